//! Reading a plan, with every fault at once.

use std::collections::BTreeSet;

use super::{Plan, SCHEMA, Synthetic, WeightKnowledge};
use crate::diagnostics::{Code, SourceText, did_you_mean};
use crate::scoring::{Parameters, find, registry};
use crate::source::{Checked, Fault, Faults, Node, Step, files, json, text};

/// A plan with the file that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenPlan {
    /// The plan.
    pub plan: Plan,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// Reads a plan. The files that it names are not looked up yet.
#[must_use]
pub fn read(file: &str, mut bytes: Vec<u8>) -> Checked<WrittenPlan> {
    let sha256 = files::sha256(&bytes);
    let mut faults = Faults::default();
    let readable = text::make_readable(&mut bytes, &mut faults);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let document = if readable { json::read::<Plan>(&text, SCHEMA, &mut faults) } else { None };
    if let Some(document) = &document {
        Checker { plan: &document.value, tree: &document.tree, faults: &mut faults }.check();
    }
    let findings = faults.into_findings(&SourceText::new(file, text.as_bytes())).into_iter().collect();
    Checked { value: document.map(|document| WrittenPlan { plan: document.value, sha256 }), findings }
}

struct Checker<'a> {
    plan: &'a Plan,
    tree: &'a Node,
    faults: &'a mut Faults,
}

impl Checker<'_> {
    fn fault(&mut self, code: Code, path: &[Step<'_>], message: String, hint: impl Into<String>) {
        self.faults.push(Fault::new(code, self.tree.span_at(path), message).hint(hint));
    }

    fn check(&mut self) {
        self.names();
        self.methods();
        for (at, data) in self.plan.synthetic.iter().enumerate() {
            self.synthetic(at, data);
        }
        self.axes();
        self.counts();
        self.silence();
    }

    fn names(&mut self) {
        let plan = self.plan;
        if !is_key(&plan.name) {
            let message = format!("`{}` is not a name for a plan", plan.name);
            self.fault(Code::KeyMalformed, &["name".into()], message, "use a-z, 0-9 and - only");
        }
        let lists = [
            ("synthetic", plan.synthetic.iter().map(|data| &data.name).collect::<Vec<_>>()),
            ("matrices", plan.matrices.iter().map(|data| &data.name).collect()),
            ("dossiers", plan.dossiers.iter().map(|data| &data.name).collect()),
        ];
        let mut seen = BTreeSet::new();
        for (list, names) in lists {
            for (at, name) in names.into_iter().enumerate() {
                let path = [list.into(), at.into(), "name".into()];
                if !is_key(name) {
                    let message = format!("`{name}` is not a name for data");
                    self.fault(Code::KeyMalformed, &path, message, "use a-z, 0-9 and - only");
                } else if !seen.insert(name) {
                    let message = format!("two data sets are called `{name}`");
                    self.fault(Code::UnknownValue, &path, message, "give each a name of its own");
                }
            }
        }
        if seen.is_empty() && plan.silence.is_none() {
            let message = "the plan names no data".to_owned();
            let hint = "add `synthetic`, `matrices`, `dossiers` or `silence`";
            self.fault(Code::JsonMissingKey, &[], message, hint);
        }
    }

    fn methods(&mut self) {
        let mut seen = BTreeSet::new();
        for (at, planned) in self.plan.methods.iter().enumerate() {
            let path = |key| ["methods".into(), at.into(), Step::Key(key)];
            if planned.method == "all" {
                if planned.label.is_some() || !planned.parameters.is_empty() || planned.form.is_some() {
                    let message = "`all` has neither a label nor parameters nor a form".to_owned();
                    self.fault(Code::UnknownValue, &path("method"), message, "name the method that is meant");
                }
                continue;
            }
            let Ok(method) = find(&planned.method) else {
                let names = registry().iter().map(|method| method.card().name);
                let hint = did_you_mean(&planned.method, names, "`socta methods` lists them");
                let message = format!("there is no method `{}`", planned.method);
                self.fault(Code::UnknownValue, &path("method"), message, hint);
                continue;
            };
            let card = method.card();
            let given: Vec<(String, String)> = planned.parameters.clone().into_iter().collect();
            for error in Parameters::read(card.name, card.parameters, &given).err().into_iter().flatten() {
                let hint = format!("`socta methods {}` lists its parameters", card.name);
                self.fault(Code::UnknownValue, &path("parameters"), error.to_string(), hint);
            }
            if let Some(form) = &planned.form {
                for levels in &form.levels {
                    self.number(&path("form"), (*levels).into(), 2.0, 100.0);
                }
                self.number(&path("form"), form.interaction.unwrap_or(0.0), -1.0, 1.0);
            }
            let label = planned.label.as_deref().unwrap_or(card.name);
            if !seen.insert(label.to_owned()) {
                let message = format!("two methods are called `{label}` in the results");
                self.fault(Code::UnknownValue, &path("method"), message, "give one of them a `label`");
            }
        }
        if self.plan.methods.is_empty() {
            let message = "the plan names no method".to_owned();
            self.fault(Code::JsonMissingKey, &["methods".into()], message, "name methods, or `all`");
        }
    }

    fn number(&mut self, path: &[Step<'_>], value: f64, low: f64, high: f64) {
        if !(low..=high).contains(&value) {
            let message = format!("{value} is out of range: it has to be from {low} to {high}");
            self.fault(Code::NumberOutOfRange, path, message, format!("write {low} to {high}"));
        }
    }

    fn synthetic(&mut self, at: usize, data: &Synthetic) {
        let path = |key| ["synthetic".into(), at.into(), Step::Key(key)];
        self.number(&path("alternatives"), data.alternatives.into(), 3.0, 100_000.0);
        self.number(&path("criteria"), data.criteria.into(), 2.0, 1_000.0);
        self.number(&path("duplicates"), data.duplicates.into(), 0.0, data.criteria.into());
        self.number(&path("strength"), data.strength, 0.0, 1.0);
        self.number(&path("correlation"), data.correlation, 0.0, 0.99);
        self.number(&path("bias"), data.bias, 0.0, 10.0);
        self.number(&path("coverage"), data.coverage, 0.01, 1.0);
        self.number(&path("effort"), data.effort, 0.0, 1.0);
        if let Some(levels) = data.levels {
            let path = ["synthetic".into(), at.into(), "levels".into(), "count".into()];
            self.number(&path, levels.count.into(), 2.0, 100.0);
        }
    }

    fn axes(&mut self) {
        let plan = self.plan;
        for (at, noise) in plan.noise.iter().enumerate() {
            self.number(&["noise".into(), at.into()], *noise, 0.0, 10.0);
        }
        for (at, missing) in plan.missing.iter().enumerate() {
            self.number(&["missing".into(), at.into(), "share".into()], missing.share, 0.0, 0.5);
        }
        for (at, contributors) in plan.contributors.iter().enumerate() {
            self.number(&["contributors".into(), at.into()], (*contributors).into(), 1.0, 1_000.0);
        }
        for (at, weights) in plan.weights.iter().enumerate() {
            if let WeightKnowledge::Perturbed { concentration } = *weights {
                let path = ["weights".into(), at.into(), "concentration".into()];
                self.number(&path, concentration, 0.01, 1e6);
            }
        }
        let lengths = [plan.noise.len(), plan.missing.len(), plan.contributors.len(), plan.weights.len()];
        for (key, length) in ["noise", "missing", "contributors", "weights"].into_iter().zip(lengths) {
            if length == 0 {
                let message = format!("`{key}` is empty, so that there is nothing to run");
                self.fault(Code::JsonWrongType, &[key.into()], message, "write at least one value");
            }
        }
    }

    fn counts(&mut self) {
        let plan = self.plan;
        self.number(&["replications".into()], plan.replications.into(), 1.0, 1e6);
        self.number(&["top_k".into()], plan.top_k.into(), 1.0, 1e5);
        self.number(&["trials".into()], plan.trials.into(), 0.0, 1_000.0);
        self.number(&["samples".into()], plan.samples.into(), 0.0, 1e6);
        self.number(&["resamples".into()], plan.resamples.into(), 10.0, 1e5);
    }

    fn silence(&mut self) {
        let Some(silence) = &self.plan.silence else { return };
        for (key, value, low, high) in silence.out_of_range() {
            self.number(&["silence".into(), key.into()], value, low, high);
        }
        for key in silence.empty() {
            let message = format!("`silence.{key}` is empty, so that there is nothing to run");
            self.fault(
                Code::JsonWrongType,
                &["silence".into(), key.into()],
                message,
                "write at least one value",
            );
        }
    }
}

/// Whether a name may become part of a file's name.
fn is_key(name: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.len() <= 64 && name.bytes().all(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{
  "schema": "socta.benchmark/1", "name": "few", "title": "Few", "seed": 1,
  "methods": [{"method": "all"}],
  "synthetic": [{"name": "plain", "truth": "additive", "alternatives": 10, "criteria": 4}],
  "noise": [0], "missing": [{"share": 0}], "contributors": [1], "weights": [{"kind": "true"}],
  "replications": 2, "top_k": 3, "trials": 1, "samples": 0, "resamples": 100
}"#;

    fn found(text: &str) -> Vec<(Code, String)> {
        let findings = read("plan.json", text.as_bytes().to_vec()).findings;
        findings.list.into_iter().map(|finding| (finding.code, finding.message)).collect()
    }

    #[test]
    fn a_plan_is_read_with_its_defaults() {
        let checked = read("plan.json", GOOD.as_bytes().to_vec());
        assert_eq!(found(GOOD), []);
        let plan = checked.value.expect("a plan").plan;
        assert_eq!((plan.synthetic[0].strength, plan.synthetic[0].effort), (0.5, 1.0));
        assert!(plan.measures().len() > 10);
    }

    #[test]
    fn every_fault_is_found_at_once() {
        let text = GOOD
            .replace("\"few\"", "\"A few\"")
            .replace(
                "[{\"method\": \"all\"}]",
                r#"[{"method": "topsys"}, {"method": "topsis", "parameters": {"x": "1"}}]"#,
            )
            .replace("\"criteria\": 4", "\"criteria\": 1, \"bias\": -1")
            .replace("\"noise\": [0]", "\"noise\": []")
            .replace("\"share\": 0", "\"share\": 0.9")
            .replace("\"top_k\": 3", "\"top_k\": 0");
        let codes: Vec<Code> = found(&text).into_iter().map(|(code, _)| code).collect();
        assert_eq!(
            codes,
            [
                Code::KeyMalformed,
                Code::UnknownValue,
                Code::UnknownValue,
                Code::NumberOutOfRange,
                Code::NumberOutOfRange,
                Code::JsonWrongType,
                Code::NumberOutOfRange,
                Code::NumberOutOfRange
            ]
        );
    }

    #[test]
    fn names_are_unique() {
        let text = GOOD.replace("\"all\"}", "\"topsis\"}, {\"method\": \"TOPSIS\"}");
        assert_eq!(found(&text).len(), 1);
        let labelled =
            GOOD.replace("\"all\"}", "\"topsis\"}, {\"method\": \"TOPSIS\", \"label\": \"again\"}");
        assert_eq!(found(&labelled), []);
    }
}
