//! Words that both forms of a decision matrix share.

use socta_base::diagnostics::suggest;

use crate::card::ScaleLevel;
use crate::matrix::Direction;
use crate::rank::fault::InputFaultKind;

/// Reads `max` or `min`.
pub(super) fn direction(word: &str) -> Result<Direction, InputFaultKind> {
    match word.trim().to_ascii_lowercase().as_str() {
        "max" => Ok(Direction::Max),
        "min" => Ok(Direction::Min),
        _ => Err(InputFaultKind::UnknownWord {
            word: word.to_owned(),
            expected: "a direction, `max` or `min`",
            nearest: suggest(word, ["max", "min"]).map(str::to_owned),
        }),
    }
}

/// Reads a level of measurement.
pub(super) fn level(word: &str) -> Result<ScaleLevel, InputFaultKind> {
    match word.trim().to_ascii_lowercase().as_str() {
        "ordinal" => Ok(ScaleLevel::Ordinal),
        "interval" => Ok(ScaleLevel::Interval),
        "ratio" => Ok(ScaleLevel::Ratio),
        _ => Err(InputFaultKind::UnknownWord {
            word: word.to_owned(),
            expected: "a level, `ordinal`, `interval` or `ratio`",
            nearest: suggest(word, ["ordinal", "interval", "ratio"]).map(str::to_owned),
        }),
    }
}
