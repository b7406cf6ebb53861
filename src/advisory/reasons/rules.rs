//! Rules of the model, in words.

use crate::advisory::voice::{Voice, count, text};
use crate::dossier::Dossier;
use crate::model::PrerequisiteRule;
use crate::priorities::Constraint;

impl Voice<'_> {
    /// What a rule says; nothing for what is no rule of the model.
    pub(in crate::advisory) fn rule(&self, constraint: &Constraint) -> String {
        let rules = &self.material.model.selection_rules;
        let words = match constraint {
            Constraint::Coverage(key) => rules
                .coverage
                .iter()
                .find(|rule| rule.key == *key)
                .map(|rule| self.number_rule("constraint-coverage", rule.least, &rule.areas)),
            Constraint::Exclusion(key) => rules
                .incompatible
                .iter()
                .find(|rule| rule.key == *key)
                .map(|rule| self.number_rule("constraint-exclusion", rule.most, &rule.areas)),
            Constraint::Prerequisite(item) => {
                let of_item = |rule: &&PrerequisiteRule| stands_for(self.material.dossier, &rule.area, item);
                let found: Vec<&PrerequisiteRule> = rules.prerequisites.iter().filter(of_item).collect();
                Some(self.prerequisite_rule(item, &found))
            }
            Constraint::Resource(key) => rules.capacities.iter().find(|rule| rule.key == *key).map(|rule| {
                let limit = text(rule.limit.to_string());
                self.with("constraint-resource", &[("limit", limit), ("resource", text(key))])
            }),
            Constraint::Bound(_) | Constraint::LeastValue | Constraint::Override(_) => None,
        };
        words.unwrap_or_default()
    }

    fn number_rule(&self, key: &str, number: u32, areas: &[String]) -> String {
        let arguments = [
            ("number", text(number.to_string())),
            ("count", count(number as usize)),
            ("areas", text(self.rule_areas(areas))),
        ];
        self.with(key, &arguments)
    }

    fn prerequisite_rule(&self, item: &str, rules: &[&PrerequisiteRule]) -> String {
        let others = |rule: &&PrerequisiteRule| {
            self.with("constraint-prerequisite-one", &[("areas", text(self.rule_areas(&rule.any_of)))])
        };
        let others: Vec<String> = rules.iter().map(others).collect();
        let arguments = [("area", text(self.area_named(item))), ("others", text(self.list(&others)))];
        self.with("constraint-prerequisite", &arguments)
    }

    /// The areas that a rule names and the dossier has, set apart by semicolons.
    fn rule_areas(&self, keys: &[String]) -> String {
        let name = |key: &String| {
            let area = self.area_by_key(key)?;
            let name = self.area(area);
            let leaf = self.material.dossier.areas[area.index()].leaf;
            Some(if leaf { name } else { self.with("rule-group", &[("area", text(name))]) })
        };
        let names: Vec<String> = keys.iter().filter_map(name).collect();
        if names.is_empty() { self.say("none") } else { names.join("; ") }
    }
}

/// Whether a rule that names an area speaks of this one: it is the area, or it is below it.
fn stands_for(dossier: &Dossier, named: &str, item: &str) -> bool {
    let mut at = dossier.areas.iter().find(|area| area.key == item);
    while let Some(area) = at {
        if area.key == named {
            return true;
        }
        at = area.parent.and_then(|parent| dossier.areas.get(parent.index()));
    }
    false
}
