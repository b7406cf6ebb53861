//! Is P(top K) what it says? Among all alternatives that are said to be in the top K with 70 %, 70 % should be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::experiment::{Experiment, Slot};
use crate::dossier::{AreaIx, IndicatorIx};
use crate::model::{Layer, Range};
use crate::numeric::random::Source;
use crate::robustness::{SmaaSettings, top_k};
use crate::scoring::{Shocks, TableCriterion, TableLayer, ThreatTable};

/// Classes of probability of the reliability diagram.
pub const BINS: usize = 10;

/// Probabilities and what came true, by class of probability.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// Number of alternatives in each class.
    pub counts: Vec<u64>,
    /// Sum of their probabilities.
    pub sums: Vec<f64>,
    /// How many of them are among the true top K.
    pub hits: Vec<u64>,
    /// Sum of the squared differences of probability and truth.
    pub squares: f64,
}

/// Scores of a set of probabilities.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scores {
    /// Number of probabilities.
    pub count: u64,
    /// Brier score: mean squared difference of probability and truth; 0 is best.
    pub brier: f64,
    /// Murphy's reliability: mean squared distance of each class's probability from its share of hits; 0 is best.
    pub reliability: f64,
    /// Murphy's resolution: variance of the classes' shares of hits; the more the better.
    pub resolution: f64,
    /// Murphy's uncertainty: variance of the truth itself.
    pub uncertainty: f64,
    /// What the classes do not explain: `brier - (reliability - resolution + uncertainty)`.
    pub within: f64,
    /// Expected calibration error: mean distance of a class's probability from its share of hits.
    pub error: f64,
}

impl Reliability {
    fn empty() -> Self {
        Self { counts: vec![0; BINS], sums: vec![0.0; BINS], hits: vec![0; BINS], squares: 0.0 }
    }

    /// Counts a probability and whether it came true.
    pub fn count(&mut self, probability: f64, hit: bool) {
        if self.counts.is_empty() {
            *self = Self::empty();
        }
        let bin = ((probability * BINS as f64) as usize).min(BINS - 1);
        self.counts[bin] += 1;
        self.sums[bin] += probability;
        self.hits[bin] += u64::from(hit);
        let truth = f64::from(u8::from(hit));
        self.squares += (probability - truth) * (probability - truth);
    }

    /// Adds those of another set.
    pub fn add(&mut self, other: &Self) {
        if self.counts.is_empty() {
            *self = Self::empty();
        }
        self.counts.iter_mut().zip(&other.counts).for_each(|(to, from)| *to += from);
        self.sums.iter_mut().zip(&other.sums).for_each(|(to, from)| *to += from);
        self.hits.iter_mut().zip(&other.hits).for_each(|(to, from)| *to += from);
        self.squares += other.squares;
    }

    /// The scores; none of nothing.
    ///
    /// # Source
    /// Brier (1950), Monthly Weather Review 78(1):1-3; Murphy (1973), J. Appl. Meteorology 12(4):595-600; the remainder
    /// within classes: Stephenson, Coelho & Jolliffe (2008), Weather and Forecasting 23(4):752-757.
    #[must_use]
    pub fn scores(&self) -> Option<Scores> {
        let count: u64 = self.counts.iter().sum();
        if count == 0 {
            return None;
        }
        let all = count as f64;
        let base = self.hits.iter().sum::<u64>() as f64 / all;
        let (mut reliability, mut resolution, mut error) = (0.0, 0.0, 0.0);
        for (mean, share, weight) in self.classes().into_iter().flatten() {
            reliability += weight / all * (mean - share) * (mean - share);
            resolution += weight / all * (share - base) * (share - base);
            error += weight / all * (mean - share).abs();
        }
        let (brier, uncertainty) = (self.squares / all, base * (1.0 - base));
        let within = brier - (reliability - resolution + uncertainty);
        Some(Scores { count, brier, reliability, resolution, uncertainty, within, error })
    }

    /// Mean probability, share of hits and number of each class; none where it is empty.
    #[must_use]
    pub fn classes(&self) -> Vec<Option<(f64, f64, f64)>> {
        let class = |((count, sum), hits): ((&u64, &f64), &u64)| {
            let weight = *count as f64;
            (*count > 0).then(|| (sum / weight, *hits as f64 / weight, weight))
        };
        self.counts.iter().zip(&self.sums).zip(&self.hits).map(class).collect()
    }
}

/// P(top K) by simulation of the additive model on what an analyst believes, against the planted truth.
pub(super) fn reliability(experiment: &Experiment, slot: &Slot, case: &Case) -> Option<Reliability> {
    let truth = case.truth.as_ref().filter(|_| experiment.plan.samples > 0 && !case.beliefs.is_empty())?;
    let data = experiment.data[slot.data].name.as_str();
    let source = Source::new(experiment.plan.seed, &["benchmark", data, "simulation"]);
    let settings = SmaaSettings {
        seed: source.stream(u64::from(slot.replication)).word64(),
        samples: experiment.plan.samples.into(),
        top_k: experiment.plan.top_k,
        confidence_samples: 0,
    };
    let found = top_k(&table(case)?, &settings).ok()?;
    let mut counted = Reliability::empty();
    for (estimate, rank) in found.iter().zip(&truth.ranks) {
        counted.count(estimate.value, *rank <= f64::from(experiment.plan.top_k));
    }
    Some(counted)
}

/// The beliefs as the table that the simulation draws from. Weights that are not known are drawn from the whole simplex.
fn table(case: &Case) -> Option<ThreatTable> {
    let weights = case.problem.weights().ok()?.values;
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let range = |weight: f64| match case.weights_known {
        true => Range { low: weight, high: weight },
        false => Range { low: 0.0, high: 1.0 },
    };
    let criterion = |(at, weight): (usize, &f64)| TableCriterion {
        indicator: IndicatorIx(index(at)),
        key: case.problem.criteria()[at].name.clone(),
        layer: Layer::Effect,
        weight: *weight,
        share: *weight,
        range: range(*weight),
    };
    Some(ThreatTable {
        areas: (0..case.alternatives()).map(|at| AreaIx(index(at))).collect(),
        keys: case.problem.alternatives().to_vec(),
        criteria: weights.iter().enumerate().map(criterion).collect(),
        layers: vec![TableLayer {
            layer: Layer::Effect,
            weight: 1.0,
            range: Range { low: 1.0, high: 1.0 },
            criteria: (0..weights.len()).collect(),
        }],
        cells: case.beliefs.clone(),
        shocks: Shocks::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four statements of 0.75 of which three come true, and four of 0.25 of which one does: calibrated.
    #[test]
    fn a_calibrated_set_has_no_reliability_term() {
        let mut counted = Reliability::default();
        for at in 0..4 {
            counted.count(0.75, at < 3);
            counted.count(0.25, at < 1);
        }
        let scores = counted.scores().expect("eight statements");
        assert!(scores.reliability.abs() < 1e-12 && scores.error.abs() < 1e-12);
        assert!((scores.brier - 0.1875).abs() < 1e-12);
        assert!((scores.resolution - 0.0625).abs() < 1e-12);
        assert!((scores.uncertainty - 0.25).abs() < 1e-12);
        assert!(scores.within.abs() < 1e-12);
    }

    #[test]
    fn certainty_that_is_wrong_costs_most() {
        let mut counted = Reliability::default();
        counted.count(1.0, false);
        counted.count(0.0, false);
        let scores = counted.scores().expect("two statements");
        assert_eq!((scores.brier, scores.reliability, scores.error), (0.5, 0.5, 0.5));
        assert_eq!(Reliability::default().scores(), None);
    }

    #[test]
    fn sums_are_those_of_all() {
        let (mut one, mut other, mut both) =
            (Reliability::default(), Reliability::default(), Reliability::default());
        one.count(0.3, true);
        other.count(0.9, true);
        both.count(0.3, true);
        both.count(0.9, true);
        one.add(&other);
        assert_eq!(one.scores(), both.scores());
    }
}
