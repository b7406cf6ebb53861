//! Comments on public things read alone, because a page of documentation shows each of them alone.

use std::fs;
use std::path::Path;

use crate::imports::{crates, sources};

/// Words that point back to what a reader of one comment does not see.
const POINTING_BACK: [&str; 16] = [
    "It",
    "Its",
    "They",
    "Their",
    "Theirs",
    "Them",
    "This",
    "These",
    "Those",
    "He",
    "She",
    "His",
    "Her",
    "Him",
    "Itself",
    "Themselves",
];

/// Comments of a text that do not read alone: the line, and what is wrong.
fn wrong(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<Option<&str>> =
        text.lines().map(|line| line.trim_start().strip_prefix("///").map(str::trim)).collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(line) = line else { continue };
        let begins = at == 0 || lines[at - 1].is_none();
        let ends = lines.get(at + 1).is_none_or(Option::is_none);
        let first = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if begins && POINTING_BACK.contains(&first) {
            found.push((at + 1, format!("begins with a pronoun: {line}")));
        } else if ends && line.ends_with(',') {
            found.push((at + 1, format!("ends in a comma: {line}")));
        }
    }
    found
}

#[test]
fn every_comment_reads_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for file in crates().iter().flat_map(|(_, source)| sources(source)) {
        let text = fs::read_to_string(&file).expect("a source file can be read");
        let place = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        all.extend(wrong(&text).into_iter().map(|(line, what)| format!("{place}:{line} {what}")));
    }
    assert!(all.is_empty(), "comments that do not read alone:\n{}", all.join("\n"));
}

#[test]
fn a_comment_that_points_back_is_found() {
    let text = "/// Its key.\nkey: String,\n/// It is met,\n/// or it is not.\nmet: bool,\n/// Length of a link,\nlink: f64,\n/// Itemised.\n";
    let lines: Vec<usize> = wrong(text).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 3, 6]);
}
