//! The areas as if one network were broken up: what follows from networks, computed anew.
//!
//! It says the same as [`analyse`](super::analyse) of the dossier [`without`](super::disruption::without) the network, without
//! going through all links and actors again: only those who had to do with the network see other partners.
//!
//! # Complexity
//!
//! O(links) once, and O(networks x partners) a network.

use rayon::prelude::*;

use super::NetworkAnalysis;
use super::areas::{self, AreaProfile};
use super::domain::{Detail, DomainGraph};
use super::indicators::{AreaIndicator, indicators};
use super::layer::Layer;
use super::markets::LinkedAreas;
use super::outlook::Outlook;
use super::risk::RiskProfile;
use crate::dossier::{Dossier, NetworkIx};

/// Areas without a network.
#[derive(Debug, Clone, PartialEq)]
pub struct AreasWithout {
    /// The network that is gone.
    pub network: NetworkIx,
    /// One profile a leaf area, ordered by area.
    pub areas: Vec<AreaProfile>,
    /// Derived indicators, ordered by area and key.
    pub indicators: Vec<AreaIndicator>,
}

/// The areas without each of some networks, one at a time. The analysis must be that of the dossier.
#[must_use]
pub fn areas_without(
    dossier: &Dossier,
    analysis: &NetworkAnalysis,
    networks: &[NetworkIx],
) -> Vec<AreasWithout> {
    if networks.is_empty() {
        return Vec::new();
    }
    let layer = Layer::of_none(dossier);
    let domain = DomainGraph::of(dossier, Detail::Networks);
    let outlook = |network: u32, gone| Outlook::of(dossier, &layer, &domain, NetworkIx(network), gone);
    let all = 0..dossier.networks.len() as u32;
    let outlooks: Vec<Outlook> = all.into_par_iter().map(|network| outlook(network, None)).collect();
    let without = |&network: &NetworkIx| {
        let mut outlooks = outlooks.clone();
        for partner in domain.partners(network) {
            outlooks[partner.network.index()] = outlook(partner.network.0, Some(network));
        }
        let gone = Some(network);
        let areas = areas::profiles(dossier, &layer, &analysis.networks, &outlooks, gone);
        let risk = RiskProfile::of(dossier, &layer, &analysis.networks, &outlooks, gone);
        AreasWithout {
            network,
            indicators: indicators(dossier, &areas, &risk, &LinkedAreas::of(dossier, gone)),
            areas,
        }
    };
    networks.iter().map(without).collect()
}
