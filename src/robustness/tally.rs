//! Counting ranks and scores: of a block, and of all blocks in their order.

use crate::numeric::quantile;
use crate::numeric::rank::EPSILON;

use super::simulation::{Block, Simulation};
use super::{Estimate, PAIRED_AREAS};

/// Areas up to which every rank has a class of its own.
const EXACT_RANKS: usize = 1_024;
/// Classes of ranks beyond that.
const RANK_CLASSES: usize = 256;

/// Counts and sums. Counts add up in any order; sums of floating-point numbers are added block after block.
pub(super) struct Tally {
    areas: usize,
    samples: u64,
    top_k: u32,
    /// Ranks in one class.
    pub(super) rank_class: usize,
    rank_classes: usize,
    score_classes: usize,
    ranks: Vec<u64>,
    scores: Vec<u64>,
    rank_sums: Vec<u64>,
    rank_squares: Vec<u64>,
    tops: Vec<u64>,
    firsts: Vec<u64>,
    score_sums: Vec<f64>,
    score_squares: Vec<f64>,
    score_ends: Vec<(f64, f64)>,
    /// Sums and squares of the weights under which each area is first, area by area.
    weights: Vec<(f64, f64)>,
    /// How often the row scores higher than the column; empty for many areas.
    wins: Vec<u64>,
    ties: u64,
}

impl Tally {
    pub(super) fn new(simulation: &Simulation, top_k: u32) -> Self {
        let areas = simulation.areas;
        let paired = areas <= PAIRED_AREAS;
        let rank_class = if areas <= EXACT_RANKS { 1 } else { areas.div_ceil(RANK_CLASSES) };
        let rank_classes = areas.div_ceil(rank_class);
        let score_classes = if paired { 1_000 } else { 200 };
        Self {
            areas,
            samples: 0,
            top_k,
            rank_class,
            rank_classes,
            score_classes,
            ranks: vec![0; areas * rank_classes],
            scores: vec![0; areas * score_classes],
            rank_sums: vec![0; areas],
            rank_squares: vec![0; areas],
            tops: vec![0; areas],
            firsts: vec![0; areas],
            score_sums: vec![0.0; areas],
            score_squares: vec![0.0; areas],
            score_ends: vec![(f64::INFINITY, f64::NEG_INFINITY); areas],
            weights: vec![(0.0, 0.0); areas * simulation.criteria],
            wins: vec![0; if paired { areas * areas } else { 0 }],
            ties: 0,
        }
    }

    /// Counts a block.
    pub(super) fn count(mut self, block: &Block) -> Self {
        let mut ranks = vec![1_i32; self.areas * block.width];
        if self.wins.is_empty() {
            sorted_ranks(block, &mut ranks);
        } else {
            self.paired_ranks(block, &mut ranks);
        }
        self.samples = block.width as u64;
        self.count_ties(&ranks, block.width);
        for area in 0..self.areas {
            let place = area * block.width..(area + 1) * block.width;
            self.count_ranks(area, &ranks[place.clone()], block);
            self.count_scores(area, &block.scores[place]);
        }
        self
    }

    /// Ranks by comparing all pairs, which counts the wins along the way.
    fn paired_ranks(&mut self, block: &Block, ranks: &mut [i32]) {
        let width = block.width;
        for upper in 0..self.areas {
            let (head, tail) = ranks.split_at_mut((upper + 1) * width);
            let above = &mut head[upper * width..];
            let left = &block.steps[upper * width..][..width];
            for (lower, below) in (upper + 1..).zip(tail.chunks_exact_mut(width)) {
                let right = &block.steps[lower * width..][..width];
                let (mut wins, mut losses) = (0_i32, 0_i32);
                for (((a, b), rank_a), rank_b) in left.iter().zip(right).zip(&mut *above).zip(below) {
                    let (more, less) = (i32::from(a > b), i32::from(a < b));
                    *rank_b += more;
                    *rank_a += less;
                    wins += more;
                    losses += less;
                }
                self.wins[upper * self.areas + lower] += u64::from(wins.unsigned_abs());
                self.wins[lower * self.areas + upper] += u64::from(losses.unsigned_abs());
            }
        }
    }

    /// Without ties the ranks of a sample add up to m (m + 1) / 2; every tie takes something from that.
    fn count_ties(&mut self, ranks: &[i32], width: usize) {
        let mut sums = vec![0_i64; width];
        for row in ranks.chunks_exact(width) {
            sums.iter_mut().zip(row).for_each(|(sum, rank)| *sum += i64::from(*rank));
        }
        let full = (self.areas * (self.areas + 1) / 2) as i64;
        self.ties += sums.iter().filter(|sum| **sum != full).count() as u64;
    }

    fn count_ranks(&mut self, area: usize, ranks: &[i32], block: &Block) {
        let classes = &mut self.ranks[area * self.rank_classes..][..self.rank_classes];
        let weights = block.weights.len() / block.width;
        for (sample, rank) in ranks.iter().enumerate() {
            let rank = rank.unsigned_abs();
            classes[(rank as usize - 1) / self.rank_class] += 1;
            self.rank_sums[area] += u64::from(rank);
            self.rank_squares[area] += u64::from(rank) * u64::from(rank);
            self.tops[area] += u64::from(rank <= self.top_k);
            if rank == 1 {
                self.firsts[area] += 1;
                for (criterion, (sum, square)) in
                    self.weights[area * weights..][..weights].iter_mut().enumerate()
                {
                    let weight = block.weights[criterion * block.width + sample];
                    *sum += weight;
                    *square += weight * weight;
                }
            }
        }
    }

    fn count_scores(&mut self, area: usize, scores: &[f64]) {
        let classes = &mut self.scores[area * self.score_classes..][..self.score_classes];
        let (mut sum, mut square) = (0.0, 0.0);
        let (mut low, mut high) = self.score_ends[area];
        for score in scores {
            classes[((score * self.score_classes as f64) as usize).min(self.score_classes - 1)] += 1;
            sum += score;
            square += score * score;
            low = low.min(*score);
            high = high.max(*score);
        }
        self.score_sums[area] += sum;
        self.score_squares[area] += square;
        self.score_ends[area] = (low, high);
    }

    /// Adds the next block.
    pub(super) fn add(&mut self, next: &Self) {
        fn all<T: Copy + std::ops::AddAssign>(to: &mut [T], from: &[T]) {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += *from);
        }
        self.samples += next.samples;
        self.ties += next.ties;
        all(&mut self.ranks, &next.ranks);
        all(&mut self.scores, &next.scores);
        all(&mut self.rank_sums, &next.rank_sums);
        all(&mut self.rank_squares, &next.rank_squares);
        all(&mut self.tops, &next.tops);
        all(&mut self.firsts, &next.firsts);
        all(&mut self.wins, &next.wins);
        all(&mut self.score_sums, &next.score_sums);
        all(&mut self.score_squares, &next.score_squares);
        for (to, from) in self.score_ends.iter_mut().zip(&next.score_ends) {
            *to = (to.0.min(from.0), to.1.max(from.1));
        }
        for (to, from) in self.weights.iter_mut().zip(&next.weights) {
            *to = (to.0 + from.0, to.1 + from.1);
        }
    }

    pub(super) fn expected_rank(&self, area: usize) -> Estimate {
        Estimate::mean(self.rank_sums[area] as f64, self.rank_squares[area] as f64, self.samples)
    }

    /// The best rank of the class in which the share `p` of samples is reached.
    pub(super) fn rank_quantile(&self, area: usize, p: f64) -> u32 {
        let classes = &self.ranks[area * self.rank_classes..][..self.rank_classes];
        let class = quantile::of_counts(classes, p).unwrap_or(0);
        u32::try_from(class * self.rank_class + 1).unwrap_or(u32::MAX)
    }

    pub(super) fn top(&self, area: usize) -> Estimate {
        Estimate::share(self.tops[area], self.samples)
    }

    pub(super) fn first(&self, area: usize) -> Estimate {
        Estimate::share(self.firsts[area], self.samples)
    }

    pub(super) fn score(&self, area: usize) -> Estimate {
        Estimate::mean(self.score_sums[area], self.score_squares[area], self.samples)
    }

    /// Score quantile, linear within a class and never outside what was drawn.
    pub(super) fn score_quantile(&self, area: usize, p: f64) -> f64 {
        let classes = &self.scores[area * self.score_classes..][..self.score_classes];
        let (low, high) = self.score_ends[area];
        let Some(class) = quantile::of_counts(classes, p) else { return 0.0 };
        let before: u64 = classes[..class].iter().sum();
        let within = (p * self.samples as f64 - before as f64) / classes[class] as f64;
        let found = (class as f64 + within.clamp(0.0, 1.0)) / self.score_classes as f64;
        if high - low < EPSILON { low } else { found.clamp(low, high) }
    }

    pub(super) fn acceptability(&self, area: usize) -> Vec<Estimate> {
        if self.wins.is_empty() {
            return Vec::new();
        }
        let classes = &self.ranks[area * self.rank_classes..][..self.rank_classes];
        classes.iter().map(|&count| Estimate::share(count, self.samples)).collect()
    }

    pub(super) fn central_weights(&self, area: usize) -> Option<Vec<Estimate>> {
        let criteria = self.weights.len() / self.areas;
        let firsts = self.firsts[area];
        let weights = &self.weights[area * criteria..][..criteria];
        let mean = |&(sum, square): &(f64, f64)| Estimate::mean(sum, square, firsts);
        (firsts > 0).then(|| weights.iter().map(mean).collect())
    }

    pub(super) fn pairwise(&self) -> Vec<Vec<Estimate>> {
        let share = |&count: &u64| Estimate::share(count, self.samples);
        self.wins.chunks(self.areas.max(1)).map(|row| row.iter().map(share).collect()).collect()
    }

    pub(super) fn tie_rate(&self) -> Estimate {
        Estimate::share(self.ties, self.samples)
    }
}

/// Competition ranks of each sample by sorting.
fn sorted_ranks(block: &Block, ranks: &mut [i32]) {
    let areas = block.steps.len() / block.width;
    let mut order: Vec<u64> = Vec::with_capacity(areas);
    for sample in 0..block.width {
        order.clear();
        // Score in the upper half, turned so that the highest comes first; the area in the lower half.
        order.extend((0..areas).map(|area| {
            let step = block.steps[area * block.width + sample];
            u64::from(!step.unsigned_abs()) << 32 | area as u64
        }));
        order.sort_unstable();
        let (mut rank, mut before) = (1, None);
        for (position, key) in (1_i32..).zip(&order) {
            if before != Some(key >> 32) {
                rank = position;
                before = Some(key >> 32);
            }
            ranks[(key & u64::from(u32::MAX)) as usize * block.width + sample] = rank;
        }
    }
}
