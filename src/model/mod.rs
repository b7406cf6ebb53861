//! Knowledge that is not code: the indicator catalogue and the scoring model.
//!
//! Both are JSON files under `models/`, embedded in the program and replaceable on the command line. A catalogue says
//! what can be observed; a model says how it counts: value functions, unknown policy, weights, bands, bounds. Everything
//! normative stands in the model, so that two people who disagree can show each other where.

mod catalogue;
mod check;
mod check_catalogue;
mod check_model;
mod check_rules;
mod check_statements;
mod check_values;
mod extend;
mod files;
mod read;
mod read_model;
mod rules_in_dossier;
pub mod schema;
mod scoring_model;
mod selection_rules;
mod settle;
mod stakeholders;
#[cfg(test)]
mod tests;

pub use catalogue::{AppliesTo, Catalogue, Indicator, Layer, Measure, Scale, UnitEntry};
pub use check_statements::LAYER;
pub use files::ModelFile;
pub use read::{CATALOGUE_SCHEMA, parse_catalogue, read_catalogue};
pub use read_model::{LoadedModel, MODEL_SCHEMA, parse_model, presets, read_model};
pub use rules_in_dossier::{AbsentArea, RuleInDossier};
pub use scoring_model::{
    Band, Coding, ContributorRule, FactorPolicy, GradeEntry, IndicatorWeight, LayerWeights, MissingPolicy,
    ScoringModel, SelectionBounds, ValueFunction, ValuePoint, WeightScale,
};
pub use selection_rules::{
    AreasWhere, Capacity, CoverageRule, IncompatibleRule, PrerequisiteRule, SelectionRules,
};
pub use stakeholders::{
    LoadedStakeholders, STAKEHOLDERS_SCHEMA, Stakeholder, Stakeholders, parse_stakeholders,
};

pub use socta_decide::Range;
pub use socta_decide::statement::{Comparison, NamePath, NamedRow, Statement};

use std::collections::BTreeMap;

/// Names of one thing in several languages, keyed by language tag (`en`, `da`, `nl`).
pub type Labels = BTreeMap<String, String>;

/// The name in `language`, else in English, else the first one, else the key itself.
#[must_use]
pub fn label<'a>(labels: &'a Labels, language: &str, key: &'a str) -> &'a str {
    labels
        .get(language)
        .or_else(|| labels.get("en"))
        .or_else(|| labels.values().next())
        .map_or(key, String::as_str)
}
