//! Rows of a CSV text (RFC 4180), without a copy of unquoted fields: an edge list of millions of rows is read in about the
//! time that it takes to look at its bytes.

use std::borrow::Cow;

use super::faults::Fault;

/// The rows of a text, one after another.
pub(super) struct Rows<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    separator: u8,
}

impl<'a> Rows<'a> {
    /// A byte order mark is skipped. The separator is the comma, unless the first line has none but tabs or semicolons.
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let header = text.lines().next().unwrap_or_default();
        let separator = [b',', b'\t', b';'].into_iter().find(|&byte| header.as_bytes().contains(&byte));
        Self { text, at: 0, line: 1, separator: separator.unwrap_or(b',') }
    }

    /// The next row that is not blank: its fields, and the line where it starts. None at the end.
    pub(super) fn next(&mut self, fields: &mut Vec<Cow<'a, str>>) -> Option<(u64, Result<(), Fault>)> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if byte == b'\n' {
                self.line += 1;
            } else if byte != b'\r' {
                break;
            }
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return None;
        }
        let line = self.line;
        fields.clear();
        loop {
            let field = if bytes.get(self.at) == Some(&b'"') { self.quoted() } else { Ok(self.plain()) };
            match field {
                Ok(field) => fields.push(field),
                Err(fault) => {
                    self.skip_line();
                    return Some((line, Err(fault)));
                }
            }
            if bytes.get(self.at) != Some(&self.separator) {
                self.end_line();
                return Some((line, Ok(())));
            }
            self.at += 1;
        }
    }

    fn plain(&mut self) -> Cow<'a, str> {
        let rest = &self.text.as_bytes()[self.at..];
        let length =
            rest.iter().position(|&byte| byte == self.separator || byte == b'\n').unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        let field = &self.text[start..self.at];
        // A carriage return before the end of a line belongs to the end of the line.
        let ends_line = rest.get(length) != Some(&self.separator);
        Cow::Borrowed(if ends_line { field.strip_suffix('\r').unwrap_or(field) } else { field })
    }

    fn quoted(&mut self) -> Result<Cow<'a, str>, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut at = start;
        let mut doubled = false;
        loop {
            match bytes.get(at) {
                None => return Err(Fault::Quote),
                Some(b'"') if bytes.get(at + 1) == Some(&b'"') => {
                    doubled = true;
                    at += 2;
                }
                Some(b'"') => break,
                Some(&byte) => {
                    self.line += u64::from(byte == b'\n');
                    at += 1;
                }
            }
        }
        let field = &self.text[start..at];
        self.at = at + 1;
        match bytes.get(self.at) {
            None | Some(b'\n' | b'\r') => {}
            Some(&byte) if byte == self.separator => {}
            Some(_) => return Err(Fault::Quote),
        }
        Ok(if doubled { Cow::Owned(field.replace("\"\"", "\"")) } else { Cow::Borrowed(field) })
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

    fn all(text: &str) -> Vec<(u64, Result<Vec<String>, Fault>)> {
        let mut rows = Rows::new(text);
        let mut fields = Vec::new();
        let mut found = Vec::new();
        while let Some((line, result)) = rows.next(&mut fields) {
            let owned = fields.iter().map(|field| field.clone().into_owned()).collect();
            found.push((line, result.map(|()| owned)));
        }
        found
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
    fn other_separators_and_a_mark() {
        assert_eq!(all("\u{feff}a;b\n1;2"), [row(1, &["a", "b"]), row(2, &["1", "2"])]);
        assert_eq!(all("a\tb\n1\t2,3"), [row(1, &["a", "b"]), row(2, &["1", "2,3"])]);
        assert_eq!(all(""), []);
    }
}
