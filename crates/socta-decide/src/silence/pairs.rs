//! Which alternative is above which, whatever silence means.

use super::pool::Pool;
use super::reports::Reports;
use super::score::{Scores, scores};
use socta_base::numeric::float::normal_cdf;

/// What has to hold before a pair is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Sureness {
    /// Odds of reporting under each of which it has to hold.
    pub odds: Vec<f64>,
    /// Least probability, above 0.5 and up to 1.
    pub least: f64,
    /// Variance that a pair has on top, row by row (for reporters with a habit of their own); empty for none.
    pub extra: Vec<f64>,
}

/// An order as far as it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Least probability over the odds that the alternative of the row is above the one of the column, row by row.
    pub above: Vec<f64>,
    /// Whether that is enough, row by row.
    pub holds: Vec<bool>,
    /// Best and worst rank of each alternative, from 1.
    pub ranks: Vec<(usize, usize)>,
    /// Tier of each alternative, from 0: every pair across two tiers holds.
    pub tiers: Vec<usize>,
}

/// The order that holds under every odds.
///
/// # Complexity
/// O(odds · (alternatives · criteria + alternatives²)).
#[must_use]
pub fn order(reports: &Reports, sureness: &Sureness) -> Order {
    let pool = Pool::of(reports);
    let n = reports.alternatives();
    let mut above = vec![1.0_f64; n * n];
    for &odds in &sureness.odds {
        let scores = scores(reports, &pool, odds);
        for (at, least) in above.iter_mut().enumerate() {
            let extra = sureness.extra.get(at).copied().unwrap_or(0.0);
            *least = least.min(is_above(&scores, at / n, at % n, extra));
        }
    }
    let holds: Vec<bool> = (0..n * n).map(|at| at / n != at % n && above[at] >= sureness.least).collect();
    let beats = |row: usize| holds[row * n..(row + 1) * n].iter().filter(|holds| **holds).count();
    let beaten = |column: usize| (0..n).filter(|row| holds[row * n + column]).count();
    let ranks = (0..n).map(|at| (1 + beaten(at), n - beats(at))).collect();
    let tiers = tiers(n, &holds, &(0..n).map(beats).collect::<Vec<_>>());
    Order { above, holds, ranks, tiers }
}

/// Probability that one alternative is above another, with normal scores.
pub(super) fn is_above(scores: &Scores, one: usize, other: usize, extra: f64) -> f64 {
    if one == other {
        return 0.5;
    }
    let variance = scores.variance[one] + scores.variance[other] + extra;
    normal_cdf((scores.expected[one] - scores.expected[other]) / variance.sqrt())
}

/// Tiers: the alternatives by falling number of those that they are above, cut wherever every pair across holds.
fn tiers(n: usize, holds: &[bool], beats: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| beats[b].cmp(&beats[a]).then(a.cmp(&b)));
    let mut tiers = vec![0; n];
    let mut tier = 0;
    for (position, &at) in order.iter().enumerate() {
        tiers[at] = tier;
        let (upper, lower) = order.split_at(position + 1);
        let is_cut = upper.iter().all(|&one| lower.iter().all(|&other| holds[one * n + other]));
        if is_cut && !lower.is_empty() {
            tier += 1;
        }
    }
    tiers
}
