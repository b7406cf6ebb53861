//! What every scoring method is: a card that describes it as data, and one function.

use socta_base::numeric::rank;

use crate::card::{Card, ScaleLevel};
use crate::method_error::MethodError;
use crate::outcome::{Evaluation, Outcome};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

/// A scoring method.
pub trait Method: Sync {
    /// The description of the method.
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

impl std::fmt::Debug for dyn Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.card().name)
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
