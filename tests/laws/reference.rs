//! Published and exact results: `fixtures/reference/*.json`, tested in both directions, and the table that is made of them.
//!
//! A case names a tool of the library, its input as the tool reads it, and what was published. A case that is `reproduced`
//! must agree within its tolerance; one that is `refuted` must not, and says why the published figure is wrong. A new tool
//! is one more arm of [`compute`].

#[path = "reference/case.rs"]
mod case;
#[path = "reference/compare.rs"]
mod compare;
#[path = "reference/coverage.rs"]
mod coverage;
#[path = "reference/networks.rs"]
mod networks;
#[path = "reference/portfolio.rs"]
mod portfolio;
#[path = "reference/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use socta::comparison::{Similarity, similarity};
use socta::diagnostics::Silent;
use socta::formats::{RankFile, SmaaFile, WeightsFile};
use socta::robustness::{Plan, SmaaSettings, plain};
use socta::scoring::attribution::{self, Baseline};
use socta::scoring::rank;
use socta::scoring::registry;
use socta::scoring::weights::{self, Input, Judgements};

use case::{Case, Status};
use compare::{Difference, difference};

/// The result of the case's tool as the program would write it.
fn compute(case: &Case) -> Result<Value, String> {
    match case.tool.as_str() {
        "rank" => {
            let problem = rank::read_json(&case.input()).map_err(|faults| lines(&faults))?;
            result(rank::run(&problem, &case.method, &case.parameters()).map(|found| RankFile::of(&found)))
        }
        "attribution" => {
            let problem = rank::read_json(&case.input()).map_err(|faults| lines(&faults))?;
            let named = |name: &str| problem.alternatives().iter().position(|known| known == name);
            let baseline = case.parameter("baseline").and_then(|name| named(&name));
            result(attribution::of_problem(&problem, baseline.map_or(Baseline::Mean, Baseline::Alternative)))
        }
        "smaa" => {
            let input = plain::read(&case.input()).map_err(|error| error.to_string())?;
            let plan =
                Plan::of(SmaaSettings { seed: 1, samples: 1_000_000, top_k: 1, confidence_samples: 50_000 });
            let found = plain::run(&input, &case.method, &case.parameters(), &plan, &Silent);
            result(found.map(|found| SmaaFile::of(&found).figures))
        }
        "weights" => weights_of(case),
        "networks" => networks::compute(case),
        "agreement" => result(rankings(&case.input())),
        "portfolio" => portfolio::core(&case.input()),
        "coverage" => coverage::best(&case.input()),
        other => Err(format!(
            "there is no tool `{other}`; a tool is an arm of `compute` in tests/laws/reference.rs"
        )),
    }
}

/// Weights of a matrix, or of judgements, which name their format.
fn weights_of(case: &Case) -> Result<Value, String> {
    if case.has("schema") {
        let checked = Judgements::read(&case.id, case.input());
        let judgements = checked.value.ok_or_else(|| format!("{:?}", checked.findings.list))?;
        let found = weights::run(Input::Judgements(&judgements), &case.method, &case.parameters());
        return result(found.map(|found| WeightsFile::of(&found)));
    }
    let problem = rank::read_json(&case.input()).map_err(|faults| lines(&faults))?;
    let found = weights::run(Input::Matrix(&problem), &case.method, &case.parameters());
    result(found.map(|found| WeightsFile::of(&found)))
}

/// Coefficients of two rankings; the first is the reference of those that are not symmetric.
fn rankings(input: &[u8]) -> Result<Similarity, String> {
    let lists: BTreeMap<String, Vec<f64>> =
        serde_json::from_slice(input).map_err(|error| error.to_string())?;
    let list = |name: &str| lists.get(name).ok_or_else(|| format!("the ranking `{name}` is missing"));
    Ok(similarity(list("reference")?, list("other")?))
}

fn result<T: Serialize, E: ToString>(found: Result<T, E>) -> Result<Value, String> {
    let found = found.map_err(|error| error.to_string())?;
    serde_json::to_value(found).map_err(|error| error.to_string())
}

fn lines<T: ToString>(faults: &[T]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The differences of a case, one an expected key.
fn differences(case: &Case) -> Result<Vec<(String, Difference)>, String> {
    let found = compute(case)?;
    let of_key = |(key, expected): (&String, &Value)| {
        let found = found.get(key).ok_or_else(|| format!("the result has no `{key}`"))?;
        Ok((key.clone(), difference(expected, found).map_err(|error| format!("{key}{error}"))?))
    };
    case.expected.iter().map(of_key).collect()
}

/// Whether a case is what its status says, and else what is wrong.
fn verdict(case: &Case, differences: &[(String, Difference)]) -> Result<(), String> {
    let outside: Vec<String> = differences
        .iter()
        .filter(|(key, difference)| difference.largest > case.tolerance_of(key))
        .map(|(key, difference)| {
            format!("{key}{}: {} is more than {}", difference.at, difference.largest, case.tolerance_of(key))
        })
        .collect();
    match (case.status, outside.is_empty()) {
        (Status::Reproduced, false) => Err(outside.join("; ")),
        (Status::Refuted, true) => Err("it is refuted, and yet reproduced within its tolerance".to_owned()),
        _ => Ok(()),
    }
}

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn every_case_is_what_its_status_says() {
    let mut wrong = Vec::new();
    let cases = case::all(&root("fixtures/reference"), &mut wrong);
    for case in &cases {
        let judged = differences(case).and_then(|found| verdict(case, &found));
        wrong.extend(judged.err().map(|error| format!("{}: {error}", case.id)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!cases.is_empty(), "fixtures/reference is empty");
}

/// Rust files of the library of methods.
fn sources(at: &Path, into: &mut Vec<String>) {
    if at.is_dir() {
        let entries = std::fs::read_dir(at).expect("the sources can be read");
        entries.for_each(|entry| sources(&entry.expect("an entry").path(), into));
    } else if at.extension().is_some_and(|end| end == "rs") {
        into.push(std::fs::read_to_string(at).expect("the sources can be read"));
    }
}

/// A reference case names the method, or its own file tests it.
#[test]
fn no_method_is_without_an_example() {
    let cases = case::all(&root("fixtures/reference"), &mut Vec::new());
    let mut files = Vec::new();
    sources(&root("crates/socta-decide/src"), &mut files);
    let tested = |name: &str| {
        let card = format!("\"{name}\"");
        let own = files.iter().any(|file| {
            let (product, tests) = file.split_once("#[cfg(test)]").unwrap_or((file, ""));
            product.contains("Card {") && product.contains(&card) && tests.contains("#[test]")
        });
        own || cases.iter().any(|case| case.method == name)
    };
    let methods = registry().iter().map(|method| ("method", method.card().name));
    let weightings = weights::registry().iter().map(|method| ("weighting", method.card().name));
    let wrong: Vec<String> = methods
        .chain(weightings)
        .filter(|(_, name)| !tested(name))
        .map(|(what, name)| {
            format!("the {what} `{name}` has no case in fixtures/reference and no test in its file")
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Run with `INSTA_UPDATE=always` to write the table anew.
#[test]
fn the_committed_table_is_current() {
    let mut rows = Vec::new();
    for case in case::all(&root("fixtures/reference"), &mut Vec::new()) {
        let found = differences(&case).unwrap_or_default();
        rows.push((case, found));
    }
    let path = root("docs/reference-cases.md");
    let document = table::markdown(&rows);
    #[expect(clippy::disallowed_methods, reason = "a test may ask how it was started")]
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, &document).expect("docs/ can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == document,
        "docs/reference-cases.md is not current; INSTA_UPDATE=always writes it anew"
    );
}

const SAMPLE: &str = r#"{"schema": "socta.reference/1", "id": "sample", "tool": "rank", "method": "additive",
    "parameters": {"scaling": "none"},
    "problem": {"alternatives": ["a", "b"], "criteria": [{"name": "x", "direction": "max", "weight": 1}],
        "matrix": [[2], [1]]},
    "expected": {"scores": [2, 1.05], "ranks": [1, 2]}, "tolerance": {"scores": 0.06, "ranks": 0},
    "kind": "exact", "citation": "Nobody (2000)", "status": "reproduced"}"#;

fn judged(text: &str) -> Result<(), String> {
    let case = case::read("sample", text)?;
    verdict(&case, &differences(&case)?)
}

#[test]
fn both_directions_are_tested() {
    let refuted = SAMPLE.replace(r#""reproduced""#, r#""refuted", "reason": "It is not.""#);
    assert_eq!(judged(SAMPLE), Ok(()));
    assert!(judged(&refuted).is_err_and(|error| error.contains("yet reproduced")));
    let other = |text: &str| text.replace("1.05", "1.5");
    assert!(judged(&other(SAMPLE)).is_err_and(|error| error.starts_with("scores[1]: 0.5")));
    assert_eq!(judged(&other(&refuted)), Ok(()));
    assert!(judged(&SAMPLE.replace("[1, 2]", "[2, 1]")).is_err());
}

#[test]
fn what_is_no_case_is_refused() {
    let broken = [
        ("socta.reference/1", "socta.reference/2", "schema"),
        ("\"sample\"", "\"simple\"", "file name"),
        ("\"rank\"", "\"rang\"", "no tool"),
        ("\"kind\"", "\"sort\"", "sort"),
        ("Nobody (2000)", " ", "citation"),
        ("\"scores\": [2, 1.05], ", "\"points\": [2, 1.05], ", "tolerance"),
        ("\"scores\": 0.06", "\"scores\": -1", "tolerance"),
        ("\"reproduced\"", "\"refuted\"", "reason"),
        ("\"reproduced\"", "\"reproduced\", \"reason\": \"None.\"", "reason"),
        ("[2, 1.05]", "[2]", "2 entries"),
        ("[2, 1.05]", "[2, null]", "null"),
        ("\"additive\"", "\"aditive\"", "aditive"),
    ];
    for (from, to, word) in broken {
        let text = SAMPLE.replacen(from, to, 1);
        assert_ne!(text, SAMPLE);
        let error = judged(&text).expect_err(to);
        assert!(error.contains(word), "{to}: {error}");
    }
}
