//! Key positions in the networks of a dossier.
//!
//! Off unless they are asked for, by criteria that are published and have a version ([`parse_criteria`]). Actors appear by
//! pseudonymous identifier; nothing of it enters the scores of areas. How positions are found is
//! [`socta_graphs::positions`], whose names stand here too.

mod criteria;
mod in_dossier;

pub use criteria::{LoadedCriteria, built_in_criteria, parse_criteria};
pub use in_dossier::{DossierPositions, NetworkPositions, positions_in};
pub use socta_graphs::positions::{
    ActorPositions, CRITERIA_SCHEMA, CollectionGap, Criteria, CriteriaMeasure, Ground, KeyPositions, Mover,
    Position, PositionMeasure, PredictedPair, Refusal, RoleOfActor, TIE_RULE, WORDING, key_positions, values,
};
