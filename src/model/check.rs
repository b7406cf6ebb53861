//! What the checks of a scoring model share: the model with its places, and how a fault in it is reported.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::source::{Fault, Faults, Node, Step};

use super::{Catalogue, ScoringModel};

/// What is passed from check to check.
pub(super) struct Check<'a> {
    pub(super) model: &'a ScoringModel,
    pub(super) catalogue: &'a Catalogue,
    pub(super) tree: &'a Node,
    /// Whether nothing of the model was cut off.
    pub(super) complete: bool,
    pub(super) faults: &'a mut Faults,
}

impl Check<'_> {
    /// Bytes of what a path leads to.
    pub(super) fn at(&self, path: &[Step<'_>]) -> Range<usize> {
        self.tree.span_at(path)
    }

    /// Reports a fault at the value that a path leads to.
    pub(super) fn fault(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>) {
        self.faults.push(Fault::new(code, self.at(path), message));
    }

    /// The same with a hint.
    pub(super) fn hinted(&mut self, code: Code, path: &[Step<'_>], message: String, hint: String) {
        self.faults.push(Fault::new(code, self.at(path), message).hint(hint));
    }

    /// Reports a value that is not in `0..=1`.
    pub(super) fn share(&mut self, value: f64, path: &[Step<'_>], what: &str) {
        if !(0.0..=1.0).contains(&value) {
            let message = format!("{what} is {value}: it has to be from 0 to 1");
            self.fault(Code::NumberOutOfRange, path, message);
        }
    }

    /// The same with a second place.
    pub(super) fn paired(&mut self, code: Code, path: &[Step<'_>], message: String, first: Range<usize>) {
        self.faults.push(Fault::new(code, self.at(path), message).related(first, "first here"));
    }
}
