//! One search after the other.

use super::sums::{Reach, Sums};
use crate::csr::Csr;

/// Numbers of paths above this are scaled down.
const MANY_PATHS: f64 = 1e250;
/// Large numbers of paths are scaled by this power of two, which changes no bit of their ratios.
const SCALE: f64 = f64::from_bits((1023 - 800) << 52);

/// A breadth-first search that counts shortest paths.
pub(super) struct Search {
    distance: Vec<u32>,
    /// Number of shortest paths from the source, up to a power of two per distance.
    paths: Vec<f64>,
    /// (1 + dependency) / paths, filled on the way back.
    share: Vec<f64>,
    /// Reached nodes in the order of their distance.
    order: Vec<u32>,
    /// Factor by which the numbers of paths at each distance were scaled.
    scale: Vec<f64>,
}

impl Search {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            distance: vec![u32::MAX; nodes],
            paths: vec![0.0; nodes],
            share: vec![0.0; nodes],
            order: Vec::with_capacity(nodes),
            scale: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, outgoing: &Csr, source: u32) {
        for &node in &self.order {
            self.distance[node as usize] = u32::MAX;
        }
        self.order.clear();
        self.scale.clear();
        self.scale.push(1.0);
        self.order.push(source);
        self.distance[source as usize] = 0;
        self.paths[source as usize] = 1.0;
        let (mut start, mut end) = (0, 1);
        let mut distance = 0;
        while start < end {
            distance += 1;
            let most = self.step(outgoing, start..end, distance);
            (start, end) = (end, self.order.len());
            let scale = self.rescale(most, start..end);
            self.scale.push(scale);
        }
    }

    /// Goes from the nodes of one distance to the next; returns the largest number of paths.
    fn step(&mut self, outgoing: &Csr, level: std::ops::Range<usize>, distance: u32) -> f64 {
        let mut most = 0.0f64;
        for at in level {
            let node = self.order[at] as usize;
            let paths = self.paths[node];
            for &next in outgoing.neighbours(node) {
                let to = next as usize;
                if self.distance[to] == u32::MAX {
                    self.distance[to] = distance;
                    self.paths[to] = paths;
                    self.order.push(next);
                    most = most.max(paths);
                } else if self.distance[to] == distance {
                    self.paths[to] += paths;
                    most = most.max(self.paths[to]);
                }
            }
        }
        most
    }

    /// Keeps numbers of paths finite in large meshes.
    fn rescale(&mut self, most: f64, level: std::ops::Range<usize>) -> f64 {
        if most < MANY_PATHS {
            return 1.0;
        }
        for &node in &self.order[level] {
            let paths = &mut self.paths[node as usize];
            *paths = (*paths * SCALE).max(f64::MIN_POSITIVE);
        }
        SCALE
    }

    /// Goes back from the farthest nodes to the source and collects the dependency of the source on each node.
    pub(super) fn collect(&mut self, outgoing: &Csr, both: bool, sums: &mut Sums) {
        let mut outward = Reach::default();
        for at in (1..self.order.len()).rev() {
            let node = self.order[at] as usize;
            let distance = self.distance[node];
            let mut share = 0.0;
            for &next in outgoing.neighbours(node) {
                if self.distance[next as usize] == distance + 1 {
                    share += self.share[next as usize];
                }
            }
            let dependency = self.paths[node] * share;
            sums.betweenness[node] += dependency;
            self.share[node] = (1.0 + dependency) / self.paths[node] * self.scale[distance as usize];
            let inward = &mut sums.inward[node];
            inward.harmonic += 1.0 / f64::from(distance);
            inward.farness += u64::from(distance);
            inward.reached += 1;
            outward.harmonic += 1.0 / f64::from(distance);
            outward.farness += u64::from(distance);
        }
        outward.reached = self.order.len() as u32 - 1;
        if both {
            sums.outward.push(outward);
        }
        let farthest = self.order.last().map_or(0, |&node| self.distance[node as usize]);
        sums.longest = sums.longest.max(farthest);
    }
}
