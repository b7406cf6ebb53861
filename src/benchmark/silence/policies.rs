//! Scores with their variances under each policy for silence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_decide::silence::{LEVELS, MIDDLE_ODDS, Pool, Reports, scores};

use super::world::{Report, VALUES};

/// Variance of a value of which nothing is known but that it lies on the scale.
const EVEN: f64 = 1.0 / 12.0;

/// What stands for an answer that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SilencePolicy {
    /// Anything on the scale.
    Interval,
    /// Nothing: the mean of what is known.
    Exclude,
    /// The lowest value.
    Lowest,
    /// The highest value.
    Highest,
    /// The levels that are reported elsewhere on the indicator: odds of 1.
    AsOthers,
    /// The same, corrected by odds of 3.
    Unseen,
    /// The same, corrected by odds of 10.
    UnseenTen,
    /// Only what holds under all odds of the plan; its order is that of odds of 3.
    Weakest,
}

impl SilencePolicy {
    /// All policies, in the order of the results.
    pub const ALL: [Self; 8] = [
        Self::Interval,
        Self::Exclude,
        Self::Lowest,
        Self::Highest,
        Self::AsOthers,
        Self::Unseen,
        Self::UnseenTen,
        Self::Weakest,
    ];

    /// Name in the results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Interval => "interval",
            Self::Exclude => "exclude",
            Self::Lowest => "lowest",
            Self::Highest => "highest",
            Self::AsOthers => "unseen-1",
            Self::Unseen => "unseen-3",
            Self::UnseenTen => "unseen-10",
            Self::Weakest => "weakest",
        }
    }
}

/// Score and variance of each area.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judged {
    pub(super) expected: Vec<f64>,
    pub(super) variance: Vec<f64>,
}

/// Scores of all that a policy looks at: one, or one for each odds; the order is that of the first.
pub(super) fn judged(
    policy: SilencePolicy,
    cells: &[Option<Report>],
    indicators: usize,
    odds: &[f64],
) -> Vec<Judged> {
    let fixed = |mean: f64, variance: f64| vec![filled(cells, indicators, mean, variance)];
    match policy {
        SilencePolicy::Interval => fixed(0.5, EVEN),
        SilencePolicy::Lowest => fixed(0.0, 0.0),
        SilencePolicy::Highest => fixed(1.0, 0.0),
        SilencePolicy::Exclude => vec![known(cells, indicators)],
        SilencePolicy::AsOthers => unseen(cells, indicators, &[1.0]),
        SilencePolicy::Unseen => unseen(cells, indicators, &[MIDDLE_ODDS]),
        SilencePolicy::UnseenTen => unseen(cells, indicators, &[10.0]),
        SilencePolicy::Weakest => {
            let all: Vec<f64> = std::iter::once(MIDDLE_ODDS).chain(odds.iter().copied()).collect();
            unseen(cells, indicators, &all)
        }
    }
}

/// Mean and variance of a cell: the doubt of a grade is spread over all levels.
fn cell((level, certainty): Report) -> (f64, f64) {
    let doubt = (1.0 - certainty) / LEVELS as f64;
    let share = |at: usize| doubt + if at == level { certainty } else { 0.0 };
    let mean: f64 = VALUES.iter().enumerate().map(|(at, value)| share(at) * value).sum();
    let square: f64 = VALUES.iter().enumerate().map(|(at, value)| share(at) * value * value).sum();
    (mean, square - mean * mean)
}

fn filled(cells: &[Option<Report>], indicators: usize, mean: f64, variance: f64) -> Judged {
    let weight = 1.0 / indicators as f64;
    let area = |row: &[Option<Report>]| {
        row.iter()
            .map(|found| found.map_or((mean, variance), cell))
            .fold((0.0, 0.0), |sum, (mean, variance)| {
                (sum.0 + weight * mean, sum.1 + weight * weight * variance)
            })
    };
    let (expected, variance) = cells.chunks(indicators).map(area).unzip();
    Judged { expected, variance }
}

/// Mean of what is known; where nothing is, anything on the scale.
fn known(cells: &[Option<Report>], indicators: usize) -> Judged {
    let area = |row: &[Option<Report>]| {
        let known: Vec<(f64, f64)> = row.iter().flatten().map(|report| cell(*report)).collect();
        if known.is_empty() {
            return (0.5, EVEN);
        }
        let n = known.len() as f64;
        let sum = known.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        (sum.0 / n, sum.1 / (n * n))
    };
    let (expected, variance) = cells.chunks(indicators).map(area).unzip();
    Judged { expected, variance }
}

/// Under odds of reporting; nothing if nothing at all is reported.
fn unseen(cells: &[Option<Report>], indicators: usize, odds: &[f64]) -> Vec<Judged> {
    let belief = |(level, certainty): Report| {
        let doubt = (1.0 - certainty) / LEVELS as f64;
        std::array::from_fn(|at| doubt + if at == level { certainty } else { 0.0 })
    };
    let beliefs: Vec<Option<[f64; LEVELS]>> = cells.iter().map(|found| found.map(belief)).collect();
    let weights = vec![1.0 / indicators as f64; indicators];
    let Ok(reports) = Reports::new(cells.len() / indicators, &weights, &beliefs) else { return Vec::new() };
    let pool = Pool::of(&reports);
    let under = |odds: &f64| {
        let found = scores(&reports, &pool, *odds);
        Judged { expected: found.expected, variance: found.variance }
    };
    odds.iter().map(under).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_a_high_lowers_an_area_only_where_gaps_count_more_than_doubts() {
        let silent = [None, None, Some((3, 0.9)), Some((3, 0.9))];
        let told = [Some((3, 0.45)), None, Some((3, 0.9)), Some((3, 0.9))];
        let first = |policy, cells: &[Option<Report>]| judged(policy, cells, 2, &[1.0])[0].expected[0];
        assert!(first(SilencePolicy::Highest, &told) < first(SilencePolicy::Highest, &silent));
        for policy in [SilencePolicy::Interval, SilencePolicy::AsOthers, SilencePolicy::Unseen] {
            assert!(first(policy, &told) > first(policy, &silent), "{policy:?}");
        }
    }

    #[test]
    fn policies_agree_where_everything_is_known_for_sure() {
        let cells = [Some((3, 1.0)), Some((0, 1.0)), Some((1, 1.0)), Some((1, 1.0))];
        for policy in SilencePolicy::ALL {
            for judged in judged(policy, &cells, 2, &[1.0, 10.0]) {
                assert!((judged.expected[0] - 0.5).abs() < 1e-9, "{policy:?} {judged:?}");
                assert!((judged.expected[1] - 1.0 / 3.0).abs() < 1e-9, "{policy:?} {judged:?}");
            }
        }
    }
}
