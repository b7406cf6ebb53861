//! Disruption: what is left of a network if actors are taken out of it.
//!
//! - [`attack`] takes out one after the other by a strategy that is computed anew after each removal, and gives the size of
//!   the largest component after each, with the lowest and the highest that another order among equals would give;
//! - [`recover`] does the same while the network re-wires after each removal;
//! - [`removal`] says what taking out a given set does to reach, as a whole and by group.
//!
//! **A curve without recovery is an upper bound on damage.** Networks re-wire after removals, and some work better afterwards
//! (Morselli 2009; Duijn, Kashirin & Sloot 2014, Sci. Rep. 4:4238). Reported ties are not all ties, either.

mod attack;
mod equals;
mod left;
mod recovery;
mod removal;
mod strategy;

pub use attack::{AttackCurve, attack, robustness};
pub use equals::Band;
pub use recovery::{RECOVERY_RUNS, RecoveryCurve, RecoveryModel, Successor, recover};
pub use removal::{GroupEffect, Removal, removal};
pub use strategy::{RADIUS, Strategy};

/// What stands beside every curve.
pub const CAVEAT: &str =
    "Networks re-wire after removals: a curve without recovery is an upper bound on damage.";
