//! What survives every monotone coding of the levels.
//!
//! Low, Medium and High are an order, not numbers; a coding makes numbers of them, and another coding may turn a ranking
//! around. Two statements on the expected additive scores of two areas need no coding:
//!
//! - **every coding of its own**: on each criterion that has weight, the value of i is stochastically at least that of k.
//!   Then i is expected to score at least as high under every increasing recoding of each criterion, and under all weights.
//! - **every shared coding**: the weighted mixture of all values of i is stochastically at least that of k. Then i is
//!   expected to score at least as high under every increasing recoding that all criteria share, at the model's weights.
//!
//! # Source
//! Meaningfulness: Roberts (1979), Measurement Theory, Addison-Wesley. First-order stochastic dominance is equivalent to
//! higher expectation under every increasing function: Hadar & Russell (1969), American Economic Review 59:25-34.
//!
//! # Complexity
//! O(m² p²) for m areas with p parts of mixtures each; for at most 200 areas. Most pairs fail early.

use rayon::prelude::*;
use serde::Serialize;
use socta_decide::smaa::{PAIRED_ALTERNATIVES, RobustnessError};

use crate::scoring::{Part, Shape, ThreatTable, Value};

/// Differences of probabilities below this are none.
const NOTHING: f64 = 1e-12;

/// Pairs whose order needs no coding; positions in the table, ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrdinalDominance {
    /// (i, k): i is at least k under every monotone coding of each criterion.
    pub own_coding: Vec<(usize, usize)>,
    /// (i, k): i is at least k under every monotone coding that all criteria share, at the model's weights.
    pub shared_coding: Vec<(usize, usize)>,
}

impl OrdinalDominance {
    /// Whether i is at least k under every monotone coding of each criterion.
    #[must_use]
    pub fn own(&self, i: usize, k: usize) -> bool {
        self.own_coding.binary_search(&(i, k)).is_ok()
    }

    /// Whether i is at least k under every monotone coding that all criteria share.
    #[must_use]
    pub fn shared(&self, i: usize, k: usize) -> bool {
        self.shared_coding.binary_search(&(i, k)).is_ok()
    }
}

/// Finds all pairs whose order needs no coding.
///
/// # Errors
/// If there are more than 200 areas.
pub fn ordinal_dominance(table: &ThreatTable) -> Result<OrdinalDominance, RobustnessError> {
    let areas = table.keys.len();
    if areas > PAIRED_ALTERNATIVES {
        return Err(RobustnessError::TooMany { alternatives: areas });
    }
    let mixtures: Vec<Vec<Part>> = (0..areas).map(|area| whole(table, area)).collect();
    let rows: Vec<Vec<(bool, bool)>> = (0..areas)
        .into_par_iter()
        .map(|i| {
            (0..areas)
                .map(|k| {
                    let shared = i != k && !mixtures[i].is_empty() && dominates(&mixtures[i], &mixtures[k]);
                    (shared && own(table, i, k), shared)
                })
                .collect()
        })
        .collect();
    let pairs = |of: fn(&(bool, bool)) -> bool| {
        let hits = |(i, row): (usize, &Vec<(bool, bool)>)| -> Vec<(usize, usize)> {
            row.iter().enumerate().filter(|(_, found)| of(found)).map(|(k, _)| (i, k)).collect()
        };
        rows.iter().enumerate().flat_map(hits).collect()
    };
    Ok(OrdinalDominance { own_coding: pairs(|found| found.0), shared_coding: pairs(|found| found.1) })
}

/// On each criterion with weight. It implies the shared statement only if the same criteria count for both, which it
/// therefore asks for.
fn own(table: &ThreatTable, i: usize, k: usize) -> bool {
    table.criteria.iter().zip(table.row(i).iter().zip(table.row(k))).all(
        |(criterion, (upper, lower))| match (upper, lower) {
            _ if criterion.weight <= 0.0 => true,
            (Value::Excluded, Value::Excluded) => true,
            (Value::Mixture(upper), Value::Mixture(lower)) => dominates(upper, lower),
            _ => false,
        },
    )
}

/// All values of an area as one mixture, by the weights of the criteria that count.
fn whole(table: &ThreatTable, area: usize) -> Vec<Part> {
    let counted: Vec<(f64, &Value)> = table
        .criteria
        .iter()
        .zip(table.row(area))
        .filter(|(criterion, value)| criterion.weight > 0.0 && !value.parts().is_empty())
        .map(|(criterion, value)| (criterion.weight, value))
        .collect();
    let known: f64 = counted.iter().map(|(weight, _)| weight).sum();
    counted
        .iter()
        .flat_map(|(weight, value)| {
            value.parts().iter().map(move |part| Part { weight: part.weight * weight / known, ..*part })
        })
        .collect()
}

/// First-order stochastic dominance: nowhere is the upper mixture more likely to be at most x. Between neighbouring
/// breakpoints the difference of the distribution functions is quadratic, so three points and the vertex settle it.
fn dominates(upper: &[Part], lower: &[Part]) -> bool {
    let mut breaks: Vec<f64> = upper.iter().chain(lower).flat_map(|part| breakpoints(part.shape)).collect();
    breaks.sort_by(f64::total_cmp);
    breaks.dedup();
    let at = |x: f64| at_most(lower, x) - at_most(upper, x);
    let before = |x: f64| below(lower, x) - below(upper, x);
    breaks.iter().all(|&x| at(x) >= -NOTHING)
        && breaks.windows(2).all(|ends| {
            let (left, right) = (ends[0], ends[1]);
            let (first, middle, last) = (at(left), at((left + right) / 2.0), before(right));
            least_quadratic(first, middle, last) >= -NOTHING
        })
}

pub(super) fn breakpoints(shape: Shape) -> impl Iterator<Item = f64> {
    let mode = match shape {
        Shape::Triangular(_, mode, _) => mode,
        _ => shape.low(),
    };
    [shape.low(), mode, shape.high()].into_iter()
}

pub(super) fn at_most(parts: &[Part], x: f64) -> f64 {
    parts.iter().map(|part| part.weight * part.shape.cdf(x)).sum()
}

pub(super) fn below(parts: &[Part], x: f64) -> f64 {
    let of = |shape: Shape| match shape {
        _ if shape.is_point() => f64::from(u8::from(x > shape.low())),
        _ => shape.cdf(x),
    };
    parts.iter().map(|part| part.weight * of(part.shape)).sum()
}

/// Least value on `0..=1` of the quadratic with these values at 0, 1/2 and 1.
pub(super) fn least_quadratic(first: f64, middle: f64, last: f64) -> f64 {
    let ends = first.min(last);
    let square = 2.0 * (first - 2.0 * middle + last);
    let linear = last - first - square;
    let vertex = -linear / (2.0 * square);
    if square > 0.0 && (0.0..=1.0).contains(&vertex) {
        ends.min(first + linear * vertex + square * vertex * vertex)
    } else {
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mixture(parts: &[(f64, Shape)]) -> Vec<Part> {
        parts.iter().map(|&(weight, shape)| Part { weight, shape }).collect()
    }

    #[test]
    fn shifted_distributions_are_ordered_and_crossing_ones_are_not() {
        let low = mixture(&[(1.0, Shape::Uniform(0.0, 0.5))]);
        let high = mixture(&[(1.0, Shape::Uniform(0.2, 0.7))]);
        assert!(dominates(&high, &low) && !dominates(&low, &high));
        assert!(dominates(&low, &low));
        let narrow = mixture(&[(1.0, Shape::Point(0.25))]);
        assert!(!dominates(&narrow, &low) && !dominates(&low, &narrow));
        let levels = mixture(&[(0.2, Shape::Point(0.0)), (0.8, Shape::Point(1.0))]);
        let worse = mixture(&[(0.3, Shape::Point(0.0)), (0.7, Shape::Point(1.0))]);
        assert!(dominates(&levels, &worse) && !dominates(&worse, &levels));
    }

    #[test]
    fn a_crossing_between_breakpoints_is_seen() {
        // The triangle lies below the uniform at first and above it later; all their breakpoints agree.
        let triangle = mixture(&[(1.0, Shape::Triangular(0.0, 1.0, 1.0))]);
        let uniform = mixture(&[(1.0, Shape::Uniform(0.0, 1.0))]);
        assert!(dominates(&triangle, &uniform) && !dominates(&uniform, &triangle));
        // 0.1 + (x - 0.3)² - 0.1 dips to 0 at 0.3 only; a little less dips below.
        let parabola = |shift: f64| move |x: f64| (x - 0.3) * (x - 0.3) - shift;
        let least = |of: &dyn Fn(f64) -> f64| least_quadratic(of(0.0), of(0.5), of(1.0));
        assert!(least(&parabola(0.0)).abs() < 1e-12);
        assert!((least(&parabola(0.01)) + 0.01).abs() < 1e-12);
    }
}
