//! Normalisations that bend: logarithmic, enhanced accuracy, nonlinear.

use socta_base::numeric::float::ln;
use socta_base::numeric::sum::pairwise;

use crate::card::ScaleLevel;
use crate::matrix::Direction;
use crate::normalise::linear::max;
use crate::normalise::step::{Card, Column, ColumnFault, Step, Turning, extremes, not_negative, positive};
use crate::problem::criterion::Criterion;

pub(super) static LOGARITHMIC: Step = Step {
    card: Card {
        name: "logarithmic",
        aliases: &["log"],
        source: "Zavadskas & Turskis (2008), Informatica 19(2):303-314",
        formula: "ln x / sum of logarithms; for costs (1 - ln x / sum of logarithms) / (m - 1)",
        scale: ScaleLevel::Ratio,
        costs: Turning::Turned,
        unit_range: false,
        depends_on_data: true,
        equal_columns: "Every cell becomes 1 / m.",
        zero: "An error.",
        negative: "An error. Cells below 1 have negative logarithms; if the logarithms add up to 0 or less, that is an error too.",
    },
    column: logarithmic as Column,
};

/// Shares of the sum of logarithms. The result depends on the unit of the cells; with a single alternative a cost becomes 1.
///
/// # Source
/// Zavadskas & Turskis (2008), A new logarithmic normalization method in games theory, Informatica 19(2):303-314.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// For a cell of 0 or less, and if the logarithms do not add up to more than 0.
pub fn logarithmic(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    positive(cells)?;
    let logarithms: Vec<f64> = cells.iter().map(|x| ln(*x)).collect();
    let total = pairwise(&logarithms);
    if cells.is_empty() {
        return Ok(Vec::new());
    }
    if total <= 0.0 {
        return Err(ColumnFault::SmallProduct(total));
    }
    let others = (cells.len() - 1) as f64;
    Ok(logarithms
        .into_iter()
        .map(|logarithm| match criterion.direction {
            Direction::Max => logarithm / total,
            Direction::Min if others == 0.0 => 1.0,
            Direction::Min => (1.0 - logarithm / total) / others,
        })
        .collect())
}

pub(super) static ENHANCED_ACCURACY: Step = Step {
    card: Card {
        name: "enhanced-accuracy",
        aliases: &["zeng-yang"],
        source: "Zeng, Li & Yang (2013), Journal of Medical Systems 37:9908",
        formula: "1 - (largest - x) / sum of those differences; for costs 1 - (x - smallest) / sum of those differences",
        scale: ScaleLevel::Interval,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: true,
        equal_columns: "Every cell becomes 1.",
        zero: "Nothing special.",
        negative: "Nothing special.",
    },
    column: enhanced_accuracy as Column,
};

/// One less the share of the distance to the best cell in all such distances.
///
/// # Source
/// Zeng, Li & Yang (2013), VIKOR method with enhanced accuracy for multiple criteria decision making in healthcare
/// management, Journal of Medical Systems 37:9908.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// If the distances overflow.
pub fn enhanced_accuracy(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let Some((low, high)) = extremes(cells) else { return Ok(Vec::new()) };
    let best = if criterion.direction == Direction::Max { high } else { low };
    let distances: Vec<f64> = cells.iter().map(|x| (best - x).abs()).collect();
    let total = pairwise(&distances);
    if !total.is_finite() {
        return Err(ColumnFault::Overflow);
    }
    let share = |distance: f64| if total > 0.0 { 1.0 - distance / total } else { 1.0 };
    Ok(distances.into_iter().map(share).collect())
}

pub(super) static PELDSCHUS: Step = Step {
    card: Card {
        name: "nonlinear",
        aliases: &["peldschus"],
        source: "Peldschus, Vaigauskas & Zavadskas (1983), as in Zavadskas & Turskis (2008), Informatica 19(2):303-314",
        formula: "(x / largest)²; for costs (smallest / x)³",
        scale: ScaleLevel::Ratio,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: true,
        equal_columns: "Every cell becomes 1.",
        zero: "Becomes 0; an error for costs, and if every cell is 0.",
        negative: "An error.",
    },
    column: peldschus as Column,
};

/// The square of the share of the largest cell, and for costs the cube of the share of the smallest.
///
/// # Source
/// Peldschus, Vaigauskas & Zavadskas (1983), as in Zavadskas & Turskis (2008), Informatica 19(2):303-314.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// For a negative cell, a zero cost, and a criterion of zeros.
pub fn peldschus(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    not_negative(cells)?;
    let shares = max(cells, criterion)?;
    let bent = |share: f64| match criterion.direction {
        Direction::Max => share * share,
        Direction::Min => share * share * share,
    };
    Ok(shares.into_iter().map(bent).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::examples::by_hand;

    #[test]
    fn curves_by_hand() {
        let third = 1.0 / 3.0;
        let share = ln(2.0) / ln(8.0);
        by_hand(&LOGARITHMIC, [0.0, share, 2.0 * share], [0.5, third, 0.5 * third]);
        by_hand(&ENHANCED_ACCURACY, [0.4, 0.6, 1.0], [1.0, 0.75, 0.25]);
        by_hand(&PELDSCHUS, [0.0625, 0.25, 1.0], [1.0, 0.125, 1.0 / 64.0]);
    }
}
