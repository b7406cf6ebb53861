//! What becomes of a ranking when alternatives are added, removed or doubled, and when weights or values are shaken.
//!
//! # Source
//! Reversal by adding and removing: Belton & Gear (1983), Omega 11(3):228-230; Wang & Triantaphyllou (2008), Omega
//! 36(1):45-63.

use super::case::Case;
use super::experiment::{Entrant, Experiment, Slot};
use super::measures::{Measure, as_mid_ranks};
use super::ranking::rank;
use crate::comparison::kendall_tau_b;
use crate::numeric::random::Source;
use crate::scoring::Problem;

/// The disturbed problems of a data set, the same ones for all methods.
pub(super) struct Trials {
    added: Vec<Problem>,
    doubled: Vec<Problem>,
    removed: Vec<(usize, Problem)>,
    weights: Vec<Problem>,
    values: Vec<Problem>,
}

impl Trials {
    /// Draws them, the same ones whichever methods take part.
    pub(super) fn draw(experiment: &Experiment, slot: &Slot, case: &Case) -> Self {
        let name = experiment.data[slot.data].name.as_str();
        let stream = |what: &str| {
            Source::new(experiment.plan.seed, &["benchmark", name, "trials", what])
                .stream(u64::from(slot.replication))
        };
        let trials = 0..experiment.plan.trials;
        let mut streams = ["added", "doubled", "removed", "weights", "values"].map(stream);
        let [added, doubled, removed, weights, values] = &mut streams;
        Self {
            added: trials.clone().filter_map(|_| case.with_dominated(added)).collect(),
            doubled: trials.clone().filter_map(|_| case.with_copy(doubled)).collect(),
            removed: trials.clone().filter_map(|_| case.without_one(removed)).collect(),
            weights: trials.clone().filter_map(|_| case.with_shaken_weights(weights)).collect(),
            values: trials.filter_map(|_| case.with_shaken_values(values)).collect(),
        }
    }

    /// The measures of reversal and stability of a method with these ranks of the undisturbed problem.
    pub(super) fn measure(&self, entrant: &Entrant, ranks: &[u32]) -> Vec<(Measure, Option<f64>)> {
        if self.added.is_empty() && self.weights.is_empty() {
            return Vec::new();
        }
        let mut changed = Vec::new();
        let mut reversal = |problems: &mut dyn Iterator<Item = (Option<usize>, &Problem)>| {
            let mut reversed = Vec::new();
            for (removed, problem) in problems {
                let Ok(after) = rank(entrant, problem) else { continue };
                let before: Vec<u32> = ranks
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| Some(*at) != removed)
                    .map(|(_, rank)| *rank)
                    .collect();
                reversed.push(f64::from(u8::from(is_reversed(&before, &after))));
                changed.push(f64::from(u8::from(is_top_changed(&before, &after))));
            }
            mean(&reversed)
        };
        let added = reversal(&mut self.added.iter().map(|problem| (None, problem)));
        let removed = reversal(&mut self.removed.iter().map(|(at, problem)| (Some(*at), problem)));
        let doubled = reversal(&mut self.doubled.iter().map(|problem| (None, problem)));
        let before = as_mid_ranks(ranks);
        let stability = |problems: &[Problem]| {
            let tau = |problem| kendall_tau_b(&before, &as_mid_ranks(&rank(entrant, problem).ok()?));
            mean(&problems.iter().filter_map(tau).collect::<Vec<f64>>())
        };
        vec![
            (Measure::ReversalAdded, added),
            (Measure::ReversalRemoved, removed),
            (Measure::ReversalDoubled, doubled),
            (Measure::TopChanged, mean(&changed)),
            (Measure::StabilityWeights, stability(&self.weights)),
            (Measure::StabilityValues, stability(&self.values)),
        ]
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Whether two alternatives that are there before and after have changed places. A tie that opens or closes is no reversal.
fn is_reversed(before: &[u32], after: &[u32]) -> bool {
    (0..before.len()).any(|a| {
        (0..a).any(|b| {
            let (first, second) = (before[a].cmp(&before[b]), after[a].cmp(&after[b]));
            first == second.reverse() && first.is_ne()
        })
    })
}

/// Whether none of those that were first among the common alternatives is first among them afterwards.
fn is_top_changed(before: &[u32], after: &[u32]) -> bool {
    let after = &after[..before.len().min(after.len())];
    let (best, now) = (before.iter().min(), after.iter().min());
    !before.iter().zip(after).any(|(was, is)| Some(was) == best && Some(is) == now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_no_reversal() {
        assert!(is_reversed(&[1, 2, 3], &[1, 3, 2]));
        assert!(!is_reversed(&[1, 2, 3], &[1, 2, 2, 4]));
        assert!(!is_reversed(&[1, 1, 3], &[2, 1, 3]));
        assert!(!is_top_changed(&[1, 1, 3], &[2, 1, 3]));
        assert!(is_top_changed(&[1, 2, 3], &[2, 1, 3, 4]));
    }
}
