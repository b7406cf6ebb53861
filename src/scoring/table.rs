//! The table that is scored: areas × criteria, each cell a distribution of values in `0..=1` on the declared scale.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_decide::smaa::Shocks;
use socta_decide::{Range, Value};

use crate::dossier::{AreaIx, IndicatorIx};
use crate::model::Layer;

/// A criterion of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableCriterion {
    /// The indicator.
    pub indicator: IndicatorIx,
    /// Key of the indicator, as it appears in results.
    pub key: String,
    /// Layer of the indicator.
    pub layer: Layer,
    /// Weight in the whole, `0..=1`; the weights of all criteria add up to 1.
    pub weight: f64,
    /// Share within its layer, and the admissible range of that share.
    pub share: f64,
    /// Range of the share within the layer.
    pub range: Range,
}

/// A layer of the table, for the two-level sampling of weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableLayer {
    /// The layer.
    pub layer: Layer,
    /// Weight of the layer.
    pub weight: f64,
    /// Admissible range of its weight.
    pub range: Range,
    /// Positions of its criteria.
    #[serde(with = "crate::keyed::position::criteria")]
    #[schemars(with = "Vec<String>")]
    pub criteria: Vec<usize>,
}

/// Areas × criteria, all values higher-is-more-threat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ThreatTable {
    /// The scored areas (leaves), ordered by key.
    pub areas: Vec<AreaIx>,
    /// Keys of the areas.
    pub keys: Vec<String>,
    /// The criteria, by layer and then in the order of the model.
    pub criteria: Vec<TableCriterion>,
    /// The layers.
    pub layers: Vec<TableLayer>,
    /// Cells, row by row: `cells[area * criteria.len() + criterion]`.
    pub cells: Vec<Value>,
    /// Which of them rest on the same sources.
    #[serde(skip)]
    pub shocks: Shocks,
}

impl ThreatTable {
    /// The cells of an area, one a criterion.
    #[must_use]
    pub fn row(&self, area: usize) -> &[Value] {
        &self.cells[area * self.criteria.len()..][..self.criteria.len()]
    }

    /// Weights of the criteria in the whole, in their order.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        self.criteria.iter().map(|criterion| criterion.weight).collect()
    }
}
