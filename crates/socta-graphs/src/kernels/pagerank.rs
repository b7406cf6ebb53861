//! PageRank: the share of time that a walker spends at a node who follows links and now and then jumps anywhere.
//!
//! The walker of a node without outgoing links jumps anywhere, so the values add up to 1 whatever the graph.
//!
//! # Source
//!
//! Page, Brin, Motwani & Winograd 1999; Langville & Meyer 2006, chapter 4 (dangling nodes). Damping 0.85.
//!
//! # Complexity
//!
//! O((n + m) i) time for i rounds, O(n) memory. Rounds end when the values change by less than `1e-12` in sum, after 200 at
//! the latest (0.85^200 is 8e-15). Each node sums its own predecessors in order, so threads change nothing. Above 4,096 nodes
//! a round goes part by part with the values that are new already (block Gauss-Seidel), which takes fewer rounds.
//!
//! # Example
//!
//! Two nodes and an arc 0 → 1: `[0.3508..., 0.6491...]`, that is `1 : 1.85`.

use rayon::prelude::*;

use crate::csr::Csr;

/// Probability of following a link.
pub const DAMPING: f64 = 0.85;
const TOLERANCE: f64 = 1e-12;
const MOST_ROUNDS: usize = 200;
/// Smallest number of nodes that a thread takes.
const GRAIN: usize = 4_096;
/// Large graphs are gone through in so many parts, each of which is sent the new values of those before it.
const PARTS: usize = 16;

/// PageRank of each node; the values add up to 1. `weighted`: links are followed in proportion to their strength, else all
/// with the same probability. For an undirected graph both views are its ties.
#[must_use]
pub fn pagerank(outgoing: &Csr, incoming: &Csr, weighted: bool) -> Vec<f64> {
    let nodes = outgoing.nodes();
    let out: Vec<f64> = (0..nodes)
        .map(|node| if weighted { outgoing.strength(node) } else { outgoing.degree(node) as f64 })
        .collect();
    let mut rank = vec![1.0 / nodes as f64; nodes];
    let dangling: Vec<usize> = (0..nodes).filter(|&node| out[node] == 0.0).collect();
    // What goes over a link of strength 1. Nobody looks at that of a node without links.
    let mut sent: Vec<f64> = rank.iter().zip(&out).map(|(rank, out)| rank / out).collect();
    let part = nodes.div_ceil(PARTS).max(GRAIN);
    let mut next = vec![0.0; part.min(nodes)];
    for _ in 0..MOST_ROUNDS {
        let mut change = 0.0;
        let lost: f64 = dangling.iter().map(|&node| rank[node]).sum();
        let base = ((1.0 - DAMPING) + DAMPING * lost) / nodes as f64;
        for start in (0..nodes).step_by(part) {
            let next = &mut next[..part.min(nodes - start)];
            next.par_iter_mut().with_min_len(GRAIN).enumerate().for_each(|(at, value)| {
                *value = base + DAMPING * received(incoming, start + at, &sent, weighted);
            });
            for (node, &new) in (start..).zip(next.iter()) {
                change += (new - rank[node]).abs();
                rank[node] = new;
                sent[node] = new / out[node];
            }
        }
        if change < TOLERANCE {
            break;
        }
    }
    rank
}

fn received(incoming: &Csr, node: usize, sent: &[f64], weighted: bool) -> f64 {
    let from = incoming.neighbours(node).iter().map(|&from| sent[from as usize]);
    if weighted {
        from.zip(incoming.weights(node)).map(|(part, weight)| part * weight).sum()
    } else {
        from.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge_set::{Edge, EdgeSet};

    fn of_arcs(nodes: usize, arcs: &[(u32, u32, f64)], weighted: bool) -> Vec<f64> {
        let edges = arcs.iter().map(|&(a, b, weight)| Edge::new(a, b, weight)).collect();
        let set = EdgeSet::directed(nodes, edges);
        pagerank(&set.outgoing(), &set.incoming(), weighted)
    }

    #[test]
    fn the_mass_of_dangling_nodes_is_not_lost() {
        let rank = of_arcs(3, &[(0, 1, 1.0)], false);
        assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((rank[1] / rank[0] - 1.85).abs() < 1e-9, "{rank:?}");
        assert!((rank[2] - rank[0]).abs() < 1e-12);
    }

    #[test]
    fn strong_links_are_followed_more_often() {
        let arcs = [(0, 1, 3.0), (0, 2, 1.0), (1, 0, 1.0), (2, 0, 1.0)];
        let (plain, weighted) = (of_arcs(3, &arcs, false), of_arcs(3, &arcs, true));
        assert!((plain[1] - plain[2]).abs() < 1e-12);
        assert!(((weighted[1] - 0.05) / (weighted[2] - 0.05) - 3.0).abs() < 1e-9, "{weighted:?}");
    }

    #[test]
    fn an_empty_graph_has_none() {
        assert!(of_arcs(0, &[], false).is_empty());
    }
}
