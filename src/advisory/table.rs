//! Tables of the document: typed cells under columns that have a heading for people and fields for programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::tables::{DataTable, Field, FieldType, Value, distinct};

use super::text::{Span, Text};

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words.
    Start,
    /// Numbers.
    End,
}

/// What stands in a cell. Exporters make the words of it for people; [`Cell::values`] is what programs get.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// A text that somebody wrote, or a name that has no key.
    Text(Text),
    /// Something that has a key.
    Key {
        /// Key, the same in every language.
        key: String,
        /// Name in the language of the document.
        label: Text,
    },
    /// How many.
    Count {
        /// Number.
        count: u64,
        /// Whether groups of three digits are set apart.
        grouped: bool,
    },
    /// A number.
    Number {
        /// Value with all its digits.
        value: f64,
        /// Digits after the decimal sign that people see.
        decimals: u8,
        /// Whether a sign stands before it in any case, because it is a difference.
        signed: bool,
    },
    /// A part of 1, which people read in per cent.
    Share {
        /// Value, `0..=1`.
        value: f64,
        /// Digits after the decimal sign that people see.
        decimals: u8,
        /// Whether it is a probability, which is never rounded to certainty.
        probability: bool,
    },
    /// Two ends.
    Interval {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
        /// Digits after the decimal sign that people see.
        decimals: u8,
        /// Whether the ends are parts of 1.
        share: bool,
    },
    /// Nothing that is known, defined or applicable, and the words that say so.
    Nothing(Text),
    /// Words that are more than the values behind them.
    Said {
        /// Words in the language of the document.
        words: Text,
        /// Values, one for each field of the column.
        values: Vec<Value>,
    },
    /// Several cells that people read as one.
    Parts {
        /// The cells, in the order of the column's fields.
        parts: Vec<Cell>,
        /// What people read, from left to right.
        said: Vec<Piece>,
    },
}

/// A piece of what people read in a cell of several parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Words between the parts.
    Words(String),
    /// The part at this position, from 0.
    Part(usize),
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

impl Cell {
    /// A key with its name.
    pub fn key(key: impl Into<String>, label: impl Into<Text>) -> Self {
        Self::Key { key: key.into(), label: label.into() }
    }

    /// An identifier that is printed as it is.
    pub fn code(key: &str) -> Self {
        Self::key(key, Text(vec![Span::Code(key.to_owned())]))
    }

    /// How many, without groups of digits.
    #[must_use]
    pub fn count(count: impl TryInto<u64>) -> Self {
        // What does not fit is below nothing, and nothing is counted below it.
        Self::Count { count: count.try_into().unwrap_or_default(), grouped: false }
    }

    /// A number with this many digits after the decimal sign.
    #[must_use]
    pub fn number(value: f64, decimals: u8) -> Self {
        Self::Number { value, decimals, signed: false }
    }

    /// A part of 1 in per cent with this many digits after the decimal sign.
    #[must_use]
    pub fn share(value: f64, decimals: u8) -> Self {
        Self::Share { value, decimals, probability: false }
    }

    /// A probability.
    #[must_use]
    pub fn probability(value: f64) -> Self {
        Self::Share { value, decimals: 0, probability: true }
    }

    /// Words with the values behind them.
    pub fn said(words: impl Into<Text>, values: impl Into<Vec<Value>>) -> Self {
        Self::Said { words: words.into(), values: values.into() }
    }

    /// Two cells with words between them.
    #[must_use]
    pub fn two(first: Cell, between: &str, second: Cell) -> Self {
        let said = vec![Piece::Part(0), Piece::Words(between.to_owned()), Piece::Part(1)];
        Self::Parts { parts: vec![first, second], said }
    }

    /// The values for a column of this many fields. A key gives its name too where there is a second field.
    #[must_use]
    pub fn values(&self, fields: usize) -> Vec<Value> {
        match self {
            Self::Text(text) => vec![text.to_plain().into()],
            Self::Key { key, label } if fields > 1 => vec![key.into(), label.to_plain().into()],
            Self::Key { key, .. } => vec![key.into()],
            Self::Count { count, .. } => vec![(*count).into()],
            Self::Number { value, .. } | Self::Share { value, .. } => vec![(*value).into()],
            Self::Interval { low, high, .. } => vec![(*low).into(), (*high).into()],
            Self::Nothing(_) => vec![Value::Nothing; fields],
            Self::Said { values, .. } => values.clone(),
            Self::Parts { parts, .. } => parts.iter().flat_map(|part| part.values(1)).collect(),
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Alignment.
    pub align: Align,
    /// Columns of the table for programs that stand for it; none if it holds nothing but words about others.
    pub fields: Vec<Field>,
}

impl Column {
    /// A column of words under a heading.
    pub fn start(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::Start, fields: Vec::new() }
    }

    /// A column of numbers under a heading.
    pub fn end(title: impl Into<String>) -> Self {
        Self { align: Align::End, ..Self::start(title) }
    }

    fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// With a field of texts or keys.
    #[must_use]
    pub fn string(self, name: &str) -> Self {
        self.with(Field::new(name, FieldType::String))
    }

    /// With a field of keys, and one of their names.
    #[must_use]
    pub fn labelled(self, name: &str) -> Self {
        self.string(name).string(&format!("{name}_label"))
    }

    /// With a field of whole numbers.
    #[must_use]
    pub fn integer(self, name: &str) -> Self {
        self.with(Field::new(name, FieldType::Integer))
    }

    /// With a field of numbers.
    #[must_use]
    pub fn number(self, name: &str) -> Self {
        self.with(Field::new(name, FieldType::Number))
    }

    /// With a field of parts of 1.
    #[must_use]
    pub fn share(self, name: &str) -> Self {
        self.with(Field::share(name))
    }

    /// With a field of yes or no.
    #[must_use]
    pub fn boolean(self, name: &str) -> Self {
        self.with(Field::new(name, FieldType::Boolean))
    }

    /// With a field of days.
    #[must_use]
    pub fn date(self, name: &str) -> Self {
        self.with(Field::new(name, FieldType::Date))
    }

    /// With a field of lists of keys.
    #[must_use]
    pub fn list(self, name: &str) -> Self {
        self.with(Field::new(name, FieldType::List))
    }

    /// With the unit of the last field.
    #[must_use]
    pub fn unit(mut self, unit: &str) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.unit = Some(unit.to_owned());
        }
        self
    }

    /// Makes the first field of the column one of those that tell rows apart.
    #[must_use]
    pub fn keyed(mut self) -> Self {
        if let Some(field) = self.fields.first_mut() {
            field.key = true;
        }
        self
    }
}

/// A table; the first column names the row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// Identifier within the document, and file name of its CSV.
    pub id: String,
    /// Caption.
    pub caption: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// Tables for programs of what people read as several items in one cell: one item a row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<DataTable>,
}

impl Table {
    /// The table as programs get it, under this name.
    #[must_use]
    pub fn data(&self, name: &str) -> DataTable {
        let fields =
            || self.columns.iter().flat_map(|column| column.fields.iter().map(move |field| (column, field)));
        let row = |cells: &Vec<Cell>| {
            let values = |(column, cell): (&Column, &Cell)| {
                let mut values = cell.values(column.fields.len());
                values.resize(column.fields.len(), Value::Nothing);
                values
            };
            let mut row: Vec<Value> = self.columns.iter().zip(cells).flat_map(values).collect();
            row.resize(fields().count(), Value::Nothing);
            row
        };
        let names = distinct(fields().map(|(_, field)| field.name.clone()));
        DataTable {
            name: name.to_owned(),
            title: self.caption.clone(),
            fields: fields().zip(names).map(|((_, field), name)| Field { name, ..field.clone() }).collect(),
            descriptions: fields().map(|(column, _)| column.title.clone()).collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}
