//! What restricted rows say reaches nothing that is handed over but scores and what is computed from them by name.

use serde_json::Value;
use socta::diagnostics::{Severities, Silent, TextStyle, render_sarif, render_text};
use socta::dossier::{
    self, Answer, Dossier, Figure, Grade, Handling, IndicatorIx, InformationCode, Level, NetworkIx,
    Observation, ObservedLevels, SourceCode, Structure, Subject, Trend,
};
use socta::export::DocumentFile;
use socta::formats::{Document, FindingsFile};
use socta::generate::{Settings as Sizes, generate};
use socta::locale::Words;
use socta::model::{Catalogue, ScoringModel, read_model};
use socta::numeric::random::{Stream, stream};
use socta::pipeline::{self, Assessed, Inputs, Settings};
use socta::results::{ON_RESTRICTED, ON_RESTRICTED_SUMMARY};
use socta::scoring::registry;
use socta::store::INTERNAL;

use super::documents::folder;
use super::markets::Folder;

/// Dossiers in an ordinary run; the test that is run by hand takes [`ALL`].
const SOME: u64 = 10;
const ALL: u64 = 1_000;

fn model(catalogue: &Catalogue) -> ScoringModel {
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    read_model("equal-weights", catalogue, &methods).value.expect("a preset is good").model
}

fn assess(dossier: &Dossier, catalogue: &Catalogue, model: &ScoringModel) -> Assessed {
    let inputs = Inputs {
        dossier,
        catalogue: (catalogue, "hash of the catalogue"),
        model: (model, "hash of the model"),
        scenario: None,
        presets: &[],
        decisions: &[],
        packed_from: None,
        stakeholders: None,
        key_positions: None,
    };
    let settings = Settings {
        run: "run".to_owned(),
        seed: 1,
        samples: 64,
        precision: None,
        language: None,
        tool: "socta".to_owned(),
        warnings: 0,
    };
    pipeline::assess(inputs, &settings, &Silent).expect("it can be assessed")
}

fn handed_over(run: &Assessed) -> Vec<DocumentFile> {
    let words = Words::load("en").expect("English is there");
    let files = pipeline::files(run, &words).expect("everything can be written");
    files.into_iter().filter(|file| !file.path.starts_with(INTERNAL)).collect()
}

/// A generated dossier of which some rows of every kind are restricted.
fn generated(catalogue: &Catalogue, seed: u64) -> Dossier {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let sizes = Sizes {
        seed,
        areas: 5,
        networks: 8,
        actors: 48,
        links: 120,
        contributors: 2,
        network_threat: seed.is_multiple_of(2),
    };
    generate(&sizes, &mut Folder(folder.path())).expect("a folder takes all");
    let mut dossier =
        dossier::read(folder.path(), catalogue).value.expect("a generated dossier has no errors");
    let mut stream = stream(seed, 7);
    let code = |stream: &mut Stream| if stream.chance(0.5) { Handling::H2 } else { Handling::H3 };
    for report in &mut dossier.observations {
        if stream.chance(0.3) {
            report.handling = code(&mut stream);
        }
    }
    for network in &mut dossier.networks {
        if stream.chance(0.3) {
            network.handling = code(&mut stream);
        }
    }
    for link in &mut dossier.links {
        if stream.chance(0.2) {
            link.handling = code(&mut stream);
        }
    }
    let network = NetworkIx(0);
    dossier.networks[0].handling = Handling::H0;
    dossier.networks[0].violence = None;
    dossier.observations.push(of_network(&dossier, catalogue, network));
    observed(&mut dossier);
    dossier
}

/// A restricted report on a network that may be shown itself.
fn of_network(dossier: &Dossier, catalogue: &Catalogue, network: NetworkIx) -> Observation {
    let violence = catalogue.position("violence").expect("it is there");
    Observation {
        subject: Subject::Network(network),
        indicator: IndicatorIx(u32::try_from(violence).expect("few indicators")),
        answer: Answer::Level(Level::High),
        grade: Grade { source: SourceCode::A, information: InformationCode::One },
        handling: Handling::H3,
        ..dossier.observations[0].clone()
    }
}

/// What reading makes of the last observation.
fn observed(dossier: &mut Dossier) {
    let Some(Observation { subject: Subject::Network(network), answer: Answer::Level(level), .. }) =
        dossier.observations.last()
    else {
        return;
    };
    let levels = ObservedLevels { violence: Some(*level), ..ObservedLevels::default() };
    dossier.notes.observed = [(*network, levels)].into();
}

/// The same with other levels, figures and traits in restricted rows, and only there.
fn flipped(dossier: &Dossier, seed: u64) -> Dossier {
    let mut flipped = dossier.clone();
    let mut stream = stream(seed, 8);
    let mut level = |old: Level| Level::ALL[(old.index() + 1 + usize::from(stream.chance(0.5))) % 4];
    for report in flipped.observations.iter_mut().filter(|report| !report.handling.may_be_shown()) {
        report.answer = match report.answer {
            Answer::Level(old) => Answer::Level(level(old)),
            Answer::Figure(figure) => Answer::Figure(Figure {
                value: figure.value.map(|value| value / 2.0),
                low: figure.low.map(|low| low / 2.0),
                ..figure
            }),
            Answer::Unknown => Answer::Unknown,
        };
        report.trend = if report.trend.is_none() { Some(Trend::Decrease) } else { None };
        report.note = "other words".to_owned();
    }
    for network in flipped.networks.iter_mut().filter(|network| !network.handling.may_be_shown()) {
        network.structure = Structure::ClusteredHierarchy;
        network.countries = 7 - network.countries.min(6);
        network.size_max = network.size_max.map(|size| size + 100);
        for trait_ in [
            &mut network.corruption,
            &mut network.violence,
            &mut network.legal_business,
            &mut network.countermeasures,
        ] {
            *trait_ = Some(trait_.map_or(Level::High, &mut level));
        }
    }
    for link in flipped.links.iter_mut().filter(|link| !link.handling.may_be_shown()) {
        link.strength = Some(link.strength.map_or(Level::High, &mut level));
    }
    observed(&mut flipped);
    flipped
}

/// A document without what may depend on restricted rows. Areas stand by key, because their order is that of the scores.
fn pruned(text: &str, names: &[(&str, &str)]) -> Value {
    let mut value: Value = serde_json::from_str(text).expect("JSON");
    if let Some(areas) = value["areas"].as_array_mut() {
        areas.sort_by_key(|area| area["key"].as_str().map(str::to_owned));
    }
    for (place, _) in names {
        let parts: Vec<&str> = place.split('/').skip(1).collect();
        remove(&mut value, &parts, place);
    }
    value
}

fn remove(value: &mut Value, parts: &[&str], place: &str) {
    match parts {
        [] => {}
        [last] => drop(value.as_object_mut().expect(place).remove(*last)),
        ["*", rest @ ..] => {
            value.as_array_mut().expect(place).iter_mut().for_each(|one| remove(one, rest, place));
        }
        [first, rest @ ..] => remove(&mut value[*first], rest, place),
    }
}

fn text<'a>(files: &'a [DocumentFile], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path == path).expect("the file is written");
    std::str::from_utf8(&file.bytes).expect("text")
}

/// Tables of the document that tell rows and no score.
const TABLES: [&str; 5] = ["evidence", "conflicts", "contributors", "figures", "sources"];

/// Whether the scores are other ones.
fn flip(catalogue: &Catalogue, model: &ScoringModel, seed: u64) -> bool {
    let dossier = generated(catalogue, seed);
    let other = flipped(&dossier, seed);
    assert_eq!(dossier.released(catalogue), other.released(catalogue), "seed {seed}");
    let [run, changed] = [&dossier, &other].map(|dossier| assess(dossier, catalogue, model));
    let [files, then] = [&run, &changed].map(handed_over);
    for (path, names) in [("results.json", ON_RESTRICTED), ("summary.json", ON_RESTRICTED_SUMMARY)] {
        let [now, then] = [&files, &then].map(|files| pruned(text(files, path), names));
        similar_asserts(&now, &then, &format!("{path} of seed {seed}"));
    }
    for table in TABLES {
        let path = format!("tables/{table}.csv");
        let bytes = |files: &[DocumentFile]| {
            files.iter().find(|file| file.path == path).map(|file| file.bytes.clone())
        };
        assert!(bytes(&files) == bytes(&then), "{path} of seed {seed}");
    }
    untold(&run);
    run.whole().areas != changed.whole().areas
}

/// Names the first place at which two documents differ.
fn similar_asserts(one: &Value, other: &Value, at: &str) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            one.iter().for_each(|(key, value)| similar_asserts(value, &other[key], &format!("{at}/{key}")));
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.for_each(|(place, (one, other))| similar_asserts(one, other, &format!("{at}/{place}")));
        }
        _ => assert_eq!(one, other, "{at}"),
    }
}

/// Of a cell that rests on restricted reports alone neither a value nor what would turn it is told.
fn untold(run: &Assessed) {
    let results = &run.results;
    let table = &results.scores.assembly.table;
    let mut hidden = 0;
    for cell in results.evidence.cells.iter().filter(|cell| cell.is_restricted()) {
        let Some(criterion) = table.criteria.iter().position(|one| one.indicator == cell.indicator) else {
            continue;
        };
        let Some(area) = results.areas.iter().find(|area| area.area == cell.area) else { continue };
        let key = &table.criteria[criterion].key;
        assert!(cell.belief.is_none() && cell.conflict.is_none());
        assert!(area.contributions[criterion].is_restricted(), "{} on {key}", area.key);
        let swaps = &results.doubts.swaps;
        assert!(!swaps.iter().any(|swap| swap.criterion == criterion && swap.pair.contains(&area.area)));
        let reason = results.reasons.area(&area.key).expect("every area has reasons");
        let evidence = reason.evidence.iter().flat_map(|one| one.single.iter().chain(&one.together));
        assert!(!evidence.map(|finding| &finding.criterion).any(|named| named == key));
        assert!(!reason.against.iter().flat_map(|one| &one.parts).any(|part| part.criterion == *key));
        let gaps = results.proposal.portfolio.information.iter().flat_map(|found| &found.gaps);
        assert!(!gaps.clone().any(|gap| gap.item == area.key && gap.criterion == *key));
        let own = run.summary.area(&area.key).expect("it is summarised");
        assert!(!own.contributions.iter().any(|one| one.criterion == *key));
        hidden += 1;
    }
    assert!(hidden > 0, "a dossier in which nothing rests on restricted reports alone tests nothing");
}

fn flip_all(dossiers: u64) {
    let catalogue = Catalogue::built_in();
    let model = model(&catalogue);
    let moved = (1..=dossiers).filter(|&seed| flip(&catalogue, &model, seed)).count();
    assert!(
        moved as u64 * 10 >= dossiers * 9,
        "flips that move no score test nothing: {moved} of {dossiers} do"
    );
}

#[test]
fn flipping_a_restricted_row_changes_scores_and_what_follows_from_them_and_nothing_else() {
    flip_all(SOME);
}

#[test]
#[ignore = "takes minutes in a debug build: cargo test --release --test pipeline restricted -- --ignored"]
fn flipping_restricted_rows_of_a_thousand_dossiers() {
    flip_all(ALL);
}

#[test]
fn a_restricted_figure_that_is_not_scored_changes_no_byte_that_is_handed_over() {
    let catalogue = Catalogue::built_in();
    let model = model(&catalogue);
    let mut dossier = dossier::read(&folder("harbour"), &catalogue).value.expect("the fixture is good");
    let figures =
        ["seizures_cocaine", "registered_victims"].map(|key| catalogue.position(key).expect("it is there"));
    let mut set = 0;
    for report in dossier.observations.iter_mut().filter(|report| figures.contains(&report.indicator.index()))
    {
        report.handling = Handling::H3;
        set += 1;
    }
    assert_eq!(set, 2);
    let mut other = dossier.clone();
    for report in other.observations.iter_mut().filter(|report| figures.contains(&report.indicator.index())) {
        let Answer::Figure(figure) = report.answer else { continue };
        report.answer = Answer::Figure(Figure { value: figure.value.map(|value| value * 3.0), ..figure });
        report.note = "A secret of the informant.".to_owned();
    }
    let [one, then] = [&dossier, &other].map(|dossier| handed_over(&assess(dossier, &catalogue, &model)));
    assert_eq!(one.len(), then.len());
    for (one, then) in one.iter().zip(&then) {
        assert!(one == then, "{}", one.path);
    }
}

#[test]
fn who_sent_restricted_reports_alone_is_counted_and_not_named() {
    let catalogue = Catalogue::built_in();
    let model = model(&catalogue);
    let mut dossier = dossier::read(&folder("harbour"), &catalogue).value.expect("the fixture is good");
    let customs = dossier.contributors.iter().position(|one| one.key == "customs").expect("it reports");
    for report in dossier.observations.iter_mut().filter(|report| report.contributor.index() == customs) {
        report.handling = Handling::H2;
    }
    let label = dossier.contributors[customs].labels["en"].clone();
    let run = assess(&dossier, &catalogue, &model);
    for file in handed_over(&run).iter().filter(|file| !file.path.ends_with("model.json")) {
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(!text.contains("\"customs\"") && !text.contains(&label), "{} names {label}", file.path);
    }
    assert!(run.whole().to_json().expect("it can be written").contains("\"customs\""));
    let markdown = handed_over(&run);
    assert!(
        text(&markdown, "advice.md")
            .contains("One contributor sent restricted reports alone and is not named.")
    );
}

#[test]
fn findings_on_a_restricted_row_give_its_place_and_nothing_of_what_it_says() {
    let catalogue = Catalogue::built_in();
    let place = tempfile::tempdir().expect("a folder can be made");
    for entry in std::fs::read_dir(folder("harbour")).expect("the fixture is there") {
        let from = entry.expect("it can be read").path();
        std::fs::copy(&from, place.path().join(from.file_name().expect("a name"))).expect("it can be copied");
    }
    let path = place.path().join("observations.csv");
    let table = std::fs::read_to_string(&path).expect("it is there");
    let broken = table.replace("countermeasures,High,", "countermeasures,Hihg,");
    assert_ne!(table, broken);
    std::fs::write(&path, broken).expect("it can be written");
    let findings = dossier::read(place.path(), &catalogue).findings;
    let severities = Severities::default();
    assert!(findings.has_errors(&severities));
    let texts = [
        render_text(&findings, &severities, &TextStyle::default()),
        FindingsFile::of(&findings, &severities).text().expect("plain data"),
        render_sarif(&findings, &severities),
    ];
    for text in texts {
        assert!(text.contains("O004") && text.contains("observations.csv"), "{text}");
        assert!(!text.contains("Hihg") && !text.contains("ongoing investigation"), "{text}");
    }
}
