//! What if the evidence or the weights are wrong.
//!
//! [`smaa`] draws evidence, weights and unknowns many times and counts who ranks where (SMAA-2). [`top_k`] counts only who
//! is among the first K. Three statements need no drawing: [`necessary_preference`] holds for every admissible value and
//! weight, [`ordinal_dominance`] for every monotone coding of the levels, [`swaps`] gives the weight at which neighbours
//! change places.

mod cells;
mod confidence;
mod necessary;
mod ordinal;
mod result;
mod shares;
mod simulation;
mod smaa;
mod swaps;
mod tally;
mod top;
mod weights;

pub use necessary::{Necessary, necessary_preference};
pub use ordinal::{OrdinalDominance, ordinal_dominance};
pub use result::{AreaRobustness, Estimate, Robustness};
pub use shares::{ShareError, ShareSampler};
pub use smaa::{smaa, smaa_watched};
pub use swaps::{Swap, swap, swaps};
pub use top::top_k;
pub use weights::{FixedWeights, LayeredWeights, SimplexWeights, WeightSampler};

use serde::Serialize;

/// Largest number of areas for which all pairs and all ranks are kept.
pub const PAIRED_AREAS: usize = 200;

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

/// Why there is no robustness analysis.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RobustnessError {
    /// The number of samples is 0.
    #[error("a simulation needs at least one sample")]
    NoSamples,
    /// The ranges of some weights leave no admissible weights.
    #[error("the ranges of {what} admit no weights: {error}")]
    Weights {
        /// Which weights.
        what: String,
        /// Why.
        error: ShareError,
    },
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
