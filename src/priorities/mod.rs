//! Choosing at most K priorities within N action plans, with a proof.
//!
//! [`Problem`] is the choice as data, [`solve`] finds the best one, [`certify`] proves it, [`check`] verifies the proof
//! without the solver, [`explain`] answers "why" and "why not" for every item, [`frontier`] shows what other bounds
//! would bring, and [`greedy`] what readers would expect. [`Solver`] does the same choice many times over, for
//! simulations.

mod certificate;
mod checker;
mod conflict;
mod constraints;
mod dual;
#[cfg(test)]
mod example;
mod formulate;
mod frontier;
mod greedy;
mod instance;
mod options;
mod problem;
mod search;
mod solution;
mod solver;
mod standing;

pub use certificate::{
    CERTIFICATE_SCHEMA, Certificate, CertificateFault, CertifiedItem, Checked, Exact, Prices, State, Step,
    certify,
};
pub use checker::check;
pub use conflict::{Bound, Conflict, Demand};
pub use constraints::{BoundTurn, Constraint, ConstraintPrice, bound_turns, prices};
pub use formulate::{Formulation, dependents, formulate, reported_use};
pub use frontier::{FrontierPoint, frontier};
pub use greedy::{Difference, greedy};
pub use options::mode_options;
pub use problem::{
    Bounds, BundleKey, Direction, Item, LARGEST_VALUE, LARGEST_WORTH, Mode, ModeOption, Override,
    PROBLEM_SCHEMA, Problem, ProblemFault, Units, micro_units,
};
pub use solution::{Chosen, ProposedBundle, Solution, Unsolvable};
pub use solver::{Solver, solve};
pub use standing::{Explanation, Relaxation, Standing, Why, explain};
