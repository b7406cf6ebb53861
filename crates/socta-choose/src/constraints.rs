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

use crate::problem::{Bounds, Problem};
use crate::solution::Solution;
use crate::solve::solve;
use crate::solver::Solver;
use crate::unsolvable::{Bound, Unsolvable};

/// A bound is moved by at most this much either way.
const REACH: u32 = 64;

/// Something that the choice must keep.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Constraint {
    /// At most so many priorities, plans or goals.
    Bound(Bound),
    /// The bounds on priorities and on plans, by one more place and one more plan together: either alone may bring nothing
    /// because the other stands in the way.
    PlaceAndPlan,
    /// No item below the least value.
    LeastValue,
    /// The override of the item with this key.
    Override(String),
    /// The coverage rule with this key.
    Coverage(String),
    /// The exclusion with this key.
    Exclusion(String),
    /// All prerequisites of the item with this key.
    Prerequisite(String),
    /// The limit of the resource with this key.
    Resource(String),
    /// All rules together: coverage, exclusions, prerequisites and resources. One alone may cost nothing because another
    /// stands in the way of the same items.
    Rules,
}

impl Constraint {
    /// Every constraint of a problem: bounds, one more place with one more plan, the least value, overrides by key, the rules, each kind by key, and
    /// all rules together if there are several.
    #[must_use]
    pub fn all(problem: &Problem) -> Vec<Self> {
        let least = problem.bounds.least_value.map(|_| Self::LeastValue);
        let mut forced: Vec<&str> =
            problem.items.iter().filter(|item| item.forced.is_some()).map(|item| item.key.as_str()).collect();
        forced.sort_unstable();
        let overrides = forced.into_iter().map(|key| Self::Override(key.to_owned()));
        let bounds = Bound::ALL.map(Self::Bound).into_iter();
        bounds.chain([Self::PlaceAndPlan]).chain(least).chain(overrides).chain(Self::rules(problem)).collect()
    }

    fn rules(problem: &Problem) -> Vec<Self> {
        let coverage = problem.coverage.iter().map(|rule| Self::Coverage(rule.key.clone()));
        let exclusions = problem.exclusions.iter().map(|rule| Self::Exclusion(rule.key.clone()));
        let prerequisites = problem.prerequisites.iter().map(|rule| Self::Prerequisite(rule.item.clone()));
        let resources = problem.resources.iter().map(|rule| Self::Resource(rule.key.clone()));
        let mut rules: Vec<Self> = coverage.chain(exclusions).chain(prerequisites).chain(resources).collect();
        // An item may have several prerequisites; they are one constraint.
        rules.sort();
        rules.dedup();
        if rules.len() > 1 {
            rules.push(Self::Rules);
        }
        rules
    }

    /// Whether it is a rule, or all of them.
    #[must_use]
    pub fn is_rule(&self) -> bool {
        match self {
            Self::Bound(_) | Self::PlaceAndPlan | Self::LeastValue | Self::Override(_) => false,
            Self::Coverage(_)
            | Self::Exclusion(_)
            | Self::Prerequisite(_)
            | Self::Resource(_)
            | Self::Rules => true,
        }
    }

    /// The problem without it, or with one more of both for a place and a plan.
    #[must_use]
    pub fn lifted(&self, problem: &Problem) -> Problem {
        let mut free = problem.clone();
        match self {
            Self::Bound(bound) => free.bounds = bound.with_limit(free.bounds, u32::MAX),
            Self::PlaceAndPlan => {
                free.bounds.priorities = free.bounds.priorities.saturating_add(1);
                free.bounds.plans = free.bounds.plans.saturating_add(1);
            }
            Self::LeastValue => free.bounds.least_value = None,
            Self::Override(key) => {
                free.items.iter_mut().filter(|item| item.key == *key).for_each(|item| item.forced = None);
            }
            Self::Coverage(key) => free.coverage.retain(|rule| rule.key != *key),
            Self::Exclusion(key) => free.exclusions.retain(|rule| rule.key != *key),
            Self::Prerequisite(item) => free.prerequisites.retain(|rule| rule.item != *item),
            Self::Resource(key) => {
                free.resources.retain(|resource| resource.key != *key);
                free.items.iter_mut().for_each(|item| item.uses.retain(|used| used.resource != *key));
            }
            Self::Rules => {
                free.coverage.clear();
                free.exclusions.clear();
                free.prerequisites.clear();
                free.resources.clear();
                free.items.iter_mut().for_each(|item| item.uses.clear());
            }
        }
        free
    }
}

/// What a constraint costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstraintPrice {
    /// The constraint that is lifted.
    pub constraint: Constraint,
    /// Value of the best choice without the constraint less that of the best choice with it, in micro-units; never
    /// negative.
    pub price: i64,
    /// Keys of the items that only the choice without the constraint has, ascending.
    pub enters: Vec<String>,
    /// Keys of the items that only the choice with the constraint has, ascending.
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
        let price = free.value - best.value;
        if price < 0 {
            // Only a search that was cut short ends below a choice that it may make: that choice stands.
            return Ok(ConstraintPrice { constraint, price: 0, enters: Vec::new(), leaves: Vec::new() });
        }
        let (enters, leaves) = (free.beyond(best), best.beyond(&free));
        Ok(ConstraintPrice { constraint, price, enters, leaves })
    };
    Constraint::all(problem).into_par_iter().map(price).collect()
}

/// A bound at which an item is decided the other way, nothing else changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundTurn {
    /// The bound that is moved.
    pub bound: Bound,
    /// Limit of the bound in the problem.
    pub limit: u32,
    /// For an item left out the smallest greater limit that lets it in, for a chosen one the largest lesser limit that
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
    use super::*;
    use crate::example::{force, problem};
    use crate::item::Direction;
    use crate::item::Use;
    use crate::rules::{Coverage, Exclusion, Prerequisite, Resource};

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
    fn bounds_that_are_tight_together_have_a_price_together() {
        let problem = problem(&[(0, 50), (1, 40), (2, 30)], 2, 2);
        for bound in [Bound::Priorities, Bound::Plans] {
            assert_eq!(price_of(&problem, &Constraint::Bound(bound)), (0, Vec::new(), Vec::new()));
        }
        assert_eq!(price_of(&problem, &Constraint::PlaceAndPlan), (30, keys(&["a2"]), Vec::new()));
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

    /// What a rule costs, who would enter without it, and who would leave.
    fn price_of(problem: &Problem, constraint: &Constraint) -> (i64, Vec<String>, Vec<String>) {
        let best = solve(problem).expect("it fits");
        let prices = prices(problem, &best).expect("it fits");
        let mut found = prices.into_iter().filter(|price| price.constraint == *constraint);
        let price = found.next().expect("it is one");
        assert_eq!(found.next(), None, "it is there once");
        (price.price, price.enters, price.leaves)
    }

    fn keys(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn a_coverage_rule_costs_what_it_lets_in_instead_of_better_items() {
        let mut problem = problem(&[(0, 50), (1, 40), (2, 30), (3, 20)], 2, 9);
        problem.coverage.push(Coverage { key: "persons".into(), items: keys(&["a2", "a3"]), least: 1 });
        let price = price_of(&problem, &Constraint::Coverage("persons".into()));
        assert_eq!(price, (10, keys(&["a1"]), keys(&["a2"])));
    }

    #[test]
    fn an_exclusion_costs_the_item_that_it_keeps_out() {
        let mut problem = problem(&[(0, 50), (1, 40), (2, 30)], 2, 9);
        problem.exclusions.push(Exclusion { key: "rivals".into(), items: keys(&["a0", "a1"]), most: 1 });
        let price = price_of(&problem, &Constraint::Exclusion("rivals".into()));
        assert_eq!(price, (10, keys(&["a1"]), keys(&["a2"])));
    }

    #[test]
    fn the_prerequisites_of_an_item_are_lifted_together() {
        let mut problem = problem(&[(0, 50), (1, 40), (2, 10), (3, 5)], 2, 9);
        problem.prerequisites =
            ["a2", "a3"].map(|other| Prerequisite { item: "a0".into(), any_of: keys(&[other]) }).to_vec();
        // With both prerequisites there is no room for the first item at all.
        let price = price_of(&problem, &Constraint::Prerequisite("a0".into()));
        assert_eq!(price, (40, keys(&["a0"]), keys(&["a2"])));
    }

    #[test]
    fn rules_that_stand_in_the_way_of_the_same_item_cost_something_only_together() {
        let mut problem = problem(&[(0, 50), (1, 40), (2, 30)], 3, 9);
        for key in ["one", "other"] {
            problem.exclusions.push(Exclusion { key: key.into(), items: keys(&["a0", "a1"]), most: 1 });
        }
        let alone = price_of(&problem, &Constraint::Exclusion("one".into()));
        assert_eq!(alone, (0, Vec::new(), Vec::new()));
        assert_eq!(price_of(&problem, &Constraint::Rules), (40, keys(&["a1"]), Vec::new()));
        problem.exclusions.pop();
        assert!(!Constraint::all(&problem).contains(&Constraint::Rules), "one rule is no several");
    }

    #[test]
    fn a_resource_costs_the_item_for_which_it_does_not_last() {
        let mut problem = problem(&[(0, 50), (1, 40), (2, 30)], 2, 9);
        problem.resources.push(Resource { key: "drivers".into(), limit: 4 });
        for (item, amount) in [(0, 3), (1, 2), (2, 1)] {
            problem.items[item].uses.push(Use { resource: "drivers".into(), mode: None, amount });
        }
        let price = price_of(&problem, &Constraint::Resource("drivers".into()));
        assert_eq!(price, (10, keys(&["a1"]), keys(&["a2"])));
    }
}
