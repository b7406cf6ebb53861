//! The files that a model is made from, and the places in them.

use std::ops::Range;
use std::path::Path;

use crate::diagnostics::{Finding, Place, SourceText};
use crate::source::{Faults, files};

/// A file that a model is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFile {
    /// What findings call the file: its path as typed, or the name of a preset with the ending of a file.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The text of the file, in which nothing has moved.
    text: String,
}

impl ModelFile {
    pub(super) fn new(name: &str, bytes: &[u8], text: String) -> Self {
        Self { name: name.to_owned(), sha256: files::sha256(bytes), text }
    }

    /// Name of the file, without folders.
    #[must_use]
    pub fn file(&self) -> String {
        Path::new(&self.name).file_name().map_or_else(|| self.name.clone(), |it| it.to_string_lossy().into())
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Bytes from the start of this file to the start of the one behind it; one more than there are, so that a place at the
    /// end of a file is still in it.
    pub(super) fn length(&self) -> usize {
        self.text.len() + 1
    }
}

/// Files one behind the other: the model's own, then the one that it extends, and so on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    pub(super) files: Vec<ModelFile>,
    /// Bytes of the words that name the base; none without one.
    pub(super) extends: Option<Range<usize>>,
}

impl Chain {
    /// Findings of faults at places in the chain. A fault in what is taken over stands where the own file takes it over,
    /// because the base by itself is checked by itself.
    pub(super) fn findings(&self, faults: Faults) -> Vec<Finding> {
        let texts: Vec<SourceText<'_>> =
            self.files.iter().map(|one| SourceText::new(one.name.as_str(), one.text.as_bytes())).collect();
        let faults = match (&self.extends, self.files.first()) {
            (Some(extends), Some(own)) => faults.inherited(own.length(), extends),
            _ => faults,
        };
        faults.into_findings_at(&|span| self.place(&texts, span))
    }

    fn place(&self, texts: &[SourceText<'_>], span: Range<usize>) -> Place {
        let (mut at, mut start) = (0, 0);
        while at + 1 < self.files.len() && span.start >= start + self.files[at].length() {
            start += self.files[at].length();
            at += 1;
        }
        texts[at].place(span.start - start..span.end.saturating_sub(start))
    }
}
