//! Lists on the command line: read, evaluated, written, compared, explained.

use std::fs;

use super::transcript::{Scene, code};

const DRAFT: &str = r#"{
  "schema": "socta.decision/1", "id": "draft", "title": {"en": "A draft"}, "author": "The harbour master",
  "date": "2025-05-12", "status": "draft", "source": "invented",
  "priorities": [{"key": "work", "title": {"en": "Work"}, "sub": [{"areas": ["labour"], "plans": 1, "goals": 0}]}],
  "horizontal": [{"key": "papers", "areas": ["papers"], "goals": 1}]
}"#;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn a_list_is_evaluated_written_compared_and_explained() {
    let scene = Scene::new().file("draft.json", DRAFT);
    let dossier = "ROOT/fixtures/dossiers/harbour --samples 500 --quiet";
    for (options, out) in
        [("--decision draft.json", "one"), ("--decision draft.json --model strong-four", "two")]
    {
        let made = scene.run(&format!("assess {dossier} {options} --out {out}"));
        assert_eq!((code(&made), text(&made.stderr)), (0, String::new()));
    }
    let read = |name: &str| fs::read_to_string(scene.path(name)).expect("the run wrote it");
    let manifest: serde_json::Value = serde_json::from_str(&read("one/manifest.json")).expect("JSON");
    let hash = socta::source::files::sha256(DRAFT.as_bytes());
    let knowledge = manifest["provenance"]["knowledge"].as_array().or(manifest["knowledge"].as_array());
    let named =
        knowledge.into_iter().flatten().find(|one| one["kind"] == "decision").expect("the list is named");
    assert_eq!((named["name"].as_str(), named["sha256"].as_str()), (Some("draft"), Some(hash.as_str())));
    let table = read("one/tables/lists.csv");
    let rows: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(rows, ["proposal", "previous", "draft"]);
    assert!(read("one/datapackage.json").contains("tables/lists--areas.csv"));
    assert!(read("one/advice.md").contains("Lists beside each other"));
    let explained = text(&scene.run("explain one labour").stdout);
    let line =
        explained.lines().find(|line| line.trim_start().starts_with("draft")).expect("a row of the list");
    assert!(line.contains("work"), "{line}");
    let compared = text(&scene.run("compare one two").stdout);
    assert!(compared.contains("Regret of each list in each run"), "{compared}");
    assert_eq!(code(&scene.run("verify one")), 0);
}

#[test]
fn a_list_with_faults_stops_the_run_with_all_of_them() {
    let faulty = DRAFT.replace("\"labour\"", "\"labor\"").replace("The harbour master", "");
    let scene = Scene::new().file("draft.json", &faulty);
    let made = scene.run("assess ROOT/fixtures/dossiers/harbour --decision draft.json --out out --quiet");
    let said = text(&made.stderr);
    assert_eq!(code(&made), 1, "{said}");
    assert!(said.contains("L001") && said.contains("L005") && said.contains("labour"), "{said}");
    assert!(!scene.path("out").exists());
}
