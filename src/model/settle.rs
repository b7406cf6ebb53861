//! What a model may say in short, and what it then stands for.
//!
//! Weights may be free numbers that only compare (`"weights": "relative"`), ranges may follow from the weights (`spread`), and
//! a value function that is left out is the coding that the model names (`coding`). Reading a model settles all three, so
//! that whoever uses it sees shares, ranges and value functions and nothing else.

use super::{LayerWeights, Range, ScoringModel, ValueFunction, WeightScale};

impl ScoringModel {
    /// Puts in place of what is said in short what it stands for. What cannot be settled stays as it is, for the checks.
    pub(super) fn settle(&mut self) {
        if self.weights.take() == Some(WeightScale::Relative) {
            to_shares(self.layers.iter_mut().map(|layer| &mut layer.weight).collect());
            for layer in &mut self.layers {
                to_shares(layer.indicators.iter_mut().map(|entry| &mut entry.weight).collect());
            }
        }
        if let Some(spread) = self.spread.take_if(|spread| (0.0..=1.0).contains(spread)) {
            self.layers.iter_mut().for_each(|layer| widen(layer, spread));
        }
        let codings = &self.codings;
        if let Some(name) = self.coding.take_if(|name| codings.contains_key(name)) {
            let entries = self.layers.iter_mut().flat_map(|layer| &mut layer.indicators);
            for entry in entries.filter(|entry| entry.value_function.is_left_out()) {
                entry.value_function = ValueFunction::Coding { name: name.clone() };
            }
        }
    }

    /// The whole model as JSON that can be read again, with a line break at the end.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a model is made of strings and numbers");
        text.push('\n');
        text
    }
}

/// Divides weights by their sum. Weights of which one is negative, or all are 0, have no shares.
fn to_shares(weights: Vec<&mut f64>) {
    let total: f64 = weights.iter().map(|weight| **weight).sum();
    if total > 0.0 && weights.iter().all(|weight| **weight >= 0.0) {
        weights.into_iter().for_each(|weight| *weight /= total);
    }
}

/// Gives every share of a layer that has no range one. What is no share has none.
fn widen(layer: &mut LayerWeights, spread: f64) {
    let around = |share: f64| (0.0..=1.0).contains(&share).then(|| around(share, spread));
    layer.range = layer.range.or_else(|| around(layer.weight));
    for entry in &mut layer.indicators {
        entry.range = entry.range.or_else(|| around(entry.weight));
    }
}

/// From `1 - spread` to `1 + spread` times a share, written with six decimals as people do, and never past the share.
fn around(share: f64, spread: f64) -> Range {
    let written = |end: f64| (end * 1e6).round() / 1e6;
    Range {
        low: written(share * (1.0 - spread)).min(share),
        high: written(share * (1.0 + spread)).clamp(share, 1.0),
    }
}
