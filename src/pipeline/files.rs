//! The files of a run, but for its manifest.

use serde::Serialize;

use super::run::Assessed;
use crate::export::{DocumentFile, ExportFault, export, versioned};
use crate::locale::Words;
use crate::store::INTERNAL;

/// The document in every format, the results of every stage, what a comparison needs, and the choice with its proof. What may not be
/// handed over stands in a folder of its own.
///
/// # Errors
/// If something does not name its format and version, or a table cannot be written.
pub fn files(run: &Assessed, words: &Words) -> Result<Vec<DocumentFile>, ExportFault> {
    let mut files = export(&run.advisory, words)?;
    files.push(DocumentFile { path: "results.json".to_owned(), bytes: run.results.to_json()?.into_bytes() });
    files.push(json("summary.json", &run.summary)?);
    files.push(json("model.json", &run.model)?);
    files.push(json("why.json", &run.why)?);
    if let Some(internal) = &run.internal {
        let bytes = internal.results.to_json()?.into_bytes();
        files.push(DocumentFile { path: format!("{INTERNAL}results.json"), bytes });
        files.push(json(&format!("{INTERNAL}summary.json"), &internal.summary)?);
        files.push(json(&format!("{INTERNAL}why.json"), &internal.why)?);
    }
    files.push(json("lists.json", &run.results.lists)?);
    files.push(json("problem.json", &run.problem)?);
    files.push(json("certificate.json", &run.certificate)?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn json(path: &str, value: &impl Serialize) -> Result<DocumentFile, ExportFault> {
    Ok(DocumentFile { path: path.to_owned(), bytes: versioned(value)?.into_bytes() })
}
