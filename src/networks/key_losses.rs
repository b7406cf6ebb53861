//! What the loss of the key players of an area would do: to reach among its actors, to the other areas in which they move, and to
//! the indicators that follow from networks.
//!
//! The *layer* of an area are the actors of the networks that are active there, and the ties among them, rivalries left out; an
//! area about the networks themselves that names none has the high-risk networks. For one, two and three members, the set is taken
//! whose removal leaves fewest pairs that reach each other (KPP-NEG, [`super::key_players`]): all sets are tried where that is
//! cheap, else a greedy set is improved by swaps. Of equal sets the first by identifier is taken, and how many are equal is told:
//! another of them may do something else to the indicators.
//!
//! **An upper bound.** Networks re-wire and somebody else takes over. **No persons.** Who is in a set is a position, so that results
//! hold numbers alone.
//!
//! # Complexity
//!
//! O(links) once; a layer and size as [`super::key_players`], at most [`EFFORT`] visits to try all sets; a set as
//! [`super::areas_without_actors`].

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::analysis::NetworkAnalysis;
use super::disruption::{Removal, removal};
use super::domain::networks_of;
use super::indicators::AreaIndicator;
use super::key_players::{Goal, KeyPlayers, key_players_within};
use super::layer::Layer;
use super::taken_away::{AreasWithout, areas_without_actors};
use super::{Csr, Edge, EdgeSet};
use crate::dossier::{ActorIx, AreaIx, AreaKind, Dossier, LinkEnd, LinkKind, NetworkIx};

/// Largest set.
pub const MOST_KEY_PLAYERS: usize = 3;
/// A layer must have so many times as many actors as are taken away.
const TIMES: usize = 3;
/// Fewest actors of a layer from which key players are taken away.
const FEWEST_ACTORS: usize = 5;
/// In a layer of more actors, so few removals do nothing that would show.
const MOST_ACTORS: usize = 20_000;
/// Areas that are looked at.
pub const MOST_AREAS: usize = 20;
/// Visits of actors and ties that trying all sets of a size may take, some tens of milliseconds.
const EFFORT: u64 = 20_000_000;

/// What the loss of key players would do to an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaLoss {
    /// The area.
    pub area: AreaIx,
    /// Actors of its layer.
    pub actors: usize,
    /// Ties among them.
    pub ties: usize,
    /// Sets of one, two and three, as far as the layer is large enough.
    pub sets: Vec<SetLoss>,
}

/// What the loss of a set would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SetLoss {
    /// Who is in it, ordered by identifier. Results give their number alone: who it is would be a position.
    #[serde(skip)]
    pub members: Vec<ActorIx>,
    /// Number of members.
    pub size: usize,
    /// Whether all sets of the size were tried.
    pub exact: bool,
    /// Sets that are as good, this one included; if not exact, of those that were tried last.
    pub equals: u64,
    /// Share of the pairs of actors that do not reach each other before, `0..=1`.
    pub fragmentation_before: Option<f64>,
    /// Share of the pairs of those that stay that do not reach each other after, `0..=1`.
    pub fragmentation_after: Option<f64>,
    /// Reach among the actors of the layer.
    pub reach: Removal,
    /// Links to other networks that are lost, wherever these are active.
    pub lost_links: u32,
    /// Reach in every area in which one of the set moves, this one included, in the order of the areas.
    pub areas: Vec<AreaReach>,
    /// Indicators of areas that change, ordered by area and key.
    pub indicators: Vec<IndicatorChange>,
}

/// Reach among the actors of an area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaReach {
    /// The area.
    pub area: AreaIx,
    /// Members of the set in its layer.
    pub removed: usize,
    /// How many others one of those that stay reaches on average before.
    pub before: f64,
    /// How many others one of those that stay reaches on average after.
    pub after: f64,
}

/// A derived indicator with and without the set.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorChange {
    /// The area.
    pub area: AreaIx,
    /// Key of the indicator.
    #[serde(deserialize_with = "super::indicators::known_key")]
    pub key: super::indicators::IndicatorKey,
    /// With it; none if it is not defined.
    pub before: Option<f64>,
    /// Without it.
    pub after: Option<f64>,
}

/// The losses of some areas.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KeyLosses {
    /// In the order asked; areas whose layer has no ties, or too few or too many actors, are left out.
    pub areas: Vec<AreaLoss>,
    /// What follows from networks without each of the sets, in the order of areas and sizes.
    pub without: Vec<AreasWithout>,
}

impl KeyLosses {
    /// Of some leaf areas of a dossier, the first [`MOST_AREAS`] of them; the analysis must be that of the dossier.
    #[must_use]
    pub fn of(dossier: &Dossier, analysis: &NetworkAnalysis, areas: &[AreaIx]) -> Self {
        let layers = layers(dossier, analysis, &areas[..areas.len().min(MOST_AREAS)]);
        let found: Vec<Vec<KeyPlayers>> = layers.par_iter().map(AreaLayer::key_players).collect();
        let members = |layer: &AreaLayer, set: &KeyPlayers| -> Vec<ActorIx> {
            set.best.members.iter().map(|&node| layer.actors[node as usize]).collect()
        };
        let sets: Vec<Vec<ActorIx>> = layers
            .iter()
            .zip(&found)
            .flat_map(|(layer, sets)| sets.iter().map(|set| members(layer, set)))
            .collect();
        let without = areas_without_actors(dossier, analysis, &sets);
        let mut each = sets.iter().zip(&without);
        let mut losses = Vec::new();
        for (layer, found) in layers.iter().zip(&found) {
            // As many as there are sets: the two lists are walked side by side.
            let sets: Vec<SetLoss> = found
                .iter()
                .zip(each.by_ref())
                .map(|(set, (members, left))| loss(&layers, layer, set, members, (analysis, left)))
                .collect();
            let (actors, ties) = (layer.actors.len(), layer.ties.arcs() / 2);
            losses.push(AreaLoss { area: layer.area, actors, ties, sets });
        }
        Self { areas: losses, without }
    }
}

fn loss(
    layers: &[AreaLayer],
    layer: &AreaLayer,
    set: &KeyPlayers,
    members: &[ActorIx],
    (analysis, left): (&NetworkAnalysis, &AreasWithout),
) -> SetLoss {
    let mut areas: Vec<AreaReach> = layers.iter().filter_map(|other| other.reach_without(members)).collect();
    areas.sort_unstable_by_key(|reach| reach.area);
    SetLoss {
        members: members.to_vec(),
        size: set.size,
        exact: set.exact,
        equals: set.equals,
        fragmentation_before: set.before,
        fragmentation_after: set.best.value,
        reach: removal(&layer.ties, &set.best.members, None),
        lost_links: left.lost_links,
        areas,
        indicators: changes(&analysis.indicators, &left.indicators),
    }
}

/// Values that differ; both lists are ordered by area and key.
fn changes(before: &[AreaIndicator], after: &[AreaIndicator]) -> Vec<IndicatorChange> {
    let place = |found: &AreaIndicator| (found.area, found.key);
    let value = |list: &[AreaIndicator], key| {
        let at = list.binary_search_by_key(&key, place).ok()?;
        list.get(at).map(|found| found.value)
    };
    let mut keys: Vec<(AreaIx, &'static str)> = before.iter().chain(after).map(place).collect();
    keys.sort_unstable();
    keys.dedup();
    let change = |key: (AreaIx, &'static str)| IndicatorChange {
        area: key.0,
        key: key.1,
        before: value(before, key),
        after: value(after, key),
    };
    keys.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

/// The actors of an area and their ties.
struct AreaLayer {
    area: AreaIx,
    /// Ordered by identifier: the nodes of the ties.
    actors: Vec<ActorIx>,
    /// Where each actor stands among them, ordered by actor.
    places: Vec<(ActorIx, u32)>,
    ties: Csr,
}

impl AreaLayer {
    fn place(&self, actor: ActorIx) -> Option<u32> {
        let at = self.places.binary_search_by_key(&actor, |place| place.0).ok()?;
        self.places.get(at).map(|place| place.1)
    }

    fn key_players(&self) -> Vec<KeyPlayers> {
        let fits = |size: &usize| size * TIMES <= self.actors.len();
        let sizes = (1..=MOST_KEY_PLAYERS).filter(fits);
        sizes.filter_map(|size| key_players_within(&self.ties, Goal::Fragment, size, EFFORT)).collect()
    }

    /// None if none of them is one of its actors.
    fn reach_without(&self, actors: &[ActorIx]) -> Option<AreaReach> {
        let nodes: Vec<u32> = actors.iter().filter_map(|&actor| self.place(actor)).collect();
        if nodes.is_empty() {
            return None;
        }
        let found = removal(&self.ties, &nodes, None);
        let (before, after) = (found.reach_before, found.reach_after);
        Some(AreaReach { area: self.area, removed: nodes.len(), before, after })
    }
}

/// The layers of areas that have ties and are neither too small nor too large.
fn layers(dossier: &Dossier, analysis: &NetworkAnalysis, areas: &[AreaIx]) -> Vec<AreaLayer> {
    let slots = slots(dossier, analysis, areas);
    let of = |network: NetworkIx| slots[network.index()].as_slice();
    let mut actors: Vec<Vec<ActorIx>> = vec![Vec::new(); areas.len()];
    for (actor, at) in dossier.actors.iter().zip(0u32..) {
        for &slot in actor.network.map_or(&[][..], of) {
            actors[slot as usize].push(ActorIx(at));
        }
    }
    let fits = |actors: &Vec<ActorIx>| (FEWEST_ACTORS..=MOST_ACTORS).contains(&actors.len());
    let kept: Vec<bool> = actors.iter().map(fits).collect();
    let mut links: Vec<Vec<(ActorIx, ActorIx)>> = vec![Vec::new(); areas.len()];
    for link in &dossier.links {
        let (LinkEnd::Actor(from), LinkEnd::Actor(to)) = (link.from, link.to) else { continue };
        let Some((one, other)) = networks_of(dossier, link) else { continue };
        if link.kind == LinkKind::Rivalry {
            continue;
        }
        for &slot in of(one).iter().filter(|&slot| kept[*slot as usize] && of(other).contains(slot)) {
            links[slot as usize].push((from, to));
        }
    }
    let each = areas.iter().zip(actors).zip(links).zip(kept);
    let wanted = each.filter(|((_, links), kept)| *kept && !links.is_empty());
    wanted.map(|(((&area, actors), links), _)| layer(dossier, area, actors, &links)).collect()
}

fn layer(
    dossier: &Dossier,
    area: AreaIx,
    mut actors: Vec<ActorIx>,
    links: &[(ActorIx, ActorIx)],
) -> AreaLayer {
    let id = |actor: &ActorIx| dossier.actor_ids.get(actor.index());
    actors.sort_unstable_by(|a, b| id(a).cmp(id(b)));
    let mut places: Vec<(ActorIx, u32)> = actors.iter().copied().zip(0u32..).collect();
    places.sort_unstable();
    let none = EdgeSet::undirected(actors.len(), Vec::new()).ties();
    let mut layer = AreaLayer { area, actors, places, ties: none };
    let edge = |&(from, to): &(ActorIx, ActorIx)| Some(Edge::new(layer.place(from)?, layer.place(to)?, 1.0));
    let edges = links.iter().filter_map(edge).collect();
    layer.ties = EdgeSet::undirected(layer.actors.len(), edges).ties();
    layer
}

/// For every network, the positions in `areas` of those to whose layer it belongs.
fn slots(dossier: &Dossier, analysis: &NetworkAnalysis, areas: &[AreaIx]) -> Vec<Vec<u32>> {
    let involvement = Layer::of_none(dossier);
    let mut slot: Vec<Option<u32>> = vec![None; dossier.areas.len()];
    for (area, at) in areas.iter().zip(0u32..) {
        slot[area.index()] = Some(at);
    }
    let mut named = vec![false; dossier.areas.len()];
    dossier.involvement.iter().for_each(|active| named[active.area.index()] = true);
    let of_all =
        |area: &AreaIx| !named[area.index()] && dossier.areas[area.index()].kind == AreaKind::NetworkThreat;
    let about_all: Vec<u32> =
        areas.iter().filter(|area| of_all(area)).filter_map(|area| slot[area.index()]).collect();
    let slots = analysis.networks.iter().map(|profile| {
        let active = involvement.involvement(profile.network).iter();
        let own = active.filter_map(|active| slot[active.area.index()]);
        let high_risk = about_all.iter().copied().filter(|_| profile.high_risk);
        own.chain(high_risk).collect()
    });
    slots.collect()
}
