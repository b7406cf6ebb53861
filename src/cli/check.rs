//! `socta check`: every fault of the input at once, and nothing else.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::inputs::{self, refusal};
use super::options::{Choices, Levels, json};
use super::progress::Bar;
use super::speech::say;
use super::terminal::Terminal;
use crate::diagnostics::{render_sarif, render_text};
use crate::formats::FindingsFile;

const EXAMPLES: &str = "\
Examples:
  socta check my-dossier
  socta check my-dossier --scenario harm-first.json --format sarif > findings.sarif
  socta check my-dossier --deny same-network-twice --allow O012";

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Dossier folders
    #[arg(required = true, value_name = "DOSSIER")]
    dossiers: Vec<PathBuf>,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    levels: Levels,
    /// How to print the findings
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to print findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the places marked
    Text,
    /// For programs; versioned
    Json,
    /// For editors and code hosts
    Sarif,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let severities = arguments.levels.severities()?;
    let bar = Bar::new(terminal);
    let checked = inputs::read(&arguments.dossiers, &arguments.choices, &bar)?;
    bar.finish(terminal);
    let findings = &checked.findings;
    terminal.data(&match arguments.format {
        Format::Text => render_text(findings, &severities, &terminal.style_out()),
        Format::Json => json(&FindingsFile::of(findings, &severities))?,
        Format::Sarif => render_sarif(findings, &severities),
    })?;
    if findings.has_errors(&severities) {
        return Err(refusal(findings, &severities));
    }
    if findings.is_empty() {
        terminal.note(&say("check-clean", &[]));
    }
    Ok(())
}
