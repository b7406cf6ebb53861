//! Where weights come from, a block of samples at a time.

use std::fmt::Debug;

use socta_base::numeric::float;
use socta_base::numeric::random::Source;

/// Admissible weights that can be drawn.
///
/// What is drawn depends on the seed and on the index of the block alone, never on what was drawn before: blocks may be
/// drawn in any order and by any number of threads.
pub trait WeightSampler: Debug + Send + Sync {
    /// Number of criteria.
    fn criteria(&self) -> usize;

    /// Whether one vector of weights is admissible only.
    fn is_fixed(&self) -> bool;

    /// Whether no two weights stand in a fixed relation, so that alternatives that differ tie with probability 0.
    fn is_open(&self) -> bool {
        false
    }

    /// Draws `width` samples of the block `index`. Entry `criterion * width + sample` of `weights` becomes a weight in
    /// `0..=1`; the weights of a sample add up to 1. A shorter block is the beginning of a longer one.
    fn fill(&self, seed: u64, index: u64, width: usize, weights: &mut [f64]);

    /// How many uniform numbers make one sample, for samplers that can be driven from outside; none for the others.
    fn dimensions(&self) -> Option<usize> {
        None
    }

    /// [`Self::fill`] from uniform 32-bit words, `dimension * width + sample`; does nothing without dimensions.
    fn fill_from(&self, _words: &[u32], _width: usize, _weights: &mut [f64]) {}

    /// Independent samples that one sample is worth, above 0 and at most 1; below 1 for samples of a Markov chain.
    fn efficiency(&self) -> f64 {
        1.0
    }
}

/// Weights that are known.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedWeights(Vec<f64>);

impl FixedWeights {
    /// Weights divided by their sum; none if there is no positive, finite sum.
    #[must_use]
    pub fn new(weights: &[f64]) -> Option<Self> {
        let sum: f64 = weights.iter().sum();
        let fits = sum > 0.0 && sum.is_finite() && weights.iter().all(|weight| *weight >= 0.0);
        fits.then(|| Self(weights.iter().map(|weight| weight / sum).collect()))
    }
}

impl WeightSampler for FixedWeights {
    fn criteria(&self) -> usize {
        self.0.len()
    }

    fn is_fixed(&self) -> bool {
        true
    }

    fn fill(&self, _seed: u64, _index: u64, width: usize, weights: &mut [f64]) {
        for (to, weight) in weights.chunks_exact_mut(width.max(1)).zip(&self.0) {
            to.fill(*weight);
        }
    }

    fn dimensions(&self) -> Option<usize> {
        Some(0)
    }

    fn fill_from(&self, _words: &[u32], width: usize, weights: &mut [f64]) {
        self.fill(0, 0, width, weights);
    }
}

/// All non-negative weights that add up to 1, each equally likely; or those that keep a complete order.
///
/// # Source
/// Exponentials divided by their sum are uniform on the simplex: Devroye (1986), Non-Uniform Random Variate Generation,
/// ch. XI.4. By symmetry the sorted weights are uniform among those that keep the order; their mean are the rank-order
/// centroid weights of Barron & Barrett (1996), Management Science 42(11):1515-1523.
///
/// # Complexity
/// O(n) a sample, O(n log n) with an order, for n criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct SimplexWeights {
    criteria: usize,
    /// Criteria from the most to the least important; empty for no order.
    order: Vec<usize>,
}

impl SimplexWeights {
    /// No statement on the weights.
    #[must_use]
    pub fn new(criteria: usize) -> Self {
        Self { criteria, order: Vec::new() }
    }

    /// Criteria from the most to the least important; none if that is no permutation.
    #[must_use]
    pub fn ordered(order: &[usize]) -> Option<Self> {
        let mut seen = vec![false; order.len()];
        for &at in order {
            *seen.get_mut(at)? = true;
        }
        seen.iter().all(|seen| *seen).then(|| Self { criteria: order.len(), order: order.to_vec() })
    }
}

impl WeightSampler for SimplexWeights {
    fn criteria(&self) -> usize {
        self.criteria
    }

    fn is_fixed(&self) -> bool {
        self.criteria <= 1
    }

    fn is_open(&self) -> bool {
        self.criteria > 1
    }

    fn fill(&self, seed: u64, index: u64, width: usize, weights: &mut [f64]) {
        let mut words = vec![0_u32; self.criteria * width];
        for (criterion, words) in words.chunks_exact_mut(width.max(1)).enumerate() {
            Source::new(seed, &["weights", "simplex", &criterion.to_string()]).lanes(index).fill(words);
        }
        self.fill_from(&words, width, weights);
    }

    fn dimensions(&self) -> Option<usize> {
        Some(self.criteria)
    }

    fn fill_from(&self, words: &[u32], width: usize, weights: &mut [f64]) {
        if width == 0 {
            return;
        }
        let mut sums = vec![0.0; width];
        for (words, weights) in words.chunks_exact(width).zip(weights.chunks_exact_mut(width)) {
            float::exponentials(words, weights);
            sums.iter_mut().zip(&*weights).for_each(|(sum, weight)| *sum += weight);
        }
        sums.iter_mut().for_each(|sum| *sum = 1.0 / *sum);
        for weights in weights.chunks_exact_mut(width) {
            weights.iter_mut().zip(&sums).for_each(|(weight, by)| *weight *= by);
        }
        if !self.order.is_empty() {
            self.sort(width, weights);
        }
    }
}

impl SimplexWeights {
    fn sort(&self, width: usize, weights: &mut [f64]) {
        let mut shares = vec![0.0; self.criteria];
        for sample in 0..width {
            for (criterion, share) in shares.iter_mut().enumerate() {
                *share = weights[criterion * width + sample];
            }
            shares.sort_unstable_by(|a, b| b.total_cmp(a));
            for (&criterion, share) in self.order.iter().zip(&shares) {
                weights[criterion * width + sample] = *share;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(sampler: &dyn WeightSampler) -> Vec<f64> {
        let width = 20_000;
        let mut weights = vec![0.0; sampler.criteria() * width];
        sampler.fill(3, 1, width, &mut weights);
        for sample in 0..width {
            let sum: f64 = (0..sampler.criteria()).map(|at| weights[at * width + sample]).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{sum}");
        }
        weights.chunks_exact(width).map(|weights| weights.iter().sum::<f64>() / width as f64).collect()
    }

    #[test]
    fn open_weights_are_uniform_on_the_simplex() {
        let sampler = SimplexWeights::new(3);
        for mean in means(&sampler) {
            assert!((mean - 1.0 / 3.0).abs() < 0.008, "{mean}");
        }
        let mut weights = vec![0.0; 3 * 50_000];
        sampler.fill(1, 0, 50_000, &mut weights);
        // The first weight lies below x with probability 1 - (1 - x)^2.
        for x in [0.1, 0.3, 0.6] {
            let share = weights[..50_000].iter().filter(|weight| **weight < x).count() as f64 / 50_000.0;
            assert!((share - (1.0 - (1.0 - x) * (1.0 - x))).abs() < 0.01, "{x} {share}");
        }
    }

    #[test]
    fn ordered_weights_have_the_rank_order_centroid_as_mean() {
        let sampler = SimplexWeights::ordered(&[2, 0, 1]).expect("a permutation");
        for (mean, centroid) in means(&sampler).into_iter().zip([5.0 / 18.0, 2.0 / 18.0, 11.0 / 18.0]) {
            assert!((mean - centroid).abs() < 0.005, "{mean} {centroid}");
        }
        assert_eq!(SimplexWeights::ordered(&[0, 0]), None);
        assert_eq!(SimplexWeights::ordered(&[0, 2]), None);
    }

    #[test]
    fn a_shorter_block_is_the_beginning_of_a_longer_one() {
        let sampler = SimplexWeights::new(2);
        let (mut short, mut long) = (vec![0.0; 2 * 13], vec![0.0; 2 * 40]);
        sampler.fill(9, 4, 13, &mut short);
        sampler.fill(9, 4, 40, &mut long);
        assert_eq!(short[..13], long[..13]);
        assert_eq!(short[13..], long[40..53]);
    }

    #[test]
    fn known_weights_are_divided_by_their_sum() {
        let fixed = FixedWeights::new(&[3.0, 1.0]).expect("a positive sum");
        assert_eq!(means(&fixed), [0.75, 0.25]);
        assert_eq!(FixedWeights::new(&[0.0, 0.0]), None);
        assert_eq!(FixedWeights::new(&[1.0, -1.0]), None);
    }
}
