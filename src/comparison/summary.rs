//! What a comparison needs to know of a run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Layer;

/// Name and version of the format.
pub const SUMMARY_SCHEMA: &str = "socta.summary/1";

/// The model that scored a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelStamp {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// SHA-256 of its file, in hexadecimal.
    pub sha256: String,
}

/// The scenario of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioStamp {
    /// Name.
    pub name: String,
    /// Title in the language of the run.
    pub title: String,
    /// SHA-256 of its file, in hexadecimal.
    pub sha256: String,
}

/// A criterion of the run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionSummary {
    /// Key of the indicator.
    pub key: String,
    /// Name in the language of the run.
    pub label: String,
    /// Layer of the criterion.
    pub layer: Layer,
    /// Weight in the whole before anything is excluded, `0..=1`; the weights of all criteria add up to 1.
    pub weight: f64,
}

/// What one criterion contributes to the score of one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Key of the criterion.
    pub criterion: String,
    /// Weight that it has for this area, `0..=1`: the criterion's weight, rescaled if others are excluded.
    pub weight: f64,
    /// Expected value, `0..=1`.
    pub value: f64,
    /// Whether anything is known; if not, the value is what the model's policy makes of an unknown or absent one.
    pub known: bool,
}

impl Contribution {
    /// Weight times value.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.weight * self.value
    }
}

/// An area of the run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaSummary {
    /// Key of the area.
    pub key: String,
    /// Name in the language of the run.
    pub label: String,
    /// Key of its bundle.
    pub bundle: String,
    /// Whether it cuts across the other areas, so that it takes a goal and no place among the K.
    pub horizontal: bool,
    /// Score by the method that decides.
    pub score: f64,
    /// 5th and 95th percentile of the score over the simulated views; none in runs before it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// Rank by that score, from 1; equal scores share the best rank.
    pub rank: u32,
    /// Expected rank over all samples, from 1.
    pub expected_rank: f64,
    /// Share of the samples in which it is among the first K, `0..=1`.
    pub p_top_k: f64,
    /// Share of the simulated views in whose best set it is, `0..=1`, bounds and rules kept; none in runs before it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p_proposed: Option<f64>,
    /// Share of the model's weight on which something is known, `0..=1`.
    pub coverage: f64,
    /// Whether its bundle is proposed as a priority.
    pub proposed: bool,
    /// Whether somebody forced it in or out.
    #[serde(default)]
    pub forced: bool,
    /// How the priority would be carried (`oap`, `chsg`, `both`); none if it is not proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Criteria whose contribution is not told, in whole or in part, because reports on them may not be shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub restricted: u32,
    /// Contributions to the additive value, in the order of the run's criteria; what is excluded or not told is left out. They add
    /// up to the score if the method that decides is the additive one and everything is told.
    pub contributions: Vec<Contribution>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Ranks by one method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodRanks {
    /// Name of the method.
    pub method: String,
    /// Ranks in the order of the run's areas, from 1; equal ones share the best rank.
    pub ranks: Vec<u32>,
}

/// How many pairs of areas the simulated views separate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SeparatedPairs {
    /// All pairs.
    pub all: usize,
    /// Pairs of which the same area is ahead in so many views that they agree.
    pub separated: usize,
}

/// What a run says in a few numbers, as its document begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunHeadline {
    /// Share of the simulated views from which on they agree, `0..=1`.
    pub certain: f64,
    /// How many pairs of areas the views separate; none if pairs were not counted.
    pub pairs: Option<SeparatedPairs>,
    /// Keys of the areas in the top K in at least that share of the views, by rank.
    pub robust: Vec<String>,
    /// Keys of the areas in the top K in some views and not in others, by rank.
    pub borderline: Vec<String>,
    /// Keys of the areas outside the top K in at least that share of the views, by rank.
    pub out: Vec<String>,
    /// Share of High among the levels that were reported, `0..=1`; none if no level was.
    pub high: Option<f64>,
}

/// What a comparison needs to know of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunSummary {
    /// `socta.summary/1`.
    pub schema: String,
    /// Short name of the dossier.
    pub dossier: String,
    /// Title of the dossier in the language of the run.
    pub title: String,
    /// The model.
    pub model: ModelStamp,
    /// The scenario; none for the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<ScenarioStamp>,
    /// SHA-256 of the evidence that was scored: the dossier's files and the contributors left out. Runs that share it
    /// looked at the same reports.
    pub evidence: String,
    /// SHA-256 of what turns reports into values: codings and value functions, policies, evaluation codes, contributor rule,
    /// whether invented evidence is scored. Weights and bounds are not part of it.
    pub reading: String,
    /// SHA-256 of the weights of layers and indicators, as the model and the scenario give them.
    pub weights: String,
    /// The method that decides.
    pub method: String,
    /// At most this many priorities (K).
    pub priorities: u32,
    /// At most this many operational action plans (N).
    pub plans: u32,
    /// Seed of the samples.
    pub seed: u64,
    /// Number of samples.
    pub samples: u64,
    /// What the run says in a few numbers; none in runs before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<RunHeadline>,
    /// The criteria, by layer.
    pub criteria: Vec<CriterionSummary>,
    /// The scored areas, ordered by key.
    pub areas: Vec<AreaSummary>,
    /// Ranks by every method that was run, the deciding one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<MethodRanks>,
    /// Lists beside the proposal, the proposal first; empty if a run of an older version did not compare any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListSummary>,
    /// Warnings of the check.
    pub warnings: u64,
}

/// A list of a run in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListSummary {
    /// Name of the list.
    pub id: String,
    /// Whether the list keeps the bounds and the rules of the model.
    pub fits: bool,
    /// What the best choice at the costs of the list is worth more, in points of score.
    pub regret: f64,
    /// What the best choice within the bounds of the model is worth more than that one.
    pub price_of_bounds: f64,
    /// Share of the views in which the list is the best at its costs.
    pub share_best: f64,
    /// Share of the views in which the list is worth more than the proposal; none for the proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<f64>,
}

impl RunSummary {
    /// Name of the run among others: dossier, model and scenario.
    #[must_use]
    pub fn name(&self) -> String {
        let scenario = self.scenario.as_ref().map_or("base", |scenario| scenario.name.as_str());
        format!("{}--{}--{scenario}", self.dossier, self.model.name)
    }

    /// The area with this key.
    #[must_use]
    pub fn area(&self, key: &str) -> Option<&AreaSummary> {
        let at = self.areas.binary_search_by(|area| area.key.as_str().cmp(key)).ok()?;
        self.areas.get(at)
    }

    /// The proposed areas in the order of their ranks.
    #[must_use]
    pub fn proposed(&self) -> Vec<&AreaSummary> {
        let mut proposed: Vec<&AreaSummary> = self.areas.iter().filter(|area| area.proposed).collect();
        proposed.sort_by(|left, right| left.rank.cmp(&right.rank).then_with(|| left.key.cmp(&right.key)));
        proposed
    }

    /// Keys of the bundles that are proposed, in the order of their best areas: those that take one of the K places, and
    /// those of horizontal areas, which are carried by a common horizontal strategic goal alone.
    #[must_use]
    pub fn bundles(&self) -> (Vec<&str>, Vec<&str>) {
        let (mut places, mut goals) = (Vec::new(), Vec::new());
        for area in self.proposed() {
            let list = if area.horizontal { &mut goals } else { &mut places };
            if !list.contains(&area.bundle.as_str()) {
                list.push(area.bundle.as_str());
            }
        }
        (places, goals)
    }
}
