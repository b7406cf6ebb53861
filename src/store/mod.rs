//! Bytes become a run folder, whole or not at all.
//!
//! A run is written into a folder beside its target (`.NAME.partial-PID-XXXX`), which is renamed into place when every
//! file and the manifest are on the disk. Whoever looks at the target sees the old run, the new run, or nothing if there
//! never was one; never a part.
//!
//! # How a run is replaced
//!
//! On Linux the new folder and the old one change names in one step (`renameat2` with `RENAME_EXCHANGE`), so that there is
//! no moment without a whole run. Where the system or the file system cannot do that, the old run is moved aside
//! (`.NAME.old-PID-XXXX`), the new one renamed into place, and the old one removed; a process that dies between the first
//! two steps leaves no target, and the next [`Run::stage`] or [`verify`] for the same target moves the old run back.
//!
//! # Who cleans up
//!
//! A process holds a lock on its staging folder for as long as it lives, and the system lets go of it when the process
//! dies, however it dies. Staging folders without a holder are removed by the next run for the same target. What
//! happens to names beside a target happens under a lock on the folder that holds it.

mod manifest;
mod names;
mod parts;
mod run;
mod swap;
#[cfg(test)]
mod tests;
mod verify;

pub use manifest::{FileEntry, INTERNAL, Knowledge, KnowledgeKind, Manifest, Provenance, Reach, Tool};
pub use names::{StoreError, TargetFault};
pub use parts::{IfStarted, Parts};
pub use run::{IfExists, Run};
pub use verify::{CertificatePaths, Verified, VerifyFault, verify};

pub use crate::source::files::sha256;
