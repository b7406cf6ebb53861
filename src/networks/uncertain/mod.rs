//! Links of a dossier that may not exist: how certain its reports are, and what that makes us believe of its ties.
//!
//! Reports are weighed by a table of certainties ([`Certainties`]); what follows from them for a graph is
//! [`socta_graphs::uncertain`], whose names stand here too.

mod reported;

pub use crate::evidence::{Certainties, DEFAULT_CERTAINTIES};
pub use reported::ReportedTies;
pub use socta_graphs::uncertain::{
    Belief, Draw, HIGH, Interval, LOW, Places, Prefer, Replicas, Report, SAME_VALUE, believe, places,
};
