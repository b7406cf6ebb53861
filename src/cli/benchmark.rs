//! `socta benchmark`: scoring methods against planted truths and published matrices.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::exit::Failure;
use super::inputs::{catalogue, refusal};
use super::progress::{self, Bar};
use super::speech::{say, shown};
use super::stored;
use super::terminal::Terminal;
use crate::assessment::method_names;
use crate::benchmark::timing::{timings, timings_csv};
use crate::benchmark::{Experiment, Keep, KeepError, Plan, RunError, TABLE, files, plan, run as run_all};
use crate::diagnostics::{Findings, Progress, Severities, render_text};
use crate::dossier;
use crate::locale::Words;
use crate::model::read_model;
use crate::pipeline;
use crate::scoring::{Problem, of_expected_values, rank};
use crate::source::files::sha256;
use crate::store::{IfStarted, Parts, StoreError};

const EXAMPLES: &str = "\
Examples:
  socta benchmark fixtures/plans/quick.json --out quick
  socta benchmark fixtures/plans/study.json --out study --check docs/benchmark.md
  socta benchmark my-plan.json --out mine --timings";

pub(super) const LONG: &str = "\
Puts scoring methods to data with a planted truth, to published matrices and to dossiers, as a plan (socta.benchmark/1) \
says: methods × data × noise × missing cells × contributors × knowledge of weights × replications. Every method that \
refuses a data set is counted with its reason.

Finished parts are kept in the output folder while the benchmark runs; the same command goes on where an interrupted one \
stopped, and another plan is refused there. Results do not depend on interruptions or on the number of threads.";

/// Arguments of `benchmark`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Plan of the benchmark
    plan: PathBuf,
    /// Folder to write; parts of the same plan in it are used
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Throw away what the folder holds, and begin anew
    #[arg(long)]
    force: bool,
    /// Time the methods too, and write timings.csv
    #[arg(long)]
    timings: bool,
    /// Compare the table with the one in this file; exit code 5 if it is not there to the byte
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let experiment = experiment(&arguments.plan, terminal)?;
    let if_started = if arguments.force { IfStarted::Restart } else { IfStarted::GoOn };
    let parts =
        Parts::open(&arguments.out, &experiment.identity, if_started).map_err(|error| refused(&error))?;
    let bar = Bar::new(terminal);
    let found = run_all(&experiment, &Kept(&parts), &bar).map_err(|error| match error {
        RunError::Stopped => {
            Failure::Paused(say("benchmark-paused", &[("folder", shown(arguments.out.display()))]))
        }
        RunError::Keep(error) => Failure::Io(error.to_string()),
    })?;
    bar.stage("summary", 0);
    let words = Words::load("en").map_err(|error| Failure::Io(error.to_string()))?;
    let written = files(&experiment, &found, &words)
        .map_err(|fault| Failure::Io(say("benchmark-unwritten", &[("fault", shown(fault))])))?;
    for file in &written {
        parts.write(&file.path, &file.bytes).map_err(|error| refused(&error))?;
    }
    if arguments.timings {
        bar.stage("timings", 0);
        let start = now();
        let times = timings_csv(&timings(&experiment, &|| start.elapsed()));
        let times = times.map_err(|fault| Failure::Io(fault.to_string()))?;
        parts.write("timings.csv", &times).map_err(|error| refused(&error))?;
    }
    bar.finish(terminal);
    let said = [
        ("methods", shown(experiment.entrants.len())),
        ("sets", shown(experiment.slots.len())),
        ("files", shown(written.len() + usize::from(arguments.timings))),
        ("folder", shown(arguments.out.display())),
    ];
    terminal.note(&say("benchmark-wrote", &said));
    let table = written.iter().find(|file| file.path == TABLE).map(|file| file.bytes.as_slice());
    match &arguments.check {
        Some(path) => check(path, table.unwrap_or_default(), &arguments.out),
        None => Ok(()),
    }
}

/// Whether the file holds the table to the byte.
fn check(path: &Path, table: &[u8], out: &Path) -> Result<(), Failure> {
    let stored = stored::bytes(path)?;
    if stored.windows(table.len().max(1)).any(|window| window == table) {
        return Ok(());
    }
    let said = [("path", shown(path.display())), ("table", shown(out.join(TABLE).display()))];
    Err(Failure::Verification(say("benchmark-other-table", &said)))
}

/// Reads the plan and everything that it names.
fn experiment(path: &Path, terminal: Terminal) -> Result<Experiment, Failure> {
    let checked = plan::read(&path.display().to_string(), stored::bytes(path)?);
    accept(&checked.findings, terminal)?;
    let Some(written) = checked.value else {
        return Err(Failure::Findings(say("benchmark-plan-unreadable", &[])));
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let (given, hashes) = given(&written.plan, folder, terminal)?;
    Ok(Experiment::new(written.plan, given, &hashes))
}

/// Shows findings and refuses to go on if one is an error.
fn accept(findings: &Findings, terminal: Terminal) -> Result<(), Failure> {
    let severities = Severities::default();
    let text = render_text(findings, &severities, &terminal.style_err());
    if findings.has_errors(&severities) {
        terminal.complain(&text);
        return Err(refusal(findings, &severities));
    }
    // What is odd but usable is told by `socta check`.
    terminal.detail(&text);
    Ok(())
}

type Given = (Vec<(String, Problem)>, Vec<String>);

/// The matrices and dossiers of a plan with hashes of what they hold.
fn given(plan: &Plan, folder: &Path, terminal: Terminal) -> Result<Given, Failure> {
    let (mut given, mut hashes) = (Vec::new(), Vec::new());
    for data in &plan.matrices {
        progress::go_on()?;
        let path = folder.join(&data.file);
        let bytes = stored::bytes(&path)?;
        hashes.push(sha256(&bytes));
        given.push((data.name.clone(), matrix(&path, &bytes)?));
    }
    for data in &plan.dossiers {
        progress::go_on()?;
        let mut findings = Findings::default();
        let (catalogue, _) = catalogue(None, &mut findings)?;
        let model = read_model(&data.model, &catalogue, &method_names());
        let dossier = dossier::read(&folder.join(&data.folder), &catalogue);
        findings.merge(model.findings);
        findings.merge(dossier.findings);
        accept(&findings, terminal)?;
        let (Some(model), Some(dossier)) = (model.value, dossier.value) else {
            return Err(Failure::Findings(say(
                "benchmark-dossier-unreadable",
                &[("folder", shown(&data.folder))],
            )));
        };
        let table = pipeline::table(&dossier, &catalogue, &model.model);
        let problem = of_expected_values(&table).map_err(|error| {
            Failure::Findings(say(
                "benchmark-dossier",
                &[("folder", shown(&data.folder)), ("error", shown(error))],
            ))
        })?;
        hashes.push(hash_of(&problem));
        given.push((data.name.clone(), problem));
    }
    Ok((given, hashes))
}

/// Hash of what the methods see of a dossier, however its folder is written.
fn hash_of(problem: &Problem) -> String {
    let criteria =
        problem.criteria().iter().map(|criterion| format!("{} {:?}", criterion.name, criterion.weight));
    let mut lines: Vec<String> = criteria.collect();
    for (row, name) in problem.alternatives().iter().enumerate() {
        lines.push(format!("{name} {:?}", problem.matrix().row(row).collect::<Vec<_>>()));
    }
    sha256(lines.join("\n").as_bytes())
}

/// A matrix in JSON or CSV, or the problem of a reference case.
fn matrix(path: &Path, bytes: &[u8]) -> Result<Problem, Failure> {
    let json = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let inner = serde_json::from_slice::<serde_json::Value>(bytes)
        .ok()
        .and_then(|value| value.get("problem").map(ToString::to_string));
    let problem = match (&inner, json) {
        (Some(problem), _) => rank::read_json(problem.as_bytes()),
        (None, true) => rank::read_json(bytes),
        (None, false) => rank::read_csv(bytes),
    };
    problem.map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let said = [("path", shown(path.display())), ("faults", lines.join("\n").into())];
        Failure::Findings(say("benchmark-matrix-unreadable", &said))
    })
}

/// Parts on the disk.
struct Kept<'a>(&'a Parts);

impl Keep for Kept<'_> {
    fn load(&self, part: usize) -> Option<Vec<u8>> {
        self.0.read(&name(part))
    }

    fn save(&self, part: usize, bytes: &[u8]) -> Result<(), KeepError> {
        self.0.write(&name(part), bytes).map_err(|error| KeepError(error.to_string()))
    }
}

fn name(part: usize) -> String {
    format!("parts/{part:06}.json")
}

fn refused(error: &StoreError) -> Failure {
    Failure::Io(error.to_string())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the command line may look at the clock; times have a file of their own"
)]
fn now() -> Instant {
    Instant::now()
}
