//! Disruption of the networks of a dossier.
//!
//! [`without`] is a dossier in which networks are broken up, [`without_actors`] one in which actors are gone, so that its areas
//! can be scored again. What is left of a graph without some of its nodes is [`socta_graphs::disruption`], whose names stand
//! here too.

mod without;

pub use socta_graphs::disruption::{
    AttackCurve, Band, CAVEAT, GroupEffect, RADIUS, RECOVERY_RUNS, RecoveryCurve, RecoveryModel, Removal,
    Strategy, Successor, attack, recover, removal, robustness,
};
pub use without::{without, without_actors};
