//! What unseen cells of a criterion look like.

use super::reports::{LEVELS, Reports};
use socta_base::numeric::float::{exp, ln};

/// Distance of each level from the highest, in steps of the one above none.
pub(super) const DISTANCE: [f64; LEVELS] = [1.5, 1.0, 0.5, 0.0];

/// Reports that the levels of all criteria together count for on a single one.
const SHARED: f64 = 2.0;

/// Levels as they are reported, overall and by criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// Shares of the levels in all reports; they add up to 1.
    pub overall: [f64; LEVELS],
    /// Shares of the levels in the reports on each criterion, drawn towards the overall ones where there are few.
    pub by_criterion: Vec<[f64; LEVELS]>,
}

impl Pool {
    /// The pool of reports.
    #[must_use]
    pub fn of(reports: &Reports) -> Self {
        let criteria = reports.criteria;
        let mut sums = vec![[0.0; LEVELS]; criteria];
        let mut sure = vec![0.0; criteria];
        for (at, (certainty, levels)) in reports.certainty.iter().zip(&reports.levels).enumerate() {
            let criterion = at % criteria;
            sure[criterion] += certainty;
            for (sum, share) in sums[criterion].iter_mut().zip(levels) {
                *sum += certainty * share;
            }
        }
        let total = reports.total() + 2.0;
        let overall: [f64; LEVELS] =
            std::array::from_fn(|level| (sums.iter().map(|sum| sum[level]).sum::<f64>() + 0.5) / total);
        let drawn = |(sum, sure): (&[f64; LEVELS], &f64)| {
            std::array::from_fn(|level| (sum[level] + SHARED * overall[level]) / (sure + SHARED))
        };
        let by_criterion = sums.iter().zip(&sure).map(drawn).collect();
        Self { overall, by_criterion }
    }

    /// The pool of no reports: every level is as usual as any other.
    #[must_use]
    pub fn nothing(criteria: usize) -> Self {
        let even = [1.0 / LEVELS as f64; LEVELS];
        Self { overall: even, by_criterion: vec![even; criteria] }
    }

    /// Shares of the levels among unseen cells of each criterion, by Bayes' rule, if the odds of a report of the highest level
    /// are `odds` times those of a low one.
    #[must_use]
    pub fn unseen(&self, odds: f64) -> Vec<[f64; LEVELS]> {
        let logarithm = ln(odds);
        let factors = DISTANCE.map(|distance| exp(distance * logarithm));
        let corrected = |shares: &[f64; LEVELS]| {
            let raw: [f64; LEVELS] = std::array::from_fn(|level| shares[level] * factors[level]);
            let sum: f64 = raw.iter().sum();
            raw.map(|share| share / sum)
        };
        self.by_criterion.iter().map(corrected).collect()
    }
}
