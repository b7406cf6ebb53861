//! What the command line names, read and checked, and its findings shown.

use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::options::{Choices, Sampling};
use super::progress::Bar;
use super::speech::{say, shown};
use super::stored;
use super::terminal::Terminal;
use crate::assessment::{Assessment, CaseError, Checked, Given, Paths, ReadError, RunSettings};
use crate::diagnostics::{Findings, Severities, render_text};
use crate::model::{Catalogue, parse_catalogue};
use crate::pipeline::AssessError;
use crate::source::files::sha256;

/// Reads and checks dossiers with what they are assessed under.
pub(super) fn read(folders: &[PathBuf], choices: &Choices, bar: &Bar) -> Result<Checked, Failure> {
    Ok(Assessment::read_with(&paths(folders, choices)?, bar)?)
}

/// What is to be read.
pub(super) fn paths(folders: &[PathBuf], choices: &Choices) -> Result<Paths, Failure> {
    let mut paths = Paths::of(folders);
    for model in &choices.model {
        paths = paths.model(model);
    }
    for scenario in &choices.scenario {
        paths = paths.scenario(given(scenario)?);
    }
    for decision in &choices.decision {
        paths = paths.decision(given(decision)?);
    }
    if let Some(stakeholders) = &choices.stakeholders {
        paths = paths.stakeholders(given(stakeholders)?);
    }
    if let Some(catalogue) = &choices.catalogue {
        paths = paths.catalogue(given(catalogue)?);
    }
    Ok(paths)
}

/// A file as it is named on the command line; `-` is stdin.
pub(super) fn given(path: &Path) -> Result<Given, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Given::Bytes { name: "-".to_owned(), bytes: stored::bytes(path)? });
    }
    Ok(Given::from(path))
}

/// How runs are made.
pub(super) fn settings(sampling: &Sampling, severities: &Severities) -> RunSettings {
    RunSettings::default()
        .seed(sampling.seed)
        .samples(sampling.samples)
        .precision(sampling.precision)
        .language(sampling.language.clone())
        .severities(severities.clone())
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NoModel { .. } | ReadError::SameName { .. } => Self::Usage(error.to_string()),
            other => Self::Io(other.to_string()),
        }
    }
}

impl From<CaseError> for Failure {
    fn from(failed: CaseError) -> Self {
        let text = failed.to_string();
        let CaseError::Failed { error, .. } = failed else { return Self::Findings(text) };
        match error {
            AssessError::Interrupted => Self::Interrupted,
            AssessError::Infeasible(_) => Self::Infeasible(text),
            AssessError::Language(_) => Self::Usage(text),
            AssessError::NothingToScore
            | AssessError::Scenario(_)
            | AssessError::Robustness(_)
            | AssessError::Portfolio(_) => Self::Findings(text),
        }
    }
}

/// Shows findings on stderr and refuses to go on if one of them is an error.
pub(super) fn accept(
    findings: &Findings,
    severities: &Severities,
    terminal: Terminal,
) -> Result<(), Failure> {
    let text = render_text(findings, severities, &terminal.style_err());
    if findings.has_errors(severities) {
        terminal.complain(&text);
        return Err(refusal(findings, severities));
    }
    if !text.is_empty() {
        terminal.note(&text);
    }
    Ok(())
}

/// The failure of an input with errors.
pub(super) fn refusal(findings: &Findings, severities: &Severities) -> Failure {
    Failure::Findings(match findings.counts(severities).errors {
        1 => say("input-error", &[]),
        errors => say("input-errors", &[("errors", shown(errors))]),
    })
}

/// The catalogue that is named, or that of the program, and its hash.
pub(super) fn catalogue(
    path: Option<&Path>,
    findings: &mut Findings,
) -> Result<(Catalogue, String), Failure> {
    let Some(path) = path else {
        return Ok((Catalogue::built_in(), sha256(Catalogue::built_in_text().as_bytes())));
    };
    let bytes = stored::bytes(path)?;
    let hash = sha256(&bytes);
    let checked = parse_catalogue(&path.display().to_string(), bytes);
    findings.merge(checked.findings);
    // Without a catalogue the faults of the rest can still be found against the built-in one.
    Ok((checked.value.unwrap_or_else(Catalogue::built_in), hash))
}
