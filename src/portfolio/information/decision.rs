//! The set of best expected value, and what it becomes when expectations move.

use crate::priorities::{Direction, Override, Problem, ProblemFault, Solver};

use super::super::set::Set;
use super::super::worths::Worths;

/// The set of best expected value, and what stands between it and any other.
#[derive(Debug, Clone)]
pub(in crate::portfolio) struct Decision<'a> {
    problem: &'a Problem,
    worths: Worths,
    /// Expected values of the items, in micro-units.
    pub(in crate::portfolio) values: Vec<i64>,
    /// The set.
    pub(in crate::portfolio) best: Set,
    /// For each item what is lost if it is decided the other way, in micro-units, and the best set then; none if that
    /// cannot be.
    others: Vec<Option<(i64, Set)>>,
    /// Items by rising loss.
    order: Vec<usize>,
}

/// What moved expectations lead to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Moved {
    /// What another set is worth more than the old one, in micro-units; above 0.
    pub(super) gain: i64,
    /// That set.
    pub(super) set: Set,
}

impl<'a> Decision<'a> {
    /// Decides at these expected values; none if nothing fits the bounds.
    pub(in crate::portfolio) fn new(
        problem: &'a Problem,
        values: Vec<i64>,
    ) -> Result<Option<Self>, ProblemFault> {
        let worths = Worths::of(problem);
        let Some(best) = chosen(&worths, &mut Solver::new(problem)?, &values)? else { return Ok(None) };
        let total = worths.set(&best, &values);
        let mut other = problem.clone();
        let mut others = Vec::with_capacity(values.len());
        for at in 0..values.len() {
            let direction = if best.has(at) { Direction::Out } else { Direction::In };
            // What an override decides, no evidence changes.
            if problem.items[at].forced.is_some()
                || (direction == Direction::In && problem.items[at].options.is_empty())
            {
                others.push(None);
                continue;
            }
            other.items[at].forced = Some(Override::new(direction, "", ""));
            let set = chosen(&worths, &mut Solver::new(&other)?, &values)?;
            others.push(set.map(|set| (total - worths.set(&set, &values), set)));
            other.items[at].forced = None;
        }
        let loss = |at: &usize| others[*at].as_ref().map_or(i64::MAX, |(loss, _)| *loss);
        let mut order: Vec<usize> = (0..others.len()).filter(|at| others[*at].is_some()).collect();
        order.sort_by_key(|at| (loss(at), *at));
        Ok(Some(Self { problem, worths, values, best, others, order }))
    }

    /// A solver of the same problem.
    pub(super) fn solver(&self) -> Result<Solver<'a>, ProblemFault> {
        Solver::new(self.problem)
    }

    /// What the best set becomes when the expected values move by these micro-units; none if it stays.
    ///
    /// A set that decides some items otherwise is worth less than the best by at least the largest of their losses, so
    /// that it can only win if what moves in its favour exceeds that. Where this rules out every set, nothing is solved.
    pub(super) fn moved(
        &self,
        solver: &mut Solver<'_>,
        shift: &[i64],
    ) -> Result<Option<Moved>, ProblemFault> {
        let favour = |at: usize| {
            let by = if self.best.has(at) { -shift[at] } else { shift[at] };
            by.max(0)
        };
        let mut sum = 0;
        let possible = self.order.iter().any(|&at| {
            sum += favour(at);
            self.others[at].as_ref().is_some_and(|(loss, _)| sum > *loss)
        });
        if !possible {
            return Ok(None);
        }
        let values: Vec<i64> = self.values.iter().zip(shift).map(|(value, by)| value + by).collect();
        let Some(set) = chosen(&self.worths, solver, &values)? else { return Ok(None) };
        let gain = self.worths.set(&set, &values) - self.worths.set(&self.best, &values);
        Ok((gain > 0).then_some(Moved { gain, set }))
    }

    /// [`Self::moved`] for one item alone: it stays where it is, or the best set without it or with it takes over.
    pub(super) fn moved_alone(&self, item: usize, by: i64) -> Option<Moved> {
        let (loss, set) = self.others[item].as_ref()?;
        let favour = if self.best.has(item) { -by } else { by };
        (favour > *loss).then(|| Moved { gain: favour - loss, set: set.clone() })
    }

    /// Whether moving one item alone can be decided without solving: not where an item must reach a least value.
    pub(super) fn knows_items_alone(&self) -> bool {
        self.problem.bounds.least_value.is_none()
    }
}

/// The best set at these values; none if nothing fits.
pub(in crate::portfolio) fn chosen(
    worths: &Worths,
    solver: &mut Solver<'_>,
    values: &[i64],
) -> Result<Option<Set>, ProblemFault> {
    let mut solving = values.to_vec();
    worths.for_solver(&mut solving);
    solver.set_values(&solving)?;
    let members = solver.choose().map(|options| {
        options.enumerate().filter(|(_, option)| option.is_some()).map(|(at, _)| at).collect::<Vec<_>>()
    });
    Ok(members.map(|members| Set::of(values.len(), members)))
}
