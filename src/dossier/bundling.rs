//! Bundles proposed where a dossier gives none.
//!
//! A dossier that lists no bundle says nothing on what would make one priority together. Two leaves are then taken as close
//! if they are siblings in the area tree, neither cuts across the others, each has at least [`LEAST`] networks, and
//!
//! - at least a share [`CLOSE`] of the networks of the less busy one is active in the other too, or
//! - at least the same share of the links that lead from networks of the less linked one to other networks join a
//!   network of it alone to a network of the other alone.
//!
//! The closest pair is joined first; a leaf joins a bundle only if it is close to every leaf in it, and a bundle has at most
//! [`MOST`] leaves. A proposed bundle says by which pair it came about, and the document shows it as proposed. Invented
//! networks propose nothing in a dossier of real evidence. Who lists one bundle, be it of one leaf, is proposed none.
//!
//! # Complexity
//! O(involvement + links + s³) for s siblings.

use std::collections::{BTreeMap, BTreeSet};

use super::{AreaIx, Bundle, Closeness, Dossier, LinkEnd, NetworkIx};
use crate::model::Labels;
use crate::numeric::rank::falling;

/// From this share of networks or links on, two leaves are close.
pub const CLOSE: f64 = 0.25;
/// Networks that a leaf needs for its shares to mean something.
pub const LEAST: usize = 3;
/// Leaves of a proposed bundle.
pub const MOST: usize = 4;

/// Joins single leaves of a dossier that lists no bundles.
pub(super) fn propose(dossier: &mut Dossier) {
    if dossier.networks_invented && !dossier.invented {
        return;
    }
    let activity = Activity::of(dossier);
    let mut groups: Vec<Vec<AreaIx>> = Vec::new();
    for siblings in siblings(dossier) {
        groups.extend(activity.groups(&siblings));
    }
    for group in groups {
        join(dossier, &group, activity.least_close(&group));
    }
    dossier.bundles.sort_by(|a, b| a.key.cmp(&b.key));
}

/// Leaves of one inner node that do not cut across others, for each node.
fn siblings(dossier: &Dossier) -> Vec<Vec<AreaIx>> {
    let mut by_parent: BTreeMap<AreaIx, Vec<AreaIx>> = BTreeMap::new();
    for (at, area) in (0_u32..).map(AreaIx).zip(&dossier.areas) {
        if let Some(parent) = area.parent.filter(|_| area.leaf && !area.horizontal) {
            by_parent.entry(parent).or_default().push(at);
        }
    }
    by_parent.into_values().filter(|leaves| leaves.len() > 1).collect()
}

/// Who is active where, and who is linked to whom.
struct Activity {
    networks: BTreeMap<AreaIx, BTreeSet<NetworkIx>>,
    /// Links of each area's networks to other networks.
    links: BTreeMap<AreaIx, usize>,
    /// Links between networks of the one alone and of the other alone, the lower area first.
    between: BTreeMap<(AreaIx, AreaIx), usize>,
}

impl Activity {
    fn of(dossier: &Dossier) -> Self {
        let mut networks: BTreeMap<AreaIx, BTreeSet<NetworkIx>> = BTreeMap::new();
        let mut areas: Vec<Vec<AreaIx>> = vec![Vec::new(); dossier.networks.len()];
        for active in &dossier.involvement {
            networks.entry(active.area).or_default().insert(active.network);
            areas[active.network.index()].push(active.area);
        }
        let mut activity = Self { networks, links: BTreeMap::new(), between: BTreeMap::new() };
        let network = |end: LinkEnd| match end {
            LinkEnd::Network(network) => Some(network),
            LinkEnd::Actor(actor) => dossier.actors[actor.index()].network,
        };
        for link in &dossier.links {
            let (Some(from), Some(to)) = (network(link.from), network(link.to)) else { continue };
            if from != to {
                activity.link(&areas[from.index()], &areas[to.index()]);
            }
        }
        activity
    }

    fn link(&mut self, from: &[AreaIx], to: &[AreaIx]) {
        let touched: BTreeSet<AreaIx> = from.iter().chain(to).copied().collect();
        touched.into_iter().for_each(|area| *self.links.entry(area).or_default() += 1);
        for &one in from.iter().filter(|area| !to.contains(area)) {
            for &two in to.iter().filter(|area| !from.contains(area)) {
                *self.between.entry((one.min(two), one.max(two))).or_default() += 1;
            }
        }
    }

    fn closeness(&self, one: AreaIx, two: AreaIx) -> Closeness {
        let none = BTreeSet::new();
        let [first, second] = [one, two].map(|area| self.networks.get(&area).unwrap_or(&none));
        let links = |area: AreaIx| self.links.get(&area).copied().unwrap_or(0);
        Closeness {
            networks: first.intersection(second).count(),
            of_networks: first.len().min(second.len()),
            links: self.between.get(&(one.min(two), one.max(two))).copied().unwrap_or(0),
            of_links: links(one).min(links(two)),
        }
    }

    fn is_close(&self, one: AreaIx, two: AreaIx) -> bool {
        let close = self.closeness(one, two);
        close.of_networks >= LEAST && close.share() >= CLOSE
    }

    /// Groups of at least two siblings in which every two are close.
    fn groups(&self, siblings: &[AreaIx]) -> Vec<Vec<AreaIx>> {
        let mut pairs: Vec<(f64, AreaIx, AreaIx)> = Vec::new();
        for (at, &one) in siblings.iter().enumerate() {
            for &two in siblings[at + 1..].iter().filter(|&&two| self.is_close(one, two)) {
                pairs.push((self.closeness(one, two).share(), one, two));
            }
        }
        pairs.sort_by(|a, b| falling((a.0, (a.1, a.2)), (b.0, (b.1, b.2))));
        let mut groups: Vec<Vec<AreaIx>> = siblings.iter().map(|&area| vec![area]).collect();
        for (_, one, two) in pairs {
            let find = |area: AreaIx| groups.iter().position(|group| group.contains(&area));
            let (Some(first), Some(second)) = (find(one), find(two)) else { continue };
            let fits = groups[first].len() + groups[second].len() <= MOST;
            let close = |a: &AreaIx| groups[second].iter().all(|b| self.is_close(*a, *b));
            if first != second && fits && groups[first].iter().all(close) {
                let joined = groups[second].clone();
                groups[first].extend(joined);
                groups.remove(second);
            }
        }
        groups.retain(|group| group.len() > 1);
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }

    /// The least close pair of a group.
    fn least_close(&self, group: &[AreaIx]) -> Closeness {
        let mut least = self.closeness(group[0], group[1]);
        for (at, &one) in group.iter().enumerate() {
            for &two in &group[at + 1..] {
                let other = self.closeness(one, two);
                if other.share() < least.share() {
                    least = other;
                }
            }
        }
        least
    }
}

/// Puts one bundle in the place of those of the single leaves. Its key joins theirs, so that it is nobody else's.
fn join(dossier: &mut Dossier, group: &[AreaIx], closeness: Closeness) {
    let areas: Vec<_> = group.iter().map(|area| &dossier.areas[area.index()]).collect();
    let keys: Vec<&str> = areas.iter().map(|area| area.key.as_str()).collect();
    let mut labels = Labels::new();
    for language in areas.iter().flat_map(|area| area.labels.keys()) {
        let names: Vec<&str> = areas
            .iter()
            .filter_map(|area| area.short.get(language).or_else(|| area.labels.get(language)))
            .map(String::as_str)
            .collect();
        labels.insert(language.clone(), names.join("; "));
    }
    let key = keys.join("--");
    dossier.bundles.retain(|bundle| !bundle.areas.iter().any(|area| group.contains(area)));
    dossier.bundles.push(Bundle {
        key,
        labels,
        areas: group.to_vec(),
        shared_plans: Vec::new(),
        aim: Labels::new(),
        proposed: Some(closeness),
    });
}
