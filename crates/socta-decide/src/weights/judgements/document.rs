//! Judgements as they are written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Name and version of the format.
pub const JUDGEMENTS_SCHEMA: &str = "socta.judgements/1";

/// A file of judgements as it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JudgementFile {
    /// `socta.judgements/1`.
    pub schema: String,
    /// Names of the criteria, each once; keys of indicators if the weights are for a model.
    pub criteria: Vec<String>,
    /// Who judges, and on what grounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// All criteria in the order of their importance, the most important one first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Vec<String>>,
    /// Points of 0 or more by criterion, mostly 100 in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<BTreeMap<String, f64>>,
    /// Worth of the step from the worst to the best end of each criterion's scale, 0 or more; 100 for the most worthwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swings: Option<BTreeMap<String, f64>>,
    /// How many times as important the criterion of the row is as that of the column, both in the order of `criteria`. The
    /// diagonal and one half may be null.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparisons: Option<Vec<Vec<Option<f64>>>>,
    /// The most important criterion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<String>,
    /// The least important criterion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worst: Option<String>,
    /// How many times as important the best criterion is as each, from 1 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best_to_others: Option<BTreeMap<String, f64>>,
    /// How many times as important each criterion is as the worst, from 1 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others_to_worst: Option<BTreeMap<String, f64>>,
}
