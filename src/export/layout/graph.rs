//! Nodes and their neighbours, as far as a layout needs them.

use std::collections::VecDeque;

/// Simple undirected graph.
#[derive(Debug, Clone)]
pub(super) struct Graph {
    neighbours: Vec<Vec<u32>>,
}

impl Graph {
    /// Loops, repeated edges and edges that name no node are left out.
    pub(super) fn new(nodes: usize, edges: &[(usize, usize)]) -> Self {
        let mut neighbours = vec![Vec::new(); nodes];
        for &(from, to) in edges {
            if from != to && from < nodes && to < nodes {
                neighbours[from].push(to as u32);
                neighbours[to].push(from as u32);
            }
        }
        for list in &mut neighbours {
            list.sort_unstable();
            list.dedup();
        }
        Self { neighbours }
    }

    pub(super) fn nodes(&self) -> usize {
        self.neighbours.len()
    }

    pub(super) fn neighbours(&self, node: usize) -> &[u32] {
        &self.neighbours[node]
    }

    /// Connected parts, each in rising order, ordered by their first nodes.
    pub(super) fn parts(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.nodes()];
        let mut parts = Vec::new();
        for start in 0..self.nodes() {
            if seen[start] {
                continue;
            }
            let steps = self.steps(start);
            let part: Vec<u32> =
                (0..self.nodes() as u32).filter(|&node| steps[node as usize] != FAR).collect();
            for &node in &part {
                seen[node as usize] = true;
            }
            parts.push(part);
        }
        parts
    }

    /// The graph of some nodes, given in rising order.
    pub(super) fn within(&self, nodes: &[u32]) -> Self {
        let position = |node: &u32| nodes.binary_search(node).ok().map(|at| at as u32);
        let neighbours = nodes
            .iter()
            .map(|&node| self.neighbours[node as usize].iter().filter_map(position).collect())
            .collect();
        Self { neighbours }
    }

    /// Links on the shortest way from a node to each other one; [`FAR`] if there is none.
    pub(super) fn steps(&self, start: usize) -> Vec<u32> {
        let mut steps = vec![FAR; self.nodes()];
        steps[start] = 0;
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for &next in &self.neighbours[node] {
                if steps[next as usize] == FAR {
                    steps[next as usize] = steps[node] + 1;
                    queue.push_back(next as usize);
                }
            }
        }
        steps
    }
}

/// No way leads there.
pub(super) const FAR: u32 = u32::MAX;

/// Up to `most` nodes far from each other, with the steps from each: the best tied one first, then always the farthest
/// from those there are.
pub(super) fn pivots(graph: &Graph, most: usize) -> Vec<(usize, Vec<u32>)> {
    let mut nearest = vec![FAR; graph.nodes()];
    let mut pivots: Vec<(usize, Vec<u32>)> = Vec::new();
    let degree = |node: &usize| (graph.neighbours(*node).len(), std::cmp::Reverse(*node));
    let mut next = (0..graph.nodes()).max_by_key(degree);
    while let Some(pivot) = next.filter(|_| pivots.len() < most) {
        let steps = graph.steps(pivot);
        for (near, step) in nearest.iter_mut().zip(&steps) {
            *near = (*near).min(*step);
        }
        pivots.push((pivot, steps));
        let farthest = (0..graph.nodes()).max_by_key(|&node| (nearest[node], std::cmp::Reverse(node)));
        next = farthest.filter(|&node| nearest[node] > 0);
    }
    pivots
}
