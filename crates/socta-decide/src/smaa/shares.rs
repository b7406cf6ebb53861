//! Shares that add up to 1 and keep their ranges, drawn uniformly.
//!
//! The shares `x` with `low_j <= x_j <= high_j` and `Σ x_j = 1` are a slice of a box. Two exact samplers are at hand, and a
//! short trial decides which is cheaper:
//!
//! - the simplex above the lower bounds (or, mirrored, below the upper ones), rejecting what leaves the box: best where
//!   the bounds on the other side rarely bind;
//! - independent truncated exponentials of a common rate for all shares but one, which takes what is left. On the slice
//!   their joint density is `exp(-rate Σ x_j)`, a constant times what the last share adds, so that accepting with
//!   `exp(-rate x_last)` makes it uniform. The rate is chosen so that the sum is right on average, which keeps the
//!   acceptance in the order of `1 / √n` whatever the ranges are: no Markov chain is needed, and samples are independent.
//!
//! # Source
//! Rejection and exponential tilting: Devroye (1986), Non-Uniform Random Variate Generation, ch. II.3 and V.2; Asmussen &
//! Glynn (2007), Stochastic Simulation, ch. V.1.
//!
//! # Complexity
//! O(n log n) or O(n √n) a sample on average, for n shares.

use socta_base::numeric::float;
use socta_base::numeric::random::{Source, Stream};

use crate::range::Range;

/// Widths and differences below this are none.
const NOTHING: f64 = 1e-9;
/// Proposals of the trial.
const TRIALS: u32 = 400;
/// Proposals after which a sample falls back on the middle of the ranges. With an acceptance of 1 % the chance of that is
/// below 1e-400.
const MOST_PROPOSALS: u32 = 100_000;

/// Why ranges admit no shares.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ShareError {
    /// A range is empty or not finite.
    #[error("the range from {low} to {high} is empty")]
    Empty {
        /// Lower end of the range.
        low: f64,
        /// Upper end of the range.
        high: f64,
    },
    /// Even the lowest shares add up to more than 1.
    #[error("the lower ends add up to {sum}, more than 1")]
    TooHigh {
        /// Sum of the lower ends.
        sum: f64,
    },
    /// Even the highest shares add up to less than 1.
    #[error("the upper ends add up to {sum}, less than 1")]
    TooLow {
        /// Sum of the upper ends.
        sum: f64,
    },
}

/// How a sample is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Plan {
    /// There is one admissible point.
    Fixed,
    /// The simplex from one corner of the box.
    Simplex { mirrored: bool },
    /// Truncated exponentials with this rate, from one corner of the box; rate 0 is uniform.
    Tilted { mirrored: bool, rate: f64 },
}

/// Draws uniformly from the shares that keep their ranges and add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareSampler {
    /// Bounds that every admissible point keeps, tightened by the sum.
    low: Vec<f64>,
    high: Vec<f64>,
    /// Positions of the shares that can vary; the widest is the last.
    free: Vec<usize>,
    /// Widths of the ranges of these.
    widths: Vec<f64>,
    /// What they add up to above their lower ends.
    total: f64,
    plan: Plan,
}

impl ShareSampler {
    /// The sampler for these ranges.
    ///
    /// # Errors
    /// If a range is empty, or no shares within the ranges add up to 1.
    pub fn new(ranges: &[Range]) -> Result<Self, ShareError> {
        if let Some(range) = ranges.iter().find(|range| !(range.low <= range.high && range.high.is_finite()))
        {
            return Err(ShareError::Empty { low: range.low, high: range.high });
        }
        let lowest: f64 = ranges.iter().map(|range| range.low.max(0.0)).sum();
        let highest: f64 = ranges.iter().map(|range| range.high).sum();
        if lowest > 1.0 + NOTHING {
            return Err(ShareError::TooHigh { sum: lowest });
        }
        if highest < 1.0 - NOTHING {
            return Err(ShareError::TooLow { sum: highest });
        }
        let mut low = Vec::with_capacity(ranges.len());
        let mut high = Vec::with_capacity(ranges.len());
        for range in ranges {
            let floor = range.low.max(0.0);
            let least = floor.max(1.0 - (highest - range.high));
            low.push(least);
            high.push(range.high.min(1.0 - (lowest - floor)).max(least));
        }
        let width = |at: &usize| high[*at] - low[*at];
        let mut free: Vec<usize> = (0..ranges.len()).filter(|at| width(at) > NOTHING).collect();
        free.sort_by(|a, b| width(a).total_cmp(&width(b)));
        let widths: Vec<f64> = free.iter().map(width).collect();
        let total = (1.0 - low.iter().sum::<f64>()).max(0.0);
        let mut sampler = Self { low, high, free, widths, total, plan: Plan::Fixed };
        sampler.plan = sampler.best_plan();
        Ok(sampler)
    }

    /// Whether there is one admissible point only.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.plan == Plan::Fixed
    }

    /// The ranges that every admissible point keeps, tightened by the sum.
    pub fn bounds(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.low.iter().copied().zip(self.high.iter().copied())
    }

    /// Draws one point; `shares` has one entry a range, and `scratch` holds nothing of worth.
    pub fn sample(&self, stream: &mut Stream, scratch: &mut Vec<f64>, shares: &mut [f64]) {
        shares.copy_from_slice(&self.low);
        if self.is_fixed() {
            return;
        }
        scratch.clear();
        scratch.resize(self.free.len(), 0.0);
        let accepted = (0..MOST_PROPOSALS).any(|_| self.propose(self.plan, stream, scratch));
        let middle = self.total / self.widths.iter().sum::<f64>();
        let mirrored =
            matches!(self.plan, Plan::Simplex { mirrored: true } | Plan::Tilted { mirrored: true, .. });
        for ((&at, width), distance) in self.free.iter().zip(&self.widths).zip(scratch) {
            shares[at] = match (accepted, mirrored) {
                (true, false) => self.low[at] + *distance,
                (true, true) => self.high[at] - *distance,
                (false, _) => self.low[at] + width * middle,
            };
        }
    }

    /// What the free shares add up to above their lower ends or, mirrored, below their upper ends.
    fn total(&self, mirrored: bool) -> f64 {
        if mirrored { (self.widths.iter().sum::<f64>() - self.total).max(0.0) } else { self.total }
    }

    /// One proposal of distances from the corner; whether it is accepted.
    fn propose(&self, plan: Plan, stream: &mut Stream, distances: &mut [f64]) -> bool {
        match plan {
            Plan::Fixed => true,
            Plan::Simplex { mirrored } => {
                stream.simplex(self.total(mirrored), distances);
                distances.iter().zip(&self.widths).all(|(share, width)| share <= width)
            }
            Plan::Tilted { mirrored, rate } => {
                let Some((last, others)) = distances.split_last_mut() else { return true };
                let mut rest = self.total(mirrored);
                for (share, width) in others.iter_mut().zip(&self.widths) {
                    *share = truncated_exponential(stream.uniform(), rate, *width);
                    rest -= *share;
                }
                *last = rest;
                let inside = rest >= 0.0 && self.widths.last().is_some_and(|width| rest <= *width);
                inside && (rate == 0.0 || stream.uniform() < float::exp(-rate * rest))
            }
        }
    }

    /// The plan with the lowest expected cost a sample, by a trial with numbers of its own.
    fn best_plan(&self) -> Plan {
        if self.free.len() < 2 {
            return Plan::Fixed;
        }
        // Tilting starts from the nearer corner, where its rate cannot be negative.
        let half = self.widths.iter().sum::<f64>() / 2.0;
        let mirrored = self.total > half;
        let total = self.total(mirrored);
        let rate = if total > half * (1.0 - NOTHING) { 0.0 } else { rate(&self.widths, total) };
        let count = self.free.len() as f64;
        // Measured cost of a proposal, in comparable units.
        let plans = [
            (Plan::Simplex { mirrored: false }, count),
            (Plan::Simplex { mirrored: true }, count),
            (Plan::Tilted { mirrored, rate }, if rate > 0.0 { 2.0 * count } else { count }),
        ];
        let mut best = (f64::INFINITY, plans[2].0);
        for (plan, cost) in plans {
            let mut stream = Source::new(0, &["shares", "trial"]).stream(0);
            let mut distances = vec![0.0; self.free.len()];
            let accepted = (0..TRIALS).filter(|_| self.propose(plan, &mut stream, &mut distances)).count();
            let expected = cost / accepted as f64;
            if accepted > 4 && expected < best.0 {
                best = (expected, plan);
            }
        }
        best.1
    }
}

/// Exponential with this rate, truncated to `0..=width`, by inversion.
fn truncated_exponential(u: f64, rate: f64, width: f64) -> f64 {
    if rate * width < 1e-9 {
        return u * width;
    }
    let reach = -float::exp_m1(-rate * width);
    (-float::ln_1p(-u * reach) / rate).min(width)
}

/// The rate at which truncated exponentials of these widths add up to `total` on average; `total` is less than half of
/// the widths. Found by halving, because the mean falls with the rate.
fn rate(widths: &[f64], total: f64) -> f64 {
    let mean = |rate: f64| -> f64 {
        let one = |width: f64| {
            let reach = rate * width;
            if reach < 1e-6 { width / 2.0 } else { 1.0 / rate - width / float::exp_m1(reach) }
        };
        widths.iter().map(|&width| one(width)).sum()
    };
    // At this rate even unbounded exponentials add up to half of the total.
    let (mut low, mut high) = (0.0, 2.0 * widths.len() as f64 / total.max(NOTHING));
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if mean(middle) > total { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(ends: &[(f64, f64)]) -> Vec<Range> {
        ends.iter().map(|&(low, high)| Range { low, high }).collect()
    }

    /// Draws, checks that all is admissible, and returns means and second moments.
    fn moments(sampler: &ShareSampler, count: u32) -> Vec<(f64, f64)> {
        let mut stream = Source::new(5, &["test"]).stream(1);
        let (mut shares, mut scratch) = (vec![0.0; sampler.low.len()], Vec::new());
        let mut sums = vec![(0.0, 0.0); shares.len()];
        for _ in 0..count {
            sampler.sample(&mut stream, &mut scratch, &mut shares);
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{shares:?}");
            for ((share, (low, high)), sum) in shares.iter().zip(sampler.bounds()).zip(&mut sums) {
                assert!((low - 1e-12..=high + 1e-12).contains(share), "{share} {low} {high}");
                sum.0 += share / f64::from(count);
                sum.1 += share * share / f64::from(count);
            }
        }
        sums
    }

    #[test]
    fn degenerate_ranges_are_fixed_and_impossible_ones_refused() {
        let fixed = ShareSampler::new(&ranges(&[(0.3, 0.3), (0.7, 0.7)])).expect("one point");
        assert!(fixed.is_fixed());
        let tight = ShareSampler::new(&ranges(&[(0.3, 0.9), (0.7, 0.8)])).expect("one point");
        assert!(tight.is_fixed());
        assert_eq!(moments(&tight, 1)[0].0, 0.3);
        let error = |ends: &[(f64, f64)]| ShareSampler::new(&ranges(ends)).err();
        assert!(matches!(error(&[(0.6, 0.7), (0.6, 0.7)]), Some(ShareError::TooHigh { .. })));
        assert!(matches!(error(&[(0.1, 0.2), (0.1, 0.2)]), Some(ShareError::TooLow { .. })));
        assert!(matches!(error(&[(0.5, 0.4), (0.1, 0.9)]), Some(ShareError::Empty { .. })));
        assert!(matches!(error(&[(0.5, f64::NAN)]), Some(ShareError::Empty { .. })));
    }

    #[test]
    fn all_plans_draw_from_the_same_distribution() {
        // Unequal ranges that bind on both sides, so that no plan is trivial.
        let cases = [
            ranges(&[(0.1, 0.5), (0.0, 0.35), (0.2, 0.6), (0.05, 0.3)]),
            ranges(&[(0.0, 0.45), (0.0, 0.45), (0.0, 0.45)]),
            ranges(&[(0.2, 0.21), (0.1, 0.13), (0.0, 1.0), (0.0, 1.0), (0.0, 1.0)]),
        ];
        for case in &cases {
            let mut sampler = ShareSampler::new(case).expect("feasible");
            let mirrored = sampler.total > sampler.widths.iter().sum::<f64>() / 2.0;
            let rate = rate(&sampler.widths, sampler.total(mirrored));
            let plans = [
                Plan::Simplex { mirrored: false },
                Plan::Simplex { mirrored: true },
                Plan::Tilted { mirrored, rate },
                Plan::Tilted { mirrored, rate: 0.0 },
            ];
            let acceptance = |plan: &Plan| {
                let mut stream = Source::new(5, &["acceptance"]).stream(0);
                let mut distances = vec![0.0; sampler.free.len()];
                (0..1_000).filter(|_| sampler.propose(*plan, &mut stream, &mut distances)).count()
            };
            // A plan that hardly ever accepts would take minutes to say the same.
            let usable: Vec<Plan> = plans.into_iter().filter(|plan| acceptance(plan) > 20).collect();
            assert!(usable.len() >= 2, "nothing to compare");
            let mut draw = |plan: Plan| {
                sampler.plan = plan;
                moments(&sampler, 40_000)
            };
            let found: Vec<_> = usable.into_iter().map(&mut draw).collect();
            for other in &found[1..] {
                for (a, b) in found[0].iter().zip(other) {
                    assert!((a.0 - b.0).abs() < 0.006 && (a.1 - b.1).abs() < 0.005, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn open_ranges_give_the_whole_simplex() {
        let sampler = ShareSampler::new(&ranges(&[(0.0, 1.0); 4])).expect("feasible");
        for (mean, square) in moments(&sampler, 40_000) {
            // Dirichlet(1, 1, 1, 1): mean 1/4, second moment 2 / (4 * 5).
            assert!((mean - 0.25).abs() < 0.005 && (square - 0.1).abs() < 0.004, "{mean} {square}");
        }
    }

    #[test]
    fn many_shares_in_an_awkward_regime_stay_exact_and_quick() {
        // Neither the simplex nor the box alone would accept one proposal in a thousand here.
        let sampler = ShareSampler::new(&ranges(&[(0.0, 0.025); 100])).expect("feasible");
        assert!(matches!(sampler.plan, Plan::Tilted { .. }));
        for (mean, _) in moments(&sampler, 2_000) {
            assert!((mean - 0.01).abs() < 0.001, "{mean}");
        }
    }
}
