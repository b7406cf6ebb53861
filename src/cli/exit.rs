//! Exit codes: public API, which scripts rely on. A code keeps its meaning for ever.

use std::fmt::Display;
use std::path::{Path, PathBuf};

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
    /// A file could not be read.
    #[error("could not read {}: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What hindered it.
        reason: String,
    },
    /// A file or folder could not be written.
    #[error("could not write {}: {reason}", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What hindered it.
        reason: String,
    },
    /// What is to be written is there already, and stays as it is.
    #[error("{} exists already; nothing was written", path.display())]
    Exists {
        /// The file or folder.
        path: PathBuf,
    },
    /// A value cannot be written as JSON.
    #[error("could not write JSON: {reason}")]
    Json {
        /// What hindered it.
        reason: String,
    },
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
    /// The failure to read a file.
    pub(super) fn unreadable(path: &Path, reason: impl Display) -> Self {
        Self::Unreadable { path: path.to_owned(), reason: reason.to_string() }
    }

    /// The failure to write a file or folder.
    pub(super) fn unwritable(path: &Path, reason: impl Display) -> Self {
        Self::Unwritable { path: path.to_owned(), reason: reason.to_string() }
    }

    /// The failure to write JSON.
    pub(super) fn json(reason: impl Display) -> Self {
        Self::Json { reason: reason.to_string() }
    }

    /// The exit code.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Findings(_) => FINDINGS,
            Self::Usage(_) => USAGE,
            Self::Infeasible(_) => INFEASIBLE,
            Self::Io(_)
            | Self::Unreadable { .. }
            | Self::Unwritable { .. }
            | Self::Exists { .. }
            | Self::Json { .. } => IO,
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
