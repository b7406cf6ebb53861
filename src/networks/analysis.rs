//! The stage: from a dossier to everything that its networks say.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::areas::{self, AreaProfile};
use super::domain::{Detail, DomainGraph, Gone};
use super::indicators::{AreaIndicator, indicators};
use super::layer::Layer;
use super::markets::LinkedAreas;
use super::outlook::Outlook;
use super::profiles::{self, NetworkProfile};
use super::risk::RiskProfile;
use super::summary::NetworkSummary;
use super::uncertain::Certainties;
use crate::dossier::{AreaIx, Dossier, NetworkIx};

/// Everything that the networks of a dossier say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkAnalysis {
    /// One profile a network, in the order of the dossier.
    pub networks: Vec<NetworkProfile>,
    /// One profile a leaf area, ordered by area; none if the dossier has no networks.
    pub areas: Vec<AreaProfile>,
    /// The layer as a whole.
    pub summary: NetworkSummary,
    /// The networks as a threat of their own.
    pub risk: RiskProfile,
    /// Derived indicators, ordered by area and key.
    pub indicators: Vec<AreaIndicator>,
}

impl NetworkAnalysis {
    /// The profile of an area, if it is a leaf and the dossier has networks.
    #[must_use]
    pub fn area(&self, area: AreaIx) -> Option<&AreaProfile> {
        let at = self.areas.binary_search_by_key(&area, |profile| profile.area).ok()?;
        self.areas.get(at)
    }
}

/// Analyses the networks of a dossier; links are believed by the certainties of the model that the dossier is scored under.
#[must_use]
pub fn analyse(dossier: &Dossier, certainties: &Certainties) -> NetworkAnalysis {
    if dossier.networks.is_empty() {
        let summary = NetworkSummary::default();
        let risk = RiskProfile::default();
        return NetworkAnalysis {
            networks: Vec::new(),
            areas: Vec::new(),
            summary,
            risk,
            indicators: Vec::new(),
        };
    }
    let layer = Layer::of(dossier);
    let domain = DomainGraph::of(dossier, Detail::Networks);
    let all = || (0..dossier.networks.len() as u32).into_par_iter().map(NetworkIx);
    let outlooks: Vec<Outlook> =
        all().map(|network| Outlook::of(dossier, &layer, &domain, network, Gone::Nothing)).collect();
    let replicas = profiles::replicas(dossier, &layer);
    let networks: Vec<NetworkProfile> = all()
        .map(|network| {
            let context = profiles::Context { dossier, layer: &layer, certainties, replicas };
            profiles::profile(&context, network, outlooks[network.index()].outside)
        })
        .collect();
    let areas = areas::profiles(dossier, &layer, &networks, &outlooks, None);
    let risk = RiskProfile::of(dossier, &layer, &networks, &outlooks, None);
    NetworkAnalysis {
        summary: NetworkSummary::of(dossier, &domain, &outlooks),
        indicators: indicators(dossier, &areas, &risk, &LinkedAreas::of(dossier, None)),
        risk,
        networks,
        areas,
    }
}
