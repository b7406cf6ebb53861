//! A CSV table: its header row, its quotation marks, and where its fields stand.

use std::ops::Range;

use crate::diagnostics::{Code, did_you_mean, suggest};
use crate::source::{Fault, Faults};

use super::columns::Description;

/// A column that the table does not have.
const ABSENT: usize = usize::MAX;

/// Where a field stands in the bytes of its table, without the spaces around it. Smaller than its text, and as good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Located {
    pub(super) start: u32,
    pub(super) length: u32,
}

/// A table whose header row has been read.
#[derive(Debug)]
pub(super) struct Table<'a> {
    bytes: &'a [u8],
    /// Bytes of the rows.
    pub(super) body: Range<usize>,
    /// Field of each described column.
    fields: Vec<usize>,
    /// Number of fields in the header row.
    pub(super) width: usize,
    /// Whether there is a quotation mark anywhere. If not, every line break ends a row.
    pub(super) quoted: bool,
}

impl<'a> Table<'a> {
    /// Reads the header row. `bytes` must have gone through [`crate::source::text::make_readable`] and not be empty.
    #[must_use]
    pub(super) fn open(description: &Description, bytes: &'a [u8], faults: &mut Faults) -> Self {
        let quoted = bytes.contains(&b'"');
        let end = if quoted { check_quotes(bytes, faults) } else { bytes.len() };
        let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len()).min(end);
        let mut reader = reader(&bytes[start..end]);
        let mut record = csv::ByteRecord::new();
        let read = reader.read_byte_record(&mut record).unwrap_or(false);
        let body = if read { start + offset(&reader) } else { end };
        let names: Vec<(String, Range<usize>)> = (0..record.len())
            .map(|field| {
                let name = String::from_utf8_lossy(&record[field]).trim().to_owned();
                (name, field_span(bytes, start, field))
            })
            .collect();
        let fields = match_header(description, &names, start, faults);
        Self { bytes, body: body.min(end)..end, fields, width: names.len(), quoted }
    }

    /// The bytes of the whole table.
    #[must_use]
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Whether the header row has a column.
    #[must_use]
    pub(super) fn has(&self, column: usize) -> bool {
        self.fields[column] != ABSENT
    }

    /// Bytes of a field of the row that starts at `start`; the whole row if the table has no such column.
    #[must_use]
    pub(super) fn span(&self, start: usize, column: usize) -> Range<usize> {
        match self.fields[column] {
            ABSENT => row_span(self.bytes, start),
            field => field_span(self.bytes, start, field),
        }
    }

    /// Whether every row could be told apart. If not, what it declares may be missing from a register.
    #[must_use]
    pub(super) fn is_whole(&self, faults: &Faults) -> bool {
        let lost = [Code::CsvSyntax, Code::CsvFieldCount, Code::CsvMissingColumn, Code::CsvEmptyField];
        lost.iter().all(|code| faults.count(*code) == 0)
    }

    /// The text of a field whose place was kept.
    #[must_use]
    pub(super) fn text(&self, at: Located) -> &'a str {
        let start = at.start as usize;
        let bytes = self.bytes.get(start..start + at.length as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Bytes of a field of a row that is being read. Without quotation marks its place follows from the record.
    pub(super) fn plain_span(&self, record: &csv::ByteRecord, start: usize, field: usize) -> Range<usize> {
        match record.range(field) {
            Some(range) if !self.quoted => {
                let offset = row_start(self.bytes, start) + field;
                offset + range.start..offset + range.end
            }
            _ => field_span(self.bytes, start, field),
        }
    }

    pub(super) fn field(&self, column: usize) -> Option<usize> {
        Some(self.fields[column]).filter(|field| *field != ABSENT)
    }
}

/// Reads rows of any width.
pub(super) fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(1 << 16).from_reader(bytes)
}

fn offset(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// The field of each described column. A misspelt column is read as the one that was meant, so that its values are checked
/// too.
fn match_header(
    description: &Description,
    names: &[(String, Range<usize>)],
    start: usize,
    faults: &mut Faults,
) -> Vec<usize> {
    let mut fields = vec![ABSENT; description.columns.len()];
    let mut strange = Vec::new();
    for (field, (name, span)) in names.iter().enumerate() {
        match description.columns.iter().position(|column| column.name == name) {
            Some(column) if fields[column] == ABSENT => fields[column] = field,
            Some(column) => {
                let message = format!("the column `{name}` stands here a second time");
                let fault = Fault::new(Code::CsvDuplicateColumn, span.clone(), message);
                faults.push(fault.related(names[fields[column]].1.clone(), "first here"));
            }
            None => strange.push(field),
        }
    }
    for field in strange {
        let meant = strange_column(description, &names[field], &fields, faults);
        if let Some(column) = meant {
            fields[column] = field;
        }
    }
    let end = names.last().map_or(start, |(_, span)| span.end);
    for (column, _) in
        description.columns.iter().zip(&fields).filter(|(it, at)| it.required && **at == ABSENT)
    {
        let message = format!("the column `{}` is missing: {}", column.name, column.meaning);
        faults.push(Fault::new(Code::CsvMissingColumn, start..end, message));
    }
    fields
}

/// Reports a column that the table does not have; gives the one that was probably meant.
fn strange_column(
    description: &Description,
    (name, span): &(String, Range<usize>),
    fields: &[usize],
    faults: &mut Faults,
) -> Option<usize> {
    let open = description.columns.iter().zip(fields).filter(|(_, field)| **field == ABSENT);
    let free: Vec<&str> = open.map(|(column, _)| column.name).collect();
    let otherwise = match free.as_slice() {
        [] => "remove it".to_owned(),
        free => format!("remove it; columns that could stand here: {}", free.join(", ")),
    };
    let message = format!("`{}.csv` has no column `{name}`", description.table.name());
    let hint = did_you_mean(name, free.iter().copied(), otherwise);
    faults.push(Fault::new(Code::CsvUnknownColumn, span.clone(), message).hint(hint));
    let meant = suggest(name, free)?;
    description.columns.iter().position(|column| column.name == meant)
}

/// Reports misplaced quotation marks, and gives the end of what can be read: the start of the row with a quotation mark
/// that is never closed.
fn check_quotes(bytes: &[u8], faults: &mut Faults) -> usize {
    let (mut at, mut row) = (0, 0);
    let mut field_start = true;
    while at < bytes.len() {
        match bytes[at] {
            b'"' if field_start => match closing_quote(bytes, at + 1) {
                None => {
                    faults.push(
                        Fault::new(Code::CsvSyntax, at..at + 1, "this quotation mark is never closed")
                            .hint("close it at the end of the field; what follows was not read"),
                    );
                    return row;
                }
                Some(close) => {
                    at = close + 1;
                    if bytes.get(at).is_some_and(|next| !matches!(next, b',' | b'\n' | b'\r')) {
                        let message = "text follows the closing quotation mark of a field";
                        faults.push(Fault::new(Code::CsvSyntax, at..at + 1, message));
                    }
                    field_start = false;
                    continue;
                }
            },
            b'"' => {
                let message = "a quotation mark stands in a field that does not begin with one";
                faults.push(Fault::new(Code::CsvSyntax, at..at + 1, message));
            }
            b',' => field_start = true,
            b'\n' => {
                field_start = true;
                row = at + 1;
            }
            b'\r' => {}
            _ => field_start = false,
        }
        if bytes[at] == b'"' {
            field_start = false;
        }
        at += 1;
    }
    bytes.len()
}

/// Position of the quotation mark that closes a field; doubled ones belong to the text.
fn closing_quote(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Skips what the CSV reader skips between rows.
fn row_start(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().position(|byte| !matches!(byte, b'\n' | b'\r')).unwrap_or(0)
}

/// Bytes of a field of the row that starts at `start`, without its quotation marks.
pub(super) fn field_span(bytes: &[u8], start: usize, field: usize) -> Range<usize> {
    let mut at = row_start(bytes, start);
    for position in 0..=field {
        let quoted = bytes.get(at) == Some(&b'"');
        let close = if quoted { closing_quote(bytes, at + 1) } else { None };
        let from = close.map_or(at, |close| close + 1);
        let rest = bytes.get(from..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|byte| matches!(byte, b',' | b'\n' | b'\r'))
            .map_or(bytes.len(), |it| from + it);
        if position == field {
            return close.map_or(at..end, |close| at + 1..close);
        }
        if bytes.get(end) != Some(&b',') {
            return end..end;
        }
        at = end + 1;
    }
    at..at
}

/// Bytes of the first line of the row that starts at `start`.
pub(super) fn row_span(bytes: &[u8], start: usize) -> Range<usize> {
    let at = row_start(bytes, start);
    let rest = bytes.get(at..).unwrap_or_default();
    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(bytes.len(), |it| at + it);
    at..end
}
