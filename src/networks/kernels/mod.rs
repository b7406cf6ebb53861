//! Pure measures on a [`Csr`](super::Csr), one algorithm a file.
//!
//! Conventions that hold for all of them: the graph is simple; degrees, cores, cuts, clustering and structural holes look
//! at ties whatever their direction; weights are strengths and only used by what is called `weighted`; what is undefined
//! is `None`, never a number that looks like a result.

pub mod assortativity;
pub mod betweenness;
pub mod brokerage;
pub mod centralization;
pub mod closeness;
pub mod clustering;
pub mod collective_influence;
pub mod communities;
pub mod components;
pub mod continuous_core;
pub mod core_periphery;
pub mod coreness_profile;
pub mod cut_points;
pub mod density;
pub mod eigenvector;
pub mod hierarchy;
pub mod k_core;
pub mod pagerank;
pub mod participation;
pub mod reciprocity;
pub mod resource_allocation;
pub mod structural_holes;
pub mod trophic;
pub mod weighted_betweenness;

#[cfg(test)]
pub(crate) mod shapes {
    //! Graphs whose measures are known in closed form.

    use crate::networks::{Csr, Edge, EdgeSet};

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
}
