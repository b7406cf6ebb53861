//! Solves one problem many times: with other values, other overrides, other bounds.

use crate::dual::{self, DualMemory};
use crate::faults::ProblemFault;
use crate::general::prepared::General;
use crate::instance::{Choice, Instance, Leaf, is_in_range};
use crate::item::{Direction, LARGEST_VALUE};
use crate::problem::{Bounds, Problem};
use crate::search::{Found, Node, Pruning, SearchMemory};
use crate::solution::Solution;
use crate::tree::Tree;

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
    #[inline]
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
    #[inline]
    pub fn choose(&mut self) -> Option<impl Iterator<Item = Option<u8>> + '_> {
        self.best()?;
        Some(self.instance.place_of.iter().map(|&place| self.taken[place]))
    }

    /// Whether there is any choice.
    pub(crate) fn fits(&mut self) -> bool {
        match &mut self.general {
            Some(general) => general.fits(&self.instance),
            None => self.best().is_some(),
        }
    }

    /// The worth of the best choice, which then stands in `taken`.
    pub(crate) fn best(&mut self) -> Option<i128> {
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
    pub(crate) fn written(&self) -> Solution {
        let mut solution = Solution::new(self.problem, &self.instance, &self.taken);
        if let Some(general) = &self.general {
            self.add_elements(general, &mut solution);
            solution.gap = value_gap(self.gap, self.instance.units.value);
        }
        solution
    }

    /// Adds the elements that are covered, to the choice and to each of its bundles.
    fn add_elements(&self, general: &General, solution: &mut Solution) {
        let chosen = |leaf: &usize| self.taken[*leaf].is_some();
        solution.elements = general.union((0..self.taken.len()).filter(chosen));
        solution.value += solution.elements;
        let ranges = self.instance.bundles.iter().filter(|range| (*range).clone().any(|leaf| chosen(&leaf)));
        for (bundle, range) in solution.bundles.iter_mut().zip(ranges) {
            bundle.value += general.union(range.clone().filter(chosen));
        }
    }

    /// The best choice with the tree that proves it; for a problem with rules. `None` if there is no choice.
    pub(crate) fn proved(&mut self) -> Option<(Solution, Tree)> {
        let (outcome, tree) = self.general.as_mut()?.prove(self.problem, &self.instance)?;
        self.taken = outcome.taken;
        self.gap = tree.bound.0 - outcome.worth;
        Some((self.written(), tree))
    }

    /// The options of the last choice, in canonical order.
    pub(crate) fn taken(&self) -> &[Option<u8>] {
        &self.taken
    }

    /// Worth of the choice in `taken`.
    pub(crate) fn worth(&self) -> i128 {
        let places = self.instance.leaves.iter().zip(&self.taken);
        let worth = |(leaf, taken): (&Leaf, &Option<u8>)| {
            let is_taken = |choice: &&Choice| Some(choice.option) == *taken;
            self.instance.offered(leaf).iter().find(is_taken).map_or(0, |choice| choice.worth)
        };
        places.map(worth).sum()
    }

    /// Whether the item at this position of the problem is in the choice in `taken`.
    pub(crate) fn has(&self, item: usize) -> bool {
        self.taken[self.instance.place_of[item]].is_some()
    }

    /// Forces an item in or out, or frees it.
    pub(crate) fn force(&mut self, item: usize, direction: Option<Direction>) {
        self.instance.leaves[self.instance.place_of[item]].forced = direction;
    }

    /// Gives one item another value.
    pub(crate) fn set_value(&mut self, item: usize, value: i64) {
        self.instance.set_value(self.instance.place_of[item], value);
    }

    /// Changes the bounds.
    pub(crate) fn set_bounds(&mut self, bounds: Bounds) {
        self.instance.set_bounds(bounds);
        if let Some(general) = &mut self.general {
            general.set_bounds(bounds);
        }
    }

    /// Items that are neither forced nor worth too little, and offer a mode, in canonical order.
    pub(crate) fn free(&self) -> Vec<usize> {
        let free = |leaf: &&Leaf| leaf.forced.is_none() && !self.instance.choices(leaf).is_empty();
        self.instance.leaves.iter().filter(free).map(|leaf| leaf.item).collect()
    }

    /// The last choice as the tie rule compares choices of the same worth: the lesser one is preferred.
    pub(crate) fn rank(&self) -> Vec<u8> {
        let of_leaf = |(leaf, taken): (&Leaf, &Option<u8>)| {
            let options = self.instance.offered(leaf).iter();
            let at = taken.and_then(|taken| options.zip(0..).find(|(choice, _)| choice.option == taken));
            at.map_or(u8::MAX, |(_, position)| position)
        };
        self.instance.leaves.iter().zip(&self.taken).map(of_leaf).collect()
    }

    /// The problem.
    pub(crate) fn problem(&self) -> &'a Problem {
        self.problem
    }

    /// The problem as laid out.
    pub(crate) fn instance(&self) -> &Instance {
        &self.instance
    }

    /// One full pass that drops what cannot exceed `worth`, shown item by item; for the certificate.
    pub(crate) fn prove(
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
pub(crate) fn value_gap(gap: i128, unit: i128) -> i64 {
    i64::try_from(gap.div_euclid(unit) + i128::from(gap.rem_euclid(unit) != 0)).unwrap_or(i64::MAX)
}
