//! The structure of the criminal networks, and the indicators that follow from it.
//!
//! Three uses of one set of kernels:
//!
//! - [`analyse`] is the stage: from a dossier to a profile of each network and each area and to derived indicators of the
//!   areas, which enter the scoring like observed ones;
//! - [`picture`] and [`area_map`] say what a drawing shows;
//! - [`edge_list::read`] and [`measures`] serve other programs with a plain edge list.
//!
//! The meaning of the graph is held by [`domain::DomainGraph`] (petgraph), at the level of networks and areas; measures are
//! taken on the compressed rows of [`Csr`]. A network's actors are looked at network by network, in parallel, so an actor
//! graph of the whole dossier is never built.
//!
//! A dossier without networks gives an empty analysis. What is not reported is absent, never 0.

mod actor_table;
pub mod answers;
mod areas;
mod csr;
pub mod disruption;
pub mod domain;
pub mod edge_list;
mod edge_set;
pub mod formats;
mod indicators;
mod intervals;
pub mod kernels;
mod key_losses;
pub mod key_players;
mod layer;
pub mod markets;
mod measures;
mod outlook;
mod overview;
mod picture;
pub mod positions;
mod profiles;
mod risk;
pub mod services;
pub mod sketch;
mod slices;
mod strengths;
pub mod structure;
mod summary;
mod taken_away;
#[cfg(test)]
mod tests;
mod traits;
pub mod uncertain;

pub use actor_table::{ActorTable, Measure, Value, Values};
pub use areas::{AreaCount, AreaProfile, Dependent, StructureCounts};
pub use csr::Csr;
pub use edge_set::{Edge, EdgeSet, Edges};
use indicators::indicators;
pub use indicators::{AreaIndicator, DEFINITIONS, IndicatorDefinition, definition};
pub use key_losses::{
    AreaLoss, AreaReach, IndicatorChange, KeyLosses, MOST_AREAS, MOST_KEY_PLAYERS, SetLoss,
};
pub use measures::{NetworkMeasures, SCHEMA, WholeNetwork, measures, measures_of};
pub use overview::{CommunityOverview, Declared, HierarchyOutcome, StructureOverview};
pub use picture::{AreaMap, DrawnActor, DrawnArea, DrawnEdge, DrawnNetwork, MOST_DRAWN, area_map, picture};
pub use profiles::{Broker, CoreProfile, NetworkProfile};
pub use risk::{RiskProfile, TraitCounts};
pub use slices::{Change, Halves, SLICES_CAVEAT, SLICES_SCHEMA, Slice, Slices, halves, slices};
pub use strengths::Weights;
pub use structure::{StructureCall, StructureClass, StructureOutcome};
pub use summary::NetworkSummary;
pub use taken_away::{AreasWithout, areas_without, areas_without_actors};
pub use traits::{Links, TraitSource, TraitSources, Traits};

use rayon::prelude::*;
use serde::Serialize;

use self::domain::{Detail, DomainGraph, Gone};
use self::layer::Layer;
use self::markets::LinkedAreas;
use self::outlook::Outlook;
use self::uncertain::Certainties;
use crate::dossier::{AreaIx, Dossier, NetworkIx};

/// Everything that the networks of a dossier say.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
