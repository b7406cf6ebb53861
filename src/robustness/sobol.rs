//! How much of the doubt whether an area is in the top K comes from where: Sobol indices of groups of inputs.
//!
//! The first-order index of a group is the share of the variance of "is it in the top K" that would go if the group were
//! known; the total index is the share that would stay if everything but the group were known. Where the two differ, the
//! group matters through others. Groups are the weights, the evidence of each layer, and the cells of which nothing is
//! known, with what the unseen cells of an area have in common. Groups are drawn independently of each other.
//!
//! Two samples A and B of all inputs are drawn, and for each group A with the group of B. The first-order index is the
//! mean of `f(B) (f(A_B) - f(A))`, the total one half the mean of `(f(A) - f(A_B))²`, both over the variance; errors follow
//! by the delta method.
//!
//! # Source
//! Sobol' (1993), Mathematical Modelling and Computational Experiment 1:407-414; first order: Saltelli et al. (2010),
//! Computer Physics Communications 181:259-270, table 2 (b); total: Jansen (1999), Computer Physics Communications
//! 117:35-43.
//!
//! # Complexity
//! O(N (m n + g m)) for N samples, m areas, n criteria and g groups; for at most 200 areas.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_decide::smaa::{Estimate, PAIRED_ALTERNATIVES, STEPS, WeightSampler};

use crate::model::Layer;
use crate::numeric::random::Source;
use crate::numeric::sum::{mean, pairwise};
use crate::scoring::{Shape, ThreatTable, Unseen, Value};

/// Samples that are drawn at once.
const BLOCK: usize = 256;
/// Most samples of A and of B.
const MOST_SAMPLES: u64 = 4_096;
/// Half of the step in which uniform numbers come.
const HALF_STEP: f64 = 0.5 / 4_294_967_296.0;
/// What tells the second sample of weights from the first.
const SECOND: u64 = 0x9E37_79B9_7F4A_7C15;

/// First-order and total index of a group, with their standard errors.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SobolIndex {
    /// Share of the variance that the group alone explains.
    pub first: Estimate,
    /// Share of the variance that the group has part in.
    pub total: Estimate,
}

/// The indices of each group from evaluations at the samples A, at the samples B, and at A with each group of B; none if
/// the evaluations do not vary.
#[must_use]
pub fn sobol_indices(a: &[f64], b: &[f64], mixed: &[Vec<f64>]) -> Option<Vec<SobolIndex>> {
    let middle = f64::midpoint(mean(a), mean(b));
    let spread =
        |(a, b): (&f64, &f64)| f64::midpoint((a - middle) * (a - middle), (b - middle) * (b - middle));
    let spreads: Vec<f64> = a.iter().zip(b).map(spread).collect();
    let variance = mean(&spreads);
    if variance <= 0.0 {
        return None;
    }
    let ratio = |terms: &[f64]| -> Estimate {
        let value = mean(terms) / variance;
        let rest: Vec<f64> = terms.iter().zip(&spreads).map(|(term, spread)| term - value * spread).collect();
        let centre = mean(&rest);
        let squares: Vec<f64> = rest.iter().map(|rest| (rest - centre) * (rest - centre)).collect();
        let count = terms.len() as f64;
        Estimate { value, error: (pairwise(&squares) / (count * count)).sqrt() / variance }
    };
    let index = |mixed: &Vec<f64>| {
        let both = || a.iter().zip(b).zip(mixed);
        let first: Vec<f64> = both().map(|((a, b), mixed)| (b - middle) * (mixed - a)).collect();
        let total: Vec<f64> = both().map(|((a, _), mixed)| (a - mixed) * (a - mixed) / 2.0).collect();
        SobolIndex { first: ratio(&first), total: ratio(&total) }
    };
    Some(mixed.iter().map(index).collect())
}

/// A group of inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Factor {
    /// The weights of all criteria.
    Weights,
    /// The evidence of a layer, as far as there is some.
    Evidence(Layer),
    /// The cells of which nothing is known.
    Unknown,
}

/// The indices of "is it in the top K", area by area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TopSobol {
    /// Samples of A and of B.
    pub samples: u64,
    /// The groups that vary.
    pub factors: Vec<Factor>,
    /// One index a group for each area of the table; none for an area that is always or never in the top K.
    pub areas: Vec<Option<Vec<SobolIndex>>>,
}

/// What the indices are computed from.
pub struct TopSobolInput<'a> {
    /// The table.
    pub table: &'a ThreatTable,
    /// Where weights come from.
    pub weights: &'a dyn WeightSampler,
    /// Whether nothing is known of each cell, in the order of the cells.
    pub unknown: &'a [bool],
    /// Seed of all streams.
    pub seed: u64,
    /// K.
    pub top_k: u32,
    /// Samples of A and of B; at most 4,096 are drawn.
    pub samples: u64,
}

/// The Sobol indices of "is it in the top K"; none for more than 200 areas.
#[must_use]
pub fn top_sobol(input: &TopSobolInput<'_>) -> Option<TopSobol> {
    let table = input.table;
    if table.keys.len() > PAIRED_ALTERNATIVES || table.keys.is_empty() || table.criteria.is_empty() {
        return None;
    }
    let groups = Groups::of(input);
    let samples = input.samples.clamp(1, MOST_SAMPLES).next_multiple_of(BLOCK as u64);
    let blocks: Vec<Vec<Vec<bool>>> = (0..samples / BLOCK as u64)
        .into_par_iter()
        .map(|index| Draws::new(input, &groups, index).tops(input, &groups))
        .collect();
    let evaluations = |set: usize, area: usize| -> Vec<f64> {
        let own = |block: &Vec<Vec<bool>>| block[set][area * BLOCK..(area + 1) * BLOCK].to_vec();
        blocks.iter().flat_map(own).map(|top| f64::from(u8::from(top))).collect()
    };
    let area = |area: usize| {
        let mixed: Vec<Vec<f64>> = (0..groups.factors.len()).map(|at| evaluations(2 + at, area)).collect();
        sobol_indices(&evaluations(0, area), &evaluations(1, area), &mixed)
    };
    let areas = (0..table.keys.len()).into_par_iter().map(area).collect();
    Some(TopSobol { samples, factors: groups.factors, areas })
}

/// The groups that vary, and which cells are in which.
struct Groups {
    factors: Vec<Factor>,
    /// Position among the evidence groups of each cell; cells that do not vary are in the first.
    of: Vec<usize>,
    /// Evidence groups, whether they vary or not.
    evidence: Vec<Factor>,
    /// Position among them of what nobody knows.
    unseen: usize,
}

impl Groups {
    fn of(input: &TopSobolInput<'_>) -> Self {
        let table = input.table;
        let factor = |at: usize| match input.unknown.get(at) {
            Some(true) => Factor::Unknown,
            _ => Factor::Evidence(table.criteria[at % table.criteria.len()].layer),
        };
        let varies = |at: &usize| !table.cells[*at].is_certain() && !table.cells[*at].parts().is_empty();
        let mut evidence: Vec<Factor> = (0..table.cells.len()).filter(varies).map(factor).collect();
        if !table.shocks.unseen.is_empty() {
            evidence.push(Factor::Unknown);
        }
        evidence.sort_unstable();
        evidence.dedup();
        let position = |at: usize| evidence.iter().position(|other| *other == factor(at)).unwrap_or(0);
        let of = (0..table.cells.len()).map(position).collect();
        let unseen = evidence.iter().position(|factor| *factor == Factor::Unknown).unwrap_or(0);
        let weights = (!input.weights.is_fixed()).then_some(Factor::Weights);
        let factors = weights.into_iter().chain(evidence.iter().copied()).collect();
        Self { factors, of, evidence, unseen }
    }
}

/// What the samples of a block add to the scores, by area, group, and the sample that weights and values come from.
struct Draws {
    /// `sums[((area * groups + group) * 4 + choice) * BLOCK + sample]`; choice is 2 for weights of B plus 1 for values of B.
    sums: Vec<f64>,
    /// Weight that counts, `counted[(area * 2 + choice of weights) * BLOCK + sample]`.
    counted: Vec<f64>,
}

impl Draws {
    fn new(input: &TopSobolInput<'_>, groups: &Groups, index: u64) -> Self {
        let table = input.table;
        let (areas, criteria, count) = (table.keys.len(), table.criteria.len(), groups.evidence.len().max(1));
        let mut weights = [vec![0.0; criteria * BLOCK], vec![0.0; criteria * BLOCK]];
        input.weights.fill(input.seed, index, BLOCK, &mut weights[0]);
        input.weights.fill(input.seed ^ SECOND, index, BLOCK, &mut weights[1]);
        let mut draws =
            Self { sums: vec![0.0; areas * count * 4 * BLOCK], counted: vec![0.0; areas * 2 * BLOCK] };
        let mut uniforms = vec![0.0; 4 * BLOCK];
        for (at, value) in table.cells.iter().enumerate().filter(|(_, value)| !value.parts().is_empty()) {
            let (area, criterion) = (at / criteria, at % criteria);
            if !value.is_certain() {
                let name = ["sobol", &table.keys[area], &table.criteria[criterion].key];
                Source::new(input.seed, &name).stream(index).fill_uniform32(&mut uniforms);
            }
            let first = (area * count + groups.of[at]) * 4 * BLOCK;
            for sample in 0..BLOCK {
                let values = [0, 1].map(|which| {
                    drawn(
                        value,
                        uniforms[2 * which * BLOCK + sample],
                        uniforms[(2 * which + 1) * BLOCK + sample],
                    )
                });
                for (choice, weights) in weights.iter().enumerate() {
                    let weight = weights[criterion * BLOCK + sample];
                    draws.counted[(area * 2 + choice) * BLOCK + sample] += weight;
                    for (which, value) in values.iter().enumerate() {
                        draws.sums[first + (2 * choice + which) * BLOCK + sample] += weight * value;
                    }
                }
            }
        }
        for (&area, unseen) in &table.shocks.unseen {
            draws.shift(
                &weights,
                unseen,
                (input.seed, &table.keys[area], index),
                (area, count, groups.unseen),
            );
        }
        draws
    }

    /// Adds what the unseen part of an area lies above what is usual.
    fn shift(
        &mut self,
        weights: &[Vec<f64>; 2],
        unseen: &Unseen,
        (seed, key, index): (u64, &str, u64),
        (area, count, group): (usize, usize, usize),
    ) {
        let mut uniforms = vec![0.0; 2 * BLOCK];
        Source::new(seed, &["sobol", "unseen", key]).stream(index).fill_uniform32(&mut uniforms);
        // Uniform numbers may be 0, where a normal one has no end.
        let shape = Shape::Normal(0.0, unseen.deviation);
        let moved: Vec<f64> = uniforms.iter().map(|u| shape.quantile(u.max(HALF_STEP))).collect();
        for (choice, weights) in weights.iter().enumerate() {
            for sample in 0..BLOCK {
                let shares = unseen.shares.iter().enumerate();
                let open: f64 = shares.map(|(at, share)| share * weights[at * BLOCK + sample]).sum();
                for which in 0..2 {
                    let at = ((area * count + group) * 4 + 2 * choice + which) * BLOCK + sample;
                    self.sums[at] += open * moved[which * BLOCK + sample];
                }
            }
        }
    }

    /// Which areas are in the top K: at A, at B, and at A with each group of B; area by area, sample by sample.
    fn tops(&self, input: &TopSobolInput<'_>, groups: &Groups) -> Vec<Vec<bool>> {
        let sets = 2 + groups.factors.len();
        (0..sets).map(|set| self.top(input, groups, set)).collect()
    }

    fn top(&self, input: &TopSobolInput<'_>, groups: &Groups, set: usize) -> Vec<bool> {
        let (areas, count) = (input.table.keys.len(), groups.evidence.len().max(1));
        let changed = set.checked_sub(2).map(|at| groups.factors[at]);
        let second_weights = usize::from(set == 1 || changed == Some(Factor::Weights));
        let second = |group: usize| {
            usize::from(set == 1 || (changed.is_some() && groups.evidence.get(group).copied() == changed))
        };
        let mut tops = vec![false; areas * BLOCK];
        let mut steps = vec![0_i64; areas];
        let mut sorted = Vec::with_capacity(areas);
        for sample in 0..BLOCK {
            for (area, step) in steps.iter_mut().enumerate() {
                let sum: f64 = (0..count)
                    .map(|group| {
                        let choice = 2 * second_weights + second(group);
                        self.sums[((area * count + group) * 4 + choice) * BLOCK + sample]
                    })
                    .sum();
                let counted = self.counted[(area * 2 + second_weights) * BLOCK + sample];
                *step = if counted > 0.0 { (sum / counted * STEPS + 0.5) as i64 } else { 0 };
            }
            let kept = (input.top_k as usize).min(areas);
            if kept == 0 {
                continue;
            }
            sorted.clone_from(&steps);
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            let least = sorted[kept - 1];
            steps.iter().enumerate().for_each(|(area, step)| tops[area * BLOCK + sample] = *step >= least);
        }
        tops
    }
}

/// The value at two uniform numbers: the first picks a part of the mixture, the second a value of it.
fn drawn(value: &Value, pick: f64, u: f64) -> f64 {
    let mut end = 0.0;
    let mut parts = value.parts().iter().peekable();
    while let Some(part) = parts.next() {
        end += part.weight;
        if pick < end || parts.peek().is_none() {
            return part.shape.quantile(u);
        }
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evaluations_that_do_not_vary_have_no_indices() {
        assert_eq!(sobol_indices(&[1.0; 8], &[1.0; 8], &[vec![1.0; 8]]), None);
    }

    #[test]
    fn a_value_is_drawn_from_the_part_that_is_picked() {
        use crate::scoring::{Part, Shape};
        let part = |weight, shape| Part { weight, shape };
        let value = Value::Mixture(vec![part(0.25, Shape::Point(0.1)), part(0.75, Shape::Uniform(0.5, 1.0))]);
        assert_eq!(
            [drawn(&value, 0.2, 0.9), drawn(&value, 0.25, 0.5), drawn(&value, 1.0, 0.0)],
            [0.1, 0.75, 0.5]
        );
    }
}
