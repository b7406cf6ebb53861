//! `assess --key-positions`: nobody's position without it, and with it an annex that says what it rests on.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::fits::misfit;
use crate::transcript::{Scene, code};

/// Invented networks, two of them restricted, and links of which some are.
fn scene() -> Scene {
    let scene = Scene::new();
    let made = scene.run("generate --areas 3 --networks 5 --actors 70 --links 150 --out dossier");
    assert_eq!(code(&made), 0);
    with_handling(&scene, "networks.csv", |row| if row.starts_with("N1,") { "H2" } else { "H0" });
    // Whatever is told of this actor may not be shown.
    with_handling(&scene, "links.csv", |row| if of(row, SECRET) { "H3" } else { "H0" });
    scene
}

/// An actor who stands where many paths cross, as the planted structures number their members.
const SECRET: &str = "A0-0";

fn of(row: &str, actor: &str) -> bool {
    row.split(',').take(2).any(|end| end == actor)
}

fn with_handling(scene: &Scene, name: &str, code: impl Fn(&str) -> &'static str) {
    let path = scene.path("dossier").join(name);
    let written = fs::read_to_string(&path).expect("it was generated");
    let mut lines = written.lines();
    let mut text = format!("{},handling\n", lines.next().expect("a header"));
    for row in lines {
        text.push_str(&format!("{row},{}\n", code(row)));
    }
    fs::write(&path, text).expect("it can be changed");
}

/// Identifiers of all actors.
fn actors(scene: &Scene) -> BTreeSet<String> {
    let text = fs::read_to_string(scene.path("dossier/actors.csv")).expect("it was generated");
    text.lines().skip(1).filter_map(|row| row.split(',').next()).map(str::to_owned).collect()
}

/// Words of all files below a folder, hashes left aside.
fn words(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a run") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            found.extend(words(&path));
            continue;
        }
        let text = fs::read_to_string(&path).expect("text");
        let parts = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        found.extend(parts.filter(|part| part.starts_with('A')).map(str::to_owned));
    }
    found
}

fn json(scene: &Scene, path: &str) -> serde_json::Value {
    serde_json::from_slice(&fs::read(scene.path(path)).expect("it was written")).expect("JSON")
}

const RUN: &str = "assess dossier --samples 100 --out";

#[test]
fn without_the_option_nobody_has_a_position() {
    let scene = scene();
    assert_eq!(code(&scene.run(&format!("{RUN} run"))), 0);
    let words = words(&scene.path("run"));
    let named: Vec<String> = actors(&scene).into_iter().filter(|actor| words.contains(actor)).collect();
    assert!(named.is_empty(), "{named:?}");
    assert!(json(&scene, "run/results.json")["networks"].get("key_positions").is_none());
    let network = &json(&scene, "run/results.json")["networks"]["analysis"]["networks"][0];
    assert!(network["brokers"].is_u64() && network["articulation_points"].is_u64(), "{network}");
    assert!(network["core"]["members"].is_u64());
}

#[test]
fn with_it_the_document_has_an_annex_on_what_may_be_shown() {
    let scene = scene();
    assert_eq!(code(&scene.run(&format!("{RUN} run --key-positions"))), 0);
    assert_eq!(code(&scene.run("verify run")), 0);
    let text = fs::read_to_string(scene.path("run/advice.md")).expect("a document");
    for part in [
        "### Key positions: candidates, never verdicts",
        "Candidates for key positions",
        "Links to confirm first",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let found = &json(&scene, "run/results.json")["networks"]["key_positions"];
    let hash = found["sha256"].as_str().expect("a hash");
    assert!(text.contains(hash) && text.contains("Criteria key-positions 1.1"));
    assert_eq!(found["withheld"], 1);
    let ties = found["ties_withheld"].as_u64().expect("a count");
    assert!(ties > 0 && text.contains(&format!("and in the others {ties} tied pairs")), "{ties}");
    let manifest = json(&scene, "run/manifest.json");
    let knowledge = manifest["provenance"]["knowledge"].as_array().expect("a list");
    let entry = knowledge.iter().find(|entry| entry["kind"] == "key-positions").expect("it is recorded");
    assert_eq!((&entry["version"], entry["sha256"].as_str()), (&"1.1".into(), Some(hash)));
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../models/schema/positions.schema.json")).expect("JSON");
    assert_eq!(misfit(&schema, found), None);
    // Some actors are named, none of the restricted network, and not the one whose links are restricted.
    let words = words(&scene.path("run"));
    let named: Vec<String> = actors(&scene).into_iter().filter(|actor| words.contains(actor)).collect();
    assert!(!named.is_empty());
    assert!(named.iter().all(|actor| !actor.starts_with("A1-") && actor != SECRET), "{named:?}");
}

#[test]
fn positions_change_no_score() {
    let scene = scene();
    assert_eq!(code(&scene.run(&format!("{RUN} without"))), 0);
    assert_eq!(code(&scene.run(&format!("{RUN} with --key-positions"))), 0);
    for part in ["/areas", "/scores", "/robustness", "/proposal/solution", "/networks/analysis"] {
        assert_eq!(
            json(&scene, "without/results.json").pointer(part).expect("it is there"),
            json(&scene, "with/results.json").pointer(part).expect("it is there"),
            "{part}"
        );
    }
}

#[test]
fn criteria_may_keep_positions_out_of_the_document() {
    let built_in = include_str!("../../models/key-positions.json");
    let own = built_in.replace("\"in_documents\": true", "\"in_documents\": false").replace("1.1", "own");
    let scene = scene();
    fs::write(scene.path("own.json"), own).expect("it can be written");
    assert_eq!(code(&scene.run(&format!("{RUN} run --key-positions=own.json"))), 0);
    let text = fs::read_to_string(scene.path("run/advice.md")).expect("a document");
    assert!(!text.contains("Key positions"));
    assert_eq!(json(&scene, "run/results.json")["networks"]["key_positions"]["criteria"]["version"], "own");
    assert!(actors(&scene).iter().all(|actor| !text.contains(&format!("`{actor}`"))));
}

#[test]
fn criteria_with_faults_stop_the_run() {
    let scene = scene();
    fs::write(scene.path("bad.json"), "{\"schema\": \"socta.key-positions/1\", \"within\": 0}")
        .expect("a file");
    insta::assert_snapshot!(scene.transcript("assess dossier --out run --key-positions=bad.json"));
    assert!(!scene.path("run").exists());
}
