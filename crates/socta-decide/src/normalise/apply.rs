//! Putting a step to every criterion of a problem.

use crate::card::ScaleLevel;
use crate::matrix::{Direction, Matrix, MatrixError};
use crate::normalise::step::{Card, ColumnFault, Step, Turning};
use crate::preference::Preference;
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, ValueScale};

/// Why a problem cannot be normalised.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("the criterion `{criterion}` cannot be normalised by {step}: {fault}")]
pub struct NormaliseError {
    /// Name of the step.
    pub step: &'static str,
    /// Name of the criterion.
    pub criterion: String,
    /// Reason for the refusal.
    pub fault: ColumnFault,
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
        MatrixError::NotFinite { column, .. } => overflow(problem.criteria().get(column)),
        MatrixError::Ragged { .. } | MatrixError::Uneven { .. } => overflow(None),
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
