//! Findings for programs.

use serde::Serialize;

use crate::diagnostics::{Code, Counts, Finding, Findings, Place, Severities, Severity};

/// Name and version of the format.
const SCHEMA: &str = "socta.findings/1";

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    counts: Counts,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: Code,
    name: &'static str,
    severity: Severity,
    message: &'a str,
    why: &'static str,
    hint: &'a str,
    place: Option<&'a Place>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    place: &'a Place,
    message: &'a str,
}

/// All findings that are not allowed, in order, as one JSON object with the schema `socta.findings/1`.
#[must_use]
pub fn render_json(findings: &Findings, severities: &Severities) -> String {
    let shown =
        findings.ordered().into_iter().filter(|finding| severities.of(finding.code) != Severity::Allow);
    let report = Report {
        schema: SCHEMA,
        counts: findings.counts(severities),
        findings: shown.map(|finding| entry(finding, severities)).collect(),
    };
    let mut json =
        serde_json::to_string_pretty(&report).expect("strings and numbers can always be written as JSON");
    json.push('\n');
    json
}

fn entry<'a>(finding: &'a Finding, severities: &Severities) -> Entry<'a> {
    let related = finding.related.iter();
    Entry {
        code: finding.code,
        name: finding.code.name(),
        severity: severities.of(finding.code),
        message: &finding.message,
        why: finding.code.page().why,
        hint: &finding.hint,
        place: finding.place.as_ref(),
        related: related.map(|(place, message)| Related { place, message }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::render_json;
    use crate::diagnostics::{Code, Finding, Findings, Place, Severities, Severity};

    #[test]
    fn everything_that_is_known_of_a_finding_is_there() {
        let place = Place::on_line("observations.csv", 7, "a,\"æ\",Very".as_bytes(), 7..11);
        let finding = Finding::new(Code::LevelNotOnScale, "`Very` is no level")
            .at(place.clone())
            .related(place, "again");
        let findings = [finding, Finding::new(Code::FileMissing, "gone")].into_iter().collect();
        insta::assert_snapshot!(render_json(&findings, &Severities::default()));
    }

    #[test]
    fn all_are_listed_but_the_allowed_ones() {
        let findings: Findings = (0..99).map(|_| Finding::new(Code::NoAnswer, "m")).collect();
        let mut severities = Severities::default();
        let listed = |severities: &Severities| {
            let json: serde_json::Value =
                serde_json::from_str(&render_json(&findings, severities)).expect("JSON");
            json["findings"].as_array().map(Vec::len)
        };
        assert_eq!(listed(&severities), Some(99));
        severities.set("no-answer", Severity::Allow).expect("a name");
        assert_eq!(listed(&severities), Some(0));
    }
}
