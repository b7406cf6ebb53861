//! Options that several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use thiserror::Error;

use super::exit::Failure;
use crate::diagnostics::{Severities, Severity};
use crate::formats::Document;

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// Threads to use; never changes a result [default: all cores]
    #[arg(long, global = true, value_name = "N", hide_short_help = true, help_heading = "Global options",
        value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    /// Colours in what people read
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_short_help = true,
        help_heading = "Global options"
    )]
    pub(super) color: Color,
    /// Say only what is wrong
    #[arg(
        long,
        short,
        global = true,
        hide_short_help = true,
        help_heading = "Global options",
        conflicts_with = "verbose"
    )]
    pub(super) quiet: bool,
    /// Say more, as the time of each stage
    #[arg(long, short, global = true, hide_short_help = true, help_heading = "Global options")]
    pub(super) verbose: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless the environment says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Which findings stop a run.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Levels {
    /// Treat a finding as an error: a code, its name, or a letter for its family
    #[arg(long, value_name = "CODE", help_heading = "Findings")]
    deny: Vec<String>,
    /// Treat a finding as a warning
    #[arg(long, value_name = "CODE", help_heading = "Findings")]
    warn: Vec<String>,
    /// Do not show a finding
    #[arg(long, value_name = "CODE", help_heading = "Findings")]
    allow: Vec<String>,
}

impl Levels {
    /// The severities. A code beats its family, and the stricter level beats the milder one, in whatever order they were
    /// typed.
    pub(super) fn severities(&self) -> Result<Severities, Failure> {
        let mut severities = Severities::default();
        let levels =
            [(&self.allow, Severity::Allow), (&self.warn, Severity::Warning), (&self.deny, Severity::Error)];
        for family in [true, false] {
            for (selectors, severity) in levels {
                for selector in selectors.iter().filter(|selector| (selector.len() == 1) == family) {
                    severities.set(selector, severity).map_err(|error| Failure::Usage(error.to_string()))?;
                }
            }
        }
        Ok(severities)
    }
}

/// Models and scenarios, and the catalogue behind them.
#[derive(Debug, Clone, Args)]
pub(super) struct Choices {
    /// Scoring model: a preset's name or a file; may be repeated [default: equal-weights]
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) model: Vec<String>,
    /// Scenario file; may be repeated. The run without it is always made too
    #[arg(long, value_name = "PATH")]
    pub(super) scenario: Vec<PathBuf>,
    /// List of priorities to evaluate beside the proposal, which it does not change
    #[arg(long, value_name = "PATH")]
    pub(super) decision: Vec<PathBuf>,
    /// Stakeholders with their own weights, shown beside the model's
    #[arg(long, value_name = "PATH", hide_short_help = true)]
    pub(super) stakeholders: Option<PathBuf>,
    /// Indicator catalogue in place of the built-in one
    #[arg(long, value_name = "PATH", hide_short_help = true)]
    pub(super) catalogue: Option<PathBuf>,
}

/// How a run is made.
#[derive(Debug, Clone, Args)]
pub(super) struct Sampling {
    /// Seed of the simulation
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Samples of the simulation; errors fall with their square root
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u64).range(100..=100_000_000))]
    pub(super) samples: u64,
    /// Draw until no standard error of a first rank or of a place in the top K is larger than this
    #[arg(long, value_name = "ERROR", conflicts_with = "samples", value_parser = precision, hide_short_help = true)]
    pub(super) precision: Option<f64>,
    /// Language of the document, as `en` [default: the dossier's]
    #[arg(long, value_name = "TAG")]
    pub(super) language: Option<String>,
}

/// Why the value of an option cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum OptionError {
    /// A standard error that is no number.
    #[error("write it as 0.005")]
    Precision,
    /// A standard error that is too small or too large.
    #[error("it must lie between 0.00001 and 0.2")]
    PrecisionRange,
    /// A probability that is none.
    #[error("write a number from 0 to 1")]
    Probability,
    /// A parameter without its value.
    #[error("write it as KEY=VALUE")]
    Pair,
    /// A period that is not two dates.
    #[error("write two days, months or years as 2019..2020-06")]
    Period,
    /// A period that runs backwards.
    #[error("the period ends before it begins")]
    PeriodOrder,
}

/// Reads a standard error.
pub(super) fn precision(text: &str) -> Result<f64, OptionError> {
    let number: f64 = text.parse().map_err(|_| OptionError::Precision)?;
    if (1e-5..=0.2).contains(&number) { Ok(number) } else { Err(OptionError::PrecisionRange) }
}

/// Reads a probability.
pub(super) fn probability(text: &str) -> Result<f64, OptionError> {
    let read = text.parse::<f64>().ok().filter(|value| (0.0..=1.0).contains(value));
    read.ok_or(OptionError::Probability)
}

/// Reads a parameter with its value.
pub(super) fn pair(text: &str) -> Result<(String, String), OptionError> {
    let (key, value) = text.split_once('=').ok_or(OptionError::Pair)?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

/// Text for people or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TextOrJson {
    /// For people
    Text,
    /// For programs; versioned
    Json,
}

/// A format as JSON that ends in a line break; nothing else leaves the command line as JSON.
pub(super) fn json<T: Document>(value: &T) -> Result<String, Failure> {
    value.text().map_err(Failure::json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    #[test]
    fn a_code_beats_its_family_and_the_stricter_level_wins() {
        let levels = Levels {
            deny: vec!["N".to_owned(), "O004".to_owned()],
            warn: Vec::new(),
            allow: vec!["N002".to_owned(), "O".to_owned(), "o004".to_owned()],
        };
        let severities = levels.severities().expect("known codes");
        assert_eq!(severities.of(Code::SameNetworkTwice), Severity::Allow);
        assert_eq!(severities.of(Code::SelfLink), Severity::Error);
        assert_eq!(severities.of(Code::LevelNotOnScale), Severity::Error);
        assert_eq!(severities.of(Code::NoAnswer), Severity::Allow);
    }

    #[test]
    fn an_unknown_code_is_a_usage_error() {
        let levels = Levels { deny: vec!["X999".to_owned()], ..Levels::default() };
        assert!(matches!(levels.severities(), Err(Failure::Usage(_))));
    }
}
