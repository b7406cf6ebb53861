//! How areas are carried and packed: shared plans, other bundles in a scenario, and overrides that name a mode, a leaf or a bundle.

use std::path::{Path, PathBuf};

use socta::assessment::{Assessment, CaseError, Given, Paths, RunSettings};
use socta::diagnostics::Silent;
use socta::pipeline::Assessed;
use socta::priorities::{Mode, check, solve};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// The run of a dossier without a scenario, and that under a scenario.
fn runs(dossier: &str, scenario: Given) -> [Assessed; 2] {
    let paths = Paths::of([fixture("dossiers").join(dossier)]).scenario(scenario);
    let checked = Assessment::read(paths).expect("everything is there");
    let settings = RunSettings::default().samples(100);
    let made = checked.run_all(&settings, &Silent, |_, run| Ok::<_, CaseError>(run)).expect("both fit");
    <[Assessed; 2]>::try_from(made).expect("two runs")
}

fn given(parts: &str) -> Given {
    let text = format!(
        r#"{{"schema": "socta.scenario/1", "name": "s", "title": {{}}, "description": "", "author": "", {parts}}}"#
    );
    Given::Bytes { name: "s.json".into(), bytes: text.into_bytes() }
}

fn is_proved(run: &Assessed) {
    let checked = check(&run.problem, &run.certificate).expect("the proof holds");
    assert_eq!((checked.value, checked.gap), (run.results.proposal.solution.value, 0));
}

#[test]
fn the_bundles_of_the_council_are_a_scenario_and_its_price_is_that_of_two_choices() {
    for year in ["2021", "2025"] {
        let file = fixture("scenarios").join(format!("council-bundles-{year}.json"));
        let [own, packed] = runs(&format!("eu-{year}"), Given::from(&file));
        let packing = packed.results.proposal.packing.as_ref().expect("it packs otherwise");
        assert_eq!(packing.own, Some(own.results.proposal.solution.value));
        assert_eq!(packing.value, solve(&packed.problem).expect("it fits").value);
        assert!(packed.problem.items.iter().filter(|item| item.shared_plan.is_some()).count() == 2);
        assert_eq!(own.results.proposal.packing, None);
        is_proved(&packed);
        // What is shared is paid once by the proposal.
        let solution = &packed.results.proposal.solution;
        let alone: u32 = solution.items.iter().filter(|one| one.mode != Mode::Chsg).map(|_| 1).sum();
        let shared = solution.items.iter().filter(|one| one.shared_plan.is_some()).count() as u32;
        assert_eq!(solution.plans, alone - shared.saturating_sub(1));
    }
}

#[test]
fn an_empty_list_of_bundles_lets_every_area_stand_alone() {
    let [own, packed] = runs("harbour", given(r#""bundles": []"#));
    assert!(own.problem.bundles.iter().any(|bundle| bundle.key == "smuggling"));
    assert!(packed.problem.bundles.iter().all(|bundle| bundle.key != "smuggling"));
    let packing = packed.results.proposal.packing.expect("it packs otherwise");
    assert!(packing.value <= own.results.proposal.solution.value, "apart, areas take more places");
}

#[test]
fn the_same_bundles_again_change_nothing_but_that_they_are_said() {
    let same = r#""bundles": [{"key": "smuggling", "labels": {"en": "S"}, "areas": ["port.cocaine", "port.tobacco"]}]"#;
    let [own, packed] = runs("harbour", given(same));
    let packing = packed.results.proposal.packing.expect("it is said");
    assert_eq!((Some(packing.value), packing.enters, packing.leaves), (packing.own, vec![], vec![]));
    assert_eq!(own.problem, packed.problem);
}

fn forced(run: &Assessed) -> Vec<String> {
    let items = run.problem.items.iter().filter(|item| item.forced.is_some());
    items.map(|item| item.key.clone()).collect()
}

#[test]
fn an_override_stands_for_the_leaf_or_the_bundle_that_it_names() {
    let of = |key: &str| {
        let parts =
            format!(r#""overrides": {{"forced_in": [{{"area": "{key}", "author": "x", "reason": "y"}}]}}"#);
        runs("harbour", given(&parts)).map(|run| forced(&run))[1].clone()
    };
    assert_eq!(of("port.tobacco"), ["port.tobacco"]);
    assert_eq!(of("smuggling"), ["port.cocaine", "port.tobacco"]);
}

#[test]
fn an_override_with_a_mode_puts_the_area_there_whatever_the_dossier_offers() {
    for (word, mode) in [("plan", Mode::Oap), ("goal", Mode::Chsg), ("both", Mode::Both)] {
        let parts = format!(
            r#""overrides": {{"forced_in": [{{"area": "waste", "mode": "{word}", "author": "x", "reason": "y"}}]}}"#
        );
        let [_, run] = runs("harbour", given(&parts));
        let chosen = run.results.proposal.solution.modes();
        assert_eq!(chosen.get("waste"), Some(&mode));
        is_proved(&run);
        assert_eq!(run.results.proposal.overrides[0].mode, Some(mode));
    }
}
