//! Findings for editors and code hosts.
//!
//! # Source
//!
//! OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 27 March 2020.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostics::{Code, Finding, Findings, Place, Severities, Severity};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All findings that are not allowed, in order, as a SARIF 2.1.0 log with one run. Paths are relative to the dossier.
#[must_use]
pub fn render_sarif(findings: &Findings, severities: &Severities) -> String {
    let shown: Vec<&Finding> = findings
        .ordered()
        .into_iter()
        .filter(|finding| severities.of(finding.code) != Severity::Allow)
        .collect();
    let mut rules: BTreeMap<Code, usize> = shown.iter().map(|finding| (finding.code, 0)).collect();
    for (index, rule) in rules.values_mut().enumerate() {
        *rule = index;
    }
    let results: Vec<Value> =
        shown.iter().map(|finding| result(finding, rules[&finding.code], severities)).collect();
    let driver = json!({
        "name": "socta",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.keys().map(|code| rule(*code)).collect::<Vec<Value>>(),
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    let page = code.page();
    let example = format!("Wrong:\n\n{}\n\nRight:\n\n{}", page.wrong, page.right);
    json!({
        "id": code.id(),
        "name": code.name(),
        "shortDescription": { "text": page.title },
        "fullDescription": { "text": format!("{} {}", page.what, page.why) },
        "help": { "text": format!("{}\n\n{example}", page.fix) },
        "defaultConfiguration": { "level": level(page.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Allow => "none",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn result(finding: &Finding, rule: usize, severities: &Severities) -> Value {
    let mut result = json!({
        "ruleId": finding.code.id(),
        "ruleIndex": rule,
        "level": level(severities.of(finding.code)),
        "message": { "text": format!("{} Hint: {}", sentence(&finding.message), finding.hint) },
    });
    if let Some(place) = &finding.place {
        result["locations"] = json!([{ "physicalLocation": location(place) }]);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(index, (place, words))| {
            json!({ "id": index + 1, "physicalLocation": location(place), "message": { "text": words } })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn sentence(message: &str) -> String {
    if message.ends_with(['.', '!', '?']) { message.to_owned() } else { format!("{message}.") }
}

fn location(place: &Place) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(&place.file) } });
    if !place.is_whole() {
        location["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.column.saturating_add(place.length),
        });
        location["contextRegion"] = json!({
            "startLine": place.line,
            "snippet": { "text": place.excerpt },
        });
    }
    location
}

/// A path as a relative URI reference: every byte but the unreserved ones and `/` is escaped (RFC 3986, 2.3).
fn uri(path: &str) -> String {
    let escaped = path.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    escaped.collect()
}

#[cfg(test)]
mod tests {
    use super::{render_sarif, uri};
    use crate::diagnostics::{Code, Finding, Place, Severities};

    #[test]
    fn a_log_has_rules_results_and_regions() {
        let place = Place::on_line("observations.csv", 7, "a,\"æ\",Very".as_bytes(), 7..11);
        let finding = Finding::new(Code::LevelNotOnScale, "`Very` is no level")
            .at(place.clone())
            .related(place, "again");
        let whole = Finding::new(Code::UnknownFile, "odd").at(Place::whole("a b.csv"));
        let missing = Finding::new(Code::FileMissing, "gone");
        let findings = [finding, whole, missing].into_iter().collect();
        let log = render_sarif(&findings, &Severities::default());
        insta::assert_snapshot!(log.replace(env!("CARGO_PKG_VERSION"), "[version]"));
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("2024/drug use å.csv"), "2024/drug%20use%20%C3%A5.csv");
    }
}
