//! The folder of a dossier: which file is which table.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use crate::diagnostics::{Code, Finding, Findings, Place, did_you_mean};
use crate::source::{Fault, Faults, files};

use super::TableName;

/// Name of the file that makes a folder a dossier.
pub(super) const HEAD: &str = "dossier.json";

/// The files of a dossier.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    names: Vec<String>,
}

impl Folder {
    /// Looks into a folder.
    #[must_use]
    pub(super) fn open(root: &Path) -> Self {
        Self { root: root.to_owned(), names: files::list(root) }
    }

    /// Name of the folder, which names the dossier.
    #[must_use]
    pub(super) fn name(&self) -> String {
        let named = self.root.file_name().or_else(|| self.root.parent().and_then(Path::file_name));
        named.map_or_else(|| "dossier".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Path of a file in the folder.
    #[must_use]
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The file of a table that is called by its own name, if there is one.
    pub(super) fn table(&self, table: TableName, findings: &mut Findings) -> Option<String> {
        let plain = format!("{}.csv", table.name());
        let packed = format!("{plain}.gz");
        if self.has(&plain) && self.has(&packed) {
            let finding = Finding::new(Code::TableTwice, format!("`{plain}` and `{packed}` are both there"));
            findings.push(finding.at(Place::whole(packed.as_str())));
        }
        [plain, packed].into_iter().find(|name| self.has(name))
    }

    /// The file of a table that `dossier.json` names by path.
    pub(super) fn named(&self, path: &str, span: Range<usize>, faults: &mut Faults) -> Option<String> {
        let inside =
            Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside || path.contains('\\') || !files::is_inside(&self.root, &self.root.join(path)) {
            let message = format!("`{path}` leads out of the folder of the dossier");
            faults.push(Fault::new(Code::PathEscapes, span, message));
            return None;
        }
        if !self.root.join(path).exists() {
            faults.push(Fault::new(Code::FileMissing, span, format!("there is no file `{path}`")));
            return None;
        }
        Some(path.to_owned())
    }

    /// Whether a file of the folder is really in it, and not a link to somewhere else.
    pub(super) fn check_inside(&self, name: &str, findings: &mut Findings) -> bool {
        let inside = files::is_inside(&self.root, &self.root.join(name));
        if !inside {
            let message = format!("`{name}` is a link that leads out of the folder of the dossier");
            findings.push(Finding::new(Code::PathEscapes, message).at(Place::whole(name)));
        }
        inside
    }

    /// Reports tables and JSON files that nothing reads; `used` are the paths that `dossier.json` names.
    pub(super) fn report_unknown(&self, used: &[String], findings: &mut Findings) {
        let names: Vec<String> = TableName::ALL.iter().map(|table| format!("{}.csv", table.name())).collect();
        let known = |name: &str| {
            name == HEAD || names.iter().any(|known| known == name.strip_suffix(".gz").unwrap_or(name))
        };
        for name in &self.names {
            let kind = name.to_lowercase();
            let is_input =
                [".csv", ".csv.gz", ".json", ".tsv", ".xlsx"].iter().any(|end| kind.ends_with(end));
            if !is_input || known(name) || used.contains(name) {
                continue;
            }
            let free = names.iter().map(String::as_str).chain([HEAD]).filter(|known| !self.has(known));
            let hint = did_you_mean(name, free, "move it out of the folder of the dossier");
            let finding = Finding::new(Code::UnknownFile, format!("no part of the program reads `{name}`"));
            findings.push(finding.hint(hint).at(Place::whole(name.as_str())));
        }
    }
}
