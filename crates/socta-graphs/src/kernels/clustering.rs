//! Clustering and transitivity: how often the contacts of a node are in contact with each other.
//!
//! # Source
//!
//! Watts & Strogatz 1998 (clustering of a node); Newman 2003, SIAM Review 45, section 3.2 (transitivity). Triangles by the
//! forward algorithm of Schank & Wagner 2005: every tie points from the node of lower to that of higher degree.
//!
//! # Complexity
//!
//! O(m^1.5) time, O(n + m) memory.
//!
//! # Example
//!
//! A triangle with one more node on a corner: triangles `[1, 1, 1, 0]`, transitivity 3/5.

use crate::csr::Csr;

/// Triangles through each node.
#[must_use]
pub fn triangles(ties: &Csr) -> Vec<u64> {
    let rank = |node: u32| (ties.degree(node as usize), node);
    let nodes = ties.nodes() as u32;
    let mut starts = Vec::with_capacity(ties.nodes() + 1);
    let mut forward: Vec<u32> = Vec::with_capacity(ties.arcs() / 2);
    for node in 0..nodes {
        starts.push(forward.len());
        forward
            .extend(ties.neighbours(node as usize).iter().copied().filter(|&other| rank(node) < rank(other)));
    }
    starts.push(forward.len());
    let row = |node: u32| &forward[starts[node as usize]..starts[node as usize + 1]];
    let mut count = vec![0u64; ties.nodes()];
    let mut mark = vec![u32::MAX; ties.nodes()];
    for node in 0..nodes {
        for &second in row(node) {
            mark[second as usize] = node;
        }
        for &second in row(node) {
            for &third in row(second) {
                if mark[third as usize] == node {
                    count[node as usize] += 1;
                    count[second as usize] += 1;
                    count[third as usize] += 1;
                }
            }
        }
    }
    count
}

/// Share of the pairs of a node's contacts that are in contact, `0..=1`; 0 with fewer than two contacts.
#[must_use]
pub fn local_clustering(ties: &Csr, triangles: &[u64]) -> Vec<f64> {
    let share = |node: usize| {
        let pairs = pairs(ties.degree(node));
        if pairs == 0 { 0.0 } else { triangles[node] as f64 / pairs as f64 }
    };
    (0..ties.nodes()).map(share).collect()
}

/// Share of all two-step paths that are closed, `0..=1`; none without a two-step path.
#[must_use]
pub fn transitivity(ties: &Csr, triangles: &[u64]) -> Option<f64> {
    let open: u64 = (0..ties.nodes()).map(|node| pairs(ties.degree(node))).sum();
    let closed: u64 = triangles.iter().sum();
    (open > 0).then(|| closed as f64 / open as f64)
}

fn pairs(degree: usize) -> u64 {
    let degree = degree as u64;
    degree * degree.saturating_sub(1) / 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, star};

    #[test]
    fn known_shapes() {
        let kite = graph(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]);
        assert_eq!(triangles(&kite), [1, 1, 1, 0]);
        assert_eq!(local_clustering(&kite, &triangles(&kite)), [1.0, 1.0, 1.0 / 3.0, 0.0]);
        assert_eq!(transitivity(&kite, &triangles(&kite)), Some(0.6));
        assert_eq!(triangles(&complete(5)), [6; 5]);
        assert_eq!(transitivity(&star(5), &triangles(&star(5))), Some(0.0));
        assert_eq!(transitivity(&graph(2, &[(0, 1)]), &[0, 0]), None);
    }
}
