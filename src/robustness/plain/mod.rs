//! SMAA of a plain decision problem: the contract `socta.smaa/1` for other programs.
//!
//! [`read`] makes an [`Input`] of a JSON document like that of [`crate::scoring::rank`], of which cells may be uncertain and
//! weights absent; [`run`] simulates it. The result is plain arrays by their usual names, with the standard errors in
//! `errors` under the same names.

mod cell;
mod read;
mod result;

pub use read::{Input, read};
pub use result::{SCHEMA, SmaaResult};

use crate::diagnostics::Progress;
use crate::scoring::rank::{InputFault, lines};
use crate::scoring::{ParameterError, Parameters, UnknownMethod, find};

use super::{MethodRobustness, Plan, RobustnessError, simulate, simulate_method};

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SmaaError {
    /// The input has faults; all of them.
    #[error("{}", lines(.0))]
    Input(Vec<InputFault>),
    /// There is no such method.
    #[error(transparent)]
    UnknownMethod(#[from] UnknownMethod),
    /// Parameters are refused; all that are.
    #[error("{}", lines(.0))]
    Parameters(Vec<ParameterError>),
    /// Something is asked for that this method cannot do.
    #[error("{0}")]
    Unsupported(&'static str),
    /// Nothing could be simulated.
    #[error(transparent)]
    Robustness(#[from] RobustnessError),
}

/// Simulates an input. `additive` goes the fast way: a score is the weighted sum of values on the declared scales, or, where
/// none is declared, from the worst to the best mean; every other method sees the drawn cells as they are.
///
/// # Errors
/// If the method or its parameters are unknown, or nothing can be simulated.
pub fn run(
    input: &Input,
    method: &str,
    parameters: &[(String, String)],
    plan: &Plan,
    progress: &dyn Progress,
) -> Result<SmaaResult, SmaaError> {
    let method = find(method)?;
    let card = method.card();
    if card.name == "additive" && parameters.is_empty() {
        let found = simulate(&input.uncertain, plan, progress)?;
        let found = MethodRobustness { robustness: found, classes: Vec::new() };
        return Ok(SmaaResult::new(input, card.name, None, found));
    }
    if plan.quasi {
        return Err(SmaaError::Unsupported("lattices are for the additive method without parameters"));
    }
    let parameters =
        Parameters::read(card.name, card.parameters, parameters).map_err(SmaaError::Parameters)?;
    let found = simulate_method(&input.uncertain, &input.base, method, &parameters, plan, progress)?;
    Ok(SmaaResult::new(input, card.name, Some(parameters), found))
}
