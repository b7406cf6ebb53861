//! The network layer: networks, actors, links, involvement.

use serde::Serialize;

use super::{ActorIx, AreaIx, Grade, Handling, Level, NetworkIx};

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
