//! A random walk through a polytope of weights, for statements that no exact sampler keeps.
//!
//! Hit-and-run: from a point choose a direction, find the chord of the polytope along it, and jump to a uniform point of
//! the chord. Where nothing but the sum of the weights is fixed, a direction moves weight from one criterion to another: a
//! step then costs one pass over the rows and not over the rows times the criteria. Where more is fixed, the same directions
//! are laid down onto the affine hull.
//!
//! Each block of samples is a chain of its own from the Chebyshev centre, with a burn-in of ten times the thinning, so
//! that blocks do not depend on each other. The thinning is measured: a trial chain gives the autocorrelation time, and
//! so many steps lie between two samples that their correlation is at most 0.09; it is never more than the
//! `⌈n³ ln(n + 1) / 4⌉` of the R package `hitandrun`. What the samples are worth is then measured by batch means.
//!
//! # Source
//! Smith (1984), Operations Research 32(6):1296-1308; coordinate directions: Bélisle, Romeijn & Smith (1993), Mathematics
//! of Operations Research 18(2):255-266; weights: Tervonen, van Valkenhoef, Baştürk & Postmus (2013), EJOR 224:552-559.
//!
//! # Complexity
//! O(r) a step for r rows, O(r + n) where more than the sum is fixed; O(n² (r + n)) to lay down the directions.

use socta_base::numeric::float;
use socta_base::numeric::polytope::{Interior, Wall};
use socta_base::numeric::random::{Source, Stream};
use socta_base::numeric::sum::dot;

use crate::smaa::preferences::effective::{autocorrelation_time, effective_size};

/// Slopes below this lead along a wall.
const FLAT: f64 = 1e-12;
/// Shares up to which every pair of them is a direction in a hull that fixes more than their sum.
const MOST_PAIRED: usize = 100;
/// Samples of the trial that measures the autocorrelation.
const TRIAL: usize = 3_000;
/// An autocorrelation time beyond this share of the trial cannot be trusted.
const LONGEST: f64 = 1.0 / 40.0;
/// Correlation that is left between two samples.
const LEFT: f64 = 0.09;
/// Steps that measuring may cost, as far as two blocks allow.
const MOST_STEPS: u64 = 8_000_000;
/// Most blocks, samples in each, and samples in a batch, from which the worth of a sample is measured.
const MEASURED: (u64, usize, usize) = (16, 1_000, 40);

/// The directions of the steps.
#[derive(Debug, Clone, PartialEq)]
enum Directions {
    /// From one share to another.
    Pairs {
        /// Lower and upper end of each share.
        ends: Vec<(f64, f64)>,
    },
    /// One of a list, each with the slope of every wall along it.
    Hull { list: Vec<(Vec<f64>, Vec<f64>)> },
}

/// How likely a point is against another.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Density {
    /// All are equally likely.
    Uniform,
    /// Uniform layers and uniform shares within each: the layer of each share, and the members of each layer.
    Levels { of: Vec<usize>, members: Vec<Vec<usize>> },
}

impl Density {
    /// Uniform at two levels; each share is in one layer.
    pub(super) fn levels(members: Vec<Vec<usize>>, count: usize) -> Self {
        let mut of = vec![0; count];
        for (layer, own) in members.iter().enumerate() {
            own.iter().for_each(|&at| of[at] = layer);
        }
        Self::Levels { of, members }
    }

    /// Whether moving weight between these two shares changes it.
    fn changes(&self, to: usize, from: usize) -> bool {
        match self {
            Self::Uniform => false,
            Self::Levels { of, .. } => of[to] != of[from],
        }
    }

    /// The density after a step against that before it.
    fn ratio(&self, before: &[f64], after: &[f64]) -> f64 {
        let Self::Levels { members, .. } = self else { return 1.0 };
        let weight = |shares: &[f64], own: &[usize]| own.iter().map(|&at| shares[at]).sum::<f64>();
        let one = |own: &Vec<usize>| {
            let (old, new) = (weight(before, own), weight(after, own));
            (1..own.len()).fold(1.0, |ratio, _| ratio * (old / new))
        };
        // A layer without weight has no density; a step into it is never taken.
        members.iter().map(one).product::<f64>()
    }
}

/// A walk, ready to be started.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Walk {
    centre: Vec<f64>,
    /// Walls on several shares at once: their bounds, and coefficients share by share.
    bounds: Vec<f64>,
    columns: Vec<Vec<f64>>,
    directions: Directions,
    density: Density,
    /// Steps between two samples.
    pub(super) thinning: u64,
    /// Independent samples that a sample is worth, `0..=1`.
    pub(super) efficiency: f64,
}

/// Where a walk stands.
struct State {
    shares: Vec<f64>,
    /// Distance of each wall along its own row.
    slacks: Vec<f64>,
    slopes: Vec<f64>,
    direction: Vec<f64>,
}

impl Walk {
    /// The walk through the inside of a polytope of more than one point.
    pub(super) fn new(interior: &Interior, density: Density) -> Self {
        let count = interior.centre.len();
        let pairs = interior.basis.len() + 1 == count;
        let mut ends = vec![(0.0_f64, 1.0_f64); count];
        let mut walls: Vec<&Wall> = Vec::new();
        for wall in &interior.walls {
            let mut terms = wall.0.iter().enumerate().filter(|(_, coefficient)| **coefficient != 0.0);
            match (terms.next(), terms.next()) {
                (Some((at, &coefficient)), None) if pairs => {
                    let end = wall.1 / coefficient;
                    let (low, high) = ends[at];
                    ends[at] = if coefficient > 0.0 { (low, high.min(end)) } else { (low.max(end), high) };
                }
                _ => walls.push(wall),
            }
        }
        let directions = if pairs {
            Directions::Pairs { ends }
        } else {
            let with_slopes = |direction: Vec<f64>| {
                let slopes = walls.iter().map(|wall| dot(&wall.0, &direction)).collect();
                (direction, slopes)
            };
            Directions::Hull { list: hull_directions(&interior.basis).into_iter().map(with_slopes).collect() }
        };
        let mut walk = Self {
            centre: interior.centre.clone(),
            bounds: walls.iter().map(|wall| wall.1).collect(),
            columns: (0..count).map(|at| walls.iter().map(|wall| wall.0[at]).collect()).collect(),
            directions,
            density,
            thinning: 1,
            efficiency: 1.0,
        };
        walk.thinning = walk.measured_thinning(interior.basis.len());
        walk.efficiency = walk.measured_efficiency();
        walk
    }

    /// Draws the samples of a block one after the other and gives each to `take`.
    pub(super) fn block(
        &self,
        source: &Source,
        index: u64,
        width: usize,
        mut take: impl FnMut(usize, &[f64]),
    ) {
        let mut stream = source.stream(index);
        let mut state = self.start();
        self.go(&mut state, &mut stream, 10 * self.thinning);
        for sample in 0..width {
            self.go(&mut state, &mut stream, self.thinning);
            take(sample, &state.shares);
        }
    }

    fn start(&self) -> State {
        let mut state = State {
            shares: self.centre.clone(),
            slacks: vec![0.0; self.bounds.len()],
            slopes: vec![0.0; self.bounds.len()],
            direction: vec![0.0; self.centre.len()],
        };
        self.settle(&mut state);
        state
    }

    /// Takes some steps and removes what rounding they left.
    fn go(&self, state: &mut State, stream: &mut Stream, steps: u64) {
        for _ in 0..steps {
            match &self.directions {
                Directions::Pairs { ends } => self.pair_step(state, stream, ends),
                Directions::Hull { list } => self.hull_step(state, stream, list),
            }
        }
        self.settle(state);
    }

    /// Shares that are not negative and add up to 1, and the slacks that follow from them.
    fn settle(&self, state: &mut State) {
        state.shares.iter_mut().for_each(|share| *share = share.max(0.0));
        let sum: f64 = state.shares.iter().sum();
        state.shares.iter_mut().for_each(|share| *share /= sum);
        state.slacks.copy_from_slice(&self.bounds);
        for (share, column) in state.shares.iter().zip(&self.columns) {
            state
                .slacks
                .iter_mut()
                .zip(column)
                .for_each(|(slack, coefficient)| *slack -= coefficient * share);
        }
        state.slacks.iter_mut().for_each(|slack| *slack = slack.max(0.0));
    }

    /// Moves weight from one share to another.
    fn pair_step(&self, state: &mut State, stream: &mut Stream, ends: &[(f64, f64)]) {
        let count = ends.len() as u64;
        let to = stream.below(count) as usize;
        let from = (to + 1 + stream.below(count - 1) as usize) % ends.len();
        let (gains, loses) = (state.shares[to], state.shares[from]);
        let mut low = (ends[to].0 - gains).max(loses - ends[from].1);
        let mut high = (ends[to].1 - gains).min(loses - ends[from].0);
        let columns = self.columns[to].iter().zip(&self.columns[from]);
        for ((slope, slack), (up, down)) in state.slopes.iter_mut().zip(&state.slacks).zip(columns) {
            *slope = up - down;
            let reach = slack / *slope;
            if *slope > FLAT {
                high = high.min(reach);
            } else if *slope < -FLAT {
                low = low.max(reach);
            }
        }
        if high > low {
            let way = low + stream.uniform() * (high - low);
            state.shares[to] += way;
            state.shares[from] -= way;
            if self.density.changes(to, from) {
                state.direction.copy_from_slice(&state.shares);
                state.direction[to] = gains;
                state.direction[from] = loses;
                if stream.uniform() >= self.density.ratio(&state.direction, &state.shares) {
                    state.shares[to] = gains;
                    state.shares[from] = loses;
                    return;
                }
            }
            state.slacks.iter_mut().zip(&state.slopes).for_each(|(slack, slope)| *slack -= way * slope);
        }
    }

    /// Steps between two samples that leave little correlation, from a trial of its own.
    fn measured_thinning(&self, dimension: usize) -> u64 {
        let n = dimension as f64;
        let most = (n * n * n * float::ln(n + 1.0) / 4.0).ceil().max(n) as u64;
        let mut spacing = dimension.max(1) as u64;
        loop {
            let mut stream = Source::new(0, &["weights", "walk", "trial"]).stream(spacing);
            let mut state = self.start();
            self.go(&mut state, &mut stream, 50 * spacing);
            let mut seen: Vec<Vec<f64>> = vec![Vec::with_capacity(TRIAL); self.centre.len()];
            for _ in 0..TRIAL {
                self.go(&mut state, &mut stream, spacing);
                seen.iter_mut().zip(&state.shares).for_each(|(seen, share)| seen.push(*share));
            }
            let time = seen.iter().map(|seen| autocorrelation_time(seen)).fold(1.0, f64::max);
            if time <= LONGEST * TRIAL as f64 || spacing >= most {
                let correlation = (time - 1.0) / (time + 1.0);
                let times =
                    if correlation <= LEFT { 1.0 } else { (float::ln(LEFT) / float::ln(correlation)).ceil() };
                return (spacing.saturating_mul(times as u64)).clamp(1, most.max(spacing));
            }
            spacing *= 8;
        }
    }

    /// The least worth of a sample over all shares, by the means of batches of several chains.
    fn measured_efficiency(&self) -> f64 {
        let (most, width, batch) = MEASURED;
        let blocks = (MOST_STEPS / (self.thinning * width as u64)).clamp(2, most);
        let source = Source::new(0, &["weights", "walk", "worth"]);
        let mut seen: Vec<Vec<f64>> = vec![Vec::new(); self.centre.len()];
        for index in 0..blocks {
            self.block(&source, index, width, |_, shares| {
                seen.iter_mut().zip(shares).for_each(|(seen, share)| seen.push(*share));
            });
        }
        let worth = |seen: &Vec<f64>| effective_size(seen, batch) / seen.len() as f64;
        seen.iter().map(worth).fold(1.0, f64::min)
    }

    /// Goes along a direction of the hull.
    fn hull_step(&self, state: &mut State, stream: &mut Stream, list: &[(Vec<f64>, Vec<f64>)]) {
        let Some((direction, slopes)) = list.get(stream.below(list.len() as u64) as usize) else { return };
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        for (slope, slack) in slopes.iter().zip(&state.slacks) {
            let reach = slack / slope;
            if *slope > FLAT {
                high = high.min(reach);
            } else if *slope < -FLAT {
                low = low.max(reach);
            }
        }
        if high > low && high.is_finite() && low.is_finite() {
            let way = low + stream.uniform() * (high - low);
            state.direction.copy_from_slice(&state.shares);
            state.shares.iter_mut().zip(direction).for_each(|(share, part)| *share += way * part);
            if self.density != Density::Uniform
                && stream.uniform() >= self.density.ratio(&state.direction, &state.shares)
            {
                state.shares.copy_from_slice(&state.direction);
                return;
            }
            state.slacks.iter_mut().zip(slopes).for_each(|(slack, slope)| *slack -= way * slope);
        }
    }
}

/// Directions from one share to another as far as the hull allows; they span it. Of very many shares, the basis alone.
fn hull_directions(basis: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let count = basis.first().map_or(0, Vec::len);
    if count > MOST_PAIRED {
        return basis.to_vec();
    }
    let mut directions = Vec::new();
    for to in 0..count {
        for from in 0..to {
            let mut direction = vec![0.0; count];
            for along in basis {
                let part = along[to] - along[from];
                direction.iter_mut().zip(along).for_each(|(sum, one)| *sum += part * one);
            }
            if dot(&direction, &direction) > FLAT {
                directions.push(direction);
            }
        }
    }
    directions
}
