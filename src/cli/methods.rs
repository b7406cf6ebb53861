//! `socta methods`.

use clap::Args;

use super::exit::Failure;
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  socta methods
  socta methods
  socta methods";

/// Arguments of `methods`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {}

pub(super) fn run(_arguments: &Arguments, _terminal: Terminal) -> Result<(), Failure> {
    Err(Failure::Usage("not there yet".to_owned()))
}
