//! One row a run: the table of a batch.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RunSummary, agree};

/// Name and version of the format.
pub const BATCH_SCHEMA: &str = "socta.batch/1";

/// A run of the batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchRow {
    /// Name of its folder within the batch.
    pub run: String,
    /// Short name of the dossier.
    pub dossier: String,
    /// Name of the model.
    pub model: String,
    /// Name of the scenario; none for the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// At most this many priorities (K).
    pub priorities: u32,
    /// At most this many operational action plans (N).
    pub plans: u32,
    /// Number of priorities that are proposed, at most K.
    pub proposed: usize,
    /// Keys of their bundles, in the order of their best areas.
    pub bundles: Vec<String>,
    /// Keys of the horizontal bundles that are proposed beside them, carried by goals alone.
    pub horizontal: Vec<String>,
    /// Key of the area that ranks first.
    pub first: String,
    /// Kendall's tau-b with the base run of the same dossier (first model, no scenario).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tau_b: Option<f64>,
    /// Share of the first K in common with that run, `0..=1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_k_overlap: Option<f64>,
    /// Warnings of the check.
    pub warnings: u64,
}

/// The table of a batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchSummary {
    /// `socta.batch/1`.
    pub schema: String,
    /// One row a run, in the order of dossiers, models and scenarios as they were given.
    pub runs: Vec<BatchRow>,
}

/// The table of these runs. The base of a dossier is its first run.
#[must_use]
pub fn summarise(runs: &[RunSummary]) -> BatchSummary {
    let base = |run: &RunSummary| runs.iter().find(|other| other.dossier == run.dossier);
    let rows = runs.iter().map(|run| row(run, base(run).unwrap_or(run))).collect();
    BatchSummary { schema: BATCH_SCHEMA.to_owned(), runs: rows }
}

fn row(run: &RunSummary, base: &RunSummary) -> BatchRow {
    let agreement = agree(base, run);
    let (bundles, horizontal) = run.bundles();
    let owned = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
    let first = run.areas.iter().min_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.key.cmp(&b.key)));
    BatchRow {
        run: run.name(),
        dossier: run.dossier.clone(),
        model: run.model.name.clone(),
        scenario: run.scenario.as_ref().map(|scenario| scenario.name.clone()),
        priorities: run.priorities,
        plans: run.plans,
        proposed: bundles.len(),
        bundles: owned(bundles),
        horizontal: owned(horizontal),
        first: first.map_or_else(String::new, |area| area.key.clone()),
        tau_b: agreement.tau_b,
        top_k_overlap: agreement.top_k_overlap,
        warnings: run.warnings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::testing::{area, run};

    #[test]
    fn every_run_is_set_against_the_first_one_of_its_dossier() {
        let areas = |ranks: [u32; 3]| {
            ["a", "b", "c"].iter().zip(ranks).map(|(key, rank)| area(key, rank, &[])).collect::<Vec<_>>()
        };
        let mut elsewhere = run("m", &[], areas([3, 2, 1]));
        elsewhere.dossier = "e".to_owned();
        let batch = summarise(&[run("m", &[], areas([1, 2, 3])), elsewhere, run("n", &[], areas([3, 2, 1]))]);
        let taus: Vec<Option<f64>> = batch.runs.iter().map(|row| row.tau_b).collect();
        assert_eq!(taus, [Some(1.0), Some(1.0), Some(-1.0)]);
        assert_eq!(batch.runs[2].first, "c");
        assert_eq!(batch.runs[2].bundles, ["c"]);
    }
}
