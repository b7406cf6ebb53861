//! The one writer of CSV.

use std::borrow::Cow;
use std::io::Write;

use thiserror::Error;

use super::value::{Value, digits};

/// Why a table was not written.
#[derive(Debug, Error)]
pub enum CsvFault {
    /// What it is written to does not take it, or a row is wider or narrower than the header.
    #[error("could not write CSV: {0}")]
    Write(#[from] csv::Error),
    /// What it is written to does not take the rest.
    #[error("could not write CSV: {0}")]
    Flush(#[from] std::io::Error),
}

/// Writes rows as CSV (RFC 4180): comma, line feed, quotes where needed; texts are guarded unless the writer is
/// [`unguarded`](Self::unguarded), numbers are written with all their digits as JSON writes them.
pub struct CsvWriter<W: Write> {
    out: csv::Writer<W>,
    guards: bool,
}

impl<W: Write> CsvWriter<W> {
    /// A writer of a table that stands at the beginning of `out`.
    pub fn new(out: W) -> Self {
        Self { out: csv::Writer::from_writer(out), guards: true }
    }

    /// A writer of a table that other programs read, or this one reads back: texts stay as they are, because an apostrophe before
    /// an identifier would make another identifier of it. What people open in a spreadsheet is written by [`new`](Self::new).
    pub fn unguarded(out: W) -> Self {
        Self { guards: false, ..Self::new(out) }
    }

    /// The names of the columns.
    ///
    /// # Errors
    /// What the underlying writer returns.
    pub fn header<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) -> Result<(), CsvFault> {
        for name in names {
            self.text(name)?;
        }
        self.end_row()
    }

    /// A whole row.
    ///
    /// # Errors
    /// If the row is wider or narrower than the header, and what the underlying writer returns.
    pub fn row<'a>(&mut self, values: impl IntoIterator<Item = &'a Value>) -> Result<(), CsvFault> {
        for value in values {
            self.value(value)?;
        }
        self.end_row()
    }

    /// One value.
    ///
    /// # Errors
    /// What the underlying writer returns.
    pub fn value(&mut self, value: &Value) -> Result<(), CsvFault> {
        match value {
            Value::Text(text) => self.text(text),
            Value::Number(number) => self.number(*number),
            Value::List(_) => self.text(&value.plain()),
            Value::Nothing | Value::Integer(_) | Value::Boolean(_) | Value::Date(_) => {
                Ok(self.out.write_field(value.plain())?)
            }
        }
    }

    /// A text or key, guarded unless the writer is unguarded.
    ///
    /// # Errors
    /// What the underlying writer returns.
    pub fn text(&mut self, text: &str) -> Result<(), CsvFault> {
        let text = if self.guards { guarded(text) } else { Cow::Borrowed(text) };
        Ok(self.out.write_field(text.as_bytes())?)
    }

    /// A number; an empty cell if it is not finite.
    ///
    /// # Errors
    /// What the underlying writer returns.
    pub fn number(&mut self, number: f64) -> Result<(), CsvFault> {
        Ok(self.out.write_field(digits(number))?)
    }

    /// Ends a row that was written value by value.
    ///
    /// # Errors
    /// If the row is wider or narrower than the header, and what the underlying writer returns.
    pub fn end_row(&mut self) -> Result<(), CsvFault> {
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    /// What was written to, with everything in it.
    ///
    /// # Errors
    /// What the underlying writer returns.
    pub fn into_inner(self) -> Result<W, CsvFault> {
        self.out.into_inner().map_err(|fault| CsvFault::Flush(fault.into_error()))
    }
}

/// A text that no spreadsheet calculates: what begins like a formula gets an apostrophe before it.
///
/// # Source
/// OWASP, *CSV Injection*: cells that begin with `=`, `+`, `-`, `@`, tab or carriage return, also in full width. Spaces before
/// them do not make a text safe, because programs cut them off.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    let control = text.starts_with(['\t', '\r']);
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if control || begins { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[Value]) -> String {
        let mut writer = CsvWriter::new(Vec::new());
        writer.row(values).expect("a vector takes all");
        String::from_utf8(writer.into_inner().expect("a vector takes all")).expect("UTF-8")
    }

    #[test]
    fn formulas_are_guarded() {
        for formula in [
            "=1+1",
            "+CMD|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "＝1",
            "--1",
            "-",
            "-x",
            "-1",
            "\t=1",
            "\r1",
            " =1",
        ] {
            assert!(line(&[formula.into()]).trim_start_matches('"').starts_with('\''), "{formula}");
        }
        for plain in ["a - b", "1.10", "1e5", "'quoted'", "x=1"] {
            assert_eq!(line(&[plain.into()]), format!("{plain}\n"));
        }
    }

    #[test]
    fn unguarded_texts_are_read_back_as_they_are() {
        let texts = ["=1+1", "-a", " =x", "a, \"b\"\nc", "'q", "\t1"];
        let mut writer = CsvWriter::unguarded(Vec::new());
        writer.header(texts).expect("a vector takes all");
        let bytes = writer.into_inner().expect("a vector takes all");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let read = reader.records().next().expect("a row").expect("a row");
        assert_eq!(read.iter().collect::<Vec<_>>(), texts);
    }

    #[test]
    fn numbers_stay_numbers() {
        let values = [Value::from(-0.5), Value::from(-3_i64), Value::from(1e-7), Value::from(f64::INFINITY)];
        assert_eq!(line(&values), "-0.5,-3,1e-7,\n");
    }

    #[test]
    fn a_list_is_guarded_as_a_whole() {
        assert_eq!(line(&[Value::list(["-a", "b"])]), "'-a;b\n");
    }

    #[test]
    fn rows_are_as_wide_as_the_header() {
        let mut writer = CsvWriter::new(Vec::new());
        writer.header(["a", "b"]).expect("a vector takes all");
        assert!(writer.row(&[Value::from(true)]).is_err());
    }

    #[test]
    fn texts_are_quoted_where_needed() {
        assert_eq!(line(&["a, \"b\"\nc".into(), Value::Nothing]), "\"a, \"\"b\"\"\nc\",\n");
    }
}
