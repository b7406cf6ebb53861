//! Reading a scoring model by the name of a preset or by path.

use std::path::Path;

use crate::diagnostics::{Finding, SourceText, did_you_mean};
use crate::source::{Checked, Faults, files, json, text};

use super::{Catalogue, ScoringModel, check_model};

/// The format of a model.
pub const MODEL_SCHEMA: &str = "socta.model/1";

/// A model that was read, and what identifies it.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedModel {
    /// The model.
    pub model: ScoringModel,
    /// What findings call its file: its path as typed, or the name of a preset with the ending of a file.
    pub name: String,
    /// SHA-256 of its file, in hexadecimal.
    pub sha256: String,
    /// Name of its file, without folders.
    pub file: String,
    /// The bytes of its file, so that a run can keep them.
    pub text: String,
}

/// The models that are part of the program: name and text.
#[must_use]
pub const fn presets() -> &'static [(&'static str, &'static str)] {
    &[
        ("equal-weights", include_str!("../../models/equal-weights.json")),
        ("strong-four", include_str!("../../models/strong-four.json")),
        ("sleipnir-order", include_str!("../../models/sleipnir-order.json")),
    ]
}

/// Reads and checks a model. `name_or_path` is the name of a preset or a path; `methods` are the names of the scoring
/// methods that exist.
#[must_use]
pub fn read_model(name_or_path: &str, catalogue: &Catalogue, methods: &[&str]) -> Checked<LoadedModel> {
    if let Some((name, text)) = presets().iter().find(|(name, _)| *name == name_or_path) {
        return parse_model(&format!("{name}.json"), text.as_bytes().to_vec(), catalogue, methods);
    }
    match files::read(Path::new(name_or_path), name_or_path) {
        Ok(stored) => parse_model(name_or_path, stored.bytes, catalogue, methods),
        Err(finding) => {
            Checked { value: None, findings: std::iter::once(missing(*finding, name_or_path)).collect() }
        }
    }
}

fn missing(finding: Finding, typed: &str) -> Finding {
    let names = || presets().iter().map(|(name, _)| *name);
    let all: Vec<&str> = names().collect();
    let otherwise = format!("give the path of a model file, or one of: {}", all.join(", "));
    let hint = did_you_mean(typed, names(), otherwise);
    finding.hint(hint)
}

/// Checks a model that is at hand as bytes; `name` is what findings call it.
#[must_use]
pub fn parse_model(
    name: &str,
    bytes: Vec<u8>,
    catalogue: &Catalogue,
    methods: &[&str],
) -> Checked<LoadedModel> {
    let sha256 = files::sha256(&bytes);
    let mut faults = Faults::default();
    let mut bytes = bytes;
    let readable = text::is_readable(&bytes) || text::make_readable(&mut bytes, &mut faults);
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    let document = if readable { json::read::<ScoringModel>(text, MODEL_SCHEMA, &mut faults) } else { None };
    let value = document.map(|document| {
        check_model::check(&document, catalogue, methods, &mut faults);
        let file =
            Path::new(name).file_name().map_or_else(|| name.to_owned(), |it| it.to_string_lossy().into());
        LoadedModel { model: document.value, name: name.to_owned(), sha256, file, text: text.to_owned() }
    });
    let findings = faults.into_findings(&SourceText::new(name, &bytes)).into_iter().collect();
    Checked { value, findings }
}
