//! What a simulation of a plain problem leaves the program as.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::entries::Entries;
use super::ranking::parameters;
use crate::results::ParameterValue;
use crate::robustness::plain::{Classes, Figures, SmaaResult};

/// A simulation of a plain problem with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmaaFile {
    /// `socta.smaa/1`.
    pub schema: String,
    /// Name of the method.
    pub method: String,
    /// Parameters by name; none for the additive method as such.
    pub parameters: Option<Entries<ParameterValue>>,
    /// Where weights come from: `given`, `all` or `stated`.
    pub weights: String,
    /// How samples are drawn: `random` or `quasi`.
    pub sampling: String,
    /// Seed.
    pub seed: u64,
    /// Samples that were drawn.
    pub samples: u64,
    /// Samples for the confidence factors.
    pub confidence_samples: u64,
    /// Independent samples that one sample is worth.
    pub efficiency: f64,
    /// Standard error that was asked for.
    pub precision: Option<f64>,
    /// Whether that was reached.
    pub precision_reached: Option<bool>,
    /// K.
    pub top_k: u32,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Figures.
    pub figures: SmaaFigures,
    /// Standard errors of the figures.
    pub errors: SmaaFigures,
    /// Classes, if the method sorts.
    pub classes: Vec<SmaaClasses>,
}

impl SmaaFile {
    /// A simulation as it leaves the program.
    #[must_use]
    pub fn of(found: &SmaaResult) -> Self {
        Self {
            schema: Self::FORMAT.to_owned(),
            method: found.method.to_owned(),
            parameters: found.parameters.as_ref().map(parameters),
            weights: found.weights.to_owned(),
            sampling: found.sampling.to_owned(),
            seed: found.seed,
            samples: found.samples,
            confidence_samples: found.confidence_samples,
            efficiency: found.efficiency,
            precision: found.precision,
            precision_reached: found.precision_reached,
            top_k: found.top_k,
            alternatives: found.alternatives.clone(),
            criteria: found.criteria.clone(),
            figures: SmaaFigures::of(&found.figures),
            errors: SmaaFigures::of(&found.errors),
            classes: found.classes.iter().map(SmaaClasses::of).collect(),
        }
    }
}

/// Figures of a simulation, or their standard errors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmaaFigures {
    /// Share of samples in which each alternative is first.
    pub acceptability: Vec<f64>,
    /// Share of samples in which each is among the first K.
    pub top: Vec<f64>,
    /// Mean rank.
    pub expected_rank: Vec<f64>,
    /// Ranks weighted by centroid weights.
    pub holistic: Vec<Option<f64>>,
    /// Share of samples by alternative and rank.
    pub rank_acceptability: Vec<Vec<f64>>,
    /// Mean weights of the samples in which an alternative is first; null if it never is.
    pub central_weights: Vec<Option<Vec<f64>>>,
    /// Share of evidence under which an alternative is first at its central weights; null if there are none.
    pub confidence: Vec<Option<f64>>,
    /// Share of samples in which the row beats the column.
    pub pairwise: Vec<Vec<f64>>,
    /// Share of samples with a tie.
    pub tie_rate: f64,
    /// Entropy in bits of "which is first".
    pub entropy: f64,
}

impl SmaaFigures {
    fn of(found: &Figures) -> Self {
        Self {
            acceptability: found.acceptability.clone(),
            top: found.top.clone(),
            expected_rank: found.expected_rank.clone(),
            holistic: found.holistic.clone(),
            rank_acceptability: found.rank_acceptability.clone(),
            central_weights: found.central_weights.clone(),
            confidence: found.confidence.clone(),
            pairwise: found.pairwise.clone(),
            tie_rate: found.tie_rate,
            entropy: found.entropy,
        }
    }
}

/// Classes of the alternatives in a simulation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmaaClasses {
    /// Name of the assignment.
    pub name: String,
    /// Labels of the columns.
    pub labels: Vec<String>,
    /// Share of samples by alternative and label.
    pub shares: Vec<Vec<f64>>,
    /// Standard errors of the shares.
    pub errors: Vec<Vec<f64>>,
}

impl SmaaClasses {
    fn of(found: &Classes) -> Self {
        Self {
            name: found.name.to_owned(),
            labels: found.labels.clone(),
            shares: found.shares.clone(),
            errors: found.errors.clone(),
        }
    }
}
