//! Every code has a broken input that triggers it and it alone; and however many faults meet, none is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use socta::diagnostics::{Code, Finding, Findings};

use super::faults::{DOSSIERS, KINDS, Stream, Workspace, garbled, inject};
use super::inputs::{check_dossier, check_graph, check_model, check_scenario};

/// What `expected.csv` says of a folder.
struct Expected {
    code: Code,
    folder: PathBuf,
    file: String,
    /// Line and column; none where a file as a whole is meant.
    place: Option<(u32, u32)>,
}

fn broken() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken")
}

fn expected() -> Vec<Expected> {
    let mut table = csv::Reader::from_path(broken().join("expected.csv")).expect("the list is there");
    let rows = table.records().map(|row| row.expect("the list is a table"));
    rows.map(|row| Expected {
        code: row[0].parse().expect("a code"),
        folder: broken().join(&row[1]),
        file: row[2].to_owned(),
        place: (!row[3].is_empty())
            .then(|| (row[3].parse().expect("a line"), row[4].parse().expect("a column"))),
    })
    .collect()
}

/// Checks what the folder holds: a model, a scenario, a graph file or a dossier.
fn check(folder: &Path) -> Findings {
    let good = broken().join("good");
    let graph = ["graph.graphml", "graph.csv", "graph.jsonl", "graph.json"]
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.exists());
    if let Some(path) = graph {
        check_graph(&path)
    } else if folder.join("model.json").exists() {
        check_model(&folder.join("model.json"), &good)
    } else if folder.join("scenario.json").exists() {
        check_scenario(&folder.join("scenario.json"), &good, &broken().join("good-model.json"))
    } else {
        check_dossier(folder)
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

/// What is wrong with the findings of a folder, if anything is.
fn complaint(expected: &Expected) -> Option<String> {
    let findings = check(&expected.folder);
    let id = expected.code.id();
    let [finding] = findings.list.as_slice() else {
        return Some(format!("{id}: {} findings\n    {}", findings.len(), words(&findings)));
    };
    let place = finding.place.as_ref();
    let right_file = match place {
        Some(place) => Path::new(&place.file).ends_with(&expected.file),
        None => finding.message.contains(&expected.file),
    };
    let found = place.filter(|place| !place.is_whole()).map(|place| (place.line, place.column));
    let good = finding.code == expected.code && right_file && found == expected.place;
    (!good)
        .then(|| format!("{id}: expected {} {:?}\n    {}", expected.file, expected.place, words(&findings)))
}

#[test]
fn every_broken_folder_has_one_finding_at_the_right_place() {
    let complaints: Vec<String> = expected().iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_code_has_a_broken_folder_and_every_folder_a_code() {
    let listed: Vec<Code> = expected().iter().map(|row| row.code).collect();
    let codes: BTreeSet<Code> = listed.iter().copied().collect();
    assert_eq!(codes.len(), listed.len(), "a code is listed twice");
    let without: Vec<&str> =
        Code::ALL.iter().filter(|code| !codes.contains(code)).map(|code| code.id()).collect();
    assert!(without.is_empty(), "codes without a folder: {without:?}");
    let named: BTreeSet<PathBuf> = Code::ALL
        .iter()
        .map(|code| broken().join(format!("{}-{}", code.id(), code.name())))
        .chain([broken().join("good")])
        .collect();
    let entries = fs::read_dir(broken()).expect("the folder is there");
    let folders = entries.map(|entry| entry.expect("it can be listed").path()).filter(|path| path.is_dir());
    assert_eq!(folders.collect::<BTreeSet<PathBuf>>(), named);
}

#[test]
fn a_finding_says_what_where_and_what_to_do() {
    for row in expected() {
        for finding in check(&row.folder).list {
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
    let findings = check_dossier(&broken().join("good"));
    assert!(findings.is_empty(), "\n    {}", words(&findings));
    let findings = check_model(&broken().join("good-model.json"), &broken().join("good"));
    assert!(findings.is_empty(), "\n    {}", words(&findings));
    let findings = check_scenario(
        &broken().join("good-scenario.json"),
        &broken().join("good"),
        &broken().join("good-model.json"),
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
        let mut workspace = Workspace::good(&broken().join("good"));
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
        let mut workspace = Workspace::good(&broken().join("good"));
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
    let read = |name: &str| fs::read(broken().join(name)).expect("it is there");
    let (model, scenario) = (read("good-model.json"), read("good-scenario.json"));
    let path = folder.path().join("noise.json");
    for seed in 0..DOSSIERS {
        let mut stream = Stream::new(seed);
        fs::write(&path, garbled(model.clone(), &mut stream)).expect("it can be written");
        let _ = check_model(&path, &broken().join("good"));
        fs::write(&path, garbled(scenario.clone(), &mut stream)).expect("it can be written");
        let _ = check_scenario(&path, &broken().join("good"), &broken().join("good-model.json"));
    }
}
