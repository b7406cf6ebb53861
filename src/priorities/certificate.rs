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

use super::faults::ProblemFault;
use super::problem::{Mode, Problem};
use super::solution::{Solution, Unsolvable};
use super::solver::Solver;
use super::tree::Tree;

/// Schema of [`Certificate`].
pub const CERTIFICATE_SCHEMA: &str = "socta.certificate/2";

/// An integer of up to 128 bits, written as decimal text because JSON readers lose digits of large numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// Solves the problem and proves the result.
///
/// # Errors
/// As [`super::solve`].
pub fn certify(problem: &Problem) -> Result<(Solution, Certificate), Unsolvable> {
    certify_within(problem, super::general::PARTS)
}

/// As [`certify`], and looks at no more than so many parts of all choices of a problem with rules. What is then not proved
/// is the [`Solution::gap`], and the certificate proves that it is not greater.
///
/// # Errors
/// As [`super::solve`].
pub fn certify_within(problem: &Problem, parts: u64) -> Result<(Solution, Certificate), Unsolvable> {
    let mut solver = Solver::new(problem)?;
    solver.set_limit(parts);
    if problem.has_rules() {
        let (solution, tree) = solver.solution_and_tree()?;
        let certificate = document(problem, &solution, Prices::default(), Vec::new(), Some(tree));
        return Ok((solution, certificate));
    }
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
    let prices = Prices { place: Exact(prices.place), plan: Exact(prices.plan), goal: Exact(prices.goal) };
    let steps = leaves.zip(layers).map(step).collect();
    let certificate = document(problem, &solution, prices, steps, None);
    Ok((solution, certificate))
}

fn document(
    problem: &Problem,
    solution: &Solution,
    prices: Prices,
    steps: Vec<Step>,
    tree: Option<Tree>,
) -> Certificate {
    let chosen = solution.items.iter();
    Certificate {
        schema: CERTIFICATE_SCHEMA.into(),
        problem: problem.digest(),
        value: solution.value,
        chosen: chosen.map(|one| CertifiedItem { item: one.item.clone(), mode: one.mode }).collect(),
        prices,
        steps,
        tree,
    }
}
