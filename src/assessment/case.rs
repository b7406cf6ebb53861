//! The runs of what was read: dossiers × models × (no scenario, and each scenario), in parallel.

use rayon::prelude::*;
use thiserror::Error;

use super::checked::Checked;
use super::settings::RunSettings;
use crate::diagnostics::Progress;
use crate::dossier::Dossier;
use crate::model::LoadedModel;
use crate::pipeline::{self, AssessError, Assessed, Settings};
use crate::scenarios::WrittenScenario;

/// Samples after which a precision that is not reached is given up.
const MOST_SAMPLES: u64 = 100_000_000;

/// One run, before it is made.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The model.
    pub model: &'a LoadedModel,
    /// The scenario; none for the base.
    pub scenario: Option<&'a WrittenScenario>,
}

impl Case<'_> {
    /// Name among the runs, as `DOSSIER--MODEL--SCENARIO`; without a scenario it ends in `base`.
    #[must_use]
    pub fn name(&self) -> String {
        let scenario = self.scenario.map_or("base", |written| written.scenario.name.as_str());
        format!("{}--{}--{scenario}", self.dossier.name, self.model.model.name)
    }
}

/// Why there is no run.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum CaseError {
    /// The input has errors, so many of them.
    #[error("the input has {}", match .0 { 1 => "an error".to_owned(), errors => format!("{errors} errors") })]
    Findings(usize),
    /// One run was asked for, and what was read makes so many.
    #[error("what was read makes {0} runs, not one")]
    NotOne(usize),
    /// A run failed; named if there are several.
    #[error("{}{error}", name.as_ref().map_or_else(String::new, |name| format!("{name}: ")))]
    Failed {
        /// Name among the runs; none for the only one.
        name: Option<String>,
        /// What happened.
        error: AssessError,
    },
}

impl Checked {
    /// All runs, in the order of dossiers, models and scenarios; the base stands before the scenarios.
    #[must_use]
    pub fn cases(&self) -> Vec<Case<'_>> {
        let mut cases = Vec::new();
        for dossier in &self.dossiers {
            for model in &self.models {
                cases.push(Case { dossier, model, scenario: None });
                let scenarios = self.scenarios.iter();
                cases.extend(scenarios.map(|scenario| Case { dossier, model, scenario: Some(scenario) }));
            }
        }
        cases
    }

    /// Makes the only run.
    ///
    /// # Errors
    /// If the input has errors, what was read makes several runs, or there is no proposal.
    pub fn run(&self, settings: &RunSettings, progress: &dyn Progress) -> Result<Assessed, CaseError> {
        let cases = self.cases().len();
        if cases > 1 {
            return Err(CaseError::NotOne(cases));
        }
        let made = self.run_all(settings, progress, |_, run| Ok::<_, CaseError>(run))?;
        made.into_iter().next().ok_or(CaseError::NotOne(0))
    }

    /// Makes every run and gives each to `take` as soon as it is there; what that returns comes back in the order of
    /// [`Checked::cases`].
    ///
    /// # Errors
    /// If the input has errors, and the first failure in that order.
    pub fn run_all<'a, T: Send, E: From<CaseError> + Send>(
        &'a self,
        settings: &RunSettings,
        progress: &dyn Progress,
        take: impl Fn(Case<'a>, Assessed) -> Result<T, E> + Sync,
    ) -> Result<Vec<T>, E> {
        self.run_each(settings, progress, take)?.into_iter().collect()
    }

    /// [`Checked::run_all`], in which a run that fails takes no other with it: what became of each comes back.
    ///
    /// # Errors
    /// If the input has errors.
    pub fn run_each<'a, T: Send, E: From<CaseError> + Send>(
        &'a self,
        settings: &RunSettings,
        progress: &dyn Progress,
        take: impl Fn(Case<'a>, Assessed) -> Result<T, E> + Sync,
    ) -> Result<Vec<Result<T, E>>, E> {
        if self.has_errors(&settings.severities) {
            return Err(CaseError::Findings(self.findings.counts(&settings.severities).errors).into());
        }
        let cases = self.cases();
        if let [case] = cases[..] {
            let failed = |error| CaseError::Failed { name: None, error };
            let run = self.make(case, settings, progress).map_err(failed);
            return Ok(vec![run.map_err(E::from).and_then(|run| take(case, run))]);
        }
        progress.stage("runs", cases.len() as u64);
        let quiet = Inner(progress);
        let one = |&case: &Case<'a>| {
            let failed = |error| CaseError::Failed { name: Some(case.name()), error };
            let run = self.make(case, settings, &quiet).map_err(failed);
            let taken = run.map_err(E::from).and_then(|run| take(case, run));
            progress.advance(1);
            taken
        };
        Ok(cases.par_iter().map(one).collect())
    }

    fn make(
        &self,
        case: Case<'_>,
        settings: &RunSettings,
        progress: &dyn Progress,
    ) -> Result<Assessed, AssessError> {
        let decisions = self.decisions_of(case.dossier);
        let packed = case.scenario.and_then(|written| written.packed(case.dossier, &self.catalogue));
        let inputs = pipeline::Inputs {
            dossier: packed.as_ref().map_or(case.dossier, |(packed, _)| packed),
            packed_from: packed.as_ref().map(|_| case.dossier),
            catalogue: (&self.catalogue, &self.catalogue_hash),
            model: (&case.model.model, &case.model.sha256),
            scenario: case.scenario.map(|written| (&written.scenario, written.sha256.as_str())),
            presets: &self.presets,
            decisions: &decisions,
            stakeholders: self.stakeholders.as_ref().map(|loaded| &loaded.stakeholders),
            key_positions: self.key_positions.as_ref().map(|it| (&it.criteria, it.sha256.as_str())),
        };
        let settings = Settings {
            run: self.provenance_of(case, settings).run_id(),
            seed: settings.seed,
            samples: if settings.precision.is_some() { MOST_SAMPLES } else { settings.samples },
            precision: settings.precision,
            language: settings.language.clone(),
            tool: format!("socta {}", env!("CARGO_PKG_VERSION")),
            warnings: self.warnings(&settings.severities, case.dossier),
        };
        pipeline::assess(inputs, &settings, progress)
    }
}

/// Progress of one run among many: its stages are not shown, but it hears that it should stop.
struct Inner<'a>(&'a dyn Progress);

impl Progress for Inner<'_> {
    fn stage(&self, _name: &str, _steps: u64) {}

    fn advance(&self, _steps: u64) {}

    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }
}
