//! Weights with everything that is needed to repeat them.

use crate::parameter::{ParameterError, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;
use crate::weights::card::{Card, Needs};
use crate::weights::method::{Input, Weighing, WeightError};
use crate::weights::registry::{UnknownWeighting, find, registry};

/// Why there are no weights.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WeightsError {
    /// There is no such method.
    #[error(transparent)]
    UnknownMethod(#[from] UnknownWeighting),
    /// Parameters are refused; all that are.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Parameters(Vec<ParameterError>),
    /// The method has no weights for this input.
    #[error(transparent)]
    Method(#[from] WeightError),
}

/// Weights, their method, and what it found on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightsResult {
    /// Name of the method.
    pub method: &'static str,
    /// Every parameter of the method with its setting.
    pub parameters: Parameters,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Weights, intermediate results and what should be thought over.
    pub weighing: Weighing,
}

/// Weighs the criteria of a matrix or of a file of judgements.
///
/// # Errors
/// If there is no such method, a parameter is refused, or the input lacks something.
pub fn run(
    input: Input<'_>,
    method: &str,
    parameters: &[(String, String)],
) -> Result<WeightsResult, WeightsError> {
    let method = find(method)?;
    let card = method.card();
    let parameters =
        Parameters::read(card.name, card.parameters, parameters).map_err(WeightsError::Parameters)?;
    let weighing = method.weigh(input, &parameters)?;
    if !weighing.weights.iter().all(|weight| weight.is_finite()) {
        return Err(WeightError::Overflow { what: "a weight" }.into());
    }
    if let Some(detail) = weighing.details.iter().find(|detail| !detail.values.is_finite()) {
        return Err(WeightError::Overflow { what: detail.name }.into());
    }
    Ok(WeightsResult { method: card.name, parameters, criteria: input.criteria(), weighing })
}

/// The problem with weights from its own matrix in place of those that it has.
///
/// # Errors
/// Those of [`run`]; a method that needs judgements is one.
pub fn apply(problem: &Problem, method: &str) -> Result<(Problem, WeightsResult), WeightsError> {
    let result = run(Input::Matrix(problem), method, &[])?;
    let weighted =
        |(criterion, weight): (&Criterion, &f64)| Criterion { weight: Some(*weight), ..criterion.clone() };
    let criteria = problem.criteria().iter().zip(&result.weighing.weights).map(weighted).collect();
    let problem = Problem::new(problem.alternatives().to_vec(), criteria, problem.matrix().clone())
        .map_err(|_| WeightError::Overflow { what: "a weight" })?;
    Ok((problem, result))
}

/// Names of the methods that an input has everything for. Of the surrogates for an order only the centroid is named.
#[must_use]
pub fn possible(input: Input<'_>) -> Vec<&'static str> {
    let kinds = match input {
        Input::Matrix(_) => vec![Needs::Criteria, Needs::Matrix],
        Input::Judgements(judgements) => judgements.kinds(),
    };
    let mut cards: Vec<&Card> = registry().iter().map(|method| method.card()).collect();
    cards.retain(|card| kinds.contains(&card.needs));
    // The first one of the list stands for those that need the same judgement.
    if matches!(input, Input::Judgements(_)) {
        cards.dedup_by_key(|card| card.needs);
    }
    cards.into_iter().map(|card| card.name).collect()
}
