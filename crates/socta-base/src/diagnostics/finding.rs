//! One finding, and all of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Code, Place, Severities, Severity};

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

impl Finding {
    /// A finding without a place, with the hint of its code's page.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: code.page().fix.to_owned(),
            place: None,
            related: Vec::new(),
        }
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// With a hint for this very case in place of the page's.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// With another place that belongs to it, and a few words that say why.
    #[must_use]
    pub fn related(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }

    /// What the order of findings goes by: file, line, column, code. What has no place comes first.
    fn order(&self) -> (Option<(&str, u32, u32)>, Code) {
        let place = self.place.as_ref().map(|place| (place.file.as_str(), place.line, place.column));
        (place, self.code)
    }
}

/// How many findings there are of each severity. Allowed findings are not shown, but they are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Findings whose code is allowed.
    pub allowed: usize,
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

    /// Adds all of another check.
    pub fn merge(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Orders them by file, line, column and code; those that are equal in all four stay as they were.
    pub fn sort(&mut self) {
        self.list.sort_by(|one, other| one.order().cmp(&other.order()));
    }

    /// The findings in the order of [`Findings::sort`].
    #[must_use]
    pub fn ordered(&self) -> Vec<&Finding> {
        let mut ordered: Vec<&Finding> = self.list.iter().collect();
        ordered.sort_by(|one, other| one.order().cmp(&other.order()));
        ordered
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are, allowed ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether at least one is an error.
    #[must_use]
    pub fn has_errors(&self, severities: &Severities) -> bool {
        self.list.iter().any(|finding| severities.of(finding.code) == Severity::Error)
    }

    /// How many there are of each severity.
    #[must_use]
    pub fn counts(&self, severities: &Severities) -> Counts {
        let mut counts = Counts::default();
        for finding in &self.list {
            match severities.of(finding.code) {
                Severity::Allow => counts.allowed += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Error => counts.errors += 1,
            }
        }
        counts
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        Self { list: findings.into_iter().collect() }
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.list.extend(findings);
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Finding, Findings, Place, Severities, Severity};

    fn at(code: Code, file: &str, line: usize, column: usize) -> Finding {
        Finding::new(code, "m").at(Place::on_line(file, line, b"0123456789", column - 1..column))
    }

    #[test]
    fn they_are_ordered_by_file_line_column_and_code() {
        let mut findings: Findings = [
            at(Code::NoAnswer, "b.csv", 1, 1),
            at(Code::UnknownSubject, "a.csv", 10, 1),
            at(Code::NoAnswer, "a.csv", 2, 7),
            at(Code::UnknownIndicator, "a.csv", 2, 3),
            at(Code::UnknownSubject, "a.csv", 2, 3),
            Finding::new(Code::FileMissing, "m"),
        ]
        .into_iter()
        .collect();
        findings.sort();
        let codes: Vec<&str> = findings.list.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(codes, ["F001", "O001", "O002", "O006", "O001", "O006"]);
    }

    #[test]
    fn the_hint_is_the_pages_unless_it_is_given() {
        let finding = Finding::new(Code::NoAnswer, "m");
        assert_eq!(finding.hint, Code::NoAnswer.page().fix);
        assert_eq!(finding.hint("do this").hint, "do this");
    }

    #[test]
    fn severities_decide_what_is_an_error() {
        let findings: Findings =
            [at(Code::NoAnswer, "a", 1, 1), at(Code::NoAnswer, "a", 2, 1)].into_iter().collect();
        let mut severities = Severities::default();
        assert!(findings.has_errors(&severities));
        severities.set("O006", Severity::Warning).expect("a known code");
        assert!(!findings.has_errors(&severities));
        assert_eq!(findings.counts(&severities).warnings, 2);
        severities.set("no-answer", Severity::Allow).expect("a known name");
        assert_eq!(findings.counts(&severities).allowed, 2);
    }
}
