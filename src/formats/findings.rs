//! What is said about findings as JSON: those of a check, and the page of a code.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::Document;
use crate::diagnostics::{Code, Counts, Finding, Findings, Place, Severities, Severity};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingsFile {
    /// `socta.findings/1`.
    pub schema: String,
    /// How many there are.
    pub counts: Counts,
    /// Findings that are not allowed, in order.
    pub findings: Vec<FindingEntry>,
}

impl FindingsFile {
    /// All findings that are not allowed, in order.
    #[must_use]
    pub fn of(findings: &Findings, severities: &Severities) -> Self {
        let shown = |finding: &&Finding| severities.of(finding.code) != Severity::Allow;
        let entries = findings.ordered().into_iter().filter(shown);
        Self {
            schema: Self::FORMAT.to_owned(),
            counts: findings.counts(severities),
            findings: entries.map(|finding| FindingEntry::of(finding, severities)).collect(),
        }
    }
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingEntry {
    /// Code, as `O004`.
    pub code: String,
    /// Name of the code, as `level-not-on-scale`.
    pub name: String,
    /// How bad the finding is: a warning or an error.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Why that matters.
    pub why: String,
    /// What to do.
    pub hint: String,
    /// Where; none if it is nowhere in particular.
    pub place: Option<Place>,
    /// Other places that belong to it.
    pub related: Vec<RelatedPlace>,
}

impl FindingEntry {
    fn of(finding: &Finding, severities: &Severities) -> Self {
        let related = |(place, message): &(Place, String)| RelatedPlace {
            place: place.clone(),
            message: message.clone(),
        };
        Self {
            code: finding.code.id().to_owned(),
            name: finding.code.name().to_owned(),
            severity: severities.of(finding.code),
            message: finding.message.clone(),
            why: finding.code.page().why.to_owned(),
            hint: finding.hint.clone(),
            place: finding.place.clone(),
            related: finding.related.iter().map(related).collect(),
        }
    }
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelatedPlace {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: String,
}

/// The page of a finding's code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageFile {
    /// `socta.page/1`.
    pub schema: String,
    /// Code.
    pub code: String,
    /// Name of the code.
    pub name: String,
    /// `allow`, `warning` or `error`.
    pub severity: String,
    /// Title.
    pub title: String,
    /// What is wrong.
    pub what: String,
    /// Why that matters.
    pub why: String,
    /// An example that is wrong.
    pub wrong: String,
    /// The example put right.
    pub right: String,
    /// What to do.
    pub fix: String,
}

impl PageFile {
    /// The page of a code.
    #[must_use]
    pub fn of(code: Code) -> Self {
        let page = code.page();
        Self {
            schema: Self::FORMAT.to_owned(),
            code: code.id().to_owned(),
            name: code.name().to_owned(),
            severity: page.severity.name().to_owned(),
            title: page.title.to_owned(),
            what: page.what.to_owned(),
            why: page.why.to_owned(),
            wrong: page.wrong.to_owned(),
            right: page.right.to_owned(),
            fix: page.fix.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_known_of_a_finding_is_there() {
        let place = Place::on_line("observations.csv", 7, "a,\"æ\",Very".as_bytes(), 7..11);
        let finding = Finding::new(Code::LevelNotOnScale, "`Very` is no level")
            .at(place.clone())
            .related(place, "again");
        let findings = [finding, Finding::new(Code::FileMissing, "gone")].into_iter().collect();
        let file = FindingsFile::of(&findings, &Severities::default());
        insta::assert_snapshot!(file.text().expect("plain values"));
    }

    #[test]
    fn all_are_listed_but_the_allowed_ones() {
        let findings: Findings = (0..99).map(|_| Finding::new(Code::NoAnswer, "m")).collect();
        let mut severities = Severities::default();
        let listed = |severities: &Severities| FindingsFile::of(&findings, severities).findings.len();
        assert_eq!(listed(&severities), 99);
        severities.set("no-answer", Severity::Allow).expect("a name");
        assert_eq!(listed(&severities), 0);
    }
}
