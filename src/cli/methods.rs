//! `socta methods`: the scoring methods, what they need, and where they come from.

use clap::Args;

use super::cards;
use super::exit::Failure;
use super::options::{TextOrJson, json};
use super::speech::{labelled, say};
use super::terminal::Terminal;
use crate::formats::MethodsFile;
use crate::scoring::methods::{Family, families};
use crate::scoring::{Card, find, registry};

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
    let parameters =
        if parameters.is_empty() { say("card-no-parameters", &[]) } else { parameters.join(", ") };
    let of_criteria = match card.needs.criteria {
        "" => say("card-nothing", &[]),
        some => some.to_owned(),
    };
    let mut text = format!("{} ({})\n", card.name, card.title);
    text.push_str(&labelled("card-source", card.source));
    text.push_str(&labelled("card-needs", needs(card)));
    text.push_str(&labelled("card-of-criteria", of_criteria));
    text.push_str(&labelled("card-parameters", parameters));
    text
}

fn needs(card: &Card) -> String {
    let weights = if card.needs.weights { say("card-weights", &[]) } else { say("card-no-weights", &[]) };
    [weights, cards::scale(card.needs.scale)].join(", ")
}

fn page(card: &Card, criticism: &str) -> String {
    let treatment = card.treatment;
    let mut text = line(card);
    text.push_str(&labelled("card-aliases", cards::aliases(card.aliases)));
    text.push_str(&labelled("card-complexity", card.complexity));
    text.push_str(&labelled("card-score", card.score));
    text.push_str(&labelled("card-reversal", cards::reversal(!card.rank_reversal_free)));
    if !criticism.is_empty() {
        text.push_str(&labelled("card-criticism", criticism));
    }
    text.push_str(&format!("{}\n", say("card-special", &[])));
    text.push_str(&labelled("card-ties", treatment.ties));
    text.push_str(&labelled("card-equal-columns", treatment.equal_columns));
    text.push_str(&labelled("card-zero", treatment.zero));
    text.push_str(&labelled("card-negative", treatment.negative));
    text.push_str(&labelled("card-missing", treatment.missing));
    text + &cards::parameters(card.parameters)
}
