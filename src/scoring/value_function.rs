//! The value functions of a model: from levels and figures to values.

use socta_decide::{Part, Shape};

use crate::evidence::{Belief, FigurePart};
use crate::model::{Coding, ScoringModel, ValueFunction, ValuePoint};

/// A value function, ready to use.
pub(super) enum Function<'a> {
    Levels([f64; 4]),
    Points(&'a [ValuePoint]),
}

impl<'a> Function<'a> {
    pub(super) fn of(model: &'a ScoringModel, function: &'a ValueFunction, raises: bool) -> Self {
        match function {
            ValueFunction::PiecewiseLinear { points } => Self::Points(points),
            ValueFunction::Coding { name } => {
                let coding = model.codings.get(name).copied().unwrap_or(Coding {
                    nil: 0.0,
                    low: 0.0,
                    medium: 0.0,
                    high: 0.0,
                });
                let values = [coding.nil, coding.low, coding.medium, coding.high];
                Self::Levels(if raises { values } else { values.map(|value| 1.0 - value) })
            }
        }
    }

    /// Smallest and largest value on the declared scale.
    pub(super) fn span(&self) -> (f64, f64) {
        let ends = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((1.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)))
        };
        match self {
            Self::Levels(values) => ends(&mut values.iter().copied()),
            Self::Points(points) => ends(&mut points.iter().map(|point| point.value)),
        }
    }

    /// The values that a belief leaves open.
    pub(super) fn parts(&self, belief: &Belief) -> Vec<Part> {
        match (self, belief) {
            (Self::Levels(values), Belief::Levels(shares)) => shares
                .iter()
                .zip(values)
                .filter(|(share, _)| **share > 0.0)
                .map(|(&weight, &value)| Part { weight, shape: Shape::Point(value) })
                .collect(),
            (Self::Points(_), Belief::Figure(parts)) => parts.iter().map(|part| self.part(part)).collect(),
            // The catalogue fixes the scale of an indicator and the checks hold the model to it.
            (Self::Levels(_), Belief::Figure(_)) | (Self::Points(_), Belief::Levels(_)) => {
                let (low, high) = self.span();
                vec![Part { weight: 1.0, shape: Shape::Uniform(low, high) }]
            }
        }
    }

    fn part(&self, part: &FigurePart) -> Part {
        Part { weight: part.weight, shape: self.triangle(part.low, part.mode, part.high, part.flat) }
    }

    /// The value of a triangle of figures, or of an interval if it is flat.
    ///
    /// The three corners are mapped exactly; between them the shape is kept, which is exact where the function is straight.
    pub(super) fn triangle(&self, low: f64, mode: f64, high: f64, flat: bool) -> Shape {
        let (a, mode, b) = (self.at(low), self.at(mode), self.at(high));
        let (low, high) = (a.min(b), a.max(b));
        if low >= high {
            Shape::Point(low)
        } else if flat {
            Shape::Uniform(low, high)
        } else {
            Shape::Triangular(low, mode, high)
        }
    }

    /// Keeney & Raiffa (1976): linear between breakpoints, constant beyond the ends.
    pub(super) fn at(&self, x: f64) -> f64 {
        let Self::Points(points) = self else { return x };
        let after = points.partition_point(|point| point.at <= x);
        match (after.checked_sub(1).and_then(|before| points.get(before)), points.get(after)) {
            (Some(before), Some(next)) => {
                before.value + (x - before.at) / (next.at - before.at) * (next.value - before.value)
            }
            (Some(only), None) | (None, Some(only)) => only.value,
            (None, None) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breakpoints() -> Vec<ValuePoint> {
        vec![
            ValuePoint { at: 0.0, value: 0.0 },
            ValuePoint { at: 5.0, value: 0.8 },
            ValuePoint { at: 30.0, value: 1.0 },
        ]
    }

    #[test]
    fn value_functions_are_linear_between_breakpoints_and_flat_beyond() {
        let points = breakpoints();
        let function = Function::Points(&points);
        for (x, value) in [(-1.0, 0.0), (2.5, 0.4), (5.0, 0.8), (17.5, 0.9), (99.0, 1.0)] {
            assert!((function.at(x) - value).abs() < 1e-12, "{x}");
        }
    }
}
