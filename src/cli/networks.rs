//! `socta networks`: all measures of a plain network.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::stored;
use super::terminal::Terminal;
use crate::networks::{Declared, edge_list, measures_of};

const EXAMPLES: &str = "\
Examples:
  socta networks edges.csv
  socta networks edges.csv --nodes nodes.csv --directed --format csv
  cut -d, -f1,2 calls.csv | socta networks -";

pub(super) const LONG: &str = "\
Measures a plain network given as CSV with the columns `source`, `target`, perhaps `weight` (a strength, above 0), and \
any others. Parallel edges are joined and their weights added; edges from a node to itself are dropped; both are counted. \
JSON is socta.networks/1 with the measures of the network and of every actor; CSV is the table of the actors. What is not \
defined for an actor is null, or empty in CSV.";

/// Arguments of `networks`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Edges as CSV with `source,target[,weight]`; `-` is stdin
    edges: PathBuf,
    /// Nodes as CSV with `id` and any attributes; adds those without edges
    #[arg(long, value_name = "PATH")]
    nodes: Option<PathBuf>,
    /// Whether edges go one way
    #[arg(long)]
    directed: bool,
    /// Whether edges go from who gives orders to who takes them: adds measures of hierarchy
    #[arg(long, requires = "directed")]
    authority: bool,
    /// Whether ties come from common attendance: no structure is called then
    #[arg(long)]
    projection: bool,
    /// How to print it
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

/// How to print measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Network and actors; socta.networks/1
    Json,
    /// The table of the actors
    Csv,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let edges = stored::bytes(&arguments.edges)?;
    let nodes = arguments.nodes.as_deref().map(stored::bytes).transpose()?;
    let graph = edge_list::read(&edges, nodes.as_deref(), arguments.directed)
        .map_err(|error| Failure::Findings(format!("the network cannot be read\n{error}")))?;
    let declared = Declared { authority: arguments.authority, projection: arguments.projection };
    let found = measures_of(&graph, declared);
    match arguments.format {
        Format::Json => terminal.stream(|out| {
            serde_json::to_writer(&mut *out, &found)?;
            out.write_all(b"\n")
        }),
        Format::Csv => terminal.stream(|out| found.actors.write_csv(out).map_err(into_io)),
    }
}

/// The error of the stream below, so that a closed pipe is known as one.
fn into_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
