//! A file of bundles that a scenario names.

use crate::diagnostics::SourceText;
use crate::dossier::{BUNDLES_SCHEMA, BundleEntry, BundlesFile};
use crate::source::{Checked, Faults, Node, files, json, text};

/// A file of bundles as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenBundles {
    pub(super) bundles: Vec<BundleEntry>,
    pub(super) file: String,
    pub(super) sha256: String,
    pub(super) text: String,
    pub(super) tree: Node,
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
