//! `socta smaa`: a plain decision problem of which cells and weights are uncertain.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::options::{json, precision};
use super::progress::Bar;
use super::speech::{say, shown};
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{PlainCell, PlainTable};
use crate::formats::SmaaFile;
use crate::robustness::plain::{self, SmaaError, SmaaResult};
use crate::robustness::{Plan, RobustnessError, SmaaSettings};

const EXAMPLES: &str = "\
Examples:
  socta smaa problem.json --format table
  socta smaa problem.json --precision 0.005 --confidence-samples 100000
  socta smaa problem.json --method topsis --samples 10000";

pub(super) const LONG: &str = "\
Draws uncertain cells and weights many times, ranks each sample, and counts who ranks where (SMAA-2): rank acceptabilities, \
central weights, confidence factors, pairwise winning indices, expected ranks, P(top K), each with its standard error. The \
problem is JSON like that of `socta rank`,

  {\"alternatives\": [\"a\", ...],
   \"criteria\": [{\"name\": \"c1\", \"direction\": \"max\", \"scale\": [0, 10]}, ...],
   \"matrix\": [[1, [2, 3], ...], ...],
   \"preferences\": [{\"kind\": \"order\", \"tiers\": [[\"c1\"], [\"c2\", \"c3\"]]}]}

in which a cell is a number, null, an interval [low, high], or one of {\"uniform\": [low, high]}, {\"triangular\": [low, mode, \
high]}, {\"pert\": [low, mode, high]}, {\"normal\": [mean, deviation]}, {\"normal\": [mean, deviation, low, high]} and \
{\"levels\": {\"VALUE\": PROBABILITY}}. Criteria have a weight each, or none has: then all weights that keep the preferences are \
as likely. A criterion with \"level\": \"ordinal\" and no scale has levels of which only the order counts. Without a scale a \
criterion runs from its worst to its best mean. The result is socta.smaa/1.";

/// Arguments of `smaa`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Decision problem in JSON; `-` is stdin
    problem: PathBuf,
    /// Samples
    #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    samples: u64,
    /// Stop when no standard error of a first rank or of a place in the top K is larger; no more than 1,000,000,000 samples
    #[arg(long, value_name = "ERROR", conflicts_with = "samples", value_parser = precision)]
    precision: Option<f64>,
    /// Seed of all random numbers
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// K of the probability to be among the first K
    #[arg(long, value_name = "K", default_value_t = 3)]
    top_k: u32,
    /// Samples for the confidence factors; 0 for none
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(0..=1_000_000_000))]
    confidence_samples: u64,
    /// Name of the method; `socta methods` lists them
    #[arg(long, value_name = "NAME", default_value = "additive")]
    method: String,
    /// Parameter of the method; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = super::options::pair)]
    param: Vec<(String, String)>,
    /// Random points, or points of randomly shifted lattices
    #[arg(long, value_enum, default_value = "random")]
    sampling: Points,
    /// How to print the result
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

/// Where the points come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Points {
    /// Independent of each other
    Random,
    /// Spread evenly; often more precise for certain cells and few criteria
    Quasi,
}

/// How to print a simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Everything; socta.smaa/1
    Json,
    /// Acceptabilities, expected ranks and confidence factors, best first
    Table,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let bytes = stored::bytes(&arguments.problem)?;
    let input = plain::read(&bytes).map_err(|error| refused(&error))?;
    let samples = if arguments.precision.is_some() { 1_000_000_000 } else { arguments.samples };
    let plan = Plan {
        precision: arguments.precision,
        quasi: arguments.sampling == Points::Quasi,
        ..Plan::of(SmaaSettings {
            seed: arguments.seed,
            samples,
            top_k: arguments.top_k,
            confidence_samples: arguments.confidence_samples,
        })
    };
    let bar = Bar::new(terminal);
    let result = plain::run(&input, &arguments.method, &arguments.param, &plan, &bar);
    bar.finish(terminal);
    let result = result.map_err(|error| refused(&error))?;
    terminal.data(&match arguments.format {
        Format::Json => json(&SmaaFile::of(&result))?,
        Format::Table => table::text(&ranking(&result)),
    })
}

fn refused(error: &SmaaError) -> Failure {
    match error {
        SmaaError::Input(_) => Failure::Findings(say("smaa-unreadable", &[("error", shown(error))])),
        SmaaError::UnknownMethod(_) | SmaaError::Parameters(_) => Failure::Usage(error.to_string()),
        SmaaError::Robustness(RobustnessError::Stopped) => Failure::Interrupted,
        SmaaError::Unsupported(_) | SmaaError::Robustness(_) => Failure::Findings(error.to_string()),
    }
}

/// One row an alternative, by expected rank.
fn ranking(result: &SmaaResult) -> PlainTable {
    let (figures, errors) = (&result.figures, &result.errors);
    let mut order: Vec<usize> = (0..result.alternatives.len()).collect();
    order.sort_by(|a, b| figures.expected_rank[*a].total_cmp(&figures.expected_rank[*b]).then(a.cmp(b)));
    let number = |value: f64| PlainCell::from(value);
    let row = |at: usize| {
        let confidence = PlainCell::from(figures.confidence[at]);
        vec![
            PlainCell::from(&result.alternatives[at]),
            number(figures.expected_rank[at]),
            number(figures.acceptability[at]),
            number(errors.acceptability[at]),
            number(figures.top[at]),
            number(errors.top[at]),
            confidence,
        ]
    };
    let top = say("column-top", &[("k", shown(result.top_k))]);
    let columns = ["alternative", "expected rank", "first", "error", &top, "error", "confidence"];
    PlainTable::new("table-smaa", columns, order.into_iter().map(row).collect())
}
