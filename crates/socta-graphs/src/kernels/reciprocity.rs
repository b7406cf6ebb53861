//! Reciprocity: the share of arcs that are answered by an arc in the other direction.
//!
//! High reciprocity (above 0.9) says that the arcs record talk and not command; measures of hierarchy mean nothing then.
//!
//! # Source
//!
//! Newman, Forrest & Balthrop 2002, Phys. Rev. E 66, 035101 (the plain share).
//!
//! # Complexity
//!
//! O(m log d) time for largest degree d, no memory.
//!
//! # Example
//!
//! Arcs a→b, b→a, b→c: `2 / 3`.

use crate::csr::Csr;

/// Share of answered arcs, `0..=1`; none without arcs. Takes the outgoing view.
#[must_use]
pub fn reciprocity(outgoing: &Csr) -> Option<f64> {
    if outgoing.arcs() == 0 {
        return None;
    }
    let mut answered = 0usize;
    for (from, node) in (0u32..).zip(0..outgoing.nodes()) {
        for &to in outgoing.neighbours(node) {
            answered += usize::from(outgoing.neighbours(to as usize).binary_search(&from).is_ok());
        }
    }
    Some(answered as f64 / outgoing.arcs() as f64)
}

#[cfg(test)]
mod tests {
    use super::reciprocity;
    use crate::edge_set::{Edge, EdgeSet};

    #[test]
    fn two_of_three_arcs_are_answered() {
        let arcs = [(0, 1), (1, 0), (1, 2)].map(|(a, b)| Edge::new(a, b, 1.0));
        assert_eq!(reciprocity(&EdgeSet::directed(3, arcs.to_vec()).outgoing()), Some(2.0 / 3.0));
        assert_eq!(reciprocity(&EdgeSet::directed(3, Vec::new()).outgoing()), None);
    }
}
