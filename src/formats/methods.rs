//! What the methods behind decisions leave the program as: what each is, needs and takes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::ranking::owned;
use crate::results::ParameterValue;
use crate::scoring::methods::{Family, families};
use crate::scoring::normalise::{self, Turning};
use crate::scoring::weights::{self, Cells};
use crate::scoring::{Card, Gaps, Kind, Needs, Parameter, ScaleLevel, Treatment, registry};

/// Scoring methods, or methods of weighting, or normalisations, and what each needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodsFile {
    /// `socta.methods/1`.
    pub schema: String,
    /// Families of scoring methods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub families: Option<Vec<FamilyOfMethods>>,
    /// Scoring methods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Vec<MethodEntry>>,
    /// What critics hold against a scoring method, by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criticism: Option<BTreeMap<String, String>>,
    /// Methods of weighting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weightings: Option<Vec<WeightingEntry>>,
    /// Normalisations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub normalisations: Option<Vec<NormalisationEntry>>,
}

impl MethodsFile {
    fn nothing() -> Self {
        Self {
            schema: Self::FORMAT.to_owned(),
            families: None,
            methods: None,
            criticism: None,
            weightings: None,
            normalisations: None,
        }
    }

    /// Scoring methods, the families that they belong to, and what critics hold against them.
    #[must_use]
    pub fn scoring(cards: &[&Card]) -> Self {
        let listed = |name: &str| cards.iter().any(|card| card.name == name);
        let families = families().iter().map(|family| FamilyOfMethods::of(family, &listed));
        let criticism = registry()
            .iter()
            .map(|method| (method.card().name, method.criticism()))
            .filter(|(name, text)| listed(name) && !text.is_empty())
            .map(|(name, text)| (name.to_owned(), text.to_owned()));
        Self {
            families: Some(families.filter(|family| !family.methods.is_empty()).collect()),
            methods: Some(cards.iter().map(|card| MethodEntry::of(card)).collect()),
            criticism: Some(criticism.collect()),
            ..Self::nothing()
        }
    }

    /// Methods of weighting.
    #[must_use]
    pub fn weighting(cards: &[&weights::Card]) -> Self {
        let entries = cards.iter().map(|card| WeightingEntry::of(card)).collect();
        Self { weightings: Some(entries), ..Self::nothing() }
    }

    /// Normalisations.
    #[must_use]
    pub fn normalising(cards: &[&normalise::Card]) -> Self {
        let entries = cards.iter().map(|card| NormalisationEntry::of(card)).collect();
        Self { normalisations: Some(entries), ..Self::nothing() }
    }
}

/// A family of scoring methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilyOfMethods {
    /// Name.
    pub name: String,
    /// Name in prose.
    pub title: String,
    /// Names of the methods.
    pub methods: Vec<String>,
}

impl FamilyOfMethods {
    fn of(family: &Family, listed: &dyn Fn(&str) -> bool) -> Self {
        let names = family.methods.iter().map(|method| method.card().name);
        Self {
            name: family.name.to_owned(),
            title: family.title.to_owned(),
            methods: names.filter(|name| listed(name)).map(str::to_owned).collect(),
        }
    }
}

/// A parameter of a method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterEntry {
    /// Name, as written in `--param NAME=VALUE`.
    pub name: String,
    /// `number`, `choice`, `flag` or `text`.
    pub kind: String,
    /// Smallest and largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 2]>,
    /// Words to choose from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<String>>,
    /// Value unless another is given.
    pub default: ParameterValue,
    /// What the parameter does.
    pub meaning: String,
}

impl ParameterEntry {
    fn of(parameter: &Parameter) -> Self {
        let (kind, range, options, default) = match parameter.kind {
            Kind::Number { low, high, default } => {
                ("number", Some([low, high]), None, ParameterValue::Number(default))
            }
            Kind::Choice { options, default } => {
                ("choice", None, Some(owned(options)), ParameterValue::Word(default.to_owned()))
            }
            Kind::Flag { default } => ("flag", None, None, ParameterValue::Flag(default)),
            Kind::Text { default } => ("text", None, None, ParameterValue::Word(default.to_owned())),
        };
        let (name, kind) = (parameter.name.to_owned(), kind.to_owned());
        Self { name, kind, range, options, default, meaning: parameter.meaning.to_owned() }
    }

    fn all(parameters: &[Parameter]) -> Vec<Self> {
        parameters.iter().map(Self::of).collect()
    }
}

/// A scoring method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodEntry {
    /// Name, as written in models and on the command line.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Name in prose.
    pub title: String,
    /// Where the method was published.
    pub source: String,
    /// Time and memory for m alternatives and n criteria.
    pub complexity: String,
    /// What a score means, its range, and which end is best.
    pub score: String,
    /// Parameters.
    pub parameters: Vec<ParameterEntry>,
    /// What the method needs.
    pub needs: MethodNeeds,
    /// What becomes of special cases.
    pub treatment: SpecialCases,
    /// Whether leaving out an alternative never turns two others round.
    pub rank_reversal_free: bool,
    /// How excluded cells of a threat table are put to the method.
    pub gaps: GapsEntry,
}

impl MethodEntry {
    fn of(card: &Card) -> Self {
        Self {
            name: card.name.to_owned(),
            aliases: owned(card.aliases),
            title: card.title.to_owned(),
            source: card.source.to_owned(),
            complexity: card.complexity.to_owned(),
            score: card.score.to_owned(),
            parameters: ParameterEntry::all(card.parameters),
            needs: MethodNeeds::of(card.needs),
            treatment: SpecialCases::of(card.treatment),
            rank_reversal_free: card.rank_reversal_free,
            gaps: GapsEntry::of(card.gaps),
        }
    }
}

/// What a method does in special cases: a rule, or the error that it returns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecialCases {
    /// What becomes of alternatives with equal scores.
    pub ties: String,
    /// What becomes of criteria on which all alternatives are equal.
    pub equal_columns: String,
    /// What becomes of zero cells and columns.
    pub zero: String,
    /// What becomes of negative cells.
    pub negative: String,
    /// What becomes of missing cells.
    pub missing: String,
}

impl SpecialCases {
    fn of(treatment: Treatment) -> Self {
        Self {
            ties: treatment.ties.to_owned(),
            equal_columns: treatment.equal_columns.to_owned(),
            zero: treatment.zero.to_owned(),
            negative: treatment.negative.to_owned(),
            missing: treatment.missing.to_owned(),
        }
    }
}

/// How a matrix with excluded cells is put to a method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GapsEntry {
    /// The default parameters deal with missing cells.
    Handled,
    /// A parameter, and the choice of it that deals with missing cells.
    Choice(String, String),
    /// A missing cell gets the weighted mean of the alternative's known values.
    OwnMean,
}

impl GapsEntry {
    fn of(gaps: Gaps) -> Self {
        match gaps {
            Gaps::Handled => Self::Handled,
            Gaps::Choice(parameter, choice) => Self::Choice(parameter.to_owned(), choice.to_owned()),
            Gaps::OwnMean => Self::OwnMean,
        }
    }
}

/// What a scoring method needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodNeeds {
    /// Whether weights are needed.
    pub weights: bool,
    /// Least level of the scales.
    pub scale: ScaleLevel,
    /// What each criterion has to carry beside a direction.
    pub criteria: String,
}

impl MethodNeeds {
    fn of(needs: Needs) -> Self {
        Self { weights: needs.weights, scale: needs.scale, criteria: needs.criteria.to_owned() }
    }
}

/// A method of weighting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightingEntry {
    /// Name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Name in prose.
    pub title: String,
    /// Where the method was published.
    pub source: String,
    /// Time and memory for n criteria.
    pub complexity: String,
    /// What a weight means.
    pub meaning: String,
    /// Parameters.
    pub parameters: Vec<ParameterEntry>,
    /// What the method needs: a matrix, or a kind of judgement.
    pub needs: weights::Needs,
    /// Least level of the scales.
    pub scale: ScaleLevel,
    /// What cells may be.
    pub cells: Cells,
    /// What becomes of equal columns or judgements.
    pub equal: String,
}

impl WeightingEntry {
    fn of(card: &weights::Card) -> Self {
        Self {
            name: card.name.to_owned(),
            aliases: owned(card.aliases),
            title: card.title.to_owned(),
            source: card.source.to_owned(),
            complexity: card.complexity.to_owned(),
            meaning: card.meaning.to_owned(),
            parameters: ParameterEntry::all(card.parameters),
            needs: card.needs,
            scale: card.scale,
            cells: card.cells,
            equal: card.equal.to_owned(),
        }
    }
}

/// A normalisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormalisationEntry {
    /// Name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Where the normalisation was published.
    pub source: String,
    /// The formula in a line.
    pub formula: String,
    /// Least level of the scales.
    pub scale: ScaleLevel,
    /// Whether costs are turned, so that more is better, or kept.
    pub costs: Turning,
    /// Whether values lie from 0 to 1.
    pub unit_range: bool,
    /// Whether the values of an alternative depend on the others.
    pub depends_on_data: bool,
    /// What becomes of equal columns.
    pub equal_columns: String,
    /// What becomes of zero.
    pub zero: String,
    /// What becomes of negative cells.
    pub negative: String,
}

impl NormalisationEntry {
    fn of(card: &normalise::Card) -> Self {
        Self {
            name: card.name.to_owned(),
            aliases: owned(card.aliases),
            source: card.source.to_owned(),
            formula: card.formula.to_owned(),
            scale: card.scale,
            costs: card.costs,
            unit_range: card.unit_range,
            depends_on_data: card.depends_on_data,
            equal_columns: card.equal_columns.to_owned(),
            zero: card.zero.to_owned(),
            negative: card.negative.to_owned(),
        }
    }
}
