//! The search for the best sets: all of them where that is affordable, else greedy with swaps.
//!
//! A goal says, for a set and for every actor at once, what the set with that actor is worth ([`Objective::sweep`]): sets of
//! k are swept by their prefixes of k - 1. Worths are whole numbers, so that equal is equal; sets of equal worth come in the
//! order of their members.

use rayon::prelude::*;

/// Units of worth in 1: fractions are rounded to nine digits, which is more than rounding errors reach.
pub(super) const UNIT: f64 = 1e9;
/// Sets that are kept.
const KEPT: usize = 3;
/// Rounds of swaps at the most.
const MOST_SWAPS: usize = 200;

/// What sets are worth.
pub(super) trait Objective {
    /// Number of actors.
    fn nodes(&self) -> usize;

    /// Steps of a sweep.
    fn effort(&self) -> u64;

    /// Worth of the prefix with each actor from `from` on; what stands for others and for actors of the prefix is not used.
    fn sweep(&mut self, prefix: &[u32], from: u32, worths: &mut Vec<i64>);
}

/// A set that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) worth: i64,
    pub(super) members: Vec<u32>,
}

/// The best sets, best first.
pub(super) struct Found {
    pub(super) sets: Vec<Set>,
    pub(super) equals: u64,
    pub(super) exact: bool,
}

/// The best so far.
#[derive(Default)]
struct Best {
    sets: Vec<Set>,
    equals: u64,
}

impl Best {
    /// Takes a set that was not offered before.
    fn offer(&mut self, worth: i64, prefix: &[u32], last: u32) {
        match self.sets.first().map(|best| best.worth) {
            Some(best) if worth == best => self.equals += 1,
            Some(best) if worth < best => {}
            _ => self.equals = 1,
        }
        let full = self.sets.len() == KEPT;
        if full && self.sets.last().is_some_and(|least| worth < least.worth) {
            return;
        }
        let mut members: Vec<u32> = prefix.iter().copied().chain([last]).collect();
        members.sort_unstable();
        self.insert(Set { worth, members });
    }

    fn insert(&mut self, set: Set) {
        let before =
            |one: &Set, other: &Set| (other.worth, &one.members).cmp(&(one.worth, &other.members)).is_lt();
        let at = self.sets.partition_point(|kept| before(kept, &set));
        if self.sets.get(at) != Some(&set) {
            self.sets.insert(at, set);
            self.sets.truncate(KEPT);
        }
    }

    fn join(mut self, other: Self) -> Self {
        let worth = |best: &Self| best.sets.first().map_or(i64::MIN, |set| set.worth);
        self.equals = match worth(&self).cmp(&worth(&other)) {
            std::cmp::Ordering::Less => other.equals,
            std::cmp::Ordering::Equal => self.equals + other.equals,
            std::cmp::Ordering::Greater => self.equals,
        };
        for set in other.sets {
            self.insert(set);
        }
        self
    }
}

/// The best sets of a size that is above 0 and below the number of actors; all are tried if that takes at most `effort` steps.
pub(super) fn find<O: Objective>(objective: &(impl Fn() -> O + Sync), size: usize, effort: u64) -> Found {
    let model = objective();
    let sweeps = combinations(model.nodes() as u64, size as u64 - 1);
    if sweeps.saturating_mul(model.effort()) <= effort {
        let best = all(objective, model.nodes(), size);
        return Found { sets: best.sets, equals: best.equals, exact: true };
    }
    let best = greedy(model, size);
    Found { sets: best.sets, equals: best.equals, exact: false }
}

/// Number of sets of k out of n; the largest number if it is too large.
fn combinations(n: u64, k: u64) -> u64 {
    (0..k).fold(1u64, |sets, at| (sets.saturating_mul(n - at)) / (at + 1))
}

/// Tries all sets, in parallel by their first member.
fn all<O: Objective>(objective: &(impl Fn() -> O + Sync), nodes: usize, size: usize) -> Best {
    let firsts: Vec<Vec<u32>> =
        if size == 1 { vec![Vec::new()] } else { (0..nodes as u32).map(|node| vec![node]).collect() };
    let found: Vec<Best> = firsts
        .into_par_iter()
        .map_init(
            || (objective(), Vec::new()),
            |(objective, worths), mut prefix| {
                let mut best = Best::default();
                complete(objective, nodes as u32, size - 1, &mut prefix, worths, &mut best);
                best
            },
        )
        .collect();
    found.into_iter().fold(Best::default(), Best::join)
}

/// All sets that begin with a prefix; members come in rising order.
fn complete<O: Objective>(
    objective: &mut O,
    nodes: u32,
    length: usize,
    prefix: &mut Vec<u32>,
    worths: &mut Vec<i64>,
    best: &mut Best,
) {
    let next = prefix.last().map_or(0, |&last| last + 1);
    if prefix.len() < length {
        for node in next..nodes {
            prefix.push(node);
            complete(objective, nodes, length, prefix, worths, best);
            prefix.pop();
        }
    } else if next < nodes {
        objective.sweep(prefix, next, worths);
        for last in next..nodes {
            best.offer(worths[last as usize], prefix, last);
        }
    }
}

/// Adds the best one k times, then swaps one for another as long as that helps.
fn greedy<O: Objective>(mut objective: O, size: usize) -> Best {
    let mut worths = Vec::new();
    let mut members: Vec<u32> = Vec::new();
    let mut best = Best::default();
    while members.len() < size {
        best = Best::default();
        objective.sweep(&members, 0, &mut worths);
        offer_all(&mut best, &members, &worths);
        members = best.sets.first().map(|set| set.members.clone()).unwrap_or_default();
    }
    for _ in 0..MOST_SWAPS {
        let mut round = Best::default();
        for out in 0..size {
            let rest: Vec<u32> = members.iter().copied().filter(|&member| member != members[out]).collect();
            objective.sweep(&rest, 0, &mut worths);
            // The set itself comes up once for every member; it is offered with the first.
            if out > 0 {
                worths[members[out] as usize] = i64::MIN;
            }
            offer_all(&mut round, &rest, &worths);
        }
        let better = |round: &Best, best: &Best| match (round.sets.first(), best.sets.first()) {
            (Some(new), Some(old)) => new.worth > old.worth,
            _ => false,
        };
        let improved = better(&round, &best);
        best = if improved { round } else { merge(best, round) };
        if !improved {
            break;
        }
        members = best.sets.first().map(|set| set.members.clone()).unwrap_or_default();
    }
    best
}

fn offer_all(best: &mut Best, prefix: &[u32], worths: &[i64]) {
    for (node, &worth) in (0u32..).zip(worths) {
        if worth > i64::MIN && !prefix.contains(&node) {
            best.offer(worth, prefix, node);
        }
    }
}

/// Both hold the same best set; runners-up may come from either.
fn merge(mut best: Best, round: Best) -> Best {
    best.equals = best.equals.max(round.equals);
    for set in round.sets {
        best.insert(set);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::fragmentation::Fragmentation;
    use super::*;
    use crate::shapes::{graph, star};

    #[test]
    fn sets_are_counted() {
        assert_eq!(combinations(110, 3), 215_820);
        assert_eq!(combinations(5, 0), 1);
        assert_eq!(combinations(1_000_000, 6), u64::MAX / 6);
    }

    #[test]
    fn greedy_finds_what_trying_all_finds() {
        // Three stars in a row; the best three are the centres, which greedy search takes from the middle outwards.
        let mut ties = vec![(0, 1), (1, 2)];
        ties.extend((3..15).map(|leaf| ((leaf - 3) / 4, leaf)));
        let ties = graph(15, &ties);
        let exact = all(&|| Fragmentation::new(&ties), 15, 3);
        let quick = greedy(Fragmentation::new(&ties), 3);
        assert_eq!(quick.sets[0], exact.sets[0]);
        assert_eq!(quick.sets[0].members, [0, 1, 2]);
    }

    #[test]
    fn equal_sets_come_in_order_and_are_counted_once() {
        let ties = star(8);
        let exact = all(&|| Fragmentation::new(&ties), 8, 3);
        assert_eq!(exact.equals, 21);
        let members: Vec<&[u32]> = exact.sets.iter().map(|set| set.members.as_slice()).collect();
        assert_eq!(members, [[0, 1, 2], [0, 1, 3], [0, 1, 4]]);
        assert_eq!(greedy(Fragmentation::new(&ties), 3).sets[0].members, [0, 1, 2]);
    }
}
