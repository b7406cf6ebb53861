//! Graph files of other programs: that the options hook up what the library does.

use super::transcript::{Scene, code};

const GRAPHML: &str = r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="role" attr.type="string"/>
  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
  <graph edgedefault="undirected">
    <node id="a"><data key="d0">leader</data></node>
    <node id="b"/>
    <node id="c"/>
    <edge source="a" target="b"><data key="d1">2</data></edge>
    <edge source="a" target="c"/>
  </graph>
</graphml>
"#;

fn read(scene: &Scene, name: &str) -> String {
    std::fs::read_to_string(scene.path(name)).expect("it was written")
}

#[test]
fn a_graph_file_is_measured_like_an_edge_list() {
    let scene = Scene::new().file("g.graphml", GRAPHML).file("e.csv", "source,target,weight\na,b,2\na,c,1\n");
    let of = |line: &str| {
        let output = scene.run(line);
        assert_eq!(code(&output), 0, "{line}");
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        value["network"].clone()
    };
    let expected = of("networks e.csv");
    assert_eq!(of("networks g.graphml"), expected);
    assert_eq!(of("networks g.graphml --from graphml --format json"), expected);
    assert_eq!(
        scene.run_with("networks - --format csv", GRAPHML).stdout,
        scene.run("networks g.graphml --format csv").stdout
    );
}

#[test]
fn measures_are_written_beside_what_was_read() {
    let scene = Scene::new().file("g.graphml", GRAPHML);
    insta::assert_snapshot!(scene.transcript("networks g.graphml --write edges --out -"));
    insta::assert_snapshot!(scene.transcript("networks g.graphml --write json --out g.json"));
    let json: serde_json::Value = serde_json::from_str(&read(&scene, "g.json")).expect("JSON");
    assert_eq!(json["nodes"][0]["attributes"]["degree"], 2);
    assert_eq!(json["nodes"][0]["attributes"]["role"], "leader");
    insta::assert_snapshot!(scene.transcript("networks g.graphml --write json --out g.json"));
    insta::assert_snapshot!(scene.transcript("networks g.json --write i2 --out chart"));
    assert!(read(&scene, "chart/entities.csv").starts_with("entity_id,entity_label,entity_type,attribute_"));
}

#[test]
fn faults_of_a_graph_file_are_shown_where_they_stand() {
    let scene = Scene::new()
        .file("g.graphml", &GRAPHML.replace("target=\"b\"", "target=\"x\"").replace(">2<", ">-2<"));
    insta::assert_snapshot!(scene.transcript("networks g.graphml"));
}

#[test]
fn a_dossier_is_written_as_far_as_it_may_be_shown() {
    let dossier = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers/harbour");
    let scene = Scene::new();
    let line = format!("networks {} --write json --out g.json", dossier.display());
    assert_eq!(code(&scene.run(&line)), 0);
    let json: serde_json::Value = serde_json::from_str(&read(&scene, "g.json")).expect("JSON");
    let nodes = json["nodes"].as_array().expect("nodes");
    let of_kind = |kind: &str| nodes.iter().filter(|node| node["kind"] == kind).count();
    assert_eq!((of_kind("network") > 0, of_kind("area") > 0, of_kind("person") > 0), (true, true, true));
    assert!(
        nodes
            .iter()
            .filter(|node| node["kind"] == "person")
            .all(|node| node["attributes"]["degree"].is_u64())
    );
    assert!(
        nodes.iter().filter(|node| node["kind"] == "area").all(|node| node["attributes"]["degree"].is_null())
    );
    let table = scene.run(&format!("networks {} --format csv", dossier.display())).stdout;
    assert_eq!(String::from_utf8_lossy(&table).lines().count(), 1 + of_kind("person"));
}

#[test]
fn the_document_lists_what_was_merged() {
    let scene = Scene::broken("N018");
    assert_eq!(code(&scene.run("assess N018 --samples 100 --out advice")), 0);
    let document = read(&scene, "advice/advice.md");
    let table = document.split("reported by several contributors").nth(1).expect("the annex has the table");
    let row = table.lines().find(|line| line.contains("`A9`")).expect("a row");
    assert!(row.contains("`A1`") && row.contains("`P1`") && row.contains("Netherlands"), "{row}");
}

#[test]
fn a_network_by_period() {
    let edges =
        "source,target,from_date,to_date\na,b,2019,2019\na,c,2019,2019\na,d,2019,2020\nd,e,2020,\nx,y,,\n";
    let scene = Scene::new().file("e.csv", edges);
    insta::assert_snapshot!(
        scene.transcript("networks e.csv --period 2019..2019 --period 2020..2020-06 --format text")
    );
    let output = scene.run("networks e.csv --period 2019..2019 --period 2020..2020-06");
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&value["schema"], &value["undated_links"]), (&"socta.network-periods/1".into(), &1.into()));
    assert_eq!(value["changes"][0]["actors_left"], serde_json::json!(["b", "c"]));
    insta::assert_snapshot!(scene.transcript("networks e.csv --period 2020..2019"));
}

/// What a dossier holds of its networks comes back as it was, but for what may not be shown.
#[test]
fn tables_of_a_dossier_come_back() {
    let harbour = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers/harbour");
    let scene = Scene::new();
    insta::assert_snapshot!(
        scene
            .transcript(&format!("networks {} --write dossier --out d", harbour.display()))
            .replace(&harbour.display().to_string(), "HARBOUR")
    );
    insta::assert_snapshot!(read(&scene, "d/mapping.md"));
    for name in ["dossier.json", "observations.csv", "involvement.csv", "factors.csv", "sources.csv"] {
        std::fs::copy(harbour.join(name), scene.path("d").join(name)).expect("it can be copied");
    }
    assert_eq!(code(&scene.run("check d --deny N --deny C")), 0);
    let table = |line: &str| String::from_utf8(scene.run(line).stdout).expect("CSV is text");
    let expected = table(&format!("networks {} --format csv", harbour.display()));
    assert_eq!(table("networks d --format csv"), expected);
}

#[test]
fn what_a_dossier_has_no_place_for_is_reported() {
    let text = r#"{"schema": "socta.graph/1", "nodes": [
{"id": "p 1", "kind": "Person", "attributes": {"role": "courier", "network": "N7"}}, {"id": "p2"},
{"id": "c1", "kind": "Company"}, {"id": "g1", "kind": "network"}], "links": [
{"from": "p 1", "to": "p2", "kind": "Family", "weight": 3}, {"from": "p2", "to": "c1", "kind": "Ownership"},
{"from": "p2", "to": "g1", "kind": "member-of"}, {"from": "p2", "to": "p 1", "kind": "met", "probability": 0.5}]}"#;
    let scene = Scene::new().file("g.json", text);
    assert_eq!(code(&scene.run("networks g.json --write dossier --out d")), 0);
    let parts = ["actors.csv", "networks.csv", "links.csv", "mapping.md"];
    insta::assert_snapshot!(
        parts.map(|name| format!("{name}\n{}", read(&scene, &format!("d/{name}")))).join("\n")
    );
}

/// Links that a model expects are kept apart: with them, everything that is computed stays the same to the byte.
#[test]
fn predicted_links_change_no_score_and_no_position() {
    let harbour = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers/harbour");
    let scene = Scene::new();
    let copy = |name: &str, with: &str| {
        let folder = scene.path(name).join("harbour");
        std::fs::create_dir_all(&folder).expect("a folder");
        for entry in std::fs::read_dir(&harbour).expect("it is there") {
            let entry = entry.expect("it can be listed");
            std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("it can be copied");
        }
        let links = std::fs::read_to_string(harbour.join("links.csv")).expect("text");
        let rows: String = links.lines().skip(1).map(|line| format!("{line},observed\n")).collect();
        let header = links.lines().next().unwrap_or_default();
        std::fs::write(folder.join("links.csv"), format!("{header},basis\n{rows}{with}")).expect("written");
    };
    copy("plain", "");
    copy(
        "predicted",
        "A-01,A-12,cooperation,High,A,1,H0,predicted\nN-1,N-4,laundering,High,A,1,H0,predicted\n",
    );
    let results = |name: &str| {
        assert_eq!(code(&scene.run(&format!("assess {name}/harbour --samples 200 --out {name}-out"))), 0);
        let mut value: serde_json::Value =
            serde_json::from_str(&read(&scene, &format!("{name}-out/results.json"))).expect("JSON");
        value["provenance"] = serde_json::Value::Null;
        value
    };
    let (plain, predicted) = (results("plain"), results("predicted"));
    assert!(
        plain["networks"].is_object() && plain["areas"].is_array(),
        "{:?}",
        plain.as_object().map(|it| it.keys().cloned().collect::<Vec<_>>())
    );
    assert_eq!(plain, predicted);
    let positions = |name: &str| {
        let output = scene.run(&format!("networks {name}/harbour --key-positions --certainty 0.9"));
        assert_eq!(code(&output), 0);
        output.stdout
    };
    assert_eq!(positions("plain"), positions("predicted"));
}
