//! One choice at a time: what the proposal would be under another treatment of unknowns, without a contributor, without a
//! layer, with other bounds, another coding, or the weights of another preset.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kendall_tau_b;
use crate::dossier::{AreaIx, ContributorIx};
use crate::evidence::{Evidence, Reading};
use crate::model::{Layer, MissingPolicy, ScoringModel, ValueFunction};
use crate::priorities::{Formulation, Override, Problem, dependents, formulate, solve};
use crate::scoring::{DerivedValue, ThreatTable, appraise, score_all};

/// More contributors than this are not left out one by one.
const MOST_CONTRIBUTORS: usize = 60;

/// What a variant of a run changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Unknown and absent answers alike are treated so.
    Missing(MissingPolicy),
    /// A contributor is left out.
    WithoutContributor(ContributorIx),
    /// A layer is left out.
    WithoutLayer(Layer),
    /// Other bounds.
    Bounds {
        /// At most this many priorities (K).
        priorities: u32,
        /// At most this many operational action plans (N).
        plans: u32,
    },
    /// Invented evidence is scored.
    Invented,
    /// The levels are coded otherwise, by the name of a coding of the model.
    Coding(String),
    /// The weights of another model.
    Preset(String),
}

/// The outcome of a variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Variant {
    /// What it changes.
    pub change: Change,
    /// Areas proposed only in the variant, in rising order.
    pub enters: Vec<AreaIx>,
    /// Areas proposed only in the run itself, in rising order.
    pub leaves: Vec<AreaIx>,
    /// Kendall's tau-b between the scores of the two; none if it is undefined.
    pub tau_b: Option<f64>,
}

/// The run that the variants are compared with.
#[derive(Clone, Copy)]
pub struct Base<'a> {
    /// The dossier as the run's model reads it.
    pub reading: Reading<'a>,
    /// Indicators computed from the network layer.
    pub derived: &'a [DerivedValue],
    /// Number of areas that depend on each area of the dossier through networks, if the network layer counts; an area beyond
    /// the end has none.
    pub by_networks: &'a [u32],
    /// Overrides of the run.
    pub forced: &'a [(AreaIx, Override)],
}

/// Scores of all areas and the proposed ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The areas of the table.
    pub areas: Vec<AreaIx>,
    /// Score of each area of the table.
    pub scores: Vec<f64>,
    /// The proposed areas, in rising order.
    pub proposed: Vec<AreaIx>,
    /// The layers that count.
    pub layers: Vec<Layer>,
}

impl Base<'_> {
    /// What comes out under a model and without some contributors; none if the choice is infeasible.
    #[must_use]
    pub fn outcome(&self, model: &ScoringModel, without: &[ContributorIx]) -> Option<Outcome> {
        self.outcome_of(Reading { model, without, ..self.reading })
    }

    /// What comes out of another reading of the dossier; none if the choice is infeasible.
    pub(super) fn outcome_of(&self, reading: Reading<'_>) -> Option<Outcome> {
        let appraisal = appraise(reading, self.derived);
        let table = &appraisal.assembly.table;
        let scores = score_all(table, &[]).additive;
        let problem = self.problem(reading.model, table, &appraisal.evidence, &scores);
        let solution = solve(&problem).ok()?;
        let chosen = |key: &String| solution.items.iter().any(|item| item.item == *key);
        let pairs = table.areas.iter().zip(&table.keys);
        let proposed = pairs.filter(|(_, key)| chosen(key)).map(|(&area, _)| area).collect();
        let layers = table.layers.iter().map(|layer| layer.layer).collect();
        Some(Outcome { areas: table.areas.clone(), scores, proposed, layers })
    }

    /// The choice among the areas of a table under a model, if they have these scores.
    #[must_use]
    pub fn problem(
        &self,
        model: &ScoringModel,
        table: &ThreatTable,
        evidence: &Evidence,
        scores: &[f64],
    ) -> Problem {
        formulate(Formulation {
            dossier: self.reading.dossier,
            table,
            scores,
            dependents: &self.dependents(table, evidence, model),
            bounds: model.selection,
            rules: &model.selection_rules,
            forced: self.forced,
        })
    }

    /// The choice under the weights of another model; none if nothing can be scored then.
    #[must_use]
    pub fn problem_under(&self, preset: &ScoringModel) -> Option<Problem> {
        let change = Change::Preset(preset.name.clone());
        let (model, _) = changed(self.reading, &change, std::slice::from_ref(preset))?;
        self.problem_of(&model)
    }

    /// The choice if unknown and absent answers alike are treated so; none if nothing can be scored then.
    #[must_use]
    pub fn problem_with(&self, policy: MissingPolicy) -> Option<Problem> {
        let model = ScoringModel { unknown: policy, absent: policy, ..self.reading.model.clone() };
        self.problem_of(&model)
    }

    fn problem_of(&self, model: &ScoringModel) -> Option<Problem> {
        let appraisal = appraise(Reading { model, ..self.reading }, self.derived);
        let table = &appraisal.assembly.table;
        let scores = score_all(table, &[]).additive;
        let scored = !table.criteria.is_empty() && !table.areas.is_empty();
        scored.then(|| self.problem(model, table, &appraisal.evidence, &scores))
    }

    /// Number of other areas that depend on each area of a table; networks count only if the model scores them.
    #[must_use]
    pub fn dependents(&self, table: &ThreatTable, evidence: &Evidence, model: &ScoringModel) -> Vec<u32> {
        dependents(self.reading.dossier, table, evidence, &|area| self.dependents_by_networks(model, area))
    }

    /// Number of other areas whose networks depend on this one, if the model scores networks.
    pub(super) fn dependents_by_networks(&self, model: &ScoringModel, area: AreaIx) -> u32 {
        let dossier = self.reading.dossier;
        let counts = !dossier.networks_invented || dossier.invented || model.score_invented;
        if counts { self.by_networks.get(area.index()).copied().unwrap_or(0) } else { 0 }
    }

    fn variant(&self, base: &Outcome, change: Change, presets: &[ScoringModel]) -> Option<Variant> {
        let (model, without) = changed(self.reading, &change, presets)?;
        let outcome = self.outcome(&model, &without)?;
        Some(Variant {
            enters: only(&outcome.proposed, &base.proposed),
            leaves: only(&base.proposed, &outcome.proposed),
            tau_b: kendall_tau_b(&base.scores, &outcome.scores),
            change,
        })
    }
}

/// What is among these and not among those.
pub(super) fn only(these: &[AreaIx], those: &[AreaIx]) -> Vec<AreaIx> {
    these.iter().copied().filter(|area| !those.contains(area)).collect()
}

/// Runs every variant, in parallel; the order of the result is that of [`changes`]. Variants that have no proposal (nothing
/// is left to score, or the overrides do not fit the bounds) are left out.
#[must_use]
pub fn sensitivity(base: &Base<'_>, presets: &[ScoringModel]) -> Vec<Variant> {
    let Some(outcome) = base.outcome(base.reading.model, base.reading.without) else { return Vec::new() };
    let changes = changes(base.reading, presets, &outcome.layers);
    changes.into_par_iter().filter_map(|change| base.variant(&outcome, change, presets)).collect()
}

/// The changes that are worth trying on a run in which these layers count.
#[must_use]
pub fn changes(reading: Reading<'_>, presets: &[ScoringModel], counted: &[Layer]) -> Vec<Change> {
    let Reading { dossier, model, .. } = reading;
    let mut changes: Vec<Change> = MissingPolicy::TRIED
        .into_iter()
        .filter(|&policy| model.unknown != policy || model.absent != policy)
        .map(Change::Missing)
        .collect();
    if dossier.networks_invented && !reading.scores_invented() {
        changes.push(Change::Invented);
    }
    changes.extend(model.codings.keys().filter(|name| !uses_only(model, name)).cloned().map(Change::Coding));
    changes.extend(
        presets
            .iter()
            .filter(|preset| preset.name != model.name)
            .map(|preset| Change::Preset(preset.name.clone())),
    );
    if counted.len() > 1 {
        changes.extend(counted.iter().copied().map(Change::WithoutLayer));
    }
    let contributors = (0_u32..).map(ContributorIx).take(dossier.contributors.len());
    let reporting = |&at: &ContributorIx| dossier.observations.iter().any(|report| report.contributor == at);
    changes.extend(contributors.filter(reporting).take(MOST_CONTRIBUTORS).map(Change::WithoutContributor));
    let bounds = model.selection;
    for priorities in [bounds.priorities.saturating_sub(3), bounds.priorities + 2] {
        if priorities > 0 {
            changes.push(Change::Bounds { priorities, plans: bounds.plans });
        }
    }
    for plans in [bounds.plans.saturating_sub(3), bounds.plans + 3] {
        if plans > 0 {
            changes.push(Change::Bounds { priorities: bounds.priorities, plans });
        }
    }
    changes
}

/// Whether every coded indicator of a model uses this coding already.
fn uses_only(model: &ScoringModel, coding: &str) -> bool {
    let mut functions =
        model.layers.iter().flat_map(|layer| &layer.indicators).map(|entry| &entry.value_function);
    functions.all(|function| match function {
        ValueFunction::Coding { name } => name == coding,
        ValueFunction::PiecewiseLinear { .. } => true,
    })
}

/// The model and the contributors left out under a change; none if nothing would be left.
fn changed(
    reading: Reading<'_>,
    change: &Change,
    presets: &[ScoringModel],
) -> Option<(ScoringModel, Vec<ContributorIx>)> {
    let mut model = reading.model.clone();
    let mut without = reading.without.to_vec();
    match change {
        Change::Missing(policy) => (model.unknown, model.absent) = (*policy, *policy),
        Change::WithoutContributor(contributor) => {
            without.push(*contributor);
            without.sort_unstable();
            without.dedup();
        }
        Change::WithoutLayer(layer) => model.layers.retain(|entry| entry.layer != *layer),
        Change::Bounds { priorities, plans } => {
            (model.selection.priorities, model.selection.plans) = (*priorities, *plans);
        }
        Change::Invented => model.score_invented = true,
        Change::Coding(coding) => recode(&mut model, coding),
        Change::Preset(preset) => {
            let found = presets.iter().find(|model| model.name == *preset)?;
            model.layers.clone_from(&found.layers);
            model.codings.extend(found.codings.clone());
        }
    }
    (!model.layers.is_empty()).then_some((model, without))
}

fn recode(model: &mut ScoringModel, coding: &str) {
    for entry in model.layers.iter_mut().flat_map(|layer| &mut layer.indicators) {
        if let ValueFunction::Coding { name } = &mut entry.value_function {
            coding.clone_into(name);
        }
    }
}
