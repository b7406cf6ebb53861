//! The choice is exact, its proof is checked, and what is said about it is true.

#[path = "laws/digest.rs"]
mod digest;
#[path = "laws/faults.rs"]
mod faults;
#[path = "laws/options.rs"]
mod options;
#[path = "laws/oracle.rs"]
mod oracle;
#[path = "laws/rules.rs"]
mod rules;
#[path = "laws/shared_plans.rs"]
mod shared_plans;
#[path = "laws/tampering.rs"]
mod tampering;
#[path = "laws/tree_tampering.rs"]
mod tree_tampering;

use oracle::{brute_force, greatest_value, problems};
use proptest::prelude::*;
use socta_choose::{
    Bound, Difference, Direction, Mode, Problem, Solution, Solver, Unsolvable, Why, certify, check, explain,
    frontier, greedy, solve,
};

fn modes(solution: &Solution) -> Vec<(String, Mode)> {
    let mut modes: Vec<(String, Mode)> =
        solution.items.iter().map(|chosen| (chosen.item.clone(), chosen.mode)).collect();
    modes.sort();
    modes
}

fn chosen(problem: &Problem) -> Option<Vec<(String, Mode)>> {
    solve(problem).ok().map(|solution| modes(&solution))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_choice_is_the_best_of_all_by_the_written_rule(problem in problems(8)) {
        prop_assert_eq!(chosen(&problem), brute_force(&problem));
    }

    #[test]
    fn the_certificate_is_accepted_and_survives_json(problem in problems(14)) {
        let Ok((solution, certificate)) = certify(&problem) else { return Ok(()) };
        let text = serde_json::to_string(&certificate).expect("a certificate becomes JSON");
        let read = serde_json::from_str(&text).expect("and is read back");
        let checked = check(&problem, &read).expect("the proof holds");
        prop_assert_eq!(checked.value, solution.value);
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(problem in problems(12), seed in any::<u64>()) {
        let shuffled = shuffle(&problem, seed);
        prop_assert_eq!(&problem.digest(), &shuffled.digest());
        prop_assert_eq!(format!("{:?}", certify(&problem)), format!("{:?}", certify(&shuffled)));
    }

    #[test]
    fn a_solver_used_before_finds_the_same(problem in problems(10), values in prop::collection::vec(0_i64..9, 10)) {
        let mut solver = Solver::new(&problem).expect("the problem has no fault");
        let _ = solver.solution();
        let values = &values[..problem.items.len()];
        solver.set_values(values).expect("the values are in range");
        let mut changed = problem.clone();
        changed.items.iter_mut().zip(values).for_each(|(item, value)| item.value = *value);
        prop_assert_eq!(solver.solution(), solve(&changed));
        let options: Option<Vec<bool>> = solver.choose().map(|taken| taken.map(|one| one.is_some()).collect());
        let has = |best: Solution| changed.items.iter().map(|item| best.has(&item.key)).collect();
        prop_assert_eq!(options, solve(&changed).ok().map(has));
    }

    #[test]
    fn the_totals_are_those_of_the_parts(problem in problems(12)) {
        let Ok(best) = solve(&problem) else { return Ok(()) };
        prop_assert_eq!(best.value, best.items.iter().map(|chosen| chosen.value).sum::<i64>());
        prop_assert_eq!(best.plans, best.bundles.iter().map(|bundle| bundle.plans).sum::<u32>());
        prop_assert_eq!(best.goals, best.bundles.iter().map(|bundle| bundle.goals).sum::<u32>());
        let places = best.bundles.iter().filter(|bundle| bundle.takes_place).count();
        prop_assert_eq!(best.places as usize, places);
        prop_assert!(best.places <= problem.bounds.priorities && best.plans <= problem.bounds.plans);
        prop_assert!(best.goals <= problem.bounds.goals);
    }

    #[test]
    fn greedy_is_feasible_and_never_better(problem in problems(12)) {
        let (Ok(best), Ok(other)) = (solve(&problem), greedy(&problem)) else {
            prop_assert!(solve(&problem).is_err() && greedy(&problem).is_err());
            return Ok(());
        };
        prop_assert!(Difference::between(&best, &other).value_lost >= 0);
        prop_assert!(other.places <= problem.bounds.priorities && other.plans <= problem.bounds.plans);
        prop_assert!(other.goals <= problem.bounds.goals);
        for item in &problem.items {
            match item.direction() {
                Some(Direction::In) => prop_assert!(other.has(&item.key)),
                Some(Direction::Out) => prop_assert!(!other.has(&item.key)),
                None => {}
            }
        }
    }

    #[test]
    fn a_conflict_is_one_and_is_irreducible(problem in problems(14)) {
        let Err(Unsolvable::Conflict(conflict)) = solve(&problem) else { return Ok(()) };
        let only = |keys: &[String]| {
            let mut part = problem.clone();
            part.items.retain(|item| keys.contains(&item.key));
            for bound in Bound::ALL {
                if conflict.demands.iter().all(|demand| demand.bound != bound) {
                    part.bounds = bound.with_limit(part.bounds, 1000);
                }
            }
            solve(&part)
        };
        prop_assert!(only(&conflict.items).is_err());
        for left_out in &conflict.items {
            let rest: Vec<String> = conflict.items.iter().filter(|key| *key != left_out).cloned().collect();
            prop_assert!(only(&rest).is_ok());
        }
        if let [demand] = conflict.demands.as_slice() {
            prop_assert!(demand.needed > demand.allowed);
            let mut enough = problem.clone();
            enough.items.retain(|item| item.direction() == Some(Direction::In));
            for bound in Bound::ALL {
                enough.bounds = bound.with_limit(enough.bounds, 1000);
            }
            enough.bounds = demand.bound.with_limit(enough.bounds, demand.needed);
            prop_assert!(solve(&enough).is_ok());
            enough.bounds = demand.bound.with_limit(enough.bounds, demand.needed - 1);
            prop_assert!(solve(&enough).is_err());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_choice_of_fourteen_is_the_best_of_all(mut problem in problems(14)) {
        // Fewer modes, so that trying everything ends.
        problem.items.iter_mut().skip(5).for_each(|item| item.options.truncate(1));
        prop_assert_eq!(chosen(&problem), brute_force(&problem));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_smallest_change_of_value_turns_the_decision_and_less_does_not(problem in problems(9)) {
        let Ok(best) = solve(&problem) else { return Ok(()) };
        for standing in explain(&problem, &best).expect("the overrides fit").standings {
            let Some(change) = standing.change else { continue };
            let was = best.has(&standing.item);
            prop_assert_eq!(was, standing.mode.is_some());
            let decided = |amount: i64| {
                let mut changed = problem.clone();
                let item = changed.items.iter_mut().find(|item| item.key == standing.item).expect("the item is there");
                item.value += if was { -amount } else { amount };
                solve(&changed).expect("the overrides fit").has(&standing.item)
            };
            prop_assert_eq!(decided(change), !was);
            prop_assert_eq!(decided(change - 1), was);
        }
    }

    #[test]
    fn the_gap_is_what_the_other_decision_costs(problem in problems(7)) {
        let Ok(best) = solve(&problem) else { return Ok(()) };
        let explanation = explain(&problem, &best).expect("the overrides fit");
        for standing in &explanation.standings {
            let index = problem.items.iter().position(|item| item.key == standing.item).expect("the item is there");
            // The item's own override and the least value are lifted; everything else stays.
            let mut free = problem.clone();
            free.items[index].forced = None;
            free.items[index].value = i64::max(problem.items[index].value, problem.bounds.least_value.unwrap_or(i64::MIN));
            let lifted = free.items[index].value - problem.items[index].value;
            let was = best.has(&standing.item);
            let other = greatest_value(&free, |has| has[index] != was);
            let other = other.map(|value| if was { value } else { value - lifted });
            prop_assert_eq!(standing.gap, other.map(|other| best.value - other));
            prop_assert!(standing.why == Why::Override || standing.gap.is_none_or(|gap| gap >= 0 || lifted > 0));
            prop_assert_eq!(standing.why == Why::NoMode, problem.items[index].options.is_empty() && problem.items[index].forced.is_none());
        }
    }

    #[test]
    fn the_runner_up_is_the_second_best_set(problem in problems(7)) {
        let Ok(best) = solve(&problem) else { return Ok(()) };
        let runner_up = explain(&problem, &best).expect("the overrides fit").runner_up;
        let set: Vec<bool> = problem.items.iter().map(|item| best.has(&item.key)).collect();
        let second = greatest_value(&problem, |other| other != set.as_slice());
        if let Some(runner_up) = &runner_up {
            prop_assert!(!runner_up.beyond(&best).is_empty() || !best.beyond(runner_up).is_empty());
        }
        prop_assert_eq!(runner_up.map(|other| other.value), second);
    }

    #[test]
    fn relaxed_bounds_and_the_frontier_agree_with_solving_anew(problem in problems(9)) {
        let Ok(best) = solve(&problem) else { return Ok(()) };
        for relaxation in explain(&problem, &best).expect("the overrides fit").relaxations {
            let mut relaxed = problem.clone();
            relaxed.bounds = relaxation.bound.with_limit(relaxed.bounds, relaxation.limit);
            let relaxed = solve(&relaxed).expect("the overrides fit");
            prop_assert_eq!(relaxation.gain, relaxed.value - best.value);
            prop_assert!(relaxation.gain >= 0);
            prop_assert_eq!(relaxation.enters, relaxed.beyond(&best));
        }
        for point in frontier(&problem, 0..4, 0..5).expect("the problem has no fault") {
            let mut other = problem.clone();
            other.bounds.priorities = point.priorities;
            other.bounds.plans = point.plans;
            prop_assert_eq!(point.value, solve(&other).ok().map(|solution| solution.value));
        }
    }
}

/// Another order of items, options and bundles (Fisher-Yates with a linear congruence).
fn shuffle(problem: &Problem, mut seed: u64) -> Problem {
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut shuffled = problem.clone();
    let mut places: Vec<usize> = (0..problem.bundles.len()).collect();
    for last in (1..places.len()).rev() {
        places.swap(last, next(last + 1));
    }
    for (old, &new) in places.iter().enumerate() {
        shuffled.bundles[new] = problem.bundles[old].clone();
    }
    for last in (1..shuffled.items.len()).rev() {
        shuffled.items.swap(last, next(last + 1));
    }
    for item in &mut shuffled.items {
        item.bundle = places[item.bundle];
        item.options.reverse();
    }
    shuffled
}
