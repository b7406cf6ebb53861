//! The bundles of a scenario: in its own file, or in a file that it names.

use super::WrittenScenario;
use crate::diagnostics::{Findings, SourceText};
use crate::dossier::{BUNDLES_SCHEMA, BundleEntry, BundlesFile, Dossier, pack};
use crate::model::Catalogue;
use crate::source::{Checked, Faults, Node, files, json, text};

/// A file of bundles as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenBundles {
    pub(super) bundles: Vec<BundleEntry>,
    file: String,
    sha256: String,
    text: String,
    tree: Node,
}

/// Reads a file of bundles. What it names is looked up when the scenario is checked.
#[must_use]
pub fn read_bundles(file: &str, mut bytes: Vec<u8>) -> Checked<WrittenBundles> {
    let sha256 = files::sha256(&bytes);
    let mut faults = Faults::default();
    let readable = text::make_readable(&mut bytes, &mut faults);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let document =
        if readable { json::read::<BundlesFile>(&text, BUNDLES_SCHEMA, &mut faults) } else { None };
    let findings = faults.into_findings(&SourceText::new(file, text.as_bytes())).into_iter().collect();
    let value = document.map(|document| WrittenBundles {
        bundles: document.value.bundles,
        file: file.to_owned(),
        sha256,
        tree: document.tree,
        text: text.clone(),
    });
    Checked { value, findings }
}

impl WrittenScenario {
    /// The same with the bundles of the file that it names. The hash is from then on that of both.
    #[must_use]
    pub fn with_bundles(mut self, written: WrittenBundles) -> Self {
        self.sha256 = files::sha256(format!("{}{}", self.sha256, written.sha256).as_bytes());
        self.bundles_file = Some(written);
        self
    }

    /// The dossier with the bundles of the scenario, and what is wrong with these; none if it leaves the bundles alone.
    #[must_use]
    pub fn packed(&self, dossier: &Dossier, catalogue: &Catalogue) -> Option<(Dossier, Findings)> {
        let (entries, tree, file, text) = match (&self.bundles_file, &self.scenario.bundles) {
            (Some(other), _) => (&other.bundles, &other.tree, &other.file, other.text.as_str()),
            (None, Some(own)) => (own, self.tree(), &self.file, self.text()),
            (None, None) => return None,
        };
        let mut faults = Faults::default();
        let bundles = pack(dossier, entries, tree, catalogue, &mut faults);
        let findings = faults.into_findings(&SourceText::new(file.as_str(), text.as_bytes()));
        Some((Dossier { bundles, ..dossier.clone() }, findings.into_iter().collect()))
    }
}
