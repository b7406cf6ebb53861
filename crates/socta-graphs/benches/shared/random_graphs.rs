//! Random graphs of two kinds, the same ones in every benchmark.

use socta_base::numeric::random::{Source, Stream};
use socta_graphs::{Csr, Edge, EdgeSet};

/// Preferential attachment (Barabási & Albert 1999): every new node is tied to `ties` others, in proportion to their ties.
pub fn attached(nodes: u32, ties: u32) -> Vec<(u32, u32)> {
    let mut stream = Source::new(1, &["attachment"]).stream(0);
    let mut ends: Vec<u32> = (0..ties).collect();
    let mut edges = Vec::new();
    for node in ties..nodes {
        let mut chosen: Vec<u32> = Vec::new();
        while chosen.len() < ties as usize {
            let other = ends[stream.below(ends.len() as u64) as usize];
            if !chosen.contains(&other) {
                chosen.push(other);
            }
        }
        for other in chosen {
            edges.push((node, other));
            ends.extend([node, other]);
        }
    }
    edges
}

/// R-MAT (Chakrabarti, Zhan & Faloutsos 2004) with the quarters .57, .19, .19, .05.
pub fn quartered(scale: u32, edges: usize) -> Vec<(u32, u32)> {
    let mut stream = Source::new(1, &["quarters"]).stream(0);
    let end = |stream: &mut Stream| {
        let (mut from, mut to) = (0u32, 0u32);
        for _ in 0..scale {
            let u = stream.uniform();
            let (right, down) = ((0.57..0.76).contains(&u) || u >= 0.95, u >= 0.76);
            (from, to) = (from * 2 + u32::from(down), to * 2 + u32::from(right));
        }
        (from, to)
    };
    (0..edges).map(|_| end(&mut stream)).collect()
}

/// The ties between so many nodes.
pub fn graph(nodes: usize, pairs: &[(u32, u32)]) -> Csr {
    let edges = pairs.iter().map(|&(from, to)| Edge::new(from, to, 1.0)).collect();
    EdgeSet::undirected(nodes, edges).ties()
}
