//! Degree assortativity: whether those of many contacts are in contact with each other.
//!
//! The correlation of the degrees at the two ends of a tie, over both directions: below 0 where hubs are tied to those of
//! few contacts, as in a star.
//!
//! # Source
//!
//! Newman 2002, "Assortative mixing in networks", Phys. Rev. Lett. 89:208701.
//!
//! # Complexity
//!
//! O(n + m). Sums are whole numbers, so that the order of ties is of no influence.
//!
//! # Example
//!
//! A star: -1. A clique: not defined, all degrees are alike.

use crate::csr::Csr;

/// Degree assortativity, `-1..=1`; none if all ends have the same degree.
#[must_use]
pub fn degree_assortativity(ties: &Csr) -> Option<f64> {
    let (mut sum, mut squares, mut products) = (0u128, 0u128, 0u128);
    for node in 0..ties.nodes() {
        let here = ties.degree(node) as u128;
        // The node stands at an end of each of its entries.
        sum += here * here;
        squares += here * here * here;
        products += here
            * ties.neighbours(node).iter().map(|&other| ties.degree(other as usize) as u128).sum::<u128>();
    }
    let ends = ties.arcs() as f64;
    let mean = sum as f64 / ends;
    let variance = squares as f64 / ends - mean * mean;
    let together = products as f64 / ends - mean * mean;
    (variance > 1e-12 * mean * mean).then(|| together / variance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, path, star};

    #[test]
    fn hubs_with_leaves() {
        assert!((degree_assortativity(&star(6)).expect("degrees differ") + 1.0).abs() < 1e-12);
        assert!((degree_assortativity(&path(4)).expect("degrees differ") + 0.5).abs() < 1e-12);
        assert_eq!(degree_assortativity(&complete(4)), None);
        assert_eq!(degree_assortativity(&graph(3, &[])), None);
    }
}
