//! Expected scores and their variances.

use super::pool::Pool;
use super::reports::{LEVELS, Reports};

/// Least variance of what is reported on an alternative beside what is usual.
const LEAST_WITHIN: f64 = 0.01;
/// Least variance between alternatives.
const LEAST_BETWEEN: f64 = 0.01;

/// Scores of the alternatives under one odds of reporting.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Expected score of each alternative, `0..=1` if the weights add up to 1.
    pub expected: Vec<f64>,
    /// Variance of each score.
    pub variance: Vec<f64>,
}

/// Scores under odds of reporting.
///
/// # Complexity
/// O(alternatives · criteria).
#[must_use]
pub fn scores(reports: &Reports, pool: &Pool, odds: f64) -> Scores {
    let unseen = pool.unseen(odds);
    let effects = Effects::of(reports, pool);
    let rows = 0..reports.alternatives();
    let (expected, variance) = rows.map(|row| effects.score(reports, &unseen, row)).unzip();
    Scores { expected, variance }
}

/// Expected score of one alternative.
pub(super) fn expected(reports: &Reports, unseen: &[[f64; LEVELS]], row: usize) -> f64 {
    let mean = |(criterion, weight): (usize, &f64)| {
        let at = row * reports.criteria + criterion;
        let sure = reports.certainty[at];
        weight * (sure * reports.value(at) + (1.0 - sure) * reports.worth(&unseen[criterion], criterion))
    };
    reports.weights.iter().enumerate().map(mean).sum()
}

/// Standard deviation of what an alternative's unseen part as a whole may be worth above or below what is usual, alternative by
/// alternative. Gaps of one alternative are alike: drawn one by one they would cancel out, and make scores too sure.
#[must_use]
pub fn shifts(reports: &Reports, pool: &Pool) -> Vec<f64> {
    let effects = Effects::of(reports, pool);
    (0..reports.alternatives()).map(|row| effects.shift(row).sqrt()).collect()
}

/// How far alternatives stand above or below what is usual on their criteria.
pub(super) struct Effects {
    /// Sum of the certainties of each alternative.
    pub(super) sure: Vec<f64>,
    /// Mean residual of each alternative; 0 where nothing is reported.
    pub(super) mean: Vec<f64>,
    within: f64,
    between: f64,
}

impl Effects {
    pub(super) fn of(reports: &Reports, pool: &Pool) -> Self {
        let usual: Vec<f64> =
            pool.by_criterion.iter().enumerate().map(|(at, levels)| reports.worth(levels, at)).collect();
        let residual = |at: usize| reports.value(at) - usual[at % reports.criteria];
        let alternatives = reports.alternatives();
        let sure: Vec<f64> = (0..alternatives).map(|row| reports.row(row).iter().sum()).collect();
        let mean: Vec<f64> = (0..alternatives)
            .map(|row| {
                let cells = row * reports.criteria..(row + 1) * reports.criteria;
                let sum: f64 = cells.map(|at| reports.certainty[at] * residual(at)).sum();
                if sure[row] > 0.0 { sum / sure[row] } else { 0.0 }
            })
            .collect();
        let reported = sure.iter().filter(|sure| **sure > 0.0).count();
        let freedom = reported.saturating_sub(1).max(1) as f64;
        let cells = reports.certainty.iter().filter(|certainty| **certainty > 0.0).count() as f64;
        let squares: f64 = (0..reports.certainty.len())
            .map(|at| {
                let apart = residual(at) - mean[at / reports.criteria];
                reports.certainty[at] * apart * apart
            })
            .sum();
        let within = (squares / (cells - freedom - 1.0).max(1.0)).max(LEAST_WITHIN);
        let total: f64 = sure.iter().sum();
        let scale = total - sure.iter().map(|sure| sure * sure).sum::<f64>() / total;
        let weighted: f64 = sure.iter().zip(&mean).map(|(sure, mean)| sure * mean * mean).sum();
        let moment = if scale > 1e-9 { (weighted - freedom * within) / scale } else { 0.0 };
        Self { sure, mean, within, between: moment.max(LEAST_BETWEEN) }
    }

    /// Variance of the part of an alternative that nobody saw, over what is usual.
    fn shift(&self, row: usize) -> f64 {
        self.between * self.within / (self.within + self.between * self.sure[row])
    }

    fn score(&self, reports: &Reports, unseen: &[[f64; LEVELS]], row: usize) -> (f64, f64) {
        let (mut expected, mut variance, mut open) = (0.0, 0.0, 0.0);
        for (criterion, weight) in reports.weights.iter().enumerate() {
            let at = row * reports.criteria + criterion;
            let (sure, levels) = (reports.certainty[at], &reports.levels[at]);
            let of = |worth: fn(&Reports, &[f64; LEVELS], usize) -> f64| {
                sure * worth(reports, levels, criterion)
                    + (1.0 - sure) * worth(reports, &unseen[criterion], criterion)
            };
            let (mean, square) = (of(Reports::worth), of(Reports::square));
            expected += weight * mean;
            variance += weight * weight * (square - mean * mean);
            open += weight * (1.0 - sure);
        }
        (expected, variance + open * open * self.shift(row))
    }
}
