//! The proof of a choice under rules: a tree that splits all choices into parts, with prices that bound each part.
//!
//! Every rule is a row: Σ coefficient × column ≤ limit, where a column is an option of an item, an open bundle, a shared
//! plan that is taken, or a covered element, and is 0 or 1.
//!
//! | row | says |
//! | --- | --- |
//! | `place` | open bundles ≤ K |
//! | `plan`, `goal` | plans ≤ N, goals ≤ G |
//! | `open:ITEM` | options of the item that take a place ≤ its bundle is open |
//! | `share:ITEM` | options of the item that take plans ≤ the plan that it shares is taken |
//! | `element:KEY` | the element is covered ≤ chosen items that cover it |
//! | `coverage:KEY` | −chosen items of the list ≤ −least |
//! | `exclusion:KEY` | chosen items of the list ≤ most |
//! | `prerequisite:N` | the item is chosen ≤ chosen items of its list; N counts the prerequisites in ascending order |
//! | `resource:KEY` | use ≤ limit |
//!
//! Let `λ ≥ 0` be a price for each row. For every choice that keeps the rows, `worth ≤ worth + Σ λ (limit − Σ coefficient ×
//! column)`, because no term of the sum is negative. The right side is `Σ λ limit` plus one term for each item, bundle,
//! shared plan and element, each of which depends on nothing else; so the sum of their maxima over what a part still allows bounds
//! the worth of everything in the part (Lagrangian relaxation: Geoffrion 1974). The same without the worths
//! (a ray) is `≥ 0` for every choice that keeps the rows; if it is below zero, none in the part does (Farkas 1902).
//!
//! The tree is read from the top with the part of all choices that overrides and the least value allow:
//!
//! - `price` and `ray` take away every state of an item with which no choice in the part can be worth more than the claimed
//!   bound, or can be at all. If an item has no state left, the part is done with.
//! - `split` goes on with the part in which an item is in a mode (in any, if none is named), up to its `end`, and then with the
//!   rest of it.
//! - `end` must stand where the part is done with.
//!
//! So no choice is worth more than the claimed bound. If the bound is the worth of the proposed choice, no choice is
//! better; else the difference is the gap that is stated with it.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exact::Exact;
use crate::item::Mode;

/// Prices are in units of worth divided by at most this.
pub const LARGEST_SCALE: i128 = 1 << 20;

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowName {
    /// Places among the priorities.
    Place,
    /// Plans in the whole choice.
    Plan,
    /// Goals in the whole choice.
    Goal,
    /// An item takes a place only if its bundle is open; key of the item.
    Open(String),
    /// An item takes plans that it shares only if they are taken; key of the item.
    Share(String),
    /// An element counts only if an item covers it; key of the element.
    Element(String),
    /// Key of a coverage.
    Coverage(String),
    /// Key of an exclusion.
    Exclusion(String),
    /// Position of a prerequisite in ascending order, from 0.
    Prerequisite(usize),
    /// Key of a resource.
    Resource(String),
}

impl fmt::Display for RowName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowName::Place => write!(out, "place"),
            RowName::Plan => write!(out, "plan"),
            RowName::Goal => write!(out, "goal"),
            RowName::Open(key) => write!(out, "open:{key}"),
            RowName::Share(key) => write!(out, "share:{key}"),
            RowName::Element(key) => write!(out, "element:{key}"),
            RowName::Coverage(key) => write!(out, "coverage:{key}"),
            RowName::Exclusion(key) => write!(out, "exclusion:{key}"),
            RowName::Prerequisite(position) => write!(out, "prerequisite:{position}"),
            RowName::Resource(key) => write!(out, "resource:{key}"),
        }
    }
}

impl FromStr for RowName {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, key) = text.split_once(':').unwrap_or((text, ""));
        Ok(match kind {
            "place" => RowName::Place,
            "plan" => RowName::Plan,
            "goal" => RowName::Goal,
            "open" => RowName::Open(key.to_owned()),
            "share" => RowName::Share(key.to_owned()),
            "element" => RowName::Element(key.to_owned()),
            "coverage" => RowName::Coverage(key.to_owned()),
            "exclusion" => RowName::Exclusion(key.to_owned()),
            "prerequisite" => RowName::Prerequisite(key.parse().map_err(|_| ())?),
            "resource" => RowName::Resource(key.to_owned()),
            _ => return Err(()),
        })
    }
}

/// The price of a row, by the position of its name in [`Tree::rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowPrice(pub u32, pub Exact);

/// One entry of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Branch {
    /// Bounds the part with these prices, by position in [`Tree::prices`].
    Price(u32),
    /// Shows with these prices that something in the part keeps not all rows.
    Ray(u32),
    /// Splits the part by an item.
    Split(Split),
    /// The part is done with.
    End,
}

/// How a part is split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Key of the item by which the part is split.
    pub item: String,
    /// The mode in which the item is chosen in the first part; absent for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

/// The proof for a problem with rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    /// Worth that no choice exceeds; the worth of the proposed choice if that is proved best.
    pub bound: Exact,
    /// Number by which prices are divided to be in units of worth: 1 to 2^20.
    pub scale: Exact,
    /// Names of the rows that have a price somewhere.
    pub rows: Vec<String>,
    /// Lists of prices, none negative; rows that are not named have the price 0.
    pub prices: Vec<Vec<RowPrice>>,
    /// The tree, each part before the parts it is split into.
    pub branches: Vec<Branch>,
}
