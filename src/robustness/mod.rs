//! What if the evidence or the weights are wrong.
//!
//! [`smaa`] draws evidence, weights and unknowns many times and counts who ranks where (SMAA-2). [`top_k`] counts only who
//! is among the first K. Three statements need no drawing: [`necessary_preference`] holds for every admissible value and
//! weight, [`ordinal_dominance`] for every monotone coding of the levels, [`swaps`] gives the weight at which neighbours
//! change places.

mod any_method;
mod cells;
mod codings;
mod combine;
mod confidence;
mod curve;
mod gaussian;
mod joint_swaps;
mod kernel;
mod lattice;
mod nearest;
mod necessary;
mod ordinal;
pub mod plain;
pub mod preferences;
mod ranking;
mod result;
mod shares;
mod simulation;
mod smaa;
mod sobol;
mod source_effect;
mod stakeholders;
mod swaps;
mod tally;
mod top;
mod uncertain;
mod views;
mod weights;

pub use any_method::{ClassAcceptability, MethodRobustness, simulate_method};
pub use codings::{CodedPreference, coded_preference};
pub use curve::Quantiles;
pub use joint_swaps::{JointSwap, WeightChange, joint_swap, joint_swaps};
pub use nearest::smallest_change;
pub use necessary::{Necessary, necessary_preference};
pub use ordinal::{OrdinalDominance, ordinal_dominance};
pub use result::{AreaRobustness, Estimate, Robustness};
pub use shares::{ShareError, ShareSampler};
pub use smaa::{simulate, smaa, smaa_watched};
pub use sobol::{Factor, SobolIndex, TopSobol, TopSobolInput, sobol_indices, top_sobol};
pub use source_effect::{SourceEffect, source_effect};
pub use stakeholders::{StakeholderView, StakeholderViews, Support, stakeholder_views, stakeholder_weights};
pub use swaps::{Swap, swap, swaps, weight_range};
pub use top::top_k;
pub use uncertain::{Uncertain, UncertainCriterion, ValueMap};
pub use views::{ViewBlock, Views};
pub use weights::{FixedWeights, LayeredWeights, SimplexWeights, WeightSampler};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::numeric::linear::Unsolved;

/// Largest number of areas for which all pairs and all ranks are kept.
pub const PAIRED_AREAS: usize = 200;

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SmaaSettings {
    /// Seed of all streams. Runs with the same seed share their random numbers for the same areas and criteria.
    pub seed: u64,
    /// Number of samples; 9,604 give every probability to within 0.01 at 95 % (Tervonen & Lahdelma 2007).
    pub samples: u64,
    /// K of the probability to be among the first K.
    pub top_k: u32,
    /// Number of samples for the confidence factors; 0 for none.
    pub confidence_samples: u64,
}

/// A simulation to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Seed, K, and numbers of samples; with a precision, the largest number.
    pub settings: SmaaSettings,
    /// Largest standard error of a first rank and of a place among the first K at which the simulation stops.
    pub precision: Option<f64>,
    /// Whether samples are points of randomly shifted lattices instead of random ones.
    pub quasi: bool,
    /// Scores from which each class but the lowest begins, rising; empty for no classes.
    pub limits: Vec<f64>,
}

impl Plan {
    /// As many random samples as the settings say, without classes.
    #[must_use]
    pub fn of(settings: SmaaSettings) -> Self {
        Self { settings, precision: None, quasi: false, limits: Vec::new() }
    }
}

/// Where the points of a simulation come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sampling {
    /// Random words.
    Random,
    /// Lattices of 2^bits points.
    Quasi {
        /// Bits of the number of points.
        bits: u32,
    },
}

/// Why there is no robustness analysis.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RobustnessError {
    /// The number of samples is 0.
    #[error("a simulation needs at least one sample")]
    NoSamples,
    /// A method has no result for a matrix that was drawn.
    #[error("the method has no result for a matrix that was drawn: {0}")]
    Method(#[from] crate::scoring::MethodError),
    /// The cells, the weights and the names do not fit each other.
    #[error("the problem has another number of cells or weights than names")]
    Shape,
    /// The ranges of some weights leave no admissible weights.
    #[error("the ranges of {what} admit no weights: {error}")]
    Weights {
        /// Which weights.
        what: String,
        /// Why.
        error: ShareError,
    },
    /// No weights keep all statements.
    #[error("no weights keep {} together{}", list(statements), if *smallest { "; no smaller group contradicts itself" } else { "" })]
    Contradiction {
        /// A group of statements that contradicts itself, and does so without none of its members.
        statements: Vec<String>,
        /// Whether no smaller group does.
        smallest: bool,
    },
    /// The admissible weights could not be computed.
    #[error("the admissible weights could not be computed: {0}")]
    Unsolved(Unsolved),
    /// Whoever watches the simulation stopped it.
    #[error("the simulation was stopped")]
    Stopped,
    /// There are too many areas for a statement on all pairs.
    #[error("{areas} areas are more than the {PAIRED_AREAS} whose pairs are compared")]
    TooMany {
        /// How many there are.
        areas: usize,
    },
}

/// Statements in a sentence.
fn list(statements: &[String]) -> String {
    let quoted: Vec<String> = statements.iter().map(|statement| format!("`{statement}`")).collect();
    quoted.join(" and ")
}
