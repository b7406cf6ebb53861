//! The areas as if one network were broken up, or some actors were gone: what follows from networks, computed anew.
//!
//! It says the same as [`analyse`](super::analyse) of the dossier [`without`](super::disruption::without) the network or
//! [`without_actors`](super::disruption::without_actors), but that the traits of the networks stay as they are: what is known
//! of a network does not change because somebody else is arrested. Nobody goes through all links and actors again: only those who
//! had to do with the network or the actors see other partners.
//!
//! Of the derived indicators, the loss of actors can change those that count links between networks: `net_brokerage`,
//! `net_dependence` and `net_one_provider_share`. The others count networks, and a network stays active where it was until it
//! is known to have stopped.
//!
//! # Complexity
//!
//! O(links) once, and O(networks x partners) a network or a set of actors.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::analysis::NetworkAnalysis;
use super::areas::{self, AreaProfile};
use super::domain::{Between, Contacts, Detail, DomainGraph, Gone};
use super::indicators::{AreaIndicator, indicators};
use super::layer::Layer;
use super::markets::LinkedAreas;
use super::outlook::Outlook;
use super::risk::RiskProfile;
use crate::dossier::{ActorIx, Dossier, NetworkIx};

/// Areas with something taken away.
#[derive(Debug, Clone, PartialEq)]
pub struct AreasWithout {
    /// One profile a leaf area, ordered by area.
    pub areas: Vec<AreaProfile>,
    /// Derived indicators, ordered by area and key.
    pub indicators: Vec<AreaIndicator>,
    /// Links between networks that are gone, rivalries left out.
    pub lost_links: u32,
}

/// What all removals start from.
struct Ground<'a> {
    dossier: &'a Dossier,
    analysis: &'a NetworkAnalysis,
    layer: Layer<'a>,
    domain: DomainGraph,
    outlooks: Vec<Outlook>,
}

impl<'a> Ground<'a> {
    fn of(dossier: &'a Dossier, analysis: &'a NetworkAnalysis) -> Self {
        let layer = Layer::of_none(dossier);
        let domain = DomainGraph::of(dossier, Detail::Networks);
        let all = (0..dossier.networks.len() as u32).into_par_iter().map(NetworkIx);
        let outlooks =
            all.map(|network| Outlook::of(dossier, &layer, &domain, network, Gone::Nothing)).collect();
        Self { dossier, analysis, layer, domain, outlooks }
    }

    /// The areas once something is gone that changes the partners of some networks.
    fn without(
        &self,
        gone: Gone<'_>,
        changed: impl Iterator<Item = NetworkIx>,
        linked: &LinkedAreas,
        lost_links: u32,
    ) -> AreasWithout {
        let Self { dossier, analysis, layer, domain, .. } = self;
        let mut outlooks = self.outlooks.clone();
        for network in changed {
            outlooks[network.index()] = Outlook::of(dossier, layer, domain, network, gone);
        }
        let areas = areas::profiles(dossier, layer, &analysis.networks, &outlooks, gone.network());
        let risk = RiskProfile::of(dossier, layer, &analysis.networks, &outlooks, gone.network());
        AreasWithout { indicators: indicators(dossier, &areas, &risk, linked), areas, lost_links }
    }
}

/// The areas without each of some networks, one at a time and in their order. The analysis must be that of the dossier.
#[must_use]
pub fn areas_without(
    dossier: &Dossier,
    analysis: &NetworkAnalysis,
    networks: &[NetworkIx],
) -> Vec<AreasWithout> {
    if networks.is_empty() {
        return Vec::new();
    }
    let ground = Ground::of(dossier, analysis);
    let without = |&network: &NetworkIx| {
        let partners = ground.domain.partners(network);
        let lost = partners.iter().map(|partner| partner.links).sum();
        let linked = LinkedAreas::of(dossier, Some(network));
        let changed = partners.iter().map(|partner| partner.network);
        ground.without(Gone::Network(network), changed, &linked, lost)
    };
    networks.iter().map(without).collect()
}

/// The areas without each of some sets of actors, one set at a time and in their order. The analysis must be that of the
/// dossier.
#[must_use]
pub fn areas_without_actors(
    dossier: &Dossier,
    analysis: &NetworkAnalysis,
    sets: &[Vec<ActorIx>],
) -> Vec<AreasWithout> {
    if sets.is_empty() {
        return Vec::new();
    }
    let ground = Ground::of(dossier, analysis);
    let mut all: Vec<ActorIx> = sets.iter().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    let between = Between::of(dossier, &all);
    // Who is active where does not change.
    let linked = LinkedAreas::of(dossier, None);
    let without = |set: &Vec<ActorIx>| {
        let (contacts, lost): (Contacts, u32) = between.without(set);
        if contacts.is_empty() {
            let (areas, indicators) = (analysis.areas.clone(), analysis.indicators.clone());
            return AreasWithout { areas, indicators, lost_links: 0 };
        }
        let changed: BTreeSet<NetworkIx> = contacts.keys().flat_map(|&(one, other)| [one, other]).collect();
        ground.without(Gone::Contacts(&contacts), changed.into_iter(), &linked, lost)
    };
    sets.par_iter().map(without).collect()
}
