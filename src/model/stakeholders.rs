//! Stakeholders and their weights, in a file of their own.
//!
//! A stakeholder gives points to every layer that the model weights, and, layer by layer, to every indicator in it or to
//! none; points are divided by their sum. Where a stakeholder says nothing of the indicators of a layer, the shares of the
//! model count.

use std::collections::BTreeMap;
use std::ops::Range as Span;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, SourceText, did_you_mean};
use crate::source::{Checked, Fault, Faults, Node, Step, files, json, text};

use super::{LAYER, Labels, ScoringModel};

/// The format of a file of stakeholders.
pub const STAKEHOLDERS_SCHEMA: &str = "socta.stakeholders/1";

/// Stakeholders and their weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stakeholders {
    /// `socta.stakeholders/1`.
    pub schema: String,
    /// Who they are and how they were asked.
    pub description: String,
    /// Whether they and their weights are made up.
    pub invented: bool,
    /// The stakeholders; two or more.
    pub stakeholders: Vec<Stakeholder>,
}

/// A stakeholder and its weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stakeholder {
    /// Stable key.
    pub key: String,
    /// Name by language.
    pub labels: Labels,
    /// Points by name: `layer:NAME` for every layer of the model, and indicators by key.
    pub weights: BTreeMap<String, f64>,
}

/// Stakeholders that were read, and what identifies them.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedStakeholders {
    /// The stakeholders.
    pub stakeholders: Stakeholders,
    /// Path of the file, as the user gave it.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The text of the file.
    pub text: String,
    tree: Node,
}

/// Reads stakeholders. What they weight is not looked up yet; [`LoadedStakeholders::check`] does that.
#[must_use]
pub fn parse_stakeholders(file: &str, mut bytes: Vec<u8>) -> Checked<LoadedStakeholders> {
    let sha256 = files::sha256(&bytes);
    let mut faults = Faults::default();
    let readable = text::make_readable(&mut bytes, &mut faults);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let document =
        if readable { json::read::<Stakeholders>(&text, STAKEHOLDERS_SCHEMA, &mut faults) } else { None };
    if let Some(document) = &document {
        keys(&document.value, &document.tree, &mut faults);
    }
    let findings = faults.into_findings(&SourceText::new(file, text.as_bytes())).into_iter().collect();
    let value = document.map(|document| LoadedStakeholders {
        stakeholders: document.value,
        file: file.to_owned(),
        sha256,
        text: text.clone(),
        tree: document.tree,
    });
    Checked { value, findings }
}

fn keys(value: &Stakeholders, tree: &Node, faults: &mut Faults) {
    if value.stakeholders.len() < 2 {
        let span = tree.span_at(&["stakeholders".into()]);
        let message = "there is nothing to compare among fewer than two stakeholders";
        faults.push(Fault::new(Code::PreferenceInvalid, span.start..span.start + 1, message));
    }
    for (at, own) in value.stakeholders.iter().enumerate() {
        let span = || tree.span_at(&["stakeholders".into(), at.into(), "key".into()]);
        if let Some(first) = value.stakeholders[..at].iter().position(|other| other.key == own.key) {
            let first = tree.span_at(&["stakeholders".into(), first.into(), "key".into()]);
            let message = format!("the stakeholder `{}` is there a second time", own.key);
            let fault = Fault::new(Code::PreferenceInvalid, span(), message);
            faults.push(fault.hint("give each stakeholder a key of its own").related(first, "first here"));
        }
    }
}

impl LoadedStakeholders {
    /// What is wrong with the weights under a model: unknown names, negative points, layers or indicators without points.
    #[must_use]
    pub fn check(&self, model: &ScoringModel) -> crate::diagnostics::Findings {
        let mut faults = Faults::default();
        for (at, own) in self.stakeholders.stakeholders.iter().enumerate() {
            self.names(at, own, model, &mut faults);
            self.sums(at, own, model, &mut faults);
        }
        let text = SourceText::new(self.file.as_str(), self.text.as_bytes());
        faults.into_findings(&text).into_iter().collect()
    }

    fn span(&self, at: usize, name: Option<&str>) -> Span<usize> {
        let mut path: Vec<Step<'_>> = vec!["stakeholders".into(), at.into(), "weights".into()];
        path.extend(name.map(Step::Key));
        let span = self.tree.span_at(&path);
        if name.is_some() { span } else { span.start..(span.start + 1).min(span.end) }
    }

    fn names(&self, at: usize, own: &Stakeholder, model: &ScoringModel, faults: &mut Faults) {
        let layers = model.layers.iter().map(|layer| format!("{LAYER}{}", layer.layer.key()));
        let indicators = model.layers.iter().flat_map(|layer| &layer.indicators);
        let known: Vec<String> = layers.chain(indicators.map(|entry| entry.indicator.clone())).collect();
        for (name, points) in &own.weights {
            if !known.contains(name) {
                let hint =
                    did_you_mean(name, known.iter().map(String::as_str), "name what the model weights");
                let message =
                    format!("`{name}` is no layer or indicator that the model `{}` weights", model.name);
                let fault = Fault::new(Code::ModelUnknownIndicator, self.span(at, Some(name)), message);
                faults.push(fault.hint(hint));
            }
            if *points < 0.0 {
                let message = format!("the weight {points} of `{name}` is negative");
                faults.push(Fault::new(Code::WeightNegative, self.span(at, Some(name)), message));
            }
        }
    }

    fn sums(&self, at: usize, own: &Stakeholder, model: &ScoringModel, faults: &mut Faults) {
        let mut group = |what: &str, names: Vec<String>, optional: bool| {
            let missing: Vec<&String> =
                names.iter().filter(|name| !own.weights.contains_key(*name)).collect();
            if optional && missing.len() == names.len() {
                return;
            }
            let message = if let Some(name) = missing.first() {
                format!("`{}` gives no points to `{name}`", own.key)
            } else if names.iter().filter_map(|name| own.weights.get(name)).sum::<f64>() <= 0.0 {
                format!("the points that `{}` gives to {what} add up to 0", own.key)
            } else {
                return;
            };
            let hint = "give points to everything at one level, 0 to what should not count";
            faults.push(Fault::new(Code::WeightsDoNotAddUp, self.span(at, None), message).hint(hint));
        };
        let layers = model.layers.iter().map(|layer| format!("{LAYER}{}", layer.layer.key())).collect();
        group("layers", layers, false);
        for layer in &model.layers {
            let names = layer.indicators.iter().map(|entry| entry.indicator.clone()).collect();
            group(&format!("the layer `{}`", layer.layer.key()), names, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> ScoringModel {
        let text = include_str!("../../fixtures/broken/good-model.json");
        serde_json::from_str(text).expect("a model")
    }

    fn found(weights: &str) -> Vec<(Code, String)> {
        let text = format!(
            r#"{{"schema": "socta.stakeholders/1", "description": "", "invented": true, "stakeholders": [
            {{"key": "a", "labels": {{}}, "weights": {{"layer:market": 1, "layer:actor": 1}}}},
            {{"key": "b", "labels": {{}}, "weights": {{{weights}}}}}]}}"#
        );
        let read = parse_stakeholders("s.json", text.into_bytes());
        assert!(read.findings.list.is_empty(), "{:?}", read.findings);
        let findings = read.value.expect("readable").check(&model());
        findings.list.into_iter().map(|finding| (finding.code, finding.message)).collect()
    }

    #[test]
    fn every_fault_of_the_weights_is_found() {
        assert_eq!(found(r#""layer:market": 3, "layer:actor": 1, "violence": 2, "corruption": 1"#), []);
        let codes = |weights: &str| found(weights).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
        let mut wrong = codes(r#""layer:market": -3, "layer:effekt": 1, "violence": 2"#);
        wrong.sort_unstable();
        let short = Code::WeightsDoNotAddUp;
        assert_eq!(wrong, [Code::ModelUnknownIndicator, short, short, Code::WeightNegative]);
        assert_eq!(codes(r#""layer:market": 0, "layer:actor": 0"#), [Code::WeightsDoNotAddUp]);
    }
}
