//! What is said of lists beside one another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::decision::Status;
use super::listed::Cost;
use crate::model::{Labels, MissingPolicy};
use crate::priorities::Why;
use crate::robustness::Estimate;

/// Name and version of the format.
pub const LISTS_SCHEMA: &str = "socta.lists/1";

/// Lists beside one another: the proposal first, then the priorities of the last cycle, then what the dossier and the user
/// name. Worths are sums of scores; a difference of 0 is exactly 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lists {
    /// `socta.lists/1`.
    pub schema: String,
    /// Number of areas that could be chosen.
    pub candidates: usize,
    /// Views of the simulation in which the lists were compared.
    pub views: u64,
    /// The bounds of the model.
    pub bounds: Cost,
    /// Worth of the best choice within the bounds of the model if nobody forces anything, in points of score.
    pub best: f64,
    /// Names of the models under which regrets stand, that of the run first.
    pub models: Vec<String>,
    /// Treatments of unknown and absent answers under which regrets stand.
    pub policies: Vec<MissingPolicy>,
    /// Keys of the stakeholders under whose weights regrets stand.
    pub stakeholders: Vec<String>,
    /// Names of the lists whose largest regret over the models is the least.
    pub least_largest: Vec<String>,
    /// The lists.
    pub lists: Vec<EvaluatedList>,
}

/// A list, and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EvaluatedList {
    /// Name of the list; `proposal` and `previous` are the program's own.
    pub id: String,
    /// Title by language; empty for the program's own lists.
    pub title: Labels,
    /// What the list is.
    pub status: Status,
    /// Who stands behind the list.
    pub author: String,
    /// Day of the list, if a file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where the list was published, if a file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// SHA-256 of the file, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Places that the list takes among the priorities.
    pub places: u32,
    /// Operational action plans that the list takes; one that several areas share counts once.
    pub plans: u32,
    /// Common horizontal strategic goals that the list takes.
    pub goals: u32,
    /// Places that its areas take if they stand in the bundles of the model; more than `places` where the list joins what the
    /// model does not join.
    pub places_alone: u32,
    /// Whether the list keeps the bounds and the rules of the model.
    pub fits: bool,
    /// Bounds that the list breaks.
    pub breaks: Vec<Break>,
    /// Keys of the rules that the list breaks; a prerequisite has the key of its area.
    pub broken_rules: Vec<String>,
    /// Keys of areas of the list that are not scored and thus worth nothing here.
    pub unscored: Vec<String>,
    /// Share of the candidates that stand in the list, `0..=1`.
    pub base_rate: f64,
    /// Whether so many of the candidates stand in it that agreement with it says nothing of a method.
    pub cannot_tell: bool,
    /// Worth of the list, in points of score.
    pub worth: f64,
    /// Worth of the best choice at the costs of the list, in points of score.
    pub best_at_cost: f64,
    /// What the best choice at the costs of the list is worth more than the list: the worse choice. Never negative.
    pub regret: f64,
    /// What the best choice with the same plans and goals is worth more if any areas may be joined in one priority, as the list
    /// joins its own. At least the regret.
    pub regret_joined_freely: f64,
    /// Keys of areas that the best choice at the costs of the list has beside it, at the expected evidence.
    pub better_with: Vec<String>,
    /// Keys of areas of the list that the best choice at its costs lacks.
    pub better_without: Vec<String>,
    /// What the best choice within the bounds of the model is worth more than the best one at the costs of the list: the smaller
    /// list. Negative if the list is larger than the bounds, or joins what the model does not join.
    pub price_of_bounds: f64,
    /// Share of the views in which the list is the best at its costs.
    pub share_best: Estimate,
    /// Mean regret over the views.
    pub regret_mean: Estimate,
    /// Regret that 5 % of the views do not exceed, to within 0.00025.
    pub regret_p5: f64,
    /// Regret that 95 % of the views do not exceed, to within 0.00025.
    pub regret_p95: f64,
    /// Largest regret that was met.
    pub regret_largest: f64,
    /// Regret under each model, in the order of [`Lists::models`]; none where nothing can be chosen.
    pub by_model: Vec<Option<f64>>,
    /// Regret under each treatment of unknown and absent answers, in the order of [`Lists::policies`].
    pub by_policy: Vec<Option<f64>>,
    /// Regret under the weights of each stakeholder, in the order of [`Lists::stakeholders`].
    pub by_stakeholder: Vec<Option<f64>>,
    /// The list against every other one, in the order of the lists.
    pub overlap: Vec<Against>,
    /// Areas of the list and of the proposal, by key.
    pub areas: Vec<ListedArea>,
}

/// A bound that a list breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Break {
    /// Which bound: `places`, `plans` or `goals`.
    pub bound: String,
    /// What the model allows.
    pub limit: u32,
    /// By how much the list takes more.
    pub over: u32,
}

/// A list against another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Against {
    /// Name of the other list.
    pub list: String,
    /// Number of areas in both.
    pub common: usize,
    /// Areas in both by areas in either, `0..=1`.
    pub jaccard: f64,
    /// Share of the list's areas that stand in the other one.
    pub precision: f64,
    /// Share of the other one's areas that stand in the list.
    pub recall: f64,
    /// Share of the views in which the list is worth more than the other one.
    pub better: Estimate,
    /// Mean of what the list is worth more than the other one.
    pub difference: Estimate,
}

/// An area of a list or of the proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListedArea {
    /// Key of the area.
    pub area: String,
    /// Key of the priority or goal of the list that the area stands in; none if it is not in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether the area is proposed.
    pub proposed: bool,
    /// What the proposal loses if the area alone is decided the other way: forced in if it is left out, and left out if it is
    /// proposed. In points of score; none if the other way is impossible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// Smallest change of the score of the area that decides it the other way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<f64>,
    /// Share of the views in whose best choice the area is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Estimate>,
    /// What decides about the area; none if it is not scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

impl Lists {
    /// The list of this name.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&EvaluatedList> {
        self.lists.iter().find(|list| list.id == id)
    }
}

impl EvaluatedList {
    /// The list against another one.
    #[must_use]
    pub fn against(&self, id: &str) -> Option<&Against> {
        self.overlap.iter().find(|other| other.list == id)
    }

    /// Positions of the models under which the regret of the list is least and largest; none if there is no regret.
    #[must_use]
    pub fn best_and_worst_model(&self) -> Option<(usize, usize)> {
        let known: Vec<(usize, f64)> =
            self.by_model.iter().enumerate().filter_map(|(at, regret)| Some((at, (*regret)?))).collect();
        let best = known.iter().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?.0;
        let worst = known.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?.0;
        Some((best, worst))
    }
}

/// Where an area stands in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaInList {
    /// Name of the list.
    pub list: String,
    /// Key of the priority or goal of the list that the area stands in; none if it is not in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What the proposal loses if it follows the list on this area alone, in points of score; 0 where both agree, none if that
    /// is impossible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<f64>,
}

impl Lists {
    /// Where an area stands in every list beside the proposal.
    #[must_use]
    pub fn standing_of(&self, area: &str) -> Vec<AreaInList> {
        let of = |list: &EvaluatedList| {
            let own = list.areas.iter().find(|own| own.area == area);
            let agrees = own.is_none_or(|own| own.group.is_some() == own.proposed);
            AreaInList {
                list: list.id.clone(),
                group: own.and_then(|own| own.group.clone()),
                loss: if agrees { Some(0.0) } else { own.and_then(|own| own.gap) },
            }
        };
        self.lists.iter().skip(1).map(of).collect()
    }
}
