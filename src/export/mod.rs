//! The document in several formats. No exporter computes a result: what they print stands in the [`Advisory`].
//!
//! Each exporter is a function from a document and the words of its language to text. The type is the barrier for
//! restricted evidence: nothing but an [`Advisory`] comes in here, and its builder sees evidence only as
//! [`Released`](crate::advisory::Released).
//!
//! The smallest exporter to copy is [`tables`].

mod cells;
pub mod charts;
mod data;
mod drawing;
mod html;
pub mod json;
mod layout;
mod markdown;
mod outline;
pub mod package;
pub mod pictures;
pub mod tables;

pub use cells::cell_text;
pub use html::html;
pub use json::{ExportFault, JsonFault, versioned};
pub use markdown::markdown;

use crate::advisory::{Advisory, Block};
use crate::locale::Words;
use outline::Outline;

/// Writes a whole document as text.
type Writer = fn(&Advisory, &Words) -> Result<String, ExportFault>;

/// Formats of the whole document: the ending of the file and who writes it, in the order in which they are written.
const FORMATS: &[(&str, Writer)] = &[
    ("md", |advisory, words| Ok(markdown(advisory, words))),
    ("html", |advisory, words| Ok(html(advisory, words))),
    ("json", |advisory, _| Ok(json::advisory(advisory)?)),
];

/// Folder of the pictures, within the folder of the document.
pub const PICTURES: &str = "pictures";
/// Folder of the tables.
pub const TABLES: &str = "tables";

/// A file of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFile {
    /// Path within the folder of the document, with slashes; made of letters, digits, hyphens, underscores and dots.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The document as Markdown, HTML and JSON (`advice.*`), its tables as CSV with their description, and its charts and pictures
/// as SVG.
///
/// # Errors
/// If the document does not name its format and version, or a table cannot be written.
pub fn export(advisory: &Advisory, words: &Words) -> Result<Vec<DocumentFile>, ExportFault> {
    export_as("advice", advisory, words)
}

/// [`export`] under another name than `advice`.
///
/// # Errors
/// Those of [`export`].
pub fn export_as(name: &str, advisory: &Advisory, words: &Words) -> Result<Vec<DocumentFile>, ExportFault> {
    let file = |path: String, bytes: Vec<u8>| DocumentFile { path, bytes };
    let mut files = Vec::new();
    for (ending, write) in FORMATS {
        files.push(file(format!("{name}.{ending}"), write(advisory, words)?.into_bytes()));
    }
    let outline = Outline::of(advisory);
    let mut tables = Vec::new();
    for (section, marks) in advisory.sections.iter().zip(&outline.blocks) {
        for (block, mark) in section.blocks.iter().zip(marks) {
            let anchor = &mark.anchor;
            match block {
                Block::Table(table) => tables.extend(tables::data_tables(table, anchor)),
                Block::Chart(chart) => {
                    let svg = charts::svg(chart, anchor, words);
                    files.push(file(format!("{PICTURES}/{anchor}.svg"), svg.into_bytes()));
                }
                Block::Picture(picture) => {
                    let svg = pictures::svg(picture, anchor, words);
                    files.push(file(format!("{PICTURES}/{anchor}.svg"), svg.into_bytes()));
                }
                _ => {}
            }
        }
    }
    for table in &tables {
        files.push(file(format!("{TABLES}/{}.csv", table.name), table.to_csv()?));
    }
    let package = serde_json::to_string_pretty(&package::package(&advisory.title, &tables))?;
    files.push(file(package::PACKAGE.to_owned(), (package + "\n").into_bytes()));
    Ok(files)
}

/// An address that may be linked to: nothing that runs, and nothing relative.
fn external(url: &str) -> Option<&str> {
    let url = url.trim();
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let allowed = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    (allowed && !url.contains(char::is_whitespace)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_linked() {
        assert_eq!(external(" https://europa.eu/x "), Some("https://europa.eu/x"));
        assert_eq!(external("HTTP://europa.eu"), Some("HTTP://europa.eu"));
        assert_eq!(external("mailto:a@b.eu"), Some("mailto:a@b.eu"));
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//europa.eu",
            "file:///etc/passwd",
            "",
            "é",
            "https://a b",
        ] {
            assert_eq!(external(url), None, "{url}");
        }
    }
}
