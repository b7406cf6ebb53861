//! Weights from the spread of the data: they say how much the alternatives differ on a criterion, not how much it matters.

mod critic;
mod entropy;
mod merec;
mod standard_deviation;

pub use critic::{Critic, CriticWeights, critic};
pub use entropy::{Entropy, EntropyWeights, entropy};
pub use merec::{Merec, MerecWeights, merec};
pub use standard_deviation::{StandardDeviation, standard_deviation};

use super::{Card, WeightError};
use crate::numeric::sum::mean;
use crate::scoring::{Complete, Direction};

/// Refuses a single alternative, which has no spread.
fn several(matrix: Complete<'_>, card: &Card) -> Result<(), WeightError> {
    if matrix.len() < 2 { Err(WeightError::OneAlternative { method: card.name }) } else { Ok(()) }
}

/// Column by column from the worst cell, 0, to the best, 1; a constant column is 0 throughout.
fn min_max_columns(matrix: Complete<'_>, directions: &[Direction]) -> Vec<Vec<f64>> {
    let extremes = matrix.extremes();
    let column = |(at, (low, high)): (usize, &(f64, f64))| {
        // Halves where the difference of large cells of both signs would overflow.
        let part = if (high - low).is_finite() { 1.0 } else { 0.5 };
        let width = high * part - low * part;
        let worst = if directions[at] == Direction::Max { *low } else { *high };
        let one = |x: f64| if width > 0.0 { ((x * part - worst * part) / width).abs() } else { 0.0 };
        matrix.column(at).into_iter().map(one).collect()
    };
    extremes.iter().enumerate().map(column).collect()
}

/// Standard deviation, dividing by the number of values.
fn deviation(values: &[f64]) -> f64 {
    let middle = mean(values);
    let squares: Vec<f64> = values.iter().map(|x| (x - middle) * (x - middle)).collect();
    mean(&squares).sqrt()
}

/// Pearson's correlation of two lists that are not constant.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let (middle_a, middle_b) = (mean(a), mean(b));
    let products: Vec<f64> = a.iter().zip(b).map(|(x, y)| (x - middle_a) * (y - middle_b)).collect();
    (mean(&products) / (deviation(a) * deviation(b))).clamp(-1.0, 1.0)
}
