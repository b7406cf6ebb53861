//! Lists beside the proposal: the Council's decisions whole, and what must hold of every list.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};
use socta::advisory::{Block, Tone};
use socta::assessment::{Assessment, Given, Paths, RunSettings};
use socta::diagnostics::{Code, Silent};
use socta::generate::{Settings, Sink, generate};
use socta::lists::{Cost, EvaluatedList, Lists, PREVIOUS, PROPOSAL, Status};
use socta::pipeline::Assessed;
use socta::priorities::Solution;

use super::documents::folder;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn given(name: &str, value: &Value) -> Given {
    Given::Bytes { name: format!("{name}.json"), bytes: value.to_string().into_bytes() }
}

fn assessed(paths: Paths) -> Assessed {
    let checked = Assessment::read(paths).expect("everything is there");
    let settings = RunSettings::default().samples(300);
    checked
        .run_all(&settings, &Silent, |_, run| Ok::<_, socta::assessment::CaseError>(run))
        .expect("it fits")
        .remove(0)
}

fn list<'a>(lists: &'a Lists, id: &str) -> &'a EvaluatedList {
    lists.list(id).expect("the run has the list")
}

fn inside(list: &EvaluatedList) -> BTreeSet<&str> {
    list.areas.iter().filter(|area| area.group.is_some()).map(|area| area.area.as_str()).collect()
}

/// What must hold of every list, whatever the evidence.
fn hold(lists: &Lists) {
    for list in &lists.lists {
        assert!(list.regret >= 0.0 && list.regret_p5 >= 0.0, "{}: {}", list.id, list.regret);
        assert!(list.regret_p5 <= list.regret_p95 && list.regret_p95 <= list.regret_largest, "{}", list.id);
        assert!(list.regret_joined_freely >= list.regret, "{}", list.id);
        assert_eq!(list.regret == 0.0, list.worth == list.best_at_cost, "{}", list.id);
        let regrets = list.by_model.iter().chain(&list.by_policy).chain(&list.by_stakeholder).flatten();
        assert!(regrets.into_iter().all(|regret| *regret >= 0.0), "{}: {:?}", list.id, list.by_model);
        assert_eq!(list.by_model.first().copied().flatten(), Some(list.regret), "{}", list.id);
        for other in &list.overlap {
            let back = lists.list(&other.list).and_then(|own| own.against(&list.id)).expect("every pair");
            assert_eq!((other.precision, other.jaccard), (back.recall, back.jaccard), "{}", list.id);
            assert_eq!(other.difference.value, -back.difference.value, "{}", list.id);
            assert!(other.better.value + back.better.value <= 1.0, "{}", list.id);
        }
    }
}

#[test]
fn the_decisions_of_the_council_are_evaluated_whole() {
    let cases = [
        ("eu-2021", "council-2021", "socta-2021", (10, 15, 3), 17),
        ("eu-2025", "council-2025", "socta-2025", (7, 12, 0), 13),
    ];
    for (dossier, decision, recommended, cost, areas) in cases {
        let file = fixture(&format!("decisions/{decision}.json"));
        let run = assessed(Paths::of([folder(dossier)]).decision(file.as_path()));
        let lists = &run.results.lists;
        hold(lists);
        let names: Vec<&str> = lists.lists.iter().map(|list| list.id.as_str()).collect();
        assert_eq!(names, [PROPOSAL, PREVIOUS, recommended, decision]);
        assert_eq!(list(lists, PROPOSAL).regret, 0.0);
        assert_eq!(list(lists, recommended).status, Status::Recommended);
        let council = list(lists, decision);
        assert_eq!((council.places, council.plans, council.goals), cost);
        assert_eq!((inside(council).len(), council.unscored.len()), (areas, 0));
        assert!(council.fits, "{:?}", council.breaks);
        // Which areas it has by the file itself, read without the program.
        let text = fs::read_to_string(&file).expect("the fixture is there");
        let written: Value = serde_json::from_str(&text).expect("JSON");
        let parts =
            written["priorities"].as_array().into_iter().flatten().flat_map(|one| one["sub"].as_array());
        let parts = parts.flatten().chain(written["horizontal"].as_array().into_iter().flatten());
        let named = parts.flat_map(|part| part["areas"].as_array()).flatten().filter_map(Value::as_str);
        assert_eq!(inside(council), named.collect::<BTreeSet<_>>());
        // The document has the part, and says that the Council decides.
        let section = run.advisory.sections.iter().find(|section| section.id == "lists-beside");
        assert_eq!(section.map(|section| section.number), Some(3));
        let knowledge = run.results.lists.list(decision).and_then(|list| list.sha256.clone());
        assert_eq!(knowledge, Some(socta::source::files::sha256(text.as_bytes())));
    }
}

/// The proposal of a run as a list that somebody wrote, with the same plans and goals.
fn as_decision(solution: &Solution) -> Value {
    let part = |key: &String| {
        let item = solution.items.iter().find(|item| item.item == *key).expect("it is chosen");
        json!({ "areas": [key], "plans": item.plans, "goals": item.goals })
    };
    let (places, horizontal): (Vec<_>, Vec<_>) =
        solution.bundles.iter().partition(|bundle| bundle.takes_place);
    let priorities: Vec<Value> = places
        .iter()
        .map(|bundle| {
            let parts: Vec<Value> = bundle.items.iter().map(part).collect();
            json!({ "key": bundle.bundle, "title": {}, "sub": parts })
        })
        .collect();
    let horizontal: Vec<Value> = horizontal
        .iter()
        .map(|bundle| json!({ "key": bundle.bundle, "areas": bundle.items, "goals": bundle.goals }))
        .collect();
    json!({
        "schema": "socta.decision/1", "id": "in-mind", "title": {}, "author": "somebody", "date": "2025-05-12",
        "status": "draft", "source": "invented", "priorities": priorities, "horizontal": horizontal,
    })
}

#[test]
fn the_proposal_as_a_list_of_somebody_has_no_regret_and_is_never_better_than_itself() {
    let run = assessed(Paths::of([folder("eu-2025")]));
    let decision = given("in-mind", &as_decision(&run.results.proposal.solution));
    let again = assessed(Paths::of([folder("eu-2025")]).decision(decision));
    let (own, written) = (list(&again.results.lists, PROPOSAL), list(&again.results.lists, "in-mind"));
    assert_eq!((own.regret, written.regret), (0.0, 0.0));
    assert_eq!(
        (own.worth, own.share_best, own.regret_mean),
        (written.worth, written.share_best, written.regret_mean)
    );
    let against = written.against(PROPOSAL).expect("every pair");
    assert_eq!((against.jaccard, against.better.value, against.difference.value), (1.0, 0.0, 0.0));
    // A list changes nothing of what is proposed and proved.
    assert_eq!((run.results.proposal, run.certificate), (again.results.proposal, again.certificate));
}

struct Folder(tempfile::TempDir);

impl Sink for Folder {
    fn open(&mut self, name: &str) -> std::io::Result<Box<dyn std::io::Write>> {
        Ok(Box::new(fs::File::create(self.0.path().join(name))?))
    }
}

/// A small invented dossier.
fn invented(seed: u64, areas: u32) -> Folder {
    // Runs are named by the folder, which must not begin with a dot.
    let named = tempfile::Builder::new().prefix("invented").tempdir();
    let mut folder = Folder(named.expect("a folder can be made"));
    let settings =
        Settings { seed, areas, networks: 8, actors: 40, links: 60, contributors: 2, network_threat: false };
    generate(&settings, &mut folder).expect("a folder takes all");
    folder
}

fn forcing(inside: &[&str], outside: &[&str], areas: usize) -> Value {
    let forced = |keys: &[&str]| -> Vec<Value> {
        keys.iter().map(|key| json!({ "area": key, "author": "somebody", "reason": "a test" })).collect()
    };
    json!({
        "schema": "socta.scenario/1", "name": "forced", "title": {}, "description": "A list, forced",
        "author": "somebody",
        "choices": { "priorities": areas, "plans": areas, "goals": areas },
        "overrides": { "forced_in": forced(inside), "forced_out": forced(outside) },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn a_list_forced_in_by_overrides_has_the_same_regret_as_the_list_as_a_decision(
        seed in 0_u64..10_000,
        areas in 5_u32..9,
        picked in prop::collection::vec(any::<bool>(), 12),
    ) {
        let invented = invented(seed, areas);
        let at = || Paths::of([invented.0.path()]);
        // Bundles are in or out as a whole: a scenario may not force one of their areas in and another out.
        let read = Assessment::read(at()).expect("everything is there");
        let dossier = &read.dossiers[0];
        let key = |area: &socta::dossier::AreaIx| dossier.areas[area.index()].key.as_str();
        let pick = |inside: bool| {
            let bundles = dossier.bundles.iter().zip(&picked).filter(move |(_, picked)| **picked == inside);
            bundles.flat_map(|(bundle, _)| bundle.areas.iter().map(key)).collect::<Vec<&str>>()
        };
        let (inside, outside) = (pick(true), pick(false));
        prop_assume!(!inside.is_empty() && dossier.bundles.len() <= picked.len());
        let scenario = given("forced", &forcing(&inside, &outside, dossier.areas.len()));
        let checked = Assessment::read(at().scenario(scenario)).expect("everything is there");
        let settings = RunSettings::default().samples(300);
        let runs = checked.run_all(&settings, &Silent, |_, run| Ok::<_, socta::assessment::CaseError>(run));
        let forced = runs.expect("the bounds have room").remove(1);
        let solution = &forced.results.proposal.solution;
        prop_assert_eq!(solution.items.len(), inside.len());
        prop_assume!(solution.places > 0);
        let listed = assessed(at().decision(given("in-mind", &as_decision(solution))));
        hold(&listed.results.lists);
        hold(&forced.results.lists);
        let (by_force, by_list) = (list(&forced.results.lists, PROPOSAL), list(&listed.results.lists, "in-mind"));
        prop_assert_eq!(by_force.regret, by_list.regret);
        prop_assert_eq!(by_force.regret_mean, by_list.regret_mean);
        prop_assert_eq!(&by_force.by_model, &by_list.by_model);
        // The free proposal has none, so that whoever has some pays for it.
        prop_assert_eq!(list(&listed.results.lists, PROPOSAL).regret, 0.0);
    }
}

#[test]
fn a_list_of_all_candidates_says_that_it_tells_nothing() {
    let harbour = folder("harbour");
    let decision = json!({
        "schema": "socta.decision/1", "id": "everything", "title": {"en": "Everything"}, "author": "somebody",
        "date": "2025-05-12", "status": "draft", "source": "invented",
        "priorities": [
            { "key": "port", "title": {}, "sub": [{ "areas": ["port.cocaine", "port.tobacco"], "plans": 1, "goals": 0 }] },
            { "key": "rest", "title": {}, "sub": [{ "areas": ["labour", "waste"], "plans": 2, "goals": 0 }] },
        ],
        "horizontal": [{ "key": "papers", "areas": ["papers"], "goals": 1 }],
    });
    let paths = Paths::of([harbour]).decision(given("everything", &decision));
    let checked = Assessment::read(paths.clone()).expect("everything is there");
    let codes: Vec<Code> = checked.findings.list.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&Code::ListLeavesNothingOut), "{codes:?}");
    let run = assessed(paths);
    let all = list(&run.results.lists, "everything");
    assert_eq!((all.base_rate, all.cannot_tell, all.regret), (1.0, true, 0.0));
    assert_eq!(
        Cost { places: all.places, plans: all.plans, goals: all.goals },
        Cost { places: 2, plans: 3, goals: 1 }
    );
    let section = run.advisory.sections.iter().find(|section| section.id == "lists-beside");
    let cautions = section.into_iter().flat_map(|section| &section.blocks);
    let cautions = cautions.filter(|block| matches!(block, Block::Callout { tone: Tone::Caution, .. }));
    assert_eq!(cautions.count(), 1);
}

#[test]
fn two_lists_of_one_name_are_refused_and_the_same_file_twice_is_one_list() {
    let file = fixture("dossiers/eu-2021/decisions/socta-2021.json");
    let paths = Paths::of([folder("eu-2021")]).decision(file.as_path());
    let checked = Assessment::read(paths).expect("everything is there");
    assert!(checked.findings.list.iter().all(|finding| finding.code != Code::ListNameTaken));
    let mut text = fs::read_to_string(&file).expect("the fixture is there");
    text.push('\n');
    let other = Given::Bytes { name: "other.json".to_owned(), bytes: text.into_bytes() };
    let checked =
        Assessment::read(Paths::of([folder("eu-2021")]).decision(other)).expect("everything is there");
    assert!(checked.findings.list.iter().any(|finding| finding.code == Code::ListNameTaken));
}
