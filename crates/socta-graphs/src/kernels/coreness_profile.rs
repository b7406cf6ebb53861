//! Coreness profile: how slowly the chance to stay inside grows when a network is built up from its weakest member.
//!
//! A random walker in the set S stays in S at the next step with the persistence probability
//! `α(S) = Σ_{i,j in S} w_ij / Σ_{i in S} s_i`. Starting from the weakest node, the node that keeps α smallest is added at
//! each step; α after the k-th step is the profile, and the value at which a node entered is its coreness (0 outermost, 1
//! innermost). The profile of a star stays at 0 to the end, that of a complete graph rises evenly. The cp-centralisation
//! `1 - 2/(n-2) Σ_{k=1}^{n-1} α_k` is 1 for a star and 0 for a complete graph. At equal α the node of smaller strength, then
//! the smaller node is added; among the rest the choice has no name in the paper.
//!
//! # Source
//!
//! Della Rossa, Dercole & Piccardi 2013, "Profiling core-periphery network structure by random walkers", Sci. Rep. 3:1467.
//!
//! # Complexity
//!
//! O(n² + m) time, O(n) memory.
//!
//! # Example
//!
//! A star of five: profile `[0, 0, 0, 0, 1]`, cp-centralisation 1.

use crate::csr::Csr;

/// Relative difference below which two persistences are equal.
const SAME: f64 = 1e-12;

/// The profile of a graph.
#[derive(Debug, Clone, PartialEq)]
pub struct CorenessProfile {
    /// Persistence probability after each step, `0..=1`.
    pub profile: Vec<f64>,
    /// Coreness of each node: persistence at the step in which it entered, `0..=1`.
    pub coreness: Vec<f64>,
    /// Core-periphery centralisation (cp), at most 1; none below three nodes or without ties.
    pub centralization: Option<f64>,
}

/// The profile along ties; `weighted`: with strengths, else with their number. Meant for connected graphs; nodes without
/// ties enter first, at 0.
#[must_use]
pub fn coreness_profile(ties: &Csr, weighted: bool) -> CorenessProfile {
    let nodes = ties.nodes();
    let weight = |node: usize, at: usize| if weighted { ties.weight(node, at) } else { 1.0 };
    let strength: Vec<f64> =
        (0..nodes).map(|node| (0..ties.degree(node)).map(|at| weight(node, at)).sum()).collect();
    // Weight of each node towards the set; infinite once it is in it.
    let mut towards = vec![0.0; nodes];
    let mut rest: Vec<u32> = (0..nodes as u32).collect();
    let by_strength =
        |&a: &u32, &b: &u32| strength[a as usize].total_cmp(&strength[b as usize]).then(a.cmp(&b));
    rest.sort_unstable_by(by_strength);
    let (mut inside, mut all) = (0.0, 0.0);
    let mut profile = Vec::with_capacity(nodes);
    let mut coreness = vec![0.0; nodes];
    while !rest.is_empty() {
        let alpha = |node: u32| {
            let whole: f64 = all + strength[node as usize];
            if whole > 0.0 { (inside + 2.0 * towards[node as usize]) / whole } else { 0.0 }
        };
        let mut best = (0, alpha(rest[0]));
        for (at, &node) in rest.iter().enumerate().skip(1) {
            let value = alpha(node);
            if value < best.1 - SAME {
                best = (at, value);
            }
        }
        let node = rest.remove(best.0) as usize;
        inside += 2.0 * towards[node];
        all += strength[node];
        profile.push(best.1);
        coreness[node] = best.1;
        for (at, &other) in ties.neighbours(node).iter().enumerate() {
            towards[other as usize] += weight(node, at);
        }
    }
    let centralization = (nodes > 2 && all > 0.0).then(|| {
        let sum: f64 = profile[..nodes - 1].iter().sum();
        1.0 - 2.0 * sum / (nodes as f64 - 2.0)
    });
    CorenessProfile { profile, coreness, centralization }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, path, star};

    #[test]
    fn della_rossa_2013_a_star_is_1_and_a_complete_graph_is_0() {
        for nodes in 3..12 {
            let star = coreness_profile(&star(nodes), false);
            assert_eq!(star.centralization, Some(1.0));
            assert_eq!(star.coreness[0], 1.0);
            let complete =
                coreness_profile(&complete(nodes), false).centralization.expect("three nodes or more");
            assert!(complete.abs() < 1e-12, "{complete}");
        }
    }

    #[test]
    fn the_profile_of_a_complete_graph_rises_evenly() {
        let found = coreness_profile(&complete(5), false).profile;
        assert_eq!(found, [0.0, 0.25, 0.5, 0.75, 1.0]);
    }

    #[test]
    fn a_path_is_built_from_every_other_node() {
        // 0 and 4 first, then 2; adding 1 to {0, 2, 4} closes two ties: 4 / 6, then all.
        let found = coreness_profile(&path(5), false).profile;
        assert_eq!(found, [0.0, 0.0, 0.0, 4.0 / 6.0, 1.0]);
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        assert_eq!(coreness_profile(&graph(4, &[]), false).centralization, None);
        assert_eq!(coreness_profile(&graph(0, &[]), false).profile, Vec::<f64>::new());
    }
}
