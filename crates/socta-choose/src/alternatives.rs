//! What else could be chosen: sets that are nearly as good, what other bounds would bring, and what a reader would expect who
//! takes the items from the top.
//!
//! # Complexity
//! A bounded number of solutions, whatever the size of the problem; what was left unsought is said.

use rayon::join;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::frontier::{FrontierPoint, frontier, whole_frontier};
use crate::greedy::{Difference, greedy, greedy_bound};
use crate::near::{NearOptimal, near_optimal};
use crate::problem::Problem;
use crate::solution::Solution;
use crate::unsolvable::Unsolvable;

/// Sets of items that are listed at most.
const MOST_SETS: usize = 20;
/// Solutions that listing them may take; each set takes one for each item.
const MOST_SOLUTIONS: usize = 2_000;
/// Pairs of bounds up to which every one is looked at.
const MOST_PAIRS: u64 = 400;
/// Else so many numbers of priorities, and so many of plans, on either side of the bounds.
const AROUND: [u32; 2] = [3, 5];

/// Other choices beside the best one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternatives {
    /// Sets that are nearly as good; the best one is the first.
    pub near: NearOptimal,
    /// The best choice under other bounds on priorities and plans.
    pub frontier: Frontier,
    /// What taking items from the top would give.
    pub greedy: Greedy,
}

/// The best choice under other bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frontier {
    /// Whether the points are all pairs of bounds from 0 to what could be used at all; else those near the bounds.
    pub whole: bool,
    /// Points in the order of priorities, then of plans.
    pub points: Vec<FrontierPoint>,
}

/// What taking items from the top gives, beside the best choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Greedy {
    /// The choice that taking items from the top gives.
    pub choice: Solution,
    /// Difference between that choice and the best one.
    pub difference: Difference,
    /// Value that no choice can exceed, as the choice from the top alone shows, in micro-units.
    pub bound: i64,
}

/// What else could be chosen beside the best choice, as [`crate::solve`] found it. Sets are near if they are worth at most
/// `gap` micro-units less.
///
/// # Errors
/// As [`crate::solve`]; not if the choice was found with the same problem.
pub fn alternatives(problem: &Problem, best: &Solution, gap: i64) -> Result<Alternatives, Unsolvable> {
    let most = (MOST_SOLUTIONS / problem.items.len().max(1)).clamp(1, MOST_SETS);
    let (near, (frontier, greedy)) = join(
        || near_optimal(problem, gap, most),
        || join(|| frontier_around(problem), || expected(problem, best)),
    );
    Ok(Alternatives { near: near?, frontier: frontier?, greedy: greedy? })
}

/// The whole frontier if that is small, else what is near the bounds.
fn frontier_around(problem: &Problem) -> Result<Frontier, Unsolvable> {
    let [places, plans] = problem.most_useful();
    if (u64::from(places) + 1) * (u64::from(plans) + 1) <= MOST_PAIRS {
        return Ok(Frontier { whole: true, points: whole_frontier(problem)? });
    }
    let near = |bound: u32, most: u32, around: u32| {
        // A bound that nothing could use up stands for the most that could be used.
        let bound = bound.min(most);
        bound.saturating_sub(around)..=bound.saturating_add(around).min(most)
    };
    let points = frontier(
        problem,
        near(problem.bounds.priorities, places, AROUND[0]),
        near(problem.bounds.plans, plans, AROUND[1]),
    )?;
    Ok(Frontier { whole: false, points })
}

fn expected(problem: &Problem, best: &Solution) -> Result<Greedy, Unsolvable> {
    let choice = greedy(problem)?;
    Ok(Greedy {
        difference: Difference::between(best, &choice),
        bound: greedy_bound(problem, &choice),
        choice,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::problem;
    use crate::solve::solve;

    #[test]
    fn what_else_could_be_chosen_stands_beside_the_best() {
        let problem = problem(&[(0, 10), (1, 7), (1, 6)], 1, 2);
        let best = solve(&problem).expect("nothing is forced");
        let found = alternatives(&problem, &best, 3).expect("nothing is forced");
        // Of two plans and one priority: both of the bundle (13) or the best alone (10); the others are worth 7 and less.
        let values: Vec<i64> = found.near.choices.iter().map(|choice| choice.value).collect();
        assert_eq!((values, found.near.complete), (vec![13, 10], true));
        assert_eq!((found.greedy.choice.value, found.greedy.difference.value_lost), (10, 3));
        assert!(found.greedy.bound >= best.value);
        assert!(found.frontier.whole);
        let value = |priorities, plans| {
            let mut points = found.frontier.points.iter();
            points
                .find(|point| (point.priorities, point.plans) == (priorities, plans))
                .and_then(|it| it.value)
        };
        assert_eq!([value(0, 3), value(1, 1), value(1, 2), value(2, 3)], [0, 10, 13, 23].map(Some));
    }

    #[test]
    fn a_large_frontier_is_cut_to_what_is_near_the_bounds() {
        let items: Vec<(usize, i64)> = (0..40).map(|at| (at, 100 - at as i64)).collect();
        let problem = problem(&items, 10, 15);
        let best = solve(&problem).expect("nothing is forced");
        let found = alternatives(&problem, &best, 0).expect("nothing is forced").frontier;
        assert!(!found.whole);
        let ends = |of: fn(&FrontierPoint) -> u32| {
            (found.points.iter().map(of).min(), found.points.iter().map(of).max())
        };
        assert_eq!(ends(|point| point.priorities), (Some(7), Some(13)));
        assert_eq!(ends(|point| point.plans), (Some(10), Some(20)));
        assert_eq!(found.points.len(), 7 * 11);
    }
}
