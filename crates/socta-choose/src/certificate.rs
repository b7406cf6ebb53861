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
//! (by keys, see [`crate::Problem`]) is not part of the proof.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exact::Exact;
use crate::faults::ProblemFault;
use crate::item::Mode;
use crate::tree::Tree;

/// Schema of [`Certificate`].
pub const CERTIFICATE_SCHEMA: &str = "socta.certificate/2";

/// An item of the proposed choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertifiedItem {
    /// Key of the chosen item.
    pub item: String,
    /// The mode in which the item is carried.
    pub mode: Mode,
}

/// Prices in units of worth (see [`crate::Units`]); none is negative.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Price of a place among the priorities.
    pub place: Exact,
    /// Price of a plan.
    pub plan: Exact,
    /// Price of a goal.
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
    /// Worth of the items chosen so far, in units of worth.
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
    /// Name and version of the format, `socta.certificate/2`.
    pub schema: String,
    /// Digest of the problem that the certificate belongs to, as 64 hexadecimal digits.
    pub problem: String,
    /// Value of the choice, in micro-units.
    pub value: i64,
    /// The chosen items with their modes.
    pub chosen: Vec<CertifiedItem>,
    /// Prices that bound what the items still open can bring.
    pub prices: Prices,
    /// All items, the items of one bundle together, each with the states before it; none if there is a tree.
    pub steps: Vec<Step>,
    /// The proof for a problem with rules, instead of prices and steps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tree: Option<Tree>,
}

/// What a certificate proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Value of the choice in micro-units; no feasible choice has a greater one.
    pub value: i64,
    /// States or parts of all choices that were followed up.
    pub states: usize,
    /// What a better choice could be worth more at most, in micro-units; 0 if the choice is proved best.
    pub gap: i64,
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
    /// The certificate belongs to another problem.
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
        /// Value that the certificate claims, in micro-units.
        claimed: i64,
        /// Value of the choice as counted, in micro-units.
        found: i64,
    },
    /// The steps are not the items, bundle by bundle.
    #[error("the steps are not the items, bundle by bundle")]
    Order,
    /// There is a tree where steps are needed, or the other way round.
    #[error("the proof is not of the kind that this problem needs")]
    Kind,
    /// The choice breaks a rule.
    #[error("the choice breaks the rule `{0}`")]
    Rule(String),
    /// The tree names a row, prices or an item that is not there.
    #[error("entry {at} of the tree names something that is not there")]
    Unknown {
        /// Position of the entry; the number of entries for the table of rows.
        at: usize,
    },
    /// The tree ends early or goes on too long.
    #[error("the tree is not whole")]
    Tree,
    /// A part of all choices is left that is neither split nor bounded.
    #[error("entry {at} of the tree: something can be chosen that is not bounded")]
    Unbounded {
        /// Position of the entry.
        at: usize,
    },
    /// The claimed bound is below the worth of the choice.
    #[error("the claimed bound is below the worth of the choice")]
    Bound,
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
