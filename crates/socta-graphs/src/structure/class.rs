//! The three classes of structure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_base::Structure;

/// The three classes that assessments count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StructureClass {
    /// A tight core with a loose ring.
    CoreGroup,
    /// A chain of command.
    Hierarchical,
    /// Loose, shifting individuals.
    Loose,
}

impl StructureClass {
    /// Class of a reported type; none if the type is unknown.
    #[must_use]
    pub fn of(structure: Structure) -> Option<Self> {
        match structure {
            Structure::StandardHierarchy | Structure::RegionalHierarchy | Structure::ClusteredHierarchy => {
                Some(Self::Hierarchical)
            }
            Structure::CoreGroup => Some(Self::CoreGroup),
            Structure::LooseNetwork => Some(Self::Loose),
            Structure::Unknown => None,
        }
    }
}
