//! What every scoring method is: a card that describes it as data, and one function.

use super::{Card, Criterion, Evaluation, MethodError, Outcome, Parameters, Problem, ScaleLevel};
use crate::numeric::rank;

/// A scoring method.
pub trait Method: Sync {
    /// Its description.
    fn card(&self) -> &'static Card;

    /// Scores the alternatives.
    ///
    /// # Errors
    /// If the problem lacks what the method needs; never a score that is not a number.
    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError>;

    /// The weakest scale that it may be applied to with what this criterion declares and these parameters; that of the card
    /// unless the method says otherwise.
    fn scale(&self, _criterion: &Criterion, _parameters: &Parameters) -> ScaleLevel {
        self.card().needs.scale
    }

    /// What critics hold against it, in one sentence; empty if nothing is recorded.
    fn criticism(&self) -> &'static str {
        ""
    }
}

/// Runs a method, ranks the scores and makes sure that every number is one.
///
/// # Errors
/// Those of the method, and [`MethodError::Overflow`].
pub fn evaluate(
    method: &dyn Method,
    problem: &Problem,
    parameters: &Parameters,
) -> Result<Evaluation, MethodError> {
    let Outcome { scores, best, ranks, details } = method.run(problem, parameters)?;
    if !scores.iter().all(|score| score.is_finite()) {
        return Err(MethodError::Overflow { what: "a score" });
    }
    if let Some(detail) = details.iter().find(|detail| !detail.values.is_finite()) {
        return Err(MethodError::Overflow { what: detail.name });
    }
    let ranks = ranks.unwrap_or_else(|| rank::competition(&scores, best));
    Ok(Evaluation { scores, ranks, details })
}
