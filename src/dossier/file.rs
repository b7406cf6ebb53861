//! `dossier.json` as it is written. Keys of the root are optional for the parser and required by the schema, so that one
//! missing key does not hide what is wrong with the others.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AreaKind, CarriedBy, Handling};
use crate::model::Labels;
use crate::words;

/// The format of `dossier.json`.
pub const SCHEMA: &str = "socta.dossier/1";

/// The head of a dossier: what it is about, and in which terms the tables speak.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DossierFile {
    /// `socta.dossier/1`.
    #[schemars(required)]
    pub schema: Option<String>,
    /// Title by language.
    #[schemars(required)]
    pub title: Option<Labels>,
    /// What the dossier is, and what it cannot say, by language.
    #[serde(default)]
    pub story: Labels,
    /// Language of the document unless another is asked for, as `en`.
    #[schemars(required)]
    pub language: Option<String>,
    /// Whether everything in it is invented.
    #[serde(default)]
    pub invented: bool,
    /// Handling code of a document made from it, if that is stricter than the codes of the rows that are shown: H0, H1, H2 or H3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// Names of the tables whose content is invented, as `networks`.
    #[serde(default)]
    pub invented_tables: Vec<TableName>,
    /// The cycle that the dossier serves.
    #[schemars(required)]
    pub cycle: Option<CycleEntry>,
    /// Nothing later than this day was known, as `2021-03-01`.
    #[schemars(required)]
    pub reference_date: Option<String>,
    /// The period that observations should speak of.
    #[schemars(required)]
    pub window: Option<WindowEntry>,
    /// The tree of crime areas, in any order.
    #[schemars(required)]
    pub areas: Option<Vec<AreaEntry>>,
    /// Areas that would make one priority together. A leaf in no bundle forms one of its own.
    #[serde(default)]
    pub bundles: Vec<BundleEntry>,
    /// Priorities of the cycle before.
    #[serde(default)]
    pub previous_priorities: Vec<PreviousEntry>,
    /// Who sent reports.
    #[schemars(required)]
    pub contributors: Option<Vec<ContributorEntry>>,
    /// Paths of tables that are not called by their own name, within the folder.
    #[serde(default)]
    pub tables: BTreeMap<String, String>,
}

/// The tables of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TableName {
    /// Graded observations.
    Observations,
    /// Sources that rows refer to.
    Sources,
    /// Criminal networks.
    Networks,
    /// Persons, by pseudonym.
    Actors,
    /// Links between actors or between networks.
    Links,
    /// Which network is active in which area.
    Involvement,
    /// Crime-relevant factors.
    Factors,
}

impl TableName {
    /// All tables, in the order in which they are read.
    pub const ALL: [Self; 7] = [
        Self::Sources,
        Self::Networks,
        Self::Actors,
        Self::Links,
        Self::Involvement,
        Self::Factors,
        Self::Observations,
    ];

    /// The name, as in `NAME.csv`.
    #[must_use]
    pub fn name(self) -> &'static str {
        words::of(self)
    }

    /// Whether it belongs to the network layer.
    #[must_use]
    pub const fn is_network_layer(self) -> bool {
        matches!(self, Self::Networks | Self::Actors | Self::Links | Self::Involvement)
    }
}

/// The cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CycleEntry {
    /// As `2022-2025`.
    pub id: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Months that one action plan covers: 12 or 24.
    pub plan_months: u8,
    /// Legal references.
    #[serde(default)]
    pub legal_references: Vec<String>,
}

/// A period of days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WindowEntry {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// A crime area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaEntry {
    /// Stable key, as `drugs.cocaine`.
    pub key: String,
    /// Key of the area that it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Kind of the area.
    pub kind: AreaKind,
    /// Whether it cuts across the other areas; short for `"carried_by": "goal"`.
    #[serde(default)]
    pub horizontal: bool,
    /// What carries the area if it is chosen. Left out: a plan, or a plan and a goal where the model's rule offers both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_by: Option<CarriedBy>,
    /// Key of another area of the same bundle whose plan it may share. If both are chosen and carried by plans, one plan is
    /// taken; areas that name each other in a chain share one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_with: Option<String>,
    /// Names by language.
    pub labels: Labels,
    /// Shorter names for tables, charts and running text, by language.
    #[serde(default, skip_serializing_if = "Labels::is_empty")]
    pub short: Labels,
    /// Key of the indicator by which other areas are reported to make use of this one, as `document_fraud`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidenced_by: Option<String>,
    /// Keys in other lists, by edition or index.
    #[serde(default)]
    pub editions: BTreeMap<String, String>,
}

/// Areas that would make one priority together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleEntry {
    /// Stable key.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
    /// Keys of its leaves.
    pub areas: Vec<String>,
    /// Groups of its leaves that share a plan, by key; beside those that `plan_with` of areas makes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_plans: Vec<Vec<String>>,
    /// Aim of the priority in one sentence, by language.
    #[serde(default)]
    pub aim: Labels,
}

/// A priority of the cycle before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviousEntry {
    /// Stable key.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
    /// Keys of its areas.
    pub areas: Vec<String>,
    /// Number of operational action plans that it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plans: Option<u32>,
    /// Number of common horizontal strategic goals that it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goals: Option<u32>,
}

/// Who sent reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContributorEntry {
    /// Stable key, as `DK`.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
}
