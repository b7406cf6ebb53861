//! Members of each network and the links among them, found once for all networks.

use rayon::prelude::*;

use super::domain::networks_of;
use super::uncertain::{Belief, Certainties, Report, believe};
use super::{Edge, EdgeSet};
use crate::dossier::{ActorIx, AreaIx, Dossier, Involvement, Level, Link, LinkEnd, LinkKind, NetworkIx};

/// Consecutive runs of `items`, one a group.
struct Grouped<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Grouped<T> {
    fn get(&self, group: usize) -> &[T] {
        &self.items[self.starts[group] as usize..self.starts[group + 1] as usize]
    }
}

/// The actor layer, grouped by network.
pub(super) struct Layer<'a> {
    dossier: &'a Dossier,
    /// Actors of each network, ordered by identifier.
    members: Grouped<ActorIx>,
    /// Position of each actor among the members of its network.
    place: Vec<u32>,
    /// Positions of the links within each network, rivalries left out.
    inside: Grouped<u32>,
    /// Where the areas of each network start in `dossier.involvement`.
    involvement: Vec<u32>,
}

impl<'a> Layer<'a> {
    /// All networks.
    pub(super) fn of(dossier: &'a Dossier) -> Self {
        Self::of_some(dossier, |_| true)
    }

    /// One network only; all others have neither members nor links.
    pub(super) fn of_one(dossier: &'a Dossier, network: NetworkIx) -> Self {
        Self::of_some(dossier, |other| other == network)
    }

    /// No network; only involvement is of use.
    pub(super) fn of_none(dossier: &'a Dossier) -> Self {
        Self::of_some(dossier, |_| false)
    }

    fn of_some(dossier: &'a Dossier, wanted: impl Fn(NetworkIx) -> bool + Sync) -> Self {
        let members = members(dossier, &wanted);
        let mut place = vec![0; dossier.actors.len()];
        for network in 0..dossier.networks.len() {
            for (at, actor) in (0u32..).zip(members.get(network)) {
                place[actor.index()] = at;
            }
        }
        let involved = dossier.involvement.iter().map(|involvement| involvement.network.index());
        let involvement = starts(dossier.networks.len(), involved);
        Self { dossier, members, place, inside: inside(dossier, &wanted), involvement }
    }

    /// Actors of a network, ordered by identifier: the nodes of [`Layer::ties`].
    pub(super) fn members(&self, network: NetworkIx) -> &[ActorIx] {
        self.members.get(network.index())
    }

    /// Number of members of a network and of links among them.
    pub(super) fn size(&self, network: NetworkIx) -> (usize, usize) {
        (self.members(network).len(), self.inside.get(network.index()).len())
    }

    /// The ties among the members of a network.
    pub(super) fn ties(&self, network: NetworkIx) -> EdgeSet {
        self.ties_where(network, |_| true)
    }

    /// The ties among the members of a network, and what the links that tell of each of them make us believe.
    pub(super) fn believed_ties(
        &self,
        network: NetworkIx,
        certainties: &Certainties,
    ) -> (EdgeSet, Vec<Belief>) {
        self.believed_ties_where(network, certainties, |_| true)
    }

    /// The ties that some of the links tell of, and what these links make us believe of each of them.
    pub(super) fn believed_ties_where(
        &self,
        network: NetworkIx,
        certainties: &Certainties,
        wanted: impl Fn(&Link) -> bool,
    ) -> (EdgeSet, Vec<Belief>) {
        let set = self.ties_where(network, &wanted);
        let tie = |link: &Link| match (link.from, link.to) {
            (LinkEnd::Actor(from), LinkEnd::Actor(to)) => {
                set.position(self.place[from.index()], self.place[to.index()])
            }
            _ => None,
        };
        let mut reports = Vec::new();
        for &at in self.inside.get(network.index()) {
            let link = &self.dossier.links[at as usize];
            if !wanted(link) {
                continue;
            }
            let Some(tie) = tie(link).map(|tie| tie as u32) else { continue };
            reports.push(Report { tie, origin: None, certainty: certainties.get(link.grade) });
            // Reports under identifiers that were merged come from somebody else.
            reports.extend(self.dossier.notes.joined(at).iter().map(|report| Report {
                tie,
                origin: Some(report.origin),
                certainty: certainties.get(report.grade),
            }));
        }
        let beliefs = believe(set.edges.len(), reports);
        (set, beliefs)
    }

    /// The ties that some of the links tell of.
    pub(super) fn ties_where(&self, network: NetworkIx, wanted: impl Fn(&Link) -> bool) -> EdgeSet {
        let links = self.inside.get(network.index()).iter().map(|&link| &self.dossier.links[link as usize]);
        let edge = |link: &Link| match (link.from, link.to) {
            (LinkEnd::Actor(from), LinkEnd::Actor(to)) => {
                let place = |actor: ActorIx| self.place[actor.index()];
                Some(Edge::new(place(from), place(to), strength(link.strength)))
            }
            _ => None,
        };
        let edges = links.filter(|link| wanted(link)).filter_map(edge).collect();
        EdgeSet::undirected(self.members(network).len(), edges)
    }

    /// Where a network is active, ordered by area.
    pub(super) fn involvement(&self, network: NetworkIx) -> &'a [Involvement] {
        let at = network.index();
        &self.dossier.involvement[self.involvement[at] as usize..self.involvement[at + 1] as usize]
    }

    /// Whether a network is active in an area.
    pub(super) fn is_active_in(&self, network: NetworkIx, area: AreaIx) -> bool {
        self.involvement(network).binary_search_by_key(&area, |involvement| involvement.area).is_ok()
    }
}

/// Drawing weight of a link; no measure of the stage depends on it.
fn strength(level: Option<Level>) -> f64 {
    match level {
        Some(Level::High) => 3.0,
        Some(Level::Medium) => 2.0,
        Some(Level::Low | Level::Nil) | None => 1.0,
    }
}

/// Where each group starts, given the group of every item.
fn starts(groups: usize, of: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = vec![0u32; groups + 1];
    for group in of {
        starts[group + 1] += 1;
    }
    for group in 0..groups {
        starts[group + 1] += starts[group];
    }
    starts
}

fn members(dossier: &Dossier, wanted: impl Fn(NetworkIx) -> bool) -> Grouped<ActorIx> {
    let wanted = &wanted;
    let of =
        || dossier.actors.iter().map(|actor| actor.network.filter(|&of| wanted(of)).map(NetworkIx::index));
    let starts = starts(dossier.networks.len(), of().flatten());
    let mut next = starts.clone();
    let mut items = vec![ActorIx(0); of().flatten().count()];
    for (actor, network) in (0u32..).zip(of()) {
        if let Some(network) = network {
            items[next[network] as usize] = ActorIx(actor);
            next[network] += 1;
        }
    }
    let mut groups = Vec::with_capacity(dossier.networks.len());
    let mut rest = items.as_mut_slice();
    for group in starts.windows(2) {
        let (head, tail) = rest.split_at_mut((group[1] - group[0]) as usize);
        groups.push(head);
        rest = tail;
    }
    let id = |actor: &ActorIx| dossier.actor_ids.get(actor.index());
    groups.into_par_iter().for_each(|group| group.sort_unstable_by(|a, b| id(a).cmp(id(b))));
    Grouped { starts, items }
}

fn inside(dossier: &Dossier, wanted: impl Fn(NetworkIx) -> bool + Sync) -> Grouped<u32> {
    let network = |link: &Link| {
        let (from, to) = networks_of(dossier, link)?;
        let actors = matches!(link.from, LinkEnd::Actor(_)) && matches!(link.to, LinkEnd::Actor(_));
        (from == to && wanted(from) && actors && link.kind != LinkKind::Rivalry).then_some(from.0)
    };
    let mut keys: Vec<(u32, u32)> = dossier
        .links
        .par_iter()
        .enumerate()
        .filter_map(|(at, link)| Some((network(link)?, at as u32)))
        .collect();
    keys.par_sort_unstable();
    let starts = starts(dossier.networks.len(), keys.iter().map(|key| key.0 as usize));
    Grouped { starts, items: keys.into_iter().map(|key| key.1).collect() }
}
