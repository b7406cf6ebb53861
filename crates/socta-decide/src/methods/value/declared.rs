//! The value of a number on a declared scale.

use crate::matrix::Direction;
use crate::problem::criterion::ValueScale;

/// What happens to a cell outside its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// The value at the nearer end.
    Clip,
    /// The outer piece goes on.
    Extrapolate,
}

/// The value of `x` on a scale.
///
/// # Source
/// Keeney & Raiffa (1976), section 4.2; piecewise linear between breakpoints.
///
/// # Complexity
/// O(log breakpoints).
#[must_use]
pub fn value(scale: &ValueScale, direction: Direction, x: f64, outside: Outside) -> f64 {
    let line = |from: (f64, f64), to: (f64, f64)| from.1 + (x - from.0) / (to.0 - from.0) * (to.1 - from.1);
    let found = match scale {
        ValueScale::Span { low, high } if direction == Direction::Max => line((*low, 0.0), (*high, 1.0)),
        ValueScale::Span { low, high } => line((*high, 0.0), (*low, 1.0)),
        ValueScale::Points(points) => {
            let inner = points.partition_point(|(at, _)| *at <= x);
            let next = inner.clamp(1, points.len().saturating_sub(1).max(1));
            match (points.get(next - 1), points.get(next)) {
                (Some(from), Some(to)) => line(*from, *to),
                (Some(only), None) => only.1,
                _ => 0.0,
            }
        }
    };
    let (low, high) = match scale {
        ValueScale::Span { .. } => (0.0, 1.0),
        ValueScale::Points(points) => points
            .iter()
            .fold((1.0_f64, 0.0_f64), |(low, high), (_, value)| (low.min(*value), high.max(*value))),
    };
    match outside {
        Outside::Clip => found.clamp(low, high.max(low)),
        Outside::Extrapolate => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R package smaa 0.3-3, tests/pvf.R, pvf4 to pvf6.
    #[test]
    fn r_smaa_piecewise_linear_value_functions() {
        let scale = ValueScale::Points(vec![(50.0, 1.0), (75.0, 0.8), (90.0, 0.5), (100.0, 0.0)]);
        let cases = [
            (50.0, 1.0, 1.0),
            (60.0, 0.92, 0.92),
            (75.0, 0.8, 0.8),
            (90.0, 0.5, 0.5),
            (100.0, 0.0, 0.0),
            (10.0, 1.0, 1.32),
            (40.0, 1.0, 1.08),
            (101.0, 0.0, -0.05),
            (120.0, 0.0, -1.0),
        ];
        for (x, clipped, extrapolated) in cases {
            let clip = value(&scale, Direction::Min, x, Outside::Clip);
            let extrapolate = value(&scale, Direction::Min, x, Outside::Extrapolate);
            assert!((clip - clipped).abs() < 1e-12, "{x}: {clip}");
            assert!((extrapolate - extrapolated).abs() < 1e-12, "{x}: {extrapolate}");
        }
    }

    #[test]
    fn costs_run_the_other_way() {
        let scale = ValueScale::Span { low: 10.0, high: 20.0 };
        assert_eq!(value(&scale, Direction::Max, 12.5, Outside::Clip), 0.25);
        assert_eq!(value(&scale, Direction::Min, 12.5, Outside::Clip), 0.75);
        assert_eq!(value(&scale, Direction::Min, 5.0, Outside::Clip), 1.0);
    }
}
