//! Running the methods on the data sets, in parts that can be kept.
//!
//! Every data set draws from streams that its data, its seed and its replication name, so that a part does not depend on the
//! others, on the order in which they are run, or on the number of threads.
//!
//! # Complexity
//! A data set takes `1 + 5 trials` runs of each method, and all pairs of methods once.

use std::collections::BTreeMap;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calibration::{Reliability, reliability};
use super::disturb::Trials;
use super::experiment::{Entrant, Experiment, Slot};
use super::measures::{Reference, as_mid_ranks};
use super::ranking::rank;
use crate::comparison::kendall_tau_b;
use crate::diagnostics::Progress;
use crate::scoring::MethodError;

/// Data sets in a part.
pub const PART: usize = 32;
/// Measures are kept to this precision, so that they are short in the files and the same before and after.
const STEP: f64 = 1e-7;

/// Where finished parts are kept.
pub trait Keep {
    /// The part with this number, if it is there.
    fn load(&self, part: usize) -> Option<Vec<u8>>;

    /// Keeps a part.
    ///
    /// # Errors
    /// If it cannot be kept.
    fn save(&self, part: usize, bytes: &[u8]) -> Result<(), KeepError>;
}

/// Why a part cannot be kept, as whoever keeps it says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct KeepError(pub String);

/// Keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct Forget;

impl Keep for Forget {
    fn load(&self, _part: usize) -> Option<Vec<u8>> {
        None
    }

    fn save(&self, _part: usize, _bytes: &[u8]) -> Result<(), KeepError> {
        Ok(())
    }
}

/// What came out of a data set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetResult {
    /// Values, method by method, each with all measures.
    pub values: Vec<Option<f64>>,
    /// A number for the ranking of each method, the same for the same ranking; none where it refused.
    pub rankings: Vec<Option<u64>>,
    /// P(top K) against the truth.
    pub reliability: Option<Reliability>,
}

/// Why a method had no result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Position of the method.
    pub method: usize,
    /// Kind of the reason.
    pub kind: String,
    /// The first one, in words.
    pub example: String,
    /// How many data sets it refused for this reason.
    pub count: u64,
}

/// Tau-b of two methods over the data sets that both rank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairSum {
    /// Sum.
    pub sum: f64,
    /// Number of data sets.
    pub count: u64,
}

/// Results of some data sets that follow one another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Identity of the experiment.
    pub identity: String,
    /// The data sets.
    pub sets: Vec<SetResult>,
    /// Agreement of the pairs of methods (0, 1), (0, 2), (1, 2), (0, 3), ... on planted data.
    pub pairs: Vec<PairSum>,
    /// Refusals.
    pub refusals: Vec<Refusal>,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// Somebody asked to stop.
    #[error("the benchmark was stopped")]
    Stopped,
    /// A part cannot be kept.
    #[error(transparent)]
    Keep(#[from] KeepError),
}

/// Why no method ranks a data set.
#[derive(Debug, thiserror::Error)]
#[error("noise has left no problem")]
struct NoProblem;

/// Runs all parts that are not kept already.
///
/// # Errors
/// If a part cannot be kept, or whoever watches asked to stop; the parts that are finished by then are kept.
pub fn run(experiment: &Experiment, keep: &dyn Keep, progress: &dyn Progress) -> Result<Vec<Part>, RunError> {
    progress.stage("data sets", experiment.slots.len() as u64);
    // Each given matrix has one undisturbed ranking by each method.
    let own: Vec<Vec<Option<Reference>>> =
        (0..experiment.data.len()).map(|data| own_references(experiment, data)).collect();
    let mut parts = Vec::new();
    for (index, slots) in experiment.slots.chunks(PART).enumerate() {
        if progress.cancelled() {
            return Err(RunError::Stopped);
        }
        let stored = keep.load(index).and_then(|bytes| serde_json::from_slice::<Part>(&bytes).ok());
        let whole = |part: &Part| part.identity == experiment.identity && part.sets.len() == slots.len();
        if let Some(part) = stored.filter(whole) {
            parts.push(part);
        } else {
            let part = part(experiment, slots, &own);
            // Plain data, whose writing cannot fail.
            keep.save(index, &serde_json::to_vec(&part).unwrap_or_default())?;
            parts.push(part);
        }
        progress.advance(slots.len() as u64);
    }
    Ok(parts)
}

fn own_references(experiment: &Experiment, data: usize) -> Vec<Option<Reference>> {
    let Some(problem) = experiment.undisturbed(data) else { return Vec::new() };
    let own = |entrant: &Entrant| rank(entrant, &problem).ok().map(|ranks| Reference::of_ranks(&ranks));
    experiment.entrants.iter().map(own).collect()
}

fn part(experiment: &Experiment, slots: &[Slot], own: &[Vec<Option<Reference>>]) -> Part {
    let found: Vec<Found> = slots.par_iter().map(|slot| set(experiment, slot, &own[slot.data])).collect();
    let methods = experiment.entrants.len();
    let mut pairs = vec![PairSum::default(); methods * methods.saturating_sub(1) / 2];
    let mut refusals: BTreeMap<(usize, String), Refusal> = BTreeMap::new();
    let mut sets = Vec::with_capacity(found.len());
    for found in found {
        for (sum, tau) in pairs.iter_mut().zip(found.pairs) {
            if let Some(tau) = tau {
                sum.sum += tau;
                sum.count += 1;
            }
        }
        for (method, kind, example) in found.refused {
            let first = || Refusal { method, kind: kind.clone(), example, count: 0 };
            refusals.entry((method, kind.clone())).or_insert_with(first).count += 1;
        }
        sets.push(found.result);
    }
    pairs.iter_mut().for_each(|pair| pair.sum = rounded(pair.sum));
    Part { identity: experiment.identity.clone(), sets, pairs, refusals: refusals.into_values().collect() }
}

fn rounded(value: f64) -> f64 {
    (value / STEP).round() * STEP
}

struct Found {
    result: SetResult,
    pairs: Vec<Option<f64>>,
    refused: Vec<(usize, String, String)>,
}

/// All methods on one data set.
fn set(experiment: &Experiment, slot: &Slot, own: &[Option<Reference>]) -> Found {
    let (methods, measures) = (experiment.entrants.len(), &experiment.measures);
    let mut result = SetResult { values: Vec::new(), rankings: vec![None; methods], reliability: None };
    let mut refused = Vec::new();
    let Some(case) = experiment.case(slot) else {
        result.values = vec![None; methods * measures.len()];
        let broken = |method| (method, "NoProblem".to_owned(), NoProblem.to_string());
        return Found { result, pairs: Vec::new(), refused: (0..methods).map(broken).collect() };
    };
    let trials = Trials::draw(experiment, slot, &case);
    let k = experiment.plan.top_k as usize;
    let mut rankings: Vec<Option<Vec<f64>>> = Vec::with_capacity(methods);
    for (at, entrant) in experiment.entrants.iter().enumerate() {
        let ranks = match rank(entrant, &case.problem) {
            Ok(ranks) => ranks,
            Err(error) => {
                refused.push((at, kind(&error), error.to_string()));
                result.values.extend(vec![None; measures.len()]);
                rankings.push(None);
                continue;
            }
        };
        result.rankings[at] = Some(digest(&ranks));
        let reference = case.truth.as_ref().or_else(|| own.get(at).and_then(Option::as_ref));
        let disturbed = trials.measure(entrant, &ranks);
        let ranks = as_mid_ranks(&ranks);
        result.values.extend(measures.iter().map(|measure| {
            let value = if measure.is_disturbed() {
                disturbed.iter().find(|(of, _)| of == measure).and_then(|(_, value)| *value)
            } else {
                reference.and_then(|reference| reference.measure(*measure, &ranks, k))
            };
            value.map(rounded)
        }));
        rankings.push(Some(ranks));
    }
    let pairs = if case.truth.is_some() { agreement(&rankings) } else { Vec::new() };
    result.reliability = reliability(experiment, slot, &case);
    Found { result, pairs, refused }
}

/// Name of the kind of an error.
fn kind(error: &MethodError) -> String {
    format!("{error:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

/// A number for a ranking (FNV-1a, 64 bits).
fn digest(ranks: &[u32]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    ranks.iter().flat_map(|rank| rank.to_le_bytes()).fold(0xcbf2_9ce4_8422_2325, step)
}

/// Tau-b of every pair of rankings.
fn agreement(rankings: &[Option<Vec<f64>>]) -> Vec<Option<f64>> {
    let mut pairs = Vec::with_capacity(rankings.len() * rankings.len() / 2);
    for (at, right) in rankings.iter().enumerate() {
        for left in &rankings[..at] {
            pairs
                .push(left.as_ref().zip(right.as_ref()).and_then(|(left, right)| kendall_tau_b(left, right)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rankings_are_told_apart() {
        assert_ne!(digest(&[1, 2, 3]), digest(&[1, 3, 2]));
        assert_eq!(digest(&[1, 2, 3]), digest(&[1, 2, 3]));
    }

    #[test]
    fn the_kind_of_an_error_is_its_name() {
        let error = MethodError::Overflow { what: "a score" };
        assert_eq!(kind(&error), "Overflow");
    }
}
