//! Where a run comes from.

use super::run::{Inputs, Settings};
use crate::results::Provenance;

impl Inputs<'_> {
    /// Hashes, seed and samples.
    pub(super) fn provenance(&self, settings: &Settings) -> Provenance {
        Provenance {
            run: settings.run.clone(),
            tool: settings.tool.clone(),
            model_hash: self.model.1.to_owned(),
            catalogue_hash: self.catalogue.1.to_owned(),
            scenario: self.scenario.map(|(scenario, hash)| (scenario.name.clone(), hash.to_owned())),
            seed: settings.seed,
            samples: settings.samples,
            precision: settings.precision,
            largest_error: 0.0,
        }
    }
}
