//! The criterion and the cells on which steps are computed by hand.

use crate::matrix::Direction;
use crate::normalise::step::Step;
use crate::problem::criterion::{Criterion, ValueScale};

/// A criterion measured from 0 to 8.
pub(super) fn criterion(direction: Direction) -> Criterion {
    Criterion { scale: Some(ValueScale::Span { low: 0.0, high: 8.0 }), ..Criterion::new("c", direction, 1.0) }
}

/// Puts a step to the cells 1, 2 and 4, first of a gain and then of a cost, and compares with what is computed by hand.
pub(super) fn by_hand(step: &Step, gains: [f64; 3], costs: [f64; 3]) {
    for (direction, expected) in [(Direction::Max, gains), (Direction::Min, costs)] {
        let found = (step.column)(&[1.0, 2.0, 4.0], &criterion(direction)).expect("positive cells");
        let close = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(close, "{} {direction:?}: {found:?} {expected:?}", step.card.name);
    }
}
