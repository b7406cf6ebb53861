//! The file of a list: a decision, a recommendation or a draft, as somebody wrote it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Labels;

/// Name and version of the format.
pub const DECISION_SCHEMA: &str = "socta.decision/1";

/// A list of priorities that somebody adopted, recommends or has in mind. Lists are evaluated beside the proposal and never
/// imposed on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// `socta.decision/1`.
    pub schema: String,
    /// Short name, `a-z`, `0-9` and `-`; tables and files name the list by it.
    pub id: String,
    /// Title by language.
    pub title: Labels,
    /// Who adopted, recommends or drafts the list; never empty.
    pub author: String,
    /// Day of the list, as `2021-05-26`.
    pub date: String,
    /// What the list is.
    pub status: Status,
    /// Where the list was published, and what of it is a reading.
    pub source: String,
    /// What the list says of its own size; it is compared with the parts, and the parts are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<OwnBounds>,
    /// Priorities; each takes a place.
    #[schemars(length(min = 1))]
    pub priorities: Vec<ListedPriority>,
    /// What common goals alone carry; it takes no place and no plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub horizontal: Vec<HorizontalPart>,
}

/// What a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The proposal of the run itself.
    Proposed,
    /// Decided by who decides.
    Adopted,
    /// Somebody thinks of it.
    Draft,
    /// Advised by somebody.
    Recommended,
    /// The list of an earlier cycle.
    Earlier,
}

/// What a list says of its own size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnBounds {
    /// Number of priorities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priorities: Option<u32>,
    /// Number of plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plans: Option<u32>,
    /// Number of common goals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goals: Option<u32>,
}

/// A priority of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedPriority {
    /// Stable key within the list.
    pub key: String,
    /// Title by language.
    pub title: Labels,
    /// Parts of the priority, each with the plans and goals that carry it.
    #[schemars(length(min = 1))]
    pub sub: Vec<ListedPart>,
}

/// A part of a priority. With several areas and `plans` 1 the areas share one plan; with `plans` 1 and `goals` 1 a plan and a
/// goal carry the part together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedPart {
    /// Key within the priority, if the parts have keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Keys of leaf areas of the dossier.
    #[schemars(length(min = 1))]
    pub areas: Vec<String>,
    /// Number of operational action plans.
    pub plans: u32,
    /// Number of common horizontal strategic goals.
    pub goals: u32,
    /// Keys of areas from which the list demands a demarcation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demarcation: Vec<String>,
    /// What the part is for, by language.
    #[serde(default, skip_serializing_if = "Labels::is_empty")]
    pub aim: Labels,
}

/// Areas that common goals alone carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HorizontalPart {
    /// Stable key within the list.
    pub key: String,
    /// Keys of leaf areas of the dossier.
    #[schemars(length(min = 1))]
    pub areas: Vec<String>,
    /// Always 0: what has a plan takes a place and is a priority.
    #[serde(default)]
    #[schemars(range(max = 0))]
    pub plans: u32,
    /// Number of common horizontal strategic goals.
    pub goals: u32,
    /// Keys of areas from which the list demands a demarcation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demarcation: Vec<String>,
    /// What the part is for, by language.
    #[serde(default, skip_serializing_if = "Labels::is_empty")]
    pub aim: Labels,
}

/// A part of a list, whether of a priority or horizontal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    /// Position of the priority; none for what is horizontal.
    pub(super) priority: Option<usize>,
    /// Position among the parts of the priority, or among the horizontal ones.
    pub(super) at: usize,
    pub(super) areas: &'a [String],
    pub(super) plans: u32,
    pub(super) goals: u32,
    pub(super) demarcation: &'a [String],
}

impl Decision {
    /// Parts in the order of the file.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let priorities = self.priorities.iter().enumerate();
        let of_priorities = priorities.flat_map(|(priority, one)| {
            one.sub.iter().enumerate().map(move |(at, part)| Part {
                priority: Some(priority),
                at,
                areas: &part.areas,
                plans: part.plans,
                goals: part.goals,
                demarcation: &part.demarcation,
            })
        });
        let horizontal = self.horizontal.iter().enumerate().map(|(at, part)| Part {
            priority: None,
            at,
            areas: &part.areas,
            plans: part.plans,
            goals: part.goals,
            demarcation: &part.demarcation,
        });
        of_priorities.chain(horizontal)
    }
}
