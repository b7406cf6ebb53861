//! Outranking with thresholds, as ELECTRE III and ELECTRE TRI-B share it.
//!
//! With `d` the amount by which `b` exceeds `a` on criterion `j` in its good direction, the partial concordance `c_j(a, b)`
//! is 1 up to `q_j`, 0 from `p_j`, linear between; the discordance `D_j(a, b)` is 0 up to `p_j`, 1 from `v_j`, linear
//! between, and always 0 without veto. `C = Σ w_j c_j` and the credibility of "a outranks b" is
//! `σ(a, b) = C Π_{j: D_j > C} (1 - D_j) / (1 - C)`.
//!
//! # Source
//! Roy (1978), ELECTRE III: Un algorithme de classements fondé sur une représentation floue des préférences, Cahiers du CERO
//! 20(1):3-24; Roy & Bouyssou (1993), Aide multicritère à la décision, Economica.
//!
//! # Complexity
//! O(n) a pair for n criteria.

use crate::card::ScaleLevel;
use crate::matrix::{Complete, Direction};
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, Thresholds};

/// Smallest difference that counts at a threshold, relative to the criterion's largest absolute value.
const TOLERANCE: f64 = 1e-12;

/// What pairs are compared by: one direction, weight, tolerance and set of thresholds a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Outranking {
    signs: Vec<f64>,
    weights: Vec<f64>,
    thresholds: Vec<Thresholds>,
    tolerances: Vec<f64>,
}

impl Outranking {
    /// Comparison by these directions, weights (which add up to 1) and thresholds. `sizes` are the largest absolute values
    /// that occur on each criterion: what is smaller than rounding beside them does not separate.
    #[must_use]
    pub fn new(directions: &[Direction], weights: &[f64], thresholds: &[Thresholds], sizes: &[f64]) -> Self {
        Self {
            signs: directions.iter().map(|direction| direction.sign()).collect(),
            weights: weights.to_vec(),
            thresholds: thresholds.to_vec(),
            tolerances: sizes.iter().map(|size| TOLERANCE * size).collect(),
        }
    }

    /// `C(a, b)`: concordance with "a is at least as good as b", `0..=1`.
    #[must_use]
    pub fn concordance(&self, a: &[f64], b: &[f64]) -> f64 {
        let agreed = |(at, excess): (usize, f64)| self.weights[at] * self.agreement(at, excess);
        let sum: f64 = self.excesses(a, b).enumerate().map(agreed).sum();
        // Rounding in the sum of the weights must not separate full agreement from 1.
        if (1.0 - sum).abs() < 1e-12 { 1.0 } else { sum }
    }

    /// `σ(a, b)`: credibility of "a outranks b", `0..=1`, from its concordance.
    #[must_use]
    pub fn credibility(&self, a: &[f64], b: &[f64], concordance: f64) -> f64 {
        let mut credibility = concordance;
        for (at, excess) in self.excesses(a, b).enumerate() {
            let discordance = self.discordance(at, excess);
            if discordance > concordance {
                credibility *= (1.0 - discordance) / (1.0 - concordance);
            }
        }
        credibility
    }

    /// How much `b` exceeds `a` on each criterion, in its good direction.
    fn excesses<'a>(&'a self, a: &'a [f64], b: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        a.iter().zip(b).zip(&self.signs).map(|((a, b), sign)| (b - a) * sign)
    }

    fn agreement(&self, at: usize, excess: f64) -> f64 {
        let Thresholds { indifference: q, preference: p, .. } = self.thresholds[at];
        if excess <= q + self.tolerances[at] {
            1.0
        } else if excess >= p - self.tolerances[at] {
            0.0
        } else {
            (p - excess) / (p - q)
        }
    }

    fn discordance(&self, at: usize, excess: f64) -> f64 {
        let Thresholds { preference: p, veto, .. } = self.thresholds[at];
        match veto {
            None => 0.0,
            Some(_) if excess <= p + self.tolerances[at] => 0.0,
            Some(v) if excess >= v - self.tolerances[at] => 1.0,
            Some(v) => (excess - p) / (v - p),
        }
    }
}

/// The thresholds of each criterion; where none are given, any difference is a full preference and nothing is a veto.
pub(super) fn thresholds(problem: &Problem) -> Vec<Thresholds> {
    let any = Thresholds { indifference: 0.0, preference: 0.0, veto: None };
    problem.criteria().iter().map(|criterion| criterion.thresholds.unwrap_or(any)).collect()
}

/// Differences count as soon as a threshold measures them.
pub(super) fn scale(criterion: &Criterion) -> ScaleLevel {
    match criterion.thresholds {
        Some(t) if t.preference > 0.0 || t.veto.is_some() => ScaleLevel::Interval,
        _ => ScaleLevel::Ordinal,
    }
}

/// Largest absolute value of each column.
pub(super) fn sizes(matrix: Complete<'_>) -> Vec<f64> {
    matrix.extremes().into_iter().map(|(low, high)| low.abs().max(high.abs())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(q: f64, p: f64, veto: Option<f64>) -> Outranking {
        let thresholds = [Thresholds { indifference: q, preference: p, veto }];
        Outranking::new(&[Direction::Max], &[1.0], &thresholds, &[10.0])
    }

    #[test]
    fn a_tie_agrees_fully_even_without_thresholds() {
        let strict = one(0.0, 0.0, None);
        assert_eq!(strict.concordance(&[5.0], &[5.0]), 1.0);
        assert_eq!(strict.concordance(&[0.3], &[0.1 + 0.2]), 1.0);
        assert_eq!(strict.concordance(&[5.0], &[5.1]), 0.0);
    }

    #[test]
    fn concordance_and_discordance_are_linear_between_thresholds() {
        let by = one(1.0, 3.0, Some(7.0));
        let agreement = |excess| by.agreement(0, excess);
        assert_eq!([-2.0, 1.0, 2.0, 3.0, 9.0].map(agreement), [1.0, 1.0, 0.5, 0.0, 0.0]);
        let discordance = |excess| by.discordance(0, excess);
        assert_eq!([3.0, 5.0, 7.0, 9.0].map(discordance), [0.0, 0.5, 1.0, 1.0]);
    }

    #[test]
    fn a_veto_takes_what_concordance_gave() {
        let thresholds =
            [None, Some(4.0)].map(|veto| Thresholds { indifference: 0.0, preference: 2.0, veto });
        let by = Outranking::new(&[Direction::Max, Direction::Min], &[0.6, 0.4], &thresholds, &[9.0, 9.0]);
        let (a, b) = ([9.0, 3.5], [1.0, 0.0]);
        let concordance = by.concordance(&a, &b);
        assert!((concordance - 0.6).abs() < 1e-15);
        // D = (3.5 - 2) / (4 - 2) = 0.75.
        assert!((by.credibility(&a, &b, concordance) - 0.6 * 0.25 / 0.4).abs() < 1e-15);
        assert_eq!(by.credibility(&[9.0, 8.0], &b, 0.6), 0.0);
        assert_eq!(by.credibility(&b, &a, by.concordance(&b, &a)), by.concordance(&b, &a));
    }
}
