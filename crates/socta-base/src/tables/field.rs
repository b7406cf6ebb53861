//! What the columns of a table for programs are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::csv::{CsvFault, CsvWriter};
use super::value::Value;

/// Type of the values of a column, by the names of the Frictionless Table Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// Texts and keys.
    String,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Days as `2026-12-31`.
    Date,
    /// Keys with [`LIST_DELIMITER`](super::LIST_DELIMITER) between them.
    List,
}

impl FieldType {
    /// Whether a value may stand in a column of this type. A whole number is a number.
    #[must_use]
    pub fn takes(self, value: &Value) -> bool {
        match value {
            Value::Nothing => true,
            Value::Text(_) => self == Self::String,
            Value::Integer(_) => matches!(self, Self::Integer | Self::Number),
            Value::Number(_) => self == Self::Number,
            Value::Boolean(_) => self == Self::Boolean,
            Value::Date(_) => self == Self::Date,
            Value::List(_) => self == Self::List,
        }
    }
}

/// A column of a table for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Field {
    /// Key of the column: small letters, digits and underscores, the same in every language.
    pub name: String,
    /// Type of every value that is not empty.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Unit of a number, as `share` for a part of 1; none for a number without unit and for other types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whether the column is one of those that tell rows apart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
}

/// Unit of a part of 1.
const SHARE: &str = "share";

impl Field {
    /// A column of this name and type.
    #[must_use]
    pub fn new(name: &str, kind: FieldType) -> Self {
        Self { name: snake(name), kind, unit: None, key: false }
    }

    /// A column of parts of 1, `0..=1`.
    #[must_use]
    pub fn share(name: &str) -> Self {
        Self { unit: Some(SHARE.to_owned()), ..Self::new(name, FieldType::Number) }
    }

    /// Whether its values are parts of 1.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit.as_deref() == Some(SHARE)
    }
}

/// A name as the key of a column: small letters and digits, underscores for all else, no digit at its beginning.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            letter if letter.is_ascii_alphanumeric() => key.push(letter.to_ascii_lowercase()),
            _ if key.ends_with('_') => {}
            _ => key.push('_'),
        }
    }
    let key = key.trim_matches('_');
    if key.is_empty() || key.starts_with(|first: char| first.is_ascii_digit()) {
        format!("n_{key}")
    } else {
        key.to_owned()
    }
}

/// Names of columns of their own: one that is taken already gets a number.
#[must_use]
pub fn distinct(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for name in names {
        let numbered = (2_usize..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
        taken.push(free.unwrap_or(name));
    }
    taken
}

/// A table for programs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DataTable {
    /// Name, usable as a file name.
    pub name: String,
    /// What its rows are, in words.
    pub title: String,
    /// Columns.
    pub fields: Vec<Field>,
    /// What each column says, in words; as many as there are columns.
    pub descriptions: Vec<String>,
    /// Rows; each has one value a column.
    pub rows: Vec<Vec<Value>>,
}

impl DataTable {
    /// The table as CSV (RFC 4180) with a header row.
    ///
    /// # Errors
    /// If a row is wider or narrower than the header.
    pub fn to_csv(&self) -> Result<Vec<u8>, CsvFault> {
        let mut writer = CsvWriter::new(Vec::new());
        writer.header(self.fields.iter().map(|field| field.name.as_str()))?;
        for row in &self.rows {
            writer.row(row)?;
        }
        writer.into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns_are_keys() {
        assert_eq!(snake("drugs.cocaine"), "drugs_cocaine");
        assert_eq!(snake("P(top 10)"), "p_top_10");
        assert_eq!(snake("2021"), "n_2021");
        assert_eq!(snake("–"), "n_");
    }

    #[test]
    fn names_that_are_taken_get_numbers() {
        let names = ["a", "b", "a", "a_2", "a"].map(str::to_owned);
        assert_eq!(distinct(names), ["a", "b", "a_2", "a_2_2", "a_3"]);
    }

    #[test]
    fn a_whole_number_is_a_number_and_a_text_is_none() {
        assert!(FieldType::Number.takes(&Value::Integer(1)));
        assert!(!FieldType::Number.takes(&Value::from("1e5")));
        assert!(!FieldType::Integer.takes(&Value::Number(1.0)));
        assert!(FieldType::Date.takes(&Value::Nothing));
    }
}
