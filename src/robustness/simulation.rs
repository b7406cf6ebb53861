//! Blocks of samples of weights and scores.

use crate::scoring::{ThreatTable, Value};

use super::cells::{CellSampler, Drawn};
use super::{LayeredWeights, RobustnessError, SmaaSettings, WeightSampler};

/// Samples in a block. Fixed, because it is part of what a seed means.
const BLOCK: usize = 1_000;
/// Samples in a block of a table with many areas, so that a block stays small.
const SMALL_BLOCK: usize = 100;
/// Areas from which blocks are small.
const MANY_AREAS: usize = 4_000;
/// Steps of a score. Scores are compared as whole numbers of steps of 2^-30 (about 1e-9): nearer ones tie, because rounding
/// alone could separate them.
pub(super) const STEPS: f64 = 1_073_741_824.0;

/// Everything that is drawn from.
pub(super) struct Simulation {
    pub(super) areas: usize,
    pub(super) criteria: usize,
    pub(super) samples: u64,
    pub(super) block: usize,
    /// Row by row.
    pub(super) cells: Vec<CellSampler>,
    seed: u64,
    sampler: Box<dyn WeightSampler>,
}

/// A block of samples. Lists hold `width` entries for each criterion or area, one after the other.
pub(super) struct Block {
    /// Number of samples that count; the last block may be short.
    pub(super) width: usize,
    /// Weights, criterion by criterion.
    pub(super) weights: Vec<f64>,
    /// Scores in `0..=1`, area by area.
    pub(super) scores: Vec<f64>,
    /// Scores in whole steps.
    pub(super) steps: Vec<i32>,
}

impl Simulation {
    pub(super) fn new(table: &ThreatTable, settings: &SmaaSettings) -> Result<Self, RobustnessError> {
        if settings.samples == 0 {
            return Err(RobustnessError::NoSamples);
        }
        let seed = settings.seed;
        let columns = table.criteria.len();
        let cell = |(at, value): (usize, &Value)| {
            let (area, criterion) = (&table.keys[at / columns], &table.criteria[at % columns].key);
            CellSampler::new(seed, area, criterion, value)
        };
        Ok(Self {
            areas: table.keys.len(),
            criteria: columns,
            samples: settings.samples,
            block: if table.keys.len() < MANY_AREAS { BLOCK } else { SMALL_BLOCK },
            cells: table.cells.iter().enumerate().map(cell).collect(),
            seed,
            sampler: Box::new(LayeredWeights::of(table)?),
        })
    }

    /// Number of blocks.
    pub(super) fn blocks(&self) -> u64 {
        self.samples.div_ceil(self.block as u64)
    }

    /// Samples of a block that count.
    pub(super) fn width(&self, index: u64) -> usize {
        let before = index * self.block as u64;
        usize::try_from(self.samples - before).map_or(self.block, |rest| rest.min(self.block))
    }

    /// Whether weights vary at all.
    pub(super) fn weights_vary(&self) -> bool {
        !self.sampler.is_fixed()
    }

    /// Draws a block.
    pub(super) fn draw(&self, index: u64) -> Block {
        let width = self.width(index);
        let weights = self.weights(index, width);
        let mut scores = vec![0.0; self.areas * width];
        let (mut values, mut picks) = (vec![0.0; self.block], vec![0.0; self.block]);
        let mut counted = vec![0.0; width];
        for (area, scores) in scores.chunks_exact_mut(width).enumerate() {
            let row = &self.cells[area * self.criteria..][..self.criteria];
            let gaps = row.iter().any(CellSampler::is_excluded);
            counted.fill(0.0);
            for (cell, weights) in row.iter().zip(weights.chunks_exact(width)) {
                match cell.block(index, &mut values, &mut picks) {
                    Drawn::Excluded => continue,
                    Drawn::Certain(value) => {
                        scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight * value);
                    }
                    Drawn::Values(values) => {
                        for ((score, weight), value) in scores.iter_mut().zip(weights).zip(values) {
                            *score += weight * value;
                        }
                    }
                }
                if gaps {
                    counted.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
                }
            }
            if gaps {
                for (score, counted) in scores.iter_mut().zip(&counted) {
                    *score = if *counted > 0.0 { *score / counted } else { 0.0 };
                }
            }
        }
        let steps = scores.iter().map(|score| (score * STEPS + 0.5) as i32).collect();
        Block { width, weights, scores, steps }
    }

    /// Weights of a block, criterion by criterion.
    fn weights(&self, index: u64, width: usize) -> Vec<f64> {
        let mut weights = vec![0.0; self.criteria * width];
        self.sampler.fill(self.seed, index, width, &mut weights);
        weights
    }
}
