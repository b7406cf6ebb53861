//! The front door: everything is checked when it is read, and what a run found can be read again.

use std::path::{Path, PathBuf};

use socta::assessment::{Assessment, CaseError, Paths, ReadError, RunSettings};
use socta::diagnostics::{Code, Silent};
use socta::pipeline::Assessed;
use socta::results::{Results, ResultsFault};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn harbour() -> Assessed {
    let checked = Assessment::read(fixture("dossiers/harbour").as_path()).expect("everything is there");
    checked.run(&RunSettings::default().samples(300), &Silent).expect("harbour can be assessed")
}

#[test]
fn reading_runs_the_checks_that_need_several_files() {
    let rules = fixture("models/harbour-rules.json").display().to_string();
    let paths = Paths::of([fixture("dossiers/ferry")])
        .model(rules)
        .scenario(&fixture("scenarios/harbour-without-customs.json"));
    let checked = Assessment::read(paths).expect("everything is there");
    let codes: Vec<&str> = checked.findings.list.iter().map(|finding| finding.code.id()).collect();
    assert!(codes.contains(&"M020"), "rules that name what the dossier lacks: {codes:?}");
    assert!(codes.iter().any(|code| code.starts_with('S')), "a scenario of another dossier: {codes:?}");
}

#[test]
fn what_is_not_there_and_what_shares_a_name_is_refused() {
    assert!(matches!(Assessment::read("no/such/folder"), Err(ReadError::NoFolder(_))));
    let twice = Paths::of([fixture("dossiers/harbour"), fixture("dossiers/harbour")]);
    assert!(matches!(Assessment::read(twice), Err(ReadError::SameName { kind: "dossiers", .. })));
    let unknown = Paths::of([fixture("dossiers/harbour")]).model("strong-for");
    assert!(
        matches!(Assessment::read(unknown), Err(ReadError::NoModel { hint, .. }) if hint.contains("strong-four"))
    );
    let several = Paths::of([fixture("dossiers/harbour"), fixture("dossiers/ferry")]);
    let checked = Assessment::read(several).expect("everything is there");
    let made = checked.run(&RunSettings::default().samples(100), &Silent);
    assert!(matches!(made, Err(CaseError::NotOne(2))));
}

#[test]
fn a_finding_that_is_made_an_error_stops_every_run() {
    let checked = Assessment::read(fixture("dossiers/harbour").as_path()).expect("everything is there");
    let mut settings = RunSettings::default().samples(100);
    for finding in &checked.findings.list {
        settings.severities.set(finding.code.id(), socta::diagnostics::Severity::Error).expect("a code");
    }
    let made = checked.run(&settings, &Silent);
    match checked.findings.list.is_empty() {
        true => assert!(made.is_ok()),
        false => assert!(matches!(made, Err(CaseError::Findings(_)))),
    }
    assert!("M020".parse::<Code>().is_ok());
}

#[test]
fn results_name_things_by_key_and_are_read_back_to_the_same_value() {
    let results = harbour().results;
    let text = results.to_json().expect("every position has a key");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for area in value["areas"].as_array().expect("a list") {
        assert_eq!(area["area"], area["key"]);
        assert!(area["contributions"][0]["criterion"].is_string());
    }
    assert!(value["networks"]["analysis"]["networks"][0]["network"].is_string());
    assert!(value["evidence"]["cells"][0]["indicator"].is_string());
    let again = Results::from_json(&text).expect("it was written");
    assert_eq!(again.to_json().expect("every position has a key"), text);
    assert_eq!(Results::from_json(&text).expect("it was written"), again);
    let (mine, theirs) = (&results.proposal, &again.proposal);
    assert_eq!((mine, &results.scores.by_method), (theirs, &again.scores.by_method));
    assert_eq!((&results.robustness, &results.headline), (&again.robustness, &again.headline));
    assert_eq!((&results.reasons, &results.doubts), (&again.reasons, &again.doubts));
}

#[test]
fn results_of_another_format_are_refused_by_name() {
    let text = harbour().results.to_json().expect("written").replace("socta.results/2", "socta.results/3");
    let read = Results::from_json(&text).map(drop);
    let by_name = matches!(&read, Err(ResultsFault::Format { found }) if found == "socta.results/3");
    assert!(by_name, "{read:?}");
}
