//! How much rankings agree.
//!
//! # Source
//!
//! Kendall, M. G. (1945), The treatment of ties in ranking problems, Biometrika 33(3), 239-251 (tau-b). The overlap of the
//! first K matters more to a list of at most K priorities than the order below it.
//!
//! # Complexity
//!
//! Tau-b compares all pairs, `O(n^2)`; the areas of an assessment are tens to a thousand.

mod similarity;

pub use similarity::{
    Similarity, class_agreement, mid_ranks, ndcg, rank_biased_overlap, regret, similarity, spearman,
    top_k_jaccard, weighted_spearman, weighted_tau, ws,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RunSummary;

/// Agreement of two rankings of the same things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The first ranking.
    pub left: String,
    /// The second ranking.
    pub right: String,
    /// How many things both rank.
    pub common: usize,
    /// Kendall's tau-b over them, `-1..=1`; none if one of the rankings ties everything.
    pub tau_b: Option<f64>,
    /// K of the overlap.
    pub k: u32,
    /// Share of the first K that both have in common, `0..=1`; none without a common thing.
    pub top_k_overlap: Option<f64>,
}

/// Kendall's tau-b of two lists of ranks (or scores) of the same things, `-1..=1`; none if one of them ties everything or
/// holds fewer than two.
///
/// With `P` concordant and `Q` discordant pairs, `X` pairs tied only on the left and `Y` only on the right, it is
/// `(P - Q) / sqrt((P + Q + X) (P + Q + Y))`. Lists of different length are compared as far as the shorter one goes.
#[must_use]
pub fn kendall_tau_b(left: &[f64], right: &[f64]) -> Option<f64> {
    let (mut score, mut untied_left, mut untied_right) = (0i64, 0i64, 0i64);
    for (i, (a, x)) in left.iter().zip(right).enumerate() {
        for (b, y) in left.iter().zip(right).take(i) {
            let (l, r) = (order(*a, *b), order(*x, *y));
            score += l * r;
            untied_left += l * l;
            untied_right += r * r;
        }
    }
    if untied_left == 0 || untied_right == 0 {
        return None;
    }
    Some(score as f64 / (untied_left as f64 * untied_right as f64).sqrt())
}

fn order(left: f64, right: f64) -> i64 {
    i64::from(left > right) - i64::from(left < right)
}

/// Share of the first `k` that two rankings have in common, `0..=1`; none if nothing is ranked or `k` is 0.
///
/// The first `k` are those with the best ranks; where a tie crosses the border the first in order count, so that exactly
/// `min(k, n)` are taken from each.
#[must_use]
pub fn top_k_overlap(left: &[f64], right: &[f64], k: usize) -> Option<f64> {
    let k = k.min(left.len()).min(right.len());
    if k == 0 {
        return None;
    }
    let (first, second) = (top(left, k), top(right, k));
    let common = first.iter().filter(|index| second.contains(index)).count();
    Some(common as f64 / k as f64)
}

fn top(ranks: &[f64], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by(|a, b| ranks[*a].total_cmp(&ranks[*b]).then(a.cmp(b)));
    order.truncate(k);
    order
}

/// Agreement of two runs over the areas that both have; K is the smaller one of the two.
#[must_use]
pub fn agree(left: &RunSummary, right: &RunSummary) -> Agreement {
    let both: Vec<(f64, f64)> = left
        .areas
        .iter()
        .filter_map(|area| Some((f64::from(area.rank), f64::from(right.area(&area.key)?.rank))))
        .collect();
    let (first, second): (Vec<f64>, Vec<f64>) = both.into_iter().unzip();
    agreement(left.name(), right.name(), &first, &second, left.priorities.min(right.priorities))
}

/// Agreement of every pair of methods within a run, in the order of the methods.
#[must_use]
pub fn agreement_of_methods(run: &RunSummary) -> Vec<Agreement> {
    let ranks: Vec<Vec<f64>> =
        run.methods.iter().map(|method| method.ranks.iter().map(|rank| f64::from(*rank)).collect()).collect();
    let mut pairs = Vec::new();
    for (first, left) in run.methods.iter().enumerate() {
        for (second, right) in run.methods.iter().enumerate().skip(first + 1) {
            let (left, right) = (left.method.clone(), right.method.clone());
            pairs.push(agreement(left, right, &ranks[first], &ranks[second], run.priorities));
        }
    }
    pairs
}

fn agreement(left: String, right: String, first: &[f64], second: &[f64], k: u32) -> Agreement {
    Agreement {
        left,
        right,
        common: first.len().min(second.len()),
        tau_b: kendall_tau_b(first, second),
        k,
        top_k_overlap: top_k_overlap(first, second, k as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_orders_agree_and_reversed_ones_disagree() {
        assert_eq!(kendall_tau_b(&[1.0, 2.0, 3.0], &[10.0, 20.0, 30.0]), Some(1.0));
        assert_eq!(kendall_tau_b(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
    }

    /// Two of ten things tied on one side and two pairs on the other, counted by hand: 45 pairs; tau-b of the classic
    /// four-item case (1,2,2,3) against (1,2,3,4) is `5 / sqrt(5 * 6)`.
    #[test]
    fn ties_shorten_the_scale_on_their_side_only() {
        let tau = kendall_tau_b(&[1.0, 2.0, 2.0, 3.0], &[1.0, 2.0, 3.0, 4.0]).expect("untied pairs");
        assert!((tau - 5.0 / 30f64.sqrt()).abs() < 1e-15, "{tau}");
    }

    #[test]
    fn a_list_that_ties_everything_agrees_with_nothing() {
        assert_eq!(kendall_tau_b(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(kendall_tau_b(&[1.0], &[1.0]), None);
    }

    #[test]
    fn the_overlap_counts_the_first_k() {
        let (left, right) = ([1.0, 2.0, 3.0, 4.0], [4.0, 1.0, 2.0, 3.0]);
        assert_eq!(top_k_overlap(&left, &right, 2), Some(0.5));
        assert_eq!(top_k_overlap(&left, &right, 9), Some(1.0));
        assert_eq!(top_k_overlap(&left, &right, 0), None);
        // A tie at the border is broken by order, so that the share is never more than 1.
        assert_eq!(top_k_overlap(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0], 1), Some(1.0));
    }
}
