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
