//! The files of a finished benchmark.

use super::experiment::Experiment;
use super::report::{cells, markdown_table, report, silence_cells, silence_markdown};
use super::run::Part;
use super::silence::silence_study;
use super::summary::Summary;
use crate::export::{DocumentFile, ExportFault, export_as, versioned};
use crate::locale::Words;
use crate::tables::DataTable;

/// Name of the file that holds the table for the documentation.
pub const TABLE: &str = "table.md";

/// Results as CSV and JSON, the table for the documentation, and the report in every format.
///
/// # Errors
/// If JSON or a table cannot be written.
pub fn files(
    experiment: &Experiment,
    parts: &[Part],
    words: &Words,
) -> Result<Vec<DocumentFile>, ExportFault> {
    let summary = Summary::new(experiment, parts);
    let file = |path: &str, text: String| DocumentFile { path: path.to_owned(), bytes: text.into_bytes() };
    let silence = experiment.plan.silence.as_ref().map(|plan| silence_study(plan, experiment.plan.seed));
    let table = |path: &str, table: &DataTable| {
        Ok::<_, ExportFault>(DocumentFile { path: path.to_owned(), bytes: table.to_csv()? })
    };
    let mut words_of_table = Vec::new();
    let mut files = Vec::new();
    if !experiment.slots.is_empty() {
        files.push(table("cells.csv", &cells(&summary, words))?);
        words_of_table.push(markdown_table(experiment, &summary, words));
    }
    if let Some(study) = &silence {
        files.push(table("silence.csv", &silence_cells(study, words))?);
        words_of_table.push(silence_markdown(study, words));
    }
    files.push(file("summary.json", versioned(&summary)?));
    files.push(file(TABLE, words_of_table.join("\n")));
    files.extend(export_as("report", &report(experiment, &summary, silence.as_ref(), words), words)?);
    Ok(files)
}
