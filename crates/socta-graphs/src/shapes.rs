//! Graphs whose measures are known in closed form.

use crate::csr::Csr;
use crate::edge_set::{Edge, EdgeSet};

pub(crate) fn graph(nodes: usize, ties: &[(u32, u32)]) -> Csr {
    let edges = ties.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect();
    EdgeSet::undirected(nodes, edges).ties()
}

/// Node 0 tied to all others.
pub(crate) fn star(nodes: u32) -> Csr {
    graph(nodes as usize, &(1..nodes).map(|leaf| (0, leaf)).collect::<Vec<_>>())
}

/// 0 - 1 - 2 - ...
pub(crate) fn path(nodes: u32) -> Csr {
    graph(nodes as usize, &(1..nodes).map(|node| (node - 1, node)).collect::<Vec<_>>())
}

/// Everybody tied to everybody.
pub(crate) fn complete(nodes: u32) -> Csr {
    let ties: Vec<_> = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b))).collect();
    graph(nodes as usize, &ties)
}
