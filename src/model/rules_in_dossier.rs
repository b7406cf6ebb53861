//! What the rules of a model name, beside what a dossier has.

use crate::diagnostics::{Code, Findings, did_you_mean};
use crate::source::{Fault, Faults, Step};

use super::{LoadedModel, SelectionRules};

/// One rule of the proposal beside a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInDossier<'a> {
    /// List of the rule in [`SelectionRules`], as in the file.
    pub list: &'static str,
    /// Position of the rule in that list.
    pub position: usize,
    /// Key of the rule; for a prerequisite the area that it is about.
    pub key: &'a str,
    /// Areas that it names and the dossier does not have, in the order of the rule.
    pub absent: Vec<AbsentArea<'a>>,
    /// Whether enough of it is in the dossier for it to say something.
    pub applies: bool,
}

/// An area that a rule names and a dossier does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbsentArea<'a> {
    /// Key of the area.
    pub area: &'a str,
    /// Key of the rule under which it is named.
    field: &'static str,
    /// Where in the list under that key; none if there is no list or it is not one by position.
    at: Option<usize>,
}

impl SelectionRules {
    /// Every rule on areas beside a dossier of which `has` says what areas it has, in the order of the file.
    ///
    /// A coverage rule and an incompatibility apply if there is one of their areas, a prerequisite if there is its area and
    /// one that it asks for, a capacity always, because every area may use it. A coverage rule that says which areas it is
    /// about by what is known of them names none before a run has found them.
    #[must_use]
    pub fn in_dossier(&self, has: &dyn Fn(&str) -> bool) -> Vec<RuleInDossier<'_>> {
        let mut found = Vec::new();
        for (position, rule) in self.coverage.iter().enumerate() {
            found.push(of_areas("coverage", position, &rule.key, &rule.areas, has));
        }
        for (position, rule) in self.incompatible.iter().enumerate() {
            found.push(of_areas("incompatible", position, &rule.key, &rule.areas, has));
        }
        for (position, rule) in self.prerequisites.iter().enumerate() {
            let (key, list) = (rule.area.as_str(), "prerequisites");
            let mut absent = Vec::new();
            if !has(key) {
                absent.push(AbsentArea { area: key, field: "area", at: None });
            }
            let others = absent_from("any_of", &rule.any_of, has);
            let applies = absent.is_empty() && others.len() < rule.any_of.len();
            absent.extend(others);
            found.push(RuleInDossier { list, position, key, absent, applies });
        }
        for (position, rule) in self.capacities.iter().enumerate() {
            let unknown = rule.areas.keys().filter(|area| !has(area));
            let absent = unknown.map(|area| AbsentArea { area, field: "areas", at: None }).collect();
            let (list, key) = ("capacities", rule.key.as_str());
            found.push(RuleInDossier { list, position, key, absent, applies: true });
        }
        found
    }

    /// Contributors whose reports a rule counts and who are not among these: the rule, the contributor, and the place.
    fn strangers(&self, contributors: &[&str]) -> Vec<(&str, &str, [Step<'static>; 6])> {
        let mut found = Vec::new();
        for (position, rule) in self.coverage.iter().enumerate() {
            let named = rule.which.iter().flat_map(|which| &which.reported_by).enumerate();
            for (at, stranger) in named.filter(|(_, one)| !contributors.contains(&one.as_str())) {
                let list: [Step<'static>; 3] = ["selection_rules".into(), "coverage".into(), position.into()];
                let path = [list[0], list[1], list[2], "where".into(), "reported_by".into(), at.into()];
                found.push((rule.key.as_str(), stranger.as_str(), path));
            }
        }
        found
    }
}

fn of_areas<'a>(
    list: &'static str,
    position: usize,
    key: &'a str,
    areas: &'a [String],
    has: &dyn Fn(&str) -> bool,
) -> RuleInDossier<'a> {
    let absent = absent_from("areas", areas, has);
    let applies = absent.len() < areas.len();
    RuleInDossier { list, position, key, absent, applies }
}

fn absent_from<'a>(
    field: &'static str,
    areas: &'a [String],
    has: &dyn Fn(&str) -> bool,
) -> Vec<AbsentArea<'a>> {
    let numbered = areas.iter().enumerate().filter(|(_, area)| !has(area));
    numbered.map(|(at, area)| AbsentArea { area, field, at: Some(at) }).collect()
}

impl LoadedModel {
    /// Areas and contributors that the rules of the proposal name and a dossier does not have; `areas` and `contributors`
    /// are the keys of those that it has.
    #[must_use]
    pub fn check_rules(&self, dossier: &str, areas: &[&str], contributors: &[&str]) -> Findings {
        let rules = self.model.selection_rules.in_dossier(&|area| areas.contains(&area));
        let strangers = self.model.selection_rules.strangers(contributors);
        let mut faults = Faults::default();
        let tree = &self.tree;
        for (key, stranger, path) in strangers {
            let message = format!(
                "the rule `{key}` counts reports by `{stranger}`, who is no contributor of dossier `{dossier}`"
            );
            let hint = did_you_mean(
                stranger,
                contributors.iter().copied(),
                "name contributors that the dossier has",
            );
            faults.push(Fault::new(Code::RuleUnknownArea, tree.span_at(&path), message).hint(hint));
        }
        for rule in &rules {
            let then = if rule.applies { "" } else { ", and the rule does not apply" };
            for absent in &rule.absent {
                let path = absent.path(rule);
                let by_key = absent.field == "areas" && absent.at.is_none();
                let span = if by_key { tree.key_span_at(&path) } else { tree.span_at(&path) };
                let (key, area) = (rule.key, absent.area);
                let message =
                    format!("the rule `{key}` names `{area}`, which is no area of dossier `{dossier}`{then}");
                let hint = did_you_mean(area, areas.iter().copied(), "name areas that the dossier has");
                faults.push(Fault::new(Code::RuleUnknownArea, span, message).hint(hint));
            }
        }
        self.chain.findings(faults).into_iter().collect()
    }
}

impl<'a> AbsentArea<'a> {
    /// Where a model names it.
    fn path(&self, rule: &RuleInDossier<'a>) -> Vec<Step<'a>> {
        let mut path: Vec<Step<'a>> = vec!["selection_rules".into(), rule.list.into(), rule.position.into()];
        path.push(self.field.into());
        match self.at {
            Some(at) => path.push(at.into()),
            None if self.field == "areas" => path.push(Step::Key(self.area)),
            None => {}
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Capacity, CoverageRule, IncompatibleRule, PrerequisiteRule};

    fn keys(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn a_rule_applies_if_the_dossier_has_enough_of_it() {
        let rules = SelectionRules {
            coverage: vec![CoverageRule {
                key: "some".into(),
                areas: keys(&["a", "x"]),
                which: None,
                least: 1,
            }],
            incompatible: vec![IncompatibleRule { key: "none".into(), areas: keys(&["x", "y"]), most: 1 }],
            prerequisites: vec![
                PrerequisiteRule { area: "a".into(), any_of: keys(&["x"]) },
                PrerequisiteRule { area: "x".into(), any_of: keys(&["a"]) },
                PrerequisiteRule { area: "a".into(), any_of: keys(&["b"]) },
            ],
            capacities: vec![Capacity {
                key: "drivers".into(),
                limit: 1,
                plan: 1,
                goal: 0,
                areas: [("x".to_owned(), 1)].into(),
            }],
            ..SelectionRules::default()
        };
        let found = rules.in_dossier(&|area| ["a", "b"].contains(&area));
        let said: Vec<(&str, Vec<&str>, bool)> = found
            .iter()
            .map(|rule| (rule.list, rule.absent.iter().map(|absent| absent.area).collect(), rule.applies))
            .collect();
        let expected = [
            ("coverage", vec!["x"], true),
            ("incompatible", vec!["x", "y"], false),
            ("prerequisites", vec!["x"], false),
            ("prerequisites", vec!["x"], false),
            ("prerequisites", vec![], true),
            ("capacities", vec!["x"], true),
        ];
        assert_eq!(said, expected);
    }
}
