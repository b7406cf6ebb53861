//! Commands that print what the program knows.

use super::transcript::{Scene, code};

#[test]
fn explain_a_code() {
    insta::assert_snapshot!(Scene::new().transcript("explain S003"));
}

#[test]
fn explain_knows_codes_by_name_and_suggests_near_ones() {
    let scene = Scene::new();
    assert_eq!(scene.run("explain o004").stdout, scene.run("explain level-not-on-scale").stdout);
    insta::assert_snapshot!(scene.transcript("explain level-not-on-scal"), @r"
    $ socta explain level-not-on-scal
    => 2
    --- stderr
    error: `level-not-on-scal` is neither the code of a finding nor the folder of a run; did you mean `level-not-on-scale`?
    ");
}

/// Every card that the JSON has begins its page in the list, in the same order.
fn list_is_made_of_pages(flags: &str, key: &str) {
    let scene = Scene::new();
    let printed = |arguments: &str| String::from_utf8(scene.run(arguments).stdout).expect("text");
    let value: serde_json::Value =
        serde_json::from_str(&printed(&format!("methods {flags} --format json"))).expect("JSON");
    let cards = value[key].as_array().expect("a list of cards");
    let list = printed(&format!("methods {flags}"));
    let mut rest = list.as_str();
    for name in cards.iter().filter_map(|card| card["name"].as_str()) {
        let page = printed(&format!("methods {flags} {name}"));
        let entry: String = page.split_inclusive('\n').take(4).collect();
        assert!(entry.starts_with(name), "{name}: {page}");
        let at = rest.find(&entry).unwrap_or_else(|| panic!("{name} is not listed in its place:\n{rest}"));
        rest = &rest[at + entry.len()..];
    }
    assert!(cards.len() > 10 && !rest.contains("  source"), "{rest}");
}

#[test]
fn explain_writes_a_broken_input_and_says_how_to_look_at_it() {
    let scene = Scene::new();
    let lines = [
        "explain level-not-on-scale --example broken",
        "check broken",
        "explain O004 --example broken",
        "explain advice --example other",
    ];
    insta::assert_snapshot!(lines.map(|line| scene.transcript(line)).join("\n"));
}

/// The command that is said finds the fault, whatever kind of input has it.
#[test]
fn every_example_shows_its_code() {
    let scene = Scene::new();
    for code in ["F005", "G009", "J001", "M020", "N002", "S002"] {
        let said = scene.run(&format!("explain {code} --example {code}"));
        let said = String::from_utf8(said.stdout).expect("a command");
        let found = scene.run(said.trim().strip_prefix("socta ").expect("a command of this program"));
        let text = [found.stdout, found.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        assert!(text.contains(&format!("[{code}]")), "{said}{text}");
    }
}

#[test]
fn methods() {
    insta::assert_snapshot!(Scene::new().transcript("methods dominance"));
    list_is_made_of_pages("", "methods");
    let list = String::from_utf8(Scene::new().run("methods").stdout).expect("text");
    assert!(
        list.starts_with("value: values on scales, added up\n\nadditive (additive value model)\n"),
        "{list:.200}"
    );
}

#[test]
fn weightings_and_normalisations_are_listed() {
    list_is_made_of_pages("--weights", "weightings");
    list_is_made_of_pages("--normalisations", "normalisations");
}

#[test]
fn methods_as_json_name_themselves_first() {
    let output = Scene::new().run("methods --format json");
    let text = String::from_utf8(output.stdout).expect("JSON is text");
    assert!(text.starts_with("{\n  \"schema\": \"socta.methods/1\","), "{text:.60}");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let names: Vec<&str> =
        value["methods"].as_array().into_iter().flatten().filter_map(|card| card["name"].as_str()).collect();
    assert_eq!(names[..4], ["additive", "weighted-product", "waspas", "topsis"]);
}

#[test]
fn schemas_are_written_and_compared() {
    let scene = Scene::new();
    assert_eq!(code(&scene.run("schema --out schemas")), 0);
    assert_eq!(code(&scene.run("schema --check schemas")), 0);
    let printed = scene.run("schema scenario").stdout;
    assert_eq!(std::fs::read(scene.path("schemas/scenario.schema.json")).expect("it was written"), printed);
    std::fs::write(scene.path("schemas/scenario.schema.json"), "{}").expect("it can be changed");
    insta::assert_snapshot!(scene.transcript("schema --check schemas"));
}

#[test]
fn schemas_have_names() {
    insta::assert_snapshot!(Scene::new().transcript("schema"));
    insta::assert_snapshot!(Scene::new().transcript("schema scenrio"));
}
