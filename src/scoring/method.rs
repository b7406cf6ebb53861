//! What every scoring method is: a card that describes it as data, and one function.

use serde::Serialize;

use super::{Criterion, Parameter, Parameters, Problem};
use crate::numeric::rank::{self, Best};

/// The weakest scale of measurement on which a method's ranking means something (Roberts 1979).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ScaleLevel {
    /// Order alone counts: any increasing recoding leaves the ranking as it is.
    Ordinal,
    /// Differences count: units and zero points are free.
    Interval,
    /// Quotients count: only units are free.
    Ratio,
}

/// What a method needs beside the matrix and the directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Needs {
    /// Whether it needs weights.
    pub weights: bool,
    /// The weakest scale that it may be applied to.
    pub scale: ScaleLevel,
    /// What it needs or can use of each criterion: declared scales, thresholds; empty if nothing.
    pub criteria: &'static str,
}

/// What a method does where careless ones divide by zero. Either a rule, or the typed error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Treatment {
    /// Of alternatives with equal scores.
    pub ties: &'static str,
    /// Of criteria on which all alternatives are equal.
    pub equal_columns: &'static str,
    /// Of zero cells and columns.
    pub zero: &'static str,
    /// Of negative cells.
    pub negative: &'static str,
    /// Of missing cells.
    pub missing: &'static str,
}

/// How a threat table with excluded cells is put to a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gaps {
    /// Its default parameters deal with missing cells.
    Handled,
    /// This choice of this parameter deals with them.
    Choice(&'static str, &'static str),
    /// A missing cell gets the weighted mean of the alternative's known values, which leaves its additive score as it is.
    OwnMean,
}

/// Everything about a method that can be said without running it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Card {
    /// Name, as written in models and on the command line.
    pub name: &'static str,
    /// Other names under which it is found.
    pub aliases: &'static [&'static str],
    /// Its name in prose.
    pub title: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// Time and memory for m alternatives and n criteria.
    pub complexity: &'static str,
    /// What a score means, its range, and which end is best.
    pub score: &'static str,
    /// Its parameters.
    pub parameters: &'static [Parameter],
    /// What it needs.
    pub needs: Needs,
    /// What it does in special cases.
    pub treatment: Treatment,
    /// Whether removing an alternative never reverses the order of two others, with the default parameters.
    pub rank_reversal_free: bool,
    /// How a threat table with excluded cells is put to it.
    pub gaps: Gaps,
}

/// An intermediate result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    /// Its usual name, such as `phi_plus`.
    pub name: &'static str,
    /// What it is.
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
    pub(super) fn is_finite(&self) -> bool {
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
    /// Scores.
    pub scores: Vec<f64>,
    /// Ranks, 1 is best, ties share a rank.
    pub ranks: Vec<u32>,
    /// Intermediate results.
    pub details: Vec<Detail>,
}

/// Why a method has no result for a problem.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MethodError {
    /// A criterion has no weight.
    #[error("the criterion `{criterion}` has no weight, and weights are never made up")]
    WeightMissing {
        /// The criterion.
        criterion: String,
    },
    /// A cell is missing, and the method or its parameters do not say what then.
    #[error("missing cells: {count}, the first for `{alternative}` on `{criterion}`; {hint}")]
    CellMissing {
        /// Alternative of the first one.
        alternative: String,
        /// Criterion of the first one.
        criterion: String,
        /// How many are missing.
        count: usize,
        /// Which parameter would allow it.
        hint: &'static str,
    },
    /// No cell of an alternative is known.
    #[error("nothing is known of `{alternative}` on any criterion that has weight")]
    NothingKnown {
        /// The alternative.
        alternative: String,
    },
    /// No cell of a criterion is known.
    #[error("nothing is known on `{criterion}` for any alternative")]
    EmptyCriterion {
        /// The criterion.
        criterion: String,
    },
    /// A criterion declares no scale.
    #[error("the criterion `{criterion}` declares neither a scale nor a value function; {hint}")]
    ScaleMissing {
        /// The criterion.
        criterion: String,
        /// What could be done.
        hint: &'static str,
    },
    /// A cell lies outside the declared scale.
    #[error(
        "{value} for `{alternative}` on `{criterion}` lies outside its scale from {low} to {high}; {hint}"
    )]
    OutsideScale {
        /// The alternative.
        alternative: String,
        /// The criterion.
        criterion: String,
        /// The cell.
        value: f64,
        /// Lower end of the scale.
        low: f64,
        /// Upper end of the scale.
        high: f64,
        /// Which parameter would allow it.
        hint: &'static str,
    },
    /// A criterion has no limits between classes.
    #[error(
        "the criterion `{criterion}` has no profiles; give the limits between the classes, from the worst to the best"
    )]
    ProfileMissing {
        /// The criterion.
        criterion: String,
    },
    /// A criterion is not what the method takes.
    #[error("the criterion `{criterion}` does not fit: {reason}")]
    Unfit {
        /// The criterion.
        criterion: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A criterion that the method knows by its name is not there.
    #[error("the criterion `{name}` is missing; {hint}")]
    CriterionMissing {
        /// Its name.
        name: String,
        /// What could be done.
        hint: &'static str,
    },
    /// No criterion belongs to a group that the method keeps apart.
    #[error("no criterion belongs to the group `{group}`; {hint}")]
    GroupMissing {
        /// The group.
        group: &'static str,
        /// What could be done.
        hint: &'static str,
    },
    /// A cell is none of the levels that the method takes.
    #[error("{value} for `{alternative}` on `{criterion}` is no level; the method takes {expected}")]
    NotALevel {
        /// The alternative.
        alternative: String,
        /// The criterion.
        criterion: String,
        /// The cell.
        value: f64,
        /// The levels.
        expected: &'static str,
    },
    /// What sets of criteria are worth together is not said, or not for all sets.
    #[error("the capacity gives no weight to {set}; give `interactions`, a whole `capacity`, or `moebius`")]
    CapacityMissing {
        /// The first set without a weight, in words.
        set: String,
    },
    /// A larger set of criteria weighs less than a smaller one.
    #[error("the capacity is not monotone: `{criterion}` takes {loss} from the weight of {set}")]
    CapacityNotMonotone {
        /// The criterion that takes weight away.
        criterion: String,
        /// The set that it is added to, in words.
        set: String,
        /// How much, above 0.
        loss: f64,
    },
    /// All criteria together do not weigh 1.
    #[error("all criteria together weigh {total}; a capacity ends at 1")]
    CapacityTotal {
        /// What they weigh.
        total: f64,
    },
    /// There are too many criteria for all their sets.
    #[error(
        "{criteria} criteria have too many sets; a capacity of at most {limit} is computed, `interactions` of any number"
    )]
    TooManyCriteria {
        /// How many there are.
        criteria: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// The method takes too long for so many alternatives.
    #[error("{alternatives} alternatives are more than the {limit} that {what} is computed for")]
    TooMany {
        /// How many there are.
        alternatives: usize,
        /// How many are allowed.
        limit: usize,
        /// What is quadratic.
        what: &'static str,
    },
    /// A cell is not above 0, and the method divides by it or takes its logarithm.
    #[error("{value} for `{alternative}` on `{criterion}` is not above 0; {hint}")]
    NotPositive {
        /// The alternative.
        alternative: String,
        /// The criterion.
        criterion: String,
        /// The cell.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// A cell is below 0, and the method needs quotients.
    #[error("{value} for `{alternative}` on `{criterion}` is below 0; {hint}")]
    Negative {
        /// The alternative.
        alternative: String,
        /// The criterion.
        criterion: String,
        /// The cell.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// The mean of a criterion is not above 0, and the method divides by it.
    #[error("the mean {mean} of `{criterion}` is not above 0, and the method divides by it")]
    MeanNotPositive {
        /// The criterion.
        criterion: String,
        /// Mean of its cells.
        mean: f64,
    },
    /// The method divides by something that is 0 for an alternative.
    #[error("for `{alternative}` {what} is 0, and the method divides by it")]
    ZeroDivisor {
        /// The alternative.
        alternative: String,
        /// What is 0.
        what: &'static str,
    },
    /// The cells are so large or so close to each other that a result overflows.
    #[error("the cells are too large or too close to each other: {what} is not finite")]
    Overflow {
        /// Which result.
        what: &'static str,
    },
}

/// What a method cannot take, by position; [`Refusal::named`] makes the error of it. Positions count from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Refusal {
    /// A cell is not above 0.
    NotPositive {
        /// Its row.
        row: usize,
        /// Its column.
        column: usize,
        /// The cell.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// A cell is below 0.
    Negative {
        /// Its row.
        row: usize,
        /// Its column.
        column: usize,
        /// The cell.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// The mean of a column is not above 0.
    MeanNotPositive {
        /// The column.
        column: usize,
        /// Mean of its cells.
        mean: f64,
    },
    /// The method divides by something that is 0 for a row.
    ZeroDivisor {
        /// The row.
        row: usize,
        /// What is 0.
        what: &'static str,
    },
    /// A result is not finite.
    Overflow {
        /// Which result.
        what: &'static str,
    },
}

impl Refusal {
    /// The error, with the names of the problem.
    #[must_use]
    pub fn named(self, problem: &Problem) -> MethodError {
        let alternative = |row: usize| problem.alternatives().get(row).cloned().unwrap_or_default();
        let criterion = |column: usize| {
            problem.criteria().get(column).map(|criterion| criterion.name.clone()).unwrap_or_default()
        };
        match self {
            Self::NotPositive { row, column, value, hint } => MethodError::NotPositive {
                alternative: alternative(row),
                criterion: criterion(column),
                value,
                hint,
            },
            Self::Negative { row, column, value, hint } => MethodError::Negative {
                alternative: alternative(row),
                criterion: criterion(column),
                value,
                hint,
            },
            Self::MeanNotPositive { column, mean } => {
                MethodError::MeanNotPositive { criterion: criterion(column), mean }
            }
            Self::ZeroDivisor { row, what } => {
                MethodError::ZeroDivisor { alternative: alternative(row), what }
            }
            Self::Overflow { what } => MethodError::Overflow { what },
        }
    }
}

/// A scoring method.
pub trait Method: Sync {
    /// Its description.
    fn card(&self) -> &'static Card;

    /// Scores the alternatives.
    ///
    /// # Errors
    /// If the problem lacks what the method needs; never a score that is not a number.
    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError>;

    /// The weakest scale that it may be applied to with what this criterion declares and these parameters; that of the card
    /// unless the method says otherwise.
    fn scale(&self, _criterion: &Criterion, _parameters: &Parameters) -> ScaleLevel {
        self.card().needs.scale
    }

    /// What critics hold against it, in one sentence; empty if nothing is recorded.
    fn criticism(&self) -> &'static str {
        ""
    }
}

/// Runs a method, ranks the scores and makes sure that every number is one.
///
/// # Errors
/// Those of the method, and [`MethodError::Overflow`].
pub fn evaluate(
    method: &dyn Method,
    problem: &Problem,
    parameters: &Parameters,
) -> Result<Evaluation, MethodError> {
    let Outcome { scores, best, ranks, details } = method.run(problem, parameters)?;
    if !scores.iter().all(|score| score.is_finite()) {
        return Err(MethodError::Overflow { what: "a score" });
    }
    if let Some(detail) = details.iter().find(|detail| !detail.values.is_finite()) {
        return Err(MethodError::Overflow { what: detail.name });
    }
    let ranks = ranks.unwrap_or_else(|| rank::competition(&scores, best));
    Ok(Evaluation { scores, ranks, details })
}

/// The error for a matrix with missing cells.
pub(crate) fn cell_missing(problem: &Problem, hint: &'static str) -> MethodError {
    let (row, column) = problem.matrix().first_missing().unwrap_or((0, 0));
    MethodError::CellMissing {
        alternative: problem.alternatives()[row].clone(),
        criterion: problem.criteria()[column].name.clone(),
        count: problem.matrix().missing(),
        hint,
    }
}
