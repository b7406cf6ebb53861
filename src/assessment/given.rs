//! What an assessment is made from, before it is read.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::source::files;

/// The model that decides if none is named.
pub const DEFAULT_MODEL: &str = "equal-weights";

/// A file: where it lies, or its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Given {
    /// A path.
    Path(PathBuf),
    /// Bytes that are at hand, and what findings call them.
    Bytes {
        /// What findings call it.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

impl Given {
    /// The name that findings use, and the bytes.
    pub(super) fn read(&self) -> Result<(String, Vec<u8>), ReadError> {
        match self {
            Self::Bytes { name, bytes } => Ok((name.clone(), bytes.clone())),
            Self::Path(path) => {
                let name = path.display().to_string();
                match files::bytes(path) {
                    Ok(bytes) => Ok((name, bytes)),
                    Err(error) => Err(ReadError::Unreadable { name, reason: error.to_string() }),
                }
            }
        }
    }
}

impl<P: AsRef<Path> + ?Sized> From<&P> for Given {
    fn from(path: &P) -> Self {
        Self::Path(path.as_ref().to_path_buf())
    }
}

/// What an assessment is made from: at least one dossier. Without a model, the preset [`DEFAULT_MODEL`] decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paths {
    pub(super) dossiers: Vec<PathBuf>,
    pub(super) models: Vec<String>,
    pub(super) scenarios: Vec<Given>,
    pub(super) decisions: Vec<Given>,
    pub(super) stakeholders: Option<Given>,
    pub(super) catalogue: Option<Given>,
    /// Criteria of key positions; the inner none stands for those that come with the program.
    pub(super) key_positions: Option<Option<Given>>,
}

impl Paths {
    /// Folders of dossiers.
    #[must_use]
    pub fn of<P: Into<PathBuf>>(dossiers: impl IntoIterator<Item = P>) -> Self {
        Self { dossiers: dossiers.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Adds a scoring model: the name of a preset, or a path.
    #[must_use]
    pub fn model(mut self, name_or_path: impl Into<String>) -> Self {
        self.models.push(name_or_path.into());
        self
    }

    /// Adds a scenario; the run without it is always made too.
    #[must_use]
    pub fn scenario(mut self, file: impl Into<Given>) -> Self {
        self.scenarios.push(file.into());
        self
    }

    /// Adds a list that somebody has in mind; it is evaluated beside the proposal and changes nothing of it.
    #[must_use]
    pub fn decision(mut self, file: impl Into<Given>) -> Self {
        self.decisions.push(file.into());
        self
    }

    /// Stakeholders with their own weights, shown beside the model's.
    #[must_use]
    pub fn stakeholders(mut self, file: impl Into<Given>) -> Self {
        self.stakeholders = Some(file.into());
        self
    }

    /// An indicator catalogue in place of the built-in one.
    #[must_use]
    pub fn catalogue(mut self, file: impl Into<Given>) -> Self {
        self.catalogue = Some(file.into());
        self
    }

    /// Asks for key positions in networks by the criteria of a file, or by those that come with the program.
    #[must_use]
    pub fn key_positions(mut self, criteria: Option<Given>) -> Self {
        self.key_positions = Some(criteria);
        self
    }
}

impl From<&str> for Paths {
    fn from(dossier: &str) -> Self {
        Self::of([dossier])
    }
}

impl From<&Path> for Paths {
    fn from(dossier: &Path) -> Self {
        Self::of([dossier])
    }
}

/// Why nothing could be checked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A dossier is not there.
    #[error("there is no folder {0}")]
    NoFolder(String),
    /// A file cannot be read.
    #[error("could not read {name}: {reason}")]
    Unreadable {
        /// The file.
        name: String,
        /// What the system said.
        reason: String,
    },
    /// A model is neither a preset nor a file.
    #[error("there is no model `{name}`, neither a preset nor a file; {hint}")]
    NoModel {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        hint: String,
    },
    /// Runs are named by dossier, model and scenario, so that no two of them may share a name.
    #[error("two {kind} are called `{name}`")]
    SameName {
        /// What they are.
        kind: &'static str,
        /// What both are called.
        name: String,
    },
}
