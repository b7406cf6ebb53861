//! Why a question about an edge list has no answer.

use thiserror::Error;

/// Why a question about a plain network has no answer, although its list can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QuestionError {
    /// An actor is asked about whom no row names.
    #[error("there is no actor `{0}` in this network")]
    NoActor(String),
    /// A column of the list of nodes is asked for that is not there.
    #[error("the list of nodes has no column `{name}`; it has {}", if .known.is_empty() { "no further columns" } else { .known })]
    NoColumn {
        /// What was asked for.
        name: String,
        /// The columns that there are, separated by commas.
        known: String,
    },
    /// A field of the list of edges does not hold what its column is for.
    #[error("row {row} of the edges: `{found}` is no {wanted}")]
    Field {
        /// Number of the row, from 1.
        row: usize,
        /// What stands there.
        found: String,
        /// What has to stand there.
        wanted: &'static str,
    },
}
