//! `socta rank`: a plain decision matrix by any method.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::options::{json, pair};
use super::ranks;
use super::speech::{say, shown};
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{PlainCell, PlainTable, rank_by_several};
use crate::formats::{RankFile, RanksFile};
use crate::scoring::rank::{self, RankError, RankResult, Scales};
use crate::scoring::weights::{self, WeightsError};
use crate::scoring::{Problem, normalise};

const EXAMPLES: &str = "\
Examples:
  socta rank matrix.json --method topsis
  socta rank matrix.csv --method promethee2 --format text
  socta rank matrix.csv --method all --format text
  socta rank matrix.csv --method topsis,vikor,borda --param vikor.v=0.4
  cut -d, -f1-4 matrix.csv | socta rank - --method topsis --param missing=mean";

pub(super) const LONG: &str = "\
Ranks the alternatives of a plain decision matrix. The matrix is JSON,

  {\"alternatives\": [\"a\", ...],
   \"criteria\": [{\"name\": \"c1\", \"direction\": \"max\", \"weight\": 0.4}, ...],
   \"matrix\": [[1, ...], ...]}

or CSV whose head rows carry `direction` (max or min) and `weight`. A missing cell is null, or empty in CSV. What a \
criterion may carry beside that (scale, points, preference, thresholds, level, group, ideal, profiles) depends on the \
method: see `socta methods NAME`. The result is socta.rank/1.

Several methods, or `all`, make socta.ranks/1: methods that never rank differently are one class with one vote, and what \
a method refuses is listed. A parameter is then METHOD.KEY=VALUE, or KEY=VALUE for all methods that have it.

A criterion that declares its `level` is checked: a method that takes differences of ordinal levels is refused.";

/// Arguments of `rank`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Decision matrix in JSON or CSV; `-` is stdin
    matrix: PathBuf,
    /// Name of the method, several with commas, or `all`; `socta methods` lists them
    #[arg(long, value_name = "NAME")]
    method: String,
    /// Run a method on scales that do not bear it; the result says so
    #[arg(long)]
    accept_scale: bool,
    /// Parameter of the method; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    param: Vec<(String, String)>,
    /// Weigh the criteria by their data first; `socta methods --weights` lists how
    #[arg(long, value_name = "NAME")]
    weights: Option<String>,
    /// Normalise the matrix first; `socta methods --normalisations` lists how
    #[arg(long, value_name = "NAME")]
    normalise: Option<String>,
    /// What the matrix is written in [default: JSON if it begins with `{`]
    #[arg(long, value_enum)]
    input: Option<Input>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

/// What a matrix is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Input {
    /// JSON
    Json,
    /// CSV
    Csv,
}

/// How to print a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Everything; socta.rank/1
    Json,
    /// Scores and ranks, best first
    Text,
    /// Scores and ranks, best first
    Csv,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let bytes = stored::bytes(&arguments.matrix)?;
    let input = arguments.input.unwrap_or_else(|| guess(&bytes));
    let problem = match input {
        Input::Json => rank::read_json(&bytes),
        Input::Csv => rank::read_csv(&bytes),
    };
    let problem = problem.map_err(|faults| refused(&RankError::Input(faults)))?;
    let Prepared { problem, notes } = prepared(problem, arguments)?;
    let scales = if arguments.accept_scale { Scales::Accepted } else { Scales::Checked };
    let names: Vec<&str> = arguments.method.split(',').collect();
    if names.len() > 1 || names.contains(&"all") {
        return several(&problem, &names, notes, scales, arguments, terminal);
    }
    let mut result = rank::run_with(&problem, &arguments.method, &arguments.param, scales)
        .map_err(|error| refused(&error))?;
    result.warnings.iter().for_each(|note| terminal.note(&note.to_string()));
    notes.into_iter().for_each(|(name, text)| result.parameters.note(name, text));
    terminal.data(&match arguments.format {
        Format::Json => json(&RankFile::of(&result))?,
        Format::Text => table::text(&ranking(&result)),
        Format::Csv => table::csv(&ranking(&result))?,
    })
}

fn several(
    problem: &Problem,
    names: &[&str],
    notes: Vec<(&'static str, String)>,
    scales: Scales,
    arguments: &Arguments,
    terminal: Terminal,
) -> Result<(), Failure> {
    let mut found =
        rank_by_several(problem, names, &arguments.param, scales).map_err(|error| refused(&error))?;
    for method in &mut found.methods {
        notes.iter().for_each(|(name, text)| method.parameters.note(name, text.clone()));
    }
    terminal.data(&match arguments.format {
        Format::Json => json(&RanksFile::of(&found))?,
        Format::Text => ranks::text(&found),
        Format::Csv => table::csv(&ranks::table(&found))?,
    })
}

/// A matrix as it goes to the method, and what was done to it.
struct Prepared {
    problem: Problem,
    notes: Vec<(&'static str, String)>,
}

/// Weights come from the matrix as it was written; then it is normalised.
fn prepared(mut problem: Problem, arguments: &Arguments) -> Result<Prepared, Failure> {
    let mut notes = Vec::new();
    if let Some(name) = &arguments.weights {
        let (weighted, result) = weights::apply(&problem, name).map_err(|error| match error {
            WeightsError::Method(error) => Failure::Findings(error.to_string()),
            other => Failure::Usage(other.to_string()),
        })?;
        problem = weighted;
        notes.push(("weights_by", result.method.to_owned()));
    }
    if let Some(name) = &arguments.normalise {
        let step = normalise::find(name).map_err(|error| Failure::Usage(error.to_string()))?;
        problem =
            normalise::normalise(&problem, step).map_err(|error| Failure::Findings(error.to_string()))?;
        notes.push(("normalised_by", step.card.name.to_owned()));
    }
    Ok(Prepared { problem, notes })
}

pub(super) fn guess(bytes: &[u8]) -> Input {
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => Input::Json,
        _ => Input::Csv,
    }
}

fn refused(error: &RankError) -> Failure {
    match error {
        RankError::Input(_) => Failure::Findings(say("matrix-unreadable", &[("error", shown(error))])),
        RankError::Method(_) => Failure::Findings(error.to_string()),
        RankError::Scales(_) => Failure::Findings(say("rank-scales", &[("error", shown(error))])),
        RankError::UnknownMethod(_) | RankError::Parameters(_) => Failure::Usage(error.to_string()),
    }
}

fn ranking(result: &RankResult) -> PlainTable {
    let evaluation = &result.evaluation;
    let mut order: Vec<usize> = (0..result.alternatives.len()).collect();
    order.sort_by_key(|at| (evaluation.ranks[*at], *at));
    let row = |at: usize| {
        vec![
            PlainCell::from(evaluation.ranks[at]),
            PlainCell::from(&result.alternatives[at]),
            evaluation.scores[at].into(),
        ]
    };
    PlainTable::new("table-ranking", ["rank", "alternative", "score"], order.into_iter().map(row).collect())
}
