//! Collection gaps: which ties to confirm or to rule out first.
//!
//! For an uncertain tie of probability p, the replicas split into those that have it and those that do not. If the tie were
//! known for certain, the top would be that of the one part or of the other. The value of knowing is
//!
//! `p (1 - p) · ½ Σ over actors |P(at the top | tie) - P(at the top | no tie)|`,
//!
//! the mean over the measures being taken of "at the top". It is largest for ties that are in doubt and on which places
//! hang, and comes from the replicas that are there already. A difference counts only if it is larger than two standard
//! errors; otherwise a sum over many actors would be made of noise.
//!
//! # Complexity
//!
//! O(B (m + m' t)) time for B replicas, m' uncertain ties and t actors who are ever at the top; O(m' t) memory.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ground::Ground;
use socta_base::numeric::rank::falling;

/// A part of the replicas must have at least so many to say anything.
const FEWEST: u32 = 30;
/// Standard errors that a difference must exceed.
const ERRORS: f64 = 2.0;

/// Who is at the top of a replica.
#[derive(Debug, Clone)]
pub(super) struct Top<'a> {
    /// The ties that are present.
    pub(super) present: &'a [u64],
    /// Actors at the top, each with its share of places, in rising order.
    pub(super) shares: Vec<(u32, f64)>,
}

/// An actor whose place hangs on a tie.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Mover {
    /// Pseudonymous identifier of the actor.
    pub id: String,
    /// Probability of being at the top with the tie less that without it, `-1..=1`.
    pub change: f64,
}

/// A tie whose confirmation would change the top.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct CollectionGap {
    /// Identifier of the actor at one end.
    pub a: String,
    /// Identifier of the actor at the other end.
    pub b: String,
    /// Probability that the tie exists.
    pub probability: f64,
    /// Number of independent reports on it.
    pub reports: u32,
    /// Value of knowing, in places at the top, `>= 0`.
    pub value: f64,
    /// Who gains most if the tie exists.
    pub rises: Option<Mover>,
    /// Who loses most if the tie exists.
    pub falls: Option<Mover>,
}

/// The `most` ties of the highest value, above 0.
pub(super) fn gaps(ground: Ground<'_>, tops: &[Top<'_>], most: usize) -> Vec<CollectionGap> {
    let uncertain: Vec<u32> = (0u32..)
        .zip(ground.beliefs)
        .filter(|(_, belief)| belief.probability > 0.0 && belief.probability < 1.0)
        .map(|(tie, _)| tie)
        .collect();
    let seen: BTreeSet<u32> =
        tops.iter().flat_map(|top| top.shares.iter().map(|&(actor, _)| actor)).collect();
    let actors: Vec<u32> = seen.into_iter().collect();
    if uncertain.is_empty() || actors.is_empty() {
        return Vec::new();
    }
    let split = Split::of(tops, &uncertain, &actors);
    let ends = ends(ground);
    let mut found: Vec<CollectionGap> = uncertain
        .iter()
        .enumerate()
        .filter_map(|(at, &tie)| {
            let differences = split.differences(at)?;
            gap(ground, tie, ends[tie as usize], &actors, &differences)
        })
        .collect();
    found.sort_by(|x, y| falling((x.value, (&x.a, &x.b)), (y.value, (&y.a, &y.b))));
    found.truncate(most);
    found
}

/// Ends of every tie.
fn ends(ground: Ground<'_>) -> Vec<(u32, u32)> {
    let mut ends = vec![(0, 0); ground.beliefs.len()];
    for (node, from) in (0..ground.ties.nodes()).zip(0u32..) {
        for (&to, &edge) in ground.ties.neighbours(node).iter().zip(ground.ties.edges(node)) {
            if from < to {
                ends[edge as usize] = (from, to);
            }
        }
    }
    ends
}

/// Sums over the replicas that have a tie, and over all.
struct Split {
    replicas: u32,
    with: Vec<u32>,
    actors: usize,
    /// By tie, then by actor.
    sums: Vec<f64>,
    all: Vec<f64>,
}

impl Split {
    fn of(tops: &[Top<'_>], uncertain: &[u32], actors: &[u32]) -> Self {
        let mut split = Self {
            replicas: tops.len() as u32,
            with: vec![0; uncertain.len()],
            actors: actors.len(),
            sums: vec![0.0; uncertain.len() * actors.len()],
            all: vec![0.0; actors.len()],
        };
        for top in tops {
            let shares: Vec<(usize, f64)> = top
                .shares
                .iter()
                .filter_map(|&(actor, share)| Some((actors.binary_search(&actor).ok()?, share)))
                .collect();
            for &(actor, share) in &shares {
                split.all[actor] += share;
            }
            for (at, &tie) in uncertain.iter().enumerate() {
                if top.present[tie as usize / 64] >> (tie % 64) & 1 == 1 {
                    split.with[at] += 1;
                    for &(actor, share) in &shares {
                        split.sums[at * split.actors + actor] += share;
                    }
                }
            }
        }
        split
    }

    /// Differences of each actor that are larger than chance, else 0; none if one part is too small.
    fn differences(&self, at: usize) -> Option<Vec<f64>> {
        let (with, without) = (self.with[at], self.replicas - self.with[at]);
        if with < FEWEST || without < FEWEST {
            return None;
        }
        let (with, without) = (f64::from(with), f64::from(without));
        let difference = |actor: usize| {
            let sum = self.sums[at * self.actors + actor];
            let (one, other) = (sum / with, (self.all[actor] - sum) / without);
            // A share is never outside 0 to 1, so its variance is at most that of a yes or no.
            let error = (one * (1.0 - one) / with + other * (1.0 - other) / without).max(0.0).sqrt();
            let difference = one - other;
            if difference.abs() > ERRORS * error { difference } else { 0.0 }
        };
        Some((0..self.actors).map(difference).collect())
    }
}

fn gap(
    ground: Ground<'_>,
    tie: u32,
    ends: (u32, u32),
    actors: &[u32],
    differences: &[f64],
) -> Option<CollectionGap> {
    let belief = ground.beliefs[tie as usize];
    let moved: f64 = differences.iter().map(|difference| difference.abs()).sum::<f64>() / 2.0;
    let id = |node: u32| ground.ids.get(node as usize).to_owned();
    // Actors are in rising order; the first of equal movers is named.
    let mover = |sign: f64| {
        let mut best: Option<(u32, f64)> = None;
        for (&actor, &difference) in actors.iter().zip(differences) {
            if sign * difference > best.map_or(0.0, |(_, found)| sign * found) {
                best = Some((actor, difference));
            }
        }
        best.map(|(actor, change)| Mover { id: id(actor), change })
    };
    (moved > 0.0).then(|| CollectionGap {
        a: id(ends.0),
        b: id(ends.1),
        probability: belief.probability,
        reports: belief.independent,
        value: belief.probability * (1.0 - belief.probability) * moved,
        rises: mover(1.0),
        falls: mover(-1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::positions::measure::FOUR;
    use crate::positions::{Criteria, key_positions};
    use crate::shapes::graph;
    use crate::uncertain::Belief;
    use socta_base::Identifiers;

    /// Two stars of the same size; 0 has one more tie, to 12, that is in doubt. All others are certain.
    #[test]
    fn the_tie_on_which_the_first_place_hangs_is_named() {
        let mut ties: Vec<(u32, u32)> = (1..6).map(|leaf| (0, leaf)).collect();
        ties.extend((7..12).map(|leaf| (6, leaf)));
        ties.push((0, 12));
        ties.push((1, 2));
        let ties = graph(13, &ties);
        let mut ids = Identifiers::default();
        for at in 0..13 {
            ids.push(&format!("p{at:02}"));
        }
        let certain = Belief { probability: 1.0, independent: 2, reports: 2 };
        let doubtful = Belief { probability: 0.5, independent: 1, reports: 1 };
        let mut beliefs = vec![certain; ties.arcs() / 2];
        for (&to, &edge) in ties.neighbours(0).iter().zip(ties.edges(0)) {
            if to == 12 {
                beliefs[edge as usize] = doubtful;
            }
        }
        let ground = Ground { ids: &ids, ties: &ties, beliefs: &beliefs, groups: None, seed: 1, name: "x" };
        let criteria = Criteria { within: 1, ..Criteria::of(&FOUR) };
        let found = key_positions(ground, &criteria).gaps;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].a.as_str(), found[0].b.as_str(), found[0].reports), ("p00", "p12", 1));
        assert_eq!(found[0].rises.as_ref().map(|mover| mover.id.as_str()), Some("p00"));
        assert_eq!(found[0].falls.as_ref().map(|mover| mover.id.as_str()), Some("p06"));
        assert!(found[0].value > 0.1 && found[0].value <= 0.25, "{}", found[0].value);
    }
}
