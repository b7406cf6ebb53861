//! Values with a declared type, as GraphML and GEXF write them.

use std::ops::Range;

use super::graph::Scalar;
use crate::diagnostics::Code;
use crate::source::Fault;

/// Type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Flag,
    Whole,
    Number,
    Text,
}

/// The type of a value.
pub(super) fn kind_of(value: &Scalar) -> Kind {
    match value {
        Scalar::Text(_) => Kind::Text,
        Scalar::Whole(_) => Kind::Whole,
        Scalar::Number(_) => Kind::Number,
        Scalar::Flag(_) => Kind::Flag,
    }
}

/// A value of a declared type.
///
/// # Errors
///
/// A fault at `span` if the text is none of that type. Infinite numbers and those that are none are refused.
pub(super) fn parse(kind: Kind, text: &str, span: Range<usize>) -> Result<Scalar, Fault> {
    let trimmed = text.trim();
    let wrong = |wanted: &str| {
        Fault::new(Code::GraphValue, span.clone(), format!("`{trimmed}` is not {wanted}, as its type says"))
    };
    match kind {
        Kind::Text => Ok(Scalar::Text(text.to_owned())),
        Kind::Flag => match trimmed {
            "true" | "1" | "True" | "TRUE" => Ok(Scalar::Flag(true)),
            "false" | "0" | "False" | "FALSE" => Ok(Scalar::Flag(false)),
            _ => Err(wrong("true or false")),
        },
        // Some programs write whole numbers with a point.
        Kind::Whole => {
            let (whole, rest) = trimmed.split_once('.').unwrap_or((trimmed, ""));
            let number = whole.parse().ok().filter(|_| rest.bytes().all(|digit| digit == b'0'));
            number.map(Scalar::Whole).ok_or_else(|| wrong("a whole number"))
        }
        Kind::Number => match trimmed.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Scalar::Number(number)),
            _ => Err(wrong("a finite number")),
        },
    }
}

/// A value whose type nobody declares: yes or no, a number, or a text.
pub(super) fn guess(text: &str) -> Scalar {
    let plain = |number: &str| number == text;
    match text {
        "true" => Scalar::Flag(true),
        "false" => Scalar::Flag(false),
        _ => {
            if let Some(whole) = text.parse::<i64>().ok().filter(|it| plain(&it.to_string())) {
                return Scalar::Whole(whole);
            }
            let number = text.parse::<f64>().ok().filter(|it| it.is_finite() && plain(&format!("{it:?}")));
            number.map_or_else(|| Scalar::Text(text.to_owned()), Scalar::Number)
        }
    }
}
