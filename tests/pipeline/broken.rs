//! Every code has a broken input that triggers it and it alone; and however many faults meet, none is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use socta::diagnostics::{Code, Finding, Findings, findings_markdown};
use socta::generate::broken::{self, Broken, Input};

use super::faults::{DOSSIERS, KINDS, Stream, Workspace, garbled, inject};
use super::inputs::{check_batch, check_decision, check_dossier, check_graph, check_model, check_scenario};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken")
}

fn examples() -> Vec<Broken> {
    broken::all().expect("the table can be read")
}

/// Writes the broken input into a folder of its own, and checks it.
fn check(example: &Broken) -> Findings {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    for (name, bytes) in example.files().expect("every edit fits") {
        let path = at(&name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
    match example.input() {
        Input::Dossier => check_dossier(folder.path()),
        Input::Model => check_model(&at("model.json"), &at("dossier")),
        Input::Scenario => check_scenario(&at("scenario.json"), &at("dossier"), &at("model.json")),
        Input::Decision => check_decision(&at("decision.json"), &at("dossier")),
        Input::Graph => check_graph(&at(&example.file)),
        Input::Folder => check_batch(&at(&example.file)),
    }
}

fn words(findings: &Findings) -> String {
    let word = |finding: &Finding| {
        let place = finding
            .place
            .as_ref()
            .map_or_else(String::new, |place| format!(" {}:{}:{}", place.file, place.line, place.column));
        format!("{}{place} {}", finding.code.id(), finding.message)
    };
    findings.list.iter().map(word).collect::<Vec<String>>().join("\n    ")
}

/// What is wrong with the findings of an example, if anything is.
fn complaint(example: &Broken) -> Option<String> {
    let findings = check(example);
    let id = example.code.as_str();
    let [finding] = findings.list.as_slice() else {
        return Some(format!("{id}: {} findings\n    {}", findings.len(), words(&findings)));
    };
    let place = finding.place.as_ref();
    let right_file = match place {
        Some(place) => Path::new(&place.file).ends_with(&example.file),
        None => finding.message.contains(&example.file),
    };
    let found = place.filter(|place| !place.is_whole()).map(|place| (place.line, place.column));
    let expected = example.line.zip(example.column);
    let good = finding.code.id() == id && right_file && found == expected;
    (!good).then(|| format!("{id}: expected {} {expected:?}\n    {}", example.file, words(&findings)))
}

#[test]
fn every_broken_input_has_one_finding_at_the_right_place() {
    let complaints: Vec<String> = examples().iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_code_has_one_broken_input() {
    let listed: Vec<String> = examples().into_iter().map(|example| example.code).collect();
    let mut faults = Vec::new();
    for code in Code::ALL {
        match listed.iter().filter(|id| *id == code.id()).count() {
            1 => {}
            0 => faults.push(format!(
                "{} `{}` has no line in fixtures/broken/edits.json",
                code.id(),
                code.name()
            )),
            count => faults.push(format!("{} has {count} lines in fixtures/broken/edits.json", code.id())),
        }
    }
    let unknown = listed.iter().filter(|id| !Code::ALL.iter().any(|code| code.id() == id.as_str()));
    faults.extend(unknown.map(|id| format!("{id} in fixtures/broken/edits.json is no code")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(listed.is_sorted(), "the lines stand in the order of their codes");
}

#[test]
fn the_program_carries_the_whole_good_dossier() {
    let beside = examples().into_iter().find(|example| example.input() == Input::Model).expect("a model");
    let carried = beside.files().expect("the edit fits");
    let carried: BTreeSet<&str> = carried.keys().filter_map(|name| name.strip_prefix("dossier/")).collect();
    let entries = fs::read_dir(fixtures().join("good")).expect("the folder is there");
    let names =
        entries.map(|entry| entry.expect("it can be listed").file_name().into_string().expect("plain"));
    let names: BTreeSet<String> = names.collect();
    assert_eq!(carried, names.iter().map(String::as_str).collect());
}

#[test]
fn a_finding_says_what_where_and_what_to_do() {
    for example in examples() {
        for finding in check(&example).list {
            let id = finding.code.id();
            assert!(finding.message.len() > 10, "{id}: {:?}", finding.message);
            assert!(!finding.hint.is_empty(), "{id} has no hint");
            let one_line = |text: &str| text.trim() == text && !text.contains('\n');
            assert!(one_line(&finding.message) && one_line(&finding.hint), "{id}");
            if let Some(place) = finding.place.filter(|place| !place.is_whole()) {
                let width = place.excerpt_column as usize + place.excerpt.chars().count();
                assert!(place.column as usize <= width, "{id}: the place is outside its excerpt");
            }
        }
    }
}

#[test]
fn nothing_is_found_in_what_is_good() {
    let findings = check_dossier(&fixtures().join("good"));
    assert!(findings.is_empty(), "\n    {}", words(&findings));
    let findings = check_model(&fixtures().join("good-model.json"), &fixtures().join("good"));
    assert!(findings.is_empty(), "\n    {}", words(&findings));
    let findings = check_scenario(
        &fixtures().join("good-scenario.json"),
        &fixtures().join("good"),
        &fixtures().join("good-model.json"),
    );
    assert!(findings.is_empty(), "\n    {}", words(&findings));
}

/// Findings as a bag of code, file and line.
fn bag(entries: impl Iterator<Item = (Code, String, u32)>) -> BTreeMap<(String, u32, Code), usize> {
    let mut bag = BTreeMap::new();
    for (code, file, line) in entries {
        *bag.entry((file, line, code)).or_insert(0) += 1;
    }
    bag
}

#[test]
fn no_fault_is_lost_among_others() {
    let mut kinds = BTreeSet::new();
    for seed in 0..DOSSIERS {
        let mut stream = Stream::new(seed);
        let mut workspace = Workspace::good(&fixtures().join("good"));
        let injected = inject(&mut workspace, &mut stream);
        kinds.extend(injected.iter().map(|fault| fault.kind));
        let folder = tempfile::tempdir().expect("a folder");
        workspace.write(folder.path());
        let findings = check_dossier(folder.path());
        let found = bag(findings.list.iter().map(|finding| {
            let place = finding.place.as_ref().expect("each of these faults has a place");
            (finding.code, place.file.clone(), place.line)
        }));
        let wanted = bag(injected.into_iter().map(|fault| (fault.code, fault.file, fault.line)));
        assert_eq!(found, wanted, "seed {seed}\n    {}", words(&findings));
    }
    assert_eq!(kinds.len(), KINDS, "some kinds of faults were never tried");
}

#[test]
fn noise_is_an_error_or_a_dossier_but_no_panic() {
    for seed in 0..4 * DOSSIERS {
        let mut stream = Stream::new(seed);
        let mut workspace = Workspace::good(&fixtures().join("good"));
        workspace.garble(&mut stream);
        let folder = tempfile::tempdir().expect("a folder");
        workspace.write(folder.path());
        for finding in check_dossier(folder.path()).list {
            assert!(!finding.message.is_empty() && !finding.hint.is_empty());
        }
    }
}

#[test]
fn noise_in_a_model_or_scenario_is_no_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let read = |name: &str| fs::read(fixtures().join(name)).expect("it is there");
    let (model, scenario) = (read("good-model.json"), read("good-scenario.json"));
    let path = folder.path().join("noise.json");
    for seed in 0..DOSSIERS {
        let mut stream = Stream::new(seed);
        fs::write(&path, garbled(model.clone(), &mut stream)).expect("it can be written");
        let _ = check_model(&path, &fixtures().join("good"));
        fs::write(&path, garbled(scenario.clone(), &mut stream)).expect("it can be written");
        let _ = check_scenario(&path, &fixtures().join("good"), &fixtures().join("good-model.json"));
    }
}

/// Run with `INSTA_UPDATE=always` to write the document anew.
#[test]
fn the_committed_document_of_findings_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md");
    let document = findings_markdown();
    #[expect(clippy::disallowed_methods, reason = "a test may ask how it was started")]
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &document).expect("docs/ can be written");
    }
    let committed = fs::read_to_string(&path).expect("docs/findings.md is there");
    assert!(committed == document, "docs/findings.md is not current; INSTA_UPDATE=always writes it anew");
}
