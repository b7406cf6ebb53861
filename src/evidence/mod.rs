//! Many graded reports on one (subject, indicator) become one distribution.
//!
//! A report with evaluation codes is believed with the certainty that the model's table gives to the pair of codes; the
//! rest of the belief is spread over the whole scale (discounting, Shafer 1976). A code is thus a width, never a
//! multiplier, so that a badly observed threat does not look small. Reports of one contributor that rest on one source
//! count once; contributors are then mixed by the model's rule (linear opinion pool). Disagreement stays visible.

mod certainty;
mod coverage;
mod join;
mod types;

pub use certainty::{Certainties, DEFAULT_CERTAINTIES};
pub use coverage::coverage;
pub use join::join;
pub use types::*;

use crate::dossier::{ContributorIx, Dossier, Grade, Observation, SourceIx};
use crate::model::{Catalogue, ScoringModel};

/// A dossier as a model reads it.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// What was reported.
    pub dossier: &'a Dossier,
    /// What can be reported.
    pub catalogue: &'a Catalogue,
    /// How it counts.
    pub model: &'a ScoringModel,
    /// Contributors whose reports are left out, in rising order.
    pub without: &'a [ContributorIx],
    /// Reports that are left out beside them.
    pub apart_from: ApartFrom,
}

/// Reports that a reading leaves out, to see what hangs on them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ApartFrom {
    /// None.
    #[default]
    Nothing,
    /// Reports of one source.
    Source(SourceIx),
    /// Reports with one pair of evaluation codes.
    Grade(Grade),
    /// Reports that may not be shown.
    Restricted,
}

impl ApartFrom {
    /// Whether it leaves a report out.
    #[must_use]
    pub fn leaves_out(self, observation: &Observation) -> bool {
        match self {
            Self::Nothing => false,
            Self::Source(source) => observation.source == Some(source),
            Self::Grade(grade) => observation.grade == grade,
            Self::Restricted => !observation.handling.may_be_shown(),
        }
    }
}

impl Reading<'_> {
    /// Whether a report may count. Invented evidence counts only where everything is invented or the model says so.
    #[must_use]
    pub fn counts(&self, observation: &Observation) -> bool {
        let trusted = !observation.invented || self.scores_invented();
        trusted
            && self.without.binary_search(&observation.contributor).is_err()
            && !self.apart_from.leaves_out(observation)
    }

    /// Whether invented evidence is scored.
    #[must_use]
    pub fn scores_invented(&self) -> bool {
        self.dossier.invented || self.model.score_invented
    }
}
