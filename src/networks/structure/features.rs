//! What decides the structure: numbers that a network's ties give, whatever their direction and strength.
//!
//! All are taken on the largest component of the seen part (actors with a tie), but the first two. Shares are `0..=1`.
//! What is not defined (a fit without periphery) is 0, which the model has learned as well.
//!
//! # Source
//!
//! Borgatti & Everett 2000 and Lip 2011 (core), Freeman 1979 (betweenness, centralization), Blondel et al. 2008
//! (communities), Della Rossa et al. 2013 (cp-centralisation), Newman 2002 (assortativity); the choice is this program's.
//!
//! # Complexity
//!
//! O(n m) time for betweenness, O(n²) for the coreness profile.

use serde::Serialize;

use crate::networks::Csr;
use crate::networks::kernels::betweenness::{ShortestPaths, Sources, normalized, shortest_paths};
use crate::networks::kernels::centralization::degree_centralization;
use crate::networks::kernels::clustering::{local_clustering, transitivity, triangles};
use crate::networks::kernels::communities::{communities, modularity, share_between};
use crate::networks::kernels::components::components;
use crate::networks::kernels::core_periphery::{CorePeriphery, core_periphery};
use crate::networks::kernels::coreness_profile::coreness_profile;
use crate::networks::kernels::cut_points::cut_points;
use crate::networks::kernels::k_core::core_numbers;
use crate::numeric::float;

/// Number of features.
pub const COUNT: usize = NAMES.len();

/// Keys of the features, in the order of [`Features::values`].
pub const NAMES: [&str; 33] = [
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
    "between_communities",
    "modularity",
    "communities",
    "head_ties",
    "head_star",
    "leaf_share",
    "leaves_at_core",
    "leaf_host_degree",
    "degree_centralization",
    "degree_variation",
    "top_degree_share",
    "cp_centralization",
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
/// Fewest members of a community that has a head.
const FEWEST_WITH_HEAD: u32 = 3;

/// The features of a network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Features {
    /// Actors of the component looked at.
    pub actors: usize,
    /// Ties within it.
    pub ties: usize,
    /// Values in the order of [`NAMES`].
    #[serde(serialize_with = "by_name")]
    pub values: [f64; COUNT],
}

fn by_name<S: serde::Serializer>(values: &[f64; COUNT], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(NAMES.iter().zip(values))
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
    let core = core_periphery(ties);
    let order = by_betweenness(ties, &shares);
    let (first, second) = (shares[order[0] as usize], shares[order[1] as usize]);
    let [top_ties, top_reach] = among(ties, &order[..TOP.min(order.len())]);
    let cells = Cells::of(ties, &shares);
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
        core.fit.unwrap_or(0.0),
        core.core_density.unwrap_or(0.0),
        of_all(core.core.len()),
        core.periphery_density.unwrap_or(0.0) * (nodes - core.core.len() as f64 - 1.0).max(0.0),
        first,
        second,
        if second > 0.0 { (first / second).min(LARGEST_APEX) } else { LARGEST_APEX },
        top_ties,
        top_reach,
        cells.between,
        cells.modularity,
        cells.count / nodes.sqrt(),
        cells.head_ties,
        cells.head_star,
        of_all(leaves.count),
        leaves.at_core,
        leaves.host_degree,
        degrees.centralization,
        degrees.variation,
        degrees.largest / (nodes - 1.0),
        coreness_profile(ties, false).centralization.unwrap_or(0.0),
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

/// Nodes in falling order of betweenness, then of degree.
fn by_betweenness(ties: &Csr, shares: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..ties.nodes() as u32).collect();
    // Betweenness is compared to twelve digits: the last bits depend on the order of sums.
    let key = |node: u32| ((shares[node as usize] * 1e12).round() as u64, ties.degree(node as usize));
    order.sort_by_key(|&node| std::cmp::Reverse(key(node)));
    order
}

/// Share of pairs among the chosen that are tied, and share of the others that the first of them is tied to.
fn among(ties: &Csr, chosen: &[u32]) -> [f64; 2] {
    let others = chosen.len().saturating_sub(1) as f64;
    if others < 1.0 {
        return [0.0, 0.0];
    }
    let tied = |a: u32, b: u32| ties.neighbours(a as usize).binary_search(&b).is_ok();
    let count = |at: usize| chosen[at + 1..].iter().filter(|&&to| tied(chosen[at], to)).count() as f64;
    let all: f64 = (0..chosen.len()).map(count).sum();
    [all / (others * (others + 1.0) / 2.0), count(0) / others]
}

/// What communities say.
struct Cells {
    between: f64,
    modularity: f64,
    count: f64,
    head_ties: f64,
    head_star: f64,
}

impl Cells {
    fn of(ties: &Csr, shares: &[f64]) -> Self {
        let of = communities(ties);
        let count = of.iter().max().map_or(0, |&last| last as usize + 1);
        let mut sizes = vec![0_u32; count];
        let mut heads: Vec<Option<u32>> = vec![None; count];
        let key = |node: u32| (ties.degree(node as usize), (shares[node as usize] * 1e12).round() as u64);
        for (node, &community) in (0_u32..).zip(&of) {
            sizes[community as usize] += 1;
            let head = &mut heads[community as usize];
            if head.is_none_or(|head| key(node) > key(head)) {
                *head = Some(node);
            }
        }
        let large = heads.iter().zip(&sizes).filter(|&(_, &size)| size >= FEWEST_WITH_HEAD);
        let mut heads: Vec<u32> = large.filter_map(|(&head, _)| head).collect();
        heads.sort_by_key(|&head| std::cmp::Reverse(degree_among(ties, head, &of)));
        let most = heads.iter().map(|&head| {
            let tied = |&&other: &&u32| ties.neighbours(head as usize).binary_search(&other).is_ok();
            heads.iter().filter(tied).count()
        });
        let star = most.max().unwrap_or(0) as f64 / (heads.len().max(2) - 1) as f64;
        Self {
            between: share_between(ties, &of).unwrap_or(0.0),
            modularity: modularity(ties, &of).unwrap_or(0.0),
            count: count as f64,
            head_ties: among(ties, &heads)[0],
            head_star: star,
        }
    }
}

/// Ties of a node into other communities.
fn degree_among(ties: &Csr, node: u32, of: &[u32]) -> usize {
    let own = of[node as usize];
    ties.neighbours(node as usize).iter().filter(|&&other| of[other as usize] != own).count()
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
    fn of(ties: &Csr, core: &CorePeriphery) -> Self {
        let largest = (0..ties.nodes()).map(|node| ties.degree(node)).max().unwrap_or(0).max(1) as f64;
        let hosts: Vec<u32> = (0..ties.nodes())
            .filter(|&node| ties.degree(node) == 1)
            .map(|node| ties.neighbours(node)[0])
            .collect();
        let mean = |sum: f64| if hosts.is_empty() { 0.0 } else { sum / hosts.len() as f64 };
        let at_core = hosts.iter().filter(|host| core.core.binary_search(host).is_ok()).count();
        let degrees: usize = hosts.iter().map(|&host| ties.degree(host as usize)).sum();
        Self {
            count: hosts.len(),
            at_core: mean(at_core as f64),
            host_degree: mean(degrees as f64 / largest),
        }
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
        let power = |exponent: i32| degrees.iter().map(|degree| degree.powi(exponent)).sum::<f64>();
        let (sum, squares, cubes) = (power(1), power(2), power(3));
        let mean = sum / nodes;
        let mut products = 0.0;
        for node in 0..ties.nodes() {
            let around: f64 = ties.neighbours(node).iter().map(|&other| degrees[other as usize]).sum();
            products += degrees[node] * around;
        }
        let spread = cubes / sum - (squares / sum) * (squares / sum);
        let joint = products / sum - (squares / sum) * (squares / sum);
        Self {
            mean,
            largest: degrees.iter().copied().fold(0.0, f64::max),
            variation: (squares / nodes - mean * mean).max(0.0).sqrt() / mean,
            centralization: degree_centralization(&degrees).unwrap_or(0.0),
            assortativity: if spread > 1e-9 { joint / spread } else { 0.0 },
        }
    }
}

/// Mean and longest distance. With pivots the mean is that of the pivots.
fn distances(paths: &ShortestPaths) -> (f64, f64) {
    let (sum, pairs) = paths
        .outward
        .iter()
        .fold((0_u64, 0_u64), |(sum, pairs), reach| (sum + reach.farness, pairs + u64::from(reach.reached)));
    (sum as f64 / pairs.max(1) as f64, f64::from(paths.longest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::networks::kernels::shapes::{complete, graph, star};

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
            ("cp_centralization", 1.0),
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
            [("top_betweenness", 0.0), ("leaf_share", 0.0), ("between_communities", 0.0), ("clustering", 1.0)]
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
