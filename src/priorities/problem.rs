//! The choice as data: what may be chosen, in which mode, and within which bounds.
//!
//! Everything is an integer, so that "exact" means exact. A value is a score in micro-units: see [`micro_units`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::files::sha256;

use super::rules::{Coverage, Element, Exclusion, Prerequisite, Resource, Use};

/// Schema of [`Problem`].
pub const PROBLEM_SCHEMA: &str = "socta.priority-problem/2";

/// Largest magnitude of a value, in micro-units: a thousand points of score.
pub const LARGEST_VALUE: i64 = 1_000_000_000;

/// Largest total that the exact arithmetic may meet, and largest price of a place, a plan or a goal: three prices times
/// bounds of 32 bits fit into 128 bits.
pub const LARGEST_WORTH: i128 = 1 << 93;

/// A score in micro-units: multiplied by 1,000,000 and rounded to the nearest integer, halves away from zero.
///
/// Two scores that differ by less than half a micro-unit may become equal and are then separated by the tie rule.
/// `None` if the score is not finite or larger in magnitude than [`LARGEST_VALUE`] micro-units.
#[must_use]
pub fn micro_units(score: f64) -> Option<i64> {
    let scaled = (score * 1e6).round();
    let limit = LARGEST_VALUE as f64;
    // The cast is exact: the magnitude is at most 10^9.
    (scaled.abs() <= limit).then_some(scaled as i64)
}

/// How a chosen area is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// By an operational action plan.
    Oap,
    /// By a common horizontal strategic goal.
    Chsg,
    /// By both.
    Both,
}

/// One way in which an item can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModeOption {
    /// The mode; each mode occurs at most once in an item.
    pub mode: Mode,
    /// What this mode adds to the item's value or takes from it, in micro-units.
    #[serde(default)]
    pub extra: i64,
    /// Operational action plans that it takes.
    pub plans: u8,
    /// Common horizontal strategic goals that it takes.
    pub goals: u8,
    /// Whether it makes the item's bundle take one of the places.
    pub takes_place: bool,
}

/// Which way an override goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The item must be chosen.
    In,
    /// The item must not be chosen.
    Out,
}

/// A decision that somebody took over the values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Which way.
    pub direction: Direction,
    /// Who decided.
    pub author: String,
    /// Why.
    pub reason: String,
}

/// A leaf that may be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable key.
    pub key: String,
    /// Position of its bundle in [`Problem::bundles`].
    pub bundle: usize,
    /// Its value in micro-units; at most [`LARGEST_VALUE`] in magnitude. May be zero or negative.
    pub value: i64,
    /// What it is worth more for being continued from the last cycle, in micro-units; counted with its value and shown
    /// apart from it. May be negative.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub bonus: i64,
    /// The ways in which it can be chosen.
    pub options: Vec<ModeOption>,
    /// Keys of the elements that it covers, whatever its mode.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<String>,
    /// What it uses of resources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<Use>,
    /// An override, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forced: Option<Override>,
}

/// Items that make one priority together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleKey {
    /// Stable key.
    pub key: String,
}

/// What the choice may take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// At most this many priorities (K): bundles that take a place.
    pub priorities: u32,
    /// At most this many operational action plans (N).
    pub plans: u32,
    /// At most this many common horizontal strategic goals (G).
    pub goals: u32,
    /// An item of less value alone (with the elements that it covers, without its bonus), in micro-units, is not proposed
    /// unless an override asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_value: Option<i64>,
}

/// Choose items, each in at most one mode, so that the sum of their values and bonuses and of the values of all elements
/// that they cover, each counted once, is greatest within the bounds and the rules.
///
/// Several choices may have the greatest value. The one proposed then takes the fewest plans; of those, has the most
/// items carried by both modes; of those, takes the fewest goals; of those, has the fewest items. If that leaves more
/// than one: go through the items by bundle key and item key; at the first item on which two choices differ, the choice
/// that has the item wins, or, if both have it, the one whose mode comes first in `oap`, `chsg`, `both`. No two choices
/// are alike under this rule, so there is one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// [`PROBLEM_SCHEMA`].
    pub schema: String,
    /// The items, in any order.
    pub items: Vec<Item>,
    /// The bundles, in any order.
    pub bundles: Vec<BundleKey>,
    /// The bounds.
    pub bounds: Bounds,
    /// What several items can cover together, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<Element>,
    /// Of these items at least so many, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<Coverage>,
    /// Of these items at most so many, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// This item only with one of those, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<Prerequisite>,
    /// What can be used, in any order.
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

pub(super) fn is_zero(number: &i64) -> bool {
    *number == 0
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
    /// Whether there is more to it than items, bundles, bounds and overrides.
    #[must_use]
    pub fn has_rules(&self) -> bool {
        !(self.elements.is_empty()
            && self.coverage.is_empty()
            && self.exclusions.is_empty()
            && self.prerequisites.is_empty()
            && self.resources.is_empty())
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
    pub(super) fn canonical_rules(&self) -> Problem {
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

impl Item {
    /// Which way the item is forced, if it is.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.forced.as_ref().map(|forced| forced.direction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_rounded_to_the_nearest_micro_unit() {
        assert_eq!(micro_units(0.123_456_4), Some(123_456));
        assert_eq!(micro_units(0.123_456_6), Some(123_457));
        assert_eq!(micro_units(-0.000_000_6), Some(-1));
        assert_eq!(micro_units(f64::NAN), None);
        assert_eq!(micro_units(f64::INFINITY), None);
        assert_eq!(micro_units(1000.1), None);
    }
}
