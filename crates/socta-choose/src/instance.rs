//! A problem laid out for the solver: leaves in canonical order, options with their worth, capacities that can bind.

use std::ops::Range;

use crate::faults::ProblemFault;
use crate::item::{Direction, Item, LARGEST_VALUE, Mode, ModeOption};
use crate::problem::{Bounds, Problem, Units};

/// One option of a leaf.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    /// Value and tie criteria in one integer.
    pub(crate) worth: i128,
    /// Part of the worth that does not depend on the leaf's value.
    fixed: i128,
    pub(crate) plans: u32,
    /// Plans that the leaf shares with others: neither in `plans` nor in the worth.
    pub(crate) shared: u32,
    pub(crate) goals: u32,
    pub(crate) place: bool,
    /// Position among the options of the item.
    pub(crate) option: u8,
}

/// An item, at its place in the canonical order.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    /// Position of the item in the problem.
    pub(crate) item: usize,
    pub(crate) value: i64,
    /// Value of the elements that the leaf covers, in micro-units.
    pub(crate) alone: i64,
    pub(crate) forced: Option<Direction>,
    /// Position among the choices of the one that an override asks for.
    only: Option<usize>,
    choices: Range<usize>,
    /// Whether the bundle ends with this leaf.
    pub(crate) ends_bundle: bool,
}

/// Capacities, cut to what could be used at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Capacity {
    pub(crate) places: u32,
    pub(crate) plans: u32,
    pub(crate) goals: u32,
}

/// The problem as the solver sees it. Values, overrides and bounds can be changed in place.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) bundles: Vec<Range<usize>>,
    choices: Vec<Choice>,
    pub(crate) units: Units,
    pub(crate) bounds: Bounds,
    pub(crate) capacity: Capacity,
    /// Place of each item of the problem in the canonical order.
    pub(crate) place_of: Vec<usize>,
    most: Capacity,
}

impl Instance {
    /// Lays out a problem.
    ///
    /// # Errors
    /// What [`Problem::check`] finds.
    pub(crate) fn new(problem: &Problem) -> Result<Self, ProblemFault> {
        problem.check()?;
        let mut order: Vec<usize> = (0..problem.items.len()).collect();
        order.sort_by_key(|&index| canonical_key(problem, index));
        let most = most(problem);
        let mut instance = Instance {
            leaves: Vec::with_capacity(order.len()),
            bundles: Vec::new(),
            choices: Vec::new(),
            units: Units::of(problem),
            bounds: problem.bounds,
            capacity: most,
            place_of: vec![0; order.len()],
            most,
        };
        for (place, &index) in order.iter().enumerate() {
            let bundle = |at: usize| problem.items[order[at]].bundle;
            if place == 0 || bundle(place - 1) != bundle(place) {
                instance.bundles.push(place..place);
            }
            if let Some(range) = instance.bundles.last_mut() {
                range.end = place + 1;
            }
            instance.place_of[index] = place;
            let ends_bundle = place + 1 == order.len() || bundle(place + 1) != bundle(place);
            instance.push_leaf(&problem.items[index], index, ends_bundle);
        }
        instance.most.places = instance.bundles.len() as u32;
        instance.set_bounds(problem.bounds);
        Ok(instance)
    }

    fn push_leaf(&mut self, item: &Item, index: usize, ends_bundle: bool) {
        let first = self.choices.len();
        let mut options: Vec<u8> = (0..=u8::MAX).take(item.options.len()).collect();
        options.sort_by_key(|&option| item.options[usize::from(option)].mode);
        let modes: Vec<Mode> = options.iter().map(|&option| item.options[usize::from(option)].mode).collect();
        for position in options {
            let option = item.options[usize::from(position)];
            let shared = if item.shared_plan.is_some() { option.plans } else { 0 };
            let own = ModeOption { plans: option.plans - shared, ..option };
            self.choices.push(Choice {
                worth: self.units.worth(item.value + item.bonus, &own),
                fixed: self.units.worth(item.bonus, &own),
                plans: u32::from(own.plans),
                shared: u32::from(shared),
                goals: u32::from(option.goals),
                place: option.takes_place,
                option: position,
            });
        }
        let asked = item.forced.as_ref().and_then(|forced| forced.mode);
        self.leaves.push(Leaf {
            item: index,
            value: item.value,
            alone: 0,
            forced: item.direction(),
            only: asked.and_then(|mode| modes.iter().position(|other| *other == mode)),
            choices: first..self.choices.len(),
            ends_bundle,
        });
    }

    /// Changes the value of one leaf.
    pub(crate) fn set_value(&mut self, place: usize, value: i64) {
        let leaf = &mut self.leaves[place];
        leaf.value = value;
        for choice in &mut self.choices[leaf.choices.clone()] {
            choice.worth = choice.fixed + i128::from(value) * self.units.value;
        }
    }

    /// Changes the bounds.
    pub(crate) fn set_bounds(&mut self, bounds: Bounds) {
        self.bounds = bounds;
        self.capacity = Capacity {
            places: bounds.priorities.min(self.most.places),
            plans: bounds.plans.min(self.most.plans),
            goals: bounds.goals.min(self.most.goals),
        };
    }

    /// Whether the leaf may be left out.
    pub(crate) fn may_skip(&self, leaf: &Leaf) -> bool {
        leaf.forced != Some(Direction::In)
    }

    /// Whether a leaf that is not forced is worth enough to be proposed.
    pub(crate) fn is_worthy(&self, value: i64) -> bool {
        self.bounds.least_value.is_none_or(|least| value >= least)
    }

    /// The options that may be taken, by mode.
    pub(crate) fn choices(&self, leaf: &Leaf) -> &[Choice] {
        let offered = self.offered(leaf);
        match (leaf.forced, leaf.only) {
            (Some(Direction::Out), _) => &[],
            (None, _) if !self.is_worthy(leaf.value + leaf.alone) => &[],
            (Some(Direction::In), Some(only)) => &offered[only..=only],
            _ => offered,
        }
    }

    /// The options of a leaf, whether they may be taken or not, by mode.
    pub(crate) fn offered(&self, leaf: &Leaf) -> &[Choice] {
        &self.choices[leaf.choices.clone()]
    }

    /// The value of a chosen item with its bonus, in micro-units, in the option taken.
    pub(crate) fn value_in(&self, leaf: &Leaf, problem: &Problem, option: u8) -> i64 {
        let item = &problem.items[leaf.item];
        leaf.value + item.bonus + item.options.get(usize::from(option)).map_or(0, |option| option.extra)
    }
}

/// Whether a value can be given to a leaf.
pub(crate) fn is_in_range(value: i64) -> bool {
    (-LARGEST_VALUE..=LARGEST_VALUE).contains(&value)
}

fn canonical_key(problem: &Problem, index: usize) -> (&str, &str) {
    let item = &problem.items[index];
    (problem.bundles[item.bundle].key.as_str(), item.key.as_str())
}

/// Plans and goals that could be used at most; the places are counted with the bundles.
fn most(problem: &Problem) -> Capacity {
    let sum = |amount: fn(&ModeOption) -> u8| -> u32 {
        problem.items.iter().map(|item| item.options.iter().map(amount).max().map_or(0, u32::from)).sum()
    };
    Capacity { places: 0, plans: sum(|option| option.plans), goals: sum(|option| option.goals) }
}
