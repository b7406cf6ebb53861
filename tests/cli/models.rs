//! Models that are listed, printed whole, and extended.

use super::transcript::{Scene, code};

const OURS: &str = r#"{
  "schema": "socta.model/1",
  "extends": "strong-four",
  "name": "ours",
  "version": "1",
  "title": {"en": "Ours"},
  "description": "Strong four without the network layer.",
  "author": "An example.",
  "layers": [{"layer": "network", "leave_out": true}],
  "selection": {"priorities": 3}
}
"#;

#[test]
fn models_are_listed_one_a_line() {
    insta::assert_snapshot!(Scene::new().transcript("model list"));
}

#[test]
fn a_model_is_shown_whole_and_can_be_read_again() {
    let scene = Scene::new().file("ours.json", OURS);
    let output = scene.run("model show ours.json");
    assert_eq!(code(&output), 0);
    let whole = String::from_utf8(output.stdout).expect("JSON is text");
    let model: serde_json::Value = serde_json::from_str(&whole).expect("it is JSON");
    assert_eq!((model["name"].as_str(), model["selection"]["priorities"].as_u64()), (Some("ours"), Some(3)));
    assert_eq!(model["selection"]["plans"], 15);
    let layers: Vec<&str> = model["layers"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|layer| layer["layer"].as_str())
        .collect();
    assert_eq!(layers, ["market", "actor", "effect"]);
    let again = scene.file("whole.json", &whole).run("model show whole.json");
    assert_eq!(String::from_utf8(again.stdout).as_deref(), Ok(whole.as_str()));
}

#[test]
fn faults_stand_in_the_file_that_makes_them() {
    let ours = OURS.replace("\"leave_out\": true", "\"weight\": -1");
    insta::assert_snapshot!(Scene::new().file("ours.json", &ours).transcript("model show ours.json"));
    let misspelt = OURS.replace("strong-four", "strong-for");
    insta::assert_snapshot!(Scene::new().file("ours.json", &misspelt).transcript("model show ours.json"));
}

#[test]
fn a_run_names_every_file_that_its_model_is_made_from() {
    let scene = Scene::new().file("ours.json", OURS);
    let run = "assess ROOT/fixtures/dossiers/harbour --model ours.json --samples 500 --out run --quiet";
    assert_eq!(code(&scene.run(run)), 0);
    let manifest = std::fs::read_to_string(scene.path("run/manifest.json")).expect("a run has a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
    let knowledge = manifest["provenance"]["knowledge"].as_array().expect("a list");
    let named = |kind: &str| -> Vec<&str> {
        knowledge.iter().filter(|it| it["kind"] == kind).filter_map(|it| it["name"].as_str()).collect()
    };
    assert_eq!(named("model"), ["ours"]);
    assert_eq!(named("model-file"), ["ours.json", "strong-four.json", "equal-weights.json"]);
    assert_eq!(code(&scene.run("verify run")), 0);
}
