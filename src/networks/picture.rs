//! What a picture of a network, or of the areas, shows: plain nodes and edges, no drawing.
//!
//! Only brokers are labelled, by their pseudonymous identifier. A network whose handling code does not allow it has no
//! picture; ties that may not be shown are left out and counted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::EdgeSet;
use super::analysis::NetworkAnalysis;
use super::kernels::betweenness::{Sources, shortest_paths};
use super::kernels::cut_points::cut_points;
use super::layer::Layer;
use super::uncertain::{Belief, Certainties};
use crate::dossier::{AreaIx, Dossier, NetworkIx, Role};

/// Most actors that are drawn.
pub const MOST_DRAWN: usize = 60;
/// Fewest and most actors of a network that makes a legible picture.
const LEGIBLE: std::ops::RangeInclusive<usize> = 3..=40;
/// Weight of the strongest tie in a drawing.
const STRONGEST: f64 = 3.0;

/// An actor of a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnActor {
    /// Identifier of a broker; empty for everybody else.
    pub label: String,
    /// Reported role.
    pub role: Role,
    /// Whether it belongs to the core.
    pub core: bool,
    /// Whether the network falls apart without it, as far as its ties may be shown.
    pub cut: bool,
    /// Betweenness relative to the highest one, `0..=1`.
    pub size: f64,
}

/// A tie or a shared number of networks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnEdge {
    /// Position of one end among the nodes.
    pub from: usize,
    /// Position of the other end.
    pub to: usize,
    /// Relative weight, `0..=1`.
    pub weight: f64,
    /// Probability that it exists, by what may be shown of it, `0..=1`.
    pub certainty: f64,
}

/// A network as drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnNetwork {
    /// Which one.
    pub network: NetworkIx,
    /// Actors of the network, ordered by identifier.
    pub actors: Vec<DrawnActor>,
    /// Ties of the actors that are drawn.
    pub edges: Vec<DrawnEdge>,
    /// Actors left out, because there are too many.
    pub actors_left_out: usize,
    /// Ties left out between drawn actors, because of their handling code.
    pub ties_withheld: usize,
}

/// An area of a map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnArea {
    /// Which one.
    pub area: AreaIx,
    /// Active networks.
    pub networks: usize,
    /// Networks relative to the area with most, `0..=1`.
    pub size: f64,
}

/// Areas as nodes; an edge is the number of networks that two share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaMap {
    /// Areas with at least one network, ordered by area.
    pub areas: Vec<DrawnArea>,
    /// Pairs that share networks; the weight is relative to the pair that shares most.
    pub edges: Vec<DrawnEdge>,
}

/// An example of the networks of an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaExample {
    /// The area.
    pub area: AreaIx,
    /// The largest network that is mainly active in the area, may be shown and is still legible.
    pub drawn: DrawnNetwork,
}

/// Examples of the networks of areas, in the order of the areas; an area without a legible network has none. Nobody has a label
/// unless `named`: who is a broker is a position, and positions are for those who ask for them.
#[must_use]
pub fn examples(
    dossier: &Dossier,
    analysis: &NetworkAnalysis,
    certainties: &Certainties,
    areas: impl Iterator<Item = AreaIx>,
    named: bool,
) -> Vec<AreaExample> {
    let example = |area: AreaIx| {
        let mainly = dossier.involvement.iter().filter(|active| active.area == area && active.main);
        let profiles = mainly.filter_map(|active| analysis.networks.get(active.network.index()));
        let shown = profiles.filter(|profile| profile.may_be_shown).filter(|it| LEGIBLE.contains(&it.actors));
        let largest = shown.min_by_key(|profile| (std::cmp::Reverse(profile.actors), profile.network))?;
        let mut drawn = picture(dossier, analysis, certainties, largest.network)?;
        if !named {
            drawn.actors.iter_mut().for_each(|actor| actor.label.clear());
        }
        Some(AreaExample { area, drawn })
    };
    areas.filter_map(example).collect()
}

/// A picture of one network; none if it may not be shown or has no actors. `certainties` says what an evaluation code makes
/// us believe of a link.
#[must_use]
pub fn picture(
    dossier: &Dossier,
    analysis: &NetworkAnalysis,
    certainties: &Certainties,
    network: NetworkIx,
) -> Option<DrawnNetwork> {
    let profile = analysis.networks.get(network.index())?;
    if !profile.may_be_shown || profile.actors == 0 {
        return None;
    }
    let layer = Layer::of_one(dossier, network);
    let members = layer.members(network);
    let ties = layer.ties(network).ties();
    let sizes = shortest_paths(&ties, false, Sources::affordable(&ties, 1)).betweenness;
    let rank = |&place: &usize| (std::cmp::Reverse((sizes[place] * 1e6) as u64), place);
    let mut drawn: Vec<usize> = (0..members.len()).collect();
    drawn.sort_by_key(rank);
    drawn.truncate(MOST_DRAWN);
    drawn.sort_unstable();
    let largest = sizes.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let (shown, beliefs) =
        layer.believed_ties_where(network, certainties, |link| link.handling.may_be_shown());
    let cuts = cut_points(&shown.ties()).articulation_points;
    let actor = |&place: &usize| {
        let actor = members[place];
        let broker = profile.brokers.iter().any(|broker| broker.actor == actor);
        DrawnActor {
            label: if broker { dossier.actor_ids.get(actor.index()).to_owned() } else { String::new() },
            role: dossier.actors[actor.index()].role,
            core: profile.core.members.contains(&actor),
            cut: cuts.binary_search(&(place as u32)).is_ok(),
            size: sizes[place] / largest,
        }
    };
    let mut picture = DrawnNetwork {
        network,
        actors: drawn.iter().map(actor).collect(),
        edges: Vec::new(),
        actors_left_out: members.len() - drawn.len(),
        ties_withheld: 0,
    };
    draw_ties(&mut picture, &layer.ties(network), (&shown, &beliefs), &drawn);
    Some(picture)
}

/// Draws a tie if at least one link behind it may be shown.
fn draw_ties(
    picture: &mut DrawnNetwork,
    all: &EdgeSet,
    (shown, beliefs): (&EdgeSet, &[Belief]),
    drawn: &[usize],
) {
    let position = |place: u32| drawn.binary_search(&(place as usize)).ok();
    let between = |from: u32, to: u32| Some((position(from)?, position(to)?));
    picture.edges = shown
        .edges
        .iter()
        .zip(beliefs)
        .filter_map(|(tie, belief)| {
            let (from, to) = between(tie.from, tie.to)?;
            let weight = (tie.weight / STRONGEST).min(1.0);
            Some(DrawnEdge { from, to, weight, certainty: belief.probability })
        })
        .collect();
    let in_sight = all.edges.iter().filter(|tie| between(tie.from, tie.to).is_some()).count();
    picture.ties_withheld = in_sight - picture.edges.len();
}

/// The areas with the networks that they share.
#[must_use]
pub fn area_map(analysis: &NetworkAnalysis) -> AreaMap {
    let active: Vec<_> = analysis.areas.iter().filter(|area| area.networks > 0).collect();
    let most = active.iter().map(|area| area.networks).max().unwrap_or(1) as f64;
    let shared = |area: &super::AreaProfile| area.shared_with.iter().map(|other| other.networks).max();
    let most_shared = active.iter().filter_map(|area| shared(area)).max().unwrap_or(1) as f64;
    let position = |area: AreaIx| active.binary_search_by_key(&area, |profile| profile.area).ok();
    let edges = active.iter().enumerate().flat_map(|(from, area)| {
        area.shared_with.iter().filter_map(move |other| {
            let to = position(other.area)?;
            let weight = other.networks as f64 / most_shared;
            (from < to).then_some(DrawnEdge { from, to, weight, certainty: 1.0 })
        })
    });
    AreaMap {
        edges: edges.collect(),
        areas: active
            .iter()
            .map(|area| DrawnArea {
                area: area.area,
                networks: area.networks,
                size: area.networks as f64 / most,
            })
            .collect(),
    }
}
