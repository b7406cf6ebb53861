//! Normalisations by a straight line: by a declared scale, by the smallest and largest cell, by the sum, around a target.

use socta_base::numeric::sum::pairwise;

use crate::card::ScaleLevel;
use crate::matrix::Direction;
use crate::methods::value::declared::{Outside, value};
use crate::normalise::step::{Card, Column, ColumnFault, Step, Turning, extremes, not_negative, positive};
use crate::problem::criterion::{Criterion, ValueScale};

pub(super) static DECLARED: Step = Step {
    card: Card {
        name: "declared",
        aliases: &["span", "value-function"],
        source: "Keeney & Raiffa (1976), Decisions with Multiple Objectives, Wiley, ch. 3",
        formula: "from the worst to the best end of the declared scale, or by the declared value function",
        scale: ScaleLevel::Interval,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: false,
        equal_columns: "Nothing special: the scale is not that of the data.",
        zero: "Nothing special.",
        negative: "Nothing special; the scale says what they mean.",
    },
    column: declared_span as Column,
};

/// Linear on the declared scale, or piecewise linear by the declared value function.
///
/// # Source
/// Keeney & Raiffa (1976), Decisions with Multiple Objectives, Wiley, ch. 3.
///
/// # Complexity
/// O(m log breakpoints).
///
/// # Errors
/// Without a declared scale, and for a cell outside it.
pub fn declared_span(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let scale = criterion.scale.as_ref().ok_or(ColumnFault::NoScale)?;
    let (low, high) = match scale {
        ValueScale::Span { low, high } => (*low, *high),
        ValueScale::Points(points) => match (points.first(), points.last()) {
            (Some(first), Some(last)) => (first.0, last.0),
            _ => return Err(ColumnFault::NoScale),
        },
    };
    let one = |&x: &f64| {
        if (low..=high).contains(&x) {
            Ok(value(scale, criterion.direction, x, Outside::Clip))
        } else {
            Err(ColumnFault::OutsideScale { value: x, low, high })
        }
    };
    cells.iter().map(one).collect()
}

pub(super) static MIN_MAX: Step = Step {
    card: Card {
        name: "min-max",
        aliases: &["range", "linear-min-max"],
        source: "Weitendorf (1976), as in Zavadskas & Turskis (2008), Informatica 19(2):303-314",
        formula: "(x - smallest) / (largest - smallest); for costs (largest - x) / (largest - smallest)",
        scale: ScaleLevel::Interval,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: true,
        equal_columns: "Every cell becomes 0, so that the criterion adds nothing.",
        zero: "Nothing special.",
        negative: "Nothing special.",
    },
    column: min_max as Column,
};

/// From the worst cell, 0, to the best, 1.
///
/// # Source
/// Weitendorf (1976), as in Zavadskas & Turskis (2008), Informatica 19(2):303-314.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// None.
pub fn min_max(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let Some((low, high)) = extremes(cells).filter(|(low, high)| low < high) else {
        return Ok(vec![0.0; cells.len()]);
    };
    let part = part(low, high);
    let width = high * part - low * part;
    let worst = if criterion.direction == Direction::Max { low } else { high };
    Ok(cells.iter().map(|x| ((x * part - worst * part) / width).abs()).collect())
}

pub(super) static MAX: Step = Step {
    card: Card {
        name: "max",
        aliases: &["linear", "linear-scale"],
        source: "Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer",
        formula: "x / largest; for costs smallest / x",
        scale: ScaleLevel::Ratio,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: true,
        equal_columns: "Every cell becomes 1.",
        zero: "Becomes 0; an error for costs, and if every cell is 0.",
        negative: "An error.",
    },
    column: max as Column,
};

/// Each cell as a share of the best one.
///
/// # Source
/// Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// For a negative cell, a zero cost, and a criterion of zeros.
pub fn max(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let Some((low, high)) = extremes(cells) else { return Ok(Vec::new()) };
    not_negative(cells)?;
    match criterion.direction {
        Direction::Max if high == 0.0 => Err(ColumnFault::AllZero),
        Direction::Max => Ok(cells.iter().map(|x| x / high).collect()),
        Direction::Min => positive(cells).map(|()| cells.iter().map(|x| low / x).collect()),
    }
}

pub(super) static SUM: Step = Step {
    card: Card {
        name: "sum",
        aliases: &["linear-sum"],
        source: "Vafaei, Ribeiro & Camarinha-Matos (2016), IFIP AICT 470:261-269",
        formula: "x / sum of the criterion; for costs (1/x) / sum of the reciprocals",
        scale: ScaleLevel::Ratio,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: true,
        equal_columns: "Every cell becomes 1 / m.",
        zero: "Becomes 0; an error for costs, and if every cell is 0.",
        negative: "An error.",
    },
    column: sum as Column,
};

/// Each cell as a share of the sum.
///
/// # Source
/// Vafaei, Ribeiro & Camarinha-Matos (2016), Normalization techniques for multi-criteria decision making, IFIP AICT
/// 470:261-269.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// For a negative cell, a zero cost, a criterion of zeros, and a sum that overflows.
pub fn sum(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let parts = match criterion.direction {
        Direction::Max => not_negative(cells).map(|()| cells.to_vec())?,
        Direction::Min => positive(cells).map(|()| cells.iter().map(|x| 1.0 / x).collect())?,
    };
    let total = pairwise(&parts);
    if cells.is_empty() {
        Ok(parts)
    } else if total == 0.0 {
        Err(ColumnFault::AllZero)
    } else if total.is_finite() {
        Ok(parts.into_iter().map(|part| part / total).collect())
    } else {
        Err(ColumnFault::Overflow)
    }
}

pub(super) static TARGET: Step = Step {
    card: Card {
        name: "target",
        aliases: &["ideal", "target-based"],
        source: "Jahan, Mustapha, Ismail, Sapuan & Bahraminasab (2011), Materials & Design 32(3):1215-1221",
        formula: "1 - |x - target| / (largest - smallest of the cells and the target); without a declared target the best cell is meant",
        scale: ScaleLevel::Interval,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: true,
        equal_columns: "Every cell becomes 1 if it is the target, else 0.",
        zero: "Nothing special.",
        negative: "Nothing special.",
    },
    column: target as Column,
};

/// Closeness to the declared ideal value, relative to the range of the cells and the ideal.
///
/// # Source
/// Jahan, Mustapha, Ismail, Sapuan & Bahraminasab (2011), A comprehensive VIKOR method for material selection, Materials &
/// Design 32(3):1215-1221.
///
/// # Complexity
/// O(m).
///
/// # Errors
/// None.
pub fn target(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let Some((low, high)) = extremes(cells) else { return Ok(Vec::new()) };
    let best = if criterion.direction == Direction::Max { high } else { low };
    let aim = criterion.ideal.unwrap_or(best);
    let (low, high) = (low.min(aim), high.max(aim));
    let part = part(low, high);
    let width = high * part - low * part;
    let near = |x: &f64| if width > 0.0 { 1.0 - (x * part - aim * part).abs() / width } else { 1.0 };
    Ok(cells.iter().map(near).collect())
}

/// What cells are multiplied with before their difference is taken, which overflows for large cells of both signs.
fn part(low: f64, high: f64) -> f64 {
    if (high - low).is_finite() { 1.0 } else { 0.5 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::examples::by_hand;

    #[test]
    fn lines_by_hand() {
        let third = 1.0 / 3.0;
        by_hand(&DECLARED, [0.125, 0.25, 0.5], [0.875, 0.75, 0.5]);
        by_hand(&MIN_MAX, [0.0, third, 1.0], [1.0, 2.0 * third, 0.0]);
        by_hand(&MAX, [0.25, 0.5, 1.0], [1.0, 0.5, 0.25]);
        by_hand(&SUM, [1.0 / 7.0, 2.0 / 7.0, 4.0 / 7.0], [4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0]);
        by_hand(&TARGET, [0.0, third, 1.0], [1.0, 2.0 * third, 0.0]);
    }
}
