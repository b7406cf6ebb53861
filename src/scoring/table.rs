//! The table that is scored: areas × criteria, each cell a distribution of values in `0..=1` on the declared scale.

use serde::Serialize;

use crate::dossier::{AreaIx, IndicatorIx};
use crate::model::{Layer, Range};

/// Shape of one part of a value's distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One value.
    Point(f64),
    /// Equally likely anywhere between two values.
    Uniform(f64, f64),
    /// Triangular: smallest, most likely, largest.
    Triangular(f64, f64, f64),
}

/// A part of a value's distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Part {
    /// Share of the whole, `0..=1`.
    pub weight: f64,
    /// Where the value lies, in `0..=1`.
    pub shape: Shape,
}

/// What one criterion is worth for one area.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// The criterion does not count for this area; the other weights are rescaled.
    Excluded,
    /// A mixture; the weights of its parts add up to 1.
    Mixture(Vec<Part>),
}

/// A criterion of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableCriterion {
    /// The indicator.
    pub indicator: IndicatorIx,
    /// Its key, as it appears in results.
    pub key: String,
    /// Its layer.
    pub layer: Layer,
    /// Weight in the whole, `0..=1`; the weights of all criteria add up to 1.
    pub weight: f64,
    /// Share within its layer, and the admissible range of that share.
    pub share: f64,
    /// Range of the share within the layer.
    pub range: Range,
}

/// A layer of the table, for the two-level sampling of weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableLayer {
    /// The layer.
    pub layer: Layer,
    /// Its weight.
    pub weight: f64,
    /// Admissible range of its weight.
    pub range: Range,
    /// Positions of its criteria.
    pub criteria: Vec<usize>,
}

/// Areas × criteria, all values higher-is-more-threat.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThreatTable {
    /// The scored areas (leaves), ordered by key.
    pub areas: Vec<AreaIx>,
    /// Their keys.
    pub keys: Vec<String>,
    /// The criteria, by layer and then in the order of the model.
    pub criteria: Vec<TableCriterion>,
    /// The layers.
    pub layers: Vec<TableLayer>,
    /// Cells, row by row: `cells[area * criteria.len() + criterion]`.
    pub cells: Vec<Value>,
}
