//! The result as data.

use crate::parameter::Parameters;
use crate::smaa::any_method::{ClassAcceptability, MethodRobustness};
use crate::smaa::plain::read::Input;
use crate::smaa::result::{AlternativeRobustness, Estimate, Robustness};

/// Classes of the alternatives.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// Name of the assignment.
    pub name: &'static str,
    /// Labels of the columns.
    pub labels: Vec<String>,
    /// Share of samples by alternative and label.
    pub shares: Vec<Vec<f64>>,
    /// Standard errors of these.
    pub errors: Vec<Vec<f64>>,
}

/// Figures, or their standard errors.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Share of samples in which each alternative is first.
    pub acceptability: Vec<f64>,
    /// Share of samples in which it is among the first K.
    pub top: Vec<f64>,
    /// Mean rank.
    pub expected_rank: Vec<f64>,
    /// Ranks weighted by centroid weights.
    pub holistic: Vec<Option<f64>>,
    /// Share of samples by alternative and rank.
    pub rank_acceptability: Vec<Vec<f64>>,
    /// Mean weights of the samples in which it is first; null if it never is.
    pub central_weights: Vec<Option<Vec<f64>>>,
    /// Share of evidence under which it is first at these; null if there are none or it was not asked for.
    pub confidence: Vec<Option<f64>>,
    /// Share of samples in which the row beats the column.
    pub pairwise: Vec<Vec<f64>>,
    /// Share of samples with a tie.
    pub tie_rate: f64,
    /// Entropy in bits of "which is first".
    pub entropy: f64,
}

/// A simulation of a plain problem with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct SmaaResult {
    /// Name of the method.
    pub method: &'static str,
    /// Parameters of the method; none for the additive method as such.
    pub parameters: Option<Parameters>,
    /// `given`, `all` or `stated`.
    pub weights: &'static str,
    /// Where the samples come from, `random` or `quasi`.
    pub sampling: &'static str,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Samples that were drawn.
    pub samples: u64,
    /// Samples for the confidence factors.
    pub confidence_samples: u64,
    /// Independent samples that one sample is worth.
    pub efficiency: f64,
    /// Standard error that was asked for.
    pub precision: Option<f64>,
    /// Whether it was reached.
    pub precision_reached: Option<bool>,
    /// K of the share of places among the first K.
    pub top_k: u32,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Figures of the simulation.
    pub figures: Figures,
    /// Standard errors of the figures, under the same names.
    pub errors: Figures,
    /// Classes, if the method sorts.
    pub classes: Vec<Classes>,
}

impl SmaaResult {
    pub(super) fn new(
        input: &Input,
        method: &'static str,
        parameters: Option<Parameters>,
        found: MethodRobustness,
    ) -> Self {
        let MethodRobustness { robustness, classes } = found;
        let settings = robustness.settings;
        Self {
            method,
            parameters,
            weights: input.weights,
            sampling: if robustness.quasi_replicates.is_some() { "quasi" } else { "random" },
            seed: settings.seed,
            samples: settings.samples,
            confidence_samples: settings.confidence_samples,
            efficiency: robustness.efficiency,
            precision: robustness.precision,
            precision_reached: robustness.precision_reached,
            top_k: settings.top_k,
            alternatives: input.uncertain.alternatives.clone(),
            criteria: robustness.criteria.clone(),
            figures: figures(&robustness, |estimate| estimate.value),
            errors: figures(&robustness, |estimate| estimate.error),
            classes: classes.iter().map(of_classes).collect(),
        }
    }
}

fn figures(found: &Robustness, of: fn(&Estimate) -> f64) -> Figures {
    let all = |get: fn(&AlternativeRobustness) -> Estimate| {
        found.alternatives.iter().map(|alternative| of(&get(alternative))).collect()
    };
    let list = |estimates: &Vec<Estimate>| -> Vec<f64> { estimates.iter().map(of).collect() };
    Figures {
        acceptability: all(|alternative| alternative.first),
        top: all(|alternative| alternative.top),
        expected_rank: all(|alternative| alternative.expected_rank),
        holistic: found
            .alternatives
            .iter()
            .map(|alternative| alternative.holistic.as_ref().map(of))
            .collect(),
        rank_acceptability: found
            .alternatives
            .iter()
            .map(|alternative| list(&alternative.acceptability))
            .collect(),
        central_weights: found
            .alternatives
            .iter()
            .map(|alternative| alternative.central_weights.as_ref().map(list))
            .collect(),
        confidence: found
            .alternatives
            .iter()
            .map(|alternative| alternative.confidence.as_ref().map(of))
            .collect(),
        pairwise: found.pairwise.iter().map(list).collect(),
        tie_rate: of(&found.tie_rate),
        entropy: of(&found.entropy),
    }
}

fn of_classes(found: &ClassAcceptability) -> Classes {
    let rows =
        |of: fn(&Estimate) -> f64| found.shares.iter().map(|row| row.iter().map(of).collect()).collect();
    Classes {
        name: found.name,
        labels: found.labels.clone(),
        shares: rows(|estimate| estimate.value),
        errors: rows(|estimate| estimate.error),
    }
}
