//! The order of the stages. Nothing else knows it.

mod derive;
mod doubts;
mod files;
mod provenance;
mod results;
mod summary;
mod taken;

pub use files::files;

use thiserror::Error;

use crate::advisory::{self, Advisory, Material, Results, WhyFile};
use crate::comparison::{Base, Grounds, RunSummary, reasons, sensitivity};
use crate::diagnostics::Progress;
use crate::dossier::Dossier;
use crate::evidence::{ApartFrom, Reading};
use crate::locale::{LocaleError, Words};
use crate::model::{Catalogue, ScoringModel, Stakeholders};
use crate::networks;
use crate::networks::markets::Markets;
use crate::networks::positions::{Criteria, positions_in};
use crate::networks::uncertain::Certainties;
use crate::portfolio::{self, PortfolioError, Question};
use crate::priorities::{self, Certificate, Formulation, Problem, Unsolvable};
use crate::robustness::{self, Plan, RobustnessError, SmaaSettings, Uncertain, preferences};
use crate::scenarios::{self, ApplyError, Resolved, Scenario};
use crate::scoring::{Method, ThreatTable, appraise, find, score_all};
use derive::{dependents_by_networks, derived_values, forced, report_kinds};
use doubts::{Doubted, doubts};
use results::Found;
use taken::Taken;

/// The method whose scores decide.
const DECIDES: &str = "additive";

/// A set is nearly as good as the best one if it is worth at most one part in so many less.
const NEAR: i64 = 100;

/// Service providers that a run keeps.
const MOST_PROVIDERS: usize = 10;

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
pub struct Run {
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
pub fn assess(inputs: Inputs<'_>, settings: &Settings, progress: &dyn Progress) -> Result<Run, AssessError> {
    let (dossier, catalogue) = (inputs.dossier, inputs.catalogue.0);
    let words = Words::load(settings.language.as_deref().unwrap_or(&dossier.language))?;
    let (stated, resolved) = applied(inputs)?;
    let without = resolved.without_contributors.as_slice();
    let reading = Reading { dossier, catalogue, model: &stated, without, apart_from: ApartFrom::Nothing };

    // The networks come first, because areas are scored on them too.
    go_on(progress, "networks")?;
    let certainties = Certainties::of(&stated);
    let networks = networks::analyse(dossier, &certainties);
    let services = networks::services::report(dossier, &certainties, MOST_PROVIDERS);
    let markets = Markets::of(dossier, &certainties);
    let key_positions =
        inputs.key_positions.map(|asked| positions_in(dossier, &certainties, asked, settings.seed));
    let derived = derived_values(catalogue, &networks.indicators);
    let by_networks = |area| dependents_by_networks(&networks.areas, area);

    // From here on the rules name the areas that they mean; the model that is written keeps their words.
    let selection_rules = priorities::with_areas(reading, &derived).into_owned();
    let model = ScoringModel { selection_rules, ..stated.clone() };
    let reading = Reading { model: &model, ..reading };

    // Reports become distributions, distributions a table of values, and the table scores.
    go_on(progress, "scores")?;
    let appraisal = appraise(reading, &derived);
    let table = &appraisal.assembly.table;
    if table.criteria.is_empty() || table.areas.is_empty() {
        return Err(AssessError::NothingToScore);
    }
    let methods = methods(&model);
    let scores = score_all(table, &methods);

    // What if evidence and weights are otherwise: every view of them gives an order.
    let simulation = SmaaSettings {
        seed: settings.seed,
        samples: settings.samples,
        top_k: model.selection.priorities,
        confidence_samples: 0,
    };
    let (weights, drawing) = preferences::sampler(table, &model).map_err(AssessError::Robustness)?;
    let uncertain = Uncertain { weights: weights.clone(), ..robustness::uncertain(table).map_err(stopped)? };
    let simulation = Plan { precision: settings.precision, limits: limits(&model), ..Plan::of(simulation) };
    let robustness = robustness::simulate(&uncertain, &simulation, progress).map_err(stopped)?;
    let drawn = Settings { samples: robustness.settings.samples, ..settings.clone() };
    let fixed = Plan::of(robustness.settings);
    let source_effect =
        robustness::source_effect(&uncertain, &fixed, &robustness, progress).map_err(stopped)?;

    // The best choice within the bounds, its proof, and what stands between each area and the other side.
    go_on(progress, "priorities")?;
    let forced = forced(&resolved.forced);
    let base = Base { reading, derived: &derived, by_networks: &by_networks, forced: &forced };
    let dependents = base.dependents(table, &appraisal.evidence, &model);
    let problem = priorities::formulate(Formulation {
        dossier,
        table,
        scores: &scores.additive,
        dependents: &dependents,
        bounds: model.selection,
        rules: &model.selection_rules,
        forced: &forced,
    });
    let (solution, certificate) = priorities::certify(&problem).map_err(AssessError::Infeasible)?;
    let explanation = priorities::explain(&problem, &solution).map_err(AssessError::Infeasible)?;
    let near = solution.value / NEAR;
    let alternatives =
        priorities::alternatives(&problem, &solution, near).map_err(AssessError::Infeasible)?;

    // The same choice in every view: how sure the list is.
    let region = preferences::admissible(table, &model);
    let question = Question {
        problem: &problem,
        proposal: &solution,
        uncertain: &uncertain,
        seed: settings.seed,
        samples: drawn.samples,
        region: Some(&region.polytope),
        reports: &report_kinds(&model),
    };
    let portfolio = portfolio::analyse(&question, progress).map_err(unanswered)?;

    // One choice at a time.
    go_on(progress, "sensitivity")?;
    let variants = sensitivity(&base, inputs.presets);
    let taken =
        Taken { base: &base, table, scores: &scores.additive, networks: &networks, markets: &markets };
    let removals = taken.providers();
    let key_players = taken.key_players();
    let swaps = robustness::swaps(table);
    let doubted = Doubted {
        base: &base,
        appraisal: &appraisal,
        robustness: &robustness,
        weights: weights.as_ref(),
        drawing,
        stakeholders: inputs.stakeholders,
    };
    let doubts = doubts(&doubted);

    // Why each area is in or out, and what would decide it the other way.
    go_on(progress, "reasons")?;
    let region = preferences::admissible(table, &model);
    let reasons = reasons(&Grounds {
        base: &base,
        appraisal: &appraisal,
        scores: &scores,
        region: &region,
        problem: &problem,
        solution: &solution,
        explanation: &explanation,
        variants: &variants,
        left_out: &doubts.left_out,
        in_views: &|area| portfolio.item(area).map(|item| item.selected.value),
    });
    let reasons = reasons.map_err(AssessError::Infeasible)?;

    // Everything joined by area, and written down.
    go_on(progress, "document")?;
    let found = Found {
        dossier,
        model: &model,
        resolved: &resolved,
        appraisal,
        scores,
        robustness,
        source_effect,
        swaps,
        doubts,
        dependents,
        solution,
        explanation,
        alternatives,
        portfolio,
        reasons,
        variants,
        networks,
        services,
        markets,
        removals,
        key_players,
        key_positions,
    };
    let results = results::join(found, inputs.provenance(&drawn));
    let material = Material { dossier, catalogue, model: &model, results: &results };
    let advisory = advisory::write(&material, &words);
    let why = advisory::why_file(&material, &words);
    let summary = summary::summarise(inputs, reading, &drawn, words.language().tag, &results);
    Ok(Run { advisory, model: stated, results, summary, why, problem, certificate })
}

/// The table that a dossier is scored on under a model, computed indicators included.
#[must_use]
pub fn table(dossier: &Dossier, catalogue: &Catalogue, model: &ScoringModel) -> ThreatTable {
    let derived = derived_values(catalogue, &networks::analyse(dossier, &Certainties::of(model)).indicators);
    appraise(Reading { dossier, catalogue, model, without: &[], apart_from: ApartFrom::Nothing }, &derived)
        .assembly
        .table
}

/// The model under the scenario, and what the scenario means in the dossier.
fn applied(inputs: Inputs<'_>) -> Result<(ScoringModel, Resolved), AssessError> {
    match inputs.scenario {
        None => Ok((inputs.model.0.clone(), Resolved::default())),
        Some((scenario, _)) => {
            Ok((scenarios::apply(inputs.model.0, scenario)?, scenarios::resolve(scenario, inputs.dossier)))
        }
    }
}

/// The methods to run: the additive one, which decides, and then the others of the model.
fn methods(model: &ScoringModel) -> Vec<&'static dyn Method> {
    let named = std::iter::once(DECIDES).chain(model.methods.iter().map(String::as_str));
    let mut methods: Vec<&'static dyn Method> = Vec::new();
    for method in named.filter_map(|name| find(name).ok()) {
        if methods.iter().all(|other| other.card().name != method.card().name) {
            methods.push(method);
        }
    }
    methods
}

/// Scores from which each band but the lowest begins, rising.
fn limits(model: &ScoringModel) -> Vec<f64> {
    let mut limits: Vec<f64> = model.bands.iter().map(|band| band.from).collect();
    limits.sort_by(f64::total_cmp);
    limits.into_iter().skip(1).collect()
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
