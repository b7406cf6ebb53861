//! Everything joined by area, and written down.

use super::asked::Asked;
use super::join::{Found, join};
use super::run::{AssessError, Assessed, Settings};
use super::summary::summarise;
use crate::advisory::{self, Material};
use crate::comparison::Base;
use crate::results::Results;

impl Asked<'_> {
    /// Joins what was found, and writes it down.
    pub(super) fn written(&self, base: &Base<'_>, found: Found) -> Result<Assessed, AssessError> {
        self.begin("document")?;
        let (dossier, catalogue) = (base.reading.dossier, base.reading.catalogue);
        let samples = found.viewed.robustness.settings.samples;
        let drawn = Settings { samples, ..self.settings.clone() };
        let (problem, certificate) = (found.chosen.problem.clone(), found.chosen.certificate.clone());
        let found = join(base, &self.resolved, found, self.inputs.provenance(&drawn));
        let results = Results { scenario: self.changed(base), ..found };
        let material = Material { dossier, catalogue, model: base.reading.model, results: &results };
        let advisory = advisory::write(&material, &self.words);
        let why = advisory::why_file(&material, &self.words);
        let language = self.words.language().tag;
        let summary = summarise(self.inputs, base.reading, &drawn, language, &results);
        Ok(Assessed { advisory, model: self.stated.clone(), results, summary, why, problem, certificate })
    }
}
