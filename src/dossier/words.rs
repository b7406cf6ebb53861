//! The words that columns of a few words may hold.

use super::{
    Bound, FactorKind, Grade, Handling, InformationCode, Level, LinkBasis, LinkKind, Role, SourceCode,
    SourceKind, Structure, Trend,
};

/// A level as written. `Unknown` is an answer, but not a level.
pub(super) const LEVELS: &[(&str, Option<Level>)] = &[
    ("High", Some(Level::High)),
    ("Medium", Some(Level::Medium)),
    ("Low", Some(Level::Low)),
    ("Unknown", None),
    ("Nil", Some(Level::Nil)),
];

/// Strength of a link.
pub(super) const STRENGTHS: &[(&str, Option<Level>)] = &[
    ("High", Some(Level::High)),
    ("Medium", Some(Level::Medium)),
    ("Low", Some(Level::Low)),
    ("Unknown", None),
];

pub(super) const BOUNDS: &[(&str, Bound)] = &[
    ("exact", Bound::Exact),
    ("about", Bound::About),
    ("at-least", Bound::AtLeast),
    ("at-most", Bound::AtMost),
];

pub(super) const TRENDS: &[(&str, Trend)] =
    &[("increase", Trend::Increase), ("stable", Trend::Stable), ("decrease", Trend::Decrease)];

pub(super) const SOURCE_CODES: &[(&str, SourceCode)] =
    &[("A", SourceCode::A), ("B", SourceCode::B), ("C", SourceCode::C), ("X", SourceCode::X)];

pub(super) const INFORMATION_CODES: &[(&str, InformationCode)] = &[
    ("1", InformationCode::One),
    ("2", InformationCode::Two),
    ("3", InformationCode::Three),
    ("4", InformationCode::Four),
];

pub(super) const HANDLING: &[(&str, Handling)] =
    &[("H0", Handling::H0), ("H1", Handling::H1), ("H2", Handling::H2), ("H3", Handling::H3)];

pub(super) const SOURCE_KINDS: &[(&str, SourceKind)] = &[
    ("questionnaire", SourceKind::Questionnaire),
    ("analysis-project", SourceKind::AnalysisProject),
    ("agency", SourceKind::Agency),
    ("open", SourceKind::Open),
    ("academic", SourceKind::Academic),
    ("expert", SourceKind::Expert),
];

pub(super) const STRUCTURES: &[(&str, Structure)] = &[
    ("standard_hierarchy", Structure::StandardHierarchy),
    ("regional_hierarchy", Structure::RegionalHierarchy),
    ("clustered_hierarchy", Structure::ClusteredHierarchy),
    ("core_group", Structure::CoreGroup),
    ("criminal_network", Structure::LooseNetwork),
    ("unknown", Structure::Unknown),
];

pub(super) const YES_NO: &[(&str, bool)] = &[("yes", true), ("no", false)];

pub(super) const ROLES: &[(&str, Role)] = &[
    ("field_operator", Role::FieldOperator),
    ("leader", Role::Leader),
    ("manager", Role::Manager),
    ("coordinator", Role::Coordinator),
    ("facilitator", Role::Facilitator),
    ("broker", Role::Broker),
    ("professional_enabler", Role::ProfessionalEnabler),
    ("unknown", Role::Unknown),
];

pub(super) const LINK_KINDS: &[(&str, LinkKind)] = &[
    ("cooperation", LinkKind::Cooperation),
    ("supply", LinkKind::Supply),
    ("service", LinkKind::Service),
    ("laundering", LinkKind::Laundering),
    ("kinship", LinkKind::Kinship),
    ("authority", LinkKind::Authority),
    ("rivalry", LinkKind::Rivalry),
];

pub(super) const LINK_BASES: &[(&str, LinkBasis)] = &[
    ("observed", LinkBasis::Observed),
    ("inferred", LinkBasis::Inferred),
    ("predicted", LinkBasis::Predicted),
];

pub(super) const INVOLVEMENT_ROLES: &[(&str, bool)] = &[("main", true), ("secondary", false)];

pub(super) const FACTORS: &[(&str, FactorKind)] = &[
    ("economic", FactorKind::Economic),
    ("sociological", FactorKind::Sociological),
    ("geopolitical", FactorKind::Geopolitical),
    ("transport_trade_infrastructure", FactorKind::TransportTradeInfrastructure),
    ("technology", FactorKind::Technology),
    ("legislation", FactorKind::Legislation),
    ("national_strategies", FactorKind::NationalStrategies),
    ("law_enforcement_activity", FactorKind::LawEnforcementActivity),
];

/// Evaluation of what carries none: nothing can be said of the source, and the information is not corroborated.
pub(super) const UNGRADED: Grade = Grade { source: SourceCode::X, information: InformationCode::Four };

impl LinkKind {
    /// Whether the order of its ends means something: who supplies, serves, launders for, or commands whom.
    #[must_use]
    pub const fn is_directed(self) -> bool {
        matches!(self, Self::Supply | Self::Service | Self::Laundering | Self::Authority)
    }
}
