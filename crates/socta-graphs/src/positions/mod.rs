//! Key positions: who may matter more than others in a network, and how sure that is.
//!
//! **Candidates, never verdicts.** A position is a property of the reported ties, not of whoever stands there: on labelled
//! networks the best measures rank a leader above somebody else six times out of seven, and on the worst of these networks
//! three times out of four (`docs/guide/key-positions.md` of the repository). The result is a list of whom to look at first, with
//! what it rests on: values, the probability of being at the top over graphs drawn from what is believed of the ties, and the
//! number of independent origins of the reports on them.
//!
//! Positions are taken by criteria that have a key and a version ([`Criteria`]).

mod candidates;
mod criteria;
mod gaps;
mod ground;
mod measure;

pub use candidates::{
    ActorPositions, KeyPositions, Position, PredictedPair, Refusal, RoleOfActor, TIE_RULE, WORDING,
    key_positions,
};
pub use criteria::{CRITERIA_SCHEMA, Criteria, CriteriaMeasure};
pub use gaps::{CollectionGap, Mover};
pub use ground::Ground;
pub use measure::{PositionMeasure, values};
