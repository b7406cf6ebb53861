//! How near a set is to everybody.
//!
//! # Complexity
//!
//! O(n (n + m)) time and O(n²) memory for the distances, then O(n) a set.

use super::search::{Objective, UNIT};
use crate::csr::Csr;

/// 1 / distance of all pairs, row by row; 1 for a node and itself, 0 where there is no way.
pub(super) struct Nearness {
    nodes: usize,
    rows: Vec<f64>,
}

/// Nearness of all pairs.
pub(super) fn distances(ties: &Csr) -> Nearness {
    let nodes = ties.nodes();
    let mut rows = vec![0.0; nodes * nodes];
    let mut queue = Vec::with_capacity(nodes);
    let mut distance = vec![u32::MAX; nodes];
    for source in 0..nodes {
        distance.fill(u32::MAX);
        distance[source] = 0;
        queue.clear();
        queue.push(source as u32);
        let mut head = 0;
        while let Some(&node) = queue.get(head) {
            head += 1;
            let here = distance[node as usize];
            rows[source * nodes + node as usize] = 1.0 / f64::from(here.max(1));
            for &next in ties.neighbours(node as usize) {
                if distance[next as usize] == u32::MAX {
                    distance[next as usize] = here + 1;
                    queue.push(next);
                }
            }
        }
    }
    Nearness { nodes, rows }
}

/// Buffers for many sets.
pub(super) struct Reach<'a> {
    near: &'a Nearness,
    best: Vec<f64>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(near: &'a Nearness) -> Self {
        Self { near, best: vec![0.0; near.nodes] }
    }
}

impl Objective for Reach<'_> {
    fn nodes(&self) -> usize {
        self.near.nodes
    }

    fn effort(&self) -> u64 {
        (self.near.nodes * self.near.nodes) as u64
    }

    fn sweep(&mut self, prefix: &[u32], _from: u32, worths: &mut Vec<i64>) {
        let nodes = self.near.nodes;
        let row = |node: usize| &self.near.rows[node * nodes..(node + 1) * nodes];
        self.best.fill(0.0);
        for &member in prefix {
            for (best, &near) in self.best.iter_mut().zip(row(member as usize)) {
                *best = best.max(near);
            }
        }
        worths.clear();
        worths.extend((0..nodes).map(|node| {
            let sum: f64 = self.best.iter().zip(row(node)).map(|(best, &near)| best.max(near)).sum();
            (sum * UNIT).round() as i64
        }));
    }
}
