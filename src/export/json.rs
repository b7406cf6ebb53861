//! JSON with a format name and version at its head.

use serde::Serialize;
use thiserror::Error;

use crate::advisory::Advisory;

/// Why a value does not become JSON.
#[derive(Debug, Error)]
pub enum JsonFault {
    /// The value cannot be written.
    #[error("cannot be written as JSON: {0}")]
    Write(#[from] serde_json::Error),
    /// The first key is not `schema` with the name and major version of a format.
    #[error("a versioned document begins with \"schema\": \"socta.NAME/MAJOR\"")]
    Unversioned,
}

/// Why a document is not exported.
#[derive(Debug, Error)]
pub enum ExportFault {
    /// The JSON of the document cannot be written.
    #[error(transparent)]
    Json(#[from] JsonFault),
    /// One of its tables cannot be written.
    #[error(transparent)]
    Csv(#[from] crate::tables::CsvFault),
}

impl From<serde_json::Error> for ExportFault {
    fn from(fault: serde_json::Error) -> Self {
        Self::Json(fault.into())
    }
}

/// A value as indented JSON with a line break at its end. Keys stand in the order of the type's fields, which is part of the
/// format; numbers that are not finite become `null`.
///
/// # Errors
/// If the value is not an object whose first key is `schema`, as `socta.rank/1`, or cannot be written.
pub fn versioned<T: Serialize>(value: &T) -> Result<String, JsonFault> {
    let mut text = serde_json::to_string_pretty(value)?;
    let schema = text.strip_prefix("{\n  \"schema\": \"socta.").and_then(|rest| rest.split('"').next());
    let major = schema.and_then(|schema| schema.split_once('/')).map(|(_, major)| major);
    if !major.is_some_and(|major| !major.is_empty() && major.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(JsonFault::Unversioned);
    }
    text.push('\n');
    Ok(text)
}

/// The document as `socta.advisory/2`.
///
/// # Errors
/// If the document does not name its format.
pub fn advisory(advisory: &Advisory) -> Result<String, JsonFault> {
    versioned(advisory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Ranked {
        schema: &'static str,
        zebra: f64,
        apple: f64,
    }

    #[test]
    fn keys_keep_their_order_and_the_text_ends_in_a_line_break() {
        let value = Ranked { schema: "socta.rank/1", zebra: 0.1, apple: f64::NAN };
        let text = versioned(&value).expect("it has a version");
        assert_eq!(text, "{\n  \"schema\": \"socta.rank/1\",\n  \"zebra\": 0.1,\n  \"apple\": null\n}\n");
    }

    #[test]
    fn what_has_no_version_is_refused() {
        for schema in ["", "rank/1", "socta.rank", "socta.rank/", "socta.rank/one"] {
            let value = Ranked { schema, zebra: 0.0, apple: 0.0 };
            assert!(matches!(versioned(&value), Err(JsonFault::Unversioned)), "{schema}");
        }
        assert!(matches!(versioned(&[1, 2]), Err(JsonFault::Unversioned)));
    }
}
