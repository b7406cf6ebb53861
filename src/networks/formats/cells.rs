//! CSV cells with their places (RFC 4180), and tables for programs.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::source::{Fault, Faults};
use crate::tables::CsvWriter;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// Text of the cell without quotes.
    pub(super) text: String,
    /// Bytes of the cell, with quotes.
    pub(super) span: Range<usize>,
}

/// The rows of a text that are not blank. The separator is the comma, unless the first line has none but tabs or
/// semicolons. A quote that is not closed ends the reading.
pub(super) fn rows(text: &str, faults: &mut Faults) -> Vec<Vec<Cell>> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = [',', '\t', ';'].into_iter().find(|it| first.contains(*it)).unwrap_or(',') as u8;
    let mut reader = Reader { text, at: 0, separator };
    let mut rows = Vec::new();
    while reader.at < text.len() {
        match reader.row() {
            Ok(row) => {
                if row.len() > 1 || row.iter().any(|cell| !cell.text.trim().is_empty()) {
                    rows.push(row);
                }
            }
            Err(span) => {
                let message = "a quoted field does not end with a quote followed by a separator";
                faults.push(Fault::new(Code::CsvSyntax, span, message));
                reader.skip_line();
            }
        }
    }
    rows
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
}

impl Reader<'_> {
    fn row(&mut self) -> Result<Vec<Cell>, Range<usize>> {
        let bytes = self.text.as_bytes();
        let mut row = Vec::new();
        loop {
            row.push(if bytes.get(self.at) == Some(&b'"') { self.quoted()? } else { self.plain() });
            match bytes.get(self.at) {
                Some(&byte) if byte == self.separator => self.at += 1,
                _ => {
                    self.skip_line();
                    return Ok(row);
                }
            }
        }
    }

    fn plain(&mut self) -> Cell {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        let end = |byte: &u8| *byte == self.separator || *byte == b'\n' || *byte == b'\r';
        let length = rest.iter().position(end).unwrap_or(rest.len());
        self.at += length;
        Cell { text: self.text[start..self.at].to_owned(), span: start..self.at }
    }

    fn quoted(&mut self) -> Result<Cell, Range<usize>> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut text = String::new();
        let mut from = start + 1;
        loop {
            let Some(length) = self.text[from..].find('"') else { return Err(start..start + 1) };
            text.push_str(&self.text[from..from + length]);
            let after = from + length + 1;
            match bytes.get(after) {
                Some(b'"') => {
                    text.push('"');
                    from = after + 1;
                }
                Some(&byte) if byte != self.separator && byte != b'\n' && byte != b'\r' => {
                    return Err(start..after);
                }
                _ => {
                    self.at = after;
                    return Ok(Cell { text, span: start..after });
                }
            }
        }
    }

    /// Goes behind the end of the line.
    fn skip_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
    }
}

/// A table that is written for programs: what a spreadsheet would take for a formula is kept as it is, because identifiers have
/// to be the same when another program, or this one, reads them.
pub(super) struct Rows(CsvWriter<Vec<u8>>);

impl Rows {
    /// Begins with this header.
    pub(super) fn new<'a>(header: impl IntoIterator<Item = &'a str>) -> Self {
        let mut rows = Self(CsvWriter::unguarded(Vec::new()));
        rows.put(header);
        rows
    }

    /// Adds a row.
    pub(super) fn put<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) {
        let written = self.0.header(fields);
        debug_assert!(written.is_ok(), "a buffer takes every row that is as wide as the header");
    }

    /// The table as text.
    pub(super) fn finish(self) -> String {
        let bytes = self.0.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_their_bytes() {
        let text = "a;\"b \"\"c\"\"\"\r\n\r\n1;\"x\ny\"\n";
        let mut faults = Faults::default();
        let rows = rows(text, &mut faults);
        assert!(faults.is_empty());
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [["a", "b \"c\""], ["1", "x\ny"]]);
        assert_eq!(&text[rows[0][1].span.clone()], "\"b \"\"c\"\"\"");
    }

    #[test]
    fn a_bad_quote_spoils_its_line_only() {
        let mut faults = Faults::default();
        let found = rows("a,b\n\"x\"y,1\nz,2\n\"open", &mut faults);
        assert_eq!((found.len(), faults.count(Code::CsvSyntax)), (2, 2));
    }
}
