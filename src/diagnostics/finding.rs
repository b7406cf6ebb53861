//! One finding, and all of them.

use serde::Serialize;

use super::Code;

/// How bad a finding is. It can be raised or lowered by code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not shown.
    Allow,
    /// Shown; the run goes on.
    Warning,
    /// Shown; nothing is written.
    Error,
}

/// Where in the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Path as the user knows it: relative to the dossier's folder, or the model's path.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Length in characters of what is marked; at least 1.
    pub length: u32,
    /// The line itself (a window around the place, if it is long).
    pub excerpt: String,
    /// Column of the excerpt's first character in the line, from 1.
    pub excerpt_column: u32,
}

/// Something that is wrong. Why it matters belongs to the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable code.
    pub code: Code,
    /// What is wrong, with the values that are wrong.
    pub message: String,
    /// What to do about it here.
    pub hint: String,
    /// Where; none for what no file is to blame for (a missing file, an option).
    pub place: Option<Place>,
    /// Other places that belong to it, each with a few words (the first of two duplicates).
    pub related: Vec<(Place, String)>,
}

/// All findings of one check, in the order of their files and places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// The findings.
    pub list: Vec<Finding>,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }
}
