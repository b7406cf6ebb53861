//! Blocks of samples of weights and scores.

use std::sync::Arc;

use socta_base::numeric::random::Source;

use crate::distribution::{Shape, Value};
use crate::smaa::cells::{CellSampler, Common};
use crate::smaa::error::RobustnessError;
use crate::smaa::gaussian::GaussianRow;
use crate::smaa::kernel::{Real, RowScratch, add_row, fill_values};
use crate::smaa::lattice::Words;
use crate::smaa::plan::Sampling;
use crate::smaa::uncertain::{Uncertain, UncertainCriterion, ValueMap};
use crate::smaa::unseen::ShiftSampler;
use crate::smaa::weights::WeightSampler;

/// Samples in a block. Fixed, because it is part of what a seed means.
const BLOCK: usize = 2_048;
/// Largest number of scores in a block, so that a block of many alternatives stays small.
const SCORES: usize = 1 << 19;
/// Steps of a score. In double precision, scores are compared as whole numbers of steps of 2^-30 (about 1e-9) of the widest
/// scale: nearer ones tie, because rounding alone could separate them.
pub const STEPS: f64 = 1_073_741_824.0;
/// Independent lattices; their spread is the standard error.
pub(super) const REPLICATES: u64 = 16;

/// A row, ready to be drawn.
#[derive(Debug)]
pub(super) enum Row {
    /// Each cell is drawn on its own.
    Cells(Vec<CellSampler>),
    /// The score at once.
    Gaussian(GaussianRow),
}

/// Everything that is drawn from.
#[derive(Debug)]
pub(super) struct Simulation {
    pub(super) alternatives: usize,
    pub(super) criteria: usize,
    pub(super) block: usize,
    pub(super) rows: Vec<Row>,
    /// What the unseen cells of each row have in common.
    shifts: Vec<Option<ShiftSampler>>,
    seed: u64,
    sampler: Arc<dyn WeightSampler>,
    /// Coordinates of the weights, if they come from lattices.
    weight_words: Option<Words>,
    shocks: Vec<Words>,
    ordinals: Vec<(usize, Words)>,
    /// Whether single precision is enough, because different alternatives tie with probability 0.
    pub(super) quick: bool,
    /// Smallest score, and the width of all scores.
    pub(super) span: (f64, f64),
}

/// What scores are compared by.
#[derive(Debug)]
pub(super) enum Keys {
    /// Scores in single precision.
    Quick(Vec<f32>),
    /// Scores in whole steps above the smallest one.
    Exact(Vec<i32>),
}

/// A block of samples. Lists hold `width` entries for each criterion or alternative, one after the other.
#[derive(Debug)]
pub(super) struct Block {
    /// Number of samples in the block.
    pub(super) width: usize,
    /// Weights, criterion by criterion.
    pub(super) weights: Vec<f64>,
    /// Keys of the scores, alternative by alternative.
    pub(super) keys: Keys,
}

impl Simulation {
    /// The simulation of a problem.
    pub(super) fn new(problem: &Uncertain, seed: u64, sampling: Sampling) -> Result<Self, RobustnessError> {
        let (alternatives, criteria) = (problem.alternatives.len(), problem.criteria.len());
        if problem.cells.len() != alternatives * criteria || problem.weights.criteria() != criteria {
            return Err(RobustnessError::Shape);
        }
        let rows: Vec<Row> = (0..alternatives).map(|at| row(problem, seed, at)).collect();
        let source = |name: &String| Words::random(&Source::new(seed, &["source", name]));
        let ordinal = |(at, criterion): (usize, &UncertainCriterion)| match criterion.map {
            ValueMap::Ordinal { levels } => {
                let words = Words::random(&Source::new(seed, &["levels", &problem.criteria[at].name]));
                (levels, words)
            }
            _ => (0, Words::random(&Source::new(seed, &[]))),
        };
        let shift = |(at, name): (usize, &String)| {
            Some(ShiftSampler::new(seed, name, problem.shocks.unseen.get(&at)?))
        };
        let (low, high) = problem.span();
        let continuous = rows.iter().filter(|row| row.is_continuous()).count();
        // A weight of 0 would leave nothing of a continuous value: only open weights, or values that all count, are safe.
        let quick = problem.weights.is_open() || (continuous + 1 >= alternatives && all_count(problem, seed));
        let mut simulation = Self {
            alternatives,
            criteria,
            block: (SCORES / alternatives.max(1)).next_power_of_two().clamp(64, BLOCK),
            rows,
            shifts: problem.alternatives.iter().enumerate().map(shift).collect(),
            seed,
            sampler: Arc::clone(&problem.weights),
            weight_words: None,
            shocks: problem.shocks.sources.iter().map(source).collect(),
            ordinals: problem.criteria.iter().enumerate().map(ordinal).collect(),
            quick,
            span: (low, high - low),
        };
        if let Sampling::Quasi { bits } = sampling {
            simulation.use_lattices(bits);
        }
        Ok(simulation)
    }

    /// Puts all that it can on the coordinates of lattices, the weights first.
    fn use_lattices(&mut self, bits: u32) {
        self.block = self.block.min(1 << bits);
        let (seed, block) = (self.seed, self.block);
        let mut first = 0;
        let mut next = |name: &[&str], count: usize| {
            let words = Words::lattice(&Source::new(seed, name), first, count, bits, block)?;
            first += count;
            Some(words)
        };
        if let Some(count) = self.sampler.dimensions().filter(|count| *count > 0) {
            self.weight_words = next(&["lattice", "weights"], count);
        }
        let mut position = 0_u64;
        let mut place = |words: &mut Words, count: usize| {
            position += 1;
            if count > 0
                && let Some(found) = next(&["lattice", &position.to_string()], count)
            {
                *words = found;
            }
        };
        self.shocks.iter_mut().for_each(|words| place(words, 1));
        for (levels, words) in &mut self.ordinals {
            place(words, levels.saturating_sub(2));
        }
        for row in &mut self.rows {
            match row {
                Row::Gaussian(row) => place(&mut row.words, 1),
                Row::Cells(cells) => {
                    for cell in cells {
                        let count = cell.dimensions();
                        place(&mut cell.words, count);
                    }
                }
            }
        }
        for shift in self.shifts.iter_mut().flatten() {
            place(&mut shift.words, 1);
        }
    }

    /// Whether weights vary at all.
    pub(super) fn weights_vary(&self) -> bool {
        !self.sampler.is_fixed()
    }

    /// Independent samples that one sample is worth.
    pub(super) fn efficiency(&self) -> f64 {
        self.sampler.efficiency()
    }

    /// Draws a block of `width` samples, at most [`Self::block`].
    pub(super) fn draw(&self, index: u64, width: usize) -> Block {
        let weights = self.weights(index, width);
        let common = self.common(index, width);
        let keys = if self.quick {
            let single: Vec<f32> = weights.iter().map(|weight| *weight as f32).collect();
            Keys::Quick(self.scores(index, width, &common, &single))
        } else {
            let scores: Vec<f64> = self.scores(index, width, &common, &weights);
            let (low, span) = self.span;
            let by = STEPS / span;
            Keys::Exact(scores.iter().map(|score| ((score - low) * by + 0.5) as i32).collect())
        };
        Block { width, weights, keys }
    }

    fn scores<T: Real>(&self, index: u64, width: usize, common: &Common, weights: &[T]) -> Vec<T> {
        let mut scores = vec![T::default(); self.alternatives * width];
        let mut scratch = RowScratch::default();
        let rows = self.rows.iter().zip(&self.shifts);
        for ((row, shift), scores) in rows.zip(scores.chunks_exact_mut(width.max(1))) {
            match row {
                Row::Cells(cells) => add_row(cells, index, common, &mut scratch, weights, scores),
                Row::Gaussian(row) => row.scores(index, weights, scores),
            }
            if let Some(shift) = shift {
                shift.move_scores(index, weights, scores);
            }
        }
        scores
    }

    /// Values of all cells of a block, `(alternative * criteria + criterion) * width + sample`.
    pub(super) fn values<T: Real>(&self, index: u64, width: usize) -> Vec<T> {
        let common = self.common(index, width);
        let mut scratch = RowScratch::default();
        let mut values = vec![T::default(); self.alternatives * self.criteria * width];
        let rows = self.rows.iter().zip(&self.shifts);
        for ((row, shift), values) in rows.zip(values.chunks_exact_mut((self.criteria * width).max(1))) {
            match row {
                Row::Cells(cells) => {
                    for (cell, values) in cells.iter().zip(values.chunks_exact_mut(width.max(1))) {
                        fill_values(cell, index, &common, &mut scratch, values);
                    }
                }
                Row::Gaussian(row) => row.fill_cells(index, values, width),
            }
            if let Some(shift) = shift {
                shift.move_values(index, values, width);
            }
        }
        values
    }

    /// Weights of a block, criterion by criterion.
    pub(super) fn weights(&self, index: u64, width: usize) -> Vec<f64> {
        let mut weights = vec![0.0; self.criteria * width];
        match &self.weight_words {
            None => self.sampler.fill(self.seed, index, width, &mut weights),
            Some(coordinates) => {
                let mut words = vec![0; self.sampler.dimensions().unwrap_or(0) * width];
                for (at, words) in words.chunks_exact_mut(width.max(1)).enumerate() {
                    coordinates.fill(at, index, words);
                }
                self.sampler.fill_from(&words, width, &mut weights);
            }
        }
        weights
    }

    /// What the cells of a block have in common.
    pub(super) fn common(&self, index: u64, width: usize) -> Common {
        let mut words = vec![0_u32; width];
        let uniform = |word: &u32| f64::from(*word) / 4_294_967_296.0;
        let shocks = self.shocks.iter().map(|source| {
            source.fill(0, index, &mut words);
            words.iter().map(uniform).collect()
        });
        let shocks = shocks.collect();
        let levels = self.ordinals.iter().map(|(levels, source)| levels_of(*levels, source, index, width));
        Common { shocks, levels: levels.collect() }
    }
}

/// Values of the levels of an ordinal criterion: 0, sorted uniforms, 1 (Lahdelma, Miettinen & Salminen 2003, EJOR
/// 147:117-127).
fn levels_of(levels: usize, source: &Words, index: u64, width: usize) -> Vec<f64> {
    if levels == 0 {
        return Vec::new();
    }
    let inner = levels.saturating_sub(2);
    let mut words = vec![0_u32; inner * width];
    for (at, words) in words.chunks_exact_mut(width.max(1)).enumerate() {
        source.fill(at, index, words);
    }
    let mut values = vec![0.0; levels * width];
    let mut sorted = Vec::with_capacity(inner);
    for sample in 0..width {
        sorted.clear();
        sorted.extend((0..inner).map(|at| words[at * width + sample]));
        sorted.sort_unstable();
        for (level, word) in (1..).zip(&sorted) {
            values[level * width + sample] = (f64::from(*word) + 0.5) / 4_294_967_296.0;
        }
    }
    values[(levels - 1) * width..].fill(1.0);
    values
}

impl Row {
    fn is_continuous(&self) -> bool {
        match self {
            Self::Gaussian(_) => true,
            Self::Cells(cells) => cells.iter().any(CellSampler::is_continuous),
        }
    }
}

/// Whether the weights are fixed and leave out no criterion.
fn all_count(problem: &Uncertain, seed: u64) -> bool {
    let mut weights = vec![0.0; problem.criteria.len()];
    if problem.weights.is_fixed() {
        problem.weights.fill(seed, 0, 1, &mut weights);
    }
    weights.iter().all(|weight| *weight > 1e-6)
}

fn row(problem: &Uncertain, seed: u64, alternative: usize) -> Row {
    let name = &problem.alternatives[alternative];
    let columns = problem.criteria.len();
    let place = alternative * columns..(alternative + 1) * columns;
    let normal = |value: &Option<Value>| match value {
        Some(Value::Mixture(parts)) => match parts.as_slice() {
            [only] => matches!(only.shape, Shape::Normal(_, deviation) if deviation > 0.0),
            _ => false,
        },
        _ => false,
    };
    let values: Vec<Option<Value>> = place.clone().map(|at| problem.value(at)).collect();
    let certain = |value: &Option<Value>| value.as_ref().is_some_and(Value::is_certain);
    if values.iter().any(normal) && values.iter().all(|value| normal(value) || certain(value)) {
        let parts = values.iter().flatten().filter_map(|value| value.parts().first().map(|part| part.shape));
        return Row::Gaussian(GaussianRow::new(&Source::new(seed, &["score", name]), parts));
    }
    let cell = |at: usize| {
        let criterion = &problem.criteria[at % columns];
        let source = Source::new(seed, &["cell", name, &criterion.name]);
        match problem.shocks.cells.get(&at) {
            Some(reports) => CellSampler::of_reports(&source, reports, problem.shocks.correlation),
            None => CellSampler::new(&source, &problem.cells[at], &criterion.map, at % columns),
        }
    };
    Row::Cells(place.map(cell).collect())
}
