//! Eigenvector centrality: who is tied to those who are.
//!
//! Given for comparison with other programs. It is the measure whose first place changes most when ties are missing, and it
//! finds leaders no better than the number of contacts does; nothing in this crate scores by it. Outside the component of
//! the largest eigenvalue it is 0.
//!
//! # Source
//!
//! Bonacich 1972, J. Math. Sociol. 2:113-120. Power iteration on A + I, which has the same vectors and no second eigenvalue
//! of the same size, so that two-mode graphs converge as well.
//!
//! # Complexity
//!
//! O((n + m) i) time for i rounds, at most [`MOST_ROUNDS`]; O(n) memory.
//!
//! # Example
//!
//! A star of three leaves: the centre 1/√2, the leaves 1/√6.

use crate::csr::Csr;

/// Rounds after which a graph counts as not converging.
pub const MOST_ROUNDS: usize = 2_000;
/// Largest graph (nodes and entries) for which it is computed by default.
pub const LARGEST: usize = 200_000;
const TOLERANCE: f64 = 1e-12;

/// Eigenvector centrality with Euclidean norm 1; none without a tie, or if it does not converge.
#[must_use]
pub fn eigenvector(ties: &Csr) -> Option<Vec<f64>> {
    let nodes = ties.nodes();
    if ties.arcs() == 0 {
        return None;
    }
    let mut now = vec![1.0 / (nodes as f64).sqrt(); nodes];
    for _ in 0..MOST_ROUNDS {
        let sum = |node: usize| -> f64 {
            now[node] + ties.neighbours(node).iter().map(|&other| now[other as usize]).sum::<f64>()
        };
        let mut next: Vec<f64> = (0..nodes).map(sum).collect();
        let norm = next.iter().map(|value| value * value).sum::<f64>().sqrt();
        for value in &mut next {
            *value /= norm;
        }
        let change: f64 = next.iter().zip(&now).map(|(new, old)| (new - old).abs()).sum();
        now = next;
        if change < TOLERANCE * nodes as f64 {
            return Some(now);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, star};

    #[test]
    fn closed_forms() {
        let found = eigenvector(&star(4)).expect("it converges");
        assert!((found[0] - 0.5f64.sqrt()).abs() < 1e-9 && (found[3] - (1.0 / 6.0f64).sqrt()).abs() < 1e-9);
        let found = eigenvector(&complete(4)).expect("it converges");
        assert!(found.iter().all(|value| (value - 0.5).abs() < 1e-9));
    }

    #[test]
    fn nothing_without_ties() {
        assert_eq!(eigenvector(&graph(3, &[])), None);
    }
}
