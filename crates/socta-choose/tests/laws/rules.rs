//! The choice under rules is exact, and its proof is checked.

use proptest::prelude::*;
use socta_choose::{
    Bound, Conflict, Coverage, Direction, Exclusion, Problem, Solver, Unsolvable, certify, certify_within,
    check, explain, frontier, greedy, greedy_bound, near_optimal, solve,
};

use super::oracle::{all_sets, brute_force, greatest_value, problems_with_rules};
use super::{chosen, shuffle};

/// Fewer modes on the later items, so that trying everything ends.
fn few_modes(mut problem: Problem, full: usize) -> Problem {
    problem.items.iter_mut().skip(full).for_each(|item| {
        let forced_in = item.direction() == Some(Direction::In);
        item.options.truncate(1);
        item.forced = item.forced.take().filter(|_| !forced_in || !item.options.is_empty());
        let offered: Vec<_> = item.options.iter().map(|option| option.mode).collect();
        item.forced
            .iter_mut()
            .for_each(|forced| forced.mode = forced.mode.filter(|mode| offered.contains(mode)));
    });
    problem
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn the_choice_under_rules_is_the_best_of_all_by_the_written_rule(problem in problems_with_rules(8)) {
        let problem = few_modes(problem, 5);
        prop_assert_eq!(chosen(&problem), brute_force(&problem));
    }

    #[test]
    fn its_certificate_is_accepted_and_survives_json(problem in problems_with_rules(14)) {
        let Ok((solution, certificate)) = certify(&problem) else { return Ok(()) };
        let text = serde_json::to_string(&certificate).expect("a certificate becomes JSON");
        let read = serde_json::from_str(&text).expect("and is read back");
        let problem = serde_json::from_str(&serde_json::to_string(&problem).expect("JSON")).expect("read back");
        let checked = check(&problem, &read).expect("the proof holds");
        prop_assert_eq!((checked.value, checked.gap), (solution.value, 0));
        prop_assert_eq!(solution.gap, 0);
    }

    #[test]
    fn the_order_of_rules_does_not_matter(problem in problems_with_rules(10), seed in any::<u64>()) {
        let mut shuffled = shuffle(&problem, seed);
        shuffled.elements.reverse();
        shuffled.coverage.reverse();
        shuffled.exclusions.reverse();
        shuffled.prerequisites.reverse();
        shuffled.resources.reverse();
        shuffled.items.iter_mut().for_each(|item| item.covers.reverse());
        shuffled.coverage.iter_mut().for_each(|rule| rule.items.reverse());
        prop_assert_eq!(&problem.digest(), &shuffled.digest());
        prop_assert_eq!(format!("{:?}", certify(&problem)), format!("{:?}", certify(&shuffled)));
    }

    #[test]
    fn without_a_choice_none_is_found(problem in problems_with_rules(8)) {
        let problem = few_modes(problem, 4);
        match solve(&problem) {
            Ok(solution) => prop_assert_eq!(Some(solution.value), greatest_value(&problem, |_| true)),
            Err(Unsolvable::Conflict(_)) => prop_assert_eq!(greatest_value(&problem, |_| true), None),
            Err(fault) => prop_assert!(false, "{}", fault),
        }
    }
}

/// The problem with what a conflict names and nothing else; `without` counts what is left out of that.
fn only(problem: &Problem, conflict: &Conflict, without: Option<usize>) -> Problem {
    let mut counter = 0;
    let mut keep = |named: bool| {
        counter += usize::from(named);
        named && without != Some(counter - 1)
    };
    let mut part = problem.clone();
    for bound in Bound::ALL {
        if !keep(conflict.demands.iter().any(|demand| demand.bound == bound)) {
            part.bounds = bound.with_limit(part.bounds, 10_000);
        }
    }
    let rule = |text: String| conflict.rules.contains(&text);
    if !keep(rule("least-value".into())) {
        part.bounds.least_value = None;
    }
    part.coverage.retain(|one| keep(rule(format!("coverage:{}", one.key))));
    part.exclusions.retain(|one| keep(rule(format!("exclusion:{}", one.key))));
    part.prerequisites.retain(|one| {
        let mut any_of = one.any_of.clone();
        any_of.sort();
        keep(rule(format!("prerequisite:{} needs {}", one.item, any_of.join(" or "))))
    });
    part.resources.iter_mut().for_each(|one| {
        if !keep(rule(format!("resource:{}", one.key))) {
            one.limit = 1_000_000;
        }
    });
    for item in &mut part.items {
        let named = conflict.items.contains(&item.key) || conflict.forced_out.contains(&item.key);
        item.forced = item.forced.take().filter(|_| keep(named));
    }
    part
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_conflict_under_rules_is_one_and_is_irreducible(problem in problems_with_rules(9)) {
        let Err(Unsolvable::Conflict(conflict)) = solve(&problem) else { return Ok(()) };
        if !problem.has_rules() {
            return Ok(());
        }
        let size = conflict.demands.len() + conflict.rules.len() + conflict.items.len() + conflict.forced_out.len();
        prop_assert!(solve(&only(&problem, &conflict, None)).is_err(), "{}", conflict);
        for left_out in 0..size {
            prop_assert!(solve(&only(&problem, &conflict, Some(left_out))).is_ok(), "{} of {}", left_out, conflict);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn greedy_under_rules_is_feasible_and_its_bound_holds(problem in problems_with_rules(8)) {
        let Ok(best) = solve(&problem) else {
            prop_assert!(greedy(&problem).is_err());
            return Ok(());
        };
        let other = greedy(&problem).expect("there is a choice");
        prop_assert!(other.value <= best.value);
        let same = greatest_value(&problem, |has| {
            problem.items.iter().zip(has).all(|(item, has)| *has == other.has(&item.key))
        });
        prop_assert!(same.is_some_and(|same| same >= other.value));
        prop_assert!(greedy_bound(&problem, &other) >= best.value);
        prop_assert!(greedy_bound(&problem, &best) >= best.value);
    }

    #[test]
    fn the_near_optimal_sets_are_those_of_trying_all(problem in problems_with_rules(7), gap in 0_i64..400_000) {
        let Ok(near) = near_optimal(&problem, gap, 10_000) else {
            prop_assert_eq!(greatest_value(&problem, |_| true), None);
            return Ok(());
        };
        prop_assert!(near.complete);
        let least = near.choices[0].value - gap;
        let mut found: Vec<(Vec<bool>, i64)> = near.choices.iter().map(|choice| {
            (problem.items.iter().map(|item| choice.has(&item.key)).collect(), choice.value)
        }).collect();
        prop_assert!(found.is_sorted_by(|a, b| a.1 >= b.1));
        found.sort();
        let mut tried: Vec<(Vec<bool>, i64)> = all_sets(&problem).into_iter().filter(|(_, value)| *value >= least).collect();
        tried.sort();
        prop_assert_eq!(found, tried);
    }

    #[test]
    fn the_frontier_under_rules_agrees_with_solving_anew(problem in problems_with_rules(7)) {
        for point in frontier(&problem, 0..4, 0..5).expect("the problem has no fault") {
            let mut other = problem.clone();
            (other.bounds.priorities, other.bounds.plans) = (point.priorities, point.plans);
            prop_assert_eq!(point.value, solve(&other).ok().map(|solution| solution.value));
        }
    }

    #[test]
    fn other_values_of_items_and_elements_are_those_of_another_problem(
        problem in problems_with_rules(9), values in prop::collection::vec(0_i64..900_000, 9), shared in prop::collection::vec(0_i64..900_000, 5)
    ) {
        let mut solver = Solver::new(&problem).expect("the problem has no fault");
        let _ = solver.solution();
        let mut changed = problem.clone();
        changed.items.iter_mut().zip(&values).for_each(|(item, value)| item.value = *value);
        changed.elements.iter_mut().zip(&shared).for_each(|(element, value)| element.value = *value);
        solver.set_values(&values[..problem.items.len()]).expect("in range");
        solver.set_element_values(&shared[..problem.elements.len()]).expect("in range");
        prop_assert_eq!(solver.solution().ok(), solve(&changed).ok());
        prop_assert!(solver.set_element_values(&[0; 6]).is_err());
    }

    #[test]
    fn the_gaps_under_rules_are_what_the_other_decision_costs(problem in problems_with_rules(6)) {
        let Ok(best) = solve(&problem) else { return Ok(()) };
        if problem.bounds.least_value.is_some() {
            return Ok(());
        }
        for standing in explain(&problem, &best).expect("the overrides fit").standings {
            let index = problem.items.iter().position(|item| item.key == standing.item).expect("the item is there");
            let mut free = problem.clone();
            free.items[index].forced = None;
            let was = best.has(&standing.item);
            let other = greatest_value(&free, |has| has[index] != was);
            prop_assert_eq!(standing.gap, other.map(|other| best.value - other));
        }
    }
}

/// Six equal items; nothing but rules decides.
fn six() -> Problem {
    let mut problem = Problem::default();
    for at in 0..6 {
        problem.items.push(socta_choose::Item {
            key: format!("a{at}"),
            bundle: at,
            value: 10,
            options: vec![socta_choose::ModeOption::PLAN],
            ..Default::default()
        });
        problem.bundles.push(socta_choose::BundleKey { key: format!("b{at}") });
    }
    (problem.bounds.priorities, problem.bounds.plans) = (3, 3);
    problem
}

#[test]
fn the_smallest_of_several_conflicts_is_named() {
    let mut problem = six();
    let items = |from: usize, to: usize| (from..to).map(|at| format!("a{at}")).collect::<Vec<String>>();
    // Two coverages against an exclusion; and, smaller, one coverage that nothing can keep.
    problem.coverage = vec![
        Coverage { key: "harm".into(), items: items(0, 3), least: 2 },
        Coverage { key: "layer".into(), items: items(2, 5), least: 3 },
        Coverage { key: "region".into(), items: items(5, 6), least: 2 },
    ];
    problem.exclusions = vec![Exclusion { key: "apart".into(), items: items(0, 5), most: 2 }];
    let conflict = |problem: &Problem| match solve(problem) {
        Err(Unsolvable::Conflict(conflict)) => *conflict,
        other => unreachable!("expected a conflict, not {other:?}"),
    };
    assert_eq!(conflict(&problem).rules, ["coverage:region"]);
    assert_eq!(
        conflict(&problem).to_string(),
        "the rule `coverage:region` cannot be kept, even if nothing else were asked"
    );
    problem.coverage.pop();
    assert_eq!(conflict(&problem).rules, ["coverage:layer", "exclusion:apart"]);
    assert_eq!(
        conflict(&problem).to_string(),
        "these cannot be kept together: the rule `coverage:layer`, the rule `exclusion:apart`; without any one of them the others can"
    );
}

#[test]
fn what_is_not_looked_at_is_a_gap_and_the_certificate_proves_it() {
    // Forty items that cover five of thirty elements each, of which four can be chosen.
    let mut problem = Problem::default();
    for at in 0..40_usize {
        problem.items.push(socta_choose::Item {
            key: format!("a{at:02}"),
            options: vec![socta_choose::ModeOption::PLAN],
            covers: (0..5)
                .map(|step| format!("n{:02}", (at * 7 + step * step * 5 + at * step) % 30))
                .collect(),
            ..Default::default()
        });
        problem.items[at].covers.sort();
        problem.items[at].covers.dedup();
    }
    problem.bundles.push(socta_choose::BundleKey { key: "b".into() });
    (problem.bounds.priorities, problem.bounds.plans) = (1, 4);
    let element = |at: i64| socta_choose::Element { key: format!("n{at:02}"), value: 10 + at * 13 % 7 };
    problem.elements = (0..30).map(element).collect();
    let (best, _) = certify(&problem).expect("nothing is forced");
    assert_eq!(best.gap, 0);
    let (limited, certificate) = certify_within(&problem, 1).expect("nothing is forced");
    assert!(limited.gap > 0 && limited.value + limited.gap >= best.value);
    assert_eq!(check(&problem, &certificate).expect("the proof holds").gap, limited.gap);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn the_choice_of_fourteen_under_rules_is_the_best_of_all(problem in problems_with_rules(14)) {
        let problem = few_modes(problem, 3);
        prop_assert_eq!(chosen(&problem), brute_force(&problem));
    }
}
