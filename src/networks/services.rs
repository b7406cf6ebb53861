//! Service providers: who launders, forges or transports for many networks that have nothing else to do with each other.
//!
//! A provider is a network from which a link of kind laundering, service or supply goes to another network, by whatever
//! members, or a professional enabler who belongs to no network and is linked to several. What counts:
//!
//! - **clients**, and how many of their pairs are *not* linked to each other: the provider is what they have in common;
//! - **clients lost** if it goes: those whom nobody else renders the same service;
//! - **substitutability**: the share of its services (pairs of client and kind) that somebody else renders to the same client.
//!
//! A relation is believed by the evaluation of its links (see [`super::uncertain`]); expected numbers follow in closed form,
//! because a client is lost if its relation to the provider exists and no other one does.
//!
//! At the level of networks this is no statement about persons. Enablers who are persons come by pseudonymous identifier and
//! belong into no document unless key positions are switched on.
//!
//! # Complexity
//!
//! O(m log m) for m links, and O(Σ c d) over providers for c clients with d partners each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::disruption::removal;
use super::domain::{Detail, DomainGraph, networks_of};
use super::layer::Layer;
use super::uncertain::Certainties;
use super::{Csr, Edge, EdgeSet};
use crate::dossier::{ActorIx, AreaIx, Dossier, Link, LinkEnd, LinkKind, NetworkIx, Role};
use crate::numeric::rank::falling;

/// A service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceKind {
    /// Launders money.
    Laundering,
    /// Renders another service: forges, corrupts, hosts, advises.
    Service,
    /// Supplies or transports.
    Supply,
}

/// Who renders a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// A network.
    Network(NetworkIx),
    /// A professional enabler who belongs to no network.
    Enabler(ActorIx),
}

/// Clients of a provider in an area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ServedArea {
    /// The area.
    pub area: AreaIx,
    /// Networks of the area that are clients.
    pub clients: usize,
    /// Clients of the area that would be lost.
    pub lost: usize,
    /// Share of the area's networks that are clients, `0..=1`.
    pub share: f64,
}

/// A provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Provider {
    /// Who it is.
    pub who: Who,
    /// Whether a document may name it.
    pub may_be_shown: bool,
    /// What it renders.
    pub kinds: Vec<ServiceKind>,
    /// To whom, in the order of the dossier.
    pub clients: Vec<NetworkIx>,
    /// Expected number of clients, given the evaluation of the links.
    pub expected_clients: f64,
    /// Share of the pairs of clients that have no link to each other, `0..=1`; none with fewer than two clients.
    pub unlinked: Option<f64>,
    /// Clients to whom nobody else renders one of the services.
    pub lost: usize,
    /// Expected number of clients to whom nobody else renders one of the services.
    pub expected_lost: f64,
    /// Share of services (client and kind) that somebody else renders to the same client, `0..=1`.
    pub substitutability: f64,
    /// Mean number of others who render the same service to the same client.
    pub alternatives: f64,
    /// Members of the provider with the role of a professional enabler.
    pub enablers: usize,
    /// Areas of its clients, most clients first, then by area.
    pub areas: Vec<ServedArea>,
}

/// What is known of a relation.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Relation {
    /// Probability that it exists, `0..=1`.
    pub(super) probability: f64,
    /// Number of links that report it.
    pub(super) reports: u32,
    /// Whether the handling code of one of them lets it be shown.
    pub(super) shown: bool,
}

/// The relations: (provider, client, kind).
pub(super) type Relations = BTreeMap<(Who, NetworkIx, ServiceKind), Relation>;

/// Providers: first those with the largest expected loss, then by clients, then in the order of the dossier.
#[must_use]
pub fn providers(dossier: &Dossier, certainties: &Certainties) -> Vec<Provider> {
    let relations = relations(dossier, certainties);
    if relations.is_empty() {
        return Vec::new();
    }
    let ground = Ground {
        dossier,
        layer: Layer::of_none(dossier),
        domain: DomainGraph::of(dossier, Detail::Networks),
        others: by_client(&relations),
        active: active(dossier),
        enablers: enablers(dossier),
    };
    let mut all: BTreeMap<Who, Vec<(NetworkIx, ServiceKind, f64)>> = BTreeMap::new();
    for (&(who, client, kind), relation) in &relations {
        all.entry(who).or_default().push((client, kind, relation.probability));
    }
    // One client of an enabler without a network is an acquaintance, not a service.
    let several = |who: &Who, served: &[(NetworkIx, ServiceKind, f64)]| {
        matches!(who, Who::Network(_))
            || served.first().map(|first| first.0) != served.last().map(|last| last.0)
    };
    let mut found: Vec<Provider> = all
        .into_iter()
        .filter(|(who, served)| several(who, served))
        .map(|(who, served)| ground.provider(who, &served))
        .collect();
    found.sort_by(|a, b| {
        let order = |one: &Provider| (one.expected_lost, (Reverse(one.clients.len()), one.who));
        falling(order(a), order(b))
    });
    found
}

fn kind(link: &Link) -> Option<ServiceKind> {
    match link.kind {
        LinkKind::Laundering => Some(ServiceKind::Laundering),
        LinkKind::Service => Some(ServiceKind::Service),
        LinkKind::Supply => Some(ServiceKind::Supply),
        LinkKind::Cooperation | LinkKind::Kinship | LinkKind::Authority | LinkKind::Rivalry => None,
    }
}

/// All relations that some link reports.
pub(super) fn relations(dossier: &Dossier, certainties: &Certainties) -> Relations {
    let mut relations = Relations::new();
    for link in &dossier.links {
        let served = match networks_of(dossier, link) {
            Some((from, to)) if from != to => kind(link).map(|kind| (Who::Network(from), to, kind)),
            Some(_) => None,
            None => free_enabler(dossier, link),
        };
        if let Some(key) = served {
            // Links do not say where they come from in the end: several count as one, by the best.
            let certainty = certainties.get(link.grade);
            let known = relations.entry(key).or_default();
            known.probability = known.probability.max(certainty);
            known.reports += 1;
            known.shown |= link.handling.may_be_shown();
        }
    }
    relations
}

/// A professional enabler without a network who is linked to a member of one, other than by kinship or rivalry.
fn free_enabler(dossier: &Dossier, link: &Link) -> Option<(Who, NetworkIx, ServiceKind)> {
    let (LinkEnd::Actor(from), LinkEnd::Actor(to)) = (link.from, link.to) else { return None };
    if matches!(link.kind, LinkKind::Kinship | LinkKind::Rivalry) {
        return None;
    }
    [(from, to), (to, from)].into_iter().find_map(|(enabler, other)| {
        let is_one = dossier.actors[enabler.index()];
        let client = dossier.actors[other.index()].network?;
        (is_one.network.is_none() && is_one.role == Role::ProfessionalEnabler)
            .then(|| (Who::Enabler(enabler), client, kind(link).unwrap_or(ServiceKind::Service)))
    })
}

/// All relations of a client and kind.
type ByClient = BTreeMap<(NetworkIx, ServiceKind), Vec<(Who, f64)>>;

fn by_client(relations: &Relations) -> ByClient {
    let mut by = ByClient::new();
    for (&(who, client, kind), relation) in relations {
        by.entry((client, kind)).or_default().push((who, relation.probability));
    }
    by
}

/// Number of networks of each area.
fn active(dossier: &Dossier) -> Vec<usize> {
    let mut active = vec![0; dossier.areas.len()];
    for involvement in &dossier.involvement {
        active[involvement.area.index()] += 1;
    }
    active
}

/// Number of professional enablers of each network.
fn enablers(dossier: &Dossier) -> Vec<usize> {
    let mut enablers = vec![0; dossier.networks.len()];
    for actor in dossier.actors.iter().filter(|actor| actor.role == Role::ProfessionalEnabler) {
        if let Some(network) = actor.network {
            enablers[network.index()] += 1;
        }
    }
    enablers
}

struct Ground<'a> {
    dossier: &'a Dossier,
    layer: Layer<'a>,
    domain: DomainGraph,
    others: ByClient,
    active: Vec<usize>,
    enablers: Vec<usize>,
}

impl Ground<'_> {
    /// `served` is ordered by client.
    fn provider(&self, who: Who, served: &[(NetworkIx, ServiceKind, f64)]) -> Provider {
        let mut kinds: Vec<ServiceKind> = served.iter().map(|entry| entry.1).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let (mut clients, mut lost) = (Vec::new(), Vec::new());
        let (mut expected_clients, mut expected_lost) = (0.0, 0.0);
        let (mut replaceable, mut alternatives) = (0, 0);
        for of_client in served.chunk_by(|a, b| a.0 == b.0) {
            let client = of_client[0].0;
            let (mut no_service, mut no_loss, mut is_lost) = (1.0, 1.0, false);
            for &(_, kind, probability) in of_client {
                let rivals = self.others.get(&(client, kind)).map_or(&[][..], Vec::as_slice);
                let others = || rivals.iter().filter(|(other, _)| *other != who);
                no_service *= 1.0 - probability;
                no_loss *= 1.0 - probability * others().map(|(_, exists)| 1.0 - exists).product::<f64>();
                let number = others().count();
                alternatives += number;
                replaceable += usize::from(number > 0);
                is_lost |= number == 0;
            }
            clients.push(client);
            expected_clients += 1.0 - no_service;
            expected_lost += 1.0 - no_loss;
            if is_lost {
                lost.push(client);
            }
        }
        let services = served.len() as f64;
        let (may_be_shown, enablers) = match who {
            Who::Network(network) => {
                let handling = self.dossier.networks[network.index()].handling;
                (handling.may_be_shown(), self.enablers[network.index()])
            }
            // A person is named by key positions or not at all.
            Who::Enabler(_) => (false, 1),
        };
        Provider {
            who,
            may_be_shown,
            kinds,
            expected_clients,
            unlinked: self.unlinked(&clients),
            lost: lost.len(),
            expected_lost,
            substitutability: f64::from(replaceable as u32) / services,
            alternatives: alternatives as f64 / services,
            enablers,
            areas: self.areas(&clients, &lost),
            clients,
        }
    }

    /// Clients are in rising order.
    fn unlinked(&self, clients: &[NetworkIx]) -> Option<f64> {
        let pairs = clients.len() * clients.len().saturating_sub(1) / 2;
        let linked = |&client: &NetworkIx| {
            let partners = self.domain.partners(client);
            partners
                .iter()
                .filter(|partner| partner.network > client && clients.binary_search(&partner.network).is_ok())
                .count()
        };
        (pairs > 0).then(|| 1.0 - clients.iter().map(linked).sum::<usize>() as f64 / pairs as f64)
    }

    fn areas(&self, clients: &[NetworkIx], lost: &[NetworkIx]) -> Vec<ServedArea> {
        let mut by_area: BTreeMap<AreaIx, (usize, usize)> = BTreeMap::new();
        for client in clients {
            for involvement in self.layer.involvement(*client) {
                let counts = by_area.entry(involvement.area).or_default();
                counts.0 += 1;
                counts.1 += usize::from(lost.binary_search(client).is_ok());
            }
        }
        let mut areas: Vec<ServedArea> = by_area
            .into_iter()
            .map(|(area, (clients, lost))| {
                let share = clients as f64 / self.active[area.index()].max(1) as f64;
                ServedArea { area, clients, lost, share }
            })
            .collect();
        areas.sort_by_key(|area| (Reverse(area.clients), area.area));
        areas
    }
}

/// Providers for a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ServiceReport {
    /// Number of networks that render services.
    pub providers: usize,
    /// Number of professional enablers without a network who serve several; persons are counted and not named.
    pub enablers: usize,
    /// The first networks, in the order of [`providers`].
    pub first: Vec<Assessed>,
}

/// A provider, and what its loss does to the reach of the other networks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assessed {
    /// The provider.
    pub provider: Provider,
    /// How many others a network reaches on average by way of links between networks before.
    pub reach_before: f64,
    /// How many others a network reaches on average by way of links between networks after.
    pub reach_after: f64,
}

/// The `most` first providers that are networks and have at least two clients, with the effect of their loss.
///
/// # Complexity
///
/// As [`providers`], and O(n + m) for each that is returned, on the links between networks.
#[must_use]
pub fn report(dossier: &Dossier, certainties: &Certainties, most: usize) -> ServiceReport {
    let all = providers(dossier, certainties);
    let domain = DomainGraph::of(dossier, Detail::Networks);
    let ties = between(dossier, &domain);
    let (networks, enablers): (Vec<Provider>, Vec<Provider>) =
        all.into_iter().partition(|provider| matches!(provider.who, Who::Network(_)));
    let assessed = |provider: Provider| {
        let Who::Network(network) = provider.who else { return None };
        let effect = removal(&ties, &[network.0], None);
        Some(Assessed { provider, reach_before: effect.reach_before, reach_after: effect.reach_after })
    };
    ServiceReport {
        providers: networks.len(),
        enablers: enablers.len(),
        first: networks
            .into_iter()
            .filter(|provider| provider.clients.len() > 1)
            .take(most)
            .filter_map(assessed)
            .collect(),
    }
}

/// Links between networks, without rivalries.
fn between(dossier: &Dossier, domain: &DomainGraph) -> Csr {
    let mut edges = Vec::new();
    for network in (0..dossier.networks.len() as u32).map(NetworkIx) {
        let later = domain.partners(network).into_iter().filter(|partner| partner.network > network);
        edges.extend(later.map(|partner| Edge::new(network.0, partner.network.0, f64::from(partner.links))));
    }
    EdgeSet::undirected(dossier.networks.len(), edges).ties()
}
