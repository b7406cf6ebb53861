//! Pairs that are not tied but share contacts: where a tie may have been missed.
//!
//! The score of a pair is the sum over common contacts of `1 / d`, d being the number of ties of that contact: a contact of
//! few is a better sign than one of many.
//!
//! A predicted tie follows from the ties that are known. It is a question for collection and never evidence: nothing in
//! this crate makes an [`Edge`](crate::Edge) of a [`PredictedTie`], and scores of areas do not see them.
//!
//! # Source
//!
//! Zhou, Lü & Zhang 2009, "Predicting missing links via local information", Eur. Phys. J. B 71:623-630 (resource
//! allocation).
//!
//! # Complexity
//!
//! O(Σ d²) time, O(n) memory beside the result.
//!
//! # Example
//!
//! A square 0 - 1 - 2 - 3 - 0: the pairs (0, 2) and (1, 3) have score 1.

use crate::csr::Csr;
use socta_base::numeric::rank::falling;

/// A pair without a tie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PredictedTie {
    /// Node at one end.
    pub a: u32,
    /// The other end, larger.
    pub b: u32,
    /// Resource allocation, `> 0`.
    pub score: f64,
    /// Number of common contacts.
    pub common: u32,
}

/// The `most` pairs of the highest score; at equal scores the pair of smaller nodes first.
#[must_use]
pub fn predicted_ties(ties: &Csr, most: usize) -> Vec<PredictedTie> {
    let nodes = ties.nodes();
    let mut score = vec![0.0f64; nodes];
    let mut common = vec![0u32; nodes];
    let mut best: Vec<PredictedTie> = Vec::new();
    let order = |x: &PredictedTie, y: &PredictedTie| falling((x.score, (x.a, x.b)), (y.score, (y.a, y.b)));
    for (node, a) in (0..nodes).zip(0u32..) {
        let mut met = Vec::new();
        for &contact in ties.neighbours(node) {
            let share = 1.0 / ties.degree(contact as usize) as f64;
            for &other in ties.neighbours(contact as usize).iter().filter(|&&other| other > a) {
                if common[other as usize] == 0 {
                    met.push(other);
                }
                score[other as usize] += share;
                common[other as usize] += 1;
            }
        }
        for b in met {
            let found = PredictedTie {
                a,
                b,
                score: std::mem::take(&mut score[b as usize]),
                common: std::mem::take(&mut common[b as usize]),
            };
            if ties.neighbours(node).binary_search(&b).is_err() {
                best.push(found);
            }
        }
        // Keeps memory small without changing what comes out: only the best can be among the best in the end.
        if best.len() > 4 * most + 1_024 {
            best.sort_unstable_by(order);
            best.truncate(most);
        }
    }
    best.sort_unstable_by(order);
    best.truncate(most);
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, star};

    #[test]
    fn opposite_corners_of_a_square() {
        let square = graph(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
        let found = predicted_ties(&square, 5);
        assert_eq!(found.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(0, 2), (1, 3)]);
        assert!(found.iter().all(|pair| pair.score == 1.0 && pair.common == 2));
    }

    #[test]
    fn only_the_best_are_kept() {
        assert_eq!(predicted_ties(&star(90), 3).len(), 3);
        assert_eq!(
            predicted_ties(&star(90), 3)[2],
            PredictedTie { a: 1, b: 4, score: 1.0 / 89.0, common: 1 }
        );
        assert!(predicted_ties(&complete(4), 3).is_empty());
    }
}
