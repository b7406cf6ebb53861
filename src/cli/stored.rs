//! Files and stored runs.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::exit::Failure;
use super::speech::{say, shown};
use crate::comparison::{BATCH_SCHEMA, BatchSummary, RunSummary, SUMMARY_SCHEMA};
use crate::diagnostics::did_you_mean;
use crate::priorities::{PROBLEM_SCHEMA, Problem};

/// Name of the file of a run folder that holds its summary, and of a batch folder that holds its table.
pub(super) const SUMMARY_FILE: &str = "summary.json";

/// Name of the file of a run folder that holds its choice as data.
const PROBLEM_FILE: &str = "problem.json";

/// Reads a file; `-` is stdin.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|error| Failure::unreadable(path, error))
}

/// Opens a file; `-` is stdin. Gives its first bytes too, which are all of it if there are fewer than `most`.
pub(super) fn head(path: &Path, most: usize) -> Result<(Vec<u8>, Box<dyn Read>), Failure> {
    let open = || -> std::io::Result<(Vec<u8>, Box<dyn Read>)> {
        let mut file: Box<dyn Read> = match path.as_os_str() == "-" {
            true => Box::new(std::io::stdin().lock()),
            false => Box::new(fs::File::open(path)?),
        };
        let mut head = Vec::new();
        file.by_ref().take(most as u64).read_to_end(&mut head)?;
        Ok((head, file))
    };
    open().map_err(|error| Failure::unreadable(path, error))
}

/// Reads a file of a run folder as text.
fn text(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path)?;
    String::from_utf8(bytes).map_err(|error| Failure::unreadable(path, error))
}

/// Whether a folder is a dossier.
pub(super) fn is_dossier(folder: &Path) -> bool {
    folder.join("dossier.json").is_file()
}

/// The summary of the run in a folder.
pub(super) fn run_summary(folder: &Path) -> Result<RunSummary, Failure> {
    let path = folder.join(SUMMARY_FILE);
    let text = text(&path)?;
    if schema_of(&text).as_deref() == Some(BATCH_SCHEMA) {
        return Err(Failure::Usage(say("stored-several", &[("folder", shown(folder.display()))])));
    }
    typed(&path, &text, SUMMARY_SCHEMA)
}

/// The failure to find an area in a run.
pub(super) fn no_area(run: &RunSummary, key: &str) -> Failure {
    let keys = run.areas.iter().map(|area| area.key.as_str());
    let hint = did_you_mean(key, keys, say("explain-areas-hint", &[]));
    Failure::Usage(say("explain-no-area", &[("key", key.into()), ("hint", hint.into())]))
}

/// The summaries of the run in a folder, or of all runs of a batch folder in the order of their table.
pub(super) fn run_summaries(folder: &Path) -> Result<Vec<RunSummary>, Failure> {
    let path = folder.join(SUMMARY_FILE);
    let text = text(&path)?;
    if schema_of(&text).as_deref() != Some(BATCH_SCHEMA) {
        return Ok(vec![typed(&path, &text, SUMMARY_SCHEMA)?]);
    }
    let batch: BatchSummary = typed(&path, &text, BATCH_SCHEMA)?;
    batch.runs.iter().map(|row| run_summary(&inside(folder, &row.run)?)).collect()
}

/// The choice of a run as data, from its folder or from that of the batch that it is in; none if it is not there or cannot be read
/// by this version.
pub(super) fn problem(folder: &Path, run: &RunSummary) -> Option<Problem> {
    let own = folder.join(PROBLEM_FILE);
    let path = if own.is_file() { own } else { inside(folder, &run.name()).ok()?.join(PROBLEM_FILE) };
    json(&path, PROBLEM_SCHEMA).ok()
}

/// A run of a batch, which must be a plain name: a summary must not lead anywhere else.
fn inside(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let plain = Path::new(name).file_name().is_some_and(|file| file == name);
    if plain {
        return Ok(folder.join(name));
    }
    let said = [("path", shown(folder.join(SUMMARY_FILE).display())), ("name", name.into())];
    Err(Failure::Io(say("stored-outside", &said)))
}

/// The `schema` of a JSON text, if it has one.
fn schema_of(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    value.get("schema")?.as_str().map(str::to_owned)
}

/// Reads a JSON file of a run folder as the type of its schema.
pub(super) fn json<T: DeserializeOwned>(path: &Path, schema: &str) -> Result<T, Failure> {
    typed(path, &text(path)?, schema)
}

/// A JSON text as the type of its schema.
fn typed<T: DeserializeOwned>(path: &Path, text: &str, schema: &str) -> Result<T, Failure> {
    let wanted = ("schema", schema.into());
    let other = match schema_of(text) {
        Some(found) if found == schema => {
            return serde_json::from_str(text).map_err(|error| Failure::unreadable(path, error));
        }
        Some(found) => say("stored-other-format", &[("found", found.into()), wanted]),
        None => say("stored-no-format", &[wanted]),
    };
    Err(Failure::unreadable(path, other))
}
