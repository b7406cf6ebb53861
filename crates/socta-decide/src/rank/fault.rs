//! Faults of a decision matrix as it was written.

use crate::preference::PreferenceError;
use crate::problem::fault::ProblemFault;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InputFaultKind {
    /// The text is not JSON or CSV.
    #[error("the input cannot be read: {0}")]
    Syntax(String),
    /// A criterion of which only the order counts has cells that are no levels.
    #[error("the input cannot be read: `{criterion}` is ordinal; its cells are levels, not intervals")]
    NotLevels {
        /// Name of the criterion.
        criterion: String,
    },
    /// A field is not UTF-8.
    #[error("the field is not UTF-8")]
    NotUtf8,
    /// Something has the wrong type.
    #[error("`{at}` must be {expected}")]
    WrongType {
        /// Path in the JSON document.
        at: String,
        /// What it must be.
        expected: &'static str,
    },
    /// A key is missing.
    #[error("`{at}` is missing")]
    MissingKey {
        /// Path in the JSON document.
        at: String,
    },
    /// A key has no meaning here.
    #[error("`{at}` has no meaning here{}", hint(nearest.as_deref()))]
    UnknownKey {
        /// Path in the JSON document.
        at: String,
        /// The key that is meant, perhaps.
        nearest: Option<String>,
    },
    /// A word is none of the possible ones.
    #[error("`{word}` is not {expected}{}", hint(nearest.as_deref()))]
    UnknownWord {
        /// The text as it was written.
        word: String,
        /// What it must be.
        expected: &'static str,
        /// The word that is meant, perhaps.
        nearest: Option<String>,
    },
    /// A cell is no number.
    #[error("`{text}` is not a finite number; a missing value is {missing}")]
    NotANumber {
        /// The text as it was written.
        text: String,
        /// How a missing value is written.
        missing: &'static str,
    },
    /// A cell is no distribution.
    #[error("`{text}` is no cell; a cell is {forms}")]
    NotADistribution {
        /// The text as it was written.
        text: String,
        /// How a cell is written.
        forms: &'static str,
    },
    /// A row has too many or too few cells, or there are too many or too few rows.
    #[error("{what} has {found} entries; {expected} are expected")]
    Length {
        /// What is counted, in words.
        what: String,
        /// How many there must be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The thresholds of a criterion are no preference function.
    #[error("the preference function of `{criterion}` is refused: {error}")]
    Preference {
        /// Name of the criterion.
        criterion: String,
        /// Reason for the refusal.
        error: PreferenceError,
    },
    /// A head row is there twice, or after the first alternative.
    #[error("the head row `{name}` {reason}")]
    HeadRow {
        /// First cell of the row.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// What was read is not a problem.
    #[error(transparent)]
    Problem(#[from] ProblemFault),
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// A fault and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct InputFault {
    /// What is wrong, as a kind of fault.
    pub kind: InputFaultKind,
    /// Row from 1: the line of a CSV file, the row of a JSON `matrix`.
    pub row: Option<u64>,
    /// Column from 1: the field of a CSV file, the criterion of a JSON document.
    pub column: Option<u64>,
}

impl std::error::Error for InputFault {}

impl std::fmt::Display for InputFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, "row {row}, column {column}: ")?,
            (Some(row), None) => write!(f, "row {row}: ")?,
            (None, Some(column)) => write!(f, "column {column}: ")?,
            (None, None) => {}
        }
        self.kind.fmt(f)
    }
}

impl InputFault {
    /// A fault without a place.
    pub(super) fn new(kind: InputFaultKind) -> Self {
        Self { kind, row: None, column: None }
    }

    /// The fault in this row, from 1.
    pub(super) fn in_row(self, row: u64) -> Self {
        Self { row: Some(row), ..self }
    }

    /// The fault in this column, from 1.
    pub(super) fn in_column(self, column: usize) -> Self {
        Self { column: Some(column as u64), ..self }
    }
}

/// Errors, one a line.
pub(crate) fn lines<T: ToString>(errors: &[T]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
