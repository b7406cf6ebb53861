//! Every public format has a type, a schema and a reader, and is read back to the same value.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use socta::formats::{ALL, Format};

use super::transcript::{Scene, code};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const MATRIX: &str = "alternative,x,y\ndirection,max,min\nweight,2,1\na,1,3\nb,2,1\nc,3,2\nd,2,2\n";

const UNCERTAIN: &str = r#"{"alternatives": ["a", "b"],
    "criteria": [{"name": "x", "direction": "max", "scale": [0, 1]}, {"name": "y", "direction": "max", "scale": [0, 1]}],
    "matrix": [[1, 0], [0, 1]]}"#;

const JUDGEMENTS: &str = r#"{"schema": "socta.judgements/1", "criteria": ["x", "y"], "order": ["x", "y"]}"#;

const EDGES: &str = "source,target,weight,from,until\na,b,1,2019,2019\nb,c,1,2020,2020\nc,a,1,2019,2020\n";

const GRAPH: &str = r#"{"schema": "socta.graph/1", "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"from": "a", "to": "b"}]}"#;

const PLAN: &str = r#"{
  "schema": "socta.benchmark/1", "name": "tiny", "title": "Tiny", "seed": 1,
  "methods": [{"method": "additive"}, {"method": "topsis"}],
  "synthetic": [{"name": "sum", "truth": "additive", "alternatives": 6, "criteria": 3}],
  "noise": [0.5], "missing": [{"share": 0}], "contributors": [1], "weights": [{"kind": "true"}],
  "replications": 4, "top_k": 2, "trials": 1, "samples": 50, "resamples": 20
}"#;

/// Commands that make folders.
const FOLDERS: [&str; 4] = [
    "assess ROOT/fixtures/dossiers/harbour --samples 500 --key-positions --stakeholders ROOT/fixtures/stakeholders/five-states.json --out run",
    "assess ROOT/fixtures/dossiers/harbour --samples 500 --model equal-weights --model strong-four --out batch",
    "benchmark plan.json --out measured",
    "generate --out invented --areas 8 --networks 5 --actors 30 --links 60",
];

/// Where an example of each format is found: a file, or what a command says.
const EXAMPLES: [(&str, &str); 44] = [
    ("socta.dossier/1", "ROOT/fixtures/dossiers/harbour/dossier.json"),
    ("socta.catalogue/1", "ROOT/models/catalogue.json"),
    ("socta.model/1", "$ model show strong-four"),
    ("socta.model/1", "run/model.json"),
    ("socta.benchmark/1", "plan.json"),
    ("socta.scenario/1", "ROOT/fixtures/scenarios/harm-first.json"),
    ("socta.decision/1", "ROOT/fixtures/decisions/council-2021.json"),
    ("socta.bundles/1", "ROOT/fixtures/bundles/council-2021.json"),
    ("socta.stakeholders/1", "ROOT/fixtures/stakeholders/five-states.json"),
    ("socta.key-positions/1", "ROOT/models/key-positions.json"),
    ("socta.judgements/1", "judgements.json"),
    ("socta.graph/1", "graph.json"),
    ("socta.structure/1", "ROOT/crates/socta-graphs/models/structure.json"),
    ("socta.run/1", "run/manifest.json"),
    ("socta.results/2", "run/results.json"),
    ("socta.results/2", "batch/harbour--strong-four--base/results.json"),
    ("socta.summary/1", "run/summary.json"),
    ("socta.advisory/2", "run/advice.json"),
    ("socta.why/1", "run/why.json"),
    ("socta.lists/1", "run/lists.json"),
    ("socta.priority-problem/2", "run/problem.json"),
    ("socta.certificate/2", "run/certificate.json"),
    ("socta.batch/1", "batch/summary.json"),
    ("socta.benchmark-results/1", "measured/summary.json"),
    ("socta.truth/1", "invented/truth.jsonl"),
    ("socta.explanation/1", "$ explain run port.cocaine --format json"),
    (
        "socta.shapley/1",
        "$ explain run port.cocaine --internal --method topsis --against waste --orders 10 --format json",
    ),
    ("socta.choice/1", "$ choose run/problem.json --format json"),
    ("socta.rank/1", "$ rank matrix.csv --method promethee2"),
    ("socta.rank/1", "$ rank matrix.csv --method topsis"),
    ("socta.ranks/1", "$ rank matrix.csv --method all"),
    ("socta.weights/1", "$ weights matrix.csv --method critic --format json"),
    ("socta.weights/1", "$ weights judgements.json --format json"),
    ("socta.smaa/1", "$ smaa uncertain.json --samples 500 --confidence-samples 100"),
    ("socta.smaa/1", "$ smaa uncertain.json --samples 500 --method topsis"),
    ("socta.methods/1", "$ methods --format json"),
    ("socta.methods/1", "$ methods --weights --format json"),
    ("socta.methods/1", "$ methods --normalisations --format json"),
    ("socta.networks/1", "$ networks edges.csv --key-positions --key-players 1 --attack degree"),
    ("socta.network-periods/1", "$ networks edges.csv --period 2019..2019 --period 2020..2020"),
    ("socta.markets/2", "$ networks ROOT/fixtures/dossiers/harbour"),
    ("socta.findings/1", "$ check ROOT/fixtures/dossiers/harbour --scenario edges.csv --format json"),
    ("socta.page/1", "$ explain O004 --format json"),
    ("socta.comparison/1", "$ compare run batch --format json"),
];

fn scene() -> Scene {
    let scene = Scene::new()
        .file("matrix.csv", MATRIX)
        .file("uncertain.json", UNCERTAIN)
        .file("judgements.json", JUDGEMENTS)
        .file("edges.csv", EDGES)
        .file("graph.json", GRAPH)
        .file("plan.json", PLAN);
    for command in FOLDERS {
        let output = scene.run(&format!("{command} --quiet"));
        assert_eq!(code(&output), 0, "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    scene
}

fn example(scene: &Scene, place: &str) -> String {
    if let Some(command) = place.strip_prefix("$ ") {
        let output = scene.run(command);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let text = String::from_utf8(output.stdout).unwrap_or_default();
        assert!(!text.is_empty(), "{command}: {said}");
        return text;
    }
    let path = match place.strip_prefix("ROOT/") {
        Some(inside) => Path::new(ROOT).join(inside),
        None => scene.path(place),
    };
    let text = fs::read_to_string(&path).unwrap_or_default();
    assert!(!text.is_empty(), "{} cannot be read", path.display());
    text
}

/// The documents of a text: one, or one a line.
fn values(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().map(|value| value.expect("JSON")).collect()
}

/// Numbers as numbers, so that 1 and 1.0 are one, and what is absent as null.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
        Value::Array(list) => list.iter().map(plain).collect(),
        Value::Object(map) => {
            let kept = map.iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(key, value)| (key.clone(), plain(value))).collect())
        }
        other => other.clone(),
    }
}

fn wrong(format: &Format, text: &str) -> Option<String> {
    let name = format.format.unwrap_or(format.name);
    let once = match (format.again)(text) {
        Ok(once) => once,
        Err(fault) => return Some(format!("{name} cannot be read: {fault}")),
    };
    let (before, after): (Vec<Value>, Vec<Value>) =
        (values(text).iter().map(plain).collect(), values(&once).iter().map(plain).collect());
    // Inputs may leave out what has a default; what the program wrote itself comes back as it was.
    let same = format.about.ends_with("input") || before == after;
    let twice = (format.again)(&once).is_ok_and(|twice| twice == once);
    match (same, twice) {
        (true, true) => None,
        (false, _) => Some(format!("{name} is read back to another value")),
        (_, false) => Some(format!("{name} does not keep its value when it is read a second time")),
    }
}

#[test]
fn every_format_is_read_back_to_the_same_value() {
    let scene = scene();
    let mut faults = Vec::new();
    for format in ALL.iter().filter(|format| format.format.is_some()) {
        let mut places = EXAMPLES.iter().filter(|(name, _)| Some(*name) == format.format).peekable();
        if places.peek().is_none() {
            faults.push(format!("{} has no example in this test", format.name));
        }
        faults.extend(places.filter_map(|(_, place)| wrong(format, &example(&scene, place))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// `"socta.NAME/MAJOR"` in a text.
fn named(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in text.split("\"socta.").skip(1) {
        let name: String = part.chars().take_while(|&it| it.is_ascii_lowercase() || it == '-').collect();
        let rest = &part[name.len()..];
        let major: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
        if !name.is_empty()
            && rest.starts_with('/')
            && rest[1 + major.len()..].starts_with('"')
            && !major.is_empty()
        {
            found.push(format!("socta.{name}/{major}"));
        }
    }
    found
}

fn sources(at: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(at).expect("the source can be read") {
        let path = entry.expect("the source can be read").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Where formats are named that are none: tests, and examples on pages of findings.
fn is_product(path: &Path) -> bool {
    !path.iter().any(|part| {
        let part = part.to_string_lossy();
        ["tests", "pages", "benches"].contains(&part.as_ref()) || part.starts_with("test")
    })
}

#[test]
fn every_format_that_the_source_names_is_in_the_list_and_has_its_schema() {
    let mut files = Vec::new();
    sources(&Path::new(ROOT).join("src"), &mut files);
    sources(&Path::new(ROOT).join("crates"), &mut files);
    let mut found: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in files.into_iter().filter(|path| is_product(path.strip_prefix(ROOT).unwrap_or(path))) {
        let text = fs::read_to_string(&path).expect("the source can be read");
        let product = text.split("#[cfg(test)]").next().unwrap_or_default();
        found.extend(named(product).into_iter().map(|name| (name, path.clone())));
    }
    assert!(found.len() > 20, "the source names its formats");
    let listed = |name: &str| ALL.iter().any(|format| format.format == Some(name));
    let mut faults: Vec<String> = found
        .iter()
        .filter(|(name, _)| !listed(name))
        .map(|(name, path)| format!("{name} in {} is not in the list of src/formats/mod.rs", path.display()))
        .collect();
    for format in ALL {
        let path = Path::new(ROOT).join(format!("models/schema/{}.schema.json", format.name));
        if fs::read_to_string(&path).ok() != Some((format.schema)()) {
            faults.push(format!(
                "{} is missing or not current; `socta schema --out models/schema`",
                path.display()
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What makes JSON of anything; the command line has `json` and `Document::write`, which take formats only.
const MAKES_JSON: [&str; 8] = [
    "Serialize)",
    "Serialize,",
    "Serialize for ",
    "SerializeMap",
    "serde_json::to_string",
    "serde_json::to_vec",
    "serde_json::to_writer",
    "json!",
];

/// Lines of a text that make JSON of something that is no format.
fn makes_json(text: &str) -> Vec<usize> {
    let makes = |line: &str| MAKES_JSON.iter().any(|way| line.contains(way));
    text.lines().enumerate().filter(|(_, line)| makes(line)).map(|(at, _)| at + 1).collect()
}

#[test]
fn the_command_line_writes_formats_through_their_public_types_alone() {
    assert_eq!(makes_json("//! `socta rank`.\n\n#[derive(serde::Serialize)]\nstruct Listing;\n"), [3]);
    let mut files = Vec::new();
    sources(&Path::new(ROOT).join("src/cli"), &mut files);
    let texts = files.iter().map(|path| (path, fs::read_to_string(path).expect("the source can be read")));
    let (mut faults, mut written) = (Vec::new(), 0);
    for (path, text) in texts {
        written += text.matches("json(&").count();
        faults.extend(
            makes_json(&text).into_iter().map(|line| {
                format!("{}:{line} writes JSON without a type of `formats::ALL`", path.display())
            }),
        );
    }
    assert!(written > 10, "commands write formats by `json`");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
