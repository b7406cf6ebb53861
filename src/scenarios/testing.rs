//! A model, a dossier and scenarios for the tests of this stage.

use std::collections::BTreeMap;

use super::Scenario;
use crate::dossier::{
    Area, AreaIx, AreaKind, Bundle, Contributor, Cycle, Date, Dossier, Factor, FactorKind, Identifiers,
    Period,
};
use crate::model::{Catalogue, Labels, ScoringModel};

/// Two layers of equal weight, one with a single indicator.
pub(super) fn model() -> ScoringModel {
    let indicator = |key: &str, weight: f64| {
        format!(
            r#"{{"indicator": "{key}", "weight": {weight}, "value_function": {{"kind": "coding", "name": "linear"}}}}"#
        )
    };
    let text = format!(
        r#"{{
            "schema": "socta.model/1", "name": "two-layers", "version": "1", "title": {{"en": "Two layers"}},
            "description": "", "author": "",
            "unknown": {{"kind": "interval"}}, "absent": {{"kind": "interval"}},
            "codings": {{"linear": {{"nil": 0, "low": 0.3, "medium": 0.6, "high": 1}}}},
            "grades": [], "contributors": {{"kind": "equal"}}, "score_invented": false,
            "layers": [
                {{"layer": "market", "weight": 0.5, "indicators": [{}]}},
                {{"layer": "effect", "weight": 0.5, "range": {{"low": 0.2, "high": 0.8}}, "indicators": [{}, {}]}}
            ],
            "methods": ["additive"], "bands": [], "factors": {{"largest_change": 0.1}},
            "selection": {{"priorities": 5, "plans": 12, "goals": 3, "horizontal_from": 4}}
        }}"#,
        indicator("resources", 1.0),
        indicator("impact_health", 0.5),
        indicator("impact_social", 0.5),
    );
    serde_json::from_str(&text).expect("a model")
}

/// A scenario with these choices.
pub(super) fn scenario(choices: &str) -> Scenario {
    let text = format!(
        r#"{{"schema": "socta.scenario/1", "name": "test", "title": {{}}, "description": "", "author": "",
            "choices": {choices}}}"#
    );
    serde_json::from_str(&text).expect("a scenario")
}

/// The catalogue of the project.
pub(super) fn catalogue() -> Catalogue {
    serde_json::from_str(include_str!("../../models/catalogue.json")).expect("a catalogue")
}

/// Leaves `a` and `b` in one bundle, `c` in another, the inner node `all`, and the contributors `DK` and `NL`.
pub(super) fn dossier() -> Dossier {
    let area = |key: &str, leaf: bool| Area {
        key: key.to_owned(),
        parent: None,
        leaf,
        kind: AreaKind::Market,
        evidenced_by: None,
        horizontal: false,
        carried_by: None,
        plan_with: None,
        short: Labels::new(),
        labels: Labels::new(),
        editions: BTreeMap::new(),
    };
    let bundle = |key: &str, areas: &[u32]| Bundle {
        key: key.to_owned(),
        labels: Labels::new(),
        areas: areas.iter().map(|area| AreaIx(*area)).collect(),
        shared_plans: Vec::new(),
        aim: Labels::new(),
        proposed: None,
    };
    let contributor = |key: &str| Contributor { key: key.to_owned(), labels: Labels::new() };
    let factor = |factor: FactorKind, push: i8| Factor {
        factor,
        area: AreaIx(0),
        push,
        horizon: 4,
        source: None,
        rationale: String::new(),
    };
    let day = Date { year: 2021, month: 1, day: 1 };
    let period = Period { from: day, to: day };
    Dossier {
        name: "test".to_owned(),
        title: Labels::new(),
        story: Labels::new(),
        cycle: Cycle { id: "2022-2025".to_owned(), period, plan_months: 12, legal_references: Vec::new() },
        reference_date: day,
        window: period,
        language: "en".to_owned(),
        invented: true,
        areas: vec![area("a", true), area("all", false), area("b", true), area("c", true)],
        bundles: vec![bundle("ab", &[0, 2]), bundle("c", &[3])],
        previous: Vec::new(),
        contributors: vec![contributor("DK"), contributor("NL")],
        sources: Vec::new(),
        observations: Vec::new(),
        networks: Vec::new(),
        network_ids: Identifiers::default(),
        actors: Vec::new(),
        actor_ids: Identifiers::default(),
        links: Vec::new(),
        notes: crate::dossier::LayerNotes::default(),
        involvement: Vec::new(),
        factors: vec![factor(FactorKind::Technology, 1), factor(FactorKind::Economic, -1)],
        handling: None,
        networks_invented: false,
        inputs: Vec::new(),
    }
}
