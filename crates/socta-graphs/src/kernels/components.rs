//! Connected components: sets of nodes that reach each other.
//!
//! # Source
//!
//! Breadth-first search (Moore 1959), as in every textbook.
//!
//! # Complexity
//!
//! O(n + m) time, O(n) memory.
//!
//! # Example
//!
//! A tie 0 - 2 and a lone node 1: components `[0, 1, 0]`, sizes `[2, 1]`.

use crate::csr::Csr;

/// Which component each node is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Components {
    /// Component of each node; numbered in the order of their first nodes.
    pub of: Vec<u32>,
    /// Number of nodes of each component.
    pub sizes: Vec<u32>,
}

impl Components {
    /// Number of components.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// Position and size of the largest component, the first one if several are; none for an empty graph.
    #[must_use]
    pub fn largest(&self) -> Option<(u32, u32)> {
        (0u32..)
            .zip(&self.sizes)
            .map(|(at, &size)| (at, size))
            .max_by_key(|&(at, size)| (size, u32::MAX - at))
    }

    /// Nodes of a component, in rising order.
    #[must_use]
    pub fn members(&self, component: u32) -> Vec<u32> {
        (0u32..).zip(&self.of).filter(|&(_, &of)| of == component).map(|(node, _)| node).collect()
    }
}

/// The components of a graph, along ties (see [`crate::EdgeSet::ties`]).
#[must_use]
pub fn components(ties: &Csr) -> Components {
    let mut of = vec![u32::MAX; ties.nodes()];
    let mut sizes = Vec::new();
    let mut queue: Vec<u32> = Vec::new();
    for (start, node) in (0u32..).zip(0..ties.nodes()) {
        if of[node] != u32::MAX {
            continue;
        }
        let component = u32::try_from(sizes.len()).expect("there are no more components than nodes");
        of[node] = component;
        queue.clear();
        queue.push(start);
        let mut head = 0;
        while let Some(&current) = queue.get(head) {
            head += 1;
            for &neighbour in ties.neighbours(current as usize) {
                if of[neighbour as usize] == u32::MAX {
                    of[neighbour as usize] = component;
                    queue.push(neighbour);
                }
            }
        }
        sizes.push(u32::try_from(head).expect("a component has no more nodes than the graph"));
    }
    Components { of, sizes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::graph;

    #[test]
    fn isolates_are_components_of_their_own() {
        let found = components(&graph(5, &[(1, 4), (4, 2)]));
        assert_eq!(found.of, [0, 1, 1, 2, 1]);
        assert_eq!(found.sizes, [1, 3, 1]);
        assert_eq!(found.largest(), Some((1, 3)));
        assert_eq!(found.members(1), [1, 2, 4]);
    }

    #[test]
    fn the_first_of_equal_components_is_the_largest() {
        assert_eq!(components(&graph(4, &[(0, 1), (2, 3)])).largest(), Some((0, 2)));
        assert_eq!(components(&graph(0, &[])).largest(), None);
    }
}
