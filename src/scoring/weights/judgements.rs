//! Judgements on the importance of criteria, as they are written and as they can no longer be wrong.
//!
//! A file names the criteria and holds one kind of judgement or several: an order, points, swings, comparisons of all
//! pairs, comparisons with the best and the worst criterion. [`Judgements::read`] finds every fault of it at once.

mod check;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Needs;
use crate::diagnostics::SourceText;
use crate::source::{Checked, Faults, json, text};

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

/// Comparisons with the best and the worst criterion, one entry a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct BestWorstVectors {
    /// Position of the best criterion.
    pub best: usize,
    /// Position of the worst criterion.
    pub worst: usize,
    /// `a_Bj`, `1..=9`; 1 for the best itself.
    pub to_others: Vec<f64>,
    /// `a_jW`, `1..=9`; 1 for the worst itself. `a_BW` is the same in both.
    pub to_worst: Vec<f64>,
}

/// Checked judgements, one entry a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgements {
    criteria: Vec<String>,
    author: Option<String>,
    ranks: Option<Vec<usize>>,
    points: Option<Vec<f64>>,
    swings: Option<Vec<f64>>,
    comparisons: Option<Vec<Vec<f64>>>,
    best_worst: Option<BestWorstVectors>,
}

impl Judgements {
    /// Reads and checks a file, and finds every fault of it.
    #[must_use]
    pub fn read(file: &str, bytes: Vec<u8>) -> Checked<Self> {
        let mut bytes = bytes;
        let mut faults = Faults::default();
        let readable = text::make_readable(&mut bytes, &mut faults);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let document =
            if readable { json::read::<JudgementFile>(&text, JUDGEMENTS_SCHEMA, &mut faults) } else { None };
        let value = document.map(|document| check::judgements(&document, &mut faults));
        let value = value.filter(|_| faults.is_empty());
        let findings = faults.into_findings(&SourceText::new(file, text.as_bytes())).into_iter().collect();
        Checked { value, findings }
    }

    /// Names of the criteria.
    #[must_use]
    pub fn criteria(&self) -> &[String] {
        &self.criteria
    }

    /// Who judges, if the file says so.
    #[must_use]
    pub fn author(&self) -> Option<&str> {
        self.author.as_deref()
    }

    /// Which kinds of judgement there are.
    #[must_use]
    pub fn kinds(&self) -> Vec<Needs> {
        let there = [
            (self.points.is_some(), Needs::Points),
            (self.swings.is_some(), Needs::Swings),
            (self.ranks.is_some(), Needs::Order),
            (self.comparisons.is_some(), Needs::Comparisons),
            (self.best_worst.is_some(), Needs::BestWorst),
        ];
        there.into_iter().filter(|(there, _)| *there).map(|(_, kind)| kind).collect()
    }

    /// Rank of each criterion, 0 for the most important one.
    #[must_use]
    pub fn ranks(&self) -> Option<&[usize]> {
        self.ranks.as_deref()
    }

    /// Points of each criterion, 0 or more.
    #[must_use]
    pub fn points(&self) -> Option<&[f64]> {
        self.points.as_deref()
    }

    /// Worth of each swing, 0 or more.
    #[must_use]
    pub fn swings(&self) -> Option<&[f64]> {
        self.swings.as_deref()
    }

    /// Comparisons of all pairs: positive and reciprocal to the last bit.
    #[must_use]
    pub fn comparisons(&self) -> Option<&[Vec<f64>]> {
        self.comparisons.as_deref()
    }

    /// Comparisons with the best and the worst.
    #[must_use]
    pub fn best_worst(&self) -> Option<&BestWorstVectors> {
        self.best_worst.as_ref()
    }
}
