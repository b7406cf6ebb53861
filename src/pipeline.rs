//! The order of the stages. Nothing else knows it.

mod asked;
mod choice;
mod derive;
mod doubts;
mod files;
mod join;
mod linked;
mod provenance;
mod scored;
mod summary;
mod taken;
mod views;
mod written;

pub use files::files;

use thiserror::Error;

use crate::advisory::{Advisory, WhyFile};
use crate::comparison::RunSummary;
use crate::diagnostics::Progress;
use crate::dossier::Dossier;
use crate::evidence::{ApartFrom, Reading};
use crate::locale::LocaleError;
use crate::model::{Catalogue, ScoringModel, Stakeholders};
use crate::networks;
use crate::networks::positions::Criteria;
use crate::networks::uncertain::Certainties;
use crate::portfolio::PortfolioError;
use crate::priorities::{Certificate, Problem, Unsolvable};
use crate::results::Results;
use crate::robustness::RobustnessError;
use crate::scenarios::{ApplyError, Scenario};
use crate::scoring::{ThreatTable, appraise};
use asked::Asked;
use derive::derived_values;
use written::Found;

/// The method whose scores decide.
const DECIDES: &str = "additive";

/// What goes in. All of it is checked; hashes are SHA-256 of the files, in hexadecimal.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
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
    /// Results of every stage.
    pub results: Results,
    /// What a comparison with other runs needs.
    pub summary: RunSummary,
    /// Why each area is in or out, as data and in the words of the document.
    pub why: WhyFile,
    /// The choice as data.
    pub problem: Problem,
    /// The proof that it is the best one.
    pub certificate: Certificate,
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

/// From a dossier to a document.
///
/// # Errors
/// If the scenario does not fit, nothing can be scored, the ranges admit no weights, nothing fits the bounds, the language
/// is unknown, or the run is interrupted.
pub fn assess(
    inputs: Inputs<'_>,
    settings: &Settings,
    progress: &dyn Progress,
) -> Result<Assessed, AssessError> {
    // What is asked, under the scenario.
    let asked = Asked::of(inputs, settings, progress)?;
    // The networks come before the scores, because areas are scored on them too.
    let linked = asked.linked()?;
    // From here on the rules name the areas that they mean; the model that is written keeps their words.
    let ground = asked.ground(&linked);
    let base = ground.base(&asked);
    // Reports become distributions, distributions a table of values, and the table scores.
    let scored = asked.scored(&base)?;
    // What if evidence and weights are otherwise: every view of them gives an order.
    let viewed = asked.viewed(&base, &scored)?;
    // The best choice within the bounds, its proof, and the same choice in every view.
    let chosen = asked.chosen(&base, &scored, &viewed)?;
    // One change at a time, and why each area is in or out.
    let doubted = asked.doubted(&base, &linked, &scored, &viewed)?;
    let reasons = asked.reasons(&base, &scored, &viewed, &chosen, &doubted)?;
    // Everything joined by area, and written down.
    asked.written(&base, Found { linked, scored, viewed, chosen, doubted, reasons })
}

/// The table that a dossier is scored on under a model, computed indicators included.
#[must_use]
pub fn table(dossier: &Dossier, catalogue: &Catalogue, model: &ScoringModel) -> ThreatTable {
    let derived = derived_values(catalogue, &networks::analyse(dossier, &Certainties::of(model)).indicators);
    appraise(Reading { dossier, catalogue, model, without: &[], apart_from: ApartFrom::Nothing }, &derived)
        .assembly
        .table
}

/// Announces a stage, unless somebody asked to stop.
fn go_on(progress: &dyn Progress, stage: &str) -> Result<(), AssessError> {
    if progress.cancelled() {
        return Err(AssessError::Interrupted);
    }
    progress.stage(stage, 0);
    Ok(())
}

fn stopped(error: RobustnessError) -> AssessError {
    match error {
        RobustnessError::Stopped => AssessError::Interrupted,
        other => AssessError::Robustness(other),
    }
}

fn unanswered(error: PortfolioError) -> AssessError {
    match error {
        PortfolioError::Stopped => AssessError::Interrupted,
        PortfolioError::Views(error) => stopped(error),
        other => AssessError::Portfolio(other),
    }
}
