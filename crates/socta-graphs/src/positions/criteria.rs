//! By which criteria actors become candidates for a key position.
//!
//! They have a key and a version, because whom a program singles out must be open to criticism before it is run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::measure::PositionMeasure;

/// The format of the criteria.
pub const CRITERIA_SCHEMA: &str = "socta.key-positions/1";

/// Which measures count, and what makes a candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// Version of the format: `socta.key-positions/1`.
    pub schema: String,
    /// Key of these criteria.
    pub id: String,
    /// Version; change it with any change of the file.
    pub version: String,
    /// Whether the document of `assess --key-positions` shows what was found; if not, it stands in `results.json` alone.
    /// Without that option there are no key positions, whatever stands here.
    pub in_documents: bool,
    /// An actor is at the top of a measure if it is among the first `within`.
    pub within: u32,
    /// An actor is a candidate by a measure if it is at the top with at least this probability, `0..=1`.
    pub likely: f64,
    /// Number of measures by which an actor must be a candidate.
    pub agreeing: u32,
    /// Networks with fewer connected actors are refused.
    pub fewest_actors: u32,
    /// Number of graphs that are drawn from the probabilities of the ties.
    pub replicas: u32,
    /// Number of random labellings against which brokerage between groups is held.
    pub labellings: u32,
    /// Number of ties that are proposed for confirmation.
    pub gaps: u32,
    /// Number of predicted ties; they are never used for anything else.
    pub predicted: u32,
    /// The measures, the most useful first.
    pub measures: Vec<CriteriaMeasure>,
}

/// A measure and why it counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriteriaMeasure {
    /// Measure that counts.
    pub measure: PositionMeasure,
    /// Why it counts, with its source.
    pub reason: String,
}

impl Criteria {
    /// Criteria of some measures, with the usual numbers: the first five, with a probability of one half, by two measures or by
    /// as many as there are, in networks of ten actors or more, over 1,000 graphs.
    #[must_use]
    pub fn of(measures: &[PositionMeasure]) -> Self {
        let entry = |&measure: &PositionMeasure| CriteriaMeasure { measure, reason: String::new() };
        Self {
            schema: CRITERIA_SCHEMA.to_owned(),
            id: "given".to_owned(),
            version: "1".to_owned(),
            in_documents: false,
            within: 5,
            likely: 0.5,
            agreeing: measures.len().min(2) as u32,
            fewest_actors: 10,
            replicas: 1_000,
            labellings: 1_000,
            gaps: 10,
            predicted: 5,
            measures: measures.iter().map(entry).collect(),
        }
    }

    /// The measures in their order.
    #[must_use]
    pub fn measures(&self) -> Vec<PositionMeasure> {
        self.measures.iter().map(|entry| entry.measure).collect()
    }
}
