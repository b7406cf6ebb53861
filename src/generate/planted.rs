//! Networks with a planted structure in several variants, and how they look to somebody who does not see everything.
//!
//! A classifier that has only seen one way of drawing a hierarchy knows that generator and not hierarchies. Each type has
//! therefore variants that differ in more than their sizes, so that one can be left out of the training and kept for
//! the test.
//!
//! # Source
//! Types: UNODC (2002). The variants are choices of this project; those called `shipped` are what [`super::generate`] draws.
//!
//! # Complexity
//! O(members · ties a member).

use std::collections::BTreeSet;

use super::Structure;
use super::structure::{Members, below};
use crate::numeric::random::Stream;

/// A way of drawing a type.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// The type.
    pub structure: Structure,
    /// Name of the variant, unique within the type.
    pub name: &'static str,
    draw: fn(u32, &mut Stream) -> Ties,
}

type Ties = Vec<(u32, u32)>;

impl Variant {
    /// Ties of a network of `size` members, `8..`, each pair once.
    #[must_use]
    pub fn draw(&self, size: u32, stream: &mut Stream) -> Vec<(u32, u32)> {
        simple((self.draw)(size.max(8), stream))
    }
}

/// All variants, ordered by type.
pub const VARIANTS: [Variant; 17] = [
    Variant {
        structure: Structure::CoreGroup,
        name: "shipped",
        draw: |size, stream| shipped(Structure::CoreGroup, size, stream),
    },
    Variant { structure: Structure::CoreGroup, name: "handlers", draw: handlers },
    Variant { structure: Structure::CoreGroup, name: "large ring", draw: large_ring },
    Variant {
        structure: Structure::StandardHierarchy,
        name: "shipped",
        draw: |size, stream| shipped(Structure::StandardHierarchy, size, stream),
    },
    Variant { structure: Structure::StandardHierarchy, name: "siblings", draw: siblings },
    Variant { structure: Structure::StandardHierarchy, name: "uneven", draw: uneven },
    Variant { structure: Structure::StandardHierarchy, name: "hub", draw: hub },
    Variant {
        structure: Structure::RegionalHierarchy,
        name: "shipped",
        draw: |size, stream| shipped(Structure::RegionalHierarchy, size, stream),
    },
    Variant { structure: Structure::RegionalHierarchy, name: "deputies", draw: deputies },
    Variant { structure: Structure::RegionalHierarchy, name: "uneven", draw: uneven_regions },
    Variant {
        structure: Structure::ClusteredHierarchy,
        name: "shipped",
        draw: |size, stream| shipped(Structure::ClusteredHierarchy, size, stream),
    },
    Variant { structure: Structure::ClusteredHierarchy, name: "trees", draw: council_of_trees },
    Variant { structure: Structure::ClusteredHierarchy, name: "uneven", draw: uneven_council },
    Variant {
        structure: Structure::CriminalNetwork,
        name: "shipped",
        draw: |size, stream| shipped(Structure::CriminalNetwork, size, stream),
    },
    Variant { structure: Structure::CriminalNetwork, name: "projects", draw: projects },
    Variant { structure: Structure::CriminalNetwork, name: "brokered", draw: brokered },
    Variant { structure: Structure::CriminalNetwork, name: "ring of acquaintances", draw: acquaintances },
];

/// What an observer sees: each tie is missed with the probability `lost`, and `wrong` times as many as there are (on
/// average) are seen that do not exist.
#[must_use]
pub fn observed(
    size: u32,
    ties: &[(u32, u32)],
    lost: f64,
    wrong: f64,
    stream: &mut Stream,
) -> Vec<(u32, u32)> {
    let mut seen: Ties = ties.iter().copied().filter(|_| !stream.chance(lost)).collect();
    for _ in ties {
        if stream.chance(wrong) {
            let from = below(stream, size);
            seen.push((from, other(stream, from, size)));
        }
    }
    simple(seen)
}

/// Each pair once, in order, lower member first.
fn simple(ties: Ties) -> Ties {
    let pairs: BTreeSet<(u32, u32)> =
        ties.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect();
    pairs.into_iter().collect()
}

fn shipped(structure: Structure, size: u32, stream: &mut Stream) -> Ties {
    let mut members = Members::default();
    members.draw(structure, size, stream);
    members.ties.iter().map(|&(from, to, _)| (from, to)).collect()
}

/// Uniform among `0..bound` without `not`.
fn other(stream: &mut Stream, not: u32, bound: u32) -> u32 {
    (not + 1 + below(stream, bound.saturating_sub(1))) % bound.max(1)
}

fn between(stream: &mut Stream, low: f64, high: f64) -> f64 {
    low + (high - low) * stream.uniform()
}

/// A connected core over `0..core`.
fn dense(core: u32, density: f64, stream: &mut Stream, ties: &mut Ties) {
    for from in 0..core {
        for to in from + 1..core {
            if to == from + 1 || stream.chance(density) {
                ties.push((from, to));
            }
        }
    }
}

/// Associates belong to one handler of the core each, some handlers have most, and some associates know each other.
fn handlers(size: u32, stream: &mut Stream) -> Ties {
    let core = (4 + below(stream, 11)).min(size / 2);
    let mut ties = Ties::new();
    dense(core, between(stream, 0.5, 0.95), stream, &mut ties);
    for member in core..size {
        let u = stream.uniform();
        let handler = (u * u * f64::from(core)) as u32;
        ties.push((handler, member));
        if member > core && stream.chance(0.1) {
            ties.push((member, core + below(stream, member - core)));
        }
    }
    ties
}

/// A small core, and a large ring with one to three ties each into it.
fn large_ring(size: u32, stream: &mut Stream) -> Ties {
    let core = (4 + below(stream, 4)).max(size / 10).min(14);
    let mut ties = Ties::new();
    dense(core, between(stream, 0.6, 0.95), stream, &mut ties);
    for member in core..size {
        for _ in 0..=below(stream, 3) {
            ties.push((below(stream, core), member));
        }
    }
    ties
}

/// A tree of command over `head..end` with ties between neighbouring siblings.
fn tree(head: u32, end: u32, branching: u32, sibling: f64, stream: &mut Stream, ties: &mut Ties) {
    for position in 1..end - head {
        let parent = (position - 1) / branching;
        ties.push((head + parent, head + position));
        let has_sibling = position > 1 && (position - 2) / branching == parent;
        if has_sibling && stream.chance(sibling) {
            ties.push((head + position - 1, head + position));
        }
    }
}

fn siblings(size: u32, stream: &mut Stream) -> Ties {
    let mut ties = Ties::new();
    let sibling = between(stream, 0.0, 0.5);
    let branching = 2 + below(stream, 4);
    tree(0, size, branching, sibling, stream, &mut ties);
    ties
}

/// Everybody commands a number of others between none and a limit, and some also know the superior of their superior.
fn uneven(size: u32, stream: &mut Stream) -> Ties {
    let limit = 3 + below(stream, 4);
    let skips = between(stream, 0.0, 0.1);
    let mut superior = vec![0_u32; size as usize];
    let mut commands = vec![0_u32; size as usize];
    let mut ties = Ties::new();
    let mut first = 0;
    for member in 1..size {
        while commands[first as usize] >= limit {
            first += 1;
        }
        // One of the first few who can take somebody.
        let mut chosen = (first + below(stream, 3)).min(member - 1);
        if commands[chosen as usize] >= limit {
            chosen = first;
        }
        commands[chosen as usize] += 1;
        superior[member as usize] = chosen;
        ties.push((chosen, member));
        if chosen > 0 && stream.chance(skips) {
            ties.push((superior[chosen as usize], member));
        }
    }
    ties
}

/// A head who deals with many directly, lieutenants with followers of their own, and talk across, as wiretaps show it.
fn hub(size: u32, stream: &mut Stream) -> Ties {
    let lieutenants = (2 + below(stream, 4)).min(size / 4);
    let direct = between(stream, 0.3, 0.7);
    let across = between(stream, 0.0, 0.6);
    let mut ties: Ties = (1..=lieutenants).map(|member| (0, member)).collect();
    for member in lieutenants + 1..size {
        let superior = if stream.chance(direct) { 0 } else { 1 + below(stream, lieutenants) };
        ties.push((superior, member));
        if stream.chance(across) {
            ties.push((member, lieutenants + 1 + below(stream, size - lieutenants - 1)));
        }
    }
    ties
}

/// Ends of `parts` consecutive parts of `first..size`; `uneven` is 0 for equal ones.
fn parts(first: u32, size: u32, parts: u32, uneven: f64, stream: &mut Stream) -> Vec<(u32, u32)> {
    let weights: Vec<f64> = (0..parts).map(|_| 1.0 + uneven * stream.uniform()).collect();
    let all: f64 = weights.iter().sum();
    let mut result = Vec::new();
    let (mut start, mut sum) = (first, 0.0);
    for weight in weights {
        sum += weight;
        let end = first + (sum / all * f64::from(size - first)).round() as u32;
        if end > start {
            result.push((start, end));
        }
        start = end.max(start);
    }
    result
}

/// Regions under one head; the second of each region reports to it too.
fn deputies(size: u32, stream: &mut Stream) -> Ties {
    let mut ties = Ties::new();
    let sibling = between(stream, 0.0, 0.4);
    let regions = 3 + below(stream, 3);
    for (head, end) in parts(1, size, regions, 0.0, stream) {
        ties.push((0, head));
        if end > head + 1 {
            ties.push((0, head + 1));
        }
        let branching = 2 + below(stream, 3);
        tree(head, end, branching, sibling, stream, &mut ties);
    }
    ties
}

/// Regions of different sizes.
fn uneven_regions(size: u32, stream: &mut Stream) -> Ties {
    let mut ties = Ties::new();
    let sibling = between(stream, 0.0, 0.5);
    let reports = stream.chance(0.5);
    let regions = 3 + below(stream, 3);
    for (head, end) in parts(1, size, regions, 2.0, stream) {
        ties.push((0, head));
        if reports && end > head + 1 {
            ties.push((0, head + 1));
        }
        let branching = 2 + below(stream, 4);
        tree(head, end, branching, sibling, stream, &mut ties);
    }
    ties
}

/// Trees whose heads all know each other.
fn council_of_trees(size: u32, stream: &mut Stream) -> Ties {
    council(size, 0.0, 1.0, stream)
}

/// Clusters of different sizes; some heads do not know each other.
fn uneven_council(size: u32, stream: &mut Stream) -> Ties {
    council(size, 2.0, 0.8, stream)
}

fn council(size: u32, uneven: f64, density: f64, stream: &mut Stream) -> Ties {
    let mut ties = Ties::new();
    let sibling = between(stream, 0.0, 0.5);
    let clusters = 3 + below(stream, 4);
    let clusters = parts(0, size, clusters, uneven, stream);
    for &(head, end) in &clusters {
        let branching = 2 + below(stream, 5);
        tree(head, end, branching, sibling, stream, &mut ties);
    }
    for (at, &(from, _)) in clusters.iter().enumerate() {
        for (next, &(to, _)) in clusters.iter().enumerate().skip(at + 1) {
            if next == at + 1 || stream.chance(density) {
                ties.push((from, to));
            }
        }
    }
    ties
}

/// Projects of three to five persons that share members.
fn projects(size: u32, stream: &mut Stream) -> Ties {
    let mut ties = Ties::new();
    let mut next = 0;
    while next < size {
        let wanted = 3 + below(stream, 3);
        let old = if next == 0 { 0 } else { (1 + below(stream, 2)).min(next) };
        let mut team: Vec<u32> = (0..old).map(|_| below(stream, next)).collect();
        while (team.len() as u32) < wanted && next < size {
            team.push(next);
            next += 1;
        }
        for (at, &from) in team.iter().enumerate() {
            ties.extend(team[at + 1..].iter().filter(|_| stream.chance(0.85)).map(|&to| (from, to)));
        }
        // Nobody is left without a tie to the team.
        ties.extend(team.windows(2).map(|pair| (pair[0], pair[1])));
    }
    ties
}

/// Projects of their own members, joined here and there.
fn brokered(size: u32, stream: &mut Stream) -> Ties {
    let mut ties = Ties::new();
    let mut start = 0;
    while start < size {
        let end = (start + 3 + below(stream, 3)).min(size);
        for from in start..end {
            for to in from + 1..end {
                if to == from + 1 || stream.chance(0.7) {
                    ties.push((from, to));
                }
            }
        }
        if start > 0 {
            for _ in 0..=below(stream, 3) {
                ties.push((start + below(stream, end - start), below(stream, start)));
            }
        }
        start = end;
    }
    ties
}

/// Everybody knows some of those near by and a few far away.
fn acquaintances(size: u32, stream: &mut Stream) -> Ties {
    let mut ties = Ties::new();
    let rewired = between(stream, 0.1, 0.5);
    let second = between(stream, 0.3, 1.0);
    for member in 0..size {
        for step in 1..=2 {
            if step == 2 && !stream.chance(second) {
                continue;
            }
            let to =
                if stream.chance(rewired) { other(stream, member, size) } else { (member + step) % size };
            ties.push((member, to));
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random::Source;

    #[test]
    fn every_variant_draws_networks_of_the_size_asked_for() {
        for variant in VARIANTS {
            for size in [8, 10, 33, 150] {
                let ties = variant.draw(size, &mut Source::new(1, &[variant.name]).stream(u64::from(size)));
                let met: BTreeSet<u32> = ties.iter().flat_map(|&(a, b)| [a, b]).collect();
                assert_eq!(met.len(), size as usize, "{variant:?}");
                assert!(ties.windows(2).all(|pair| pair[0] < pair[1]) && ties.iter().all(|(a, b)| a < b));
            }
        }
    }

    #[test]
    fn the_observer_misses_and_invents_ties_at_the_given_rates() {
        let ties: Ties = (0..4_000).map(|at| (at, at + 1)).collect();
        let mut stream = Source::new(1, &["observer"]).stream(0);
        assert_eq!(observed(4_001, &ties, 0.0, 0.0, &mut stream), ties);
        let seen = observed(4_001, &ties, 0.25, 0.05, &mut stream);
        let wrong = seen.iter().filter(|(a, b)| b - a != 1).count();
        assert!((150..250).contains(&wrong), "{wrong}");
        assert!((2_900..3_100).contains(&(seen.len() - wrong)), "{}", seen.len());
    }
}
