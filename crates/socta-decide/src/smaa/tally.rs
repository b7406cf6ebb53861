//! Counting ranks and scores: of a block, and of all blocks in any order.
//!
//! Everything that is kept is a whole number, also sums of weights and scores, which are rounded to 2^-40 once a block. Whole
//! numbers add up to the same in any order, so that the number of threads changes no bit, and memory does not grow with the
//! number of samples.

use socta_base::numeric::quantile;
use socta_base::numeric::rank::EPSILON;

use crate::smaa::plan::PAIRED_ALTERNATIVES;
use crate::smaa::ranking;
use crate::smaa::result::Estimate;
use crate::smaa::simulation::{Block, Keys, STEPS, Simulation};

/// Alternatives up to which every rank has a class of its own.
const EXACT_RANKS: usize = 1_024;
/// Classes of ranks beyond that.
const RANK_CLASSES: usize = 256;
/// Parts of 1 in sums.
const PARTS: f64 = 1_099_511_627_776.0;

/// A sum of floating-point numbers that does not depend on their order.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Sum(i128);

impl Sum {
    fn add(&mut self, value: f64) {
        self.0 = self.0.saturating_add((value * PARTS) as i128);
    }

    fn value(self) -> f64 {
        self.0 as f64 / PARTS
    }
}

/// Counts and sums.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    alternatives: usize,
    criteria: usize,
    samples: u64,
    /// Independent samples that one sample is worth.
    efficiency: f64,
    top_k: u32,
    /// Ranks in one class.
    pub(super) rank_class: usize,
    rank_classes: usize,
    score_classes: usize,
    /// Smallest score, and the width of all scores.
    span: (f64, f64),
    ranks: Vec<u64>,
    scores: Vec<u32>,
    rank_sums: Vec<u64>,
    rank_squares: Vec<u64>,
    tops: Vec<u64>,
    firsts: Vec<u64>,
    score_sums: Vec<(Sum, Sum)>,
    score_ends: Vec<(f64, f64)>,
    /// Sums and squares of the weights under which each alternative is first, alternative by alternative.
    weights: Vec<(Sum, Sum)>,
    /// How often the row scores higher than the column; empty for many alternatives.
    wins: Vec<u64>,
    ties: u64,
    /// Lower limits of the classes but the lowest, rising, and how often each alternative reaches them.
    limits: Vec<f64>,
    reached: Vec<u64>,
    /// Space for the ranks of a block, and for the samples of which an alternative is first.
    block_ranks: Vec<i32>,
    first_samples: Vec<u32>,
}

impl Tally {
    pub(super) fn new(simulation: &Simulation, top_k: u32, limits: &[f64]) -> Self {
        let alternatives = simulation.alternatives;
        let paired = alternatives <= PAIRED_ALTERNATIVES;
        let rank_class = if alternatives <= EXACT_RANKS { 1 } else { alternatives.div_ceil(RANK_CLASSES) };
        let rank_classes = alternatives.div_ceil(rank_class);
        let score_classes = if paired { 1_000 } else { 200 };
        Self {
            alternatives,
            criteria: simulation.criteria,
            samples: 0,
            efficiency: simulation.efficiency(),
            top_k,
            rank_class,
            rank_classes,
            score_classes,
            span: simulation.span,
            ranks: vec![0; alternatives * rank_classes],
            scores: vec![0; alternatives * score_classes],
            rank_sums: vec![0; alternatives],
            rank_squares: vec![0; alternatives],
            tops: vec![0; alternatives],
            firsts: vec![0; alternatives],
            score_sums: vec![(Sum(0), Sum(0)); alternatives],
            score_ends: vec![(f64::INFINITY, f64::NEG_INFINITY); alternatives],
            weights: vec![(Sum(0), Sum(0)); alternatives * simulation.criteria],
            wins: vec![0; if paired { alternatives * alternatives } else { 0 }],
            ties: 0,
            limits: limits.to_vec(),
            reached: vec![0; alternatives * limits.len()],
            block_ranks: Vec::new(),
            first_samples: Vec::new(),
        }
    }

    /// Counts a block.
    pub(super) fn count(&mut self, block: &Block) {
        let mut ranks = std::mem::take(&mut self.block_ranks);
        if self.wins.is_empty() {
            ranking::by_sorting(block, self.alternatives, &mut ranks);
        } else {
            ranking::by_pairs(block, self.alternatives, &mut ranks, &mut self.wins);
        }
        self.samples += block.width as u64;
        self.count_ties(&ranks, block.width);
        for alternative in 0..self.alternatives {
            let place = alternative * block.width..(alternative + 1) * block.width;
            self.count_ranks(alternative, &ranks[place.clone()]);
            self.count_weights(alternative, block);
            let (low, span) = self.span;
            match &block.keys {
                Keys::Quick(keys) => self.count_scores(alternative, &keys[place], f64::from),
                Keys::Exact(keys) => {
                    let by = span / STEPS;
                    self.count_scores(alternative, &keys[place], |key| low + f64::from(key) * by);
                }
            }
        }
        self.block_ranks = ranks;
    }

    /// Without ties the ranks of a sample add up to m (m + 1) / 2; every tie takes something from that.
    fn count_ties(&mut self, ranks: &[i32], width: usize) {
        let mut sums = vec![0_i64; width];
        for row in ranks.chunks_exact(width.max(1)) {
            sums.iter_mut().zip(row).for_each(|(sum, rank)| *sum += i64::from(*rank));
        }
        let full = (self.alternatives * (self.alternatives + 1) / 2) as i64;
        self.ties += sums.iter().filter(|sum| **sum != full).count() as u64;
    }

    fn count_ranks(&mut self, alternative: usize, ranks: &[i32]) {
        let classes = &mut self.ranks[alternative * self.rank_classes..][..self.rank_classes];
        self.first_samples.clear();
        if self.rank_class == 1 {
            for (sample, rank) in (0_u32..).zip(ranks) {
                classes[rank.unsigned_abs() as usize - 1] += 1;
                if *rank == 1 {
                    self.first_samples.push(sample);
                }
            }
        } else {
            for (sample, rank) in (0_u32..).zip(ranks) {
                let rank = rank.unsigned_abs();
                classes[(rank as usize - 1) / self.rank_class] += 1;
                self.rank_sums[alternative] += u64::from(rank);
                self.rank_squares[alternative] += u64::from(rank) * u64::from(rank);
                self.tops[alternative] += u64::from(rank <= self.top_k);
                if rank == 1 {
                    self.first_samples.push(sample);
                }
            }
        }
        self.firsts[alternative] += self.first_samples.len() as u64;
    }

    fn count_weights(&mut self, alternative: usize, block: &Block) {
        if self.first_samples.is_empty() {
            return;
        }
        let sums = &mut self.weights[alternative * self.criteria..][..self.criteria];
        for (weights, (sum, square)) in block.weights.chunks_exact(block.width).zip(sums) {
            let (mut first, mut second) = (0.0, 0.0);
            for sample in &self.first_samples {
                let weight = weights[*sample as usize];
                first += weight;
                second += weight * weight;
            }
            sum.add(first);
            square.add(second);
        }
    }

    fn count_scores<K: Copy>(&mut self, alternative: usize, keys: &[K], score: impl Fn(K) -> f64) {
        let classes = &mut self.scores[alternative * self.score_classes..][..self.score_classes];
        let (from, by) = (self.span.0, self.score_classes as f64 / self.span.1);
        let last = self.score_classes - 1;
        let (mut sum, mut square) = (0.0, 0.0);
        let (mut low, mut high) = self.score_ends[alternative];
        for key in keys {
            let score = score(*key);
            classes[(((score - from) * by) as usize).min(last)] += 1;
            sum += score;
            square += score * score;
            low = low.min(score);
            high = high.max(score);
        }
        let (sums, squares) = &mut self.score_sums[alternative];
        sums.add(sum);
        squares.add(square);
        self.score_ends[alternative] = (low, high);
        let reached = &mut self.reached[alternative * self.limits.len()..][..self.limits.len()];
        for (limit, reached) in self.limits.iter().zip(reached) {
            // A score reaches a limit from which rounding alone separates it.
            let limit = limit - self.span.1 / STEPS;
            *reached += keys.iter().filter(|key| score(**key) >= limit).count() as u64;
        }
    }

    /// Adds what another counted.
    pub(super) fn add(mut self, other: &Self) -> Self {
        fn all<T: Copy + std::ops::AddAssign>(to: &mut [T], from: &[T]) {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += *from);
        }
        fn sums(to: &mut [(Sum, Sum)], from: &[(Sum, Sum)]) {
            for (to, from) in to.iter_mut().zip(from) {
                to.0.0 = to.0.0.saturating_add(from.0.0);
                to.1.0 = to.1.0.saturating_add(from.1.0);
            }
        }
        self.samples += other.samples;
        self.ties += other.ties;
        all(&mut self.ranks, &other.ranks);
        all(&mut self.scores, &other.scores);
        all(&mut self.rank_sums, &other.rank_sums);
        all(&mut self.rank_squares, &other.rank_squares);
        all(&mut self.tops, &other.tops);
        all(&mut self.firsts, &other.firsts);
        all(&mut self.wins, &other.wins);
        all(&mut self.reached, &other.reached);
        sums(&mut self.score_sums, &other.score_sums);
        sums(&mut self.weights, &other.weights);
        for (to, from) in self.score_ends.iter_mut().zip(&other.score_ends) {
            *to = (to.0.min(from.0), to.1.max(from.1));
        }
        self
    }

    pub(super) fn samples(&self) -> u64 {
        self.samples
    }

    /// Independent samples behind a share of these samples.
    fn effective(&self, samples: u64) -> f64 {
        samples as f64 * self.efficiency
    }

    fn share(&self, count: u64) -> Estimate {
        Estimate::share_of(count, self.samples, self.effective(self.samples))
    }

    fn mean(&self, sum: f64, squares: f64, samples: u64) -> Estimate {
        Estimate::mean_of(sum, squares, samples, self.effective(samples))
    }

    fn classes(&self, alternative: usize) -> &[u64] {
        &self.ranks[alternative * self.rank_classes..][..self.rank_classes]
    }

    pub(super) fn expected_rank(&self, alternative: usize) -> Estimate {
        let (sum, squares) = if self.rank_class == 1 {
            let ranked = || (1_u64..).zip(self.classes(alternative));
            (
                ranked().map(|(rank, count)| rank * count).sum(),
                ranked().map(|(rank, count)| rank * rank * count).sum(),
            )
        } else {
            (self.rank_sums[alternative], self.rank_squares[alternative])
        };
        self.mean(sum as f64, squares as f64, self.samples)
    }

    /// The best rank of the class in which the share `p` of samples is reached.
    pub(super) fn rank_quantile(&self, alternative: usize, p: f64) -> u32 {
        let class = quantile::of_counts(self.classes(alternative), p).unwrap_or(0);
        u32::try_from(class * self.rank_class + 1).unwrap_or(u32::MAX)
    }

    pub(super) fn top(&self, alternative: usize) -> Estimate {
        self.share(if self.rank_class == 1 {
            self.classes(alternative).iter().take(self.top_k as usize).sum()
        } else {
            self.tops[alternative]
        })
    }

    pub(super) fn first(&self, alternative: usize) -> Estimate {
        self.share(self.firsts[alternative])
    }

    pub(super) fn score(&self, alternative: usize) -> Estimate {
        let (sum, squares) = self.score_sums[alternative];
        self.mean(sum.value(), squares.value(), self.samples)
    }

    /// Score quantile, linear within a class and never outside what was drawn.
    pub(super) fn score_quantile(&self, alternative: usize, p: f64) -> f64 {
        let classes = &self.scores[alternative * self.score_classes..][..self.score_classes];
        let classes: Vec<u64> = classes.iter().map(|count| u64::from(*count)).collect();
        let (low, high) = self.score_ends[alternative];
        let Some(class) = quantile::of_counts(&classes, p) else { return 0.0 };
        let before: u64 = classes[..class].iter().sum();
        let within = (p * self.samples as f64 - before as f64) / classes[class] as f64;
        let place = (class as f64 + within.clamp(0.0, 1.0)) / self.score_classes as f64;
        let found = self.span.0 + place * self.span.1;
        if high - low < EPSILON { low } else { found.clamp(low, high) }
    }

    pub(super) fn acceptability(&self, alternative: usize) -> Vec<Estimate> {
        if self.wins.is_empty() {
            return Vec::new();
        }
        self.classes(alternative).iter().map(|&count| self.share(count)).collect()
    }

    /// Mean of the meta-weights of the ranks: centroid weights, scaled so that rank 1 is worth 1.
    pub(super) fn holistic(&self, alternative: usize) -> Option<Estimate> {
        if self.wins.is_empty() {
            return None;
        }
        let mut worth = 0.0;
        let mut worths: Vec<f64> = (1..=self.alternatives)
            .rev()
            .map(|rank| {
                worth += 1.0 / rank as f64;
                worth
            })
            .collect();
        worths.reverse();
        let (mut sum, mut squares) = (0.0, 0.0);
        for (count, value) in self.classes(alternative).iter().zip(&worths) {
            let value = value / worth;
            sum += *count as f64 * value;
            squares += *count as f64 * value * value;
        }
        Some(self.mean(sum, squares, self.samples))
    }

    pub(super) fn central_weights(&self, alternative: usize) -> Option<Vec<Estimate>> {
        let firsts = self.firsts[alternative];
        let weights = &self.weights[alternative * self.criteria..][..self.criteria];
        let mean = |(sum, square): &(Sum, Sum)| self.mean(sum.value(), square.value(), firsts);
        (firsts > 0).then(|| weights.iter().map(mean).collect())
    }

    pub(super) fn pairwise(&self) -> Vec<Vec<Estimate>> {
        let share = |&count: &u64| self.share(count);
        self.wins.chunks(self.alternatives.max(1)).map(|row| row.iter().map(share).collect()).collect()
    }

    pub(super) fn tie_rate(&self) -> Estimate {
        self.share(self.ties)
    }

    /// Shares of samples in each class, from the highest to the lowest; empty without classes.
    pub(super) fn class_shares(&self, alternative: usize) -> Vec<Estimate> {
        if self.limits.is_empty() {
            return Vec::new();
        }
        let reached = &self.reached[alternative * self.limits.len()..][..self.limits.len()];
        let mut above = 0;
        let mut shares: Vec<Estimate> = reached
            .iter()
            .rev()
            .map(|count| {
                let here = count - above;
                above = *count;
                self.share(here)
            })
            .collect();
        shares.push(self.share(self.samples - above));
        shares
    }

    /// Entropy in bits of "who is first": 0 if one always is, log2 m if all are as often.
    pub(super) fn entropy(&self) -> Estimate {
        let total: u64 = self.firsts.iter().sum();
        let (mut entropy, mut squares) = (0.0, 0.0);
        for count in self.firsts.iter().filter(|count| **count > 0) {
            let share = *count as f64 / total as f64;
            let surprise = -socta_base::numeric::float::log2(share);
            entropy += share * surprise;
            squares += share * surprise * surprise;
        }
        // First order of the delta method.
        let variance = (squares - entropy * entropy).max(0.0);
        Estimate { value: entropy, error: (variance / self.effective(self.samples).max(1.0)).sqrt() }
    }

    /// The largest standard error of a first rank or of a place among the first K.
    pub(super) fn largest_error(&self) -> f64 {
        let errors = |at: usize| self.top(at).error.max(self.first(at).error);
        (0..self.alternatives).map(errors).fold(0.0, f64::max)
    }
}
