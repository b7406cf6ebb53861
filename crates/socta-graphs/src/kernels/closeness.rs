//! Closeness and harmonic closeness: how near a node is to the others.
//!
//! Closeness of v is `(r / (n-1)) · (r / Σ d(u, v))` over the r nodes that reach v: the reciprocal of the mean distance,
//! scaled by the share of nodes that reach it, so that a member of a small far-off part does not look central (Wasserman &
//! Faust 1994, eq. 5.22). Harmonic closeness is `Σ 1 / d(u, v)`; it needs no such repair and is to be preferred where a graph
//! falls apart. In directed graphs both use distances *towards* the node; the `_out` forms use those from it.
//!
//! # Source
//!
//! Freeman 1979; Wasserman & Faust 1994; Marchiori & Latora 2000 and Boldi & Vigna 2014 for the harmonic form.
//!
//! # Complexity
//!
//! O(n) on top of [`super::betweenness`], which collects the distances. If that ran from k pivots, harmonic closeness is
//! estimated as n/k times the sum over pivots (Eppstein & Wang 2001), and closeness is not given.
//!
//! # Example
//!
//! A star of four: closeness of the centre 1, of a leaf 3/5; harmonic 3 and 2.

use super::betweenness::{Reach, ShortestPaths};

/// Closeness of each node, `0..=1`, 0 for a node that nobody reaches; none if distances are from pivots only.
#[must_use]
pub fn closeness(paths: &ShortestPaths) -> Option<Vec<f64>> {
    paths.sources.pivots().is_none().then(|| towards(&paths.inward))
}

/// Closeness by the distances from each node to others.
#[must_use]
pub fn closeness_out(paths: &ShortestPaths) -> Option<Vec<f64>> {
    paths.sources.pivots().is_none().then(|| towards(&paths.outward))
}

fn towards(reaches: &[Reach]) -> Vec<f64> {
    let others = reaches.len() as f64 - 1.0;
    let closeness = |reach: &Reach| {
        let reached = f64::from(reach.reached);
        if reach.reached == 0 { 0.0 } else { reached / others * (reached / reach.farness as f64) }
    };
    reaches.iter().map(closeness).collect()
}

/// Harmonic closeness of each node, `0..=n-1`; an estimate if distances are from pivots.
#[must_use]
pub fn harmonic(paths: &ShortestPaths) -> Vec<f64> {
    paths.inward.iter().map(|reach| reach.harmonic * paths.stands_for).collect()
}

/// Harmonic closeness by the distances from each node to others; none if distances are from pivots.
#[must_use]
pub fn harmonic_out(paths: &ShortestPaths) -> Option<Vec<f64>> {
    paths.sources.pivots().is_none().then(|| paths.outward.iter().map(|reach| reach.harmonic).collect())
}

/// Mean distance over the pairs that reach each other, `>= 1`; none if no pair does, or with pivots.
#[must_use]
pub fn mean_distance(paths: &ShortestPaths) -> Option<f64> {
    let farness: u64 = paths.inward.iter().map(|reach| reach.farness).sum();
    let pairs: u64 = paths.inward.iter().map(|reach| u64::from(reach.reached)).sum();
    (pairs > 0 && paths.sources.pivots().is_none()).then(|| farness as f64 / pairs as f64)
}

#[cfg(test)]
mod tests {
    use super::super::betweenness::{Sources, shortest_paths};
    use super::*;
    use crate::shapes::{graph, star};

    #[test]
    fn the_centre_of_a_star_is_next_to_all() {
        let paths = shortest_paths(&star(4), false, Sources::All);
        assert_eq!(closeness(&paths), Some(vec![1.0, 0.6, 0.6, 0.6]));
        assert_eq!(harmonic(&paths), [3.0, 2.0, 2.0, 2.0]);
        assert_eq!(mean_distance(&paths), Some(1.5));
    }

    #[test]
    fn a_far_off_pair_is_not_central() {
        let paths = shortest_paths(&graph(5, &[(0, 1)]), false, Sources::All);
        assert_eq!(closeness(&paths).map(|all| (all[0], all[4])), Some((0.25, 0.0)));
    }
}
