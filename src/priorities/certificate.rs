//! The proof that a choice is best, in a form that a separate checker verifies.
//!
//! The certificate holds prices of places, plans and goals, an order of the items, and for each item a list of states:
//! partial choices of the items before it. It proves its claim because
//!
//! 1. the empty choice is in the first list;
//! 2. whatever is done with an item in a listed state leads to a state that is listed for the next item with at least
//!    the same worth, or breaks a bound of the problem, or cannot get beyond the proposed choice even if the rest were
//!    bought at the prices: worth so far + best of the rest less its price + price of what is left of the bounds;
//! 3. nothing at the end of the order is better than the proposed choice.
//!
//! So no feasible choice is better. Better means: of greater value, or of equal value with fewer plans, more items
//! carried by both modes, fewer goals, fewer items, in this order. Which of several choices that agree in all five is proposed
//! (by keys, see [`super::Problem`]) is not part of the proof.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::{Mode, Problem, ProblemFault};
use super::solution::{Solution, Unsolvable};
use super::solver::Solver;

/// Schema of [`Certificate`].
pub const CERTIFICATE_SCHEMA: &str = "socta.certificate/1";

/// An integer of up to 128 bits, written as decimal text because JSON readers lose digits of large numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct Exact(pub i128);

impl From<Exact> for String {
    fn from(exact: Exact) -> Self {
        exact.0.to_string()
    }
}

impl TryFrom<String> for Exact {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Exact)
    }
}

/// An item of the proposed choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertifiedItem {
    /// Key of the item.
    pub item: String,
    /// The mode in which it is carried.
    pub mode: Mode,
}

/// Prices in units of worth (see [`super::Units`]); none is negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Of a place among the priorities.
    pub place: Exact,
    /// Of an operational action plan.
    pub plan: Exact,
    /// Of a common horizontal strategic goal.
    pub goal: Exact,
}

/// A partial choice of the items before a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Places, plans and goals used.
    pub used: [u32; 3],
    /// Whether the bundle of the item at this step has taken its place already.
    pub open: bool,
    /// Worth so far.
    pub worth: Exact,
}

/// What one item is decided from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Key of the item that is decided in this step.
    pub item: String,
    /// The states that must be followed up.
    pub states: Vec<State>,
}

/// The proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// [`CERTIFICATE_SCHEMA`].
    pub schema: String,
    /// [`Problem::digest`] of the problem that it belongs to.
    pub problem: String,
    /// Value of the choice, in micro-units.
    pub value: i64,
    /// The choice.
    pub chosen: Vec<CertifiedItem>,
    /// The prices.
    pub prices: Prices,
    /// All items, the items of one bundle together, each with the states before it.
    pub steps: Vec<Step>,
}

/// What a certificate proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Value of the choice in micro-units; no feasible choice has a greater one.
    pub value: i64,
    /// States that were followed up.
    pub states: usize,
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    /// The problem itself has a fault.
    #[error(transparent)]
    Problem(#[from] ProblemFault),
    /// The schema is another one.
    #[error("the certificate has schema `{0}`, expected `{CERTIFICATE_SCHEMA}`")]
    Schema(String),
    /// It belongs to another problem.
    #[error("the certificate belongs to another problem")]
    OtherProblem,
    /// The choice names an item that is not there, that may not be chosen, or that is named before.
    #[error("item `{0}` cannot be in the choice in this mode")]
    BadItem(String),
    /// An item that is forced in is missing.
    #[error("item `{0}` is forced in but not chosen")]
    MissingItem(String),
    /// The choice takes more than the bounds allow.
    #[error("the choice breaks the bounds")]
    OutOfBounds,
    /// The choice has another value.
    #[error("the choice is worth {found} micro-units, not {claimed}")]
    Value {
        /// As claimed.
        claimed: i64,
        /// As counted.
        found: i64,
    },
    /// The steps are not the items, bundle by bundle.
    #[error("the steps are not the items, bundle by bundle")]
    Order,
    /// A price is negative or so large that the arithmetic could overflow.
    #[error("a price is out of range")]
    Price,
    /// A state is neither listed nor bounded.
    #[error("step {step}: something can follow that is neither listed nor bounded")]
    Open {
        /// Position of the step at which the state is missing; the number of items for the end.
        step: usize,
    },
}

/// Solves the problem and proves the result.
///
/// # Errors
/// As [`super::solve`].
pub fn certify(problem: &Problem) -> Result<(Solution, Certificate), Unsolvable> {
    let mut solver = Solver::new(problem)?;
    let solution = solver.solution()?;
    let worth = solver.worth();
    let mut layers: Vec<Vec<State>> = Vec::with_capacity(problem.items.len());
    let prices = solver.prove(worth, |_, nodes, search| {
        let state = |node: &super::search::Node| State {
            used: [node.places, node.plans, node.goals],
            open: node.open,
            worth: Exact(search.worth(node)),
        };
        layers.push(nodes.iter().map(state).collect());
    });
    let leaves = solver.instance().leaves.iter();
    let step = |(leaf, states): (&super::instance::Leaf, Vec<State>)| Step {
        item: problem.items[leaf.item].key.clone(),
        states,
    };
    let prices = prices.unwrap_or_default();
    let certificate = Certificate {
        schema: CERTIFICATE_SCHEMA.into(),
        problem: problem.digest(),
        value: solution.value,
        chosen: solution
            .items
            .iter()
            .map(|chosen| CertifiedItem { item: chosen.item.clone(), mode: chosen.mode })
            .collect(),
        prices: Prices { place: Exact(prices.place), plan: Exact(prices.plan), goal: Exact(prices.goal) },
        steps: leaves.zip(layers).map(step).collect(),
    };
    Ok((solution, certificate))
}
