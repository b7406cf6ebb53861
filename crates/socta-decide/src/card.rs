//! What can be said of a scoring method without running it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::parameter::Parameter;

/// The weakest scale of measurement on which a method's ranking means something (Roberts 1979).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// Whether it needs weights.
    pub weights: bool,
    /// The weakest scale that it may be applied to.
    pub scale: ScaleLevel,
    /// What it needs or can use of each criterion: declared scales, thresholds; empty if nothing.
    pub criteria: &'static str,
}

/// What a method does where careless ones divide by zero. Either a rule, or the typed error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Treatment {
    /// What becomes of alternatives with equal scores.
    pub ties: &'static str,
    /// What becomes of criteria on which all alternatives are equal.
    pub equal_columns: &'static str,
    /// What becomes of zero cells and columns.
    pub zero: &'static str,
    /// What becomes of negative cells.
    pub negative: &'static str,
    /// What becomes of missing cells.
    pub missing: &'static str,
}

/// How a matrix with excluded cells is put to a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// The default parameters deal with missing cells.
    Handled,
    /// A parameter, and the choice of it that deals with missing cells.
    Choice(&'static str, &'static str),
    /// A missing cell gets the weighted mean of the alternative's known values, which leaves its additive score as it is.
    OwnMean,
}

/// Everything about a method that can be said without running it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// Name, as written in models and on the command line.
    pub name: &'static str,
    /// Other names under which it is found.
    pub aliases: &'static [&'static str],
    /// Name of the method in prose.
    pub title: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// Time and memory for m alternatives and n criteria.
    pub complexity: &'static str,
    /// What a score means, its range, and which end is best.
    pub score: &'static str,
    /// Parameters of the method, in the order in which they are shown.
    pub parameters: &'static [Parameter],
    /// What the method needs.
    pub needs: Needs,
    /// What it does in special cases.
    pub treatment: Treatment,
    /// Whether removing an alternative never reverses the order of two others, with the default parameters.
    pub rank_reversal_free: bool,
    /// How a matrix with excluded cells is put to it.
    pub gaps: Gaps,
}
