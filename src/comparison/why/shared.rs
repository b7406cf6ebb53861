//! What two proposed priorities share, as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What decides which of two priorities leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeadsBy {
    /// More of the shared networks have their main activity there.
    Networks,
    /// The best score of the leading one is higher.
    Score,
}

/// Networks that are active in two priorities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedNetworks {
    /// How many.
    pub shared: usize,
    /// Networks active in the leading one and in the other.
    pub active: [usize; 2],
    /// Shared networks that have their main activity in the leading one, and in the other.
    pub main: [usize; 2],
    /// Identifiers of up to five that may be shown, in the order of the dossier.
    pub named: Vec<String>,
    /// How many may not be shown.
    pub withheld: usize,
}

/// Sources on which reports on both rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedSources {
    /// How many.
    pub shared: usize,
    /// Reports on the leading one and on the other that rest on them.
    pub reports: [usize; 2],
    /// Keys of up to five of which a report on each may be shown, ascending.
    pub named: Vec<String>,
    /// How many may not be shown.
    pub withheld: usize,
}

/// What two proposed priorities share, and which one leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demarcation {
    /// Key of the bundle that leads.
    pub leads: String,
    /// Key of the other.
    pub other: String,
    /// What decides which one leads.
    pub by: LeadsBy,
    /// Networks that are active in both.
    pub networks: SharedNetworks,
    /// Links between a network of the one alone and a network of the other alone.
    pub links: usize,
    /// Sources on which both rest.
    pub sources: SharedSources,
    /// Keys of what both are reported to stand out by, if one of them is about the networks themselves: corruption, violence,
    /// laundering.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emphases: Vec<String>,
}

impl Demarcation {
    /// Share of the networks of the less busy one that are active in both, `0..=1`.
    #[must_use]
    pub fn share(&self) -> f64 {
        let least = self.networks.active[0].min(self.networks.active[1]);
        if least == 0 { 0.0 } else { self.networks.shared as f64 / least as f64 }
    }
}
