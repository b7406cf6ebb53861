//! What the scores and the proposal would be if a provider on whom many areas depend were broken up, or if the key players of an
//! area were gone.
//!
//! Only what follows from networks changes: what was observed on the areas stays as it was reported. Networks re-wire after a
//! removal, and clients find another provider, so that the change is an upper bound on what its loss would do; and a score can
//! rise, because shares are of fewer networks.
//!
//! # Complexity
//! One appraisal and one choice a removal, none for one that changes no indicator; removals run in parallel.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kendall_tau_b;
use super::sensitivity::{Base, Outcome, only};
use crate::dossier::{AreaIx, NetworkIx};
use crate::numeric::rank::falling;
use crate::numeric::rank::{Best, competition};
use crate::scoring::DerivedValue;

/// Scores that differ by less are the same.
const SAME_SCORE: f64 = 1e-9;

/// What follows from networks if something is taken away.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// Indicators computed from what is left.
    pub derived: Vec<DerivedValue>,
    /// Number of areas that depend on each area of the dossier through what is left.
    pub dependents: Vec<u32>,
}

/// The score of an area before and after something is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreChange {
    /// The area.
    pub area: AreaIx,
    /// Score with it, `0..=1`.
    pub before: f64,
    /// Score without it, `0..=1`.
    pub after: f64,
    /// Rank with it, from 1.
    pub rank_before: u32,
    /// Rank without it, from 1.
    pub rank_after: u32,
}

/// What would change in the scores and in the proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rescored {
    /// Areas whose score changes, the largest change first, then by area.
    pub changes: Vec<ScoreChange>,
    /// Areas proposed only afterwards, in rising order.
    pub enters: Vec<AreaIx>,
    /// Areas proposed only before, in rising order.
    pub leaves: Vec<AreaIx>,
    /// Kendall's tau-b between the scores before and after; none if it is undefined.
    pub tau_b: Option<f64>,
}

/// What would change without a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Removal {
    /// The network.
    pub network: NetworkIx,
    /// Scores and proposal without it.
    pub effect: Rescored,
}

/// What would change without the key players of an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KeyRemoval {
    /// The area.
    pub area: AreaIx,
    /// How many are taken away.
    pub size: usize,
    /// Scores and proposal without them.
    pub effect: Rescored,
}

/// What would change without each of some things, in their order; none where there is no proposal.
#[must_use]
pub fn rescored(base: &Base<'_>, without: &[Without]) -> Vec<Option<Rescored>> {
    let Some(outcome) = base.outcome_of(base.reading).filter(|_| !without.is_empty()) else {
        return vec![None; without.len()];
    };
    let before = competition(&outcome.scores, Best::Highest);
    without.par_iter().map(|taken| one(base, (&outcome, &before), taken)).collect()
}

fn one(base: &Base<'_>, (outcome, before): (&Outcome, &[u32]), taken: &Without) -> Option<Rescored> {
    if unchanged(base, taken) {
        let (changes, enters, leaves) = (Vec::new(), Vec::new(), Vec::new());
        let tau_b = kendall_tau_b(&outcome.scores, &outcome.scores);
        return Some(Rescored { changes, enters, leaves, tau_b });
    }
    let left = Base { derived: &taken.derived, by_networks: &taken.dependents, ..*base };
    let found = left.outcome_of(base.reading)?;
    let after = competition(&found.scores, Best::Highest);
    let change = |(at, &area): (usize, &AreaIx)| {
        // The last network with an indicator may have been the only ground for a criterion, never for an area.
        let place = found.areas.iter().position(|other| *other == area)?;
        Some(ScoreChange {
            area,
            before: outcome.scores[at],
            after: found.scores[place],
            rank_before: before[at],
            rank_after: after[place],
        })
    };
    let mut changes: Vec<ScoreChange> = outcome.areas.iter().enumerate().filter_map(change).collect();
    changes.retain(|change| (change.after - change.before).abs() > SAME_SCORE);
    let size = |change: &ScoreChange| (change.after - change.before).abs();
    changes.sort_by(|a, b| falling((size(a), &a.area), (size(b), &b.area)));
    Some(Rescored {
        changes,
        enters: only(&found.proposed, &outcome.proposed),
        leaves: only(&outcome.proposed, &found.proposed),
        tau_b: kendall_tau_b(&outcome.scores, &found.scores),
    })
}

/// Whether nothing that is scored or chosen by changes.
fn unchanged(base: &Base<'_>, taken: &Without) -> bool {
    taken.derived == base.derived && taken.dependents == base.by_networks
}
