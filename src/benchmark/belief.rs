//! What an analyst may believe of a cell after the reports on it.

use super::data::value;
use super::plan::Synthetic;
use super::statistics::halved;
use crate::numeric::float;
use crate::scoring::{Part, Shape, Value};

/// Standard normal quantiles of (k + 1/2) / 9.
const QUANTILES: [f64; 9] = [
    -1.593_218_818_023_051,
    -0.967_421_566_101_701,
    -0.589_455_797_849_779,
    -0.282_216_147_062_508,
    0.0,
    0.282_216_147_062_508,
    0.589_455_797_849_779,
    0.967_421_566_101_701,
    1.593_218_818_023_051,
];

/// The cell of an alternative on a criterion, before units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// Latent position as reported on average.
    pub(super) latent: f64,
    /// Variance of that report's error, as an analyst knows it.
    pub(super) variance: f64,
    /// Value in `0..=1` as it appears.
    pub(super) shown: f64,
}

/// What an analyst believes who knows the error of reports and how values are spread, but nothing of biases, effort, unequal
/// cuts or reasons for missing.
pub(super) fn belief(data: &Synthetic, seen: &Seen, level: Option<u32>, kept: bool) -> Value {
    let points = |mean: f64, deviation: f64| {
        let part = |quantile: f64| Part {
            weight: 1.0 / QUANTILES.len() as f64,
            shape: Shape::Point(value(data.spread, mean + deviation * quantile)),
        };
        Value::Mixture(QUANTILES.iter().map(|quantile| part(*quantile)).collect())
    };
    let certain = |shape| Value::Mixture(vec![Part { weight: 1.0, shape }]);
    match (kept, level, data.levels) {
        (false, ..) => points(0.0, 1.0),
        (true, Some(level), Some(levels)) => {
            let width = 1.0 / f64::from(levels.count);
            let low = f64::from(level) * width;
            if seen.variance > 0.0 {
                posterior(quantile(low + width / 2.0), seen.variance, points)
            } else {
                certain(Shape::Uniform(low, low + width))
            }
        }
        _ if seen.variance > 0.0 => posterior(seen.latent, seen.variance, points),
        _ => certain(Shape::Point(seen.shown)),
    }
}

/// The belief after a report with this error: the position itself is standard normal.
fn posterior(latent: f64, variance: f64, points: impl Fn(f64, f64) -> Value) -> Value {
    let trust = 1.0 / (1.0 + variance);
    points(latent * trust, (variance * trust).sqrt())
}

/// Standard normal quantile by halving; precise enough for the middle of a level.
fn quantile(p: f64) -> f64 {
    halved((-8.0, 8.0), 40, |at| float::normal_cdf(at) < p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_normal_distribution() {
        for (at, found) in QUANTILES.iter().enumerate() {
            assert!((float::normal_cdf(*found) - (at as f64 + 0.5) / 9.0).abs() < 1e-9, "{at}");
        }
        assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-9);
    }
}
