//! Normalisations by moments of the data: the Euclidean length, mean and standard deviation.

use socta_base::numeric::sum::{mean, pairwise};

use crate::card::ScaleLevel;
use crate::normalise::step::{Card, Column, ColumnFault, Step, Turning, extremes};
use crate::problem::criterion::Criterion;

pub(super) static VECTOR: Step = Step {
    card: Card {
        name: "vector",
        aliases: &["euclidean"],
        source: "Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer",
        formula: "x / square root of the sum of squares",
        scale: ScaleLevel::Ratio,
        costs: Turning::Kept,
        unit_range: false,
        depends_on_data: true,
        equal_columns: "Every cell becomes 1 / √m, or -1 / √m if they are negative.",
        zero: "Stays 0; a criterion of zeros stays one.",
        negative: "Keeps its sign; the result then depends on the zero point.",
    },
    column: vector as Column,
};

/// Each cell divided by the Euclidean length of the criterion. Costs stay costs, as published.
///
/// # Source
/// Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// None.
pub fn vector(cells: &[f64], _: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let size = extremes(cells).map_or(0.0, |(low, high)| low.abs().max(high.abs()));
    if size == 0.0 {
        return Ok(cells.to_vec());
    }
    // Divided first, so that the square of a large cell does not overflow.
    let shares: Vec<f64> = cells.iter().map(|x| x / size).collect();
    let squares: Vec<f64> = shares.iter().map(|x| x * x).collect();
    let length = pairwise(&squares).sqrt();
    Ok(shares.into_iter().map(|x| x / length).collect())
}

pub(super) static Z_SCORE: Step = Step {
    card: Card {
        name: "z-score",
        aliases: &["standard-score", "standardisation"],
        source: "OECD & JRC (2008), Handbook on Constructing Composite Indicators, OECD Publishing",
        formula: "(x - mean) / standard deviation, dividing by m and not m - 1",
        scale: ScaleLevel::Interval,
        costs: Turning::Kept,
        unit_range: false,
        depends_on_data: true,
        equal_columns: "Every cell becomes 0.",
        zero: "Nothing special.",
        negative: "Nothing special; results are negative below the mean.",
    },
    column: z_score as Column,
};

/// Distance to the mean in standard deviations of the criterion. Costs stay costs.
///
/// # Source
/// OECD & JRC (2008), Handbook on Constructing Composite Indicators, OECD Publishing.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// None.
pub fn z_score(cells: &[f64], _: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let Some((low, high)) = extremes(cells).filter(|(low, high)| low < high) else {
        return Ok(vec![0.0; cells.len()]);
    };
    // Divided first, so that the square of a large cell does not overflow.
    let size = low.abs().max(high.abs());
    let shares: Vec<f64> = cells.iter().map(|x| x / size).collect();
    let middle = mean(&shares);
    let squares: Vec<f64> = shares.iter().map(|x| (x - middle) * (x - middle)).collect();
    let deviation = mean(&squares).sqrt();
    // Cells that differ in their last bits can have no deviation in floating point.
    let score = |x: f64| if deviation > 0.0 { (x - middle) / deviation } else { 0.0 };
    Ok(shares.into_iter().map(score).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::examples::by_hand;

    #[test]
    fn lengths_and_deviations_by_hand() {
        let length = 21.0_f64.sqrt();
        let part = [1.0 / length, 2.0 / length, 4.0 / length];
        by_hand(&VECTOR, part, part);
        let (mean, deviation) = (7.0 / 3.0, (14.0_f64 / 9.0).sqrt());
        let z = [1.0, 2.0, 4.0].map(|x| (x - mean) / deviation);
        by_hand(&Z_SCORE, z, z);
    }
}
