//! What can be wrong with an edge list: all of it at once, each with its place.

use std::fmt;

/// At most this many faults are kept; the rest is counted.
const KEPT: usize = 100;

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFile {
    /// The list of edges.
    Edges,
    /// The list of nodes.
    Nodes,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The bytes are no text.
    #[error("not UTF-8: byte {0:#04x}")]
    NotUtf8(u8),
    /// The file cannot be read to its end.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Not even a header.
    #[error("empty: a header row is needed")]
    Empty,
    /// A column that must be there.
    #[error("the column `{missing}` is missing; the header has {found}")]
    MissingColumn {
        /// Name of the column that is missing.
        missing: &'static str,
        /// What the header has.
        found: String,
    },
    /// Two columns of one name.
    #[error("two columns are called `{0}`")]
    RepeatedColumn(String),
    /// A row that is too long or too short.
    #[error("{found} fields where the header has {expected}")]
    FieldCount {
        /// Number of columns.
        expected: usize,
        /// Number of fields.
        found: usize,
    },
    /// A quote that is not closed, or text right after a closing quote.
    #[error("a quoted field does not end with a quote followed by a separator")]
    Quote,
    /// A node without a name.
    #[error("`{0}` is empty")]
    EmptyIdentifier(&'static str),
    /// A weight that is no strength.
    #[error(
        "weight `{0}` is not a positive finite number; a weight is a strength, leave the column out if there is none"
    )]
    Weight(String),
    /// The same node twice in the list of nodes.
    #[error("node `{0}` is listed twice")]
    RepeatedNode(String),
    /// More than four thousand million ends.
    #[error("more than 2,147,483,647 rows")]
    TooLarge,
}

/// A fault and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedFault {
    /// In which file.
    pub file: ListFile,
    /// Line, from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for PlacedFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = match self.file {
            ListFile::Edges => "edges",
            ListFile::Nodes => "nodes",
        };
        write!(formatter, "{file}, line {}: {}", self.line, self.fault)
    }
}

/// Everything that is wrong with an edge list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EdgeListError {
    /// The first faults, in the order of the files.
    pub faults: Vec<PlacedFault>,
    /// How many there are in all.
    pub total: usize,
}

impl EdgeListError {
    /// How much is wrong so far.
    pub(super) fn mark(&self) -> Mark {
        Mark { kept: self.faults.len(), total: self.total }
    }

    /// Forgets what was found after a mark.
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.faults.truncate(mark.kept);
        self.total = mark.total;
    }

    pub(super) fn push(&mut self, file: ListFile, line: u64, fault: Fault) {
        self.total += 1;
        if self.faults.len() < KEPT {
            self.faults.push(PlacedFault { file, line, fault });
        }
    }
}

/// A point to which an [`EdgeListError`] can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    kept: usize,
    total: usize,
}

impl fmt::Display for EdgeListError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            if at > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{fault}")?;
        }
        if self.total > self.faults.len() {
            write!(formatter, "\nand {} more", self.total - self.faults.len())?;
        }
        Ok(())
    }
}

impl std::error::Error for EdgeListError {}
