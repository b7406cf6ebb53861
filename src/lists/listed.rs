//! A list as it is compared: what carries which area, and what that costs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::decision::{Decision, Status};
use super::written::{PREVIOUS, PROPOSAL, WrittenDecision};
use crate::dossier::{AreaIx, Dossier, PreviousPriority};
use crate::model::{Labels, ScoringModel};
use crate::priorities::Solution;

/// What a list takes of the bounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cost {
    /// Places among the priorities.
    pub places: u32,
    /// Operational action plans; one that several areas share counts once.
    pub plans: u32,
    /// Common horizontal strategic goals.
    pub goals: u32,
}

impl Cost {
    /// What the bounds of a model leave to be taken.
    #[must_use]
    pub fn bounds_of(model: &ScoringModel) -> Self {
        let bounds = model.selection;
        Self { places: bounds.priorities, plans: bounds.plans, goals: bounds.goals }
    }
}

/// Areas that the same plans and goals carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) areas: Vec<String>,
    pub(super) plans: u32,
    pub(super) goals: u32,
}

/// What makes one priority, or one horizontal goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) key: String,
    /// Whether it takes a place.
    pub(super) place: bool,
    pub(super) parts: Vec<Carried>,
}

/// A list that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub(super) id: String,
    pub(super) title: Labels,
    pub(super) status: Status,
    pub(super) author: String,
    pub(super) date: Option<String>,
    pub(super) source: Option<String>,
    /// SHA-256 of the file; none for what no file says.
    pub(super) sha256: Option<String>,
    pub(super) groups: Vec<Group>,
}

impl Listed {
    /// What the list takes.
    pub(super) fn cost(&self) -> Cost {
        let sum = |of: fn(&Carried) -> u32| {
            let parts = self.groups.iter().flat_map(|group| &group.parts);
            parts.fold(0_u32, |sum, part| sum.saturating_add(of(part)))
        };
        let places = self.groups.iter().filter(|group| group.place).count();
        Cost {
            places: u32::try_from(places).unwrap_or(u32::MAX),
            plans: sum(|part| part.plans),
            goals: sum(|part| part.goals),
        }
    }

    /// Keys of its areas with those of the groups in which they stand, in the order of the list.
    pub(super) fn areas(&self) -> impl Iterator<Item = (&str, &str)> {
        self.groups.iter().flat_map(|group| {
            let areas = group.parts.iter().flat_map(|part| &part.areas);
            areas.map(|area| (area.as_str(), group.key.as_str()))
        })
    }

    /// The proposal as a list.
    pub(super) fn proposal(solution: &Solution, author: &str) -> Self {
        let groups = solution.bundles.iter().map(|bundle| Group {
            key: bundle.bundle.clone(),
            place: bundle.takes_place,
            parts: carried(solution, &bundle.bundle),
        });
        Self { groups: groups.collect(), ..Self::of_program(PROPOSAL, Status::Proposed, author) }
    }

    /// The priorities of the last cycle as a list, as far as the dossier has their areas; none if there are none. Where the
    /// dossier does not say what carried a priority, each of its areas has a plan, and what is horizontal a goal.
    pub(super) fn previous(dossier: &Dossier) -> Option<Self> {
        let group = |priority: &PreviousPriority| {
            let areas = leaves(dossier, &priority.areas);
            let goals = areas.iter().filter(|area| dossier.areas[area.index()].horizontal).count();
            let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let plans = priority.plans.unwrap_or(number(areas.len() - goals));
            let part = Carried {
                areas: areas.iter().map(|area| dossier.areas[area.index()].key.clone()).collect(),
                plans,
                goals: priority.goals.unwrap_or(number(goals)),
            };
            let there = !part.areas.is_empty() && part.plans + part.goals > 0;
            there.then(|| Group { key: priority.key.clone(), place: plans > 0, parts: vec![part] })
        };
        let groups: Vec<Group> = dossier.previous.iter().filter_map(group).collect();
        let own = Self::of_program(PREVIOUS, Status::Earlier, &dossier.name);
        (!groups.is_empty()).then_some(Self { groups, ..own })
    }

    fn of_program(id: &str, status: Status, author: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: Labels::new(),
            status,
            author: author.to_owned(),
            date: None,
            source: None,
            sha256: None,
            groups: Vec::new(),
        }
    }
}

impl From<&WrittenDecision> for Listed {
    fn from(written: &WrittenDecision) -> Self {
        let decision = &written.decision;
        Self {
            id: decision.id.clone(),
            title: decision.title.clone(),
            status: decision.status,
            author: decision.author.clone(),
            date: Some(decision.date.clone()),
            source: Some(decision.source.clone()),
            sha256: Some(written.sha256.clone()),
            groups: groups(decision),
        }
    }
}

/// What carries the chosen items of a bundle; items that share a plan stand together.
fn carried(solution: &Solution, bundle: &str) -> Vec<Carried> {
    let mut parts: Vec<(Option<&str>, Carried)> = Vec::new();
    for item in solution.items.iter().filter(|item| item.bundle == bundle) {
        let shares = item.shared_plan.as_deref();
        let other = parts.iter_mut().find(|(plan, _)| shares.is_some() && *plan == shares);
        if let Some((_, part)) = other {
            part.areas.push(item.item.clone());
            part.plans += item.plans;
            part.goals += item.goals;
        } else {
            let (areas, plans, goals) = (vec![item.item.clone()], item.plans, item.goals);
            parts.push((shares, Carried { areas, plans, goals }));
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn groups(decision: &Decision) -> Vec<Group> {
    let places = decision.priorities.iter().map(|one| (one.key.clone(), true));
    let horizontal = decision.horizontal.iter().map(|one| (one.key.clone(), false));
    let empty = |(key, place)| Group { key, place, parts: Vec::new() };
    let mut groups: Vec<Group> = places.chain(horizontal).map(empty).collect();
    for part in decision.parts() {
        let at = part.priority.unwrap_or(decision.priorities.len() + part.at);
        let carried = Carried { areas: part.areas.to_vec(), plans: part.plans, goals: part.goals };
        groups[at].parts.push(carried);
    }
    groups
}

/// Leaves among areas and below them, in rising order.
fn leaves(dossier: &Dossier, areas: &[AreaIx]) -> Vec<AreaIx> {
    let within = |area: AreaIx| {
        let mut at = Some(area);
        while let Some(own) = at {
            if areas.contains(&own) {
                return true;
            }
            at = dossier.areas[own.index()].parent;
        }
        false
    };
    let all = (0_u32..).map(AreaIx).take(dossier.areas.len());
    all.filter(|&area| dossier.areas[area.index()].leaf && within(area)).collect()
}
