//! What every method of weighting is: a card that describes it as data, one function, and why it may have no weights.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_base::numeric::linear::Unsolved;
use socta_base::numeric::sum;

use crate::card::ScaleLevel;
use crate::matrix::Complete;
use crate::method_error::MethodError;
use crate::outcome::Detail;
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::weights::card::{Card, Cells};
use crate::weights::judgements::checked::Judgements;

/// A matrix or judgements.
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// A decision matrix.
    Matrix(&'a Problem),
    /// Judgements.
    Judgements(&'a Judgements),
}

impl<'a> Input<'a> {
    /// Names of the criteria.
    #[must_use]
    pub fn criteria(self) -> Vec<String> {
        match self {
            Self::Matrix(problem) => problem.criteria().iter().map(|it| it.name.clone()).collect(),
            Self::Judgements(judgements) => judgements.criteria().to_vec(),
        }
    }

    /// The matrix, if it is what the card asks for: no gaps, the right cells, a scale that is strong enough.
    pub(super) fn matrix(self, card: &Card) -> Result<(&'a Problem, Complete<'a>), WeightError> {
        let Self::Matrix(problem) = self else { return Err(WeightError::needs(card)) };
        let scale = |criterion: &&crate::problem::criterion::Criterion| {
            criterion.level.is_some_and(|it| it < card.scale)
        };
        if let Some(weak) = problem.criteria().iter().find(scale) {
            let criterion = weak.name.clone();
            return Err(WeightError::WeakScale { criterion, method: card.name, needed: word(card.scale) });
        }
        let Some(complete) = problem.matrix().complete() else {
            let hint = "weights from data need every cell";
            return Err(crate::refusal::cell_missing(problem, hint).into());
        };
        for (row, cells) in complete.rows().enumerate() {
            for (column, &value) in cells.iter().enumerate() {
                let allowed = match card.cells {
                    Cells::Any => true,
                    Cells::NotNegative => value >= 0.0,
                    Cells::Positive => value > 0.0,
                };
                if !allowed {
                    return Err(WeightError::Cell {
                        alternative: problem.alternatives()[row].clone(),
                        criterion: problem.criteria()[column].name.clone(),
                        value,
                        method: card.name,
                        needed: if card.cells == Cells::Positive { "above 0" } else { "0 or more" },
                    });
                }
            }
        }
        Ok((problem, complete))
    }

    /// A judgement, if it is there.
    pub(super) fn judged<T>(
        self,
        card: &Card,
        part: impl FnOnce(&'a Judgements) -> Option<T>,
    ) -> Result<T, WeightError> {
        match self {
            Self::Judgements(judgements) => part(judgements).ok_or_else(|| WeightError::needs(card)),
            Self::Matrix(_) => Err(WeightError::needs(card)),
        }
    }
}

fn word(level: ScaleLevel) -> &'static str {
    match level {
        ScaleLevel::Ordinal => "an ordinal",
        ScaleLevel::Interval => "an interval",
        ScaleLevel::Ratio => "a ratio",
    }
}

/// A judgement that should be thought over, because it does not fit the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LookAt {
    /// The criteria that it compares.
    pub criteria: Vec<String>,
    /// What does not fit.
    pub words: String,
}

/// Weights and how they came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing {
    /// One a criterion, 0 or more, adding up to 1.
    pub weights: Vec<f64>,
    /// Intermediate results, in the order in which they are shown.
    pub details: Vec<Detail>,
    /// Judgements to think over; empty where they are consistent enough, and for methods that cannot tell.
    pub look_at: Vec<LookAt>,
}

impl Weighing {
    /// Raw weights of 0 or more, divided by their sum. A single criterion has the whole weight.
    pub(super) fn of(raw: &[f64], undetermined: &'static str) -> Result<Self, WeightError> {
        let weights = match raw {
            [_] => vec![1.0],
            _ => shares(raw).ok_or(WeightError::Undetermined { why: undetermined })?,
        };
        Ok(Self { weights, details: Vec::new(), look_at: Vec::new() })
    }

    /// With an intermediate result.
    pub(super) fn detailed(mut self, name: &'static str, values: crate::outcome::Values) -> Self {
        self.details.push(Detail { name, values });
        self
    }
}

/// Numbers divided by their sum; none if one is negative or the sum is 0 or not finite.
pub(super) fn shares(raw: &[f64]) -> Option<Vec<f64>> {
    let total = sum::pairwise(raw);
    let good = total.is_finite() && total > 0.0 && raw.iter().all(|share| *share >= 0.0);
    good.then(|| raw.iter().map(|share| share / total).collect())
}

/// Why there are no weights.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WeightError {
    /// The input is of another kind.
    #[error("weights by {method} need {needs}")]
    Needs {
        /// Name of the method.
        method: &'static str,
        /// What the method needs.
        needs: &'static str,
    },
    /// A declared scale is too weak.
    #[error(
        "weights by {method} mean something on {needed} scale only, and `{criterion}` is declared to have less"
    )]
    WeakScale {
        /// Name of the criterion.
        criterion: String,
        /// Name of the method.
        method: &'static str,
        /// What the method needs.
        needed: &'static str,
    },
    /// A cell is not allowed.
    #[error(
        "{value} for `{alternative}` on `{criterion}`: weights by {method} need cells {needed}; \
         standard-deviation and critic take any"
    )]
    Cell {
        /// Name of the alternative.
        alternative: String,
        /// Name of the criterion.
        criterion: String,
        /// The cell that is refused.
        value: f64,
        /// Name of the method.
        method: &'static str,
        /// What the method needs.
        needed: &'static str,
    },
    /// Every cell of a criterion is 0.
    #[error("every cell of `{criterion}` is 0, so that there are no shares of its sum; leave it out")]
    ZeroColumn {
        /// Name of the criterion.
        criterion: String,
    },
    /// All alternatives are equal on a criterion.
    #[error(
        "all alternatives are equal on `{criterion}`, so that its correlations do not exist; leave it out"
    )]
    ConstantColumn {
        /// Name of the criterion.
        criterion: String,
    },
    /// There are too few alternatives.
    #[error("weights by {method} need two alternatives or more")]
    OneAlternative {
        /// Name of the method.
        method: &'static str,
    },
    /// Nothing tells the criteria apart.
    #[error("the weights are not determined: {why}")]
    Undetermined {
        /// What leaves the weights open.
        why: &'static str,
    },
    /// Numbers are too large or too far apart.
    #[error("the numbers are too large or too far apart: {what} is not finite")]
    Overflow {
        /// Name of the result that is not finite.
        what: &'static str,
    },
    /// The linear program has no answer.
    #[error("the linear program of {method} failed: {reason}")]
    Unsolved {
        /// Name of the method.
        method: &'static str,
        /// Reason that the solver gives.
        reason: Unsolved,
    },
    /// The matrix lacks something.
    #[error(transparent)]
    Matrix(#[from] MethodError),
}

impl WeightError {
    pub(super) fn needs(card: &Card) -> Self {
        Self::Needs { method: card.name, needs: card.needs.words() }
    }
}

/// A method of weighting.
pub trait Weighting: Sync {
    /// The description of the method.
    fn card(&self) -> &'static Card;

    /// The weights of the criteria.
    ///
    /// # Errors
    /// If the input lacks what the method needs; never a weight that is not a number.
    fn weigh(&self, input: Input<'_>, parameters: &Parameters) -> Result<Weighing, WeightError>;

    /// The weights with the default parameters.
    ///
    /// # Errors
    /// Those of [`Self::weigh`].
    fn weigh_by_default(&self, input: Input<'_>) -> Result<Weighing, WeightError> {
        self.weigh(input, &Parameters::defaults(self.card().parameters))
    }
}
