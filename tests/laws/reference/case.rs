//! A reference case as it stands in its file, and what makes a file one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// Where the expected figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Printed in a publication.
    Published,
    /// Computed from the published formula by another program.
    Formula,
    /// Known exactly, by proof or by counting.
    Exact,
}

/// What became of the expected figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The library finds them too.
    Reproduced,
    /// They are wrong; the reason says why.
    Refuted,
}

/// A case of `fixtures/reference`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    schema: String,
    /// The name of its file without `.json`.
    pub id: String,
    /// Which function of the library computes it.
    pub tool: String,
    /// Method of the tool.
    pub method: String,
    #[serde(default)]
    parameters: BTreeMap<String, Value>,
    problem: Value,
    /// Expected values by their key in the tool's result; null is a value that does not exist.
    pub expected: BTreeMap<String, Value>,
    tolerance: BTreeMap<String, f64>,
    /// Where the expected values come from.
    pub kind: Kind,
    /// The publication.
    pub citation: String,
    /// What became of them.
    pub status: Status,
    /// Why they are wrong, if they are.
    #[serde(default)]
    pub reason: Option<String>,
    /// What a reader should know.
    #[serde(default)]
    #[expect(dead_code, reason = "for readers of the file")]
    note: Option<String>,
}

impl Case {
    /// What the tool reads.
    pub fn input(&self) -> Vec<u8> {
        self.problem.to_string().into_bytes()
    }

    /// Whether what the tool reads has a key.
    pub fn has(&self, key: &str) -> bool {
        self.problem.get(key).is_some()
    }

    /// The parameters as they would stand on the command line.
    pub fn parameters(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.parameters.iter().map(|(name, value)| (name.clone(), text(value))).collect()
    }

    /// One of them.
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.parameters().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Largest admissible absolute difference of a key.
    pub fn tolerance_of(&self, key: &str) -> f64 {
        self.tolerance.get(key).copied().unwrap_or(0.0)
    }
}

/// Reads a case.
pub fn read(id: &str, text: &str) -> Result<Case, String> {
    let case: Case = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let keys = |map: Vec<&String>| map.into_iter().cloned().collect::<Vec<_>>();
    let faults = [
        (case.schema != "socta.reference/1", "its schema is not socta.reference/1"),
        (case.id != id, "its id is not its file name"),
        (case.citation.trim().is_empty(), "its citation is missing"),
        (case.expected.is_empty(), "it expects nothing"),
        (
            keys(case.expected.keys().collect()) != keys(case.tolerance.keys().collect()),
            "each expected key needs a tolerance, and nothing else has one",
        ),
        (
            case.tolerance.values().any(|tolerance| !(tolerance.is_finite() && *tolerance >= 0.0)),
            "a tolerance is negative",
        ),
        (
            (case.status == Status::Refuted)
                != case.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty()),
            "a reason stands beside what is refuted, and only there",
        ),
    ];
    match faults.iter().find(|(wrong, _)| *wrong) {
        Some((_, fault)) => Err((*fault).to_owned()),
        None => Ok(case),
    }
}

/// All cases of a folder in the order of their names; what is none is added to `wrong`.
pub fn all(folder: &Path, wrong: &mut Vec<String>) -> Vec<Case> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("fixtures/reference is there")
        .map(|entry| entry.expect("fixtures/reference can be read").path())
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a case is text");
        let is_json = file.extension().is_some_and(|extension| extension == "json");
        match read(&id, &text) {
            Ok(case) if is_json => cases.push(case),
            Ok(_) => wrong.push(format!("{}: a case is a .json file", file.display())),
            Err(error) => wrong.push(format!("{id}: {error}")),
        }
    }
    cases
}
