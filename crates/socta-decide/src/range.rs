//! A range in which a weight or a share may lie.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A closed interval of weights.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Smallest value that is admissible.
    pub low: f64,
    /// Largest value that is admissible.
    pub high: f64,
}
