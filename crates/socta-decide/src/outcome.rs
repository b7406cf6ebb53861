//! What a scoring method returns: scores, ranks and intermediate results.

use serde::Serialize;
use socta_base::numeric::rank::Best;

/// An intermediate result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    /// Usual name of the result, such as `phi_plus`.
    pub name: &'static str,
    /// Values of the result.
    pub values: Values,
}

/// Values of an intermediate result.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// One number.
    Scalar(f64),
    /// Counts or levels, one an alternative.
    Counts(Vec<u32>),
    /// Numbers, one an alternative.
    Alternatives(Vec<f64>),
    /// Numbers, one a criterion.
    Criteria(Vec<f64>),
    /// Rows of numbers; a value that does not exist is none.
    Matrix(Vec<Vec<Option<f64>>>),
    /// Words, one an alternative, such as classes.
    Labels(Vec<String>),
    /// Rows of words, one row and one column an alternative, such as relations of pairs.
    Relations(Vec<Vec<&'static str>>),
}

impl Serialize for Values {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Scalar(value) => serializer.serialize_f64(*value),
            Self::Counts(values) => values.serialize(serializer),
            Self::Alternatives(values) | Self::Criteria(values) => values.serialize(serializer),
            Self::Matrix(rows) => rows.serialize(serializer),
            Self::Labels(words) => words.serialize(serializer),
            Self::Relations(rows) => rows.serialize(serializer),
        }
    }
}

impl Values {
    /// Rows of numbers that all exist.
    #[must_use]
    pub fn numbers(rows: Vec<Vec<f64>>) -> Self {
        Self::Matrix(rows.into_iter().map(|row| row.into_iter().map(Some).collect()).collect())
    }

    /// Whether every number is one.
    pub(crate) fn is_finite(&self) -> bool {
        match self {
            Self::Scalar(value) => value.is_finite(),
            Self::Counts(_) | Self::Labels(_) | Self::Relations(_) => true,
            Self::Alternatives(values) | Self::Criteria(values) => values.iter().all(|v| v.is_finite()),
            Self::Matrix(rows) => rows.iter().flatten().flatten().all(|value| value.is_finite()),
        }
    }
}

/// What a method returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// One score an alternative.
    pub scores: Vec<f64>,
    /// Which end of the scores is best.
    pub best: Best,
    /// Ranks, for a method whose ranks do not follow from scores; else they are the competition ranks of the scores.
    pub ranks: Option<Vec<u32>>,
    /// Intermediate results, in the order in which they are shown.
    pub details: Vec<Detail>,
}

/// An outcome with its ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Scores, one an alternative.
    pub scores: Vec<f64>,
    /// Ranks, 1 is best, ties share a rank.
    pub ranks: Vec<u32>,
    /// Intermediate results, in the order in which they are shown.
    pub details: Vec<Detail>,
}
