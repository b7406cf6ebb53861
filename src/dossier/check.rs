//! What the checks of `dossier.json` share: the tree with the places, what they report, and what a key, a name and a day are.

use crate::diagnostics::Code;
use crate::model::{Catalogue, Labels};
use crate::source::json::{Node, Value};
use crate::source::{Fault, Faults, Step};

use super::register::has_label;
use super::{Date, Period};

/// What is passed from check to check: the tree with the places, and the log.
pub(super) struct Check<'a> {
    pub(super) tree: &'a Node,
    pub(super) whole: &'a Node,
    pub(super) language: &'a str,
    pub(super) catalogue: &'a Catalogue,
    pub(super) faults: &'a mut Faults,
}

impl Check<'_> {
    /// Reports a fault at the value that a path leads to.
    pub(super) fn fault(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>) {
        self.faults.push(Fault::new(code, self.tree.span_at(path), message));
    }

    /// The same with a hint.
    pub(super) fn hinted(&mut self, code: Code, path: &[Step<'_>], message: String, hint: String) {
        self.faults.push(Fault::new(code, self.tree.span_at(path), message).hint(hint));
    }

    /// The same with a second place.
    pub(super) fn paired(&mut self, code: Code, path: &[Step<'_>], message: String, first: &[Step<'_>]) {
        let fault = Fault::new(code, self.tree.span_at(path), message);
        self.faults.push(fault.related(self.tree.span_at(first), "first here"));
    }

    /// Checks that a name is there in the language of the dossier.
    pub(super) fn label(&mut self, labels: &Labels, path: &[Step<'_>], what: &str) {
        if !has_label(labels, self.language) {
            let message = format!("{what} has no name in `{}`, the language of the dossier", self.language);
            self.fault(Code::LabelMissing, path, message);
        }
    }

    /// Checks a key; see the page of [`Code::KeyMalformed`].
    pub(super) fn key(&mut self, key: &str, capitals: bool, path: &[Step<'_>]) {
        if !is_key(key, capitals) {
            let plain: String =
                key.to_lowercase().chars().map(|it| if is_key_byte(it, false) { it } else { '-' }).collect();
            let plain = plain.trim_matches(['-', '.', '_']);
            let hint =
                if plain.is_empty() { "choose a plain key".to_owned() } else { format!("write `{plain}`") };
            self.hinted(Code::KeyMalformed, path, format!("`{key}` cannot be a key"), hint);
        }
    }

    /// Keys of the items of a list that were cut off because something in them is faulty.
    pub(super) fn lost_keys(&self, list: &str) -> Vec<String> {
        let key = |item: &Node| match item.get("key").map(|node| &node.value) {
            Some(Value::Text(key)) => Some(key.clone()),
            _ => None,
        };
        match self.whole.get(list).map(|node| &node.value) {
            Some(Value::List(items)) => items.iter().filter_map(key).collect(),
            _ => Vec::new(),
        }
    }

    /// The day that a text names.
    pub(super) fn day(&mut self, text: Option<&String>, path: &[Step<'_>]) -> Option<Date> {
        let text = text?;
        let day = Date::parse(text);
        if day.is_none() {
            self.fault(Code::DateInvalid, path, format!("`{text}` is not a day, written as 2024-05-17"));
        }
        day
    }

    /// The period between two days.
    pub(super) fn period(&mut self, from: &String, to: &String, key: &str) -> Option<Period> {
        let first = self.day(Some(from), &[key.into(), "from".into()]);
        let last = self.day(Some(to), &[key.into(), "to".into()]);
        let (from, to) = (first?, last?);
        if from > to {
            let message = format!("the {key} ends on {to}, before it begins on {from}");
            self.fault(Code::WindowInvalid, &[key.into(), "to".into()], message);
            return None;
        }
        Some(Period { from, to })
    }
}

fn is_key_byte(character: char, capitals: bool) -> bool {
    character.is_ascii_lowercase()
        || character.is_ascii_digit()
        || matches!(character, '-' | '_' | '.')
        || (capitals && character.is_ascii_uppercase())
}

/// Whether a text can be a key: letters, digits, `-`, `_` and `.`, beginning with a letter or digit.
pub(super) fn is_key(key: &str, capitals: bool) -> bool {
    key.starts_with(|it: char| it.is_ascii_alphanumeric()) && key.chars().all(|it| is_key_byte(it, capitals))
}
