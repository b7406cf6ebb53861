//! Problems for the tests of the methods.

use crate::matrix::{Direction, Matrix};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

/// A problem of these rows; a sign above 0 is a criterion to be maximised.
pub(super) fn problem<const N: usize>(rows: &[[f64; N]], signs: [i8; N], weights: [f64; N]) -> Problem {
    let cells: Vec<Option<f64>> = rows.iter().flatten().copied().map(Some).collect();
    let direction = |sign: i8| if sign > 0 { Direction::Max } else { Direction::Min };
    let criterion = |(column, (sign, weight)): (usize, (i8, f64))| {
        Criterion::new(&format!("c{column}"), direction(sign), weight)
    };
    let criteria = signs.into_iter().zip(weights).enumerate().map(criterion).collect();
    let names = (0..rows.len()).map(|row| format!("a{row}")).collect();
    let matrix = Matrix::new(N, &cells).expect("full rows");
    Problem::new(names, criteria, matrix).expect("no fault")
}

/// Whether all numbers differ by less than `tolerance`.
pub(super) fn near(found: &[f64], published: &[f64], tolerance: f64) -> bool {
    found.len() == published.len()
        && found.iter().zip(published).all(|(found, published)| (found - published).abs() < tolerance)
}
