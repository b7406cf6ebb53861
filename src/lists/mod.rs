//! Lists that people have in mind, beside the proposal: evaluated by the same rules, never imposed on it.
//!
//! A list is a decision, a recommendation, a draft, or the priorities of the last cycle: [`Decision`] is its file, [`check`]
//! holds it against a dossier. Every list of a run is compared with the best choice *at its own costs*, at the expected evidence, in
//! every view of the simulation, under every model and under the weights of every stakeholder. Two numbers are kept apart: the
//! **regret**, what the best choice at the same costs is worth more, and the **price of the bounds**, what the best choice within
//! the bounds of the model is worth more than that one. The proposal has no regret, unless somebody forced something: then
//! its regret is what that costs.
//!
//! # Source
//! Regret: Savage (1951), The theory of statistical decision, Journal of the American Statistical Association 46:55-67. Least
//! largest regret over models: Kouvelis & Yu (1997), Robust Discrete Optimization and Its Applications. That a list is held
//! against the best one at its own costs, and that the rest is a price of its own, is a construct of this project.

mod best;
mod check;
mod decision;
mod evaluate;
mod listed;
mod quick;
mod result;
mod terms;
#[cfg(test)]
mod tests;
mod views;
mod written;

pub use check::{TELLS_NOTHING, check};
pub use decision::{
    DECISION_SCHEMA, Decision, HorizontalPart, ListedPart, ListedPriority, OwnBounds, Status,
};
pub use evaluate::{Compared, Known};
pub use listed::{Cost, Listed};
pub use result::{Against, AreaInList, Break, EvaluatedList, LISTS_SCHEMA, ListedArea, Lists};
pub use written::{PREVIOUS, PROPOSAL, WrittenDecision, read};
