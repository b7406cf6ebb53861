//! `socta explain RUN --unseen-answers FILE`: how silence is to be read, measured from a sample of cells that nobody had reported on.

use std::path::Path;

use super::exit::Failure;
use super::stored;
use super::terminal::Terminal;
use crate::dossier::Level;
use crate::results::Results;

/// Name of the file of a run folder that holds its results.
const RESULTS_FILE: &str = "results.json";
/// The columns of a file of answers.
const COLUMNS: [&str; 3] = ["area", "indicator", "level"];

/// Prints the odds that the answers show.
pub(super) fn print(folder: &Path, file: &Path, terminal: Terminal) -> Result<(), Failure> {
    let path = folder.join(RESULTS_FILE);
    let unreadable = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::Io(format!("could not read {}: {error}", path.display()))
    };
    let text =
        |path: &Path| String::from_utf8(stored::bytes(path)?).map_err(|error| unreadable(path, &error));
    let results = Results::from_json(&text(&path)?).map_err(|error| unreadable(&path, &error))?;
    let Some(silence) = &results.silence else {
        return Err(Failure::Usage("the run has nothing to compare".to_owned()));
    };
    let answers = answers(&text(file)?, &results).map_err(|reason| unreadable(file, &reason))?;
    let found = silence.measured(&answers);
    let [low, high] = found.range;
    terminal.data(&format!(
        "A High is reported with {:.1} times the odds of a Low (nine in ten: {low:.1} to {high:.1}).\n\
         {} answers; natural logarithm {:.2}, standard error {:.2}.\n\
         To use it: \"unknown\" and \"absent\": {{\"kind\": \"unseen\", \"odds\": {:.1}}} in the model.\n",
        found.odds,
        answers.len(),
        crate::numeric::float::ln(found.odds),
        found.error,
        found.odds,
    ))
}

/// The answers of a file: position of the criterion, and level with the most alarming one last.
fn answers(text: &str, results: &Results) -> Result<Vec<(usize, usize)>, String> {
    let mut lines = text.lines().map(|line| line.split(',').map(|field| field.trim().trim_matches('"')));
    let header: Vec<&str> = lines.next().into_iter().flatten().collect();
    let place = |name: &str| {
        header.iter().position(|field| *field == name).ok_or_else(|| format!("it has no column `{name}`"))
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
            return Err(format!("line {line}: the cell is not one of the sample"));
        };
        let known = Level::ALL.into_iter().find(|known| format!("{known:?}").to_lowercase() == level);
        let Some(level) = known else { return Err(format!("line {line}: `{level}` is no level")) };
        found.push((cell.criterion, level.index()));
    }
    Ok(found)
}
