//! The table as the additive model scores it, and the choice that follows from changed scores.

use std::collections::BTreeMap;

use crate::numeric::sum;
use crate::priorities::{Problem, Solver, micro_units, network_values};
use crate::scoring::{ThreatTable, Value};

/// A score this near to where its micro-unit changes may be rounded either way by whoever adds it up in another order:
/// the last bits of a score are worth a ten-thousandth of this.
pub(super) const NEAR_ROUNDING: f64 = 1e-12;

/// Expected values and weights, with the items of the choice that they belong to.
pub(super) struct Scored<'a> {
    pub(super) table: &'a ThreatTable,
    pub(super) problem: &'a Problem,
    /// Share of a score that belongs to the networks of its area.
    pub(super) share: f64,
    /// Items that cover each element of the problem.
    pub(super) networks: Vec<Vec<usize>>,
    pub(super) weights: Vec<f64>,
    /// Expected values, row by row; none where a criterion does not count.
    pub(super) expected: Vec<Vec<Option<f64>>>,
    /// Row of each item of the problem.
    pub(super) row_of: Vec<usize>,
}

impl<'a> Scored<'a> {
    /// `share` is the share of the networks in the model that the problem was made with.
    pub(super) fn new(table: &'a ThreatTable, problem: &'a Problem, share: f64) -> Self {
        let elements: BTreeMap<&str, usize> =
            problem.elements.iter().enumerate().map(|(at, element)| (element.key.as_str(), at)).collect();
        let mut networks = vec![Vec::new(); problem.elements.len()];
        for (at, item) in problem.items.iter().enumerate() {
            item.covers.iter().filter_map(|key| elements.get(key.as_str())).for_each(|&element| {
                networks[element].push(at);
            });
        }
        let rows: BTreeMap<&str, usize> =
            table.keys.iter().enumerate().map(|(row, key)| (key.as_str(), row)).collect();
        let row = |item: &crate::priorities::Item| rows.get(item.key.as_str()).copied().unwrap_or(0);
        Self {
            table,
            problem,
            share,
            networks,
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

    /// The score of every item under other weights.
    pub(super) fn scores(&self, weights: &[f64]) -> Vec<Option<f64>> {
        self.row_of.iter().map(|&row| score(&self.expected[row], weights)).collect()
    }

    /// Which option of every item is chosen at these scores, in the order of the problem; none if nothing can be.
    pub(super) fn chosen(&self, solver: &mut Solver<'_>, scores: &[Option<f64>]) -> Option<Vec<Option<u8>>> {
        let values: Vec<i64> = scores.iter().map(|score| micro(*score)).collect();
        if self.networks.is_empty() {
            solver.set_values(&values).ok()?;
        } else {
            let (rest, elements) = network_values(&values, &self.networks, self.share);
            solver.set_values(&rest).ok()?;
            solver.set_element_values(&elements).ok()?;
        }
        solver.choose().map(Iterator::collect)
    }

    /// The problem at other values of its items alone, in micro-units.
    pub(super) fn problem_at(&self, values: &[i64]) -> Problem {
        let mut problem = self.problem.clone();
        let (rest, elements) = network_values(values, &self.networks, self.share);
        problem.items.iter_mut().zip(rest).for_each(|(item, value)| item.value = value);
        problem.elements.iter_mut().zip(elements).for_each(|(element, value)| element.value = value);
        problem
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

/// Whether scores become the same micro-units in whatever order they are added up.
///
/// Scores are sums of products. A model that states the same weights in another way (as shares of layers) gives the same
/// scores but for their last bits, and a score just between two micro-units is then rounded to the one or to the other.
pub(super) fn is_steady(scores: &[Option<f64>]) -> bool {
    let moved = |by: f64| move |score: &Option<f64>| micro(score.map(|score| score + by));
    scores.iter().all(|score| moved(-NEAR_ROUNDING)(score) == moved(NEAR_ROUNDING)(score))
}

/// A score as the choice takes it.
pub(super) fn micro(score: Option<f64>) -> i64 {
    micro_units(score.unwrap_or(0.0)).unwrap_or(0)
}
