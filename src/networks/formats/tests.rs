//! Round trips, foreign files, and bytes that nobody meant.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::dossier::{Date, Handling, InformationCode, SourceCode};

fn read_text(format: ReadFormat, text: &str) -> Checked<GraphFile> {
    read(format, Stored { name: "file".to_owned(), bytes: text.as_bytes().to_vec() }, None, false)
}

/// What comes back of a graph that is written and read.
fn round(graph: &GraphFile, to: WriteFormat, from: ReadFormat) -> GraphFile {
    let written = write(graph, to);
    let checked = read_text(from, &written.files[0].text);
    let wrong: Vec<_> = checked
        .findings
        .list
        .iter()
        .filter(|it| it.code.page().severity == crate::diagnostics::Severity::Error)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}\n{}", written.files[0].text);
    checked.value.expect("it can be read")
}

fn codes(checked: &Checked<GraphFile>) -> Vec<(&'static str, u32, u32)> {
    let place = |finding: &Finding| {
        let place = finding.place.as_ref().map_or((0, 0), |place| (place.line, place.column));
        (finding.code.id(), place.0, place.1)
    };
    checked.findings.list.iter().map(place).collect()
}

/// Texts with everything that has to be escaped somewhere; none of them is empty.
fn text() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(vec![
        'a',
        'b',
        'Z',
        '0',
        '7',
        ' ',
        '"',
        '\'',
        '<',
        '>',
        '&',
        ',',
        ';',
        '\t',
        '\n',
        '\r',
        '\\',
        '{',
        'å',
        '\u{10348}',
    ]);
    prop::collection::vec(letters, 1..8).prop_map(|letters| letters.into_iter().collect())
}

fn scalar() -> impl Strategy<Value = Scalar> {
    prop_oneof![
        text().prop_map(Scalar::Text),
        any::<i64>().prop_map(Scalar::Whole),
        prop::num::f64::NORMAL.prop_map(Scalar::Number),
        any::<bool>().prop_map(Scalar::Flag),
    ]
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let name = prop_oneof![
        Just("role".to_owned()),
        Just("level".to_owned()),
        text().prop_map(|it| format!("x{it}"))
    ];
    prop::collection::btree_map(name, scalar(), 0..4)
}

fn node() -> impl Strategy<Value = (Option<String>, Option<String>, Attributes)> {
    (prop::option::of(text()), prop::option::of(text()), attributes())
}

fn day() -> impl Strategy<Value = Date> {
    (1990u16..2030, 1u8..13, 1u8..29).prop_map(|(year, month, day)| Date { year, month, day })
}

fn spell() -> impl Strategy<Value = Spell> {
    (prop::option::of(day()), prop::option::of(day())).prop_filter_map(
        "a spell is dated and ordered",
        |(from, to)| {
            let spell = Spell { from, to };
            (spell.is_dated() && from.zip(to).is_none_or(|(from, to)| from <= to)).then_some(spell)
        },
    )
}

fn link(nodes: u32) -> impl Strategy<Value = GraphLink> {
    let who = (0..nodes, 0..nodes, any::<bool>(), prop::option::of(text()));
    let what = (prop::option::of(text()), prop::option::of(text()), prop::option::of(1e-9..1e9f64));
    let known = (
        prop::option::of(0.0..1.0f64),
        prop::option::of(prop::sample::select(vec![SourceCode::A, SourceCode::X])),
        prop::option::of(prop::sample::select(vec![InformationCode::Two, InformationCode::Four])),
        prop::option::of(text()),
        prop::sample::select(vec![Basis::Observed, Basis::Inferred, Basis::Predicted]),
        prop::option::of(prop::sample::select(vec![Handling::H0, Handling::H3])),
    );
    (who, what, known, prop::collection::vec(spell(), 0..3), attributes()).prop_map(
        |((from, to, directed, id), (label, kind, weight), known, spells, attributes)| GraphLink {
            from,
            to,
            directed,
            id,
            label,
            kind,
            weight,
            spells,
            probability: known.0,
            source_code: known.1,
            information_code: known.2,
            origin: known.3,
            basis: known.4,
            handling: known.5,
            attributes,
        },
    )
}

fn graph() -> impl Strategy<Value = GraphFile> {
    let nodes = prop::collection::btree_map(text(), node(), 1..6);
    nodes.prop_flat_map(|nodes| {
        let links = prop::collection::vec(link(nodes.len() as u32), 0..6);
        (Just(nodes), links, attributes()).prop_map(|(nodes, links, attributes)| GraphFile {
            nodes: nodes
                .into_iter()
                .map(|(id, (label, kind, attributes))| GraphNode {
                    // A label that repeats the identifier says nothing; one that looks like a name is left out.
                    label: label.filter(|label| *label != id && !crate::dossier::is_personal_name(label)),
                    id,
                    kind,
                    attributes,
                })
                .collect(),
            links,
            attributes,
        })
    })
}

/// The same with one spell a link, as formats with one pair of dates hold it.
fn one_spell(mut graph: GraphFile) -> GraphFile {
    for link in &mut graph.links {
        let spell = link.whole_spell();
        link.spells = if spell.is_dated() { vec![spell] } else { Vec::new() };
    }
    graph
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn json_loses_nothing(graph in graph()) {
        prop_assert_eq!(round(&graph, WriteFormat::Json, ReadFormat::Json), graph);
    }

    #[test]
    fn graphml_loses_nothing_but_further_spells(graph in graph()) {
        let expected = one_spell(graph.clone());
        prop_assert_eq!(round(&graph, WriteFormat::GraphMl, ReadFormat::GraphMl), expected);
    }

    #[test]
    fn gexf_loses_nothing_but_attributes_of_the_graph(graph in graph()) {
        let expected = GraphFile { attributes: BTreeMap::new(), ..graph.clone() };
        prop_assert_eq!(round(&graph, WriteFormat::Gexf, ReadFormat::Gexf), expected);
    }

    #[test]
    fn from_one_format_to_the_next_and_back(graph in graph()) {
        let graph = GraphFile { attributes: BTreeMap::new(), ..one_spell(graph) };
        let there = round(&graph, WriteFormat::GraphMl, ReadFormat::GraphMl);
        let on = round(&there, WriteFormat::Gexf, ReadFormat::Gexf);
        prop_assert_eq!(round(&on, WriteFormat::Json, ReadFormat::Json), graph);
    }

    #[test]
    fn an_edge_list_keeps_links_that_have_no_types(graph in graph()) {
        // A field of CSV has no type, and a graph of links only has no nodes without one.
        let texts = |all: &Attributes| -> BTreeMap<String, String> {
            all.iter().map(|(name, value)| (name.clone(), value.to_string())).collect()
        };
        let named = |graph: &GraphFile| -> Vec<_> {
            let id = |at: u32| graph.nodes[at as usize].id.clone();
            graph.links.iter().map(|link| (id(link.from), id(link.to), link.directed, link.id.clone(), texts(&super::fields::written(link)))).collect()
        };
        let trimmed = |graph: &GraphFile| graph.links.iter().all(|link| link.attributes.keys().all(|name| name.trim() == name));
        prop_assume!(trimmed(&graph));
        let graph = one_spell(graph);
        prop_assert_eq!(named(&round(&graph, WriteFormat::Edges, ReadFormat::Edges)), named(&graph));
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in [ReadFormat::Edges, ReadFormat::Matrix, ReadFormat::GraphMl, ReadFormat::Gexf, ReadFormat::Json, ReadFormat::Ftm, ReadFormat::Stix] {
            let _ = read(format, Stored { name: "file".to_owned(), bytes: bytes.clone() }, None, true);
        }
        let _ = recognise("file", &bytes);
    }

    #[test]
    fn no_damage_makes_a_reader_panic(graph in graph(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let pairs = [(WriteFormat::GraphMl, ReadFormat::GraphMl), (WriteFormat::Gexf, ReadFormat::Gexf), (WriteFormat::Json, ReadFormat::Json), (WriteFormat::Edges, ReadFormat::Edges)];
        for (to, from) in pairs {
            let mut bytes = write(&graph, to).files.remove(0).text.into_bytes();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at); } else { bytes[at] = byte; }
            let checked = read(from, Stored { name: "file".to_owned(), bytes }, None, false);
            if let Some(graph) = checked.value {
                let nodes = graph.nodes.len() as u32;
                prop_assert!(graph.links.iter().all(|link| link.from < nodes && link.to < nodes));
            }
        }
    }
}

#[test]
fn an_empty_graph_is_a_graph_in_every_format() {
    let empty = GraphFile::default();
    for (to, from) in [
        (WriteFormat::GraphMl, ReadFormat::GraphMl),
        (WriteFormat::Gexf, ReadFormat::Gexf),
        (WriteFormat::Json, ReadFormat::Json),
        (WriteFormat::Edges, ReadFormat::Edges),
    ] {
        assert_eq!(round(&empty, to, from), empty);
    }
}

/// The example of the GraphML primer, with its defaults.
#[test]
fn the_primer_of_graphml() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="color" attr.type="string"><default>yellow</default></key>
  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="G" edgedefault="undirected">
    <node id="n0"><data key="d0">green</data></node>
    <node id="n1"/>
    <node id="n2"><graph edgedefault="directed"><node id="n2::0"/><edge source="n2::0" target="n1"/></graph></node>
    <edge id="e0" source="n0" target="n2"><data key="d1">1.5</data></edge>
  </graph>
</graphml>"#;
    let checked = read_text(ReadFormat::GraphMl, text);
    assert_eq!(codes(&checked), [("G013", 0, 0)]);
    let graph = checked.value.expect("it is well-formed");
    let colour = |id: &str| {
        graph.nodes.iter().find(|node| node.id == id).and_then(|node| node.attributes.get("color"))
    };
    assert_eq!(colour("n0"), Some(&Scalar::Text("green".to_owned())));
    assert_eq!(colour("n1"), Some(&Scalar::Text("yellow".to_owned())));
    let inner = graph.nodes.iter().find(|node| node.id == "n2::0").expect("nested nodes are nodes");
    assert_eq!(inner.attributes.get("parent"), Some(&Scalar::Text("n2".to_owned())));
    assert_eq!(
        graph.links.iter().map(|link| (link.weight, link.directed)).collect::<Vec<_>>(),
        [(None, true), (Some(1.5), false)]
    );
}

#[test]
fn labels_of_yed_are_found_in_its_own_elements() {
    let text = r#"<graphml><key for="node" id="d5" yfiles.type="nodegraphics"/><graph edgedefault="directed">
<node id="n0"><data key="d5"><y:ShapeNode><y:Geometry height="30"/><y:NodeLabel>Cell 4</y:NodeLabel></y:ShapeNode></data></node>
</graph></graphml>"#;
    let checked = read_text(ReadFormat::GraphMl, text);
    assert_eq!(codes(&checked), []);
    assert_eq!(checked.value.expect("good").nodes[0].label.as_deref(), Some("Cell 4"));
}

#[test]
fn all_faults_of_a_graphml_file_come_at_once() {
    let text = "<graphml>\n<key id='d0' for='node' attr.name='n' attr.type='int'/>\n<key id='w' for='edge' attr.name='weight' attr.type='double'/>\n<graph edgedefault='directed'>\n\
<node id='a'><data key='d0'>x</data></node>\n<node id='a'/>\n<node/>\n<edge source='a' target='b'/>\n<edge source='a' target='a'><data key='w'>0</data></edge>\n\
<node id='c'><data key='d9'>1</data></node>\n<hyperedge/>\n</graph></graphml>";
    let checked = read_text(ReadFormat::GraphMl, text);
    assert_eq!(
        codes(&checked),
        [
            ("G006", 5, 14),
            ("G005", 6, 1),
            ("G003", 7, 1),
            ("G004", 8, 1),
            ("G010", 9, 29),
            ("G007", 10, 14),
            ("G008", 11, 1)
        ]
    );
}

/// The data and dynamics examples of the GEXF primer.
#[test]
fn the_primer_of_gexf() {
    let text = r#"<gexf xmlns="http://gexf.net/1.3" version="1.3"><meta lastmodifieddate="2009-03-20"><creator>Gexf.net</creator></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date">
<attributes class="node"><attribute id="0" title="url" type="string"/><attribute id="1" title="indegree" type="float"/><attribute id="2" title="frog" type="boolean"><default>true</default></attribute></attributes>
<nodes>
<node id="0" label="Gephi" start="2009-01-01"><attvalues><attvalue for="0" value="https://gephi.org"/><attvalue for="1" value="1"/></attvalues></node>
<node id="1" label="Webatlas"><attvalues><attvalue for="2" value="false"/><attvalue for="1" value="1" end="2009-03-01"/><attvalue for="1" value="2" start="2009-03-01"/></attvalues><viz:color r="1" g="2" b="3"/></node>
</nodes>
<edges><edge id="0" source="0" target="1" start="2009-03-01" weight="2.0" kind="cites"/>
<edge id="1" source="1" target="0" type="undirected"><spells><spell start="2009-01-01" end="2009-02-01"/><spell start="2010"/></spells></edge></edges>
</graph></gexf>"#;
    let checked = read_text(ReadFormat::Gexf, text);
    assert_eq!(codes(&checked), [("G013", 0, 0), ("G008", 6, 75), ("G008", 6, 181)]);
    let graph = checked.value.expect("it is well-formed");
    assert_eq!(graph.nodes[0].attributes["frog"], Scalar::Flag(true));
    assert_eq!(graph.nodes[1].attributes["indegree"], Scalar::Number(2.0));
    assert_eq!((graph.links[0].weight, graph.links[0].kind.as_deref()), (Some(2.0), Some("cites")));
    let spells: Vec<String> = graph.links[1]
        .spells
        .iter()
        .map(|it| format!("{:?} {:?}", it.from.map(|day| day.to_string()), it.to.map(|day| day.to_string())))
        .collect();
    assert_eq!(spells, ["Some(\"2009-01-01\") Some(\"2009-02-01\")", "Some(\"2010-01-01\") None"]);
}

#[test]
fn personal_data_stays_out_and_is_counted() {
    let text = r#"{"schema": "socta.graph/1", "nodes": [
{"id": "a", "label": "Jane Example", "attributes": {"Birth-Date": "1970-01-01", "nationality": "XX", "role": "courier"}},
{"id": "b", "label": "Example Trading", "kind": "company", "attributes": {"nationality": "YY"}}], "links": []}"#;
    let checked = read_text(ReadFormat::Json, text);
    assert_eq!(codes(&checked), [("G009", 0, 0)]);
    assert!(checked.findings.list[0].message.ends_with("Birth-Date (1), label (1), nationality (2)"));
    let graph = checked.value.expect("good");
    assert_eq!(
        (graph.nodes[0].label.as_deref(), graph.nodes[1].label.as_deref()),
        (None, Some("Example Trading"))
    );
    assert_eq!(graph.nodes[0].attributes.len(), 1);
}

#[test]
fn predicted_links_are_kept_and_not_measured() {
    let text = "source,target,basis,weight\na,b,observed,2\nb,c,predicted,5\n";
    let checked = read_text(ReadFormat::Edges, text);
    assert_eq!(codes(&checked), [("G014", 0, 0)]);
    let graph = checked.value.expect("good");
    let measured = graph.measured(false);
    assert_eq!((graph.links.len(), measured.predicted, measured.graph.set.edges.len()), (2, 1, 1));
    assert_eq!(
        (measured.graph.ids.len(), measured.graph.set.edges.get(0).map(|edge| edge.weight)),
        (3, Some(2.0))
    );
}

#[test]
fn a_graph_is_measured_as_the_same_edge_list_is() {
    let text = "source,target,weight,role\nb,a,0.5,x\na,b,0.25,y\nc,a,1,x\nd,d,1,x\n";
    for directed in [false, true] {
        let direct = crate::networks::edge_list::read(text.as_bytes(), None, directed).expect("good");
        let graph =
            read(ReadFormat::Edges, Stored { name: "e".to_owned(), bytes: text.into() }, None, directed)
                .value
                .expect("good");
        let through = graph.measured(directed).graph;
        assert_eq!(
            (&direct.ids, &direct.set, direct.weighted, &direct.row_edges),
            (&through.ids, &through.set, through.weighted, &through.row_edges)
        );
        let role: Vec<_> = (0..4).map(|row| through.edge_attributes[0].get(row)).collect();
        assert_eq!(role, [Some("x"), Some("y"), Some("x"), Some("x")]);
    }
}

#[test]
fn measures_become_attributes_and_never_overwrite() {
    let text = "source,target\na,b\na,c\n";
    let mut graph = read_text(ReadFormat::Edges, text).value.expect("good");
    graph.nodes[0].attributes.insert("degree".to_owned(), Scalar::Text("MSc".to_owned()));
    let measures = crate::networks::measures(&graph.measured(false).graph);
    graph.annotate(&measures.actors);
    let node = &graph.nodes[0];
    assert_eq!((node.id.as_str(), &node.attributes["degree"]), ("a", &Scalar::Whole(2)));
    assert_eq!(node.attributes["betweenness"], Scalar::Number(1.0));
    assert_eq!(node.attributes["degree_as_read"], Scalar::Text("MSc".to_owned()));
    assert!(!graph.nodes[1].attributes.contains_key("degree_as_read"));
}

const FTM: &str = r#"{"id": "c-1", "schema": "Company", "properties": {"name": ["Example Trading Ltd", "ET"], "jurisdiction": ["cy"], "address": ["1 Example Street"]}}
{"id": "p-17", "schema": "Person", "properties": {"name": ["Jane Example"], "birthDate": ["1970-01-01"], "nationality": ["xx"], "topics": ["crime.fin", "poi"]}}

{"id": "who-john-sample-1", "schema": "Person", "properties": {"name": ["John Sample"]}}
{"id": "o-1", "schema": "Ownership", "properties": {"owner": ["p-17"], "asset": ["c-1"], "startDate": ["2019-05"], "endDate": ["2020"], "percentage": ["60"], "summary": ["as Jane Example said"]}}
{"id": "u-1", "schema": "UnknownLink", "properties": {"subject": ["p-17"], "object": ["who-john-sample-1"], "role": ["associate"]}}
{"id": "pay-1", "schema": "Payment", "properties": {"payer": ["c-1"], "beneficiary": ["who-john-sample-1"], "date": ["2020-02-03"], "amount": ["1200.5"]}}
{"id": "a-1", "schema": "Address", "properties": {"full": ["1 Example Street"]}}
{"id": "d-1", "schema": "Directorship", "properties": {"director": ["p-17"], "organization": ["a-1"]}}
"#;

#[test]
fn followthemoney_gives_links_and_no_names() {
    let checked = read_text(ReadFormat::Ftm, FTM);
    assert_eq!(codes(&checked), [("G009", 0, 0), ("G013", 0, 0), ("G008", 8, 1), ("G008", 9, 69)]);
    let graph = checked.value.expect("good");
    let text = write(&graph, WriteFormat::Json).files.remove(0).text;
    for personal in ["Jane", "john", "John", "1970", "xx", "Street"] {
        assert!(!text.contains(personal), "{personal}");
    }
    let nodes: Vec<_> = graph.nodes.iter().map(|node| (node.id.as_str(), node.label.as_deref())).collect();
    assert_eq!(nodes, [("c-1", Some("Example Trading Ltd")), ("p-17", None), ("person-674a247df492", None)]);
    assert_eq!(graph.nodes[1].attributes["topics"], Scalar::Text("crime.fin; poi".to_owned()));
    let links: Vec<_> = graph
        .links
        .iter()
        .map(|link| (link.from, link.to, link.kind.as_deref().unwrap_or(""), link.directed))
        .collect();
    assert_eq!(links, [(1, 0, "Ownership", true), (1, 2, "UnknownLink", false), (0, 2, "Payment", true)]);
    assert_eq!(graph.links[0].attributes["percentage"], Scalar::Whole(60));
    let days = |link: &GraphLink| {
        (link.spells[0].from.map(|day| day.to_string()), link.spells[0].to.map(|day| day.to_string()))
    };
    assert_eq!(days(&graph.links[0]), (Some("2019-05-01".to_owned()), Some("2020-12-31".to_owned())));
    assert_eq!(days(&graph.links[2]), (Some("2020-02-03".to_owned()), Some("2020-02-03".to_owned())));
    let said = &checked.findings.list[0].message;
    for part in
        ["Person.name (2)", "Person.birthDate (1)", "Ownership.summary (1)", "replaced by pseudonyms (1)"]
    {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_faulty_line_of_followthemoney_spoils_itself_only() {
    let text = "{\"id\": \"a\", \"schema\": \"Person\"}\n{\"id\": 1,}\n{\"schema\": \"Person\"}\n{\"id\": \"l\", \"schema\": \"Family\", \"properties\": {\"person\": [\"a\"], \"relative\": [\"z\"], \"startDate\": [\"soon\"]}}\n";
    assert_eq!(
        codes(&read_text(ReadFormat::Ftm, text)),
        [("J001", 2, 10), ("G003", 3, 1), ("G004", 4, 59), ("V006", 4, 98)]
    );
}

/// After the examples of the standard: a threat actor, an identity, a campaign, relationships, markings.
const STIX: &str = r#"{"type": "bundle", "id": "bundle--1", "objects": [
{"type": "threat-actor", "spec_version": "2.1", "id": "threat-actor--56f3", "created": "2016-05-12T08:17:27Z", "modified": "2016-05-12T08:17:27Z", "name": "Disco Team Threat Actor Group", "threat_actor_types": ["crime-syndicate"], "aliases": ["Equipo del Discoteca"], "resource_level": "organization", "object_marking_refs": ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"]},
{"type": "threat-actor", "id": "threat-actor--77", "name": "Jane Example", "resource_level": "individual"},
{"type": "identity", "id": "identity--733c", "name": "Disco Team", "identity_class": "organization", "contact_information": "disco-team@stealthemail.example"},
{"type": "identity", "id": "identity--f431", "name": "John Sample", "identity_class": "individual"},
{"type": "indicator", "id": "indicator--a932", "pattern": "[ipv4-addr:value = '198.51.100.1']"},
{"type": "marking-definition", "id": "marking-definition--x1", "definition_type": "tlp", "definition": {"tlp": "amber"}},
{"type": "relationship", "id": "relationship--a", "relationship_type": "attributed-to", "source_ref": "threat-actor--56f3", "target_ref": "identity--733c", "start_time": "2020-02-29T17:41:44.938Z", "confidence": 70, "object_marking_refs": ["marking-definition--x1"]},
{"type": "relationship", "id": "relationship--b", "relationship_type": "indicates", "source_ref": "indicator--a932", "target_ref": "threat-actor--77"},
{"type": "relationship", "id": "relationship--c", "relationship_type": "related-to", "source_ref": "threat-actor--77", "target_ref": "identity--f431", "description": "met in Example City"}
]}"#;

#[test]
fn stix_gives_relationships_with_their_markings() {
    let checked = read_text(ReadFormat::Stix, STIX);
    assert_eq!(codes(&checked), [("G009", 0, 0), ("G013", 0, 0), ("G008", 6, 1), ("G008", 9, 1)]);
    let graph = checked.value.expect("good");
    let labels: Vec<_> = graph.nodes.iter().map(|node| node.label.as_deref()).collect();
    assert_eq!(labels, [Some("Disco Team Threat Actor Group"), None, Some("Disco Team"), None]);
    assert_eq!(graph.nodes[0].attributes["handling"], Scalar::Text("H3".to_owned()));
    let link = &graph.links[0];
    assert_eq!((link.probability, link.handling, link.directed), (Some(0.7), Some(Handling::H2), true));
    assert_eq!(link.spells[0].from.map(|day| day.to_string()).as_deref(), Some("2020-02-29"));
    assert_eq!((graph.links.len(), graph.links[1].directed), (2, false));
    let text = write(&graph, WriteFormat::GraphMl).files.remove(0).text;
    assert!(
        !["Jane", "John", "stealthemail", "Equipo", "met in"].iter().any(|personal| text.contains(personal))
    );
}

#[test]
fn what_is_no_bundle_is_refused() {
    assert_eq!(codes(&read_text(ReadFormat::Stix, "{\"type\": \"report\"}")), [("G003", 1, 1)]);
    let text = "{\"type\": \"bundle\", \"objects\": [{\"id\": \"x\"}, {\"type\": \"relationship\", \"source_ref\": \"a\"}]}";
    assert_eq!(codes(&read_text(ReadFormat::Stix, text)).len(), 3);
}
