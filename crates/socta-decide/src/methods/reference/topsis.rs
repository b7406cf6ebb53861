//! TOPSIS: close to the ideal and far from the anti-ideal alternative.
//!
//! `r_ij = x_ij / √Σ_i x_ij²`, `v_ij = w_j r_ij`; the ideal `A⁺` takes the best `v` of each criterion, the anti-ideal `A⁻`
//! the worst; `S⁺`, `S⁻` are the Euclidean distances to them and `C = S⁻ / (S⁺ + S⁻)`.
//!
//! # Source
//! Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer, section 3.3.7; min-max normalisation as in Opricovic &
//! Tzeng (2004), EJOR 156:445-455.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{Extremes, each_row, extremes, extremes_and_lengths, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, TIES_RULE, best_and_worst};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

static CARD: Card = Card {
    name: "topsis",
    aliases: &[],
    title: "TOPSIS",
    source: "Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer",
    complexity: "O(m n)",
    score: "relative closeness to the ideal, 0 to 1; highest is best",
    parameters: &[
        Parameter {
            name: "normalisation",
            kind: Kind::Choice { options: &["vector", "min-max", "none"], default: "vector" },
            meaning: "How columns are made comparable: divided by their Euclidean length (as published), from smallest to largest cell, or not at all.",
        },
        MISSING,
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ratio,
        criteria: "nothing; min-max normalisation needs an interval scale only",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They add nothing to any distance; if all criteria are such, every score is 0.5.",
        zero: "A column of zeros stays one and adds nothing.",
        negative: "Taken as they are; vector normalisation then depends on the zero point.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// How columns are made comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Normalisation {
    /// Divided by the column's Euclidean length.
    Vector,
    /// From the smallest to the largest cell of the column.
    MinMax,
    /// Cells stay as they are.
    None,
}

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct TopsisScores {
    /// `A⁺`: best weighted normalised value of each criterion.
    pub ideal: Vec<f64>,
    /// `A⁻`: worst weighted normalised value of each criterion.
    pub anti_ideal: Vec<f64>,
    /// `S⁺`: distance of each alternative to the ideal.
    pub s_plus: Vec<f64>,
    /// `S⁻`: distance of each alternative to the anti-ideal.
    pub s_minus: Vec<f64>,
    /// `C`: relative closeness, `0..=1`; 0.5 where ideal and anti-ideal are the same.
    pub closeness: Vec<f64>,
}

/// TOPSIS on numbers. The weights add up to 1; one direction and weight a column.
#[must_use]
pub fn topsis(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
    normalisation: Normalisation,
) -> TopsisScores {
    let (extremes, zeros, units) = normalise(matrix, weights, normalisation);
    let (best, worst) = best_and_worst(extremes, directions);
    let weighted = |cells: &[f64]| -> Vec<f64> {
        cells.iter().zip(&zeros).zip(&units).map(|((x, zero), unit)| (x - zero) * unit).collect()
    };
    let (ideal, anti_ideal) = (weighted(&best), weighted(&worst));
    let [s_plus, s_minus, closeness] = each_row(matrix, |row| {
        let [plus, minus] =
            sums(row, [&zeros, &units, &ideal, &anti_ideal], |x, [zero, unit, ideal, anti]| {
                let v = (x - zero) * unit;
                [(v - ideal) * (v - ideal), (v - anti) * (v - anti)]
            });
        let (plus, minus) = (plus.sqrt(), minus.sqrt());
        [plus, minus, if plus + minus > 0.0 { minus / (plus + minus) } else { 0.5 }]
    });
    TopsisScores { ideal, anti_ideal, s_plus, s_minus, closeness }
}

/// Extremes, zero points and weighted units of the columns. A unit is not a number where the cells leave the range of
/// numbers, so that the scores are refused.
fn normalise(
    matrix: Complete<'_>,
    weights: &[f64],
    normalisation: Normalisation,
) -> (Extremes, Vec<f64>, Vec<f64>) {
    let per_unit = |(size, weight): (f64, &f64)| match size {
        size if !size.is_finite() => f64::NAN,
        size if size > 0.0 => weight / size,
        _ => 0.0,
    };
    let nothing = vec![0.0; weights.len()];
    match normalisation {
        Normalisation::None => (extremes(matrix), nothing, weights.to_vec()),
        Normalisation::MinMax => {
            let extremes = extremes(matrix);
            let ranges = extremes.high.iter().zip(&extremes.low).map(|(high, low)| high - low);
            let units = ranges.zip(weights).map(per_unit).collect();
            let zeros = extremes.low.clone();
            (extremes, zeros, units)
        }
        Normalisation::Vector => {
            let (extremes, lengths) = extremes_and_lengths(matrix);
            let units = lengths.into_iter().zip(weights).map(per_unit).collect();
            (extremes, nothing, units)
        }
    }
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Topsis;

impl Method for Topsis {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let normalisation = match parameters.choice("normalisation") {
            "min-max" => Normalisation::MinMax,
            "none" => Normalisation::None,
            _ => Normalisation::Vector,
        };
        let found = topsis(given.matrix()?, &given.directions, &given.weights, normalisation);
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "ideal", values: Values::Criteria(found.ideal) },
            Detail { name: "anti_ideal", values: Values::Criteria(found.anti_ideal) },
            Detail { name: "s_plus", values: Values::Alternatives(found.s_plus) },
            Detail { name: "s_minus", values: Values::Alternatives(found.s_minus) },
        ];
        Ok(Outcome { scores: found.closeness, best: Best::Highest, ranks: None, details })
    }

    fn scale(&self, _criterion: &Criterion, parameters: &Parameters) -> ScaleLevel {
        // A column that is divided by its length, or by nothing, has a zero point that counts.
        if parameters.choice("normalisation") == "min-max" { ScaleLevel::Interval } else { ScaleLevel::Ratio }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Matrix;
    use socta_base::numeric::rank::competition;

    fn closeness(rows: &[&[f64]], signs: &[i8], weights: &[f64], by: Normalisation) -> Vec<f64> {
        let cells: Vec<Option<f64>> = rows.iter().flat_map(|row| row.iter().copied().map(Some)).collect();
        let matrix = Matrix::new(weights.len(), &cells).expect("full rows");
        let directions: Vec<Direction> =
            signs.iter().map(|&sign| if sign > 0 { Direction::Max } else { Direction::Min }).collect();
        topsis(matrix.complete().expect("no gaps"), &directions, weights, by).closeness
    }

    /// Printed to three digits.
    #[test]
    fn hwang_yoon_1981_fighter_aircraft() {
        let rows: [&[f64]; 4] = [
            &[2.0, 1500.0, 20000.0, 5.5, 5.0, 9.0],
            &[2.5, 2700.0, 18000.0, 6.5, 3.0, 5.0],
            &[1.8, 2000.0, 21000.0, 4.5, 7.0, 7.0],
            &[2.2, 1800.0, 20000.0, 5.0, 5.0, 5.0],
        ];
        let weights = [0.2, 0.1, 0.1, 0.1, 0.2, 0.3];
        let scores = closeness(&rows, &[1, 1, 1, -1, 1, 1], &weights, Normalisation::Vector);
        for (score, published) in scores.iter().zip([0.643, 0.268, 0.613, 0.312]) {
            assert!((score - published).abs() < 0.0006, "{score} {published}");
        }
        assert_eq!(competition(&scores, Best::Highest), [1, 4, 2, 3]);
    }

    /// Printed to three digits.
    #[test]
    fn opricovic_tzeng_2004_mountain_climbing() {
        let rows: [&[f64]; 3] = [&[1.0, 3000.0], &[2.0, 3750.0], &[5.0, 4500.0]];
        let scores = closeness(&rows, &[-1, 1], &[0.5, 0.5], Normalisation::MinMax);
        for (score, published) in scores.iter().zip([0.5, 0.617, 0.5]) {
            assert!((score - published).abs() < 0.0006, "{score} {published}");
        }
    }

    #[test]
    fn equal_alternatives_tie_and_nothing_overflows() {
        let same: [&[f64]; 2] = [&[0.0, 3.0], &[0.0, 3.0]];
        assert_eq!(closeness(&same, &[1, 1], &[0.5, 0.5], Normalisation::Vector), [0.5, 0.5]);
        assert_eq!(closeness(&same, &[1, 1], &[0.5, 0.5], Normalisation::MinMax), [0.5, 0.5]);
        let large: [&[f64]; 2] = [&[1e300], &[1e299]];
        assert_eq!(closeness(&large, &[1], &[1.0], Normalisation::Vector), [1.0, 0.0]);
    }
}
