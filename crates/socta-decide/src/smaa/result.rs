//! What a simulation found, with the error of every figure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::smaa::plan::SmaaSettings;

/// A figure of a simulation and its standard error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Estimate {
    /// The figure itself, in its own unit.
    pub value: f64,
    /// Standard error of the figure; an error of 0 beside a share of 0 or 1 says that all samples agree, not that it is certain.
    pub error: f64,
}

impl Estimate {
    /// A share of samples, with the standard error `√(p (1 - p) / N)`.
    #[must_use]
    pub fn share(count: u64, samples: u64) -> Self {
        Self::share_of(count, samples, samples as f64)
    }

    /// A share of samples that are worth `effective` independent ones.
    #[must_use]
    pub fn share_of(count: u64, samples: u64, effective: f64) -> Self {
        let value = count as f64 / samples.max(1) as f64;
        Self { value, error: (value * (1.0 - value) / effective.max(1.0)).sqrt() }
    }

    /// A mean of samples from their sum and sum of squares, with the standard error `s / √N`.
    #[must_use]
    pub fn mean(sum: f64, squares: f64, samples: u64) -> Self {
        Self::mean_of(sum, squares, samples, samples as f64)
    }

    /// A mean of samples that are worth `effective` independent ones.
    #[must_use]
    pub fn mean_of(sum: f64, squares: f64, samples: u64, effective: f64) -> Self {
        let count = samples.max(1) as f64;
        let value = sum / count;
        let variance = (squares / count - value * value).max(0.0);
        // What rounding leaves of samples that are all the same is no error.
        let variance = if variance < 1e-15 { 0.0 } else { variance };
        Self { value, error: (variance / effective.max(1.0)).sqrt() }
    }
}

/// Robustness of one alternative.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AlternativeRobustness {
    /// Key of the alternative.
    pub key: String,
    /// Mean rank.
    pub expected_rank: Estimate,
    /// Rank that is reached or bettered in 5 % of the samples.
    pub rank_low: u32,
    /// Median rank.
    pub rank_median: u32,
    /// Rank that is reached or bettered in 95 % of the samples.
    pub rank_high: u32,
    /// Share of samples in which it is among the first K.
    pub top: Estimate,
    /// Share of samples in which it is first.
    pub first: Estimate,
    /// Holistic acceptability: its ranks weighted by centroid weights, 1 if it is always first; none for more alternatives than are
    /// compared in pairs.
    pub holistic: Option<Estimate>,
    /// Mean score, `0..=1`.
    pub score: Estimate,
    /// Score that 5 % of the samples do not exceed.
    pub score_low: f64,
    /// Median score.
    pub score_median: f64,
    /// Score that 95 % of the samples do not exceed.
    pub score_high: f64,
    /// Share of samples with rank 1, 2, ...; empty if there are more alternatives than are compared in pairs.
    pub acceptability: Vec<Estimate>,
    /// Share of samples in each class of the score, from the highest to the lowest; empty if there are no classes.
    pub classes: Vec<Estimate>,
    /// Mean weights of the samples in which it is first, one a criterion; none, not zero, if it never is.
    pub central_weights: Option<Vec<Estimate>>,
    /// Share of evidence under which it is first at its central weights; none if it was not asked for or cannot be.
    pub confidence: Option<Estimate>,
}

/// What a simulation found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Robustness {
    /// Seed, number of samples that were drawn, K.
    pub settings: SmaaSettings,
    /// Standard error that was asked for in place of a number of samples.
    pub precision: Option<f64>,
    /// Whether it was reached.
    pub precision_reached: Option<bool>,
    /// Number of independent lattices, if the samples are points of lattices; errors are their spread.
    pub quasi_replicates: Option<u64>,
    /// Independent samples that one sample is worth; below 1 where weights come from a Markov chain.
    pub efficiency: f64,
    /// Keys of the criteria, in the order of the central weights.
    pub criteria: Vec<String>,
    /// Whether weights were drawn from ranges; else they are those of the model.
    pub weights_vary: bool,
    /// Smallest difference of two scores that counts.
    pub resolution: f64,
    /// Number of ranks in one class of the rank quantiles: 1 unless there are very many alternatives.
    pub rank_class: u32,
    /// Share of samples in which at least two alternatives tie.
    pub tie_rate: Estimate,
    /// Entropy in bits of "which alternative is first".
    pub entropy: Estimate,
    /// One an alternative, in the order of the table.
    #[serde(rename = "areas")]
    pub alternatives: Vec<AlternativeRobustness>,
    /// Share of samples in which the alternative of the row scores higher than that of the column; empty if there are more alternatives
    /// than are compared in pairs.
    pub pairwise: Vec<Vec<Estimate>>,
}

impl Robustness {
    /// The largest standard error of a first rank or of a place among the first K.
    #[must_use]
    pub fn largest_error(&self) -> f64 {
        self.alternatives
            .iter()
            .map(|alternative| alternative.top.error.max(alternative.first.error))
            .fold(0.0, f64::max)
    }

    /// The alternative with this key.
    #[must_use]
    pub fn alternative(&self, key: &str) -> Option<&AlternativeRobustness> {
        self.alternatives.iter().find(|alternative| alternative.key == key)
    }
}
