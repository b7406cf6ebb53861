//! How a group is organised, in words that files hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Structure that a contributor reports for a network (UNODC typology and SOCTA's three).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
    #[serde(rename = "criminal_network")]
    LooseNetwork,
    /// Not reported.
    Unknown,
}

impl Structure {
    /// The word of the structure in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::StandardHierarchy => "standard_hierarchy",
            Self::RegionalHierarchy => "regional_hierarchy",
            Self::ClusteredHierarchy => "clustered_hierarchy",
            Self::CoreGroup => "core_group",
            Self::LooseNetwork => "criminal_network",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Structure;

    #[test]
    fn the_key_is_the_word_that_is_written() {
        for structure in [
            Structure::StandardHierarchy,
            Structure::RegionalHierarchy,
            Structure::ClusteredHierarchy,
            Structure::CoreGroup,
            Structure::LooseNetwork,
            Structure::Unknown,
        ] {
            assert_eq!(serde_json::to_value(structure).ok(), Some(structure.key().into()));
        }
    }
}
