//! Laws of rankings set side by side, of causes, and of weights that a scenario changes.

use proptest::prelude::*;
use socta::comparison::{
    AreaSummary, Contribution, CriterionSummary, Input, ModelStamp, RunSummary, SUMMARY_SCHEMA, compare,
    kendall_tau_b, list_causes, top_k_overlap,
};
use socta::model::{Catalogue, Layer, ScoringModel, read_model};
use socta::priorities::{Bounds, BundleKey, Direction, Item, ModeOption, Override, Problem, solve};
use socta::scenarios::{IndicatorChange, LayerChange, Scenario, WeightChange, apply};

/// Ranks with ties.
fn ranks(length: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((1..6u32).prop_map(f64::from), length)
}

fn two_rankings() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (2..24usize).prop_flat_map(|length| (ranks(length), ranks(length)))
}

/// Tau-b by its definition with counts of concordant, discordant and tied pairs.
fn by_counts(left: &[f64], right: &[f64]) -> Option<f64> {
    let (mut concordant, mut discordant, mut only_left, mut only_right) = (0.0, 0.0, 0.0, 0.0);
    for i in 0..left.len() {
        for j in i + 1..left.len() {
            match (left[i] == left[j], right[i] == right[j]) {
                (true, true) => {}
                (true, false) => only_left += 1.0,
                (false, true) => only_right += 1.0,
                (false, false) if (left[i] < left[j]) == (right[i] < right[j]) => concordant += 1.0,
                (false, false) => discordant += 1.0,
            }
        }
    }
    let untied: f64 = concordant + discordant;
    let product = (untied + only_left) * (untied + only_right);
    (product > 0.0).then(|| (concordant - discordant) / product.sqrt())
}

proptest! {
    #[test]
    fn tau_b_is_its_definition_and_symmetric((left, right) in two_rankings()) {
        let tau = kendall_tau_b(&left, &right);
        prop_assert_eq!(tau.is_some(), by_counts(&left, &right).is_some());
        if let (Some(tau), Some(counted)) = (tau, by_counts(&left, &right)) {
            prop_assert!((tau - counted).abs() < 1e-12 && tau.abs() <= 1.0 + 1e-12);
        }
        prop_assert_eq!(tau, kendall_tau_b(&right, &left));
        let reversed: Vec<f64> = right.iter().map(|rank| -rank).collect();
        prop_assert_eq!(kendall_tau_b(&left, &reversed), tau.map(|tau| -tau));
    }

    #[test]
    fn the_overlap_is_a_share_and_symmetric((left, right) in two_rankings(), k in 1..30usize) {
        let overlap = top_k_overlap(&left, &right, k).expect("something is ranked");
        prop_assert!((0.0..=1.0).contains(&overlap));
        prop_assert_eq!(Some(overlap), top_k_overlap(&right, &left, k));
        prop_assert_eq!(top_k_overlap(&left, &left, k), Some(1.0));
        if k >= left.len() {
            prop_assert_eq!(overlap, 1.0);
        }
    }
}

/// A run of one area: a nominal weight a criterion, and a value where the criterion counts.
fn run(criteria: &[(u32, Option<f64>)], evidence: bool, reading: bool) -> RunSummary {
    let sum: u32 = criteria.iter().map(|(weight, _)| weight).sum();
    let counted: u32 = criteria.iter().filter(|(_, value)| value.is_some()).map(|(weight, _)| weight).sum();
    let key = |at: usize| format!("c{at}");
    let contributions: Vec<Contribution> = criteria
        .iter()
        .enumerate()
        .filter_map(|(at, (weight, value))| {
            let weight = f64::from(*weight) / f64::from(counted);
            Some(Contribution { criterion: key(at), weight, value: (*value)?, known: true })
        })
        .collect();
    let area = AreaSummary {
        key: "a".to_owned(),
        label: "A".to_owned(),
        bundle: "a".to_owned(),
        horizontal: false,
        score: contributions.iter().map(Contribution::points).sum(),
        interval: Some([0.2, 0.4]),
        rank: 1,
        expected_rank: 1.0,
        p_top_k: 1.0,
        p_proposed: None,
        coverage: 1.0,
        proposed: true,
        restricted: 0,
        forced: false,
        mode: None,
        contributions,
    };
    let criterion = |(at, (weight, _)): (usize, &(u32, Option<f64>))| CriterionSummary {
        key: key(at),
        label: key(at),
        layer: Layer::Effect,
        weight: f64::from(*weight) / f64::from(sum),
    };
    RunSummary {
        schema: SUMMARY_SCHEMA.to_owned(),
        dossier: "d".to_owned(),
        title: "D".to_owned(),
        model: ModelStamp { name: "m".to_owned(), version: "1".to_owned(), sha256: String::new() },
        scenario: None,
        evidence: evidence.to_string(),
        reading: reading.to_string(),
        weights: format!("{:?}", criteria.iter().map(|(weight, _)| weight).collect::<Vec<_>>()),
        method: "additive".to_owned(),
        priorities: 1,
        plans: 1,
        seed: 1,
        samples: 1,
        headline: None,
        criteria: criteria.iter().enumerate().map(criterion).collect(),
        areas: vec![area],
        methods: Vec::new(),
        lists: Vec::new(),
        warnings: 0,
    }
}

/// At least the first criterion counts.
fn criteria() -> impl Strategy<Value = Vec<(u32, Option<f64>)>> {
    prop::collection::vec((1..9u32, prop::option::of(0.0..=1.0f64)), 1..8).prop_map(|mut criteria| {
        criteria[0].1.get_or_insert(0.5);
        criteria
    })
}

proptest! {
    #[test]
    fn causes_add_up_to_the_change_of_the_score(
        (before, after) in (criteria(), criteria()), evidence: bool, reading: bool, elsewhere: bool,
    ) {
        let (base, mut other) = (run(&before, false, false), run(&after, evidence, reading));
        if elsewhere {
            other.dossier = "e".to_owned();
        }
        let comparison = compare(&[base, other]);
        let change = &comparison.areas[0].changes[0];
        let parts = |part: fn(&socta::comparison::Cause) -> f64| change.causes.iter().map(part).sum::<f64>();
        let (of_evidence, of_weights) = (parts(|cause| cause.evidence), parts(|cause| cause.weights));
        let (of_policy, unsplit) = (parts(|cause| cause.policy), parts(|cause| cause.unsplit));
        let others = parts(|cause| cause.criteria);
        let sum = of_evidence + of_weights + of_policy + unsplit + others;
        prop_assert!((sum - change.score.expect("both have it")).abs() < 1e-12);
        // What only one of two dossiers has is told apart, and there is nothing of the kind within one.
        prop_assert!(others == 0.0 || elsewhere);
        let both = |key: &str| (0..before.len().min(after.len())).any(|at| key == format!("c{at}"));
        prop_assert!(!elsewhere || change.causes.iter().all(|it| it.criteria != 0.0 || both(&it.criterion)));
        // A cause is only named when the runs differ in it.
        prop_assert!(of_policy == 0.0 || reading);
        prop_assert!(unsplit == 0.0 || (evidence && reading));
    }

    #[test]
    fn weights_that_do_not_change_are_no_cause(before in criteria(), values in prop::collection::vec(0.0..=1.0f64, 8)) {
        let after: Vec<_> = before.iter().zip(values).map(|((weight, _), value)| (*weight, Some(value))).collect();
        let comparison = compare(&[run(&before, false, false), run(&after, true, false)]);
        prop_assert!(comparison.areas[0].changes[0].causes.iter().all(|cause| cause.weights == 0.0));
    }
}

/// A choice of areas: value, bundle, and whether a goal may carry it; an area forced in or out; K, N and G.
type Choice = (Vec<(i64, usize, bool)>, Option<(usize, bool)>, [u32; 3]);

fn choice() -> impl Strategy<Value = Choice> {
    let areas = prop::collection::vec((1..40_i64, 0..4_usize, prop::bool::weighted(0.2)), 3..7);
    (areas, prop::option::weighted(0.4, (0..3_usize, any::<bool>())), [1..4_u32, 1..5_u32, 0..2_u32])
}

fn problem((areas, forced, [priorities, plans, goals]): &Choice) -> Problem {
    let item = |(at, (value, bundle, goal)): (usize, &(i64, usize, bool))| Item {
        key: format!("a{at}"),
        bundle: *bundle,
        value: *value,
        options: if *goal { vec![ModeOption::PLAN, ModeOption::GOAL] } else { vec![ModeOption::PLAN] },
        forced: forced
            .filter(|(area, _)| *area == at)
            .map(|(_, inside)| Override::new(if inside { Direction::In } else { Direction::Out }, "a", "r")),
        ..Item::default()
    };
    Problem {
        items: areas.iter().enumerate().map(item).collect(),
        bundles: (0..4).map(|at| BundleKey { key: format!("b{at}") }).collect(),
        bounds: Bounds { priorities: *priorities, plans: *plans, goals: *goals, least_value: None },
        ..Problem::default()
    }
}

fn listed(problem: &Problem, key: &str) -> Option<f64> {
    let solution = solve(problem).ok()?;
    Some(f64::from(u8::from(solution.items.iter().any(|chosen| chosen.item == key))))
}

proptest! {
    #[test]
    fn the_inputs_of_a_choice_add_up_to_what_became_of_an_area(before in choice(), after in choice()) {
        let (base, other) = (problem(&before), problem(&after));
        let causes = list_causes(&base, &other);
        for at in 0..7 {
            let key = format!("a{at}");
            let (Some(old), Some(new)) = (listed(&base, &key), listed(&other, &key)) else { continue };
            let parts: f64 = causes.get(&key).into_iter().flatten().map(|part| part.part).sum();
            prop_assert!((parts - (new - old)).abs() < 1e-12, "{key}: {parts} for {}", new - old);
        }
    }

    #[test]
    fn what_alone_differs_is_the_only_cause(choice in choice(), plans in 1..5_u32) {
        let base = problem(&choice);
        let mut other = base.clone();
        other.bounds.plans = plans;
        let parts = list_causes(&base, &other);
        prop_assert!(plans != base.bounds.plans || parts.is_empty());
        for part in parts.values().flatten() {
            prop_assert_eq!(part.input, Input::Plans);
            prop_assert_eq!(part.bound, Some([base.bounds.plans, plans]));
            prop_assert!(part.part.abs() == 1.0);
        }
    }
}

fn preset() -> ScoringModel {
    read_model("equal-weights", &Catalogue::built_in(), &[]).value.expect("a preset is a model").model
}

fn scenario() -> Scenario {
    let text = r#"{"schema": "socta.scenario/1", "name": "s", "title": {}, "description": "", "author": ""}"#;
    serde_json::from_str(text).expect("a scenario")
}

fn change() -> impl Strategy<Value = WeightChange> {
    prop_oneof![
        (0.0..0.4f64).prop_map(|to| WeightChange::Set { to }),
        (0.1..4.0f64).prop_map(|by| WeightChange::Times { by }),
    ]
}

proptest! {
    #[test]
    fn changed_weights_add_up_and_the_rest_keeps_its_proportions(
        layer in 0..4usize, of_layer in change(), indicator in 0..6usize, of_indicator in change(),
    ) {
        let base = preset();
        let mut scenario = scenario();
        scenario.choices.layers = vec![LayerChange { layer: base.layers[layer].layer, change: of_layer }];
        let key = base.layers[layer].indicators[indicator].indicator.clone();
        scenario.choices.indicators = vec![IndicatorChange { indicator: key, change: of_indicator }];
        let model = apply(&base, &scenario).expect("there is room for the rest");
        let sum: f64 = model.layers.iter().map(|layer| layer.weight).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9);
        for (old, new) in base.layers.iter().zip(&model.layers) {
            let sum: f64 = new.indicators.iter().map(|entry| entry.weight).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9);
            if let Some(range) = new.range {
                prop_assert!(range.low <= new.weight && new.weight <= range.high);
            }
            for entry in &new.indicators {
                let held = entry.range.is_none_or(|it| it.low <= entry.weight && entry.weight <= it.high);
                prop_assert!(held, "{}", entry.indicator);
            }
            // All layers of the preset weigh the same, so that those that are not changed still do.
            let untouched = base.layers.iter().zip(&model.layers).find(|(other, _)| {
                other.layer != old.layer && other.layer != base.layers[layer].layer
            });
            if let (true, Some((_, other))) = (old.layer != base.layers[layer].layer, untouched) {
                prop_assert!((other.weight - new.weight).abs() < 1e-12);
            }
        }
    }
}
