//! A scenario file as it was written, with the places of its parts.

use super::packed::WrittenBundles;
use super::types::{SCHEMA, Scenario};
use crate::diagnostics::{Code, Findings, SourceText};
use crate::dossier::{Dossier, pack};
use crate::model::Catalogue;
use crate::source::{Checked, Fault, Faults, Node, files, json, text};

/// A scenario with the file that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenScenario {
    /// The scenario.
    pub scenario: Scenario,
    /// Path of the file, as the user gave it.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal; of its own and that of the bundles if it names a file of bundles.
    pub sha256: String,
    bytes: Vec<u8>,
    text: String,
    tree: Node,
    /// The file of bundles that it names.
    pub(super) bundles_file: Option<WrittenBundles>,
}

impl WrittenScenario {
    /// The file as it was read, of which [`WrittenScenario::sha256`] is the hash.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

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

    /// The tree that the scenario was made from.
    pub(super) fn tree(&self) -> &Node {
        &self.tree
    }

    /// Findings of faults in this file.
    pub(super) fn findings(&self, faults: Faults) -> Findings {
        faults.into_findings(&SourceText::new(self.file.as_str(), self.text.as_bytes())).into_iter().collect()
    }
}

/// Reads a scenario. What it names is not looked up yet; [`super::check`] does that.
#[must_use]
pub fn read(file: &str, bytes: Vec<u8>) -> Checked<WrittenScenario> {
    let sha256 = files::sha256(&bytes);
    let raw = bytes.clone();
    let mut bytes = bytes;
    let mut faults = Faults::default();
    let readable = text::make_readable(&mut bytes, &mut faults);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let document = if readable { json::read::<Scenario>(&text, SCHEMA, &mut faults) } else { None };
    if let Some(document) = &document
        && !well_formed(&document.value.name)
    {
        let message = format!("`{}` is not a name for a scenario", document.value.name);
        let hint = "the name becomes part of a folder's name: use a-z, 0-9 and - only";
        let span = document.tree.span_at(&["name".into()]);
        faults.push(Fault::new(Code::KeyMalformed, span, message).hint(hint));
    }
    let findings = faults.into_findings(&SourceText::new(file, text.as_bytes())).into_iter().collect();
    let value = document.map(|document| WrittenScenario {
        scenario: document.value,
        file: file.to_owned(),
        sha256,
        bytes: raw,
        tree: document.tree,
        text: text.clone(),
        bundles_file: None,
    });
    Checked { value, findings }
}

/// Whether a name may become part of a folder's name. `base` is the name of the run without a scenario.
fn well_formed(name: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.len() <= 64 && name != "base" && name.bytes().all(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(Code, Option<u32>)> {
        let findings = read("s.json", text.as_bytes().to_vec()).findings;
        findings.list.iter().map(|found| (found.code, found.place.as_ref().map(|place| place.line))).collect()
    }

    #[test]
    fn every_fault_of_the_form_is_found_where_it_stands() {
        let text = r#"{
  "schema": "socta.scenario/1",
  "name": "Harm First",
  "title": {"en": "Harm first"},
  "description": "",
  "author": "",
  "weights": {},
  "choices": {"layers": [{"layer": "efect", "change": {"kind": "times", "by": 2}}]}
}"#;
        assert_eq!(
            codes(text),
            [(Code::KeyMalformed, Some(3)), (Code::JsonUnknownKey, Some(7)), (Code::UnknownValue, Some(8))]
        );
    }

    #[test]
    fn another_major_version_is_refused_by_name() {
        let text = r#"{"schema": "socta.scenario/2"}"#;
        assert_eq!(codes(text), [(Code::SchemaVersion, Some(1))]);
    }

    #[test]
    fn names_cannot_leave_their_folder() {
        assert!(well_formed("tight-budget-2"));
        for name in ["", "..", "a/b", "A", "ö", "base"] {
            assert!(!well_formed(name), "{name}");
        }
    }
}
