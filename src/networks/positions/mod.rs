//! Key positions: who may matter more than others in a network, and how sure that is.
//!
//! **Candidates, never verdicts.** A position is a property of the reported ties, not of a person: on labelled networks the
//! best measures rank a leader above somebody else six times out of seven, and on the worst of these networks three times
//! out of four (`docs/key-positions.md`). The result is a list of whom to look at first, with what it rests on: values, the
//! probability of being at the top over graphs drawn from the evaluations of the reports, and the number of independent
//! origins of these reports. Actors appear by pseudonymous identifier. Nothing of it enters the scores of areas.
//!
//! Off unless it is asked for, by criteria that are published and have a version ([`Criteria`]).

mod candidates;
mod criteria;
mod gaps;
mod ground;
mod in_dossier;
mod measure;

pub use candidates::{
    ActorPositions, KeyPositions, Position, PredictedPair, Refusal, RoleOfActor, TIE_RULE, WORDING,
    key_positions,
};
pub use criteria::{CRITERIA_SCHEMA, Criteria, CriteriaMeasure, LoadedCriteria, parse_criteria};
pub use gaps::{CollectionGap, Mover};
pub use ground::Ground;
pub use in_dossier::{DossierPositions, NetworkPositions, positions_in};
pub use measure::{PositionMeasure, values};
