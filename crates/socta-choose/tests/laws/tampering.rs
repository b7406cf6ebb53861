//! A certificate that was changed in any way that matters is rejected.

use socta_choose::{
    Bounds, BundleKey, Certificate, CertificateFault, CertifiedItem, Direction, Exact, Item, Mode, Override,
    Problem, Solution, certify, check, explain,
};

use super::options::options as carried;

/// Thirty items in nine bundles; plans are short and unequal, and two items are forced.
fn problem() -> Problem {
    let forced = |direction| Some(Override::new(direction, "a chair", "a reason"));
    let options = |index: usize| {
        let mut options = carried(index % 11 == 3, index);
        let larger = u8::from(index.is_multiple_of(3));
        options.iter_mut().filter(|option| option.plans > 0).for_each(|option| option.plans += larger);
        options
    };
    let item = |index: usize| Item {
        key: format!("item-{index:02}"),
        bundle: index * 5 % 9,
        value: 400_000 + (index as i64 * 7_919) % 600_011 + 250_000 * i64::from(index.is_multiple_of(3)),
        options: options(index),
        forced: match index {
            0 => forced(Direction::In),
            29 => forced(Direction::Out),
            _ => None,
        },
        ..Item::default()
    };
    Problem {
        items: (0..30).map(item).collect(),
        bundles: (0..9).map(|index| BundleKey { key: format!("bundle-{index}") }).collect(),
        bounds: Bounds { priorities: 4, plans: 11, goals: 3, least_value: None },
        ..Problem::default()
    }
}

fn proved() -> (Problem, Solution, Certificate) {
    let problem = problem();
    let (solution, certificate) = certify(&problem).expect("the overrides fit");
    assert!(
        check(&problem, &certificate).expect("the proof holds").states > 20,
        "the proof must have something to tamper with"
    );
    (problem, solution, certificate)
}

fn rejects(change: impl FnOnce(&mut Problem, &mut Certificate)) -> CertificateFault {
    let (mut problem, _, mut certificate) = proved();
    let before = (problem.clone(), certificate.clone());
    change(&mut problem, &mut certificate);
    assert_ne!((&problem, &certificate), (&before.0, &before.1));
    check(&problem, &certificate).expect_err("the proof was changed")
}

fn left_out(problem: &Problem, certificate: &Certificate) -> usize {
    let is_out = |item: &&Item| {
        item.forced.is_none() && certificate.chosen.iter().all(|chosen| chosen.item != item.key)
    };
    let key = problem.items.iter().find(is_out).expect("the item is there").key.clone();
    problem.items.iter().position(|item| item.key == key).expect("the item is there")
}

#[test]
fn another_schema() {
    assert!(matches!(
        rejects(|_, proof| proof.schema = "socta.certificate/3".into()),
        CertificateFault::Schema(_)
    ));
}

#[test]
fn another_value() {
    assert!(matches!(rejects(|_, proof| proof.value += 1), CertificateFault::Value { .. }));
}

#[test]
fn an_item_swapped() {
    let fault = rejects(|problem, proof| {
        let out = left_out(problem, proof);
        proof.chosen.last_mut().expect("the item is there").item = problem.items[out].key.clone();
    });
    let known = |fault| {
        matches!(
            fault,
            CertificateFault::Value { .. } | CertificateFault::BadItem(_) | CertificateFault::OutOfBounds
        )
    };
    assert!(known(fault));
}

#[test]
fn an_item_dropped_with_its_value() {
    let fault = rejects(|problem, proof| {
        let gone = proof.chosen.pop().expect("the item is there").item;
        proof.value -= problem.items.iter().find(|item| item.key == gone).expect("the item is there").value;
    });
    assert!(matches!(fault, CertificateFault::Open { .. }));
}

#[test]
fn an_item_twice() {
    assert!(matches!(
        rejects(|_, proof| proof.chosen.push(proof.chosen[0].clone())),
        CertificateFault::BadItem(_)
    ));
}

#[test]
fn an_item_that_does_not_exist() {
    let fault = rejects(|_, proof| proof.chosen[0].item.push('x'));
    assert!(matches!(fault, CertificateFault::BadItem(_)));
}

#[test]
fn a_mode_that_is_not_offered() {
    let fault = rejects(|_, proof| {
        let plan =
            proof.chosen.iter_mut().find(|chosen| chosen.mode == Mode::Oap).expect("the item is there");
        plan.mode = Mode::Chsg;
    });
    assert!(matches!(fault, CertificateFault::BadItem(_)));
}

#[test]
fn a_forced_item_missing() {
    let fault = rejects(|_, proof| proof.chosen.retain(|chosen| chosen.item != "item-00"));
    assert_eq!(fault, CertificateFault::MissingItem("item-00".into()));
}

#[test]
fn an_item_forced_out() {
    let extra = CertifiedItem { item: "item-29".into(), mode: Mode::Oap };
    assert_eq!(rejects(|_, proof| proof.chosen.push(extra)), CertificateFault::BadItem("item-29".into()));
}

#[test]
fn more_than_the_bounds_allow() {
    let fault = rejects(|problem, proof| {
        let free = |item: &&Item| {
            item.forced.is_none() && !proof.chosen.iter().any(|chosen| chosen.item == item.key)
        };
        let more: Vec<CertifiedItem> = problem
            .items
            .iter()
            .filter(free)
            .map(|item| CertifiedItem { item: item.key.clone(), mode: item.options[0].mode })
            .collect();
        proof.chosen.extend(more);
    });
    assert_eq!(fault, CertificateFault::OutOfBounds);
}

#[test]
fn the_second_best_choice() {
    let (problem, solution, mut certificate) = proved();
    let second =
        explain(&problem, &solution).expect("the overrides fit").runner_up.expect("there is another set");
    certificate.value = second.value;
    let item = |chosen: &socta_choose::Chosen| CertifiedItem { item: chosen.item.clone(), mode: chosen.mode };
    certificate.chosen = second.items.iter().map(item).collect();
    assert!(matches!(check(&problem, &certificate), Err(CertificateFault::Open { .. })));
}

#[test]
fn a_price_changed() {
    let cheap_plans = |_: &mut Problem, proof: &mut Certificate| proof.prices.plan.0 /= 2;
    assert!(matches!(rejects(cheap_plans), CertificateFault::Open { .. }));
    let free_places = |_: &mut Problem, proof: &mut Certificate| proof.prices.place.0 = 0;
    assert!(matches!(rejects(free_places), CertificateFault::Open { .. }));
}

#[test]
fn a_price_out_of_range() {
    assert_eq!(rejects(|_, proof| proof.prices.goal = Exact(-1)), CertificateFault::Price);
    assert_eq!(rejects(|_, proof| proof.prices.goal = Exact(i128::MAX)), CertificateFault::Price);
}

#[test]
fn any_state_dropped() {
    let (problem, _, certificate) = proved();
    for step in 0..certificate.steps.len() {
        for state in 0..certificate.steps[step].states.len() {
            let mut changed = certificate.clone();
            changed.steps[step].states.remove(state);
            assert_eq!(check(&problem, &changed), Err(CertificateFault::Open { step }));
        }
    }
}

#[test]
fn any_state_worth_less_or_moved() {
    let (problem, _, certificate) = proved();
    for step in 0..certificate.steps.len() {
        for state in 0..certificate.steps[step].states.len() {
            let mut changed = certificate.clone();
            changed.steps[step].states[state].worth.0 -= 1;
            assert_eq!(check(&problem, &changed), Err(CertificateFault::Open { step }));
            let mut changed = certificate.clone();
            changed.steps[step].states[state].used[1] += 1;
            assert!(check(&problem, &changed).is_err());
        }
    }
}

#[test]
fn a_state_worth_far_more() {
    let fault = rejects(|_, proof| {
        let step =
            proof.steps.iter_mut().rev().find(|step| !step.states.is_empty()).expect("the item is there");
        step.states[0].worth = Exact(i128::MAX);
    });
    assert!(matches!(fault, CertificateFault::Open { .. }));
}

#[test]
fn a_step_dropped_or_doubled_or_out_of_its_bundle() {
    assert_eq!(rejects(|_, proof| drop(proof.steps.pop())), CertificateFault::Order);
    assert_eq!(rejects(|_, proof| proof.steps[1] = proof.steps[0].clone()), CertificateFault::Order);
    assert_eq!(rejects(|_, proof| proof.steps.swap(0, 29)), CertificateFault::Order);
}

#[test]
fn another_problem() {
    let change = |problem: &mut Problem| problem.items[5].value += 1;
    assert_eq!(rejects(|problem, _| change(problem)), CertificateFault::OtherProblem);
}

/// The digest is recomputed, so that only the proof itself can tell.
#[test]
fn a_problem_with_a_better_choice() {
    let rise = |problem: &mut Problem, proof: &mut Certificate| {
        let out = left_out(problem, proof);
        problem.items[out].value += 700_000;
        proof.problem = problem.digest();
    };
    assert!(matches!(rejects(rise), CertificateFault::Open { .. }));
    let more_plans = |problem: &mut Problem, proof: &mut Certificate| {
        problem.bounds.plans += 1;
        proof.problem = problem.digest();
    };
    assert!(matches!(rejects(more_plans), CertificateFault::Open { .. }));
    let freed = |problem: &mut Problem, proof: &mut Certificate| {
        problem.items[29].value = 5_000_000;
        problem.items[29].forced = None;
        proof.problem = problem.digest();
    };
    assert!(matches!(rejects(freed), CertificateFault::Open { .. }));
}
