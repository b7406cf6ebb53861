//! What commands say as JSON: explanations, choices, and what was planted in invented dossiers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::{Document, FormatFault};
use crate::advisory::{DemarcationText, PriceText, WhyArea};
use crate::comparison::AreaSummary;
use crate::lists::AreaInList;
use crate::priorities::{Alternatives, Solution};
use crate::scoring::shapley::{Shapley, ShapleyValue};

/// A choice and what else could be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceFile {
    /// `socta.choice/1`.
    pub schema: String,
    /// The best choice; its gap says how far from the best it can be.
    pub solution: Solution,
    /// What else could be chosen.
    pub alternatives: Alternatives,
}

/// What a run says about one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplanationFile {
    /// `socta.explanation/1`.
    pub schema: String,
    /// Name of the run.
    pub run: String,
    /// Figures of the area.
    pub area: AreaSummary,
    /// Why the area is in or out; absent if the run was made before runs said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<WhyArea>,
    /// What it would change if a constraint were lifted that holds the area.
    pub prices: Vec<PriceText>,
    /// What the priority of the area shares with others.
    pub demarcations: Vec<DemarcationText>,
    /// Where the area stands in the lists beside the proposal; empty if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<AreaInList>,
}

/// The score of an area by one method, taken apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShapleyFile {
    /// `socta.shapley/1`.
    pub schema: String,
    /// Name of the run.
    pub run: String,
    /// Key of the area.
    pub area: String,
    /// Key of the area that it is compared with.
    pub against: String,
    /// Name of the method.
    pub method: String,
    /// What a score means.
    pub score_means: String,
    /// Keys of the criteria.
    pub criteria: Vec<String>,
    /// What each criterion adds.
    pub parts: ShapleyParts,
}

/// What each criterion adds to a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShapleyParts {
    /// Score with the values of the other area throughout.
    pub base: f64,
    /// Score of the area.
    pub score: f64,
    /// One value a criterion; they add up to `score - base`.
    pub values: Vec<ShapleyPart>,
    /// Orders of the criteria that were drawn.
    pub orders: u64,
}

impl ShapleyParts {
    /// The parts of a score.
    #[must_use]
    pub fn of(found: &Shapley) -> Self {
        let part = |found: &ShapleyValue| ShapleyPart { value: found.value, error: found.error };
        Self {
            base: found.base,
            score: found.score,
            values: found.values.iter().map(part).collect(),
            orders: found.orders,
        }
    }
}

/// A Shapley value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShapleyPart {
    /// Mean over the sampled orders.
    pub value: f64,
    /// Standard error of the mean; 0 if every order gives the same.
    pub error: f64,
}

/// What was planted in an invented dossier: a head, one line an area, the most severe first, and one line a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TruthFile {
    /// `socta.truth/1`.
    pub schema: String,
    /// Seed of the dossier.
    pub seed: u64,
    /// What was planted; in the file each stands on a line of its own after the head.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planted: Vec<Planted>,
}

/// An area or a network of an invented dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Planted {
    /// An area.
    Area {
        /// Key of the area.
        area: String,
        /// Rank by severity, from 1.
        rank: usize,
        /// Severity, `0..=1`.
        severity: f64,
    },
    /// A network.
    Network {
        /// Identifier of the network.
        network: String,
        /// Structure by which the ties were drawn.
        structure: String,
        /// Key of the area of the main activity.
        main: String,
    },
}

impl Document for TruthFile {
    const FORMAT: &'static str = "socta.truth/1";

    fn parse(text: &str) -> Result<Self, FormatFault> {
        let mut lines = text.lines();
        let head: Self = serde_json::from_str(lines.next().unwrap_or_default())?;
        let planted: Result<Vec<Planted>, serde_json::Error> = lines.map(serde_json::from_str).collect();
        Ok(Self { planted: planted?, ..head })
    }

    fn text(&self) -> Result<String, FormatFault> {
        let head = Self { schema: self.schema.clone(), seed: self.seed, planted: Vec::new() };
        let mut text = serde_json::to_string(&head)? + "\n";
        for planted in &self.planted {
            text.push_str(&serde_json::to_string(planted)?);
            text.push('\n');
        }
        Ok(text)
    }
}
