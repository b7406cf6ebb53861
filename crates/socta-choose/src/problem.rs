//! The choice as data: what may be chosen, in which mode, and within which bounds.
//!
//! Everything is an integer, so that "exact" means exact. A value is a score in micro-units: see [`crate::micro_units`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use socta_base::source::files::sha256;

use crate::item::{Item, Mode, ModeOption};
use crate::rules::{Coverage, Element, Exclusion, Prerequisite, Resource};

/// Schema of [`Problem`].
pub const PROBLEM_SCHEMA: &str = "socta.priority-problem/2";

/// Largest total that the exact arithmetic may meet, and largest price of a place, a plan or a goal: three prices times
/// bounds of 32 bits fit into 128 bits.
pub const LARGEST_WORTH: i128 = 1 << 93;

/// Items that make one priority together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleKey {
    /// Stable key of the bundle.
    pub key: String,
}

/// What the choice may take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// At most this many priorities (K): bundles that take a place.
    pub priorities: u32,
    /// At most this many plans (N).
    pub plans: u32,
    /// At most this many goals (G).
    pub goals: u32,
    /// An item of less value alone (with the elements that it covers, without its bonus), in micro-units, is not proposed
    /// unless an override asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_value: Option<i64>,
}

/// Choose items, each in at most one mode, so that the sum of their values and bonuses and of the values of all elements
/// that they cover, each counted once, is greatest within the bounds and the rules.
///
/// Items that share a plan take its plans once, whatever the number of them that are chosen in modes that take plans.
///
/// Several choices may have the greatest value. The one proposed then takes the fewest plans; of those, has the most
/// items carried by both modes; of those, takes the fewest goals; of those, has the fewest items. If that leaves more
/// than one: go through the items by bundle key and item key; at the first item on which two choices differ, the choice
/// that has the item wins, or, if both have it, the one whose mode comes first in `oap`, `chsg`, `both`. No two choices
/// are alike under this rule, so there is one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// Name and version of the format, `socta.priority-problem/2`.
    pub schema: String,
    /// The items, in any order.
    pub items: Vec<Item>,
    /// The bundles, in any order.
    pub bundles: Vec<BundleKey>,
    /// Bounds on priorities, plans and goals.
    pub bounds: Bounds,
    /// Elements that several items can cover together, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<Element>,
    /// Rules that demand at least so many of some items, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<Coverage>,
    /// Rules that allow at most so many of some items, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// Rules that allow an item only with one of others, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<Prerequisite>,
    /// Resources that items use, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
}

impl Default for Problem {
    /// Nothing to choose from.
    fn default() -> Self {
        Problem {
            schema: PROBLEM_SCHEMA.to_owned(),
            items: Vec::new(),
            bundles: Vec::new(),
            bounds: Bounds::default(),
            elements: Vec::new(),
            coverage: Vec::new(),
            exclusions: Vec::new(),
            prerequisites: Vec::new(),
            resources: Vec::new(),
        }
    }
}

/// The tie rule as one integer: value first, then plans, both modes, goals and items, each in its own range of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Units {
    /// Worth of one micro-unit of value.
    pub value: i128,
    /// Cost of one plan.
    pub plan: i128,
    /// Worth of one item carried by both modes.
    pub both: i128,
    /// Cost of one goal.
    pub goal: i128,
}

impl Units {
    /// The units of a problem; they do not depend on its values, bounds or overrides.
    ///
    /// A unit is greater than the greatest total of everything below it, so comparing the sums compares the criteria one
    /// after the other.
    #[must_use]
    pub fn of(problem: &Problem) -> Self {
        let most = |amount: fn(&ModeOption) -> u8| -> i128 {
            let largest = |item: &Item| item.options.iter().map(amount).max().unwrap_or(0);
            problem.items.iter().map(|item| i128::from(largest(item))).sum()
        };
        // Fits: a usize has at most 64 bits.
        let items = problem.items.len() as i128;
        let goal = items + 1;
        let both = goal * (most(|option| option.goals) + 1);
        let plan = both * (items + 1);
        let value = plan * (most(|option| option.plans) + 1);
        Units { value, plan, both, goal }
    }

    /// Worth of one option of an item with this value.
    #[must_use]
    pub fn worth(&self, value: i64, option: &ModeOption) -> i128 {
        let both = if option.mode == Mode::Both { self.both } else { 0 };
        (i128::from(value) + i128::from(option.extra)) * self.value + both
            - i128::from(option.plans) * self.plan
            - i128::from(option.goals) * self.goal
            - 1
    }
}

impl Problem {
    /// Whether there is more to it than items, bundles, bounds and overrides: a rule, an element, a resource or a shared plan.
    #[must_use]
    pub fn has_rules(&self) -> bool {
        !(self.elements.is_empty()
            && self.coverage.is_empty()
            && self.exclusions.is_empty()
            && self.prerequisites.is_empty()
            && self.resources.is_empty()
            && self.items.iter().all(|item| item.shared_plan.is_none()))
    }

    /// SHA-256 of the problem in canonical order, in hexadecimal; the same for every order of items and bundles.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut items: Vec<(&str, Item)> = self.items.iter().map(|item| self.canonical(item)).collect();
        items.sort();
        let text = serde_json::to_vec(&(&self.schema, &items, &self.bounds));
        let mut bytes = text.expect("plain data with string keys always becomes JSON");
        if self.has_rules() {
            let rules = serde_json::to_vec(&self.canonical_rules());
            bytes.extend(rules.expect("plain data with string keys always becomes JSON"));
        }
        sha256(&bytes)
    }

    fn canonical<'a>(&'a self, item: &Item) -> (&'a str, Item) {
        let mut item = item.clone();
        let bundle = self.bundles.get(item.bundle).map_or("", |bundle| bundle.key.as_str());
        item.bundle = 0;
        item.options.sort();
        item.covers.sort();
        item.uses.sort();
        (bundle, item)
    }

    /// Everything but items, bundles and bounds, in canonical order.
    pub(crate) fn canonical_rules(&self) -> Problem {
        let mut rules =
            Problem { items: Vec::new(), bundles: Vec::new(), bounds: Bounds::default(), ..self.clone() };
        rules.coverage.iter_mut().for_each(|rule| rule.items.sort());
        rules.exclusions.iter_mut().for_each(|rule| rule.items.sort());
        rules.prerequisites.iter_mut().for_each(|rule| rule.any_of.sort());
        rules.elements.sort();
        rules.coverage.sort();
        rules.exclusions.sort();
        rules.prerequisites.sort();
        rules.resources.sort();
        rules
    }
}
