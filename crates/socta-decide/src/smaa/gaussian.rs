//! Normal evidence: scores are drawn, not cells, and confidence factors are integrated, not drawn.
//!
//! Given the weights, the score of an alternative with independent normal cells is normal with mean `Σ w_j μ_j` and variance
//! `Σ w_j² σ_j²`. One number a sample takes the place of one a cell, and nothing is lost.
//!
//! # Source
//! The sum of independent normal variables is normal; `p_i^c = ∫ φ_i Π_k Φ_k` by the trapezium rule, which converges faster
//! than any power of the step for smooth integrands that vanish at both ends (Trefethen & Weideman 2014, SIAM Review 56:385).
//!
//! # Complexity
//! O(n) multiplications and one random number a score; O(m) an integration point.

use socta_base::numeric::float;
use socta_base::numeric::random::Source;

use crate::distribution::Shape;
use crate::smaa::kernel::Real;
use crate::smaa::lattice::Words;

/// Half of the range of integration, in standard deviations.
const REACH: f64 = 8.5;
/// Largest number of steps of the integration.
const MOST_STEPS: u32 = 1 << 16;
/// Change at which the integration stops.
const CLOSE: f64 = 1e-10;

/// A row of normal and certain cells.
#[derive(Debug)]
pub(super) struct GaussianRow {
    pub(super) words: Words,
    means: Vec<f64>,
    variances: Vec<f64>,
}

impl GaussianRow {
    pub(super) fn new(source: &Source, cells: impl Iterator<Item = Shape>) -> Self {
        let moments = |shape: Shape| match shape {
            Shape::Normal(mean, deviation) => (mean, deviation * deviation),
            shape => (shape.mean(), 0.0),
        };
        let (means, variances) = cells.map(moments).unzip();
        Self { words: Words::random(source), means, variances }
    }

    /// Mean and standard deviation of the score at these weights.
    pub(super) fn score(&self, weights: &[f64]) -> (f64, f64) {
        let mean = self.means.iter().zip(weights).map(|(mean, weight)| mean * weight).sum();
        let variance: f64 = self.variances.iter().zip(weights).map(|(v, weight)| v * weight * weight).sum();
        (mean, variance.sqrt())
    }

    /// Cells of a block of `width` samples, one criterion after the other, for the few uses that cannot do with the score.
    pub(super) fn fill_cells<T: Real>(&self, index: u64, cells: &mut [T], width: usize) {
        let mut words = vec![0; width];
        for ((at, cells), (mean, variance)) in
            (0..).zip(cells.chunks_exact_mut(width)).zip(self.means.iter().zip(&self.variances))
        {
            // Numbers apart from those of the scores.
            self.words.fill(1 + at, index, &mut words);
            let deviation = variance.sqrt();
            for (cell, word) in cells.iter_mut().zip(&words) {
                let uniform = (f64::from(*word) + 0.5) / 4_294_967_296.0;
                *cell = T::of(mean + deviation * float::normal_quantile(uniform));
            }
        }
    }

    /// Scores of a block.
    pub(super) fn scores<T: Real>(&self, index: u64, weights: &[T], scores: &mut [T]) {
        let width = scores.len();
        let mut variances = vec![T::default(); width];
        for ((weights, mean), variance) in weights.chunks_exact(width).zip(&self.means).zip(&self.variances) {
            let (mean, variance) = (T::of(*mean), T::of(*variance));
            for ((weight, score), sum) in weights.iter().zip(&mut *scores).zip(&mut variances) {
                *score = *score + *weight * mean;
                *sum = *sum + *weight * *weight * variance;
            }
        }
        let mut words = vec![0; width];
        self.words.fill(0, index, &mut words);
        for ((score, variance), word) in scores.iter_mut().zip(variances).zip(words) {
            let normal = float::normal_quantile((f64::from(word) + 0.5) / 4_294_967_296.0);
            *score = *score + T::of(variance.double().sqrt() * normal);
        }
    }
}

/// Probability that the first of these independent normal variables, mean and standard deviation, is the largest; a tie
/// with it counts.
pub(super) fn first(own: (f64, f64), others: &[(f64, f64)]) -> f64 {
    let below = |x: f64| {
        let chance = |&(mean, deviation): &(f64, f64)| {
            if deviation > 0.0 {
                float::normal_cdf((x - mean) / deviation)
            } else {
                f64::from(u8::from(x >= mean))
            }
        };
        others.iter().map(chance).product::<f64>()
    };
    if own.1 <= 0.0 {
        return below(own.0);
    }
    let at = |z: f64| below(own.0 + own.1 * z) * float::exp(-z * z / 2.0);
    let mut steps = 64_u32;
    let mut sum: f64 =
        (0..=steps).map(|step| at(REACH * (2.0 * f64::from(step) / f64::from(steps) - 1.0))).sum();
    let area = |sum: f64, steps: u32| sum * 2.0 * REACH / f64::from(steps) / std::f64::consts::TAU.sqrt();
    let mut found = area(sum, steps);
    while steps < MOST_STEPS {
        let between = |step| at(REACH * ((2.0 * f64::from(step) + 1.0) / f64::from(steps) - 1.0));
        sum += (0..steps).map(between).sum::<f64>();
        steps *= 2;
        let before = found;
        found = area(sum, steps);
        if (found - before).abs() < CLOSE {
            break;
        }
    }
    found.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_and_more_normal_variables_have_known_chances() {
        // P(N(.5, .1) > N(.4, .1)) = Phi(1 / sqrt 2).
        let chance = first((0.5, 0.1), &[(0.4, 0.1)]);
        assert!((chance - 0.760_249_938_906_523_3).abs() < 1e-9, "{chance}");
        let equal = first((1.0, 2.0), &[(1.0, 2.0); 4]);
        assert!((equal - 0.2).abs() < 1e-9, "{equal}");
        assert_eq!(first((0.5, 0.0), &[(0.5, 0.0), (0.1, 0.0)]), 1.0);
        assert_eq!(first((0.5, 0.0), &[(0.6, 0.0)]), 0.0);
        let step = first((0.0, 1.0), &[(0.5, 0.0)]);
        assert!((step - (1.0 - float::normal_cdf(0.5))).abs() < 2e-4, "{step}");
    }
}
