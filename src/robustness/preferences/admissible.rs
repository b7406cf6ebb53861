//! The admissible weights of a table: the ranges of its model and the statements beside them.
//!
//! Ranges stand at two levels, of layers and of shares within a layer; multiplied out, both are linear in the weights in
//! the whole, as the statements are. Without statements weights are drawn at the two levels. Statements only narrow that
//! distribution down: weights that break one are rejected, or, where too few would be left, a random walk keeps to the same
//! distribution. A weight that the model gives no range is bounded by the statements alone as soon as there are any.

use std::sync::Arc;

use socta_decide::smaa::preferences::{Admissible, Drawing, DrawnBy, StatedLevels};
use socta_decide::smaa::{RobustnessError, WeightSampler};

use crate::model::{LAYER, Range, ScoringModel};
use crate::numeric::linear::Sense;
use crate::numeric::polytope::Polytope;
use crate::robustness::table::layered_weights;
use crate::scoring::{Shocks, TableCriterion, ThreatTable};

/// Names of the criteria and layers of a table as statements call them, with the positions that they mean.
fn names(table: &ThreatTable) -> Vec<(String, Vec<usize>)> {
    let criteria = table.criteria.iter().enumerate().map(|(at, criterion)| (criterion.key.clone(), vec![at]));
    let layers =
        table.layers.iter().map(|layer| (format!("{LAYER}{}", layer.layer.key()), layer.criteria.clone()));
    criteria.chain(layers).collect()
}

/// The admissible weights of a table under its model.
#[must_use]
pub fn admissible(table: &ThreatTable, model: &ScoringModel) -> Admissible {
    let mut polytope = Polytope::new(table.criteria.len());
    let mut groups = Vec::new();
    let free = !model.preferences.is_empty();
    for layer in &table.layers {
        let own = || layer.criteria.iter().map(|&at| (at, 1.0));
        if table.layers.len() > 1 && !(free && layer_range(model, layer.layer).is_none()) {
            polytope.row(groups.len(), own(), Sense::AtLeast, layer.range.low);
            polytope.row(groups.len(), own(), Sense::AtMost, layer.range.high);
            groups.push(format!("the range of {LAYER}{}", layer.layer.key()));
        }
        for &at in layer.criteria.iter().filter(|_| layer.criteria.len() > 1) {
            let criterion = &table.criteria[at];
            if free && share_range(model, criterion).is_none() {
                continue;
            }
            let against =
                |share: f64| own().map(move |(other, _)| (other, -share)).chain(std::iter::once((at, 1.0)));
            polytope.row(groups.len(), against(criterion.range.low), Sense::AtLeast, 0.0);
            polytope.row(groups.len(), against(criterion.range.high), Sense::AtMost, 0.0);
            groups.push(format!("the range of {}", criterion.key));
        }
    }
    Admissible::new(polytope, groups, &names(table), &model.preferences)
}

/// The sampler of a table's weights under its model, and how it draws; `region` is what the two of them admit.
///
/// # Errors
/// If the ranges and statements leave no weights.
pub fn sampler(
    table: &ThreatTable,
    model: &ScoringModel,
    region: &Admissible,
) -> Result<(Arc<dyn WeightSampler>, Drawing), RobustnessError> {
    if model.preferences.is_empty() {
        let levels = layered_weights(table)?;
        let by = if levels.is_fixed() { DrawnBy::Fixed } else { DrawnBy::Levels };
        let drawing = Drawing { by, dimension: None, acceptance: None, thinning: None, efficiency: 1.0 };
        return Ok((Arc::new(levels), drawing));
    }
    if table.layers.len() <= 1 {
        let stated = region.sampler()?;
        let drawing = stated.drawing();
        return Ok((Arc::new(stated), drawing));
    }
    let interior = region.interior()?;
    let levels = layered_weights(&loosened(table, model))?;
    let stated = StatedLevels::new(levels, region, &interior);
    let drawing = stated.drawing();
    Ok((Arc::new(stated), drawing))
}

/// The criteria and layers of a table, with those ranges open that the model does not give.
fn loosened(table: &ThreatTable, model: &ScoringModel) -> ThreatTable {
    let (mut criteria, mut layers) = (table.criteria.clone(), table.layers.clone());
    let open = Range { low: 0.0, high: 1.0 };
    for layer in &mut layers {
        if table.layers.len() > 1 && layer_range(model, layer.layer).is_none() {
            layer.range = open;
        }
        for &at in layer.criteria.iter().filter(|_| layer.criteria.len() > 1) {
            if share_range(model, &criteria[at]).is_none() {
                criteria[at].range = open;
            }
        }
    }
    ThreatTable {
        areas: Vec::new(),
        keys: Vec::new(),
        criteria,
        layers,
        cells: Vec::new(),
        shocks: Shocks::default(),
    }
}

fn layer_range(model: &ScoringModel, layer: crate::model::Layer) -> Option<Range> {
    model.layers.iter().find(|entry| entry.layer == layer)?.range
}

fn share_range(model: &ScoringModel, criterion: &TableCriterion) -> Option<Range> {
    let entries = model.layers.iter().flat_map(|layer| &layer.indicators);
    entries.into_iter().find(|entry| entry.indicator == criterion.key)?.range
}
