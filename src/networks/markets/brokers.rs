//! Who joins areas that nobody else joins.
//!
//! A network *alone joins* two areas if it is active in both and no other network is. It *holds together* groups of areas if these
//! fall apart without it, groups being areas that reach each other by shared networks. Neither is a statement about intent, and a
//! network that nobody reported may join the same areas.
//!
//! # Complexity
//!
//! O(ones) for each network that holds groups together, of which there are fewer than areas.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::incidence::{Incidence, Involved, groups, pairs};
use crate::dossier::{ActorIx, AreaIx, Dossier, LinkEnd, LinkKind, NetworkIx};
use crate::networks::kernels::cut_points::cut_points;
use crate::networks::{Csr, Edge, EdgeSet};

/// Most networks that are listed.
const MOST: usize = 20;

/// A network that alone joins areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MarketBroker {
    /// Which one.
    pub network: NetworkIx,
    /// Whether a document may name it.
    pub may_be_shown: bool,
    /// Areas in which it is active.
    pub areas: u32,
    /// Pairs of areas that no other network joins.
    pub alone: u32,
    /// Groups of areas that there would be more without it.
    pub splits: u32,
}

/// Two areas whose link is the only way between two parts of the market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CutPair {
    /// The area that comes first in the dossier.
    pub one: AreaIx,
    /// The other one.
    pub other: AreaIx,
    /// Networks that they share.
    pub shared: u32,
}

/// What joins the areas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Brokerage {
    /// Groups of areas that reach each other by shared networks.
    pub groups: u32,
    /// Areas of the largest group.
    pub largest: u32,
    /// Networks that alone join some areas.
    pub brokers: u32,
    /// The first of them: those that hold most groups together, then those that alone join most pairs.
    pub first: Vec<MarketBroker>,
    /// Pairs of areas whose link alone holds two parts of a group together.
    pub cut_pairs: Vec<CutPair>,
    /// Persons without a network whose links go to networks of areas that share no network. They are counted and not named.
    pub persons: u32,
}

pub(super) fn brokerage(dossier: &Dossier, involved: &Involved) -> Brokerage {
    let shared = involved.table.shared();
    let graph = TwoMode::of(&involved.table);
    let parts = graph.of_columns(None);
    let cut: BTreeSet<u32> = cut_points(&graph.graph).articulation_points.into_iter().collect();
    let mut first = Vec::new();
    for (at, row) in (0u32..).zip(&involved.table.rows).filter(|(_, row)| row.len() > 1) {
        let alone = pairs(row).filter(|pair| count(&shared, *pair) == 1).count() as u32;
        if alone == 0 {
            continue;
        }
        let network = involved.networks[at as usize];
        let holds = cut.contains(&(graph.columns as u32 + at));
        first.push(MarketBroker {
            network,
            may_be_shown: dossier.networks[network.index()].handling.may_be_shown(),
            areas: row.len() as u32,
            alone,
            splits: if holds { graph.of_columns(Some(at)).0 - parts.0 } else { 0 },
        });
    }
    let brokers = first.len() as u32;
    first.sort_by_key(|broker| {
        (std::cmp::Reverse((broker.splits, broker.alone, broker.areas)), broker.network)
    });
    first.truncate(MOST);
    Brokerage {
        groups: parts.0,
        largest: parts.1,
        brokers,
        first,
        cut_pairs: cut_pairs(involved, &shared),
        persons: persons(dossier, involved, &shared),
    }
}

fn count(shared: &[((u32, u32), u32)], pair: (u32, u32)) -> u32 {
    shared.binary_search_by_key(&pair, |entry| entry.0).map_or(0, |at| shared[at].1)
}

/// The two-mode graph: areas first, then networks.
struct TwoMode {
    graph: Csr,
    columns: usize,
}

impl TwoMode {
    fn of(table: &Incidence) -> Self {
        let columns = table.columns;
        let edge = |(at, &column): (usize, &u32)| Edge::new(column, (columns + at) as u32, 1.0);
        let edges =
            table.rows.iter().enumerate().flat_map(|(at, row)| row.iter().map(move |column| (at, column)));
        let set = EdgeSet::undirected(columns + table.rows.len(), edges.map(edge).collect());
        Self { graph: set.ties(), columns }
    }

    /// Number of groups of areas and areas of the largest one, perhaps without one network.
    fn of_columns(&self, without: Option<u32>) -> (u32, u32) {
        groups(&self.graph, self.columns, without.map(|at| self.columns + at as usize))
    }
}

fn cut_pairs(involved: &Involved, shared: &[((u32, u32), u32)]) -> Vec<CutPair> {
    let edges = shared.iter().map(|&((one, other), shared)| Edge::new(one, other, f64::from(shared)));
    let areas = EdgeSet::undirected(involved.areas.len(), edges.collect()).ties();
    let area = |column: u32| involved.areas[column as usize];
    cut_points(&areas)
        .bridges
        .into_iter()
        .map(|pair| CutPair { one: area(pair.0), other: area(pair.1), shared: count(shared, pair) })
        .collect()
}

/// Persons without a network who are linked, other than by kinship or rivalry, to networks of areas that share no network.
fn persons(dossier: &Dossier, involved: &Involved, shared: &[((u32, u32), u32)]) -> u32 {
    let mut links: Vec<(ActorIx, NetworkIx)> = Vec::new();
    for link in &dossier.links {
        let (LinkEnd::Actor(from), LinkEnd::Actor(to)) = (link.from, link.to) else { continue };
        if matches!(link.kind, LinkKind::Kinship | LinkKind::Rivalry) {
            continue;
        }
        for (person, other) in [(from, to), (to, from)] {
            let network = dossier.actors[other.index()].network;
            links.extend(
                network.filter(|_| dossier.actors[person.index()].network.is_none()).map(|of| (person, of)),
            );
        }
    }
    links.sort_unstable();
    links.dedup();
    let of = |network: NetworkIx| {
        let at = involved.networks.binary_search(&network).ok();
        at.map_or(&[][..], |at| involved.table.rows[at].as_slice())
    };
    let joins = |links: &[(ActorIx, NetworkIx)]| {
        let mut areas: Vec<u32> = links.iter().flat_map(|&(_, network)| of(network)).copied().collect();
        areas.sort_unstable();
        areas.dedup();
        pairs(&areas).any(|pair| count(shared, pair) == 0)
    };
    links.chunk_by(|a, b| a.0 == b.0).filter(|links| joins(links)).count() as u32
}
