//! Is a scenario possible, on this model and this dossier?

use std::collections::{BTreeMap, BTreeSet};

use super::resolve::{contributor, leaf, stands_for};
use super::{ApplyError, Override, Scenario, WeightChange, WrittenScenario, apply};
use crate::diagnostics::{Code, Findings, did_you_mean};
use crate::dossier::Dossier;
use crate::model::{Catalogue, ContributorRule, MissingPolicy, ScoringModel};
use crate::source::{Fault, Faults, Step};

/// Everything that is wrong with a scenario on this model and this dossier, each with its place.
#[must_use]
pub fn check(
    written: &WrittenScenario,
    model: &ScoringModel,
    catalogue: &Catalogue,
    dossier: &Dossier,
) -> Findings {
    let (packed, found) = written.packed(dossier, catalogue).unzip();
    let dossier = packed.as_ref().unwrap_or(dossier);
    let mut checker = Checker { written, model, catalogue, dossier, faults: Faults::default() };
    checker.bundles();
    checker.evidence();
    checker.layers();
    checker.indicators();
    checker.rules();
    checker.overrides();
    if checker.faults.is_empty() {
        checker.possible();
    }
    let mut findings = written.findings(checker.faults);
    findings.merge(found.unwrap_or_default());
    findings
}

struct Checker<'a> {
    written: &'a WrittenScenario,
    model: &'a ScoringModel,
    catalogue: &'a Catalogue,
    dossier: &'a Dossier,
    faults: Faults,
}

type Path<'p> = &'p [Step<'p>];

impl<'a> Checker<'a> {
    fn scenario(&self) -> &'a Scenario {
        &self.written.scenario
    }

    fn fault(&mut self, code: Code, path: Path<'_>, message: String, hint: impl Into<String>) {
        let span = self.written.tree().span_at(path);
        self.faults.push(Fault::new(code, span, message).hint(hint));
    }

    fn evidence(&mut self) {
        let evidence = &self.scenario().evidence;
        for (position, key) in evidence.without_contributors.iter().enumerate() {
            self.contributor(key, &["evidence".into(), "without_contributors".into(), position.into()]);
        }
        for (position, push) in evidence.pushes.iter().enumerate() {
            let path = |key| ["evidence".into(), "pushes".into(), position.into(), Step::Key(key)];
            self.area(&push.area, &path("area"));
            if !(-2..=2).contains(&push.push) {
                let message = format!("a push of {} is outside -2 to 2", push.push);
                self.fault(Code::NumberOutOfRange, &path("push"), message, "write -2, -1, 0, 1 or 2");
            }
        }
    }

    fn bundles(&mut self) {
        let scenario = self.scenario();
        if scenario.bundles.is_some() && scenario.bundles_from.is_some() {
            let message = "bundles are listed, and a file of bundles is named".to_owned();
            self.fault(Code::BundlesTwice, &["bundles_from".into()], message, "keep one of the two");
        }
    }

    fn layers(&mut self) {
        let mut seen = BTreeSet::new();
        for (position, change) in self.scenario().choices.layers.iter().enumerate() {
            let path = ["choices".into(), "layers".into(), position.into(), "layer".into()];
            if !seen.insert(change.layer) {
                let message = format!("layer `{}` is changed twice", change.layer.key());
                self.fault(Code::LayerTwice, &path, message, "keep one of the two");
            }
            if self.model.layers.iter().all(|layer| layer.layer != change.layer) {
                let message =
                    format!("layer `{}` has no weight in model `{}`", change.layer.key(), self.model.name);
                let hint = "change a layer that the model weights";
                self.fault(Code::ScenarioUnknownIndicator, &path, message, hint);
            }
            self.weight(change.change, "layers", position);
        }
    }

    fn indicators(&mut self) {
        let choices = &self.scenario().choices;
        let mut seen = BTreeSet::new();
        for (position, change) in choices.indicators.iter().enumerate() {
            let path = ["choices".into(), "indicators".into(), position.into(), "indicator".into()];
            if !seen.insert(&change.indicator) {
                let message = format!("indicator `{}` is changed twice", change.indicator);
                self.fault(Code::IndicatorTwice, &path, message, "keep one of the two");
            }
            self.weighted(&change.indicator, &path);
            self.weight(change.change, "indicators", position);
        }
        for (position, key) in choices.without_indicators.iter().enumerate() {
            self.indicator(key, &["choices".into(), "without_indicators".into(), position.into()]);
        }
    }

    fn weight(&mut self, change: WeightChange, list: &str, position: usize) {
        let (key, number) = match change {
            WeightChange::Set { to } => ("to", to),
            WeightChange::Times { by } => ("by", by),
        };
        let path = ["choices".into(), list.into(), position.into(), "change".into(), key.into()];
        self.not_negative(number, &path);
    }

    fn not_negative(&mut self, number: f64, path: Path<'_>) {
        if number.is_nan() || number < 0.0 {
            self.fault(Code::WeightNegative, path, format!("{number} is not a weight"), "write 0 or more");
        }
    }

    fn rules(&mut self) {
        let choices = &self.scenario().choices;
        for (key, policy) in [("unknown", choices.unknown), ("absent", choices.absent)] {
            let (number, range, name, hint) = match policy {
                Some(MissingPolicy::AsValue { value }) => {
                    (value, 0.0..=1.0, "value", "values are shares of the scale, from 0 to 1")
                }
                Some(MissingPolicy::Unseen { odds }) => {
                    (odds, MissingPolicy::ODDS, "odds", "write how much more readily a High is reported")
                }
                _ => continue,
            };
            if !range.contains(&number) {
                let path = ["choices".into(), key.into(), name.into()];
                let message = format!("{number} is outside {} to {}", range.start(), range.end());
                self.fault(Code::NumberOutOfRange, &path, message, hint);
            }
        }
        if let Some(ContributorRule::Given { weights, other }) = &choices.contributors {
            self.given(weights, *other);
        }
        for (key, bound) in [("priorities", choices.priorities), ("plans", choices.plans)] {
            if bound == Some(0) {
                let message = format!("`{key}` is 0, so that nothing could be proposed");
                self.fault(
                    Code::BoundsInfeasible,
                    &["choices".into(), key.into()],
                    message,
                    "write at least 1",
                );
            }
        }
    }

    fn given(&mut self, weights: &BTreeMap<String, f64>, other: f64) {
        for (key, weight) in weights {
            let path = ["choices".into(), "contributors".into(), "weights".into(), key.into()];
            self.contributor(key, &path);
            self.not_negative(*weight, &path);
        }
        self.not_negative(other, &["choices".into(), "contributors".into(), "other".into()]);
    }

    fn overrides(&mut self) {
        let overrides = &self.scenario().overrides;
        self.forced("forced_in", &overrides.forced_in);
        self.forced("forced_out", &overrides.forced_out);
        for (position, out) in overrides.forced_out.iter().enumerate() {
            let both = |inside: &Override| {
                let inside = stands_for(self.dossier, &inside.area);
                stands_for(self.dossier, &out.area).into_iter().find(|area| inside.contains(area))
            };
            let first =
                overrides.forced_in.iter().enumerate().find_map(|(at, entry)| Some((at, both(entry)?)));
            let span = |list: &'static str, position: usize, key: &'static str| {
                let path = ["overrides".into(), list.into(), position.into(), key.into()];
                self.written.tree().span_at(&path)
            };
            if out.mode.is_some() {
                let message = format!("`{}` is forced out, and a mode is asked for", out.area);
                let fault = Fault::new(Code::ModeOfForcedOut, span("forced_out", position, "mode"), message);
                self.faults.push(fault.hint("only what is forced in has a mode"));
            }
            let Some((first, area)) = first else { continue };
            let key = &self.dossier.areas[area.index()].key;
            let message = format!("area `{key}` is forced out and forced in");
            let fault = Fault::new(Code::ForcedInAndOut, span("forced_out", position, "area"), message)
                .hint("remove one of the two")
                .related(span("forced_in", first, "area"), "forced in here");
            self.faults.push(fault);
        }
    }

    fn forced(&mut self, list: &str, entries: &[Override]) {
        for (position, entry) in entries.iter().enumerate() {
            let path = |key| ["overrides".into(), list.into(), position.into(), Step::Key(key)];
            if stands_for(self.dossier, &entry.area).is_empty() {
                self.area(&entry.area, &path("area"));
            }
            for (key, text) in [("author", &entry.author), ("reason", &entry.reason)] {
                if text.trim().is_empty() {
                    let message = format!("the override on `{}` has no {key}", entry.area);
                    let hint = "an override is a decision: say who takes it and why";
                    self.fault(Code::OverrideWithoutReason, &path(key), message, hint);
                }
            }
        }
    }

    fn area(&mut self, key: &str, path: Path<'_>) {
        if leaf(self.dossier, key).is_some() {
            return;
        }
        let name = &self.dossier.name;
        let inner = self.dossier.areas.iter().any(|area| area.key == key);
        let message = if inner {
            format!("area `{key}` of dossier `{name}` is not a leaf")
        } else {
            format!("dossier `{name}` has no area `{key}`")
        };
        let leaves = self.dossier.areas.iter().filter(|area| area.leaf).map(|area| area.key.as_str());
        let hint = did_you_mean(key, leaves, "name one of the dossier's leaf areas");
        self.fault(Code::ScenarioUnknownArea, path, message, hint);
    }

    fn contributor(&mut self, key: &str, path: Path<'_>) {
        if contributor(self.dossier, key).is_none() {
            let known = self.dossier.contributors.iter().map(|entry| entry.key.as_str());
            let hint = did_you_mean(key, known, "name one of the dossier's contributors");
            let message = format!("dossier `{}` has no contributor `{key}`", self.dossier.name);
            self.fault(Code::UnknownContributor, path, message, hint);
        }
    }

    fn indicator(&mut self, key: &str, path: Path<'_>) -> bool {
        let known = self.catalogue.position(key).is_some();
        if !known {
            let keys = self.catalogue.indicators.iter().map(|indicator| indicator.key.as_str());
            let hint = did_you_mean(key, keys, "name an indicator of the catalogue");
            let message = format!("the catalogue has no indicator `{key}`");
            self.fault(Code::ScenarioUnknownIndicator, path, message, hint);
        }
        known
    }

    fn weighted(&mut self, key: &str, path: Path<'_>) {
        let mut entries = self.model.layers.iter().flat_map(|layer| &layer.indicators);
        if self.indicator(key, path) && entries.all(|entry| entry.indicator != key) {
            let message = format!("indicator `{key}` has no weight in model `{}`", self.model.name);
            let hint = "change an indicator that the model weights";
            self.fault(Code::ScenarioUnknownIndicator, path, message, hint);
        }
    }

    /// What only the whole shows: do the weights leave room for each other?
    fn possible(&mut self) {
        if let Err(error) = apply(self.model, self.scenario()) {
            let code = match error {
                ApplyError::UnknownIndicator(_) | ApplyError::UnknownLayer(_) => {
                    Code::ScenarioUnknownIndicator
                }
                ApplyError::NotAWeight(_) => Code::WeightNegative,
                ApplyError::DoesNotAddUp { .. } | ApplyError::NothingLeft => Code::WeightsDoNotAddUp,
            };
            let hint = "what is set must leave room for the rest of its group";
            self.fault(code, &["choices".into()], error.to_string(), hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::read;
    use crate::scenarios::testing::{catalogue, dossier, model};

    fn found(parts: &str) -> Vec<(Code, String)> {
        let text = format!(
            r#"{{"schema": "socta.scenario/1", "name": "t", "title": {{}}, "description": "", "author": "", {parts}}}"#
        );
        let read = read("s.json", text.into_bytes());
        assert!(read.findings.is_empty(), "{:?}", read.findings);
        let written = read.value.expect("a scenario");
        let findings = check(&written, &model(), &catalogue(), &dossier());
        let marked = |place: &crate::diagnostics::Place| {
            let from = (place.column - place.excerpt_column) as usize;
            place.excerpt.chars().skip(from).take(place.length as usize).collect()
        };
        findings
            .list
            .iter()
            .map(|finding| (finding.code, finding.place.as_ref().map(marked).unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_possible_scenario_has_no_finding() {
        let parts = r#""evidence": {"without_contributors": ["DK"], "pushes": [{"area": "a", "push": 2}]},
            "choices": {"layers": [{"layer": "effect", "change": {"kind": "times", "by": 2}}], "priorities": 2},
            "overrides": {"forced_in": [{"area": "a", "author": "x", "reason": "y"}]}"#;
        assert_eq!(found(parts), []);
    }

    #[test]
    fn what_the_dossier_does_not_have_is_marked() {
        let parts = r#""evidence": {"without_contributors": ["DE"], "pushes": [{"area": "all", "push": 3}]},
            "overrides": {"forced_in": [{"area": "z", "author": "x", "reason": "y"}]}"#;
        assert_eq!(
            found(parts),
            [
                (Code::UnknownContributor, "\"DE\"".to_owned()),
                (Code::ScenarioUnknownArea, "\"all\"".to_owned()),
                (Code::NumberOutOfRange, "3".to_owned()),
                (Code::ScenarioUnknownArea, "\"z\"".to_owned()),
            ]
        );
    }

    #[test]
    fn forcing_an_area_out_of_a_bundle_that_is_forced_in_is_a_contradiction() {
        let apart = r#""overrides": {"forced_in": [{"area": "a", "author": "x", "reason": "y"}],
            "forced_out": [{"area": "b", "author": "x", "reason": "y"}]}"#;
        assert_eq!(found(apart), [], "a leaf stands for itself");
        let parts = r#""overrides": {
            "forced_in": [{"area": "ab", "author": "x", "reason": "y"}],
            "forced_out": [{"area": "b", "author": "x", "reason": ""}, {"area": "c", "author": "x", "reason": "y"}]}"#;
        assert_eq!(
            found(parts),
            [(Code::ForcedInAndOut, "\"b\"".to_owned()), (Code::OverrideWithoutReason, "\"\"".to_owned())]
        );
    }

    #[test]
    fn weights_are_checked_one_by_one_and_together() {
        let parts = r#""choices": {"layers": [{"layer": "network", "change": {"kind": "set", "to": -1}}],
            "indicators": [{"indicator": "violense", "change": {"kind": "set", "to": 0.5}},
                           {"indicator": "violence", "change": {"kind": "set", "to": 0.5}}]}"#;
        assert_eq!(
            found(parts),
            [
                (Code::ScenarioUnknownIndicator, "\"network\"".to_owned()),
                (Code::WeightNegative, "-1".to_owned()),
                (Code::ScenarioUnknownIndicator, "\"violense\"".to_owned()),
                (Code::ScenarioUnknownIndicator, "\"violence\"".to_owned()),
            ]
        );
        let parts = r#""choices": {"layers": [{"layer": "market", "change": {"kind": "set", "to": 0.7}},
                                              {"layer": "effect", "change": {"kind": "set", "to": 0.7}}]}"#;
        assert_eq!(found(parts)[0].0, Code::WeightsDoNotAddUp);
    }
}
