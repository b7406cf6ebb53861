//! Several methods, and several stakeholders, side by side.

use super::transcript::{Scene, code};

const MATRIX: &str = r#"{
  "alternatives": ["a", "b", "c"],
  "criteria": [
    {"name": "gain", "direction": "max", "weight": 0.75, "scale": [0, 10], "level": "interval"},
    {"name": "cost", "direction": "min", "weight": 0.25, "scale": [0, 4], "level": "interval"}
  ],
  "matrix": [[5, 1], [10, 4], [2, 3]]
}"#;

/// On the declared scales SPOTIS is one less the additive score, so that the two are one class with one vote.
#[test]
fn methods_that_rank_alike_are_one_row() {
    let scene = Scene::new().file("m.json", MATRIX);
    insta::assert_snapshot!(scene.transcript("rank m.json --method additive,spotis,vikor --format text"));
}

/// Words such as low and high have no quotients, so that a method which divides is refused unless somebody insists.
#[test]
fn a_method_that_asks_too_much_of_a_scale_is_refused() {
    let ordinal = MATRIX.replacen("interval", "ordinal", 1);
    let scene = Scene::new().file("m.json", &ordinal);
    assert_ne!(code(&scene.run("rank m.json --method topsis")), 0);
    insta::assert_snapshot!(scene.transcript("rank m.json --method topsis"));
    assert_eq!(code(&scene.run("rank m.json --method topsis --accept-scale")), 0);
    assert_eq!(code(&scene.run("rank m.json --method dominance")), 0);
}

#[test]
fn stakeholders_stand_in_the_document_and_in_the_results() {
    let scene = Scene::new();
    let read = |name: &str| std::fs::read_to_string(scene.path(name)).expect("the run wrote it");
    let fixture = |name: &str| format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let (dossier, states) = (fixture("dossiers/eu-2021"), fixture("stakeholders/five-states.json"));
    let run =
        scene.run(&format!("assess {dossier} --stakeholders {states} --samples 1000 --out run --quiet"));
    assert_eq!(code(&run), 0, "{}", String::from_utf8_lossy(&run.stderr));
    let document = read("run/advice.md");
    for words in ["Stakeholders side by side", "by Borda:", "are invented"] {
        assert!(document.contains(words), "{words}");
    }
    let results: serde_json::Value = serde_json::from_str(&read("run/results.json")).expect("JSON");
    let found = &results["doubts"]["stakeholders"];
    assert_eq!(found["views"].as_array().map(Vec::len), Some(5));
    assert_eq!(found["vote"]["borda_ranks"].as_array().map(Vec::len), Some(25));
}
