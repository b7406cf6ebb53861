//! Checks of the rules of the choice that need no dossier.

use std::collections::BTreeSet;

use super::check::Check;
use super::selection_rules::CoverageRule;
use crate::diagnostics::{Code, did_you_mean};
use crate::source::Step;

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
