//! A decision problem: named alternatives and criteria with their matrix.

mod check;
pub mod criterion;
pub mod fault;

use crate::matrix::{Direction, Matrix, MatrixError};
use crate::method_error::MethodError;
use crate::problem::criterion::{Criterion, Extras};
use crate::problem::fault::ProblemFault;

/// A checked decision problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    alternatives: Vec<String>,
    criteria: Vec<Criterion>,
    matrix: Matrix,
    extras: Extras,
}

/// Why columns do not make a problem.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProblemError {
    /// The columns do not make a matrix.
    #[error(transparent)]
    Matrix(#[from] MatrixError),
    /// The parts have faults; all of them.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<ProblemFault>),
}

/// Weights that add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Weights, one a criterion.
    pub values: Vec<f64>,
    /// Sum of the weights as they were given.
    pub sum: f64,
}

impl Problem {
    /// Checks the parts and joins them.
    ///
    /// # Errors
    /// Every fault at once, in the order shape, alternatives, criteria.
    pub fn new(
        alternatives: Vec<String>,
        criteria: Vec<Criterion>,
        matrix: Matrix,
    ) -> Result<Self, Vec<ProblemFault>> {
        Self::with(alternatives, criteria, matrix, Extras::default())
    }

    /// Checks the parts and joins them, with class names and values of sets.
    ///
    /// # Errors
    /// Every fault at once, in the order shape, alternatives, criteria, extras.
    pub fn with(
        alternatives: Vec<String>,
        criteria: Vec<Criterion>,
        matrix: Matrix,
        extras: Extras,
    ) -> Result<Self, Vec<ProblemFault>> {
        let faults = check::faults(&alternatives, &criteria, &matrix, &extras);
        if faults.is_empty() { Ok(Self { alternatives, criteria, matrix, extras }) } else { Err(faults) }
    }

    /// The problem with these alternatives and these columns, each a criterion with its cells from the first alternative to
    /// the last; NaN is a missing cell.
    ///
    /// # Errors
    /// If the columns are not of one length or a cell is infinite; else every fault at once.
    pub fn from_columns<N: Into<String>>(
        alternatives: impl IntoIterator<Item = N>,
        columns: Vec<(Criterion, Vec<f64>)>,
    ) -> Result<Self, ProblemError> {
        let (criteria, cells): (Vec<Criterion>, Vec<Vec<f64>>) = columns.into_iter().unzip();
        let matrix = Matrix::from_columns(&cells)?;
        let alternatives = alternatives.into_iter().map(Into::into).collect();
        Self::new(alternatives, criteria, matrix).map_err(ProblemError::Faults)
    }

    /// Puts other cells, row by row, and other weights into the problem; names and scales stay, so that nothing has to be
    /// checked again. What is not finite is missing.
    pub(crate) fn redraw(
        &mut self,
        cells: impl Iterator<Item = Option<f64>>,
        weights: impl Iterator<Item = f64>,
    ) {
        self.matrix.refill(cells);
        for (criterion, weight) in self.criteria.iter_mut().zip(weights) {
            criterion.weight = Some(weight);
        }
    }

    /// Names of the alternatives, one a row.
    #[must_use]
    pub fn alternatives(&self) -> &[String] {
        &self.alternatives
    }

    /// The criteria, one a column.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The cells.
    #[must_use]
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// Class names and values of sets.
    #[must_use]
    pub fn extras(&self) -> &Extras {
        &self.extras
    }

    /// The directions, one a column.
    #[must_use]
    pub fn directions(&self) -> Vec<Direction> {
        self.criteria.iter().map(|criterion| criterion.direction).collect()
    }

    /// The weights, divided by their sum.
    ///
    /// # Errors
    /// If a criterion has no weight: weights are never silently equal.
    pub fn weights(&self) -> Result<Weights, MethodError> {
        let mut values = Vec::with_capacity(self.criteria.len());
        for criterion in &self.criteria {
            let weight = criterion.weight;
            values.push(
                weight.ok_or_else(|| MethodError::WeightMissing { criterion: criterion.name.clone() })?,
            );
        }
        let sum: f64 = values.iter().sum();
        // Weights that add up to 1 but for rounding stay as they were written.
        if (sum - 1.0).abs() > 1e-12 {
            values.iter_mut().for_each(|weight| *weight /= sum);
        }
        Ok(Weights { values, sum })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::criterion::ValueScale;

    fn matrix() -> Matrix {
        Matrix::new(2, &[Some(1.0), Some(2.0)]).expect("one row of two")
    }

    #[test]
    fn weights_are_divided_by_their_sum_and_never_made_up() {
        let mut criteria =
            vec![Criterion::new("a", Direction::Max, 3.0), Criterion::new("b", Direction::Min, 1.0)];
        let problem = Problem::new(vec!["x".to_owned()], criteria.clone(), matrix()).expect("no fault");
        assert_eq!(problem.weights(), Ok(Weights { values: vec![0.75, 0.25], sum: 4.0 }));
        criteria[1].weight = None;
        let problem = Problem::new(vec!["x".to_owned()], criteria, matrix()).expect("no fault");
        assert_eq!(problem.weights(), Err(MethodError::WeightMissing { criterion: "b".to_owned() }));
    }

    #[test]
    fn columns_carry_their_criteria() {
        let column = |name: &str, cells: Vec<f64>| (Criterion::new(name, Direction::Max, 1.0), cells);
        let problem = Problem::from_columns(["x", "y"], vec![column("a", vec![1.0, f64::NAN])]);
        assert_eq!(problem.map(|problem| problem.matrix().first_missing()), Ok(Some((1, 0))));
        let uneven = Problem::from_columns(["x"], vec![column("a", vec![1.0]), column("b", vec![])]);
        assert!(matches!(uneven, Err(ProblemError::Matrix(MatrixError::Uneven { column: 1, .. }))));
        let unfit = Problem::from_columns(["x", "x"], vec![column("a", vec![1.0])]);
        assert!(matches!(unfit, Err(ProblemError::Faults(faults)) if faults.len() == 2));
    }

    #[test]
    fn all_faults_are_found_at_once() {
        let mut criteria =
            vec![Criterion::new("a", Direction::Max, -1.0), Criterion::new("a", Direction::Max, f64::NAN)];
        criteria[0].scale = Some(ValueScale::Span { low: 1.0, high: 1.0 });
        criteria[1].scale = Some(ValueScale::Points(vec![(0.0, 1.0), (1.0, 0.0)]));
        let names = vec!["x".to_owned(), "x".to_owned(), String::new()];
        let faults = Problem::new(names, criteria, matrix()).expect_err("full of faults");
        assert_eq!(faults.len(), 8, "{faults:?}");
        assert!(matches!(faults[0], ProblemFault::DuplicateAlternative { row: 1, .. }));
    }
}
