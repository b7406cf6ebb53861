//! Lists that are evaluated: those that somebody names, and those in the folders of dossiers.

use std::path::Path;

use super::given::{Given, ReadError};
use crate::diagnostics::{Code, Finding, Findings, Place};
use crate::dossier::Dossier;
use crate::lists::{self, WrittenDecision};
use crate::source::{Checked, files};

/// Folder of a dossier in which its own lists stand, as the recommendation of the assessment itself.
const FOLDER: &str = "decisions";

/// Reads lists that somebody names.
pub(super) fn given(named: &[Given], findings: &mut Findings) -> Result<Vec<WrittenDecision>, ReadError> {
    let mut lists = Vec::new();
    for file in named {
        let (name, bytes) = file.read()?;
        let parsed = lists::read(&name, bytes);
        findings.merge(parsed.findings);
        lists.extend(parsed.value);
    }
    Ok(lists)
}

/// Reads the lists in the folder of a dossier, in the order of the names of their files.
pub(super) fn of_dossier(dossier: &Path) -> Checked<Vec<WrittenDecision>> {
    let folder = dossier.join(FOLDER);
    let (mut lists, mut findings) = (Vec::new(), Findings::default());
    for name in files::list(&folder).into_iter().filter(|name| name.ends_with(".json")) {
        let path = folder.join(&name);
        let shown = path.display().to_string();
        if !files::is_inside(dossier, &path) {
            let message = format!("`{shown}` is a link that leads out of the folder of the dossier");
            findings.push(Finding::new(Code::PathEscapes, message).at(Place::whole(shown)));
            continue;
        }
        match files::read(&path, &shown) {
            Ok(stored) => {
                let parsed = lists::read(&shown, stored.bytes);
                findings.merge(parsed.findings);
                lists.extend(parsed.value);
            }
            Err(finding) => findings.push(*finding),
        }
    }
    Checked { value: Some(lists), findings }
}

/// Everything that is wrong with lists beside one another in a dossier.
pub(super) fn check(lists: &[&WrittenDecision], dossier: &Dossier) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, list) in lists.iter().enumerate() {
        found.extend(lists::check(list, dossier).list);
        if let Some(first) = lists[..at].iter().find(|other| other.decision.id == list.decision.id) {
            let message =
                format!("the lists {} and {} are both called `{}`", first.file, list.file, list.decision.id);
            found.push(Finding::new(Code::ListNameTaken, message).at(Place::whole(list.file.as_str())));
        }
    }
    found
}
