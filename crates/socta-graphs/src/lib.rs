#![doc = include_str!("../README.md")]

mod actor_rows;
mod actor_table;
mod csr;
pub mod disruption;
pub mod edge_list;
mod edge_set;
pub mod intervals;
pub mod kernels;
pub mod key_players;
mod measures;
mod overview;
pub mod positions;
#[cfg(test)]
mod shapes;
pub mod sketch;
mod strengths;
pub mod structure;
pub mod uncertain;

pub use actor_table::{ActorTable, Measure, Value, Values};
pub use csr::Csr;
pub use edge_set::{Edge, EdgeSet, Edges};
pub use measures::{NetworkMeasures, WholeNetwork, measures, measures_of};
pub use overview::{ASSUMED, CommunityOverview, Declared, HierarchyOutcome, StructureOverview};
pub use strengths::Weights;
pub use structure::{StructureCall, StructureClass, StructureOutcome};
