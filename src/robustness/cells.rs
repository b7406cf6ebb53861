//! Drawing the value of a cell, a block of samples at a time.
//!
//! A cell has a family of streams of its own, named by area and criterion, and one stream a block. What is drawn for it
//! depends on nothing else: areas and criteria may come, go or change places, and runs with the same seed share their
//! random numbers wherever they share cells.

use crate::numeric::random::Source;
use crate::scoring::{Part, Shape, Value};

/// How the value of a cell is drawn.
#[derive(Debug, Clone)]
enum Draw {
    /// The criterion does not count.
    Excluded,
    /// One certain value.
    Certain(f64),
    /// One shape: one uniform number a sample.
    Single(Shape),
    /// Points and uniforms: the part by one uniform number, the value within it by another.
    Flat { ends: Vec<f64>, low: Vec<f64>, width: Vec<f64>, points: bool },
    /// Any shapes.
    Mixed { ends: Vec<f64>, shapes: Vec<Shape> },
}

/// A cell, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct CellSampler {
    source: Source,
    draw: Draw,
}

/// What drawing a cell gave.
pub(super) enum Drawn<'a> {
    /// The criterion does not count.
    Excluded,
    /// The same value in every sample.
    Certain(f64),
    /// One value a sample.
    Values(&'a [f64]),
}

impl CellSampler {
    pub(super) fn new(seed: u64, area: &str, criterion: &str, value: &Value) -> Self {
        Self { source: Source::new(seed, &["cell", area, criterion]), draw: draw(value) }
    }

    pub(super) fn is_excluded(&self) -> bool {
        matches!(self.draw, Draw::Excluded)
    }

    /// Draws a block; `values` and `picks` have one entry a sample and hold nothing of worth before.
    pub(super) fn block<'a>(&self, index: u64, values: &'a mut [f64], picks: &mut [f64]) -> Drawn<'a> {
        let (ends, points) = match &self.draw {
            Draw::Excluded => return Drawn::Excluded,
            Draw::Certain(value) => return Drawn::Certain(*value),
            Draw::Single(shape) => {
                self.source.stream(index).fill_uniform32(values);
                values.iter_mut().for_each(|value| *value = shape.quantile(*value));
                return Drawn::Values(values);
            }
            Draw::Flat { ends, points, .. } => (ends, *points),
            Draw::Mixed { ends, .. } => (ends, false),
        };
        let mut stream = self.source.stream(index);
        stream.fill_uniform32(picks);
        if !points {
            stream.fill_uniform32(values);
        }
        let part = |pick: f64| ends.iter().map(|end| usize::from(pick >= *end)).sum::<usize>();
        match &self.draw {
            Draw::Flat { low, .. } if points => {
                values.iter_mut().zip(picks).for_each(|(value, pick)| *value = low[part(*pick)]);
            }
            Draw::Flat { low, width, .. } => {
                for (value, pick) in values.iter_mut().zip(picks) {
                    let part = part(*pick);
                    *value = low[part] + *value * width[part];
                }
            }
            Draw::Mixed { shapes, .. } => {
                for (value, pick) in values.iter_mut().zip(picks) {
                    *value = shapes[part(*pick)].quantile(*value);
                }
            }
            Draw::Excluded | Draw::Certain(_) | Draw::Single(_) => {}
        }
        Drawn::Values(values)
    }
}

fn draw(value: &Value) -> Draw {
    let parts: Vec<&Part> = value.parts().iter().filter(|part| part.weight > 0.0).collect();
    match parts.as_slice() {
        [] => return Draw::Excluded,
        [only] if only.shape.is_point() => return Draw::Certain(only.shape.low()),
        [only] => return Draw::Single(only.shape),
        _ => {}
    }
    if value.is_certain() {
        return Draw::Certain(parts[0].shape.low());
    }
    // Ends of all parts but the last, which takes what is left.
    let total: f64 = parts.iter().map(|part| part.weight).sum();
    let mut end = 0.0;
    let ends: Vec<f64> = parts[..parts.len() - 1]
        .iter()
        .map(|part| {
            end += part.weight / total;
            end
        })
        .collect();
    let shapes: Vec<Shape> = parts.iter().map(|part| part.shape).collect();
    let flat = |shape: &Shape| shape.is_point() || matches!(shape, Shape::Uniform(..));
    if shapes.iter().all(flat) {
        let low: Vec<f64> = shapes.iter().map(|shape| shape.low()).collect();
        let width: Vec<f64> = shapes.iter().map(|shape| shape.high() - shape.low()).collect();
        let points = width.iter().all(|width| *width <= 0.0);
        Draw::Flat { ends, low, width, points }
    } else {
        Draw::Mixed { ends, shapes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(value: &Value) -> Vec<f64> {
        let sampler = CellSampler::new(1, "a", "c", value);
        let mut all = Vec::new();
        for block in 0..40 {
            let (mut values, mut picks) = (vec![0.0; 1000], vec![0.0; 1000]);
            match sampler.block(block, &mut values, &mut picks) {
                Drawn::Values(values) => all.extend_from_slice(values),
                Drawn::Certain(value) => all.push(value),
                Drawn::Excluded => {}
            }
        }
        all
    }

    #[test]
    fn draws_follow_the_distribution_function() {
        let part = |weight, shape| Part { weight, shape };
        let values = [
            Value::Mixture(vec![part(1.0, Shape::Uniform(0.2, 0.4))]),
            Value::Mixture(vec![part(1.0, Shape::Triangular(0.1, 0.3, 0.9))]),
            Value::Mixture(vec![part(0.3, Shape::Point(0.0)), part(0.7, Shape::Point(1.0))]),
            Value::Mixture(vec![part(0.6, Shape::Point(0.5)), part(0.4, Shape::Uniform(0.0, 1.0))]),
            Value::Mixture(vec![part(0.6, Shape::Point(0.5)), part(0.4, Shape::Triangular(0.0, 0.2, 1.0))]),
        ];
        for value in values {
            let drawn = drawn(&value);
            assert_eq!(drawn.len(), 40_000);
            for step in 1..10 {
                let x = f64::from(step) / 10.0;
                let share = drawn.iter().filter(|drawn| **drawn <= x).count() as f64 / 40_000.0;
                assert!((share - value.cdf(x)).abs() < 0.0125, "{value:?} {x} {share}");
            }
        }
    }

    #[test]
    fn certain_and_excluded_cells_need_no_numbers() {
        let point = |weight| Part { weight, shape: Shape::Point(0.7) };
        assert_eq!(drawn(&Value::Mixture(vec![point(0.5), point(0.5)])), [0.7; 40]);
        assert_eq!(drawn(&Value::Mixture(vec![point(1.0)])), [0.7; 40]);
        assert!(drawn(&Value::Excluded).is_empty());
    }
}
