//! Key players: the *set* of actors to watch or to remove, which is not the list of the first by some measure.
//!
//! Two that do the same are both first by a measure, and one of them is enough: the best pair leaves one of them out. Sets
//! are found for three goals ([`Goal`]): to take the network apart (KPP-NEG), by counting who can still reach whom or how
//! near they are, and to reach as many as possible from the set (KPP-POS).
//!
//! All sets are tried where that is affordable, up to three members at the sizes of real networks; beyond, a greedy set is
//! improved by swaps, and the result says so. The second and third best sets come along with their overlap: where they
//! differ much, the best is best by little.
//!
//! # Source
//!
//! Borgatti 2006, "Identifying sets of key players in a social network", Comput. Math. Organ. Theory 12:21-34.

mod distance;
mod fragmentation;
mod reach;
mod search;

pub use fragmentation::{Fragmentation, connected_pairs};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::distance::DistanceLoss;
use self::reach::Reach;
use self::search::{Found, find};
use crate::csr::Csr;

/// Above this many actors, sets are found for [`Goal::Fragment`] only: the others need the distances of all pairs.
pub const MOST_FOR_DISTANCES: usize = 4_000;
/// Steps that an exact search may take: some seconds.
const EXACT_EFFORT: u64 = 6_000_000_000;
/// Sets that come along with the best.
const RUNNERS_UP: usize = 2;

/// What a set is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// Removed, to leave as few pairs as possible that reach each other: `F = 1 - Σ_c n_c (n_c - 1) / (n (n - 1))` over the
    /// components c of what is left, n being the number of those left.
    Fragment,
    /// Removed, to leave those that remain as far from each other as possible: `DF = 1 - Σ_{i≠j} 1/d_ij / (n (n - 1))`.
    Distance,
    /// Watched or used, to be near to as many as possible: `RD = Σ_j 1/d(S, j) / n` with 1 for members.
    Reach,
}

impl Goal {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Fragment, Self::Distance, Self::Reach];
}

/// A set of actors and what it does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlayerSet {
    /// Members of the set, in rising order.
    pub members: Vec<u32>,
    /// F, DF or RD, `0..=1`; none if fewer than two actors are left.
    pub value: Option<f64>,
    /// Share of its members that are in the best set as well.
    pub overlap: f64,
}

/// The best set of a size for a goal, and the next ones.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyPlayers {
    /// What the set is to do.
    pub goal: Goal,
    /// Number of members.
    pub size: usize,
    /// Whether all sets were tried.
    pub exact: bool,
    /// Value without removing or choosing anybody.
    pub before: Option<f64>,
    /// The best set; of equal ones the first in the order of members.
    pub best: PlayerSet,
    /// Number of sets that are as good, the best included; if not exact, of those that were tried last.
    pub equals: u64,
    /// The next ones; they may be as good.
    pub runners_up: Vec<PlayerSet>,
}

/// Key players for a goal; none if the set would be empty or everybody, or if the network is too large for the goal.
///
/// # Complexity
///
/// With n actors, m ties, sets of k, D the longest distance: exact `O(n^(k-1) (n + m))` for [`Goal::Fragment`],
/// `O(n^k m D n / 64)` for [`Goal::Distance`], `O(n^(k+1))` for [`Goal::Reach`]; with swaps, some tens of rounds of k times
/// the same for one member.
#[must_use]
pub fn key_players(ties: &Csr, goal: Goal, size: usize) -> Option<KeyPlayers> {
    key_players_within(ties, goal, size, EXACT_EFFORT)
}

/// [`key_players`] with a limit of its own: all sets are tried if that takes at most `effort` visits of actors and ties.
#[must_use]
pub fn key_players_within(ties: &Csr, goal: Goal, size: usize, effort: u64) -> Option<KeyPlayers> {
    let nodes = ties.nodes();
    let far = goal != Goal::Fragment && nodes > MOST_FOR_DISTANCES;
    if size == 0 || size >= nodes || far {
        return None;
    }
    let found = match goal {
        Goal::Fragment => find(&|| Fragmentation::new(ties), size, effort),
        Goal::Distance => find(&|| DistanceLoss::new(ties), size, effort),
        Goal::Reach => {
            let distances = reach::distances(ties);
            find(&|| Reach::new(&distances), size, effort)
        }
    };
    let left = (nodes - size) as f64;
    let value = |worth: i64| match goal {
        Goal::Fragment => share_lost(-worth as f64, left),
        Goal::Distance => share_lost(-worth as f64 / search::UNIT, left),
        Goal::Reach => Some(worth as f64 / search::UNIT / nodes as f64),
    };
    Some(result(found, goal, size, before(ties, goal), value))
}

fn share_lost(kept: f64, left: f64) -> Option<f64> {
    (left >= 2.0).then(|| 1.0 - kept / (left * (left - 1.0)))
}

fn before(ties: &Csr, goal: Goal) -> Option<f64> {
    let nodes = ties.nodes() as f64;
    match goal {
        Goal::Fragment => share_lost(connected_pairs(ties) as f64, nodes),
        Goal::Distance => share_lost(-DistanceLoss::new(ties).worth(&[]) as f64 / search::UNIT, nodes),
        Goal::Reach => None,
    }
}

fn result(
    found: Found,
    goal: Goal,
    size: usize,
    before: Option<f64>,
    value: impl Fn(i64) -> Option<f64>,
) -> KeyPlayers {
    let best: Vec<u32> = found.sets.first().map(|set| set.members.clone()).unwrap_or_default();
    let mut sets = found.sets.into_iter().map(|set| {
        let shared = set.members.iter().filter(|&member| best.contains(member)).count();
        PlayerSet { value: value(set.worth), overlap: shared as f64 / size as f64, members: set.members }
    });
    let nobody = PlayerSet { members: Vec::new(), value: None, overlap: 0.0 };
    KeyPlayers {
        goal,
        size,
        exact: found.exact,
        before,
        best: sets.next().unwrap_or(nobody),
        equals: found.equals,
        runners_up: sets.take(RUNNERS_UP).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, path, star};

    fn best(ties: &Csr, goal: Goal, size: usize) -> (Vec<u32>, f64) {
        let found = key_players(ties, goal, size).expect("the size fits");
        assert!(found.exact);
        (found.best.members, found.best.value.expect("some are left"))
    }

    #[test]
    fn the_middle_of_a_path_splits_it() {
        // 7 nodes: two parts of 3, so 12 of 30 ordered pairs are left.
        assert_eq!(best(&path(7), Goal::Fragment, 1), (vec![3], 1.0 - 12.0 / 30.0));
        assert_eq!(best(&path(8), Goal::Fragment, 2), (vec![2, 5], 1.0 - 6.0 / 30.0));
        assert_eq!(best(&path(7), Goal::Reach, 2).0, [1, 4]);
    }

    #[test]
    fn a_star_loses_everything_with_its_centre() {
        assert_eq!(best(&star(6), Goal::Fragment, 1), (vec![0], 1.0));
        assert_eq!(best(&star(6), Goal::Distance, 1), (vec![0], 1.0));
        assert_eq!(best(&star(6), Goal::Reach, 1), (vec![0], 1.0));
        let found = key_players(&star(6), Goal::Fragment, 2).expect("the size fits");
        assert_eq!((found.best.members, found.equals, found.before), (vec![0, 1], 5, Some(0.0)));
        assert_eq!(found.runners_up[0].members, [0, 2]);
        assert_eq!(found.runners_up[0].overlap, 0.5);
    }

    #[test]
    fn in_a_clique_everybody_is_alike() {
        let found = key_players(&complete(5), Goal::Distance, 2).expect("the size fits");
        assert_eq!((found.best.value, found.equals), (Some(0.0), 10));
    }

    #[test]
    fn the_best_pair_need_not_hold_the_best_one() {
        // Two stars joined by a bridge of three: the middle of the bridge is not in the best pair, the two centres are.
        let mut ties = vec![(0, 1), (1, 2)];
        ties.extend((3..7).map(|leaf| (0, leaf)));
        ties.extend((7..11).map(|leaf| (2, leaf)));
        assert_eq!(best(&graph(11, &ties), Goal::Fragment, 2).0, [0, 2]);
    }

    #[test]
    fn sizes_that_make_no_sense_have_no_set() {
        assert_eq!(key_players(&star(4), Goal::Fragment, 0), None);
        assert_eq!(key_players(&star(4), Goal::Reach, 4), None);
        assert_eq!(key_players(&graph(0, &[]), Goal::Fragment, 1), None);
    }
}
