//! The additive value model.
//!
//! `V(a) = Σ w_j v_j(x_aj)`: each criterion becomes a value in `0..=1` on a declared scale, and the values are weighted.
//!
//! # Source
//! Keeney & Raiffa (1976), Decisions with Multiple Objectives, Wiley, ch. 3.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::each_row;
use crate::matrix::{Complete, Matrix};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::quotients;
use crate::methods::value::scaling::Scaling;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

/// The description.
static CARD: Card = Card {
    name: "additive",
    aliases: &["mavt", "maut", "wsm", "saw", "weighted-sum"],
    title: "additive value model",
    source: "Keeney & Raiffa (1976), Decisions with Multiple Objectives, Wiley",
    complexity: "O(m n)",
    score: "weighted mean of values, 0 to 1 on declared scales; highest is best",
    parameters: &[
        Parameter {
            name: "scaling",
            kind: Kind::Choice {
                options: &["declared", "min-max", "linear", "sum", "vector", "none"],
                default: "declared",
            },
            meaning: "How cells become values: by the declared scale or value function; from the smallest to the largest cell \
                      (min-max); as shares of the largest cell, costs as the smallest cell divided by the cell (linear); as shares \
                      of the sum, costs by reciprocals (sum); as shares of the Euclidean length, costs as 1 less that (vector); or \
                      not at all, with costs negated. All but declared and none depend on which alternatives are there, so that \
                      ranks may reverse; linear, sum and vector need a ratio scale.",
        },
        Parameter {
            name: "outside",
            kind: Kind::Choice { options: &["error", "clip", "extrapolate"], default: "error" },
            meaning: "What happens to a cell outside its declared scale.",
        },
        Parameter {
            name: "missing",
            kind: Kind::Choice { options: &["available", "error"], default: "available" },
            meaning: "Missing cells: score the weighted mean of the known values and report the known weight as coverage, or refuse.",
        },
        Parameter {
            name: "contributions",
            kind: Kind::Flag { default: false },
            meaning: "Whether the weighted values that add up to each score are part of the result.",
        },
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Interval,
        criteria: "a declared scale or a value function",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "On a declared scale nothing special; with min-max scaling such a criterion is worth 0 for all.",
        zero: "Nothing special; with linear and sum scaling an error for costs, which enter by their reciprocal.",
        negative: "Nothing special; the scale says what they mean. With linear and sum scaling an error.",
        missing: "The other weights are rescaled and coverage says how much was known, or an error by parameter.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Handled,
};

/// Scores of the additive model.
#[derive(Debug, Clone, PartialEq)]
pub struct AdditiveScores {
    /// Weighted mean of the known values of each alternative; none if nothing with weight is known.
    pub scores: Vec<Option<f64>>,
    /// Weight of the known values of each alternative, `0..=1`.
    pub coverage: Vec<f64>,
}

/// Weighted means of the known values. The weights add up to 1.
#[must_use]
pub fn additive(values: &Matrix, weights: &[f64]) -> AdditiveScores {
    let mut scores = Vec::with_capacity(values.rows());
    let mut coverage = Vec::with_capacity(values.rows());
    let complete = values.complete();
    for row in 0..values.rows() {
        if let Some(complete) = complete {
            coverage.push(1.0);
            scores.push(Some(socta_base::numeric::sum::dot(weights, complete.row(row))));
            continue;
        }
        let mut known = 0.0;
        let mut all = true;
        let mut sum = 0.0;
        for (weight, value) in weights.iter().zip(values.row(row)) {
            match value {
                Some(value) => {
                    known += weight;
                    sum += weight * value;
                }
                None => all = false,
            }
        }
        // A full row is not divided, so that it has the same bits whether or not other rows have gaps.
        coverage.push(if all { 1.0 } else { known });
        scores.push(if all { Some(sum) } else { (known > 0.0).then(|| sum / known) });
    }
    AdditiveScores { scores, coverage }
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Additive;

impl Method for Additive {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let weights = problem.weights()?.values;
        if parameters.choice("missing") == "error" && problem.matrix().first_missing().is_some() {
            let hint = "set the parameter missing=available to score what is known";
            return Err(crate::refusal::cell_missing(problem, hint));
        }
        let scaling = Scaling::of(problem, parameters)?;
        let mut details = Vec::new();
        let (scores, coverage) = match problem.matrix().complete() {
            Some(complete) if !parameters.flag("contributions") => {
                (without_gaps(complete, &scaling, &weights), vec![1.0; complete.len()])
            }
            _ => {
                let values = with_gaps(problem.matrix(), &scaling)?;
                let AdditiveScores { scores, coverage } = additive(&values, &weights);
                if parameters.flag("contributions") {
                    let rows = coverage.iter().enumerate().map(|(row, known)| {
                        let share =
                            |(value, weight): (Option<f64>, &f64)| value.map(|value| value * weight / known);
                        values.row(row).zip(&weights).map(share).collect()
                    });
                    details.push(Detail { name: "contributions", values: Values::Matrix(rows.collect()) });
                }
                (known(problem, scores)?, coverage)
            }
        };
        details.insert(0, Detail { name: "weights", values: Values::Criteria(weights) });
        details.insert(1, Detail { name: "coverage", values: Values::Alternatives(coverage) });
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn scale(&self, _criterion: &Criterion, parameters: &Parameters) -> ScaleLevel {
        // Scalings that divide have a zero point that counts.
        match parameters.choice("scaling") {
            "declared" | "min-max" => ScaleLevel::Interval,
            _ => ScaleLevel::Ratio,
        }
    }
}

/// The scores, if each alternative has one.
fn known(problem: &Problem, scores: Vec<Option<f64>>) -> Result<Vec<f64>, MethodError> {
    let unknown = |alternative: &String| MethodError::NothingKnown { alternative: alternative.clone() };
    scores
        .into_iter()
        .zip(problem.alternatives())
        .map(|(score, alternative)| score.ok_or_else(|| unknown(alternative)))
        .collect()
}

/// The matrix of values.
fn with_gaps(matrix: &Matrix, scaling: &Scaling) -> Result<Matrix, MethodError> {
    let columns = matrix.columns();
    let value = |(at, cell): (usize, Option<f64>)| cell.map(|x| scaling.value(at % columns, x));
    let cells: Vec<Option<f64>> =
        (0..matrix.rows()).flat_map(|row| matrix.row(row)).enumerate().map(value).collect();
    Matrix::new(columns, &cells).map_err(|_| MethodError::Overflow { what: "a value" })
}

/// Scores of a matrix without gaps, in one pass.
fn without_gaps(matrix: Complete<'_>, scaling: &Scaling, weights: &[f64]) -> Vec<f64> {
    let [scores] = match scaling.quotients() {
        Some(quotients) => each_row(matrix, |row| {
            let terms = row.iter().zip(&quotients).zip(weights);
            [terms.map(|((x, quotient), weight)| weight * quotients::value(*x, *quotient)).sum()]
        }),
        None => each_row(matrix, |row| {
            let terms = row.iter().enumerate().zip(weights);
            [terms.map(|((column, x), weight)| weight * scaling.value(column, *x)).sum()]
        }),
    };
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: the third alternative is best on 20 % of the weight, which is why coverage stands beside the score.
    #[test]
    fn missing_cells_rescale_the_weights_and_lower_coverage() {
        let cells = [Some(0.8), None, Some(0.4), Some(0.5), Some(0.6), Some(0.6), None, None, Some(0.9)];
        let matrix = Matrix::new(3, &cells).expect("three rows");
        let found = additive(&matrix, &[0.5, 0.3, 0.2]);
        for (score, expected) in found.scores.iter().zip([0.685_714_285_714_285_7, 0.55, 0.9]) {
            assert!((score.unwrap_or(f64::NAN) - expected).abs() < 1e-12);
        }
        for (coverage, expected) in found.coverage.iter().zip([0.7, 1.0, 0.2]) {
            assert!((coverage - expected).abs() < 1e-12);
        }
    }
}
