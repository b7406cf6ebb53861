//! Ranking a problem by a method that takes part: with its rule for gaps, and in the form that it asks for.

use std::borrow::Cow;

use super::case::ends;
use super::experiment::Entrant;
use super::form;
use crate::scoring::{Direction, Gaps, Matrix, MethodError, Problem, Setting, evaluate};

/// Ranks of the alternatives by a method, with its rule for gaps.
///
/// # Errors
/// Those of the method.
pub(super) fn rank(entrant: &Entrant, problem: &Problem) -> Result<Vec<u32>, MethodError> {
    let gaps = problem.matrix().first_missing().map(|_| entrant.method.card().gaps);
    let mut parameters = Cow::Borrowed(&entrant.parameters);
    let mut problem = Cow::Borrowed(problem);
    match gaps {
        Some(Gaps::Choice(name, word)) if !entrant.set.iter().any(|set| set == name) => {
            parameters.to_mut().set(name, Setting::Choice(word));
        }
        Some(Gaps::OwnMean) => {
            if let Some(filled) = filled(&problem) {
                problem = Cow::Owned(filled);
            }
        }
        _ => {}
    }
    if let Some(put) = entrant.form.as_ref().and_then(|form| form::put(&problem, form)) {
        problem = Cow::Owned(put);
    }
    Ok(evaluate(entrant.method, &problem, &parameters)?.ranks)
}

/// Every gap gets the weighted mean of what is known of its alternative, as a share of the scale, in the criterion's unit.
fn filled(problem: &Problem) -> Option<Problem> {
    let weights = problem.weights().ok()?.values;
    let ends = ends(problem);
    let share = |column: usize, value: f64| {
        let (low, high) = ends[column];
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        if problem.criteria()[column].direction == Direction::Max { share } else { 1.0 - share }
    };
    let mut cells = Vec::new();
    for row in 0..problem.alternatives().len() {
        let (mut sum, mut known) = (0.0, 0.0);
        for (column, cell) in problem.matrix().row(row).enumerate() {
            if let Some(value) = cell {
                sum += weights[column] * share(column, value);
                known += weights[column];
            }
        }
        let mean = if known > 0.0 { sum / known } else { 0.0 };
        for (column, cell) in problem.matrix().row(row).enumerate() {
            let (low, high) = ends[column];
            let max = problem.criteria()[column].direction == Direction::Max;
            let fill = low + (high - low) * if max { mean } else { 1.0 - mean };
            cells.push(Some(cell.unwrap_or(fill)));
        }
    }
    let matrix = Matrix::new(weights.len(), &cells).ok()?;
    let (names, criteria) = (problem.alternatives().to_vec(), problem.criteria().to_vec());
    Problem::with(names, criteria, matrix, problem.extras().clone()).ok()
}
