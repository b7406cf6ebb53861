//! A decision problem of which cells and weights are uncertain, wherever it comes from.

use std::sync::Arc;

use crate::distribution::{Part, Shape, Value};
use crate::matrix::Direction;
use crate::smaa::shocks::Shocks;
use crate::smaa::weights::WeightSampler;

/// How a drawn cell becomes a value.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueMap {
    /// `zero + slope x`, also beyond the ends of the scale.
    Linear {
        /// Value of a cell of 0.
        zero: f64,
        /// Value of one unit.
        slope: f64,
    },
    /// Linear between breakpoints `(x, value)` with increasing `x`, constant beyond the ends (Keeney & Raiffa 1976).
    Points(Vec<(f64, f64)>),
    /// Levels 0, 1, 2, ... of which only the order is known. Each sample draws values for them: the lowest level is worth 0,
    /// the highest 1, those between are uniform and sorted (SMAA-O).
    Ordinal {
        /// Number of levels, 2 or more.
        levels: usize,
    },
}

impl ValueMap {
    /// The cell is the value.
    pub const IDENTITY: Self = Self::Linear { zero: 0.0, slope: 1.0 };

    /// The value of `x`; a level counts as equally far from its neighbours.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        match self {
            Self::Linear { zero, slope } => zero + slope * x,
            Self::Ordinal { levels } => x / (levels.saturating_sub(1)).max(1) as f64,
            Self::Points(points) => {
                let after = points.partition_point(|point| point.0 <= x);
                match (after.checked_sub(1).and_then(|before| points.get(before)), points.get(after)) {
                    (Some(before), Some(next)) => {
                        before.1 + (x - before.0) / (next.0 - before.0) * (next.1 - before.1)
                    }
                    (Some(only), None) | (None, Some(only)) => only.1,
                    (None, None) => 0.0,
                }
            }
        }
    }

    /// Smallest and largest value between two cells.
    pub(super) fn span(&self, low: f64, high: f64) -> (f64, f64) {
        let (a, b) = (self.at(low), self.at(high));
        (a.min(b), a.max(b))
    }

    /// The shape of the value, if it is one.
    pub(super) fn shape(&self, shape: Shape) -> Option<Shape> {
        match (self, shape) {
            (Self::Linear { zero, slope }, _) => Some(shape.mapped(*zero, *slope)),
            (Self::Points(_), Shape::Point(x)) => Some(Shape::Point(self.at(x))),
            (Self::Points(_) | Self::Ordinal { .. }, _) => None,
        }
    }
}

/// A criterion of an uncertain problem.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertainCriterion {
    /// Name of the criterion, as it appears in results.
    pub name: String,
    /// Which end is good; the value map knows it already, methods other than the additive one need to be told.
    pub direction: Direction,
    /// How its cells become values.
    pub map: ValueMap,
}

/// A decision problem of which cells and weights are uncertain.
#[derive(Debug, Clone)]
pub struct Uncertain {
    /// Names of the alternatives.
    pub alternatives: Vec<String>,
    /// Criteria, one a column.
    pub criteria: Vec<UncertainCriterion>,
    /// Cells row by row, in the unit of their criterion.
    pub cells: Vec<Value>,
    /// Where weights come from.
    pub weights: Arc<dyn WeightSampler>,
    /// Which cells rest on the same sources.
    pub shocks: Shocks,
}

impl Uncertain {
    /// Smallest and largest value that the additive score can have, as far as they are finite: normal distributions count
    /// up to eight standard deviations.
    pub(super) fn span(&self) -> (f64, f64) {
        let columns = self.criteria.len().max(1);
        let (mut low, mut high) = (0.0_f64, 1.0_f64);
        for (at, value) in self.cells.iter().enumerate() {
            for Part { weight, shape } in value.parts() {
                if *weight > 0.0 {
                    let (a, b) = match *shape {
                        Shape::Normal(mean, deviation) => (mean - 8.0 * deviation, mean + 8.0 * deviation),
                        shape => (shape.low(), shape.high()),
                    };
                    let (a, b) = self.criteria[at % columns].map.span(a, b);
                    (low, high) = (low.min(a), high.max(b));
                }
            }
        }
        // As for normal distributions: nobody draws what is eight standard deviations away.
        let widest = self.shocks.unseen.values().map(|unseen| unseen.deviation).fold(0.0, f64::max);
        (low - 8.0 * widest, high + 8.0 * widest)
    }

    /// The distribution of the value of a cell with a linear map, or of a point; none where there is no closed form.
    pub(super) fn value(&self, at: usize) -> Option<Value> {
        let map = &self.criteria[at % self.criteria.len().max(1)].map;
        match &self.cells[at] {
            Value::Excluded => Some(Value::Excluded),
            Value::Mixture(parts) => {
                let mapped = |part: &Part| Some(Part { weight: part.weight, shape: map.shape(part.shape)? });
                parts.iter().map(mapped).collect::<Option<Vec<Part>>>().map(Value::Mixture)
            }
        }
    }
}
