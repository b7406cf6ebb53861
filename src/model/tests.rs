//! A small good catalogue and model, and each with one thing changed.

use super::{
    Catalogue, Layer, LoadedModel, MissingPolicy, Range, parse_catalogue, parse_model, presets, read_model,
};
use crate::diagnostics::Findings;
use crate::source::Checked;
use crate::source::files::sha256;

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
        ("[0, 100]", "[0, 100], \"population\": \" \"", "O019 \" \""),
        ("\"scale\": \"hmlun\"", "\"scale\": \"hmlun\", \"measure\": \"flow\"", "V005 \"flow\""),
        ("[0, 100]", "[0, 100], \"measure\": \"rate\"", "J007 \"rate\""),
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
    for (name, _) in presets() {
        let checked = read_model(name, &Catalogue::built_in(), &preset_methods());
        assert_eq!(marked(&checked.findings), "", "{name}");
        assert_eq!(checked.value.map(|loaded| loaded.model.name).as_deref(), Some(*name));
    }
}

/// The methods that the presets name.
fn preset_methods() -> Vec<&'static str> {
    vec!["additive", "spotis", "topsis", "vikor", "promethee2", "electre3", "dominance"]
}

fn preset(name: &str) -> LoadedModel {
    read_model(name, &Catalogue::built_in(), &preset_methods()).value.expect("a preset is good")
}

#[test]
fn every_preset_weighs_each_indicator_or_says_why_not() {
    let catalogue = Catalogue::built_in();
    let scored = |layer| !matches!(layer, Layer::Context | Layer::Output);
    let mut forgotten = Vec::new();
    for (name, _) in presets() {
        let model = preset(name).model;
        let weighed: Vec<&str> = model
            .layers
            .iter()
            .flat_map(|layer| &layer.indicators)
            .map(|entry| entry.indicator.as_str())
            .collect();
        let known = |key: &str| weighed.contains(&key) || model.not_weighed.contains_key(key);
        let missing = catalogue.indicators.iter().filter(|it| scored(it.layer) && !it.personal_origin);
        forgotten.extend(missing.filter(|it| !known(&it.key)).map(|it| format!("{} in {name}", it.key)));
    }
    let help = "give each a line in models/equal-weights.json, under its layer or under `not_weighed`";
    assert!(forgotten.is_empty(), "indicators that no weight is given to: {}; {help}", forgotten.join(", "));
}

#[test]
fn a_model_that_is_written_whole_is_the_same_when_it_is_read_again() {
    for (name, _) in presets() {
        let loaded = preset(name);
        let text = loaded.model.text();
        let again =
            parse_model("whole.json", text.clone().into_bytes(), &Catalogue::built_in(), &preset_methods());
        assert_eq!(marked(&again.findings), "", "{name}");
        assert_eq!(again.value.map(|it| it.model).as_ref(), Some(&loaded.model), "{name}");
        // What it extends is part of what its hash stands for.
        let own = loaded.files().len() == 1;
        assert_eq!(loaded.sha256 == sha256(text.as_bytes()), !own, "{name}");
        assert_eq!(loaded.sha256 == loaded.files()[0].sha256, own, "{name}");
    }
}

/// A folder with `base.json`, the small model, and `own.json`, which extends it.
fn extending(own: &str) -> (tempfile::TempDir, Checked<LoadedModel>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.json");
    std::fs::write(folder.path().join("base.json"), model()).expect("it can be written");
    std::fs::write(&path, own).expect("it can be written");
    let catalogue = parse_catalogue("catalogue.json", CATALOGUE.as_bytes().to_vec()).value.expect("good");
    let checked = read_model(&path.to_string_lossy(), &catalogue, &["additive", "topsis"]);
    (folder, checked)
}

const HEAD: &str = r#""schema": "socta.model/1", "extends": "base.json", "name": "own", "version": "2", "title": {"en": "Own"}, "description": "d", "author": "a""#;

#[test]
fn a_model_says_only_in_what_it_differs() {
    let own = format!(
        r#"{{{HEAD}, "weights": "relative", "spread": 0.5, "absent": {{"kind": "exclude"}},
        "layers": [{{"layer": "market", "weight": 3, "range": null, "indicators": [
          {{"indicator": "value", "leave_out": true}}, {{"indicator": "demand", "weight": 0.7}}]}},
          {{"layer": "actor", "weight": 1}}]}}"#
    );
    let (_folder, checked) = extending(&own);
    assert_eq!(marked(&checked.findings), "");
    let model = checked.value.expect("a model").model;
    let market = &model.layers[0];
    let shares: Vec<(&str, f64)> =
        market.indicators.iter().map(|entry| (entry.indicator.as_str(), entry.weight)).collect();
    assert_eq!(shares, [("demand", 0.5), ("seizures", 0.5)]);
    assert_eq!((market.weight, market.range), (0.75, Some(Range { low: 0.375, high: 1.0 })));
    assert_eq!(market.indicators[0].range, Some(Range { low: 0.25, high: 0.75 }));
    assert_eq!((model.name.as_str(), model.absent), ("own", MissingPolicy::Exclude));
    assert_eq!((model.weights, model.spread), (None, None));
}

#[test]
fn faults_of_an_extending_model_stand_where_it_says_or_takes_them() {
    let cases = [
        // What it says itself.
        (
            r#""layers": [{"layer": "actor", "indicators": [{"indicator": "violense", "weight": 0}]}]"#,
            "M001 \"violense\"",
        ),
        (r#""layers": [{"layer": "market", "weight": 0.65}]"#, "M002 ["),
        (r#""laiers": []"#, "J002 \"laiers\""),
        (
            r#""layers": [{"layer": "marked", "leave_out": true}]"#,
            "M023 {\"layer\": \"marked\", \"leave_out\": true}",
        ),
        (r#""name": "m<img src=x>""#, "J005 \"name\""),
        // What it takes over, and what no longer fits.
        (r#""codings": {"linear": null}"#, "M015 \"base.json\""),
        (r#""methods": ["topsi"]"#, "M011 \"topsi\""),
    ];
    let mut wrong = Vec::new();
    for (says, expected) in cases {
        let (_folder, checked) = extending(&format!("{{{HEAD}, {says}}}"));
        let found = marked(&checked.findings);
        if found != expected {
            wrong.push(format!("{says}\n  found    {found}\n  expected {expected}"));
        }
        let files = checked.findings.list.iter().filter_map(|finding| finding.place.as_ref());
        assert!(files.clone().all(|place| place.file.ends_with("own.json")), "{says}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let (_folder, checked) = extending(&format!(r#"{{{HEAD}, "codings": {{"linear": null}}}}"#));
    let related = &checked.findings.list[0].related[0].0;
    assert!(related.file.ends_with("base.json") && related.excerpt.contains("linear"), "{related:?}");
}

#[test]
fn a_base_that_cannot_be_had_is_one_finding() {
    let missing = HEAD.replace("base.json", "equal-wieghts");
    let (_folder, checked) = extending(&format!("{{{missing}}}"));
    assert_eq!(marked(&checked.findings), "M021 \"equal-wieghts\"");
    assert_eq!(checked.findings.list[0].hint, "did you mean `equal-weights`?");
    assert_eq!(checked.value, None);
    let itself = HEAD.replace("base.json", "../FOLDER/own.json");
    let (folder, _) = extending("{}");
    let name = folder.path().file_name().expect("it has a name").to_string_lossy().into_owned();
    let path = folder.path().join("own.json");
    std::fs::write(&path, format!("{{{}}}", itself.replace("FOLDER", &name))).expect("it can be written");
    let checked = read_model(&path.to_string_lossy(), &Catalogue::built_in(), &[]);
    assert_eq!(checked.findings.list.iter().map(|one| one.code.id()).collect::<Vec<_>>(), ["M022"]);
}

#[test]
fn a_faulty_base_is_said_to_be_faulty_once_and_where_it_is() {
    let (folder, _) = extending(&format!("{{{HEAD}}}"));
    let base = model().replacen("\"weight\": 0.4", "\"weight\": 0.5", 1);
    std::fs::write(folder.path().join("base.json"), base).expect("it can be written");
    let catalogue = parse_catalogue("catalogue.json", CATALOGUE.as_bytes().to_vec()).value.expect("good");
    let own = folder.path().join("own.json");
    let checked = read_model(&own.to_string_lossy(), &catalogue, &["additive", "topsis"]);
    assert_eq!(marked(&checked.findings), "M002 [");
    let place = checked.findings.list[0].place.as_ref().expect("a place");
    assert!(place.file.ends_with("base.json"));
}

#[test]
fn what_is_said_in_short_is_checked() {
    let cases = [
        ("\"score_invented\": false", "\"score_invented\": false, \"spread\": 2", "V002 2"),
        ("\"score_invented\": false", "\"score_invented\": false, \"coding\": \"linaer\"", "M015 \"linaer\""),
        (
            "\"weight\": 1, \"value_function\": {\"kind\": \"coding\", \"name\": \"linear\"}",
            "\"weight\": 1",
            "M015 {\"indicator\": \"violence\", \"weight\": 1}",
        ),
        (
            "\"score_invented\": false",
            "\"score_invented\": false, \"not_weighed\": {\"violense\": \"w\"}",
            "M001 \"violense\"",
        ),
        (
            "\"score_invented\": false",
            "\"score_invented\": false, \"not_weighed\": {\"violence\": \"w\"}",
            "M014 \"violence\"",
        ),
        ("\"name\": \"small\"", "\"name\": \"m<img src=x>\"", "D008 \"m<img src=x>\""),
        ("\"name\": \"small\"", "\"name\": \"../small\"", "D008 \"../small\""),
    ];
    for (from, to, expected) in cases {
        let good = model();
        assert!(good.contains(from), "{from}");
        assert_eq!(marked(&parse(&good.replacen(from, to, 1)).findings), expected, "{to}");
    }
}

#[test]
fn a_misspelt_preset_is_understood() {
    let checked = read_model("equal-wieghts", &Catalogue::built_in(), &[]);
    assert_eq!(checked.findings.list[0].code.id(), "F001");
    assert_eq!(checked.findings.list[0].hint, "did you mean `equal-weights`?");
}
