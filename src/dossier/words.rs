//! The words of columns that hold something else than the words of an enumeration.

use super::{Grade, InformationCode, Level, LinkKind, SourceCode};

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

pub(super) const YES_NO: &[(&str, bool)] = &[("yes", true), ("no", false)];

pub(super) const INVOLVEMENT_ROLES: &[(&str, bool)] = &[("main", true), ("secondary", false)];

/// Evaluation of what carries none: nothing can be said of the source, and the information is not corroborated.
pub(super) const UNGRADED: Grade = Grade { source: SourceCode::X, information: InformationCode::Four };

impl LinkKind {
    /// Whether the order of its ends means something: who supplies, serves, launders for, or commands whom.
    #[must_use]
    pub const fn is_directed(self) -> bool {
        matches!(self, Self::Supply | Self::Service | Self::Laundering | Self::Authority)
    }
}
