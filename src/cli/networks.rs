//! `socta networks`.

use clap::Args;

use super::exit::Failure;
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  socta networks
  socta networks
  socta networks";

/// Arguments of `networks`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {}

pub(super) fn run(_arguments: &Arguments, _terminal: Terminal) -> Result<(), Failure> {
    Err(Failure::Usage("not there yet".to_owned()))
}
