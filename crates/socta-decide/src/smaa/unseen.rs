//! What the unseen cells of an alternative have in common, drawn.
//!
//! Whoever is not looked at may be worse than what is seen of others on the same criteria, or better, on all criteria alike. One
//! normal number an alternative moves the unseen part of all its cells.

use socta_base::numeric::random::Source;

use crate::distribution::Shape;
use crate::smaa::kernel::Real;
use crate::smaa::lattice::Words;
use crate::smaa::shocks::Unseen;

/// The shift of an alternative, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct ShiftSampler {
    pub(super) words: Words,
    shape: Shape,
    shares: Vec<f64>,
}

impl ShiftSampler {
    pub(super) fn new(seed: u64, name: &str, unseen: &Unseen) -> Self {
        Self {
            words: Words::random(&Source::new(seed, &["unseen", name])),
            shape: Shape::Normal(0.0, unseen.deviation),
            shares: unseen.shares.clone(),
        }
    }

    /// By how much a whole unseen cell lies above what is usual, sample by sample.
    fn drawn(&self, index: u64, width: usize) -> Vec<f64> {
        let mut words = vec![0; width];
        self.words.fill(0, index, &mut words);
        let uniform = |word: u32| (f64::from(word) + 0.5) / 4_294_967_296.0;
        words.into_iter().map(|word| self.shape.quantile(uniform(word))).collect()
    }

    /// Moves the scores of a block by the weight that is unseen. `weights` has `scores.len()` entries a criterion.
    pub(super) fn move_scores<T: Real>(&self, index: u64, weights: &[T], scores: &mut [T]) {
        let width = scores.len();
        let mut open = vec![T::default(); width];
        for (share, weights) in self.shares.iter().zip(weights.chunks_exact(width.max(1))) {
            let share = T::of(*share);
            open.iter_mut().zip(weights).for_each(|(sum, weight)| *sum = *sum + share * *weight);
        }
        for ((score, open), by) in scores.iter_mut().zip(open).zip(self.drawn(index, width)) {
            *score = *score + open * T::of(by);
        }
    }

    /// Moves the values of the cells of a block, each by the share of it that is unseen.
    pub(super) fn move_values<T: Real>(&self, index: u64, values: &mut [T], width: usize) {
        let drawn = self.drawn(index, width);
        for (share, values) in self.shares.iter().zip(values.chunks_exact_mut(width.max(1))) {
            values.iter_mut().zip(&drawn).for_each(|(value, by)| *value = *value + T::of(share * by));
        }
    }
}
