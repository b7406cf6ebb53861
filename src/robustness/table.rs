//! The uncertain problem that a table of threats states, and its simulation.

use std::sync::Arc;

use super::{
    Estimate, LayeredWeights, Plan, Robustness, RobustnessError, SmaaSettings, Uncertain, UncertainCriterion,
    ValueMap, WeightLayer, simulate,
};
use crate::diagnostics::{Progress, Silent};
use crate::scoring::{Direction, ThreatTable};

/// The weights of a table: layers, and criteria within each layer, each within its range.
///
/// # Errors
/// If the ranges of the layers or of the shares within one admit no weights.
pub fn layered_weights(table: &ThreatTable) -> Result<LayeredWeights, RobustnessError> {
    let layers: Vec<WeightLayer> = table
        .layers
        .iter()
        .map(|layer| WeightLayer {
            name: layer.layer.key().to_owned(),
            range: layer.range,
            criteria: layer.criteria.clone(),
            shares: layer.criteria.iter().map(|&at| table.criteria[at].range).collect(),
        })
        .collect();
    LayeredWeights::new(table.criteria.len(), &layers)
}

/// The problem that a table states: cells are values already, weights lie in their ranges.
///
/// # Errors
/// If the ranges admit no weights.
pub fn uncertain(table: &ThreatTable) -> Result<Uncertain, RobustnessError> {
    let criterion = |key: &String| UncertainCriterion {
        name: key.clone(),
        direction: Direction::Max,
        map: ValueMap::IDENTITY,
    };
    Ok(Uncertain {
        alternatives: table.keys.clone(),
        criteria: table.criteria.iter().map(|found| criterion(&found.key)).collect(),
        cells: table.cells.clone(),
        weights: Arc::new(layered_weights(table)?),
        shocks: table.shocks.clone(),
    })
}

/// Draws evidence, weights and unknowns and counts who ranks where.
///
/// # Errors
/// If no sample is asked for, or the ranges of the weights admit none.
pub fn smaa(table: &ThreatTable, settings: &SmaaSettings) -> Result<Robustness, RobustnessError> {
    smaa_watched(table, settings, &Silent)
}

/// [`smaa`] that reports its progress in samples and stops when it is told to.
///
/// # Errors
/// Those of [`smaa`], and [`RobustnessError::Stopped`].
pub fn smaa_watched(
    table: &ThreatTable,
    settings: &SmaaSettings,
    progress: &dyn Progress,
) -> Result<Robustness, RobustnessError> {
    simulate(&uncertain(table)?, &Plan::of(*settings), progress)
}

/// The share of samples in which each area is among the first K, from the same samples as [`smaa`].
///
/// # Errors
/// If no sample is asked for, or the ranges of the weights admit none.
pub fn top_k(table: &ThreatTable, settings: &SmaaSettings) -> Result<Vec<Estimate>, RobustnessError> {
    if settings.samples == 0 {
        return Err(RobustnessError::NoSamples);
    }
    socta_decide::smaa::top_k(&uncertain(table)?, settings)
}
