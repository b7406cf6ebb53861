//! Small runs for the tests of this stage.

use super::{AreaSummary, Contribution, CriterionSummary, ModelStamp, RunSummary, SUMMARY_SCHEMA};
use crate::model::Layer;

/// A run of three priorities with these criteria and areas (ordered by key).
pub(super) fn run(model: &str, criteria: &[(&str, f64)], areas: Vec<AreaSummary>) -> RunSummary {
    let criterion = |(key, weight): &(&str, f64)| CriterionSummary {
        key: (*key).to_owned(),
        label: key.to_uppercase(),
        layer: Layer::Effect,
        weight: *weight,
    };
    RunSummary {
        schema: SUMMARY_SCHEMA.to_owned(),
        dossier: "d".to_owned(),
        title: "D".to_owned(),
        model: ModelStamp { name: model.to_owned(), version: "1".to_owned(), sha256: String::new() },
        scenario: None,
        evidence: "now".to_owned(),
        reading: "plain".to_owned(),
        weights: format!("{criteria:?}"),
        method: "additive".to_owned(),
        priorities: 1,
        plans: 2,
        seed: 1,
        samples: 100,
        headline: None,
        criteria: criteria.iter().map(criterion).collect(),
        areas,
        methods: Vec::new(),
        lists: Vec::new(),
        warnings: 0,
    }
}

/// An area with contributions `(criterion, weight, value)`; the first rank is proposed.
pub(super) fn area(key: &str, rank: u32, contributions: &[(&str, f64, f64)]) -> AreaSummary {
    let contributions: Vec<Contribution> = contributions
        .iter()
        .map(|(criterion, weight, value)| Contribution {
            criterion: (*criterion).to_owned(),
            weight: *weight,
            value: *value,
            known: true,
        })
        .collect();
    AreaSummary {
        key: key.to_owned(),
        label: key.to_uppercase(),
        bundle: key.to_owned(),
        horizontal: false,
        score: contributions.iter().map(Contribution::points).sum(),
        interval: None,
        rank,
        expected_rank: f64::from(rank),
        p_top_k: if rank == 1 { 1.0 } else { 0.0 },
        p_proposed: Some(1.0 / f64::from(rank)),
        coverage: 1.0,
        proposed: rank == 1,
        restricted: 0,
        forced: false,
        mode: (rank == 1).then(|| "oap".to_owned()),
        contributions,
    }
}
