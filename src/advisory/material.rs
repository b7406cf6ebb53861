//! What the document is made from: the results of every stage, joined by area.

use serde::Serialize;

use crate::comparison::{KeyRemoval, LeftOutPiece, Reasons, Removal, UnknownView, Variant};
use crate::dossier::{AreaIx, Dossier};
use crate::evidence::Evidence;
use crate::model::{Catalogue, ScoringModel};
use crate::networks::markets::Markets;
use crate::networks::positions::DossierPositions;
use crate::networks::services::ServiceReport;
use crate::networks::{AreaLoss, NetworkAnalysis};
use crate::portfolio::Portfolio;
use crate::priorities::{Alternatives, Explanation, Mode, Solution};
use crate::robustness::preferences::{Drawing, Possible};
use crate::robustness::{CodedPreference, JointSwap, Robustness, SourceEffect, StakeholderViews, TopSobol};
use crate::scoring::{Assembly, Scores};

/// What one criterion adds to the score of an area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    /// Position of the criterion in the table.
    pub criterion: usize,
    /// Expected value, `0..=1`; none if the criterion does not count for the area.
    pub value: Option<f64>,
    /// Weight for this area, `0..=1`.
    pub weight: f64,
}

impl Contribution {
    /// Weight times value.
    #[must_use]
    pub fn amount(&self) -> f64 {
        self.weight * self.value.unwrap_or(0.0)
    }
}

/// Everything that is said of one area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AreaResult {
    /// The area.
    pub area: AreaIx,
    /// Key of the area.
    pub key: String,
    /// Score at the expected evidence, `0..=1`.
    pub score: f64,
    /// Rank by that score, from 1.
    pub rank: usize,
    /// 5th and 95th percentile of the score over the simulated views.
    pub interval: [f64; 2],
    /// Score with every open cell at its lower and at its upper end.
    pub bounds: [f64; 2],
    /// Mean rank over the simulated views.
    pub expected_rank: f64,
    /// 5th and 95th percentile of the rank.
    pub ranks: [usize; 2],
    /// Share of the views in which it is in the top K.
    pub top: f64,
    /// Standard error of `top`.
    pub top_error: f64,
    /// Key of its band.
    pub band: String,
    /// Contributions by criterion, in the order of the table.
    pub contributions: Vec<Contribution>,
    /// How it is proposed to be carried out; none if it is not proposed.
    pub mode: Option<Mode>,
    /// Sum of the pushes of its crime-relevant factors, and their number.
    pub push: (i32, usize),
    /// Score in the outlook.
    pub outlook: f64,
}

/// A proposed priority or strategic goal: a bundle with at least one chosen area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proposed {
    /// Position of the bundle in the dossier.
    pub bundle: usize,
    /// Chosen areas, by falling score.
    pub areas: Vec<AreaIx>,
    /// Operational action plans.
    pub plans: u32,
    /// Strategic goals.
    pub goals: u32,
    /// Whether it takes one of the K places; if not, it is horizontal.
    pub takes_place: bool,
}

/// An area forced in or out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Override {
    /// The area.
    pub area: AreaIx,
    /// In (true) or out.
    pub force_in: bool,
    /// Who decided so.
    pub author: String,
    /// Why.
    pub reason: String,
    /// Total score that it costs against the free choice.
    pub price: f64,
}

/// Whose order it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MethodKind {
    /// That of one class of methods.
    Class,
    /// That of a vote of the classes.
    Vote,
}

/// An order beside that of the deciding method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MethodView {
    /// Names of the methods that never rank differently, or the name of the vote.
    pub names: Vec<String>,
    /// Whose order it is.
    pub kind: MethodKind,
    /// Whether it depends on where the zero of the declared scale lies.
    pub on_zero: bool,
    /// Areas by falling score, or why the method does not apply.
    pub order: Result<Vec<AreaIx>, String>,
    /// Kendall's tau-b with the deciding method.
    pub tau: Option<f64>,
}

/// The smallest change of one weight that swaps two neighbours.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightSwap {
    /// The higher and the lower one.
    pub pair: [AreaIx; 2],
    /// Position of the criterion.
    pub criterion: usize,
    /// Weight now.
    pub now: f64,
    /// Weight at which they swap.
    pub swap: f64,
    /// Whether that lies within the declared range.
    pub inside: bool,
}

/// What else could be believed, and what would follow. What there are too many areas for is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Doubts {
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

/// Where a run comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
pub const RESULTS_SCHEMA: &str = "socta.results/1";

/// Everything that the stages found. Areas are given by their position in `area_keys`.
#[derive(Debug, Clone, Serialize)]
pub struct Results {
    /// [`RESULTS_SCHEMA`].
    pub schema: &'static str,
    /// Where the run comes from.
    pub provenance: Provenance,
    /// Keys of all areas of the dossier.
    pub area_keys: Vec<String>,
    /// Results by area, by rank.
    pub areas: Vec<AreaResult>,
    /// Proposed priorities and then goals, each by falling best score.
    pub proposed: Vec<Proposed>,
    /// Number of areas that depend on each area of the table.
    pub dependents: Vec<u32>,
    /// Overrides with their price.
    pub overrides: Vec<Override>,
    /// The joined evidence.
    pub evidence: Evidence,
    /// The scored table, and what is not in it.
    pub assembly: Assembly,
    /// Scores by method.
    pub scores: Scores,
    /// Methods beside one another, the deciding one first.
    pub methods: Vec<MethodView>,
    /// Robustness of the order.
    pub robustness: Robustness,
    /// What it changes that reports of one source move together; none if no source is shared.
    pub source_effect: Option<SourceEffect>,
    /// Smallest changes of a weight that swap neighbours.
    pub swaps: Vec<WeightSwap>,
    /// What else could be believed, and what would follow.
    pub doubts: Doubts,
    /// The choice.
    pub solution: Solution,
    /// Why, and why not.
    pub explanation: Explanation,
    /// What else could be chosen.
    pub alternatives: Alternatives,
    /// The choice over all views: how sure the list is.
    pub portfolio: Portfolio,
    /// What would decide each area the other way, and what it costs.
    pub reasons: Reasons,
    /// One change at a time.
    pub variants: Vec<Variant>,
    /// The networks.
    pub networks: NetworkAnalysis,
    /// Who serves them.
    pub services: ServiceReport,
    /// Which areas they join, and on whom areas depend.
    pub markets: Markets,
    /// What would change without a provider on whom many areas depend; none if networks enter no score of the run.
    pub removals: Option<Vec<Removal>>,
    /// What the loss of the key players of areas would do to reach and to indicators, the area of the highest score first. Numbers
    /// only: who they are stands nowhere.
    pub key_losses: Vec<AreaLoss>,
    /// What it would do to scores and proposal, in the same order by number of key players; none if networks enter no score of
    /// the run.
    pub key_removals: Option<Vec<KeyRemoval>>,
    /// Candidates for key positions; only if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_positions: Option<DossierPositions>,
}

/// What the document is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The model as applied, with the scenario's changes.
    pub model: &'a ScoringModel,
    /// What the stages found.
    pub results: &'a Results,
}
