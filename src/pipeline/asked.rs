//! What a run is asked for: inputs under the scenario.

use super::run::{AssessError, Inputs, Settings, go_on};
use crate::diagnostics::Progress;
use crate::evidence::{ApartFrom, Reading};
use crate::locale::Words;
use crate::model::ScoringModel;
use crate::scenarios::{self, Resolved};

/// A run that is asked for.
pub(super) struct Asked<'a> {
    pub(super) inputs: Inputs<'a>,
    pub(super) settings: &'a Settings,
    pub(super) words: Words,
    /// The model under the scenario, with its rules as they were written.
    pub(super) stated: ScoringModel,
    /// What the scenario means in the dossier.
    pub(super) resolved: Resolved,
    progress: &'a dyn Progress,
}

impl<'a> Asked<'a> {
    /// The inputs under their scenario.
    pub(super) fn of(
        inputs: Inputs<'a>,
        settings: &'a Settings,
        progress: &'a dyn Progress,
    ) -> Result<Self, AssessError> {
        let language = settings.language.as_deref().unwrap_or(&inputs.dossier.language);
        let words = Words::load(language)?;
        let (stated, resolved) = match inputs.scenario {
            None => (inputs.model.0.clone(), Resolved::default()),
            Some((scenario, _)) => {
                (scenarios::apply(inputs.model.0, scenario)?, scenarios::resolve(scenario, inputs.dossier))
            }
        };
        Ok(Self { inputs, settings, words, stated, resolved, progress })
    }

    /// The dossier as a model reads it.
    pub(super) fn reading<'m>(&'m self, model: &'m ScoringModel) -> Reading<'m> {
        Reading {
            dossier: self.inputs.dossier,
            catalogue: self.inputs.catalogue.0,
            model,
            without: &self.resolved.without_contributors,
            apart_from: ApartFrom::Nothing,
        }
    }

    /// Announces a stage, unless somebody asked to stop.
    pub(super) fn begin(&self, stage: &str) -> Result<&'a dyn Progress, AssessError> {
        go_on(self.progress, stage)?;
        Ok(self.progress)
    }

    /// Where a stage that announces itself tells how far it is.
    pub(super) fn progress(&self) -> &'a dyn Progress {
        self.progress
    }
}
