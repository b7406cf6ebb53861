//! How much is drawn, and from where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Largest number of alternatives for which all pairs and all ranks are kept.
pub const PAIRED_ALTERNATIVES: usize = 200;

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SmaaSettings {
    /// Seed of all streams. Runs with the same seed share their random numbers for the same alternatives and criteria.
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
pub(crate) enum Sampling {
    /// Random words.
    Random,
    /// Lattices of 2^bits points.
    Quasi {
        /// Bits of the number of points.
        bits: u32,
    },
}
