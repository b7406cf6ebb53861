//! Scalings of columns as quotients of linear functions, `(p + q x) / (r + s x)`: one shape for all that divide by a
//! maximum, a sum or a length, and for the reciprocals that some take of costs.

use crate::columns::{Extremes, sums};
use crate::matrix::{Complete, Direction};
use crate::methods::given::{finite, not_negative, positive};
use crate::refusal::Refusal;

/// `p`, `q`, `r`, `s` of one column.
pub(super) type Quotient = [f64; 4];

/// Nothing for any cell.
pub(super) const NOTHING: Quotient = [0.0, 0.0, 1.0, 0.0];

/// The value of a cell.
#[inline]
pub(super) fn value(x: f64, [p, q, r, s]: Quotient) -> f64 {
    (p + q * x) / (r + s * x)
}

/// One quotient a column, as four lists, which a processor reads side by side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quotients {
    lists: [Vec<f64>; 4],
}

impl Quotients {
    /// Puts one quotient a column into lists.
    pub(super) fn new(columns: &[Quotient]) -> Result<Self, Refusal> {
        columns.iter().try_for_each(|quotient| finite(quotient, "a scaled value"))?;
        let list = |which: usize| columns.iter().map(|quotient| quotient[which]).collect();
        Ok(Self { lists: [list(0), list(1), list(2), list(3)] })
    }

    /// The value of a cell of a column.
    pub(super) fn value(&self, column: usize, x: f64) -> f64 {
        value(x, self.lists.each_ref().map(|list| list[column]))
    }
}

/// Weighted quotients of which each is a multiple of the cell or of its reciprocal, added up over a row. Apart, because a
/// multiplication takes a fraction of the time of a division.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shares {
    /// What a cell is multiplied by, one a column; 0 for those below.
    pub(super) multiples: Vec<f64>,
    /// Columns of which the reciprocals count, with what is divided by the cell.
    pub(super) reciprocals: Vec<(usize, f64)>,
}

impl Shares {
    /// Shares of quotients without `p` and `r` or without `q` and `s`.
    pub(super) fn new(quotients: &Quotients, weights: &[f64]) -> Result<Self, Refusal> {
        let [p, q, r, s] = &quotients.lists;
        let mut found = Self { multiples: vec![0.0; weights.len()], reciprocals: Vec::new() };
        for (column, weight) in weights.iter().enumerate() {
            if s[column] > 0.0 {
                found.reciprocals.push((column, weight * p[column] / s[column]));
            } else {
                found.multiples[column] = weight * q[column] / r[column];
            }
        }
        finite(&found.multiples, "the weight of a unit")?;
        Ok(found)
    }

    /// The sum over a row.
    #[inline]
    pub(super) fn sum(&self, row: &[f64]) -> f64 {
        let [benefits] = sums(row, [&self.multiples], |x, [multiple]| [x * multiple]);
        let costs: f64 = self.reciprocals.iter().map(|(column, share)| share / row[*column]).sum();
        benefits + costs
    }
}

/// `x / largest` for what is to be maximised, `smallest / x` for what is to be minimised. A column of zeros is worth
/// nothing.
pub(super) fn linear_of(direction: Direction, low: f64, high: f64) -> Quotient {
    match direction {
        Direction::Max if high > 0.0 => [0.0, 1.0, high, 0.0],
        Direction::Max => NOTHING,
        Direction::Min => [low, 0.0, 0.0, 1.0],
    }
}

/// The linear scaling of all columns.
///
/// # Errors
/// If a cell is negative, or a cell to be minimised is not above 0.
pub(super) fn linear(
    matrix: Complete<'_>,
    extremes: &Extremes,
    directions: &[Direction],
) -> Result<Quotients, Refusal> {
    not_negative(matrix, extremes, "shares of the largest cell need a ratio scale from 0")?;
    let costs = |column: usize| directions[column] == Direction::Min;
    positive(matrix, extremes, costs, "a cost enters by its reciprocal")?;
    let ends = extremes.low.iter().zip(&extremes.high);
    let columns: Vec<Quotient> =
        ends.zip(directions).map(|((low, high), direction)| linear_of(*direction, *low, *high)).collect();
    Quotients::new(&columns)
}
