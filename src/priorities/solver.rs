//! Solves one problem many times: with other values, other overrides, other bounds.

use super::dual::{self, DualMemory};
use super::faults::ProblemFault;
use super::general::General;
use super::instance::{Choice, Instance, Leaf, is_in_range};
use super::problem::{Bounds, Direction, LARGEST_VALUE, Problem};
use super::search::{Found, Node, Pruning, SearchMemory};
use super::solution::{Solution, Unsolvable};
use super::tree::Tree;

/// A problem and the working memory to solve it again and again without allocating.
///
/// Every result is exact and unique (the tie rule of [`Problem`]), so it does not depend on what was solved before.
#[derive(Debug, Clone)]
pub struct Solver<'a> {
    problem: &'a Problem,
    instance: Instance,
    dual: DualMemory,
    search: SearchMemory,
    taken: Vec<Option<u8>>,
    /// For a problem with rules.
    general: Option<Box<General>>,
    /// What a better choice could be worth more at most than the one in `taken`, in units of worth.
    gap: i128,
}

/// The widths of the passes: a narrow one usually proves the choice, or else finds a good one for the full pass.
const WIDTHS: [usize; 2] = [48, usize::MAX];

impl<'a> Solver<'a> {
    /// Prepares a problem.
    ///
    /// # Errors
    /// What [`Problem::check`] finds.
    pub fn new(problem: &'a Problem) -> Result<Self, ProblemFault> {
        let instance = Instance::new(problem)?;
        let general = problem.has_rules().then(|| Box::new(General::new(problem, &instance)));
        let mut solver = Solver {
            problem,
            instance,
            dual: DualMemory::default(),
            search: SearchMemory::default(),
            taken: Vec::new(),
            general,
            gap: 0,
        };
        solver.value_covers();
        Ok(solver)
    }

    /// At most so many parts of all choices are looked at in one solution of a problem with rules; what is then not proved is
    /// the [`Solution::gap`]. Without it the limit is 200,000.
    pub fn set_limit(&mut self, parts: u64) {
        if let Some(general) = &mut self.general {
            general.parts = parts;
        }
    }

    /// Gives every element another value, in micro-units and in the order of [`Problem::elements`].
    ///
    /// # Errors
    /// If there are more or fewer values than elements, or one is out of range; nothing is changed then.
    pub fn set_element_values(&mut self, values: &[i64]) -> Result<(), ProblemFault> {
        let elements = &self.problem.elements;
        if values.len() != elements.len() {
            return Err(ProblemFault::ElementCount { given: values.len(), elements: elements.len() });
        }
        let bad = |(_, value): &(_, &i64)| !(0..=LARGEST_VALUE).contains(*value);
        if let Some((element, _)) = elements.iter().zip(values).find(bad) {
            return Err(ProblemFault::ElementValue(element.key.clone()));
        }
        if let Some(general) = &mut self.general {
            general.set_elements(values);
        }
        self.value_covers();
        Ok(())
    }

    /// Tells each leaf what it covers.
    fn value_covers(&mut self) {
        if let Some(general) = &self.general {
            for (place, leaf) in self.instance.leaves.iter_mut().enumerate() {
                leaf.alone = general.alone(place);
            }
        }
    }

    /// Gives every item another value, in micro-units and in the order of [`Problem::items`].
    ///
    /// # Errors
    /// If there are more or fewer values than items, or one is out of range; nothing is changed then.
    pub fn set_values(&mut self, values: &[i64]) -> Result<(), ProblemFault> {
        let items = &self.problem.items;
        if values.len() != items.len() {
            return Err(ProblemFault::ValueCount { given: values.len(), items: items.len() });
        }
        if let Some((item, _)) = items.iter().zip(values).find(|(_, value)| !is_in_range(**value)) {
            return Err(ProblemFault::ValueOutOfRange(item.key.clone()));
        }
        for (index, &value) in values.iter().enumerate() {
            self.set_value(index, value);
        }
        Ok(())
    }

    /// The best choice: for each item of the problem the position of the option taken, `None` if it is left out. The
    /// outer `None` means that the overrides cannot be met within the bounds.
    pub fn choose(&mut self) -> Option<impl Iterator<Item = Option<u8>> + '_> {
        self.best()?;
        Some(self.instance.place_of.iter().map(|&place| self.taken[place]))
    }

    /// The best choice as a document.
    ///
    /// # Errors
    /// If the overrides cannot be met within the bounds.
    pub fn solution(&mut self) -> Result<Solution, Unsolvable> {
        if self.best().is_none() {
            return Err(super::conflict::find(self.problem, &self.instance));
        }
        Ok(self.written())
    }

    /// Whether there is any choice.
    pub(super) fn fits(&mut self) -> bool {
        match &mut self.general {
            Some(general) => general.fits(&self.instance),
            None => self.best().is_some(),
        }
    }

    /// The worth of the best choice, which then stands in `taken`.
    pub(super) fn best(&mut self) -> Option<i128> {
        if let Some(general) = &mut self.general {
            let outcome = general.solve(&self.instance)?;
            self.taken = outcome.taken;
            self.gap = outcome.bound - outcome.worth;
            return Some(outcome.worth);
        }
        let dual = dual::multipliers(&self.instance, &mut self.dual)?;
        self.search.prepare(&self.instance, dual.prices);
        let mut floor = dual.floor;
        let mut best: Option<Found> = None;
        for width in WIDTHS {
            let (found, cut) = self.search.pass(&self.instance, Pruning { floor, width }, |_, _, _| {});
            best = found;
            if !cut {
                break;
            }
            floor = floor.max(found.map(|found| found.worth));
        }
        let best = best?;
        self.search.write(&best, &mut self.taken, self.instance.leaves.len());
        Some(best.worth)
    }

    /// The choice in `taken` as a document.
    pub(super) fn written(&self) -> Solution {
        let mut solution = Solution::new(self.problem, &self.instance, &self.taken);
        if let Some(general) = &self.general {
            solution.add_elements(general, &self.instance, &self.taken);
            solution.gap = value_gap(self.gap, self.instance.units.value);
        }
        solution
    }

    /// The best choice with the tree that proves it; for a problem with rules.
    pub(super) fn solution_and_tree(&mut self) -> Result<(Solution, Tree), Unsolvable> {
        let proved = self.general.as_mut().and_then(|general| general.prove(self.problem, &self.instance));
        let Some((outcome, tree)) = proved else {
            return Err(super::conflict::find(self.problem, &self.instance));
        };
        self.taken = outcome.taken;
        self.gap = tree.bound.0 - outcome.worth;
        Ok((self.written(), tree))
    }

    /// The options of the last choice, in canonical order.
    pub(super) fn taken(&self) -> &[Option<u8>] {
        &self.taken
    }

    /// Worth of the choice in `taken`.
    pub(super) fn worth(&self) -> i128 {
        let places = self.instance.leaves.iter().zip(&self.taken);
        let worth = |(leaf, taken): (&Leaf, &Option<u8>)| {
            let is_taken = |choice: &&Choice| Some(choice.option) == *taken;
            self.instance.offered(leaf).iter().find(is_taken).map_or(0, |choice| choice.worth)
        };
        places.map(worth).sum()
    }

    /// Whether the item at this position of the problem is in the choice in `taken`.
    pub(super) fn has(&self, item: usize) -> bool {
        self.taken[self.instance.place_of[item]].is_some()
    }

    /// Forces an item in or out, or frees it.
    pub(super) fn force(&mut self, item: usize, direction: Option<Direction>) {
        self.instance.leaves[self.instance.place_of[item]].forced = direction;
    }

    /// Gives one item another value.
    pub(super) fn set_value(&mut self, item: usize, value: i64) {
        self.instance.set_value(self.instance.place_of[item], value);
    }

    /// Changes the bounds.
    pub(super) fn set_bounds(&mut self, bounds: Bounds) {
        self.instance.set_bounds(bounds);
        if let Some(general) = &mut self.general {
            general.set_bounds(bounds);
        }
    }

    /// Items that are neither forced nor worth too little, and offer a mode, in canonical order.
    pub(super) fn free(&self) -> Vec<usize> {
        let free = |leaf: &&Leaf| leaf.forced.is_none() && !self.instance.choices(leaf).is_empty();
        self.instance.leaves.iter().filter(free).map(|leaf| leaf.item).collect()
    }

    /// The last choice as the tie rule compares choices of the same worth: the lesser one is preferred.
    pub(super) fn rank(&self) -> Vec<u8> {
        let of_leaf = |(leaf, taken): (&Leaf, &Option<u8>)| {
            let options = self.instance.offered(leaf).iter();
            let at = taken.and_then(|taken| options.zip(0..).find(|(choice, _)| choice.option == taken));
            at.map_or(u8::MAX, |(_, position)| position)
        };
        self.instance.leaves.iter().zip(&self.taken).map(of_leaf).collect()
    }

    /// Why there is no choice.
    pub(super) fn conflict(&self) -> Unsolvable {
        super::conflict::find(self.problem, &self.instance)
    }

    /// The problem.
    pub(super) fn problem(&self) -> &'a Problem {
        self.problem
    }

    /// The problem as laid out.
    pub(super) fn instance(&self) -> &Instance {
        &self.instance
    }

    /// One full pass that drops what cannot exceed `worth`, shown item by item; for the certificate.
    pub(super) fn prove(
        &mut self,
        worth: i128,
        watch: impl FnMut(usize, &[Node], &SearchMemory),
    ) -> Option<dual::Multipliers> {
        let prices = dual::multipliers(&self.instance, &mut self.dual)?.prices;
        self.search.prepare(&self.instance, prices);
        let pruning = Pruning { floor: Some(worth + 1), width: usize::MAX };
        self.search.pass(&self.instance, pruning, watch);
        Some(prices)
    }
}

/// A gap in units of worth as a gap in micro-units of value: rounded up, since a part of a unit of worth can be another plan or
/// another item as well.
pub(super) fn value_gap(gap: i128, unit: i128) -> i64 {
    i64::try_from(gap.div_euclid(unit) + i128::from(gap.rem_euclid(unit) != 0)).unwrap_or(i64::MAX)
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
    use super::super::Mode;
    use super::super::example::{force, problem};
    use super::super::options::mode_options;
    use super::*;

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
        problem.items[0].options = mode_options(false, 3, 3);
        problem.items[1].options = mode_options(true, 0, 3);
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
