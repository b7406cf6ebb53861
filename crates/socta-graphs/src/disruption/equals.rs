//! What other orders among equals would give.
//!
//! Where several actors are equal at the top, each of them may be next. All orders are followed at once: a state is the set
//! of those who are gone, with the probability that picking evenly among equals leads there. Different orders to the same
//! set are one state, so that there are far fewer states than orders. While all states are kept ([`Band::exact_steps`]),
//! lowest, highest and mean are exact; beyond, some states stand for all, those of the lowest and highest curves among them,
//! and the band is at least as wide as shown.
//!
//! # Complexity
//!
//! A computation of the strategy a state and step; at most [`MOST_STATES`] states a step, fewer where a computation is long.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::left::largest;
use super::strategy::Strategy;
use crate::csr::Csr;

/// Most states that are followed at a step.
const MOST_STATES: u64 = 4_096;
/// Fewest states that are followed at a step.
const FEWEST_STATES: u64 = 16;
/// Visits that all states of a curve may take.
const EFFORT: u64 = 400_000_000;

/// The largest component after 0, 1, 2, ... removals, over all orders among equals.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Band {
    /// Smallest size of the largest component after each removal, over all orders among equals.
    pub low: Vec<u32>,
    /// Mean size of the largest component after each removal, if each of the equals is as likely to be next.
    pub mean: Vec<f64>,
    /// Largest size of the largest component after each removal, over all orders among equals.
    pub high: Vec<u32>,
    /// Number of removals up to which all orders were followed.
    pub exact_steps: usize,
}

impl Band {
    /// Over runs of the same length.
    pub(super) fn of_runs<'a>(runs: impl Iterator<Item = &'a [u32]> + Clone) -> Self {
        let steps = runs.clone().next().map_or(0, <[u32]>::len);
        let at = |step: usize| runs.clone().map(move |run| run[step]);
        let count = runs.clone().count().max(1) as f64;
        Self {
            low: (0..steps).map(|step| at(step).min().unwrap_or(0)).collect(),
            mean: (0..steps).map(|step| at(step).map(f64::from).sum::<f64>() / count).collect(),
            high: (0..steps).map(|step| at(step).max().unwrap_or(0)).collect(),
            exact_steps: 0,
        }
    }

    fn push(&mut self, states: &States) {
        self.low.push(states.values().map(|state| state.largest).min().unwrap_or(0));
        self.high.push(states.values().map(|state| state.largest).max().unwrap_or(0));
        let weight: f64 = states.values().map(|state| state.probability).sum();
        let sum: f64 = states.values().map(|state| state.probability * f64::from(state.largest)).sum();
        self.mean.push(if weight > 0.0 { sum / weight } else { 0.0 });
    }
}

/// Nodes that are gone, as bits, with what is left.
type States = BTreeMap<Vec<u64>, State>;

#[derive(Debug, Clone, Copy)]
struct State {
    probability: f64,
    largest: u32,
}

/// The band of a strategy over so many removals.
pub(super) fn band(ties: &Csr, strategy: &Strategy, steps: usize) -> Band {
    let nobody = vec![0u64; ties.nodes().div_ceil(64)];
    let start = State { probability: 1.0, largest: largest(ties, &vec![false; ties.nodes()]) };
    let mut states = States::from([(nobody, start)]);
    let mut band = Band::default();
    band.push(&states);
    let (mut exact, mut spent) = (true, 0);
    for step in 0..steps {
        let (next, orders) = follow(ties, strategy, step, &states);
        if next.is_empty() {
            break;
        }
        let each = strategy.effort(ties) + orders / states.len() as u64 * (ties.nodes() + ties.arcs()) as u64;
        spent += each * states.len() as u64;
        states = next;
        band.push(&states);
        // Half of the effort goes into the exact part, wherever that ends; the other half into what is left.
        let affordable = if exact { (EFFORT / 2).saturating_sub(spent) } else { EFFORT / 2 / steps as u64 };
        let most = (affordable / each.max(1)).clamp(FEWEST_STATES, MOST_STATES) as usize;
        if exact {
            band.exact_steps = step + 1;
        }
        if states.len() > most {
            exact = false;
            states = some(states, most);
        }
    }
    band
}

/// All states after one more removal, and the number of orders that lead to them.
fn follow(ties: &Csr, strategy: &Strategy, step: usize, states: &States) -> (States, u64) {
    let (mut left, mut gone) = (ties.clone(), vec![false; ties.nodes()]);
    let (mut next, mut orders) = (States::new(), 0);
    for (removed, state) in states {
        unpack(removed, &mut gone);
        ties.without_into(&gone, &mut left);
        let mut equals = if state.largest == 0 { Vec::new() } else { strategy.next(&left, &gone, step) };
        if state.largest == 1 {
            // Nobody is tied to anybody any more: any order gives the same.
            equals.truncate(1);
        }
        let share = state.probability / equals.len().max(1) as f64;
        orders += equals.len() as u64;
        for node in equals {
            let mut key = removed.clone();
            key[node as usize / 64] |= 1 << (node % 64);
            next.entry(key).or_insert(State { probability: 0.0, largest: 0 }).probability += share;
        }
    }
    for (removed, state) in &mut next {
        unpack(removed, &mut gone);
        ties.without_into(&gone, &mut left);
        state.largest = largest(&left, &gone);
    }
    (next, orders)
}

/// As many states as may be followed: a quarter of them those of the smallest components, a quarter those of the largest,
/// and the rest evenly from between.
fn some(states: States, most: usize) -> States {
    let mut all: Vec<(Vec<u64>, State)> = states.into_iter().collect();
    // Stable: equal states stay in the order of their bits.
    all.sort_by_key(|(_, state)| state.largest);
    let (end, count) = (most / 4, all.len());
    let between = most - 2 * end;
    let chosen = |at: usize| {
        if at < end {
            at
        } else if at < end + between {
            end + (at - end) * (count - 2 * end) / between
        } else {
            count - (most - at)
        }
    };
    (0..most).map(|at| all[chosen(at)].clone()).collect()
}

fn unpack(bits: &[u64], gone: &mut [bool]) {
    for (node, gone) in gone.iter_mut().enumerate() {
        *gone = bits[node / 64] >> (node % 64) & 1 == 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::graph;

    #[test]
    fn all_orders_among_equals_are_followed() {
        // Of two hubs of degree 3, one holds two parts together, and the other only its leaves.
        let ties = graph(9, &[(0, 1), (0, 2), (0, 3), (3, 4), (3, 5), (6, 7), (6, 8)]);
        // Degrees: 0 and 3 have three. Without 0, {3, 4, 5} is left; without 3, {0, 1, 2}; both gone: {6, 7, 8}.
        let found = band(&ties, &Strategy::Degree, 2);
        assert_eq!((found.low, found.high, found.exact_steps), (vec![6, 3, 3], vec![6, 3, 3], 2));
        // A path of four: both inner nodes have two ties; either way two are left together, then one is left.
        let path = graph(5, &[(0, 1), (1, 2), (2, 3), (1, 4)]);
        assert_eq!(band(&path, &Strategy::Degree, 1).low, [5, 2]);
        // A square with a tail at 0 and a diagonal from 1 to 3: 0, 1 and 3 have three ties each.
        let kite = graph(5, &[(0, 1), (1, 2), (2, 3), (0, 3), (1, 3), (0, 4)]);
        let found = band(&kite, &Strategy::Degree, 1);
        assert_eq!((found.low, found.high), (vec![5, 3], vec![5, 4]));
        assert!((found.mean[1] - (3.0 + 4.0 + 4.0) / 3.0).abs() < 1e-12);
    }

    #[test]
    fn too_many_states_are_said_to_be_too_many() {
        // Fifteen pairs: everybody is equal, and after five removals there are 142,506 states.
        let ties = graph(30, &(0..15).map(|pair| (2 * pair, 2 * pair + 1)).collect::<Vec<_>>());
        let found = band(&ties, &Strategy::KeyPlayers, 6);
        assert!(found.exact_steps < 6 && found.exact_steps >= 3, "{}", found.exact_steps);
        assert_eq!(found.low.len(), 7);
        assert_eq!(found.high, [2; 7]);
    }
}
