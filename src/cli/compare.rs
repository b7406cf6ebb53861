//! `socta compare`: runs side by side, and what their differences come from.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::because;
use super::exit::Failure;
use super::inputs;
use super::options::{Choices, Levels, Sampling, json};
use super::progress::Bar;
use super::speech::say;
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{
    Comparison, PlainCell, PlainTable, RunSummary, compare, comparison_tables, explain_lists,
};
use crate::priorities::Problem;

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
    let (mut runs, mut problems) = (Vec::new(), Vec::new());
    for subject in &arguments.subjects {
        if stored::is_dossier(subject) {
            let made = assessed(subject, arguments, terminal)?;
            let (summaries, choices): (Vec<RunSummary>, Vec<_>) = made.into_iter().unzip();
            runs.extend(summaries);
            problems.extend(choices);
        } else {
            let found = stored::run_summaries(subject)?;
            problems.extend(found.iter().map(|run| stored::problem(subject, run)));
            runs.extend(found);
        }
    }
    if runs.len() < 2 {
        return Err(Failure::Usage(say("compare-alone", &[])));
    }
    let mut comparison = compare(&runs);
    explain_lists(&mut comparison, &problems);
    terminal.data(&print(&comparison, arguments.format)?)
}

/// A run and its choice as data.
type Made = (RunSummary, Option<Problem>);

/// The runs of a dossier, made now and not written.
fn assessed(folder: &PathBuf, arguments: &Arguments, terminal: Terminal) -> Result<Vec<Made>, Failure> {
    let severities = arguments.levels.severities()?;
    let bar = Bar::new(terminal);
    let checked = inputs::read(std::slice::from_ref(folder), &arguments.choices, &bar)?;
    bar.aside(|| inputs::accept(&checked.findings, &severities, terminal))?;
    let settings = inputs::settings(&arguments.sampling, &severities);
    let runs = checked.run_all(&settings, &bar, |_, run| Ok((run.summary, Some(run.problem))));
    bar.finish(terminal);
    runs
}

fn print(comparison: &Comparison, format: Format) -> Result<String, Failure> {
    let tables = comparison_tables(comparison);
    match format {
        Format::Json => json(comparison),
        Format::Csv => {
            tables.iter().find(|table| table.heading == "table-changes").map_or(Ok(String::new()), table::csv)
        }
        Format::Text => {
            let wanted = |table: &&PlainTable| table.heading != "table-causes" && !table.rows.is_empty();
            let shown = tables.iter().filter(wanted).map(|table| match table.heading {
                "table-changes" => match notable(table, comparison) {
                    none if none.rows.is_empty() => say("compare-nothing-notable", &[]) + "\n",
                    some => format!("{}\n{}\n", table::text(&some), say("compare-legend", &[])),
                },
                _ => table::text(table),
            });
            let because = because::sentences(comparison)?;
            let shown = shown.chain((!because.is_empty()).then_some(because));
            Ok(shown.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// The changes that somebody should look at, with the numbers of the runs in place of their names.
fn notable(changes: &PlainTable, comparison: &Comparison) -> PlainTable {
    let column = |name: &str| changes.columns.iter().position(|column| column == name);
    let is = |row: &[PlainCell], name: &str, wanted: &[&str]| {
        let cell = column(name).and_then(|at| row.get(at));
        cell.is_some_and(|cell| wanted.iter().any(|&word| *cell == PlainCell::from(word)))
    };
    let quiet =
        |row: &[PlainCell]| is(row, "movement", &["stable"]) && is(row, "proposal", &["kept", "neither"]);
    let numbered = |row: &Vec<PlainCell>| {
        let mut row = row.clone();
        if let Some(cell) = column("run").and_then(|at| row.get_mut(at)) {
            let number = comparison.runs.iter().position(|run| *cell == PlainCell::from(&run.name));
            *cell = number.map(|number| number + 1).into();
        }
        row
    };
    let rows = changes.rows.iter().filter(|row| !quiet(row)).map(numbered).collect();
    PlainTable { rows, ..changes.clone() }
}
