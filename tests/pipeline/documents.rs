//! From a dossier to the document: the whole of it, at several numbers of threads, without what is restricted.

use std::path::{Path, PathBuf};

use socta::diagnostics::{Severity, Silent};
use socta::dossier::{self, Dossier, Handling};
use socta::export::DocumentFile;
use socta::locale::Words;
use socta::model::{Catalogue, LoadedModel, presets, read_model};
use socta::pipeline::{self, Assessed, Inputs, Settings};
use socta::scoring::registry;

/// Samples of the tests: enough for the order, few enough for an unoptimised build.
const SAMPLES: u64 = 2_000;

pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name)
}

fn model(name: &str, catalogue: &Catalogue) -> LoadedModel {
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    read_model(name, catalogue, &methods).value.expect("a preset is good")
}

pub(crate) fn assess(dossier: &Dossier, catalogue: &Catalogue, name: &str) -> Assessed {
    assess_under(dossier, catalogue, &model(name, catalogue))
}

pub(crate) fn assess_under(dossier: &Dossier, catalogue: &Catalogue, model: &LoadedModel) -> Assessed {
    let others: Vec<_> = presets().iter().map(|(name, _)| self::model(name, catalogue).model).collect();
    let inputs = Inputs {
        dossier,
        packed_from: None,
        catalogue: (catalogue, "hash of the catalogue"),
        model: (&model.model, &model.sha256),
        scenario: None,
        presets: &others,
        stakeholders: None,
        decisions: &[],
        key_positions: None,
    };
    let settings = Settings {
        run: "run".to_owned(),
        seed: 1,
        samples: SAMPLES,
        precision: None,
        language: None,
        tool: "socta".to_owned(),
        warnings: 0,
    };
    pipeline::assess(inputs, &settings, &Silent).expect("the fixture can be assessed")
}

fn files(name: &str) -> Vec<DocumentFile> {
    let catalogue = Catalogue::built_in();
    let dossier = dossier::read(&folder(name), &catalogue).value.expect("the fixture is good");
    written(&assess(&dossier, &catalogue, "equal-weights"))
}

/// The files of a run, of which every word and every link is sound.
pub(crate) fn written(run: &Assessed) -> Vec<DocumentFile> {
    let words = Words::load("en").expect("English is there");
    let files = pipeline::files(run, &words).expect("a run can be written");
    assert_eq!(words.faults(), [], "every message is there and gets its arguments");
    assert_eq!(socta::advisory::faults(&run.advisory), [], "every table and link of the document is sound");
    files
}

pub(crate) fn text(files: &[DocumentFile], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path).expect("the file is there");
    String::from_utf8(file.bytes.clone()).expect("text is UTF-8")
}

#[test]
fn the_document_of_the_hand_made_dossier() {
    let document = text(&files("harbour"), "advice.md");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(document) });
}

#[test]
fn the_document_has_all_its_sections() {
    let files = files("eu-2021");
    let (document, data) = (text(&files, "advice.md"), text(&files, "advice.json"));
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let sections = data["sections"].as_array().expect("sections");
    let headings: Vec<String> = sections
        .iter()
        .map(|section| format!("## {}. {}", section["number"], section["title"].as_str().unwrap_or_default()))
        .collect();
    let written: Vec<&str> = document.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(written, headings);
    assert!(document.contains("does not enter any score of this run"), "invented evidence is named");
    let mut parts = document.split("#### Who\n").skip(1).peekable();
    assert!(parts.peek().is_some());
    let named = |part: &str| part.trim_start().starts_with("> [!IMPORTANT]\n> **Invented data.**");
    assert!(parts.all(named), "what rests on invented networks says so");
    let together = ["active in both", "it is the main activity of more of the shared networks"];
    assert!(together.iter().all(|words| !document.contains(words)), "invented networks decide who leads");
    assert!(!document.contains("NaN") && !document.contains('⟦'), "nothing is left unsaid");
}

#[test]
fn the_same_bytes_at_one_two_and_seven_threads() {
    let at = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
        pool.install(|| files("harbour"))
    };
    let one = at(1);
    assert!(one == at(2) && one == at(7));
}

#[test]
fn what_is_restricted_reaches_no_file_of_the_document() {
    let catalogue = Catalogue::built_in();
    let dossier = dossier::read(&folder("harbour"), &catalogue).value.expect("the fixture is good");
    let restricted: Vec<&str> = dossier
        .observations
        .iter()
        .filter(|report| report.handling >= Handling::H2 && !report.note.is_empty())
        .map(|report| report.note.as_str())
        .collect();
    assert!(!restricted.is_empty(), "the fixture has something to hide");
    for file in files("harbour") {
        let text = String::from_utf8_lossy(&file.bytes);
        for note in &restricted {
            assert!(!text.contains(note), "{} shows {note:?}", file.path);
        }
    }
}

#[test]
fn the_published_dossiers_have_no_faults_but_true_warnings() {
    let catalogue = Catalogue::built_in();
    for name in ["eu-2021", "eu-2025", "harbour"] {
        let findings = dossier::read(&folder(name), &catalogue).findings;
        let errors: Vec<_> =
            findings.list.iter().filter(|finding| finding.code.page().severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn every_figure_of_the_published_dossiers_says_whom_it_counts() {
    for name in ["eu-2021", "eu-2025"] {
        let mut table = csv::Reader::from_path(folder(name).join("observations.csv")).expect("a table");
        let head = table.headers().expect("a head row").clone();
        let at = |name: &str| head.iter().position(|column| column == name).expect("a column");
        let (value, low, population) = (at("value"), at("low"), at("population"));
        let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
        let figures = rows.iter().filter(|row| !row[value].is_empty() || !row[low].is_empty());
        let silent: Vec<_> = figures.clone().filter(|row| row[population].is_empty()).collect();
        assert!(figures.count() > 30 && silent.is_empty(), "{name}: {silent:?}");
    }
}

#[test]
fn invented_networks_decide_nothing_unless_the_model_says_so() {
    let catalogue = Catalogue::built_in();
    let mut dossier = dossier::read(&folder("eu-2021"), &catalogue).value.expect("the fixture is good");
    let scores = |dossier: &Dossier| {
        assess(dossier, &catalogue, "equal-weights").results.scores.by_method[0].scores.clone()
    };
    let with = scores(&dossier);
    dossier.involvement.clear();
    assert_eq!(with, scores(&dossier));
    dossier.networks_invented = false;
    dossier.involvement =
        dossier::read(&folder("eu-2021"), &catalogue).value.expect("the fixture is good").involvement;
    assert_ne!(with, scores(&dossier), "a layer that is not invented counts");
}
