#![doc = include_str!("../README.md")]

mod alternatives;
mod certificate;
mod certify;
mod checker;
mod conflict;
mod conflict_rules;
mod constraints;
mod dual;
mod exact;
#[cfg(test)]
mod example;
mod faults;
mod frontier;
mod general;
mod greedy;
mod instance;
mod item;
mod near;
mod problem;
mod rules;
mod search;
mod solution;
mod solve;
mod solver;
mod standing;
mod tree;
mod tree_checker;
mod unsolvable;

pub use alternatives::{Alternatives, Frontier, Greedy, alternatives};
pub use certificate::{
    CERTIFICATE_SCHEMA, Certificate, CertificateFault, CertifiedItem, Checked, Prices, State, Step,
};
pub use certify::{certify, certify_within};
pub use checker::check;
pub use constraints::{BoundTurn, Constraint, ConstraintPrice, bound_turns, prices};
pub use exact::Exact;
pub use faults::ProblemFault;
pub use frontier::{FrontierPoint, frontier, whole_frontier};
pub use greedy::{Difference, greedy, greedy_bound};
pub use item::{
    Direction, Item, LARGEST_AMOUNT, LARGEST_VALUE, Mode, ModeOption, Override, Use, micro_units,
};
pub use near::{NearOptimal, near_optimal};
pub use problem::{Bounds, BundleKey, LARGEST_WORTH, PROBLEM_SCHEMA, Problem, Units};
pub use rules::{Coverage, Element, Exclusion, Prerequisite, Resource};
pub use solution::{Chosen, ProposedBundle, Solution};
pub use solve::solve;
pub use solver::Solver;
pub use standing::{Explanation, Relaxation, Standing, Why, explain};
pub use tree::{Branch, LARGEST_SCALE, RowName, RowPrice, Split, Tree};
pub use unsolvable::{Bound, Conflict, Demand, Unsolvable};
