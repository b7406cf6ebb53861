//! The scenario file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dossier::{BundleEntry, FactorKind};
use crate::model::{ContributorRule, Labels, Layer, MissingPolicy};

/// Name and version of the format.
pub const SCHEMA: &str = "socta.scenario/1";

/// Named changes on a base model and a dossier. What it does not name stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// `socta.scenario/1`.
    pub schema: String,
    /// Short name, `a-z`, `0-9` and `-`; it becomes part of the run's folder name.
    pub name: String,
    /// Title by language.
    pub title: Labels,
    /// The question that the scenario asks.
    pub description: String,
    /// Who asks it.
    pub author: String,
    /// What is looked at.
    #[serde(default, skip_serializing_if = "EvidenceChanges::is_empty")]
    pub evidence: EvidenceChanges,
    /// What counts how much.
    #[serde(default, skip_serializing_if = "Choices::is_empty")]
    pub choices: Choices,
    /// Bundles in place of all those of the dossier. A leaf that none of them lists stands alone, so that an empty list lets
    /// every area stand alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundles: Option<Vec<BundleEntry>>,
    /// Path of a file of bundles (`socta.bundles/1`), seen from the folder of the scenario, in place of `bundles`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundles_from: Option<String>,
    /// What a named person decides otherwise.
    #[serde(default, skip_serializing_if = "Overrides::is_empty")]
    pub overrides: Overrides,
}

/// Changes of the evidence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceChanges {
    /// Contributors whose reports are left out ("would the list stand without them?").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_contributors: Vec<String>,
    /// What the crime-relevant factors would do instead. They change the outlook, never the score of the present.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pushes: Vec<PushChange>,
}

impl EvidenceChanges {
    /// Whether nothing is changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// "What if" a factor pushed an area otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PushChange {
    /// The factor whose pushes on the area are replaced. Left out: all pushes on the area are replaced by this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<FactorKind>,
    /// Key of the area.
    pub area: String,
    /// Direction and strength, `-2..=2`; positive raises the threat.
    pub push: i8,
}

/// Changes of the normative choices.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// Weights of layers. The weights of the layers that are not set are rescaled in proportion, so that all add up to 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerChange>,
    /// Shares of indicators within their layers; the other shares of the layer are rescaled in the same way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorChange>,
    /// Indicators that do not count; the other shares of their layers are rescaled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_indicators: Vec<String>,
    /// What a reported Unknown counts as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<MissingPolicy>,
    /// What an indicator counts as on which nobody reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<MissingPolicy>,
    /// How contributors are weighted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contributors: Option<ContributorRule>,
    /// Whether evidence marked as invented is scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_invented: Option<bool>,
    /// At most this many priorities (K).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priorities: Option<u32>,
    /// At most this many operational action plans (N).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plans: Option<u32>,
    /// At most this many common horizontal strategic goals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goals: Option<u32>,
}

impl Choices {
    /// Whether nothing is changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A new weight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum WeightChange {
    /// Exactly this weight.
    Set {
        /// The weight, `0..=1`.
        to: f64,
    },
    /// The old weight times a factor, before all that is not set is rescaled: 2 means "twice as much against the others",
    /// not twice the final weight.
    Times {
        /// The factor, at least 0.
        by: f64,
    },
}

/// A new weight of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayerChange {
    /// The layer.
    pub layer: Layer,
    /// New weight of the layer.
    pub change: WeightChange,
}

/// A new share of an indicator within its layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorChange {
    /// Key of an indicator that the model weights.
    pub indicator: String,
    /// New share of the layer.
    pub change: WeightChange,
}

/// Decisions against the order of the scores. Each is shown with its author, its reason and its effect.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overrides {
    /// What must be proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forced_in: Vec<Override>,
    /// What must not be proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forced_out: Vec<Override>,
}

impl Overrides {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forced_in.is_empty() && self.forced_out.is_empty()
    }
}

/// What must carry an area that is forced in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ForcedMode {
    /// An operational action plan.
    Plan,
    /// A common horizontal strategic goal.
    Goal,
    /// A plan and a goal together.
    Both,
}

/// One decision against the order of the scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Key of a leaf, which stands for that area alone, or of a bundle, which stands for every area in it.
    pub area: String,
    /// What must carry what is forced in; left out for whatever the dossier and the model offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<ForcedMode>,
    /// Who decides; never empty.
    pub author: String,
    /// Why; never empty.
    pub reason: String,
}
