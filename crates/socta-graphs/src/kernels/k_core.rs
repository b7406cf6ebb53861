//! k-cores: the core number of a node is the largest k such that it is in a part where everybody has k ties or more.
//!
//! Fragile under missing ties and poor at finding leaders; reported, never scored.
//!
//! # Source
//!
//! Seidman 1983; Batagelj & Zaversnik 2003, "An O(m) algorithm for cores decomposition of networks".
//!
//! # Complexity
//!
//! O(n + m) time, O(n) memory.
//!
//! # Example
//!
//! A triangle with one more node on a corner: core numbers `[2, 2, 2, 1]`.

use crate::csr::Csr;

/// Core number of each node.
#[must_use]
pub fn core_numbers(ties: &Csr) -> Vec<u32> {
    let mut degree: Vec<u32> = (0..ties.nodes()).map(|node| ties.degree(node) as u32).collect();
    let mut buckets = Buckets::new(&degree);
    for at in 0..ties.nodes() {
        let node = buckets.order[at] as usize;
        for &neighbour in ties.neighbours(node) {
            if degree[neighbour as usize] > degree[node] {
                buckets.lower(neighbour, &mut degree);
            }
        }
    }
    degree
}

/// Nodes in rising order of their remaining degree.
struct Buckets {
    order: Vec<u32>,
    position: Vec<u32>,
    /// Where the nodes of each degree start.
    starts: Vec<u32>,
}

impl Buckets {
    fn new(degree: &[u32]) -> Self {
        let largest = degree.iter().max().map_or(0, |&most| most as usize);
        let mut starts = vec![0u32; largest + 2];
        for &value in degree {
            starts[value as usize + 1] += 1;
        }
        for value in 1..starts.len() {
            starts[value] += starts[value - 1];
        }
        let mut next = starts.clone();
        let mut order = vec![0; degree.len()];
        let mut position = vec![0; degree.len()];
        for (node, &value) in (0u32..).zip(degree) {
            let at = next[value as usize];
            next[value as usize] += 1;
            order[at as usize] = node;
            position[node as usize] = at;
        }
        Self { order, position, starts }
    }

    /// Moves a node to the bucket below: it changes places with the first of its own bucket.
    fn lower(&mut self, node: u32, degree: &mut [u32]) {
        let bucket = degree[node as usize] as usize;
        let (from, first) = (self.position[node as usize], self.starts[bucket]);
        let other = self.order[first as usize];
        self.order.swap(from as usize, first as usize);
        self.position[node as usize] = first;
        self.position[other as usize] = from;
        self.starts[bucket] += 1;
        degree[node as usize] -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::core_numbers;
    use crate::shapes::{complete, graph, path, star};

    #[test]
    fn known_shapes() {
        assert_eq!(core_numbers(&graph(5, &[(0, 1), (1, 2), (0, 2), (2, 3)])), [2, 2, 2, 1, 0]);
        assert!(core_numbers(&complete(6)).iter().all(|&core| core == 5));
        assert!(core_numbers(&star(9)).iter().all(|&core| core == 1));
        assert!(core_numbers(&path(7)).iter().all(|&core| core == 1));
        assert!(core_numbers(&graph(0, &[])).is_empty());
    }
}
