//! Rules of the proposal beside its bounds.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Layer;
use super::check::Check;
use crate::diagnostics::{Code, did_you_mean};
use crate::source::Step;

/// Rules of the proposal. An area that has others below it stands for all of them; a rule of which the dossier has no area
/// says nothing about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelectionRules {
    /// Share of the score of an area that is its networks', `0..=1`: a network that works in several proposed areas counts
    /// once. 0 counts every area in full.
    #[serde(default)]
    pub network_share: f64,
    /// What an area is worth more for being a priority of the last cycle, in points of the score, `0..=1`.
    #[serde(default)]
    pub continuity_bonus: f64,
    /// Of these areas at least so many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<CoverageRule>,
    /// Of these areas at most so many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incompatible: Vec<IncompatibleRule>,
    /// This area only with one of those.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<PrerequisiteRule>,
    /// What there is only so much of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capacities: Vec<Capacity>,
}

/// Of these areas at least so many are proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverageRule {
    /// Stable key; it says what is covered: a type of harm, a group of areas, a region.
    pub key: String,
    /// Keys of areas. Empty if `where` says which ones; a run then finds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Which areas it is about, by what is known of them, in place of their keys.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub which: Option<AreasWhere>,
    /// At least this many of them.
    pub least: u32,
}

/// Areas by what is known of them: those whose expected value, on an indicator (a type of harm, say) or on average over a
/// layer, reaches a bound. What nobody knows does not count for it, and an area of which nothing is known is not meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreasWhere {
    /// A scored layer; its indicators count by their shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<Layer>,
    /// A scored indicator, in place of a layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Expected value from which an area is meant, `0..=1` on the scale of the model.
    pub from: f64,
    /// Keys of contributors whose reports alone count here, as those of a region; all of them if empty. Indicators computed
    /// from networks are nobody's report and then do not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reported_by: Vec<String>,
}

/// Of these areas at most so many are proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncompatibleRule {
    /// Stable key.
    pub key: String,
    /// Keys of areas.
    pub areas: Vec<String>,
    /// At most this many of them.
    pub most: u32,
}

/// An area that is proposed only with one of others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrerequisiteRule {
    /// Key of the area.
    pub area: String,
    /// Keys of the others.
    pub any_of: Vec<String>,
}

/// Something of which there is only so much: drivers, participating states, money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// Stable key.
    pub key: String,
    /// How much there is, in whole units.
    pub limit: u64,
    /// What an area with an operational action plan uses.
    #[serde(default)]
    pub plan: u64,
    /// What an area with a common horizontal strategic goal uses.
    #[serde(default)]
    pub goal: u64,
    /// What these areas use whatever carries them, beside that.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub areas: BTreeMap<String, u64>,
}

impl SelectionRules {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Largest limit and largest use, so that sums stay exact.
const LARGEST: u64 = 1_000_000_000_000;

/// Reports what is wrong with the rules of a model.
pub(super) fn check(check: &mut Check<'_>) {
    let rules = &check.model.selection_rules;
    let at = |key: &'static str| -> [Step<'static>; 2] { ["selection_rules".into(), key.into()] };
    check.share(rules.network_share, &at("network_share"), "the share of the networks");
    check.share(rules.continuity_bonus, &at("continuity_bonus"), "the bonus for continuity");
    let lists = [
        ("coverage", rules.coverage.iter().map(|rule| (&rule.key, &rule.areas)).collect::<Vec<_>>()),
        ("incompatible", rules.incompatible.iter().map(|rule| (&rule.key, &rule.areas)).collect()),
        ("prerequisites", rules.prerequisites.iter().map(|rule| (&rule.area, &rule.any_of)).collect()),
    ];
    for (list, entries) in lists {
        let mut keys = BTreeSet::new();
        for (position, (key, areas)) in entries.into_iter().enumerate() {
            let path = ["selection_rules".into(), list.into(), position.into()];
            if list != "prerequisites" && !keys.insert(key) {
                check.fault(Code::RuleInvalid, &path, format!("the rule `{key}` is there a second time"));
            }
            if list != "coverage" || rules.coverage[position].which.is_none() {
                named(check, &path, key, areas);
            }
        }
    }
    for (position, rule) in rules.coverage.iter().enumerate() {
        areas_where(check, position, rule);
    }
    for (position, rule) in rules.prerequisites.iter().enumerate() {
        if rule.any_of.contains(&rule.area) {
            let path = ["selection_rules".into(), "prerequisites".into(), position.into()];
            check.fault(Code::RuleInvalid, &path, format!("`{}` is its own prerequisite", rule.area));
        }
    }
    capacities(check);
}

fn named(check: &mut Check<'_>, path: &[Step<'_>], key: &str, areas: &[String]) {
    if areas.is_empty() {
        check.fault(Code::RuleInvalid, path, format!("the rule `{key}` names no area"));
    }
    let mut seen = BTreeSet::new();
    for twice in areas.iter().filter(|area| !seen.insert(area.as_str())) {
        check.fault(Code::RuleInvalid, path, format!("the rule `{key}` names `{twice}` twice"));
    }
}

/// Reports what is wrong with a rule that says which areas it is about by what is known of them.
fn areas_where(check: &mut Check<'_>, position: usize, rule: &CoverageRule) {
    let Some(which) = &rule.which else { return };
    let here = ["selection_rules".into(), "coverage".into(), position.into(), "where".into()];
    let at = |key: &'static str| here.iter().copied().chain([key.into()]).collect::<Vec<Step<'_>>>();
    let key = &rule.key;
    if !rule.areas.is_empty() {
        check.fault(
            Code::RuleInvalid,
            &here,
            format!("the rule `{key}` names areas and says where they are"),
        );
    }
    if which.layer.is_some() == which.indicator.is_some() {
        let message = format!("the rule `{key}` needs a layer or an indicator, one of the two");
        check.fault(Code::RuleInvalid, &here, message);
    }
    check.share(which.from, &at("from"), "the bound");
    let model = check.model;
    if let Some(layer) = which.layer.filter(|layer| model.layers.iter().all(|entry| entry.layer != *layer)) {
        let message = format!("the rule `{key}` is about the layer `{}`, which is not scored", layer.key());
        check.fault(Code::RuleInvalid, &at("layer"), message);
    }
    let scored =
        || model.layers.iter().flat_map(|layer| &layer.indicators).map(|entry| entry.indicator.as_str());
    if let Some(name) = which.indicator.as_deref().filter(|name| scored().all(|other| other != *name)) {
        let message = format!("the rule `{key}` is about the indicator `{name}`, which is not scored");
        let hint = did_you_mean(name, scored(), "name an indicator that the model scores");
        check.hinted(Code::RuleInvalid, &at("indicator"), message, hint);
    }
    let mut seen = BTreeSet::new();
    for twice in which.reported_by.iter().filter(|contributor| !seen.insert(contributor.as_str())) {
        check.fault(Code::RuleInvalid, &at("reported_by"), format!("the rule `{key}` names `{twice}` twice"));
    }
}

fn capacities(check: &mut Check<'_>) {
    let mut keys = BTreeSet::new();
    for (position, capacity) in check.model.selection_rules.capacities.iter().enumerate() {
        let path = ["selection_rules".into(), "capacities".into(), position.into()];
        if !keys.insert(&capacity.key) {
            let message = format!("the capacity `{}` is there a second time", capacity.key);
            check.fault(Code::RuleInvalid, &path, message);
        }
        let amounts = [capacity.limit, capacity.plan, capacity.goal];
        if amounts.iter().chain(capacity.areas.values()).any(|amount| *amount > LARGEST) {
            let message = format!("the capacity `{}` has an amount beyond {LARGEST}", capacity.key);
            check.fault(Code::RuleInvalid, &path, message);
        }
    }
}
