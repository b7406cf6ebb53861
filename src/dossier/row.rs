//! One row of a table, with typed access to its fields. What is wrong is reported once, at the field.

use std::ops::{Range, RangeInclusive};

use serde::de::DeserializeOwned;

use crate::diagnostics::{Code, suggest};
use crate::source::{Fault, Faults};
use crate::words;

use super::register::{Register, Sought};
use super::table::{Located, Table, field_span, row_span};
use super::{Date, Period};

/// What a finding says: what is wrong, and what to do if the page of the code does not say it better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    message: String,
    hint: Option<String>,
}

impl From<String> for Words {
    fn from(message: String) -> Self {
        Self { message, hint: None }
    }
}

impl From<&str> for Words {
    fn from(message: &str) -> Self {
        Self { message: message.to_owned(), hint: None }
    }
}

impl From<(String, String)> for Words {
    fn from((message, hint): (String, String)) -> Self {
        Self { message, hint: Some(hint) }
    }
}

impl From<(String, Option<String>)> for Words {
    fn from((message, hint): (String, Option<String>)) -> Self {
        Self { message, hint }
    }
}

/// A row while it is read.
#[derive(Debug)]
pub(super) struct Row<'r> {
    table: &'r Table<'r>,
    record: &'r csv::ByteRecord,
    start: usize,
    line: usize,
    faults: &'r mut Faults,
    rejected: bool,
}

impl<'r> Row<'r> {
    pub(super) fn new(
        table: &'r Table<'r>,
        record: &'r csv::ByteRecord,
        start: usize,
        line: usize,
        faults: &'r mut Faults,
    ) -> Self {
        Self { table, record, start, line, faults, rejected: false }
    }

    /// Where it starts, in bytes.
    #[must_use]
    pub(super) fn start(&self) -> u32 {
        u32::try_from(self.start).unwrap_or(u32::MAX)
    }

    /// Line of the row in the file, from 1.
    #[must_use]
    pub(super) fn line(&self) -> u32 {
        u32::try_from(self.line).unwrap_or(u32::MAX)
    }

    /// Whether something was rejected in it.
    #[must_use]
    pub(super) fn is_rejected(&self) -> bool {
        self.rejected
    }

    /// What was read from the row, unless something was rejected in it.
    #[must_use]
    pub(super) fn unless_rejected<T>(&self, value: T) -> Option<T> {
        (!self.rejected).then_some(value)
    }

    /// A field without the spaces around it; empty if the table has no such column.
    #[must_use]
    pub(super) fn bytes(&self, column: usize) -> &'r [u8] {
        let field = self.table.field(column).and_then(|field| self.record.get(field));
        field.unwrap_or_default().trim_ascii()
    }

    /// Where a field stands; an empty place if the table has no such column.
    #[must_use]
    pub(super) fn located(&self, column: usize) -> Located {
        let Some(field) = self.table.field(column) else { return Located { start: self.start(), length: 0 } };
        let span = self.table.plain_span(self.record, self.start, field);
        let text = &self.table.bytes()[span.clone()];
        let before = text.len() - text.trim_ascii_start().len();
        let start = u32::try_from(span.start + before).unwrap_or(u32::MAX);
        Located { start, length: u32::try_from(text.trim_ascii().len()).unwrap_or(0) }
    }

    /// The same as text.
    #[must_use]
    pub(super) fn text(&self, column: usize) -> &'r str {
        std::str::from_utf8(self.bytes(column)).unwrap_or_default()
    }

    /// The same as text, none if it is empty.
    #[must_use]
    pub(super) fn optional(&self, column: usize) -> Option<&'r str> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// Leaves the row out without a finding, because what it refers to has one already.
    pub(super) fn drop_silently(&mut self) {
        self.rejected = true;
    }

    /// Reports a fault at a column and leaves the row out.
    pub(super) fn reject<W: Into<Words>>(&mut self, code: Code, column: usize, words: impl FnOnce() -> W) {
        self.rejected = true;
        self.warn(code, column, words);
    }

    /// Reports a fault at a column and keeps the row.
    pub(super) fn warn<W: Into<Words>>(&mut self, code: Code, column: usize, words: impl FnOnce() -> W) {
        let (table, start) = (self.table, self.start);
        self.faults.add(code, || {
            let Words { message, hint } = words().into();
            let fault = Fault::new(code, table.span(start, column), message);
            if let Some(hint) = hint { fault.hint(hint) } else { fault }
        });
    }

    /// Reports a fault at a column without repeating what stands there, and keeps the row.
    pub(super) fn warn_hidden(&mut self, code: Code, column: usize, message: impl FnOnce() -> String) {
        let (table, start) = (self.table, self.start);
        self.faults.add(code, || Fault::new(code, table.span(start, column), message()).hidden());
    }

    /// A field that must not be empty.
    pub(super) fn required(&mut self, column: usize, name: &str) -> Option<&'r str> {
        let text = self.optional(column);
        if text.is_none() {
            self.rejected = true;
            if self.table.has(column) {
                self.reject(Code::CsvEmptyField, column, || format!("`{name}` is empty"));
            }
        }
        text
    }

    /// One of a few words; none if the field is empty.
    pub(super) fn choice<T: Copy>(
        &mut self,
        column: usize,
        words: &[(&'static str, T)],
        code: Code,
    ) -> Option<T> {
        let meant = |text: &str| words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        self.choose(column, meant, || words.iter().map(|(word, _)| *word).collect(), code)
    }

    /// One of the words of an enumeration; none if the field is empty.
    pub(super) fn word<T: DeserializeOwned>(&mut self, column: usize, code: Code) -> Option<T> {
        self.choose(column, words::meant, || words::all::<T>().to_vec(), code)
    }

    fn choose<T>(
        &mut self,
        column: usize,
        meant: impl Fn(&str) -> Option<T>,
        all: impl Fn() -> Vec<&'static str>,
        code: Code,
    ) -> Option<T> {
        let text = self.optional(column)?;
        let found = meant(text);
        if found.is_none() {
            self.reject(code, column, || {
                let hint = suggest(text, all()).map(|word| format!("did you mean `{word}`?"));
                (format!("`{text}` is none of {}", all().join(", ")), hint)
            });
        }
        found
    }

    /// One of the words of an enumeration, which must be there.
    pub(super) fn required_word<T: DeserializeOwned>(
        &mut self,
        column: usize,
        name: &str,
        code: Code,
    ) -> Option<T> {
        self.required(column, name)?;
        self.word(column, code)
    }

    /// A finite number; none if the field is empty.
    pub(super) fn number(&mut self, column: usize) -> Option<f64> {
        let text = self.optional(column)?;
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Some(number),
            Ok(_) => {
                self.reject(Code::NumberNotFinite, column, || format!("`{text}` is not a finite number"));
                None
            }
            Err(_) => {
                self.reject(Code::CsvNotANumber, column, || {
                    (format!("`{text}` is not a number"), number_hint(text))
                });
                None
            }
        }
    }

    /// A whole number in a range; none if the field is empty.
    pub(super) fn whole<T: TryFrom<i64>>(&mut self, column: usize, range: RangeInclusive<i64>) -> Option<T> {
        let text = self.optional(column)?;
        let parsed = text.strip_prefix('+').unwrap_or(text).parse::<i64>();
        match parsed {
            Ok(number) if range.contains(&number) => T::try_from(number).ok(),
            Ok(number) => {
                let (low, high) = (range.start(), range.end());
                self.reject(Code::NumberOutOfRange, column, || {
                    format!("{number} is out of range: it has to be from {low} to {high}")
                });
                None
            }
            Err(_) => {
                self.reject(Code::CsvNotANumber, column, || format!("`{text}` is not a whole number"));
                None
            }
        }
    }

    /// A period of the calendar from two columns; what is left empty is taken from the other one.
    pub(super) fn period(&mut self, from: usize, to: usize) -> Option<Period> {
        let first = self.date(from);
        let last = self.date(to);
        let period = match (first, last) {
            (None, None) => return None,
            (Some(one), None) | (None, Some(one)) => one,
            (Some(first), Some(last)) => Period { from: first.from, to: last.to },
        };
        if period.from > period.to {
            self.reject(Code::PeriodReversed, to, || {
                format!("the period ends on {} before it begins on {}", period.to, period.from)
            });
            return None;
        }
        Some(period)
    }

    fn date(&mut self, column: usize) -> Option<Period> {
        let text = self.optional(column)?;
        let period = Date::parse_period(text);
        if period.is_none() {
            self.reject(Code::DateInvalid, column, || format!("`{text}` is not a day, a month or a year"));
        }
        period
    }

    /// What the identifier in a column stands for. An unknown one is reported under `code`; `what` names what it should be.
    pub(super) fn resolve<T: Copy>(
        &mut self,
        column: usize,
        register: &Register<T>,
        code: Code,
        what: &str,
    ) -> Option<T> {
        let bytes = self.bytes(column);
        match register.find(bytes) {
            Sought::Found(target) => Some(target),
            Sought::Lost => {
                self.rejected = true;
                None
            }
            Sought::Unknown => {
                let text = self.text(column);
                self.reject_unknown(column, code, &format!("`{text}` is not {what}"), |asked| {
                    register.suggest(text, asked)
                });
                None
            }
        }
    }

    /// Reports an unknown identifier with the one that was probably meant. `meant` is given the number of times that this
    /// was asked before, so that it can refuse.
    pub(super) fn reject_unknown<'s>(
        &mut self,
        column: usize,
        code: Code,
        message: &str,
        meant: impl FnOnce(usize) -> Option<&'s str>,
    ) {
        let asked = self.faults.count(code);
        self.reject(code, column, || {
            (message.to_owned(), meant(asked).map(|word| format!("did you mean `{word}`?")))
        });
    }

    pub(super) fn wrong_width(&mut self, expected: usize) {
        let (bytes, start, found) = (self.table.bytes(), self.start, self.record.len());
        self.faults.add(Code::CsvFieldCount, || {
            let span: Range<usize> = if found > expected {
                field_span(bytes, start, expected).start..field_span(bytes, start, found - 1).end
            } else {
                row_span(bytes, start)
            };
            let message = format!("the row has {found} fields, but the header row has {expected}");
            Fault::new(Code::CsvFieldCount, span, message)
        });
    }

    pub(super) fn check_spaces(&mut self) {
        let spaced = |field: &[u8]| {
            let is_space = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
            is_space(field.first()) || is_space(field.last())
        };
        let (bytes, start) = (self.table.bytes(), self.start);
        for (position, field) in self.record.iter().enumerate().filter(|(_, field)| spaced(field)) {
            self.faults.add(Code::CsvSpaces, || {
                let message =
                    format!("there are spaces around `{}`", String::from_utf8_lossy(field.trim_ascii()));
                Fault::new(Code::CsvSpaces, field_span(bytes, start, position), message)
            });
        }
    }
}

/// What to do about common ways of writing numbers.
fn number_hint(text: &str) -> Option<String> {
    let comma = text.contains(',').then(|| text.replace(',', "."));
    let plain: String = text.chars().filter(|it| it.is_ascii_digit() || matches!(it, '.' | '-')).collect();
    let candidate = comma.filter(|it| it.parse::<f64>().is_ok()).unwrap_or(plain);
    candidate.parse::<f64>().is_ok().then(|| format!("write `{candidate}`, if that is what is meant"))
}
