//! Choosing at most K priorities within N action plans, with a proof.
//!
//! [`Problem`] is the choice as data, [`solve`] finds the best one, [`certify`] proves it, [`check`] verifies the proof
//! without the solver, [`explain`] answers "why" and "why not" for every item, [`frontier`] shows what other bounds
//! would bring, and [`greedy`] what readers would expect. [`Solver`] does the same choice many times over, for
//! simulations.
//!
//! A problem of items, bundles and bounds alone is solved by a dynamic program and proved by its states. One with rules
//! (shared elements, coverage, exclusions, prerequisites, resources) is solved by branch and bound with prices, and proved
//! by a [`Tree`].

mod alternatives;
mod areas_where;
mod certificate;
mod checker;
mod conflict;
mod conflict_rules;
mod constraints;
mod dual;
#[cfg(test)]
mod example;
mod faults;
mod formulate;
mod formulate_rules;
mod frontier;
mod general;
mod greedy;
mod instance;
mod near;
mod options;
mod problem;
mod rules;
mod search;
mod solution;
mod solver;
mod standing;
mod tree;
mod tree_checker;

pub use alternatives::{Alternatives, Frontier, Greedy, alternatives};
pub use areas_where::with_areas;
pub use certificate::{
    CERTIFICATE_SCHEMA, Certificate, CertificateFault, CertifiedItem, Checked, Exact, Prices, State, Step,
    certify, certify_within,
};
pub use checker::check;
pub use conflict::{Bound, Conflict, Demand};
pub use constraints::{BoundTurn, Constraint, ConstraintPrice, bound_turns, prices};
pub use faults::ProblemFault;
pub use formulate::{Formulation, dependents, formulate, reported_use};
pub use formulate_rules::network_values;
pub use frontier::{FrontierPoint, frontier, whole_frontier};
pub use greedy::{Difference, greedy, greedy_bound};
pub use near::{NearOptimal, near_optimal};
pub use options::mode_options;
pub use problem::{
    Bounds, BundleKey, Direction, Item, LARGEST_VALUE, LARGEST_WORTH, Mode, ModeOption, Override,
    PROBLEM_SCHEMA, Problem, Units, micro_units,
};
pub use rules::{Coverage, Element, Exclusion, LARGEST_AMOUNT, Prerequisite, Resource, Use};
pub use solution::{Chosen, ProposedBundle, Solution, Unsolvable};
pub use solver::{Solver, solve};
pub use standing::{Explanation, Relaxation, Standing, Why, explain};
pub use tree::{Branch, LARGEST_SCALE, RowName, RowPrice, Split, Tree};
