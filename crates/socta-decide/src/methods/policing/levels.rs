//! The answers of a threat questionnaire.

use crate::matrix::Direction;
use crate::method_error::MethodError;
use crate::problem::Problem;

/// An answer. In a matrix: 0, 1, 2, 3, and a missing cell for unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Looked for and not found.
    Nil,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Nobody knows.
    Unknown,
}

/// What a cell must be.
pub(super) const EXPECTED: &str = "0 (nil), 1 (low), 2 (medium), 3 (high), and a missing cell for unknown";

/// The answers of the problem, row by row.
///
/// # Errors
/// If a cell is no answer, or less is worse on a criterion.
pub(super) fn levels(problem: &Problem) -> Result<Vec<Vec<Level>>, MethodError> {
    rising(problem)?;
    let matrix = problem.matrix();
    let mut rows = Vec::with_capacity(matrix.rows());
    for row in 0..matrix.rows() {
        let level =
            |(column, cell)| level(cell).map_err(|value| not_a_level(problem, row, column, value, EXPECTED));
        rows.push(matrix.row(row).enumerate().map(level).collect::<Result<Vec<Level>, _>>()?);
    }
    Ok(rows)
}

fn level(cell: Option<f64>) -> Result<Level, f64> {
    match cell {
        None => Ok(Level::Unknown),
        Some(0.0) => Ok(Level::Nil),
        Some(1.0) => Ok(Level::Low),
        Some(2.0) => Ok(Level::Medium),
        Some(3.0) => Ok(Level::High),
        Some(other) => Err(other),
    }
}

/// The error for a cell that is none of the levels that a method takes.
pub(super) fn not_a_level(
    problem: &Problem,
    row: usize,
    column: usize,
    value: f64,
    expected: &'static str,
) -> MethodError {
    MethodError::NotALevel {
        alternative: problem.alternatives()[row].clone(),
        criterion: problem.criteria()[column].name.clone(),
        value,
        expected,
    }
}

/// Refuses a criterion on which less is more of a threat: these methods count upwards only.
pub(super) fn rising(problem: &Problem) -> Result<(), MethodError> {
    match problem.criteria().iter().find(|criterion| criterion.direction == Direction::Min) {
        None => Ok(()),
        Some(criterion) => Err(MethodError::Unfit {
            criterion: criterion.name.clone(),
            reason: "the method counts upwards, so that its direction must be max",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_whole_numbers_or_nothing() {
        assert_eq!(level(None), Ok(Level::Unknown));
        assert_eq!(level(Some(3.0)), Ok(Level::High));
        assert_eq!(level(Some(0.5)), Err(0.5));
        assert_eq!(level(Some(4.0)), Err(4.0));
    }
}
