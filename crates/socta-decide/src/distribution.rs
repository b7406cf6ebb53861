//! Distributions of values, and what can be computed of them without drawing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_base::numeric::float;

/// Shape of one part of a value's distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One value.
    Point(f64),
    /// Equally likely anywhere between two values.
    Uniform(f64, f64),
    /// Triangular: smallest, most likely, largest.
    Triangular(f64, f64, f64),
    /// PERT: smallest, most likely, largest; a beta distribution that trusts the most likely value four times as much as
    /// either end (Malcolm, Roseboom, Clark & Fazar 1959).
    Pert(f64, f64, f64),
    /// Normal: mean and standard deviation.
    Normal(f64, f64),
    /// Normal with this mean and standard deviation before it is cut off at two ends.
    Truncated {
        /// Mean of the whole normal distribution.
        mean: f64,
        /// Standard deviation of the whole normal distribution.
        deviation: f64,
        /// Lower end, at which the distribution is cut off.
        low: f64,
        /// Upper end, at which the distribution is cut off.
        high: f64,
    },
}

/// A part of a value's distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Share of the whole, `0..=1`.
    pub weight: f64,
    /// Where the value lies, in `0..=1`.
    pub shape: Shape,
}

/// What one criterion is worth for one alternative.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// The criterion does not count for this alternative; the other weights are rescaled.
    Excluded,
    /// A mixture; the weights of its parts add up to 1.
    Mixture(Vec<Part>),
}

impl Shape {
    /// Smallest value; negative infinity for a normal distribution.
    #[must_use]
    #[inline]
    pub fn low(self) -> f64 {
        match self {
            Self::Point(low) | Self::Uniform(low, _) | Self::Triangular(low, ..) | Self::Pert(low, ..) => low,
            Self::Normal(mean, deviation) if deviation <= 0.0 => mean,
            Self::Normal(..) => f64::NEG_INFINITY,
            Self::Truncated { low, .. } => low,
        }
    }

    /// Largest value; infinity for a normal distribution.
    #[must_use]
    #[inline]
    pub fn high(self) -> f64 {
        match self {
            Self::Point(high)
            | Self::Uniform(_, high)
            | Self::Triangular(.., high)
            | Self::Pert(.., high) => high,
            Self::Normal(mean, deviation) if deviation <= 0.0 => mean,
            Self::Normal(..) => f64::INFINITY,
            Self::Truncated { high, .. } => high,
        }
    }

    /// Expected value.
    #[must_use]
    #[inline]
    pub fn mean(self) -> f64 {
        match self {
            Self::Point(value) | Self::Normal(value, _) => value,
            Self::Uniform(low, high) => (low + high) / 2.0,
            Self::Triangular(low, mode, high) => (low + mode + high) / 3.0,
            Self::Pert(low, mode, high) => (low + 4.0 * mode + high) / 6.0,
            Self::Truncated { mean, deviation, low, high } => {
                let (a, b) = ((low - mean) / deviation, (high - mean) / deviation);
                let inside = float::normal_cdf(b) - float::normal_cdf(a);
                let density = |x: f64| float::exp(-x * x / 2.0) / std::f64::consts::TAU.sqrt();
                if inside > 0.0 {
                    (mean + deviation * (density(a) - density(b)) / inside).clamp(low, high)
                } else {
                    mean.clamp(low, high)
                }
            }
        }
    }

    /// Probability that the value is at most `x`.
    #[must_use]
    pub fn cdf(self, x: f64) -> f64 {
        let (low, high) = (self.low(), self.high());
        if x < low {
            return 0.0;
        }
        if x >= high {
            return 1.0;
        }
        match self {
            Self::Point(_) => 1.0,
            Self::Uniform(..) => (x - low) / (high - low),
            Self::Triangular(_, mode, _) if x < mode => (x - low) * (x - low) / ((high - low) * (mode - low)),
            Self::Triangular(_, mode, _) => 1.0 - (high - x) * (high - x) / ((high - low) * (high - mode)),
            Self::Pert(_, mode, _) => {
                let peak = 4.0 * (mode - low) / (high - low);
                float::beta_cdf((x - low) / (high - low), 1.0 + peak, 5.0 - peak)
            }
            Self::Normal(mean, deviation) => float::normal_cdf((x - mean) / deviation),
            Self::Truncated { mean, deviation, .. } => {
                let at = |x: f64| float::normal_cdf((x - mean) / deviation);
                let (below, above) = (at(low), at(high));
                if above > below { (at(x) - below) / (above - below) } else { f64::from(u8::from(x >= mean)) }
            }
        }
    }

    /// The value below which a share `u` of the distribution lies; `u` in `0..=1`.
    #[must_use]
    pub fn quantile(self, u: f64) -> f64 {
        match self {
            Self::Point(value) => value,
            Self::Uniform(low, high) => low + u * (high - low),
            Self::Triangular(low, mode, high) => {
                let width = high - low;
                let rise = mode - low;
                if u * width <= rise {
                    low + (u * width * rise).sqrt()
                } else {
                    high - ((1.0 - u) * width * (high - mode)).sqrt()
                }
            }
            Self::Normal(mean, deviation) => mean + deviation * float::normal_quantile(u),
            Self::Truncated { mean, deviation, low, high } => {
                let at = |x: f64| float::normal_cdf((x - mean) / deviation);
                let (below, above) = (at(low), at(high));
                (mean + deviation * float::normal_quantile(below + u * (above - below))).clamp(low, high)
            }
            Self::Pert(low, _, _) if u <= 0.0 => low,
            Self::Pert(_, _, high) if u >= 1.0 => high,
            Self::Pert(low, _, high) => {
                // By halving: the rare caller that draws many has a table instead.
                let (mut left, mut right) = (low, high);
                for _ in 0..60 {
                    let middle = f64::midpoint(left, right);
                    if self.cdf(middle) < u { left = middle } else { right = middle }
                }
                f64::midpoint(left, right)
            }
        }
    }

    /// The distribution of `zero + slope x`, if `x` has this one.
    #[must_use]
    pub fn mapped(self, zero: f64, slope: f64) -> Self {
        let at = |x: f64| zero + slope * x;
        let ends = |low: f64, high: f64| if slope < 0.0 { (at(high), at(low)) } else { (at(low), at(high)) };
        match self {
            Self::Point(value) => Self::Point(at(value)),
            Self::Uniform(low, high) => {
                let (low, high) = ends(low, high);
                Self::Uniform(low, high)
            }
            Self::Triangular(low, mode, high) => {
                let (low, high) = ends(low, high);
                Self::Triangular(low, at(mode), high)
            }
            Self::Pert(low, mode, high) => {
                let (low, high) = ends(low, high);
                Self::Pert(low, at(mode), high)
            }
            Self::Normal(mean, deviation) => Self::Normal(at(mean), deviation * slope.abs()),
            Self::Truncated { mean, deviation, low, high } => {
                let (low, high) = ends(low, high);
                Self::Truncated { mean: at(mean), deviation: deviation * slope.abs(), low, high }
            }
        }
    }

    /// Whether it is one value.
    #[must_use]
    #[inline]
    pub fn is_point(self) -> bool {
        self.low() >= self.high()
    }
}

impl Value {
    /// The parts of the mixture; empty if the criterion does not count.
    #[must_use]
    #[inline]
    pub fn parts(&self) -> &[Part] {
        match self {
            Self::Excluded => &[],
            Self::Mixture(parts) => parts,
        }
    }

    /// Expected value; none if the criterion does not count.
    #[must_use]
    #[inline]
    pub fn mean(&self) -> Option<f64> {
        let parts = self.parts();
        (!parts.is_empty()).then(|| parts.iter().map(|part| part.weight * part.shape.mean()).sum())
    }

    /// Smallest possible value; none if the criterion does not count.
    #[must_use]
    #[inline]
    pub fn low(&self) -> Option<f64> {
        self.possible().map(Shape::low).reduce(f64::min)
    }

    /// Largest possible value; none if the criterion does not count.
    #[must_use]
    #[inline]
    pub fn high(&self) -> Option<f64> {
        self.possible().map(Shape::high).reduce(f64::max)
    }

    /// Probability that the value is at most `x`; 0 if the criterion does not count.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        self.parts().iter().map(|part| part.weight * part.shape.cdf(x)).sum()
    }

    /// Whether it is one certain value.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.low().is_some_and(|low| self.high() == Some(low))
    }

    fn possible(&self) -> impl Iterator<Item = Shape> + '_ {
        self.parts().iter().filter(|part| part.weight > 0.0).map(|part| part.shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantile_inverts_the_distribution_function() {
        for shape in [
            Shape::Uniform(0.2, 0.6),
            Shape::Triangular(0.1, 0.4, 0.9),
            Shape::Triangular(0.1, 0.1, 0.9),
            Shape::Triangular(0.1, 0.9, 0.9),
            Shape::Pert(0.1, 0.4, 0.9),
            Shape::Pert(0.1, 0.1, 0.9),
            Shape::Normal(0.3, 0.2),
            Shape::Truncated { mean: 0.2, deviation: 0.4, low: 0.1, high: 0.9 },
        ] {
            for step in 0..=20 {
                let u = f64::from(step) / 20.0;
                let x = shape.quantile(u);
                assert!((shape.cdf(x) - u).abs() < 1e-12, "{shape:?} {u} {x}");
                let turned = shape.mapped(2.0, -3.0).quantile(1.0 - u);
                assert!(x.is_infinite() || (turned - (2.0 - 3.0 * x)).abs() < 1e-3, "{shape:?} {u} {turned}");
            }
            let steps = 20_000;
            let drawn = |step| shape.quantile((f64::from(step) + 0.5) / f64::from(steps));
            let mean = (0..steps).map(drawn).sum::<f64>() / f64::from(steps);
            assert!((mean - shape.mean()).abs() < 1e-5, "{shape:?} {mean}");
        }
        assert_eq!(Shape::Point(0.3).cdf(0.3), 1.0);
        assert_eq!(Shape::Point(0.3).cdf(0.299), 0.0);
    }

    #[test]
    fn mixtures_have_weighted_means_and_outer_ends() {
        let part = |weight, shape| Part { weight, shape };
        let value = Value::Mixture(vec![
            part(0.5, Shape::Point(1.0)),
            part(0.5, Shape::Uniform(0.2, 0.6)),
            part(0.0, Shape::Point(0.0)),
        ]);
        assert_eq!((value.mean(), value.low(), value.high()), (Some(0.7), Some(0.2), Some(1.0)));
        assert!((value.cdf(0.4) - 0.25).abs() < 1e-12);
        assert_eq!(Value::Excluded.mean(), None);
        assert!(!value.is_certain() && !Value::Excluded.is_certain());
    }
}
