//! What stands in a cell of a table for programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands between the items of a list in a cell.
pub const LIST_DELIMITER: &str = ";";

/// A value of one type. Words for people are made of it elsewhere, so that nothing has to be read back out of words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Not known, not defined or not applicable: an empty cell.
    #[default]
    Nothing,
    /// A text or a key, also one that looks like a number.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A finite number; [`Value::from`] makes [`Value::Nothing`] of one that is not.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day as `2026-12-31`.
    Date(String),
    /// Keys, perhaps none.
    List(Vec<String>),
}

impl Value {
    /// The text of the value without a guard: numbers with all their digits as JSON writes them, lists with
    /// [`LIST_DELIMITER`] between their items, nothing as no text.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) | Self::Date(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => digits(*number),
            Self::Boolean(holds) => holds.to_string(),
            Self::List(items) => items.join(LIST_DELIMITER),
        }
    }

    /// Whether it is a number of either type.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Number(_))
    }

    /// A list of keys.
    pub fn list<S: Into<String>>(keys: impl IntoIterator<Item = S>) -> Self {
        Self::List(keys.into_iter().map(Into::into).collect())
    }
}

/// A number with all its digits, as JSON writes it; nothing if it is not finite.
pub(super) fn digits(number: f64) -> String {
    // A sum of nothing but negative zeros would be written with a sign.
    serde_json::Number::from_f64(number + 0.0).map_or_else(String::new, |number| number.to_string())
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Nothing }
    }
}

impl From<bool> for Value {
    fn from(holds: bool) -> Self {
        Self::Boolean(holds)
    }
}

macro_rules! whole {
    ($($type:ty),*) => {$(
        impl From<$type> for Value {
            fn from(number: $type) -> Self {
                // What does not fit is far beyond anything that is counted here; it stays a number.
                i64::try_from(number).map_or_else(|_| Self::Number(number as f64), Self::Integer)
            }
        }
    )*};
}

whole!(u8, u16, u32, u64, usize, i32, i64);

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits_and_texts_stay_texts() {
        let plain = |value: Value| value.plain();
        assert_eq!(plain(Value::from(0.1 + 0.2)), "0.30000000000000004");
        assert_eq!(plain(Value::from(5.0)), "5.0");
        assert_eq!(plain(Value::from(-0.0)), "0.0");
        assert_eq!(plain(Value::from("1e5")), "1e5");
        assert_eq!(plain(Value::from(7_u64)), "7");
        assert_eq!(plain(Value::list(["a", "b"])), "a;b");
        assert_eq!(plain(Value::from(None::<f64>)), "");
        assert_eq!(Value::from(f64::NAN), Value::Nothing);
    }
}
