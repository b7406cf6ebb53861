//! Which odds of reporting a statement or a policy needs, and odds measured from a sample.

use super::pool::{DISTANCE, Pool};
use super::reports::{LEVELS, Reports};
use super::score::{expected, scores};
use socta_base::numeric::float::exp;

/// Halvings of an interval of logarithms.
const HALVINGS: usize = 80;
/// Variance of the logarithm of the odds before anything is measured.
const PRIOR: f64 = 1.5 * 1.5;
/// Points at which a turn is looked for, from odds of 1/100 to 100.
const POINTS: usize = 93;
const LARGEST: f64 = 4.605_170_185_988_092;

/// Odds of reporting as a random sample of unseen cells shows them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasuredOdds {
    /// Natural logarithm of the odds.
    pub logarithm: f64,
    /// Standard error of the logarithm.
    pub error: f64,
}

/// The odds at which an unseen cell is worth `worth` on average: what a policy of filling gaps with that value assumes. None if
/// no cell is unseen.
#[must_use]
pub fn implied_odds(reports: &Reports, worth: f64) -> Option<f64> {
    let pool = Pool::of(reports);
    let mut gaps = vec![0_usize; reports.criteria];
    for (at, certainty) in reports.certainty.iter().enumerate() {
        gaps[at % reports.criteria] += usize::from(*certainty <= 0.0);
    }
    let total: usize = gaps.iter().sum();
    let mean = |logarithm: f64| {
        let unseen = pool.unseen(exp(logarithm));
        let worth = |(at, gaps): (usize, &usize)| reports.worth(&unseen[at], at) * *gaps as f64;
        gaps.iter().enumerate().map(worth).sum::<f64>() / total as f64
    };
    (total > 0).then(|| exp(bisected(-10.0, 20.0, |logarithm| mean(logarithm) > worth)))
}

/// The lowest odds from 0.01 to 100 above which two alternatives change places in their expected scores; none if they never do.
#[must_use]
pub fn turning_odds(reports: &Reports, one: usize, other: usize) -> Option<f64> {
    Turns::new(reports).of(one, other)
}

/// Expected scores at a grid of odds, to look for turns of many pairs.
#[derive(Debug, Clone)]
pub struct Turns<'a> {
    reports: &'a Reports,
    pool: Pool,
    /// Scores at each point of the grid.
    grid: Vec<Vec<f64>>,
}

impl<'a> Turns<'a> {
    /// The scores of all alternatives at every point.
    ///
    /// # Complexity
    /// O(alternatives · criteria) a point.
    #[must_use]
    pub fn new(reports: &'a Reports) -> Self {
        let pool = Pool::of(reports);
        let grid = (0..POINTS).map(|at| scores(reports, &pool, exp(point(at))).expected).collect();
        Self { reports, pool, grid }
    }

    /// The odds of [`turning_odds`].
    #[must_use]
    pub fn of(&self, one: usize, other: usize) -> Option<f64> {
        let leads_at = |at: usize| self.grid[at][one] > self.grid[at][other];
        let first = leads_at(0);
        let turned = (1..POINTS).find(|&at| leads_at(at) != first)?;
        let leads = |logarithm: f64| {
            let unseen = self.pool.unseen(exp(logarithm));
            expected(self.reports, &unseen, one) > expected(self.reports, &unseen, other)
        };
        Some(exp(bisected(point(turned - 1), point(turned), |logarithm| leads(logarithm) == first)))
    }
}

fn point(at: usize) -> f64 {
    -LARGEST + 2.0 * LARGEST * at as f64 / (POINTS - 1) as f64
}

/// The odds that explain the levels of unseen cells that were drawn at random and then looked into: criterion and level of each.
#[must_use]
pub fn measured_odds(pool: &Pool, sample: &[(usize, usize)]) -> MeasuredOdds {
    let distance = |levels: &[f64; LEVELS], power: i32| -> f64 {
        levels
            .iter()
            .zip(DISTANCE)
            .map(|(share, distance)| share * if power == 1 { distance } else { distance * distance })
            .sum()
    };
    let seen: f64 = sample.iter().map(|&(_, level)| DISTANCE[level]).sum();
    let too_low = |logarithm: f64| {
        let unseen = pool.unseen(exp(logarithm));
        let expected: f64 = sample.iter().map(|&(criterion, _)| distance(&unseen[criterion], 1)).sum();
        expected - seen + logarithm / PRIOR < 0.0
    };
    let logarithm = bisected(-10.0, 10.0, too_low);
    let unseen = pool.unseen(exp(logarithm));
    let spread = |criterion: usize| {
        let mean = distance(&unseen[criterion], 1);
        distance(&unseen[criterion], 2) - mean * mean
    };
    let information: f64 = sample.iter().map(|&(criterion, _)| spread(criterion)).sum::<f64>() + 1.0 / PRIOR;
    MeasuredOdds { logarithm, error: 1.0 / information.sqrt() }
}

/// Where a condition that holds at the lower end stops to hold.
fn bisected(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
