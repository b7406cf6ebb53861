//! `socta explain RUN --unseen-answers FILE`: how silence is to be read, measured from a sample of cells that nobody had reported on.

use std::path::Path;

use thiserror::Error;

use super::exit::Failure;
use super::speech::{say, shown};
use super::stored;
use super::terminal::Terminal;
use crate::dossier::Level;
use crate::numeric::float::ln;
use crate::results::Results;

/// Name of the file of a run folder that holds its results.
const RESULTS_FILE: &str = "results.json";
/// The columns of a file of answers.
const COLUMNS: [&str; 3] = ["area", "indicator", "level"];

/// Why answers cannot be used.
#[derive(Debug, Error)]
enum AnswerFault {
    /// A column is missing.
    #[error("it has no column `{0}`")]
    NoColumn(&'static str),
    /// A cell was not drawn.
    #[error("line {0}: the cell is not one of the sample")]
    NotDrawn(usize),
    /// A level that is none.
    #[error("line {0}: `{1}` is no level")]
    NoLevel(usize, String),
}

/// Prints the odds that the answers show.
pub(super) fn print(folder: &Path, file: &Path, terminal: Terminal) -> Result<(), Failure> {
    let path = folder.join(RESULTS_FILE);
    let text = |path: &Path| {
        String::from_utf8(stored::bytes(path)?).map_err(|error| Failure::unreadable(path, error))
    };
    let results = Results::from_json(&text(&path)?).map_err(|error| Failure::unreadable(&path, error))?;
    let Some(silence) = &results.silence else {
        return Err(Failure::Usage(say("unseen-nothing", &[])));
    };
    let answers = answers(&text(file)?, &results).map_err(|fault| Failure::unreadable(file, fault))?;
    let found = silence.measured(&answers);
    let rounded = |value: f64, digits: usize| shown(format_args!("{value:.digits$}"));
    let said = [
        ("odds", rounded(found.odds, 1)),
        ("low", rounded(found.range[0], 1)),
        ("high", rounded(found.range[1], 1)),
        ("answers", answers.len().into()),
        ("logarithm", rounded(ln(found.odds), 2)),
        ("error", rounded(found.error, 2)),
    ];
    terminal.data(&(say("unseen-measured", &said) + "\n"))
}

/// The answers of a file: position of the criterion, and level with the most alarming one last.
fn answers(text: &str, results: &Results) -> Result<Vec<(usize, usize)>, AnswerFault> {
    let mut lines = text.lines().map(|line| line.split(',').map(|field| field.trim().trim_matches('"')));
    let header: Vec<&str> = lines.next().into_iter().flatten().collect();
    let place = |name: &'static str| {
        header.iter().position(|field| *field == name).ok_or(AnswerFault::NoColumn(name))
    };
    let [area, indicator, level] = [place(COLUMNS[0])?, place(COLUMNS[1])?, place(COLUMNS[2])?];
    let sample = &results.silence.as_ref().map_or(&[][..], |silence| &silence.sample);
    let criteria = &results.scores.assembly.table.criteria;
    let mut found = Vec::new();
    for (line, fields) in (2..).zip(lines) {
        let fields: Vec<&str> = fields.collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let level = field(level).to_lowercase();
        if level.is_empty() || level == "unknown" {
            continue;
        }
        let drawn = sample.iter().find(|cell| {
            results.names.areas.get(cell.area.index()).is_some_and(|key| key == field(area))
                && criteria.get(cell.criterion).is_some_and(|one| one.key == field(indicator))
        });
        let Some(cell) = drawn else {
            return Err(AnswerFault::NotDrawn(line));
        };
        let known = Level::ALL.into_iter().find(|known| format!("{known:?}").to_lowercase() == level);
        let Some(level) = known else { return Err(AnswerFault::NoLevel(line, level)) };
        found.push((cell.criterion, level.index()));
    }
    Ok(found)
}
