//! A small good catalogue and model, and each with one thing changed.

use super::{Catalogue, LoadedModel, parse_catalogue, parse_model, presets, read_model};
use crate::diagnostics::Findings;
use crate::source::Checked;

const CATALOGUE: &str = r#"{
  "schema": "socta.catalogue/1", "version": "1",
  "units": [{"key": "EUR billion", "labels": {"en": "EUR billion"}}],
  "indicators": [
    {"key": "demand", "labels": {"en": "Demand"}, "layer": "market", "applies_to": "area", "scale": "hmlun", "raises_threat": true, "definition": "d", "source": "s"},
    {"key": "value", "labels": {"en": "Value"}, "layer": "market", "applies_to": "area", "scale": "numeric", "unit": "EUR billion", "range": [0, 100], "raises_threat": true, "definition": "d", "source": "s"},
    {"key": "violence", "labels": {"en": "Violence"}, "layer": "actor", "applies_to": "both", "scale": "hmlun", "raises_threat": true, "definition": "d", "source": "s"},
    {"key": "seizures", "labels": {"en": "Seizures"}, "layer": "output", "applies_to": "area", "scale": "hmlun", "raises_threat": true, "detection_driven": true, "definition": "d", "source": "s"},
    {"key": "nationality", "labels": {"en": "Nationality"}, "layer": "actor", "applies_to": "area", "scale": "hmlun", "raises_threat": true, "personal_origin": true, "definition": "d", "source": "s"}
  ]
}"#;

const MODEL: &str = r#"{
  "schema": "socta.model/1", "name": "small", "version": "1", "title": {"en": "Small"}, "description": "d", "author": "a",
  "unknown": {"kind": "interval"},
  "absent": {"kind": "as-value", "value": 0.5},
  "codings": {"linear": {"nil": 0, "low": 0.25, "medium": 0.5, "high": 1}},
  "grades": [GRADES],
  "contributors": {"kind": "given", "weights": {"DK": 2}, "other": 1},
  "score_invented": false,
  "layers": [
    {"layer": "market", "weight": 0.6, "range": {"low": 0.5, "high": 0.7}, "indicators": [
      {"indicator": "demand", "weight": 0.1, "value_function": {"kind": "coding", "name": "linear"}},
      {"indicator": "value", "weight": 0.2, "value_function": {"kind": "piecewise-linear", "points": [{"at": 1, "value": 0}, {"at": 9, "value": 1}]}},
      {"indicator": "seizures", "weight": 0.7, "proxy": "nothing else", "value_function": {"kind": "coding", "name": "linear"}}
    ]},
    {"layer": "actor", "weight": 0.4, "indicators": [
      {"indicator": "violence", "weight": 1, "value_function": {"kind": "coding", "name": "linear"}}
    ]}
  ],
  "methods": ["additive", "topsis"],
  "bands": [{"key": "high", "from": 0.66}, {"key": "low", "from": 0}],
  "factors": {"largest_change": 0.1},
  "selection": {"priorities": 10, "plans": 15, "goals": 3, "horizontal_from": 5}
}"#;

fn model() -> String {
    let pairs = ["A", "B", "C", "X"].into_iter().flat_map(|source| (1..=4).map(move |it| (source, it)));
    let grades: Vec<String> = pairs
        .map(|(source, it)| {
            format!("{{\"source\": \"{source}\", \"information\": \"{it}\", \"certainty\": 0.5}}")
        })
        .collect();
    MODEL.replace("GRADES", &grades.join(", "))
}

fn marked(findings: &Findings) -> String {
    let one = |finding: &crate::diagnostics::Finding| {
        let place = finding.place.as_ref().expect("a place");
        let from = (place.column - place.excerpt_column) as usize;
        let marked: String = place.excerpt.chars().skip(from).take(place.length as usize).collect();
        format!("{} {marked}", finding.code.id())
    };
    findings.list.iter().map(one).collect::<Vec<_>>().join("|")
}

fn parse(text: &str) -> Checked<LoadedModel> {
    let catalogue = parse_catalogue("catalogue.json", CATALOGUE.as_bytes().to_vec());
    assert!(catalogue.findings.is_empty(), "{:?}", catalogue.findings);
    let catalogue = catalogue.value.expect("a catalogue");
    parse_model("small.json", text.as_bytes().to_vec(), &catalogue, &["additive", "topsis"])
}

#[test]
fn a_good_model_has_no_findings_although_its_weights_are_decimals() {
    let checked = parse(&model());
    assert_eq!(marked(&checked.findings), "");
    let loaded = checked.value.expect("a model");
    assert_eq!((loaded.file.as_str(), loaded.sha256.len()), ("small.json", 64));
}

#[test]
fn every_change_is_one_finding_at_its_place() {
    let cases = [
        ("\"unknown\": {\"kind\": \"interval\"},", "", "J003 {"),
        ("\"kind\": \"interval\"", "\"kind\": \"intervall\"", "J007 \"intervall\""),
        ("\"value\": 0.5}", "\"value\": 1.5}", "V002 1.5"),
        ("\"indicator\": \"violence\"", "\"indicator\": \"violense\"", "M001 \"violense\""),
        ("\"weight\": 0.4", "\"weight\": 0.5", "M002 ["),
        ("\"weight\": 0.2", "\"weight\": 0.3", "M002 ["),
        ("\"weight\": 0.2", "\"weight\": -0.2", "M003 -0.2"),
        ("\"DK\": 2", "\"DK\": -2", "M003 -2"),
        ("\"low\": 0.5, ", "\"low\": 0.65, ", "M004 0.6"),
        ("\"low\": 0.5, ", "\"low\": 0.75, ", "M004 {\"low\": 0.75, \"high\": 0.7}"),
        ("\"indicator\": \"violence\"", "\"indicator\": \"nationality\"", "M005 \"nationality\""),
        ("\"proxy\": \"nothing else\"", "\"proxy\": \" \"", "M006 \"seizures\""),
        (
            "\"medium\": 0.5",
            "\"medium\": 0.2",
            "M007 {\"nil\": 0, \"low\": 0.25, \"medium\": 0.2, \"high\": 1}",
        ),
        ("{\"at\": 9, \"value\": 1}", "{\"at\": 1, \"value\": 1}", "M008 {\"at\": 1, \"value\": 1}"),
        ("{\"at\": 9, \"value\": 1}", "{\"at\": 900, \"value\": 1}", "M008 {\"at\": 900, \"value\": 1}"),
        (", {\"at\": 9, \"value\": 1}", "", "M008 [{\"at\": 1, \"value\": 0}]"),
        (
            "\"information\": \"2\", \"certainty\": 0.5",
            "\"information\": \"1\", \"certainty\": 0.5",
            "M009 [|M009 {\"source\": \"A\", \"information\": \"1\", \"certainty\": 0.5}",
        ),
        ("\"certainty\": 0.5", "\"certainty\": 5", "M009 5"),
        ("\"priorities\": 10", "\"priorities\": 0", "M010 0"),
        ("\"plans\": 15", "\"plans\": 0", "M010 0"),
        ("\"topsis\"", "\"topsi\"", "M011 \"topsi\""),
        ("\"from\": 0}", "\"from\": 0.1}", "M012 0.1"),
        ("\"from\": 0.66", "\"from\": 0", "M012 0"),
        ("\"layer\": \"actor\"", "\"layer\": \"market\"", "M013 \"market\"|M016 \"violence\""),
        (
            "\"indicator\": \"value\", \"weight\": 0.2, \"value_function\": {\"kind\": \"piecewise-linear\", \"points\": [{\"at\": 1, \"value\": 0}, {\"at\": 9, \"value\": 1}]}",
            "\"indicator\": \"demand\", \"weight\": 0.2, \"value_function\": {\"kind\": \"coding\", \"name\": \"linear\"}",
            "M014 \"demand\"",
        ),
        ("\"name\": \"linear\"", "\"name\": \"linaer\"", "M015 \"linaer\""),
        ("\"indicator\": \"demand\"", "\"indicator\": \"violence\"", "M016 \"violence\"|M014 \"violence\""),
        ("\"layer\": \"actor\"", "\"layer\": \"context\"", "M016 \"context\""),
        ("\"layer\": \"market\"", "\"layer\": \"marked\"", "J007 \"marked\""),
    ];
    let mut wrong = Vec::new();
    for (from, to, expected) in cases {
        let good = model();
        assert!(good.contains(from), "{from}");
        let found = marked(&parse(&good.replacen(from, to, 1)).findings);
        if found != expected {
            wrong.push(format!("{from} → {to}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn faults_of_a_catalogue_are_found() {
    let cases = [
        ("\"key\": \"demand\"", "\"key\": \"violence\"", "M014 \"violence\""),
        ("\"key\": \"demand\"", "\"key\": \"De mand\"", "D008 \"De mand\""),
        ("\"unit\": \"EUR billion\"", "\"unit\": \"EUR bilion\"", "V004 \"EUR bilion\""),
        ("[0, 100]", "[100, 0]", "V003 [100, 0]"),
        ("[0, 100]", "[100]", "J004 [100]"),
        ("socta.catalogue/1", "socta.catalogue/2", "J006 \"socta.catalogue/2\""),
    ];
    for (from, to, expected) in cases {
        assert!(CATALOGUE.contains(from), "{from}");
        let checked = parse_catalogue("catalogue.json", CATALOGUE.replacen(from, to, 1).into_bytes());
        assert_eq!(marked(&checked.findings), expected, "{from} → {to}");
    }
}

#[test]
fn what_is_built_in_has_no_faults() {
    let checked = parse_catalogue("catalogue.json", include_bytes!("../../models/catalogue.json").to_vec());
    assert_eq!(marked(&checked.findings), "");
    assert_eq!(checked.value.as_ref(), Some(&Catalogue::built_in()));
    for (name, text) in presets() {
        let methods = serde_json::from_str::<super::ScoringModel>(text).expect("a model").methods;
        let methods: Vec<&str> = methods.iter().map(String::as_str).collect();
        let checked = read_model(name, &Catalogue::built_in(), &methods);
        assert_eq!(marked(&checked.findings), "", "{name}");
        assert_eq!(checked.value.map(|loaded| loaded.model.name).as_deref(), Some(*name));
    }
}

#[test]
fn a_misspelt_preset_is_understood() {
    let checked = read_model("equal-wieghts", &Catalogue::built_in(), &[]);
    assert_eq!(checked.findings.list[0].code.id(), "F001");
    assert_eq!(checked.findings.list[0].hint, "did you mean `equal-weights`?");
}
