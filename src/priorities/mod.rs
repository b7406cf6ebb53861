//! Choosing at most K priorities within N action plans, with a proof.
//!
//! [`formulate`] makes the choice as data from a dossier, its scores and the rules of a model. What is chosen, proved and
//! explained from there on knows no dossier: it is [`socta_choose`], whose names are those of this stage too.

mod areas_where;
mod formulate;
mod formulate_rules;
mod options;

pub use areas_where::with_areas;
pub use formulate::{Formulation, dependents, formulate, reported_use};
pub use formulate_rules::network_values;
pub use options::mode_options;
pub use socta_choose::*;
