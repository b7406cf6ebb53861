//! `socta networks`: all measures of a plain network.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::graph_files::{GraphArguments, Source};
use super::markets;
use super::options::probability;
use super::overview;
use super::periods::{self, Form};
use super::positions::tables;
use super::sketches;
use super::speech::say;
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::diagnostics::{Severities, render_text};
use crate::formats::{Document, NetworksFile};
use crate::networks::answers::{Asked, Questions, answer};
use crate::networks::disruption::{RADIUS, RecoveryModel, Successor};
use crate::networks::edge_list::EdgeGraph;
use crate::networks::positions::{Criteria, built_in_criteria, parse_criteria};
use crate::networks::{Declared, measures_of};
use crate::tables::CsvFault;

const EXAMPLES: &str = "\
Examples:
  socta networks edges.csv
  socta networks edges.csv --nodes nodes.csv --svg picture.svg --colour area
  socta networks graded.csv --nodes nodes.csv --groups clan --key-positions --format text
  socta networks case.graphml --write gexf --out case.gexf";

pub(super) const LONG: &str = "\
Measures a plain network given as CSV with the columns `source`, `target`, perhaps `weight` (a strength, above 0), and \
any others. Parallel edges are joined and their weights added; edges from a node to itself are dropped; both are counted. \
JSON is socta.networks/1 with the measures of the network and of every actor, and no structure is called of a list whose column \
`layer` names several layers: give one at a time; CSV is the table of the actors; text is what was asked, or else what the \
network is like as a whole. What is not defined for an actor is null, or empty in CSV.

Key positions are candidates for review, never verdicts. They are off unless asked for, follow published criteria (see \
models/key-positions.json), and come with the probability of being among the first over graphs drawn from what is \
believed of each edge: from its column `probability`, or from `source_code` and `information_code`, rows of one `origin` \
counting once; edges without any of these are certain unless --certainty says otherwise.

The folder of a dossier gives the two-mode analysis of its networks and areas: in how many areas networks are active, which \
areas share more networks than their sizes explain, who alone joins areas, on which providers areas depend, the \
indicators of areas with what they mean, and what the loss of the key players of an area would do to reach and indicators, \
as an upper bound and without saying who they are; JSON is socta.markets/2, and --format text shows tables.";

/// Arguments of `networks`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// CSV with `source,target[,weight]`, a graph file, or the folder of a dossier; `-` is stdin
    edges: PathBuf,
    /// Nodes as CSV with `id` and any attributes; adds those without edges
    #[arg(long, value_name = "PATH")]
    nodes: Option<PathBuf>,
    /// Whether edges go one way
    #[arg(long)]
    directed: bool,
    /// Whether edges go from who gives orders to who takes them: adds measures of hierarchy
    #[arg(long, requires = "directed", hide_short_help = true)]
    authority: bool,
    /// Whether ties come from common attendance: no structure is called then
    #[arg(long, hide_short_help = true)]
    projection: bool,
    /// How to print it [default: json]
    ///
    /// With --write, nothing is printed unless this is given.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    files: GraphArguments,
    /// Candidates for key positions, with collection gaps
    #[arg(long, help_heading = "Positions")]
    key_positions: bool,
    /// Criteria in place of the built-in ones; socta.key-positions/1
    #[arg(
        long,
        hide_short_help = true,
        value_name = "PATH",
        requires = "key_positions",
        help_heading = "Positions"
    )]
    criteria: Option<PathBuf>,
    /// Column of the nodes that holds their groups
    ///
    /// For brokerage, and for effects by group.
    #[arg(long, value_name = "COLUMN", requires = "nodes", help_heading = "Positions")]
    groups: Option<String>,
    /// Probability of an edge that nothing is said about
    #[arg(long, hide_short_help = true, value_name = "P", default_value_t = 1.0, value_parser = probability, help_heading = "Positions")]
    certainty: f64,
    /// Key-player sets of up to so many members
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(1..=20), help_heading = "Positions")]
    key_players: Option<u16>,
    /// Remove one after the other by a strategy; may be repeated
    #[arg(long, value_enum, value_name = "STRATEGY", help_heading = "Disruption")]
    attack: Vec<Attack>,
    /// Radius of collective influence
    #[arg(long, hide_short_help = true, value_name = "STEPS", default_value_t = RADIUS, help_heading = "Disruption")]
    radius: u32,
    /// Removals of a curve that are shown
    #[arg(long, hide_short_help = true, value_name = "N", default_value_t = 20, help_heading = "Disruption")]
    steps: usize,
    /// Show curves of a network that re-wires, too: who takes over
    #[arg(
        long,
        hide_short_help = true,
        value_enum,
        value_name = "SUCCESSOR",
        requires = "attack",
        help_heading = "Disruption"
    )]
    recovery: Option<Recovery>,
    /// Probability with which a lost tie is taken over
    #[arg(long, hide_short_help = true, value_name = "P", default_value_t = 0.5, value_parser = probability, help_heading = "Disruption")]
    recovered: f64,
    /// Actors to take out, in this order
    #[arg(long, value_name = "ID,...", value_delimiter = ',', help_heading = "Disruption")]
    remove: Vec<String>,
    #[command(flatten)]
    drawing: sketches::Drawing,
    /// Seed of everything random
    #[arg(long, hide_short_help = true, value_name = "N", default_value_t = 1)]
    seed: u64,
}

/// How to print measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Network, actors and answers; socta.networks/1
    Json,
    /// The table of the actors
    Csv,
    /// The answers as tables for people, or else the network as a whole
    Text,
}

/// Whom to remove next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Attack {
    /// Most contacts among those left
    Degree,
    /// Highest betweenness among those left
    Betweenness,
    /// Highest collective influence among those left
    CollectiveInfluence,
    /// Whose removal leaves fewest pairs that reach each other
    KeyPlayers,
    /// Anybody; the mean of 100 runs
    Random,
    /// Nodes of --remove, in their order
    Given,
}

/// Who takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Recovery {
    /// The contact who shares most other contacts
    Nearest,
    /// Anybody
    Random,
    /// Who has most contacts
    Degree,
}

impl Arguments {
    /// Whether nothing is asked beside the measures.
    fn asks_nothing(&self) -> bool {
        !self.key_positions
            && self.key_players.is_none()
            && self.attack.is_empty()
            && self.remove.is_empty()
            && self.drawing.svg.is_none()
            && !self.files.writes()
            && self.files.periods().is_empty()
    }
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    if stored::is_dossier(&arguments.edges)
        && arguments.asks_nothing()
        && arguments.format != Some(Format::Csv)
    {
        return markets::run(&arguments.edges, arguments.format != Some(Format::Text), terminal);
    }
    let questions = questions(arguments)?;
    let source =
        Source { path: &arguments.edges, nodes: arguments.nodes.as_deref(), directed: arguments.directed };
    let loaded = arguments.files.load(source, terminal)?;
    let declared = Declared { authority: arguments.authority, projection: arguments.projection };
    if sketches::draw(&arguments.drawing, &loaded.graph, &arguments.edges, &questions, terminal)? {
        return Ok(());
    }
    let periods = arguments.files.periods();
    if !periods.is_empty() {
        let form = match arguments.format {
            None | Some(Format::Json) => Form::Json,
            Some(Format::Csv) => Form::Csv,
            Some(Format::Text) => Form::Text,
        };
        return periods::print(&loaded.slices(periods, declared), form, terminal);
    }
    let format = arguments.format.or((!arguments.files.writes()).then_some(Format::Json));
    if let Some(format) = format {
        print(format, &loaded.graph, &questions, declared, terminal)?;
    }
    arguments.files.write(loaded, declared, terminal)
}

fn print(
    format: Format,
    graph: &EdgeGraph,
    questions: &Questions,
    declared: Declared,
    terminal: Terminal,
) -> Result<(), Failure> {
    let answers = answer(graph, questions).map_err(|error| Failure::Findings(error.to_string()))?;
    match format {
        Format::Json => {
            let found = NetworksFile::of(measures_of(graph, declared), answers);
            terminal.stream(|out| found.write(out))
        }
        Format::Csv => {
            terminal.stream(|out| measures_of(graph, declared).actors.write_csv(out).map_err(into_io))
        }
        Format::Text => {
            let mut shown = tables(&answers);
            if shown.is_empty() {
                shown = overview::tables(&measures_of(graph, declared));
            }
            let parts: Vec<String> = shown.iter().map(table::text).collect();
            terminal.data(&parts.join("\n"))
        }
    }
}

fn questions(arguments: &Arguments) -> Result<Questions, Failure> {
    if arguments.attack.contains(&Attack::Given) && arguments.remove.is_empty() {
        return Err(Failure::Usage(say("networks-attack-order", &[])));
    }
    let successor = |recovery| match recovery {
        Recovery::Nearest => Successor::Nearest,
        Recovery::Random => Successor::Random,
        Recovery::Degree => Successor::Degree,
    };
    let asked = |attack: &Attack| match attack {
        Attack::Degree => Asked::Degree,
        Attack::Betweenness => Asked::Betweenness,
        Attack::CollectiveInfluence => Asked::CollectiveInfluence(arguments.radius),
        Attack::KeyPlayers => Asked::KeyPlayers,
        Attack::Random => Asked::Random,
        Attack::Given => Asked::Given,
    };
    Ok(Questions {
        key_positions: arguments.key_positions.then(|| criteria(arguments)).transpose()?,
        groups: arguments.groups.clone(),
        certainty: arguments.certainty,
        key_players: arguments.key_players.map(usize::from),
        attacks: arguments.attack.iter().map(asked).collect(),
        steps: arguments.steps,
        recovery: arguments
            .recovery
            .map(|recovery| RecoveryModel { successor: successor(recovery), share: arguments.recovered }),
        remove: arguments.remove.clone(),
        seed: arguments.seed,
    })
}

fn criteria(arguments: &Arguments) -> Result<Criteria, Failure> {
    let Some(path) = &arguments.criteria else { return Ok(built_in_criteria()) };
    let read = parse_criteria(&path.display().to_string(), stored::bytes(path)?);
    match read.value {
        Some(loaded) if read.findings.is_empty() => Ok(loaded.criteria),
        _ => {
            let style = crate::diagnostics::TextStyle::default();
            let text = render_text(&read.findings, &Severities::default(), &style);
            Err(Failure::Findings(say("networks-criteria-unreadable", &[("findings", text.into())])))
        }
    }
}

/// The error of the stream below, so that a closed pipe is known as one.
fn into_io(fault: CsvFault) -> io::Error {
    match fault {
        CsvFault::Flush(error) => error,
        CsvFault::Write(error) => match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        },
    }
}
