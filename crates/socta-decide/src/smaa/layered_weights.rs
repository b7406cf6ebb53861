//! Weights at two levels: layers of criteria, and shares within each layer.

use socta_base::numeric::random::Source;

use crate::range::Range;
use crate::smaa::error::RobustnessError;
use crate::smaa::shares::ShareSampler;
use crate::smaa::weights::WeightSampler;

/// A layer of criteria, and what is known of its weight and of the shares within it.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightLayer {
    /// Name, which fixes the random numbers of the layer: it is part of what a seed means.
    pub name: String,
    /// Range of the weight of the layer.
    pub range: Range,
    /// Positions of the criteria of the layer; each criterion is in one layer.
    pub criteria: Vec<usize>,
    /// Range of the share of each of these criteria within the layer, in the same order.
    pub shares: Vec<Range>,
}

/// Weights at two levels, each within its range: layers, and shares within each layer.
#[derive(Debug, Clone, PartialEq)]
pub struct LayeredWeights {
    criteria: usize,
    layers: ShareSampler,
    /// Name of the streams, sampler and positions of the criteria of each layer.
    within: Vec<(String, ShareSampler, Vec<usize>)>,
}

impl LayeredWeights {
    /// The weights of so many criteria in these layers.
    ///
    /// # Errors
    /// If the ranges of the layers or of the shares within one admit no weights.
    pub fn new(criteria: usize, layers: &[WeightLayer]) -> Result<Self, RobustnessError> {
        let sampler = |ranges: &[Range], what: String| {
            ShareSampler::new(ranges).map_err(|error| RobustnessError::Weights { what, error })
        };
        let ranges: Vec<Range> = layers.iter().map(|layer| layer.range).collect();
        let of_layers = if ranges.is_empty() {
            sampler(&[Range { low: 1.0, high: 1.0 }], String::new())?
        } else {
            sampler(&ranges, "the layers".to_owned())?
        };
        let mut within = Vec::with_capacity(layers.len());
        for WeightLayer { name, criteria, shares, .. } in layers {
            let shares = sampler(shares, format!("the layer `{name}`"))?;
            within.push((name.clone(), shares, criteria.clone()));
        }
        Ok(Self { criteria, layers: of_layers, within })
    }

    /// Positions of the criteria of each layer.
    pub(crate) fn members(&self) -> Vec<Vec<usize>> {
        self.within.iter().map(|(.., criteria)| criteria.clone()).collect()
    }
}

impl WeightSampler for LayeredWeights {
    fn criteria(&self) -> usize {
        self.criteria
    }

    fn is_fixed(&self) -> bool {
        self.layers.is_fixed() && self.within.iter().all(|(_, shares, _)| shares.is_fixed())
    }

    fn fill(&self, seed: u64, index: u64, width: usize, weights: &mut [f64]) {
        let mut layer_stream = Source::new(seed, &["weights", "layers"]).stream(index);
        let stream = |name: &str| Source::new(seed, &["weights", "layer", name]).stream(index);
        let mut streams: Vec<_> = self.within.iter().map(|(name, ..)| stream(name)).collect();
        let mut layer_shares = vec![0.0; self.within.len().max(1)];
        let mut shares = vec![0.0; self.criteria];
        let mut scratch = Vec::new();
        for sample in 0..width {
            self.layers.sample(&mut layer_stream, &mut scratch, &mut layer_shares);
            for (((_, within, criteria), stream), layer) in
                self.within.iter().zip(&mut streams).zip(&layer_shares)
            {
                let shares = &mut shares[..criteria.len()];
                within.sample(stream, &mut scratch, shares);
                for (&criterion, share) in criteria.iter().zip(shares) {
                    weights[criterion * width + sample] = layer * *share;
                }
            }
        }
    }
}
