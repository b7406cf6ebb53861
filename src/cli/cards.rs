//! The methods of weighting and the normalisations, as `socta methods` lists them.

use super::exit::Failure;
use super::options::{TextOrJson, json};
use super::speech::{labelled, say, shown};
use super::terminal::Terminal;
use crate::formats::MethodsFile;
use crate::scoring::normalise::{self, Turning};
use crate::scoring::weights::{self, Cells};
use crate::scoring::{Kind, Parameter, ScaleLevel};

/// Lists the methods of weighting, or describes one.
pub(super) fn weightings(name: Option<&str>, format: TextOrJson, terminal: Terminal) -> Result<(), Failure> {
    let cards = match name {
        Some(name) => vec![weights::find(name).map_err(|error| Failure::Usage(error.to_string()))?.card()],
        None => weights::registry().iter().map(|method| method.card()).collect(),
    };
    if format == TextOrJson::Json {
        return terminal.data(&json(&MethodsFile::weighting(&cards))?);
    }
    let text: Vec<String> = cards.into_iter().map(|card| weighting(card, name.is_some())).collect();
    terminal.data(&text.concat())
}

fn weighting(card: &weights::Card, whole: bool) -> String {
    let mut needs = vec![card.needs.words().to_owned()];
    if card.scale != ScaleLevel::Ordinal {
        needs.push(scale(card.scale));
    }
    match card.cells {
        Cells::Any => {}
        Cells::NotNegative => needs.push(say("card-cells-not-negative", &[])),
        Cells::Positive => needs.push(say("card-cells-positive", &[])),
    }
    let mut text = format!("{} ({})\n", card.name, card.title);
    text.push_str(&labelled("card-source", card.source));
    text.push_str(&labelled("card-needs", needs.join(", ")));
    text.push_str(&labelled("card-meaning", card.meaning));
    if whole {
        text.push_str(&labelled("card-aliases", aliases(card.aliases)));
        text.push_str(&labelled("card-complexity", card.complexity));
        text.push_str(&labelled("card-equal-cells", card.equal));
        text.push_str(&parameters(card.parameters));
    }
    text
}

/// The scale that is needed at least.
pub(super) fn scale(level: ScaleLevel) -> String {
    match level {
        ScaleLevel::Ordinal => say("card-ordinal", &[]),
        ScaleLevel::Interval => say("card-interval", &[]),
        ScaleLevel::Ratio => say("card-ratio", &[]),
    }
}

/// Other names of a method.
pub(super) fn aliases(names: &[&str]) -> String {
    if names.is_empty() { say("card-no-aliases", &[]) } else { names.join(", ") }
}

/// Whether leaving out an alternative can turn two others round.
pub(super) fn reversal(possible: bool) -> String {
    if possible { say("card-reversal-possible", &[]) } else { say("card-reversal-never", &[]) }
}

/// A heading and the parameters below it; nothing if there are none.
pub(super) fn parameters(parameters: &[Parameter]) -> String {
    if parameters.is_empty() {
        return String::new();
    }
    let lines: String = parameters.iter().map(parameter).collect();
    format!("{}\n{lines}", say("card-parameters", &[]))
}

/// Lists the normalisations, or describes one.
pub(super) fn normalisations(
    name: Option<&str>,
    format: TextOrJson,
    terminal: Terminal,
) -> Result<(), Failure> {
    let cards: Vec<&'static normalise::Card> = match name {
        Some(name) => vec![&normalise::find(name).map_err(|error| Failure::Usage(error.to_string()))?.card],
        None => normalise::steps().iter().map(|step| &step.card).collect(),
    };
    if format == TextOrJson::Json {
        return terminal.data(&json(&MethodsFile::normalising(&cards))?);
    }
    let text: Vec<String> = cards.into_iter().map(|card| normalisation(card, name.is_some())).collect();
    terminal.data(&text.concat())
}

fn normalisation(card: &normalise::Card, whole: bool) -> String {
    let costs = match card.costs {
        Turning::Turned => say("card-costs-turned", &[]),
        Turning::Kept => say("card-costs-kept", &[]),
    };
    let mut text = format!("{}\n", card.name);
    text.push_str(&labelled("card-source", card.source));
    text.push_str(&labelled("card-formula", card.formula));
    text.push_str(&labelled("card-needs", scale(card.scale)));
    text.push_str(&labelled("card-costs", costs));
    text.push_str(&labelled("card-reversal", reversal(card.depends_on_data)));
    if whole {
        let range = if card.unit_range { say("card-range-unit", &[]) } else { say("card-range-any", &[]) };
        text.push_str(&labelled("card-aliases", aliases(card.aliases)));
        text.push_str(&labelled("card-range", range));
        text.push_str(&format!("{}\n", say("card-special", &[])));
        text.push_str(&labelled("card-equal-columns", card.equal_columns));
        text.push_str(&labelled("card-zero", card.zero));
        text.push_str(&labelled("card-negative", card.negative));
    }
    text
}

/// A parameter of a method: its name, its values, and what it does.
fn parameter(parameter: &Parameter) -> String {
    let values = match parameter.kind {
        Kind::Number { low, high, default } => {
            say("card-number", &[("low", shown(low)), ("high", shown(high)), ("default", shown(default))])
        }
        Kind::Choice { options, default } => {
            say("card-choice", &[("options", options.join(" | ").into()), ("default", default.into())])
        }
        Kind::Flag { default } => {
            say("card-choice", &[("options", "true | false".into()), ("default", shown(default))])
        }
        Kind::Text { default: "" } => say("card-text-empty", &[]),
        Kind::Text { default } => say("card-text", &[("default", default.into())]),
    };
    format!("  {} = {values}\n      {}\n", parameter.name, parameter.meaning)
}
