//! SMAA-2: stochastic multicriteria acceptability analysis of the additive model.
//!
//! Evidence is drawn from the distribution of each cell, weights uniformly from their admissible ranges at two levels
//! (layers, and shares within each layer), and every sample is ranked. Counted are: rank acceptability `b_i^r`, the share
//! of samples in which area i has rank r; central weights `w_i^c`, the mean of the weights under which i is first;
//! expected rank, rank quantiles, P(top K), pairwise winning indices, and on demand the confidence factor `p_i^c`.
//!
//! Samples come in fixed blocks, each with its streams; blocks run in parallel and are added in their order. The result
//! has the same bytes at any number of threads, and its memory does not grow with the number of samples.
//!
//! # Source
//! Lahdelma & Salminen (2001), SMAA-2, Operations Research 49(3):444-454; pairwise winning index: Leskinen et al. (2006);
//! number of samples: Tervonen & Lahdelma (2007), EJOR 178:500-513.
//!
//! # Complexity
//! O(N (m n + m²)) for N samples, m areas and n criteria; O(N m (n + log m)) for more than 200 areas.

use rayon::prelude::*;

use crate::diagnostics::{Progress, Silent};
use crate::scoring::ThreatTable;

use super::simulation::{STEPS, Simulation};
use super::tally::Tally;
use super::{AreaRobustness, Robustness, RobustnessError, SmaaSettings, confidence};

/// Draws evidence, weights and unknowns and counts who ranks where.
///
/// # Errors
/// If no sample is asked for, or the ranges of the weights admit none.
pub fn smaa(table: &ThreatTable, settings: &SmaaSettings) -> Result<Robustness, RobustnessError> {
    smaa_watched(table, settings, &Silent)
}

/// [`smaa`] that reports its progress in samples and stops when it is told to.
///
/// # Errors
/// Those of [`smaa`], and [`RobustnessError::Stopped`].
pub fn smaa_watched(
    table: &ThreatTable,
    settings: &SmaaSettings,
    progress: &dyn Progress,
) -> Result<Robustness, RobustnessError> {
    let simulation = Simulation::new(table, settings)?;
    progress.stage("simulation", settings.samples);
    let mut total = Tally::new(&simulation, settings.top_k);
    // Enough blocks at once for all threads; the sum does not depend on how many.
    let group = 2 * rayon::current_num_threads() as u64;
    let mut next = 0;
    while next < simulation.blocks() {
        let end = (next + group).min(simulation.blocks());
        let counted: Vec<Tally> = (next..end)
            .into_par_iter()
            .map(|index| Tally::new(&simulation, settings.top_k).count(&simulation.draw(index)))
            .collect();
        counted.iter().for_each(|block| total.add(block));
        progress.advance((next..end).map(|index| simulation.width(index) as u64).sum());
        if progress.cancelled() {
            return Err(RobustnessError::Stopped);
        }
        next = end;
    }
    let mut found = result(table, settings, &simulation, &total);
    if settings.confidence_samples > 0 {
        confidence::add(table, settings, &mut found)?;
    }
    Ok(found)
}

fn result(
    table: &ThreatTable,
    settings: &SmaaSettings,
    simulation: &Simulation,
    total: &Tally,
) -> Robustness {
    let area = |(area, key): (usize, &String)| AreaRobustness {
        key: key.clone(),
        expected_rank: total.expected_rank(area),
        rank_low: total.rank_quantile(area, 0.05),
        rank_median: total.rank_quantile(area, 0.5),
        rank_high: total.rank_quantile(area, 0.95),
        top: total.top(area),
        first: total.first(area),
        score: total.score(area),
        score_low: total.score_quantile(area, 0.05),
        score_median: total.score_quantile(area, 0.5),
        score_high: total.score_quantile(area, 0.95),
        acceptability: total.acceptability(area),
        central_weights: total.central_weights(area),
        confidence: None,
    };
    Robustness {
        settings: *settings,
        criteria: table.criteria.iter().map(|criterion| criterion.key.clone()).collect(),
        weights_vary: simulation.weights_vary(),
        resolution: 1.0 / STEPS,
        rank_class: u32::try_from(total.rank_class).unwrap_or(u32::MAX),
        tie_rate: total.tie_rate(),
        areas: table.keys.iter().enumerate().map(area).collect(),
        pairwise: total.pairwise(),
    }
}
