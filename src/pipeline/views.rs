//! The order in every view of evidence and weights.

use super::asked::Asked;
use super::run::{AssessError, stopped};
use super::scored::Scored;
use crate::comparison::Base;
use crate::model::ScoringModel;
use crate::robustness::preferences::{self, Admissible, Drawing};
use crate::robustness::{self, Plan, Robustness, SmaaSettings, SourceEffect, Uncertain};

/// The views, and the order in them.
pub(super) struct Viewed {
    /// The problem of which cells and weights are uncertain.
    pub(super) uncertain: Uncertain,
    /// Weights that ranges and statements admit.
    pub(super) region: Admissible,
    /// How weights were drawn.
    pub(super) drawing: Drawing,
    pub(super) robustness: Robustness,
    pub(super) source_effect: Option<SourceEffect>,
}

impl Asked<'_> {
    /// Simulates the order.
    pub(super) fn viewed(&self, base: &Base<'_>, scored: &Scored) -> Result<Viewed, AssessError> {
        let (table, model) = (scored.table(), base.reading.model);
        let region = preferences::admissible(table, model);
        let (weights, drawing) =
            preferences::sampler(table, model, &region).map_err(AssessError::Robustness)?;
        let uncertain = Uncertain { weights, ..robustness::uncertain(table).map_err(stopped)? };
        let settings = SmaaSettings {
            seed: self.settings.seed,
            samples: self.settings.samples,
            top_k: model.selection.priorities,
            confidence_samples: 0,
        };
        let precision = self.settings.precision;
        let plan = Plan { precision, limits: limits(model), ..Plan::of(settings) };
        let progress = self.progress();
        let robustness = robustness::simulate(&uncertain, &plan, progress).map_err(stopped)?;
        let fixed = Plan::of(robustness.settings);
        let source_effect =
            robustness::source_effect(&uncertain, &fixed, &robustness, progress).map_err(stopped)?;
        Ok(Viewed { uncertain, region, drawing, robustness, source_effect })
    }
}

/// Scores from which each band but the lowest begins, rising.
fn limits(model: &ScoringModel) -> Vec<f64> {
    let mut limits: Vec<f64> = model.bands.iter().map(|band| band.from).collect();
    limits.sort_by(f64::total_cmp);
    limits.into_iter().skip(1).collect()
}
