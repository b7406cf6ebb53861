//! The structure of the criminal networks, and the indicators that follow from it.

mod csr;
pub mod kernels;

pub use csr::{Csr, Edge, EdgeSet};
