//! `socta model`: the models that come with the program, and any model as a whole.

use clap::{Args, Subcommand};

use super::exit::Failure;
use super::inputs::{accept, catalogue};
use super::options::Levels;
use super::speech::say;
use super::terminal::Terminal;
use crate::assessment::{known, method_names};
use crate::diagnostics::Findings;
use crate::model::{Catalogue, label, presets, read_model};

pub(super) const LONG: &str = "\
Models: every normative choice of an assessment, in one file. A model may extend another (`\"extends\": \"equal-weights\"`, or \
the path of a file) and say only in what it differs; `show` prints what comes of it, which is a model that extends nothing.";

const EXAMPLES: &str = "\
Examples:
  socta model list
  socta model show strong-four
  socta model show ours.json > whole.json";

/// Arguments of `model`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

/// What is asked of models.
#[derive(Debug, Subcommand)]
enum What {
    /// List the models that come with the program, one a line
    #[command(after_help = "Examples:\n  socta model list")]
    List,
    /// Print a whole model as JSON, with everything that it takes over
    #[command(
        after_help = "Examples:\n  socta model show strong-four\n  socta model show ours.json > whole.json"
    )]
    Show(Show),
}

/// Arguments of `model show`.
#[derive(Debug, Args)]
struct Show {
    /// A model that comes with the program, or the path of a file
    #[arg(value_name = "NAME|PATH")]
    model: String,
    /// Another indicator catalogue
    #[arg(long, value_name = "FILE")]
    catalogue: Option<std::path::PathBuf>,
    #[command(flatten)]
    levels: Levels,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    match &arguments.what {
        What::List => list(terminal),
        What::Show(arguments) => show(arguments, terminal),
    }
}

fn list(terminal: Terminal) -> Result<(), Failure> {
    let (catalogue, methods) = (Catalogue::built_in(), method_names());
    let read = |name: &str| read_model(name, &catalogue, &methods).value.map(|loaded| loaded.model);
    let line = |model: crate::model::ScoringModel| {
        format!("{:16} {} {}\n", model.name, model.version, label(&model.title, "en", &model.name))
    };
    terminal.data(&presets().iter().filter_map(|(name, _)| read(name)).map(line).collect::<String>())
}

fn show(arguments: &Show, terminal: Terminal) -> Result<(), Failure> {
    let mut findings = Findings::default();
    let (catalogue, _) = catalogue(arguments.catalogue.as_deref(), &mut findings)?;
    known(&arguments.model)?;
    let checked = read_model(&arguments.model, &catalogue, &method_names());
    findings.merge(checked.findings);
    accept(&findings, &arguments.levels.severities()?, terminal)?;
    let Some(loaded) = checked.value else {
        return Err(Failure::Findings(say("model-too-little", &[])));
    };
    terminal.data(&loaded.model.text())
}
