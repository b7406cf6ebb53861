//! The structure of the criminal networks, and the indicators that follow from it.

mod actor_table;
mod csr;
pub mod edge_list;
pub mod kernels;
mod measures;

pub use actor_table::{ActorTable, Measure, Value, Values};
pub use csr::{Csr, Edge, EdgeSet};
pub use measures::{NetworkMeasures, SCHEMA, WholeNetwork, measures};

/// Placeholder.
#[derive(Debug)]
pub struct NetworkAnalysis {}
