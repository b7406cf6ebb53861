//! Scalings of columns as quotients of linear functions, `(p + q x) / (r + s x)`: one shape for all that divide by a
//! maximum, a sum or a length, and for the reciprocals that some take of costs.

use super::given::{finite, not_negative, positive};
use crate::scoring::columns::Extremes;
use crate::scoring::{Complete, Direction, Refusal};

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

    /// The lists.
    pub(super) fn lists(&self) -> [&[f64]; 4] {
        self.lists.each_ref().map(Vec::as_slice)
    }

    /// The value of a cell of a column.
    pub(super) fn value(&self, column: usize, x: f64) -> f64 {
        value(x, self.lists.each_ref().map(|list| list[column]))
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
