//! What can be wrong with a decision problem.

/// A fault of a problem as such, whatever file it came from. Positions count from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProblemFault {
    /// There is no alternative.
    #[error("there is no alternative")]
    NoAlternative,
    /// There is no criterion.
    #[error("there is no criterion")]
    NoCriterion,
    /// An alternative has no name.
    #[error("an alternative has no name")]
    UnnamedAlternative {
        /// Row of the alternative, from 0.
        row: usize,
    },
    /// A criterion has no name.
    #[error("a criterion has no name")]
    UnnamedCriterion {
        /// Column of the criterion, from 0.
        column: usize,
    },
    /// Two alternatives have the same name.
    #[error("the alternative `{name}` is there twice")]
    DuplicateAlternative {
        /// Row of the second one.
        row: usize,
        /// Name that stands there.
        name: String,
    },
    /// Two criteria have the same name.
    #[error("the criterion `{name}` is there twice")]
    DuplicateCriterion {
        /// Column of the second one.
        column: usize,
        /// Name that stands there.
        name: String,
    },
    /// A weight is negative or not finite.
    #[error("the weight {weight} of `{criterion}` is not a finite number of 0 or more")]
    BadWeight {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// Weight that is refused.
        weight: f64,
    },
    /// All weights are 0, or their sum is not finite.
    #[error("the weights add up to {sum}; a ranking needs a positive, finite sum")]
    BadWeightSum {
        /// Sum of the weights.
        sum: f64,
    },
    /// The ends of a scale are not in order.
    #[error("the scale of `{criterion}` goes from {low} to {high}; its first end must lie below its second")]
    ScaleOrder {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// First end of the scale.
        low: f64,
        /// Second end of the scale.
        high: f64,
    },
    /// The breakpoints of a value function cannot be one.
    #[error("the value function of `{criterion}` {reason}")]
    BadPoints {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// What is wrong, in words.
        reason: &'static str,
    },
    /// The thresholds of a criterion are out of order.
    #[error("the thresholds of `{criterion}` {reason}")]
    BadThresholds {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// What is wrong, in words.
        reason: &'static str,
    },
    /// The value that is sought cannot be reached.
    #[error("the ideal {ideal} of `{criterion}` {reason}")]
    BadIdeal {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// Value that is sought.
        ideal: f64,
        /// What is wrong, in words.
        reason: &'static str,
    },
    /// The limits between classes are out of order.
    #[error("the profiles of `{criterion}` {reason}")]
    BadProfiles {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// What is wrong, in words.
        reason: &'static str,
    },
    /// A criterion has more or fewer profiles than another.
    #[error(
        "`{criterion}` has {found} profiles where another criterion has {expected}; each needs the same number"
    )]
    ProfileCount {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// Most profiles that a criterion has.
        expected: usize,
        /// How many this one has.
        found: usize,
    },
    /// The names of the classes do not fit the profiles.
    #[error("there are {classes} class names; {profiles} profiles bound {} classes", profiles + 1)]
    ClassCount {
        /// How many names there are.
        classes: usize,
        /// How many profiles a criterion has.
        profiles: usize,
    },
    /// A class has no name, or the name of another one.
    #[error("the class name `{name}` is empty or there twice")]
    BadClass {
        /// Name that stands there.
        name: String,
    },
    /// A number is given to something that is no set of criteria, or cannot be the number of a set.
    #[error("entry {} of the values of sets {reason}", entry + 1)]
    BadSet {
        /// Position of the class, from 0.
        entry: usize,
        /// What is wrong, in words.
        reason: &'static str,
    },
    /// The matrix has another shape than the names.
    #[error(
        "the matrix has {rows} rows and {columns} columns for {alternatives} alternatives and {criteria} criteria"
    )]
    Shape {
        /// Rows of the matrix.
        rows: usize,
        /// Columns of the matrix.
        columns: usize,
        /// Number of alternatives.
        alternatives: usize,
        /// Number of criteria.
        criteria: usize,
    },
}

impl ProblemFault {
    /// The row that is at fault, if it is one.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::UnnamedAlternative { row } | Self::DuplicateAlternative { row, .. } => Some(*row),
            _ => None,
        }
    }

    /// The column that is at fault, if it is one.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        match self {
            Self::UnnamedCriterion { column }
            | Self::DuplicateCriterion { column, .. }
            | Self::BadWeight { column, .. }
            | Self::ScaleOrder { column, .. }
            | Self::BadThresholds { column, .. }
            | Self::BadIdeal { column, .. }
            | Self::BadProfiles { column, .. }
            | Self::ProfileCount { column, .. }
            | Self::BadPoints { column, .. } => Some(*column),
            _ => None,
        }
    }
}
