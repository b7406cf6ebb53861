//! What somebody changed or decided otherwise stands on the first page, and what is left out is marked where it is named.

use std::path::{Path, PathBuf};

use socta::assessment::{Assessment, Paths, RunSettings};
use socta::comparison::Direction;
use socta::diagnostics::Silent;
use socta::dossier::AreaKind;
use socta::pipeline::Assessed;

use super::documents::{text, written};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// Runs of a dossier: without a scenario, and with each of these.
fn runs(dossier: &str, scenarios: &[&str]) -> Vec<Assessed> {
    let mut paths = Paths::of([fixture("dossiers").join(dossier)]);
    for scenario in scenarios {
        paths = paths.scenario(&fixture("scenarios").join(scenario));
    }
    let checked = Assessment::read(paths).expect("everything is there");
    let settings = RunSettings::default().samples(300);
    checked.run_all(&settings, &Silent, |_, run| Ok::<_, socta::assessment::CaseError>(run)).expect("runs")
}

/// The first section and the second.
fn front(document: &str) -> (&str, &str) {
    let parts: Vec<&str> = document.split("\n## ").collect();
    (parts[1], parts[2])
}

#[test]
fn a_left_out_contributor_is_disclosed_and_marked() {
    let runs = runs("harbour", &["harbour-without-customs.json"]);
    let [plain, changed] = &runs[..] else { panic!("two runs") };
    assert!(plain.results.scenario.is_none());
    let document = text(&written(changed), "advice.md");
    let (cover, _) = front(&document);
    let found = changed.results.scenario.as_ref().expect("it has a scenario");
    let effect = found.effect.as_ref().expect("both can be chosen");
    for words in ["Without the reports of customs", "Example of this project", "are left out", "push"] {
        assert!(cover.contains(words), "{words:?} is missing from\n{cover}");
    }
    // The effect is the difference of the two runs.
    let listed = |run: &Assessed| {
        let areas = run.results.areas.iter().filter(|area| area.mode.is_some());
        areas.map(|area| area.area).collect::<Vec<_>>()
    };
    let (before, after) = (listed(plain), listed(changed));
    assert!(effect.enters.iter().all(|area| after.contains(area) && !before.contains(area)));
    assert!(effect.leaves.iter().all(|area| before.contains(area) && !after.contains(area)));
    assert_eq!(after.len() + effect.leaves.len(), before.len() + effect.enters.len());
    assert!(!effect.moves.is_empty(), "customs reports on something");
    for moved in &effect.moves {
        let score = |run: &Assessed| {
            run.results.areas.iter().find(|area| area.area == moved.area).expect("scored").score
        };
        assert_eq!(moved.score, [score(plain), score(changed)]);
    }
    let table = text(&written(changed), "tables/contributors.csv");
    let row = table.lines().find(|line| line.starts_with("customs,")).expect("it has a row");
    assert!(row.contains("left out by the scenario"), "{row}");
    assert!(document.contains("left out by the scenario and count nowhere"));
}

#[test]
fn a_forced_area_is_marked_in_the_proposal_with_author_reason_and_price() {
    let runs = runs("harbour", &["harbour-waste-in.json"]);
    let [plain, changed] = &runs[..] else { panic!("two runs") };
    let document = text(&written(changed), "advice.md");
    let (cover, summary) = front(&document);
    for words in ["Port authority of Grauhaven", "control programme until 2029"] {
        assert!(cover.contains(words) && summary.contains(words), "{words:?}");
    }
    assert!(summary.contains("not the one of highest total score"));
    let price = changed.results.proposal.overrides[0].price;
    assert!(summary.contains(&format!("{price:.3}")), "{price}");
    let forced = text(&written(changed), "tables/proposed.csv");
    assert!(forced.lines().next().expect("a head").contains("forced_in"));
    let free = text(&written(plain), "advice.md");
    assert!(front(&free).1.contains("the one of highest total score under these bounds"));
}

#[test]
fn a_priority_of_several_areas_shows_its_weakest() {
    let runs = runs("harbour", &[]);
    let results = &runs[0].results;
    let table = text(&written(&runs[0]), "tables/proposed.csv");
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let at = |name: &str| head.iter().position(|column| *column == name).expect("a column");
    let mut several = 0;
    for (proposed, line) in results.proposal.proposed.iter().zip(lines) {
        let tops: Vec<f64> = proposed
            .areas
            .iter()
            .filter_map(|area| results.areas.iter().find(|it| it.area == *area))
            .map(|it| it.top)
            .collect();
        let least = tops.iter().copied().fold(f64::INFINITY, f64::min);
        let cells: Vec<&str> = line.split(',').collect();
        // No text of this table holds a comma before these columns.
        if cells.len() == head.len() {
            let shown: f64 = cells[at("least_p_top")].parse().expect("a number");
            assert!((shown - least).abs() < 1e-12, "{line}");
        }
        several += usize::from(tops.len() > 1 && line.contains(&weakest(results, proposed)));
    }
    let bundles = results.proposal.proposed.iter().filter(|it| it.areas.len() > 1).count();
    assert!(bundles > 0 && several == bundles, "{several} of {bundles}");
}

fn weakest(results: &socta::results::Results, proposed: &socta::results::Proposed) -> String {
    let members = results.areas.iter().filter(|it| proposed.areas.contains(&it.area));
    let least = members.min_by(|a, b| a.top.total_cmp(&b.top)).expect("it has areas");
    least.key.clone()
}

/// The decision of 2021 asks for a demarcation of firearms and of criminal finances from the networks.
#[test]
fn the_demarcations_that_the_decision_demands_are_found() {
    let decision = std::fs::read_to_string(fixture("decisions/council-2021.json")).expect("it is there");
    let decision: serde_json::Value = serde_json::from_str(&decision).expect("JSON");
    let runs = runs("eu-2021", &[]);
    let results = &runs[0].results;
    let subs = decision["priorities"].as_array().into_iter().flatten();
    let subs = subs.flat_map(|priority| priority["sub"].as_array().into_iter().flatten());
    let mut demanded = 0;
    for sub in subs.filter(|sub| sub["demarcation"].is_array()) {
        let area = sub["areas"][0].as_str().expect("a key");
        let from = sub["demarcation"][0].as_str().expect("a key");
        let proposed = |key: &str| results.areas.iter().any(|it| it.key == key && it.mode.is_some());
        if !(proposed(area) && proposed(from)) {
            continue;
        }
        demanded += 1;
        let pair = [area, from];
        let found = results.reasons.demarcations.iter().find(|one| {
            let holds = |bundle: &str| pair.iter().any(|key| bundle == *key);
            holds(&one.leads) && holds(&one.other)
        });
        let found = found.unwrap_or_else(|| panic!("{area} and {from} share nothing"));
        assert!(!found.emphases.is_empty() || found.networks.shared > 0, "{found:?}");
    }
    assert!(demanded > 0, "at least one of the pairs is proposed");
}

/// An area about the networks themselves names none; its networks are those that meet the criteria.
#[test]
fn an_area_about_networks_shares_those_that_meet_its_criteria() {
    let catalogue = socta::model::Catalogue::built_in();
    let folder = tempfile::tempdir().expect("a folder");
    let settings =
        socta::generate::Settings { areas: 6, networks: 60, network_threat: true, ..Default::default() };
    socta::generate::generate(&settings, &mut super::markets::Folder(folder.path())).expect("written");
    let dossier = socta::dossier::read(folder.path(), &catalogue).value.expect("no errors");
    let about = dossier.areas.iter().find(|area| area.kind == AreaKind::NetworkThreat).expect("there is one");
    let run = super::documents::assess(&dossier, &catalogue, "equal-weights");
    let high = run.results.networks.analysis.risk.high_risk;
    let bundle = dossier
        .bundles
        .iter()
        .find(|bundle| bundle.areas.iter().any(|at| dossier.areas[at.index()].key == about.key));
    let bundle = &bundle.expect("every leaf is in a bundle").key;
    let shared: Vec<_> = run
        .results
        .reasons
        .demarcations
        .iter()
        .filter(|one| one.leads == *bundle || one.other == *bundle)
        .filter(|one| one.networks.shared > 0)
        .collect();
    let proposed = run.results.areas.iter().any(|it| it.key == about.key && it.mode.is_some());
    assert!(proposed && high > 0, "the case is worth nothing otherwise: {proposed}, {high}");
    assert!(!shared.is_empty());
    for one in shared {
        let own = usize::from(one.other == *bundle);
        assert_eq!(one.networks.active[own], high);
    }
}

#[test]
fn what_is_followed_has_a_unit_and_no_score_is_a_goal() {
    let runs = runs("eu-2021", &[]);
    let files = written(&runs[0]);
    let table = text(&files, "tables/monitoring-indicators.csv");
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    assert!(!head.contains(&"baseline") && !head.contains(&"target"));
    assert!(["unit", "from", "to", "source"].iter().all(|name| head.contains(name)), "{head:?}");
    assert!(lines.clone().count() > 0);
    assert!(!lines.any(|line| line.contains("score-1-10") || line.contains("gitoc_score")));
}

/// The direction is that of the level with its probability; a rank that falls is no falling threat.
#[test]
fn a_direction_is_that_of_the_level() {
    let summary = |dossier: &str| runs(dossier, &[]).remove(0).summary;
    let comparison = socta::comparison::compare(&[summary("eu-2021"), summary("eu-2025")]);
    let mut told = 0;
    for change in comparison.areas.iter().flat_map(|row| &row.changes) {
        let Some(level) = change.level else { continue };
        told += 1;
        match level.direction {
            Direction::Rising => assert!(level.change > 0.0 && level.p_higher >= 0.9),
            Direction::Falling => assert!(level.change < 0.0 && level.p_higher <= 0.1),
            Direction::Undecided => assert!(level.p_higher > 0.1 && level.p_higher < 0.9),
        }
        let parts: f64 = change.causes.iter().map(|cause| cause.change).sum();
        assert!((parts - change.score.expect("one method")).abs() < 1e-9);
        assert!(change.causes.iter().all(|cause| cause.criterion != "gitoc_score"), "one dossier lacks it");
    }
    assert!(told > 5, "the dossiers have areas in common: {told}");
}
