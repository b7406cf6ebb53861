//! The methods of weighting and the normalisations, as `socta methods` lists them.

use super::exit::Failure;
use super::options::{TextOrJson, json};
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
    let cells = match card.cells {
        Cells::Any => "",
        Cells::NotNegative => ", cells of 0 or more",
        Cells::Positive => ", cells above 0",
    };
    let mut text = format!(
        "{} ({})\n  source        {}\n  needs         {}{}{cells}\n  meaning       {}\n",
        card.name,
        card.title,
        card.source,
        card.needs.words(),
        scale(card.scale),
        card.meaning,
    );
    if whole {
        text.push_str(&format!(
            "  also called   {}\n  complexity    {}\n  equal cells   {}\n",
            aliases(card.aliases),
            card.complexity,
            card.equal,
        ));
        if !card.parameters.is_empty() {
            text.push_str("parameters\n");
            text.extend(card.parameters.iter().map(parameter));
        }
    }
    text
}

fn scale(level: ScaleLevel) -> &'static str {
    match level {
        ScaleLevel::Ordinal => "",
        ScaleLevel::Interval => ", an interval scale or better",
        ScaleLevel::Ratio => ", a ratio scale",
    }
}

fn aliases(names: &[&str]) -> String {
    if names.is_empty() { "nothing else".to_owned() } else { names.join(", ") }
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
    let needs = match card.scale {
        ScaleLevel::Ordinal => "an ordinal scale or better",
        ScaleLevel::Interval => "an interval scale or better",
        ScaleLevel::Ratio => "a ratio scale",
    };
    let costs = match card.costs {
        Turning::Turned => "turned, so that more is better",
        Turning::Kept => "stay costs",
    };
    let reversal = if card.depends_on_data {
        "leaving out an alternative can turn two others round"
    } else {
        "leaving out an alternative never turns two others round"
    };
    let mut text = format!(
        "{}\n  source        {}\n  formula       {}\n  needs         {needs}\n  costs         {costs}\n  reversal      {reversal}\n",
        card.name, card.source, card.formula,
    );
    if whole {
        let range = if card.unit_range { "0 to 1" } else { "any number" };
        text.push_str(&format!(
            "  also called   {}\n  range         {range}\nspecial cases\n  equal columns {}\n  zero          {}\n  negative      {}\n",
            aliases(card.aliases),
            card.equal_columns,
            card.zero,
            card.negative,
        ));
    }
    text
}

/// A parameter of a method: its name, its values, and what it does.
pub(super) fn parameter(parameter: &Parameter) -> String {
    let values = match parameter.kind {
        Kind::Number { low, high, default } => format!("{low} to {high}, default {default}"),
        Kind::Choice { options, default } => format!("{}, default {default}", options.join(" | ")),
        Kind::Flag { default } => format!("true | false, default {default}"),
        Kind::Text { default: "" } => "a text, default nothing".to_owned(),
        Kind::Text { default } => format!("a text, default {default}"),
    };
    format!("  {} = {values}\n      {}\n", parameter.name, parameter.meaning)
}
