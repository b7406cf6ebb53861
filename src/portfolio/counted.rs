//! Mean weights: what a criterion weighs for an alternative on average over all views.

use std::collections::BTreeMap;

use crate::robustness::{Uncertain, ViewBlock};

use super::counts::Counts;

/// Which criteria count for which alternative. Where one does not, the weights of the others are rescaled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    criteria: usize,
    /// The patterns of criteria that count for some alternative.
    patterns: Vec<Vec<bool>>,
    /// Pattern of each alternative.
    of: Vec<usize>,
}

impl Counted {
    /// The patterns of a problem.
    pub(super) fn of(uncertain: &Uncertain) -> Self {
        let criteria = uncertain.criteria.len();
        let mut places = BTreeMap::new();
        let mut patterns = Vec::new();
        let pattern = |row: &[crate::scoring::Value]| -> Vec<bool> {
            row.iter().map(|cell| cell.parts().iter().any(|part| part.weight > 0.0)).collect()
        };
        let of = uncertain
            .cells
            .chunks(criteria.max(1))
            .map(|row| {
                let pattern = pattern(row);
                *places.entry(pattern.clone()).or_insert_with(|| {
                    patterns.push(pattern);
                    patterns.len() - 1
                })
            })
            .collect();
        Self { criteria, patterns, of }
    }

    /// Sums over the views of a block of what each criterion weighs under each pattern, pattern by pattern.
    pub(super) fn sums(&self, block: &ViewBlock) -> Vec<f64> {
        let width = block.width;
        let mut sums = vec![0.0; self.patterns.len() * self.criteria];
        for (pattern, sums) in self.patterns.iter().zip(sums.chunks_exact_mut(self.criteria.max(1))) {
            let own = |at: usize| &block.weights[at * width..(at + 1) * width];
            let counting = || (0..self.criteria).filter(|&at| pattern[at]);
            let mut totals = vec![0.0; width];
            for at in counting() {
                totals.iter_mut().zip(own(at)).for_each(|(total, weight)| *total += weight);
            }
            let by: Vec<f64> =
                totals.iter().map(|total| if *total > 0.0 { 1.0 / total } else { 0.0 }).collect();
            for at in counting() {
                sums[at] = own(at).iter().zip(&by).map(|(weight, by)| weight * by).sum();
            }
        }
        sums
    }

    /// Mean weight of each cell, row by row; 0 where a criterion does not count.
    pub(super) fn mean_weights(&self, counts: &Counts) -> Vec<f64> {
        let views = counts.views.max(1) as f64;
        let weight = |pattern: &usize, at: usize| counts.weights[pattern * self.criteria + at] / views;
        self.of.iter().flat_map(|pattern| (0..self.criteria).map(move |at| weight(pattern, at))).collect()
    }
}
