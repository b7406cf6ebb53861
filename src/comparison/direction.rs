//! Whether a threat rises or falls between two dossiers. The rank is another matter: an area can rise and be overtaken.
//!
//! What the evidence did to the score, on the criteria that both dossiers have and at the old weights, is set against how
//! uncertain the two scores are. Both are taken for normal and independent, with the width of their simulated intervals; weights
//! that are drawn anew widen both, so that a direction is claimed too seldom rather than too often.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::causes::settled;
use super::{AreaSummary, Cause, RunSummary};
use crate::numeric::float::{normal_cdf, normal_quantile};
use crate::words;

/// Least probability at which a direction is claimed.
pub const DECIDED: f64 = 0.9;

/// Where the level of a threat goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Higher, with a probability of at least [`DECIDED`].
    Rising,
    /// Lower, with a probability of at least [`DECIDED`].
    Falling,
    /// Neither is sure enough.
    Undecided,
}

impl Direction {
    /// The direction as it is written.
    #[must_use]
    pub fn key(self) -> &'static str {
        words::of(self)
    }
}

/// What other evidence says of the level of a threat.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelTrend {
    /// Change of the score that comes from other reports, on the criteria that both dossiers have.
    pub change: f64,
    /// Probability that the level is higher than in the first run, `0..=1`.
    pub p_higher: f64,
    /// What may be said.
    pub direction: Direction,
}

/// The direction between two runs that looked at other reports and read them in the same way; none for any other two, because
/// other weights and policies, or reports that a scenario leaves out, move a score and no threat.
pub(super) fn level_trend(
    (base, before): (&RunSummary, &AreaSummary),
    (run, after): (&RunSummary, &AreaSummary),
    causes: &[Cause],
) -> Option<LevelTrend> {
    let scenario = |run: &RunSummary| run.scenario.as_ref().map(|it| it.sha256.clone());
    if base.evidence == run.evidence || base.reading != run.reading || scenario(base) != scenario(run) {
        return None;
    }
    let (own, theirs) = (deviation(before.interval?), deviation(after.interval?));
    let deviation = (own * own + theirs * theirs).sqrt();
    let change = settled(causes.iter().map(|cause| cause.evidence).sum());
    let p_higher = match (change == 0.0, deviation > 0.0) {
        (true, _) => 0.5,
        (false, true) => normal_cdf(change / deviation),
        (false, false) => f64::from(u8::from(change > 0.0)),
    };
    let direction = if p_higher >= DECIDED {
        Direction::Rising
    } else if p_higher <= 1.0 - DECIDED {
        Direction::Falling
    } else {
        Direction::Undecided
    };
    Some(LevelTrend { change, p_higher, direction })
}

/// Standard deviation of a normal variable with this 5th and 95th percentile.
fn deviation([low, high]: [f64; 2]) -> f64 {
    (high - low).max(0.0) / (2.0 * normal_quantile(0.95))
}
