//! `socta compare`: runs side by side, and what their differences come from.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::inputs::Inputs;
use super::options::{Choices, Levels, Sampling, json};
use super::plan::Plan;
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{Comparison, RunSummary, compare, comparison_tables};

const EXAMPLES: &str = "\
Examples:
  socta compare advice advice-last-year
  socta compare batch --format csv > changes.csv
  socta compare my-dossier --model equal-weights --model strong-four --scenario harm-first.json";

/// Arguments of `compare`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Run folders, batch folders, or dossiers to assess first; the first run is the base
    #[arg(required = true, value_name = "RUN|DOSSIER")]
    subjects: Vec<PathBuf>,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    sampling: Sampling,
    #[command(flatten)]
    levels: Levels,
    /// How to print it; CSV is the table of changes, one row an area and run
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to print a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for people
    Text,
    /// For programs; socta.comparison/1
    Json,
    /// The table of changes
    Csv,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let mut runs: Vec<RunSummary> = Vec::new();
    for subject in &arguments.subjects {
        if stored::is_dossier(subject) {
            runs.extend(assessed(subject, arguments, terminal)?);
        } else {
            runs.extend(stored::run_summaries(subject)?);
        }
    }
    if runs.len() < 2 {
        let hint = "name two runs, or a dossier with several models or scenarios";
        return Err(Failure::Usage(format!("one run alone cannot be compared; {hint}")));
    }
    terminal.data(&print(&compare(&runs), arguments.format)?)
}

/// The runs of a dossier, made now and not written.
fn assessed(folder: &PathBuf, arguments: &Arguments, terminal: Terminal) -> Result<Vec<RunSummary>, Failure> {
    let severities = arguments.levels.severities()?;
    let inputs = Inputs::read(std::slice::from_ref(folder), &arguments.choices)?;
    inputs.accept(&severities, terminal)?;
    Plan::new(&inputs, &arguments.sampling, &severities).run(terminal, |_, run| Ok(run.summary))
}

fn print(comparison: &Comparison, format: Format) -> Result<String, Failure> {
    let tables = comparison_tables(comparison);
    match format {
        Format::Json => json(comparison),
        Format::Csv => {
            tables.iter().find(|table| table.name == "changes").map_or(Ok(String::new()), table::csv)
        }
        Format::Text => {
            let shown = tables.iter().filter(|table| table.name != "causes" && !table.rows.is_empty());
            Ok(shown.map(table::text).collect::<Vec<_>>().join("\n"))
        }
    }
}
