//! What removing one more actor does to the components, for all actors at once.
//!
//! A depth-first search with low points knows which of its subtrees hang on a node alone, and how large they are. The sizes
//! of the components after removing a node follow from that, for all nodes together in one pass instead of one search each.
//!
//! # Source
//!
//! Hopcroft & Tarjan 1973 (low points); sizes of subtrees added.
//!
//! # Complexity
//!
//! O(n + m) time and memory for all nodes.

use super::search::Objective;
use crate::csr::Csr;
use crate::kernels::components::components;

/// Ordered pairs of nodes that reach each other: `Σ_c n_c (n_c - 1)`.
#[must_use]
pub fn connected_pairs(ties: &Csr) -> u64 {
    components(ties).sizes.iter().map(|&size| pairs(size)).sum()
}

fn pairs(size: u32) -> u64 {
    u64::from(size) * u64::from(size.saturating_sub(1))
}

/// Buffers for many such searches on one graph.
#[derive(Debug, Clone)]
pub struct Fragmentation<'a> {
    ties: &'a Csr,
    gone: Vec<bool>,
    /// When a node was entered, from 1; 0 before.
    entered: Vec<u32>,
    low: Vec<u32>,
    /// Nodes of the subtree below, itself included.
    size: Vec<u32>,
    /// Nodes of subtrees that hang on the node alone, and their pairs.
    hanging: Vec<(u32, u64)>,
    /// Steps that are not finished: node, parent, next neighbour.
    stack: Vec<(u32, u32, u32)>,
    /// Nodes in the order in which they were entered.
    order: Vec<u32>,
}

impl<'a> Fragmentation<'a> {
    /// For a graph, along ties.
    #[must_use]
    pub fn new(ties: &'a Csr) -> Self {
        let nodes = ties.nodes();
        Self {
            ties,
            gone: vec![false; nodes],
            entered: vec![0; nodes],
            low: vec![0; nodes],
            size: vec![0; nodes],
            hanging: vec![(0, 0); nodes],
            stack: Vec::new(),
            order: Vec::with_capacity(nodes),
        }
    }

    /// For each node, the ordered pairs that still reach each other once `removed` and the node are gone. Nodes of `removed`
    /// get the pairs without `removed`.
    pub fn pairs_without(&mut self, removed: &[u32], pairs_left: &mut Vec<u64>) {
        for &node in removed {
            self.gone[node as usize] = true;
        }
        self.entered.fill(0);
        self.order.clear();
        let nodes = self.ties.nodes();
        pairs_left.clear();
        pairs_left.resize(nodes, 0);
        let mut all = 0;
        for root in 0..nodes as u32 {
            if self.entered[root as usize] == 0 && !self.gone[root as usize] {
                let start = self.order.len();
                self.from(root);
                all += self.settle(start, pairs_left);
            }
        }
        for (node, left) in pairs_left.iter_mut().enumerate() {
            // All pairs, those of the node's component replaced by what is left of it.
            *left = if self.gone[node] { all } else { (all + *left) - pairs(self.low[node]) };
        }
        for &node in removed {
            self.gone[node as usize] = false;
        }
    }

    /// Once a component is known: its pairs; and for each of its nodes, the pairs that are left of it without the node. Low
    /// points have done their work; the size of the component takes their place.
    fn settle(&mut self, start: usize, pairs_left: &mut [u64]) -> u64 {
        let size = (self.order.len() - start) as u32;
        for at in start..self.order.len() {
            let node = self.order[at] as usize;
            let (hanging, their_pairs) = self.hanging[node];
            pairs_left[node] = their_pairs + pairs(size - 1 - hanging);
            self.low[node] = size;
        }
        pairs(size)
    }

    fn enter(&mut self, node: u32, parent: u32) {
        self.order.push(node);
        let clock = self.order.len() as u32;
        self.entered[node as usize] = clock;
        self.low[node as usize] = clock;
        self.size[node as usize] = 1;
        self.hanging[node as usize] = (0, 0);
        self.stack.push((node, parent, 0));
    }

    fn from(&mut self, root: u32) {
        self.enter(root, u32::MAX);
        while let Some((node, parent, next)) = self.stack.last_mut() {
            let (node, parent) = (*node, *parent);
            if let Some(&neighbour) = self.ties.neighbours(node as usize).get(*next as usize) {
                *next += 1;
                if neighbour == parent || self.gone[neighbour as usize] {
                    continue;
                }
                match self.entered[neighbour as usize] {
                    0 => self.enter(neighbour, node),
                    seen => self.low[node as usize] = self.low[node as usize].min(seen),
                }
            } else {
                self.stack.pop();
                if parent != u32::MAX {
                    self.leave(node as usize, parent as usize);
                }
            }
        }
    }

    fn leave(&mut self, node: usize, parent: usize) {
        self.size[parent] += self.size[node];
        self.low[parent] = self.low[parent].min(self.low[node]);
        // At the root, every subtree hangs on it alone: its low points are never before the root.
        if self.low[node] >= self.entered[parent] {
            let (hanging, their_pairs) = &mut self.hanging[parent];
            *hanging += self.size[node];
            *their_pairs += pairs(self.size[node]);
        }
    }
}

impl Objective for Fragmentation<'_> {
    fn nodes(&self) -> usize {
        self.ties.nodes()
    }

    fn effort(&self) -> u64 {
        4 * (self.ties.nodes() + self.ties.arcs()) as u64
    }

    fn sweep(&mut self, prefix: &[u32], _from: u32, worths: &mut Vec<i64>) {
        let mut left = Vec::new();
        self.pairs_without(prefix, &mut left);
        worths.clear();
        worths.extend(left.into_iter().map(|pairs| -(pairs as i64)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{graph, path};

    fn left(ties: &Csr, removed: &[u32]) -> Vec<u64> {
        let mut left = Vec::new();
        let mut fragmentation = Fragmentation::new(ties);
        fragmentation.pairs_without(&[0], &mut left);
        fragmentation.pairs_without(removed, &mut left);
        left
    }

    #[test]
    fn a_path_falls_apart() {
        assert_eq!(left(&path(5), &[]), [12, 6, 4, 6, 12]);
        assert_eq!(left(&path(5), &[2]), [2, 2, 4, 2, 2]);
    }

    #[test]
    fn all_at_once_is_one_by_one() {
        let ties =
            graph(10, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3), (4, 6), (7, 8), (1, 9)]);
        for removed in [&[][..], &[2], &[4, 9], &[0, 3, 7]] {
            let all = left(&ties, removed);
            for node in (0..10u32).filter(|node| !removed.contains(node)) {
                let mut gone = [false; 10];
                for &other in removed.iter().chain([&node]) {
                    gone[other as usize] = true;
                }
                let mut rest = ties.clone();
                ties.without_into(&gone, &mut rest);
                assert_eq!(all[node as usize], connected_pairs(&rest), "{removed:?} {node}");
            }
        }
    }
}
