//! All choices that are nearly as good as the best one.
//!
//! # Source
//! Lawler, E. L. (1972): A procedure for computing the K best solutions to discrete optimization problems and its
//! application to the shortest path problem. Management Science 18(7), 401-405.
//!
//! # Complexity
//! One solution an item for each choice that is listed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::item::Direction;
use crate::problem::Problem;
use crate::solution::Solution;
use crate::solver::Solver;
use crate::unsolvable::Unsolvable;

/// The sets of items whose best choice is nearly as good as the best of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearOptimal {
    /// What a listed choice may be worth less than the best one, in micro-units.
    pub gap: i64,
    /// The choices, the best by the tie rule of [`Problem`] first; of each set of items the best choice of modes.
    pub choices: Vec<Solution>,
    /// Whether all such choices are listed: every other set of items is worth less, or breaks a bound or a rule.
    pub complete: bool,
}

/// A part of all sets: what is decided, and the best in it. Ordered as the tie rule orders the best of each.
type Parts = BTreeMap<(i128, Vec<u8>), (Vec<(usize, Direction)>, Solution)>;

/// The sets of items that are worth at most `gap` micro-units less than the best one, at most `most` of them.
///
/// # Errors
/// As [`crate::solve`].
pub fn near_optimal(problem: &Problem, gap: i64, most: usize) -> Result<NearOptimal, Unsolvable> {
    let mut solver = Solver::new(problem)?;
    let free: Vec<usize> = solver.free();
    let mut parts = Parts::new();
    let mut exact = true;
    let Some(best) = open(&mut solver, Vec::new(), &mut parts, &mut exact) else {
        return Err(solver.conflict());
    };
    let least = best.saturating_sub(gap.max(0));
    let mut near = NearOptimal { gap: gap.max(0), choices: Vec::new(), complete: true };
    while let Some((_, (decided, solution))) = parts.pop_first() {
        // Worth goes by value first, so all that follow are worth less too.
        if solution.value < least {
            break;
        }
        if near.choices.len() >= most {
            near.complete = false;
            break;
        }
        divide(&mut solver, &free, &decided, &solution, &mut parts, &mut exact);
        near.choices.push(solution);
    }
    near.complete &= exact;
    Ok(near)
}

/// Splits what is left of a part without its best set: by the first item on which a set differs from it.
fn divide(
    solver: &mut Solver<'_>,
    free: &[usize],
    decided: &[(usize, Direction)],
    best: &Solution,
    parts: &mut Parts,
    exact: &mut bool,
) {
    let mut kept = decided.to_vec();
    for &item in free.iter().filter(|item| decided.iter().all(|(other, _)| other != *item)) {
        let has = best.has(&solver.problem().items[item].key);
        let (same, other) =
            if has { (Direction::In, Direction::Out) } else { (Direction::Out, Direction::In) };
        kept.push((item, other));
        open(solver, kept.clone(), parts, exact);
        kept.pop();
        kept.push((item, same));
    }
}

/// Finds the best of a part and remembers it; its value.
fn open(
    solver: &mut Solver<'_>,
    decided: Vec<(usize, Direction)>,
    parts: &mut Parts,
    exact: &mut bool,
) -> Option<i64> {
    decided.iter().for_each(|&(item, way)| solver.force(item, Some(way)));
    let worth = solver.best();
    let found = worth.map(|worth| (worth, solver.rank(), solver.written()));
    decided.iter().for_each(|&(item, _)| solver.force(item, None));
    let (worth, rank, solution) = found?;
    *exact &= solution.gap == 0;
    let value = solution.value;
    parts.insert((-worth, rank), (decided, solution));
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::problem;

    #[test]
    fn all_sets_within_the_gap_are_listed_the_best_first() {
        let problem = problem(&[(0, 50), (1, 40), (2, 30), (3, 30)], 2, 9);
        let values = |gap, most| {
            let near = near_optimal(&problem, gap, most).expect("nothing is forced");
            (near.choices.iter().map(|choice| choice.value).collect::<Vec<i64>>(), near.complete)
        };
        assert_eq!(values(0, 9), (vec![90], true));
        assert_eq!(values(10, 9), (vec![90, 80, 80], true));
        assert_eq!(values(10, 2), (vec![90, 80], false));
        assert_eq!(values(1_000, 99).0.len(), 11);
    }
}
