//! Names that look like numbers or formulas: people read them as they were given, spreadsheets do not calculate them.

use super::comparisons::stored;
use super::transcript::{Scene, code};

const LINKS: &str = "source,target\n1e5,1.10\n1e5,=1+1\n1e5,-x\n-x,b\n";

const MATRIX: &str = r#"{
  "alternatives": ["1.10", "1e5", "=1+1"],
  "criteria": [
    {"name": "gain", "direction": "max", "weight": 0.75, "scale": [0, 10], "level": "interval"},
    {"name": "cost", "direction": "min", "weight": 0.25, "scale": [0, 4], "level": "interval"}
  ],
  "matrix": [[5, 1], [10, 4], [2, 3]]
}"#;

/// A column of what a command writes as CSV.
fn column(scene: &Scene, arguments: &str, name: &str) -> Vec<String> {
    let output = scene.run(arguments);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let header = reader.headers().expect("a table has a header");
    let at = header.iter().position(|column| column == name).expect("the column is there");
    reader.records().map(|record| record.expect("rows fit the header")[at].to_owned()).collect()
}

#[test]
fn actors_keep_their_names() {
    let scene = Scene::new().file("l.csv", LINKS);
    insta::assert_snapshot!(scene.transcript("networks l.csv --key-players 1 --format text"));
    let mut actors = column(&scene, "networks l.csv --format csv", "id");
    actors.sort();
    assert_eq!(actors, ["'-x", "'=1+1", "1.10", "1e5", "b"]);
}

/// What a spreadsheet would calculate is guarded; what is a number is not, also if it is negative.
#[test]
fn columns_of_an_actor_table_are_keys_and_its_numbers_stay_numbers() {
    let actors = "id,Clan / group,clan group\n1e5,=2+2,-1\n1.10,b,2\n=1+1,b,2\n-x,b,2\nb,b,2\n";
    let scene = Scene::new().file("l.csv", LINKS).file("a.csv", actors);
    let output = scene.run("networks l.csv --nodes a.csv --format csv");
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let header = reader.headers().expect("a table has a header").clone();
    let key = |name: &str| name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    assert!(header.iter().all(key), "{header:?}");
    let distinct: std::collections::BTreeSet<&str> = header.iter().collect();
    assert_eq!(distinct.len(), header.len(), "{header:?}");
    for row in reader.records().map(|row| row.expect("rows fit the header")) {
        let numbers = header.iter().zip(&row).filter(|(name, _)| name.ends_with("normalized"));
        assert!(
            numbers.clone().count() > 0 && numbers.clone().all(|(_, value)| value.parse::<f64>().is_ok())
        );
        assert!(row.iter().all(|value| !value.starts_with('=')), "{row:?}");
    }
}

#[test]
fn alternatives_keep_their_names() {
    let scene = Scene::new().file("m.json", MATRIX);
    insta::assert_snapshot!(scene.transcript("rank m.json --method additive --format text"));
    insta::assert_snapshot!(scene.transcript("rank m.json --method additive,spotis --format text"));
    for methods in ["additive", "additive,spotis"] {
        let mut names =
            column(&scene, &format!("rank m.json --method {methods} --format csv"), "alternative");
        names.sort();
        assert_eq!(names, ["'=1+1", "1.10", "1e5"], "{methods}");
    }
}

#[test]
fn models_keep_their_names() {
    let areas = [("1.10", [0.0, 1.0], 1), ("1e5", [0.4, 0.4], 2), ("=1+1", [0.7, 0.0], 3)];
    let scene = Scene::new()
        .file("one/summary.json", &stored("1e5", [0.5, 0.5], areas))
        .file("two/summary.json", &stored("1.10", [0.5, 0.5], areas));
    insta::assert_snapshot!(scene.transcript("compare one two"));
    insta::assert_snapshot!(scene.transcript("compare one two --format csv"));
}
