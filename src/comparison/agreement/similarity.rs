//! Measures of how similar two rankings are, each as published.
//!
//! All take ranks, 1 for the best; a score with the best end up is turned by its sign. Ties may share a rank of any
//! convention: [`mid_ranks`] gives the mean of the places that they hold, which is what the coefficients below expect.
//! Lists of different length are compared as far as the shorter one goes.

use serde::Serialize;

use super::{kendall_tau_b, top};
use crate::numeric::float;

/// The coefficients of two complete rankings, by their usual names.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Similarity {
    /// Kendall's tau-b, `-1..=1`.
    pub kendall: Option<f64>,
    /// Spearman's rho, `-1..=1`.
    pub spearman: Option<f64>,
    /// Vigna's weighted tau, `-1..=1`.
    pub weighted_tau: Option<f64>,
    /// WS with the first ranking as reference, up to 1.
    pub ws: Option<f64>,
    /// Weighted Spearman `r_w`, `-1..=1`.
    pub rw: Option<f64>,
    /// Rank-biased overlap with p = 0.9, `0..=1`.
    pub rbo: Option<f64>,
}

/// All coefficients of two lists of ranks of the same things; the first is the reference of those that are not symmetric.
///
/// # Complexity
/// O(n²).
#[must_use]
pub fn similarity(reference: &[f64], other: &[f64]) -> Similarity {
    let length = reference.len().min(other.len());
    let (left, right) = (mid_ranks(&reference[..length]), mid_ranks(&other[..length]));
    Similarity {
        kendall: kendall_tau_b(&left, &right),
        spearman: spearman(&left, &right),
        weighted_tau: weighted_tau(&left, &right),
        ws: ws(&left, &right),
        rw: weighted_spearman(&left, &right),
        rbo: rank_biased_overlap(&left, &right, 0.9),
    }
}

/// Ranks in which ties share the mean of their places; the smallest number has rank 1.
///
/// # Source
/// Kendall (1945), Biometrika 33(3):239-251.
///
/// # Complexity
/// O(n log n).
#[must_use]
pub fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let order = top(values, values.len());
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while let Some(&first) = order.get(start) {
        let same = order[start..].iter().take_while(|at| values[**at] == values[first]).count().max(1);
        let mean = start as f64 + (same as f64 + 1.0) / 2.0;
        order[start..start + same].iter().for_each(|at| ranks[*at] = mean);
        start += same;
    }
    ranks
}

/// Spearman's rho: the correlation of the ranks, `-1..=1`; none if one side ties everything. For ties, give [`mid_ranks`].
///
/// # Source
/// Spearman (1904), American Journal of Psychology 15(1):72-101.
///
/// # Complexity
/// O(n).
#[must_use]
pub fn spearman(left: &[f64], right: &[f64]) -> Option<f64> {
    let n = left.len().min(right.len());
    let mean = |values: &[f64]| values.iter().take(n).sum::<f64>() / n.max(1) as f64;
    let (a, b) = (mean(left), mean(right));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (x, y) in left.iter().zip(right) {
        both += (x - a) * (y - b);
        first += (x - a) * (x - a);
        second += (y - b) * (y - b);
    }
    (first > 0.0 && second > 0.0).then(|| both / (first * second).sqrt())
}

/// Vigna's weighted tau, `-1..=1`: an exchange counts `1 / (r + 1) + 1 / (s + 1)` for the places r and s, from 0, of the
/// two things, so that the top of the list matters most. It is the mean of the values for places taken from the left list
/// (ties by the right one) and from the right list (ties by the left one). None if one side ties everything.
///
/// # Source
/// Vigna (2015), A weighted correlation index for rankings with ties, WWW '15, 1166-1176 (additive hyperbolic weights).
///
/// # Complexity
/// O(n²).
#[must_use]
pub fn weighted_tau(left: &[f64], right: &[f64]) -> Option<f64> {
    let by_left = weighted_by(left, right, &places(left, right))?;
    let by_right = weighted_by(left, right, &places(right, left))?;
    Some((by_left + by_right) / 2.0)
}

/// Places from 0 by the first list, ties by the second, and then by position.
fn places(first: &[f64], second: &[f64]) -> Vec<f64> {
    let n = first.len().min(second.len());
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| {
        first[*a].total_cmp(&first[*b]).then(second[*a].total_cmp(&second[*b])).then(a.cmp(b))
    });
    let mut places = vec![0.0; n];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = place as f64;
    }
    places
}

fn weighted_by(left: &[f64], right: &[f64], places: &[f64]) -> Option<f64> {
    let (mut score, mut first, mut second) = (0.0, 0.0, 0.0);
    for i in 0..places.len() {
        for j in 0..i {
            let weight = 1.0 / (places[i] + 1.0) + 1.0 / (places[j] + 1.0);
            let (x, y) = (sign(left[i], left[j]), sign(right[i], right[j]));
            score += x * y * weight;
            first += x * x * weight;
            second += y * y * weight;
        }
    }
    (first > 0.0 && second > 0.0).then(|| score / (first * second).sqrt())
}

fn sign(a: f64, b: f64) -> f64 {
    f64::from(u8::from(a > b)) - f64::from(u8::from(a < b))
}

/// WS: `1 - sum 2^-x_i |x_i - y_i| / max(|x_i - 1|, |x_i - n|)` with x the reference. It is not symmetric. None for fewer
/// than two things.
///
/// # Source
/// Sałabun & Urbaniak (2020), A new coefficient of rankings similarity in decision-making problems, ICCS 2020, LNCS
/// 12138:632-645.
///
/// # Complexity
/// O(n).
#[must_use]
pub fn ws(reference: &[f64], other: &[f64]) -> Option<f64> {
    let n = reference.len().min(other.len());
    if n < 2 {
        return None;
    }
    let last = n as f64;
    let loss = |(x, y): (&f64, &f64)| float::exp2(-x) * (x - y).abs() / (x - 1.0).abs().max((x - last).abs());
    Some(1.0 - reference.iter().zip(other).map(loss).sum::<f64>())
}

/// Weighted Spearman: `r_w = 1 - 6 sum (x_i - y_i)² [(n - x_i + 1) + (n - y_i + 1)] / (n⁴ + n³ - n² - n)`. None for fewer
/// than two things.
///
/// # Source
/// Pinto da Costa & Soares (2005), A weighted rank measure of correlation, Aust. N. Z. J. Stat. 47(4):515-529; as in
/// Dancelli, Manisera & Vezzoli (2013).
///
/// # Complexity
/// O(n).
#[must_use]
pub fn weighted_spearman(left: &[f64], right: &[f64]) -> Option<f64> {
    let count = left.len().min(right.len());
    if count < 2 {
        return None;
    }
    let n = count as f64;
    let loss = |(x, y): (&f64, &f64)| (x - y) * (x - y) * ((n - x + 1.0) + (n - y + 1.0));
    let sum: f64 = left.iter().zip(right).map(loss).sum();
    Some(1.0 - 6.0 * sum / (n * n * n * n + n * n * n - n * n - n))
}

/// Rank-biased overlap of two complete rankings, `0..=1`: what a reader sees in common who goes on to the next place with
/// probability `p`, extrapolated beyond the end. Ties are broken by position. None without things or for `p` outside `0..1`.
///
/// # Source
/// Webber, Moffat & Zobel (2010), A similarity measure for indefinite rankings, ACM TOIS 28(4):20, equation 32.
///
/// # Complexity
/// O(n log n).
#[must_use]
pub fn rank_biased_overlap(left: &[f64], right: &[f64], p: f64) -> Option<f64> {
    let n = left.len().min(right.len());
    if n == 0 || !(p > 0.0 && p < 1.0) {
        return None;
    }
    let (first, second) = (top(&left[..n], n), top(&right[..n], n));
    let mut seen = vec![0_u8; n];
    let (mut common, mut sum, mut power) = (0.0, 0.0, 1.0);
    for (depth, (a, b)) in (1_u32..).zip(first.iter().zip(&second)) {
        for at in [*a, *b] {
            seen[at] += 1;
            common += f64::from(u8::from(seen[at] == 2));
        }
        power *= p;
        sum += common / f64::from(depth) * power;
    }
    Some(common / n as f64 * power + (1.0 - p) / p * sum)
}

/// Common share of the first `k` of both among all that are among the first `k` of one (Jaccard), `0..=1`; none if nothing
/// is ranked or `k` is 0.
#[must_use]
pub fn top_k_jaccard(left: &[f64], right: &[f64], k: usize) -> Option<f64> {
    let share = super::top_k_overlap(left, right, k)?;
    Some(share / (2.0 - share))
}

/// Normalised discounted cumulative gain of the first `k` by `ranks`, `0..=1`: each gain counts `1 / log2(place + 1)`, and
/// the sum is divided by that of the best order. None if `k` is 0 or no gain is positive.
///
/// # Source
/// Järvelin & Kekäläinen (2002), ACM TOIS 20(4):422-446, with the discount of Burges et al. (2005).
///
/// # Complexity
/// O(n log n).
#[must_use]
pub fn ndcg(gains: &[f64], ranks: &[f64], k: usize) -> Option<f64> {
    let turned: Vec<f64> = gains.iter().map(|gain| -gain).collect();
    let sum = |order: &[f64]| -> f64 {
        let chosen = top(order, k.min(gains.len()));
        (2_u32..).zip(chosen).map(|(place, at)| gains[at] / float::log2(f64::from(place))).sum()
    };
    let best = sum(&turned);
    (k > 0 && best > 0.0 && ranks.len() == gains.len()).then(|| sum(ranks) / best)
}

/// What is lost by taking the first `k` of `ranks` instead of the `k` of highest value: the mean loss of value a place, 0 or
/// more, in the unit of the values. None if `k` is 0.
///
/// # Complexity
/// O(n log n).
#[must_use]
pub fn regret(values: &[f64], ranks: &[f64], k: usize) -> Option<f64> {
    let k = k.min(values.len());
    if k == 0 || ranks.len() != values.len() {
        return None;
    }
    let turned: Vec<f64> = values.iter().map(|value| -value).collect();
    let sum = |order: &[f64]| -> f64 { top(order, k).into_iter().map(|at| values[at]).sum() };
    // Rounding may leave the last bit of a difference of equal sums.
    Some(((sum(&turned) - sum(ranks)) / k as f64).max(0.0))
}

/// Share of things that fall into the same of `classes` classes of equal size by both rankings, `0..=1`; none without
/// things or classes. Ties at a limit are broken by position.
#[must_use]
pub fn class_agreement(left: &[f64], right: &[f64], classes: usize) -> Option<f64> {
    let n = left.len().min(right.len());
    if n == 0 || classes == 0 {
        return None;
    }
    let class = |ranks: &[f64]| {
        let mut found = vec![0; n];
        top(&ranks[..n], n).into_iter().enumerate().for_each(|(place, at)| found[at] = place * classes / n);
        found
    };
    let same = class(left).iter().zip(class(right)).filter(|(a, b)| **a == *b).count();
    Some(same as f64 / n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Option<f64>, expected: f64) {
        let value = found.expect("a value");
        assert!((value - expected).abs() < 1e-9, "{value} {expected}");
    }

    /// Formulas of Sałabun & Urbaniak (2020) and Dancelli, Manisera & Vezzoli (2013) on five things with two exchanges.
    #[test]
    fn two_exchanges_of_neighbours_among_five() {
        let found = similarity(&[1.0, 2.0, 3.0, 4.0, 5.0], &[2.0, 1.0, 3.0, 5.0, 4.0]);
        near(found.kendall, 0.6);
        near(found.spearman, 0.8);
        near(found.rw, 0.8);
        near(found.ws, 1.0 - (0.5 / 4.0 + 0.25 / 3.0 + 0.0625 / 3.0 + 0.03125 / 4.0));
        let turned = ws(&[2.0, 1.0, 3.0, 5.0, 4.0], &[1.0, 2.0, 3.0, 4.0, 5.0]).expect("five things");
        assert!((turned - found.ws.expect("five things")).abs() < 1e-12, "this pair happens to be symmetric");
    }

    /// WS takes its weights from the reference alone.
    #[test]
    fn ws_is_not_symmetric() {
        let (x, y) = ([1.0, 2.0, 3.0], [3.0, 1.0, 2.0]);
        near(ws(&x, &y), 1.0 - (0.5 + 0.25 + 0.125 / 2.0));
        near(ws(&y, &x), 1.0 - (0.125 + 0.5 / 2.0 + 0.25));
    }

    /// The example in the documentation of SciPy's `weightedtau`, whose higher numbers are better.
    #[test]
    fn weighted_tau_of_the_example_of_scipy() {
        let x = [-12.0, -2.0, -1.0, -12.0, -2.0];
        let y = [-1.0, -4.0, -7.0, -1.0, 0.0];
        near(weighted_tau(&x, &y), -0.566_949_681_536_827_2);
    }

    #[test]
    fn equal_rankings_are_as_similar_as_can_be() {
        let ranks = [3.0, 1.0, 2.0, 4.0];
        let found = similarity(&ranks, &ranks);
        for value in [found.kendall, found.spearman, found.weighted_tau, found.ws, found.rw, found.rbo] {
            near(value, 1.0);
        }
        near(ndcg(&[2.0, 4.0, 3.0, 1.0], &ranks, 2), 1.0);
        near(regret(&[2.0, 4.0, 3.0, 1.0], &ranks, 2), 0.0);
        near(class_agreement(&ranks, &ranks, 3), 1.0);
        near(top_k_jaccard(&ranks, &ranks, 2), 1.0);
    }

    #[test]
    fn ties_share_the_mean_of_their_places() {
        assert_eq!(mid_ranks(&[7.0, 5.0, 7.0, 1.0]), [3.5, 2.0, 3.5, 1.0]);
        assert_eq!(mid_ranks(&[]), Vec::<f64>::new());
    }

    /// By hand: the first two of four have values 4 and 1 where 4 and 3 could be had.
    #[test]
    fn regret_and_gain_by_hand() {
        let (values, ranks) = ([4.0, 3.0, 2.0, 1.0], [1.0, 4.0, 3.0, 2.0]);
        near(regret(&values, &ranks, 2), 1.0);
        let second = 1.0 / float::log2(3.0);
        near(ndcg(&values, &ranks, 2), (4.0 + second) / (4.0 + 3.0 * second));
        near(top_k_jaccard(&[1.0, 2.0, 3.0, 4.0], &ranks, 2), 1.0 / 3.0);
        near(class_agreement(&[1.0, 2.0, 3.0, 4.0], &ranks, 2), 0.5);
    }

    /// Overlap at depths 1, 2, 3 is 0, 1/2, 1 with p = 0.5.
    #[test]
    fn overlap_is_weighted_by_depth() {
        let found = rank_biased_overlap(&[1.0, 2.0, 3.0], &[3.0, 1.0, 2.0], 0.5);
        near(found, 0.125 + (0.5 * 0.25 + 0.125));
        assert_eq!(rank_biased_overlap(&[1.0], &[1.0], 1.0), None);
    }

    #[test]
    fn what_cannot_be_compared_has_no_value() {
        assert_eq!(ws(&[1.0], &[1.0]), None);
        assert_eq!(weighted_spearman(&[], &[]), None);
        assert_eq!(spearman(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(weighted_tau(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(ndcg(&[0.0, 0.0], &[1.0, 2.0], 1), None);
        assert_eq!(regret(&[1.0], &[1.0], 0), None);
        assert_eq!(class_agreement(&[], &[], 3), None);
    }
}
