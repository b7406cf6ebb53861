//! What replicas say of a measure: median, interval, and the probability of a place among the first k.
//!
//! **Rule for equal values.** Actors whose values differ by less than [`SAME_VALUE`] of the largest one are equal. If there
//! are more equal actors than places left among the first k, they share these places in equal parts, so that the
//! probabilities of all actors add up to k. Who has no value (the constraint of somebody without contacts) has no place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use socta_base::numeric::quantile;

/// Lower end of an interval, as a share of the replicas.
pub const LOW: f64 = 0.05;
/// Upper end of an interval.
pub const HIGH: f64 = 0.95;
/// Values that differ by less than this share of the largest one are equal.
pub const SAME_VALUE: f64 = 1e-9;

/// Median and interval of a measure over replicas in which it is defined.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Interval {
    /// Median over the replicas.
    pub median: f64,
    /// 5 % of the values are below.
    pub low: f64,
    /// 5 % of the values are above.
    pub high: f64,
}

impl Interval {
    /// Of values in any order, which are sorted; none of nothing.
    #[must_use]
    pub fn of(values: &mut [f64]) -> Option<Self> {
        values.sort_unstable_by(f64::total_cmp);
        let at = |p| quantile::of_sorted(values, p);
        Some(Self { median: at(0.5)?, low: at(LOW)?, high: at(HIGH)? })
    }
}

/// Which values come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefer {
    /// The largest value comes first.
    High,
    /// The smallest value comes first.
    Low,
}

/// Shares of the first `k` places, one an actor, each `0..=1`; a value that is not a number has no place.
///
/// # Complexity
///
/// O(n) on average.
#[must_use]
pub fn places(values: &[f64], prefer: Prefer, k: usize) -> Vec<f64> {
    let mut places = Places::new(values.len(), k, prefer);
    places.add(values);
    places.first
}

/// Adds up shares of the first k places over replicas.
#[derive(Debug, Clone)]
pub struct Places {
    k: usize,
    prefer: Prefer,
    replicas: u32,
    first: Vec<f64>,
    sorted: Vec<f64>,
}

impl Places {
    /// For this many actors.
    #[must_use]
    pub fn new(actors: usize, k: usize, prefer: Prefer) -> Self {
        Self { k, prefer, replicas: 0, first: vec![0.0; actors], sorted: Vec::with_capacity(actors) }
    }

    /// Adds a replica: the value of each actor, not a number where it has none.
    pub fn add(&mut self, values: &[f64]) {
        self.replicas += 1;
        let turned = |value: f64| if self.prefer == Prefer::High { value } else { -value };
        self.sorted.clear();
        self.sorted.extend(values.iter().filter(|value| !value.is_nan()).map(|&value| turned(value)));
        if self.k == 0 || self.sorted.is_empty() {
            return;
        }
        let largest = self.sorted.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
        let step = SAME_VALUE * largest;
        let last = (self.k - 1).min(self.sorted.len() - 1);
        let (_, &mut boundary, _) = self.sorted.select_nth_unstable_by(last, |a, b| b.total_cmp(a));
        let above = self.sorted.iter().filter(|&&value| value > boundary + step).count();
        let equal = self.sorted.iter().filter(|&&value| (value - boundary).abs() <= step).count();
        let share = ((self.k.saturating_sub(above)) as f64 / equal as f64).min(1.0);
        for (sum, &value) in self.first.iter_mut().zip(values) {
            let value = turned(value);
            if value > boundary + step {
                *sum += 1.0;
            } else if value >= boundary - step {
                *sum += share;
            }
        }
    }

    /// P(rank <= k) of each actor; 0 without replicas.
    #[must_use]
    pub fn probabilities(&self) -> Vec<f64> {
        let replicas = f64::from(self.replicas.max(1));
        self.first.iter().map(|sum| sum / replicas).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_the_places_that_are_left() {
        assert_eq!(
            places(&[5.0, 3.0, 3.0, 3.0, 1.0], Prefer::High, 2),
            [1.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 0.0]
        );
        assert_eq!(
            places(&[5.0, 3.0, 3.0, 3.0, 1.0], Prefer::Low, 2),
            [0.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 1.0]
        );
        assert_eq!(places(&[2.0, 2.0], Prefer::High, 5), [1.0, 1.0]);
        assert_eq!(places(&[0.1 + 0.2, 0.3, 0.1], Prefer::High, 1), [0.5, 0.5, 0.0]);
        assert_eq!(places(&[1.0, 2.0], Prefer::High, 0), [0.0, 0.0]);
    }

    #[test]
    fn no_value_no_place() {
        assert_eq!(places(&[f64::NAN, 0.5, 0.25], Prefer::Low, 1), [0.0, 0.0, 1.0]);
        assert_eq!(places(&[f64::NAN], Prefer::High, 1), [0.0]);
    }

    #[test]
    fn intervals_are_quantiles() {
        let mut values: Vec<f64> = (0..=100).rev().map(f64::from).collect();
        assert_eq!(Interval::of(&mut values), Some(Interval { median: 50.0, low: 5.0, high: 95.0 }));
        assert_eq!(Interval::of(&mut []), None);
    }
}
