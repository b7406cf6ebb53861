//! What is proposed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::instance::Instance;
use crate::item::{Direction, Mode, ModeOption};
use crate::problem::Problem;

/// A chosen item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// Key of the chosen item.
    pub item: String,
    /// Key of the bundle of the item.
    pub bundle: String,
    /// Mode in which the item is carried.
    pub mode: Mode,
    /// Value of the item in that mode, in micro-units, without the bonus and without what the item covers.
    pub value: i64,
    /// Bonus of the item, in micro-units.
    #[serde(default, skip_serializing_if = "crate::item::is_zero")]
    pub bonus: i64,
    /// Plans that it takes; 0 if an item before it takes the plans that they share.
    pub plans: u32,
    /// Goals that it takes.
    pub goals: u32,
    /// Key of the plan that the item shares with others, if its mode takes plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_plan: Option<String>,
    /// Whether an override put the item there.
    pub forced: bool,
}

/// A bundle with at least one chosen item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposedBundle {
    /// Key of the bundle.
    pub bundle: String,
    /// Keys of the chosen items of the bundle, ascending.
    pub items: Vec<String>,
    /// Mode of the bundle, all chosen items taken together.
    pub mode: Mode,
    /// Value of the chosen items with their bonuses and of the elements that they cover, each counted once, in
    /// micro-units. Bundles may share elements, so that the values of all bundles may add up to more than that of the
    /// choice.
    pub value: i64,
    /// Plans that it takes.
    pub plans: u32,
    /// Goals that it takes.
    pub goals: u32,
    /// Whether the bundle takes one of the places among the priorities.
    pub takes_place: bool,
}

/// A choice within the bounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    /// Sum of the values and bonuses, and of the elements covered, each counted once, in micro-units.
    pub value: i64,
    /// Part of the value that is of elements, in micro-units.
    #[serde(default, skip_serializing_if = "crate::item::is_zero")]
    pub elements: i64,
    /// What a better choice could be worth more at most, in micro-units; 0 if the choice is proved best.
    #[serde(default, skip_serializing_if = "crate::item::is_zero")]
    pub gap: i64,
    /// Number of places taken among the priorities.
    pub places: u32,
    /// Number of plans taken.
    pub plans: u32,
    /// Number of goals taken.
    pub goals: u32,
    /// The chosen items, by bundle key and item key.
    pub items: Vec<Chosen>,
    /// The bundles that have a chosen item, by key.
    pub bundles: Vec<ProposedBundle>,
}

impl Solution {
    pub(crate) fn new(problem: &Problem, instance: &Instance, taken: &[Option<u8>]) -> Self {
        let mut solution = Solution::default();
        for (leaf, option) in instance.leaves.iter().zip(taken) {
            let item = &problem.items[leaf.item];
            let Some(option) = option.and_then(|option| item.options.get(usize::from(option))) else {
                continue;
            };
            let shared_plan = item.shared_plan.clone().filter(|_| option.plans > 0);
            let paid = shared_plan.is_some()
                && solution.items.iter().any(|before| before.shared_plan == shared_plan);
            let chosen = Chosen {
                item: item.key.clone(),
                bundle: problem.bundles[item.bundle].key.clone(),
                mode: option.mode,
                value: leaf.value + option.extra,
                bonus: item.bonus,
                plans: if paid { 0 } else { u32::from(option.plans) },
                goals: u32::from(option.goals),
                shared_plan,
                forced: item.direction() == Some(Direction::In),
            };
            solution.push(chosen, option);
        }
        solution
    }

    /// Adds an item; the items of one bundle follow one another.
    fn push(&mut self, chosen: Chosen, option: &ModeOption) {
        self.value += chosen.value + chosen.bonus;
        self.plans += chosen.plans;
        self.goals += chosen.goals;
        if self.bundles.last().is_none_or(|last| last.bundle != chosen.bundle) {
            self.bundles.push(ProposedBundle {
                bundle: chosen.bundle.clone(),
                items: Vec::new(),
                mode: chosen.mode,
                value: 0,
                plans: 0,
                goals: 0,
                takes_place: false,
            });
        }
        if let Some(bundle) = self.bundles.last_mut() {
            self.places += u32::from(option.takes_place && !bundle.takes_place);
            bundle.takes_place |= option.takes_place;
            bundle.mode = if bundle.mode == chosen.mode { chosen.mode } else { Mode::Both };
            bundle.value += chosen.value + chosen.bonus;
            bundle.plans += chosen.plans;
            bundle.goals += chosen.goals;
            bundle.items.push(chosen.item.clone());
        }
        self.items.push(chosen);
    }

    /// Mode by item key.
    #[must_use]
    pub fn modes(&self) -> BTreeMap<&str, Mode> {
        self.items.iter().map(|chosen| (chosen.item.as_str(), chosen.mode)).collect()
    }

    /// Whether an item is chosen.
    #[must_use]
    pub fn has(&self, item: &str) -> bool {
        self.items.iter().any(|chosen| chosen.item == item)
    }

    /// Keys of the items that are chosen here and not in another solution, ascending.
    #[must_use]
    pub fn beyond(&self, other: &Solution) -> Vec<String> {
        let theirs = other.modes();
        let mut keys: Vec<String> = self.items.iter().map(|chosen| chosen.item.clone()).collect();
        keys.retain(|key| !theirs.contains_key(key.as_str()));
        keys.sort();
        keys
    }
}
