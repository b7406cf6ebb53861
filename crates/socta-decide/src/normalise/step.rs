//! What a normalisation is: a card and a function on the cells of one criterion.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::card::ScaleLevel;
use crate::problem::criterion::Criterion;

/// What a step does with costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Turning {
    /// Afterwards more is better on every criterion.
    Turned,
    /// Costs stay costs.
    Kept,
}

/// Everything about a step that can be said without running it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// Name, as written on the command line.
    pub name: &'static str,
    /// Other names under which it is found.
    pub aliases: &'static [&'static str],
    /// Where it was published.
    pub source: &'static str,
    /// The formula in words.
    pub formula: &'static str,
    /// The weakest scale on which its result means something.
    pub scale: ScaleLevel,
    /// What it does with costs.
    pub costs: Turning,
    /// Whether every result lies in `0..=1`.
    pub unit_range: bool,
    /// Whether it depends on the other alternatives, so that leaving one out can turn two others round.
    pub depends_on_data: bool,
    /// What it does on a criterion on which all alternatives are equal.
    pub equal_columns: &'static str,
    /// What it does with zero cells.
    pub zero: &'static str,
    /// What it does with negative cells.
    pub negative: &'static str,
}

/// Why a column cannot be normalised.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ColumnFault {
    /// A cell is negative.
    #[error("the cell {0} is negative; use a step that allows it, such as min-max")]
    Negative(f64),
    /// A cell is 0 where it is divided by or its logarithm is taken.
    #[error("a cell is 0; use a step that allows it, such as min-max")]
    Zero,
    /// Every cell is 0.
    #[error("every cell is 0, so that there is nothing to divide by")]
    AllZero,
    /// The logarithms of the cells add up to 0 or less, which would turn the order round.
    #[error("the logarithms of its cells add up to {0}, which is not above 0; choose a smaller unit")]
    SmallProduct(f64),
    /// There is no declared scale.
    #[error("it declares neither a scale nor a value function")]
    NoScale,
    /// A cell lies outside the declared scale.
    #[error("the cell {value} lies outside its scale from {low} to {high}")]
    OutsideScale {
        /// The cell that is refused.
        value: f64,
        /// Lower end of the scale.
        low: f64,
        /// Upper end of the scale.
        high: f64,
    },
    /// The cells are so large that a sum overflows.
    #[error("its cells are too large to be added up")]
    Overflow,
    /// Something is declared in the unit that the step does away with.
    #[error("its {0} are declared in its own unit, which this step does away with")]
    OwnUnit(&'static str),
    /// The declared scale is too weak.
    #[error("it is declared to be {level} and this step needs {needed} values")]
    WeakScale {
        /// Level that the criterion declares.
        level: &'static str,
        /// Level that the step needs.
        needed: &'static str,
    },
}

/// Normalises the known cells of one criterion, in their order.
pub type Column = fn(&[f64], &Criterion) -> Result<Vec<f64>, ColumnFault>;

/// A step.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Description of the step.
    pub card: Card,
    /// Function that maps the known cells of a criterion.
    pub column: Column,
}

/// Smallest and largest of the cells; none of nothing.
pub(super) fn extremes(cells: &[f64]) -> Option<(f64, f64)> {
    let first = *cells.first()?;
    Some(cells.iter().fold((first, first), |(low, high), x| (low.min(*x), high.max(*x))))
}

/// The smallest negative cell as a fault.
pub(super) fn not_negative(cells: &[f64]) -> Result<(), ColumnFault> {
    match extremes(cells) {
        Some((low, _)) if low < 0.0 => Err(ColumnFault::Negative(low)),
        _ => Ok(()),
    }
}

/// A negative or zero cell as a fault.
pub(super) fn positive(cells: &[f64]) -> Result<(), ColumnFault> {
    not_negative(cells)?;
    if cells.contains(&0.0) { Err(ColumnFault::Zero) } else { Ok(()) }
}
