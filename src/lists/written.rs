//! The file of a list as it was written, with the places of its parts.

use super::decision::{DECISION_SCHEMA, Decision, Status};
use crate::diagnostics::{Code, Findings, SourceText};
use crate::dossier::Date;
use crate::source::{Checked, Fault, Faults, Node, Step, files, json, text};

/// Names that the program itself gives to lists.
pub const PROPOSAL: &str = "proposal";
/// Name of the priorities of the last cycle among lists.
pub const PREVIOUS: &str = "previous";

/// A list with the file that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenDecision {
    /// The list.
    pub decision: Decision,
    /// Path of the file, as the user gave it.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    text: String,
    tree: Node,
}

impl WrittenDecision {
    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree that the list was made from.
    pub(super) fn tree(&self) -> &Node {
        &self.tree
    }

    /// Findings of faults in this file.
    pub(super) fn findings(&self, faults: Faults) -> Findings {
        faults.into_findings(&SourceText::new(self.file.as_str(), self.text.as_bytes())).into_iter().collect()
    }
}

/// Reads a list. The areas that it names are not looked up yet; [`super::check`] does that.
#[must_use]
pub fn read(file: &str, mut bytes: Vec<u8>) -> Checked<WrittenDecision> {
    let sha256 = files::sha256(&bytes);
    let mut faults = Faults::default();
    let readable = text::make_readable(&mut bytes, &mut faults);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let document = if readable { json::read::<Decision>(&text, DECISION_SCHEMA, &mut faults) } else { None };
    if let Some(document) = &document {
        head(&document.value, &document.tree, &mut faults);
        // Sums over parts mean nothing if one of them was cut off.
        if document.complete {
            parts(&document.value, &document.tree, &mut faults);
        }
    }
    let findings = faults.into_findings(&SourceText::new(file, text.as_bytes())).into_iter().collect();
    let value = document.map(|document| WrittenDecision {
        decision: document.value,
        file: file.to_owned(),
        sha256,
        tree: document.tree,
        text: text.clone(),
    });
    Checked { value, findings }
}

/// Name, author, day and status.
fn head(decision: &Decision, tree: &Node, faults: &mut Faults) {
    let mut fault = |code, key: &'static str, message: String, hint: &str| {
        faults.push(Fault::new(code, tree.span_at(&[Step::Key(key)]), message).hint(hint));
    };
    let id = &decision.id;
    if !well_formed(id) {
        let hint = "tables and files name the list by it: use a-z, 0-9 and - only";
        fault(Code::KeyMalformed, "id", format!("`{id}` is not a name for a list"), hint);
    } else if [PROPOSAL, PREVIOUS].contains(&id.as_str()) {
        let hint = "give the list another `id`";
        fault(Code::ListNameTaken, "id", format!("`{id}` is what the program calls a list of its own"), hint);
    }
    if decision.author.trim().is_empty() {
        let hint = "say who adopted, recommends or drafts the list";
        fault(Code::ListWithoutAuthor, "author", format!("nobody stands behind the list `{id}`"), hint);
    }
    if Date::parse(&decision.date).is_none() {
        let message = format!("`{}` is no day", decision.date);
        fault(Code::DateInvalid, "date", message, "write a day as 2021-05-26");
    }
    if decision.status == Status::Proposed {
        let hint = "write `adopted`, `draft`, `recommended` or `earlier`";
        fault(Code::UnknownValue, "status", "only the proposal of a run is `proposed`".to_owned(), hint);
    }
}

/// What carries each part, and how many plans there are.
fn parts(decision: &Decision, tree: &Node, faults: &mut Faults) {
    for part in decision.parts().filter(|part| part.plans == 0 && part.goals == 0) {
        let span = tree.span_at(&part_path(part.priority, part.at));
        let message = format!("neither plan nor goal carries {}", part.areas.join(", "));
        let fault = Fault::new(Code::ListNothingCarries, span.start..span.start + 1, message);
        faults.push(fault.hint("say how many `plans` and `goals` carry it"));
    }
    let plans: u32 = decision.parts().fold(0, |sum, part| sum.saturating_add(part.plans));
    if let Some(stated) = decision.bounds.and_then(|bounds| bounds.plans).filter(|stated| *stated != plans) {
        let message = format!("the list says that it has {stated} plans, and its parts have {plans}");
        let span = tree.span_at(&["bounds".into(), "plans".into()]);
        faults.push(Fault::new(Code::ListPlansDiffer, span, message).hint("the parts are counted"));
    }
}

/// Where a part stands in the file.
pub(super) fn part_path(priority: Option<usize>, at: usize) -> Vec<Step<'static>> {
    match priority {
        Some(priority) => vec!["priorities".into(), priority.into(), "sub".into(), at.into()],
        None => vec!["horizontal".into(), at.into()],
    }
}

/// Whether a name may become part of the name of a file.
fn well_formed(name: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    files::is_plain_name(name) && name.len() <= 64 && name.bytes().all(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_folder() {
        assert!(well_formed("council-2021"));
        for name in ["", "..", "a/b", "A", "ö", "-x", &"a".repeat(65)] {
            assert!(!well_formed(name), "{name}");
        }
    }

    #[test]
    fn every_fault_of_the_form_is_found_where_it_stands() {
        let text = r#"{
  "schema": "socta.decision/1",
  "id": "previous",
  "title": {"en": "A draft"},
  "author": " ",
  "date": "May 2021",
  "status": "proposed",
  "source": "",
  "bounds": {"plans": 2},
  "priorities": [{"key": "env", "title": {}, "sub": [
    {"areas": ["env"], "plans": 0, "goals": 0}
  ]}]
}"#;
        let found = read("d.json", text.as_bytes().to_vec()).findings;
        let codes: Vec<(Code, Option<u32>)> =
            found.list.iter().map(|one| (one.code, one.place.as_ref().map(|place| place.line))).collect();
        let expected = [
            (Code::ListNameTaken, Some(3)),
            (Code::ListWithoutAuthor, Some(5)),
            (Code::DateInvalid, Some(6)),
            (Code::UnknownValue, Some(7)),
            (Code::ListPlansDiffer, Some(9)),
            (Code::ListNothingCarries, Some(11)),
        ];
        assert_eq!(codes, expected);
    }
}
