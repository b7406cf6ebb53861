//! Cross-market links, areas about the networks themselves, and the scores without a provider, through the whole run.

use std::io::{self, Write};
use std::path::Path;

use socta::diagnostics::Silent;
use socta::dossier::{self, AreaKind, Dossier};
use socta::generate::{Settings as Sizes, Sink, generate};
use socta::locale::Words;
use socta::model::{Catalogue, read_model};
use socta::networks::disruption::{without, without_actors};
use socta::pipeline::{self, Assessed, Inputs, Settings};
use socta::scoring::registry;

/// Writes generated tables into a folder.
pub(crate) struct Folder<'a>(pub(crate) &'a Path);

impl Sink for Folder<'_> {
    fn open(&mut self, name: &str) -> io::Result<Box<dyn Write>> {
        Ok(Box::new(io::BufWriter::new(std::fs::File::create(self.0.join(name))?)))
    }
}

fn generated(catalogue: &Catalogue) -> Dossier {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let sizes = Sizes {
        areas: 12,
        networks: 60,
        actors: 500,
        links: 2_500,
        contributors: 3,
        network_threat: true,
        ..Sizes::default()
    };
    generate(&sizes, &mut Folder(folder.path())).expect("a folder takes all");
    dossier::read(folder.path(), catalogue).value.expect("a generated dossier has no errors")
}

fn assess(dossier: &Dossier, catalogue: &Catalogue) -> Assessed {
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    let model = read_model("equal-weights", catalogue, &methods).value.expect("a preset is good");
    let inputs = Inputs {
        dossier,
        packed_from: None,
        catalogue: (catalogue, "hash of the catalogue"),
        model: (&model.model, &model.sha256),
        scenario: None,
        presets: &[],
        stakeholders: None,
        decisions: &[],
        key_positions: None,
    };
    let settings = Settings {
        run: "run".to_owned(),
        seed: 1,
        samples: 200,
        precision: None,
        language: None,
        tool: "socta".to_owned(),
        warnings: 0,
    };
    pipeline::assess(inputs, &settings, &Silent).expect("it can be assessed")
}

#[test]
fn networks_compete_and_providers_are_taken_away() {
    let catalogue = Catalogue::built_in();
    let dossier = generated(&catalogue);
    let run = assess(&dossier, &catalogue);
    let results = &run.results;

    // Areas about the networks are scored like the others: what is derived is there for both.
    let threats: Vec<_> = results
        .areas
        .iter()
        .filter(|result| dossier.areas[result.area.index()].kind == AreaKind::NetworkThreat)
        .collect();
    assert_eq!(threats.len(), 2);
    let derived = |key: &str, area| {
        let found =
            results.networks.analysis.indicators.iter().find(|found| found.key == key && found.area == area);
        found.map(|found| found.value)
    };
    let risk = &results.networks.analysis.risk;
    for result in &threats {
        let of_all = result.key == "networks.high-risk";
        let wanted = if of_all { risk.high_risk } else { 1 };
        assert_eq!(derived("net_active", result.area), Some(wanted as f64), "{}", result.key);
        assert!(result.score > 0.0 && derived("net_shared_share", result.area).is_some());
        assert_eq!(derived("net_main_share", result.area).is_none(), of_all);
    }
    let share = derived(
        "net_high_risk_share",
        threats.iter().find(|it| it.key == "networks.high-risk").expect("it is there").area,
    );
    assert_eq!(share, Some(risk.high_risk as f64 / risk.networks as f64));
    assert!(risk.high_risk > 0 && risk.areas > 0);
    assert_eq!(run.problem.items.iter().filter(|item| item.key.starts_with("networks.")).count(), 2);

    // The short way to the scores without a provider gives what the long way gives.
    let removals =
        results.networks.removals.as_ref().expect("invented networks of an invented dossier are scored");
    assert!((2..=5).contains(&removals.len()));
    let first = &removals[0];
    assert!(!first.effect.changes.is_empty());
    let left = assess(&without(&dossier, &[first.network]), &catalogue);
    for result in results.areas.iter().filter(|result| result.key != "networks.high-risk") {
        let after =
            left.results.areas.iter().find(|other| other.area == result.area).expect("the same areas");
        let change = first.effect.changes.iter().find(|change| change.area == result.area);
        let expected = change.map_or(result.score, |change| change.after);
        // What is known of the area about networks is part of what is usual on an indicator, and moves the others a little.
        assert!((after.score - expected).abs() < 1e-4, "{}: {} {expected}", result.key, after.score);
    }

    // The same for the key players of areas.
    let removals = results.networks.key_removals.as_ref().expect("networks are scored");
    assert!(results.networks.key_losses.len() > 5 && removals.len() > 3 * 5);
    let sets = || {
        results.networks.key_losses.iter().flat_map(|loss| loss.sets.iter().map(move |set| (loss.area, set)))
    };
    assert!(removals.iter().map(|it| (it.area, it.size)).eq(sets().map(|(area, set)| (area, set.size))));
    let mut moved = 0;
    for (removal, (_, set)) in removals.iter().zip(sets()).filter(|(_, (_, set))| set.size == 3).take(4) {
        let left = assess(&without_actors(&dossier, &set.members), &catalogue);
        for result in &results.areas {
            let after = left.results.areas.iter().find(|it| it.area == result.area).expect("the same areas");
            let change = removal.effect.changes.iter().find(|change| change.area == result.area);
            let expected = change.map_or(result.score, |change| change.after);
            assert!((after.score - expected).abs() < 1e-9, "{}: {} {expected}", result.key, after.score);
        }
        let proposed = |results: &socta::results::Results| -> Vec<_> {
            let mut areas: Vec<_> =
                results.areas.iter().filter(|it| it.mode.is_some()).map(|it| it.area).collect();
            areas.sort_unstable();
            areas
        };
        let (before, after) = (proposed(results), proposed(&left.results));
        let enters: Vec<_> = after.iter().filter(|area| !before.contains(area)).copied().collect();
        let leaves: Vec<_> = before.iter().filter(|area| !after.contains(area)).copied().collect();
        assert_eq!((&removal.effect.enters, &removal.effect.leaves), (&enters, &leaves));
        moved += removal.effect.changes.len();
    }
    assert!(moved > 0, "no removal changes a score");

    let words = Words::load("en").expect("English is there");
    let files = pipeline::files(&run, &words).expect("a run can be written");
    assert_eq!(words.faults(), []);
    assert_eq!(socta::advisory::faults(&run.advisory), []);
    let document = files.iter().find(|file| file.path == "advice.md").expect("the document is there");
    let text = String::from_utf8(document.bytes.clone()).expect("text is UTF-8");
    for part in ["id=\"market-links\"", "id=\"enablers\"", "id=\"removals\"", "id=\"key-losses\""] {
        assert!(text.contains(part), "{part}");
    }
}
