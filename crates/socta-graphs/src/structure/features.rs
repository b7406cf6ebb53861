//! What decides the structure: numbers that a network's ties give, whatever their direction and strength.
//!
//! All are taken on the largest component of the seen part (actors with a tie), but the first two. Shares are `0..=1`.
//! What is not defined (a fit without periphery) is 0, which the model has learned as well. None depends on how actors are
//! named: where equal degrees or equal betweennesses leave a choice, the value is the mean over the choices or that of all
//! who are equal.
//!
//! # Source
//!
//! Borgatti & Everett 2000 and Lip 2011 (core), Freeman 1979 (betweenness, centralization), Newman 2002
//! (assortativity); the choice is this program's. Communities are left out: they depend on a partition that is one of
//! many, and were found to add nothing.
//!
//! # Complexity
//!
//! O(n m) time for betweenness.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Serialize};

use super::boundary::ExpectedCore;
use crate::csr::Csr;
use crate::kernels::betweenness::{ShortestPaths, Sources, normalized, shortest_paths};
use crate::kernels::centralization::degree_centralization;
use crate::kernels::clustering::{local_clustering, transitivity, triangles};
use crate::kernels::components::components;
use crate::kernels::cut_points::cut_points;
use crate::kernels::k_core::core_numbers;
use socta_base::numeric::float;

/// Number of features.
pub const COUNT: usize = NAMES.len();

/// Keys of the features, in the order of [`Features::values`].
pub const NAMES: [&str; 27] = [
    "component_share",
    "mean_degree_seen",
    "size_log",
    "mean_degree",
    "core_fit",
    "core_density",
    "core_share",
    "periphery_degree",
    "top_betweenness",
    "second_betweenness",
    "apex_ratio",
    "top_ties",
    "top_reach",
    "leaf_share",
    "leaves_at_core",
    "leaf_host_degree",
    "degree_centralization",
    "degree_variation",
    "top_degree_share",
    "transitivity",
    "clustering",
    "max_core",
    "two_core_share",
    "bridge_share",
    "assortativity",
    "mean_distance",
    "diameter",
];

/// How many actors of highest betweenness are looked at for their ties among each other.
const TOP: usize = 6;
/// A ratio of betweennesses is cut off here.
const LARGEST_APEX: f64 = 6.0;
/// Betweennesses that differ by less are equal: their last bits depend on the order of sums.
const SAME: f64 = 1e-9;

/// The features of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Features {
    /// Actors of the component looked at.
    pub actors: usize,
    /// Ties within it.
    pub ties: usize,
    /// Values in the order of [`NAMES`].
    #[serde(serialize_with = "by_name", deserialize_with = "of_names")]
    #[schemars(with = "BTreeMap<String, f64>")]
    pub values: [f64; COUNT],
}

fn by_name<S: serde::Serializer>(values: &[f64; COUNT], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(NAMES.iter().zip(values))
}

/// One value for each of [`NAMES`], and nothing else.
fn of_names<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<[f64; COUNT], D::Error> {
    let mut read = BTreeMap::<String, f64>::deserialize(deserializer)?;
    let mut values = [0.0; COUNT];
    for (name, value) in NAMES.iter().zip(&mut values) {
        *value = read.remove(*name).ok_or_else(|| D::Error::missing_field(name))?;
    }
    match read.into_keys().next() {
        Some(other) => Err(D::Error::unknown_field(&other, &NAMES)),
        None => Ok(values),
    }
}

impl Features {
    /// The feature of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        NAMES.iter().position(|known| *known == name).map(|at| self.values[at])
    }
}

/// The features of a network; none if its largest component has fewer than `fewest` actors (and never below three).
#[must_use]
pub fn features(ties: &Csr, fewest: usize) -> Option<Features> {
    let parts = components(ties);
    let (largest, size) = parts.largest()?;
    if (size as usize) < fewest.max(3) {
        return None;
    }
    let seen = (0..ties.nodes()).filter(|&node| ties.degree(node) > 0).count() as f64;
    let whole = [f64::from(size) / seen, ties.arcs() as f64 / seen];
    if size as usize == ties.nodes() {
        return of_connected(ties, whole);
    }
    of_connected(&ties.induced(&parts.members(largest)), whole)
}

fn of_connected(ties: &Csr, whole: [f64; 2]) -> Option<Features> {
    let nodes = ties.nodes() as f64;
    let paths = shortest_paths(ties, false, Sources::affordable(ties, 1));
    let shares = normalized(&paths.betweenness, false)?;
    let core = ExpectedCore::of(ties);
    let top = Top::of(ties, &shares);
    let leaves = Leaves::of(ties, &core);
    let degrees = Degrees::of(ties);
    let closed = triangles(ties);
    let clustering = local_clustering(ties, &closed);
    let cores = core_numbers(ties);
    let (distance, diameter) = distances(&paths);
    let log_size = float::ln(nodes);
    let of_all = |count: usize| count as f64 / nodes;
    let values = [
        whole[0],
        whole[1],
        log_size,
        degrees.mean,
        core.fit,
        core.density,
        of_all(core.size),
        core.periphery_degree,
        top.first,
        top.second,
        if top.second > 0.0 { (top.first / top.second).min(LARGEST_APEX) } else { LARGEST_APEX },
        top.ties,
        top.reach,
        of_all(leaves.count),
        leaves.at_core,
        leaves.host_degree,
        degrees.centralization,
        degrees.variation,
        degrees.largest / (nodes - 1.0),
        transitivity(ties, &closed).unwrap_or(0.0),
        clustering.iter().sum::<f64>() / nodes,
        f64::from(cores.iter().copied().max().unwrap_or(0)),
        of_all(cores.iter().filter(|&&core| core >= 2).count()),
        cut_points(ties).bridges.len() as f64 / (ties.arcs() as f64 / 2.0),
        degrees.assortativity,
        distance / log_size,
        diameter / log_size,
    ];
    Some(Features { actors: ties.nodes(), ties: ties.arcs() / 2, values })
}

/// The actors of highest betweenness.
struct Top {
    first: f64,
    second: f64,
    /// Share of pairs of the first few that are tied; all who equal the last of them are taken.
    ties: f64,
    /// Share of the others to whom the first is tied; of several equal ones the largest.
    reach: f64,
}

impl Top {
    fn of(ties: &Csr, shares: &[f64]) -> Self {
        let mut values = shares.to_vec();
        values.sort_unstable_by(|a, b| b.total_cmp(a));
        let least = values[TOP.min(values.len()) - 1] - SAME;
        let chosen: Vec<u32> =
            (0_u32..).zip(shares).filter(|&(_, &share)| share >= least).map(|(node, _)| node).collect();
        let others = (chosen.len().max(2) - 1) as f64;
        let count = |node: u32| {
            let around = ties.neighbours(node as usize);
            chosen.iter().filter(|other| around.binary_search(other).is_ok()).count() as f64
        };
        let all: f64 = chosen.iter().map(|&node| count(node)).sum();
        let firsts = chosen.iter().filter(|&&node| shares[node as usize] >= values[0] - SAME);
        Self {
            first: values[0],
            second: values[1],
            ties: all / (others * (others + 1.0)),
            reach: firsts.map(|&node| count(node)).fold(0.0, f64::max) / others,
        }
    }
}

/// Actors with one tie.
struct Leaves {
    count: usize,
    /// Share of them that hang on the core.
    at_core: f64,
    /// Mean degree of those on whom they hang, relative to the largest one.
    host_degree: f64,
}

impl Leaves {
    fn of(ties: &Csr, core: &ExpectedCore) -> Self {
        let largest = (0..ties.nodes()).map(|node| ties.degree(node)).max().unwrap_or(0).max(1) as f64;
        let is_leaf = |&node: &usize| ties.degree(node) == 1;
        // Degrees of the hosts in order, so that the sum does not depend on the order of the actors.
        let mut hosts: Vec<usize> = (0..ties.nodes())
            .filter(is_leaf)
            .map(|node| ties.degree(ties.neighbours(node)[0] as usize))
            .collect();
        hosts.sort_unstable();
        let mean = |sum: f64| if hosts.is_empty() { 0.0 } else { sum / hosts.len() as f64 };
        let at_core: f64 = hosts.iter().map(|&degree| core.chance(degree)).sum();
        let degrees: usize = hosts.iter().sum();
        Self { count: hosts.len(), at_core: mean(at_core), host_degree: mean(degrees as f64 / largest) }
    }
}

/// What degrees say.
struct Degrees {
    mean: f64,
    largest: f64,
    /// Standard deviation divided by the mean.
    variation: f64,
    centralization: f64,
    /// Correlation of the degrees at both ends of a tie.
    assortativity: f64,
}

impl Degrees {
    fn of(ties: &Csr) -> Self {
        let degrees: Vec<f64> = (0..ties.nodes()).map(|node| ties.degree(node) as f64).collect();
        let nodes = degrees.len() as f64;
        // Sums of whole numbers are exact, so their order does not matter.
        let sum: f64 = degrees.iter().sum();
        let squares: f64 = degrees.iter().map(|degree| degree * degree).sum();
        let cubes: f64 = degrees.iter().map(|degree| degree * degree * degree).sum();
        let mut products = 0.0;
        for node in 0..ties.nodes() {
            let around: f64 = ties.neighbours(node).iter().map(|&other| degrees[other as usize]).sum();
            products += degrees[node] * around;
        }
        let mean = sum / nodes;
        let typical = squares / sum;
        let (spread, joint) = (cubes / sum - typical * typical, products / sum - typical * typical);
        Self {
            mean,
            largest: degrees.iter().copied().fold(0.0, f64::max),
            variation: (squares / nodes - mean * mean).max(0.0).sqrt() / mean,
            centralization: degree_centralization(&degrees).unwrap_or(0.0),
            assortativity: if spread > SAME { joint / spread } else { 0.0 },
        }
    }
}

/// Mean and longest distance. With pivots the mean is that of the pivots.
fn distances(paths: &ShortestPaths) -> (f64, f64) {
    let add = |(sum, pairs), reach: &crate::kernels::betweenness::Reach| {
        (sum + reach.farness, pairs + u64::from(reach.reached))
    };
    let (sum, pairs) = paths.outward.iter().fold((0_u64, 0_u64), add);
    (sum as f64 / pairs.max(1) as f64, f64::from(paths.longest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, star};

    fn of(ties: &Csr, name: &str) -> f64 {
        features(ties, 3).and_then(|found| found.get(name)).expect("the shapes are large enough")
    }

    #[test]
    fn a_star_is_all_apex_and_leaves() {
        let star = star(12);
        for (name, value) in [
            ("top_betweenness", 1.0),
            ("second_betweenness", 0.0),
            ("apex_ratio", LARGEST_APEX),
            ("leaf_share", 11.0 / 12.0),
            ("leaves_at_core", 1.0),
            ("leaf_host_degree", 1.0),
            ("degree_centralization", 1.0),
            ("top_reach", 1.0),
            ("bridge_share", 1.0),
            ("transitivity", 0.0),
            ("assortativity", -1.0),
        ] {
            assert!((of(&star, name) - value).abs() < 1e-9, "{name}: {}", of(&star, name));
        }
    }

    #[test]
    fn a_complete_graph_has_no_centre() {
        let all = complete(9);
        for (name, value) in
            [("top_betweenness", 0.0), ("leaf_share", 0.0), ("top_ties", 1.0), ("clustering", 1.0)]
        {
            assert!((of(&all, name) - value).abs() < 1e-9, "{name}: {}", of(&all, name));
        }
    }

    #[test]
    fn the_largest_component_counts_and_isolates_do_not() {
        let mut ties: Vec<(u32, u32)> = (1..12).map(|leaf| (0, leaf)).collect();
        ties.push((12, 13));
        let found = features(&graph(20, &ties), 10).expect("a star of twelve");
        assert_eq!((found.actors, found.ties), (12, 11));
        assert_eq!(found.values[0], 12.0 / 14.0);
        assert_eq!(features(&graph(20, &ties), 13), None);
    }

    #[test]
    fn names_are_unique() {
        let distinct: std::collections::BTreeSet<_> = NAMES.iter().collect();
        assert_eq!(distinct.len(), COUNT);
    }
}
