//! What is reported on each cell of a table, apart from what is doubt.

use socta_decide::silence::{Habits, LEVELS, ReportFault, Reported, Reports, VALUES};
use socta_decide::{Part, Shape};

use super::value_function::Function;
use crate::evidence::Belief;

/// What is reported on each cell of a table: how surely, and at which level.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// Cells, row by row.
    pub cells: Vec<Reported>,
    /// Values of the levels of each criterion, not falling: the last level is the most alarming one.
    pub values: Vec<[f64; LEVELS]>,
    /// Weights of the criteria; they add up to 1.
    pub weights: Vec<f64>,
    /// Which contributors the reports on each area come from.
    pub habits: Habits,
}

impl Seen {
    /// The same as the method takes it.
    ///
    /// # Errors
    /// If there are fewer than two areas, or nothing is known of any.
    pub fn reports(&self) -> Result<Reports, ReportFault> {
        let areas = self.cells.len() / self.values.len().max(1);
        Reports::of_cells(areas, &self.weights, &self.values, &self.cells)
    }

    /// The same under other weights of the criteria.
    #[must_use]
    pub fn weighed(&self, weights: &[f64]) -> Self {
        Self { weights: weights.to_vec(), ..self.clone() }
    }
}

/// What one report says of a value, and how much of it is doubt.
pub(super) struct Told {
    /// Values that are reported; their weights add up to the certainty.
    pub(super) parts: Vec<Part>,
    /// How surely, and of which level.
    pub(super) reported: Reported,
}

impl Told {
    /// A belief apart from its doubt.
    pub(super) fn of(function: &Function<'_>, belief: &Belief) -> Self {
        match (function, belief) {
            (Function::Levels(values), Belief::Levels(shares)) => Self::level(*values, *shares),
            (Function::Points(_), Belief::Figure(parts)) => {
                let known = parts.iter().filter(|part| !part.flat && part.weight > 0.0);
                let shape = |part: &crate::evidence::FigurePart| Part {
                    weight: part.weight,
                    shape: function.triangle(part.low, part.mode, part.high, false),
                };
                Self::figures(known.map(shape).collect())
            }
            // The catalogue fixes the scale of an indicator and the checks hold the model to it.
            (Function::Levels(_), Belief::Figure(_)) | (Function::Points(_), Belief::Levels(_)) => {
                Self::figures(Vec::new())
            }
        }
    }

    fn level(values: [f64; LEVELS], shares: [f64; LEVELS]) -> Self {
        let found = Reported::of(shares);
        let parts = found.levels.iter().zip(values).filter(|(share, _)| **share > 0.0);
        let parts = parts
            .map(|(share, value)| Part { weight: found.certainty * share, shape: Shape::Point(value) })
            .collect();
        let mut levels = found.levels;
        if falls(values) {
            levels.reverse();
        }
        Self { parts, reported: Reported { levels, ..found } }
    }

    /// Figures, of which each is split between the levels that its value lies between.
    pub(super) fn figures(parts: Vec<Part>) -> Self {
        let certainty: f64 = parts.iter().map(|part| part.weight).sum();
        let mut levels = [0.0; LEVELS];
        for part in &parts {
            let split = split(part.shape);
            levels.iter_mut().zip(split).for_each(|(sum, share)| *sum += part.weight * share / certainty);
        }
        // Certainties are sums of shares, which may miss 1 by their last bits.
        Self { parts, reported: Reported { certainty: certainty.min(1.0), levels } }
    }
}

/// Values of the levels from the least alarming one on; figures have levels in equal steps.
pub(super) fn rising(function: &Function<'_>) -> [f64; LEVELS] {
    match function {
        Function::Levels(values) => {
            let mut values = *values;
            if falls(values) {
                values.reverse();
            }
            values
        }
        Function::Points(_) => VALUES,
    }
}

/// Whether a high level lowers the threat.
fn falls(values: [f64; LEVELS]) -> bool {
    values[0] > values[LEVELS - 1]
}

/// Shares of the levels of a value, each value split linearly between its neighbours, so that the mean stays as it is.
fn split(shape: Shape) -> [f64; LEVELS] {
    let step = 1.0 / (LEVELS - 1) as f64;
    let beyond = VALUES.map(|level| excess(shape, level));
    let reached: [f64; LEVELS - 1] = std::array::from_fn(|at| (beyond[at] - beyond[at + 1]) / step);
    std::array::from_fn(|level| {
        let above = reached.get(level).copied().unwrap_or(0.0);
        let own = if level == 0 { 1.0 } else { reached[level - 1] };
        (own - above).max(0.0)
    })
}

/// By how much a value exceeds `from` on average, where it does.
fn excess(shape: Shape, from: f64) -> f64 {
    let (low, high) = (shape.low(), shape.high());
    if from <= low {
        return shape.mean() - from;
    }
    if from >= high {
        return 0.0;
    }
    let width = high - low;
    match shape {
        Shape::Triangular(_, mode, _) if from < mode => {
            let below = from - low;
            shape.mean() - from + below * below * below / (3.0 * width * (mode - low))
        }
        Shape::Triangular(_, mode, _) => {
            let above = high - from;
            above * above * above / (3.0 * width * (high - mode))
        }
        // Value functions make points, triangles and intervals only.
        _ => (high - from) * (high - from) / (2.0 * width),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_keeps_the_mean() {
        let shapes = [
            Shape::Point(0.4),
            Shape::Uniform(0.1, 0.9),
            Shape::Triangular(0.0, 0.2, 0.7),
            Shape::Triangular(0.3, 0.3, 1.0),
            Shape::Triangular(0.2, 0.9, 0.9),
            Shape::Point(1.0),
        ];
        for shape in shapes {
            let levels = split(shape);
            let mean: f64 = levels.iter().zip(VALUES).map(|(share, value)| share * value).sum();
            assert!((levels.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{shape:?} {levels:?}");
            assert!((mean - shape.mean()).abs() < 1e-12, "{shape:?} {levels:?}");
        }
        let found = split(Shape::Point(0.5));
        assert!((found[1] - 0.5).abs() < 1e-12 && (found[2] - 0.5).abs() < 1e-12);
    }

    #[test]
    fn the_most_alarming_level_is_the_last_one() {
        let falling = [1.0, 0.6, 0.3, 0.0];
        let told = Told::of(&Function::Levels(falling), &Belief::Levels([0.7, 0.1, 0.1, 0.1]));
        assert!((told.reported.certainty - 0.6).abs() < 1e-12);
        assert!((told.reported.levels[3] - 1.0).abs() < 1e-12);
        assert_eq!(rising(&Function::Levels(falling)), [0.0, 0.3, 0.6, 1.0]);
        assert!(matches!(told.parts.as_slice(), [Part { shape: Shape::Point(value), .. }] if *value == 1.0));
    }
}
