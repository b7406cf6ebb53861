//! `socta methods`: the scoring methods, what they need, and where they come from.

use clap::Args;

use super::cards::{self, parameter};
use super::exit::Failure;
use super::options::{TextOrJson, json};
use super::terminal::Terminal;
use crate::formats::MethodsFile;
use crate::scoring::methods::{Family, families};
use crate::scoring::{Card, ScaleLevel, find, registry};

const EXAMPLES: &str = "\
Examples:
  socta methods
  socta methods topsis
  socta methods --weights ahp
  socta methods --format json";

/// Arguments of `methods`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A method to describe in full
    name: Option<String>,
    /// Methods of weighting instead
    #[arg(long, conflicts_with = "normalisations")]
    weights: bool,
    /// Normalisations instead
    #[arg(long)]
    normalisations: bool,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: TextOrJson,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let name = arguments.name.as_deref();
    if arguments.weights {
        return cards::weightings(name, arguments.format, terminal);
    }
    if arguments.normalisations {
        return cards::normalisations(name, arguments.format, terminal);
    }
    let cards: Vec<&'static Card> = match &arguments.name {
        Some(name) => vec![find(name).map_err(|error| Failure::Usage(error.to_string()))?.card()],
        None => registry().iter().map(|method| method.card()).collect(),
    };
    if arguments.format == TextOrJson::Json {
        return terminal.data(&json(&MethodsFile::scoring(&cards))?);
    }
    let text: Vec<String> = match &arguments.name {
        Some(name) => {
            let criticism = find(name).map_or("", |method| method.criticism());
            cards.into_iter().map(|card| page(card, criticism)).collect()
        }
        None => families().iter().map(family).collect(),
    };
    terminal.data(&text.concat())
}

/// A family with a line a method.
fn family(family: &Family) -> String {
    let mut text = format!("{}: {}\n\n", family.name, family.title);
    text.extend(family.methods.iter().map(|method| line(method.card())));
    text.push('\n');
    text
}

fn line(card: &Card) -> String {
    let parameters: Vec<&str> = card.parameters.iter().map(|parameter| parameter.name).collect();
    let parameters = if parameters.is_empty() { "none".to_owned() } else { parameters.join(", ") };
    format!(
        "{} ({})\n  source        {}\n  needs         {}\n  of criteria   {}\n  parameters    {parameters}\n",
        card.name,
        card.title,
        card.source,
        needs(card),
        if card.needs.criteria.is_empty() { "nothing" } else { card.needs.criteria },
    )
}

fn needs(card: &Card) -> String {
    let weights = if card.needs.weights { "weights" } else { "no weights" };
    let scale = match card.needs.scale {
        ScaleLevel::Ordinal => "an ordinal scale or better",
        ScaleLevel::Interval => "an interval scale or better",
        ScaleLevel::Ratio => "a ratio scale",
    };
    format!("{weights}, {scale}")
}

fn page(card: &Card, criticism: &str) -> String {
    let treatment = card.treatment;
    let mut text = line(card);
    text.push_str(&format!(
        "  also called   {}\n  complexity    {}\n  score         {}\n  reversal      {}\n",
        if card.aliases.is_empty() { "nothing else".to_owned() } else { card.aliases.join(", ") },
        card.complexity,
        card.score,
        if card.rank_reversal_free {
            "leaving out an alternative never turns two others round"
        } else {
            "leaving out an alternative can turn two others round"
        },
    ));
    if !criticism.is_empty() {
        text.push_str(&format!("  criticism     {criticism}\n"));
    }
    let cases = [
        ("ties", treatment.ties),
        ("equal columns", treatment.equal_columns),
        ("zero", treatment.zero),
        ("negative", treatment.negative),
        ("missing", treatment.missing),
    ];
    text.push_str("special cases\n");
    text.extend(cases.iter().map(|(case, rule)| format!("  {case:13} {rule}\n")));
    if !card.parameters.is_empty() {
        text.push_str("parameters\n");
        text.extend(card.parameters.iter().map(parameter));
    }
    text
}
