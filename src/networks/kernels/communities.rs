//! Communities: groups with more ties inside than between, used only for the share of ties between them.
//!
//! One partition out of many nearly as good ones; it suggests cells for review and establishes none.
//!
//! # Source
//!
//! Blondel, Guillaume, Lambiotte & Lefebvre 2008, "Fast unfolding of communities in large networks" (Louvain), modularity
//! with resolution 1. Nodes are visited in rising order and ties between gains go to the smaller community, so no random
//! number is needed.
//!
//! # Complexity
//!
//! O(m) time a pass, with few passes in practice (at most 50 a level), O(n + m) memory.
//!
//! # Example
//!
//! Two triangles joined by one tie: communities `[0, 0, 0, 1, 1, 1]`.

use crate::networks::{Csr, Edge, EdgeSet};

const MOST_PASSES: usize = 50;
/// A move must gain more than this, relative to all weight.
const LEAST_GAIN: f64 = 1e-12;

/// Community of each node, numbered in the order of their first nodes.
#[must_use]
pub fn communities(ties: &Csr) -> Vec<u32> {
    let mut of: Vec<u32> = (0..ties.nodes() as u32).collect();
    let mut level = Level { ties: ties.clone(), inside: vec![0.0; ties.nodes()] };
    loop {
        let moved = level.settle();
        let groups = moved.iter().max().map_or(0, |&last| last as usize + 1);
        for community in &mut of {
            *community = moved[*community as usize];
        }
        if groups == level.ties.nodes() {
            return of;
        }
        level = level.merge(&moved, groups);
    }
}

/// A graph whose nodes are communities of the level before.
struct Level {
    ties: Csr,
    /// Twice the weight within each node.
    inside: Vec<f64>,
}

impl Level {
    /// Moves nodes while that raises modularity; returns the community of each, renumbered.
    fn settle(&self) -> Vec<u32> {
        let nodes = self.ties.nodes();
        let weight: Vec<f64> = (0..nodes).map(|node| self.ties.strength(node) + self.inside[node]).collect();
        let all: f64 = weight.iter().sum();
        let mut community: Vec<u32> = (0..nodes as u32).collect();
        let mut total = weight.clone();
        let mut to = Neighbourhood { weight: vec![0.0; nodes], touched: Vec::new() };
        for _ in 0..MOST_PASSES {
            let mut moves = 0;
            for node in 0..nodes {
                let own = community[node];
                to.collect(&self.ties, node, &community);
                total[own as usize] -= weight[node];
                let best = to.best(own, weight[node] / all, &total, LEAST_GAIN * all);
                total[best as usize] += weight[node];
                moves += usize::from(best != own);
                community[node] = best;
            }
            if moves == 0 {
                break;
            }
        }
        renumber(&community)
    }

    fn merge(&self, of: &[u32], groups: usize) -> Self {
        let mut inside = vec![0.0; groups];
        let mut between = Vec::new();
        for (id, node) in (0u32..).zip(0..self.ties.nodes()) {
            inside[of[node] as usize] += self.inside[node];
            for (&other, &weight) in self.ties.neighbours(node).iter().zip(self.ties.weights(node)) {
                let ends = (of[node], of[other as usize]);
                if ends.0 == ends.1 {
                    inside[ends.0 as usize] += weight;
                } else if id < other {
                    between.push(Edge::new(ends.0, ends.1, weight));
                }
            }
        }
        Self { ties: EdgeSet::undirected(groups, between).ties(), inside }
    }
}

/// Weight from one node to the communities around it.
struct Neighbourhood {
    weight: Vec<f64>,
    touched: Vec<u32>,
}

impl Neighbourhood {
    fn collect(&mut self, ties: &Csr, node: usize, community: &[u32]) {
        for &old in &self.touched {
            self.weight[old as usize] = 0.0;
        }
        self.touched.clear();
        for (&other, &weight) in ties.neighbours(node).iter().zip(ties.weights(node)) {
            let group = community[other as usize];
            if self.weight[group as usize] == 0.0 {
                self.touched.push(group);
            }
            self.weight[group as usize] += weight;
        }
        self.touched.sort_unstable();
    }

    /// The community to join: the own one unless another gains more.
    fn best(&self, own: u32, share: f64, total: &[f64], least: f64) -> u32 {
        let gain = |group: u32| self.weight[group as usize] - share * total[group as usize];
        let mut best = (own, gain(own));
        for &group in &self.touched {
            if gain(group) > best.1 + least {
                best = (group, gain(group));
            }
        }
        best.0
    }
}

fn renumber(community: &[u32]) -> Vec<u32> {
    let mut number = vec![u32::MAX; community.len()];
    let mut next = 0;
    community
        .iter()
        .map(|&old| {
            let slot = &mut number[old as usize];
            if *slot == u32::MAX {
                *slot = next;
                next += 1;
            }
            *slot
        })
        .collect()
}

/// Share of ties between different communities, `0..=1`; none without ties.
#[must_use]
pub fn share_between(ties: &Csr, communities: &[u32]) -> Option<f64> {
    let between = (0..ties.nodes())
        .flat_map(|node| ties.neighbours(node).iter().map(move |&other| (node, other as usize)))
        .filter(|&(a, b)| communities[a] != communities[b])
        .count();
    (ties.arcs() > 0).then(|| between as f64 / ties.arcs() as f64)
}

/// Modularity of a partition, `-1/2..=1`, with strengths and resolution 1; none without ties.
///
/// # Source
///
/// Newman & Girvan 2004, Phys. Rev. E 69, 026113.
#[must_use]
pub fn modularity(ties: &Csr, communities: &[u32]) -> Option<f64> {
    let groups = communities.iter().max().map_or(0, |&last| last as usize + 1);
    let (mut inside, mut total) = (vec![0.0; groups], vec![0.0; groups]);
    for node in 0..ties.nodes() {
        let own = communities[node] as usize;
        for (&other, &weight) in ties.neighbours(node).iter().zip(ties.weights(node)) {
            total[own] += weight;
            if communities[other as usize] as usize == own {
                inside[own] += weight;
            }
        }
    }
    let all: f64 = total.iter().sum();
    let part = |(inside, total): (&f64, &f64)| inside / all - (total / all) * (total / all);
    (all > 0.0).then(|| inside.iter().zip(&total).map(part).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::networks::kernels::shapes::{complete, graph};

    #[test]
    fn two_triangles_are_two_communities() {
        let ties = graph(6, &[(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]);
        let found = communities(&ties);
        assert_eq!(found, [0, 0, 0, 1, 1, 1]);
        assert_eq!(share_between(&ties, &found), Some(1.0 / 7.0));
    }

    #[test]
    fn a_complete_graph_is_one_and_isolates_are_alone() {
        assert_eq!(communities(&complete(7)), [0; 7]);
        assert_eq!(communities(&graph(3, &[])), [0, 1, 2]);
        assert!(communities(&graph(0, &[])).is_empty());
    }
}
