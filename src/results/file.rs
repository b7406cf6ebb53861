//! Results as a file: written with keys in place of positions, and read back to the same value.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::names::Names;
use super::parts::{RESULTS_SCHEMA, Results};
use crate::keyed::{self, Keyed};

/// Why results cannot be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ResultsFault {
    /// The text is not JSON, or not of this form.
    #[error("these are no results: {0}")]
    Json(#[from] serde_json::Error),
    /// The text is of another format or of another major version.
    #[error("the format is `{found}`, and this version reads `{RESULTS_SCHEMA}`")]
    Format {
        /// The format that the text names.
        found: String,
    },
}

/// What is read first: the keys, without which nothing else can be read.
#[derive(Deserialize)]
struct Head {
    schema: String,
    #[serde(default)]
    names: Names,
}

impl Results {
    /// The results as JSON with keys in place of positions. Lists of things stand one thing a line.
    ///
    /// # Errors
    /// If a position has no key, which a run does not bring about.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut bytes = Vec::new();
        let keys = self.names.keys();
        let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Lines::default());
        Keyed::new(self, &keys).serialize(&mut serializer)?;
        bytes.push(b'\n');
        String::from_utf8(bytes).map_err(serde::ser::Error::custom)
    }

    /// Reads results. What files do not hold (who belongs to a core, which report says what) is not there.
    ///
    /// # Errors
    /// If the text is of another format, or names something that is not in its own lists of names.
    pub fn from_json(text: &str) -> Result<Self, ResultsFault> {
        let head: Head = serde_json::from_str(text)?;
        if head.schema != RESULTS_SCHEMA {
            return Err(ResultsFault::Format { found: head.schema });
        }
        Ok(keyed::read(text, &head.names.keys())?)
    }
}

/// Levels of nesting that get lines of their own.
const LEVELS: usize = 3;

/// Indents the first levels and writes what lies deeper on one line.
#[derive(Default)]
struct Lines {
    depth: usize,
    filled: bool,
}

impl Lines {
    fn open<W: std::io::Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> std::io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(bracket)
    }

    fn close<W: std::io::Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> std::io::Result<()> {
        self.depth -= 1;
        if self.filled && self.depth < LEVELS {
            self.line(writer)?;
        }
        writer.write_all(bracket)
    }

    fn next<W: std::io::Write + ?Sized>(&self, writer: &mut W, first: bool) -> std::io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth <= LEVELS { self.line(writer) } else { Ok(()) }
    }

    fn line<W: std::io::Write + ?Sized>(&self, writer: &mut W) -> std::io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl serde_json::ser::Formatter for Lines {
    fn begin_array<W: std::io::Write + ?Sized>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: std::io::Write + ?Sized>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: std::io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: std::io::Write + ?Sized>(&mut self, _: &mut W) -> std::io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: std::io::Write + ?Sized>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: std::io::Write + ?Sized>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: std::io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: std::io::Write + ?Sized>(&mut self, writer: &mut W) -> std::io::Result<()> {
        writer.write_all(if self.depth <= LEVELS { b": " } else { b":" })
    }

    fn end_object_value<W: std::io::Write + ?Sized>(&mut self, _: &mut W) -> std::io::Result<()> {
        self.filled = true;
        Ok(())
    }
}
