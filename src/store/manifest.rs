//! What a run was made of and what it made.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sha256;

/// Name of the manifest within a run folder.
pub(super) const MANIFEST: &str = "manifest.json";
/// Name of the list of hashes, in the form of `sha256sum`.
pub(super) const SUMS: &str = "SHA256SUMS";
/// Name of the format, without its version.
pub(super) const FORMAT: &str = "socta.run";
/// Newest major version that is read.
pub(super) const MAJOR: u32 = 1;

/// The program that made a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// Name of the program.
    pub name: String,
    /// Version of the program.
    pub version: String,
}

impl Tool {
    /// The running program.
    #[must_use]
    pub fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// Folder of what stays inside, within a run folder.
pub const INTERNAL: &str = "internal/";

/// Whether a file of a run may be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// The file tells nothing that only restricted rows say, but scores and what follows from them.
    HandOver,
    /// The file tells what restricted rows say, and stays with those who hold the dossier.
    Internal,
}

impl Reach {
    /// Of a file by its name within the run.
    #[must_use]
    pub(super) fn of(name: &str) -> Self {
        let inside = INTERNAL.trim_end_matches('/');
        match name.split('/').rev().skip(1).any(|folder| folder == inside) {
            true => Self::Internal,
            false => Self::HandOver,
        }
    }
}

/// A file and its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileEntry {
    /// Path within its folder, with slashes.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256, in hexadecimal.
    pub sha256: String,
    /// Whether it may be handed over; none for what a run read, and in runs before it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
}

impl FileEntry {
    /// Whether it stays inside.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.reach == Some(Reach::Internal)
    }
}

/// What kind of knowledge a run used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KnowledgeKind {
    /// A scoring model.
    Model,
    /// A file that a model which extends another is made from: its own, then that of the one that it extends, and so on.
    ModelFile,
    /// An indicator catalogue.
    Catalogue,
    /// A scenario.
    Scenario,
    /// A list that was evaluated beside the proposal.
    Decision,
    /// Messages of a language.
    Words,
    /// Stakeholders and their weights.
    Stakeholders,
    /// Criteria of key positions.
    KeyPositions,
}

/// A model, catalogue or scenario that a run used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Knowledge {
    /// What it is.
    pub kind: KnowledgeKind,
    /// Name of the file.
    pub name: String,
    /// Version, if the file has one.
    pub version: String,
    /// SHA-256 of the file, in hexadecimal; of a model that extends another, of the whole model as `socta model show` prints it.
    pub sha256: String,
}

/// What a run is made of. Nothing stands here that does not change the result: neither the number of threads, nor the
/// clock, nor where the run is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// The program.
    pub tool: Tool,
    /// The command, as `assess`.
    pub command: String,
    /// Settings of the run by name.
    pub settings: BTreeMap<String, String>,
    /// Seed of the random streams.
    pub seed: u64,
    /// Number of samples.
    pub samples: u64,
    /// Files that were read.
    pub inputs: Vec<FileEntry>,
    /// Models, catalogues and scenarios.
    pub knowledge: Vec<Knowledge>,
}

impl Provenance {
    /// Identifier of the run: 16 hexadecimal digits of the hash of everything that it is made of. Two runs with one
    /// identifier have the same bytes.
    #[must_use]
    pub fn run_id(&self) -> String {
        let text = serde_json::to_string(self).expect("the type holds nothing that JSON cannot");
        sha256(text.as_bytes()).chars().take(16).collect()
    }
}

/// The manifest of a run folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// `socta.run/1`.
    pub schema: String,
    /// Identifier of the run.
    pub run: String,
    /// What it is made of.
    pub provenance: Provenance,
    /// What it made, ordered by name; the manifest itself and the list of hashes are not among it.
    pub outputs: Vec<FileEntry>,
}

impl Manifest {
    pub(super) fn new(provenance: Provenance, mut outputs: Vec<FileEntry>) -> Self {
        outputs.sort_by(|one, other| one.name.cmp(&other.name));
        Self { schema: format!("{FORMAT}/{MAJOR}"), run: provenance.run_id(), provenance, outputs }
    }

    /// The list of hashes that `sha256sum -c` checks: of what may be handed over. `own` is the hash of the manifest, in which the
    /// hashes of the rest stand.
    pub(super) fn sums(&self, own: &str) -> String {
        let listed = self.outputs.iter().filter(|file| !file.is_internal());
        let mut lines: Vec<(&str, &str)> =
            listed.map(|file| (file.name.as_str(), file.sha256.as_str())).collect();
        lines.push((MANIFEST, own));
        lines.sort_unstable();
        let mut text = String::new();
        for (name, sum) in lines {
            let _ = writeln!(text, "{sum}  {name}");
        }
        text
    }
}
