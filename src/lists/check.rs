//! Is a list possible in this dossier?

use std::collections::BTreeMap;
use std::ops::Range;

use super::written::{WrittenDecision, part_path};
use crate::diagnostics::{Code, Findings, did_you_mean};
use crate::dossier::Dossier;
use crate::source::{Fault, Faults, Step};

/// Share of the candidates in a list from which on agreement with it says nothing of a method.
pub const TELLS_NOTHING: f64 = 0.9;

/// Everything that is wrong with a list in this dossier, each with its place.
#[must_use]
pub fn check(written: &WrittenDecision, dossier: &Dossier) -> Findings {
    let mut checker = Checker { written, dossier, seen: BTreeMap::new(), faults: Faults::default() };
    for part in written.decision.parts() {
        let path = part_path(part.priority, part.at);
        for (at, key) in part.areas.iter().enumerate() {
            checker.area(key, &[&path[..], &["areas".into(), at.into()]].concat());
        }
        for (at, key) in part.demarcation.iter().enumerate() {
            checker.known(key, &[&path[..], &["demarcation".into(), at.into()]].concat());
        }
    }
    if checker.faults.is_empty() {
        checker.base_rate();
    }
    written.findings(checker.faults)
}

struct Checker<'a> {
    written: &'a WrittenDecision,
    dossier: &'a Dossier,
    /// Where each area of the list stands.
    seen: BTreeMap<&'a str, Range<usize>>,
    faults: Faults,
}

impl<'a> Checker<'a> {
    fn known(&mut self, key: &str, path: &[Step<'_>]) -> bool {
        let known = self.dossier.areas.iter().any(|area| area.key == key);
        if !known {
            let names = self.dossier.areas.iter().map(|area| area.key.as_str());
            let hint = did_you_mean(key, names, "use the key that the area has in the dossier");
            let message = format!("`{key}` is not an area of {}", self.dossier.name);
            let span = self.written.tree().span_at(path);
            self.faults.push(Fault::new(Code::ListUnknownArea, span, message).hint(hint));
        }
        known
    }

    fn area(&mut self, key: &'a str, path: &[Step<'_>]) {
        let span = self.written.tree().span_at(path);
        if let Some(first) = self.seen.get(key) {
            let fault = Fault::new(Code::ListAreaTwice, span, format!("`{key}` is in the list already"));
            self.faults.push(fault.hint("keep one of the two").related(first.clone(), "first here"));
            return;
        }
        self.seen.insert(key, span.clone());
        if !self.known(key, path) {
            return;
        }
        let below = |area: &&crate::dossier::Area| {
            let parent = area.parent.map(|parent| &self.dossier.areas[parent.index()]);
            parent.is_some_and(|parent| parent.key == key)
        };
        let leaves: Vec<&str> =
            self.dossier.areas.iter().filter(below).map(|area| area.key.as_str()).collect();
        if !leaves.is_empty() {
            let hint = format!("name what is meant of {}", leaves.join(", "));
            let message = format!("`{key}` is a group of areas");
            self.faults.push(Fault::new(Code::ListAreaNotLeaf, span, message).hint(hint));
        }
    }

    /// Whether the list leaves enough out for a comparison with it to mean something.
    fn base_rate(&mut self) {
        let leaves = self.dossier.areas.iter().filter(|area| area.leaf).count();
        let listed = self.seen.len();
        let (code, says) = match listed as f64 / leaves.max(1) as f64 {
            share if share >= 1.0 => (Code::ListLeavesNothingOut, "regret says nothing"),
            share if share >= TELLS_NOTHING => (Code::ListCannotTell, "it cannot tell methods apart"),
            _ => return,
        };
        let id = &self.written.decision.id;
        let message = format!("{listed} of {leaves} candidates are in the list `{id}`: {says}");
        let span = self.written.tree().span_at(&["id".into()]);
        self.faults.push(Fault::new(code, span, message));
    }
}
