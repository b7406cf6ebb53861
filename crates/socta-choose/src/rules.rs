//! What a choice must keep beside its bounds, and what several items share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that several items can cover, such as a group that has a hand in each of them: it counts once,
/// however many of the chosen items cover it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Stable key of the element.
    pub key: String,
    /// Worth of covering the element, in micro-units: 0 to a thousand million.
    pub value: i64,
}

/// At least so many of these items must be chosen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Stable key, which says what is covered: a field, a layer, a region.
    pub key: String,
    /// Keys of the items that the rule is about.
    pub items: Vec<String>,
    /// Least number of these items in a choice.
    pub least: u32,
}

/// At most so many of these items may be chosen; with `most` 1 they are incompatible.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Stable key of the rule.
    pub key: String,
    /// Keys of the items that the rule is about.
    pub items: Vec<String>,
    /// Greatest number of these items in a choice.
    pub most: u32,
}

/// An item may be chosen only together with at least one of others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prerequisite {
    /// Key of the item that needs another.
    pub item: String,
    /// Keys of the items of which one must be chosen too, at least one; not the item itself.
    pub any_of: Vec<String>,
}

/// Something of which there is only so much: drivers, participating states, money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Stable key of the resource.
    pub key: String,
    /// How much there is, in whole units of the resource; at most a million million.
    pub limit: u64,
}
