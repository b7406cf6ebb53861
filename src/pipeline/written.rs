//! Everything joined by area, and written down.

use super::asked::Asked;
use super::join::{Found, join};
use super::run::{AssessError, Assessed, Internal, Settings};
use super::summary::summarise;
use crate::advisory::{self, Material, WhyFile};
use crate::comparison::{Base, RunSummary};
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
        let whole = Results { scenario: self.changed(base), ..found };
        let released = dossier.released(catalogue);
        let (results, inside) = match dossier.is_restricted() {
            true => (self.handed_over(base, &whole, &released), Some(whole)),
            false => (whole, None),
        };
        let shown = Material { dossier: &released, catalogue, model: base.reading.model, results: &results };
        let advisory = advisory::write(&shown, &self.words);
        let (summary, why) = self.told(base, &drawn, &shown);
        let internal = inside.map(|results| {
            let (summary, why) = self.told(base, &drawn, &Material { dossier, results: &results, ..shown });
            Internal { results, summary, why }
        });
        Ok(Assessed {
            advisory,
            model: self.stated.clone(),
            results,
            summary,
            why,
            internal,
            problem,
            certificate,
        })
    }

    /// What a comparison needs, and why each area is in or out.
    fn told(&self, base: &Base<'_>, drawn: &Settings, material: &Material<'_>) -> (RunSummary, WhyFile) {
        let language = self.words.language().tag;
        let summary = summarise(self.inputs, base.reading, drawn, language, material.results);
        (summary, advisory::why_file(material, &self.words))
    }
}
