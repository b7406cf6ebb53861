//! Many graded reports on one (subject, indicator) become one distribution.
//!
//! A report with evaluation codes is believed with the certainty that the model's table gives to the pair of codes; the
//! rest of the belief is spread over the whole scale (discounting, Shafer 1976). A code is thus a width, never a
//! multiplier, so that a badly observed threat does not look small. Reports of one contributor that rest on one source
//! count once; contributors are then mixed by the model's rule (linear opinion pool). Disagreement stays visible.

mod coverage;
mod join;
mod types;

pub use coverage::coverage;
pub use join::join;
pub use types::*;

use crate::dossier::{Dossier, Observation};
use crate::model::ScoringModel;

/// Whether a report may count. Invented evidence counts only where everything is invented or the model says so.
#[must_use]
pub fn counts(dossier: &Dossier, model: &ScoringModel, observation: &Observation) -> bool {
    !observation.invented || dossier.invented || model.score_invented
}
