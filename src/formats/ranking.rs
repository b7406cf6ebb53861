//! What decisions without a dossier leave the program as: rankings, weights, simulations, and the methods behind them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::results::ParameterValue;

/// A ranking of a plain problem by one method, with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RankFile {
    /// `socta.rank/1`.
    pub schema: String,
    /// Name of the method.
    pub method: String,
    /// Parameters by name, and what was done to the weights.
    pub parameters: BTreeMap<String, ParameterValue>,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Scores, one an alternative.
    pub scores: Vec<f64>,
    /// Ranks, one an alternative: 1 is best, ties share a rank.
    pub ranks: Vec<u32>,
    /// What the scales of the criteria do not bear; absent if they bear everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// Intermediate results by their usual names, as `phi_plus`.
    #[serde(flatten)]
    pub details: BTreeMap<String, Value>,
}

/// Weights of criteria by one method, with everything that is needed to repeat them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WeightsFile {
    /// `socta.weights/1`.
    pub schema: String,
    /// Name of the method.
    pub method: String,
    /// Parameters by name.
    pub parameters: BTreeMap<String, ParameterValue>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Weights, one a criterion; they add up to 1.
    pub weights: Vec<f64>,
    /// What should be thought over.
    pub look_at: Vec<Value>,
    /// Intermediate results by their usual names, as `consistency_ratio`.
    #[serde(flatten)]
    pub details: BTreeMap<String, Value>,
}

/// A plain problem by several methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RanksFile {
    /// `socta.ranks/1`.
    pub schema: String,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// The rankings, in the order in which they were asked for.
    pub methods: Vec<RankingByMethod>,
    /// The methods that have none.
    pub refused: Vec<MethodRefusal>,
    /// Methods that never rank differently, in the order of their first members.
    pub classes: Vec<ClassOfMethods>,
    /// How many other matrices of the same shape the classes were tried on.
    pub trials: u32,
    /// Kendall's tau-b of the classes, pair by pair; none if one ties everything, or if there are too many alternatives.
    pub agreement: Vec<Vec<Option<f64>>>,
    /// Votes over the classes; none without any, or with too many alternatives.
    pub vote: Option<crate::scoring::aggregation::Vote>,
}

/// The ranking by one of several methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankingByMethod {
    /// Name of the method.
    pub method: String,
    /// Parameters by name, and what was done to the weights.
    pub parameters: BTreeMap<String, ParameterValue>,
    /// Position of the class that the method belongs to, from 0.
    pub class: usize,
    /// Scores, one an alternative.
    pub scores: Vec<f64>,
    /// Ranks, one an alternative: 1 is best, ties share a rank.
    pub ranks: Vec<u32>,
    /// What the scales of the criteria do not bear.
    pub warnings: Vec<String>,
}

/// A method that has no result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodRefusal {
    /// Name of the method.
    pub method: String,
    /// Why there is none.
    pub reason: String,
}

/// Methods that are one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassOfMethods {
    /// Names of the methods.
    pub methods: Vec<String>,
    /// Methods of other classes that rank this matrix alike, but not others of its shape.
    pub same_here: Vec<String>,
    /// Whether the class votes: one of baselines does not.
    pub votes: bool,
}

/// A simulation of a plain problem with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmaaFile {
    /// `socta.smaa/1`.
    pub schema: String,
    /// Name of the method.
    pub method: String,
    /// Parameters by name; none for the additive method as such.
    pub parameters: Option<BTreeMap<String, ParameterValue>>,
    /// Where weights come from: `given`, `all` or `stated`.
    pub weights: String,
    /// How samples are drawn: `random` or `quasi`.
    pub sampling: String,
    /// Seed.
    pub seed: u64,
    /// Samples that were drawn.
    pub samples: u64,
    /// Samples for the confidence factors.
    pub confidence_samples: u64,
    /// Independent samples that one sample is worth.
    pub efficiency: f64,
    /// Standard error that was asked for.
    pub precision: Option<f64>,
    /// Whether that was reached.
    pub precision_reached: Option<bool>,
    /// K.
    pub top_k: u32,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Figures.
    pub figures: SmaaFigures,
    /// Standard errors of the figures.
    pub errors: SmaaFigures,
    /// Classes, if the method sorts.
    pub classes: Vec<SmaaClasses>,
}

/// Figures of a simulation, or their standard errors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmaaFigures {
    /// Share of samples in which each alternative is first.
    pub acceptability: Vec<f64>,
    /// Share of samples in which each is among the first K.
    pub top: Vec<f64>,
    /// Mean rank.
    pub expected_rank: Vec<f64>,
    /// Ranks weighted by centroid weights.
    pub holistic: Vec<Option<f64>>,
    /// Share of samples by alternative and rank.
    pub rank_acceptability: Vec<Vec<f64>>,
    /// Mean weights of the samples in which an alternative is first; null if it never is.
    pub central_weights: Vec<Option<Vec<f64>>>,
    /// Share of evidence under which an alternative is first at its central weights; null if there are none.
    pub confidence: Vec<Option<f64>>,
    /// Share of samples in which the row beats the column.
    pub pairwise: Vec<Vec<f64>>,
    /// Share of samples with a tie.
    pub tie_rate: f64,
    /// Entropy in bits of "which is first".
    pub entropy: f64,
}

/// Classes of the alternatives in a simulation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmaaClasses {
    /// Name of the assignment.
    pub name: String,
    /// Labels of the columns.
    pub labels: Vec<String>,
    /// Share of samples by alternative and label.
    pub shares: Vec<Vec<f64>>,
    /// Standard errors of the shares.
    pub errors: Vec<Vec<f64>>,
}

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
    /// What becomes of special cases, by their names.
    pub treatment: BTreeMap<String, String>,
    /// Whether leaving out an alternative never turns two others round.
    pub rank_reversal_free: bool,
    /// How excluded cells of a threat table are put to the method.
    pub gaps: Value,
}

/// What a scoring method needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodNeeds {
    /// Whether weights are needed.
    pub weights: bool,
    /// Least level of the scales: `ordinal`, `interval` or `ratio`.
    pub scale: String,
    /// What each criterion has to carry beside a direction.
    pub criteria: String,
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
    pub needs: String,
    /// Least level of the scales.
    pub scale: String,
    /// What cells may be.
    pub cells: String,
    /// What becomes of equal columns or judgements.
    pub equal: String,
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
    pub scale: String,
    /// Whether costs are turned, so that more is better, or kept.
    pub costs: String,
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
