//! How far the cells of criteria are spread.

use rayon::prelude::*;
use socta_base::numeric::sum::{dot, mean, pairwise};

use crate::matrix::{Complete, Direction};
use crate::weights::card::Card;
use crate::weights::method::WeightError;

/// Refuses a single alternative, which has no spread.
pub(super) fn several(matrix: Complete<'_>, card: &Card) -> Result<(), WeightError> {
    if matrix.len() < 2 { Err(WeightError::OneAlternative { method: card.name }) } else { Ok(()) }
}

/// The columns, read in one pass over the rows: column by column, a large matrix would pass through memory n times.
pub(super) fn columns(matrix: Complete<'_>) -> Vec<Vec<f64>> {
    let mut columns: Vec<Vec<f64>> =
        (0..matrix.columns()).map(|_| Vec::with_capacity(matrix.len())).collect();
    for row in matrix.rows() {
        columns.iter_mut().zip(row).for_each(|(column, x)| column.push(*x));
    }
    columns
}

/// Column by column from the worst cell, 0, to the best, 1; a constant column is 0 throughout.
pub(super) fn min_max_columns(matrix: Complete<'_>, directions: &[Direction]) -> Vec<Vec<f64>> {
    let extremes = matrix.extremes();
    let scaled = |(at, column): (usize, Vec<f64>)| {
        let (low, high) = extremes[at];
        // Halves where the difference of large cells of both signs would overflow.
        let part = if (high - low).is_finite() { 1.0 } else { 0.5 };
        let width = high * part - low * part;
        let worst = if directions[at] == Direction::Max { low } else { high };
        let one = |x: f64| if width > 0.0 { ((x * part - worst * part) / width).abs() } else { 0.0 };
        column.into_iter().map(one).collect()
    };
    columns(matrix).into_par_iter().enumerate().map(scaled).collect()
}

/// Standard deviation, dividing by the number of values.
pub(super) fn deviation(values: &[f64]) -> f64 {
    let middle = mean(values);
    let squares: Vec<f64> = values.iter().map(|x| (x - middle) * (x - middle)).collect();
    mean(&squares).sqrt()
}

/// Sum of products, in blocks whose sums are added by halving.
pub(super) fn product(a: &[f64], b: &[f64]) -> f64 {
    const BLOCK: usize = 128;
    let sums: Vec<f64> = a.chunks(BLOCK).zip(b.chunks(BLOCK)).map(|(a, b)| dot(a, b)).collect();
    pairwise(&sums)
}
