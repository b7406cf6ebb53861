//! Counting what is chosen: of a block of views, and of all blocks in their order.
//!
//! Blocks are solved in any order and added in theirs, and everything that is kept is a whole number: the result has the
//! same bytes at any number of threads. How often each set is the best is kept for a bounded number of sets, those that
//! are met first; what is met later is counted as "others" and said so.

use rustc_hash::FxHashMap;

use crate::numeric::quantile;
use crate::priorities::{Mode, Problem};
use crate::robustness::Estimate;

use super::set::Set;

/// Sets of which it is counted how often they are the best.
pub(super) const MOST_SETS: usize = 4_096;
/// Micro-units in one class of shortfalls; no shortfall at all has a class of its own.
const CLASS: u64 = 250;
/// Classes of shortfalls; the last holds everything beyond two points of score.
const CLASSES: usize = 8_000;

/// Whole sums of a figure in micro-units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sums {
    pub(super) count: u64,
    sum: i128,
    squares: i128,
}

impl Sums {
    pub(crate) fn push(&mut self, value: i64) {
        let value = i128::from(value);
        self.count += 1;
        self.sum += value;
        self.squares += value * value;
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// Mean, in micro-units.
    pub(super) fn mean(&self) -> i64 {
        let count = i128::from(self.count.max(1));
        i64::try_from(self.sum / count).unwrap_or(0)
    }

    /// Mean in points of score, of views of which each is worth this many independent ones.
    pub(crate) fn estimate(&self, efficiency: f64) -> Estimate {
        let (sum, squares) = (self.sum as f64 / 1e6, self.squares as f64 / 1e12);
        Estimate::mean_of(sum, squares, self.count, self.count as f64 * efficiency)
    }
}

/// How much less than the best the proposal is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shortfalls {
    pub(crate) sums: Sums,
    pub(crate) largest: i64,
    classes: Vec<u64>,
}

impl Shortfalls {
    pub(crate) fn new() -> Self {
        Self { sums: Sums::default(), largest: 0, classes: vec![0; CLASSES] }
    }

    pub(crate) fn push(&mut self, shortfall: i64) {
        self.sums.push(shortfall);
        self.largest = self.largest.max(shortfall);
        let class = (shortfall.max(0) as u64).div_ceil(CLASS) as usize;
        self.classes[class.min(CLASSES - 1)] += 1;
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.sums.add(&other.sums);
        self.largest = self.largest.max(other.largest);
        self.classes.iter_mut().zip(&other.classes).for_each(|(to, from)| *to += from);
    }

    /// The shortfall, in points of score, that a share of views does not exceed: the upper end of its class, and never
    /// more than the largest one.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let class = quantile::of_counts(&self.classes, share).unwrap_or(0);
        let end = if class == CLASSES - 1 { self.largest } else { (class as u64 * CLASS) as i64 };
        end.min(self.largest) as f64 / 1e6
    }
}

/// How a bundle is carried in a number of views.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct BundleCount {
    pub(super) modes: [u64; 3],
}

/// What was chosen over a number of views.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    pub(super) views: u64,
    /// Views in which nothing fits the bounds.
    pub(super) none: u64,
    /// For each item, how often it is carried in each mode.
    pub(super) items: Vec<[u64; 3]>,
    pub(super) bundles: Vec<BundleCount>,
    /// Sums of the values of each item.
    pub(super) values: Vec<Sums>,
    /// Sums of the best value.
    pub(super) best: Sums,
    pub(super) shortfalls: Shortfalls,
    /// Views in which the proposed set is a best one.
    pub(super) agreed: u64,
    /// Sets and how often each is chosen, in the order in which they were met.
    pub(super) sets: Vec<(Set, u64)>,
    places: FxHashMap<Set, u32>,
    /// Views of which the set is not kept.
    pub(super) others: u64,
    /// Sums of weights by [`super::counted::Counted`].
    pub(super) weights: Vec<f64>,
}

impl Counts {
    /// The sets that were met, the most frequent first; ties by their items.
    pub(super) fn frequent(&self) -> Vec<(&Set, u64)> {
        let mut sets: Vec<(&Set, u64)> = self.sets.iter().map(|(set, count)| (set, *count)).collect();
        sets.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        sets
    }

    pub(super) fn new(problem: &Problem) -> Self {
        Self {
            views: 0,
            none: 0,
            items: vec![[0; 3]; problem.items.len()],
            bundles: vec![BundleCount::default(); problem.bundles.len()],
            values: vec![Sums::default(); problem.items.len()],
            best: Sums::default(),
            shortfalls: Shortfalls::new(),
            agreed: 0,
            sets: Vec::new(),
            places: FxHashMap::default(),
            others: 0,
            weights: Vec::new(),
        }
    }

    /// Counts a set that was chosen so many times; the set is copied only if it is new.
    pub(super) fn meet(&mut self, set: &Set, times: u64) {
        match self.places.get(set) {
            Some(&at) => self.sets[at as usize].1 += times,
            None if self.sets.len() < MOST_SETS => {
                self.places.insert(set.clone(), self.sets.len() as u32);
                self.sets.push((set.clone(), times));
            }
            None => self.others += times,
        }
    }

    /// Adds the counts of a later block.
    pub(super) fn add(&mut self, other: &Self) {
        self.views += other.views;
        self.none += other.none;
        self.agreed += other.agreed;
        self.others += other.others;
        self.best.add(&other.best);
        // The only sums that are not whole: blocks are added in their order.
        self.weights.resize(other.weights.len(), 0.0);
        self.weights.iter_mut().zip(&other.weights).for_each(|(to, from)| *to += from);
        self.shortfalls.add(&other.shortfalls);
        for (to, from) in self.items.iter_mut().zip(&other.items) {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        }
        for (to, from) in self.bundles.iter_mut().zip(&other.bundles) {
            to.modes.iter_mut().zip(&from.modes).for_each(|(to, from)| *to += from);
        }
        self.values.iter_mut().zip(&other.values).for_each(|(to, from)| to.add(from));
        other.sets.iter().for_each(|(set, times)| self.meet(set, *times));
    }
}

/// Position of a mode among the counts.
pub(super) fn place(mode: Mode) -> usize {
    match mode {
        Mode::Oap => 0,
        Mode::Chsg => 1,
        Mode::Both => 2,
    }
}

/// How a bundle is carried, all its chosen items taken together.
pub(super) fn joined(before: Option<Mode>, next: Mode) -> Mode {
    match before {
        Some(mode) if mode != next => Mode::Both,
        _ => next,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_shortfalls_are_those_of_their_classes() {
        let mut found = Shortfalls::new();
        (0..90).for_each(|_| found.push(0));
        (0..10).for_each(|at| found.push(10_000 + at));
        assert_eq!(found.quantile(0.5), 0.0);
        assert_eq!(found.quantile(0.95), 0.010_009);
        assert_eq!(found.largest, 10_009);
        let mut none = Shortfalls::new();
        (0..5).for_each(|_| none.push(0));
        assert_eq!(none.quantile(0.95), 0.0);
    }

    #[test]
    fn more_sets_than_are_kept_are_counted_as_others() {
        let problem = Problem {
            schema: String::new(),
            items: Vec::new(),
            bundles: Vec::new(),
            bounds: crate::priorities::Bounds { priorities: 1, plans: 1, goals: 1, least_value: None },
            ..Problem::default()
        };
        let mut counts = Counts::new(&problem);
        for at in 0..MOST_SETS + 3 {
            counts.meet(&Set::of(MOST_SETS + 3, [at]), 2);
        }
        counts.meet(&Set::of(MOST_SETS + 3, [0]), 1);
        assert_eq!((counts.sets.len(), counts.others, counts.sets[0].1), (MOST_SETS, 6, 3));
    }
}
