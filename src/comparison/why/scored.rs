//! The table as the additive model scores it, and the choice that follows from changed scores.

use std::collections::BTreeMap;

use crate::numeric::sum;
use crate::priorities::{Problem, Solver, micro_units};
use crate::scoring::{ThreatTable, Value};

/// Expected values and weights, with the items of the choice that they belong to.
pub(super) struct Scored<'a> {
    pub(super) table: &'a ThreatTable,
    pub(super) problem: &'a Problem,
    pub(super) weights: Vec<f64>,
    /// Expected values, row by row; none where a criterion does not count.
    pub(super) expected: Vec<Vec<Option<f64>>>,
    /// Row of each item of the problem.
    pub(super) row_of: Vec<usize>,
}

impl<'a> Scored<'a> {
    pub(super) fn new(table: &'a ThreatTable, problem: &'a Problem) -> Self {
        let rows: BTreeMap<&str, usize> =
            table.keys.iter().enumerate().map(|(row, key)| (key.as_str(), row)).collect();
        let row = |item: &crate::priorities::Item| rows.get(item.key.as_str()).copied().unwrap_or(0);
        Self {
            table,
            problem,
            weights: table.weights(),
            expected: (0..table.keys.len())
                .map(|row| table.row(row).iter().map(Value::mean).collect())
                .collect(),
            row_of: problem.items.iter().map(row).collect(),
        }
    }

    /// Position of the item of a row, if the row has one.
    pub(super) fn item_of(&self, row: usize) -> Option<usize> {
        self.row_of.iter().position(|other| *other == row)
    }

    /// Whether every criterion counts for every area, so that scores are linear in the weights.
    pub(super) fn is_complete(&self) -> bool {
        self.expected.iter().flatten().all(Option::is_some)
    }

    /// The value of every item under other weights, in micro-units.
    pub(super) fn values(&self, weights: &[f64]) -> Vec<i64> {
        self.row_of.iter().map(|&row| micro(score(&self.expected[row], weights))).collect()
    }

    /// Which items are chosen under other weights, in the order of the problem; none if nothing can be.
    pub(super) fn chosen(&self, solver: &mut Solver<'_>, weights: &[f64]) -> Option<Vec<Option<u8>>> {
        solver.set_values(&self.values(weights)).ok()?;
        solver.choose().map(Iterator::collect)
    }

    /// The weights when one is set and the others keep their proportions.
    pub(super) fn moved(&self, criterion: usize, weight: f64) -> Vec<f64> {
        let rest = (1.0 - weight) / (1.0 - self.weights[criterion]);
        let mut weights: Vec<f64> = self.weights.iter().map(|old| old * rest).collect();
        weights[criterion] = weight;
        weights
    }
}

/// The additive score of a row, to the same last bit as the method computes it.
pub(super) fn score(row: &[Option<f64>], weights: &[f64]) -> Option<f64> {
    let complete: Option<Vec<f64>> = row.iter().copied().collect();
    if let Some(values) = complete {
        return Some(sum::dot(weights, &values));
    }
    let (mut known, mut total) = (0.0, 0.0);
    for (weight, value) in weights.iter().zip(row) {
        if let Some(value) = value {
            known += weight;
            total += weight * value;
        }
    }
    (known > 0.0).then(|| total / known)
}

/// A score as the choice takes it.
pub(super) fn micro(score: Option<f64>) -> i64 {
    micro_units(score.unwrap_or(0.0)).unwrap_or(0)
}
