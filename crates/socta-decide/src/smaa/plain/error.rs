//! Why a plain problem is not simulated.

use crate::methods::UnknownMethod;
use crate::parameter::ParameterError;
use crate::rank::fault::{InputFault, lines};
use crate::smaa::error::RobustnessError;

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
