//! Several stakeholders with their own weights: where they agree, who is decisive, which coalitions support an area.
//!
//! All areas are scored at the expected evidence under the weights of each stakeholder, and under the mean weights of a
//! coalition, in which every member counts alike. An area is supported by a coalition if it is in its top K; a coalition
//! supports it minimally if none that is left of it without one member does. A stakeholder is decisive if the list of
//! everybody else together is another one.
//!
//! # Source
//! Coalitions and swings: Banzhaf (1965), Rutgers Law Review 19:317-343; the mean of weights as the weights of a group:
//! Forman & Peniwati (1998), European Journal of Operational Research 108(1):165-169.
//!
//! # Complexity
//! O(2^s m n) for s stakeholders, m areas and n criteria; all coalitions of up to 12 stakeholders, else single ones and the
//! whole without one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{LAYER, Stakeholder};
use crate::numeric::rank::{self, Best};
use crate::scoring::aggregation::{Ballot, Vote, vote};
use crate::scoring::{MOST_VOTED, ThreatTable, Value};

/// Stakeholders up to which all coalitions are looked at.
const MOST_IN_COALITIONS: usize = 12;
/// Minimal coalitions that are listed for an area, smallest first.
const LISTED: usize = 12;
/// Differences of scores below this are none.
const NOTHING: f64 = 1e-12;

/// The view of one stakeholder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StakeholderView {
    /// Key of the stakeholder.
    pub key: String,
    /// Weights that the stakeholder gives to the criteria of the table.
    pub weights: Vec<f64>,
    /// Positions of the areas by falling score; ties by position.
    #[serde(with = "crate::keyed::position::alternatives")]
    #[schemars(with = "Vec<String>")]
    pub order: Vec<usize>,
    /// The first K areas of the stakeholder, in rising order of position.
    #[serde(with = "crate::keyed::position::alternatives")]
    #[schemars(with = "Vec<String>")]
    pub top: Vec<usize>,
    /// What the list of all would gain without it.
    #[serde(with = "crate::keyed::position::alternatives")]
    #[schemars(with = "Vec<String>")]
    pub enters_without: Vec<usize>,
    /// What the list of all would lose without it.
    #[serde(with = "crate::keyed::position::alternatives")]
    #[schemars(with = "Vec<String>")]
    pub leaves_without: Vec<usize>,
    /// Share of the coalitions of others whose list changes when it joins; none for too many stakeholders.
    pub swings: Option<f64>,
}

/// Who supports an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Support {
    /// Stakeholders that have it in their own top K.
    pub alone: Vec<usize>,
    /// Minimal coalitions, smallest first; at most 12.
    pub coalitions: Vec<Vec<usize>>,
    /// Share of all coalitions that have it in their top K; none for too many stakeholders.
    pub share: Option<f64>,
}

/// Several stakeholders side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StakeholderViews {
    /// Whether they and their weights are made up.
    pub invented: bool,
    /// K.
    pub top_k: usize,
    /// One view each.
    pub views: Vec<StakeholderView>,
    /// Top K under the mean of all weights.
    #[serde(with = "crate::keyed::position::alternatives")]
    #[schemars(with = "Vec<String>")]
    pub together: Vec<usize>,
    /// Areas in the top K of everybody.
    #[serde(with = "crate::keyed::position::alternatives")]
    #[schemars(with = "Vec<String>")]
    pub unanimous: Vec<usize>,
    /// Areas in the top K of somebody but not of everybody.
    #[serde(with = "crate::keyed::position::alternatives")]
    #[schemars(with = "Vec<String>")]
    pub contested: Vec<usize>,
    /// Support of each area of the table.
    pub support: Vec<Support>,
    /// The vote of their orders, each with one voice; none with more areas than votes are counted for.
    pub vote: Option<Vote>,
}

/// The weights of a stakeholder for the criteria of a table: points divided by their sum, at both levels.
#[must_use]
pub fn stakeholder_weights(table: &ThreatTable, stakeholder: &Stakeholder) -> Vec<f64> {
    let points = |name: &str| stakeholder.weights.get(name).copied();
    let layer = |at: usize| points(&format!("{LAYER}{}", table.layers[at].layer.key())).unwrap_or(0.0);
    let total: f64 = (0..table.layers.len()).map(layer).sum();
    let mut weights = vec![0.0; table.criteria.len()];
    for (at, own) in table.layers.iter().enumerate() {
        let named = own.criteria.iter().any(|&at| points(&table.criteria[at].key).is_some());
        let share = |at: usize| {
            let criterion = &table.criteria[at];
            if named { points(&criterion.key).unwrap_or(0.0) } else { criterion.share }
        };
        let sum: f64 = own.criteria.iter().map(|&at| share(at)).sum();
        for &criterion in own.criteria.iter().filter(|_| sum > 0.0 && total > 0.0) {
            weights[criterion] = layer(at) / total * share(criterion) / sum;
        }
    }
    weights
}

/// Additive scores of the areas of a table at the expected evidence under some weights, `0..=1`; 0 where nothing counts.
#[must_use]
pub fn scores_under(table: &ThreatTable, weights: &[f64]) -> Vec<f64> {
    let score = |area: usize| {
        let (mut sum, mut counted) = (0.0, 0.0);
        for (weight, value) in weights.iter().zip(table.row(area).iter().map(Value::mean)) {
            if let Some(value) = value {
                sum += weight * value;
                counted += weight;
            }
        }
        if counted > 0.0 { sum / counted } else { 0.0 }
    };
    (0..table.keys.len()).map(score).collect()
}

/// Compares stakeholders over the areas of a table; none for fewer than two of them or nothing to score.
#[must_use]
pub fn stakeholder_views(
    table: &ThreatTable,
    stakeholders: &[Stakeholder],
    invented: bool,
    top_k: usize,
) -> Option<StakeholderViews> {
    if stakeholders.len() < 2 || table.keys.is_empty() || table.criteria.is_empty() {
        return None;
    }
    let weights: Vec<Vec<f64>> =
        stakeholders.iter().map(|stakeholder| stakeholder_weights(table, stakeholder)).collect();
    let group = Group { table, weights, top_k: top_k.min(table.keys.len()) };
    let count = stakeholders.len();
    let everybody: Vec<usize> = (0..count).collect();
    let together = group.top(&everybody);
    let lists: Option<Vec<Vec<usize>>> = (count <= MOST_IN_COALITIONS)
        .then(|| (1..1_usize << count).map(|mask| group.top(&members(mask))).collect());
    let view = |at: usize| {
        let rest: Vec<usize> = everybody.iter().copied().filter(|other| *other != at).collect();
        let without = group.top(&rest);
        let only = |these: &[usize], those: &[usize]| -> Vec<usize> {
            these.iter().copied().filter(|area| !those.contains(area)).collect()
        };
        StakeholderView {
            key: stakeholders[at].key.clone(),
            weights: group.weights[at].clone(),
            order: group.order(&[at]),
            top: group.top(&[at]),
            enters_without: only(&without, &together),
            leaves_without: only(&together, &without),
            swings: lists.as_ref().map(|lists| swings(lists, at)),
        }
    };
    let views: Vec<StakeholderView> = everybody.iter().map(|&at| view(at)).collect();
    let supporters = |area: usize| -> Vec<usize> {
        everybody.iter().copied().filter(|&at| views[at].top.contains(&area)).collect()
    };
    let areas = || 0..table.keys.len();
    let support = areas().map(|area| support(lists.as_deref(), area, supporters(area))).collect();
    Some(StakeholderViews {
        invented,
        top_k: group.top_k,
        unanimous: areas().filter(|&area| supporters(area).len() == count).collect(),
        contested: areas().filter(|&area| (1..count).contains(&supporters(area).len())).collect(),
        together,
        support,
        vote: (table.keys.len() <= MOST_VOTED).then(|| vote(table.keys.len(), &ballots(&views))),
        views,
    })
}

/// The orders of the stakeholders as ballots.
fn ballots(views: &[StakeholderView]) -> Vec<Ballot> {
    let ballot = |view: &StakeholderView| {
        let mut ranks = vec![0; view.order.len()];
        for (rank, &area) in (1..).zip(&view.order) {
            ranks[area] = rank;
        }
        Ballot::of_ranks(&ranks)
    };
    views.iter().map(ballot).collect()
}

/// Members of a coalition by its bits.
fn members(mask: usize) -> Vec<usize> {
    (0..usize::BITS as usize).filter(|bit| mask >> bit & 1 == 1).collect()
}

/// Share of the coalitions without a stakeholder whose list changes when it joins; the empty one has no list.
fn swings(lists: &[Vec<usize>], at: usize) -> f64 {
    let list = |mask: usize| &lists[mask - 1];
    let others: Vec<usize> = (1..=lists.len()).filter(|mask| mask >> at & 1 == 0).collect();
    let changed = others.iter().filter(|&&mask| list(mask) != list(mask | 1 << at)).count();
    changed as f64 / others.len().max(1) as f64
}

fn support(lists: Option<&[Vec<usize>]>, area: usize, alone: Vec<usize>) -> Support {
    let Some(lists) = lists else {
        let coalitions = alone.iter().map(|&at| vec![at]).take(LISTED).collect();
        return Support { alone, coalitions, share: None };
    };
    let supports = |mask: usize| mask > 0 && lists[mask - 1].contains(&area);
    let minimal =
        |mask: usize| supports(mask) && members(mask).iter().all(|bit| !supports(mask & !(1 << bit)));
    let mut coalitions: Vec<Vec<usize>> =
        (1..=lists.len()).filter(|&mask| minimal(mask)).map(members).collect();
    coalitions.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    coalitions.truncate(LISTED);
    let share = (1..=lists.len()).filter(|&mask| supports(mask)).count() as f64 / lists.len() as f64;
    Support { alone, coalitions, share: Some(share) }
}

struct Group<'a> {
    table: &'a ThreatTable,
    weights: Vec<Vec<f64>>,
    top_k: usize,
}

impl Group<'_> {
    /// Areas by falling score under the mean weights of a coalition; scores nearer than rounding tie, by position.
    fn order(&self, coalition: &[usize]) -> Vec<usize> {
        let mean = |at: usize| -> f64 {
            coalition.iter().map(|&member| self.weights[member][at]).sum::<f64>() / coalition.len() as f64
        };
        let weights: Vec<f64> = (0..self.table.criteria.len()).map(mean).collect();
        // Whole steps, so that rounding never separates what ties.
        let scores: Vec<f64> =
            scores_under(self.table, &weights).iter().map(|score| (score / NOTHING).round()).collect();
        rank::order(&scores, Best::Highest)
    }

    /// The top K of a coalition, in rising order of position.
    fn top(&self, coalition: &[usize]) -> Vec<usize> {
        let mut top = self.order(coalition);
        top.truncate(self.top_k);
        top.sort_unstable();
        top
    }
}
