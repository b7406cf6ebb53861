//! The network layer as a whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::domain::{DomainGraph, Node, Relation, networks_of};
use super::kernels::components::components;
use super::outlook::Outlook;
use super::{Edge, EdgeSet};
use crate::dossier::{Dossier, LinkKind};

/// Counts over the whole network layer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkSummary {
    /// Networks.
    pub networks: usize,
    /// Actors.
    pub actors: usize,
    /// Actors that belong to no network.
    pub unattached_actors: usize,
    /// Links, rivalries among them.
    pub links: usize,
    /// Links between actors of one network.
    pub links_within: usize,
    /// Links between two networks or their actors.
    pub links_between: usize,
    /// Links of actors that belong to no network; they enter no profile.
    pub unattached_links: usize,
    /// Rivalries; they are not ties.
    pub rivalries: usize,
    /// Pairs of networks with a link that is no rivalry.
    pub linked_pairs: usize,
    /// Sets of networks that are linked with each other, lone networks among them.
    pub clusters: usize,
    /// Networks in the largest such set.
    pub largest_cluster: usize,
    /// Share of the links between networks, rivalries left out, whose networks share no area, `0..=1`.
    pub crossing_share: Option<f64>,
}

impl NetworkSummary {
    pub(super) fn of(dossier: &Dossier, domain: &DomainGraph, outlooks: &[Outlook]) -> Self {
        let mut summary = Self {
            networks: dossier.networks.len(),
            actors: dossier.actors.len(),
            unattached_actors: dossier.actors.iter().filter(|actor| actor.network.is_none()).count(),
            links: dossier.links.len(),
            rivalries: dossier.links.iter().filter(|link| link.kind == LinkKind::Rivalry).count(),
            ..Self::default()
        };
        for link in &dossier.links {
            match networks_of(dossier, link) {
                Some((from, to)) if from == to => summary.links_within += 1,
                Some(_) => summary.links_between += 1,
                None => summary.unattached_links += 1,
            }
        }
        let pairs = pairs(domain);
        summary.linked_pairs = pairs.len();
        let clusters = components(&EdgeSet::undirected(summary.networks, pairs).ties());
        summary.clusters = clusters.count();
        summary.largest_cluster = clusters.largest().map_or(0, |(_, size)| size as usize);
        // Each link is seen from both ends; that leaves the share as it is.
        let links: u64 = outlooks.iter().map(|outlook| outlook.outside.links).sum();
        let crossing: u64 = outlooks.iter().map(|outlook| outlook.links_without_shared_area).sum();
        summary.crossing_share = (links > 0).then(|| crossing as f64 / links as f64);
        summary
    }
}

fn pairs(domain: &DomainGraph) -> Vec<Edge> {
    let edge = |edge: &petgraph::graph::Edge<Relation>| {
        let ends = (&domain.graph[edge.source()], &domain.graph[edge.target()]);
        match (edge.weight, ends) {
            (Relation::Contact(contact), (Node::Network(from), Node::Network(to))) if contact.links > 0 => {
                Some(Edge::new(from.0, to.0, f64::from(contact.links)))
            }
            _ => None,
        }
    };
    domain.graph.raw_edges().iter().filter_map(edge).collect()
}
