//! What is said to turn an area turns it, and a hundredth less does not: evidence, weights and bounds, by the stages of a
//! run on changed dossiers and models.

#[path = "why/case.rs"]
mod case;

use proptest::prelude::*;
use socta::comparison::{AreaReason, Finding, Found, Hinge, Verdict};
use socta::dossier::Level;
use socta::priorities::Bound;
use socta::robustness::preferences::admissible;
use socta::scoring::AnswerScale;

use case::{Case, Judged, recipes, shares};

/// Without a constraint the choice is worth more by its price, and the areas that it holds are decided the other way.
fn held_as_said(case: &Case) -> Result<(), TestCaseError> {
    let Some(judged) = Judged::of(case) else { return Ok(()) };
    for price in &judged.reasons.prices {
        let free = case.without(&price.constraint);
        let other = Judged::of(&free).expect("fewer constraints fit too");
        prop_assert_eq!(other.solution.value - judged.solution.value, price.price);
        prop_assert!(price.price >= 0);
        for reason in &judged.reasons.areas {
            let held = reason.held_by.contains(&price.constraint);
            prop_assert_eq!(other.solution.has(&reason.area) != reason.chosen, held, "{:?}", price);
        }
    }
    Ok(())
}

fn scale(case: &Case, key: &str) -> AnswerScale {
    AnswerScale::of(&case.model, &case.catalogue, key).expect("the model scores it")
}

/// What is found turns the area, and less does not: the next nearer level, or a hundredth less of a figure.
fn check_finding(case: &Case, reason: &AreaReason, finding: &Finding) -> Result<(), TestCaseError> {
    let turned = |found: Found| case.with_answer(&reason.area, &finding.criterion, found).has(&reason.area);
    prop_assert_eq!(turned(finding.found), Some(!reason.chosen), "{:?}", finding);
    let scale = scale(case, &finding.criterion);
    let now = finding.value.unwrap_or(finding.turned);
    match finding.found {
        Found::Level(level) => {
            let values = Level::ALL.map(|level| scale.of_level(level).expect("levels have values"));
            let distance = |value: f64| (value - now).abs();
            for (other, value) in values.into_iter().enumerate() {
                let nearer =
                    finding.value.is_some() && distance(value) < distance(values[usize::from(level)]);
                if nearer {
                    let other = Found::Level(u8::try_from(other).expect("four"));
                    prop_assert_eq!(turned(other), Some(reason.chosen), "{:?} {:?}", finding, other);
                }
            }
        }
        Found::Figure(_) => {
            let less = now + 0.99 * (finding.turned - now);
            if let Some(figure) = scale.figure_of(less).filter(|_| finding.value.is_some()) {
                prop_assert_eq!(turned(Found::Figure(figure)), Some(reason.chosen), "{:?}", finding);
            }
        }
    }
    Ok(())
}

/// No answer on a criterion turns the area.
fn check_no_finding(case: &Case, reason: &AreaReason, key: &str) -> Result<(), TestCaseError> {
    let answers: Vec<Found> = match scale(case, key) {
        AnswerScale::Levels(_) => (0..4).map(Found::Level).collect(),
        AnswerScale::Figures(points) => points.iter().map(|point| Found::Figure(point.at)).collect(),
    };
    for found in answers {
        let has = case.with_answer(&reason.area, key, found).has(&reason.area);
        prop_assert_eq!(has, Some(reason.chosen), "{} {:?}", key, found);
    }
    Ok(())
}

/// Cases of a law; more where `PROPTEST_CASES` asks for more.
#[expect(clippy::disallowed_methods, reason = "how long a test runs is asked by whoever runs it")]
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(8)
}

/// Each stated finding turns its area and less does not; several together do; no answer does that is not stated.
fn findings_as_said(case: &Case) -> Result<(), TestCaseError> {
    let Some(judged) = Judged::of(case) else { return Ok(()) };
    let criteria = judged.criteria();
    for (at, reason) in judged.reasons.areas.iter().enumerate() {
        let Some(evidence) = &reason.evidence else {
            prop_assert!(reason.forced);
            continue;
        };
        prop_assert!(evidence.complete || case.model.selection_rules.network_share == 1.0);
        for finding in evidence.single.iter().take(3) {
            check_finding(case, reason, finding)?;
        }
        // Of the criteria that are not named, one an area is tried.
        let named = |key: &&String| evidence.single.iter().any(|finding| finding.criterion == **key);
        let silent: Vec<&String> = criteria.iter().filter(|key| !named(key)).collect();
        if let Some(key) = silent.get(at % silent.len().max(1)).filter(|_| evidence.complete) {
            check_no_finding(case, reason, key)?;
        }
        if !evidence.together.is_empty() {
            let found = evidence.together.iter().fold(case.clone(), |case, finding| {
                case.with_answer(&reason.area, &finding.criterion, finding.found)
            });
            prop_assert_eq!(found.has(&reason.area), Some(!reason.chosen));
        }
    }
    Ok(())
}

/// Each stated change of weights turns its area, and a hundredth less of the change does not.
fn weights_as_said(case: &Case) -> Result<(), TestCaseError> {
    let Some(judged) = Judged::of(case) else { return Ok(()) };
    let criteria = judged.criteria();
    let now = judged.appraisal.assembly.table.weights();
    let moved = |criterion: usize, weight: f64| -> Vec<f64> {
        let rest = (1.0 - weight) / (1.0 - now[criterion]);
        now.iter().enumerate().map(|(at, old)| if at == criterion { weight } else { old * rest }).collect()
    };
    let has = |key: &str, weights: &[f64]| case.with_weights(&criteria, weights).has(key);
    for reason in &judged.reasons.areas {
        let Some(weights) = &reason.weights else { continue };
        for single in &weights.single {
            let at = criteria.iter().position(|key| *key == single.criterion).expect("it is one");
            let less = single.weight + 0.99 * (single.turned - single.weight);
            prop_assert_eq!(
                has(&reason.area, &moved(at, single.turned)),
                Some(!reason.chosen),
                "{:?}",
                single
            );
            prop_assert_eq!(has(&reason.area, &moved(at, less)), Some(reason.chosen), "{:?}", single);
        }
        if let Some(joint) = &weights.joint {
            let less: Vec<f64> =
                now.iter().zip(&joint.weights).map(|(old, new)| old + 0.99 * (new - old)).collect();
            prop_assert_eq!(has(&reason.area, &joint.weights), Some(!reason.chosen), "{:?}", joint);
            prop_assert_eq!(has(&reason.area, &less), Some(reason.chosen), "{:?}", joint);
            if joint.admissible {
                let region = admissible(&judged.appraisal.assembly.table, &case.model);
                prop_assert!(region.polytope.contains(&joint.weights));
            }
        }
        // Where no weight is said to turn it, none does; where one is, none is nearer.
        let reach = weights.single.first().map_or(1.0, |single| 0.98 * (single.turned - single.weight).abs());
        for at in (0..now.len()).filter(|_| weights.complete).step_by(7) {
            for step in 1..=4 {
                for to in [0.0, 1.0] {
                    let change: f64 = (to - now[at]) * f64::from(step) / 4.0;
                    let weight = now[at] + change.clamp(-reach, reach);
                    prop_assert_eq!(has(&reason.area, &moved(at, weight)), Some(reason.chosen));
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn a_finding_turns_the_area_and_less_does_not(recipe in recipes()) {
        findings_as_said(&Case::new(recipe))?;
    }

    #[test]
    fn a_finding_turns_the_area_under_rules_and_shared_networks(recipe in recipes(), share in shares()) {
        findings_as_said(&Case::new(recipe).with_rules(recipe.0).with_share(share))?;
    }

    #[test]
    fn weights_turn_the_area_and_a_hundredth_less_does_not(recipe in recipes()) {
        weights_as_said(&Case::new(recipe))?;
    }

    #[test]
    fn weights_turn_the_area_under_rules_and_shared_networks(recipe in recipes(), share in shares()) {
        weights_as_said(&Case::new(recipe).with_rules(recipe.0).with_share(share))?;
    }

    #[test]
    fn bounds_turn_the_area_and_one_less_does_not(recipe in recipes()) {
        let case = Case::new(recipe);
        let Some(judged) = Judged::of(&case) else { return Ok(()) };
        for reason in &judged.reasons.areas {
            for turn in &reason.bounds {
                let at = |limit: u32| case.with_bound(turn.bound, limit).has(&reason.area);
                prop_assert_eq!(at(turn.turned), Some(!reason.chosen), "{} {:?}", reason.area, turn);
                let nearer = if reason.chosen { turn.turned + 1 } else { turn.turned - 1 };
                prop_assert_eq!(at(nearer), Some(reason.chosen), "{} {:?}", reason.area, turn);
            }
            for bound in Bound::ALL {
                if reason.bounds.iter().all(|turn| turn.bound != bound) {
                    let limit = bound.limit(&judged.problem.bounds);
                    let far = if reason.chosen { 0 } else { limit + 40 };
                    let has = case.with_bound(bound, far).has(&reason.area);
                    prop_assert!(has.is_none_or(|has| has == reason.chosen), "{} {bound:?}", reason.area);
                }
            }
        }
    }

    #[test]
    fn what_holds_an_area_lets_it_go_and_costs_what_is_said(recipe in recipes()) {
        held_as_said(&Case::new(recipe))?;
    }

    #[test]
    fn what_a_rule_holds_is_let_go_without_it(recipe in recipes()) {
        held_as_said(&Case::new(recipe).with_rules(recipe.0))?;
    }

    #[test]
    fn contributions_add_up_and_no_place_is_firm_that_a_piece_decides(recipe in recipes()) {
        let case = Case::new(recipe);
        let Some(judged) = Judged::of(&case) else { return Ok(()) };
        let score = |key: &str| {
            judged.scores.additive[judged.scores.areas.iter().position(|area| area == key).expect("it is one")]
        };
        for reason in &judged.reasons.areas {
            if let Some(against) = &reason.against {
                let sum: f64 = against.parts.iter().map(|part| part.difference).sum();
                let difference = score(&reason.area) - score(&against.other);
                prop_assert!((sum - difference).abs() < 1e-12 && against.difference == difference);
                prop_assert_ne!(judged.solution.has(&against.other), reason.chosen);
            }
            let by_evidence = reason.hinges.iter().any(Hinge::is_evidence);
            let expected = match (reason.forced, by_evidence, reason.hinges.is_empty()) {
                (true, ..) => Verdict::Forced,
                (_, true, _) => Verdict::HangsOn,
                (_, _, false) => Verdict::HoldsUnless,
                // A single candidate has half a place, so that it is on the side of everybody.
                (_, _, true) if judged.reasons.areas.len() == 1 && !reason.chosen => Verdict::SaysNothing,
                (_, _, true) => Verdict::Firm,
            };
            prop_assert_eq!(reason.verdict, expected);
            if reason.verdict == Verdict::Firm {
                for contributor in 0..case.dossier.contributors.len() {
                    let base = case.base();
                    let left = [socta::dossier::ContributorIx(u32::try_from(contributor).expect("few"))];
                    let has = base.outcome(&case.model, &left).map(|outcome| {
                        outcome.proposed.contains(&case.area(&reason.area))
                    });
                    prop_assert!(has.is_none_or(|has| has == reason.chosen));
                }
            }
        }
    }
}

#[test]
fn a_dossier_of_the_project_has_reasons_for_every_area() {
    let case = Case::new((7, 8, 3, 4, Some(1), None, 1, false));
    let judged = Judged::of(&case).expect("the override fits");
    assert_eq!(judged.reasons.areas.len(), 8);
    assert!(judged.reasons.far.is_empty());
    let count =
        |holds: fn(&AreaReason) -> bool| judged.reasons.areas.iter().filter(|reason| holds(reason)).count();
    // The laws above would have too little to try if few could be turned.
    assert!(count(|reason| reason.evidence.as_ref().is_some_and(|found| !found.single.is_empty())) >= 4);
    assert!(count(|reason| reason.evidence.as_ref().is_some_and(|found| !found.together.is_empty())) >= 2);
    assert!(count(|reason| reason.weights.as_ref().is_some_and(|found| found.single.len() > 1)) >= 5);
    assert!(count(|reason| reason.weights.as_ref().is_some_and(|found| found.joint.is_some())) >= 5);
    assert!(count(|reason| !reason.bounds.is_empty()) >= 4);
}

#[test]
fn shared_networks_leave_enough_to_be_tried() {
    let (mut shared, mut single, mut weights, mut joint) = (0, 0, 0, 0);
    for seed in 1..=6 {
        let case = Case::new((seed, 8, 4, 4, None, None, 1, false)).with_share(0.6);
        let judged = Judged::of(&case).expect("it fits");
        let again = judged.problem.elements.iter().filter(|element| {
            let covers = |item: &&socta::priorities::Item| {
                item.covers.contains(&element.key) && judged.solution.has(&item.key)
            };
            element.value > 0 && judged.problem.items.iter().filter(covers).count() > 1
        });
        shared += again.count();
        for reason in &judged.reasons.areas {
            single += usize::from(reason.evidence.as_ref().is_some_and(|found| !found.single.is_empty()));
            weights += reason.weights.as_ref().map_or(0, |found| found.single.len());
            joint += usize::from(reason.weights.as_ref().is_some_and(|found| found.joint.is_some()));
        }
    }
    // Networks that several chosen areas share bend the values; the laws above would have too little to try otherwise.
    assert!(
        shared >= 6 && single >= 6 && weights >= 30 && joint >= 20,
        "{shared} {single} {weights} {joint}"
    );
}
