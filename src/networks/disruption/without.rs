//! A dossier in which some networks are broken up or some actors are gone, so that its areas can be scored as if they were.

use std::collections::BTreeSet;

use crate::dossier::{ActorIx, Dossier, LinkEnd, NetworkIx};

/// The dossier without what the given networks do: they are active nowhere, have no members and no links. The networks
/// themselves stay in their places, so that positions keep their meaning, and so does what was observed on the areas: what
/// changes is what follows from networks, above all the derived indicators.
///
/// # Complexity
///
/// O(size of the dossier).
#[must_use]
pub fn without(dossier: &Dossier, networks: &[NetworkIx]) -> Dossier {
    let gone: BTreeSet<NetworkIx> = networks.iter().copied().collect();
    let mut left = dossier.clone();
    left.involvement.retain(|involvement| !gone.contains(&involvement.network));
    let of = |end: LinkEnd| match end {
        LinkEnd::Network(network) => Some(network),
        LinkEnd::Actor(actor) => dossier.actors[actor.index()].network,
    };
    let away = |end: LinkEnd| of(end).is_some_and(|network| gone.contains(&network));
    left.links.retain(|link| !away(link.from) && !away(link.to));
    for actor in &mut left.actors {
        if actor.network.is_some_and(|network| gone.contains(&network)) {
            actor.network = None;
        }
    }
    left
}

/// The dossier without some actors: they belong to no network and have no links. They stay in their places, so that positions keep
/// their meaning, and their networks stay active where they were.
///
/// # Complexity
///
/// O(size of the dossier).
#[must_use]
pub fn without_actors(dossier: &Dossier, actors: &[ActorIx]) -> Dossier {
    let gone: BTreeSet<ActorIx> = actors.iter().copied().collect();
    let mut left = dossier.clone();
    let away = |end: LinkEnd| matches!(end, LinkEnd::Actor(actor) if gone.contains(&actor));
    left.links.retain(|link| !away(link.from) && !away(link.to));
    for &actor in &gone {
        if let Some(actor) = left.actors.get_mut(actor.index()) {
            actor.network = None;
        }
    }
    left
}
