//! What a scoring method cannot take, before the names of the problem make an error of it.

use crate::method_error::MethodError;
use crate::problem::Problem;

/// What a method cannot take, by position; [`Refusal::named`] makes the error of it. Positions count from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Refusal {
    /// A cell is not above 0.
    NotPositive {
        /// Row of the cell, from 0.
        row: usize,
        /// Column of the cell, from 0.
        column: usize,
        /// The cell that is refused.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// A cell is below 0.
    Negative {
        /// Row of the cell, from 0.
        row: usize,
        /// Column of the cell, from 0.
        column: usize,
        /// The cell that is refused.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// The mean of a column is not above 0.
    MeanNotPositive {
        /// Column of the criterion, from 0.
        column: usize,
        /// Mean of its cells.
        mean: f64,
    },
    /// The method divides by something that is 0 for a row.
    ZeroDivisor {
        /// Row of the alternative, from 0.
        row: usize,
        /// Name of the divisor that is 0.
        what: &'static str,
    },
    /// A result is not finite.
    Overflow {
        /// Name of the result that is not finite.
        what: &'static str,
    },
}

impl Refusal {
    /// The error, with the names of the problem.
    #[must_use]
    pub fn named(self, problem: &Problem) -> MethodError {
        let alternative = |row: usize| problem.alternatives().get(row).cloned().unwrap_or_default();
        let criterion = |column: usize| {
            problem.criteria().get(column).map(|criterion| criterion.name.clone()).unwrap_or_default()
        };
        match self {
            Self::NotPositive { row, column, value, hint } => MethodError::NotPositive {
                alternative: alternative(row),
                criterion: criterion(column),
                value,
                hint,
            },
            Self::Negative { row, column, value, hint } => MethodError::Negative {
                alternative: alternative(row),
                criterion: criterion(column),
                value,
                hint,
            },
            Self::MeanNotPositive { column, mean } => {
                MethodError::MeanNotPositive { criterion: criterion(column), mean }
            }
            Self::ZeroDivisor { row, what } => {
                MethodError::ZeroDivisor { alternative: alternative(row), what }
            }
            Self::Overflow { what } => MethodError::Overflow { what },
        }
    }
}

/// The error for a matrix with missing cells.
pub(crate) fn cell_missing(problem: &Problem, hint: &'static str) -> MethodError {
    let (row, column) = problem.matrix().first_missing().unwrap_or((0, 0));
    MethodError::CellMissing {
        alternative: problem.alternatives()[row].clone(),
        criterion: problem.criteria()[column].name.clone(),
        count: problem.matrix().missing(),
        hint,
    }
}
