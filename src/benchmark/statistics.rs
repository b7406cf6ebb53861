//! How sure a difference is: bootstrap intervals, and mean ranks with their critical difference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::numeric::float;
use crate::numeric::random::Stream;

/// Sum and number of the values of a cluster: what is drawn together or not at all.
pub type Cluster = (f64, f64);

/// A mean with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// Mean over all values.
    pub mean: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Standard error.
    pub error: f64,
    /// Number of values.
    pub count: u64,
}

/// Resamples of clusters, drawn with replacement within strata.
///
/// Data sets that share a replication share their random numbers, so that they are one cluster; resampling them one by one
/// would take them for independent and make intervals too narrow.
///
/// # Source
/// Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13 (percentile intervals); Davison & Hinkley (1997),
/// Bootstrap Methods and their Application, ch. 3.8 (clusters).
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    clusters: usize,
    /// How often each cluster is drawn, resample by resample.
    times: Vec<f64>,
}

impl Bootstrap {
    /// Draws resamples of strata of these numbers of clusters, which stand one after the other.
    ///
    /// # Complexity
    /// O(resamples × clusters).
    #[must_use]
    pub fn new(strata: &[usize], resamples: usize, stream: &mut Stream) -> Self {
        let clusters = strata.iter().sum();
        let mut times = vec![0.0; resamples * clusters];
        for resample in 0..resamples {
            let mut first = resample * clusters;
            for size in strata {
                for _ in 0..*size {
                    times[first + stream.below(*size as u64) as usize] += 1.0;
                }
                first += size;
            }
        }
        Self { clusters, times }
    }

    /// Mean over all values of the clusters, with its percentile interval; none without values.
    ///
    /// # Complexity
    /// O(resamples × clusters).
    #[must_use]
    pub fn interval(&self, clusters: &[Cluster]) -> Option<Interval> {
        let total = |times: &mut dyn Iterator<Item = f64>| {
            times.zip(clusters).fold((0.0, 0.0), |(sum, count), (times, cluster)| {
                (sum + times * cluster.0, count + times * cluster.1)
            })
        };
        let (sum, count) = total(&mut std::iter::repeat(1.0));
        if count <= 0.0 {
            return None;
        }
        let mean = sum / count;
        let mut means: Vec<f64> = self
            .times
            .chunks_exact(self.clusters.max(1))
            .map(|times| total(&mut times.iter().copied()))
            .filter(|(_, count)| *count > 0.0)
            .map(|(sum, count)| sum / count)
            .collect();
        if means.is_empty() {
            return Some(Interval { mean, low: mean, high: mean, error: 0.0, count: count as u64 });
        }
        means.sort_by(f64::total_cmp);
        let average = means.iter().sum::<f64>() / means.len() as f64;
        let square: f64 = means.iter().map(|value| (value - average) * (value - average)).sum();
        let error = (square / (means.len().max(2) - 1) as f64).sqrt();
        let at = |p: f64| means[((p * means.len() as f64) as usize).min(means.len() - 1)];
        Some(Interval { mean, low: at(0.025), high: at(0.975), error, count: count as u64 })
    }
}

/// Mean ranks of some methods over blocks, and how far apart they must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MeanRanks {
    /// Mean rank of each method; 1 is best.
    pub ranks: Vec<f64>,
    /// Number of blocks.
    pub blocks: usize,
    /// Friedman's statistic, with its correction for ties; large if the methods differ.
    pub friedman: f64,
    /// Difference of mean ranks from which two methods differ at 5 % (Nemenyi).
    pub critical_difference: f64,
}

/// Mean ranks over blocks; each block has one value a method, and the highest is best. None for fewer than two methods or
/// blocks.
///
/// # Source
/// Friedman (1937), JASA 32(200):675-701; Nemenyi (1963); Demšar (2006), Statistical comparisons of classifiers over multiple
/// data sets, JMLR 7:1-30, equations 1 and 4.
///
/// # Complexity
/// O(b k log k) for b blocks of k methods.
#[must_use]
pub fn mean_ranks(blocks: &[Vec<f64>]) -> Option<MeanRanks> {
    let methods = blocks.first()?.len();
    if methods < 2 || blocks.len() < 2 || blocks.iter().any(|block| block.len() != methods) {
        return None;
    }
    let (mut sums, mut ties) = (vec![0.0; methods], 0.0);
    for block in blocks {
        let turned: Vec<f64> = block.iter().map(|value| -value).collect();
        let ranks = crate::comparison::mid_ranks(&turned);
        sums.iter_mut().zip(&ranks).for_each(|(sum, rank)| *sum += rank);
        // A tie of t methods takes t³ - t from the variance of the ranks; each of its t members brings t² - 1.
        for value in block {
            let same = block.iter().filter(|other| *other == value).count() as f64;
            ties += same * same - 1.0;
        }
    }
    let (b, k) = (blocks.len() as f64, methods as f64);
    let ranks: Vec<f64> = sums.iter().map(|sum| sum / b).collect();
    let spread: f64 = ranks.iter().map(|rank| (rank - (k + 1.0) / 2.0) * (rank - (k + 1.0) / 2.0)).sum();
    let room = 1.0 - ties / (b * (k * k * k - k));
    let friedman = if room > 1e-12 { 12.0 * b / (k * (k + 1.0)) * spread / room } else { 0.0 };
    let critical_difference =
        studentized_range(methods) / std::f64::consts::SQRT_2 * (k * (k + 1.0) / (6.0 * b)).sqrt();
    Some(MeanRanks { ranks, blocks: blocks.len(), friedman, critical_difference })
}

/// The 95 % quantile of the range of so many standard normal variables.
///
/// # Source
/// Distribution of the range: `P(R <= q) = k ∫ φ(x) [Φ(x) - Φ(x - q)]^(k - 1) dx`, by Simpson's rule and halving.
fn studentized_range(methods: usize) -> f64 {
    let k = methods as f64;
    let below = |q: f64| {
        let (start, steps, width) = (-8.0, 800_u32, 16.0 / 800.0);
        let density = |x: f64| {
            let inside = float::normal_cdf(x) - float::normal_cdf(x - q);
            0.398_942_280_401_432_7 * float::exp(-x * x / 2.0) * float::pow(inside.max(0.0), k - 1.0)
        };
        let term = |at: u32| {
            let factor = if at == 0 || at == steps { 1.0 } else { 2.0 * f64::from(1 + at % 2) };
            factor * density(start + f64::from(at) * width)
        };
        k * width / 3.0 * (0..=steps).map(term).sum::<f64>()
    };
    halved((0.0, 20.0), 40, |q| below(q) < 0.95)
}

/// Standard normal quantile of `1 - 0.025 / comparisons`: how many standard errors make a difference if so many are looked
/// at (Bonferroni).
#[must_use]
pub fn errors_of_difference(comparisons: usize) -> f64 {
    let wanted = 1.0 - 0.025 / comparisons.max(1) as f64;
    halved((0.0, 10.0), 50, |errors| float::normal_cdf(errors) < wanted)
}

/// Where `is_below` turns from true to false, by halving an interval so many times.
pub(super) fn halved((mut low, mut high): (f64, f64), times: u32, is_below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..times {
        let middle = (low + high) / 2.0;
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random;

    /// Demšar (2006), table 5: critical values of the two-tailed Nemenyi test at 0.05 (the range divided by the root of 2).
    #[test]
    fn critical_values_of_demsar() {
        for (methods, published) in [(2, 1.960), (3, 2.343), (4, 2.569), (5, 2.728), (10, 3.164)] {
            let found = studentized_range(methods) / std::f64::consts::SQRT_2;
            assert!((found - published).abs() < 0.001, "{methods}: {found}");
        }
    }

    /// Hollander & Wolfe (1973), p. 140: 22 players round first base in three ways; R's `friedman.test` prints 11.143.
    #[test]
    fn rounding_first_base() {
        let times = [
            [5.40, 5.50, 5.55],
            [5.85, 5.70, 5.75],
            [5.20, 5.60, 5.50],
            [5.55, 5.50, 5.40],
            [5.90, 5.85, 5.70],
            [5.45, 5.55, 5.60],
            [5.40, 5.40, 5.35],
            [5.45, 5.50, 5.35],
            [5.25, 5.15, 5.00],
            [5.85, 5.80, 5.70],
            [5.25, 5.20, 5.10],
            [5.65, 5.55, 5.45],
            [5.60, 5.35, 5.45],
            [5.05, 5.00, 4.95],
            [5.50, 5.50, 5.40],
            [5.45, 5.55, 5.50],
            [5.55, 5.55, 5.35],
            [5.45, 5.50, 5.55],
            [5.50, 5.45, 5.25],
            [5.65, 5.60, 5.40],
            [5.70, 5.65, 5.55],
            [6.30, 6.30, 6.25],
        ];
        let blocks: Vec<Vec<f64>> = times.iter().map(|row| row.map(|time| -time).to_vec()).collect();
        let found = mean_ranks(&blocks).expect("three ways");
        assert!((found.friedman - 78.0 / 7.0).abs() < 1e-9, "{}", found.friedman);
        // The wide angle is fastest.
        assert!(found.ranks[2] < found.ranks[1] && found.ranks[1] < found.ranks[0]);
        assert!((found.critical_difference - 2.3437 * (12.0 / 132f64).sqrt()).abs() < 1e-3);
    }

    #[test]
    fn an_interval_covers_the_mean_and_narrows_with_more_clusters() {
        let interval = |clusters: usize| {
            let values: Vec<Cluster> = (0..clusters).map(|at| ((at % 10) as f64, 1.0)).collect();
            Bootstrap::new(&[clusters], 400, &mut random::stream(1, 0)).interval(&values).expect("values")
        };
        let (few, many) = (interval(20), interval(500));
        assert_eq!((few.mean, many.mean), (4.5, 4.5));
        assert!(few.low < 4.5 && few.high > 4.5 && many.high - many.low < few.high - few.low);
        // The standard error of the mean of ten equally frequent digits.
        assert!((many.error - 2.872 / 500f64.sqrt()).abs() < 0.02, "{}", many.error);
    }

    #[test]
    fn strata_keep_their_share() {
        let boot = Bootstrap::new(&[3, 2], 50, &mut random::stream(2, 0));
        for times in boot.times.chunks_exact(5) {
            assert_eq!((times[..3].iter().sum::<f64>(), times[3..].iter().sum::<f64>()), (3.0, 2.0));
        }
        assert_eq!(boot.interval(&[(0.0, 0.0); 5]), None);
    }

    #[test]
    fn more_comparisons_ask_for_more() {
        assert!((errors_of_difference(1) - 1.959_964).abs() < 1e-5);
        assert!(errors_of_difference(30) > 3.0);
    }
}
