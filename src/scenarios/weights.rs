//! New weights, with the rest rescaled.

use super::WeightChange;
use crate::model::Range;

/// Rounding that a sum of weights may carry.
const ROUNDING: f64 = 1e-9;

/// Why weights could not be changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Impossible {
    /// A weight is negative or not a number.
    NotAWeight,
    /// The weights that are set add up to more than 1, or to less with nothing left to fill the rest.
    DoesNotAddUp(f64),
}

/// Applies one change a weight and rescales in proportion what is not set, so that all add up to 1.
///
/// With `S` the sum of the weights that are set and `r_i` every other old weight, multiplied if a factor is given, the
/// new weight of those is `r_i (1 - S) / sum r`. Sums run in the order of the list.
pub(super) fn rescale(old: &[f64], changes: &[Option<WeightChange>]) -> Result<Vec<f64>, Impossible> {
    let (mut fixed, mut free) = (0.0, 0.0);
    for (weight, change) in old.iter().zip(changes) {
        match change {
            Some(WeightChange::Set { to }) => fixed += valid(*to)?,
            Some(WeightChange::Times { by }) => free += weight * valid(*by)?,
            None => free += weight,
        }
    }
    let rest = 1.0 - fixed;
    if rest < -ROUNDING || (rest > ROUNDING && free <= 0.0) {
        return Err(Impossible::DoesNotAddUp(fixed));
    }
    let scale = if free > 0.0 { rest.max(0.0) / free } else { 0.0 };
    Ok(old
        .iter()
        .zip(changes)
        .map(|(weight, change)| match change {
            Some(WeightChange::Set { to }) => *to,
            Some(WeightChange::Times { by }) => weight * by * scale,
            None => weight * scale,
        })
        .collect())
}

/// The admissible range of a weight that went from `old` to `new`: moved in proportion, so that it still holds the
/// weight and is as wide relative to it as before. A range around nothing says nothing about the new weight and is
/// dropped.
pub(super) fn move_range(range: Option<Range>, old: f64, new: f64) -> Option<Range> {
    let range = range.filter(|_| old > 0.0)?;
    let factor = new / old;
    Some(Range {
        low: (range.low * factor).clamp(0.0, new),
        high: (range.high * factor).clamp(new, 1.0f64.max(new)),
    })
}

fn valid(number: f64) -> Result<f64, Impossible> {
    if number.is_finite() && number >= 0.0 { Ok(number) } else { Err(Impossible::NotAWeight) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubling_one_of_four_equal_weights_gives_it_two_fifths() {
        let new = rescale(&[0.25; 4], &[None, None, Some(WeightChange::Times { by: 2.0 }), None]);
        assert_eq!(new, Ok(vec![0.2, 0.2, 0.4, 0.2]));
    }

    #[test]
    fn what_is_not_set_keeps_its_proportions() {
        let new =
            rescale(&[0.5, 0.3, 0.2], &[Some(WeightChange::Set { to: 0.0 }), None, None]).expect("possible");
        assert_eq!(new[0], 0.0);
        assert!((new[1] - 0.6).abs() < 1e-15 && (new[2] - 0.4).abs() < 1e-15, "{new:?}");
    }

    #[test]
    fn weights_that_leave_no_room_are_refused() {
        let set = |weight| Some(WeightChange::Set { to: weight });
        assert_eq!(rescale(&[0.5, 0.5], &[set(0.7), set(0.4)]), Err(Impossible::DoesNotAddUp(1.1)));
        assert_eq!(rescale(&[1.0], &[set(0.9)]), Err(Impossible::DoesNotAddUp(0.9)));
        assert_eq!(rescale(&[1.0], &[set(f64::NAN)]), Err(Impossible::NotAWeight));
        assert_eq!(rescale(&[1.0], &[Some(WeightChange::Times { by: -1.0 })]), Err(Impossible::NotAWeight));
    }

    #[test]
    fn a_moved_range_holds_the_new_weight() {
        let range = Some(Range { low: 0.1, high: 0.6 });
        let moved = move_range(range, 0.25, 0.5).expect("a range");
        assert_eq!((moved.low, moved.high), (0.2, 1.0));
        assert_eq!(move_range(range, 0.0, 0.5), None);
        let gone = move_range(range, 0.25, 0.0).expect("a range");
        assert_eq!((gone.low, gone.high), (0.0, 0.0));
    }
}
