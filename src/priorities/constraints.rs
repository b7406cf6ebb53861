//! What each constraint does: what it costs, whom it keeps out, and how far a bound must move for one item.
//!
//! A constraint is anything that stands between the values and the choice. Each is lifted alone, everything is chosen
//! anew, and the difference is what it does. A new kind of constraint joins by one variant of [`Constraint`] and its arms in
//! [`Constraint::all`] and [`Constraint::lifted`]; nothing else here knows the kinds.
//!
//! # Complexity
//! One solution a constraint, and one a step of a bound, at most [`REACH`] steps each way.

use std::collections::BTreeMap;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::conflict::Bound;
use super::problem::{Bounds, Problem};
use super::solution::{Solution, Unsolvable};
use super::solver::{Solver, solve};

/// A bound is moved by at most this much either way.
const REACH: u32 = 64;

/// Something that the choice must keep.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Constraint {
    /// At most so many priorities, plans or goals.
    Bound(Bound),
    /// No item below the least value.
    LeastValue,
    /// The override of the item with this key.
    Override(String),
}

impl Constraint {
    /// Every constraint of a problem: bounds, the least value, overrides by key.
    #[must_use]
    pub fn all(problem: &Problem) -> Vec<Self> {
        let least = problem.bounds.least_value.map(|_| Self::LeastValue);
        let mut forced: Vec<&str> =
            problem.items.iter().filter(|item| item.forced.is_some()).map(|item| item.key.as_str()).collect();
        forced.sort_unstable();
        let overrides = forced.into_iter().map(|key| Self::Override(key.to_owned()));
        Bound::ALL.map(Self::Bound).into_iter().chain(least).chain(overrides).collect()
    }

    /// The problem without it.
    #[must_use]
    pub fn lifted(&self, problem: &Problem) -> Problem {
        let mut free = problem.clone();
        match self {
            Self::Bound(bound) => free.bounds = bound.with_limit(free.bounds, u32::MAX),
            Self::LeastValue => free.bounds.least_value = None,
            Self::Override(key) => {
                free.items.iter_mut().filter(|item| item.key == *key).for_each(|item| item.forced = None);
            }
        }
        free
    }
}

/// What a constraint costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstraintPrice {
    /// The constraint.
    pub constraint: Constraint,
    /// Value of the best choice without it less that of the best choice with it, in micro-units; never negative.
    pub price: i64,
    /// Keys of the items that only the choice without it has, ascending.
    pub enters: Vec<String>,
    /// Keys of the items that only the choice with it has, ascending.
    pub leaves: Vec<String>,
}

impl ConstraintPrice {
    /// Whether lifting the constraint alone decides this item the other way.
    #[must_use]
    pub fn turns(&self, item: &str) -> bool {
        let has = |keys: &[String]| keys.iter().any(|key| key == item);
        has(&self.enters) || has(&self.leaves)
    }
}

/// The price of every constraint, in the order of [`Constraint::all`].
///
/// # Errors
/// As [`solve`].
pub fn prices(problem: &Problem, best: &Solution) -> Result<Vec<ConstraintPrice>, Unsolvable> {
    let price = |constraint: Constraint| {
        // Fewer constraints leave no fewer choices, so that there is one.
        let free = solve(&constraint.lifted(problem))?;
        let (enters, leaves) = (free.beyond(best), best.beyond(&free));
        Ok(ConstraintPrice { constraint, price: free.value - best.value, enters, leaves })
    };
    Constraint::all(problem).into_par_iter().map(price).collect()
}

/// A bound at which an item is decided the other way, nothing else changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundTurn {
    /// The bound.
    pub bound: Bound,
    /// Its limit in the problem.
    pub limit: u32,
    /// For an item left out the smallest limit above that lets it in, for a chosen one the largest limit below that
    /// throws it out.
    pub turned: u32,
}

/// For each item that some bound alone decides the other way, by key: the bounds that do, each with its nearest limit.
///
/// # Errors
/// As [`solve`].
pub fn bound_turns(
    problem: &Problem,
    best: &Solution,
) -> Result<BTreeMap<String, Vec<BoundTurn>>, Unsolvable> {
    let mut solver = Solver::new(problem)?;
    let mut turns: BTreeMap<String, Vec<BoundTurn>> = BTreeMap::new();
    for bound in Bound::ALL {
        for (turned, changed) in steps(&mut solver, bound, best) {
            let limit = bound.limit(&problem.bounds);
            let keys = if turned > limit { changed.beyond(best) } else { best.beyond(&changed) };
            for key in keys {
                let known = turns.entry(key).or_default();
                if known.iter().all(|turn| turn.bound != bound) {
                    known.push(BoundTurn { bound, limit, turned });
                }
            }
        }
    }
    Ok(turns)
}

/// The choices at other limits of one bound, the nearest first, upwards and then downwards.
fn steps(solver: &mut Solver<'_>, bound: Bound, best: &Solution) -> Vec<(u32, Solution)> {
    let bounds = solver.problem().bounds;
    let limit = bound.limit(&bounds);
    let at = |solver: &mut Solver<'_>, limit: u32| {
        solver.set_bounds(bound.with_limit(bounds, limit));
        solver.best().map(|_| solver.written())
    };
    let mut found = Vec::new();
    let unbounded = at(solver, u32::MAX);
    // Above what the unbounded choice uses, nothing changes any more.
    let used = unbounded.as_ref().map_or(0, |free| usage(bound, free)).max(usage(bound, best));
    for above in limit.saturating_add(1)..=used.min(limit.saturating_add(REACH)) {
        found.extend(at(solver, above).map(|changed| (above, changed)));
    }
    // Between the limit and what is used, less would change nothing.
    let first = limit.min(usage(bound, best));
    for below in (first.saturating_sub(REACH)..first).rev() {
        let Some(changed) = at(solver, below) else { break };
        found.push((below, changed));
    }
    solver.set_bounds(Bounds { ..bounds });
    found
}

/// How much of a bound a choice uses.
fn usage(bound: Bound, solution: &Solution) -> u32 {
    match bound {
        Bound::Priorities => solution.places,
        Bound::Plans => solution.plans,
        Bound::Goals => solution.goals,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Direction;
    use super::super::example::{force, problem};
    use super::*;

    #[test]
    fn an_override_costs_what_it_displaces() {
        let mut problem = problem(&[(0, 50), (1, 40), (2, 30)], 1, 9);
        force(&mut problem, 2, Direction::In);
        let best = solve(&problem).expect("the override fits");
        let prices = prices(&problem, &best).expect("the override fits");
        let price = |constraint: Constraint| {
            prices.iter().find(|price| price.constraint == constraint).expect("it is one").clone()
        };
        let forced = price(Constraint::Override("a2".into()));
        assert_eq!((forced.price, forced.enters, forced.leaves), (20, vec!["a0".into()], vec!["a2".into()]));
        let places = price(Constraint::Bound(Bound::Priorities));
        assert_eq!((places.price, places.turns("a0"), places.turns("a2")), (90, true, false));
        assert_eq!(price(Constraint::Bound(Bound::Goals)).price, 0);
    }

    #[test]
    fn a_bound_moves_until_the_item_turns() {
        let problem = problem(&[(0, 50), (1, 40), (2, 30), (3, 20)], 2, 9);
        let best = solve(&problem).expect("it fits");
        let turns = bound_turns(&problem, &best).expect("it fits");
        let turned = |key: &str| turns[key].iter().map(|turn| (turn.bound, turn.turned)).collect::<Vec<_>>();
        assert_eq!(turned("a3"), [(Bound::Priorities, 4)]);
        assert_eq!(turned("a1"), [(Bound::Priorities, 1), (Bound::Plans, 1)]);
        assert_eq!(turned("a0"), [(Bound::Priorities, 0), (Bound::Plans, 0)]);
    }

    #[test]
    fn the_least_value_is_a_constraint_too() {
        let mut problem = problem(&[(0, 5), (1, 4)], 2, 2);
        problem.bounds.least_value = Some(5);
        let best = solve(&problem).expect("it fits");
        let prices = prices(&problem, &best).expect("it fits");
        let least =
            prices.iter().find(|price| price.constraint == Constraint::LeastValue).expect("it is one");
        assert_eq!((least.price, least.enters.as_slice()), (4, ["a1".to_owned()].as_slice()));
    }
}
