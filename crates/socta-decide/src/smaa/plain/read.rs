//! A decision problem of which cells and weights may be uncertain, in JSON.
//!
//! ```json
//! {"alternatives": ["a", "b"],
//!  "criteria": [{"name": "c1", "direction": "max", "scale": [0, 10]},
//!               {"name": "c2", "direction": "min", "level": "ordinal"}],
//!  "matrix": [[5, 1], [[6, 8], {"levels": {"1": 0.2, "2": 0.8}}]],
//!  "preferences": [{"kind": "order", "tiers": [["c1"], ["c2"]]}]}
//! ```
//!
//! The document is that of [`crate::rank::json::read_json`], with other cells and with `preferences`. Weights are given for
//! every criterion or for none; where there are none, all that keep the statements are as likely.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::card::ScaleLevel;
use crate::distribution::{Part, Shape, Value};
use crate::matrix::Direction;
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, ValueScale};
use crate::rank::fault::{InputFault, InputFaultKind};
use crate::rank::json::read_json;
use crate::smaa::plain::cell;
use crate::smaa::plain::error::SmaaError;
use crate::smaa::preferences::region::criteria_region;
use crate::smaa::shocks::Shocks;
use crate::smaa::uncertain::{Uncertain, UncertainCriterion, ValueMap};
use crate::smaa::weights::{FixedWeights, SimplexWeights, WeightSampler};
use crate::statement::Statement;

/// A problem as it was read.
#[derive(Debug, Clone)]
pub struct Input {
    /// What is drawn from.
    pub uncertain: Uncertain,
    /// The problem with the mean of every cell.
    pub base: Problem,
    /// How the weights are drawn, in words.
    pub weights: &'static str,
}

/// Reads a problem.
///
/// # Errors
/// All faults at once; and if the statements on weights contradict each other, the smallest group that does.
pub fn read(bytes: &[u8]) -> Result<Input, SmaaError> {
    let mut document: Json = serde_json::from_slice(bytes)
        .map_err(|error| SmaaError::Input(vec![fault(InputFaultKind::Syntax(error.to_string()))]))?;
    let mut faults = Vec::new();
    let cells = document.as_object_mut().map(|top| means(top, &mut faults)).unwrap_or_default();
    let statements = document.as_object_mut().and_then(|top| top.remove("preferences"));
    let weightless = without_weights(&mut document);
    let plain = serde_json::to_vec(&document).unwrap_or_default();
    let base = match read_json(&plain) {
        Ok(base) if faults.is_empty() => base,
        Ok(_) => return Err(SmaaError::Input(faults)),
        Err(found) => return Err(SmaaError::Input(found.into_iter().chain(faults).collect())),
    };
    let statements: Vec<Statement> = match statements {
        None => Vec::new(),
        Some(list) => serde_json::from_value(list).map_err(|error| {
            SmaaError::Input(vec![fault(InputFaultKind::Syntax(format!("`preferences`: {error}")))])
        })?,
    };
    let (weights, sampler) = weights(&base, weightless, &statements)?;
    let (criteria, cells) = criteria(&base, cells).map_err(|fault| SmaaError::Input(vec![fault]))?;
    let uncertain = Uncertain {
        alternatives: base.alternatives().to_vec(),
        criteria,
        cells,
        weights: sampler,
        shocks: Shocks::default(),
    };
    Ok(Input { uncertain, base, weights })
}

fn fault(kind: InputFaultKind) -> InputFault {
    InputFault { kind, row: None, column: None }
}

/// Replaces every cell by its mean and returns the distributions, row by row.
fn means(top: &mut Map<String, Json>, faults: &mut Vec<InputFault>) -> Vec<Value> {
    let mut cells = Vec::new();
    let Some(Json::Array(rows)) = top.get_mut("matrix") else { return cells };
    for (row, entry) in rows.iter_mut().enumerate() {
        let Json::Array(entries) = entry else { continue };
        for (column, entry) in entries.iter_mut().enumerate() {
            let value = cell::read(entry).unwrap_or_else(|| {
                let kind = InputFaultKind::NotADistribution { text: entry.to_string(), forms: cell::FORMS };
                faults.push(InputFault { kind, row: Some(row as u64 + 1), column: Some(column as u64 + 1) });
                Value::Excluded
            });
            *entry = value.mean().and_then(serde_json::Number::from_f64).map_or(Json::Null, Json::Number);
            cells.push(value);
        }
    }
    cells
}

/// Whether no criterion has a weight.
fn without_weights(document: &mut Json) -> bool {
    let criteria = document.get("criteria").and_then(Json::as_array);
    criteria.is_some_and(|list| list.iter().all(|entry| entry.get("weight").is_none_or(Json::is_null)))
}

type Sampler = Arc<dyn WeightSampler>;

/// The sampler of the weights, and what it is in words.
fn weights(
    base: &Problem,
    weightless: bool,
    statements: &[Statement],
) -> Result<(&'static str, Sampler), SmaaError> {
    let count = base.criteria().len();
    if !weightless {
        let given: Option<Vec<f64>> = base.criteria().iter().map(|criterion| criterion.weight).collect();
        let Some(fixed) = given.as_deref().and_then(FixedWeights::new) else {
            return Err(SmaaError::Unsupported(
                "some criteria have a weight and some have none; give every one a weight, or none",
            ));
        };
        if !statements.is_empty() {
            return Err(SmaaError::Unsupported(
                "weights are given; leave them out to draw them by `preferences`",
            ));
        }
        return Ok(("given", Arc::new(fixed)));
    }
    if statements.is_empty() {
        return Ok(("all", Arc::new(SimplexWeights::new(count))));
    }
    let names: Vec<String> = base.criteria().iter().map(|criterion| criterion.name.clone()).collect();
    let region = criteria_region(&names, statements);
    if !region.left_aside.is_empty() {
        return Err(SmaaError::Unsupported("`preferences` names a criterion that is not there"));
    }
    Ok(("stated", Arc::new(region.sampler()?)))
}

/// The criteria with their value maps; cells of ordinal criteria become levels.
fn criteria(
    base: &Problem,
    mut cells: Vec<Value>,
) -> Result<(Vec<UncertainCriterion>, Vec<Value>), InputFault> {
    let columns = base.criteria().len();
    let mut found = Vec::with_capacity(columns);
    for (column, criterion) in base.criteria().iter().enumerate() {
        let own: Vec<&mut Value> = cells.iter_mut().skip(column).step_by(columns).collect();
        let map = match (&criterion.scale, criterion.level) {
            (None, Some(ScaleLevel::Ordinal)) => levels(own, criterion).map_err(|kind| InputFault {
                kind,
                row: None,
                column: Some(column as u64 + 1),
            })?,
            (Some(ValueScale::Points(points)), _) => ValueMap::Points(points.clone()),
            (Some(ValueScale::Span { low, high }), _) => linear(*low, *high, criterion.direction),
            (None, _) => by_means(&own, criterion.direction),
        };
        found.push(UncertainCriterion { name: criterion.name.clone(), direction: criterion.direction, map });
    }
    Ok((found, cells))
}

fn linear(low: f64, high: f64, direction: Direction) -> ValueMap {
    let slope = direction.sign() / (high - low);
    let worst = if direction == Direction::Max { low } else { high };
    ValueMap::Linear { zero: -worst * slope, slope }
}

/// From the worst to the best mean (Lahdelma, Hokkanen & Salminen 1998); equal means are worth nothing to anybody.
fn by_means(cells: &[&mut Value], direction: Direction) -> ValueMap {
    let means = || cells.iter().filter_map(|value| value.mean());
    let (low, high) = (means().fold(f64::INFINITY, f64::min), means().fold(f64::NEG_INFINITY, f64::max));
    if low < high {
        return linear(low, high, direction);
    }
    // With equal means the widest cell is the scale.
    let ends = |shape: fn(Shape) -> f64| {
        cells.iter().flat_map(|value| value.parts().to_vec()).map(move |part| shape(part.shape))
    };
    let low = ends(Shape::low).filter(|end| end.is_finite()).fold(f64::INFINITY, f64::min);
    let high = ends(Shape::high).filter(|end| end.is_finite()).fold(f64::NEG_INFINITY, f64::max);
    if low < high { linear(low, high, direction) } else { ValueMap::Linear { zero: 0.0, slope: 0.0 } }
}

/// Numbers the levels from the worst to the best.
fn levels(cells: Vec<&mut Value>, criterion: &Criterion) -> Result<ValueMap, InputFaultKind> {
    let mut known: Vec<f64> = Vec::new();
    for Part { shape, .. } in cells.iter().flat_map(|value| value.parts()) {
        if !shape.is_point() {
            return Err(InputFaultKind::NotLevels { criterion: criterion.name.clone() });
        }
        known.push(shape.low());
    }
    known.sort_by(f64::total_cmp);
    known.dedup();
    if criterion.direction == Direction::Min {
        known.reverse();
    }
    let count = known.len();
    for value in cells {
        if let Value::Mixture(parts) = value {
            for part in parts {
                let level = known.iter().position(|level| *level == part.shape.low()).unwrap_or(0);
                part.shape = Shape::Point(level as f64);
            }
        }
    }
    Ok(if count < 2 {
        ValueMap::Linear { zero: 0.0, slope: 0.0 }
    } else {
        ValueMap::Ordinal { levels: count }
    })
}
