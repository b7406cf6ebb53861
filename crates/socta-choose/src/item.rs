//! What can be chosen: items, the ways in which each can be chosen, and what it uses.
//!
//! A value is a number of micro-units: see [`micro_units`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Largest magnitude of a value, in micro-units: a thousand points of score.
pub const LARGEST_VALUE: i64 = 1_000_000_000;

/// Largest use and largest limit of a resource: integers up to this are exact in every reader.
pub const LARGEST_AMOUNT: u64 = 1_000_000_000_000;

/// A score in micro-units: multiplied by 1,000,000 and rounded to the nearest integer, halves away from zero.
///
/// Two scores that differ by less than half a micro-unit may become equal and are then separated by the tie rule.
/// `None` if the score is not finite or larger in magnitude than [`LARGEST_VALUE`] micro-units.
#[must_use]
#[inline]
pub fn micro_units(score: f64) -> Option<i64> {
    let scaled = (score * 1e6).round();
    let limit = LARGEST_VALUE as f64;
    // The cast is exact: the magnitude is at most 10^9.
    (scaled.abs() <= limit).then_some(scaled as i64)
}

/// How a chosen item is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Carried by a plan of action.
    Oap,
    /// Carried by a common goal.
    Chsg,
    /// Carried by a plan and a goal together.
    Both,
}

/// The order of modes in the tie rule is that of the declaration.
const _: () = assert!((Mode::Oap as u8) < (Mode::Chsg as u8) && (Mode::Chsg as u8) < (Mode::Both as u8));

/// One way in which an item can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModeOption {
    /// Mode of this way; each mode occurs at most once in an item.
    pub mode: Mode,
    /// What this mode adds to the item's value or takes from it, in micro-units.
    #[serde(default)]
    pub extra: i64,
    /// Plans that an item takes in this mode.
    pub plans: u8,
    /// Goals that an item takes in this mode.
    pub goals: u8,
    /// Whether an item in this mode makes its bundle take one of the places.
    pub takes_place: bool,
}

impl ModeOption {
    /// The option that takes one plan and a place.
    pub const PLAN: Self = ModeOption { mode: Mode::Oap, extra: 0, plans: 1, goals: 0, takes_place: true };
    /// The option that takes one goal and no place.
    pub const GOAL: Self = ModeOption { mode: Mode::Chsg, extra: 0, plans: 0, goals: 1, takes_place: false };
    /// The option that takes one plan, one goal and a place.
    pub const BOTH: Self = ModeOption { mode: Mode::Both, extra: 0, plans: 1, goals: 1, takes_place: true };
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
    /// Whether the item must be chosen or must not.
    pub direction: Direction,
    /// Name of the person or body that decided.
    pub author: String,
    /// Reason that the author gave.
    pub reason: String,
    /// For an item that must be chosen the mode in which it must be, one that the item offers; absent for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

impl Override {
    /// A decision that leaves the mode open.
    #[must_use]
    pub fn new(direction: Direction, author: impl Into<String>, reason: impl Into<String>) -> Self {
        Override { direction, author: author.into(), reason: reason.into(), mode: None }
    }
}

/// A leaf that may be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable key of the item.
    pub key: String,
    /// Position of the item's bundle among the bundles of the problem, from 0.
    pub bundle: usize,
    /// Value of the item in micro-units, at most a thousand million in magnitude; zero and negative values are allowed.
    pub value: i64,
    /// What the item is worth more for being continued from the last cycle, in micro-units; counted with the value and shown
    /// apart from it. May be negative.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub bonus: i64,
    /// The ways in which the item can be chosen.
    pub options: Vec<ModeOption>,
    /// Key of the plan that the item shares with the other items of its bundle that name the same key. However many of them
    /// are chosen in modes that take plans, the plans are taken once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_plan: Option<String>,
    /// Keys of the elements that the item covers, whatever its mode.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<String>,
    /// What the item uses of resources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<Use>,
    /// The override of the item, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forced: Option<Override>,
}

/// What an item uses of a resource. What is stated for all modes and what is stated for one mode add up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// Key of the resource.
    pub resource: String,
    /// The mode in which the resource is used; absent for all modes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// How much is used, in whole units of the resource; at most a million million.
    pub amount: u64,
}

impl Item {
    /// Which way the item is forced, if it is.
    #[must_use]
    #[inline]
    pub fn direction(&self) -> Option<Direction> {
        self.forced.as_ref().map(|forced| forced.direction)
    }

    /// Whether the override of the item, if there is one, lets it be chosen in this mode.
    #[must_use]
    #[inline]
    pub fn may_be(&self, mode: Mode) -> bool {
        self.forced.as_ref().and_then(|forced| forced.mode).is_none_or(|only| only == mode)
    }

    /// What the item uses of a resource in a mode; at most twice [`LARGEST_AMOUNT`].
    #[must_use]
    pub fn uses_of(&self, resource: &str, mode: Mode) -> u64 {
        let here = |used: &&Use| used.resource == resource && used.mode.is_none_or(|only| only == mode);
        self.uses.iter().filter(here).map(|used| used.amount).sum()
    }
}

pub(crate) fn is_zero(number: &i64) -> bool {
    *number == 0
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

    #[test]
    fn what_is_used_in_a_mode_and_in_all_modes_adds_up() {
        let used = |mode, amount| Use { resource: "hands".into(), mode, amount };
        let other = Use { resource: "eyes".into(), mode: None, amount: 50 };
        let uses = vec![used(None, 1), used(Some(Mode::Both), 2), used(Some(Mode::Oap), 4), other];
        let item = Item { uses, ..Item::default() };
        assert_eq!([Mode::Oap, Mode::Chsg, Mode::Both].map(|mode| item.uses_of("hands", mode)), [5, 1, 3]);
    }
}
