//! Betweenness along strong ties: the length of a tie is 1 / strength, so a strong tie shortens a path.
//!
//! Taking strength itself as length, as several libraries do by default, makes close partners far from each other; it
//! cannot be asked for here. Paths whose lengths differ by less than a relative `1e-10` are equally short, so that the last
//! bit of a sum does not decide. Pairs are counted as in [`super::betweenness`].
//!
//! # Source
//!
//! Brandes 2001 with Dijkstra's algorithm; Newman 2001, Phys. Rev. E 64, 016132 (length 1 / strength); Opsahl, Agneessens &
//! Skvoretz 2010 (exponent 1 of their family).
//!
//! # Complexity
//!
//! O(n (m + n) log n) time, O(n + m) memory a thread; blocks as in [`super::betweenness`].
//!
//! # Example
//!
//! A triangle 0-1, 1-2 of strength 4 and 0-2 of strength 1: the path by way of 1 has length 1/2, so betweenness is
//! `[0, 1, 0]`.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::prelude::*;

use super::betweenness::{Sources, block_size};
use crate::csr::Csr;

/// How many times as long a visit takes as in a breadth-first search; see [`Sources::affordable`].
pub const EFFORT: u64 = 8;
/// Relative difference below which two lengths are equal.
const SAME_LENGTH: f64 = 1e-10;
/// Numbers of paths do not grow beyond this; shares among more paths than that are not resolved.
const MOST_PATHS: f64 = 1e300;

/// Betweenness of each node with lengths 1 / strength.
#[must_use]
pub fn weighted_betweenness(outgoing: &Csr, directed: bool, sources: &Sources) -> Vec<f64> {
    let (list, stands_for) = sources.list(outgoing);
    let blocks: Vec<Vec<f64>> = list
        .par_chunks(block_size(list.len()))
        .map_init(
            || Search::new(outgoing.nodes()),
            |search, block| {
                let mut sum = vec![0.0; outgoing.nodes()];
                for &source in block {
                    search.run(outgoing, source);
                    search.collect(outgoing, &mut sum);
                }
                sum
            },
        )
        .collect();
    let mut total = vec![0.0; outgoing.nodes()];
    for block in blocks {
        for (sum, part) in total.iter_mut().zip(block) {
            *sum += part;
        }
    }
    let factor = if directed { stands_for } else { stands_for / 2.0 };
    total.iter().map(|value| value * factor).collect()
}

/// A length that orders the queue.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Length(f64);

impl Eq for Length {}

impl Ord for Length {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Length {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A search by length that counts shortest paths.
struct Search {
    length: Vec<f64>,
    /// Position in `order`; `u32::MAX` before a node is settled.
    rank: Vec<u32>,
    paths: Vec<f64>,
    share: Vec<f64>,
    order: Vec<u32>,
    queue: BinaryHeap<Reverse<(Length, u32)>>,
}

impl Search {
    fn new(nodes: usize) -> Self {
        Self {
            length: vec![f64::INFINITY; nodes],
            rank: vec![u32::MAX; nodes],
            paths: vec![0.0; nodes],
            share: vec![0.0; nodes],
            order: Vec::with_capacity(nodes),
            queue: BinaryHeap::new(),
        }
    }

    fn run(&mut self, outgoing: &Csr, source: u32) {
        for &node in &self.order {
            self.length[node as usize] = f64::INFINITY;
            self.rank[node as usize] = u32::MAX;
        }
        self.order.clear();
        self.length[source as usize] = 0.0;
        self.paths[source as usize] = 1.0;
        self.queue.push(Reverse((Length(0.0), source)));
        while let Some(Reverse((_, node))) = self.queue.pop() {
            if self.rank[node as usize] == u32::MAX {
                self.rank[node as usize] = self.order.len() as u32;
                self.order.push(node);
                self.relax(outgoing, node as usize);
            }
        }
    }

    fn relax(&mut self, outgoing: &Csr, node: usize) {
        for (&next, strength) in outgoing.neighbours(node).iter().zip(outgoing.weights(node)) {
            let to = next as usize;
            if self.rank[to] != u32::MAX {
                continue;
            }
            let length = self.length[node] + 1.0 / strength;
            if same(length, self.length[to]) {
                self.paths[to] = (self.paths[to] + self.paths[node]).min(MOST_PATHS);
            } else if length < self.length[to] {
                self.length[to] = length;
                self.paths[to] = self.paths[node];
                self.queue.push(Reverse((Length(length), next)));
            }
        }
    }

    /// Goes back from the farthest nodes to the source.
    fn collect(&mut self, outgoing: &Csr, sum: &mut [f64]) {
        for at in (1..self.order.len()).rev() {
            let node = self.order[at] as usize;
            let mut share = 0.0;
            for (&next, strength) in outgoing.neighbours(node).iter().zip(outgoing.weights(node)) {
                let to = next as usize;
                let follows = self.rank[to] > self.rank[node];
                if follows && same(self.length[node] + 1.0 / strength, self.length[to]) {
                    share += self.share[to];
                }
            }
            let dependency = self.paths[node] * share;
            sum[node] += dependency;
            self.share[node] = (1.0 + dependency) / self.paths[node];
        }
    }
}

fn same(a: f64, b: f64) -> bool {
    b.is_finite() && (a - b).abs() <= SAME_LENGTH * b
}

#[cfg(test)]
mod tests {
    use super::super::betweenness::shortest_paths;
    use super::*;
    use crate::edge_set::{Edge, EdgeSet};
    use crate::shapes::{graph, path, star};

    #[test]
    fn a_strong_tie_shortens_a_path() {
        let edges = vec![Edge::new(0, 1, 4.0), Edge::new(1, 2, 4.0), Edge::new(0, 2, 1.0)];
        let ties = EdgeSet::undirected(3, edges).ties();
        assert_eq!(weighted_betweenness(&ties, false, &Sources::All), [0.0, 1.0, 0.0]);
    }

    #[test]
    fn equal_lengths_by_different_sums_are_equally_short() {
        // 1/10 + 1/5 against 1/5 + 1/10 and against 0.3 as 1 / (10/3).
        let edges =
            vec![Edge::new(0, 1, 10.0), Edge::new(1, 3, 5.0), Edge::new(0, 2, 5.0), Edge::new(2, 3, 10.0)];
        let ties = EdgeSet::undirected(4, edges).ties();
        let found = weighted_betweenness(&ties, false, &Sources::All);
        assert_eq!((found[1], found[2]), (0.5, 0.5));
    }

    #[test]
    fn equal_strengths_give_plain_betweenness() {
        for ties in [path(9), star(7), graph(6, &[(0, 1), (1, 2), (2, 3), (3, 0), (3, 4)])] {
            let plain = shortest_paths(&ties, false, Sources::All).betweenness;
            assert_eq!(weighted_betweenness(&ties, false, &Sources::All), plain);
        }
    }
}
