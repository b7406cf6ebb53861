//! `socta weights`: weights of criteria from judgements or from a decision matrix.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::inputs::{accept, refusal};
use super::options::{json, pair};
use super::rank::guess;
use super::speech::{say, shown};
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{PlainCell, PlainTable};
use crate::diagnostics::Severities;
use crate::formats::WeightsFile;
use crate::model::Catalogue;
use crate::scenarios;
use crate::scoring::weights::{self, Input, Judgements, WeightsError, WeightsResult};
use crate::scoring::{Problem, Values, rank};

const EXAMPLES: &str = "\
Examples:
  socta weights judgements.json
  socta weights matrix.csv --method critic --format json
  socta weights judgements.json --method ahp --format scenario > as-we-see-it.json";

pub(super) const LONG: &str = "\
Weighs criteria. The input is a file of judgements,

  {\"schema\": \"socta.judgements/1\", \"criteria\": [\"a\", \"b\", \"c\"],
   \"comparisons\": [[1, 3, 5], [null, 1, 2], [null, null, 1]]}

with `comparisons` of all pairs, an `order`, `points`, `swings`, or `best`, `worst`, `best_to_others` and \
`others_to_worst` (see `socta schema judgements`), or a decision matrix as `socta rank` reads it. Weights from a matrix \
say how much the alternatives differ on a criterion, not how much it matters. Where judgements contradict each other, the one \
to think over is named. The result is socta.weights/1.";

/// Arguments of `weights`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// File of judgements, or decision matrix in JSON or CSV; `-` is stdin
    input: PathBuf,
    /// Name of the method; `socta methods --weights` lists them [default: the one that the judgements are for]
    #[arg(long, value_name = "NAME")]
    method: Option<String>,
    /// Parameter of the method; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    param: Vec<(String, String)>,
    /// How to print the weights
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to print weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[value(alias = "table")]
    Text,
    /// Everything; socta.weights/1
    Json,
    /// A scenario that gives indicators or layers these weights; socta.scenario/1
    Scenario,
}

/// What was read.
enum Read {
    Matrix(Problem),
    Judgements(Judgements),
}

impl Read {
    fn input(&self) -> Input<'_> {
        match self {
            Self::Matrix(problem) => Input::Matrix(problem),
            Self::Judgements(judgements) => Input::Judgements(judgements),
        }
    }

    fn author(&self) -> Option<&str> {
        match self {
            Self::Matrix(_) => None,
            Self::Judgements(judgements) => judgements.author(),
        }
    }
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let bytes = stored::bytes(&arguments.input)?;
    let read = read(arguments, bytes, terminal)?;
    let method = match &arguments.method {
        Some(method) => method.as_str(),
        None => the_one(read.input())?,
    };
    let result = weights::run(read.input(), method, &arguments.param).map_err(|error| match error {
        WeightsError::Method(error) => Failure::Findings(error.to_string()),
        other => Failure::Usage(other.to_string()),
    })?;
    terminal.data(&match arguments.format {
        Format::Text => text(&result)?,
        Format::Json => json(&WeightsFile::of(&result))?,
        Format::Scenario => {
            let catalogue = Catalogue::built_in();
            let author = read.author().map_or_else(|| say("weights-no-author", &[]), str::to_owned);
            let scenario = scenarios::of_weights(&result, &author, &catalogue)
                .map_err(|error| Failure::Findings(error.to_string()))?;
            json(&scenario)?
        }
    })
}

/// A matrix has the key `matrix`; everything else in JSON is taken for judgements.
fn read(arguments: &Arguments, bytes: Vec<u8>, terminal: Terminal) -> Result<Read, Failure> {
    let is_json = guess(&bytes) == super::rank::Input::Json;
    let object: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
    let problem = if !is_json {
        rank::read_csv(&bytes)
    } else if object.is_some_and(|object| object.get("matrix").is_some()) {
        rank::read_json(&bytes)
    } else {
        return judgements(arguments, bytes, terminal);
    };
    let refused =
        |error: rank::RankError| Failure::Findings(say("matrix-unreadable", &[("error", shown(error))]));
    problem.map(Read::Matrix).map_err(|faults| refused(rank::RankError::Input(faults)))
}

fn judgements(arguments: &Arguments, bytes: Vec<u8>, terminal: Terminal) -> Result<Read, Failure> {
    let checked = Judgements::read(&arguments.input.display().to_string(), bytes);
    let severities = Severities::default();
    accept(&checked.findings, &severities, terminal)?;
    let nothing = || refusal(&checked.findings, &severities);
    checked.value.map(Read::Judgements).ok_or_else(nothing)
}

/// The only method that the input is for.
fn the_one(input: Input<'_>) -> Result<&'static str, Failure> {
    let possible = weights::possible(input);
    match (input, possible.as_slice()) {
        (Input::Judgements(_), [only]) => Ok(only),
        (Input::Judgements(_), []) => Err(Failure::Findings(say("weights-no-judgement", &[]))),
        _ => Err(Failure::Usage(say("weights-choose", &[("methods", possible.join(", ").into())]))),
    }
}

fn text(result: &WeightsResult) -> Result<String, Failure> {
    let card = weights::find(result.method).map_err(|error| Failure::Usage(error.to_string()))?.card();
    let of_criteria = result.weighing.details.iter().filter_map(|detail| match &detail.values {
        Values::Criteria(values) => Some((detail.name, values)),
        _ => None,
    });
    let of_criteria: Vec<(&str, &Vec<f64>)> = of_criteria.collect();
    let mut columns = vec!["criterion".to_owned(), "weight".to_owned()];
    columns.extend(of_criteria.iter().map(|(name, _)| (*name).replace('_', " ")));
    let rows =
        result.criteria.iter().zip(&result.weighing.weights).enumerate().map(|(at, (name, weight))| {
            let others = of_criteria.iter().filter_map(|(_, values)| values.get(at));
            let numbers = std::iter::once(weight).chain(others).map(|&number| PlainCell::from(number));
            std::iter::once(name.into()).chain(numbers).collect()
        });
    let table = PlainTable::new("table-weights", columns, rows.collect());
    let mut text = table::under(&say(table.heading, &[("method", card.title.into())]), &table);
    for detail in &result.weighing.details {
        if let Values::Scalar(value) = detail.values {
            text.push_str(&format!("{}: {value:.4}\n", detail.name.replace('_', " ")));
        }
    }
    for look in &result.weighing.look_at {
        text.push_str(&format!("{}\n", say("weights-think-over", &[("what", look.words.as_str().into())])));
    }
    text.push_str(&format!("{}\n", card.meaning));
    Ok(text)
}
