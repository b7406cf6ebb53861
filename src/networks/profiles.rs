//! One profile a criminal network: what its ties say, and what is reported of it.
//!
//! Rivalries are no ties. Actors are ordered by identifier wherever values are equal. All measures are on ties without
//! strength, because strength is an ordinal level.
//!
//! # Complexity
//!
//! O(n m) a network for betweenness; networks are independent and run in parallel.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kernels::betweenness::{Sources, normalized, shortest_paths};
use super::kernels::centralization::{betweenness_centralization, degree_centralization};
use super::kernels::components::components;
use super::kernels::core_periphery::core_periphery;
use super::kernels::cut_points::cut_points;
use super::kernels::density::density;
use super::kernels::k_core::core_numbers;
use super::layer::Layer;
use super::structure::{StructureOutcome, structure};
use super::traits::{Links, Traits};
use super::uncertain::{Certainties, Replicas, ReportedTies};
use crate::dossier::{ActorIx, Dossier, NetworkIx, Structure};

/// Most brokers that are named.
const BROKERS: usize = 3;

/// Graphs are drawn with this seed; another would change shares by their sampling error.
const SEED: u64 = 1;
/// Most graphs drawn of a network.
const MOST_REPLICAS: u64 = 1_000;
/// With fewer, a share says too little to be worth its time.
const FEWEST_REPLICAS: u64 = 50;
/// Visits of actors and ties that all replicas of a dossier may take, some seconds.
const REPLICA_VISITS: u64 = 1_500_000_000;
/// What a replica takes beside its visits.
const REPLICA_COST: u64 = 10_000;

/// Betweenness is compared to one part in this.
const SAME_VALUE: f64 = 1e12;

/// Writes how many there are in place of who they are.
fn number<T, S: serde::Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(list.len() as u64)
}

/// Reads how many there are; who they are was not written.
fn unnamed<'de, T: Clone + Unnamed, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Ok(vec![T::UNNAMED; usize::deserialize(deserializer)?])
}

/// What stands for somebody whom results count but do not name.
trait Unnamed {
    const UNNAMED: Self;
}

impl Unnamed for ActorIx {
    const UNNAMED: Self = Self(u32::MAX);
}

impl Unnamed for Broker {
    const UNNAMED: Self = Self { actor: ActorIx::UNNAMED, betweenness: 0.0 };
}

/// The core of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CoreProfile {
    /// Members of the core, ordered by identifier. Results give their number alone: who it is would be a position.
    #[serde(serialize_with = "number", deserialize_with = "unnamed")]
    #[schemars(with = "usize")]
    pub members: Vec<ActorIx>,
    /// Share of the graphs drawn from the uncertain links in which each member belongs to the core, in the order of the
    /// members, `0..=1`; empty if none were drawn.
    pub persistence: Vec<f64>,
    /// Actors who may stand on either side of the boundary, ordered by identifier.
    #[serde(serialize_with = "number", deserialize_with = "unnamed")]
    #[schemars(with = "usize")]
    pub boundary: Vec<ActorIx>,
    /// Number of them.
    pub tied: usize,
    /// Correlation with the ideal pattern, `-1..=1`.
    pub fit: Option<f64>,
    /// Share of possible ties within the core, `0..=1`.
    pub density: Option<f64>,
    /// Share of possible ties within the periphery, `0..=1`.
    pub periphery_density: Option<f64>,
    /// Share of possible ties between core and periphery, `0..=1`.
    pub between_density: Option<f64>,
}

/// An actor through whom many shortest paths pass: a candidate, not a finding.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Broker {
    /// Who.
    pub actor: ActorIx,
    /// Normalised betweenness within the network, `0..=1`.
    pub betweenness: f64,
}

/// Profile of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkProfile {
    /// Which one.
    pub network: NetworkIx,
    /// Whether a document may show it by itself.
    pub may_be_shown: bool,
    /// Number of known actors.
    pub actors: usize,
    /// Number of tied pairs of actors.
    pub ties: usize,
    /// Links that tell of a tie that was there already.
    pub repeated_links: usize,
    /// Number of components, lone actors among them.
    pub components: usize,
    /// Actors in the largest component.
    pub largest_component: usize,
    /// Share of possible ties, `0..=1`.
    pub density: Option<f64>,
    /// Degree centralization, `0..=1`.
    pub degree_centralization: Option<f64>,
    /// Betweenness centralization, `0..=1`.
    pub betweenness_centralization: Option<f64>,
    /// Number of sources from which betweenness was estimated, in a network too large to compute it.
    pub betweenness_pivots: Option<usize>,
    /// Core of the network.
    pub core: CoreProfile,
    /// Actors whose loss takes it apart, ordered by identifier.
    #[serde(serialize_with = "number", deserialize_with = "unnamed")]
    #[schemars(with = "usize")]
    pub articulation_points: Vec<ActorIx>,
    /// Largest core number.
    pub max_core: u32,
    /// Up to three actors of highest betweenness, if it is above 0.
    #[serde(serialize_with = "number", deserialize_with = "unnamed")]
    #[schemars(with = "usize")]
    pub brokers: Vec<Broker>,
    /// Number of areas in which it is active.
    pub areas: usize,
    /// Number of other networks that it has links to.
    pub linked_networks: usize,
    /// Number of links to them.
    pub outside_links: u64,
    /// Number of areas in which it is not active itself but a network that it has links to is.
    pub cross_areas: usize,
    /// The reported structure.
    pub structure: Structure,
    /// What its ties suggest, or why nothing is said.
    pub structure_call: StructureOutcome,
    /// Traits of the network.
    pub traits: Traits,
    /// Number of traits met.
    pub traits_met: usize,
    /// Number of traits unknown.
    pub traits_unknown: usize,
    /// Whether at least three of the four traits are met.
    pub high_risk: bool,
}

/// What the links to other networks say; see [`super::areas`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Outside {
    pub(super) linked_networks: usize,
    pub(super) links: u64,
    pub(super) cross_areas: usize,
    pub(super) borderless_partners: usize,
}

/// What the profiles of all networks share.
pub(super) struct Context<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) layer: &'a Layer<'a>,
    pub(super) certainties: &'a Certainties,
    /// Graphs drawn of each network.
    pub(super) replicas: u32,
}

/// The profile of one network.
pub(super) fn profile(context: &Context<'_>, network: NetworkIx, outside: Outside) -> NetworkProfile {
    let &Context { dossier, layer, certainties, replicas } = context;
    let reported = &dossier.networks[network.index()];
    let members = layer.members(network);
    let reported_ties = ReportedTies::within(layer, network, certainties);
    let (set, probabilities) = (&reported_ties.set, reported_ties.probabilities());
    let ties = set.ties();
    let name = dossier.network_ids.get(network.index());
    let found = structure(&ties, None, &Replicas::new(&ties, &probabilities, SEED, name), replicas);
    let parts = components(&ties);
    let paths = shortest_paths(&ties, false, Sources::affordable(&ties, 1));
    let shares = normalized(&paths.betweenness, false).unwrap_or_default();
    let degrees: Vec<f64> = (0..ties.nodes()).map(|node| ties.degree(node) as f64).collect();
    let core = core_periphery(&ties);
    let links = Links { call: found.outcome.called(), borderless_partners: outside.borderless_partners };
    let observed = dossier.notes.observed.get(&network).copied().unwrap_or_default();
    let traits = Traits::of(&observed.complete(reported), dossier.reference_date.year, links);
    let actors = |nodes: &[u32]| nodes.iter().map(|&node| members[node as usize]).collect::<Vec<_>>();
    NetworkProfile {
        network,
        may_be_shown: reported.handling.may_be_shown(),
        actors: members.len(),
        ties: set.edges.len(),
        repeated_links: set.merged,
        components: parts.count(),
        largest_component: parts.largest().map_or(0, |(_, size)| size as usize),
        density: density(members.len(), set.edges.len(), false),
        degree_centralization: degree_centralization(&degrees),
        betweenness_centralization: betweenness_centralization(&shares),
        betweenness_pivots: paths.sources.pivots(),
        articulation_points: actors(&cut_points(&ties).articulation_points),
        max_core: core_numbers(&ties).into_iter().max().unwrap_or(0),
        brokers: brokers(&shares, members),
        areas: layer.involvement(network).len(),
        linked_networks: outside.linked_networks,
        outside_links: outside.links,
        cross_areas: outside.cross_areas,
        structure: reported.structure,
        structure_call: found.outcome,
        core: CoreProfile {
            persistence: persistence(&found.core_persistence, &core.core),
            members: actors(&core.core),
            boundary: actors(&core.tied),
            tied: core.tied.len(),
            fit: core.fit,
            density: core.core_density,
            periphery_density: core.periphery_density,
            between_density: core.between_density,
        },
        traits,
        traits_met: traits.met(),
        traits_unknown: traits.unknown(),
        high_risk: traits.high_risk(),
    }
}

/// How many graphs are drawn of each network of a dossier: as many as its size allows, 0 if that is too few.
pub(super) fn replicas(dossier: &Dossier, layer: &Layer<'_>) -> u32 {
    let visits = |network: u32| {
        let (actors, links) = layer.size(NetworkIx(network));
        REPLICA_COST + actors as u64 * (actors + 2 * links) as u64
    };
    let all: u64 = (0..dossier.networks.len() as u32).map(visits).sum();
    let affordable = (REPLICA_VISITS / all.max(1)).min(MOST_REPLICAS);
    if affordable < FEWEST_REPLICAS { 0 } else { affordable as u32 }
}

fn persistence(of_all: &[f64], core: &[u32]) -> Vec<f64> {
    core.iter().filter_map(|&node| of_all.get(node as usize).copied()).collect()
}

fn brokers(shares: &[f64], members: &[ActorIx]) -> Vec<Broker> {
    let mut found: Vec<Broker> = shares
        .iter()
        .zip(members)
        .filter(|&(&betweenness, _)| betweenness > 0.0)
        .map(|(&betweenness, &actor)| Broker { actor, betweenness })
        .collect();
    // Members come by identifier, and the sort is stable; values that differ in the last bits only are equal.
    found.sort_by_key(|broker| std::cmp::Reverse((broker.betweenness * SAME_VALUE).round() as u64));
    found.truncate(BROKERS);
    found
}
