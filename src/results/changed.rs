//! What a scenario changed of a run, and what that did.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dossier::{AreaIx, ContributorIx};
use crate::scenarios::Scenario;

/// What a scenario changed, and what that did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Changed {
    /// The scenario as it was written.
    pub scenario: Scenario,
    /// Contributors whose reports are left out, in rising order.
    pub left_out: Vec<LeftOut>,
    /// At most so many priorities, plans and goals without the scenario (K, N, G).
    pub bounds_before: [u32; 3],
    /// What the changes did to the list and to the order; none if nothing can be proposed without them.
    pub effect: Option<Effect>,
}

/// A contributor whose reports a scenario leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// The contributor.
    pub contributor: ContributorIx,
    /// Reports that are left out.
    pub reports: usize,
}

/// What a scenario did, against the same dossier and model without it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Effect {
    /// Areas proposed only under the scenario, in rising order.
    pub enters: Vec<AreaIx>,
    /// Areas proposed only without it, in rising order.
    pub leaves: Vec<AreaIx>,
    /// Areas whose score is another, the largest move first.
    pub moves: Vec<ScoreMove>,
}

/// A score that a scenario moved.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreMove {
    /// The area.
    pub area: AreaIx,
    /// Score without and with the scenario, `0..=1`.
    pub score: [f64; 2],
    /// Rank without and with the scenario, from 1; equal scores share the best rank.
    pub rank: [usize; 2],
}
