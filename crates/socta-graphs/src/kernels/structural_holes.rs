//! Structural holes: how far a node's contacts are cut off from each other, which is what makes a broker.
//!
//! Constraint of i is `Σ_j (p_ij + Σ_q p_iq p_qj)²` over the contacts j of i, where `p_ij` is the share of i's ties (or, with
//! strengths, of i's strength) that goes to j. Low constraint means many contacts that do not know each other. It can exceed
//! 1 (9/8 in a triangle) and is not defined for an isolate: **no contacts is no data, not no brokerage**. Effective size is
//! `d - 2t/d` for d contacts with t ties among them; efficiency is effective size divided by d.
//!
//! # Source
//!
//! Burt 1992, *Structural Holes*, chapter 2; Borgatti 1997, Connections 20(1):35-38 (the short form of effective size).
//!
//! # Complexity
//!
//! O(Σ over ties of min(d_j, d_i log d_j)) time for constraint, O(n) memory a thread; effective size O(n) given the
//! triangles of [`super::clustering`].
//!
//! # Example
//!
//! Everybody in a triangle has constraint 9/8 and effective size 1; the centre of a star of n has constraint 1/(n-1).

use rayon::prelude::*;

use crate::csr::Csr;

/// Smallest number of nodes that a thread takes.
const GRAIN: usize = 64;

/// Constraint of each node, `> 0`; none for an isolate. `weighted`: shares of strength, else of the number of ties.
#[must_use]
pub fn constraint(ties: &Csr, weighted: bool) -> Vec<Option<f64>> {
    let whole: Vec<f64> = (0..ties.nodes())
        .map(|node| if weighted { ties.strength(node) } else { ties.degree(node) as f64 })
        .collect();
    let shares = Shares { ties, weighted, whole };
    (0..ties.nodes())
        .into_par_iter()
        .with_min_len(GRAIN)
        .map_init(|| vec![0.0; ties.nodes()], |of_contact, node| shares.constraint(node, of_contact))
        .collect()
}

/// The shares p of a graph.
struct Shares<'a> {
    ties: &'a Csr,
    weighted: bool,
    /// Sum of each node's ties or strengths.
    whole: Vec<f64>,
}

impl Shares<'_> {
    /// Share of `node` that the entry at position `at` of its row has.
    fn share(&self, node: usize, at: usize) -> f64 {
        if self.weighted { self.ties.weight(node, at) / self.whole[node] } else { 1.0 / self.whole[node] }
    }

    /// `of_contact` is all zero before and after.
    fn constraint(&self, node: usize, of_contact: &mut [f64]) -> Option<f64> {
        let contacts = self.ties.neighbours(node);
        if contacts.is_empty() {
            return None;
        }
        for (at, &contact) in contacts.iter().enumerate() {
            of_contact[contact as usize] = self.share(node, at);
        }
        let mut sum = 0.0;
        for &contact in contacts {
            let invested = of_contact[contact as usize] + self.by_way_of_others(node, contact, of_contact);
            sum += invested * invested;
        }
        for &contact in contacts {
            of_contact[contact as usize] = 0.0;
        }
        Some(sum)
    }

    /// `Σ_q p_iq p_qj`: over the shorter of the two lists of contacts.
    fn by_way_of_others(&self, node: usize, contact: u32, of_contact: &[f64]) -> f64 {
        let own = self.ties.neighbours(node);
        let theirs = self.ties.neighbours(contact as usize);
        let mut sum = 0.0;
        // Ties are symmetric: the weight from q to j stands in the row of j as well.
        let to_contact = |at: usize, between: usize| {
            let tie = if self.weighted { self.ties.weight(contact as usize, at) } else { 1.0 };
            tie / self.whole[between]
        };
        if theirs.len() <= own.len().saturating_mul(theirs.len().ilog2() as usize + 1) {
            for (at, &between) in theirs.iter().enumerate() {
                let first = of_contact[between as usize];
                if first > 0.0 {
                    sum += first * to_contact(at, between as usize);
                }
            }
        } else {
            for &between in own {
                if let Ok(at) = theirs.binary_search(&between) {
                    sum += of_contact[between as usize] * to_contact(at, between as usize);
                }
            }
        }
        sum
    }
}

/// Effective size of each node's set of contacts, `1..=d`; none for an isolate.
#[must_use]
pub fn effective_size(ties: &Csr, triangles: &[u64]) -> Vec<Option<f64>> {
    let size = |node: usize| {
        let degree = ties.degree(node) as f64;
        (degree > 0.0).then(|| degree - 2.0 * triangles[node] as f64 / degree)
    };
    (0..ties.nodes()).map(size).collect()
}

#[cfg(test)]
mod tests {
    use super::super::clustering::triangles;
    use super::*;
    use crate::edge_set::{Edge, EdgeSet};
    use crate::shapes::{complete, graph, star};

    #[test]
    fn a_triangle_constrains_by_nine_eighths() {
        let triangle = complete(3);
        assert_eq!(constraint(&triangle, false), [Some(1.125); 3]);
        assert_eq!(effective_size(&triangle, &triangles(&triangle)), [Some(1.0); 3]);
    }

    #[test]
    fn the_centre_of_a_star_is_free() {
        let star = star(5);
        assert_eq!(constraint(&star, false)[..2], [Some(0.25), Some(1.0)]);
        assert_eq!(effective_size(&star, &triangles(&star))[0], Some(4.0));
    }

    #[test]
    fn no_contacts_is_no_data() {
        assert_eq!(constraint(&graph(1, &[]), false), [None]);
        assert_eq!(effective_size(&graph(1, &[]), &[0]), [None]);
    }

    #[test]
    fn strength_moves_the_shares() {
        let edges = vec![Edge::new(0, 1, 3.0), Edge::new(0, 2, 1.0)];
        let ties = EdgeSet::undirected(3, edges).ties();
        assert_eq!(constraint(&ties, true), [Some(0.5625 + 0.0625), Some(1.0), Some(1.0)]);
    }
}
