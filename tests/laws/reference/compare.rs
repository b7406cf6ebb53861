//! The largest difference of two JSON values of the same form.

use serde_json::Value;

/// The largest absolute difference, and where it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// 0 or more; infinite for words that are not the same.
    pub largest: f64,
    /// Path below the key, such as `[2][0]`.
    pub at: String,
}

/// The largest difference of two values.
///
/// # Errors
/// Where they have not the same form: lists of other lengths, or a number where nothing is expected.
pub fn difference(expected: &Value, found: &Value) -> Result<Difference, String> {
    match (expected, found) {
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let parts = expected.iter().zip(found).enumerate();
            largest(parts.map(|(at, (expected, found))| (format!("[{at}]"), expected, found)))
        }
        (Value::Object(expected), Value::Object(found)) if expected.keys().eq(found.keys()) => largest(
            expected.iter().filter_map(|(key, value)| Some((format!(".{key}"), value, found.get(key)?))),
        ),
        (Value::Array(expected), Value::Array(found)) => {
            Err(format!(" has {} entries and {} are expected", found.len(), expected.len()))
        }
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (expected.as_f64(), found.as_f64());
            let largest = expected.zip(found).map_or(f64::INFINITY, |(a, b)| (a - b).abs());
            Ok(Difference { largest, at: String::new() })
        }
        (Value::String(_) | Value::Bool(_) | Value::Null, _) if expected == found => {
            Ok(Difference::default())
        }
        (Value::String(_), Value::String(_)) | (Value::Bool(_), Value::Bool(_)) => {
            Ok(Difference { largest: f64::INFINITY, at: String::new() })
        }
        _ => Err(format!(" is {found} where {expected} is expected")),
    }
}

fn largest<'a>(parts: impl Iterator<Item = (String, &'a Value, &'a Value)>) -> Result<Difference, String> {
    let mut most = Difference::default();
    for (at, expected, found) in parts {
        let part = difference(expected, found).map_err(|error| format!("{at}{error}"))?;
        if part.largest > most.largest {
            most = Difference { largest: part.largest, at: format!("{at}{}", part.at) };
        }
    }
    Ok(most)
}
