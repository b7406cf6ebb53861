//! Whom to take out next.

use crate::csr::Csr;
use crate::kernels::betweenness::{Sources, shortest_paths};
use crate::kernels::collective_influence::collective_influence;
use crate::key_players::Fragmentation;
use crate::uncertain::SAME_VALUE;
use socta_base::numeric::random::Stream;

/// The usual radius of collective influence.
pub const RADIUS: u32 = 2;

/// A rule for the next removal; all but [`Strategy::Random`] and [`Strategy::Given`] look at what is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Strategy {
    /// Most ties first.
    Degree,
    /// Highest betweenness first.
    Betweenness,
    /// Highest collective influence at a radius.
    CollectiveInfluence(u32),
    /// Whose removal leaves fewest pairs that reach each other.
    KeyPlayers,
    /// Anybody, each as likely as another.
    Random,
    /// In this order; then nobody.
    Given(Vec<u32>),
}

impl Strategy {
    /// Key of the rule in files and on the command line.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Betweenness => "betweenness",
            Self::CollectiveInfluence(_) => "collective_influence",
            Self::KeyPlayers => "key_players",
            Self::Random => "random",
            Self::Given(_) => "given",
        }
    }

    /// Visits of nodes and ties to choose once.
    pub(super) fn effort(&self, ties: &Csr) -> u64 {
        let (nodes, all) = (ties.nodes() as u64, (ties.nodes() + ties.arcs()) as u64);
        match self {
            Self::Betweenness => nodes * all,
            Self::CollectiveInfluence(_) => nodes * all / 4,
            _ => 4 * all,
        }
    }

    /// Everybody who may be next, in rising order: those that are equal at the top. `ties` has no entries of those who are
    /// gone; `step` counts removals so far.
    pub(super) fn next(&self, ties: &Csr, gone: &[bool], step: usize) -> Vec<u32> {
        let whole =
            |values: Vec<u64>| top(&values.iter().map(|&value| value as f64).collect::<Vec<_>>(), gone);
        match self {
            Self::Degree => whole((0..ties.nodes()).map(|node| ties.degree(node) as u64).collect()),
            Self::Betweenness => {
                top(&shortest_paths(ties, false, Sources::affordable(ties, 1)).betweenness, gone)
            }
            Self::CollectiveInfluence(radius) => whole(collective_influence(ties, *radius)),
            Self::KeyPlayers => {
                let removed: Vec<u32> =
                    (0u32..).zip(gone).filter(|&(_, &gone)| gone).map(|(node, _)| node).collect();
                let mut left = Vec::new();
                Fragmentation::new(ties).pairs_without(&removed, &mut left);
                top(&left.iter().map(|&pairs| -(pairs as f64)).collect::<Vec<_>>(), gone)
            }
            Self::Random => (0u32..).zip(gone).filter(|&(_, &gone)| !gone).map(|(node, _)| node).collect(),
            Self::Given(order) => order
                .get(step)
                .filter(|&&node| !gone[node as usize])
                .map(|&node| vec![node])
                .unwrap_or_default(),
        }
    }

    /// One of those who may be next: at random, or the first.
    pub(super) fn pick(&self, equals: &[u32], stream: &mut Stream) -> Option<u32> {
        match self {
            Self::Random => equals.get(stream.below(equals.len() as u64) as usize).copied(),
            _ => equals.first().copied(),
        }
    }
}

/// The nodes that are not gone and whose value is the largest, up to rounding.
fn top(values: &[f64], gone: &[bool]) -> Vec<u32> {
    let here = || (0u32..).zip(values.iter().zip(gone)).filter(|(_, (_, gone))| !**gone);
    let largest = here().map(|(_, (&value, _))| value).fold(f64::NEG_INFINITY, f64::max);
    let least = largest - SAME_VALUE * largest.abs();
    here().filter(|(_, (value, _))| **value >= least).map(|(node, _)| node).collect()
}
