//! Distributions, ready to be drawn by inversion.

use crate::distribution::{Part, Shape};

/// Pieces between two breakpoints of a distribution that has no straight inverse.
const PIECES: usize = 256;

/// The values of a mixture by their share of the whole: the inverse of its distribution function, as it is drawn from.
#[derive(Debug, Clone)]
pub struct Quantiles(Curve);

impl Quantiles {
    /// The curve of a mixture, of which the weights may add up to anything above 0.
    #[must_use]
    pub fn of(parts: &[Part]) -> Self {
        Self(Curve::mixed(parts))
    }

    /// The value that a share `u` in `0..1` of the whole does not exceed.
    #[must_use]
    pub fn at(&self, u: f64) -> f64 {
        self.0.at(u)
    }
}

/// The inverse of a distribution function.
#[derive(Debug, Clone)]
pub(super) enum Curve {
    /// One that can be computed.
    Shape(Shape),
    /// One of a table.
    Table(Table),
}

/// A distribution function by points; linear between them, with a step where two have the same value.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Values, not decreasing.
    values: Vec<f64>,
    /// Probability to be at most that, rising to 1.
    probabilities: Vec<f64>,
    /// Where the search begins, by equal shares of probability (Chen & Asau 1974).
    starts: Vec<u32>,
}

impl Curve {
    /// The curve of one shape.
    pub(super) fn of(shape: Shape) -> Self {
        match shape {
            Shape::Pert(..) => Self::Table(Table::of(&[Part { weight: 1.0, shape }])),
            _ => Self::Shape(shape),
        }
    }

    /// The curve of a mixture: the value that a share `u` of the whole does not exceed.
    pub(super) fn mixed(parts: &[Part]) -> Self {
        match parts {
            [only] => Self::of(only.shape),
            _ => Self::Table(Table::of(parts)),
        }
    }

    /// The value below which a share `u` in `0..1` lies.
    #[inline]
    pub(super) fn at(&self, u: f64) -> f64 {
        match self {
            Self::Shape(shape) => shape.quantile(u),
            Self::Table(table) => table.at(u),
        }
    }
}

impl Table {
    fn of(parts: &[Part]) -> Self {
        let total: f64 = parts.iter().map(|part| part.weight).sum();
        let (mut values, mut probabilities) = (Vec::new(), Vec::new());
        for x in knots(parts) {
            let jump: f64 = parts
                .iter()
                .filter(|part| part.shape.is_point() && part.shape.low() == x)
                .map(|part| part.weight)
                .sum();
            let at_most: f64 = parts.iter().map(|part| part.weight * part.shape.cdf(x)).sum::<f64>() / total;
            if jump > 0.0 {
                values.push(x);
                probabilities.push((at_most - jump / total).max(0.0));
            }
            values.push(x);
            probabilities.push(at_most);
        }
        if let Some(last) = probabilities.last_mut() {
            *last = 1.0;
        }
        let mut at = 0;
        let shares = values.len().max(1);
        let starts = (0..shares)
            .map(|share| {
                let reached = share as f64 / shares as f64;
                while at + 1 < probabilities.len() && probabilities[at + 1] <= reached {
                    at += 1;
                }
                at as u32
            })
            .collect();
        Self { values, probabilities, starts }
    }

    #[inline]
    fn at(&self, u: f64) -> f64 {
        let start = ((u * self.starts.len() as f64) as usize).min(self.starts.len() - 1);
        let mut at = self.starts[start] as usize;
        while at + 1 < self.probabilities.len() && self.probabilities[at + 1] <= u {
            at += 1;
        }
        let Some(&above) = self.probabilities.get(at + 1) else { return self.values[at] };
        let below = self.probabilities[at];
        let share = if above > below { ((u - below) / (above - below)).clamp(0.0, 1.0) } else { 0.0 };
        self.values[at] + share * (self.values[at + 1] - self.values[at])
    }
}

/// Breakpoints of all parts, and points between them where one of the parts is bent.
fn knots(parts: &[Part]) -> Vec<f64> {
    let mut breaks = Vec::new();
    let mut bent = false;
    for Part { shape, .. } in parts {
        match *shape {
            Shape::Point(x) => breaks.push(x),
            Shape::Uniform(low, high) => breaks.extend([low, high]),
            Shape::Triangular(low, mode, high) | Shape::Pert(low, mode, high) => {
                breaks.extend([low, mode, high]);
                bent = true;
            }
            Shape::Normal(mean, deviation) => {
                breaks.extend([mean - 8.0 * deviation, mean, mean + 8.0 * deviation]);
                bent = true;
            }
            Shape::Truncated { mean, low, high, .. } => {
                breaks.extend([low, mean.clamp(low, high), high]);
                bent = true;
            }
        }
    }
    breaks.sort_unstable_by(f64::total_cmp);
    breaks.dedup();
    if !bent {
        return breaks;
    }
    let mut knots: Vec<f64> = breaks
        .windows(2)
        .flat_map(|ends| {
            (0..PIECES).map(|piece| ends[0] + (ends[1] - ends[0]) * piece as f64 / PIECES as f64)
        })
        .collect();
    knots.extend(breaks.last());
    knots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_steps_and_follow_bends() {
        let part = |weight, shape| Part { weight, shape };
        let mixtures = [
            vec![part(0.6, Shape::Point(0.5)), part(0.4, Shape::Uniform(0.0, 1.0))],
            vec![part(0.2, Shape::Point(0.0)), part(0.3, Shape::Point(0.5)), part(0.5, Shape::Point(1.0))],
            vec![part(0.7, Shape::Triangular(0.2, 0.3, 0.9)), part(0.3, Shape::Uniform(0.0, 1.0))],
            vec![part(1.0, Shape::Pert(0.0, 0.2, 1.0))],
            vec![part(1.0, Shape::Pert(0.0, 1.0, 1.0))],
            vec![part(0.5, Shape::Normal(0.2, 0.1)), part(0.5, Shape::Point(0.2))],
        ];
        for mixture in mixtures {
            let curve = Curve::Table(Table::of(&mixture));
            let drawn: Vec<f64> = (0..100_000).map(|step| curve.at((f64::from(step) + 0.5) / 1e5)).collect();
            assert!(drawn.windows(2).all(|pair| pair[0] <= pair[1]), "{mixture:?}");
            for step in 0..=40 {
                let x = f64::from(step) / 40.0;
                let expected: f64 = mixture.iter().map(|part| part.weight * part.shape.cdf(x)).sum();
                let found = drawn.partition_point(|value| *value <= x) as f64 / 1e5;
                assert!((found - expected).abs() < 5e-5, "{mixture:?} {x} {found} {expected}");
            }
        }
    }
}
