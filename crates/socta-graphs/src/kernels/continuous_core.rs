//! Continuous core and periphery: a closeness to the core of each node such that ties are the products of both ends.
//!
//! `Σ_{i≠j} (w_ij - c_i c_j)²` is made least over c >= 0, leaving out the diagonal, by going over the nodes again and again:
//! `c_i = Σ_{j≠i} w_ij c_j / Σ_{j≠i} c_j²`. The fit is the correlation of the ties with the products, off the diagonal.
//!
//! In a star no finite values are best (the centre grows and the leaves shrink without end); what the last sweep gives is
//! reported, and only its order means something.
//!
//! # Source
//!
//! Borgatti & Everett 2000 (the continuous model); Boyd, Fitzgerald, Mahutga & Smith 2010, "Computing continuous
//! core/periphery structures for social relations data with MINRES/SVD", Social Networks 32:125-137.
//!
//! # Complexity
//!
//! O(n + m) a sweep, at most [`SWEEPS`] sweeps.
//!
//! # Example
//!
//! In a complete graph all have 1; there is no fit, since all ties are alike.

use crate::csr::Csr;

/// Most sweeps before the search ends unsettled.
pub const SWEEPS: usize = 1_000;
/// The sweeps end when no value moves by more than this part of the largest one.
const SETTLED: f64 = 1e-10;

/// Closeness to the core.
#[derive(Debug, Clone, PartialEq)]
pub struct ContinuousCore {
    /// Of each node, `>= 0`.
    pub coreness: Vec<f64>,
    /// Correlation of ties and products, `-1..=1`; none if one of them does not vary.
    pub fit: Option<f64>,
}

/// The best values; `weighted`: of strengths, else of ties.
#[must_use]
pub fn continuous_core(ties: &Csr, weighted: bool) -> ContinuousCore {
    let nodes = ties.nodes();
    let tie = |node: usize, at: usize| if weighted { ties.weight(node, at) } else { 1.0 };
    let towards = |coreness: &[f64], node: usize| -> f64 {
        ties.neighbours(node)
            .iter()
            .enumerate()
            .map(|(at, &other)| tie(node, at) * coreness[other as usize])
            .sum()
    };
    // Degrees are near the answer and the same for equal nodes.
    let mut coreness: Vec<f64> =
        (0..nodes).map(|node| (0..ties.degree(node)).map(|at| tie(node, at)).sum()).collect();
    let largest = coreness.iter().copied().fold(0.0, f64::max);
    if largest > 0.0 {
        coreness.iter_mut().for_each(|value| *value /= largest);
    }
    for _ in 0..SWEEPS {
        let mut squares: f64 = coreness.iter().map(|value| value * value).sum();
        let (mut moved, mut most) = (0.0_f64, 0.0_f64);
        for node in 0..nodes {
            let others = squares - coreness[node] * coreness[node];
            let next = if others > 0.0 { towards(&coreness, node) / others } else { 0.0 };
            moved = moved.max((next - coreness[node]).abs());
            most = most.max(next);
            squares = others + next * next;
            coreness[node] = next;
        }
        if moved <= SETTLED * most {
            break;
        }
    }
    ContinuousCore { fit: fit(ties, &coreness, tie), coreness }
}

/// Sums over all pairs follow from sums over nodes and over ties.
fn fit(ties: &Csr, coreness: &[f64], tie: impl Fn(usize, usize) -> f64) -> Option<f64> {
    let pairs = coreness.len() as f64 * (coreness.len() as f64 - 1.0);
    let (mut sum, mut squares, mut both) = (0.0, 0.0, 0.0);
    for node in 0..ties.nodes() {
        for (at, &other) in ties.neighbours(node).iter().enumerate() {
            let weight = tie(node, at);
            sum += weight;
            squares += weight * weight;
            both += weight * coreness[node] * coreness[other as usize];
        }
    }
    let power = |exponent: u32| -> f64 {
        coreness.iter().map(|&value| (0..exponent).fold(1.0, |product, _| product * value)).sum()
    };
    let (products, product_squares) = (power(1) * power(1) - power(2), power(2) * power(2) - power(4));
    let spread = (squares - sum * sum / pairs) * (product_squares - products * products / pairs);
    (pairs > 0.0 && spread > 1e-12 * squares * product_squares)
        .then(|| (both - sum * products / pairs) / spread.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, star};

    #[test]
    fn a_complete_graph_has_one_value() {
        let found = continuous_core(&complete(6), false);
        assert!(found.coreness.iter().all(|value| (value - 1.0).abs() < 1e-9), "{found:?}");
        assert_eq!(found.fit, None);
    }

    #[test]
    fn a_core_stands_out() {
        let mut ties: Vec<(u32, u32)> = (0..5).flat_map(|a| (a + 1..5).map(move |b| (a, b))).collect();
        ties.extend((0..5).map(|core| (core, core + 5)));
        let found = continuous_core(&graph(10, &ties), false);
        assert!(
            found.coreness[..5].iter().all(|inner| found.coreness[5..].iter().all(|outer| inner > outer))
        );
        assert!(found.fit.is_some_and(|fit| fit > 0.7), "{found:?}");
    }

    #[test]
    fn values_are_a_fixed_point() {
        let ties = graph(7, &[(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (4, 5), (5, 6)]);
        let found = continuous_core(&ties, false).coreness;
        let squares: f64 = found.iter().map(|value| value * value).sum();
        for node in 0..7 {
            let sum: f64 = ties.neighbours(node).iter().map(|&other| found[other as usize]).sum();
            assert!((found[node] - sum / (squares - found[node] * found[node])).abs() < 1e-6, "{found:?}");
        }
    }

    #[test]
    fn nothing_fits_nothing() {
        assert_eq!(
            continuous_core(&graph(3, &[]), false),
            ContinuousCore { coreness: vec![0.0; 3], fit: None }
        );
        assert!(continuous_core(&star(6), false).fit.is_some());
    }
}
