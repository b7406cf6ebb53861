//! On whom many areas depend: networks and persons who launder, forge, corrupt or host for others, and the areas of that kind.
//!
//! - An area *depends on a provider* if one of its networks receives laundering or a service from it. Supply is trade, not a
//!   service, and left out.
//! - An area *depends on an enabler area* if one of its networks is active there too, or receives laundering or a service from a
//!   network that is.
//! - *Reports* are the links that say so, *relations* the different pairs of client and kind: links do not say where they come
//!   from in the end, so that several on one relation are taken as one.
//! - The *share in the top* is that of the graphs, drawn from the evaluation of the links, in which it belongs to the first
//!   [`TOP`]; who is equal shares the places. Involvement has no evaluation and is always there.
//!
//! What is under-reported most are services, because nobody follows the money of every network: few reported clients are no
//! sign of few clients.
//!
//! # Complexity
//!
//! O(r log r) for r relations, and O(r a) a graph for a areas a client.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::incidence::Involved;
use crate::dossier::{AreaIx, Dossier, NetworkIx};
use crate::networks::outlook::is_enabler;
use crate::networks::services::{Relations, ServiceKind, Who, relations};
use crate::networks::uncertain::{Certainties, Places, Prefer};
use crate::networks::{Csr, Edge, EdgeSet};
use crate::numeric::random::Source;

/// Places for which shares are given.
pub const TOP: usize = 5;
/// Providers that are listed.
const MOST: usize = 10;
/// Most graphs drawn.
const DRAWS: u64 = 1_000;
/// With fewer, a share says too little.
const FEWEST_DRAWS: u64 = 50;
/// Visits of relations and their areas that all graphs may take together, about a second.
const VISITS: u64 = 100_000_000;

/// A provider, and what hangs on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Enabler {
    /// Who it is.
    pub who: Who,
    /// Whether a document may name it.
    pub may_be_shown: bool,
    /// What it renders.
    pub kinds: Vec<ServiceKind>,
    /// Areas that depend on it, rising.
    pub areas: Vec<AreaIx>,
    /// Expected number of areas that depend on it, given the evaluation of the links.
    pub expected_areas: f64,
    /// Clients of the enabler.
    pub clients: u32,
    /// Pairs of client and kind.
    pub relations: u32,
    /// Links that report them.
    pub reports: u32,
    /// Share of its relations that somebody else is reported to render to the same client, `0..=1`.
    pub substitutable: f64,
    /// Share of drawn graphs in which it is among the first [`TOP`]; none if no graphs were drawn.
    pub top: Option<f64>,
    /// Areas that would lose the only reported provider of a kind, as far as that may be shown, rising.
    pub areas_lost: Vec<AreaIx>,
    /// Groups of areas that reach each other by shared networks and services now.
    pub groups_before: u32,
    /// Groups of areas that reach each other by shared networks and services without the enabler.
    pub groups_after: u32,
}

/// An area on which others depend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EnablerArea {
    /// Which one.
    pub area: AreaIx,
    /// Areas that depend on it.
    pub dependents: u32,
    /// Areas that share a network with it, whatever the services.
    pub by_involvement: u32,
    /// Share of drawn graphs in which it is among the first [`TOP`]; none if no graphs were drawn.
    pub top: Option<f64>,
}

/// On whom areas depend.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Enablers {
    /// Networks and persons without a network that render laundering or services.
    pub providers: u32,
    /// The first of them: most dependent areas, then most clients, then by identifier.
    pub first: Vec<Enabler>,
    /// Enabler areas, most dependents first.
    pub areas: Vec<EnablerArea>,
    /// Graphs drawn for the shares.
    pub draws: u32,
}

/// A candidate for the first places: areas that depend on it anyhow, and relations by which others may.
#[derive(Default)]
struct Candidate {
    certain: BTreeSet<u32>,
    relations: Vec<u32>,
    own: Option<u32>,
}

/// Everything by position: areas are columns, relations come in their order.
struct Ground<'a> {
    dossier: &'a Dossier,
    involved: &'a Involved,
    keys: Vec<(Who, NetworkIx, ServiceKind)>,
    probability: Vec<f64>,
    reports: Vec<u32>,
    shown: Vec<bool>,
    /// Row of each relation's client in the table; none if it is active nowhere.
    rows: Vec<Option<u32>>,
}

pub(super) fn enablers(dossier: &Dossier, involved: &Involved, certainties: &Certainties) -> Enablers {
    let relations: Relations = relations(dossier, certainties);
    let kept: Vec<_> = relations.into_iter().filter(|(key, _)| key.2 != ServiceKind::Supply).collect();
    let ground = Ground {
        dossier,
        involved,
        keys: kept.iter().map(|(key, _)| *key).collect(),
        probability: kept.iter().map(|(_, relation)| relation.probability).collect(),
        reports: kept.iter().map(|(_, relation)| relation.reports).collect(),
        shown: kept.iter().map(|(_, relation)| relation.shown).collect(),
        rows: kept
            .iter()
            .map(|(key, _)| involved.networks.binary_search(&key.1).ok().map(|at| at as u32))
            .collect(),
    };
    let providers = ground.providers();
    let (areas, of_areas) = ground.areas();
    let candidates: Vec<&Candidate> = providers.iter().map(|found| &found.1).chain(&of_areas).collect();
    let draws = ground.affordable(&candidates);
    let (top, top_areas) = ground.top(&candidates, providers.len(), draws);
    let mut first = ground.first(&providers, &top, draws);
    ground.losses(&mut first);
    let mut areas: Vec<EnablerArea> = areas
        .into_iter()
        .zip(top_areas)
        .map(|(found, top)| EnablerArea { top: (draws > 0).then_some(top), ..found })
        .filter(|found| found.dependents > 0)
        .collect();
    areas.sort_by_key(|found| (std::cmp::Reverse(found.dependents), found.area));
    Enablers { providers: providers.len() as u32, first, areas, draws: draws as u32 }
}

impl Ground<'_> {
    /// Columns of the areas in which a network is active.
    fn row(&self, network: NetworkIx) -> &[u32] {
        let at = self.involved.networks.binary_search(&network);
        at.map_or(&[][..], |at| self.involved.table.rows[at].as_slice())
    }

    /// Who renders something; a person with one client is an acquaintance, not a provider.
    fn providers(&self) -> Vec<(Who, Candidate)> {
        let mut found = Vec::new();
        let mut at = 0u32;
        for of_one in self.keys.chunk_by(|a, b| a.0 == b.0) {
            let relations: Vec<u32> = (at..at + of_one.len() as u32).collect();
            at += of_one.len() as u32;
            let several = of_one.iter().any(|key| key.1 != of_one[0].1);
            if several || matches!(of_one[0].0, Who::Network(_)) {
                found.push((of_one[0].0, Candidate { relations, ..Candidate::default() }));
            }
        }
        found
    }

    /// Enabler areas, and by what others depend on them.
    fn areas(&self) -> (Vec<EnablerArea>, Vec<Candidate>) {
        let enabling = |area: AreaIx| is_enabler(&self.dossier.areas[area.index()]);
        let columns: Vec<(AreaIx, u32)> =
            self.involved.areas.iter().copied().zip(0..).filter(|&(area, _)| enabling(area)).collect();
        let mut candidates: BTreeMap<u32, Candidate> = columns
            .iter()
            .map(|&(_, column)| (column, Candidate { own: Some(column), ..Candidate::default() }))
            .collect();
        for row in &self.involved.table.rows {
            for column in row {
                if let Some(candidate) = candidates.get_mut(column) {
                    candidate.certain.extend(row.iter().filter(|other| *other != column));
                }
            }
        }
        for (at, key) in (0u32..).zip(&self.keys) {
            let Who::Network(network) = key.0 else { continue };
            for column in self.row(network) {
                if let Some(candidate) = candidates.get_mut(column) {
                    candidate.relations.push(at);
                }
            }
        }
        let found = columns
            .iter()
            .map(|&(area, column)| EnablerArea {
                area,
                dependents: self.reached(&candidates[&column], |_| true).len() as u32,
                by_involvement: candidates[&column].certain.len() as u32,
                top: None,
            })
            .collect();
        (found, candidates.into_values().collect())
    }

    /// Columns that depend on a candidate if the relations that hold are these.
    fn reached(&self, candidate: &Candidate, holds: impl Fn(u32) -> bool) -> BTreeSet<u32> {
        let mut reached = candidate.certain.clone();
        for &relation in candidate.relations.iter().filter(|&&relation| holds(relation)) {
            let row = self.columns(relation).iter().copied();
            reached.extend(row.filter(|&column| Some(column) != candidate.own));
        }
        reached
    }

    /// Columns of the areas in which the client of a relation is active.
    fn columns(&self, relation: u32) -> &[u32] {
        let row = self.rows[relation as usize];
        row.map_or(&[][..], |at| self.involved.table.rows[at as usize].as_slice())
    }

    fn affordable(&self, candidates: &[&Candidate]) -> u64 {
        let visits: u64 = candidates.iter().map(|candidate| 4 * candidate.relations.len() as u64 + 1).sum();
        let draws = (VISITS / (visits + self.keys.len() as u64 + 1)).min(DRAWS);
        if draws < FEWEST_DRAWS || self.keys.is_empty() { 0 } else { draws }
    }

    /// Share of the drawn graphs in which each candidate is among the first: of the providers, which come first, and of the
    /// areas.
    fn top(&self, candidates: &[&Candidate], providers: usize, draws: u64) -> (Vec<f64>, Vec<f64>) {
        let source = Source::new(super::links::SEED, &["networks", "enablers"]);
        let columns = self.involved.areas.len();
        let drawn: Vec<Vec<f64>> = (0..draws)
            .into_par_iter()
            .map(|draw| {
                let mut stream = source.stream(draw);
                let holds: Vec<bool> = self.probability.iter().map(|&p| stream.chance(p)).collect();
                let mut seen = vec![u32::MAX; columns];
                let count = |(at, candidate): (u32, &&Candidate)| {
                    let mut reached = candidate.certain.len();
                    candidate.certain.iter().for_each(|&column| seen[column as usize] = at);
                    if let Some(own) = candidate.own {
                        seen[own as usize] = at;
                    }
                    for &relation in candidate.relations.iter().filter(|&&relation| holds[relation as usize])
                    {
                        for &column in self.columns(relation) {
                            reached += usize::from(seen[column as usize] != at);
                            seen[column as usize] = at;
                        }
                    }
                    reached as f64
                };
                (0..).zip(candidates).map(count).collect()
            })
            .collect();
        let mut first = Places::new(providers, TOP, Prefer::High);
        let mut areas = Places::new(candidates.len() - providers, TOP, Prefer::High);
        for values in &drawn {
            first.add(&values[..providers]);
            areas.add(&values[providers..]);
        }
        (first.probabilities(), areas.probabilities())
    }

    fn first(&self, providers: &[(Who, Candidate)], top: &[f64], draws: u64) -> Vec<Enabler> {
        let mut rivals: BTreeMap<(NetworkIx, ServiceKind), u32> = BTreeMap::new();
        for &(_, client, kind) in &self.keys {
            *rivals.entry((client, kind)).or_default() += 1;
        }
        let mut ranked: Vec<(usize, usize, usize)> = providers
            .iter()
            .enumerate()
            .map(|(at, (_, candidate))| {
                (self.reached(candidate, |_| true).len(), self.clients(candidate).len(), at)
            })
            .collect();
        ranked.sort_by_key(|&(areas, clients, at)| (std::cmp::Reverse((areas, clients)), at));
        let enabler = |&(_, clients, at): &(usize, usize, usize)| {
            let (who, candidate) = &providers[at];
            let keys = || candidate.relations.iter().map(|&relation| self.keys[relation as usize]);
            let kinds: BTreeSet<ServiceKind> = keys().map(|key| key.2).collect();
            let others = keys().filter(|key| rivals.get(&(key.1, key.2)).is_some_and(|&all| all > 1)).count();
            let columns = self.reached(candidate, |_| true);
            Enabler {
                who: *who,
                may_be_shown: self.may_be_shown(*who, candidate),
                kinds: kinds.into_iter().collect(),
                areas: columns.iter().map(|&column| self.involved.areas[column as usize]).collect(),
                expected_areas: self.expected(candidate, &columns),
                clients: clients as u32,
                relations: candidate.relations.len() as u32,
                reports: candidate.relations.iter().map(|&relation| self.reports[relation as usize]).sum(),
                substitutable: others as f64 / candidate.relations.len() as f64,
                top: (draws > 0).then(|| top[at]),
                areas_lost: Vec::new(),
                groups_before: 0,
                groups_after: 0,
            }
        };
        ranked.iter().take(MOST).map(enabler).collect()
    }

    /// Not if everything that is known of its services is restricted; a person is named by key positions or not at all.
    fn may_be_shown(&self, who: Who, candidate: &Candidate) -> bool {
        let Who::Network(network) = who else { return false };
        let released = candidate.relations.iter().any(|&relation| self.shown[relation as usize]);
        released && self.dossier.networks[network.index()].handling.may_be_shown()
    }

    fn clients(&self, candidate: &Candidate) -> BTreeSet<NetworkIx> {
        candidate.relations.iter().map(|&relation| self.keys[relation as usize].1).collect()
    }

    /// Expected number of areas in which some relation holds.
    fn expected(&self, candidate: &Candidate, columns: &BTreeSet<u32>) -> f64 {
        let mut none: BTreeMap<u32, f64> = columns.iter().map(|&column| (column, 1.0)).collect();
        for &relation in &candidate.relations {
            for column in self.columns(relation) {
                if let Some(none) = none.get_mut(column) {
                    *none *= 1.0 - self.probability[relation as usize];
                }
            }
        }
        none.values().map(|none| 1.0 - none).sum()
    }

    /// What the areas lose if one of the first goes.
    fn losses(&self, first: &mut [Enabler]) {
        // The only provider of a kind in an area; none where there are several.
        let mut only: BTreeMap<(u32, ServiceKind), (Option<Who>, bool)> = BTreeMap::new();
        for (&(who, client, kind), shown) in self.keys.iter().zip(&self.shown) {
            for &column in self.row(client) {
                let (found, released) = only.entry((column, kind)).or_insert((Some(who), false));
                if *found != Some(who) {
                    *found = None;
                }
                *released |= shown;
            }
        }
        let graph = self.graph();
        let before = self.groups(&graph, None);
        for enabler in first {
            let lost: BTreeSet<u32> = only
                .iter()
                .filter(|(_, of)| **of == (Some(enabler.who), true))
                .map(|(key, _)| key.0)
                .collect();
            enabler.areas_lost = lost.iter().map(|&column| self.involved.areas[column as usize]).collect();
            enabler.groups_before = before;
            enabler.groups_after = self.groups(&graph, Some(self.node(enabler.who)));
        }
    }

    /// Areas come first, then networks, then persons.
    fn node(&self, who: Who) -> usize {
        let networks = self.involved.areas.len();
        match who {
            Who::Network(network) => networks + network.index(),
            Who::Enabler(actor) => networks + self.dossier.networks.len() + actor.index(),
        }
    }

    fn graph(&self) -> Csr {
        let mut edges = Vec::new();
        for (network, row) in self.involved.networks.iter().zip(&self.involved.table.rows) {
            let node = self.node(Who::Network(*network)) as u32;
            edges.extend(row.iter().map(|&column| Edge::new(column, node, 1.0)));
        }
        let service = |&(who, client, _): &(Who, NetworkIx, ServiceKind)| {
            Edge::new(self.node(who) as u32, self.node(Who::Network(client)) as u32, 1.0)
        };
        edges.extend(self.keys.iter().map(service));
        let nodes = self.involved.areas.len() + self.dossier.networks.len() + self.dossier.actors.len();
        EdgeSet::undirected(nodes, edges).ties()
    }

    /// Groups of areas, perhaps without a provider.
    fn groups(&self, graph: &Csr, gone: Option<usize>) -> u32 {
        super::incidence::groups(graph, self.involved.areas.len(), gone).0
    }
}
