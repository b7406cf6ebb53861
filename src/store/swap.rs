//! The steps that make a finished folder the run at its target, and what puts things right if a process died between them.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::names::{Present, StoreError, Target, TargetFault};

/// A lock on a folder. The system lets go of it when the process ends, however it ends.
///
/// File systems that know no locks are used without one: there two runs at once for one target may hinder each other, and a
/// staging folder left by a killed process stays.
#[derive(Debug)]
pub(super) struct Lock {
    /// Held until it is dropped.
    _file: Option<File>,
}

impl Lock {
    /// Waits for the lock.
    pub(super) fn wait(folder: &Path) -> Self {
        let file = File::open(folder).ok();
        Self { _file: file.filter(|file| file.lock().is_ok()) }
    }

    /// Takes the lock if nobody holds it.
    pub(super) fn now(folder: &Path) -> Option<Self> {
        let file = File::open(folder).ok()?;
        file.try_lock().ok()?;
        Some(Self { _file: Some(file) })
    }

    /// Whether a lock is held.
    #[cfg(test)]
    pub(super) fn is_held(&self) -> bool {
        self._file.is_some()
    }
}

/// Puts right what processes that died have left beside a target. The caller holds the lock on the folder that holds it.
pub(super) fn recover(target: &Target) {
    let aside = target.beside("old");
    let gone = fs::symlink_metadata(&target.path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    if gone {
        // Died after the old run was moved aside: the latest one is whole, and nothing else is.
        if let Some(old) = aside.iter().rev().find(|old| super::names::is_run(old)) {
            let _ = fs::rename(old, &target.path);
        }
    } else if super::names::is_run(&target.path) {
        // Died before the old run was removed.
        for old in aside {
            let _ = fs::remove_dir_all(old);
        }
    }
    for partial in target.beside("partial") {
        if let Some(_lock) = Lock::now(&partial) {
            let _ = fs::remove_dir_all(&partial);
        }
    }
}

/// Renames a finished folder to the target. What stood there is gone afterwards, or stands in `staging`.
pub(super) fn install(staging: &Path, target: &Target, replace: bool) -> Result<(), StoreError> {
    let _lock = Lock::wait(&target.parent);
    match target.present()? {
        Present::Nothing => {
            fs::rename(staging, &target.path).map_err(StoreError::io("rename the run to", &target.path))?;
        }
        Present::Run if !replace => {
            return Err(StoreError::Target { path: target.path.clone(), fault: TargetFault::Exists });
        }
        Present::Run => {
            if exchange(staging, &target.path).is_err() {
                in_two_steps(staging, target, |_| Ok(()))?;
            }
        }
    }
    sync_folder(&target.parent);
    Ok(())
}

/// Two folders change names in one step.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Other systems have no such step in the standard library.
#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Steps of a replacement after which a process may die.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The old run stands aside; there is no target.
    Aside,
    /// The new run stands at the target; the old one is still aside.
    Placed,
}

/// Moves the old run aside, the new one into place, and removes the old one. `after` is told of every step; if it fails, the
/// rest is left undone, as if the process had died.
pub(super) fn in_two_steps(
    staging: &Path,
    target: &Target,
    mut after: impl FnMut(Step) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let aside = free_name(staging, target);
    fs::rename(&target.path, &aside).map_err(StoreError::io("move the old run to", &aside))?;
    after(Step::Aside)?;
    if let Err(error) = fs::rename(staging, &target.path) {
        // Nothing is lost: the old run goes back.
        let _ = fs::rename(&aside, &target.path);
        return Err(StoreError::io("rename the run to", &target.path)(error));
    }
    after(Step::Placed)?;
    sync_folder(&target.parent);
    fs::remove_dir_all(&aside).map_err(StoreError::io("remove the old run in", &aside))
}

/// A name for the old run: that of the staging folder, with its unique end.
fn free_name(staging: &Path, target: &Target) -> PathBuf {
    let prefix = target.prefix("partial");
    let name = staging.file_name().unwrap_or_default().as_encoded_bytes();
    let end = name.strip_prefix(prefix.as_encoded_bytes()).unwrap_or(b"0-0");
    let mut aside = target.prefix("old");
    aside.push(String::from_utf8_lossy(end).as_ref());
    target.parent.join(aside)
}

/// Makes a rename last through a loss of power, where the system allows folders to be synchronised.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(file) = File::open(folder) {
        let _ = file.sync_all();
    }
}
