//! Weights of criteria, and rankings that rest on them.

use super::transcript::{Scene, code};

const JUDGEMENTS: &str = r#"{
  "schema": "socta.judgements/1",
  "author": "Example of this project; nobody judged so",
  "criteria": ["violence", "corruption", "expertise"],
  "comparisons": [[1, 3, 5], [null, 1, 0.25], [null, null, 1]]
}"#;

const MATRIX: &str = "alternative,x,y\ndirection,max,min\na,1,4\nb,2,2\nc,4,1\n";

fn scene() -> Scene {
    Scene::new().file("j.json", JUDGEMENTS).file("m.csv", MATRIX)
}

/// The comparisons contradict each other, and the triad is named.
#[test]
fn weights_for_people() {
    insta::assert_snapshot!(scene().transcript("weights j.json"));
}

#[test]
fn weights_for_programs() {
    insta::assert_snapshot!(scene().transcript("weights m.csv --method entropy --format json"));
}

#[test]
fn weights_are_never_silently_preferred() {
    let scene = scene();
    insta::assert_snapshot!(scene.transcript("weights m.csv"));
    insta::assert_snapshot!(scene.transcript("weights m.csv --method ahp"));
    insta::assert_snapshot!(scene.transcript("weights j.json --method entropie"));
    let silent = scene.file("s.json", r#"{"schema": "socta.judgements/1", "criteria": ["a"]}"#);
    insta::assert_snapshot!(silent.transcript("weights s.json"));
}

#[test]
fn all_faults_of_judgements_come_at_once() {
    let bad = r#"{
  "schema": "socta.judgements/1",
  "criteria": ["a", "b"],
  "points": {"a": -10, "x": 1},
  "order": ["a", "c"],
  "comparisons": [[1, 2], [3, 1]]
}"#;
    insta::assert_snapshot!(Scene::new().file("j.json", bad).transcript("weights j.json"));
}

/// What `weights` prints as a scenario is one that `check` accepts.
#[test]
fn weights_become_a_scenario() {
    let scene = scene();
    let output = scene.run("weights j.json --format scenario");
    assert_eq!(code(&output), 0);
    let text = String::from_utf8(output.stdout).expect("JSON is text");
    insta::assert_snapshot!(text);
    let scene = scene.file("weights.json", &text);
    let checked = scene.run("check ROOT/fixtures/dossiers/harbour --scenario weights.json");
    assert_eq!(code(&checked), 0, "{}", String::from_utf8_lossy(&checked.stderr));
    let other = JUDGEMENTS.replace("expertise", "expertize");
    let scene = scene.file("o.json", &other);
    insta::assert_snapshot!(scene.transcript("weights o.json --format scenario"));
    let layers = JUDGEMENTS.replace("violence", "market").replace("corruption", "actor");
    let mixed = scene.file("l.json", &layers);
    assert_eq!(code(&mixed.run("weights l.json --format scenario")), 1);
    let layers = mixed.file("l.json", &layers.replace("expertise", "effect"));
    let output = layers.run("weights l.json --format scenario");
    let scenario: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(scenario["choices"]["layers"].as_array().map(Vec::len), Some(3));
}

/// Indicators of several layers: each layer gets the sum, each indicator its share of it.
#[test]
fn a_scenario_of_several_layers_adds_up() {
    let text = r#"{"schema": "socta.judgements/1", "criteria": ["violence", "corruption", "resources"],
        "points": {"violence": 30, "corruption": 10, "resources": 60}}"#;
    let output = Scene::new().file("j.json", text).run("weights j.json --format scenario");
    let scenario: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let number = |path: &str| scenario.pointer(path).and_then(serde_json::Value::as_f64).expect(path);
    assert!((number("/choices/layers/0/change/to") - 0.4).abs() < 1e-12);
    assert!((number("/choices/layers/1/change/to") - 0.6).abs() < 1e-12);
    assert!((number("/choices/indicators/0/change/to") - 0.75).abs() < 1e-12);
    assert!((number("/choices/indicators/2/change/to") - 1.0).abs() < 1e-12);
}

#[test]
fn a_ranking_says_what_it_rests_on() {
    let scene = scene();
    let output =
        scene.run("rank m.csv --method additive --param scaling=none --weights equal --normalise max");
    let result: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(result["parameters"]["weights_by"], "equal");
    assert_eq!(result["parameters"]["normalised_by"], "max");
    // a: (1/4 + 1/4) / 2, b: (2/4 + 1/2) / 2, c: (4/4 + 1/1) / 2.
    assert_eq!(result["scores"], serde_json::json!([0.25, 0.5, 1.0]));
    insta::assert_snapshot!(scene.transcript("rank m.csv --method topsis --weights ahp"));
    insta::assert_snapshot!(
        scene.transcript("rank m.csv --method topsis --weights equal --normalise minmix")
    );
    let negative = scene.file("n.csv", &MATRIX.replace("a,1", "a,-1"));
    insta::assert_snapshot!(
        negative.transcript("rank n.csv --method topsis --weights equal --normalise sum")
    );
}

#[test]
fn ways_are_described() {
    let scene = Scene::new();
    insta::assert_snapshot!(scene.transcript("methods --weights ahp"));
    insta::assert_snapshot!(scene.transcript("methods --normalisations logarithmic"));
}
