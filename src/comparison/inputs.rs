//! Why a list is another one: which input of the choice put an area on it or took it off.
//!
//! The two choices are taken apart into their inputs: who may be chosen, scores, modes, bundles, each bound, rules,
//! overrides. An input of the first choice is replaced by that of the second, one after another, and everything is chosen anew
//! each time. What a replacement does to an area depends on what was replaced before it; the mean over all orders is its part.
//! The parts of an area add up to 1 if it is gained, to -1 if it is lost, and to 0 otherwise.
//!
//! A mixture may ask for more than it leaves room for. It is then chosen without its overrides, and if that does not help
//! without its rules; a mixture for which nothing helps proposes nothing.
//!
//! # Source
//!
//! Shapley, L. S. (1953), "A value for n-person games", in: *Contributions to the Theory of Games II*, 307-317: the mean of
//! the marginal contributions over all orders.
//!
//! # Complexity
//!
//! 2^d choices for d inputs that differ, at most ten.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::mixture::{Input, Mixture, chosen, differing};
use crate::priorities::Problem;

/// What one input did to an area's place on the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InputPart {
    /// The input.
    pub input: Input,
    /// Part of the change, `-1..=1`; positive speaks for the area.
    pub part: f64,
    /// Bound in the first run and in the other, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<[u32; 2]>,
    /// Areas in which the input differs, ascending; empty for bounds and rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
}

/// What each differing input did to the place of each area that any mixture proposes, by the area's key; inputs that did nothing
/// to it are left out.
#[must_use]
pub fn list_causes(base: &Problem, other: &Problem) -> BTreeMap<String, Vec<InputPart>> {
    let differ = differing(base, other);
    let inputs: Vec<Input> = differ.keys().copied().collect();
    let sets: Vec<BTreeSet<String>> = (0..1_usize << inputs.len())
        .into_par_iter()
        .map(|mask| {
            let of_other = |input: Input| {
                inputs.iter().position(|own| *own == input).is_some_and(|at| (mask >> at) & 1 == 1)
            };
            chosen(&Mixture { base, other, of_other: &of_other })
        })
        .collect();
    let weights = weights(inputs.len());
    let keys: BTreeSet<&String> = sets.iter().flatten().collect();
    let parts = |key: &String| -> Vec<InputPart> {
        let found = inputs.iter().enumerate().map(|(at, input)| (input, part(&sets, &weights, at, key)));
        let told = found.filter(|(_, part)| *part != 0.0);
        told.map(|(&input, part)| {
            let differs = &differ[&input];
            InputPart { input, part, bound: differs.bound, areas: differs.areas.clone() }
        })
        .collect()
    };
    keys.into_iter().map(|key| (key.clone(), parts(key))).filter(|(_, parts)| !parts.is_empty()).collect()
}

/// Share of the orders in which exactly so many given inputs stand before one, by their number: `s! (d-s-1)! / d!`.
fn weights(inputs: usize) -> Vec<f64> {
    let mut weights = vec![1.0 / inputs.max(1) as f64];
    for before in 1..inputs {
        let last = weights[before - 1];
        weights.push(last * before as f64 / (inputs - before) as f64);
    }
    weights
}

/// Mean over all orders of what the replacement of one input does to an area's place.
fn part(sets: &[BTreeSet<String>], weights: &[f64], input: usize, key: &String) -> f64 {
    // Counted in whole numbers by how many stand before, so that what cancels leaves nothing.
    let mut moved = vec![0_i64; weights.len()];
    for (mask, set) in sets.iter().enumerate().filter(|(mask, _)| (mask >> input) & 1 == 0) {
        let after = i64::from(sets[mask | (1 << input)].contains(key));
        moved[mask.count_ones() as usize] += after - i64::from(set.contains(key));
    }
    moved.iter().zip(weights).map(|(&moved, weight)| moved as f64 * weight).sum()
}
