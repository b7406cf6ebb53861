//! What a run is asked for: its inputs under the scenario, and the ground on which every variant of it stands.

use super::derive::{dependents, derived_values, forced};
use super::linked::Linked;
use super::{AssessError, Inputs, Settings, go_on};
use crate::comparison::Base;
use crate::diagnostics::Progress;
use crate::dossier::AreaIx;
use crate::evidence::{ApartFrom, Reading};
use crate::locale::Words;
use crate::model::ScoringModel;
use crate::priorities::{self, Override};
use crate::scenarios::{self, Resolved};
use crate::scoring::DerivedValue;

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

    /// The model with the areas that its rules mean, and the overrides.
    pub(super) fn ground(&self, linked: &Linked) -> Ground {
        let analysis = &linked.analysis;
        let derived = derived_values(self.inputs.catalogue.0, &analysis.indicators);
        let rules = priorities::with_areas(self.reading(&self.stated), &derived).into_owned();
        Ground {
            model: ScoringModel { selection_rules: rules, ..self.stated.clone() },
            dependents: dependents(self.inputs.dossier, &analysis.areas),
            forced: forced(&self.resolved.forced),
            derived,
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

/// What every variant of a run shares.
pub(super) struct Ground {
    /// The model as applied; its rules name areas.
    pub(super) model: ScoringModel,
    /// Indicators of areas that follow from networks.
    derived: Vec<DerivedValue>,
    /// Number of areas that depend on each area of the dossier through networks.
    dependents: Vec<u32>,
    forced: Vec<(AreaIx, Override)>,
}

impl Ground {
    /// The run that variants are compared with.
    pub(super) fn base<'m>(&'m self, asked: &'m Asked<'_>) -> Base<'m> {
        Base {
            reading: asked.reading(&self.model),
            derived: &self.derived,
            by_networks: &self.dependents,
            forced: &self.forced,
        }
    }
}
