//! Density: the share of possible ties that are there.
//!
//! # Source
//!
//! Wasserman & Faust 1994, *Social Network Analysis*, section 4.1.1 (undirected) and 4.3 (directed).
//!
//! # Complexity
//!
//! O(1).
//!
//! # Example
//!
//! Three people and two ties: `2 / 3`.

/// Density, `0..=1`; none with fewer than two nodes. `edges` counts ties, or arcs if `directed`.
#[must_use]
pub fn density(nodes: usize, edges: usize, directed: bool) -> Option<f64> {
    if nodes < 2 {
        return None;
    }
    let pairs = nodes as f64 * (nodes as f64 - 1.0) / if directed { 1.0 } else { 2.0 };
    Some(edges as f64 / pairs)
}

#[cfg(test)]
mod tests {
    use super::density;

    #[test]
    fn all_possible_ties_are_one() {
        assert_eq!(density(4, 6, false), Some(1.0));
        assert_eq!(density(4, 6, true), Some(0.5));
        assert_eq!(density(1, 0, false), None);
    }
}
