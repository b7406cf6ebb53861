//! `socta completions`: a completion script for a shell.

use clap::Args;
use clap_complete::Shell;

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

/// Prints the script for the command line that `definition` defines.
pub(super) fn run(
    arguments: &Arguments,
    mut definition: clap::Command,
    terminal: Terminal,
) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut definition, "socta", &mut script);
    terminal.data(&String::from_utf8_lossy(&script))
}
