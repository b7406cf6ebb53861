//! What can be said of a method of weighting without running it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::card::ScaleLevel;
use crate::parameter::Parameter;

/// What a method of weighting needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// The names of the criteria, from a matrix or a file of judgements.
    Criteria,
    /// A decision matrix.
    Matrix,
    /// The criteria in their order of importance: `order`.
    Order,
    /// All pairs compared: `comparisons`.
    Comparisons,
    /// The best and the worst criterion compared with all others: `best`, `worst`, `best_to_others`, `others_to_worst`.
    BestWorst,
    /// Values of the swings from worst to best: `swings`.
    Swings,
    /// Points that are shared out: `points`.
    Points,
}

impl Needs {
    /// What has to be given, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Criteria => "the criteria",
            Self::Matrix => "a decision matrix",
            Self::Order => "the key `order` in a file of judgements",
            Self::Comparisons => "the key `comparisons` in a file of judgements",
            Self::BestWorst => {
                "the keys `best`, `worst`, `best_to_others` and `others_to_worst` in a file of judgements"
            }
            Self::Swings => "the key `swings` in a file of judgements",
            Self::Points => "the key `points` in a file of judgements",
        }
    }
}

/// Which cells a method that looks at the data can be put to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cells {
    /// Any number.
    Any,
    /// Numbers of 0 or more.
    NotNegative,
    /// Numbers above 0.
    Positive,
}

/// Everything about a method of weighting that can be said without running it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// Name, as written on the command line.
    pub name: &'static str,
    /// Other names under which it is found.
    pub aliases: &'static [&'static str],
    /// Name of the method in prose.
    pub title: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// Time and memory for m alternatives and n criteria.
    pub complexity: &'static str,
    /// What a weight by this method means, and what not.
    pub meaning: &'static str,
    /// Parameters of the method, in the order in which they are shown.
    pub parameters: &'static [Parameter],
    /// What the method needs.
    pub needs: Needs,
    /// The weakest scale of the cells on which its weights mean something; ordinal if it looks at no cells.
    pub scale: ScaleLevel,
    /// Which cells it can be put to.
    pub cells: Cells,
    /// What it does with a criterion on which all alternatives are equal, or with judgements that are all equal.
    pub equal: &'static str,
}
