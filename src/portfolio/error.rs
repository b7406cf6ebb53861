//! Why the choice over all views has no answer.

use thiserror::Error;

use crate::priorities::ProblemFault;
use crate::robustness::RobustnessError;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PortfolioError {
    /// The views cannot be drawn.
    #[error(transparent)]
    Views(#[from] RobustnessError),
    /// The problem has a fault.
    #[error(transparent)]
    Problem(#[from] ProblemFault),
    /// An item is no alternative of what the values are drawn from.
    #[error("the item `{0}` has no value to be drawn")]
    NoValue(String),
    /// Whoever watches stopped it.
    #[error("the choice over all views was stopped")]
    Stopped,
}
