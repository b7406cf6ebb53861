//! Where weights come from: stated judgements or the spread of the data, one file a method and all of the same shape: a
//! card, a bare function on numbers that returns its intermediate results, a registered wrapper, the published example as
//! test. Each family lists its own methods.
//!
//! [`registry`] lists the methods, [`find`] finds one, [`run`] puts it to a matrix or to the [`Judgements`] of a file. Weights
//! from data say how much the alternatives differ, not what matters: a card says so.

mod card;
mod judgements;
mod method;
pub mod objective;
mod registry;
mod result;
pub mod stated;

pub use card::{Card, Cells, Needs};
pub use judgements::checked::{BestWorstVectors, Judgements};
pub use judgements::document::{JUDGEMENTS_SCHEMA, JudgementFile};
pub use method::{Input, LookAt, Weighing, WeightError, Weighting};
pub use registry::{UnknownWeighting, find, registry};
pub use result::{WeightsError, WeightsResult, apply, possible, run};

#[cfg(test)]
mod tests;
