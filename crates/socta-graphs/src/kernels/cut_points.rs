//! Articulation points and bridges: nodes and ties whose removal takes the network apart.
//!
//! # Source
//!
//! Hopcroft & Tarjan 1973, "Efficient algorithms for graph manipulation" (low points of a depth-first search), with a stack
//! of its own, so that a path of a million nodes is no danger.
//!
//! # Complexity
//!
//! O(n + m) time, O(n) memory.
//!
//! # Example
//!
//! A path 0 - 1 - 2: articulation point 1, bridges 0 - 1 and 1 - 2.

use crate::csr::Csr;

/// What holds a network together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutPoints {
    /// Nodes whose removal makes more components, in rising order.
    pub articulation_points: Vec<u32>,
    /// Ties whose removal makes more components, smaller end first, in rising order.
    pub bridges: Vec<(u32, u32)>,
}

/// Articulation points and bridges of the ties.
#[must_use]
pub fn cut_points(ties: &Csr) -> CutPoints {
    let mut walk = Walk::new(ties.nodes());
    for root in 0..ties.nodes() as u32 {
        if walk.entered[root as usize] == 0 {
            walk.from(ties, root);
        }
    }
    walk.bridges.sort_unstable();
    let points = (0u32..).zip(&walk.cuts).filter(|&(_, &cuts)| cuts).map(|(node, _)| node).collect();
    CutPoints { articulation_points: points, bridges: walk.bridges }
}

/// A step of the depth-first search that is not finished.
struct Step {
    node: u32,
    parent: u32,
    /// Next neighbour to look at.
    next: u32,
}

struct Walk {
    /// When a node was entered, from 1; 0 before.
    entered: Vec<u32>,
    /// Earliest entered node that its subtree reaches by one further tie.
    low: Vec<u32>,
    cuts: Vec<bool>,
    bridges: Vec<(u32, u32)>,
    clock: u32,
    stack: Vec<Step>,
}

impl Walk {
    fn new(nodes: usize) -> Self {
        Self {
            entered: vec![0; nodes],
            low: vec![0; nodes],
            cuts: vec![false; nodes],
            bridges: Vec::new(),
            clock: 0,
            stack: Vec::new(),
        }
    }

    fn enter(&mut self, node: u32, parent: u32) {
        self.clock += 1;
        self.entered[node as usize] = self.clock;
        self.low[node as usize] = self.clock;
        self.stack.push(Step { node, parent, next: 0 });
    }

    fn from(&mut self, ties: &Csr, root: u32) {
        let mut children_of_root = 0;
        self.enter(root, u32::MAX);
        while let Some(step) = self.stack.last_mut() {
            let (node, parent) = (step.node, step.parent);
            if let Some(&neighbour) = ties.neighbours(node as usize).get(step.next as usize) {
                step.next += 1;
                if neighbour == parent {
                    continue;
                }
                match self.entered[neighbour as usize] {
                    0 => self.enter(neighbour, node),
                    seen => self.low[node as usize] = self.low[node as usize].min(seen),
                }
            } else {
                self.stack.pop();
                if parent != u32::MAX {
                    children_of_root += u32::from(parent == root);
                    self.leave(node, parent, root);
                }
            }
        }
        self.cuts[root as usize] = children_of_root > 1;
    }

    fn leave(&mut self, node: u32, parent: u32, root: u32) {
        let low = self.low[node as usize];
        self.low[parent as usize] = self.low[parent as usize].min(low);
        if parent != root && low >= self.entered[parent as usize] {
            self.cuts[parent as usize] = true;
        }
        if low > self.entered[parent as usize] {
            self.bridges.push((node.min(parent), node.max(parent)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, path, star};

    #[test]
    fn known_shapes() {
        assert_eq!(cut_points(&star(5)).articulation_points, [0]);
        assert_eq!(cut_points(&star(5)).bridges.len(), 4);
        assert_eq!(cut_points(&complete(5)), CutPoints { articulation_points: vec![], bridges: vec![] });
        let two_triangles = graph(5, &[(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (2, 4)]);
        assert_eq!(cut_points(&two_triangles), CutPoints { articulation_points: vec![2], bridges: vec![] });
    }

    #[test]
    fn a_path_of_a_million_does_not_overflow_the_stack() {
        let found = cut_points(&path(1_000_000));
        assert_eq!(found.articulation_points.len(), 999_998);
        assert_eq!(found.bridges.len(), 999_999);
    }
}
