//! Simulating a plain problem by a method.

use socta_base::diagnostics::Progress;

use crate::methods::find;
use crate::parameter::Parameters;
use crate::smaa::any_method::{MethodRobustness, simulate_method};
use crate::smaa::plain::error::SmaaError;
use crate::smaa::plain::read::Input;
use crate::smaa::plain::result::SmaaResult;
use crate::smaa::plan::Plan;
use crate::smaa::simulate::simulate;

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
