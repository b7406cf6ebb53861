//! Collective influence: how much a node holds together what lies a few steps away from it.
//!
//! `CI_l(i) = (d_i - 1) Σ_j (d_j - 1)` over the nodes j at distance exactly l from i, the boundary of the ball and not all of
//! it, as some programs take it. With l = 0 the boundary is the node itself.
//!
//! # Source
//!
//! Morone & Makse 2015, "Influence maximization in complex networks through optimal percolation", Nature 524:65-68.
//!
//! # Complexity
//!
//! O(n (n + m)) at most; O(n d^l) where balls are small.
//!
//! # Example
//!
//! A path of five, l = 1: `[0, 1, 2, 1, 0]`.

use crate::csr::Csr;

/// Collective influence of each node at a radius; 0 for nodes of fewer than two ties.
#[must_use]
pub fn collective_influence(ties: &Csr, radius: u32) -> Vec<u64> {
    let mut seen = vec![u32::MAX; ties.nodes()];
    let mut ball: Vec<u32> = Vec::new();
    let excess = |node: u32| (ties.degree(node as usize) as u64).saturating_sub(1);
    let mut influence = |node: u32| {
        if excess(node) == 0 {
            return 0;
        }
        ball.clear();
        ball.push(node);
        seen[node as usize] = node;
        let mut boundary = 0..1;
        for _ in 0..radius {
            let end = ball.len();
            for at in boundary {
                for &next in ties.neighbours(ball[at] as usize) {
                    if seen[next as usize] != node {
                        seen[next as usize] = node;
                        ball.push(next);
                    }
                }
            }
            boundary = end..ball.len();
        }
        excess(node) * ball[boundary].iter().map(|&other| excess(other)).sum::<u64>()
    };
    (0..ties.nodes() as u32).map(&mut influence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, path, star};

    #[test]
    fn only_the_boundary_counts() {
        // 2 has 0 and 4 two steps away, which have one tie each; 1 has 3, which has two.
        assert_eq!(collective_influence(&path(5), 2), [0, 1, 0, 1, 0]);
        assert_eq!(collective_influence(&path(5), 1), [0, 1, 2, 1, 0]);
        assert_eq!(collective_influence(&star(6), 1), [0; 6]);
        assert_eq!(collective_influence(&complete(4), 1), [2 * 6; 4]);
        assert_eq!(collective_influence(&complete(4), 2), [0; 4]);
    }

    #[test]
    fn two_hubs_see_each_other() {
        // Hubs 0 and 1 of three leaves each, two steps apart by way of 8.
        let mut ties = vec![(0, 8), (1, 8)];
        ties.extend((2..5).map(|leaf| (0, leaf)));
        ties.extend((5..8).map(|leaf| (1, leaf)));
        let found = collective_influence(&graph(9, &ties), 2);
        assert_eq!((found[0], found[1], found[8]), (9, 9, 0));
    }
}
