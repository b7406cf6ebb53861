//! Expected scores and how they move when something is found out.
//!
//! Evidence and weights are drawn independently of each other, so that the expected score of an area is the sum of its
//! cells' expected values, each times the mean of the weight that the criterion has for the area. What is found out on one
//! cell moves the expectation of that cell, and, through the sources that they share, of others. Both are computed and not
//! drawn: nothing here has a Monte Carlo error but the mean weights.

use std::collections::BTreeMap;

use crate::robustness::{Quantiles, Uncertain};
use crate::scoring::SourcePart;

use super::cells::Outcomes;

/// Points at which what a source says is looked at. Certainties are multiples of 5 %, and a quarter of what is left of
/// them is a multiple of 1/80, so that no level begins between two points.
const GRID: usize = 160;

/// Expected scores, in points, and what they are made of.
pub(super) struct Expected<'a> {
    uncertain: &'a Uncertain,
    /// Mean weight of each cell, row by row; 0 where a criterion does not count.
    pub(super) weights: &'a [f64],
    /// What shared sources say of each cell that rests on one.
    linked: BTreeMap<usize, Vec<Strand>>,
    /// What shared sources say of each row together: by source, row, and point.
    rows: BTreeMap<usize, Vec<(usize, Vec<f64>)>>,
    /// The share of a cell's reports that follow their source.
    follows: f64,
}

/// How the expectation of a cell moves with a source.
struct Strand {
    source: usize,
    /// Difference to the expected value at each point of the source's scale.
    moves: Vec<f64>,
}

/// One thing that could be found out on a cell: how probable it is, and by how much it moves the expected score of rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Finding {
    pub(super) share: f64,
    pub(super) moves: Vec<(usize, f64)>,
}

fn point(at: usize) -> f64 {
    (at as f64 + 0.5) / GRID as f64
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

impl<'a> Expected<'a> {
    /// What is expected under these mean weights.
    pub(super) fn new(uncertain: &'a Uncertain, weights: &'a [f64]) -> Self {
        let columns = uncertain.criteria.len().max(1);
        let follows = uncertain.shocks.correlation.clamp(0.0, 1.0).sqrt();
        let mut linked = BTreeMap::new();
        let mut rows: BTreeMap<usize, Vec<(usize, Vec<f64>)>> = BTreeMap::new();
        for (&at, reports) in &uncertain.shocks.cells {
            let strands = strands(reports, follows);
            for strand in &strands {
                let of_source = rows.entry(strand.source).or_default();
                let place = match of_source.iter().position(|(row, _)| *row == at / columns) {
                    Some(place) => place,
                    None => {
                        of_source.push((at / columns, vec![0.0; GRID]));
                        of_source.len() - 1
                    }
                };
                let sums = of_source[place].1.iter_mut().zip(&strand.moves);
                sums.for_each(|(sum, by)| *sum += weights[at] * by);
            }
            linked.insert(at, strands);
        }
        Self { uncertain, weights, linked, rows, follows }
    }

    /// Number of criteria, at least 1.
    pub(super) fn columns(&self) -> usize {
        self.uncertain.criteria.len().max(1)
    }

    /// Name of a criterion.
    pub(super) fn criterion(&self, column: usize) -> &'a str {
        self.uncertain.criteria.get(column).map_or("", |criterion| criterion.name.as_str())
    }

    /// Expected value of a cell; 0 if the criterion does not count.
    pub(super) fn mean(&self, at: usize) -> f64 {
        self.uncertain.cells[at].mean().unwrap_or(0.0)
    }

    /// Whether a cell can turn out to be several things.
    pub(super) fn is_uncertain(&self, at: usize) -> bool {
        let cell = &self.uncertain.cells[at];
        !cell.parts().is_empty() && !cell.is_certain()
    }

    /// Expected score of each row.
    pub(super) fn scores(&self) -> Vec<f64> {
        let columns = self.uncertain.criteria.len().max(1);
        let cells = self.uncertain.cells.chunks(columns).zip(self.weights.chunks(columns));
        cells
            .map(|(cells, weights)| {
                cells.iter().zip(weights).map(|(cell, weight)| weight * cell.mean().unwrap_or(0.0)).sum()
            })
            .collect()
    }

    /// What could be found out on a cell, by outcome; none if it is certain or weighs nothing.
    pub(super) fn findings(&self, at: usize) -> Option<(Outcomes, Vec<Finding>)> {
        if self.weights[at] <= 0.0 {
            return None;
        }
        let outcomes = Outcomes::of(&self.uncertain.cells[at])?;
        let row = at / self.uncertain.criteria.len().max(1);
        match self.uncertain.shocks.cells.get(&at) {
            Some(reports) => Some(self.of_reports(at, row, outcomes, reports)),
            None => {
                let expected: f64 = outcomes.shares.iter().zip(&outcomes.means).map(|(p, x)| p * x).sum();
                let finding = |(share, mean): (&f64, &f64)| Finding {
                    share: *share,
                    moves: vec![(row, self.weights[at] * (mean - expected))],
                };
                let findings = outcomes.shares.iter().zip(&outcomes.means).map(finding).collect();
                Some((outcomes, findings))
            }
        }
    }

    /// Findings on a cell of which some reports share their source with others. What is found out tells where the source
    /// probably stands, and with it where the others stand.
    fn of_reports(
        &self,
        at: usize,
        row: usize,
        mut outcomes: Outcomes,
        reports: &[SourcePart],
    ) -> (Outcomes, Vec<Finding>) {
        let count = outcomes.shares.len();
        let (mut shares, mut sums) = (vec![0.0; count], vec![0.0; count]);
        // Weight of each outcome at each point of each source, as far as it follows the source.
        let mut at_source: BTreeMap<usize, Vec<Vec<f64>>> = BTreeMap::new();
        for report in reports {
            let quantiles = Quantiles::of(&report.parts);
            for place in 0..GRID {
                let value = quantiles.at(point(place));
                let class = outcomes.class(value).min(count - 1);
                let share = report.weight / GRID as f64;
                shares[class] += share;
                sums[class] += share * value;
                if let Some(source) = report.source {
                    let weights = at_source.entry(source).or_insert_with(|| vec![vec![0.0; GRID]; count]);
                    weights[class][place] += share * self.follows;
                }
            }
        }
        let total: f64 = shares.iter().sum();
        let expected = sums.iter().sum::<f64>() / total;
        let own = self.weights[at];
        let findings = (0..count)
            .filter(|&class| shares[class] > 0.0)
            .map(|class| {
                let mut moves = BTreeMap::from([(row, own * (sums[class] / shares[class] - expected))]);
                for (source, weights) in &at_source {
                    self.follow(at, row, *source, &weights[class], shares[class], &mut moves);
                }
                Finding { share: shares[class] / total, moves: moves.into_iter().collect() }
            })
            .collect();
        outcomes.keep(&shares, &sums);
        (outcomes, findings)
    }

    /// Adds what a source that stands where these weights say makes of other cells.
    fn follow(
        &self,
        at: usize,
        row: usize,
        source: usize,
        weights: &[f64],
        share: f64,
        moves: &mut BTreeMap<usize, f64>,
    ) {
        let over = |by: &[f64]| weights.iter().zip(by).map(|(weight, by)| weight * by).sum::<f64>() / share;
        for (other, sums) in self.rows.get(&source).into_iter().flatten() {
            *moves.entry(*other).or_default() += over(sums);
        }
        // The cell itself is among the sums of its row, and is known now.
        let strands = self.linked.get(&at).into_iter().flatten();
        for strand in strands.filter(|strand| strand.source == source) {
            *moves.entry(row).or_default() -= self.weights[at] * over(&strand.moves);
        }
    }
}

/// How the expectation of a cell moves with each of its sources.
fn strands(reports: &[SourcePart], follows: f64) -> Vec<Strand> {
    let mut strands: Vec<Strand> = Vec::new();
    let total: f64 = reports.iter().map(|report| report.weight).sum();
    for report in reports {
        let Some(source) = report.source else { continue };
        let quantiles = Quantiles::of(&report.parts);
        let values: Vec<f64> = (0..GRID).map(|at| quantiles.at(point(at))).collect();
        let middle = mean(&values);
        let by = follows * report.weight / total;
        let place = match strands.iter().position(|strand| strand.source == source) {
            Some(place) => place,
            None => {
                strands.push(Strand { source, moves: vec![0.0; GRID] });
                strands.len() - 1
            }
        };
        let sums = strands[place].moves.iter_mut().zip(&values);
        sums.for_each(|(sum, value)| *sum += by * (value - middle));
    }
    strands
}
