//! Anchors and numbers of the parts of a document, the same in every format.

use std::collections::{BTreeMap, BTreeSet};

use crate::advisory::{Advisory, Block};

/// Longest anchor; it becomes a file name.
const LONGEST: usize = 80;

/// Where a block stands and what it is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Anchor, unique within the document and fit for a file name; empty for a block without identifier.
    pub(super) anchor: String,
    /// Number of the table or figure, from 1; 0 for other blocks.
    pub(super) number: usize,
    /// Depth of a heading below the section, from 1 and never skipping one; 0 for other blocks.
    pub(super) level: u8,
}

/// Marks of all parts of a document.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Anchor of each section.
    pub(super) sections: Vec<String>,
    /// Mark of each block of each section.
    pub(super) blocks: Vec<Vec<Mark>>,
    targets: BTreeMap<String, String>,
}

impl Outline {
    /// Numbers tables and figures in the order in which they are read.
    pub(super) fn of(advisory: &Advisory) -> Self {
        let mut outline = Self::default();
        let mut anchors = Anchors::default();
        let (mut tables, mut figures) = (0, 0);
        for section in &advisory.sections {
            let anchor = anchors.take(&section.id);
            outline.targets.entry(section.id.clone()).or_insert_with(|| anchor.clone());
            outline.sections.push(anchor);
            let mut marks = Vec::with_capacity(section.blocks.len());
            let mut level = 0;
            for block in &section.blocks {
                let (id, number) = match block {
                    Block::Heading { id, level: wanted, .. } => {
                        level = (*wanted).clamp(1, (level + 1).min(4));
                        (id, 0)
                    }
                    Block::Table(table) => (&table.id, count(&mut tables)),
                    Block::Chart(chart) => (&chart.id, count(&mut figures)),
                    Block::Picture(picture) => (&picture.id, count(&mut figures)),
                    _ => {
                        marks.push(Mark::default());
                        continue;
                    }
                };
                let anchor = anchors.take(id);
                outline.targets.entry(id.clone()).or_insert_with(|| anchor.clone());
                let level = if matches!(block, Block::Heading { .. }) { level } else { 0 };
                marks.push(Mark { anchor, number, level });
            }
            outline.blocks.push(marks);
        }
        outline
    }

    /// Anchor of the part with this identifier.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.targets.get(id).map(String::as_str)
    }
}

fn count(counter: &mut usize) -> usize {
    *counter += 1;
    *counter
}

/// Anchors that are taken, in lower case, because some file systems do not tell the cases apart.
#[derive(Debug, Default)]
struct Anchors(BTreeSet<String>);

impl Anchors {
    fn take(&mut self, id: &str) -> String {
        let base = safe(id);
        let mut anchor = base.clone();
        let mut next = 2;
        while !self.0.insert(anchor.to_ascii_lowercase()) {
            anchor = format!("{base}-{next}");
            next += 1;
        }
        anchor
    }
}

/// An identifier of letters, digits, single hyphens, underscores and dots that begins with a letter. It never holds two
/// hyphens in a row, so that a suffix after `--` cannot meet another anchor.
fn safe(id: &str) -> String {
    let mut text = String::new();
    for c in id.chars().take(LONGEST) {
        let kept = if c.is_ascii_alphanumeric() || c == '_' || c == '.' { c } else { '-' };
        if kept != '-' || !text.ends_with('-') {
            text.push(kept);
        }
    }
    let trimmed = text.trim_matches(['-', '.']);
    if trimmed.starts_with(|first: char| first.is_ascii_alphabetic()) {
        trimmed.to_owned()
    } else {
        format!("part-{trimmed}").trim_end_matches('-').to_owned()
    }
}

/// Text without line breaks and without characters that HTML or XML forbid.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            c if c.is_control() => ' ',
            '\u{2028}' | '\u{2029}' => ' ',
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_safe_and_unique() {
        assert_eq!(safe("drugs.cocaine"), "drugs.cocaine");
        assert_eq!(safe("../../etc/passwd"), "etc-passwd");
        assert_eq!(safe("2021 figures"), "part-2021-figures");
        assert_eq!(safe(""), "part");
        let mut anchors = Anchors::default();
        assert_eq!(anchors.take("a b"), "a-b");
        assert_eq!(anchors.take("A-B"), "A-B-2");
        assert_eq!(anchors.take("a-b-2"), "a-b-2-2");
    }

    #[test]
    fn clean_text_is_one_line() {
        assert_eq!(clean("a\r\n\tb\u{0}c\u{ffff}"), "a   b c\u{fffd}");
    }
}
