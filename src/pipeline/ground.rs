//! The ground on which a run and every variant of it stand.

use super::asked::Asked;
use super::derive::{dependents, derived_values, forced};
use super::linked::Linked;
use crate::comparison::Base;
use crate::dossier::AreaIx;
use crate::model::ScoringModel;
use crate::priorities::{self, Override};
use crate::scoring::DerivedValue;

impl Asked<'_> {
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
