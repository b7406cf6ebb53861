//! The checked dossier. Positions ([`AreaIx`] and its kin) index the vectors of the [`Dossier`] they came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Labels;

macro_rules! position {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index of the vector that it belongs to.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

position! {
    /// Position in [`Dossier::areas`].
    AreaIx,
    /// Position in the catalogue's indicators.
    IndicatorIx,
    /// Position in [`Dossier::networks`].
    NetworkIx,
    /// Position in [`Dossier::actors`].
    ActorIx,
    /// Position in [`Dossier::contributors`].
    ContributorIx,
    /// Position in [`Dossier::sources`].
    SourceIx,
}

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, `1900..=2199`.
    pub year: u16,
    /// Month, `1..=12`.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

/// A closed period of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day, not before the first.
    pub to: Date,
}

/// A known level of an indicator, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Looked for and not there. Not the same as unknown, nor as absent.
    Nil,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

impl Level {
    /// All four in rising order.
    pub const ALL: [Self; 4] = [Self::Nil, Self::Low, Self::Medium, Self::High];

    /// Position in [`Level::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

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

/// A crime area. The areas form a tree; leaves are scored, inner nodes group them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Area {
    /// Stable key, as `drugs.cocaine`.
    pub key: String,
    /// The area that it is part of.
    pub parent: Option<AreaIx>,
    /// Whether nothing is part of it.
    pub leaf: bool,
    /// Its kind.
    pub kind: AreaKind,
    /// Whether it cuts across the other areas; such an area takes no action plan of its own.
    pub horizontal: bool,
    /// Names by language.
    pub labels: Labels,
    /// Shorter names by language, for tables, charts and running text; may lack any of them.
    pub short: Labels,
    /// The indicator by which other areas are reported to make use of this one (`document_fraud` for document fraud).
    pub evidenced_by: Option<IndicatorIx>,
    /// Keys in other lists, by edition or index (`socta2021`, `gitoc`).
    pub editions: std::collections::BTreeMap<String, String>,
}

/// Areas that would make one priority together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bundle {
    /// Stable key.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
    /// Its leaves, in rising order; a leaf is in at most one bundle.
    pub areas: Vec<AreaIx>,
    /// Aim of the priority in one sentence, if the dossier gives one.
    pub aim: Labels,
}

/// A priority of the cycle before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PreviousPriority {
    /// Stable key.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
    /// Its areas, as far as this dossier has them.
    pub areas: Vec<AreaIx>,
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

/// What an observation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A crime area.
    Area(AreaIx),
    /// A criminal network.
    Network(NetworkIx),
}

/// How a figure bounds the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The figure itself.
    Exact,
    /// Around the figure.
    About,
    /// At least the figure ("more than").
    AtLeast,
    /// At most the figure ("almost").
    AtMost,
}

/// A figure with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The figure that was given, if one was.
    pub value: Option<f64>,
    /// Lower end of the interval, if one was given.
    pub low: Option<f64>,
    /// Upper end of the interval, if one was given.
    pub high: Option<f64>,
    /// How the figure bounds the truth.
    pub bound: Bound,
}

/// What was observed. That nothing was observed is the lack of an [`Observation`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A level of the scale, Nil among them.
    Level(Level),
    /// The contributor was asked and does not know.
    Unknown,
    /// A figure in the indicator's unit.
    Figure(Figure),
}

/// Direction of change that a source states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// Rising.
    Increase,
    /// Unchanged.
    Stable,
    /// Falling.
    Decrease,
}

/// Reliability of a source, 4x4 system (Europol Regulation, art. 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum SourceCode {
    /// No doubt, or proved reliable always.
    A,
    /// Reliable in most instances.
    B,
    /// Unreliable in most instances.
    C,
    /// Reliability cannot be assessed; not the same as worse than `C`.
    X,
}

/// Accuracy of information, 4x4 system. Not a monotone scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum InformationCode {
    /// Accuracy not in doubt.
    One,
    /// Known personally to the source, not to the official passing it on.
    Two,
    /// Not known personally to the source, but corroborated.
    Three,
    /// Not known personally to the source, and not corroborated.
    Four,
}

/// What may be done with information. It limits what is shown, not what is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Handling {
    /// For preventing and combating crime.
    H0,
    /// Not in judicial proceedings without permission.
    H1,
    /// Not to be disseminated without permission.
    H2,
    /// Other restrictions.
    H3,
}

impl Handling {
    /// Whether a document may show it: H0 and H1.
    #[must_use]
    pub fn may_be_shown(self) -> bool {
        self <= Self::H1
    }
}

/// Evaluation of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Grade {
    /// Of the source.
    pub source: SourceCode,
    /// Of the information.
    pub information: InformationCode,
}

/// Where a report comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A questionnaire answered by a contributor.
    Questionnaire,
    /// Operational information analysed at a police body.
    AnalysisProject,
    /// Another agency.
    Agency,
    /// Public material.
    Open,
    /// Academic work.
    Academic,
    /// Judgement of an expert.
    Expert,
}

/// Place of a row in an input file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Row(pub u32);

/// One graded observation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Observation {
    /// What it is about.
    pub subject: Subject,
    /// Which indicator.
    pub indicator: IndicatorIx,
    /// What was observed.
    pub answer: Answer,
    /// Direction of change, if the source states one.
    pub trend: Option<Trend>,
    /// Who reported it.
    pub contributor: ContributorIx,
    /// When it held.
    pub period: Option<Period>,
    /// Questionnaire edition, if the answer comes from one.
    pub edition: Option<String>,
    /// Evaluation.
    pub grade: Grade,
    /// What may be done with it.
    pub handling: Handling,
    /// Where it comes from.
    pub source_kind: SourceKind,
    /// The source; reports that share one are not independent.
    pub source: Option<SourceIx>,
    /// Free text.
    pub note: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Line of the table.
    pub row: Row,
}

/// Structure that a contributor reports for a network (UNODC typology and SOCTA's three).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Structure {
    /// One leader, clear chain of command.
    StandardHierarchy,
    /// The same with autonomous regional units.
    RegionalHierarchy,
    /// Several groups under one body.
    ClusteredHierarchy,
    /// A tight core with a loose ring.
    CoreGroup,
    /// Loose, shifting individuals.
    CriminalNetwork,
    /// Not reported.
    Unknown,
}

/// A criminal network, by a pseudonymous identifier.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Network {
    /// Reported structure.
    pub structure: Structure,
    /// Whether it is of mafia type.
    pub mafia_type: bool,
    /// Smallest estimate of its members.
    pub size_min: Option<u32>,
    /// Largest estimate of its members.
    pub size_max: Option<u32>,
    /// First year in which it was active.
    pub active_since: Option<u16>,
    /// Number of countries in which it is active.
    pub countries: u16,
    /// Whether it uses corruption, if known.
    pub corruption: Option<Level>,
    /// Whether it uses violence, if known.
    pub violence: Option<Level>,
    /// Whether it uses legal business structures, if known.
    pub legal_business: Option<Level>,
    /// Whether it takes countermeasures, if known.
    pub countermeasures: Option<Level>,
    /// May it be shown?
    pub handling: Handling,
}

/// Role of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Leads.
    Leader,
    /// Manages a part.
    Manager,
    /// Coordinates.
    Coordinator,
    /// Works in the field.
    FieldOperator,
    /// Facilitates.
    Facilitator,
    /// Brings others together.
    Broker,
    /// Lawyer, accountant, IT or logistics specialist.
    ProfessionalEnabler,
    /// Not reported.
    Unknown,
}

/// A person, by a pseudonymous identifier only.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Actor {
    /// The network that it belongs to.
    pub network: Option<NetworkIx>,
    /// Its role.
    pub role: Role,
}

/// Kind of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// They work together.
    Cooperation,
    /// One supplies the other.
    Supply,
    /// One renders a service to the other.
    Service,
    /// One launders for the other.
    Laundering,
    /// They are kin.
    Kinship,
    /// One gives orders to the other.
    Authority,
    /// They are rivals.
    Rivalry,
}

/// End of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkEnd {
    /// A person.
    Actor(ActorIx),
    /// A network as a whole.
    Network(NetworkIx),
}

/// A link between two actors or two networks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Link {
    /// From (for an undirected kind, the one written first).
    pub from: LinkEnd,
    /// To.
    pub to: LinkEnd,
    /// Kind.
    pub kind: LinkKind,
    /// Strength, if known; strength, never distance.
    pub strength: Option<Level>,
    /// Evaluation.
    pub grade: Grade,
    /// May it be shown?
    pub handling: Handling,
}

/// That a network is active in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Involvement {
    /// The network.
    pub network: NetworkIx,
    /// The area, a leaf.
    pub area: AreaIx,
    /// Whether it is its main activity.
    pub main: bool,
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

/// Identifiers of a table, one after another in one buffer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identifiers {
    text: String,
    ends: Vec<u32>,
}

impl Identifiers {
    /// Adds one and returns its position.
    pub fn push(&mut self, identifier: &str) -> u32 {
        self.text.push_str(identifier);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }

    /// The identifier at a position.
    #[must_use]
    pub fn get(&self, position: usize) -> &str {
        let start = if position == 0 { 0 } else { self.ends[position - 1] as usize };
        &self.text[start..self.ends[position] as usize]
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
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

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
