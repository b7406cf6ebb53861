//! How runs are made.

use crate::diagnostics::Severities;

/// How runs are made. The number of threads is not among it: it changes no result.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RunSettings {
    /// Seed of the simulation.
    pub seed: u64,
    /// Samples of the simulation, unless a precision is asked for.
    pub samples: u64,
    /// Largest standard error of a first rank or of a place in the top K at which the simulation stops; none to draw all samples.
    pub precision: Option<f64>,
    /// Language of the document, as `en`; none for that of the dossier.
    pub language: Option<String>,
    /// Which findings are errors and which are warnings.
    pub severities: Severities,
}

impl Default for RunSettings {
    fn default() -> Self {
        Self { seed: 1, samples: 20_000, precision: None, language: None, severities: Severities::default() }
    }
}

impl RunSettings {
    /// Another seed.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// Another number of samples.
    #[must_use]
    pub fn samples(self, samples: u64) -> Self {
        Self { samples, ..self }
    }

    /// Draws until no standard error is larger than this; none to draw all samples.
    #[must_use]
    pub fn precision(self, precision: Option<f64>) -> Self {
        Self { precision, ..self }
    }

    /// Another language; none for that of the dossier.
    #[must_use]
    pub fn language(self, language: Option<String>) -> Self {
        Self { language, ..self }
    }

    /// Other severities.
    #[must_use]
    pub fn severities(self, severities: Severities) -> Self {
        Self { severities, ..self }
    }
}
