//! Weights that were found elsewhere, as a scenario that sets them.

use std::collections::BTreeMap;

use super::{Choices, IndicatorChange, LayerChange, SCHEMA, Scenario, WeightChange};
use crate::diagnostics::did_you_mean;
use crate::model::{Catalogue, Layer};
use crate::scoring::weights::{WeightsResult, find};

/// Why weights cannot be set by a scenario.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotOfAModel {
    /// A criterion is no indicator.
    #[error("`{name}` is neither an indicator of the catalogue nor a layer; {hint}")]
    Unknown {
        /// The criterion.
        name: String,
        /// What could be done.
        hint: String,
    },
    /// Some criteria are layers and others are indicators.
    #[error("`{name}` is a layer and other criteria are indicators; weigh either layers or indicators")]
    Mixed {
        /// The layer.
        name: String,
    },
}

/// The scenario that sets these weights. Criteria that are layers get them as the weights of layers. Indicators of a single
/// layer get them as shares of that layer; of several layers, each layer gets the sum of its indicators, and the others none.
///
/// # Errors
/// If a criterion is neither an indicator nor a layer, or some are the one and some the other.
pub fn of_weights(
    result: &WeightsResult,
    author: &str,
    catalogue: &Catalogue,
) -> Result<Scenario, NotOfAModel> {
    let weights: Vec<(&str, f64)> =
        result.criteria.iter().map(String::as_str).zip(result.weighing.weights.iter().copied()).collect();
    let layers: Vec<Option<Layer>> = weights.iter().map(|(name, _)| layer(name)).collect();
    let choices = match layers.iter().flatten().count() {
        0 => of_indicators(&weights, catalogue)?,
        count if count == weights.len() => of_layers(layers.into_iter().flatten().zip(weights)),
        _ => {
            let mixed = weights.iter().find(|(name, _)| layer(name).is_some()).map_or("", |(name, _)| *name);
            return Err(NotOfAModel::Mixed { name: mixed.to_owned() });
        }
    };
    let (title, source) =
        find(result.method).map_or(("", ""), |method| (method.card().title, method.card().source));
    let others = match (choices.layers.is_empty(), choices.indicators.is_empty()) {
        (true, _) => "Other indicators of the layer",
        (false, true) => "Other layers",
        (false, false) => "Other layers, and other indicators of these layers,",
    };
    Ok(Scenario {
        schema: SCHEMA.to_owned(),
        name: format!("weights-{}", result.method),
        title: BTreeMap::from([("en".to_owned(), format!("Weights by {title}"))]),
        description: format!(
            "What if the weights were those that follow by {title}? {others} have no weight then. ({source})"
        ),
        author: author.to_owned(),
        evidence: Default::default(),
        choices,
        bundles: None,
        bundles_from: None,
        overrides: Default::default(),
    })
}

/// The layers that a model can weigh.
fn layer(name: &str) -> Option<Layer> {
    [Layer::Market, Layer::Actor, Layer::Effect, Layer::Network].into_iter().find(|layer| layer.key() == name)
}

fn of_layers<'a>(layers: impl Iterator<Item = (Layer, (&'a str, f64))>) -> Choices {
    let set =
        |(layer, (_, to)): (Layer, (&str, f64))| LayerChange { layer, change: WeightChange::Set { to } };
    Choices { layers: layers.map(set).collect(), ..Choices::default() }
}

fn of_indicators(weights: &[(&str, f64)], catalogue: &Catalogue) -> Result<Choices, NotOfAModel> {
    let mut homes = Vec::with_capacity(weights.len());
    let mut sums: Vec<(Layer, f64)> = Vec::new();
    for (name, weight) in weights {
        let known = catalogue.indicators.iter().find(|indicator| indicator.key == *name);
        let Some(home) = known.map(|indicator| indicator.layer) else {
            let keys = catalogue.indicators.iter().map(|indicator| indicator.key.as_str());
            let hint = did_you_mean(name, keys, "the criteria have to be keys of the catalogue");
            return Err(NotOfAModel::Unknown { name: (*name).to_owned(), hint });
        };
        homes.push(home);
        match sums.iter_mut().find(|(layer, _)| *layer == home) {
            Some((_, sum)) => *sum += weight,
            None => sums.push((home, *weight)),
        }
    }
    let total = |home: Layer| sums.iter().find(|(layer, _)| *layer == home).map_or(0.0, |(_, sum)| *sum);
    let change = |((name, weight), home): (&(&str, f64), Layer)| IndicatorChange {
        indicator: (*name).to_owned(),
        // A layer without weight has no shares; its indicators keep theirs.
        change: if total(home) > 0.0 {
            WeightChange::Set { to: weight / total(home) }
        } else {
            WeightChange::Times { by: 1.0 }
        },
    };
    let indicators = weights.iter().zip(homes).map(change).collect();
    let layers = if sums.len() > 1 {
        sums.iter()
            .map(|(layer, to)| LayerChange { layer: *layer, change: WeightChange::Set { to: *to } })
            .collect()
    } else {
        Vec::new()
    };
    Ok(Choices { layers, indicators, ..Choices::default() })
}
