//! A run while it is written.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::manifest::{FileEntry, MANIFEST, Manifest, Provenance, Reach, SUMS};
use super::names::{Present, StoreError, Target, TargetFault, is_plain};
use super::sha256;
use super::swap::{Lock, install, recover, sync_folder};
use crate::export::versioned;

/// What to do if a run stands at the target already. Anything else that stands there is never touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfExists {
    /// Refuse.
    Refuse,
    /// Replace it when the new run is whole.
    Replace,
}

/// A run that is being written beside its target. Dropping it removes what was written.
#[derive(Debug)]
pub struct Run {
    target: Target,
    if_exists: IfExists,
    staging: TempDir,
    /// Tells other processes that this one lives.
    lock: Option<Lock>,
    outputs: Vec<FileEntry>,
    names: BTreeSet<String>,
}

impl Run {
    /// Opens a staging folder beside the target, on the same file system. Folders that hold the target are made. What
    /// processes that died have left for the same target is put right first.
    ///
    /// # Errors
    /// If the target has no name of its own, is a file or link, holds something that is not a run, or holds a run and
    /// `if_exists` refuses; or if the file system refuses.
    pub fn stage(target: &Path, if_exists: IfExists) -> Result<Self, StoreError> {
        let target = Target::of(target)?;
        fs::create_dir_all(&target.parent).map_err(StoreError::io("make the folder", &target.parent))?;
        // Nobody may find the staging folder between its making and its locking.
        let _lock = Lock::wait(&target.parent);
        recover(&target);
        if target.present()? == Present::Run && if_exists == IfExists::Refuse {
            return Err(StoreError::Target { path: target.path, fault: TargetFault::Exists });
        }
        let mut prefix = target.prefix("partial");
        prefix.push(format!("{}-", std::process::id()));
        let staging = folder(&prefix, &target.parent).map_err(StoreError::io("write in", &target.parent))?;
        let lock = Lock::now(staging.path());
        Ok(Self { target, if_exists, staging, lock, outputs: Vec::new(), names: BTreeSet::new() })
    }

    /// The staging folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.staging.path()
    }

    /// Writes a file of the run. `name` is a path with slashes within the run folder.
    ///
    /// # Errors
    /// If the name is not plain or was written before, or the file system refuses.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if !is_plain(name) {
            return Err(StoreError::Name { name: name.to_owned() });
        }
        // Some file systems do not tell upper from lower case.
        if [MANIFEST, SUMS].contains(&name) || !self.names.insert(name.to_ascii_lowercase()) {
            return Err(StoreError::Repeated { name: name.to_owned() });
        }
        self.put(name, bytes)?;
        let bytes_written = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.outputs.push(FileEntry {
            name: name.to_owned(),
            bytes: bytes_written,
            sha256: sha256(bytes),
            reach: Some(Reach::of(name)),
        });
        Ok(())
    }

    /// Writes bytes; [`sync_files`] waits until they are on the disk.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.staging.path().join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(StoreError::io("make the folder", parent))?;
        }
        let mut file = File::create_new(&path).map_err(StoreError::io("make", &path))?;
        file.write_all(bytes).map_err(StoreError::io("write", &path))
    }

    /// Writes the manifest and the list of hashes, and renames the folder to the target.
    ///
    /// # Errors
    /// If something else stands at the target by now, or the file system refuses. The target is then as it was.
    pub fn commit(mut self, provenance: Provenance) -> Result<Manifest, StoreError> {
        let manifest = Manifest::new(provenance, std::mem::take(&mut self.outputs));
        let text = versioned(&manifest)?;
        self.put(MANIFEST, text.as_bytes())?;
        self.put(SUMS, manifest.sums(&sha256(text.as_bytes())).as_bytes())?;
        let written = manifest.outputs.iter().map(|file| file.name.as_str()).chain([MANIFEST, SUMS]);
        sync_files(&written.map(|name| self.staging.path().join(name)).collect::<Vec<_>>())?;
        for folder in self.folders(&manifest) {
            sync_folder(&folder);
        }
        install(self.staging.path(), &self.target, self.if_exists == IfExists::Replace)?;
        // Either the name is free now, or the old run bears it; what cannot be removed is removed by the next run.
        let Self { staging, lock, .. } = self;
        drop(lock);
        let _ = staging.close();
        Ok(manifest)
    }

    /// Lets go of the lock and hands out the folder, so that a test can play dead.
    #[cfg(test)]
    pub(super) fn into_staging(self) -> TempDir {
        self.staging
    }

    /// The staging folder and those within it.
    fn folders(&self, manifest: &Manifest) -> BTreeSet<PathBuf> {
        let root = self.staging.path();
        let inner = manifest.outputs.iter().filter_map(|file| Path::new(&file.name).parent());
        inner.flat_map(Path::ancestors).map(|folder| root.join(folder)).chain([root.to_path_buf()]).collect()
    }
}

/// Threads that wait for the disk.
const WAITING: usize = 16;

/// Waits until files are on the disk. The file system writes what many threads wait for in one go; one file after another,
/// 80 files took 20 times as long (0.4 s against 0.02 s).
fn sync_files(paths: &[PathBuf]) -> Result<(), StoreError> {
    let sync = |path: &PathBuf| {
        let file = File::options().write(true).open(path);
        file.and_then(|file| file.sync_all()).map_err(StoreError::io("write", path))
    };
    std::thread::scope(|scope| {
        let waiting: Vec<_> = paths
            .chunks(paths.len().div_ceil(WAITING).max(1))
            .map(|share| scope.spawn(move || share.iter().try_for_each(sync)))
            .collect();
        let fault = |path: &Path| StoreError::io("write", path)(std::io::ErrorKind::Other.into());
        let first = paths.first().map_or(Path::new(""), PathBuf::as_path);
        waiting.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| Err(fault(first))))
    })
}

/// A new folder with the rights that any new folder has; by default it would be closed to everybody else.
fn folder(prefix: &std::ffi::OsStr, parent: &Path) -> std::io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).rand_bytes(8);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(parent)
}
