//! The files of a finished benchmark.

use super::experiment::Experiment;
use super::report::{cells, markdown_table, report};
use super::run::Part;
use super::summary::Summary;
use crate::export::{DocumentFile, ExportFault, export_as, versioned};
use crate::locale::Words;

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
    let mut files = vec![
        DocumentFile { path: "cells.csv".to_owned(), bytes: cells(&summary, words).to_csv()? },
        file("summary.json", versioned(&summary)?),
        file(TABLE, markdown_table(experiment, &summary, words)),
    ];
    files.extend(export_as("report", &report(experiment, &summary, words), words)?);
    Ok(files)
}
