//! A folder that is filled part by part, so that what was interrupted goes on where it stopped.
//!
//! Unlike a [`Run`](super::Run), which appears whole or not at all, the folder stands at its target from the beginning. A
//! key file says what it is for; every file is written aside and renamed, so that each is there whole or not at all.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::names::{StoreError, TargetFault, is_plain};

/// Name of the file that holds the key.
const KEY: &str = "identity.sha256";

/// What to do with what stands in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfStarted {
    /// Go on if it has the same key, refuse if it has another.
    GoOn,
    /// Begin anew, whatever key it has.
    Restart,
}

/// A folder of parts under one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    folder: PathBuf,
}

impl Parts {
    /// Opens or makes the folder.
    ///
    /// # Errors
    /// If it is a file, holds something else than such parts, or holds parts under another key and `if_started` does not
    /// throw them away; or if the file system refuses.
    pub fn open(folder: &Path, key: &str, if_started: IfStarted) -> Result<Self, StoreError> {
        let refuse = |fault| StoreError::Target { path: folder.to_path_buf(), fault };
        if folder.is_symlink() {
            return Err(refuse(TargetFault::Link));
        }
        if folder.exists() && !folder.is_dir() {
            return Err(refuse(TargetFault::File));
        }
        let stored = fs::read_to_string(folder.join(KEY)).ok();
        let empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
        match stored {
            None if !empty => return Err(refuse(TargetFault::Foreign)),
            Some(stored) if stored.trim() != key && if_started == IfStarted::GoOn => {
                return Err(refuse(TargetFault::OtherKey));
            }
            Some(_) if if_started == IfStarted::Restart => {
                fs::remove_dir_all(folder).map_err(StoreError::io("remove", folder))?;
            }
            _ => {}
        }
        fs::create_dir_all(folder).map_err(StoreError::io("make the folder", folder))?;
        let parts = Self { folder: folder.to_path_buf() };
        parts.write(KEY, format!("{key}\n").as_bytes())?;
        Ok(parts)
    }

    /// A file that was written, if it is there.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        is_plain(name).then(|| fs::read(self.folder.join(name)).ok()).flatten()
    }

    /// Writes a file in place of the one of that name. `name` is a path with slashes within the folder.
    ///
    /// # Errors
    /// If the name is not plain, or the file system refuses.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if !is_plain(name) {
            return Err(StoreError::Name { name: name.to_owned() });
        }
        let path = self.folder.join(name);
        let parent = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent).map_err(StoreError::io("make the folder", parent))?;
        let mut file = tempfile::Builder::new()
            .prefix(".partial-")
            .tempfile_in(parent)
            .map_err(StoreError::io("write in", parent))?;
        file.write_all(bytes).map_err(StoreError::io("write", &path))?;
        // A temporary file is private to the user; a result should be as readable as any other file.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let readable = fs::Permissions::from_mode(0o644);
            file.as_file().set_permissions(readable).map_err(StoreError::io("write", &path))?;
        }
        file.persist(&path).map(|_| ()).map_err(|error| StoreError::io("rename to", &path)(error.error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_again_under_the_same_key_alone() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("out");
        let parts = Parts::open(&folder, "one", IfStarted::GoOn).expect("it is new");
        assert_eq!(parts.read("parts/00000.json"), None);
        parts.write("parts/00000.json", b"{}").expect("written");
        let again = Parts::open(&folder, "one", IfStarted::GoOn).expect("the same key");
        assert_eq!(again.read("parts/00000.json").as_deref(), Some(&b"{}"[..]));
        let other = Parts::open(&folder, "two", IfStarted::GoOn).expect_err("another key");
        assert!(matches!(other, StoreError::Target { fault: TargetFault::OtherKey, .. }));
        let anew = Parts::open(&folder, "two", IfStarted::Restart).expect("it is thrown away");
        assert_eq!(anew.read("parts/00000.json"), None);
    }

    #[test]
    fn what_is_not_ours_is_never_touched() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("letter.txt"), "dear").expect("written");
        for if_started in [IfStarted::GoOn, IfStarted::Restart] {
            let refused = Parts::open(home.path(), "one", if_started).expect_err("foreign");
            assert!(matches!(refused, StoreError::Target { fault: TargetFault::Foreign, .. }));
        }
        let file = home.path().join("letter.txt");
        assert!(Parts::open(&file, "one", IfStarted::Restart).is_err());
        assert_eq!(fs::read(file).expect("still there"), b"dear");
    }

    #[test]
    fn names_stay_inside() {
        let home = tempfile::tempdir().expect("a folder");
        let parts = Parts::open(&home.path().join("out"), "one", IfStarted::GoOn).expect("it is new");
        assert!(parts.write("../x", b"").is_err() && parts.read("../x").is_none());
    }
}
