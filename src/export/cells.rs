//! The words of a cell, made where they are printed.

use std::borrow::Cow;

use crate::advisory::{Cell, Piece, Span, Text};
use crate::locale::{Arg, Words};

/// What people read in a cell.
#[must_use]
pub fn cell_text<'a>(cell: &'a Cell, words: &Words) -> Cow<'a, Text> {
    let plain = match cell {
        Cell::Text(text)
        | Cell::Key { label: text, .. }
        | Cell::Nothing(text)
        | Cell::Said { words: text, .. } => {
            return Cow::Borrowed(text);
        }
        Cell::Count { count, grouped: false } => count.to_string(),
        Cell::Count { count, grouped: true } => {
            usize::try_from(*count).map_or_else(|_| count.to_string(), |count| words.count(count))
        }
        Cell::Number { value, decimals, signed: false } => words.number(*value, usize::from(*decimals)),
        Cell::Number { value, decimals, signed: true } => signed(*value, usize::from(*decimals), words),
        Cell::Share { value, decimals, probability: false } => words.percent(*value, usize::from(*decimals)),
        Cell::Share { value, probability: true, .. } => words.probability(*value),
        Cell::Interval { low, high, decimals, share } => {
            let end = |value: f64| match share {
                true => words.percent(value, usize::from(*decimals)),
                false => words.number(value, usize::from(*decimals)),
            };
            words.say("interval", &[("low", Arg::from(end(*low))), ("high", Arg::from(end(*high)))])
        }
        Cell::Parts { parts, said } => return Cow::Owned(joined(parts, said, words)),
    };
    Cow::Owned(plain.into())
}

fn joined(parts: &[Cell], said: &[Piece], words: &Words) -> Text {
    let spans = said.iter().flat_map(|piece| match piece {
        Piece::Words(words) => vec![Span::Plain(words.clone())],
        Piece::Part(at) => {
            parts.get(*at).map(|part| cell_text(part, words).into_owned().0).unwrap_or_default()
        }
    });
    let mut text = Text::default();
    for span in spans {
        match (text.0.last_mut(), span) {
            // Neighbours of one kind are one run of text, so that they are escaped as one.
            (Some(Span::Plain(before)), Span::Plain(words)) => before.push_str(&words),
            (_, span) => text.0.push(span),
        }
    }
    text
}

/// A difference with its sign, also if it is 0.
fn signed(value: f64, decimals: usize, words: &Words) -> String {
    let sign = if value < 0.0 { "−" } else { "+" };
    format!("{sign}{}", words.number(value.abs(), decimals))
}
