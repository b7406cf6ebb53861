//! Kemeny's order: the one that contradicts the voters least.
//!
//! The disagreement of an order is the weight of the voters who place `b` before `a`, over all pairs that the order places the
//! other way. Alternatives that beat all others by majority stand before them in every best order (the extended Condorcet
//! criterion), so that the alternatives fall into groups, each of which is ordered alone: exactly up to 15, and beyond that by local
//! search from the orders of Borda and Copeland, with a proven lower bound.
//!
//! # Source
//! Kemeny (1959), Daedalus 88(4):577-591; Truchon (1998), An extension of the Condorcet criterion and Kemeny orders, Université
//! Laval; dynamic programme over subsets: Betzler et al. (2009), Theoretical Computer Science 410:4554-4570.
//!
//! # Complexity
//! O(2^k k²) for a group of up to 15, O(k²) a round of the search and O(k³) for the bound beyond; O(m²) around it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::aggregation::bound::lower_bound;
use crate::aggregation::pairwise::Pairwise;
use socta_base::numeric::rank::falling;

/// Largest group that is ordered exactly.
pub const MOST_EXACT: usize = 15;

/// An order that contradicts the voters little, and how little can be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Kemeny {
    /// Positions of the alternatives, best first; of several best orders the first by position.
    pub order: Vec<usize>,
    /// Mean place of each alternative over all best orders, from 1; its place in `order` where they were not counted.
    pub place: Vec<f64>,
    /// Weight of the opinions that the order contradicts.
    pub disagreement: f64,
    /// No order contradicts less; as much as `disagreement` if the order is proven to be best.
    pub bound: f64,
    /// Number of best orders; none where they were not counted.
    pub optima: Option<f64>,
}

impl Kemeny {
    /// How much less another order could contradict at most; 0 if this one is proven to be best.
    #[must_use]
    pub fn gap(&self) -> f64 {
        (self.disagreement - self.bound).max(0.0)
    }
}

/// An ordered group.
struct Group {
    order: Vec<usize>,
    place: Vec<f64>,
    cost: f64,
    bound: f64,
    optima: Option<f64>,
}

/// Kemeny's order of all alternatives.
#[must_use]
pub fn kemeny(votes: &Pairwise) -> Kemeny {
    let slack = votes.slack();
    let count = votes.alternatives();
    let mut found = Kemeny {
        order: Vec::new(),
        place: vec![0.0; count],
        disagreement: 0.0,
        bound: 0.0,
        optima: Some(1.0),
    };
    let groups = groups(votes, slack);
    for (at, group) in groups.iter().enumerate() {
        let ordered =
            if group.len() <= MOST_EXACT { exact(votes, group, slack) } else { search(votes, group) };
        for (alternative, place) in group.iter().zip(&ordered.place) {
            found.place[*alternative] = found.order.len() as f64 + place;
        }
        found.order.extend(&ordered.order);
        // Who stands in a later group is placed behind, whatever its voters say.
        let later = groups[at + 1..].iter().flatten();
        let contradicted: f64 = later.map(|&b| group.iter().map(|&a| votes.ahead(b, a)).sum::<f64>()).sum();
        found.disagreement += ordered.cost + contradicted;
        found.bound += ordered.bound + contradicted;
        found.optima = found.optima.zip(ordered.optima).map(|(one, other)| one * other);
    }
    found
}

/// The alternatives in groups, each of which beats all later ones by majority; within a group in rising order.
fn groups(votes: &Pairwise, slack: f64) -> Vec<Vec<usize>> {
    let count = votes.alternatives();
    let beats = |a: usize, b: usize| votes.margin(a, b) > slack;
    let wins: Vec<usize> = (0..count).map(|a| (0..count).filter(|&b| beats(a, b)).count()).collect();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&a| (count - wins[a], a));
    let mut groups = Vec::new();
    let (mut start, mut reach) = (0, 0);
    for (at, &a) in order.iter().enumerate() {
        // The last one that this one does not beat must stand in the same group.
        let last = order[at + 1..].iter().rposition(|&b| !beats(a, b)).map_or(at, |last| at + 1 + last);
        reach = reach.max(last);
        if reach == at {
            let mut group = order[start..=at].to_vec();
            group.sort_unstable();
            groups.push(group);
            start = at + 1;
        }
    }
    groups
}

/// All best orders of a small group, by a programme over its subsets.
fn exact(votes: &Pairwise, group: &[usize], slack: f64) -> Group {
    let size = group.len();
    let whole = (1_usize << size) - 1;
    // Opinions against placing one before all of a set, and what is left to place after it.
    let against = |first: usize, set: usize| -> f64 {
        (0..size).filter(|b| set & (1 << b) != 0).map(|b| votes.ahead(group[b], group[first])).sum()
    };
    let mut cost = vec![0.0; whole + 1];
    let mut tails = vec![1.0; whole + 1];
    for set in 1..=whole {
        let firsts = || (0..size).filter(move |a| set & (1 << a) != 0);
        let through = |a: usize| against(a, set ^ (1 << a)) + cost[set ^ (1 << a)];
        let costs: Vec<(usize, f64)> = firsts().map(|a| (a, through(a))).collect();
        let least = costs.iter().map(|(_, cost)| *cost).fold(f64::INFINITY, f64::min);
        let best = costs.iter().filter(|(_, cost)| *cost <= least + slack);
        tails[set] = best.map(|(a, _)| tails[set ^ (1 << a)]).sum();
        cost[set] = least;
    }
    let (order, place) = walk(&cost, &tails, size, slack, &against);
    Group {
        order: order.into_iter().map(|at| group[at]).collect(),
        place,
        cost: cost[whole],
        bound: cost[whole],
        optima: Some(tails[whole]),
    }
}

/// The first best order by position, and the mean place of each member over all of them.
fn walk(
    cost: &[f64],
    tails: &[f64],
    size: usize,
    slack: f64,
    against: &dyn Fn(usize, usize) -> f64,
) -> (Vec<usize>, Vec<f64>) {
    let whole = (1_usize << size) - 1;
    let next = |set: usize| -> Vec<usize> {
        let inside = (0..size).filter(|a| set & (1 << a) != 0);
        inside.filter(|&a| against(a, set ^ (1 << a)) + cost[set ^ (1 << a)] <= cost[set] + slack).collect()
    };
    let mut heads = vec![0.0; whole + 1];
    heads[whole] = 1.0;
    let mut places = vec![0.0; size];
    for set in (1..=whole).rev().filter(|set| tails[*set] > 0.0) {
        if heads[set] == 0.0 {
            continue;
        }
        let place = (size - set.count_ones() as usize + 1) as f64;
        for a in next(set) {
            let rest = set ^ (1 << a);
            heads[rest] += heads[set];
            places[a] += place * heads[set] * tails[rest];
        }
    }
    let mut order = Vec::with_capacity(size);
    let mut set = whole;
    while let Some(&first) = next(set).first() {
        order.push(first);
        set ^= 1 << first;
    }
    let optima = tails[whole];
    (order, places.into_iter().map(|sum| sum / optima).collect())
}

/// A good order of a large group, and a bound.
fn search(votes: &Pairwise, group: &[usize]) -> Group {
    let starts = [votes.borda(), votes.copeland()].map(|scores| {
        let mut order = group.to_vec();
        order.sort_by(|a, b| falling((scores[*a], a), (scores[*b], b)));
        improved(votes, order)
    });
    let [first, second] = starts.map(|order| (cost(votes, &order), order));
    let (cost, order) = if second.0 < first.0 { second } else { first };
    let place = |a: &usize| order.iter().position(|other| other == a).map_or(0.0, |at| (at + 1) as f64);
    let place = group.iter().map(place).collect();
    Group { place, bound: lower_bound(votes, group).min(cost), order, cost, optima: None }
}

fn cost(votes: &Pairwise, order: &[usize]) -> f64 {
    let behind = |(at, a): (usize, &usize)| order[at + 1..].iter().map(|&b| votes.ahead(b, *a)).sum::<f64>();
    order.iter().enumerate().map(behind).sum()
}

/// Moves single alternatives to better places until none is left to move.
fn improved(votes: &Pairwise, mut order: Vec<usize>) -> Vec<usize> {
    let slack = votes.slack();
    // Each move lowers the cost by more than rounding, so that there is an end; a bound keeps the worst case short.
    for _ in 0..order.len() {
        let mut moved = false;
        for at in 0..order.len() {
            if let Some(to) = better_place(votes, &order, at, slack) {
                let one = order.remove(at);
                order.insert(to, one);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    order
}

/// Where the alternative at this place would contradict least, if that is less than where it is.
fn better_place(votes: &Pairwise, order: &[usize], at: usize, slack: f64) -> Option<usize> {
    let one = order[at];
    let mut best = (-slack, None);
    let mut change = 0.0;
    for to in (0..at).rev() {
        change -= votes.margin(one, order[to]);
        if change < best.0 {
            best = (change, Some(to));
        }
    }
    change = 0.0;
    for (to, &other) in order.iter().enumerate().skip(at + 1) {
        change -= votes.margin(other, one);
        if change < best.0 {
            best = (change, Some(to));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregation::pairwise::Ballot;

    fn votes(ballots: &[&[u32]]) -> Pairwise {
        let ballots: Vec<Ballot> = ballots.iter().map(|ranks| Ballot::of_ranks(ranks)).collect();
        Pairwise::new(ballots.first().map_or(0, |ballot| ballot.places.len()), &ballots)
    }

    #[test]
    fn a_circle_has_three_best_orders() {
        let found = kemeny(&votes(&[&[1, 2, 3], &[3, 1, 2], &[2, 3, 1]]));
        assert_eq!((found.disagreement, found.bound, found.optima), (4.0, 4.0, Some(3.0)));
        assert_eq!(found.order, [0, 1, 2]);
        assert_eq!(found.place, [2.0, 2.0, 2.0]);
    }

    #[test]
    fn groups_are_ordered_alone() {
        let ballots: [&[u32]; 3] = [&[1, 2, 3, 4, 5], &[3, 1, 2, 4, 5], &[2, 3, 1, 5, 4]];
        assert_eq!(groups(&votes(&ballots), 0.0), [vec![0, 1, 2], vec![3], vec![4]]);
        let found = kemeny(&votes(&ballots));
        assert_eq!(found.order, [0, 1, 2, 3, 4]);
        assert_eq!((found.disagreement, found.gap()), (5.0, 0.0));
    }

    #[test]
    fn the_search_finds_what_is_known_and_states_its_gap() {
        // One circle of 18 voters who start the same order at different places.
        let ballots: Vec<Vec<u32>> =
            (0..18_u32).map(|start| (0..18).map(|at| (at + start) % 18 + 1).collect()).collect();
        let ballots: Vec<&[u32]> = ballots.iter().map(Vec::as_slice).collect();
        let found = kemeny(&votes(&ballots));
        assert_eq!(found.optima, None);
        assert!(found.bound <= found.disagreement && found.gap() > 0.0);
        let mut order = found.order.clone();
        order.sort_unstable();
        assert_eq!(order, (0..18).collect::<Vec<_>>());
    }

    #[test]
    fn nobody_votes() {
        let found = kemeny(&Pairwise::new(0, &[]));
        assert_eq!((found.order.len(), found.disagreement), (0, 0.0));
        assert_eq!(kemeny(&Pairwise::new(2, &[])).place, [1.5, 1.5]);
    }
}
