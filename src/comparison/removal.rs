//! What the scores and the proposal would be if one provider on whom many areas depend were broken up.
//!
//! Only what follows from networks changes: what was observed on the areas stays as it was reported. Networks re-wire after a
//! removal, and clients find another provider, so that the change is an upper bound on what its loss would do; and a score can
//! rise, because shares are of fewer networks.
//!
//! # Complexity
//! One appraisal and one choice a provider; providers run in parallel.

use rayon::prelude::*;
use serde::Serialize;

use super::kendall_tau_b;
use super::sensitivity::{Base, only};
use crate::dossier::{AreaIx, NetworkIx};
use crate::numeric::rank::{Best, competition};
use crate::scoring::DerivedValue;

/// Scores that differ by less are the same.
const SAME_SCORE: f64 = 1e-9;

/// What follows from networks if one of them is gone.
#[derive(Debug, Clone, PartialEq)]
pub struct WithoutNetwork {
    /// The network.
    pub network: NetworkIx,
    /// Indicators computed from the others.
    pub derived: Vec<DerivedValue>,
    /// Number of areas that depend on each area of the dossier through the others.
    pub dependents: Vec<u32>,
}

/// The score of an area with and without a network.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
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

/// What would change without a network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Removal {
    /// The network.
    pub network: NetworkIx,
    /// Areas whose score changes, the largest change first, then by area.
    pub changes: Vec<ScoreChange>,
    /// Areas proposed only without it, in rising order.
    pub enters: Vec<AreaIx>,
    /// Areas proposed only with it, in rising order.
    pub leaves: Vec<AreaIx>,
    /// Kendall's tau-b between the scores with and without it; none if it is undefined.
    pub tau_b: Option<f64>,
}

/// The changes without each of some networks, in their order. Networks without which there is no proposal are left out.
#[must_use]
pub fn removals(base: &Base<'_>, without: &[WithoutNetwork]) -> Vec<Removal> {
    let Some(outcome) = base.outcome_of(base.reading).filter(|_| !without.is_empty()) else {
        return Vec::new();
    };
    let before = competition(&outcome.scores, Best::Highest);
    let one = |taken: &WithoutNetwork| {
        let by_networks = |area: AreaIx| taken.dependents.get(area.index()).copied().unwrap_or(0);
        let found =
            Base { derived: &taken.derived, by_networks: &by_networks, ..*base }.outcome_of(base.reading)?;
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
        changes.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.area.cmp(&b.area)));
        Some(Removal {
            network: taken.network,
            changes,
            enters: only(&found.proposed, &outcome.proposed),
            leaves: only(&outcome.proposed, &found.proposed),
            tau_b: kendall_tau_b(&outcome.scores, &found.scores),
        })
    };
    without.par_iter().filter_map(one).collect()
}
