//! The scoring model: every normative choice of an assessment in one versioned, hashed file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use socta_decide::{Range, Statement};

use super::{Labels, Layer, SelectionRules};

/// What the numbers under `weight` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WeightScale {
    /// Shares, which add up to 1. This is what they are where nothing is said.
    Shares,
    /// Numbers that only compare: 2 weighs twice as much as 1. They become shares when the model is read.
    Relative,
}

/// How a value that nobody knows counts. There is no default: a model must choose.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum MissingPolicy {
    /// The indicator is left out for that area and the other weights are rescaled; coverage falls.
    Exclude,
    /// Such an answer counts as this value in `0..=1` (0.5 is Sleipnir's "unknown as medium" in spirit).
    AsValue {
        /// The value.
        value: f64,
    },
    /// Such an answer may be anything on the scale: uniform in the simulation, both ends in the bounds.
    Interval,
    /// Such an answer is what is reported elsewhere on the indicator, corrected for what is reported more readily. The doubt about
    /// a report is treated alike, so that a weak report is never worth less than none.
    Unseen {
        /// The odds that a High is reported over those of a Low, from 0.01 to 100.
        #[serde(default = "middle_odds")]
        odds: f64,
    },
}

impl MissingPolicy {
    /// Policies that are shown beside that of a model.
    pub const TRIED: [Self; 7] = [
        Self::Exclude,
        Self::AsValue { value: 0.0 },
        Self::AsValue { value: 0.5 },
        Self::Interval,
        Self::Unseen { odds: socta_decide::silence::ODDS[0] },
        Self::Unseen { odds: socta_decide::silence::MIDDLE_ODDS },
        Self::Unseen { odds: socta_decide::silence::ODDS[1] },
    ];

    /// Odds of reporting that can be declared.
    pub const ODDS: std::ops::RangeInclusive<f64> = 0.01..=100.0;

    /// The odds of reporting, if the policy has some.
    #[must_use]
    pub fn odds(self) -> Option<f64> {
        match self {
            Self::Unseen { odds } => Some(odds),
            Self::Exclude | Self::AsValue { .. } | Self::Interval => None,
        }
    }
}

fn middle_odds() -> f64 {
    socta_decide::silence::MIDDLE_ODDS
}

/// Values in `0..=1` of the four known levels; must not decrease from nil to high.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// Value of Nil.
    pub nil: f64,
    /// Value of Low.
    pub low: f64,
    /// Value of Medium.
    pub medium: f64,
    /// Value of High.
    pub high: f64,
}

/// A breakpoint of a piecewise linear value function.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValuePoint {
    /// In the indicator's unit.
    pub at: f64,
    /// In `0..=1`.
    pub value: f64,
}

/// From what was observed to a value in `0..=1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum ValueFunction {
    /// A coding of the levels, by its name in [`ScoringModel::codings`].
    Coding {
        /// Name of the coding.
        name: String,
    },
    /// Linear between breakpoints on a declared scale; constant beyond its ends (Keeney & Raiffa 1976).
    PiecewiseLinear {
        /// Breakpoints with increasing `at`.
        points: Vec<ValuePoint>,
    },
}

impl Default for ValueFunction {
    /// The coding that the model names under `coding`, until the model is settled.
    fn default() -> Self {
        Self::Coding { name: String::new() }
    }
}

impl ValueFunction {
    /// Whether none was written.
    pub(super) fn is_left_out(&self) -> bool {
        *self == Self::default()
    }
}

/// An indicator within its layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorWeight {
    /// Key of the catalogue.
    pub indicator: String,
    /// Share of the layer's weight; the shares of a layer add up to 1. In a file whose `weights` are relative it is any number
    /// that is not negative.
    pub weight: f64,
    /// Admissible range of the share, for the robustness analysis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// How an observation becomes a value; left out in a file, the levels are coded by the model's `coding`.
    #[serde(default)]
    pub value_function: ValueFunction,
    /// Declares a detection-driven series as a proxy of threat, with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
}

/// The weights of one layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayerWeights {
    /// The layer.
    pub layer: Layer,
    /// Share of the whole; the shares of all layers add up to 1. In a file whose `weights` are relative it is any number that
    /// is not negative.
    pub weight: f64,
    /// Admissible range of the share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// The indicators of the layer.
    pub indicators: Vec<IndicatorWeight>,
}

/// How sure a report with this pair of evaluation codes makes us. A code becomes width, never a multiplier of the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeEntry {
    /// Source code of the 4x4 system: `A`, `B`, `C` or `X`.
    pub source: String,
    /// Information code of the 4x4 system: `1` to `4`. Not a monotone scale: 3 (corroborated) can beat 2.
    pub information: String,
    /// Probability in `0..=1` that what is reported holds; the rest is spread over the whole scale.
    pub certainty: f64,
}

/// How the reports of several contributors on one thing are weighted against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum ContributorRule {
    /// Each contributor counts once, however many reports it sent.
    Equal,
    /// Each report counts once, so that who reports more weighs more.
    ByReport,
    /// Weights by contributor key; a contributor that is not named has weight `other`.
    Given {
        /// Weight by contributor.
        weights: BTreeMap<String, f64>,
        /// Weight of every other contributor.
        other: f64,
    },
}

/// A band of scores with a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Key of the band: `high`, `medium`, `low`.
    pub key: String,
    /// Smallest score of the band, in `0..=1`.
    pub from: f64,
}

/// What crime-relevant factors may do to the outlook. They never enter the score of the present.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactorPolicy {
    /// Largest change of a score in the outlook, in `0..=1`, when every factor pushes the same way at full strength.
    pub largest_change: f64,
}

/// Bounds of the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelectionBounds {
    /// At most this many priorities (K).
    pub priorities: u32,
    /// At most this many operational action plans (N).
    pub plans: u32,
    /// At most this many common horizontal strategic goals.
    pub goals: u32,
    /// A proposed area on which at least this many other areas depend is carried by a common horizontal strategic goal
    /// beside its plan.
    pub horizontal_from: u32,
}

/// Every normative choice of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoringModel {
    /// `socta.model/1`.
    pub schema: String,
    /// Name, as used on the command line.
    pub name: String,
    /// Version of this model.
    pub version: String,
    /// Title by language.
    pub title: Labels,
    /// What the model stands for, and what not.
    pub description: String,
    /// Who chose the weights.
    pub author: String,
    /// What a reported Unknown counts as.
    pub unknown: MissingPolicy,
    /// What an indicator counts as on which nobody reported at all.
    pub absent: MissingPolicy,
    /// Named codings of the levels.
    pub codings: BTreeMap<String, Coding>,
    /// Evaluation codes to certainty; every pair of codes is listed.
    pub grades: Vec<GradeEntry>,
    /// How contributors are weighted.
    pub contributors: ContributorRule,
    /// Whether evidence marked as invented is scored in a dossier of real evidence. In a dossier that is invented as a
    /// whole it always is.
    pub score_invented: bool,
    /// How far reports of one source move together in the simulation, `0..=1`: the share of the doubt about a report that is
    /// doubt about its source. 0 lets the errors of a source cancel out as if each of its reports had one of its own.
    #[serde(default = "half")]
    pub source_correlation: f64,
    /// What the numbers under `weight` are; shares if nothing is said. Once a model is read they are shares, and nothing stands
    /// here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<WeightScale>,
    /// Range of every weight that has none of its own, as a share of it, `0..=1`: 0.5 stands for half as much to half as much
    /// again. Once a model is read the ranges stand with the weights, and nothing stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<f64>,
    /// Name of the coding of every indicator that has no value function. Once a model is read the value functions stand with
    /// the indicators, and nothing stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coding: Option<String>,
    /// Weights by layer.
    pub layers: Vec<LayerWeights>,
    /// Indicators of the catalogue that could be scored and are left out on purpose, with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub not_weighed: BTreeMap<String, String>,
    /// Statements on weights that the simulated ones keep, beside the ranges; where there are any, a weight without a range
    /// is bounded by them alone. None: the ranges alone count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferences: Vec<Statement>,
    /// Methods to run. The additive value model always decides, because only its scores stand on a declared scale and can be
    /// added up over a choice; the others are shown beside it.
    pub methods: Vec<String>,
    /// Bands of the score, from high to low.
    pub bands: Vec<Band>,
    /// Crime-relevant factors.
    pub factors: FactorPolicy,
    /// Bounds of the proposal.
    pub selection: SelectionBounds,
    /// Rules of the proposal beside its bounds; none if absent.
    #[serde(default, skip_serializing_if = "SelectionRules::is_empty")]
    pub selection_rules: SelectionRules,
}

impl ScoringModel {
    /// The odds of reporting under which the doubt about a report is seen; none if doubt spreads over the whole scale.
    #[must_use]
    pub fn odds(&self) -> Option<f64> {
        self.absent.odds().or(self.unknown.odds())
    }
}

/// One of the two evaluation codes is the source's: half of the doubt.
fn half() -> f64 {
    0.5
}
