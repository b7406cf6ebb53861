//! Places in an input file, in the words of an editor: line, and column in characters.

use std::cell::OnceCell;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Longest excerpt, in characters. Longer lines are shown through a window around the place.
const EXCERPT: usize = 160;
/// Characters shown before the place when a window is needed.
const BEFORE: usize = 60;

/// What stands in place of an excerpt that may not be shown.
const HIDDEN: &str = "(this row may not be shown)";

/// Where in the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Path as the user knows it: relative to the dossier's folder, or the model's path.
    pub file: String,
    /// Line, from 1; 0 if the file as a whole is meant.
    pub line: u32,
    /// Column in characters, from 1; 0 if the file as a whole is meant.
    pub column: u32,
    /// Length in characters of what is marked; at least 1.
    pub length: u32,
    /// The line itself (a window around the place, if it is long).
    pub excerpt: String,
    /// Column of the excerpt's first character in the line, from 1.
    pub excerpt_column: u32,
}

impl Place {
    /// A file as a whole, for what no line is to blame for.
    #[must_use]
    pub fn whole(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, length: 1, excerpt: String::new(), excerpt_column: 1 }
    }

    /// A range of bytes in a line that the caller has at hand. Costs no more than the line is long.
    ///
    /// `text` is the line with or without its line break, `line` its number from 1, `marked` is in bytes of `text`. What is
    /// not UTF-8 counts one column for each sequence that cannot be read.
    #[must_use]
    pub fn on_line(file: impl Into<String>, line: usize, text: &[u8], marked: Range<usize>) -> Self {
        let text = without_line_break(text);
        let start = floor_boundary(text, marked.start.min(text.len()));
        let end = marked.end.clamp(start, text.len());
        let before = characters(&text[..start]);
        let length = characters(&text[start..end]).max(1);
        let (excerpt, first) = window(text, before, length);
        Self {
            file: file.into(),
            line: count(line),
            column: count(before + 1),
            length: count(length),
            excerpt,
            excerpt_column: count(first + 1),
        }
    }

    /// A range of bytes in a whole file. It looks for line breaks from the start of the file; for many places in one file
    /// use [`SourceText`].
    #[must_use]
    pub fn in_bytes(file: impl Into<String>, bytes: &[u8], marked: Range<usize>) -> Self {
        let at = marked.start.min(bytes.len());
        let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = bytes[..start].iter().filter(|byte| **byte == b'\n').count() + 1;
        Self::on_line(file, line, line_from(bytes, start), at - start..marked.end.max(at) - start)
    }

    /// The same place without its excerpt, because the line may not be shown.
    #[must_use]
    pub fn hidden(self) -> Self {
        Self { excerpt: HIDDEN.to_owned(), excerpt_column: self.column, ..self }
    }

    /// Whether its excerpt is not shown.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.excerpt == HIDDEN
    }

    /// Whether the file as a whole is meant.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.line == 0
    }
}

/// The bytes of a file with the starts of its lines, found when the first place is asked for.
#[derive(Debug, Clone)]
pub struct SourceText<'a> {
    file: String,
    bytes: &'a [u8],
    starts: OnceCell<Vec<usize>>,
    hides: fn(&[u8]) -> bool,
}

impl<'a> SourceText<'a> {
    /// A file and its bytes.
    #[must_use]
    pub fn new(file: impl Into<String>, bytes: &'a [u8]) -> Self {
        Self { file: file.into(), bytes, starts: OnceCell::new(), hides: |_| false }
    }

    /// The same, but without excerpts of the lines that `hides` names.
    #[must_use]
    pub fn hiding(self, hides: fn(&[u8]) -> bool) -> Self {
        Self { hides, ..self }
    }

    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The place of a range of bytes. A range that goes beyond its first line is cut there.
    #[must_use]
    pub fn place(&self, marked: Range<usize>) -> Place {
        let starts = self.starts.get_or_init(|| line_starts(self.bytes));
        let at = marked.start.min(self.bytes.len());
        let line = starts.partition_point(|start| *start <= at);
        let start = starts[line - 1];
        let end = marked.end.max(at) - start;
        let text = line_from(self.bytes, start);
        let place = Place::on_line(self.file.as_str(), line, text, at - start..end);
        if (self.hides)(text) { place.hidden() } else { place }
    }
}

fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
}

fn line_from(bytes: &[u8], start: usize) -> &[u8] {
    let rest = &bytes[start..];
    rest.split(|byte| *byte == b'\n').next().unwrap_or(rest)
}

fn without_line_break(text: &[u8]) -> &[u8] {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or(text);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Moves a position inside a character back to its first byte.
fn floor_boundary(text: &[u8], at: usize) -> usize {
    std::str::from_utf8(text)
        .map_or(at, |text| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0))
}

fn characters(bytes: &[u8]) -> usize {
    String::from_utf8_lossy(bytes).chars().count()
}

/// The excerpt, and how many characters of the line stand before it.
fn window(text: &[u8], before: usize, length: usize) -> (String, usize) {
    let line = String::from_utf8_lossy(text);
    let whole = line.chars().count();
    if whole <= EXCERPT {
        return (line.into_owned(), 0);
    }
    let wanted = if before + length <= EXCERPT { 0 } else { before.saturating_sub(BEFORE) };
    let first = wanted.min(whole - EXCERPT);
    (line.chars().skip(first).take(EXCERPT).collect(), first)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{EXCERPT, Place, SourceText};

    #[test]
    fn columns_count_characters_not_bytes() {
        let bytes = "a,b\nhår,Næstved,x\n".as_bytes();
        let at = bytes.windows(2).position(|pair| pair == b",x").expect("the text has it") + 1;
        let place = SourceText::new("t.csv", bytes).place(at..at + 1);
        assert_eq!((place.line, place.column, place.length), (2, 13, 1));
        assert_eq!(place.excerpt, "hår,Næstved,x");
        assert_eq!(place, Place::in_bytes("t.csv", bytes, at..at + 1));
    }

    #[test]
    fn a_place_inside_a_character_is_the_character() {
        let place = Place::on_line("t", 1, "æø".as_bytes(), 3..4);
        assert_eq!((place.column, place.length), (2, 1));
    }

    #[test]
    fn latin_1_is_shown_as_far_as_it_can_be() {
        let place = Place::in_bytes("t.csv", b"x\nNarkotika p\xe5 gaden\n", 13..14);
        assert_eq!((place.line, place.column, place.length), (2, 12, 1));
        assert_eq!(place.excerpt, "Narkotika p\u{fffd} gaden");
    }

    #[test]
    fn windows_line_breaks_are_no_part_of_the_line() {
        let place = Place::in_bytes("t.csv", b"a\r\nbc\r\n", 4..99);
        assert_eq!((place.line, place.column, place.length), (2, 2, 1));
        assert_eq!(place.excerpt, "bc");
    }

    #[test]
    fn a_long_line_is_shown_through_a_window_that_holds_the_place() {
        let line = format!("{}WRONG{}", "å".repeat(5_000), "z".repeat(5_000));
        let at = 10_000;
        let place = Place::in_bytes("t.csv", line.as_bytes(), at..at + 5);
        assert_eq!((place.column, place.length), (5_001, 5));
        assert_eq!(place.excerpt.chars().count(), EXCERPT);
        let from = (place.column - place.excerpt_column) as usize;
        let marked: String = place.excerpt.chars().skip(from).take(5).collect();
        assert_eq!(marked, "WRONG");
    }

    #[test]
    fn the_end_of_a_file_is_a_place() {
        for bytes in [&b""[..], b"a", b"a\n"] {
            let place = SourceText::new("t", bytes).place(bytes.len()..bytes.len());
            assert_eq!(place, Place::in_bytes("t", bytes, 9..9));
            assert!(place.line >= 1 && place.column >= 1 && place.length == 1);
        }
    }

    #[test]
    fn every_range_of_a_file_is_a_place_inside_it() {
        let bytes = "ab\r\næ\n\nxyz".as_bytes();
        let text = SourceText::new("t", bytes);
        for from in 0..=bytes.len() + 1 {
            for to in 0..=bytes.len() + 1 {
                let place = text.place(from..to);
                assert_eq!(place, Place::in_bytes("t", bytes, from..to));
                let width = u32::try_from(place.excerpt.chars().count()).expect("a short line");
                assert!(place.column <= width + 1, "{from}..{to} is in the line or just behind it");
            }
        }
    }
}
