//! ELECTRE I: a small set that outranks the rest.
//!
//! Concordance `c(a, b)` is the weight of the criteria on which `a` is at least as good as `b`; discordance `d(a, b)` the
//! largest normalised amount by which `b` exceeds `a` on one, divided by the largest normalised range of a criterion. `a`
//! outranks `b` if `c >= p` and `d <= q`. The kernel is the set whose members do not outrank each other and that outranks
//! everyone else; alternatives that outrank each other in a circle count as one.
//!
//! # Source
//! Roy (1968), Classement et choix en présence de points de vue multiples, RIRO 2(8):57-75.
//!
//! # Complexity
//! O(m² n) for m alternatives and n criteria.

use rayon::prelude::*;
use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{MISSING, MISSING_RULE, at_most, complete_or_means};
use crate::methods::outranking::kernel::kernel;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

static CARD: Card = Card {
    name: "electre1",
    aliases: &["electre-i", "electre"],
    title: "ELECTRE I",
    source: "Roy (1968), RIRO 2(8):57-75",
    complexity: "O(m² n), for at most 2,000 alternatives",
    score: "1 in the kernel, 0 outside; highest is best",
    parameters: &[
        Parameter {
            name: "p",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.65 },
            meaning: "Smallest concordance with which an alternative outranks another.",
        },
        Parameter {
            name: "q",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.35 },
            meaning: "Largest discordance with which an alternative outranks another.",
        },
        Parameter {
            name: "normalisation",
            kind: Kind::Choice { options: &["min-max", "sum", "vector", "none"], default: "min-max" },
            meaning: "How criteria are made comparable for the discordance: from smallest to largest cell, divided by the sum or the Euclidean length of the column, or not at all.",
        },
        MISSING,
        Parameter {
            name: "pairwise",
            kind: Kind::Flag { default: false },
            meaning: "Whether the matrices of concordance and discordance are part of the result; their diagonals are 0.",
        },
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Interval,
        criteria: "nothing; the normalisations sum and vector need a ratio scale",
    },
    treatment: Treatment {
        ties: "All members of the kernel share rank 1, all others the next rank.",
        equal_columns: "They agree with every pair and are discordant with none.",
        zero: "A column of zeros stays one and is discordant with nothing.",
        negative: "Taken as they are; the normalisations sum and vector then depend on the zero point.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Largest number of alternatives.
const MOST: usize = 2_000;
/// Slack of comparisons with the thresholds.
const SLACK: f64 = 1e-9;

/// How criteria are made comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// The range of the column.
    Range,
    /// The sum of the column's absolute values.
    Sum,
    /// The column's Euclidean length.
    Length,
    /// The unit of the data.
    Own,
}

/// Concordance, discordance and kernel. Diagonals are 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Electre1Result {
    /// Concordance `c(a, b)`, `0..=1`.
    pub concordance: Vec<Vec<f64>>,
    /// Discordance `d(a, b)`, `0..=1`.
    pub discordance: Vec<Vec<f64>>,
    /// Whether an alternative is in the kernel.
    pub kernel: Vec<bool>,
}

/// ELECTRE I on numbers. The weights add up to 1; one direction and weight a column. `p` is the smallest concordance and `q`
/// the largest discordance of an outranking.
#[must_use]
pub fn electre1(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
    unit: Unit,
    (p, q): (f64, f64),
) -> Electre1Result {
    let units = units(matrix, unit);
    let extremes = matrix.extremes();
    let ranges = extremes.iter().zip(&units).map(|((low, high), unit)| (high - low) * unit);
    let largest = ranges.fold(0.0, f64::max);
    let rows: Vec<&[f64]> = matrix.rows().collect();
    let pair = |a: &[f64], b: &[f64]| {
        let (mut concordance, mut discordance) = (0.0, 0.0_f64);
        for (at, direction) in directions.iter().enumerate() {
            let excess = (b[at] - a[at]) * direction.sign();
            if excess <= 0.0 {
                concordance += weights[at];
            } else {
                discordance = discordance.max(excess * units[at]);
            }
        }
        (concordance, if largest > 0.0 { discordance / largest } else { 0.0 })
    };
    let of_row = |(at, a): (usize, &&[f64])| -> (Vec<f64>, Vec<f64>) {
        rows.iter().enumerate().map(|(b, row)| if b == at { (0.0, 0.0) } else { pair(a, row) }).unzip()
    };
    let (concordance, discordance): (Vec<Vec<f64>>, Vec<Vec<f64>>) =
        rows.par_iter().enumerate().map(of_row).unzip();
    let outranks =
        |a: usize, b: usize| a != b && concordance[a][b] >= p - SLACK && discordance[a][b] <= q + SLACK;
    let kernel = kernel(rows.len(), outranks);
    Electre1Result { concordance, discordance, kernel }
}

/// What each column is multiplied by.
fn units(matrix: Complete<'_>, unit: Unit) -> Vec<f64> {
    let extremes = matrix.extremes();
    let sizes: Vec<f64> = match unit {
        Unit::Own => return vec![1.0; extremes.len()],
        Unit::Range => extremes.iter().map(|(low, high)| high - low).collect(),
        Unit::Sum | Unit::Length => {
            let mut sums = vec![0.0; extremes.len()];
            for row in matrix.rows() {
                for (sum, x) in sums.iter_mut().zip(row) {
                    *sum += if unit == Unit::Sum { x.abs() } else { x * x };
                }
            }
            if unit == Unit::Sum { sums } else { sums.into_iter().map(f64::sqrt).collect() }
        }
    };
    sizes.into_iter().map(|size| if size > 0.0 { 1.0 / size } else { 0.0 }).collect()
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Electre1;

impl Method for Electre1 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let weights = problem.weights()?.values;
        at_most(MOST, problem, "the comparison of all pairs")?;
        let filled = complete_or_means(problem, parameters)?;
        let complete = filled.complete().ok_or(MethodError::Overflow { what: "a column mean" })?;
        let unit = match parameters.choice("normalisation") {
            "sum" => Unit::Sum,
            "vector" => Unit::Length,
            "none" => Unit::Own,
            _ => Unit::Range,
        };
        let thresholds = (parameters.number("p"), parameters.number("q"));
        let found = electre1(complete, &problem.directions(), &weights, unit, thresholds);
        let scores = found.kernel.iter().map(|inside| f64::from(u8::from(*inside))).collect();
        let kernel = found.kernel.iter().map(|inside| u32::from(*inside)).collect();
        let mut details = vec![
            Detail { name: "weights", values: Values::Criteria(weights) },
            Detail { name: "kernel", values: Values::Counts(kernel) },
        ];
        if parameters.flag("pairwise") {
            details.push(Detail { name: "concordance", values: Values::numbers(found.concordance) });
            details.push(Detail { name: "discordance", values: Values::numbers(found.discordance) });
        }
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn scale(&self, _criterion: &Criterion, parameters: &Parameters) -> ScaleLevel {
        match parameters.choice("normalisation") {
            "sum" | "vector" => ScaleLevel::Ratio,
            _ => ScaleLevel::Interval,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Matrix;

    /// Cebrián & Porcar (2009), Rev. Métodos Cuant. 7:31-56: concordance exactly, discordance to four digits.
    #[test]
    fn cebrian_porcar_2009() {
        let cells = [
            [6.0, 5.0, 28.0, 5.0, 5.0],
            [4.0, 2.0, 25.0, 10.0, 9.0],
            [5.0, 7.0, 35.0, 9.0, 6.0],
            [6.0, 1.0, 27.0, 6.0, 7.0],
            [6.0, 8.0, 30.0, 7.0, 9.0],
            [5.0, 6.0, 26.0, 4.0, 8.0],
        ];
        let cells: Vec<Option<f64>> = cells.concat().into_iter().map(Some).collect();
        let matrix = Matrix::new(5, &cells).expect("full rows");
        let mut directions = [Direction::Max; 5];
        directions[2] = Direction::Min;
        let weights = [0.25, 0.25, 0.1, 0.2, 0.2];
        let complete = matrix.complete().expect("no gaps");
        let found = electre1(complete, &directions, &weights, Unit::Sum, (0.65, 0.35));
        assert_eq!(found.kernel, [false, false, false, false, true, false]);
        let concordance = [0.9, 0.7, 0.8, 0.9, 0.0, 0.9];
        let discordance = [0.0485, 0.3031, 0.2021, 0.0727, 0.0, 0.0969];
        for at in 0..6 {
            assert!((found.concordance[4][at] - concordance[at]).abs() < 1e-9, "{:?}", found.concordance[4]);
            assert!((found.discordance[4][at] - discordance[at]).abs() < 6e-5, "{:?}", found.discordance[4]);
        }
    }

    #[test]
    fn columns_without_differences_are_discordant_with_nothing() {
        let matrix = Matrix::new(1, &[Some(2.0), Some(2.0)]).expect("two rows");
        let complete = matrix.complete().expect("no gaps");
        for unit in [Unit::Range, Unit::Sum, Unit::Length, Unit::Own] {
            let found = electre1(complete, &[Direction::Max], &[1.0], unit, (0.65, 0.35));
            assert_eq!(found.discordance, [[0.0, 0.0], [0.0, 0.0]]);
            // They outrank each other and count as one.
            assert_eq!(found.kernel, [true, true]);
        }
    }
}
