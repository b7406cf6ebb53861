//! Scores by method, as results keep them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::scoring::{Detail, Gaps, MethodScores, Scores, Setting, Values};

/// The value of a parameter of a method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ParameterValue {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}

/// The values of an intermediate result of a method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum DetailValues {
    /// One number.
    Number(f64),
    /// Counts or levels, one an alternative.
    Counts(Vec<u32>),
    /// Numbers, one an alternative or one a criterion.
    Numbers(Vec<f64>),
    /// Words, one an alternative, such as classes.
    Words(Vec<String>),
    /// Rows of numbers; a value that does not exist is null.
    Matrix(Vec<Vec<Option<f64>>>),
    /// Rows of words, one row and one column an alternative, such as relations of pairs.
    Relations(Vec<Vec<String>>),
}

impl DetailValues {
    /// The values as they leave the program.
    #[must_use]
    pub fn of(values: &Values) -> Self {
        let owned = |row: &Vec<&'static str>| row.iter().map(|&word| word.to_owned()).collect();
        match values {
            Values::Scalar(number) => Self::Number(*number),
            Values::Counts(counts) => Self::Counts(counts.clone()),
            Values::Alternatives(numbers) | Values::Criteria(numbers) => Self::Numbers(numbers.clone()),
            Values::Labels(words) => Self::Words(words.clone()),
            Values::Matrix(rows) => Self::Matrix(rows.clone()),
            Values::Relations(rows) => Self::Relations(rows.iter().map(owned).collect()),
        }
    }
}

/// The areas under one method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScoresByMethod {
    /// Name of the method.
    pub method: String,
    /// Parameters by name.
    pub parameters: BTreeMap<String, ParameterValue>,
    /// What was done about cells that do not count; none if there are no such cells.
    pub gaps: Option<String>,
    /// One score an area, in the order of the table.
    pub scores: Vec<f64>,
    /// Ranks in the same order: 1 is the greatest threat, ties share a rank.
    pub ranks: Vec<u32>,
    /// Intermediate results by their usual names, as `phi_plus`.
    pub details: BTreeMap<String, DetailValues>,
}

impl ScoresByMethod {
    /// The scores of every method that has some.
    #[must_use]
    pub fn all(scores: &Scores) -> Vec<Self> {
        scores.methods.iter().map(Self::of).collect()
    }

    fn of(found: &MethodScores) -> Self {
        let parameter = |(name, setting): (&str, &Setting)| (name.to_owned(), ParameterValue::of(setting));
        let value = |detail: &Detail| (detail.name.to_owned(), DetailValues::of(&detail.values));
        Self {
            method: found.method.to_owned(),
            parameters: found.parameters.iter().map(parameter).collect(),
            gaps: found.gaps.map(|gaps| match gaps {
                Gaps::Handled => "handled".to_owned(),
                Gaps::Choice(parameter, choice) => format!("{parameter}={choice}"),
                Gaps::OwnMean => "own-mean".to_owned(),
            }),
            scores: found.scores.clone(),
            ranks: found.ranks.clone(),
            details: found.details.iter().map(value).collect(),
        }
    }
}

impl ParameterValue {
    /// The value of a setting.
    #[must_use]
    pub fn of(setting: &Setting) -> Self {
        match setting {
            Setting::Number(number) => Self::Number(*number),
            Setting::Flag(flag) => Self::Flag(*flag),
            Setting::Choice(word) => Self::Word((*word).to_owned()),
            Setting::Text(text) | Setting::Note(text) => Self::Word(text.clone()),
        }
    }
}
