//! The views of a simulation, block by block, for stages that ask of each view what it would choose.
//!
//! A view is one draw of evidence, weights and unknowns. These are the views that [`super::simulate`] counts: the same
//! streams, the same blocks, the same scores. What is found over them and what the simulation says are about the same
//! world, sample by sample.

use crate::smaa::error::RobustnessError;
use crate::smaa::plan::Sampling;
use crate::smaa::simulation::{Keys, STEPS, Simulation};
use crate::smaa::uncertain::Uncertain;

/// The views of a simulation.
#[derive(Debug)]
pub struct Views {
    simulation: Simulation,
    samples: u64,
}

/// A block of views. Lists hold `width` entries for each criterion or alternative, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewBlock {
    /// Number of views in the block.
    pub width: usize,
    /// Weights, criterion by criterion; those of a view add up to 1.
    pub weights: Vec<f64>,
    /// Scores, alternative by alternative.
    pub scores: Vec<f64>,
}

impl Views {
    /// The first `samples` random views of a problem under a seed.
    ///
    /// # Errors
    /// If no sample is asked for, or the problem has another shape than its weights.
    pub fn new(problem: &Uncertain, seed: u64, samples: u64) -> Result<Self, RobustnessError> {
        if samples == 0 {
            return Err(RobustnessError::NoSamples);
        }
        Ok(Self { simulation: Simulation::new(problem, seed, Sampling::Random)?, samples })
    }

    /// Number of views in the block.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.samples
    }

    /// Number of blocks.
    #[must_use]
    pub fn blocks(&self) -> u64 {
        self.samples.div_ceil(self.simulation.block as u64)
    }

    /// Number of alternatives.
    #[must_use]
    pub fn alternatives(&self) -> usize {
        self.simulation.alternatives
    }

    /// Number of criteria.
    #[must_use]
    pub fn criteria(&self) -> usize {
        self.simulation.criteria
    }

    /// Independent views that one is worth: below 1 where weights come from a Markov chain.
    #[must_use]
    pub fn efficiency(&self) -> f64 {
        self.simulation.efficiency()
    }

    /// Number of views in a block; only the last one may be shorter than the others.
    #[must_use]
    pub fn width(&self, index: u64) -> usize {
        let block = self.simulation.block as u64;
        self.samples.saturating_sub(index.saturating_mul(block)).min(block) as usize
    }

    /// Draws a block; what it holds depends on the seed and on its index alone.
    #[must_use]
    pub fn block(&self, index: u64) -> ViewBlock {
        let width = self.width(index);
        let drawn = self.simulation.draw(index, width);
        let (low, span) = self.simulation.span;
        let scores = match drawn.keys {
            Keys::Quick(keys) => keys.into_iter().map(f64::from).collect(),
            Keys::Exact(keys) => keys.into_iter().map(|key| low + f64::from(key) * (span / STEPS)).collect(),
        };
        ViewBlock { width, weights: drawn.weights, scores }
    }

    /// Values of the cells in the first `width` views of a block, `(alternative * criteria + criterion) * width + view`; 0
    /// where a criterion does not count.
    #[must_use]
    pub fn values(&self, index: u64, width: usize) -> Vec<f64> {
        self.simulation.values(index, width)
    }

    /// Weights in the first `width` views of a block, criterion by criterion.
    #[must_use]
    pub fn weights(&self, index: u64, width: usize) -> Vec<f64> {
        self.simulation.weights(index, width)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::distribution::{Part, Shape, Value};
    use crate::matrix::Direction;
    use crate::smaa::plan::{Plan, SmaaSettings};
    use crate::smaa::shocks::Shocks;
    use crate::smaa::simulate::simulate;
    use crate::smaa::uncertain::{UncertainCriterion, ValueMap};
    use crate::smaa::weights::FixedWeights;
    use socta_base::diagnostics::Silent;

    #[test]
    fn views_are_those_that_the_simulation_counts() {
        let uniform =
            |low, high| Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Uniform(low, high) }]);
        let problem = Uncertain {
            alternatives: ["a", "b", "c"].map(str::to_owned).to_vec(),
            criteria: vec![UncertainCriterion {
                name: "x".into(),
                direction: Direction::Max,
                map: ValueMap::IDENTITY,
            }],
            cells: vec![uniform(0.0, 1.0), uniform(0.2, 0.9), uniform(0.3, 0.6)],
            weights: Arc::new(FixedWeights::new(&[1.0]).expect("a positive sum")),
            shocks: Shocks::default(),
        };
        let settings = SmaaSettings { seed: 7, samples: 5_000, top_k: 1, confidence_samples: 0 };
        let counted = simulate(&problem, &Plan::of(settings), &Silent).expect("it can be simulated");
        let views = Views::new(&problem, 7, 5_000).expect("it can be drawn");
        let mut first = [0_u64; 3];
        for index in 0..views.blocks() {
            let block = views.block(index);
            for view in 0..block.width {
                let score = |at: &usize| block.scores[at * block.width + view];
                let best = (0..3).max_by(|a, b| score(a).total_cmp(&score(b))).expect("three alternatives");
                first[best] += 1;
            }
        }
        for (alternative, count) in counted.alternatives.iter().zip(first) {
            assert_eq!((alternative.first.value * 5_000.0).round() as u64, count);
        }
        assert_eq!(first.iter().sum::<u64>(), 5_000);
    }
}
