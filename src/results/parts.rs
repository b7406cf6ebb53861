//! What a run found, in named parts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::areas::{AreaResult, MethodView, Override, Packing, Proposed, ReportedUse, WeightSwap};
use super::changed::Changed;
use super::headline::Headline;
use super::names::Names;
use super::scores::ScoresByMethod;
use crate::comparison::{KeyRemoval, LeftOutPiece, Reasons, Removal, Silence, UnknownView, Variant};
use crate::evidence::Evidence;
use crate::lists::Lists;
use crate::networks::markets::Markets;
use crate::networks::positions::DossierPositions;
use crate::networks::services::ServiceReport;
use crate::networks::{AreaExample, AreaLoss, AreaMap, Halves, NetworkAnalysis};
use crate::portfolio::Portfolio;
use crate::priorities::{Alternatives, Explanation, Solution};
use crate::robustness::preferences::{Drawing, Possible};
use crate::robustness::{CodedPreference, JointSwap, Robustness, SourceEffect, StakeholderViews, TopSobol};
use crate::scoring::Assembly;

/// Where a run comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// Identifier, as the manifest gives it.
    pub run: String,
    /// Name and version of the program.
    pub tool: String,
    /// SHA-256 of the model file.
    pub model_hash: String,
    /// SHA-256 of the catalogue file.
    pub catalogue_hash: String,
    /// Name and SHA-256 of the scenario file.
    pub scenario: Option<(String, String)>,
    /// Seed of the simulation.
    pub seed: u64,
    /// Samples of the simulation that were drawn.
    pub samples: u64,
    /// Standard error that was asked for in place of a number of samples.
    pub precision: Option<f64>,
    /// Largest standard error of a probability to be in the top K.
    pub largest_error: f64,
}

/// Version of the format of [`Results`].
pub const RESULTS_SCHEMA: &str = "socta.results/2";

/// Everything that the stages found. Areas, bundles, indicators, contributors, sources, networks and criteria are positions in the
/// lists of `names`; [`Results::to_json`] writes their keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Results {
    /// [`RESULTS_SCHEMA`].
    pub schema: String,
    /// Where the run comes from.
    pub provenance: Provenance,
    /// Keys of everything that stands below.
    pub names: Names,
    /// What the run says in a few numbers.
    pub headline: Headline,
    /// What the scenario of the run changed, and what that did; none for a run as dossier and model are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Changed>,
    /// Results by area, by rank.
    pub areas: Vec<AreaResult>,
    /// The joined evidence.
    pub evidence: Evidence,
    /// The table and its scores.
    pub scores: ScoreResults,
    /// What holds of the order in all views of evidence and weights.
    pub robustness: RobustnessResults,
    /// What is proposed.
    pub proposal: ProposalResults,
    /// Criminal networks, and what follows from them.
    pub networks: NetworkResults,
    /// What silence does to the order, and what holds whatever silence means; none if there are fewer than two areas, or nothing
    /// is known.
    pub silence: Option<Silence>,
    /// What else could be believed, and what would follow.
    pub doubts: Doubts,
    /// What would decide each area the other way, and what it costs.
    pub reasons: Reasons,
    /// Lists that people have in mind, beside the proposal.
    pub lists: Lists,
}

/// The table that is scored, and its scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreResults {
    /// The scored table, and what is not in it.
    pub assembly: Assembly,
    /// Scores by method, that of the deciding one first.
    pub by_method: Vec<ScoresByMethod>,
    /// Why a method has no result, by its name.
    pub failed: BTreeMap<String, String>,
    /// Methods beside one another, the deciding one first.
    pub methods: Vec<MethodView>,
}

/// How steady the order is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RobustnessResults {
    /// The order in all simulated views.
    pub simulation: Robustness,
    /// What it changes that reports of one source move together; none if no source is shared.
    pub source_effect: Option<SourceEffect>,
}

/// The proposal, and what stands around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProposalResults {
    /// Proposed priorities and then goals, each by falling best score.
    pub proposed: Vec<Proposed>,
    /// Number of areas that depend on each area of the table.
    pub dependents: Vec<u32>,
    /// How likely other areas make use of an enabler, as far as that is reported.
    pub uses: Vec<ReportedUse>,
    /// Overrides with their price.
    pub overrides: Vec<Override>,
    /// What the scenario's bundles change, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packing: Option<Packing>,
    /// The choice.
    pub solution: Solution,
    /// Why, and why not.
    pub explanation: Explanation,
    /// What else could be chosen.
    pub alternatives: Alternatives,
    /// The choice over all views: how sure the list is.
    pub portfolio: Portfolio,
}

/// Criminal networks, and what follows from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkResults {
    /// Profiles of networks and areas, and the indicators that follow from them.
    pub analysis: NetworkAnalysis,
    /// Areas joined by the networks that they share.
    pub map: AreaMap,
    /// Examples of the networks of the leading areas of what is proposed, as the document draws them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<AreaExample>,
    /// What changed among the dated links between the halves of the window; none if none carries a date.
    pub halves: Option<Halves>,
    /// Who serves networks.
    pub services: ServiceReport,
    /// Which areas networks join, and on whom areas depend.
    pub markets: Markets,
    /// What would change without a provider on whom many areas depend; none if networks enter no score of the run.
    pub removals: Option<Vec<Removal>>,
    /// What the loss of the key players of areas would do to reach and to indicators, the area of the highest score first. Numbers
    /// only: who they are stands nowhere.
    pub key_losses: Vec<AreaLoss>,
    /// What that loss would do to scores and proposal, in the same order by number of key players; none if networks enter no score
    /// of the run.
    pub key_removals: Option<Vec<KeyRemoval>>,
    /// Candidates for key positions; only if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_positions: Option<DossierPositions>,
}

/// What else could be believed, and what would follow. What there are too many areas for is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Doubts {
    /// One change at a time.
    pub variants: Vec<Variant>,
    /// Smallest changes of a weight that swap neighbours.
    pub swaps: Vec<WeightSwap>,
    /// How weights were drawn.
    pub drawing: Drawing,
    /// Statements on weights that count in this run, in symbols.
    pub statements: Vec<String>,
    /// Statements that name something that does not count in this run.
    pub left_aside: Vec<String>,
    /// Statements that the weights of the run break, which only a scenario can bring about.
    pub broken: Vec<String>,
    /// What holds for every admissible weight and value, and what for some.
    pub possible: Option<Possible>,
    /// Pairs whose order needs no coding of the levels.
    pub codings: Option<CodedPreference>,
    /// Smallest changes of all weights together that swap neighbours.
    pub joint_swaps: Vec<JointSwap>,
    /// Where the doubt comes from whether an area is in the top K.
    pub sobol: Option<TopSobol>,
    /// What hangs on one indicator, source or pair of evaluation codes.
    pub left_out: Vec<LeftOutPiece>,
    /// The order under each treatment of what nobody knows.
    pub unknowns: Vec<UnknownView>,
    /// Stakeholders side by side, if there are some.
    pub stakeholders: Option<StakeholderViews>,
}
