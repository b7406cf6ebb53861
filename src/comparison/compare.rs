//! Several runs against the first one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::words;

use super::causes::settled;
use super::direction::level_trend;
use super::{Agreement, AreaSummary, Cause, InputPart, LevelTrend, RunSummary, agree, causes};

/// Name and version of the format.
pub const COMPARISON_SCHEMA: &str = "socta.comparison/1";

/// A rank that moves by at most this many places counts as stable: a swap of neighbours says little.
pub const STABLE_WITHIN: u32 = 1;

/// A run of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunHead {
    /// Name among the runs: dossier, model and scenario.
    pub name: String,
    /// Short name of the dossier.
    pub dossier: String,
    /// Name and version of the model.
    pub model: String,
    /// Name of the scenario; none for the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// The method that decides.
    pub method: String,
    /// At most this many priorities (K).
    pub priorities: u32,
    /// At most this many operational action plans (N).
    pub plans: u32,
    /// Whether it looked at the same reports as the first run.
    pub same_evidence: bool,
    /// Whether it read its reports in the same way as the first run.
    pub same_reading: bool,
    /// Keys of the proposed areas in the order of their ranks.
    pub proposed: Vec<String>,
}

/// How the rank of an area moved against the first run. That is no direction of the threat, which [`LevelTrend`] tells: an area
/// can rise and be overtaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Movement {
    /// The first run does not have it.
    New,
    /// The rank is better by more than [`STABLE_WITHIN`] places.
    #[serde(alias = "rising")]
    Up,
    /// The rank is the same, or moved by at most [`STABLE_WITHIN`] places.
    Stable,
    /// The rank is worse by more than [`STABLE_WITHIN`] places.
    #[serde(alias = "falling")]
    Down,
    /// Only the first run has it.
    Vanished,
}

impl Movement {
    /// The movement as it is written.
    #[must_use]
    pub fn key(self) -> &'static str {
        words::of(self)
    }

    fn of(before: Option<&AreaSummary>, after: Option<&AreaSummary>) -> Self {
        match (before, after) {
            (None, _) => Self::New,
            (_, None) => Self::Vanished,
            (Some(old), Some(new)) if old.rank.abs_diff(new.rank) <= STABLE_WITHIN => Self::Stable,
            (Some(old), Some(new)) if new.rank < old.rank => Self::Up,
            _ => Self::Down,
        }
    }
}

/// What became of an area's place in the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalChange {
    /// Proposed in both runs.
    Kept,
    /// Proposed only in the other run.
    Gained,
    /// Proposed only in the first run.
    Lost,
    /// Proposed in neither.
    Neither,
}

impl ProposalChange {
    /// The change as it is written.
    #[must_use]
    pub fn key(self) -> &'static str {
        words::of(self)
    }

    fn of(before: Option<&AreaSummary>, after: Option<&AreaSummary>) -> Self {
        let proposed = |area: Option<&AreaSummary>| area.is_some_and(|area| area.proposed);
        match (proposed(before), proposed(after)) {
            (true, true) => Self::Kept,
            (false, true) => Self::Gained,
            (true, false) => Self::Lost,
            (false, false) => Self::Neither,
        }
    }
}

/// Change of one area from the first run to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaChange {
    /// Name of the other run.
    pub run: String,
    /// How its rank moved.
    pub movement: Movement,
    /// Where the level of the threat goes, if the two runs looked at other reports and read them alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelTrend>,
    /// What became of its place in the proposal.
    pub proposal: ProposalChange,
    /// Places gained (positive) or lost, if both runs have the area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<i64>,
    /// Change of the score, if both runs have the area and score by the same method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Change of the probability to be among the first K, if both runs have the area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p_top_k: Option<f64>,
    /// What each criterion did to the additive value, the largest first.
    pub causes: Vec<Cause>,
    /// What each input of the choice did to its place on the list: 1 in all if it is gained, -1 if it is lost, else 0. Empty if
    /// nothing did anything, or if the choice of one of the runs is not at hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<InputPart>,
}

/// An area in all runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaRow {
    /// Key of the area.
    pub key: String,
    /// Name, in the language of the first run that has it.
    pub label: String,
    /// Rank in each run, from 1; null where the run does not have the area.
    pub ranks: Vec<Option<u32>>,
    /// Score in each run.
    pub scores: Vec<Option<f64>>,
    /// Whether it is proposed, in each run.
    pub proposed: Vec<Option<bool>>,
    /// Share of the simulated views in whose best set it is, in each run.
    #[serde(default)]
    pub p_proposed: Vec<Option<f64>>,
    /// Changes from the first run to each of the others.
    pub changes: Vec<AreaChange>,
}

/// Several runs against the first one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// `socta.comparison/1`.
    pub schema: String,
    /// The runs; the first one is the base.
    pub runs: Vec<RunHead>,
    /// Agreement of every pair of runs.
    pub agreement: Vec<Agreement>,
    /// Agreement of the methods within the first run.
    pub methods: Vec<Agreement>,
    /// The areas: those of the first run by rank, then the others by key.
    pub areas: Vec<AreaRow>,
    /// Lists beside the proposal, in the order in which the runs name them; empty if no run has any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListRow>,
}

/// A list in all runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListRow {
    /// Name of the list.
    pub id: String,
    /// Regret in each run, in points of score; null where the run does not have the list.
    pub regrets: Vec<Option<f64>>,
    /// Price of the bounds in each run.
    pub prices: Vec<Option<f64>>,
    /// Share of the views in which the list is worth more than the proposal, in each run.
    pub better: Vec<Option<f64>>,
}

/// Compares runs with the first one of them.
#[must_use]
pub fn compare(runs: &[RunSummary]) -> Comparison {
    let Some(base) = runs.first() else {
        return Comparison {
            schema: COMPARISON_SCHEMA.to_owned(),
            runs: Vec::new(),
            agreement: Vec::new(),
            methods: Vec::new(),
            areas: Vec::new(),
            lists: Vec::new(),
        };
    };
    let names = distinct_names(runs);
    let mut agreement = Vec::new();
    for (first, left) in runs.iter().enumerate() {
        for (second, right) in runs.iter().enumerate().skip(first + 1) {
            let pair = agree(left, right);
            agreement.push(Agreement { left: names[first].clone(), right: names[second].clone(), ..pair });
        }
    }
    Comparison {
        schema: COMPARISON_SCHEMA.to_owned(),
        runs: runs.iter().zip(&names).map(|(run, name)| head(base, run, name)).collect(),
        agreement,
        methods: super::agreement_of_methods(base),
        areas: order(runs).into_iter().map(|key| row(runs, &names, key)).collect(),
        lists: lists(runs),
    }
}

/// The lists of the runs, unless the proposal is the only one.
fn lists(runs: &[RunSummary]) -> Vec<ListRow> {
    let mut ids: Vec<&str> = Vec::new();
    for list in runs.iter().flat_map(|run| &run.lists) {
        if !ids.contains(&list.id.as_str()) {
            ids.push(&list.id);
        }
    }
    let row = |id: &str| {
        let found = || runs.iter().map(|run| run.lists.iter().find(|list| list.id == id));
        ListRow {
            id: id.to_owned(),
            regrets: found().map(|list| list.map(|list| list.regret)).collect(),
            prices: found().map(|list| list.map(|list| list.price_of_bounds)).collect(),
            better: found().map(|list| list.and_then(|list| list.better)).collect(),
        }
    };
    if ids.len() < 2 { Vec::new() } else { ids.into_iter().map(row).collect() }
}

/// Names of the runs; the same dossier under the same model and scenario (at another time) gets a number.
fn distinct_names(runs: &[RunSummary]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for run in runs {
        let name = run.name();
        let same = runs.iter().take(names.len()).filter(|other| other.name() == name).count();
        names.push(if same == 0 { name } else { format!("{name}#{}", same + 1) });
    }
    names
}

fn head(base: &RunSummary, run: &RunSummary, name: &str) -> RunHead {
    RunHead {
        name: name.to_owned(),
        dossier: run.dossier.clone(),
        model: format!("{} {}", run.model.name, run.model.version),
        scenario: run.scenario.as_ref().map(|scenario| scenario.name.clone()),
        method: run.method.clone(),
        priorities: run.priorities,
        plans: run.plans,
        same_evidence: run.evidence == base.evidence,
        same_reading: run.reading == base.reading,
        proposed: run.proposed().into_iter().map(|area| area.key.clone()).collect(),
    }
}

/// Keys of all areas in the order of the comparison.
fn order(runs: &[RunSummary]) -> Vec<&str> {
    let base = runs.first().map_or(&[][..], |run| &run.areas);
    let mut first: Vec<&AreaSummary> = base.iter().collect();
    first.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.key.cmp(&b.key)));
    let mut keys: Vec<&str> = first.into_iter().map(|area| area.key.as_str()).collect();
    let mut others: Vec<&str> = runs
        .iter()
        .skip(1)
        .flat_map(|run| &run.areas)
        .map(|area| area.key.as_str())
        .filter(|key| runs.first().is_none_or(|run| run.area(key).is_none()))
        .collect();
    others.sort_unstable();
    others.dedup();
    keys.extend(others);
    keys
}

fn row(runs: &[RunSummary], names: &[String], key: &str) -> AreaRow {
    let found: Vec<Option<&AreaSummary>> = runs.iter().map(|run| run.area(key)).collect();
    let label = found.iter().flatten().next().map_or_else(|| key.to_owned(), |area| area.label.clone());
    let others = runs.iter().zip(names).zip(&found).skip(1);
    AreaRow {
        key: key.to_owned(),
        label,
        ranks: found.iter().map(|area| area.map(|area| area.rank)).collect(),
        scores: found.iter().map(|area| area.map(|area| area.score)).collect(),
        proposed: found.iter().map(|area| area.map(|area| area.proposed)).collect(),
        p_proposed: found.iter().map(|area| area.and_then(|area| area.p_proposed)).collect(),
        changes: others
            .map(|((run, name), after)| change((&runs[0], found[0]), (run, *after), name))
            .collect(),
    }
}

type Seen<'a> = (&'a RunSummary, Option<&'a AreaSummary>);

fn change((base, before): Seen<'_>, (run, after): Seen<'_>, name: &str) -> AreaChange {
    let both = before.zip(after);
    let same_method = base.method == run.method;
    let causes = both.map_or_else(Vec::new, |(old, new)| causes(base, old, run, new));
    AreaChange {
        run: name.to_owned(),
        movement: Movement::of(before, after),
        level: both.and_then(|(old, new)| level_trend((base, old), (run, new), &causes)),
        proposal: ProposalChange::of(before, after),
        places: both.map(|(old, new)| i64::from(old.rank) - i64::from(new.rank)),
        score: both.filter(|_| same_method).map(|(old, new)| settled(new.score - old.score)),
        p_top_k: both.map(|(old, new)| settled(new.p_top_k - old.p_top_k)),
        causes,
        inputs: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::testing::{area, run};

    fn two_runs() -> [RunSummary; 2] {
        let criteria = [("x", 1.0)];
        let base =
            ["a", "b", "c", "d"].iter().zip([1, 2, 3, 4]).map(|(key, rank)| area(key, rank, &[])).collect();
        let other =
            ["b", "c", "d", "e"].iter().zip([2, 4, 1, 3]).map(|(key, rank)| area(key, rank, &[])).collect();
        [run("m", &criteria, base), run("n", &criteria, other)]
    }

    #[test]
    fn every_area_of_every_run_is_classed() {
        let comparison = compare(&two_runs());
        let classes: Vec<(&str, Movement, ProposalChange, Option<i64>)> = comparison
            .areas
            .iter()
            .map(|row| {
                (row.key.as_str(), row.changes[0].movement, row.changes[0].proposal, row.changes[0].places)
            })
            .collect();
        assert_eq!(
            classes,
            [
                ("a", Movement::Vanished, ProposalChange::Lost, None),
                ("b", Movement::Stable, ProposalChange::Neither, Some(0)),
                ("c", Movement::Stable, ProposalChange::Neither, Some(-1)),
                ("d", Movement::Up, ProposalChange::Gained, Some(3)),
                ("e", Movement::New, ProposalChange::Neither, None),
            ]
        );
    }

    #[test]
    fn agreement_is_over_the_areas_that_both_have() {
        let comparison = compare(&two_runs());
        // Ranks (2, 3, 4) against (2, 4, 1): one pair agrees and two do not.
        let pair = &comparison.agreement[0];
        assert_eq!((pair.common, pair.k), (3, 1));
        assert!((pair.tau_b.expect("untied") + 1.0 / 3.0).abs() < 1e-15);
        assert_eq!(pair.top_k_overlap, Some(0.0));
    }

    #[test]
    fn the_same_run_twice_shows_no_change_and_is_told_apart_by_a_number() {
        let [base, _] = two_runs();
        let comparison = compare(&[base.clone(), base]);
        let names: Vec<&str> = comparison.runs.iter().map(|run| run.name.as_str()).collect();
        assert_eq!(names, ["d--m--base", "d--m--base#2"]);
        assert!(comparison.areas.iter().all(|row| row.changes[0].movement == Movement::Stable));
        assert_eq!(comparison.agreement[0].tau_b, Some(1.0));
    }

    #[test]
    fn no_run_gives_an_empty_comparison() {
        assert!(compare(&[]).areas.is_empty());
    }
}
