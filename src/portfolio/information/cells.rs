//! What could turn out to be the case in one cell, as far as it matters for what is worth asking.

use crate::robustness::Quantiles;
use crate::scoring::Value;

/// Slices of equal probability that a figure is cut into.
const SLICES: usize = 100;
/// Points at which the mean of a slice is taken.
const POINTS: usize = 8;
/// Answers that a report can give on a figure: its quarters by probability.
const QUARTERS: usize = 4;

/// What a cell can turn out to be, from low to high: its levels, or slices of equal probability of a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcomes {
    /// Probability of each; they add up to 1.
    pub(super) shares: Vec<f64>,
    /// Mean value of each.
    pub(super) means: Vec<f64>,
    /// Which answer of a report each stands for.
    pub(super) answers: Vec<usize>,
    /// Value up to which each reaches, but for the last.
    edges: Vec<f64>,
}

impl Outcomes {
    /// Outcomes of a value; none if it is certain or does not count.
    pub(super) fn of(value: &Value) -> Option<Self> {
        if value.is_certain() {
            return None;
        }
        let parts = value.parts();
        if parts.iter().all(|part| part.shape.is_point()) { Self::levels(value) } else { Self::slices(value) }
    }

    fn levels(value: &Value) -> Option<Self> {
        let mut points: Vec<(f64, f64)> =
            value.parts().iter().map(|part| (part.shape.low(), part.weight)).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        points.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        points.retain(|(_, share)| *share > 0.0);
        let total: f64 = points.iter().map(|(_, share)| share).sum();
        (points.len() > 1).then(|| Self {
            shares: points.iter().map(|(_, share)| share / total).collect(),
            means: points.iter().map(|(value, _)| *value).collect(),
            answers: (0..points.len()).collect(),
            edges: points.windows(2).map(|pair| f64::midpoint(pair[0].0, pair[1].0)).collect(),
        })
    }

    fn slices(value: &Value) -> Option<Self> {
        let mean = value.mean()?;
        let quantiles = Quantiles::of(value.parts());
        let at = |slice: usize, point: usize| {
            let share = (point as f64 + 0.5) / POINTS as f64;
            quantiles.at((slice as f64 + share) / SLICES as f64)
        };
        let mut means: Vec<f64> = (0..SLICES)
            .map(|slice| (0..POINTS).map(|point| at(slice, point)).sum::<f64>() / POINTS as f64)
            .collect();
        // What the slices miss of the tails is given back, so that they keep the mean of the whole.
        let missed = mean - means.iter().sum::<f64>() / SLICES as f64;
        means.iter_mut().for_each(|slice| *slice += missed);
        Some(Self {
            shares: vec![1.0 / SLICES as f64; SLICES],
            means,
            answers: (0..SLICES).map(|slice| slice * QUARTERS / SLICES).collect(),
            edges: (1..SLICES).map(|slice| quantiles.at(slice as f64 / SLICES as f64)).collect(),
        })
    }

    /// The outcome that a value belongs to.
    pub(super) fn class(&self, value: f64) -> usize {
        self.edges.partition_point(|edge| *edge < value)
    }

    /// Keeps the outcomes that have a share, and takes their shares and means from sums.
    pub(super) fn keep(&mut self, shares: &[f64], sums: &[f64]) {
        let kept: Vec<usize> = (0..shares.len()).filter(|&at| shares[at] > 0.0).collect();
        let total: f64 = shares.iter().sum();
        self.shares = kept.iter().map(|&at| shares[at] / total).collect();
        self.means = kept.iter().map(|&at| sums[at] / shares[at]).collect();
        self.answers = kept.iter().map(|&at| self.answers[at]).collect();
        self.edges = kept.iter().skip(1).filter_map(|&at| self.edges.get(at - 1).copied()).collect();
    }

    /// Number of answers that a report can give.
    pub(super) fn answer_count(&self) -> usize {
        self.answers.iter().max().map_or(0, |last| last + 1)
    }

    /// Probability of each answer of a report that is right with this certainty and gives any answer alike otherwise, and
    /// of each outcome after it.
    ///
    /// If nothing is known of a level but that there are four, this is what the model makes of such a report: the
    /// certainty on the level that is reported, the rest spread over the scale.
    pub(super) fn after_report(&self, certainty: f64) -> Vec<(f64, Vec<f64>)> {
        let answers = self.answer_count();
        let other = (1.0 - certainty) / answers.max(1) as f64;
        let after = |answer: usize| {
            let likely =
                |(share, own): (&f64, &usize)| share * (other + if *own == answer { certainty } else { 0.0 });
            let joint: Vec<f64> = self.shares.iter().zip(&self.answers).map(likely).collect();
            let total: f64 = joint.iter().sum();
            let posterior = joint.iter().map(|share| if total > 0.0 { share / total } else { 0.0 });
            (total, posterior.collect())
        };
        (0..answers).map(after).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::{Part, Shape};

    fn mixture(parts: &[(f64, Shape)]) -> Value {
        Value::Mixture(parts.iter().map(|&(weight, shape)| Part { weight, shape }).collect())
    }

    #[test]
    fn levels_are_outcomes_and_figures_are_cut_into_slices() {
        let found = Outcomes::of(&mixture(&[
            (0.2, Shape::Point(1.0)),
            (0.5, Shape::Point(0.0)),
            (0.3, Shape::Point(1.0)),
        ]))
        .expect("uncertain");
        assert_eq!((found.shares.as_slice(), found.means.as_slice()), (&[0.5, 0.5][..], &[0.0, 1.0][..]));
        assert_eq!((found.class(0.0), found.class(1.0)), (0, 1));
        let uniform = Outcomes::of(&mixture(&[(1.0, Shape::Uniform(0.2, 0.6))])).expect("uncertain");
        assert_eq!((uniform.shares.len(), uniform.answer_count()), (100, 4));
        assert!((uniform.means[0] - 0.202).abs() < 1e-12 && (uniform.means[99] - 0.598).abs() < 1e-12);
        assert_eq!(Outcomes::of(&mixture(&[(1.0, Shape::Point(0.4))])), None);
        assert_eq!(Outcomes::of(&Value::Excluded), None);
    }

    #[test]
    fn a_report_on_an_unknown_level_is_believed_as_the_model_believes_it() {
        let four: Vec<(f64, Shape)> =
            (0..4).map(|level| (0.25, Shape::Point(f64::from(level) / 3.0))).collect();
        let found = Outcomes::of(&mixture(&four)).expect("uncertain");
        for (answer, (share, after)) in found.after_report(0.7).into_iter().enumerate() {
            assert!((share - 0.25).abs() < 1e-12);
            for (level, probability) in after.into_iter().enumerate() {
                let believed = if level == answer { 0.775 } else { 0.075 };
                assert!((probability - believed).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn reports_do_not_change_what_is_expected_of_them() {
        let value = mixture(&[(0.3, Shape::Uniform(0.0, 1.0)), (0.7, Shape::Triangular(0.1, 0.2, 0.9))]);
        let found = Outcomes::of(&value).expect("uncertain");
        let mean = |shares: &[f64]| -> f64 { shares.iter().zip(&found.means).map(|(p, x)| p * x).sum() };
        let after: f64 = found.after_report(0.6).iter().map(|(share, after)| share * mean(after)).sum();
        assert!((after - mean(&found.shares)).abs() < 1e-12);
        assert!((after - value.mean().expect("it counts")).abs() < 1e-12);
    }
}
