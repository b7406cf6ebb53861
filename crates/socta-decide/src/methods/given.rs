//! What most methods read of a problem before they compute: a matrix without gaps, directions and weights.

use std::borrow::Cow;

use crate::columns::{Extremes, extremes};
use crate::matrix::{Complete, Direction, Matrix};
use crate::method_error::MethodError;
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::{Refusal, cell_missing};

/// The parameter that says what a missing cell counts as.
pub(super) const MISSING: Parameter = Parameter {
    name: "missing",
    kind: Kind::Choice { options: &["error", "mean"], default: "error" },
    meaning: "Missing cells: refuse, or put the mean of the known cells of the criterion.",
};

/// What cards say about missing cells where [`MISSING`] is a parameter.
pub(super) const MISSING_RULE: &str = "An error, or the column's mean by parameter.";

/// What cards say about ties.
pub(super) const TIES_RULE: &str = "Equal scores share the best rank.";

/// A problem as most methods take it.
#[derive(Debug)]
pub(super) struct Given<'a> {
    matrix: Cow<'a, Matrix>,
    /// Directions, one a column.
    pub(super) directions: Vec<Direction>,
    /// One a column; they add up to 1.
    pub(super) weights: Vec<f64>,
}

impl<'a> Given<'a> {
    /// Reads a problem; gaps are refused or filled as [`MISSING`] says.
    pub(super) fn read(problem: &'a Problem, parameters: &Parameters) -> Result<Self, MethodError> {
        let weights = problem.weights()?.values;
        let matrix = complete_or_means(problem, parameters)?;
        Ok(Self { matrix, directions: problem.directions(), weights })
    }

    /// The matrix.
    pub(super) fn matrix(&self) -> Result<Complete<'_>, MethodError> {
        self.matrix.complete().ok_or(MethodError::Overflow { what: "a column mean" })
    }
}

/// The matrix without gaps: as it is, or with column means if the parameter `missing` is `mean`.
pub(super) fn complete_or_means<'a>(
    problem: &'a Problem,
    parameters: &Parameters,
) -> Result<Cow<'a, Matrix>, MethodError> {
    let matrix = problem.matrix();
    if matrix.first_missing().is_none() {
        return Ok(Cow::Borrowed(matrix));
    }
    if parameters.choice("missing") != "mean" {
        return Err(cell_missing(problem, "set the parameter missing=mean to put the mean of the criterion"));
    }
    matrix.filled_by_column_means().map(Cow::Owned).ok_or_else(|| {
        let empty = |column: &usize| matrix.column(*column).all(|cell| cell.is_none());
        let column = (0..matrix.columns()).find(empty).unwrap_or(0);
        MethodError::EmptyCriterion { criterion: problem.criteria()[column].name.clone() }
    })
}

/// Refuses more alternatives than something quadratic is computed for.
pub(super) fn at_most(limit: usize, problem: &Problem, what: &'static str) -> Result<(), MethodError> {
    let alternatives = problem.matrix().rows();
    if alternatives > limit {
        return Err(MethodError::TooMany { alternatives, limit, what });
    }
    Ok(())
}

/// Refuses the first cell that is not above 0, of the first column that has one and that `counts`.
pub(super) fn positive(
    matrix: Complete<'_>,
    extremes: &Extremes,
    counts: impl Fn(usize) -> bool,
    hint: &'static str,
) -> Result<(), Refusal> {
    let column = (0..matrix.columns()).find(|&column| counts(column) && extremes.low[column] <= 0.0);
    let Some(column) = column else { return Ok(()) };
    match matrix.rows().position(|row| row[column] <= 0.0) {
        Some(row) => Err(Refusal::NotPositive { row, column, value: matrix.row(row)[column], hint }),
        None => Ok(()),
    }
}

/// Refuses the first cell below 0, of the first column that has one.
pub(super) fn not_negative(
    matrix: Complete<'_>,
    extremes: &Extremes,
    hint: &'static str,
) -> Result<(), Refusal> {
    let Some(column) = extremes.low.iter().position(|low| *low < 0.0) else { return Ok(()) };
    match matrix.rows().position(|row| row[column] < 0.0) {
        Some(row) => Err(Refusal::Negative { row, column, value: matrix.row(row)[column], hint }),
        None => Ok(()),
    }
}

/// Refuses numbers that left the range of floating-point numbers on the way.
pub(super) fn finite(numbers: &[f64], what: &'static str) -> Result<(), Refusal> {
    if numbers.iter().all(|number| number.is_finite()) { Ok(()) } else { Err(Refusal::Overflow { what }) }
}

/// Widths of the ranges of the columns.
pub(super) fn ranges(extremes: &Extremes) -> Result<Vec<f64>, Refusal> {
    let ranges: Vec<f64> = extremes.high.iter().zip(&extremes.low).map(|(high, low)| high - low).collect();
    finite(&ranges, "the range of a criterion")?;
    Ok(ranges)
}

/// `weight / size`, and 0 where the size is 0, so that such a column adds nothing.
pub(super) fn per_unit(weights: &[f64], sizes: &[f64]) -> Result<Vec<f64>, Refusal> {
    let unit = |(weight, size): (&f64, &f64)| if *size > 0.0 { weight / size } else { 0.0 };
    let units: Vec<f64> = weights.iter().zip(sizes).map(unit).collect();
    finite(&units, "the weight of a unit")?;
    Ok(units)
}

/// The best and the worst value of each column.
pub(super) fn best_and_worst(extremes: Extremes, directions: &[Direction]) -> (Vec<f64>, Vec<f64>) {
    let Extremes { low: mut worst, high: mut best } = extremes;
    for ((worst, best), direction) in worst.iter_mut().zip(&mut best).zip(directions) {
        if *direction == Direction::Min {
            std::mem::swap(worst, best);
        }
    }
    (best, worst)
}

/// The columns as steps from the worst value to the best.
pub(super) struct Steps {
    /// Best value of each column.
    pub(super) best: Vec<f64>,
    /// Worst value of each column.
    pub(super) worst: Vec<f64>,
    /// Weight of a unit of each column: below 0 for costs, 0 where all alternatives are equal.
    pub(super) units: Vec<f64>,
}

/// The steps of a matrix, of which each column's whole range has its weight.
pub(super) fn steps(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
) -> Result<Steps, Refusal> {
    let extremes = extremes(matrix);
    let units = per_unit(weights, &ranges(&extremes)?)?;
    let units = units.iter().zip(directions).map(|(unit, direction)| unit * direction.sign()).collect();
    let (best, worst) = best_and_worst(extremes, directions);
    Ok(Steps { best, worst, units })
}
