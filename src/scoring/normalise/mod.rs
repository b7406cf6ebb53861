//! Normalisations as separate named steps: each maps the cells of a criterion to numbers that can be compared with those
//! of other criteria. A method can so be run on any of them, and the result says on which.
//!
//! A step is a [`Card`] and a bare function on the known cells of one criterion; [`normalise`] puts it to every column of
//! a problem. A missing cell stays missing. What a criterion declares in its own unit (a preference function with
//! thresholds, class limits) does not survive a change of unit, and is refused.

mod linear;
mod nonlinear;
mod order;
mod statistical;

pub use linear::{declared_span, max, min_max, sum, target};
pub use nonlinear::{enhanced_accuracy, logarithmic, peldschus};
pub use order::rank;
pub use statistical::{vector, z_score};

use serde::Serialize;

use super::{Criterion, Direction, Matrix, Preference, Problem, ScaleLevel, ValueScale};
use crate::diagnostics::suggest;

/// What a step does with costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Turning {
    /// Afterwards more is better on every criterion.
    Turned,
    /// Costs stay costs.
    Kept,
}

/// Everything about a step that can be said without running it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
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
        /// The cell.
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
        /// What is declared.
        level: &'static str,
        /// What is needed.
        needed: &'static str,
    },
}

/// Why a problem cannot be normalised.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("the criterion `{criterion}` cannot be normalised by {step}: {fault}")]
pub struct NormaliseError {
    /// Name of the step.
    pub step: &'static str,
    /// The criterion.
    pub criterion: String,
    /// Why.
    pub fault: ColumnFault,
}

/// Normalises the known cells of one criterion, in their order.
pub type Column = fn(&[f64], &Criterion) -> Result<Vec<f64>, ColumnFault>;

/// A step.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Its description.
    pub card: Card,
    /// Its function.
    pub column: Column,
}

static STEPS: [&Step; 11] = [
    &linear::DECLARED,
    &linear::MIN_MAX,
    &linear::MAX,
    &linear::SUM,
    &linear::TARGET,
    &statistical::VECTOR,
    &statistical::Z_SCORE,
    &nonlinear::LOGARITHMIC,
    &nonlinear::ENHANCED_ACCURACY,
    &nonlinear::PELDSCHUS,
    &order::RANK,
];

/// All steps, in the order in which they are listed.
#[must_use]
pub fn steps() -> &'static [&'static Step] {
    &STEPS
}

/// There is no such step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no normalisation `{name}`{}", nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?")))]
pub struct UnknownStep {
    /// What was written.
    pub name: String,
    /// The step that is meant, perhaps.
    pub nearest: Option<&'static str>,
}

/// The step with this name or alias; case, spaces, hyphens and underscores do not matter.
///
/// # Errors
/// If there is none, with the most similar name.
pub fn find(name: &str) -> Result<&'static Step, UnknownStep> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    let wanted = plain(name);
    let named = |card: &Card| plain(card.name) == wanted || card.aliases.iter().any(|a| plain(a) == wanted);
    steps().iter().copied().find(|step| named(&step.card)).ok_or_else(|| UnknownStep {
        name: name.to_owned(),
        nearest: suggest(name, steps().iter().map(|step| step.card.name)),
    })
}

/// The problem after a step. Where every result lies in `0..=1`, that becomes the declared scale; else no scale is
/// declared any more.
///
/// # Errors
/// The first criterion that the step cannot be put to.
///
/// # Complexity
/// O(m n) for m alternatives and n criteria; O(m n log m) for ranks.
pub fn normalise(problem: &Problem, step: &Step) -> Result<Problem, NormaliseError> {
    let (rows, columns) = (problem.matrix().rows(), problem.matrix().columns());
    let mut cells = vec![None; rows * columns];
    let mut criteria = Vec::with_capacity(columns);
    for (column, criterion) in problem.criteria().iter().enumerate() {
        let refused =
            |fault| NormaliseError { step: step.card.name, criterion: criterion.name.clone(), fault };
        if let Some(fault) = own_unit(criterion).or_else(|| weak_scale(criterion, &step.card)) {
            return Err(refused(fault));
        }
        let known: Vec<f64> = problem.matrix().column(column).flatten().collect();
        let mut values = (step.column)(&known, criterion).map_err(refused)?.into_iter();
        for (row, cell) in problem.matrix().column(column).enumerate() {
            cells[row * columns + column] = cell.and_then(|_| values.next());
        }
        criteria.push(after(criterion, &step.card));
    }
    let overflow = |criterion: Option<&Criterion>| NormaliseError {
        step: step.card.name,
        criterion: criterion.map_or_else(String::new, |criterion| criterion.name.clone()),
        fault: ColumnFault::Overflow,
    };
    let matrix = Matrix::new(columns, &cells).map_err(|error| match error {
        super::MatrixError::NotFinite { column, .. } => overflow(problem.criteria().get(column)),
        super::MatrixError::Ragged { .. } => overflow(None),
    })?;
    Problem::new(problem.alternatives().to_vec(), criteria, matrix)
        .map_err(|_| overflow(problem.criteria().first()))
}

fn own_unit(criterion: &Criterion) -> Option<ColumnFault> {
    if criterion.preference.is_some_and(|preference| preference != Preference::Usual) {
        return Some(ColumnFault::OwnUnit("preference thresholds"));
    }
    if criterion.thresholds.is_some() {
        return Some(ColumnFault::OwnUnit("thresholds"));
    }
    (!criterion.profiles.is_empty()).then_some(ColumnFault::OwnUnit("class limits"))
}

fn weak_scale(criterion: &Criterion, card: &Card) -> Option<ColumnFault> {
    let word = |level| match level {
        ScaleLevel::Ordinal => "ordinal",
        ScaleLevel::Interval => "interval",
        ScaleLevel::Ratio => "ratio",
    };
    let level = criterion.level.filter(|level| *level < card.scale)?;
    Some(ColumnFault::WeakScale { level: word(level), needed: word(card.scale) })
}

/// What a criterion still is after a step.
fn after(criterion: &Criterion, card: &Card) -> Criterion {
    Criterion {
        direction: match card.costs {
            Turning::Turned => Direction::Max,
            Turning::Kept => criterion.direction,
        },
        scale: card.unit_range.then_some(ValueScale::Span { low: 0.0, high: 1.0 }),
        // What a step does not look at is lost: after ranks only the order is left, after min-max no true zero.
        level: criterion.level.map(|_| card.scale),
        ideal: None,
        ..criterion.clone()
    }
}

/// Smallest and largest of the cells; none of nothing.
fn extremes(cells: &[f64]) -> Option<(f64, f64)> {
    let first = *cells.first()?;
    Some(cells.iter().fold((first, first), |(low, high), x| (low.min(*x), high.max(*x))))
}

/// The smallest negative cell as a fault.
fn not_negative(cells: &[f64]) -> Result<(), ColumnFault> {
    match extremes(cells) {
        Some((low, _)) if low < 0.0 => Err(ColumnFault::Negative(low)),
        _ => Ok(()),
    }
}

/// A negative or zero cell as a fault.
fn positive(cells: &[f64]) -> Result<(), ColumnFault> {
    not_negative(cells)?;
    if cells.contains(&0.0) { Err(ColumnFault::Zero) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
