//! Which names a run may have and write, and what can go wrong with them.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::manifest::{FORMAT, MANIFEST};
use crate::source::files::is_plain_name;

/// Why a folder cannot become or hold a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TargetFault {
    /// The path is `.`, `..` or the root.
    #[error("it has no name of its own, so that nothing could be renamed to it; give a new folder")]
    NoName,
    /// The path leads to a file.
    #[error("it is a file")]
    File,
    /// The path leads to a symbolic link.
    #[error("it is a symbolic link, which a run would replace; give the folder itself")]
    Link,
    /// The folder holds something that is not a run.
    #[error("it holds files that are not a run of this program; they are never replaced")]
    Foreign,
    /// The folder holds a run.
    #[error("it holds a run already; use --force to replace it")]
    Exists,
    /// The folder holds parts of something else.
    #[error(
        "it holds parts of another plan, of other data, or of another version; use --force to throw them away"
    )]
    OtherKey,
}

/// Why a run is not written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The target cannot hold the run.
    #[error("cannot write a run to {}: {fault}", path.display())]
    Target {
        /// The target.
        path: PathBuf,
        /// Why.
        #[source]
        fault: TargetFault,
    },
    /// A file of a run has a name that it must not have.
    #[error(
        "a run has no file named {name:?}: names are made of letters, digits, '-', '_' and '.', in folders"
    )]
    Name {
        /// The name.
        name: String,
    },
    /// A file of a run is written twice.
    #[error("a run has only one file named {name:?}")]
    Repeated {
        /// The name.
        name: String,
    },
    /// The file system refuses.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The manifest cannot be written.
    #[error("cannot write the manifest: {0}")]
    Manifest(#[from] crate::export::JsonFault),
}

impl StoreError {
    /// For `map_err`.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { doing, path, source }
    }
}

/// Whether a run may hold a file of this name: relative, without `.` and `..`, nothing hidden, and nothing that
/// `sha256sum` or a shell would have to escape.
pub(super) fn is_plain(name: &str) -> bool {
    name.split('/').all(is_plain_name)
}

/// Where a run shall stand.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The folder itself.
    pub(super) path: PathBuf,
    /// The folder that holds it.
    pub(super) parent: PathBuf,
    /// Name of the folder.
    pub(super) name: OsString,
}

/// What stands at a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Present {
    /// Nothing, or an empty folder.
    Nothing,
    /// A run.
    Run,
}

impl Target {
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let fault = || StoreError::Target { path: path.to_path_buf(), fault: TargetFault::NoName };
        let name = path.file_name().ok_or_else(fault)?.to_owned();
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).to_path_buf();
        // A trailing slash or dot would make a link look like the folder behind it.
        Ok(Self { path: parent.join(&name), parent, name })
    }

    /// Beginning of the names beside the target, as `.advice.partial-`.
    pub(super) fn prefix(&self, kind: &str) -> OsString {
        let mut prefix = OsString::from(".");
        prefix.push(&self.name);
        prefix.push(format!(".{kind}-"));
        prefix
    }

    /// What stands there now.
    pub(super) fn present(&self) -> Result<Present, StoreError> {
        let fault = |fault| Err(StoreError::Target { path: self.path.clone(), fault });
        let found = match fs::symlink_metadata(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Present::Nothing),
            Err(error) => return Err(StoreError::io("look at", &self.path)(error)),
        };
        if found.is_symlink() {
            return fault(TargetFault::Link);
        }
        if !found.is_dir() {
            return fault(TargetFault::File);
        }
        let mut entries = fs::read_dir(&self.path).map_err(StoreError::io("list", &self.path))?;
        if entries.next().is_none() {
            Ok(Present::Nothing)
        } else if is_run(&self.path) {
            Ok(Present::Run)
        } else {
            fault(TargetFault::Foreign)
        }
    }

    /// Folders beside the target that a process made for it, in the order of their names.
    pub(super) fn beside(&self, kind: &str) -> Vec<PathBuf> {
        let prefix = self.prefix(kind);
        let Ok(entries) = fs::read_dir(&self.parent) else { return Vec::new() };
        let mut found: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .filter(|entry| is_made_for(&entry.file_name(), &prefix))
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .map(|entry| entry.path())
            .collect();
        found.sort();
        found
    }
}

/// Whether a name is the prefix, a process number, a hyphen and some letters and digits; so that a target whose name
/// continues that of another is not taken for it.
fn is_made_for(name: &OsStr, prefix: &OsStr) -> bool {
    let Some(rest) = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes()) else { return false };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let random = rest.get(digits + 1..).unwrap_or_default();
    digits > 0
        && rest.get(digits) == Some(&b'-')
        && !random.is_empty()
        && random.iter().all(u8::is_ascii_alphanumeric)
}

/// Whether a folder says of itself that it is a run.
pub(super) fn is_run(folder: &Path) -> bool {
    fs::read(folder.join(MANIFEST))
        .is_ok_and(|bytes| schema(&bytes).is_some_and(|schema| major(&schema).is_some()))
}

/// The format that a manifest names.
pub(super) fn schema(manifest: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head {
        schema: String,
    }
    serde_json::from_slice::<Head>(manifest).ok().map(|head| head.schema)
}

/// Major version of a run's format.
pub(super) fn major(schema: &str) -> Option<u32> {
    schema.strip_prefix(FORMAT)?.strip_prefix('/')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        for name in ["advice.md", "tables/a-b_c.csv", "x/y/z"] {
            assert!(is_plain(name), "{name}");
        }
        for name in
            ["", "/etc", "a//b", "../x", "a/../b", "./a", ".hidden", "-rf", "a b", "a\nb", "a\\b", "ø"]
        {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn only_names_of_this_target_are_recognised() {
        let prefix = OsStr::new(".advice.old-");
        assert!(is_made_for(OsStr::new(".advice.old-12-aB3"), prefix));
        for other in [
            ".advice.old-1.old-12-aB3",
            ".advice.old-12",
            ".advice.old-12-",
            ".advice.old-x-y",
            ".advice2.old-1-a",
        ] {
            assert!(!is_made_for(OsStr::new(other), prefix), "{other}");
        }
    }

    #[test]
    fn versions_are_read() {
        assert_eq!(major("socta.run/1"), Some(1));
        assert_eq!(major("socta.run/12"), Some(12));
        assert_eq!(major("socta.rank/1"), None);
        assert_eq!(major("socta.run/x"), None);
    }
}
