//! What is said of a link under names that mean something, in every format that knows attributes only.
//!
//! | name | meaning |
//! | --- | --- |
//! | `label`, `kind` | texts |
//! | `weight` | strength, above 0 |
//! | `from_date`, `to_date` | a day, month or year; the days of a text such as `2024-05-17T12:00:00Z` count |
//! | `probability` | that it exists, `0..=1` |
//! | `source_code`, `information_code` | A, B, C or X; 1 to 4 |
//! | `origin` | from whom the information comes in the end |
//! | `basis` | `observed`, `inferred` or `predicted` |
//! | `handling` | H0 to H3 |

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::graph::{Attributes, GraphLink, Scalar, Spell};
use crate::diagnostics::Code;
use crate::dossier::{Date, Handling, LinkBasis as Basis};
use crate::source::Fault;
use crate::words;

/// The names.
pub const NAMES: [&str; 11] = [
    "label",
    "kind",
    "weight",
    "from_date",
    "to_date",
    "probability",
    "source_code",
    "information_code",
    "origin",
    "basis",
    "handling",
];

/// The word of a basis.
#[must_use]
pub fn basis_word(basis: Basis) -> &'static str {
    words::of(basis)
}

/// The word of a handling code.
pub(super) fn handling_word(handling: Handling) -> &'static str {
    words::of(handling)
}

impl GraphLink {
    /// Takes over an attribute of a file: what has a meaning is told from the rest.
    ///
    /// # Errors
    ///
    /// A fault at `span` if it has a meaning, but a value that cannot be.
    pub(super) fn put(&mut self, name: &str, value: Scalar, span: Range<usize>) -> Result<(), Fault> {
        let written = value.to_string();
        let text = written.trim();
        let some = || Some(written.clone()).filter(|text| !text.is_empty());
        match name {
            "label" => self.label = some(),
            "kind" => self.kind = some(),
            "origin" => self.origin = some(),
            _ if text.is_empty() && NAMES.contains(&name) => {}
            "weight" => self.weight = Some(strength(text, span)?),
            "probability" => self.probability = Some(probability(text, span)?),
            "from_date" => spell(self).from = Some(first_day(text, span)?),
            "to_date" => spell(self).to = Some(last_day(text, span)?),
            "source_code" => self.source_code = Some(one_of(text, span, Code::SourceCodeInvalid)?),
            "information_code" => {
                self.information_code = Some(one_of(text, span, Code::InformationCodeInvalid)?);
            }
            "basis" => self.basis = one_of(text, span, Code::GraphValue)?,
            "handling" => self.handling = Some(one_of(text, span, Code::HandlingCodeInvalid)?),
            _ => drop(self.attributes.insert(name.to_owned(), value)),
        }
        Ok(())
    }
}

/// A fault if the spells of a link run backwards.
pub(super) fn check_spells(link: &GraphLink, span: Range<usize>) -> Option<Fault> {
    let reversed = |spell: &&Spell| spell.from.zip(spell.to).is_some_and(|(from, to)| from > to);
    let (from, to) = link.spells.iter().find(reversed).and_then(|spell| spell.from.zip(spell.to))?;
    let message = format!("the link begins on {from}, after it ends on {to}");
    Some(Fault::new(Code::PeriodReversed, span, message))
}

/// Everything that is said of a link but its ends, identifier and direction. Several spells become one.
pub(super) fn written(link: &GraphLink) -> Attributes {
    let mut all = link.attributes.clone();
    let mut put = |name: &str, value: Option<Scalar>| {
        if let Some(value) = value {
            all.insert(name.to_owned(), value);
        }
    };
    let text = |text: &str| Scalar::Text(text.to_owned());
    let spell = link.whole_spell();
    put("label", link.label.as_deref().map(text));
    put("kind", link.kind.as_deref().map(text));
    put("weight", link.weight.map(Scalar::Number));
    put("from_date", spell.from.map(|day| Scalar::Text(day.to_string())));
    put("to_date", spell.to.map(|day| Scalar::Text(day.to_string())));
    put("probability", link.probability.map(Scalar::Number));
    put("source_code", link.source_code.map(|code| text(words::of(code))));
    put("information_code", link.information_code.map(|code| text(words::of(code))));
    put("origin", link.origin.as_deref().map(text));
    put("basis", (link.basis != Basis::Observed).then(|| text(basis_word(link.basis))));
    put("handling", link.handling.map(|code| text(handling_word(code))));
    all
}

/// The spell that `from_date` and `to_date` speak of.
fn spell(link: &mut GraphLink) -> &mut Spell {
    if link.spells.is_empty() {
        link.spells.push(Spell::default());
    }
    let last = link.spells.len() - 1;
    &mut link.spells[last]
}

/// A strength.
///
/// # Errors
///
/// A fault at `span` if it is not a positive finite number.
pub(super) fn strength(text: &str, span: Range<usize>) -> Result<f64, Fault> {
    match text.trim().parse::<f64>() {
        Ok(weight) if weight.is_finite() && weight > 0.0 => Ok(weight),
        _ => {
            let message = format!("the weight `{text}` is not a positive finite number");
            Err(Fault::new(Code::WeightNotPositive, span, message))
        }
    }
}

fn probability(text: &str, span: Range<usize>) -> Result<f64, Fault> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => {
            let message = format!("`{text}` is no probability: write a number from 0 to 1");
            Err(Fault::new(Code::NumberOutOfRange, span, message))
        }
    }
}

/// The first day of a date or a moment.
///
/// # Errors
///
/// A fault at `span` if it is none.
pub(super) fn first_day(text: &str, span: Range<usize>) -> Result<Date, Fault> {
    period(text, span).map(|period| period.from)
}

/// The last day of a date or a moment.
///
/// # Errors
///
/// A fault at `span` if it is none.
pub(super) fn last_day(text: &str, span: Range<usize>) -> Result<Date, Fault> {
    period(text, span).map(|period| period.to)
}

fn period(text: &str, span: Range<usize>) -> Result<crate::dossier::Period, Fault> {
    // A moment such as `2024-05-17T12:00:00Z` is taken by its day.
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    Date::parse_period(day).ok_or_else(|| {
        let message = format!("`{text}` is no date: write `2024-05-17`, `2024-05` or `2024`");
        Fault::new(Code::DateInvalid, span, message)
    })
}

fn one_of<T: DeserializeOwned>(text: &str, span: Range<usize>, code: Code) -> Result<T, Fault> {
    words::meant(text).ok_or_else(|| {
        Fault::new(code, span, format!("`{text}` is none of {}", words::all::<T>().join(", ")))
    })
}
