//! Why an item is in the proposal, or why not: by how much, at whose expense, and what would change it.
//!
//! Every answer is a solution of the changed problem, not a dual price: prices of the relaxed problem are no valid
//! explanation of a choice of whole items.
//!
//! # Source
//! The gap of an item is its regret: Kouvelis, P. & Yu, G. (1997): Robust discrete optimization and its applications.
//!
//! # Complexity
//! Two solutions an item and three for the relaxed bounds; items in parallel.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::item::{Direction, Mode};
use crate::problem::Problem;
use crate::solution::Solution;
use crate::solver::Solver;
use crate::unsolvable::{Bound, Unsolvable};

/// What decides about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The values and the bounds decide.
    Value,
    /// An override of the item decides.
    Override,
    /// The item is worth less than the least value that is proposed.
    LeastValue,
    /// The item offers no mode.
    NoMode,
    /// The overrides of other items leave no room for the item.
    NoRoom,
}

/// Where one item stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Key of the item.
    pub item: String,
    /// Key of the bundle of the item.
    pub bundle: String,
    /// Value of the item in micro-units, without what a mode adds.
    pub value: i64,
    /// Mode in which the item is carried; absent if the item is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// What decides about the item.
    pub why: Why,
    /// What the proposal loses in value, in micro-units, if this item alone is decided the other way and everything
    /// else is chosen anew. Negative only for an override: then it is what the override costs. Absent if the other way
    /// is impossible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<i64>,
    /// Smallest change of the item's value, in micro-units, that decides it the other way: a rise for an item left out,
    /// a fall for a chosen one. One micro-unit less does not. Absent if no change of value does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<i64>,
    /// Keys of other items that leave the proposal if this one is decided the other way, ascending.
    pub leaves: Vec<String>,
    /// Keys of other items that enter the proposal if this one is decided the other way, ascending.
    pub enters: Vec<String>,
    /// Bounds of which one more, alone, lets the item in; empty for a chosen item.
    pub admitted_by: Vec<Bound>,
}

/// What one more of a bound brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relaxation {
    /// The bound of which there is one more.
    pub bound: Bound,
    /// Limit of the bound, one more than in the problem.
    pub limit: u32,
    /// What the proposal gains in value, in micro-units: the price of the bound.
    pub gain: i64,
    /// Keys of the items that enter, ascending.
    pub enters: Vec<String>,
    /// Keys of the items that leave, ascending.
    pub leaves: Vec<String>,
}

/// Why the proposal is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Standing of every item, by key.
    pub standings: Vec<Standing>,
    /// What one more place, one more plan and one more goal would bring.
    pub relaxations: Vec<Relaxation>,
    /// The best choice of another set of items within the same bounds and overrides, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<Solution>,
}

/// An item decided the other way.
struct Reversal {
    worth: i128,
    solution: Solution,
}

/// Explains the best choice, as [`crate::solve`] found it.
///
/// # Errors
/// As [`crate::solve`].
pub fn explain(problem: &Problem, best: &Solution) -> Result<Explanation, Unsolvable> {
    let solver = Solver::new(problem)?;
    let relaxations = relax(&mut solver.clone(), best);
    let mut order: Vec<usize> = (0..problem.items.len()).collect();
    order.sort_by(|&a, &b| problem.items[a].key.cmp(&problem.items[b].key));
    let examined: Vec<(Standing, Option<Reversal>)> = order
        .par_iter()
        .map_init(|| solver.clone(), |solver, &index| examine(solver, best, &relaxations, index))
        .collect();
    let mut standings = Vec::with_capacity(examined.len());
    let mut runner_up: Option<Reversal> = None;
    for (standing, reversal) in examined {
        if let Some(reversal) = reversal.filter(|_| standing.why == Why::Value)
            && runner_up.as_ref().is_none_or(|best| reversal.worth > best.worth)
        {
            runner_up = Some(reversal);
        }
        standings.push(standing);
    }
    Ok(Explanation { standings, relaxations, runner_up: runner_up.map(|reversal| reversal.solution) })
}

/// Solves with one more of each bound.
fn relax(solver: &mut Solver<'_>, best: &Solution) -> Vec<Relaxation> {
    let bounds = solver.problem().bounds;
    let mut relaxations = Vec::with_capacity(Bound::ALL.len());
    for bound in Bound::ALL {
        let limit = bound.limit(&bounds).saturating_add(1);
        solver.set_bounds(bound.with_limit(bounds, limit));
        if solver.best().is_some() {
            let relaxed = solver.written();
            relaxations.push(Relaxation {
                bound,
                limit,
                gain: relaxed.value - best.value,
                enters: relaxed.beyond(best),
                leaves: best.beyond(&relaxed),
            });
        }
    }
    solver.set_bounds(bounds);
    relaxations
}

/// Decides one item the other way and finds the smallest change of its value that does so.
fn examine(
    solver: &mut Solver<'_>,
    best: &Solution,
    relaxations: &[Relaxation],
    index: usize,
) -> (Standing, Option<Reversal>) {
    let problem = solver.problem();
    let item = &problem.items[index];
    let chosen = best.items.iter().find(|chosen| chosen.item == item.key);
    let reversal = reverse(solver, index, chosen.is_some());
    let others = |mut keys: Vec<String>| {
        keys.retain(|key| *key != item.key);
        keys
    };
    let mut standing = Standing {
        item: item.key.clone(),
        bundle: problem.bundles[item.bundle].key.clone(),
        value: item.value,
        mode: chosen.map(|chosen| chosen.mode),
        why: why(problem, index, chosen.is_some(), reversal.is_some()),
        gap: reversal.as_ref().map(|reversal| best.value - reversal.solution.value),
        change: None,
        leaves: reversal.as_ref().map_or_else(Vec::new, |other| others(best.beyond(&other.solution))),
        enters: reversal.as_ref().map_or_else(Vec::new, |other| others(other.solution.beyond(best))),
        admitted_by: Vec::new(),
    };
    if chosen.is_none() {
        let admits = |relaxation: &&Relaxation| relaxation.enters.contains(&item.key);
        standing.admitted_by = relaxations.iter().filter(admits).map(|relaxation| relaxation.bound).collect();
    }
    if let (Some(gap), None) = (standing.gap, &item.forced) {
        standing.change = Some(smallest_change(solver, index, chosen.is_some(), gap));
    }
    (standing, reversal)
}

fn why(problem: &Problem, index: usize, chosen: bool, reversible: bool) -> Why {
    let item = &problem.items[index];
    if item.forced.is_some() {
        Why::Override
    } else if chosen {
        Why::Value
    } else if item.options.is_empty() {
        Why::NoMode
    } else if !reversible {
        Why::NoRoom
    } else if problem.bounds.least_value.is_some_and(|least| item.value < least) {
        Why::LeastValue
    } else {
        Why::Value
    }
}

/// The best choice with one item decided the other way.
fn reverse(solver: &mut Solver<'_>, index: usize, chosen: bool) -> Option<Reversal> {
    let item = &solver.problem().items[index];
    solver.force(index, Some(if chosen { Direction::Out } else { Direction::In }));
    let worth = solver.best();
    let reversal = worth.map(|worth| Reversal { worth, solution: solver.written() });
    solver.force(index, item.direction());
    reversal
}

/// The gap, or one micro-unit more if the tie rule holds on at the gap; and never short of the least value.
fn smallest_change(solver: &mut Solver<'_>, index: usize, chosen: bool, gap: i64) -> i64 {
    let problem = solver.problem();
    let value = problem.items[index].value;
    let least = problem.bounds.least_value;
    let to_least = least.map_or(0, |least| least.saturating_sub(value));
    if chosen {
        // Just below the least value it drops out whatever its gap.
        let limit = least.map_or(i64::MAX, |_| 1 - to_least);
        return if gap < limit && turns(solver, index, chosen, value - gap) {
            gap
        } else {
            limit.min(gap + 1)
        };
    }
    let rise = gap.max(to_least);
    if turns(solver, index, chosen, value + rise) { rise } else { rise + 1 }
}

/// Whether the item is decided the other way at this value.
fn turns(solver: &mut Solver<'_>, index: usize, chosen: bool, value: i64) -> bool {
    let old = solver.problem().items[index].value;
    solver.set_value(index, value);
    let turned = solver.best().is_some() && solver.has(index) != chosen;
    solver.set_value(index, old);
    turned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{force, problem};
    use crate::solve::solve;

    fn standing(problem: &Problem, item: &str) -> Standing {
        let best = solve(problem).expect("the overrides fit");
        let explanation = explain(problem, &best).expect("the overrides fit");
        explanation.standings.into_iter().find(|standing| standing.item == item).expect("the item is there")
    }

    #[test]
    fn an_item_left_out_says_whom_it_would_displace() {
        let problem = problem(&[(0, 50), (1, 40), (2, 30)], 2, 9);
        let out = standing(&problem, "a2");
        assert_eq!((out.gap, out.change), (Some(10), Some(11)));
        assert_eq!(out.leaves, ["a1"]);
        assert_eq!(out.admitted_by, [Bound::Priorities]);
        let last = standing(&problem, "a1");
        assert_eq!((last.gap, last.change), (Some(10), Some(11)));
        assert_eq!(last.enters, ["a2"]);
    }

    #[test]
    fn an_override_shows_its_cost() {
        let mut problem = problem(&[(0, 50), (1, 40), (2, 30)], 1, 9);
        force(&mut problem, 2, Direction::In);
        let forced = standing(&problem, "a2");
        assert_eq!((forced.why, forced.gap, forced.change), (Why::Override, Some(-20), None));
        assert_eq!(standing(&problem, "a0").why, Why::NoRoom);
    }

    #[test]
    fn the_runner_up_is_the_next_best_set() {
        let problem = problem(&[(0, 50), (1, 40), (2, 30)], 2, 9);
        let explanation =
            explain(&problem, &solve(&problem).expect("the overrides fit")).expect("the overrides fit");
        let runner_up = explanation.runner_up.expect("there is another set");
        assert_eq!(runner_up.value, 80);
        assert!(runner_up.has("a0") && runner_up.has("a2"));
    }
}
