//! SMAA-2: stochastic multicriteria acceptability analysis of the additive model.
//!
//! Evidence is drawn from the distribution of each cell, weights uniformly from those that are admissible, and every sample is
//! ranked. Counted are: rank acceptability `b_i^r`, the share of samples in which alternative i has rank r; central weights
//! `w_i^c`, the mean of the weights under which i is first; holistic acceptability `a_i^h`; expected rank, rank quantiles,
//! P(top K), pairwise winning indices, classes (SMAA-TRI), and on demand the confidence factor `p_i^c`.
//!
//! Samples come in fixed blocks, each with its streams; blocks run in parallel and are counted in whole numbers. The result
//! has the same bytes at any number of threads, and its memory does not grow with the number of samples.
//!
//! # Source
//! Lahdelma & Salminen (2001), SMAA-2, Operations Research 49(3):444-454; pairwise winning index: Leskinen et al. (2006);
//! classes: Tervonen, Figueira, Lahdelma, Almeida Dias & Salminen (2009), SMAA-TRI, EJOR 192:236-242; number of samples:
//! Tervonen & Lahdelma (2007), EJOR 178:500-513.
//!
//! # Complexity
//! O(N (m n + m²)) for N samples, m alternatives and n criteria; O(N m (n + log m)) for more than 200 alternatives.

use rayon::prelude::*;
use socta_base::diagnostics::Progress;

use crate::smaa::error::RobustnessError;
use crate::smaa::plan::{Plan, Sampling, SmaaSettings};
use crate::smaa::result::{AlternativeRobustness, Robustness};
use crate::smaa::simulation::{REPLICATES, STEPS, Simulation};
use crate::smaa::tally::Tally;
use crate::smaa::uncertain::Uncertain;
use crate::smaa::{combine, confidence};

/// Samples between two looks at the errors, at first; later an eighth of what has been drawn.
const FIRST_LOOK: u64 = 8_192;

/// The simulation of any uncertain problem.
///
/// # Errors
/// If no sample is asked for, the problem has another shape than its weights, or somebody stops it.
pub fn simulate(
    problem: &Uncertain,
    plan: &Plan,
    progress: &dyn Progress,
) -> Result<Robustness, RobustnessError> {
    if plan.settings.samples == 0 {
        return Err(RobustnessError::NoSamples);
    }
    progress.stage("simulation", plan.settings.samples);
    let mut found = match plan.quasi {
        false => random(problem, plan, progress)?,
        true => quasi(problem, plan, progress)?,
    };
    if plan.settings.confidence_samples > 0 {
        confidence::add(problem, &plan.settings, &mut found)?;
    }
    Ok(found)
}

fn random(problem: &Uncertain, plan: &Plan, progress: &dyn Progress) -> Result<Robustness, RobustnessError> {
    let simulation = Simulation::new(problem, plan.settings.seed, Sampling::Random)?;
    let run = Run { simulation: &simulation, plan, progress };
    let mut total = run.empty();
    let most = plan.settings.samples;
    let mut reached = None;
    while total.samples() < most {
        let step = match plan.precision {
            None => most,
            Some(_) => FIRST_LOOK.max(total.samples() / 8),
        };
        // Looks fall on whole blocks, whatever the number of threads.
        let block = simulation.block as u64;
        let end = (total.samples() + step).div_ceil(block).saturating_mul(block).min(most);
        total = run.count(total, end)?;
        reached = plan.precision.map(|precision| total.largest_error() <= precision);
        if reached == Some(true) {
            break;
        }
    }
    let mut found = result(problem, plan, &simulation, &total);
    found.precision_reached = reached;
    Ok(found)
}

/// Lattices of a power of two points each, as many as fit into the samples; with a precision, twice as large until it is
/// reached.
fn quasi(problem: &Uncertain, plan: &Plan, progress: &dyn Progress) -> Result<Robustness, RobustnessError> {
    let most = (plan.settings.samples / REPLICATES).max(1).ilog2().clamp(6, 26);
    let mut bits = if plan.precision.is_some() { 9.min(most) } else { most };
    loop {
        let simulation = Simulation::new(problem, plan.settings.seed, Sampling::Quasi { bits })?;
        let run = Run { simulation: &simulation, plan, progress };
        let points = 1_u64 << bits;
        let tallies: Vec<Tally> = (0..REPLICATES)
            .map(|replicate| run.count_between(run.empty(), replicate * points, (replicate + 1) * points))
            .collect::<Result<_, _>>()?;
        let parts = tallies.iter().map(|tally| result(problem, plan, &simulation, tally)).collect();
        let total = tallies[1..].iter().fold(tallies[0].clone(), |sum: Tally, next| sum.add(next));
        let found = combine::replicates(parts, result(problem, plan, &simulation, &total));
        let reached = plan.precision.map(|precision| found.largest_error() <= precision);
        if reached != Some(false) || bits >= most {
            return Ok(Robustness {
                precision_reached: reached,
                quasi_replicates: Some(REPLICATES),
                ..found
            });
        }
        bits += 1;
    }
}

/// A simulation under way.
struct Run<'a> {
    simulation: &'a Simulation,
    plan: &'a Plan,
    progress: &'a dyn Progress,
}

impl Run<'_> {
    fn empty(&self) -> Tally {
        Tally::new(self.simulation, self.plan.settings.top_k, &self.plan.limits)
    }

    /// Goes on until as many samples are counted.
    fn count(&self, total: Tally, end: u64) -> Result<Tally, RobustnessError> {
        let from = total.samples();
        self.count_between(total, from, end)
    }

    /// Counts the samples from one number to another; the first begins a block.
    fn count_between(&self, mut total: Tally, from: u64, end: u64) -> Result<Tally, RobustnessError> {
        let block = self.simulation.block as u64;
        // Groups of blocks, so that whoever watches hears of it; the sum does not depend on how many.
        let group = 8 * rayon::current_num_threads() as u64;
        let (mut next, last) = (from / block, end.div_ceil(block));
        while next < last {
            let stop = (next + group).min(last);
            let width = |index: u64| ((end - index * block).min(block)) as usize;
            let counted = (next..stop)
                .into_par_iter()
                .fold(
                    || self.empty(),
                    |mut tally, index| {
                        tally.count(&self.simulation.draw(index, width(index)));
                        tally
                    },
                )
                .reduce(|| self.empty(), |sum, next| sum.add(&next));
            total = total.add(&counted);
            self.progress.advance((next..stop).map(|index| width(index) as u64).sum());
            if self.progress.cancelled() {
                return Err(RobustnessError::Stopped);
            }
            next = stop;
        }
        Ok(total)
    }
}

pub(super) fn result(problem: &Uncertain, plan: &Plan, simulation: &Simulation, total: &Tally) -> Robustness {
    let alternative = |(alternative, key): (usize, &String)| AlternativeRobustness {
        key: key.clone(),
        expected_rank: total.expected_rank(alternative),
        rank_low: total.rank_quantile(alternative, 0.05),
        rank_median: total.rank_quantile(alternative, 0.5),
        rank_high: total.rank_quantile(alternative, 0.95),
        top: total.top(alternative),
        first: total.first(alternative),
        holistic: total.holistic(alternative),
        score: total.score(alternative),
        score_low: total.score_quantile(alternative, 0.05),
        score_median: total.score_quantile(alternative, 0.5),
        score_high: total.score_quantile(alternative, 0.95),
        acceptability: total.acceptability(alternative),
        classes: total.class_shares(alternative),
        central_weights: total.central_weights(alternative),
        confidence: None,
    };
    Robustness {
        settings: SmaaSettings { samples: total.samples(), ..plan.settings },
        precision: plan.precision,
        precision_reached: None,
        quasi_replicates: None,
        efficiency: simulation.efficiency(),
        criteria: problem.criteria.iter().map(|criterion| criterion.name.clone()).collect(),
        weights_vary: simulation.weights_vary(),
        // In single precision the only ties are those of equal rows.
        resolution: if simulation.quick { 0.0 } else { simulation.span.1 / STEPS },
        rank_class: u32::try_from(total.rank_class).unwrap_or(u32::MAX),
        tie_rate: total.tie_rate(),
        entropy: total.entropy(),
        alternatives: problem.alternatives.iter().enumerate().map(alternative).collect(),
        pairwise: total.pairwise(),
    }
}
