//! Confidence factors of SMAA-2: is the evidence good enough to tell that an alternative is first, if its own weights hold?
//!
//! `p_i^c` is the probability, over the evidence alone, that alternative i is first at its central weights. Normal evidence
//! is integrated; other evidence is drawn once for all alternatives, whose strongest rivals are tried first, until they lost
//! every sample of a tile.
//!
//! # Source
//! Lahdelma & Salminen (2001), Operations Research 49(3):444-454, section 3.
//!
//! # Complexity
//! O(N m n f) for N samples, m alternatives, n criteria and f alternatives that are ever first; for at most 200 alternatives.

use rayon::prelude::*;
use socta_base::numeric::rank::falling;
use socta_base::numeric::wide::wide;

use crate::smaa::error::RobustnessError;
use crate::smaa::gaussian;
use crate::smaa::kernel::Real;
use crate::smaa::plan::{PAIRED_ALTERNATIVES, Sampling, SmaaSettings};
use crate::smaa::result::{Estimate, Robustness};
use crate::smaa::simulation::{Row, STEPS, Simulation};
use crate::smaa::uncertain::Uncertain;

/// Samples in a block: the values of 30 x 20 cells stay near.
const BLOCK: u64 = 256;
/// Samples that are compared at a time.
const TILE: usize = 32;

/// An alternative at its central weights.
struct Central {
    alternative: usize,
    /// Central weights, rescaled for each rival by the criteria that count for that one, rival by rival; its own first.
    rivals: Vec<(usize, Vec<f64>)>,
}

/// Adds the confidence factors of all alternatives that are ever first; nothing for more than are compared in pairs.
pub(super) fn add(
    problem: &Uncertain,
    settings: &SmaaSettings,
    found: &mut Robustness,
) -> Result<(), RobustnessError> {
    if problem.alternatives.len() > PAIRED_ALTERNATIVES {
        return Ok(());
    }
    let simulation = Simulation::new(problem, settings.seed, Sampling::Random)?;
    if integrate(&simulation, found) {
        return Ok(());
    }
    let central: Vec<Central> =
        (0..found.alternatives.len()).filter_map(|at| central(problem, found, at)).collect();
    let samples = settings.confidence_samples;
    let blocks = samples.div_ceil(BLOCK);
    let width = |index: u64| (samples - index * BLOCK).min(BLOCK) as usize;
    let count = |index: u64| match simulation.quick {
        true => block::<f32>(&simulation, index, width(index), &central),
        false => block::<f64>(&simulation, index, width(index), &central),
    };
    let none = || vec![0; central.len()];
    let add = |mut sum: Vec<u64>, next: Vec<u64>| {
        sum.iter_mut().zip(&next).for_each(|(sum, next)| *sum += next);
        sum
    };
    // Counts are whole numbers: their sum is the same in any order.
    let counts =
        (0..blocks).into_par_iter().fold(none, |sum, index| add(sum, count(index))).reduce(none, add);
    for (central, count) in central.iter().zip(counts) {
        found.alternatives[central.alternative].confidence = Some(Estimate::share(count, samples));
    }
    Ok(())
}

/// Integrates where all scores are normal or certain; whether it could.
fn integrate(simulation: &Simulation, found: &mut Robustness) -> bool {
    let rows: Option<Vec<_>> = simulation
        .rows
        .iter()
        .map(|row| match row {
            Row::Gaussian(row) => Some(row),
            Row::Cells(_) => None,
        })
        .collect();
    let Some(rows) = rows else { return false };
    for (at, alternative) in found.alternatives.iter_mut().enumerate() {
        let Some(weights) = &alternative.central_weights else { continue };
        let weights: Vec<f64> = weights.iter().map(|weight| weight.value).collect();
        let others: Vec<(f64, f64)> = rows
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, row)| row.score(&weights))
            .collect();
        alternative.confidence =
            Some(Estimate { value: gaussian::first(rows[at].score(&weights), &others), error: 0.0 });
    }
    true
}

/// The alternative at its central weights with its rivals, the strongest first; none if it is never first.
fn central(problem: &Uncertain, found: &Robustness, alternative: usize) -> Option<Central> {
    let weights: Vec<f64> =
        found.alternatives[alternative].central_weights.as_ref()?.iter().map(|weight| weight.value).collect();
    let columns = problem.criteria.len();
    let rescaled = |row: usize| -> Vec<f64> {
        let counts =
            |at: usize| !matches!(problem.cells[row * columns + at], crate::distribution::Value::Excluded);
        let total: f64 = (0..columns).filter(|at| counts(*at)).map(|at| weights[at]).sum();
        let by = |at: usize| if counts(at) && total > 0.0 { weights[at] / total } else { 0.0 };
        (0..columns).map(by).collect()
    };
    let mean = |row: usize, weights: &[f64]| -> f64 {
        let value = |at: usize| problem.cells[row * columns + at].mean().unwrap_or(0.0);
        (0..columns).map(|at| weights[at] * problem.criteria[at].map.at(value(at))).sum()
    };
    let mut rivals: Vec<(f64, usize, Vec<f64>)> = (0..problem.alternatives.len())
        .filter(|row| *row != alternative)
        .map(|row| {
            let weights = rescaled(row);
            (mean(row, &weights), row, weights)
        })
        .collect();
    rivals.sort_by(|a, b| falling((a.0, a.1), (b.0, b.1)));
    let mut all = vec![(alternative, rescaled(alternative))];
    all.extend(rivals.into_iter().map(|(_, row, weights)| (row, weights)));
    Some(Central { alternative, rivals: all })
}

/// In how many samples of the block each of these alternatives is first at its weights.
fn block<T: Real>(simulation: &Simulation, index: u64, width: usize, central: &[Central]) -> Vec<u64> {
    // Whole tiles, so that the inner loop has a fixed length; what lies beyond the width is not counted.
    let padded = width.div_ceil(TILE) * TILE;
    let values: Vec<T> = simulation.values(index, padded);
    let step = T::of(if simulation.quick { 0.0 } else { simulation.span.1 / STEPS });
    let drawn = Values { values: &values, columns: simulation.criteria, padded, width, step };
    let one = |central: &Central| -> u64 {
        let single = |(row, weights): &(usize, Vec<f64>)| {
            (*row, weights.iter().map(|weight| T::of(*weight)).collect())
        };
        let rivals: Vec<(usize, Vec<T>)> = central.rivals.iter().map(single).collect();
        wide(
            #[inline(always)]
            || drawn.firsts(&rivals),
        )
    };
    central.iter().map(one).collect()
}

/// The values of a block, `(alternative * columns + criterion) * padded + sample`.
struct Values<'a, T> {
    values: &'a [T],
    columns: usize,
    padded: usize,
    /// Samples that count.
    width: usize,
    /// How much higher a rival must score.
    step: T,
}

impl<T: Real> Values<'_, T> {
    /// In how many samples the first of these alternatives scores as high as all others at these weights.
    #[inline(always)]
    fn firsts(&self, alternatives: &[(usize, Vec<T>)]) -> u64 {
        let [(row, own_weights), rivals @ ..] = alternatives else { return 0 };
        let mut firsts = 0;
        for start in (0..self.width).step_by(TILE) {
            // Samples that it may still be first in.
            let own = self.scores(*row, own_weights, start).map(|score| score + self.step);
            let mut alive = [1_i32; TILE];
            for (rival, weights) in rivals {
                let scores = self.scores(*rival, weights, start);
                let mut left = 0;
                for ((alive, own), score) in alive.iter_mut().zip(&own).zip(&scores) {
                    *alive &= i32::from(own >= score);
                    left |= *alive;
                }
                if left == 0 {
                    break;
                }
            }
            let counted = (self.width - start).min(TILE);
            firsts += alive[..counted].iter().map(|alive| u64::from(alive.unsigned_abs())).sum::<u64>();
        }
        firsts
    }

    /// Scores of an alternative in one tile.
    #[inline(always)]
    fn scores(&self, row: usize, weights: &[T], start: usize) -> [T; TILE] {
        let mut scores = [T::default(); TILE];
        let values = &self.values[row * self.columns * self.padded..];
        for (values, weight) in values.chunks_exact(self.padded).zip(weights) {
            for (score, value) in scores.iter_mut().zip(&values[start..start + TILE]) {
                *score = *score + *weight * *value;
            }
        }
        scores
    }
}
