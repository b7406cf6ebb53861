//! What goes into a run, how it is made, and what comes out.

use thiserror::Error;

use crate::advisory::{Advisory, WhyFile};
use crate::comparison::RunSummary;
use crate::diagnostics::Progress;
use crate::dossier::Dossier;
use crate::lists::WrittenDecision;
use crate::locale::LocaleError;
use crate::model::{Catalogue, ScoringModel, Stakeholders};
use crate::networks::positions::Criteria;
use crate::portfolio::PortfolioError;
use crate::priorities::{Certificate, Problem, Unsolvable};
use crate::results::Results;
use crate::robustness::RobustnessError;
use crate::scenarios::{ApplyError, Scenario};

/// The method whose scores decide.
pub(super) const DECIDES: &str = "additive";

/// What goes in. All of it is checked; hashes are SHA-256 of the files, in hexadecimal.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The dossier, with the bundles of the scenario if it has any.
    pub dossier: &'a Dossier,
    /// The dossier with its own bundles, if those of the scenario stand in their place.
    pub packed_from: Option<&'a Dossier>,
    /// The catalogue and its hash.
    pub catalogue: (&'a Catalogue, &'a str),
    /// The model and its hash.
    pub model: (&'a ScoringModel, &'a str),
    /// The scenario and its hash.
    pub scenario: Option<(&'a Scenario, &'a str)>,
    /// Models whose weights are tried in the sensitivity analysis.
    pub presets: &'a [ScoringModel],
    /// Stakeholders with their own weights.
    pub stakeholders: Option<&'a Stakeholders>,
    /// Lists that are evaluated beside the proposal, in their order; no two have the same name.
    pub decisions: &'a [&'a WrittenDecision],
    /// The criteria of key positions and their hash; none to look at nobody.
    pub key_positions: Option<(&'a Criteria, &'a str)>,
}

/// How it is run. The number of threads is not among it: it changes no result.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Identifier of the run, as its manifest gives it.
    pub run: String,
    /// Seed of the simulation.
    pub seed: u64,
    /// Samples of the simulation; with a precision, the largest number.
    pub samples: u64,
    /// Largest standard error at which the simulation stops; none to draw all samples.
    pub precision: Option<f64>,
    /// Language of the document; none for that of the dossier.
    pub language: Option<String>,
    /// Name and version of the program.
    pub tool: String,
    /// Warnings of the check, for the summary.
    pub warnings: u64,
}

/// What comes out.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// The document.
    pub advisory: Advisory,
    /// The model as applied, with the scenario's changes.
    pub model: ScoringModel,
    /// Results of every stage, as they may be handed over.
    pub results: Results,
    /// What a comparison with other runs needs, as it may be handed over.
    pub summary: RunSummary,
    /// Why each area is in or out, as data and in the words of the document.
    pub why: WhyFile,
    /// The same with what may not be handed over; none if nothing in the dossier is restricted.
    pub internal: Option<Internal>,
    /// The choice as data.
    pub problem: Problem,
    /// The proof that it is the best one.
    pub certificate: Certificate,
}

/// What of a run stays inside, because it tells what restricted rows say.
#[derive(Debug, Clone)]
pub struct Internal {
    /// Results of every stage.
    pub results: Results,
    /// What a comparison with other runs needs.
    pub summary: RunSummary,
    /// Why each area is in or out.
    pub why: WhyFile,
}

impl Assessed {
    /// The results with everything in them, also what may not be handed over.
    #[must_use]
    pub fn whole(&self) -> &Results {
        self.internal.as_ref().map_or(&self.results, |internal| &internal.results)
    }
}

/// Why there is no run.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum AssessError {
    /// The scenario does not fit the model.
    #[error("the scenario does not fit the model: {0}")]
    Scenario(#[from] ApplyError),
    /// No criterion of the model has any evidence.
    #[error("no indicator of the model has any evidence in the dossier; there is nothing to score")]
    NothingToScore,
    /// There is no choice within the bounds.
    #[error("no proposal fits the bounds: {0}")]
    Infeasible(Unsolvable),
    /// The language is not known.
    #[error(transparent)]
    Language(#[from] LocaleError),
    /// The weights leave nothing to simulate.
    #[error(transparent)]
    Robustness(RobustnessError),
    /// The choice could not be solved in every view.
    #[error(transparent)]
    Portfolio(PortfolioError),
    /// Somebody asked to stop.
    #[error("interrupted")]
    Interrupted,
}

/// Announces a stage, unless somebody asked to stop.
pub(super) fn go_on(progress: &dyn Progress, stage: &str) -> Result<(), AssessError> {
    if progress.cancelled() {
        return Err(AssessError::Interrupted);
    }
    progress.stage(stage, 0);
    Ok(())
}

pub(super) fn stopped(error: RobustnessError) -> AssessError {
    match error {
        RobustnessError::Stopped => AssessError::Interrupted,
        other => AssessError::Robustness(other),
    }
}

pub(super) fn unanswered(error: PortfolioError) -> AssessError {
    match error {
        PortfolioError::Stopped => AssessError::Interrupted,
        PortfolioError::Views(error) => stopped(error),
        other => AssessError::Portfolio(other),
    }
}
