//! From areas and scores to the problem that is solved.

use crate::dossier::{AreaIx, Dossier, Level};
use crate::evidence::{Belief, Evidence};
use crate::model::{SelectionBounds, SelectionRules};
use crate::scoring::ThreatTable;

use super::formulate_rules::add_rules;
use super::options::mode_options;
use socta_choose::{Bounds, BundleKey, Item, Mode, ModeOption, Override, Problem, micro_units};

/// What the problem is made from.
#[derive(Debug, Clone, Copy)]
pub struct Formulation<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The scored table; its areas become items.
    pub table: &'a ThreatTable,
    /// Score of each area of the table, `0..=1`.
    pub scores: &'a [f64],
    /// Number of other areas that depend on each area of the table.
    pub dependents: &'a [u32],
    /// The bounds.
    pub bounds: SelectionBounds,
    /// The rules beside them.
    pub rules: &'a SelectionRules,
    /// Overrides of areas.
    pub forced: &'a [(AreaIx, Override)],
}

/// The choice as data: an item for each area of the table, in the bundles of the dossier.
#[must_use]
pub fn formulate(formulation: Formulation<'_>) -> Problem {
    let Formulation { dossier, table, scores, dependents, bounds, rules, forced } = formulation;
    let items = table
        .areas
        .iter()
        .enumerate()
        .filter_map(|(row, &area)| {
            let bundle = dossier.bundles.iter().position(|bundle| bundle.areas.contains(&area))?;
            let carried_by = dossier.areas[area.index()].carrier();
            let found = forced.iter().find(|(forced, _)| *forced == area);
            Some(Item {
                key: table.keys[row].clone(),
                bundle,
                value: micro_units(scores[row]).unwrap_or(0),
                options: offered(mode_options(carried_by, dependents[row], bounds.horizontal_from), found),
                shared_plan: shared_plan(dossier, table, bundle, area),
                forced: found.map(|(_, decision)| decision.clone()),
                ..Item::default()
            })
        })
        .collect();
    let mut problem = Problem {
        items,
        bundles: dossier.bundles.iter().map(|bundle| BundleKey { key: bundle.key.clone() }).collect(),
        bounds: Bounds {
            priorities: bounds.priorities,
            plans: bounds.plans,
            goals: bounds.goals,
            least_value: None,
        },
        ..Problem::default()
    };
    add_rules(&mut problem, dossier, rules);
    problem
}

/// The options of an area with the one that an override asks for.
fn offered(mut options: Vec<ModeOption>, found: Option<&(AreaIx, Override)>) -> Vec<ModeOption> {
    let asked = found.and_then(|(_, decision)| decision.mode);
    if let Some(mode) = asked.filter(|mode| options.iter().all(|option| option.mode != *mode)) {
        options.push(match mode {
            Mode::Oap => ModeOption::PLAN,
            Mode::Chsg => ModeOption::GOAL,
            Mode::Both => ModeOption::BOTH,
        });
    }
    options
}

/// Name of the plan that an area shares with others that are scored: the key of the first of them.
fn shared_plan(dossier: &Dossier, table: &ThreatTable, bundle: usize, area: AreaIx) -> Option<String> {
    let group = dossier.bundles[bundle].shared_plans.iter().find(|group| group.contains(&area))?;
    let mut scored = group.iter().filter(|other| table.areas.contains(other));
    let first = scored.next()?;
    scored.next().map(|_| dossier.areas[first.index()].key.clone())
}

/// Number of other areas that depend on each area of the table.
///
/// Two things are counted, and the larger counts: `by_networks`, the areas whose networks depend on it, and the areas for
/// which its own use is reported, if the dossier says by which indicator (`document_fraud` for document fraud). Use is
/// taken as reported if medium or high is more likely than not.
#[must_use]
pub fn dependents(
    dossier: &Dossier,
    table: &ThreatTable,
    evidence: &Evidence,
    by_networks: &dyn Fn(AreaIx) -> u32,
) -> Vec<u32> {
    let reported = |area: AreaIx| {
        let uses = table
            .areas
            .iter()
            .filter(|&&other| reported_use(dossier, evidence, area, other).is_some_and(|share| share > 0.5));
        u32::try_from(uses.count()).unwrap_or(u32::MAX)
    };
    table.areas.iter().map(|&area| reported(area).max(by_networks(area))).collect()
}

/// Probability that another area makes medium or high use of this one, by the indicator that the dossier names for it;
/// none if it names none, if nothing is known, or if the two are the same.
#[must_use]
pub fn reported_use(dossier: &Dossier, evidence: &Evidence, area: AreaIx, other: AreaIx) -> Option<f64> {
    let indicator = dossier.areas[area.index()].evidenced_by?;
    match &evidence.cell(other, indicator)?.belief {
        Some(Belief::Levels(levels)) if other != area => {
            Some(levels[Level::Medium.index()] + levels[Level::High.index()])
        }
        _ => None,
    }
}
