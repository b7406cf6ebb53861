//! What a run found, in named parts.

mod areas;
mod changed;
mod file;
mod handover;
mod headline;
mod names;
mod parts;
mod scores;

pub use areas::*;
pub use changed::{Changed, Effect, LeftOut, ScoreMove};
pub use file::ResultsFault;
pub use handover::{ON_RESTRICTED, ON_RESTRICTED_SUMMARY, Public};
pub use headline::{CERTAIN, Headline};
pub use names::{Names, network_keys};
pub use parts::*;
pub use scores::{DetailValues, ParameterValue, ScoresByMethod};
