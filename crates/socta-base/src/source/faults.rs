//! Faults: findings before their places are worked out.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::{Code, Finding, Place, SourceText};

/// Faults of one code in one file that are kept; the rest is counted, so that a file of a million equal faults stays
/// readable and does not fill the memory.
const KEPT: usize = 1_000;

/// Something wrong at a range of bytes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    code: Code,
    span: Range<usize>,
    message: String,
    hint: Option<String>,
    related: Vec<(Range<usize>, String)>,
    hidden: bool,
}

impl Fault {
    /// A fault with the hint of its code's page.
    #[must_use]
    pub fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into(), hint: None, related: Vec::new(), hidden: false }
    }

    /// With a hint for this very case.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With another range of the same file that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Range<usize>, words: impl Into<String>) -> Self {
        self.related.push((span, words.into()));
        self
    }

    /// Without an excerpt, because what stands there must not be repeated.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// Of a line that may not be shown nothing is told but where it is and which code it has.
    fn find(self, place: &dyn Fn(Range<usize>) -> Place) -> Finding {
        let related: Vec<(Place, String)> =
            self.related.into_iter().map(|(span, words)| (place(span), words)).collect();
        let at = place(self.span);
        let told = !at.is_hidden() && !related.iter().any(|(place, _)| place.is_hidden());
        let message = if told { self.message } else { self.code.page().title.to_owned() };
        let at = if self.hidden { at.hidden() } else { at };
        let finding = Finding::new(self.code, message).at(at);
        let finding = match self.hint.filter(|_| told) {
            Some(hint) => finding.hint(hint),
            None => finding,
        };
        Finding { related, ..finding }
    }
}

/// The faults of one file, or of a part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    list: Vec<Fault>,
    counts: BTreeMap<Code, usize>,
}

impl Faults {
    /// Adds one.
    pub fn push(&mut self, fault: Fault) {
        let count = self.counts.entry(fault.code).or_insert(0);
        *count += 1;
        if *count <= KEPT {
            self.list.push(fault);
        }
    }

    /// Adds one that is only worded if it is kept.
    pub fn add(&mut self, code: Code, fault: impl FnOnce() -> Fault) {
        let count = self.counts.entry(code).or_insert(0);
        *count += 1;
        if *count <= KEPT {
            self.list.push(fault());
        }
    }

    /// Adds those of a later part of the same file.
    pub fn append(&mut self, later: Self) {
        let before = self.counts.clone();
        for (code, count) in later.counts {
            *self.counts.entry(code).or_insert(0) += count;
        }
        let mut kept: BTreeMap<Code, usize> = before;
        for fault in later.list {
            let count = kept.entry(fault.code).or_insert(0);
            *count += 1;
            if *count <= KEPT {
                self.list.push(fault);
            }
        }
    }

    /// The same at places that are so many bytes further on, for a text that is a part of a file.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        for fault in &mut self.list {
            fault.span = fault.span.start + by..fault.span.end + by;
            for (span, _) in &mut fault.related {
                *span = span.start + by..span.end + by;
            }
        }
        self
    }

    /// The same with each fault from byte `from` on moved to `heir`, the words that brought it in; where it stood before is
    /// told beside it.
    #[must_use]
    pub fn inherited(mut self, from: usize, heir: &Range<usize>) -> Self {
        for fault in self.list.iter_mut().filter(|fault| fault.span.start >= from) {
            let stood = std::mem::replace(&mut fault.span, heir.clone());
            fault.related.insert(0, (stood, "in what is taken over from here".to_owned()));
        }
        self
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many were found, kept or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// How many of one code were found.
    #[must_use]
    pub fn count(&self, code: Code) -> usize {
        self.counts.get(&code).copied().unwrap_or(0)
    }

    /// The findings, in the order of their places in `text`. The last one of a code says how many more there are.
    #[must_use]
    pub fn into_findings(self, text: &SourceText<'_>) -> Vec<Finding> {
        self.into_findings_at(&|span| text.place(span))
    }

    /// The same for bytes of several files one behind the other; `place` says where a range of them stands.
    #[must_use]
    pub fn into_findings_at(mut self, place: &dyn Fn(Range<usize>) -> Place) -> Vec<Finding> {
        self.list.sort_by_key(|fault| (fault.span.start, fault.code));
        for (code, count) in self.counts {
            if let Some(more) = count.checked_sub(KEPT).filter(|more| *more > 0)
                && let Some(last) = self.list.iter_mut().rev().find(|fault| fault.code == code)
            {
                last.message.push_str(&format!(" (and {more} more of this kind in the file)"));
            }
        }
        self.list.into_iter().map(|fault| fault.find(place)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Faults, KEPT};
    use crate::diagnostics::{Code, SourceText};

    #[test]
    fn of_a_line_that_may_not_be_shown_nothing_is_told_but_where_it_is() {
        let text = SourceText::new("a.csv", b"open\nsecret\n").hiding(|line| line == b"secret");
        let mut faults = Faults::default();
        faults.push(Fault::new(Code::NoAnswer, 0..1, "of the open line"));
        faults.push(Fault::new(Code::NoAnswer, 5..6, "a secret").hint("the secret"));
        faults.push(Fault::new(Code::UnknownSubject, 1..2, "as the secret").related(6..7, "here"));
        let findings = faults.into_findings(&text);
        assert_eq!(findings[0].message, "of the open line");
        let said = format!("{:?}", &findings[1..]);
        assert!(!said.contains("secret"), "{said}");
        let place = findings[2].place.as_ref().expect("a place");
        assert_eq!((place.line, place.column, place.is_hidden()), (2, 1, true));
    }

    #[test]
    fn they_come_out_in_the_order_of_their_places() {
        let mut faults = Faults::default();
        faults.push(Fault::new(Code::NoAnswer, 4..5, "second"));
        faults.push(Fault::new(Code::UnknownSubject, 0..1, "first").related(2..3, "see"));
        let findings = faults.into_findings(&SourceText::new("a.csv", b"a\nb\nc\n"));
        let lines: Vec<u32> = findings.iter().filter_map(|it| it.place.as_ref()).map(|it| it.line).collect();
        assert_eq!(lines, [1, 3]);
        assert_eq!(findings[0].related[0].0.line, 2);
    }

    #[test]
    fn a_flood_is_counted_and_not_kept_however_it_is_cut() {
        let flood = |from: usize, count: usize| {
            let mut faults = Faults::default();
            for at in from..from + count {
                faults.push(Fault::new(Code::NoAnswer, at..at + 1, "x"));
            }
            faults
        };
        let whole = flood(0, 2 * KEPT);
        let mut parts = flood(0, KEPT / 2);
        parts.append(flood(KEPT / 2, 2 * KEPT - KEPT / 2));
        assert_eq!(whole, parts);
        assert_eq!(whole.len(), 2 * KEPT);
        let findings = whole.into_findings(&SourceText::new("a", &[b'a'; 4 * KEPT]));
        assert_eq!(findings.len(), KEPT);
        assert!(findings.last().is_some_and(|last| last.message.contains("1000 more")));
    }
}
