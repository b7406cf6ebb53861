//! What makes a type a format, and the reader of all of them.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;

use crate::results::ResultsFault;

/// A type that is a format.
pub trait Document: Serialize + DeserializeOwned + JsonSchema {
    /// Name and major version, as `socta.model/1`.
    const FORMAT: &'static str;

    /// Whether the document is written on one line, as large ones are.
    const ONE_LINE: bool = false;

    /// Reads a text that is known to be of this format.
    ///
    /// # Errors
    /// If the text is not of the form of the type.
    fn parse(text: &str) -> Result<Self, FormatFault> {
        Ok(serde_json::from_str(text)?)
    }

    /// The document as JSON.
    ///
    /// # Errors
    /// If the value cannot be written.
    fn text(&self) -> Result<String, FormatFault> {
        let text =
            if Self::ONE_LINE { serde_json::to_string(self) } else { serde_json::to_string_pretty(self) };
        Ok(text? + "\n")
    }

    /// Writes the document as JSON piece by piece, so that a large one is never held as text.
    ///
    /// # Errors
    /// What the writer returns.
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        match Self::ONE_LINE {
            true => serde_json::to_writer(&mut *out, self)?,
            false => serde_json::to_writer_pretty(&mut *out, self)?,
        }
        out.write_all(b"\n")
    }
}

/// Why a document cannot be read or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FormatFault {
    /// The text is not JSON, or not of the form of its format.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The text is of another format or major version.
    #[error("the format is `{found}`, and this version reads `{wanted}`")]
    Other {
        /// What the text says.
        found: String,
        /// What is read.
        wanted: &'static str,
    },
    /// The text does not say what it is.
    #[error("the text does not say that its format is `{wanted}`")]
    Unnamed {
        /// What is read.
        wanted: &'static str,
    },
    /// Results that cannot be read.
    #[error(transparent)]
    Results(#[from] ResultsFault),
}

/// Reads a document of a format.
///
/// # Errors
/// If the text says that it is something else, or is not of the form of the format.
pub fn read<T: Document>(text: &str) -> Result<T, FormatFault> {
    let value: Value = serde_json::from_str(first_document(text))?;
    match value.get("schema").and_then(Value::as_str) {
        Some(found) if found == T::FORMAT => T::parse(text),
        Some(found) => Err(FormatFault::Other { found: found.to_owned(), wanted: T::FORMAT }),
        None => Err(FormatFault::Unnamed { wanted: T::FORMAT }),
    }
}

/// The part of a text that says what it is: its first line if that is a document of its own, as in lists of one a line.
fn first_document(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    if line.starts_with('{') && line.ends_with('}') { line } else { text }
}
