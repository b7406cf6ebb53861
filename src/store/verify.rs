//! Whether a run folder is what it was when it was written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::manifest::{MAJOR, MANIFEST, Manifest, SUMS};
use super::names::{Target, is_plain, major, schema};
use super::sha256;
use super::swap::{Lock, recover};

/// Name of the problem that a proposal solves.
const PROBLEM: &str = "problem.json";
/// Name of the certificate that the proposal is optimal.
const CERTIFICATE: &str = "certificate.json";

/// What is wrong with a run folder.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VerifyFault {
    /// The folder is not a run.
    #[error("{} is not a run folder: it has no readable {MANIFEST}", folder.display())]
    NotARun {
        /// The folder.
        folder: PathBuf,
    },
    /// A newer program wrote it.
    #[error(
        "the run has the format {found}; this program reads {} up to version {known}",
        super::manifest::FORMAT
    )]
    Newer {
        /// Format of the run.
        found: String,
        /// Newest major version that is read.
        known: u32,
    },
    /// The manifest does not have the form of its version.
    #[error("{MANIFEST} is damaged: {reason}")]
    Manifest {
        /// What is wrong.
        reason: String,
    },
    /// The manifest names a file outside the folder.
    #[error("{MANIFEST} names {name:?}, which is no file of a run")]
    Name {
        /// The name.
        name: String,
    },
    /// A file is not there or cannot be read.
    #[error("{name} is missing")]
    Missing {
        /// Name of the file.
        name: String,
    },
    /// A file has other bytes than when it was written.
    #[error("{name} was changed: SHA-256 is {found}, was {expected}")]
    Changed {
        /// Name of the file.
        name: String,
        /// Hash in the manifest.
        expected: String,
        /// Hash of the file.
        found: String,
    },
    /// A file is there that the run did not write.
    #[error("{name} does not belong to the run")]
    Extra {
        /// Name of the file.
        name: String,
    },
    /// The list of hashes does not say what the manifest says.
    #[error("{SUMS} and {MANIFEST} do not agree")]
    Sums,
}

/// A proposal and its proof, to be checked by [`crate::priorities`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificatePaths {
    /// The problem.
    pub problem: PathBuf,
    /// The certificate of its solution.
    pub certificate: PathBuf,
}

/// A run in which nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Manifest of the run.
    pub manifest: Manifest,
    /// Proposals with a certificate, ordered by folder.
    pub certificates: Vec<CertificatePaths>,
    /// Number of files, manifest and list of hashes among them.
    pub files: usize,
    /// Size of all outputs that are there in bytes.
    pub bytes: u64,
    /// Files that stay inside and are not there, so that nothing can be said of them; ordered by name.
    pub absent: Vec<String>,
}

/// Recomputes every hash of a run folder. If a process died while it replaced the run, the old one is put back first.
///
/// # Errors
/// Every fault at once: what is missing, changed, added; or that the folder is no run, or of a newer format.
pub fn verify(folder: &Path) -> Result<Verified, Vec<VerifyFault>> {
    if let Ok(target) = Target::of(folder)
        && !target.path.exists()
        && !target.beside("old").is_empty()
    {
        let _lock = Lock::wait(&target.parent);
        recover(&target);
    }
    let bytes = fs::read(folder.join(MANIFEST)).map_err(|_| vec![not_a_run(folder)])?;
    let manifest = read(&bytes, folder).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let mut found = BTreeMap::new();
    files(folder, "", &mut found);
    let internal = || manifest.outputs.iter().filter(|output| output.is_internal());
    // What stays inside is not handed over; then all of it is away.
    let handed_over = internal().all(|output| !found.contains_key(&output.name));
    let absent: Vec<String> = internal().filter(|_| handed_over).map(|output| output.name.clone()).collect();
    for output in manifest.outputs.iter().filter(|output| !absent.contains(&output.name)) {
        faults.extend(check(&output.name, &output.sha256, found.get(&output.name)));
    }
    let sums = fs::read(folder.join(SUMS)).unwrap_or_default();
    if !found.contains_key(SUMS) {
        faults.push(VerifyFault::Missing { name: SUMS.to_owned() });
    } else if sums != manifest.sums(&sha256(&bytes)).as_bytes() {
        faults.push(VerifyFault::Sums);
    }
    let known = |name: &str| {
        name == MANIFEST || name == SUMS || manifest.outputs.iter().any(|output| output.name == name)
    };
    faults.extend(
        found.keys().filter(|name| !known(name)).map(|name| VerifyFault::Extra { name: name.clone() }),
    );
    if faults.is_empty() { Ok(verified(folder, manifest, absent)) } else { Err(faults) }
}

fn not_a_run(folder: &Path) -> VerifyFault {
    VerifyFault::NotARun { folder: folder.to_path_buf() }
}

fn read(bytes: &[u8], folder: &Path) -> Result<Manifest, VerifyFault> {
    let found = schema(bytes).ok_or_else(|| not_a_run(folder))?;
    match major(&found) {
        None => Err(not_a_run(folder)),
        Some(version) if version > MAJOR => Err(VerifyFault::Newer { found, known: MAJOR }),
        Some(_) => {
            serde_json::from_slice(bytes).map_err(|error| VerifyFault::Manifest { reason: error.to_string() })
        }
    }
}

/// Every file below a folder by its name within the run. Links are not followed; they belong to no run.
fn files(folder: &Path, prefix: &str, into: &mut BTreeMap<String, PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            files(&entry.path(), &format!("{name}/"), into);
        } else {
            into.insert(name, entry.path());
        }
    }
}

fn check(name: &str, expected: &str, path: Option<&PathBuf>) -> Option<VerifyFault> {
    if !is_plain(name) {
        return Some(VerifyFault::Name { name: name.to_owned() });
    }
    let is_file = |path: &&PathBuf| fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let Some(bytes) = path.filter(is_file).and_then(|path| fs::read(path).ok()) else {
        return Some(VerifyFault::Missing { name: name.to_owned() });
    };
    let found = sha256(&bytes);
    (found != expected).then(|| VerifyFault::Changed {
        name: name.to_owned(),
        expected: expected.to_owned(),
        found,
    })
}

fn verified(folder: &Path, manifest: Manifest, absent: Vec<String>) -> Verified {
    let has = |name: &str| manifest.outputs.iter().any(|output| output.name == name);
    let certificates = manifest
        .outputs
        .iter()
        .filter_map(|output| output.name.strip_suffix(CERTIFICATE))
        .filter(|place| (place.is_empty() || place.ends_with('/')) && has(&format!("{place}{PROBLEM}")))
        .map(|place| CertificatePaths {
            problem: folder.join(format!("{place}{PROBLEM}")),
            certificate: folder.join(format!("{place}{CERTIFICATE}")),
        })
        .collect();
    let there = || manifest.outputs.iter().filter(|output| !absent.contains(&output.name));
    let (files, bytes) = (there().count() + 2, there().map(|output| output.bytes).sum());
    Verified { manifest, certificates, files, bytes, absent }
}
