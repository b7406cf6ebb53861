//! Exit codes: public API, which scripts rely on. A code keeps its meaning for ever.

use thiserror::Error;

/// Everything was done.
pub const DONE: u8 = 0;
/// The input has findings at error level; nothing was written.
pub const FINDINGS: u8 = 1;
/// The command line is wrong.
pub const USAGE: u8 = 2;
/// No proposal satisfies the bounds and the overrides.
pub const INFEASIBLE: u8 = 3;
/// Something could not be read or written.
pub const IO: u8 = 4;
/// What was verified is not what it says it is.
pub const VERIFICATION: u8 = 5;
/// A fault of this program.
pub const INTERNAL: u8 = 70;
/// Ended by Ctrl-C, by kill, or by a closed terminal.
pub const INTERRUPTED: u8 = 130;

/// The exit codes as they stand in the help.
pub const HELP: &str = "\
Exit codes:
  0    done
  1    the input has findings at error level; nothing was written
  2    the command line is wrong
  3    no proposal satisfies the bounds and the overrides
  4    something could not be read or written
  5    what was verified is not what it says it is
  70   a fault of this program
  130  ended by Ctrl-C or kill; nothing was written";

/// Why a command did not do what it was asked for. Everything that the outside world can cause is here; the rest is a fault
/// of the program.
#[derive(Debug, Error)]
pub enum Failure {
    /// Findings at error level; they have been shown.
    #[error("{0}")]
    Findings(String),
    /// The command line asks for what cannot be.
    #[error("{0}")]
    Usage(String),
    /// No proposal satisfies the bounds and the overrides.
    #[error("{0}")]
    Infeasible(String),
    /// Something could not be read or written.
    #[error("{0}")]
    Io(String),
    /// What was verified is not what it says it is.
    #[error("{0}")]
    Verification(String),
    /// Ended by a signal.
    #[error("interrupted; nothing was written")]
    Interrupted,
    /// Ended by a signal; what is finished is kept.
    #[error("{0}")]
    Paused(String),
    /// Whoever read our output has stopped reading. That is their right, so it counts as done.
    #[error("nobody reads the output any more")]
    ClosedPipe,
}

impl Failure {
    /// The exit code.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Findings(_) => FINDINGS,
            Self::Usage(_) => USAGE,
            Self::Infeasible(_) => INFEASIBLE,
            Self::Io(_) => IO,
            Self::Verification(_) => VERIFICATION,
            Self::Interrupted | Self::Paused(_) => INTERRUPTED,
            Self::ClosedPipe => DONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_code() {
        let named: Vec<u8> =
            HELP.lines().skip(1).filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
        assert_eq!(named, [DONE, FINDINGS, USAGE, INFEASIBLE, IO, VERIFICATION, INTERNAL, INTERRUPTED]);
    }
}
