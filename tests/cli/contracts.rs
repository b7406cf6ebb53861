//! The two contracts for other programs, on inputs that can be checked by hand.

use super::transcript::{Scene, code};

const MATRIX: &str = r#"{
  "alternatives": ["a", "b", "c"],
  "criteria": [
    {"name": "gain", "direction": "max", "weight": 0.75, "scale": [0, 10]},
    {"name": "cost", "direction": "min", "weight": 0.25, "scale": [0, 4]}
  ],
  "matrix": [[5, 1], [10, 4], [0, null]]
}"#;

const MATRIX_CSV: &str = "alternative,gain,cost\n\
    direction,max,min\nweight,0.75,0.25\nscale_min,0,0\nscale_max,10,4\na,5,1\nb,10,4\nc,0,\n";

const EDGES: &str = "source,target,weight\nb,a,2\nc,a,1\nd,a,1\nd,a,1\nd,d,1\n";

/// `a`: 0.75 * 0.5 + 0.25 * 0.75 = 0.5625; `b`: 0.75; `c`: what is missing is left out, 0.
#[test]
fn rank() {
    let scene = Scene::new().file("m.json", MATRIX);
    insta::assert_snapshot!(scene.transcript("rank m.json --method additive"));
}

#[test]
fn rank_reads_csv_and_stdin_alike() {
    let scene = Scene::new().file("m.json", MATRIX).file("m.csv", MATRIX_CSV);
    let expected = scene.run("rank m.json --method additive").stdout;
    assert!(!expected.is_empty());
    assert_eq!(scene.run("rank m.csv --method additive").stdout, expected);
    assert_eq!(scene.run_with("rank - --method additive", MATRIX).stdout, expected);
    assert_eq!(scene.run_with("rank - --method additive", MATRIX_CSV).stdout, expected);
}

#[test]
fn rank_for_people() {
    let scene = Scene::new().file("m.json", MATRIX);
    insta::assert_snapshot!(scene.transcript("rank m.json --method additive --format text"));
}

#[test]
fn a_method_that_lacks_something_says_what() {
    let scene = Scene::new().file("m.json", MATRIX);
    insta::assert_snapshot!(scene.transcript("rank m.json --method topsis"));
    insta::assert_snapshot!(scene.transcript("rank m.json --method topsy"));
    insta::assert_snapshot!(scene.transcript("rank m.json --method topsis --param mising=mean"));
    insta::assert_snapshot!(scene.transcript("rank m.json --method topsis --param missing"));
}

#[test]
fn all_faults_of_a_matrix_come_at_once() {
    let bad = MATRIX.replace("max", "up").replace("0.25", "-1").replace("[5, 1]", "[5]");
    let scene = Scene::new().file("m.json", &bad);
    insta::assert_snapshot!(scene.transcript("rank m.json --method additive"));
}

#[test]
fn markets_of_a_dossier() {
    let scene = Scene::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/dossiers/harbour");
    let text = scene.run(&format!("networks {folder} --format text"));
    assert_eq!(code(&text), 0);
    insta::assert_snapshot!(String::from_utf8(text.stdout).expect("text is UTF-8"));
    let json: serde_json::Value =
        serde_json::from_slice(&scene.run(&format!("networks {folder}")).stdout).expect("JSON");
    assert_eq!(json["schema"], "socta.markets/2");
    assert_eq!(json["markets"]["poly"]["networks"], 4);
    // What the loss of key players would do, and nobody's identifier.
    let losses = json["key_losses"].as_array().expect("a list");
    assert!(losses.iter().any(|loss| loss["sets"][0]["fragmentation_after"].as_f64() > Some(0.0)));
    assert!(!json.to_string().contains("\"A-"), "{json}");
    // The table is that of the persons.
    let table = scene.run(&format!("networks {folder} --format csv"));
    assert!(table.stdout.starts_with(b"id,"), "{}", String::from_utf8_lossy(&table.stdout));
}

/// A star: its centre has degree centralization 1 and lies between all three pairs.
#[test]
fn networks() {
    let scene = Scene::new().file("e.csv", EDGES);
    let output = scene.run("networks e.csv");
    assert_eq!(code(&output), 0);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let network = &value["network"];
    assert_eq!(value["schema"], "socta.networks/1");
    assert_eq!(network["degree_centralization"], 1.0);
    assert_eq!((&network["merged_edges"], &network["self_links"]), (&1.into(), &1.into()));
    assert_eq!((&value["actors"][0]["id"], &value["actors"][0]["betweenness"]), (&"a".into(), &3.0.into()));
    insta::assert_snapshot!(scene.transcript("networks e.csv --format csv"));
}

#[test]
fn networks_with_nodes_and_directions() {
    let scene = Scene::new().file("e.csv", EDGES).file("n.csv", "id,role\ne,broker\na,leader\n");
    let value: serde_json::Value =
        serde_json::from_slice(&scene.run("networks e.csv --nodes n.csv --directed").stdout).expect("JSON");
    assert_eq!((&value["network"]["nodes"], &value["network"]["isolates"]), (&5.into(), &1.into()));
    assert_eq!(value["network"]["directed"], true);
}

#[test]
fn a_network_with_faults_is_refused_with_all_of_them() {
    let scene = Scene::new().file("e.csv", "source,target,weight\na,b,-1\n,c,1\nd,e\n");
    insta::assert_snapshot!(scene.transcript("networks e.csv"));
}

const UNCERTAIN: &str = r#"{"alternatives": ["a", "b", "c"],
    "criteria": [{"name": "x", "direction": "max", "scale": [0, 1]}, {"name": "y", "direction": "max", "scale": [0, 1]}],
    "matrix": [[1, 0], [0, 1], [0.6, [0.6, 0.6]]]}"#;

#[test]
fn smaa() {
    let scene = Scene::new().file("u.json", UNCERTAIN);
    insta::assert_snapshot!(
        scene.transcript("smaa u.json --samples 5000 --confidence-samples 100 --top-k 1")
    );
    insta::assert_snapshot!(scene.transcript("smaa u.json --precision 0.01 --format table"));
    let expected = scene.run("smaa u.json").stdout;
    assert_eq!(scene.run_with("smaa - --threads 1", UNCERTAIN).stdout, expected);
}

#[test]
fn smaa_says_what_is_wrong() {
    let scene = Scene::new().file("u.json", &UNCERTAIN.replace("[0.6, 0.6]", "[0.6, 0.5]"));
    insta::assert_snapshot!(scene.transcript("smaa u.json"));
    insta::assert_snapshot!(scene.transcript("smaa u.json --precision 0.5"));
}
