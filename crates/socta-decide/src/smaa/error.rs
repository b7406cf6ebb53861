//! Why there is no simulation.

use socta_base::numeric::linear::Unsolved;

use crate::smaa::plan::PAIRED_ALTERNATIVES;
use crate::smaa::shares::ShareError;

/// Why there is no robustness analysis.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RobustnessError {
    /// The number of samples is 0.
    #[error("a simulation needs at least one sample")]
    NoSamples,
    /// A method has no result for a matrix that was drawn.
    #[error("the method has no result for a matrix that was drawn: {0}")]
    Method(#[from] crate::method_error::MethodError),
    /// The cells, the weights and the names do not fit each other.
    #[error("the problem has another number of cells or weights than names")]
    Shape,
    /// The ranges of some weights leave no admissible weights.
    #[error("the ranges of {what} admit no weights: {error}")]
    Weights {
        /// Whose weights, in words.
        what: String,
        /// Reason for the refusal.
        error: ShareError,
    },
    /// No weights keep all statements.
    #[error("no weights keep {} together{}", list(statements), if *smallest { "; no smaller group contradicts itself" } else { "" })]
    Contradiction {
        /// A group of statements that contradicts itself, and does so without none of its members.
        statements: Vec<String>,
        /// Whether no smaller group does.
        smallest: bool,
    },
    /// The admissible weights could not be computed.
    #[error("the admissible weights could not be computed: {0}")]
    Unsolved(Unsolved),
    /// Whoever watches the simulation stopped it.
    #[error("the simulation was stopped")]
    Stopped,
    /// There are too many alternatives for a statement on all pairs.
    #[error("{alternatives} alternatives are more than the {PAIRED_ALTERNATIVES} whose pairs are compared")]
    TooMany {
        /// How many there are.
        alternatives: usize,
    },
}

/// Statements in a sentence.
fn list(statements: &[String]) -> String {
    let quoted: Vec<String> = statements.iter().map(|statement| format!("`{statement}`")).collect();
    quoted.join(" and ")
}
