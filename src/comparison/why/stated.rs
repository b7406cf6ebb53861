//! The number that is stated for a turning point: it turns what it is said to turn, and a hundredth less does not.
//!
//! What is stated is what is printed and what somebody may enter into a model or a table. So the shortest decimal number is
//! taken that lies beyond the turning point by less than a hundredth of the change, and it is tried like every other.

/// Steps into which a change is divided.
pub(super) const STEPS: i64 = 1_000_000;
/// The part of a change that must not be enough.
pub(super) const LESS: f64 = 0.99;
/// Powers of ten of the units of decimal numbers that are tried, the coarsest first.
const COARSEST: i32 = 12;
const FINEST: i32 = -15;

/// The first step that turns something, where it is known to turn between two steps but for rounding; a hundredth less
/// does not. None if nothing turns up to the last step.
pub(super) fn narrowed(first: i64, last: i64, turns: &mut dyn FnMut(i64) -> bool) -> Option<i64> {
    // Doubled steps beyond the first find one at which it has turned.
    let mut beyond = 1;
    let mut enough = first.max(1);
    while !turns(enough) {
        if enough >= last {
            return None;
        }
        enough = (first + beyond).min(last);
        beyond *= 2;
    }
    let mut short = (first - beyond).max(0);
    if short > 0 && turns(short) {
        (enough, short) = (short, 0);
    }
    Some(halved(short, enough, turns))
}

/// The smallest step known to turn, between one that does not and one that does; a hundredth less does not either.
pub(super) fn halved(mut short: i64, mut enough: i64, turns: &mut dyn FnMut(i64) -> bool) -> i64 {
    loop {
        while enough - short > 1 {
            let middle = i64::midpoint(short, enough);
            if turns(middle) { enough = middle } else { short = middle }
        }
        let less = enough - (enough / 100).max(1);
        if less <= 0 || less == short || !turns(less) {
            return enough;
        }
        (short, enough) = (0, less);
    }
}

/// Decimal numbers at or just beyond `exact`, seen from `from`, by less than a hundredth of the way, the shortest first.
pub(super) fn beyond(from: f64, exact: f64) -> impl Iterator<Item = f64> {
    let way = exact - from;
    (FINEST..=COARSEST).rev().filter_map(move |power| {
        let unit = ten_to(power.unsigned_abs());
        let scaled = if power < 0 { exact * unit } else { exact / unit };
        let near = scaled.round();
        // What is a number of units but for its last bits is one.
        let whole = if (scaled - near).abs() <= 1e-9 * near.abs() {
            near
        } else if way > 0.0 {
            scaled.ceil()
        } else {
            scaled.floor()
        };
        // A quotient of two whole numbers is the decimal number to the last bit.
        let number = if power < 0 { whole / unit } else { whole * unit };
        let fits = (number - exact).abs() <= (1.0 - LESS) * way.abs() && number.is_finite();
        fits.then_some(number)
    })
}

/// A power of ten, exact up to the 22nd.
fn ten_to(power: u32) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_number_beyond_is_tried_first() {
        let first = |from: f64, exact: f64| beyond(from, exact).next();
        assert_eq!(first(0.0625, 0.353_215), Some(0.354));
        assert_eq!(first(0.0625, 0.062_511), Some(0.062_511));
        assert_eq!(first(0.353, 0.062_53), Some(0.06));
        assert_eq!(first(10.0, 123_456.7), Some(124_000.0));
        assert_eq!(first(0.5, 1.0), Some(1.0));
        assert_eq!(first(-3.0, 0.1 + 0.2), Some(0.3));
    }

    #[test]
    fn a_turning_point_is_found_where_rounding_moves_it() {
        for point in [1, 2, 99, 100, 101, 7_777] {
            for first in [0, point - 1, point, point + 1, point + 40] {
                let found = narrowed(first, STEPS, &mut |step| step >= point);
                assert!(
                    found.is_some_and(|found| found >= point && found - found / 100 - 1 < point),
                    "{point} {first}"
                );
            }
        }
        assert_eq!(narrowed(3, 50, &mut |_| false), None);
    }
}
