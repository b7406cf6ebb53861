//! How near those that are left are to each other once a set is gone.
//!
//! All searches run at once: of every node, the set of nodes within d steps is a row of bits, and the row for d + 1 is the
//! union of the rows of its neighbours. A level costs one word a tie and 64 nodes.
//!
//! # Complexity
//!
//! O(D m n / 64) time a set for D levels, O(n² / 64) memory.

use super::search::{Objective, UNIT};
use crate::csr::Csr;

/// Buffers for many sets on one graph.
pub(super) struct DistanceLoss<'a> {
    ties: &'a Csr,
    words: usize,
    gone: Vec<bool>,
    now: Vec<u64>,
    next: Vec<u64>,
}

impl<'a> DistanceLoss<'a> {
    pub(super) fn new(ties: &'a Csr) -> Self {
        let nodes = ties.nodes();
        let words = nodes.div_ceil(64);
        Self {
            ties,
            words,
            gone: vec![false; nodes],
            now: vec![0; nodes * words],
            next: vec![0; nodes * words],
        }
    }

    /// Minus the sum over ordered pairs of those left of 1 / distance, in units of [`UNIT`].
    pub(super) fn worth(&mut self, removed: &[u32]) -> i64 {
        for &node in removed {
            self.gone[node as usize] = true;
        }
        let nodes = self.ties.nodes();
        self.now.fill(0);
        for node in (0..nodes).filter(|&node| !self.gone[node]) {
            self.now[node * self.words + node / 64] = 1 << (node % 64);
        }
        let mut within = (nodes - removed.len()) as u64;
        let (mut nearness, mut distance) = (0.0, 0.0);
        loop {
            distance += 1.0;
            let reached = self.step();
            if reached == within {
                break;
            }
            nearness += (reached - within) as f64 / distance;
            within = reached;
            std::mem::swap(&mut self.now, &mut self.next);
        }
        for &node in removed {
            self.gone[node as usize] = false;
        }
        -((nearness * UNIT).round() as i64)
    }

    /// One more step for all; returns the number of pairs within it.
    fn step(&mut self) -> u64 {
        let (words, mut reached) = (self.words, 0);
        for node in 0..self.ties.nodes() {
            let row = &mut self.next[node * words..(node + 1) * words];
            row.copy_from_slice(&self.now[node * words..(node + 1) * words]);
            if self.gone[node] {
                continue;
            }
            for &neighbour in self.ties.neighbours(node) {
                // Rows of those who are gone are empty.
                let other = neighbour as usize * words;
                for (word, more) in row.iter_mut().zip(&self.now[other..other + words]) {
                    *word |= more;
                }
            }
            reached += row.iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
        }
        reached
    }
}

impl Objective for DistanceLoss<'_> {
    fn nodes(&self) -> usize {
        self.ties.nodes()
    }

    fn effort(&self) -> u64 {
        // Some six levels for each of the nodes.
        6 * (self.ties.nodes() * (self.ties.nodes() + self.ties.arcs()) * self.words) as u64
    }

    fn sweep(&mut self, prefix: &[u32], from: u32, worths: &mut Vec<i64>) {
        worths.clear();
        let mut removed = prefix.to_vec();
        for node in 0..self.ties.nodes() as u32 {
            if node < from || prefix.contains(&node) {
                worths.push(i64::MIN);
                continue;
            }
            removed.push(node);
            worths.push(self.worth(&removed));
            removed.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{graph, path};

    #[test]
    fn nearness_of_a_path() {
        // Four in a row: 3 pairs at 1, 2 at 2, 1 at 3; each twice.
        let sum = |worth: i64| -worth as f64 / UNIT;
        assert!((sum(DistanceLoss::new(&path(4)).worth(&[])) - 2.0 * (3.0 + 1.0 + 1.0 / 3.0)).abs() < 1e-8);
        assert!((sum(DistanceLoss::new(&path(4)).worth(&[1])) - 2.0).abs() < 1e-8);
        assert_eq!(DistanceLoss::new(&graph(2, &[])).worth(&[]), 0);
    }

    #[test]
    fn more_than_a_word_of_nodes() {
        let sum: f64 = (1..130).map(|distance| 2.0 * f64::from(130 - distance) / f64::from(distance)).sum();
        assert!((-DistanceLoss::new(&path(130)).worth(&[]) as f64 / UNIT - sum).abs() < 1e-6);
    }
}
