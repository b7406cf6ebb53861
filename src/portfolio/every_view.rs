//! The choice solved in every view.
//!
//! # Complexity
//! One exact choice a view; views whose order of magnitude is that of thousands share the working memory of a block.

use rayon::prelude::*;

use crate::diagnostics::Progress;
use crate::priorities::{LARGEST_VALUE, Mode, Problem, ProblemFault, Solver, micro_units};
use crate::robustness::{ViewBlock, Views};

use super::PortfolioError;
use super::beside::Beside;
use super::counted::Counted;
use super::counts::{Counts, joined, place};
use super::set::Set;
use super::worths::Worths;

/// What is chosen from, and where the values of a view come from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) problem: &'a Problem,
    /// Alternative of the views that each item is.
    pub(super) rows: &'a [usize],
    pub(super) views: &'a Views,
    /// The proposed set.
    pub(super) proposed: &'a Set,
    /// Which criteria count for which alternative.
    pub(super) counted: &'a Counted,
    /// What sets are worth.
    pub(super) worths: &'a Worths,
}

impl Field<'_> {
    /// Keys of items.
    pub(super) fn keys(&self, items: impl Iterator<Item = usize>) -> Vec<String> {
        items.map(|at| self.problem.items[at].key.clone()).collect()
    }

    /// Writes the values of the items in one view of a block, in micro-units.
    pub(super) fn values(&self, block: &ViewBlock, view: usize, into: &mut [i64]) {
        for (value, row) in into.iter_mut().zip(self.rows) {
            *value = units(block.scores[row * block.width + view]);
        }
    }

    /// Solves every view, and lets another one look at it.
    pub(super) fn solve<B: Beside>(
        &self,
        beside: &B,
        progress: &dyn Progress,
    ) -> Result<(Counts, B::Seen), PortfolioError> {
        let solver = Solver::new(self.problem)?;
        let (mut total, mut seen) = (Counts::new(self.problem), beside.start());
        let group = 8 * rayon::current_num_threads() as u64;
        let (mut next, last) = (0, self.views.blocks());
        while next < last {
            let stop = (next + group).min(last);
            let found: Vec<(Counts, B::Seen)> = (next..stop)
                .into_par_iter()
                .map(|index| self.block(solver.clone(), &self.views.block(index), beside))
                .collect::<Result<_, ProblemFault>>()?;
            for (counts, looked) in &found {
                total.add(counts);
                beside.add(&mut seen, looked);
            }
            progress.advance((next..stop).map(|index| self.views.width(index) as u64).sum());
            if progress.cancelled() {
                return Err(PortfolioError::Stopped);
            }
            next = stop;
        }
        Ok((total, seen))
    }

    fn block<B: Beside>(
        &self,
        mut solver: Solver<'_>,
        block: &ViewBlock,
        beside: &B,
    ) -> Result<(Counts, B::Seen), ProblemFault> {
        let problem = self.problem;
        let mut seen = beside.start();
        let mut counts = Counts::new(problem);
        counts.weights = self.counted.sums(block);
        let mut values = vec![0; problem.items.len()];
        let mut solving = values.clone();
        let mut modes: Vec<Option<Mode>> = vec![None; problem.bundles.len()];
        let mut set = Set::empty(problem.items.len());
        for view in 0..block.width {
            self.values(block, view, &mut values);
            beside.look(&mut seen, &values)?;
            solving.copy_from_slice(&values);
            self.worths.for_solver(&mut solving);
            solver.set_values(&solving)?;
            counts.views += 1;
            let Some(chosen) = solver.choose() else {
                counts.none += 1;
                continue;
            };
            set.clear();
            modes.fill(None);
            for (at, option) in chosen.enumerate() {
                let item = &problem.items[at];
                let Some(option) = option.and_then(|option| item.options.get(usize::from(option))) else {
                    continue;
                };
                set.insert(at);
                counts.items[at][place(option.mode)] += 1;
                modes[item.bundle] = Some(joined(modes[item.bundle], option.mode));
            }
            for (count, mode) in counts.bundles.iter_mut().zip(&modes) {
                if let Some(mode) = mode {
                    count.modes[place(*mode)] += 1;
                }
            }
            values.iter().zip(&mut counts.values).for_each(|(value, sums)| sums.push(*value));
            let best = self.worths.set(&set, &values);
            let shortfall = (best - self.worths.set(self.proposed, &values)).max(0);
            counts.best.push(best);
            counts.agreed += u64::from(shortfall == 0);
            counts.shortfalls.push(shortfall);
            counts.meet(&set, 1);
        }
        Ok((counts, seen))
    }
}

/// A score in micro-units, cut off at what the exact arithmetic can hold.
pub(super) fn units(score: f64) -> i64 {
    micro_units(score).unwrap_or(if score < 0.0 { -LARGEST_VALUE } else { LARGEST_VALUE })
}
