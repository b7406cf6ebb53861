//! `socta completions`: a completion script for a shell.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::args::Cli;
use super::exit::Failure;
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  socta completions bash > ~/.local/share/bash-completion/completions/socta
  socta completions zsh > ~/.zfunc/_socta
  socta completions fish > ~/.config/fish/completions/socta.fish";

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "socta", &mut script);
    terminal.data(&String::from_utf8_lossy(&script))
}
