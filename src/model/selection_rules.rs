//! Rules of the proposal beside its bounds.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Layer;

/// Rules of the proposal. An area that has others below it stands for all of them; a rule of which the dossier has no area
/// says nothing about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelectionRules {
    /// Share of the score of an area that is its networks', `0..=1`: a network that works in several proposed areas counts
    /// once. 0 counts every area in full.
    #[serde(default)]
    pub network_share: f64,
    /// What an area is worth more for being a priority of the last cycle, in points of the score, `0..=1`.
    #[serde(default)]
    pub continuity_bonus: f64,
    /// Of these areas at least so many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<CoverageRule>,
    /// Of these areas at most so many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incompatible: Vec<IncompatibleRule>,
    /// An area only with one of others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<PrerequisiteRule>,
    /// What there is only so much of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capacities: Vec<Capacity>,
}

/// Of these areas at least so many are proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverageRule {
    /// Stable key; it says what is covered: a type of harm, a group of areas, a region.
    pub key: String,
    /// Keys of areas. Empty if `where` says which ones; a run then finds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Which areas it is about, by what is known of them, in place of their keys.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub which: Option<AreasWhere>,
    /// At least this many of them.
    pub least: u32,
}

/// Areas by what is known of them: those whose expected value, on an indicator (a type of harm, say) or on average over a
/// layer, reaches a bound. What nobody knows does not count for it, and an area of which nothing is known is not meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreasWhere {
    /// A scored layer; its indicators count by their shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<Layer>,
    /// A scored indicator, in place of a layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Expected value from which an area is meant, `0..=1` on the scale of the model.
    pub from: f64,
    /// Keys of contributors whose reports alone count here, as those of a region; all of them if empty. Indicators computed
    /// from networks are nobody's report and then do not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reported_by: Vec<String>,
}

/// Of these areas at most so many are proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncompatibleRule {
    /// Stable key.
    pub key: String,
    /// Keys of areas.
    pub areas: Vec<String>,
    /// At most this many of them.
    pub most: u32,
}

/// An area that is proposed only with one of others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrerequisiteRule {
    /// Key of the area.
    pub area: String,
    /// Keys of the others.
    pub any_of: Vec<String>,
}

/// Something of which there is only so much: drivers, participating states, money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// Stable key.
    pub key: String,
    /// How much there is, in whole units.
    pub limit: u64,
    /// What an area with an operational action plan uses.
    #[serde(default)]
    pub plan: u64,
    /// What an area with a common horizontal strategic goal uses.
    #[serde(default)]
    pub goal: u64,
    /// What these areas use whatever carries them, beside that.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub areas: BTreeMap<String, u64>,
}

impl SelectionRules {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
