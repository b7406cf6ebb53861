//! What a choice must keep beside its bounds, and what several items share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::Mode;

/// Largest use and largest limit of a resource: integers up to this are exact in every reader.
pub const LARGEST_AMOUNT: u64 = 1_000_000_000_000;

/// Something that several items can cover, such as a criminal network that works in several areas: it counts once,
/// however many of the chosen items cover it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Stable key.
    pub key: String,
    /// What covering it is worth, in micro-units: `0..=LARGEST_VALUE`.
    pub value: i64,
}

/// At least so many of these items must be chosen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Stable key; it says what is covered: a type of harm, a layer, a region.
    pub key: String,
    /// Keys of the items.
    pub items: Vec<String>,
    /// At least this many of them.
    pub least: u32,
}

/// At most so many of these items may be chosen; with `most` 1 they are incompatible.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Stable key.
    pub key: String,
    /// Keys of the items.
    pub items: Vec<String>,
    /// At most this many of them.
    pub most: u32,
}

/// An item may be chosen only together with at least one of others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prerequisite {
    /// Key of the item.
    pub item: String,
    /// Keys of the others, at least one; not the item itself.
    pub any_of: Vec<String>,
}

/// Something of which there is only so much: drivers, participating states, money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Stable key.
    pub key: String,
    /// How much there is, in whole units of the resource; at most [`LARGEST_AMOUNT`].
    pub limit: u64,
}

/// What an item uses of a resource. What is stated for all modes and what is stated for one mode add up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// Key of the resource.
    pub resource: String,
    /// The mode in which it is used; absent for all modes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// How much, in whole units of the resource; at most [`LARGEST_AMOUNT`].
    pub amount: u64,
}

impl super::problem::Item {
    /// What the item uses of a resource in a mode; at most twice [`LARGEST_AMOUNT`].
    #[must_use]
    pub fn uses_of(&self, resource: &str, mode: Mode) -> u64 {
        let here = |used: &&Use| used.resource == resource && used.mode.is_none_or(|only| only == mode);
        self.uses.iter().filter(here).map(|used| used.amount).sum()
    }
}
