//! Betweenness and distances, from one breadth-first search a source.
//!
//! Betweenness of v is the sum over pairs (s, t) of the share of shortest paths from s to t that pass through v, end points
//! left out. **Undirected: each pair counts once** (some libraries count it twice). Directed: each ordered pair counts.
//! Distances are numbers of links; [`super::weighted_betweenness`] takes strength into account.
//!
//! Eight searches go over the graph at once (`batch`): sources see most links at the same few distances, so that a link is
//! visited some three times for eight sources instead of eight times, and each visit is one row of eight numbers. Where
//! distances are long, as on a path, one search after the other is faster (`single`), and is taken.
//!
//! # Source
//!
//! Brandes 2001, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25:163-177; for graphs that are too
//! large, Brandes & Pich 2007, "Centrality estimation in large networks": a part of the sources stands for all, here every
//! (n/k)-th node of the order by degree, so that no random number is needed. Searches that share their way: Then, Kaufmann,
//! Chirigati, Hoang-Vu, Pham, Kemper, Neumann & Vo 2014, "The more the merrier: efficient multi-source graph traversal",
//! PVLDB 8(4):449-460.
//!
//! # Complexity
//!
//! O(n m) time (k m with k pivots), O(n + m) memory a thread (some 300 n bytes, of which 64 n are two partial sums). Sources are
//! taken in blocks whose size depends on their number only, and the blocks are added in their order: the result has the
//! same bytes at any number of threads.
//!
//! # Example
//!
//! A path of five: betweenness `[0, 3, 4, 3, 0]`.

mod batch;
mod single;
mod sums;

pub use self::sums::Reach;

use rayon::prelude::*;

use self::batch::{Batch, LANES};
use self::single::Search;
use self::sums::Sums;
use crate::csr::Csr;

/// Largest number of blocks of sources.
const BLOCKS: usize = 64;
/// Smallest number of sources in a block.
const SMALLEST_BLOCK: usize = 16;
/// Blocks that a thread works on before they are added to the sum.
const BLOCKS_PER_THREAD: usize = 2;
/// Above this number of nodes betweenness is estimated.
pub const EXACT_NODES: usize = 20_000;
/// Above this many visits of nodes and links betweenness is estimated.
pub const EXACT_VISITS: u64 = 4_000_000_000;
/// Visits that an estimate may take.
const ESTIMATE_VISITS: u64 = 1_000_000_000;
/// Fewest pivots of an estimate.
const FEWEST_PIVOTS: u64 = 16;
/// Most pivots of an estimate.
const MOST_PIVOTS: u64 = 1_024;
/// From which nodes the searches start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sources {
    /// From all: the result is exact.
    All,
    /// From some that stand for all: the result is an estimate.
    Pivots(Vec<u32>),
}

impl Sources {
    /// All nodes where that is affordable ([`EXACT_NODES`], [`EXACT_VISITS`]), else pivots. `effort` says how many times
    /// as long a visit takes as in a breadth-first search.
    #[must_use]
    pub fn affordable(outgoing: &Csr, effort: u64) -> Self {
        let search = effort * (outgoing.nodes() + outgoing.arcs()).max(1) as u64;
        if outgoing.nodes() <= EXACT_NODES && search * outgoing.nodes() as u64 <= EXACT_VISITS {
            return Self::All;
        }
        let pivots = (ESTIMATE_VISITS / search).clamp(FEWEST_PIVOTS, MOST_PIVOTS);
        Self::Pivots(pivots_by_degree(outgoing, pivots as usize))
    }

    /// Number of pivots; none if the result is exact.
    #[must_use]
    pub fn pivots(&self) -> Option<usize> {
        match self {
            Self::All => None,
            Self::Pivots(pivots) => Some(pivots.len()),
        }
    }

    /// The sources, and how many nodes each of them stands for.
    pub(super) fn list(&self, outgoing: &Csr) -> (Vec<u32>, f64) {
        match self {
            Self::All => ((0..outgoing.nodes() as u32).collect(), 1.0),
            Self::Pivots(pivots) => {
                let starting = (0..outgoing.nodes()).filter(|&node| outgoing.degree(node) > 0).count();
                (pivots.clone(), starting as f64 / pivots.len().max(1) as f64)
            }
        }
    }
}

/// Every (n/k)-th of the nodes from which a link goes out, in falling order of degree.
fn pivots_by_degree(outgoing: &Csr, pivots: usize) -> Vec<u32> {
    let mut nodes: Vec<u32> =
        (0..outgoing.nodes() as u32).filter(|&node| outgoing.degree(node as usize) > 0).collect();
    nodes.sort_by_key(|&node| std::cmp::Reverse(outgoing.degree(node as usize)));
    let pivots = pivots.min(nodes.len());
    let mut chosen: Vec<u32> =
        (0..pivots).map(|at| nodes[(2 * at + 1) * nodes.len() / (2 * pivots)]).collect();
    chosen.sort_unstable();
    chosen
}

/// Betweenness and distances of every node.
#[derive(Debug, Clone, PartialEq)]
pub struct ShortestPaths {
    /// Betweenness of each node, `>= 0`; an estimate if `sources` are pivots.
    pub betweenness: Vec<f64>,
    /// Distances from others *to* each node. With pivots, only those from the pivots, not scaled.
    pub inward: Vec<Reach>,
    /// Distances *from* each source to others, in the order of the sources. Equal to `inward` in an undirected graph.
    pub outward: Vec<Reach>,
    /// The longest finite distance seen.
    pub longest: u32,
    /// From where it was computed.
    pub sources: Sources,
    /// How many nodes each source stands for; 1 if the result is exact.
    pub stands_for: f64,
}

/// Betweenness and distances along the links of `outgoing`. `directed` says whether each ordered pair counts.
#[must_use]
pub fn shortest_paths(outgoing: &Csr, directed: bool, sources: Sources) -> ShortestPaths {
    let (list, stands_for) = sources.list(outgoing);
    // In an undirected graph distances from a node are those to it, and need not be counted twice.
    let both = directed || sources != Sources::All;
    let mut total = Sums::new(outgoing.nodes());
    let size = block_size(list.len());
    let mut searches: Vec<Searches> = Vec::new();
    searches.resize_with(rayon::current_num_threads(), Searches::default);
    // Few blocks at a time, because each of them holds sums for all nodes.
    let share = size * BLOCKS_PER_THREAD;
    for wave in list.chunks(share * searches.len()) {
        let run = |(searches, some): (&mut Searches, &[u32])| -> Vec<Sums> {
            some.chunks(size).map(|block| searches.run(outgoing, block, both)).collect()
        };
        let blocks: Vec<Vec<Sums>> = searches.par_iter_mut().zip(wave.par_chunks(share)).map(run).collect();
        blocks.into_iter().flatten().for_each(|block| total.join(block));
    }
    if !both {
        total.outward.clone_from(&total.inward);
    }
    let factor = if directed { stands_for } else { stands_for / 2.0 };
    for value in &mut total.betweenness {
        *value *= factor;
    }
    ShortestPaths {
        betweenness: total.betweenness,
        inward: total.inward,
        outward: total.outward,
        longest: total.longest,
        sources,
        stands_for,
    }
}

/// What a thread needs for a block of sources, made when it is needed first.
#[derive(Default)]
struct Searches {
    batch: Option<Batch>,
    single: Option<Search>,
}

impl Searches {
    /// Several sources at once, unless the graph turns out to be one where that does not pay or numbers of paths overflow;
    /// that depends on the graph and the block alone.
    fn run(&mut self, outgoing: &Csr, block: &[u32], both: bool) -> Sums {
        let mut sums = Sums::new(outgoing.nodes());
        let mut together = true;
        for some in block.chunks(LANES) {
            let batch = self.batch.get_or_insert_with(|| Batch::new(outgoing.nodes()));
            if together && batch.run(outgoing, some) {
                batch.collect(outgoing, some.len(), both, &mut sums);
                together = batch.pays();
                continue;
            }
            let single = self.single.get_or_insert_with(|| Search::new(outgoing.nodes()));
            for &source in some {
                single.run(outgoing, source);
                single.collect(outgoing, both, &mut sums);
            }
        }
        sums
    }
}

/// Sources in a block: a function of their number alone.
pub(super) fn block_size(sources: usize) -> usize {
    sources.div_ceil(BLOCKS).max(SMALLEST_BLOCK)
}

/// Betweenness as a share of the largest possible value, `0..=1`; none with fewer than three nodes.
#[must_use]
pub fn normalized(betweenness: &[f64], directed: bool) -> Option<Vec<f64>> {
    let nodes = betweenness.len() as f64;
    if betweenness.len() < 3 {
        return None;
    }
    let largest = (nodes - 1.0) * (nodes - 2.0) / if directed { 1.0 } else { 2.0 };
    Some(betweenness.iter().map(|value| value / largest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge_set::{Edge, EdgeSet};
    use crate::shapes::{complete, graph, path, star};

    fn exact(ties: &Csr) -> ShortestPaths {
        shortest_paths(ties, false, Sources::All)
    }

    #[test]
    fn each_pair_counts_once() {
        assert_eq!(exact(&path(5)).betweenness, [0.0, 3.0, 4.0, 3.0, 0.0]);
        assert_eq!(exact(&star(6)).betweenness[0], 10.0);
        assert!(exact(&complete(5)).betweenness.iter().all(|&value| value == 0.0));
    }

    #[test]
    fn two_ways_share_a_pair() {
        let square = exact(&graph(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]));
        assert_eq!(square.betweenness, [0.5; 4]);
        assert_eq!(normalized(&square.betweenness, false).map(|all| all[0]), Some(0.5 / 3.0));
    }

    #[test]
    fn directed_paths_count_in_their_direction() {
        let arcs = [(0, 1), (1, 2)].map(|(a, b)| Edge::new(a, b, 1.0));
        let set = EdgeSet::directed(3, arcs.to_vec());
        let found = shortest_paths(&set.outgoing(), true, Sources::All);
        assert_eq!(found.betweenness, [0.0, 1.0, 0.0]);
        assert_eq!(found.inward[2], Reach { harmonic: 1.5, farness: 3, reached: 2 });
        assert_eq!(found.outward[2], Reach::default());
    }

    #[test]
    fn distances_come_along() {
        let found = exact(&path(4));
        assert_eq!(found.inward[0], Reach { harmonic: 1.0 + 0.5 + 1.0 / 3.0, farness: 6, reached: 3 });
        assert_eq!(found.longest, 3);
        assert_eq!(found.outward[0].farness, 6);
    }

    #[test]
    fn a_long_mesh_does_not_overflow() {
        // 1,500 squares in a row: 2^1500 shortest paths from end to end.
        let squares = 1_500u32;
        let ties: Vec<(u32, u32)> = (0..squares)
            .flat_map(|at| {
                let left = 3 * at;
                [(left, left + 1), (left, left + 2), (left + 1, left + 3), (left + 2, left + 3)]
            })
            .collect();
        let found = exact(&graph(3 * squares as usize + 1, &ties));
        let upper = found.betweenness[3 * 700 + 1];
        assert!(upper.is_finite());
        assert!((upper / found.betweenness[3 * 700 + 2] - 1.0).abs() < 1e-12);
        // Every path from left to right passes each joint: pairs left of it times pairs right of it, at least.
        let joint = found.betweenness[3 * 700];
        assert!((joint - (2_100.0 * 2_400.0)).abs() / joint < 1e-3, "{joint}");
    }

    #[test]
    fn pivots_estimate_what_all_sources_give() {
        let ties = star(101);
        let pivots = Sources::Pivots(pivots_by_degree(&ties, 20));
        assert_eq!(pivots.pivots(), Some(20));
        let estimate = shortest_paths(&ties, false, pivots);
        let truth = 100.0 * 99.0 / 2.0;
        assert!((estimate.betweenness[0] - truth).abs() / truth < 0.06, "{}", estimate.betweenness[0]);
    }

    #[test]
    fn small_graphs_are_exact() {
        assert_eq!(Sources::affordable(&path(100), 1), Sources::All);
        let long = path(EXACT_NODES as u32 + 1);
        assert!(Sources::affordable(&long, 1).pivots().is_some_and(|pivots| pivots == 1_024));
    }
}
