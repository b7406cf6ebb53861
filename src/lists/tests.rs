//! The quick way to the best choice against the exact solver, and terms in which a list is always a choice.

use proptest::prelude::*;

use super::best::Best;
use super::listed::{Carried, Group, Listed};
use super::quick::Quick;
use super::terms::{Placed, Terms};
use crate::portfolio::Worths;
use crate::priorities::{Bounds, BundleKey, Item, ModeOption, Problem, solve};

fn problem(items: &[(usize, i64, u8)], bounds: [u32; 3]) -> Problem {
    let options = |kind: u8| match kind {
        0 => vec![ModeOption::PLAN],
        1 => vec![ModeOption::GOAL],
        2 => vec![ModeOption::PLAN, ModeOption::BOTH],
        3 => vec![ModeOption::PLAN, ModeOption::GOAL],
        _ => Vec::new(),
    };
    let item = |(at, &(bundle, value, kind)): (usize, &(usize, i64, u8))| Item {
        key: format!("a{at}"),
        bundle,
        value,
        options: options(kind),
        ..Item::default()
    };
    Problem {
        items: items.iter().enumerate().map(item).collect(),
        bundles: (0..6).map(|at| BundleKey { key: format!("b{at}") }).collect(),
        bounds: Bounds { priorities: bounds[0], plans: bounds[1], goals: bounds[2], least_value: None },
        ..Problem::default()
    }
}

proptest! {
    #[test]
    fn the_quick_way_finds_what_the_exact_solver_finds(
        items in prop::collection::vec((0_usize..6, -5_i64..40, 0_u8..5), 1..14),
        bounds in [0_u32..6, 0_u32..8, 0_u32..4],
    ) {
        let problem = problem(&items, bounds);
        let Some(mut quick) = Quick::of(&problem) else { return Ok(()) };
        let values: Vec<i64> = problem.items.iter().map(|item| item.value).collect();
        let exact = solve(&problem).expect("nothing is forced").value;
        prop_assert_eq!(quick.best(&values), exact);
        // The memory of one view leaves nothing for the next.
        prop_assert_eq!(quick.best(&values), exact);
    }

    #[test]
    fn terms_of_the_model_have_the_value_of_the_model(
        items in prop::collection::vec((0_usize..6, 0_i64..40, 0_u8..3), 1..14),
        bounds in [1_u32..6, 1_u32..8, 0_u32..4],
    ) {
        let problem = problem(&items, bounds);
        let terms = Terms::of_model(&problem);
        let alone: Vec<i64> = problem.items.iter().map(|item| item.value).collect();
        let found = Best::new(&terms, items.len()).expect("no fault").value(&Worths::of(&problem), &alone);
        prop_assert_eq!(found.expect("no fault"), Some(solve(&problem).expect("nothing is forced").value));
    }
}

/// A list of every item of a problem: what stands together, and whether it shares a plan.
type Parts = Vec<(usize, bool)>;

/// The list in which each item stands in a part, or in none beyond the last part. Parts that share have one plan, others
/// one for each of their items; what goals carry is horizontal.
fn listed(problem: &Problem, of: &[usize], parts: &Parts) -> Listed {
    let key = |at: &usize| problem.items[*at].key.clone();
    let by_goal = |at: &usize| problem.items[*at].options == [ModeOption::GOAL];
    let mut groups = Vec::new();
    for (part, (priority, shared)) in parts.iter().enumerate() {
        let members = (0..of.len()).filter(|at| of[*at] == part);
        let (goals, plans): (Vec<usize>, Vec<usize>) = members.partition(by_goal);
        let carried = |items: &[usize], plans: u32, goals: u32| Carried {
            areas: items.iter().map(key).collect(),
            plans,
            goals,
        };
        groups.extend(goals.iter().map(|at| Group {
            key: key(at),
            place: false,
            parts: vec![carried(&[*at], 0, 1)],
        }));
        if !plans.is_empty() {
            let number = if *shared { 1 } else { plans.len() as u32 };
            groups.push(Group {
                key: format!("p{priority}{part}"),
                place: true,
                parts: vec![carried(&plans, number, 0)],
            });
        }
    }
    let mut list = Listed::proposal(&Default::default(), "nobody");
    list.groups = groups;
    list
}

/// The best value of all subsets at the costs of a list: what shares a plan in the list takes one, what stands in one
/// priority of the list takes one place with everything in its bundles.
fn best_of_all(problem: &Problem, of: &[usize], parts: &Parts, list: &Listed) -> i64 {
    let items = &problem.items;
    let by_goal = |at: usize| items[at].options == [ModeOption::GOAL];
    let mut joined: Vec<usize> = (0..problem.bundles.len()).collect();
    for part in 0..parts.len() {
        let own =
            (0..of.len()).filter(|&at| of[at] == part && !by_goal(at)).map(|at| joined[items[at].bundle]);
        let own: Vec<usize> = own.collect();
        let Some(first) = own.first().copied() else { continue };
        joined.iter_mut().filter(|bundle| own.contains(bundle)).for_each(|bundle| *bundle = first);
    }
    let cost = list.cost();
    let mut best = 0;
    for set in 0..1_usize << items.len() {
        let inside = |at: &usize| set >> at & 1 == 1;
        let chosen: Vec<usize> = (0..items.len()).filter(inside).collect();
        let (goals, plans): (Vec<usize>, Vec<usize>) = chosen.iter().partition(|at| by_goal(**at));
        let shares = |at: usize| parts.get(of[at]).is_some_and(|part| part.1);
        let mut taken: Vec<(bool, usize)> =
            plans.iter().map(|&at| if shares(at) { (true, of[at]) } else { (false, at) }).collect();
        taken.sort_unstable();
        taken.dedup();
        let mut places: Vec<usize> = plans.iter().map(|&at| joined[items[at].bundle]).collect();
        places.sort_unstable();
        places.dedup();
        if goals.len() as u32 <= cost.goals
            && taken.len() as u32 <= cost.plans
            && places.len() as u32 <= cost.places
        {
            best = best.max(chosen.iter().map(|&at| items[at].value).sum());
        }
    }
    best
}

proptest! {
    #[test]
    fn the_best_at_the_costs_of_a_list_is_the_best_of_all_sets_that_cost_no_more(
        items in prop::collection::vec((0_usize..6, 0_i64..40, 0_u8..2, 0_usize..5), 1..9),
        shared in prop::collection::vec(any::<bool>(), 4),
    ) {
        let of: Vec<usize> = items.iter().map(|item| item.3).collect();
        let items: Vec<(usize, i64, u8)> = items.iter().map(|&(bundle, value, kind, _)| (bundle, value, kind)).collect();
        let problem = problem(&items, [2, 2, 1]);
        let parts: Parts = shared.into_iter().enumerate().collect();
        let list = listed(&problem, &of, &parts);
        let placed = Placed::of(&problem, &list);
        let terms = Terms::of(&problem, &placed);
        let alone: Vec<i64> = problem.items.iter().map(|item| item.value).collect();
        let worths = Worths::of(&problem);
        let found = Best::new(&terms, items.len()).expect("no fault").value(&worths, &alone);
        let found = found.expect("no fault").expect("the list fits its own terms");
        prop_assert_eq!(found, best_of_all(&problem, &of, &parts, &list));
        prop_assert!(worths.set(&placed.set, &alone) <= found);
        // The solver proper finds the same as the quick way.
        prop_assert_eq!(solve(&terms.problem).expect("nothing is forced").value, found);
    }
}
