//! The network layer: networks, actors, links, involvement.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
pub use socta_base::Structure;

use super::{ActorIx, AreaIx, ContributorIx, Grade, Handling, Level, NetworkIx, Period};

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

/// Levels that reports name of one network; none where no report names one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ObservedLevels {
    /// Of the indicator `corruption`.
    pub corruption: Option<Level>,
    /// Of the indicator `violence`.
    pub violence: Option<Level>,
    /// Of the indicator `lbs`, the use of legal business structures.
    pub legal_business: Option<Level>,
    /// Of the indicator `countermeasures`.
    pub countermeasures: Option<Level>,
}

impl ObservedLevels {
    /// The network with these levels where its table leaves them open.
    #[must_use]
    pub fn complete(&self, network: &Network) -> Network {
        Network {
            corruption: network.corruption.or(self.corruption),
            violence: network.violence.or(self.violence),
            legal_business: network.legal_business.or(self.legal_business),
            countermeasures: network.countermeasures.or(self.countermeasures),
            ..*network
        }
    }
}

/// Role of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Works in the field.
    FieldOperator,
    /// Leads.
    Leader,
    /// Manages a part.
    Manager,
    /// Coordinates.
    Coordinator,
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
    /// Role of the actor.
    pub role: Role,
}

/// Kind of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Both work together.
    Cooperation,
    /// One supplies the other.
    Supply,
    /// One renders a service to the other.
    Service,
    /// One launders for the other.
    Laundering,
    /// Both are kin.
    Kinship,
    /// One gives orders to the other.
    Authority,
    /// Both are rivals.
    Rivalry,
}

/// How a link came to be known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkBasis {
    /// Somebody reported it.
    #[default]
    Observed,
    /// The link follows from what was reported.
    Inferred,
    /// A model expects it.
    Predicted,
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

/// What is known of the network layer beside its tables; empty for most dossiers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LayerNotes {
    /// Rows that were merged into an earlier one, in the order of their tables: networks first.
    pub merges: Vec<Merge>,
    /// Links that carry dates, by position in [`super::Dossier::links`], in rising order.
    pub periods: Vec<(u32, Period)>,
    /// Links that follow from what was reported, by position, in rising order.
    pub inferred: Vec<u32>,
    /// Further reports of links between merged ends, ordered by link and origin.
    pub joined: Vec<JoinedReport>,
    /// Links that a model expects. They are kept to be asked about and stand in no list that is measured or scored.
    pub predicted: Vec<Link>,
    /// What graded reports say of networks beside their table.
    pub observed: std::collections::BTreeMap<NetworkIx, ObservedLevels>,
}

impl LayerNotes {
    /// Further reports of a link.
    #[must_use]
    pub fn joined(&self, link: u32) -> &[JoinedReport] {
        let start = self.joined.partition_point(|report| report.link < link);
        let end = self.joined.partition_point(|report| report.link <= link);
        &self.joined[start..end]
    }

    /// When a link held, if that is known.
    #[must_use]
    pub fn period(&self, link: u32) -> Option<Period> {
        let at = self.periods.binary_search_by_key(&link, |(link, _)| *link).ok()?;
        self.periods.get(at).map(|(_, period)| *period)
    }
}

/// A row of `networks.csv` or `actors.csv` that reports what an earlier row reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Merge {
    /// What it is counted as.
    pub kept: LinkEnd,
    /// The `merge_group` that both rows share.
    pub key: String,
    /// Identifier of the merged row.
    pub merged: String,
    /// Who reports it under that identifier, if the row says so.
    pub contributor: Option<ContributorIx>,
}

/// A report of a link under identifiers that were merged: independent of the link's own report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct JoinedReport {
    /// Position of the link in [`super::Dossier::links`].
    pub link: u32,
    /// The same for all reports between the same two identifiers.
    pub origin: u32,
    /// Evaluation of the report.
    pub grade: Grade,
}
