//! Centralization: how far a network is from one in which a single node is central.
//!
//! Sum of the differences to the most central node, divided by the sum that a star of the same size has: 1 for a star, 0
//! where all are alike. It cannot be compared between networks of different size or kind of source without saying so.
//!
//! # Source
//!
//! Freeman 1979, "Centrality in social networks: conceptual clarification", Social Networks 1:215-239.
//!
//! # Complexity
//!
//! O(n).
//!
//! # Example
//!
//! A path of three is a star: all three centralizations are 1.

/// Degree centralization, `0..=1`, with the largest sum `(n-1)(n-2)`; none below three nodes.
#[must_use]
pub fn degree_centralization(degrees: &[f64]) -> Option<f64> {
    let nodes = degrees.len() as f64;
    centralization(degrees, (nodes - 1.0) * (nodes - 2.0))
}

/// Centralization of in- or out-degrees, `0..=1`, with the largest sum `(n-1)²`; none below three nodes.
#[must_use]
pub fn directed_degree_centralization(degrees: &[f64]) -> Option<f64> {
    let others = degrees.len() as f64 - 1.0;
    centralization(degrees, others * others)
}

/// Betweenness centralization, `0..=1`, of normalised values, with the largest sum `n-1`; none below three nodes.
#[must_use]
pub fn betweenness_centralization(normalized: &[f64]) -> Option<f64> {
    centralization(normalized, normalized.len() as f64 - 1.0)
}

/// Closeness centralization, `0..=1`, with the largest sum `(n-1)(n-2)/(2n-3)`, or `n-1` for directed distances; none below
/// three nodes. In a graph that falls apart it follows the scaled closeness of [`super::closeness`].
#[must_use]
pub fn closeness_centralization(closeness: &[f64], directed: bool) -> Option<f64> {
    let nodes = closeness.len() as f64;
    let undirected = (nodes - 1.0) * (nodes - 2.0) / (2.0 * nodes - 3.0);
    centralization(closeness, if directed { nodes - 1.0 } else { undirected })
}

fn centralization(values: &[f64], largest_sum: f64) -> Option<f64> {
    if values.len() < 3 {
        return None;
    }
    let most = values.iter().copied().fold(0.0, f64::max);
    Some(values.iter().map(|value| most - value).sum::<f64>() / largest_sum)
}

#[cfg(test)]
mod tests {
    use super::super::betweenness::{Sources, normalized, shortest_paths};
    use super::super::closeness::closeness;
    use super::*;
    use crate::csr::Csr;
    use crate::shapes::{complete, path, star};

    fn all_three(ties: &Csr) -> Option<[f64; 3]> {
        let paths = shortest_paths(ties, false, Sources::All);
        let degrees: Vec<f64> = (0..ties.nodes()).map(|node| ties.degree(node) as f64).collect();
        Some([
            degree_centralization(&degrees)?,
            betweenness_centralization(&normalized(&paths.betweenness, false)?)?,
            closeness_centralization(&closeness(&paths)?, false)?,
        ])
    }

    #[test]
    fn a_star_is_fully_centralized_and_a_complete_graph_not_at_all() {
        let star = all_three(&star(8)).expect("eight nodes are enough");
        assert!(star.iter().all(|value| (value - 1.0).abs() < 1e-12), "{star:?}");
        assert_eq!(all_three(&complete(8)), Some([0.0; 3]));
        assert_eq!(all_three(&path(2)), None);
    }
}
