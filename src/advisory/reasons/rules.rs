//! Rules of the model, in words.

use crate::advisory::voice::{Voice, count, text};
use crate::dossier::Dossier;
use crate::model::{AreasWhere, CoverageRule, PrerequisiteRule, label};
use crate::priorities::Constraint;

impl Voice<'_> {
    /// Whether rules stand between the scores and the choice.
    pub(in crate::advisory) fn has_rules(&self) -> bool {
        self.material.results.reasons.prices.iter().any(|price| price.constraint.is_rule())
    }

    /// What a rule of the model says; nothing for what is none.
    pub(in crate::advisory) fn rule(&self, constraint: &Constraint) -> String {
        let rules = &self.material.model.selection_rules;
        let words = match constraint {
            Constraint::Coverage(key) => {
                rules.coverage.iter().find(|rule| rule.key == *key).map(|rule| self.coverage_rule(rule))
            }
            Constraint::Exclusion(key) => rules
                .incompatible
                .iter()
                .find(|rule| rule.key == *key)
                .map(|rule| self.number_rule("rule-exclusion", rule.most, &rule.areas)),
            Constraint::Prerequisite(item) => {
                let found = self.prerequisites_of(item).into_iter().map(|(_, rule)| rule);
                Some(self.prerequisite_rule(item, &found.collect::<Vec<_>>()))
            }
            Constraint::Resource(key) => rules.capacities.iter().find(|rule| rule.key == *key).map(|rule| {
                let limit = text(rule.limit.to_string());
                self.with("rule-resource", &[("limit", limit), ("resource", text(key))])
            }),
            Constraint::Bound(_)
            | Constraint::PlaceAndPlan
            | Constraint::LeastValue
            | Constraint::Override(_)
            | Constraint::Rules => None,
        };
        words.unwrap_or_default()
    }

    fn coverage_rule(&self, rule: &CoverageRule) -> String {
        let Some(which) = &rule.which else {
            return self.number_rule("rule-coverage", rule.least, &rule.areas);
        };
        let areas =
            if rule.areas.is_empty() { self.say("rule-no-area") } else { self.rule_areas(&rule.areas) };
        let arguments = [
            ("number", text(rule.least.to_string())),
            ("count", count(rule.least as usize)),
            ("known", text(self.areas_where(which))),
            ("areas", text(areas)),
        ];
        self.with("rule-coverage-where", &arguments)
    }

    /// What is known of the areas that a rule is about.
    fn areas_where(&self, which: &AreasWhere) -> String {
        let what = match (&which.indicator, which.layer) {
            (Some(indicator), _) => self.indicator_by_key(indicator),
            (None, Some(layer)) => self.layer(layer),
            (None, None) => String::new(),
        };
        let key = if which.indicator.is_some() { "rule-where-indicator" } else { "rule-where-layer" };
        let arguments = [("what", text(what)), ("from", text(self.score(which.from)))];
        let known = self.with(key, &arguments);
        if which.reported_by.is_empty() {
            return known;
        }
        let contributors = &self.material.dossier.contributors;
        let name = |key: &String| {
            let found = contributors.iter().find(|contributor| contributor.key == *key);
            found.map_or(key.as_str(), |found| label(&found.labels, self.language(), key)).to_owned()
        };
        let contributors: Vec<String> = which.reported_by.iter().map(name).collect();
        self.with(
            "rule-where-reported",
            &[("known", text(known)), ("contributors", text(self.list(&contributors)))],
        )
    }

    fn number_rule(&self, key: &str, number: u32, areas: &[String]) -> String {
        let arguments = [
            ("number", text(number.to_string())),
            ("count", count(number as usize)),
            ("areas", text(self.rule_areas(areas))),
        ];
        self.with(key, &arguments)
    }

    /// The prerequisites that hold for an area of the dossier, each with its position in the model.
    pub(in crate::advisory) fn prerequisites_of(&self, item: &str) -> Vec<(usize, &PrerequisiteRule)> {
        let holds = |(_, rule): &(usize, &PrerequisiteRule)| {
            let other = |area: &String| area != item && self.area_by_key(area).is_some();
            stands_for(self.material.dossier, &rule.area, item) && rule.any_of.iter().any(other)
        };
        let rules = &self.material.model.selection_rules.prerequisites;
        rules.iter().enumerate().filter(holds).collect()
    }

    /// What prerequisites say of an area that they name or that is below one that they name.
    pub(in crate::advisory) fn prerequisite_rule(&self, item: &str, rules: &[&PrerequisiteRule]) -> String {
        let others = |rule: &&PrerequisiteRule| {
            self.with("rule-prerequisite-one", &[("areas", text(self.rule_areas(&rule.any_of)))])
        };
        let others: Vec<String> = rules.iter().map(others).collect();
        let arguments = [("area", text(self.rule_area(item))), ("others", text(self.list(&others)))];
        self.with("rule-prerequisite", &arguments)
    }

    /// The areas that a rule names, set apart by semicolons.
    fn rule_areas(&self, keys: &[String]) -> String {
        let names: Vec<String> = keys.iter().map(|key| self.rule_area(key)).collect();
        names.join("; ")
    }

    /// The name of an area that a rule names; its key if the dossier does not have it.
    fn rule_area(&self, key: &str) -> String {
        let Some(area) = self.area_by_key(key) else { return self.absent_area(key) };
        let name = self.area(area);
        let leaf = self.material.dossier.areas[area.index()].leaf;
        if leaf { name } else { self.with("rule-group", &[("area", text(name))]) }
    }

    /// An area that the dossier does not have, by its key.
    pub(in crate::advisory) fn absent_area(&self, key: &str) -> String {
        self.with("rule-area-absent", &[("area", text(key))])
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
