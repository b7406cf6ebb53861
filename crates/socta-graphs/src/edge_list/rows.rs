//! Rows of a CSV text (RFC 4180), read block by block and without a copy of fields: an edge list of millions of rows is read
//! in about the time that it takes to look at its bytes, and takes the memory of one block.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

use super::faults::Fault;

/// Bytes that are read at once.
const BLOCK: usize = 1 << 18;

/// The rows of a text, one after another.
pub(super) struct Rows<R> {
    from: R,
    /// What has been read and not been done with, from some row on.
    text: String,
    /// Bytes at the end of a block that are not yet a whole character.
    rest: Vec<u8>,
    /// Whether the text ends here.
    ended: bool,
    at: usize,
    line: u64,
    separator: u8,
    fields: Vec<Field>,
}

/// A field of the present row.
struct Field {
    place: Range<usize>,
    /// Whether quotes in it are doubled.
    doubled: bool,
}

/// Whether a row is well-formed.
type Row = Result<(), Fault>;

/// What there is of a row.
enum Found {
    Row(Row),
    /// The text ends before it is known how the row goes on.
    Cut,
}

impl<R: Read> Rows<R> {
    /// A byte order mark is skipped. The separator is the comma, unless the first line has none but tabs or semicolons.
    ///
    /// # Errors
    ///
    /// A text that cannot be read or is no UTF-8 before the end of the first line, with the line.
    pub(super) fn new(from: R) -> Result<Self, (u64, Fault)> {
        let (text, rest, fields) = (String::new(), Vec::new(), Vec::new());
        let mut rows = Self { from, text, rest, ended: false, at: 0, line: 1, separator: b',', fields };
        while !rows.ended && !rows.text.contains('\n') {
            rows.more()?;
        }
        if rows.text.starts_with('\u{feff}') {
            rows.at = '\u{feff}'.len_utf8();
        }
        let header = rows.text[rows.at..].lines().next().unwrap_or_default();
        let found = [b',', b'\t', b';'].into_iter().find(|&byte| header.as_bytes().contains(&byte));
        rows.separator = found.unwrap_or(b',');
        Ok(rows)
    }

    /// The next row that is not blank: the line where it starts, and whether it is well-formed; its fields are then there.
    /// None at the end.
    ///
    /// # Errors
    ///
    /// As [`Rows::new`].
    pub(super) fn next(&mut self) -> Result<Option<(u64, Row)>, (u64, Fault)> {
        loop {
            self.skip_blank();
            if self.at >= self.text.len() && self.ended {
                return Ok(None);
            }
            let (at, line) = (self.at, self.line);
            match self.row() {
                // At the very end of the block the end of a line may go on in the next one.
                Found::Row(row) if self.ended || self.at < self.text.len() => return Ok(Some((line, row))),
                _ => {
                    (self.at, self.line) = (at, line);
                    self.more()?;
                }
            }
        }
    }

    /// Number of fields of the present row.
    pub(super) fn width(&self) -> usize {
        self.fields.len()
    }

    /// A field of the present row, which must have that many.
    pub(super) fn field(&self, at: usize) -> Cow<'_, str> {
        let field = &self.fields[at];
        let text = &self.text[field.place.clone()];
        if field.doubled { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
    }

    /// Reads on. What is done with is dropped; a row that is longer than all that is there doubles it.
    fn more(&mut self) -> Result<(), (u64, Fault)> {
        self.text.drain(..self.at);
        self.at = 0;
        let mut block = std::mem::take(&mut self.rest);
        let most = BLOCK.max(self.text.len()) as u64;
        let read = self.from.by_ref().take(most).read_to_end(&mut block);
        let read = read.map_err(|error| (self.line, Fault::Unreadable(error.to_string())))?;
        self.ended = read == 0;
        match std::str::from_utf8(&block) {
            Ok(text) => self.text.push_str(text),
            Err(fault) => {
                let (good, bad) = block.split_at(fault.valid_up_to());
                if self.ended || fault.error_len().is_some() {
                    let ends = self.text.bytes().chain(good.iter().copied()).filter(|&byte| byte == b'\n');
                    return Err((self.line + ends.count() as u64, Fault::NotUtf8(bad[0])));
                }
                self.text.push_str(&String::from_utf8_lossy(good));
                self.rest = bad.to_vec();
                return Ok(());
            }
        }
        // The buffer is used again.
        block.clear();
        self.rest = block;
        Ok(())
    }

    fn skip_blank(&mut self) {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            if byte == b'\n' {
                self.line += 1;
            } else if byte != b'\r' {
                break;
            }
            self.at += 1;
        }
    }

    fn row(&mut self) -> Found {
        self.fields.clear();
        loop {
            if self.text.as_bytes().get(self.at) == Some(&b'"') {
                match self.quoted() {
                    Some(true) => {}
                    None if !self.ended => return Found::Cut,
                    Some(false) | None => {
                        self.skip_line();
                        return Found::Row(Err(Fault::Quote));
                    }
                }
            } else {
                self.plain();
            }
            if self.text.as_bytes().get(self.at) != Some(&self.separator) {
                self.end_line();
                return Found::Row(Ok(()));
            }
            self.at += 1;
        }
    }

    fn plain(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let length =
            rest.iter().position(|&byte| byte == self.separator || byte == b'\n').unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        // A carriage return before the end of a line belongs to the end of the line.
        let ends_line = rest.get(length) != Some(&self.separator);
        let returned = ends_line && rest[..length].last() == Some(&b'\r');
        let end = self.at - usize::from(returned);
        self.fields.push(Field { place: start..end, doubled: false });
    }

    /// Whether a quoted field is well-formed; none if its quote is not closed.
    fn quoted(&mut self) -> Option<bool> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let (mut at, mut lines) = (start, 0);
        let mut doubled = false;
        loop {
            match bytes.get(at)? {
                b'"' if bytes.get(at + 1) == Some(&b'"') => {
                    doubled = true;
                    at += 2;
                }
                b'"' => break,
                byte => {
                    lines += u64::from(*byte == b'\n');
                    at += 1;
                }
            }
        }
        self.fields.push(Field { place: start..at, doubled });
        self.at = at + 1;
        self.line += lines;
        Some(match bytes.get(self.at) {
            None | Some(b'\n' | b'\r') => true,
            Some(&byte) => byte == self.separator,
        })
    }

    fn end_line(&mut self) {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b'\r') {
            self.at += 1;
        }
        if bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
            self.line += 1;
        }
    }

    fn skip_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        self.end_line();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at once.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let some = self.0.len().min(self.1).min(buffer.len());
            let (now, later) = self.0.split_at(some);
            buffer[..some].copy_from_slice(now);
            self.0 = later;
            Ok(some)
        }
    }

    type Told = Vec<(u64, Result<Vec<String>, Fault>)>;

    fn of(from: impl Read) -> Result<Told, (u64, Fault)> {
        let mut rows = Rows::new(from)?;
        let mut found = Vec::new();
        while let Some((line, result)) = rows.next()? {
            let owned = (0..rows.width()).map(|at| rows.field(at).into_owned()).collect();
            found.push((line, result.map(|()| owned)));
        }
        Ok(found)
    }

    fn all(text: &str) -> Told {
        of(text.as_bytes()).expect("it is text")
    }

    fn row(line: u64, fields: &[&str]) -> (u64, Result<Vec<String>, Fault>) {
        (line, Ok(fields.iter().map(|&field| field.to_owned()).collect()))
    }

    #[test]
    fn plain_rows_with_every_end_of_line() {
        assert_eq!(all("a,b\r\n1,\n\n,2"), [row(1, &["a", "b"]), row(2, &["1", ""]), row(4, &["", "2"])]);
    }

    #[test]
    fn quotes_hold_separators_ends_of_line_and_quotes() {
        let text = "a,b\n\"x, \"\"y\"\"\",\"1\n2\"\nend,0\n";
        assert_eq!(all(text), [row(1, &["a", "b"]), row(2, &["x, \"y\"", "1\n2"]), row(4, &["end", "0"])]);
    }

    #[test]
    fn a_bad_quote_spoils_its_line_only() {
        let text = "a,b\n\"x\"y,1\nz,2\n\"open";
        let found = all(text);
        assert_eq!(found[1], (2, Err(Fault::Quote)));
        assert_eq!(found[2], row(3, &["z", "2"]));
        assert_eq!(found[3], (4, Err(Fault::Quote)));
    }

    #[test]
    fn an_open_quote_moves_no_line() {
        assert_eq!(all("a,b\n\"x,1\nz,2\n")[1..], [(2, Err(Fault::Quote)), row(3, &["z", "2"])]);
    }

    #[test]
    fn rows_that_reach_over_blocks_are_whole() {
        let row = |at: usize| match at % 5 {
            0 => format!("{at},plain\r\n"),
            1 => format!("{at},\"quoted, \"\"{at}\"\"\nand more\"\n\n"),
            2 => format!("{at},Ł{}\n", "é".repeat(at % 90)),
            3 => format!("{at},\"x\"y\n"),
            _ => format!("{at},{}\n", "long ".repeat(at / 7)),
        };
        let text: String = std::iter::once("a,b\n".to_owned()).chain((0..3_000).map(row)).collect();
        assert!(text.len() > 2 * BLOCK);
        let at_once = all(&text);
        assert_eq!(at_once.len(), 3_001);
        for size in [BLOCK - 1, 1_001, 64] {
            assert_eq!(of(Drops(text.as_bytes(), size)), Ok(at_once.clone()));
        }
        let lines = text.split('\n').position(|line| line.starts_with("2999,")).expect("the last row");
        assert_eq!(at_once.last().map(|(line, _)| *line), Some(lines as u64 + 1));
    }

    #[test]
    fn what_is_no_text_is_told_with_its_line() {
        let mut bytes = "a,b\n".repeat(100_000).into_bytes();
        bytes.extend_from_slice(b"c,\xc3\n");
        assert_eq!(of(bytes.as_slice()).err(), Some((100_001, Fault::NotUtf8(0xc3))));
        assert_eq!(of(&b"a,b\n1,\xe2\x82"[..]).err(), Some((2, Fault::NotUtf8(0xe2))));
    }

    #[test]
    fn other_separators_and_a_mark() {
        assert_eq!(all("\u{feff}a;b\n1;2"), [row(1, &["a", "b"]), row(2, &["1", "2"])]);
        assert_eq!(all("a\tb\n1\t2,3"), [row(1, &["a", "b"]), row(2, &["1", "2,3"])]);
        assert_eq!(all(""), []);
    }
}
