//! The checked dossier.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Labels;

use super::{
    Actor, AreaIx, Date, Handling, Identifiers, IndicatorIx, Involvement, LayerNotes, Link, Network,
    Observation, Period, SourceIx,
};

/// Kind of a crime area.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AreaKind {
    /// An illegal market.
    Market,
    /// An offence without a market.
    Offence,
    /// Something that makes other crime possible.
    Enabler,
    /// Criminal networks as a threat of their own.
    NetworkThreat,
}

/// What carries an area if it is chosen.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CarriedBy {
    /// An operational action plan.
    Plan,
    /// A common horizontal strategic goal; such an area takes no place among the priorities.
    Goal,
    /// A plan and a goal together.
    Both,
    /// A plan or a goal, whichever fits.
    Any,
}

/// A crime area. The areas form a tree; leaves are scored, inner nodes group them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Area {
    /// Stable key, as `drugs.cocaine`.
    pub key: String,
    /// The area that it is part of.
    pub parent: Option<AreaIx>,
    /// Whether nothing is part of it.
    pub leaf: bool,
    /// Kind of the area.
    pub kind: AreaKind,
    /// Whether it cuts across the other areas; such an area takes no action plan of its own.
    pub horizontal: bool,
    /// What carries it, if the dossier says so; else a plan, or a plan and a goal by the rule of the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_by: Option<CarriedBy>,
    /// Another area whose plan it may share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_with: Option<AreaIx>,
    /// Names by language.
    pub labels: Labels,
    /// Shorter names by language, for tables, charts and running text; may lack any of them.
    pub short: Labels,
    /// The indicator by which other areas are reported to make use of this one (`document_fraud` for document fraud).
    pub evidenced_by: Option<IndicatorIx>,
    /// Keys in other lists, by edition or index (`socta2021`, `gitoc`).
    pub editions: std::collections::BTreeMap<String, String>,
}

impl Area {
    /// What carries it as the dossier says, in whichever way.
    #[must_use]
    pub fn carrier(&self) -> Option<CarriedBy> {
        if self.horizontal { Some(CarriedBy::Goal) } else { self.carried_by }
    }
}

/// Areas that would make one priority together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bundle {
    /// Stable key.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
    /// Leaves of the bundle, in rising order; a leaf is in at most one bundle.
    pub areas: Vec<AreaIx>,
    /// Groups of its leaves that share a plan, each in rising order and in one group at most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shared_plans: Vec<Vec<AreaIx>>,
    /// Aim of the priority in one sentence, if the dossier gives one.
    pub aim: Labels,
    /// Why it is proposed, if the dossier lists no bundles and its networks speak for this one.
    pub proposed: Option<Closeness>,
}

/// Why leaves are proposed as one bundle: the least close pair among them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Closeness {
    /// Networks active in both.
    pub networks: usize,
    /// Networks of the less busy one.
    pub of_networks: usize,
    /// Links between networks of the one alone and of the other alone.
    pub links: usize,
    /// Links of the less linked one to other networks.
    pub of_links: usize,
}

impl Closeness {
    /// The greater of the two shares, `0..=1`.
    #[must_use]
    pub fn share(&self) -> f64 {
        let share = |part: usize, of: usize| if of == 0 { 0.0 } else { part as f64 / of as f64 };
        share(self.networks, self.of_networks).max(share(self.links, self.of_links))
    }
}

/// A priority of the cycle before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PreviousPriority {
    /// Stable key.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
    /// Areas of the priority, as far as this dossier has them.
    pub areas: Vec<AreaIx>,
    /// Operational action plans that it had, if known.
    pub plans: Option<u32>,
    /// Common horizontal strategic goals that it had, if known.
    pub goals: Option<u32>,
}

/// Who sent reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contributor {
    /// Stable key, as `DK` or `europol`.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
}

/// A source that observations refer to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// Stable key.
    pub key: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Year of publication.
    pub year: Option<u16>,
    /// Where it is found.
    pub location: String,
}

/// A crime-relevant factor that pushes an area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Factor {
    /// Key: `economic`, `sociological`, `geopolitical`, `transport_trade_infrastructure`, `technology`, `legislation`,
    /// `national_strategies`, `law_enforcement_activity`.
    pub factor: FactorKind,
    /// The area, a leaf.
    pub area: AreaIx,
    /// Direction and strength, `-2..=2`; positive raises the threat.
    pub push: i8,
    /// Horizon in years.
    pub horizon: u8,
    /// Who says so.
    pub source: Option<SourceIx>,
    /// Why.
    pub rationale: String,
}

/// The eight crime-relevant factors of the questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// Economic situation.
    Economic,
    /// Sociological.
    Sociological,
    /// Geopolitical.
    Geopolitical,
    /// Transport and trade infrastructure.
    TransportTradeInfrastructure,
    /// Innovation and new technologies.
    Technology,
    /// Legislation.
    Legislation,
    /// National strategies.
    NationalStrategies,
    /// Law-enforcement activity.
    LawEnforcementActivity,
}

/// The cycle that the dossier serves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cycle {
    /// As `2022-2025`.
    pub id: String,
    /// First and last day.
    pub period: Period,
    /// Months that one action plan covers (12 or 24).
    pub plan_months: u8,
    /// Legal references.
    pub legal_references: Vec<String>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputFile {
    /// Name within the dossier folder.
    pub name: String,
    /// Size in bytes, as stored.
    pub bytes: u64,
    /// SHA-256 of the stored bytes, in hexadecimal.
    pub sha256: String,
    /// Whether the dossier declares its content as invented.
    pub invented: bool,
}

/// A dossier in which nothing is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// Short name: the name of its folder.
    pub name: String,
    /// Title by language.
    pub title: Labels,
    /// What the dossier is, and what it cannot say.
    pub story: Labels,
    /// The cycle.
    pub cycle: Cycle,
    /// Nothing later than this day was known.
    pub reference_date: Date,
    /// The period that observations should speak of.
    pub window: Period,
    /// Language of the document unless another is asked for.
    pub language: String,
    /// Whether everything in it is invented.
    pub invented: bool,
    /// Handling code that the author wants for a document made from it; none to leave it to the rows.
    pub handling: Option<Handling>,
    /// Areas, ordered by key.
    pub areas: Vec<Area>,
    /// Bundles, ordered by key.
    pub bundles: Vec<Bundle>,
    /// Priorities of the cycle before, in the order of their list.
    pub previous: Vec<PreviousPriority>,
    /// Contributors, ordered by key.
    pub contributors: Vec<Contributor>,
    /// Sources, ordered by key.
    pub sources: Vec<Source>,
    /// Observations in the order of the table.
    pub observations: Vec<Observation>,
    /// Networks in the order of the table.
    pub networks: Vec<Network>,
    /// Identifiers of the networks.
    pub network_ids: Identifiers,
    /// Actors in the order of the table.
    pub actors: Vec<Actor>,
    /// Identifiers of the actors.
    pub actor_ids: Identifiers,
    /// Links in the order of the table.
    pub links: Vec<Link>,
    /// Merges, dates of links and the like.
    pub notes: LayerNotes,
    /// Involvement, ordered by network and area.
    pub involvement: Vec<Involvement>,
    /// Crime-relevant factors in the order of the table.
    pub factors: Vec<Factor>,
    /// Whether the network layer (networks, actors, links, involvement) is invented.
    pub networks_invented: bool,
    /// The files that were read, ordered by name.
    pub inputs: Vec<InputFile>,
}

impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no day as 2024-06-30")))
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"description": "A calendar day, as `2024-06-30`.", "type": "string"})
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
