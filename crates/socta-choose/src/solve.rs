//! The best choice as a document, or why there is none.

use crate::conflict;
use crate::problem::Problem;
use crate::solution::Solution;
use crate::solver::Solver;
use crate::unsolvable::Unsolvable;

impl Solver<'_> {
    /// The best choice as a document.
    ///
    /// # Errors
    /// If the overrides cannot be met within the bounds.
    pub fn solution(&mut self) -> Result<Solution, Unsolvable> {
        if self.best().is_none() {
            return Err(self.conflict());
        }
        Ok(self.written())
    }

    /// Why there is no choice.
    pub(crate) fn conflict(&self) -> Unsolvable {
        conflict::find(self.problem(), self.instance())
    }
}

/// The best choice.
///
/// # Errors
/// If the problem has a fault, or its overrides cannot be met within its bounds.
pub fn solve(problem: &Problem) -> Result<Solution, Unsolvable> {
    Solver::new(problem)?.solution()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{force, problem};
    use crate::faults::ProblemFault;
    use crate::item::{Direction, Mode, ModeOption};

    fn keys(problem: &Problem) -> Vec<String> {
        solve(problem).expect("the overrides fit").items.into_iter().map(|chosen| chosen.item).collect()
    }

    #[test]
    fn places_and_plans_bind() {
        let problem = problem(&[(0, 5), (0, 4), (1, 6), (2, 3)], 2, 2);
        assert_eq!(keys(&problem), ["a0", "a2"]);
    }

    #[test]
    fn equal_items_are_chosen_by_key() {
        let problem = problem(&[(0, 5), (1, 5), (2, 5), (3, 5)], 2, 9);
        assert_eq!(keys(&problem), ["a0", "a1"]);
    }

    #[test]
    fn what_is_worth_nothing_takes_no_plan() {
        assert!(keys(&problem(&[(0, 0), (1, -1)], 2, 2)).is_empty());
    }

    #[test]
    fn the_least_value_holds_unless_an_override_asks() {
        let mut problem = problem(&[(0, 5), (1, 4)], 2, 2);
        problem.bounds.least_value = Some(5);
        assert_eq!(keys(&problem), ["a0"]);
        force(&mut problem, 1, Direction::In);
        assert_eq!(keys(&problem), ["a0", "a1"]);
    }

    #[test]
    fn an_enabler_is_carried_by_both_while_goals_last() {
        let mut problem = problem(&[(0, 5), (1, 4), (2, 3)], 3, 3);
        problem.items[0].options = vec![ModeOption::PLAN, ModeOption::BOTH];
        problem.items[1].options = vec![ModeOption::GOAL];
        problem.bounds.goals = 2;
        let modes = |problem: &Problem| -> Vec<Mode> {
            solve(problem).expect("the overrides fit").items.iter().map(|chosen| chosen.mode).collect()
        };
        assert_eq!(modes(&problem), [Mode::Both, Mode::Chsg, Mode::Oap]);
        problem.bounds.goals = 1;
        assert_eq!(modes(&problem), [Mode::Oap, Mode::Chsg, Mode::Oap]);
        let solution = solve(&problem).expect("the overrides fit");
        assert_eq!((solution.places, solution.plans, solution.goals), (2, 2, 1));
        assert!(!solution.bundles[1].takes_place);
    }

    #[test]
    fn values_that_do_not_fit_the_problem_are_refused() {
        let problem = problem(&[(0, 5)], 1, 1);
        let mut solver = Solver::new(&problem).expect("the problem has no fault");
        assert_eq!(solver.set_values(&[1, 2]), Err(ProblemFault::ValueCount { given: 2, items: 1 }));
        assert_eq!(solver.set_values(&[i64::MAX]), Err(ProblemFault::ValueOutOfRange("a0".into())));
    }

    #[test]
    fn a_problem_without_items_has_an_empty_choice() {
        assert!(keys(&problem(&[], 1, 1)).is_empty());
    }
}
