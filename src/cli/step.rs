//! One run of a command, before it is made.

use crate::dossier::Dossier;
use crate::model::LoadedModel;
use crate::scenarios::WrittenScenario;

/// One run to be made.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    /// The dossier.
    pub(super) dossier: &'a Dossier,
    /// The model.
    pub(super) model: &'a LoadedModel,
    /// The scenario; none for the base.
    pub(super) scenario: Option<&'a WrittenScenario>,
}

impl Step<'_> {
    /// Name among the runs.
    pub(super) fn name(&self) -> String {
        let scenario = self.scenario.map_or("base", |written| written.scenario.name.as_str());
        format!("{}--{}--{scenario}", self.dossier.name, self.model.model.name)
    }
}
