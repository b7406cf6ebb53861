//! Inputs that are broken on purpose: for each finding code, a good input with one fault that a person might make.
//!
//! The good dossier, model, scenario, list and graph file stand once in `fixtures/broken`; `edits.json` there says what is
//! changed in them for each code, and where the finding must point to. `socta explain CODE --example` writes what comes
//! out, and a test holds every code to its place.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

const EDITS: &str = include_str!("../../fixtures/broken/edits.json");

/// Takes the named files of `fixtures/broken` into the program.
macro_rules! good {
    ($($name:literal from $path:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../fixtures/broken/", $path)))),+]
    };
}

type Good = &'static [(&'static str, &'static str)];

const DOSSIER: Good = good![
    "dossier.json" from "good/dossier.json",
    "observations.csv" from "good/observations.csv",
    "networks.csv" from "good/networks.csv",
    "actors.csv" from "good/actors.csv",
    "links.csv" from "good/links.csv",
    "involvement.csv" from "good/involvement.csv",
    "factors.csv" from "good/factors.csv",
    "sources.csv" from "good/sources.csv",
];
const MODEL: Good = good!["model.json" from "good-model.json"];
const SCENARIO: Good = good!["scenario.json" from "good-scenario.json"];
const DECISION: Good = good!["decision.json" from "good-decision.json"];
const GRAPH: Good = good!["graph.graphml" from "good-graph.graphml"];

/// What kind of input has the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A dossier, which is the whole example.
    Dossier,
    /// A model beside a good dossier.
    Model,
    /// A scenario beside a good dossier and a good model.
    Scenario,
    /// A list beside a good dossier.
    Decision,
    /// A graph file of another program, which is the whole example.
    Graph,
    /// A dossier in a folder of this name, of which several runs are asked for.
    Folder,
}

/// An input with one fault.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Broken {
    /// Identifier of the finding's code, as `O004`.
    pub code: String,
    /// Name of the file in which the fault is found, or of the folder that has it.
    pub file: String,
    /// Line of the fault, from 1; none where a file as a whole is meant.
    pub line: Option<u32>,
    /// Column of the fault in characters, from 1; none where a file as a whole is meant.
    pub column: Option<u32>,
    /// What makes the good input a broken one, in this order.
    edits: Vec<Edit>,
}

/// A change of one file; without a name, of the file in which the fault is found.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
enum Edit {
    /// Another text wherever this one stands.
    Replace { file: Option<String>, this: String, with: String },
    /// One more line at the end.
    Append { file: Option<String>, row: String },
    /// A file with this text.
    Write { file: Option<String>, text: String },
    /// The same file under another name.
    Rename { file: Option<String>, to: String },
    /// No such file.
    Remove { file: Option<String> },
    /// One byte a character, which is not UTF-8 beyond ASCII.
    Latin1 { file: Option<String> },
}

/// Why no broken input could be made; a fault of the table, which the tests find.
#[derive(Debug, thiserror::Error)]
pub enum BrokenError {
    /// The table is not what it must be.
    #[error("the table of broken inputs cannot be read: {0}")]
    Table(#[from] serde_json::Error),
    /// An edit does not fit the file that it is made for.
    #[error("{code}: the edit of {file} does not fit: {edit}")]
    Edit {
        /// Identifier of the code.
        code: String,
        /// Name of the file.
        file: String,
        /// The edit as it was read.
        edit: String,
    },
}

/// Files by name; a name may have folders before it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// All broken inputs in the order of the table.
///
/// # Errors
/// [`BrokenError::Table`].
pub fn all() -> Result<Vec<Broken>, BrokenError> {
    Ok(serde_json::from_str(EDITS)?)
}

impl Broken {
    /// What kind of input has the fault.
    #[must_use]
    pub fn input(&self) -> Input {
        match self.file.as_str() {
            "model.json" => Input::Model,
            "scenario.json" => Input::Scenario,
            "decision.json" => Input::Decision,
            file if file.starts_with("graph.") => Input::Graph,
            folder if !folder.contains('.') => Input::Folder,
            _ => Input::Dossier,
        }
    }

    /// The files of the example; a model and a scenario stand beside the folder `dossier`.
    ///
    /// # Errors
    /// [`BrokenError::Edit`].
    pub fn files(&self) -> Result<Files, BrokenError> {
        let bytes = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        let beside = |(name, text): &(&str, &str)| (format!("dossier/{name}"), text.as_bytes().to_vec());
        let mut files: Files = match self.input() {
            Input::Dossier => DOSSIER.iter().map(bytes).collect(),
            Input::Graph => GRAPH.iter().map(bytes).collect(),
            Input::Folder => {
                let inside = |(name, bytes)| (format!("{}/{name}", self.file), bytes);
                DOSSIER.iter().map(bytes).map(inside).collect()
            }
            Input::Model => DOSSIER.iter().map(beside).chain(MODEL.iter().map(bytes)).collect(),
            Input::Decision => DOSSIER.iter().map(beside).chain(DECISION.iter().map(bytes)).collect(),
            Input::Scenario => {
                DOSSIER.iter().map(beside).chain(MODEL.iter().chain(SCENARIO).map(bytes)).collect()
            }
        };
        for edit in &self.edits {
            let file = edit.file().unwrap_or(&self.file);
            edit.make(file, &mut files).ok_or_else(|| BrokenError::Edit {
                code: self.code.clone(),
                file: file.to_owned(),
                edit: format!("{edit:?}"),
            })?;
        }
        Ok(files)
    }

    /// The command that finds the fault in an example that stands in a folder.
    #[must_use]
    pub fn command(&self, folder: &Path) -> String {
        let path = |name: &str| folder.join(name).display().to_string();
        match self.input() {
            Input::Dossier => format!("socta check {}", folder.display()),
            Input::Folder => {
                format!("socta check {} --model equal-weights --model strong-four", path(&self.file))
            }
            Input::Model => format!("socta check {} --model {}", path("dossier"), path("model.json")),
            Input::Scenario => format!(
                "socta check {} --model {} --scenario {}",
                path("dossier"),
                path("model.json"),
                path("scenario.json")
            ),
            Input::Decision => {
                format!("socta check {} --decision {}", path("dossier"), path("decision.json"))
            }
            // An edge list is read with its other columns only when it is written again.
            Input::Graph => {
                format!("socta networks {} --write json --out {}", path(&self.file), path("read.json"))
            }
        }
    }
}

impl Edit {
    fn file(&self) -> Option<&str> {
        match self {
            Self::Replace { file, .. }
            | Self::Append { file, .. }
            | Self::Write { file, .. }
            | Self::Rename { file, .. }
            | Self::Remove { file }
            | Self::Latin1 { file } => file.as_deref(),
        }
    }

    /// Makes the change; nothing if it does not fit.
    fn make(&self, file: &str, files: &mut Files) -> Option<()> {
        let old = files.remove(file);
        let text = || String::from_utf8(old.clone()?).ok();
        let new = match self {
            Self::Replace { this, with, .. } => {
                let text = text().filter(|text| text.contains(this))?;
                text.replace(this, with).into_bytes()
            }
            Self::Append { row, .. } => (text()? + row + "\n").into_bytes(),
            Self::Write { text, .. } => text.clone().into_bytes(),
            Self::Latin1 { .. } => text()?.chars().map(|c| u8::try_from(c).ok()).collect::<Option<_>>()?,
            Self::Rename { to, .. } => {
                files.insert(to.clone(), old?);
                return Some(());
            }
            Self::Remove { .. } => return old.map(|_| ()),
        };
        files.insert(file.to_owned(), new);
        Some(())
    }
}
