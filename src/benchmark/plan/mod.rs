//! The plan file: what is compared on what, as data.

mod read;

pub use read::{WrittenPlan, read};

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::measures::Measure;
use super::silence::SilencePlan;

/// Name and version of the format.
pub const SCHEMA: &str = "socta.benchmark/1";

/// A benchmark of scoring methods: methods × data × noise × missing share × contributors × knowledge of weights ×
/// replications.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// `socta.benchmark/1`.
    pub schema: String,
    /// Short name, `a-z`, `0-9` and `-`.
    pub name: String,
    /// Title of the report.
    pub title: String,
    /// The question that the benchmark asks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Seed of everything that is drawn.
    pub seed: u64,
    /// The methods. `all` stands for every method of the program with its default parameters.
    pub methods: Vec<PlannedMethod>,
    /// Invented data with a planted truth.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synthetic: Vec<Synthetic>,
    /// Decision matrices, as `socta rank` reads them. Nobody knows their truth: a method is compared with its own ranking of
    /// the matrix without noise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matrices: Vec<MatrixData>,
    /// Dossiers, each as its table of expected values. Compared as the matrices are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dossiers: Vec<DossierData>,
    /// Standard deviations of the observation error, in standard deviations of what is observed. 0 is no error.
    pub noise: Vec<f64>,
    /// Shares of cells that are missing, and why.
    pub missing: Vec<Missing>,
    /// Numbers of contributors. With more than one, each reports on a part of the alternatives and has a bias of its own.
    pub contributors: Vec<u32>,
    /// What the methods are told about the weights.
    pub weights: Vec<WeightKnowledge>,
    /// Data sets of each combination.
    pub replications: u32,
    /// K of the measures of the top.
    pub top_k: u32,
    /// The measures; none for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// How often each kind of disturbance (an alternative added, removed or doubled; weights or values shaken) is tried on
    /// each data set; 0 leaves the measures of reversal and stability out.
    pub trials: u32,
    /// Samples of the simulation whose P(top K) is checked against the truth; 0 leaves calibration out.
    pub samples: u32,
    /// Resamples of the bootstrap.
    pub resamples: u32,
    /// The study of what can be said where answers are missing; left out: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<SilencePlan>,
}

/// A method with its parameters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedMethod {
    /// Name of the method, or `all`.
    pub method: String,
    /// Name in the results; needed if a method stands here twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Parameters that are not at their default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
    /// The form in which the method takes a problem; left out: as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

/// The form in which a method takes a problem, where it asks for levels, dimensions or interactions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Dimensions to which the criteria are dealt out in equal parts, one after the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Numbers of levels, one a dimension; the last one goes on for the others. Left out: no levels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<u32>,
    /// The lowest level.
    #[serde(default)]
    pub lowest: f64,
    /// Whether every criterion is turned so that more is more, as a share of its scale. Levels always are.
    #[serde(default)]
    pub upwards: bool,
    /// Interaction of each pair of neighbouring criteria, as a share of the strongest that their weights allow, `-1..=1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<f64>,
}

/// How the true severity follows from the true values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// Weighted sum of the values: no interaction.
    Additive,
    /// Weighted product of the values: nothing makes up for a value near 0.
    Multiplicative,
    /// Neighbouring criteria count together by the smaller of the two (a 2-additive Choquet integral with min terms).
    Synergy,
    /// Neighbouring criteria count together by the larger of the two: they stand in for one another.
    Redundancy,
    /// Weighted sum, reduced if the weightiest criterion lies below a quarter of its scale.
    Veto,
}

/// How values are spread over a scale.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Spread {
    /// Evenly.
    #[default]
    Even,
    /// Most are small, few are large.
    Skewed,
}

/// Levels in which a continuous value is observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// How many, at least 2.
    pub count: u32,
    /// Whether the cuts between them are at equal distances, or drawn for each criterion.
    #[serde(default)]
    pub unequal: bool,
}

/// Invented data with a planted truth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Synthetic {
    /// Name in the results.
    pub name: String,
    /// How the true severity follows from the true values.
    pub truth: Truth,
    /// Weight of what is not additive, `0..=1`.
    #[serde(default = "half")]
    pub strength: f64,
    /// Number of alternatives.
    pub alternatives: u32,
    /// Number of criteria.
    pub criteria: u32,
    /// Correlation of the criteria of one block, `0..1`; the blocks are two.
    #[serde(default)]
    pub correlation: f64,
    /// How many of the criteria are observed twice under two names, and counted twice by the methods.
    #[serde(default)]
    pub duplicates: u32,
    /// How values are spread.
    #[serde(default)]
    pub spread: Spread,
    /// Whether criteria have different units, and every third is to be minimised.
    #[serde(default)]
    pub units: bool,
    /// Levels in which values are observed; left out: they are observed as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels: Option<Levels>,
    /// Standard deviation of the contributors' biases, in the unit of the noise.
    #[serde(default)]
    pub bias: f64,
    /// Share of the alternatives that each of several contributors reports on, above 0.
    #[serde(default = "half")]
    pub coverage: f64,
    /// Smallest detection effort, `0..=1`. On every other criterion, an alternative shows only so much of its value as the
    /// effort spent on it, which is drawn between this and 1. 1 is full effort on all.
    #[serde(default = "one")]
    pub effort: f64,
}

impl Synthetic {
    /// Additive data without correlation, duplicates, units, levels, biases and gaps in what is detected.
    pub(super) fn plain(name: &str, alternatives: u32, criteria: u32) -> Self {
        Self {
            name: name.to_owned(),
            truth: Truth::Additive,
            strength: half(),
            alternatives,
            criteria,
            correlation: 0.0,
            duplicates: 0,
            spread: Spread::Even,
            units: false,
            levels: None,
            bias: 0.0,
            coverage: half(),
            effort: one(),
        }
    }
}

fn half() -> f64 {
    0.5
}

fn one() -> f64 {
    1.0
}

/// A decision matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixData {
    /// Name in the results.
    pub name: String,
    /// JSON or CSV file, from the folder of the plan. A reference case gives its problem.
    pub file: String,
}

/// A dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DossierData {
    /// Name in the results.
    pub name: String,
    /// Folder, from the folder of the plan.
    pub folder: String,
    /// Scoring model: a preset's name, or a file.
    pub model: String,
}

/// Which cells are missing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// Expected share of the cells, `0..=0.5`.
    pub share: f64,
    /// Why.
    #[serde(default)]
    pub mechanism: Mechanism,
}

/// Why cells are missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// Completely at random.
    #[default]
    Mcar,
    /// Not at random: the higher the value, the more often it is missing.
    Mnar,
}

/// What the methods are told about the weights.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum WeightKnowledge {
    /// The true ones.
    True,
    /// The true ones with an error: a draw from the Dirichlet distribution with `concentration` times the true weights.
    Perturbed {
        /// Above 0; the larger, the closer to the true weights.
        concentration: f64,
    },
    /// The order of the weights alone, as rank-order centroid weights (Barron & Barrett 1996).
    Order,
    /// Nothing: equal weights.
    Equal,
}

impl Plan {
    /// The measures that are taken, in the order in which they are listed.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        let wanted = |measure: &Measure| self.measures.is_empty() || self.measures.contains(measure);
        let possible = |measure: &Measure| self.trials > 0 || !measure.is_disturbed();
        Measure::ALL.iter().copied().filter(|measure| wanted(measure) && possible(measure)).collect()
    }
}
