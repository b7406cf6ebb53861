//! Where a run comes from.

use sha2::{Digest, Sha256};

use super::summary::hexadecimal;
use super::{Inputs, Settings};
use crate::advisory::Provenance;

/// Characters of the hash that name a run.
const NAME: usize = 12;

impl Inputs<'_> {
    /// Hashes, seed and samples; the run is named by a hash over all of them, so that equal runs have equal names.
    pub(super) fn provenance(&self, settings: &Settings) -> Provenance {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            hash.update(part.as_bytes());
            hash.update([0]);
        };
        for file in &self.dossier.inputs {
            add(&file.name);
            add(&file.sha256);
        }
        add(self.model.1);
        add(self.catalogue.1);
        add(self.scenario.map_or("", |(_, hash)| hash));
        add(&settings.seed.to_string());
        add(&settings.samples.to_string());
        add(settings.language.as_deref().unwrap_or_default());
        add(&settings.tool);
        Provenance {
            run: hexadecimal(&hash.finalize()).chars().take(NAME).collect(),
            tool: settings.tool.clone(),
            model_hash: self.model.1.to_owned(),
            catalogue_hash: self.catalogue.1.to_owned(),
            scenario: self.scenario.map(|(scenario, hash)| (scenario.name.clone(), hash.to_owned())),
            seed: settings.seed,
            samples: settings.samples,
            largest_error: 0.0,
        }
    }
}
