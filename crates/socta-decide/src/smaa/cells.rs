//! Drawing the value of a cell, a block of samples at a time.
//!
//! A cell has a family of random words of its own, named by alternative and criterion, and one beginning a block. What is
//! drawn for it depends on nothing else but the shocks of its sources: alternatives and criteria may come, go or change
//! places, and runs with the same seed share their random numbers wherever they share cells.

use socta_base::numeric::random::Source;

use crate::distribution::{Part, Shape, Value};
use crate::smaa::curve::Curve;
use crate::smaa::lattice::Words;
use crate::smaa::shocks::SourcePart;
use crate::smaa::uncertain::ValueMap;

/// 2 to the power -32.
const STEP: f64 = 1.0 / 4_294_967_296.0;

/// How the value of a cell is drawn.
#[derive(Debug, Clone)]
pub(super) enum Draw {
    /// The criterion does not count.
    Excluded,
    /// One value that is certain.
    Certain(f64),
    /// Uniform from the first over the second.
    Uniform(f64, f64),
    /// Values of one curve.
    Single(Curve),
    /// Points alone: cumulative shares and values.
    Points { ends: Vec<f64>, values: Vec<f64> },
    /// Any curves: the part by one word, the value within it by another.
    Mixed { ends: Vec<f64>, curves: Vec<Curve> },
    /// Levels whose values are drawn for the whole criterion.
    Levels { ends: Vec<f64>, levels: Vec<usize>, criterion: usize },
    /// Reports of which some share their source with other cells: which report holds by one word; with a
    /// probability its value by the word of its source, else by what is left of its own.
    Reports { ends: Vec<f64>, reports: Vec<(Option<usize>, Curve)>, follows: f64 },
}

/// A cell, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct CellSampler {
    pub(super) words: Words,
    draw: Draw,
    /// What still has to be done to a draw.
    map: Option<ValueMap>,
}

/// What cells of a block have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Common {
    /// Uniform numbers in `0..1` of each source.
    pub(super) shocks: Vec<Vec<f64>>,
    /// Values of the levels of each ordinal criterion: `level * width + sample`; empty for the others.
    pub(super) levels: Vec<Vec<f64>>,
}

/// What drawing a cell gave.
#[derive(Debug, PartialEq)]
pub(super) enum Drawn {
    /// The criterion does not count.
    Excluded,
    /// The same value in every sample.
    Certain(f64),
    /// The buffer holds one value a sample.
    Values,
}

/// Space for the words of a block.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    words: Vec<u32>,
    picks: Vec<u32>,
}

impl CellSampler {
    /// The cell of a criterion, whose values are mapped.
    pub(super) fn new(source: &Source, value: &Value, map: &ValueMap, criterion: usize) -> Self {
        let closed = match value {
            Value::Excluded => Some(Value::Excluded),
            Value::Mixture(parts) => {
                let mapped = |part: &Part| Some(Part { weight: part.weight, shape: map.shape(part.shape)? });
                parts.iter().map(mapped).collect::<Option<Vec<Part>>>().map(Value::Mixture)
            }
        };
        let (draw, map) = match (closed, map) {
            (Some(value), _) => (draw(&value), None),
            (None, ValueMap::Ordinal { levels }) => (levels_of(value, *levels, criterion), None),
            (None, map) => (draw(value), Some(map.clone())),
        };
        Self { words: Words::random(source), draw, map }
    }

    /// A cell of which some reports share their source with other cells.
    pub(super) fn of_reports(source: &Source, reports: &[SourcePart], correlation: f64) -> Self {
        let ends = ends(reports.iter().map(|report| report.weight));
        // Two cells that each follow the source with this probability stand together with that of the correlation.
        let follows = correlation.clamp(0.0, 1.0).sqrt();
        let reports = reports.iter().map(|report| (report.source, Curve::mixed(&report.parts))).collect();
        Self { words: Words::random(source), draw: Draw::Reports { ends, reports, follows }, map: None }
    }

    pub(super) fn is_excluded(&self) -> bool {
        matches!(self.draw, Draw::Excluded)
    }

    /// Whether no value has a probability of its own.
    pub(super) fn is_continuous(&self) -> bool {
        match &self.draw {
            Draw::Uniform(_, width) => *width > 0.0,
            Draw::Single(Curve::Shape(shape)) => !shape.is_point() && self.map.is_none(),
            Draw::Single(Curve::Table(_)) => self.map.is_none(),
            _ => false,
        }
    }

    /// Ends of a uniform value.
    pub(super) fn uniform(&self) -> Option<(f64, f64)> {
        match self.draw {
            Draw::Uniform(low, width) if self.map.is_none() => Some((low, width)),
            _ => None,
        }
    }

    /// Words that a sample takes.
    pub(super) fn dimensions(&self) -> usize {
        match self.draw {
            Draw::Excluded | Draw::Certain(_) => 0,
            Draw::Mixed { .. } => 2,
            _ => 1,
        }
    }

    /// Draws a block; `values` has one entry a sample and holds nothing of worth before.
    pub(super) fn block(
        &self,
        index: u64,
        common: &Common,
        scratch: &mut Scratch,
        values: &mut [f64],
    ) -> Drawn {
        match &self.draw {
            Draw::Excluded => return Drawn::Excluded,
            Draw::Certain(value) => return Drawn::Certain(*value),
            _ => {}
        }
        let width = values.len();
        scratch.words.resize(width, 0);
        let words = &mut scratch.words;
        self.words.fill(0, index, words);
        let numbers = words.iter().map(|word| f64::from(*word) * STEP);
        let numbers = values.iter_mut().zip(numbers);
        match &self.draw {
            Draw::Excluded | Draw::Certain(_) => {}
            Draw::Uniform(low, span) => numbers.for_each(|(value, u)| *value = low + u * span),
            Draw::Single(curve) => numbers.for_each(|(value, u)| *value = curve.at(u)),
            Draw::Points { ends, values } => {
                numbers.for_each(|(value, u)| *value = values[part(ends, u)]);
            }
            Draw::Mixed { ends, curves } => {
                scratch.picks.resize(width, 0);
                self.words.fill(1, index, &mut scratch.picks);
                for ((value, u), pick) in numbers.zip(&scratch.picks) {
                    *value = curves[part(ends, f64::from(*pick) * STEP)].at(u);
                }
            }
            Draw::Levels { ends, levels, criterion } => {
                for (sample, (value, u)) in numbers.enumerate() {
                    *value = common.levels[*criterion][levels[part(ends, u)] * width + sample];
                }
            }
            Draw::Reports { ends, reports, follows } => {
                for (sample, (value, u)) in numbers.enumerate() {
                    let at = part(ends, u);
                    // What is left of the number once it has chosen the report is uniform again.
                    let start = if at == 0 { 0.0 } else { ends[at - 1] };
                    let end = ends.get(at).copied().unwrap_or(1.0);
                    let rest = ((u - start) / (end - start)).clamp(0.0, 1.0 - STEP);
                    let (source, curve) = &reports[at];
                    let number = match source {
                        Some(source) if rest < *follows => common.shocks[*source][sample],
                        Some(_) => ((rest - follows) / (1.0 - follows)).clamp(0.0, 1.0 - STEP),
                        None => rest,
                    };
                    *value = curve.at(number);
                }
            }
        }
        if let Some(map) = &self.map {
            values.iter_mut().for_each(|value| *value = map.at(*value));
        }
        Drawn::Values
    }
}

#[inline]
fn part(ends: &[f64], u: f64) -> usize {
    ends.iter().map(|end| usize::from(u >= *end)).sum()
}

/// Cumulative shares of all parts but the last, which takes what is left.
fn ends(weights: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sums: Vec<f64> = weights
        .scan(0.0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        })
        .collect();
    let total = sums.pop().unwrap_or(1.0);
    sums.iter_mut().for_each(|sum| *sum /= total);
    sums
}

fn draw(value: &Value) -> Draw {
    let parts: Vec<&Part> = value.parts().iter().filter(|part| part.weight > 0.0).collect();
    match parts.as_slice() {
        [] => return Draw::Excluded,
        [only] => {
            return match only.shape {
                shape if shape.is_point() => Draw::Certain(shape.low()),
                Shape::Uniform(low, high) => Draw::Uniform(low, high - low),
                shape => Draw::Single(Curve::of(shape)),
            };
        }
        _ => {}
    }
    if value.is_certain() {
        return Draw::Certain(parts[0].shape.low());
    }
    let ends = ends(parts.iter().map(|part| part.weight));
    if parts.iter().all(|part| part.shape.is_point()) {
        Draw::Points { ends, values: parts.iter().map(|part| part.shape.low()).collect() }
    } else {
        Draw::Mixed { ends, curves: parts.iter().map(|part| Curve::of(part.shape)).collect() }
    }
}

fn levels_of(value: &Value, levels: usize, criterion: usize) -> Draw {
    let parts: Vec<&Part> = value.parts().iter().filter(|part| part.weight > 0.0).collect();
    let level = |part: &&Part| (part.shape.low().max(0.0) as usize).min(levels.saturating_sub(1));
    Draw::Levels {
        ends: ends(parts.iter().map(|part| part.weight)),
        levels: parts.iter().map(level).collect(),
        criterion,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(value: &Value, map: &ValueMap) -> Vec<f64> {
        let sampler = CellSampler::new(&Source::new(1, &["a", "c"]), value, map, 0);
        let (mut all, mut scratch, common) = (Vec::new(), Scratch::default(), Common::default());
        for block in 0..40 {
            let mut values = vec![0.0; 1000];
            match sampler.block(block, &common, &mut scratch, &mut values) {
                Drawn::Values => all.extend_from_slice(&values),
                Drawn::Certain(value) => all.push(value),
                Drawn::Excluded => {}
            }
        }
        all
    }

    #[test]
    fn draws_follow_the_distribution_function() {
        let part = |weight, shape| Part { weight, shape };
        let values = [
            vec![part(1.0, Shape::Uniform(0.2, 0.4))],
            vec![part(1.0, Shape::Triangular(0.1, 0.3, 0.9))],
            vec![part(1.0, Shape::Pert(0.1, 0.3, 0.9))],
            vec![part(1.0, Shape::Normal(0.5, 0.2))],
            vec![part(0.3, Shape::Point(0.0)), part(0.7, Shape::Point(1.0))],
            vec![part(0.6, Shape::Point(0.5)), part(0.4, Shape::Uniform(0.0, 1.0))],
            vec![part(0.6, Shape::Point(0.5)), part(0.4, Shape::Triangular(0.0, 0.2, 1.0))],
        ];
        for value in values.map(Value::Mixture) {
            let plain = drawn(&value, &ValueMap::IDENTITY);
            let bent = drawn(&value, &ValueMap::Points(vec![(0.0, 1.0), (0.5, 0.5), (1.0, 0.0)]));
            assert_eq!((plain.len(), bent.len()), (40_000, 40_000));
            for step in 1..10 {
                let x = f64::from(step) / 10.0 + 0.003;
                let share = plain.iter().filter(|drawn| **drawn <= x).count() as f64 / 40_000.0;
                assert!((share - value.cdf(x)).abs() < 0.0125, "{value:?} {x} {share}");
                let share = bent.iter().filter(|drawn| **drawn >= 1.0 - x).count() as f64 / 40_000.0;
                assert!((share - value.cdf(x)).abs() < 0.0125, "{value:?} {x} {share}");
            }
        }
    }

    #[test]
    fn reports_keep_the_distribution_of_the_whole() {
        let point = |weight, value| Part { weight, shape: Shape::Point(value) };
        let reports = [
            SourcePart { weight: 0.4, source: Some(0), parts: vec![point(0.9, 0.2), point(0.1, 0.8)] },
            SourcePart { weight: 0.6, source: None, parts: vec![point(0.5, 0.4), point(0.5, 0.8)] },
        ];
        for correlation in [0.0, 0.3, 1.0] {
            let sampler = CellSampler::of_reports(&Source::new(1, &["a"]), &reports, correlation);
            let mut shocks = vec![0_u32; 40_000];
            Source::new(1, &["s"]).lanes(0).fill(&mut shocks);
            let shocks = vec![shocks.into_iter().map(|word| f64::from(word) * STEP).collect()];
            let common = Common { shocks, levels: Vec::new() };
            let mut values = vec![0.0; 40_000];
            sampler.block(0, &common, &mut Scratch::default(), &mut values);
            for (value, share) in [(0.2, 0.36), (0.4, 0.3), (0.8, 0.34)] {
                let found = values.iter().filter(|drawn| **drawn == value).count() as f64 / 40_000.0;
                assert!((found - share).abs() < 0.0125, "{correlation} {value} {found}");
            }
        }
    }

    #[test]
    fn certain_and_excluded_cells_need_no_numbers() {
        let point = |weight| Part { weight, shape: Shape::Point(0.7) };
        let identity = ValueMap::IDENTITY;
        assert_eq!(drawn(&Value::Mixture(vec![point(0.5), point(0.5)]), &identity), [0.7; 40]);
        assert_eq!(drawn(&Value::Mixture(vec![point(1.0)]), &identity), [0.7; 40]);
        assert!(drawn(&Value::Excluded, &identity).is_empty());
    }
}
