//! The analytic hierarchy process: weights from comparisons of all pairs, and how far they contradict each other.
//!
//! `a_ij` says how many times as important criterion `i` is as `j`. The weights are the principal eigenvector of `A`, by
//! power iteration, or the geometric means of its rows. `CI = (λ_max - n) / (n - 1)`, and `CR = CI / RI` with the mean `RI`
//! of random matrices; above 0.1 the judgements should be thought over, and the triad that fits worst is named.
//!
//! # Source
//! Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill; geometric means: Crawford & Williams (1985), Journal of
//! Mathematical Psychology 29(4):387-405; geometric consistency index: Aguarón & Moreno-Jiménez (2003), EJOR 147(1):137-145;
//! random matrices of more than 15 rows: Alonso & Lamata (2006), IJUFKS 14(4):445-459; the triad: Koczkodaj (1993),
//! Mathematical and Computer Modelling 18(7):79-84.
//!
//! # Complexity
//! O(n²) a step of the iteration; O(n³) for the triads.

use socta_base::numeric::float;

use crate::card::ScaleLevel;
use crate::outcome::Values;
use crate::parameter::{Kind, Parameter, Parameters};
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::method::{Input, LookAt, Weighing, WeightError, Weighting};

static CARD: Card = Card {
    name: "ahp",
    aliases: &["analytic-hierarchy-process", "pairwise"],
    title: "analytic hierarchy process",
    source: "Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill",
    complexity: "O(n²) a step of the iteration, O(n³) for the triads",
    meaning: "Importance as the comparisons of all pairs state it on the average; its consistency ratio says how far they contradict each other.",
    parameters: &[Parameter {
        name: "derivation",
        kind: Kind::Choice { options: &["eigenvector", "geometric-mean"], default: "eigenvector" },
        meaning: "How weights follow from the comparisons: the principal eigenvector (Saaty), or the geometric means of the rows (Crawford & Williams).",
    }],
    needs: Needs::Comparisons,
    scale: ScaleLevel::Ordinal,
    cells: Cells::Any,
    equal: "Equal weights, and consistent.",
};

/// Largest consistency ratio that Saaty lets pass.
const PASSES: f64 = 0.1;

/// Mean consistency index of random comparisons of 1 to 15 criteria: Saaty (1980).
const RANDOM_INDEX: [f64; 15] =
    [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// Comparisons of all pairs: positive, square, and reciprocal.
pub type Comparisons = [Vec<f64>];

/// How far comparisons contradict each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Consistency {
    /// `λ_max`: the principal eigenvalue, `n` for consistent comparisons.
    pub lambda_max: f64,
    /// `CI`, 0 or more.
    pub index: f64,
    /// `CR`, 0 or more.
    pub ratio: f64,
    /// The geometric consistency index of the geometric means; 0 for fewer than three criteria.
    pub geometric_index: f64,
    /// The triad that fits worst; none for fewer than three criteria.
    pub worst: Option<[usize; 3]>,
}

/// The principal eigenvector, adding up to 1, and its eigenvalue.
#[must_use]
pub fn eigenvector(comparisons: &Comparisons) -> (Vec<f64>, f64) {
    let mut weights = geometric_mean(comparisons);
    let mut lambda = comparisons.len() as f64;
    // A positive matrix converges geometrically; the bound is for what rounding keeps moving.
    for _ in 0..10_000 {
        let product: Vec<f64> =
            comparisons.iter().map(|row| row.iter().zip(&weights).map(|(a, w)| a * w).sum()).collect();
        lambda = product.iter().sum();
        let next: Vec<f64> = product.iter().map(|x| x / lambda).collect();
        let moved = next.iter().zip(&weights).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        weights = next;
        if moved <= 1e-15 {
            break;
        }
    }
    (weights, lambda)
}

/// The geometric means of the rows, adding up to 1.
#[must_use]
pub fn geometric_mean(comparisons: &Comparisons) -> Vec<f64> {
    let n = comparisons.len() as f64;
    let mean = |row: &Vec<f64>| float::exp(row.iter().map(|a| float::ln(*a)).sum::<f64>() / n);
    let means: Vec<f64> = comparisons.iter().map(mean).collect();
    let total: f64 = means.iter().sum();
    means.iter().map(|mean| mean / total).collect()
}

/// How far comparisons contradict each other.
#[must_use]
pub fn consistency(comparisons: &Comparisons) -> Consistency {
    let n = comparisons.len();
    let size = n as f64;
    let (_, lambda_max) = eigenvector(comparisons);
    if n < 3 {
        return Consistency { lambda_max, index: 0.0, ratio: 0.0, geometric_index: 0.0, worst: None };
    }
    // Rounding may bring the eigenvalue below n, which it never is.
    let index = ((lambda_max - size) / (size - 1.0)).max(0.0);
    let ratio = match RANDOM_INDEX.get(n - 1) {
        Some(random) => index / random,
        None => index * (size - 1.0) / (2.7699 * size - 4.3513 - size),
    };
    let worst = worst_triad(comparisons);
    Consistency { lambda_max, index, ratio, geometric_index: geometric_index(comparisons), worst }
}

fn geometric_index(comparisons: &Comparisons) -> f64 {
    let n = comparisons.len();
    let weights = geometric_mean(comparisons);
    let mut total = 0.0;
    for i in 0..n {
        for j in i + 1..n {
            let error = float::ln(comparisons[i][j]) - float::ln(weights[i]) + float::ln(weights[j]);
            total += error * error;
        }
    }
    2.0 * total / ((n as f64 - 1.0) * (n as f64 - 2.0))
}

/// The triad whose direct comparison is farthest, as a factor, from the product of the other two; the first of equals.
fn worst_triad(comparisons: &Comparisons) -> Option<[usize; 3]> {
    let n = comparisons.len();
    let mut worst = None;
    let mut most = -1.0;
    for i in 0..n {
        for j in i + 1..n {
            for k in j + 1..n {
                let implied = float::ln(comparisons[i][j]) + float::ln(comparisons[j][k]);
                let misfit = (implied - float::ln(comparisons[i][k])).abs();
                if misfit > most {
                    (worst, most) = (Some([i, j, k]), misfit);
                }
            }
        }
    }
    worst
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Ahp;

impl Weighting for Ahp {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn weigh(&self, input: Input<'_>, parameters: &Parameters) -> Result<Weighing, WeightError> {
        let comparisons = input.judged(&CARD, |judgements| judgements.comparisons())?;
        let found = consistency(comparisons);
        let raw = match parameters.choice("derivation") {
            "geometric-mean" => geometric_mean(comparisons),
            _ => eigenvector(comparisons).0,
        };
        let finite = |value: f64| value.is_finite();
        if !raw.iter().chain([&found.lambda_max, &found.geometric_index]).all(|value| finite(*value)) {
            return Err(WeightError::Overflow { what: "a weight" });
        }
        let mut weighing = Weighing::of(&raw, "the comparisons are too far apart")?
            .detailed("lambda_max", Values::Scalar(found.lambda_max))
            .detailed("consistency_index", Values::Scalar(found.index))
            .detailed("consistency_ratio", Values::Scalar(found.ratio))
            .detailed("geometric_consistency_index", Values::Scalar(found.geometric_index));
        if found.ratio > PASSES {
            weighing.look_at.extend(found.worst.map(|triad| look_at(triad, comparisons, &input.criteria())));
        }
        Ok(weighing)
    }
}

fn look_at([i, j, k]: [usize; 3], comparisons: &Comparisons, names: &[String]) -> LookAt {
    let [a, b, c] = [i, j, k].map(|at| names[at].clone());
    let (first, second, direct) = (comparisons[i][j], comparisons[j][k], comparisons[i][k]);
    let words = format!(
        "`{a}` against `{b}` is {}, and `{b}` against `{c}` is {}; then `{a}` against `{c}` would be {}, but it is {}",
        ratio(first),
        ratio(second),
        ratio(first * second),
        ratio(direct),
    );
    LookAt { criteria: vec![a, b, c], words }
}

/// A comparison as people write it: 3, or 1/3.
fn ratio(value: f64) -> String {
    let short = |value: f64| {
        let text = format!("{value:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    if value < 1.0 { format!("1/{}", short(1.0 / value)) } else { short(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reciprocal(upper: &[&[f64]]) -> Vec<Vec<f64>> {
        let n = upper.len() + 1;
        let mut full = vec![vec![1.0; n]; n];
        for (i, row) in upper.iter().enumerate() {
            for (j, value) in row.iter().enumerate() {
                full[i][i + 1 + j] = *value;
                full[i + 1 + j][i] = 1.0 / value;
            }
        }
        full
    }

    /// Haas & Meixner, An Illustrated Guide to the Analytic Hierarchy Process: purchase of a house. Weights and eigenvalue to
    /// the six decimals of an independent computation of eigenvalues.
    #[test]
    fn haas_meixner_house() {
        let house = reciprocal(&[
            &[7.0, 0.2, 0.125, 0.5, 1.0 / 3.0, 0.2, 1.0],
            &[0.125, 1.0 / 9.0, 0.25, 0.2, 1.0 / 9.0, 0.125],
            &[1.0 / 3.0, 4.0, 2.0, 1.0, 1.0],
            &[7.0, 5.0, 3.0, 3.0],
            &[0.5, 0.2, 0.2],
            &[1.0 / 3.0, 1.0 / 3.0],
            &[1.0],
        ]);
        let (weights, lambda) = eigenvector(&house);
        let expected = [0.05372, 0.016668, 0.151455, 0.346658, 0.046928, 0.07615, 0.167521, 0.1409];
        assert!(weights.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6), "{weights:?}");
        assert!((lambda - 8.698198).abs() < 1e-6, "{lambda}");
        let found = consistency(&house);
        assert!((found.ratio - 0.698198 / 7.0 / 1.41).abs() < 1e-6 && found.ratio < PASSES);
    }

    /// FuzzyAHP 0.9.5 (R), test_consistencyRatio.R.
    #[test]
    fn fuzzy_ahp_consistency_ratio() {
        let found = consistency(&reciprocal(&[&[1.0 / 3.0, 5.0], &[7.0]]));
        // That package divides by the random index 0.52 of another simulation.
        assert!((found.ratio * 0.58 / 0.52 - 0.062_391_9).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn the_triad_that_fits_worst_is_named() {
        let comparisons = reciprocal(&[&[2.0, 4.0, 8.0], &[2.0, 4.0], &[0.25]]);
        let found = consistency(&comparisons);
        assert!(found.ratio > PASSES);
        assert_eq!(found.worst, Some([0, 2, 3]));
        let names = ["a", "b", "c", "d"].map(str::to_owned);
        let looked = look_at([0, 2, 3], &comparisons, &names);
        assert_eq!(
            looked.words,
            "`a` against `c` is 4, and `c` against `d` is 1/4; then `a` against `d` would be 1, but it is 8"
        );
    }

    #[test]
    fn many_criteria_have_a_ratio_too() {
        let row = |i: usize| (0..20).map(|j| (j as f64 + 1.0) / (i as f64 + 1.0)).collect::<Vec<_>>();
        let consistent: Vec<Vec<f64>> = (0..20).map(row).collect();
        let found = consistency(&consistent);
        assert!(found.ratio.abs() < 1e-12 && (found.lambda_max - 20.0).abs() < 1e-9);
    }
}
