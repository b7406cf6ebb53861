//! The table that is scored: areas × criteria, each cell a distribution of values in `0..=1` on the declared scale.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dossier::{AreaIx, IndicatorIx};
use crate::model::{Layer, Range};

/// Shape of one part of a value's distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One value.
    Point(f64),
    /// Equally likely anywhere between two values.
    Uniform(f64, f64),
    /// Triangular: smallest, most likely, largest.
    Triangular(f64, f64, f64),
    /// PERT: smallest, most likely, largest; a beta distribution that trusts the most likely value four times as much as
    /// either end (Malcolm, Roseboom, Clark & Fazar 1959).
    Pert(f64, f64, f64),
    /// Normal: mean and standard deviation.
    Normal(f64, f64),
    /// Normal with this mean and standard deviation before it is cut off at two ends.
    Truncated {
        /// Mean of the whole normal distribution.
        mean: f64,
        /// Its standard deviation.
        deviation: f64,
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
}

/// A part of a value's distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Share of the whole, `0..=1`.
    pub weight: f64,
    /// Where the value lies, in `0..=1`.
    pub shape: Shape,
}

/// What one criterion is worth for one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// The criterion does not count for this area; the other weights are rescaled.
    Excluded,
    /// A mixture; the weights of its parts add up to 1.
    Mixture(Vec<Part>),
}

/// A criterion of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableLayer {
    /// The layer.
    pub layer: Layer,
    /// Its weight.
    pub weight: f64,
    /// Admissible range of its weight.
    pub range: Range,
    /// Positions of its criteria.
    #[serde(with = "crate::keyed::position::criteria")]
    #[schemars(with = "Vec<String>")]
    pub criteria: Vec<usize>,
}

/// What one report makes of a value, where reports of one source move together.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcePart {
    /// Share of the whole, `0..=1`.
    pub weight: f64,
    /// Position in [`Shocks::sources`] of the source that other cells rest on too; none for a report that stands alone.
    pub source: Option<usize>,
    /// Distribution of the value, if this report is the one that counts; weights add up to 1.
    pub parts: Vec<Part>,
}

/// Which values rest on the same sources. What is drawn for each value alone stays as it is; what is drawn for two of them
/// goes together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shocks {
    /// Probability in `0..=1` that two values that rest on one source stand at the same place of their distributions, each
    /// against the source's own.
    pub correlation: f64,
    /// Keys of the sources that more than one cell rests on.
    pub sources: Vec<String>,
    /// The reports of each cell that rests on such a source, by the cell's position in the table.
    pub cells: std::collections::BTreeMap<usize, Vec<SourcePart>>,
}

/// Areas × criteria, all values higher-is-more-threat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// Which of them rest on the same sources.
    #[serde(skip)]
    pub shocks: Shocks,
}
