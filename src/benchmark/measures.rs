//! What is measured of a method on a data set.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::comparison::{
    class_agreement, kendall_tau_b, mid_ranks, ndcg, rank_biased_overlap, regret, spearman, top_k_jaccard,
    top_k_overlap, weighted_spearman, weighted_tau, ws,
};
use crate::words;

/// Classes of the class agreement: High, Medium and Low.
const CLASSES: usize = 3;
/// Persistence of the rank-biased overlap, as usual in its literature.
const PERSISTENCE: f64 = 0.9;

/// A measure of a method on a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Kendall's tau-b with the reference, `-1..=1`.
    TauB,
    /// Spearman's rho with the reference, `-1..=1`.
    Spearman,
    /// Vigna's weighted tau with the reference, `-1..=1`.
    WeightedTau,
    /// WS with the reference first, up to 1.
    Ws,
    /// Weighted Spearman with the reference, `-1..=1`.
    Rw,
    /// Rank-biased overlap (p = 0.9) with the reference, `0..=1`.
    Rbo,
    /// Share of the first K that belong to the true first K, `0..=1`.
    Precision,
    /// Jaccard overlap of both first K, `0..=1`.
    Jaccard,
    /// Normalised discounted cumulative gain of the first K; the gain is the true severity above the smallest, `0..=1`.
    Ndcg,
    /// Share of what the best K have above the average that is lost by taking the method's K; 0 is best, a random choice
    /// loses 1 on average.
    Regret,
    /// Share of alternatives in the right third, `0..=1`.
    ClassAgreement,
    /// Share of trials in which adding a dominated alternative reverses the order of two others, `0..=1`.
    ReversalAdded,
    /// Share of trials in which removing an alternative reverses the order of two others, `0..=1`.
    ReversalRemoved,
    /// Share of trials in which doubling an alternative reverses the order of two others, `0..=1`.
    ReversalDoubled,
    /// Share of these trials after which another alternative is first among those that were there before and after, `0..=1`.
    TopChanged,
    /// Tau-b with the method's own ranking after weights are shaken by about a fifth, `-1..=1`.
    StabilityWeights,
    /// Tau-b with the method's own ranking after values are shaken by a twentieth of their scale, `-1..=1`.
    StabilityValues,
}

impl Measure {
    /// All measures, in the order of the tables.
    pub const ALL: &'static [Self] = &[
        Self::TauB,
        Self::Spearman,
        Self::WeightedTau,
        Self::Ws,
        Self::Rw,
        Self::Rbo,
        Self::Precision,
        Self::Jaccard,
        Self::Ndcg,
        Self::Regret,
        Self::ClassAgreement,
        Self::ReversalAdded,
        Self::ReversalRemoved,
        Self::ReversalDoubled,
        Self::TopChanged,
        Self::StabilityWeights,
        Self::StabilityValues,
    ];

    /// Name, as written in plans and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        words::of(self)
    }

    /// Whether less is better.
    #[must_use]
    pub const fn is_loss(self) -> bool {
        matches!(
            self,
            Self::Regret
                | Self::ReversalAdded
                | Self::ReversalRemoved
                | Self::ReversalDoubled
                | Self::TopChanged
        )
    }

    /// Whether it compares a method with itself on disturbed data; the others compare it with the reference.
    #[must_use]
    pub const fn is_disturbed(self) -> bool {
        matches!(
            self,
            Self::ReversalAdded
                | Self::ReversalRemoved
                | Self::ReversalDoubled
                | Self::TopChanged
                | Self::StabilityWeights
                | Self::StabilityValues
        )
    }
}

/// What rankings are compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Ranks with ties at the mean of their places.
    pub ranks: Vec<f64>,
    /// Value of each alternative; none where only ranks are known.
    pub values: Option<Vec<f64>>,
}

impl Reference {
    /// Of true values, the highest first.
    #[must_use]
    pub fn of_values(values: &[f64]) -> Self {
        let turned: Vec<f64> = values.iter().map(|value| -value).collect();
        Self { ranks: mid_ranks(&turned), values: Some(values.to_vec()) }
    }

    /// Of ranks alone.
    #[must_use]
    pub fn of_ranks(ranks: &[u32]) -> Self {
        Self { ranks: as_mid_ranks(ranks), values: None }
    }

    /// A measure of ranks against this reference; none where it has no value, as for a measure of disturbed data.
    ///
    /// Correlations of a ranking that ties everything are not defined. Such a ranking says nothing about the reference, and
    /// counts as 0: left out, a method would be rewarded for saying nothing where it is difficult.
    #[must_use]
    pub fn measure(&self, measure: Measure, ranks: &[f64], k: usize) -> Option<f64> {
        let own = self.ranks.as_slice();
        let ties_all = ranks.iter().all(|rank| Some(rank) == ranks.first());
        let correlation =
            matches!(measure, Measure::TauB | Measure::Spearman | Measure::WeightedTau | Measure::Rw);
        if ties_all && correlation && own.iter().any(|rank| Some(rank) != own.first()) {
            return Some(0.0);
        }
        match measure {
            Measure::TauB => kendall_tau_b(own, ranks),
            Measure::Spearman => spearman(own, ranks),
            Measure::WeightedTau => weighted_tau(own, ranks),
            Measure::Ws => ws(own, ranks),
            Measure::Rw => weighted_spearman(own, ranks),
            Measure::Rbo => rank_biased_overlap(own, ranks, PERSISTENCE),
            Measure::Precision => top_k_overlap(own, ranks, k),
            Measure::Jaccard => top_k_jaccard(own, ranks, k),
            Measure::Ndcg => self.gain(ranks, k),
            Measure::Regret => self.loss(ranks, k),
            Measure::ClassAgreement => class_agreement(own, ranks, CLASSES),
            _ => None,
        }
    }

    fn gain(&self, ranks: &[f64], k: usize) -> Option<f64> {
        let values = self.values.as_deref()?;
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let gains: Vec<f64> = values.iter().map(|value| value - least).collect();
        ndcg(&gains, ranks, k)
    }

    fn loss(&self, ranks: &[f64], k: usize) -> Option<f64> {
        let values = self.values.as_deref()?;
        let k = k.min(values.len());
        let mean: f64 = values.iter().sum::<f64>() / values.len().max(1) as f64;
        let mut sorted = values.to_vec();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let best = sorted.iter().take(k).sum::<f64>() / k.max(1) as f64;
        // Where the best are no better than the average there is nothing to lose.
        let room = best - mean;
        regret(values, ranks, k).filter(|_| room > 1e-9).map(|loss| loss / room)
    }
}

/// Competition ranks with ties at the mean of their places.
#[must_use]
pub fn as_mid_ranks(ranks: &[u32]) -> Vec<f64> {
    mid_ranks(&ranks.iter().map(|rank| f64::from(*rank)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_plan() {
        for measure in Measure::ALL {
            let written = serde_json::to_string(measure).expect("a word");
            assert_eq!(written, format!("\"{}\"", measure.name()));
        }
    }

    #[test]
    fn the_true_order_is_perfect_by_every_measure() {
        let truth = Reference::of_values(&[0.3, 0.9, 0.5, 0.1, 0.7, 0.2]);
        for measure in Measure::ALL.iter().filter(|measure| !measure.is_disturbed()) {
            let found = truth.measure(*measure, &truth.ranks, 2).expect("a value");
            let best = if measure.is_loss() { 0.0 } else { 1.0 };
            assert!((found - best).abs() < 1e-12, "{}: {found}", measure.name());
        }
    }

    /// The best two have 0.8 on average, all have 0.45; the worst two have 0.15.
    #[test]
    fn regret_is_a_share_of_what_could_be_had() {
        let truth = Reference::of_values(&[0.9, 0.7, 0.5, 0.3, 0.2, 0.1]);
        let worst = truth.measure(Measure::Regret, &[6.0, 5.0, 4.0, 3.0, 2.0, 1.0], 2).expect("a value");
        assert!((worst - 0.65 / 0.35).abs() < 1e-12, "{worst}");
    }

    #[test]
    fn a_ranking_that_ties_everything_agrees_with_nothing() {
        let truth = Reference::of_values(&[0.3, 0.9, 0.5]);
        for measure in [Measure::TauB, Measure::Spearman, Measure::WeightedTau, Measure::Rw] {
            assert_eq!(truth.measure(measure, &[2.0, 2.0, 2.0], 1), Some(0.0));
        }
    }

    #[test]
    fn ranks_alone_tell_no_regret() {
        let own = Reference::of_ranks(&[1, 2, 2]);
        assert_eq!(own.ranks, [1.0, 2.5, 2.5]);
        assert_eq!(own.measure(Measure::Regret, &[1.0, 2.0, 3.0], 1), None);
        assert_eq!(own.measure(Measure::Precision, &[1.0, 2.0, 3.0], 1), Some(1.0));
    }
}
