//! The structure of the criminal networks, and the indicators that follow from it.
//!
//! Three uses of one set of kernels, those of [`socta_graphs`]:
//!
//! - [`analyse`] is the stage: from a dossier to a profile of each network and each area and to derived indicators of the
//!   areas, which enter the scoring like observed ones;
//! - [`picture`] and [`area_map`] say what a drawing shows;
//! - [`edge_list::read`] and [`measures()`] serve other programs with a plain edge list.
//!
//! The meaning of the graph is held by [`domain::DomainGraph`] (petgraph), at the level of networks and areas; measures are
//! taken on the compressed rows of [`Csr`]. A network's actors are looked at network by network, in parallel, so an actor
//! graph of the whole dossier is never built.
//!
//! A dossier without networks gives an empty analysis. What is not reported is absent, never 0.

mod analysis;
pub mod answers;
mod areas;
pub mod disruption;
pub mod domain;
pub mod formats;
pub mod graded;
mod indicators;
mod key_losses;
mod layer;
pub mod markets;
mod outlook;
mod picture;
pub mod positions;
mod profiles;
mod risk;
pub mod services;
mod slices;
mod summary;
mod taken_away;
#[cfg(test)]
mod tests;
mod traits;
pub mod uncertain;

pub use analysis::{NetworkAnalysis, analyse};
pub use areas::{AreaCount, AreaProfile, Dependent, StructureCounts};
pub use graded::{measures, measures_of};
pub use indicators::{AreaIndicator, DEFINITIONS, IndicatorDefinition, definition};
pub use key_losses::{
    AreaLoss, AreaReach, IndicatorChange, KeyLosses, MOST_AREAS, MOST_KEY_PLAYERS, SetLoss,
};
pub use picture::{
    AreaExample, AreaMap, DrawnActor, DrawnArea, DrawnEdge, DrawnNetwork, MOST_DRAWN, area_map, examples,
    picture,
};
pub use profiles::{Broker, CoreProfile, NetworkProfile};
pub use risk::{RiskProfile, TraitCounts};
pub use slices::{Change, Halves, SLICES_CAVEAT, SLICES_SCHEMA, Slice, Slices, halves, slices};
pub use socta_graphs::{
    ActorTable, CommunityOverview, Csr, Declared, Edge, EdgeSet, Edges, HierarchyOutcome, Measure,
    NetworkMeasures, StructureCall, StructureClass, StructureOutcome, StructureOverview, Value, Values,
    Weights, WholeNetwork, edge_list, kernels, key_players, sketch, structure,
};
pub use summary::NetworkSummary;
pub use taken_away::{AreasWithout, areas_without, areas_without_actors};
pub use traits::{Links, TraitSource, TraitSources, Traits};
