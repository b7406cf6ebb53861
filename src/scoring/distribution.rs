//! What can be computed of a value's distribution without drawing from it.

use super::{Part, Shape, ThreatTable, Value};

impl Shape {
    /// Smallest value.
    #[must_use]
    pub fn low(self) -> f64 {
        match self {
            Self::Point(low) | Self::Uniform(low, _) | Self::Triangular(low, ..) => low,
        }
    }

    /// Largest value.
    #[must_use]
    pub fn high(self) -> f64 {
        match self {
            Self::Point(high) | Self::Uniform(_, high) | Self::Triangular(.., high) => high,
        }
    }

    /// Expected value.
    #[must_use]
    pub fn mean(self) -> f64 {
        match self {
            Self::Point(value) => value,
            Self::Uniform(low, high) => (low + high) / 2.0,
            Self::Triangular(low, mode, high) => (low + mode + high) / 3.0,
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
        }
    }

    /// Whether it is one value.
    #[must_use]
    pub fn is_point(self) -> bool {
        self.low() >= self.high()
    }
}

impl Value {
    /// The parts of the mixture; empty if the criterion does not count.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        match self {
            Self::Excluded => &[],
            Self::Mixture(parts) => parts,
        }
    }

    /// Expected value; none if the criterion does not count.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let parts = self.parts();
        (!parts.is_empty()).then(|| parts.iter().map(|part| part.weight * part.shape.mean()).sum())
    }

    /// Smallest possible value; none if the criterion does not count.
    #[must_use]
    pub fn low(&self) -> Option<f64> {
        self.possible().map(Shape::low).reduce(f64::min)
    }

    /// Largest possible value; none if the criterion does not count.
    #[must_use]
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

impl ThreatTable {
    /// The cells of an area, one a criterion.
    #[must_use]
    pub fn row(&self, area: usize) -> &[Value] {
        &self.cells[area * self.criteria.len()..][..self.criteria.len()]
    }

    /// Weights of the criteria in the whole, in their order.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        self.criteria.iter().map(|criterion| criterion.weight).collect()
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
        ] {
            for step in 0..=20 {
                let u = f64::from(step) / 20.0;
                let x = shape.quantile(u);
                assert!((shape.cdf(x) - u).abs() < 1e-12, "{shape:?} {u} {x}");
            }
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
