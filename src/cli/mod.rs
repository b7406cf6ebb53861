//! The command line: the only user of the terminal, the clock and the environment.
//!
//! `args` holds what was typed; each command has a file that turns its arguments into settings and calls the library;
//! [`exit`] holds the exit codes, which are public. Nothing here computes a result.

mod args;
mod assess;
mod because;
mod benchmark;
mod cards;
mod check;
mod choose;
mod compare;
mod completions;
mod example;
pub mod exit;
mod explain;
mod generate;
mod graph_files;
mod inputs;
mod markets;
mod methods;
mod model;
mod networks;
mod options;
mod overview;
mod periods;
mod positions;
mod progress;
mod rank;
mod ranks;
mod schema;
mod sheet;
mod sketches;
mod smaa;
mod speech;
mod stored;
mod table;
mod taken_apart;
mod terminal;
mod unseen;
mod verify;
mod weights;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;

use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};
use exit::Failure;
use speech::{say, shown};
use terminal::Terminal;

/// Where and why the program panicked, as the panic hook heard it.
static FAULT: Mutex<Option<String>> = Mutex::new(None);

/// Runs the command that the process was started with.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match parse(std::env::args_os().collect()) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    let terminal = Terminal::new(&cli.global);
    progress::listen();
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut fault) = FAULT.lock() {
            fault.get_or_insert_with(|| panic.to_string());
        }
    }));
    ExitCode::from(guarded(terminal, || run(cli, terminal)))
}

/// Does some work and gives its exit code, whatever happens.
fn guarded(terminal: Terminal, work: impl FnOnce() -> Result<(), Failure>) -> u8 {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => exit::DONE,
        Ok(Err(failure)) => {
            if !matches!(failure, Failure::ClosedPipe) {
                terminal.error(&failure.to_string());
            }
            failure.code()
        }
        Err(_) => internal(terminal),
    }
}

/// Reads the command line; a request for help and a usage error have both been answered when it returns a code.
fn parse(arguments: Vec<OsString>) -> Result<Cli, ExitCode> {
    let definition = Cli::command().color(terminal::early_color(&arguments));
    let matches = definition.try_get_matches_from(arguments).map_err(|error| answer(&error))?;
    Cli::from_arg_matches(&matches).map_err(|error| answer(&error))
}

fn answer(error: &clap::Error) -> ExitCode {
    // A reader who has gone away does not make the answer wrong.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { exit::USAGE } else { exit::DONE })
}

fn run(cli: Cli, terminal: Terminal) -> Result<(), Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(cli.global.threads.map_or(0, usize::from))
        .build()
        .map_err(|error| Failure::Io(say("threads-refused", &[("error", shown(error))])))?;
    pool.install(|| dispatch(cli.command, terminal))
}

fn dispatch(command: Command, terminal: Terminal) -> Result<(), Failure> {
    match command {
        Command::Assess(arguments) => assess::run(&arguments, terminal),
        Command::Benchmark(arguments) => benchmark::run(&arguments, terminal),
        Command::Choose(arguments) => choose::run(&arguments, terminal),
        Command::Check(arguments) => check::run(&arguments, terminal),
        Command::Compare(arguments) => compare::run(&arguments, terminal),
        Command::Rank(arguments) => rank::run(&arguments, terminal),
        Command::Smaa(arguments) => smaa::run(&arguments, terminal),
        Command::Weights(arguments) => weights::run(&arguments, terminal),
        Command::Networks(arguments) => networks::run(&arguments, terminal),
        Command::Generate(arguments) => generate::run(&arguments, terminal),
        Command::Explain(arguments) => explain::run(&arguments, terminal),
        Command::Methods(arguments) => methods::run(&arguments, terminal),
        Command::Model(arguments) => model::run(&arguments, terminal),
        Command::Schema(arguments) => schema::run(&arguments, terminal),
        Command::Verify(arguments) => verify::run(&arguments, terminal),
        Command::Completions(arguments) => completions::run(&arguments, Cli::command(), terminal),
    }
}

/// Says that the program is at fault, and what a report should hold.
fn internal(terminal: Terminal) -> u8 {
    let fault = FAULT.lock().ok().and_then(|mut fault| fault.take());
    let fault = fault.unwrap_or_else(|| say("internal-unknown", &[])).replace('\n', "\n  ");
    let version = shown(env!("CARGO_PKG_VERSION"));
    terminal.error(&say("internal", &[("version", version), ("fault", fault.into())]));
    exit::INTERNAL
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[test]
    fn a_broken_invariant_is_a_fault_of_the_program() {
        let line = Cli::try_parse_from(["socta", "methods", "--quiet"]).expect("a command line");
        let terminal = Terminal::new(&line.global);
        let broken = || std::panic::resume_unwind(Box::new("a broken invariant"));
        assert_eq!(guarded(terminal, broken), exit::INTERNAL);
        assert_eq!(guarded(terminal, || Err(Failure::Infeasible("no".to_owned()))), exit::INFEASIBLE);
        assert_eq!(guarded(terminal, || Ok(())), exit::DONE);
    }
}
