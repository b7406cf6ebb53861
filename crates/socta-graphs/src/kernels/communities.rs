//! Communities: groups with more ties inside than between.
//!
//! One partition out of many nearly as good ones; it suggests cells for review and establishes none. How often two actors
//! stand together over many runs is said by [`co_assignment`].
//!
//! # Source
//!
//! Traag, Waltman & van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected communities", Sci. Rep. 9:5233, for
//! modularity with resolution 1: fast local moving, refinement, aggregation. Where the paper draws a community at random
//! with a weight by its gain, the one of largest gain is taken. Nodes are visited in an order drawn by the seed; the same
//! seed gives the same communities. The whole is done again from what was found while that gains; what is returned hangs together.
//!
//! # Complexity
//!
//! O(m) time a pass, few passes in practice; O(n + m) memory.
//!
//! # Example
//!
//! Two triangles joined by one tie: communities `[0, 0, 0, 1, 1, 1]`.

mod level;
mod scratch;

use self::level::{Level, compact};
use self::scratch::Scratch;
use crate::csr::Csr;
use socta_base::numeric::random::Source;

/// The whole is done again from what was found, so many times at most, while that gains.
const MOST_ROUNDS: u64 = 4;
/// A round must gain more modularity than this.
const LEAST_GAIN: f64 = 1e-4;

/// Community of each node, numbered in the order of their first nodes. Actors without ties are alone.
#[must_use]
pub fn communities(ties: &Csr, seed: u64) -> Vec<u32> {
    let source = Source::new(seed, &["leiden"]);
    let actors = Level::of(ties);
    let mut scratch = Scratch::default();
    let mut of: Vec<u32> = (0..ties.nodes() as u32).collect();
    let mut quality = f64::NEG_INFINITY;
    for round in 0..MOST_ROUNDS {
        let next = level::round(&actors, &of, &mut source.stream(round), &mut scratch);
        let reached = modularity(ties, &next).unwrap_or(0.0);
        let gained = reached - quality;
        if gained < 0.0 {
            break;
        }
        (of, quality) = (next, reached);
        if round > 0 && gained <= LEAST_GAIN {
            break;
        }
    }
    let mut of = connected(ties, &of);
    compact(&mut of);
    of
}

/// How often two actors stand in one community over the runs with the seeds `0..runs`, `0..=1`: the upper triangle of the
/// matrix, row by row without the diagonal.
///
/// # Source
///
/// Good, de Montjoye & Clauset 2010, Phys. Rev. E 81, 046106 (many near-equal optima: no single partition can be trusted).
///
/// # Complexity
///
/// O(runs · (m + n²)).
#[must_use]
pub fn co_assignment(ties: &Csr, runs: u32) -> Vec<f64> {
    let nodes = ties.nodes();
    let mut together = vec![0_u32; nodes * nodes.saturating_sub(1) / 2];
    for seed in 0..runs {
        let of = communities(ties, u64::from(seed));
        let pairs = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b)));
        for (count, (a, b)) in together.iter_mut().zip(pairs) {
            *count += u32::from(of[a] == of[b]);
        }
    }
    together.into_iter().map(|count| f64::from(count) / f64::from(runs.max(1))).collect()
}

/// Mean share of the runs in which an actor stands together with the others of its community, `0..=1`; none for who is alone.
#[must_use]
pub fn stability(of: &[u32], co_assignment: &[f64]) -> Vec<Option<f64>> {
    let nodes = of.len();
    let (mut sum, mut fellows) = (vec![0.0; nodes], vec![0_u32; nodes]);
    let pairs = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b)));
    for (share, (a, b)) in co_assignment.iter().zip(pairs) {
        if of[a] == of[b] {
            for node in [a, b] {
                sum[node] += share;
                fellows[node] += 1;
            }
        }
    }
    sum.iter().zip(fellows).map(|(sum, fellows)| (fellows > 0).then(|| sum / f64::from(fellows))).collect()
}

/// Communities that fall apart are split: what the moves of others have left behind hangs together no more, and modularity
/// can only gain.
fn connected(ties: &Csr, of: &[u32]) -> Vec<u32> {
    let mut part = vec![u32::MAX; of.len()];
    let mut stack = Vec::new();
    let mut next = 0;
    for start in 0..of.len() {
        if part[start] != u32::MAX {
            continue;
        }
        part[start] = next;
        stack.push(start as u32);
        while let Some(node) = stack.pop() {
            for &other in ties.neighbours(node as usize) {
                if part[other as usize] == u32::MAX && of[other as usize] == of[start] {
                    part[other as usize] = next;
                    stack.push(other);
                }
            }
        }
        next += 1;
    }
    part
}

/// Share of ties between different communities, `0..=1`; none without ties.
#[must_use]
pub fn share_between(ties: &Csr, communities: &[u32]) -> Option<f64> {
    let between = (0..ties.nodes())
        .flat_map(|node| ties.neighbours(node).iter().map(move |&other| (node, other as usize)))
        .filter(|&(a, b)| communities[a] != communities[b])
        .count();
    (ties.arcs() > 0).then(|| between as f64 / ties.arcs() as f64)
}

/// Modularity of a partition, `-1/2..=1`, with strengths and resolution 1; none without ties.
///
/// # Source
///
/// Newman & Girvan 2004, Phys. Rev. E 69, 026113.
#[must_use]
pub fn modularity(ties: &Csr, communities: &[u32]) -> Option<f64> {
    let groups = communities.iter().max().map_or(0, |&last| last as usize + 1);
    let (mut inside, mut total) = (0.0, vec![0.0; groups]);
    for node in 0..ties.nodes() {
        let own = communities[node];
        let mut sum = 0.0;
        ties.each(node, |other, weight| {
            sum += weight;
            inside += if communities[other as usize] == own { weight } else { 0.0 };
        });
        total[own as usize] += sum;
    }
    let all: f64 = total.iter().sum();
    (all > 0.0).then(|| inside / all - total.iter().map(|part| (part / all) * (part / all)).sum::<f64>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph};

    #[test]
    fn two_triangles_are_two_communities() {
        let ties = graph(6, &[(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]);
        for seed in 0..20 {
            let found = communities(&ties, seed);
            assert_eq!(found, [0, 0, 0, 1, 1, 1]);
            assert_eq!(share_between(&ties, &found), Some(1.0 / 7.0));
        }
        let stable = stability(&communities(&ties, 0), &co_assignment(&ties, 10));
        assert_eq!(stable, [Some(1.0); 6]);
        // 6/7 of the ties inside, both halves with half of all strength.
        let found = modularity(&ties, &[0, 0, 0, 1, 1, 1]).expect("there are ties");
        assert!((found - (6.0 / 7.0 - 0.5)).abs() < 1e-12);
    }

    #[test]
    fn a_complete_graph_is_one_and_isolates_are_alone() {
        assert_eq!(communities(&complete(7), 1), [0; 7]);
        assert_eq!(communities(&graph(3, &[]), 1), [0, 1, 2]);
        assert!(communities(&graph(0, &[]), 1).is_empty());
        assert_eq!(stability(&[0, 1], &[0.0]), [None, None]);
    }

    #[test]
    fn a_ring_of_cliques_falls_into_its_cliques() {
        // Fortunato & Barthelemy 2007: few enough cliques of five for the resolution of modularity.
        let ties: Vec<(u32, u32)> = (0..10u32)
            .flat_map(|clique| {
                let first = 5 * clique;
                let inside = (0..5).flat_map(move |a| (a + 1..5).map(move |b| (first + a, first + b)));
                inside.chain([(first + 4, (first + 5) % 50)])
            })
            .collect();
        let found = communities(&graph(50, &ties), 3);
        assert!((0..50).all(|node| found[node] == node as u32 / 5), "{found:?}");
    }
}
