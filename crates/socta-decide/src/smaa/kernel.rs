//! The inner loops: scores of a block, in single precision where no tie is possible, else in double precision.
//!
//! Loops run over the samples of a block with nothing but the four operations, so that compilers take several samples at
//! once; which of them changes no bit of the result.

use socta_base::numeric::wide::wide;

use crate::smaa::cells::{CellSampler, Common, Drawn, Scratch};
use crate::smaa::lattice::Words;

/// A number of single or double precision.
pub(super) trait Real:
    Copy
    + Default
    + PartialOrd
    + Send
    + Sync
    + std::ops::Add<Output = Self>
    + std::ops::Mul<Output = Self>
    + std::ops::Div<Output = Self>
{
    /// The nearest number.
    fn of(value: f64) -> Self;
    /// The number in double precision.
    fn double(self) -> f64;
    /// 1 and a uniform number in `0..1`, of the upper bits of a word.
    fn one_and_uniform(word: u32) -> Self;
}

impl Real for f32 {
    #[inline(always)]
    fn of(value: f64) -> Self {
        value as Self
    }

    #[inline(always)]
    fn double(self) -> f64 {
        f64::from(self)
    }

    #[inline(always)]
    fn one_and_uniform(word: u32) -> Self {
        Self::from_bits(0x3f80_0000 | word >> 9)
    }
}

impl Real for f64 {
    #[inline(always)]
    fn of(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn double(self) -> f64 {
        self
    }

    #[inline(always)]
    fn one_and_uniform(word: u32) -> Self {
        Self::from_bits(0x3ff0_0000_0000_0000 | u64::from(word) << 20)
    }
}

/// Adds weight times value of a row to its scores. `weights` has `scores.len()` entries a criterion. Where a criterion does
/// not count, the weights of the others are rescaled.
pub(super) fn add_row<T: Real>(
    row: &[CellSampler],
    index: u64,
    common: &Common,
    scratch: &mut RowScratch<T>,
    weights: &[T],
    scores: &mut [T],
) {
    let width = scores.len();
    let gaps = row.iter().any(CellSampler::is_excluded);
    scratch.counted.clear();
    scratch.counted.resize(if gaps { width } else { 0 }, T::default());
    scratch.values.resize(width, 0.0);
    for (cell, weights) in row.iter().zip(weights.chunks_exact(width)) {
        if let Some((low, span)) = cell.uniform() {
            add_uniform(&cell.words, index, (low, span), &mut scratch.words, weights, scores);
        } else {
            match cell.block(index, common, &mut scratch.cell, &mut scratch.values) {
                Drawn::Excluded => continue,
                Drawn::Certain(value) => {
                    let value = T::of(value);
                    scores
                        .iter_mut()
                        .zip(weights)
                        .for_each(|(score, weight)| *score = *score + *weight * value);
                }
                Drawn::Values => {
                    for ((score, weight), value) in scores.iter_mut().zip(weights).zip(&scratch.values) {
                        *score = *score + *weight * T::of(*value);
                    }
                }
            }
        }
        scratch.counted.iter_mut().zip(weights).for_each(|(sum, weight)| *sum = *sum + *weight);
    }
    for (score, counted) in scores.iter_mut().zip(&scratch.counted) {
        *score = if *counted > T::default() { *score / *counted } else { T::default() };
    }
}

/// Space for a row.
#[derive(Debug, Default)]
pub(super) struct RowScratch<T> {
    cell: Scratch,
    values: Vec<f64>,
    words: Vec<u32>,
    counted: Vec<T>,
}

/// Adds weight times a uniform value from `low` over `span`.
fn add_uniform<T: Real>(
    words: &Words,
    index: u64,
    (low, span): (f64, f64),
    buffer: &mut Vec<u32>,
    weights: &[T],
    scores: &mut [T],
) {
    let (zero, slope) = (T::of(low - span), T::of(span));
    buffer.resize(scores.len(), 0);
    words.fill(0, index, buffer);
    wide(
        #[inline(always)]
        || {
            for ((score, weight), word) in scores.iter_mut().zip(weights).zip(buffer.iter()) {
                *score = *score + *weight * (zero + slope * T::one_and_uniform(*word));
            }
        },
    );
}

/// Fills with the values of a cell; a criterion that does not count is worth nothing.
pub(super) fn fill_values<T: Real>(
    cell: &CellSampler,
    index: u64,
    common: &Common,
    scratch: &mut RowScratch<T>,
    values: &mut [T],
) {
    if let Some((low, span)) = cell.uniform() {
        let (zero, slope) = (T::of(low - span), T::of(span));
        scratch.words.resize(values.len(), 0);
        cell.words.fill(0, index, &mut scratch.words);
        wide(
            #[inline(always)]
            || {
                for (value, word) in values.iter_mut().zip(&scratch.words) {
                    *value = zero + slope * T::one_and_uniform(*word);
                }
            },
        );
        return;
    }
    scratch.values.resize(values.len(), 0.0);
    match cell.block(index, common, &mut scratch.cell, &mut scratch.values) {
        Drawn::Excluded => values.fill(T::default()),
        Drawn::Certain(value) => values.fill(T::of(value)),
        Drawn::Values => values.iter_mut().zip(&scratch.values).for_each(|(to, from)| *to = T::of(*from)),
    }
}
