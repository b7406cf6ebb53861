//! The command line as typed: the one definition from which help, usage errors and completions come.
//!
//! Each command has its own arguments in its own file; a command turns them into settings before it does anything. `-h`
//! leads with examples and fits a screen, `--help` is complete.

use clap::{Parser, Subcommand};

use super::options::Global;
use super::{
    assess, benchmark, check, choose, compare, completions, exit, explain, generate, methods, model,
    networks, rank, schema, smaa, verify, weights,
};

const EXAMPLES: &str = "\
Examples:
  socta assess fixtures/dossiers/eu-2021 --out advice
  socta check my-dossier --format sarif
  socta explain O004";

const LONG: &str = "\
Turns a threat assessment of serious and organised crime into a bounded, explained, defensible set of proposed \
priorities. A dossier of graded evidence goes in; out come the scores of the crime areas, their robustness, a choice of \
at most K priorities carried by at most N action plans with a certificate that it is optimal, and a policy advisory \
document. The tool proposes; people decide.

stdout is data, stderr is talk. Nothing is read from the network, and nothing is written outside the folder that is \
named for it. The same input, model and seed give the same bytes at any number of threads.";

const ENVIRONMENT: &str = "\
Environment:
  NO_COLOR        set to anything: no colours, unless --color always
  CLICOLOR_FORCE  set to anything but 0: colours even if the output is not a terminal
  TERM=dumb       no colours and no progress bar";

/// From a threat assessment to proposed priorities.
#[derive(Debug, Parser)]
#[command(
    name = "socta",
    version,
    about = "From a threat assessment to proposed priorities",
    long_about = LONG,
    after_help = EXAMPLES,
    after_long_help = format!("{EXAMPLES}\n\n{}\n\n{ENVIRONMENT}", exit::HELP),
    arg_required_else_help = true,
    subcommand_required = true,
    disable_help_subcommand = true,
    max_term_width = 110,
    infer_long_args = false
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Assess dossiers and write the advisory document
    #[command(long_about = assess::LONG)]
    Assess(assess::Arguments),
    /// Read and check only: every fault of the input at once
    Check(check::Arguments),
    /// Compare runs: rank changes and their causes
    Compare(compare::Arguments),
    /// Rank a plain decision matrix by any method
    #[command(long_about = rank::LONG)]
    Rank(rank::Arguments),
    /// Choose within bounds and rules, with a proof
    #[command(long_about = choose::LONG)]
    Choose(choose::Arguments),
    /// Rank a plain decision problem of which cells and weights are uncertain
    #[command(long_about = smaa::LONG)]
    Smaa(smaa::Arguments),
    /// Weigh criteria by judgements or by a decision matrix
    #[command(long_about = weights::LONG)]
    Weights(weights::Arguments),
    /// Benchmark scoring methods on planted truths and matrices
    #[command(long_about = benchmark::LONG)]
    Benchmark(benchmark::Arguments),
    /// Measure a plain network given as an edge list
    #[command(long_about = networks::LONG)]
    Networks(networks::Arguments),
    /// Invent a dossier of any size, by seed
    #[command(long_about = generate::LONG)]
    Generate(generate::Arguments),
    /// Explain a finding's code, or why an area ranks where it ranks
    Explain(explain::Arguments),
    /// List the scoring methods
    Methods(methods::Arguments),
    /// List the models that come with the program, or print one whole
    #[command(long_about = model::LONG)]
    Model(model::Arguments),
    /// Print, write or check the JSON Schemas
    Schema(schema::Arguments),
    /// Check the hashes and the certificate of a run
    Verify(verify::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_three_examples_in_its_short_help() {
        for command in Cli::command().get_subcommands_mut() {
            let help = command.render_help().to_string();
            let after = help.lines().skip_while(|line| *line != "Examples:").skip(1);
            let examples = after.filter(|line| line.contains("socta ") || line.contains("sha256sum")).count();
            assert!(examples >= 3, "{}: {examples}", command.get_name());
        }
    }

    #[test]
    fn a_short_help_fits_a_screen() {
        let mut main = Cli::command();
        main.build();
        let mut long: Vec<(String, usize)> =
            vec![("socta".to_owned(), main.render_help().to_string().lines().count())];
        for command in main.get_subcommands_mut() {
            let lines = command.render_help().to_string().lines().count();
            long.push((command.get_name().to_owned(), lines));
        }
        long.retain(|(_, lines)| *lines > 32);
        assert!(long.is_empty(), "{long:?}");
    }
}
