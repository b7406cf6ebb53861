//! The runs of a command: dossiers × models × (no scenario, and each scenario), in parallel.

use rayon::prelude::*;

use super::exit::Failure;
use super::inputs::Inputs;
use super::options::Sampling;
use super::progress::Bar;
use super::provenance;
use super::step::Step;
use crate::diagnostics::{Progress, Severities};
use crate::pipeline::{self, AssessError, Run, Settings, assess};

/// All runs to be made, in the order of dossiers, models and scenarios; the base stands before the scenarios.
pub(super) struct Plan<'a> {
    inputs: &'a Inputs,
    sampling: &'a Sampling,
    severities: &'a Severities,
    settings: Settings,
    /// The runs.
    pub(super) steps: Vec<Step<'a>>,
}

/// Samples after which a precision that is not reached is given up.
const MOST_SAMPLES: u64 = 100_000_000;

impl<'a> Plan<'a> {
    /// The product of what was read.
    pub(super) fn new(inputs: &'a Inputs, sampling: &'a Sampling, severities: &'a Severities) -> Self {
        let settings = Settings {
            run: String::new(),
            seed: sampling.seed,
            samples: if sampling.precision.is_some() { MOST_SAMPLES } else { sampling.samples },
            precision: sampling.precision,
            language: sampling.language.clone(),
            tool: format!("socta {}", env!("CARGO_PKG_VERSION")),
            warnings: 0,
        };
        let mut steps = Vec::new();
        for dossier in &inputs.dossiers {
            for model in &inputs.models {
                steps.push(Step { dossier, model, scenario: None });
                let scenarios = inputs.scenarios.iter();
                steps.extend(scenarios.map(|scenario| Step { dossier, model, scenario: Some(scenario) }));
            }
        }
        Self { inputs, sampling, severities, settings, steps }
    }

    /// Makes every run and gives each to `take` as soon as it is there; what that returns comes back in the order of the
    /// steps. The first failure in that order is the failure of all.
    pub(super) fn run<T: Send>(
        &self,
        bar: &Bar,
        take: impl Fn(Step<'a>, Run) -> Result<T, Failure> + Sync,
    ) -> Result<Vec<T>, Failure> {
        let made = if let [step] = self.steps[..] {
            vec![self.make(step, bar).and_then(|run| take(step, run))]
        } else {
            bar.stage("runs", self.steps.len() as u64);
            let quiet = Inner(bar);
            let one = |step: &Step<'a>| {
                let taken = self.make(*step, &quiet).and_then(|run| take(*step, run));
                bar.advance(1);
                taken
            };
            self.steps.par_iter().map(one).collect()
        };
        made.into_iter().collect()
    }

    fn make(&self, step: Step<'a>, progress: &dyn Progress) -> Result<Run, Failure> {
        let inputs = pipeline::Inputs {
            dossier: step.dossier,
            catalogue: (&self.inputs.catalogue, &self.inputs.catalogue_hash),
            model: (&step.model.model, &step.model.sha256),
            scenario: step.scenario.map(|written| (&written.scenario, written.sha256.as_str())),
            presets: &self.inputs.presets,
            stakeholders: self.inputs.stakeholders.as_ref().map(|loaded| &loaded.stakeholders),
            key_positions: self
                .inputs
                .key_positions
                .as_ref()
                .map(|loaded| (&loaded.criteria, loaded.sha256.as_str())),
        };
        let run = provenance::of_step(self.inputs, self.sampling, step).run_id();
        let warnings = self.inputs.warnings(self.severities, step.dossier);
        let settings = Settings { run, warnings, ..self.settings.clone() };
        assess(inputs, &settings, progress).map_err(|error| self.failure(step, &error))
    }

    fn failure(&self, step: Step<'a>, error: &AssessError) -> Failure {
        let text =
            if self.steps.len() == 1 { error.to_string() } else { format!("{}: {error}", step.name()) };
        match error {
            AssessError::Interrupted => Failure::Interrupted,
            AssessError::Infeasible(_) => Failure::Infeasible(text),
            AssessError::Language(_) => Failure::Usage(text),
            AssessError::NothingToScore
            | AssessError::Scenario(_)
            | AssessError::Robustness(_)
            | AssessError::Portfolio(_) => Failure::Findings(text),
        }
    }
}

/// Progress of one run among many: its stages are not shown, but it hears that it should stop.
struct Inner<'a>(&'a Bar);

impl Progress for Inner<'_> {
    fn stage(&self, _name: &str, _steps: u64) {}

    fn advance(&self, _steps: u64) {}

    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }
}
