//! All data sets of the study, joined by condition and policy.

use rayon::prelude::*;

use super::calls::{Calls, calls};
use super::plan::{SilenceMechanism, SilencePlan, SilenceTruth};
use super::policies::{SilencePolicy, judged};
use super::world::World;
use crate::numeric::random::Source;

/// What a policy did under one condition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SilenceRow {
    /// Number of areas.
    pub areas: u32,
    /// How the true levels hang together.
    pub truth: SilenceTruth,
    /// Why cells are missing.
    pub mechanism: SilenceMechanism,
    /// Expected share of reported cells.
    pub coverage: f64,
    /// What stands for a missing answer.
    pub policy: SilencePolicy,
    /// Number of data sets.
    pub sets: u32,
    /// Sums over the data sets; tau-b is their mean.
    pub calls: Calls,
    /// Standard error of the mean tau-b.
    pub tau_error: f64,
}

/// Every condition and policy.
#[derive(Debug, Clone, PartialEq)]
pub struct SilenceStudy {
    /// One row a condition and policy, in the order of the plan.
    pub rows: Vec<SilenceRow>,
}

/// A condition: size, truth, mechanism and coverage.
type Condition = (u32, SilenceTruth, SilenceMechanism, f64);

/// Runs the study. All mechanisms and coverages of a replication see the same true levels, and all policies the same gaps.
///
/// # Complexity
/// O(data sets × policies × (areas × indicators + areas²)).
#[must_use]
pub fn silence_study(plan: &SilencePlan, seed: u64) -> SilenceStudy {
    let conditions = conditions(plan);
    let rows: Vec<Vec<SilenceRow>> =
        conditions.par_iter().map(|condition| rows(plan, seed, condition)).collect();
    SilenceStudy { rows: rows.into_iter().flatten().collect() }
}

fn conditions(plan: &SilencePlan) -> Vec<Condition> {
    let mut found = Vec::new();
    for &areas in &plan.areas {
        for &truth in &plan.truths {
            for &mechanism in &plan.mechanisms {
                found.extend(plan.coverages.iter().map(|&coverage| (areas, truth, mechanism, coverage)));
            }
        }
    }
    found
}

fn rows(plan: &SilencePlan, seed: u64, condition: &Condition) -> Vec<SilenceRow> {
    let sets: Vec<Vec<Calls>> = (0..plan.replications).map(|at| set(plan, seed, condition, at)).collect();
    let &(areas, truth, mechanism, coverage) = condition;
    let row = |(at, policy): (usize, SilencePolicy)| {
        let of_policy: Vec<Calls> = sets.iter().map(|set| set[at]).collect();
        let (calls, tau_error) = joined(&of_policy);
        SilenceRow { areas, truth, mechanism, coverage, policy, sets: plan.replications, calls, tau_error }
    };
    SilencePolicy::ALL.into_iter().enumerate().map(row).collect()
}

/// A data set under every policy.
fn set(plan: &SilencePlan, seed: u64, condition: &Condition, replication: u32) -> Vec<Calls> {
    let &(areas, truth, mechanism, coverage) = condition;
    let stream = |what: &[&str]| {
        let size = areas.to_string();
        let name = [&["silence", truth.name(), &size], what].concat();
        Source::new(seed, &name).stream(u64::from(replication))
    };
    let indicators = plan.indicators as usize;
    let world = World::draw(truth, areas as usize, indicators, &mut stream(&["truth"]));
    let gaps = &["gaps", mechanism.name(), &coverage.to_string()];
    let cells = world.reports(mechanism, coverage, &mut stream(gaps));
    let one = |policy: SilencePolicy| {
        let judged = judged(policy, &cells, world.indicators, &plan.odds);
        calls(&judged, &world.scores, plan.top_k as usize, plan.least, &mut stream(&["places"]))
    };
    SilencePolicy::ALL.into_iter().map(one).collect()
}

/// Sums of tallies, the mean of tau-b, and its standard error.
fn joined(sets: &[Calls]) -> (Calls, f64) {
    let n = sets.len() as f64;
    let mut all = Calls::default();
    for set in sets {
        all.tau_b += set.tau_b / n;
        all.pairs += set.pairs;
        all.inside += set.inside;
        all.outside += set.outside;
    }
    let apart: f64 = sets.iter().map(|set| (set.tau_b - all.tau_b) * (set.tau_b - all.tau_b)).sum();
    (all, if n > 1.0 { (apart / (n - 1.0) / n).sqrt() } else { 0.0 })
}

impl SilenceStudy {
    /// Mean tau-b and summed pairs and places over the rows of a policy that fit.
    #[must_use]
    pub fn over(&self, policy: SilencePolicy, fits: impl Fn(&SilenceRow) -> bool) -> Calls {
        let rows: Vec<&SilenceRow> =
            self.rows.iter().filter(|row| row.policy == policy && fits(row)).collect();
        let mut all = Calls::default();
        for row in &rows {
            all.tau_b += row.calls.tau_b / rows.len() as f64;
            all.pairs += row.calls.pairs;
            all.inside += row.calls.inside;
            all.outside += row.calls.outside;
        }
        all
    }

    /// The mechanisms that stand in the rows, in their order.
    #[must_use]
    pub fn mechanisms(&self) -> Vec<SilenceMechanism> {
        let mut found: Vec<SilenceMechanism> = Vec::new();
        for row in &self.rows {
            if !found.contains(&row.mechanism) {
                found.push(row.mechanism);
            }
        }
        found
    }
}
