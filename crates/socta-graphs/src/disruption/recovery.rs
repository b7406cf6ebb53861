//! Removal of actors from a network that re-wires.
//!
//! After each removal somebody takes over: the successor is tied to each of the lost actor's other contacts with a
//! probability, the share that is recovered. The strategy then looks at the network as it has become. Runs differ by what
//! is recovered (and by the successor, if that is anybody), so the curve is a mean with the lowest and highest of
//! [`RECOVERY_RUNS`] runs.
//!
//! The model is simple on purpose: it is the second curve beside the one without recovery, and the truth may lie on either
//! side of it. Nobody is recruited from outside.
//!
//! # Source
//!
//! After Duijn, Kashirin & Sloot 2014, Sci. Rep. 4:4238,
//! where the lost actor is replaced at random, by distance or by degree.
//!
//! # Complexity
//!
//! The attack times the number of runs; ties may grow in number with each removal.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::equals::Band;
use super::left::largest;
use super::strategy::Strategy;
use crate::csr::Csr;
use crate::edge_set::{Edge, EdgeSet};
use socta_base::numeric::random::{Source, Stream};

/// Number of runs.
pub const RECOVERY_RUNS: u64 = 20;
/// Visits that a run may take; a run that would take longer is cut.
const MOST_EFFORT: u64 = 500_000_000;

/// Who takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Successor {
    /// Of the lost actor's contacts, the one who shares most other contacts with it.
    Nearest,
    /// Anybody who is left and has a tie.
    Random,
    /// Who has most ties of all who are left.
    Degree,
}

/// How a network re-wires.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RecoveryModel {
    /// Who takes over.
    pub successor: Successor,
    /// Probability with which a lost tie is taken over, `0..=1`.
    pub share: f64,
}

/// A curve with recovery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RecoveryCurve {
    /// How the network re-wires after a removal.
    pub model: RecoveryModel,
    /// Number of runs.
    pub runs: u64,
    /// Size of the largest component after 0, 1, 2, ... removals.
    pub largest: Band,
}

/// The curve of a strategy over at most `steps` removals, with recovery after each.
#[must_use]
pub fn recover(
    ties: &Csr,
    strategy: &Strategy,
    model: RecoveryModel,
    steps: usize,
    seed: u64,
) -> RecoveryCurve {
    let source = Source::new(seed, &["recovery"]);
    let mut runs: Vec<Vec<u32>> = (0..RECOVERY_RUNS)
        .into_par_iter()
        .map(|run| Rewiring::new(ties).run(strategy, model, steps, source.stream(run)))
        .collect();
    let shortest = runs.iter().map(Vec::len).min().unwrap_or(0);
    for run in &mut runs {
        run.truncate(shortest);
    }
    let band = Band::of_runs(runs.iter().map(Vec::as_slice));
    RecoveryCurve { model, runs: RECOVERY_RUNS, largest: band }
}

/// A network whose ties change.
struct Rewiring {
    nodes: usize,
    edges: Vec<Edge>,
    ties: Csr,
    gone: Vec<bool>,
}

impl Rewiring {
    fn new(ties: &Csr) -> Self {
        let mut edges = Vec::with_capacity(ties.arcs() / 2);
        for (node, from) in (0..ties.nodes()).zip(0u32..) {
            let larger = ties.neighbours(node).iter().filter(|&&to| from < to);
            edges.extend(larger.map(|&to| Edge::new(from, to, 1.0)));
        }
        Self { nodes: ties.nodes(), edges, ties: ties.clone(), gone: vec![false; ties.nodes()] }
    }

    fn run(
        mut self,
        strategy: &Strategy,
        model: RecoveryModel,
        steps: usize,
        mut stream: Stream,
    ) -> Vec<u32> {
        let mut curve = vec![largest(&self.ties, &self.gone)];
        let mut effort = 0;
        for step in 0..steps.min(self.nodes) {
            effort += strategy.effort(&self.ties);
            if effort > MOST_EFFORT {
                break;
            }
            let equals = strategy.next(&self.ties, &self.gone, step);
            // Among equals anybody: with recovery there is no one order to show.
            let Some(&lost) = equals.get(stream.below(equals.len() as u64) as usize) else { break };
            self.replace(lost, model, &mut stream);
            curve.push(largest(&self.ties, &self.gone));
        }
        curve
    }

    fn replace(&mut self, lost: u32, model: RecoveryModel, stream: &mut Stream) {
        let contacts = self.ties.neighbours(lost as usize).to_vec();
        self.gone[lost as usize] = true;
        self.edges.retain(|edge| edge.from != lost && edge.to != lost);
        if let Some(successor) = self.successor(&contacts, model.successor, stream) {
            for contact in contacts.into_iter().filter(|&contact| contact != successor) {
                if stream.chance(model.share) {
                    self.edges.push(Edge::new(successor, contact, 1.0));
                }
            }
        }
        let set = EdgeSet::undirected(self.nodes, std::mem::take(&mut self.edges)).of_equal_strength();
        self.edges = set.edges.iter().collect();
        self.ties = set.ties();
    }

    /// `self.ties` still has the ties of the lost one.
    fn successor(&self, contacts: &[u32], rule: Successor, stream: &mut Stream) -> Option<u32> {
        // The first of equals, because positions fall.
        let most = |values: Vec<(usize, u32)>| {
            values.into_iter().max_by_key(|&(value, node)| (value, u32::MAX - node)).map(|(_, node)| node)
        };
        let left = || {
            (0..self.nodes as u32)
                .filter(|&node| !self.gone[node as usize] && self.ties.degree(node as usize) > 0)
        };
        match rule {
            Successor::Nearest => most(
                contacts
                    .iter()
                    .map(|&node| {
                        let theirs = self.ties.neighbours(node as usize);
                        let shared = theirs.iter().filter(|other| contacts.binary_search(other).is_ok());
                        (shared.count(), node)
                    })
                    .collect(),
            ),
            Successor::Random => {
                let all: Vec<u32> = left().collect();
                all.get(stream.below(all.len() as u64) as usize).copied()
            }
            Successor::Degree => most(left().map(|node| (self.ties.degree(node as usize), node)).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{graph, star};

    fn curve(ties: &Csr, successor: Successor, share: f64) -> Band {
        recover(ties, &Strategy::Degree, RecoveryModel { successor, share }, 3, 1).largest
    }

    #[test]
    fn who_takes_over_everything_keeps_the_network_whole() {
        for successor in [Successor::Nearest, Successor::Degree, Successor::Random] {
            assert_eq!(curve(&star(9), successor, 1.0).low, [9, 8, 7, 6], "{successor:?}");
        }
    }

    #[test]
    fn without_recovery_it_is_the_plain_curve() {
        let ties = graph(9, &[(0, 1), (0, 2), (0, 3), (0, 4), (4, 5), (4, 6), (6, 7), (7, 8)]);
        let plain = super::super::attack(&ties, &Strategy::Degree, 3, 1);
        let found = curve(&ties, Successor::Nearest, 0.0);
        assert!(found.low.iter().zip(&plain.band.low).all(|(run, least)| run >= least));
        assert!(found.high.iter().zip(&plain.band.high).all(|(run, most)| run <= most));
        assert_eq!(found.low[1], plain.largest[1]);
    }

    #[test]
    fn half_a_recovery_lies_between() {
        let found = curve(&star(30), Successor::Nearest, 0.5);
        // The successor takes over about half of the other 28.
        assert!(found.low[1] < 20 && found.high[1] > 10 && found.mean[1] > 11.0 && found.mean[1] < 19.0);
        assert_eq!(found, curve(&star(30), Successor::Nearest, 0.5));
    }
}
