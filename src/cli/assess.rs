//! `socta assess`: the whole way from dossiers to documents.

use std::path::PathBuf;
use std::sync::Mutex;

use clap::Args;

use super::exit::Failure;
use super::inputs;
use super::options::{Choices, Levels, Sampling, json};
use super::progress::{self, Bar};
use super::speech::{say, shown};
use super::stored::SUMMARY_FILE;
use super::table;
use super::terminal::Terminal;
use crate::assessment::{Assessment, Case, DEFAULT_MODEL};
use crate::comparison::{RunSummary, batch_table, summarise};
use crate::diagnostics::Progress;
use crate::export::DocumentFile;
use crate::locale::Words;
use crate::pipeline;
use crate::store::{self, IfExists, Provenance, StoreError};

const EXAMPLES: &str = "\
Examples:
  socta assess fixtures/dossiers/eu-2021 --out advice
  socta assess my-dossier --model strong-four --scenario harm-first.json --out batch
  socta assess my-dossier --decision council.json --decision draft.json --out lists
  socta assess my-dossier --samples 100000 --seed 7 --out advice --force";

pub(super) const LONG: &str = "\
Assesses dossiers and writes the policy advisory document as Markdown, HTML, CSV and JSON, with the results of every \
stage, the proof of the choice, and a manifest of hashes.

One dossier under one model makes a run, and its files stand in the folder itself. Several dossiers, models or scenarios \
make the product of them, each run in a folder DOSSIER--MODEL--SCENARIO, with a table of all in summary.csv, .json and \
.md; the run without a scenario is always among them. A run that no \
proposal fits is reported and left out; the others are written, and the exit code is 3. Lists that somebody has in mind \
(--decision) are evaluated beside the proposal and change nothing of it. The folder appears when everything is done, or not at all.";

/// Name of the copy of the scenario in the folder of its run.
const SCENARIO_FILE: &str = "scenario.json";

/// Arguments of `assess`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Dossier folders
    #[arg(required = true, value_name = "DOSSIER")]
    dossiers: Vec<PathBuf>,
    /// Folder to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Replace the run that is there
    #[arg(long)]
    force: bool,
    /// Do everything but write; list what would be written
    #[arg(long)]
    dry_run: bool,
    /// Candidates for key positions in networks, by published criteria: those of a file, or those built in
    ///
    /// Off unless asked for. The document gets an annex with pseudonymous identifiers, what speaks for each candidate, how sure
    /// it is, and which links to confirm first; nothing of it enters a score. Restricted links and networks are left out.
    #[arg(long, value_name = "PATH", num_args = 0..=1, require_equals = true, hide_short_help = true)]
    key_positions: Option<Option<PathBuf>>,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    sampling: Sampling,
    #[command(flatten)]
    levels: Levels,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let severities = arguments.levels.severities()?;
    if arguments.choices.model.is_empty() {
        terminal.note(&say("assess-default-model", &[("model", DEFAULT_MODEL.into())]));
    }
    let bar = Bar::new(terminal);
    let mut paths = inputs::paths(&arguments.dossiers, &arguments.choices)?;
    if let Some(path) = &arguments.key_positions {
        paths = paths.key_positions(path.as_deref().map(inputs::given).transpose()?);
    }
    let checked = Assessment::read_with(&paths, &bar)?;
    bar.aside(|| inputs::accept(&checked.findings, &severities, terminal))?;
    progress::go_on()?;
    let settings = inputs::settings(&arguments.sampling, &severities);
    let output = Output::open(arguments)?;
    let single = checked.cases().len() == 1;
    let made = checked.run_each(&settings, &bar, |case, run| {
        let mut files = pipeline::files(&run, &words(case, &arguments.sampling)?).map_err(Failure::json)?;
        files.extend(
            case.scenario.map(|written| DocumentFile {
                path: SCENARIO_FILE.to_owned(),
                bytes: written.bytes().to_vec(),
            }),
        );
        let folder = if single { String::new() } else { format!("{}/", case.name()) };
        output.write(&folder, files)?;
        Ok::<_, Failure>(run.summary)
    })?;
    let (summaries, failed) = sorted(made)?;
    if !single {
        output.write("", tables(&summaries)?)?;
    }
    progress::go_on()?;
    bar.stage("writing", 0);
    let (listing, count) = output.close(checked.provenance(&settings))?;
    bar.finish(terminal);
    summaries.iter().for_each(|run| terminal.note(&told(run)));
    terminal.data(&listing)?;
    if !arguments.dry_run {
        let said = [("count", shown(count)), ("folder", shown(arguments.out.display()))];
        terminal.note(&say("assess-wrote", &said));
    }
    if failed.is_empty() { Ok(()) } else { Err(Failure::Infeasible(failed.join("\n"))) }
}

/// Runs that were made, and why others have no proposal. Any other failure ends the batch, and so does it if no run is left.
fn sorted(made: Vec<Result<RunSummary, Failure>>) -> Result<(Vec<RunSummary>, Vec<String>), Failure> {
    let (mut summaries, mut failed) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(summary) => summaries.push(summary),
            Err(Failure::Infeasible(words)) => failed.push(words),
            Err(other) => return Err(other),
        }
    }
    if summaries.is_empty() { Err(Failure::Infeasible(failed.join("\n"))) } else { Ok((summaries, failed)) }
}

fn words(case: Case<'_>, sampling: &Sampling) -> Result<Words, Failure> {
    let language = sampling.language.as_deref().unwrap_or(&case.dossier.language);
    Words::load(language).map_err(|error| Failure::Usage(error.to_string()))
}

/// What a run proposes, in a line.
fn told(run: &RunSummary) -> String {
    let (places, goals) = run.bundles();
    let said = [
        ("run", run.name().into()),
        ("places", shown(places.len())),
        ("most", shown(run.priorities)),
        ("goals", goals.len().into()),
        ("method", run.method.as_str().into()),
        ("model", run.model.name.as_str().into()),
        ("version", shown(&run.model.version)),
    ];
    say("assess-told", &said)
}

/// The table of a batch in three formats.
fn tables(summaries: &[RunSummary]) -> Result<Vec<DocumentFile>, Failure> {
    let batch = summarise(summaries);
    let table = batch_table(&batch);
    let file = |path: &str, text: String| DocumentFile { path: path.to_owned(), bytes: text.into_bytes() };
    Ok(vec![
        file("summary.csv", table::csv(&table)?),
        file(SUMMARY_FILE, json(&batch)?),
        file("summary.md", table::markdown(&table)),
    ])
}

/// Where the files go: into a staged run, or onto a list.
enum Output {
    Staged(Box<Mutex<store::Run>>),
    Listed(Mutex<Vec<(String, usize)>>),
}

impl Output {
    fn open(arguments: &Arguments) -> Result<Self, Failure> {
        if arguments.dry_run {
            return Ok(Self::Listed(Mutex::default()));
        }
        let if_exists = if arguments.force { IfExists::Replace } else { IfExists::Refuse };
        let run = store::Run::stage(&arguments.out, if_exists).map_err(|error| refused(&error))?;
        Ok(Self::Staged(Box::new(Mutex::new(run))))
    }

    fn write(&self, folder: &str, files: Vec<DocumentFile>) -> Result<(), Failure> {
        let broken = || Failure::Io(say("assess-other-failed", &[]));
        match self {
            Self::Staged(run) => {
                let mut run = run.lock().map_err(|_| broken())?;
                for file in files {
                    let name = format!("{folder}{}", file.path);
                    run.write(&name, &file.bytes).map_err(|error| refused(&error))?;
                }
            }
            Self::Listed(list) => {
                let mut list = list.lock().map_err(|_| broken())?;
                list.extend(
                    files.into_iter().map(|file| (format!("{folder}{}", file.path), file.bytes.len())),
                );
            }
        }
        Ok(())
    }

    /// Gives the run its name; returns what would have been written, if nothing was, and the number of files.
    fn close(self, provenance: Provenance) -> Result<(String, usize), Failure> {
        match self {
            Self::Staged(run) => {
                let run = run.into_inner().map_err(|_| Failure::Io(say("assess-unfinished", &[])))?;
                let manifest = run.commit(provenance).map_err(|error| refused(&error))?;
                Ok((String::new(), manifest.outputs.len() + 2))
            }
            Self::Listed(list) => {
                let mut list = list.into_inner().unwrap_or_default();
                list.sort();
                let lines: String =
                    list.iter().map(|(name, bytes)| format!("{bytes:>10} {name}\n")).collect();
                Ok((lines, list.len()))
            }
        }
    }
}

fn refused(error: &StoreError) -> Failure {
    Failure::Io(error.to_string())
}
