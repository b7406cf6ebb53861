//! Why each area is in or out, and what would decide it the other way.
//!
//! For every area: its contributions against an area on the other side of the line, the smallest changes of evidence, of
//! weights and of bounds that turn it, the constraints that hold it, and a verdict on how far its place can be relied on.
//! Every stated change is one under which everything is chosen anew. Changes of evidence and weights are sought for the
//! chosen areas and for the [`NEAR`] first ones left out; [`Reasons::far`] names the others. Where the model counts shared
//! networks once, the choice that was made in the model is solved again with what networks are then worth.

mod against;
mod demarcation;
mod emphases;
mod evidence;
mod grounds;
mod joint;
mod line;
mod scored;
mod shared;
mod stated;
mod types;
mod verdict;
mod weights;

pub use grounds::Grounds;
pub use shared::{Demarcation, LeadsBy, SharedNetworks, SharedSources};
pub use types::*;

use rayon::prelude::*;

use crate::numeric::rank::falling;
use crate::priorities::{Solver, Standing, Unsolvable, bound_turns, prices};
use crate::scoring::Scores;

use scored::Scored;
use weights::{Lines, Turned};

/// Areas left out for which changes of evidence and weights are sought, by falling score.
pub const NEAR: usize = 30;

/// Why every area is in or out.
///
/// # Errors
/// As [`crate::priorities::solve`]; not if the choice was found with the same problem.
pub fn reasons(grounds: &Grounds<'_>) -> Result<Reasons, Unsolvable> {
    let (problem, best) = (grounds.problem, grounds.solution);
    let share = grounds.base.reading.model.selection_rules.network_share;
    let scored = Scored::new(&grounds.appraisal.assembly.table, problem, share);
    let prices = prices(problem, best)?;
    let bounds = bound_turns(problem, best)?;
    let solver = Solver::new(problem)?;
    let lines = Lines::new(&scored);
    let order = by_score(grounds.scores);
    let near = near(grounds, &order);
    let first_out = order.iter().copied().find(|&row| is_open(grounds, row));
    let rows: Vec<usize> = (0..scored.table.keys.len()).collect();
    let areas = rows
        .par_iter()
        .map_init(
            || solver.clone(),
            |solver, &row| {
                let key = &scored.table.keys[row];
                let mut reason = bare(grounds, row, first_out);
                reason.bounds = bounds.get(key).cloned().unwrap_or_default();
                reason.held_by = prices
                    .iter()
                    .filter(|price| price.turns(key))
                    .map(|price| price.constraint.clone())
                    .collect();
                if near[row] && !reason.forced {
                    reason.evidence = standing(grounds, row)
                        .map(|own| evidence::evidence(grounds, &scored, row, own, solver));
                    reason.weights = scored.item_of(row).map(|item| {
                        let mut turned = Turned { scored: &scored, solver, item, chosen: reason.chosen };
                        weights::weights(&mut turned, &lines, grounds.region)
                    });
                }
                judge(grounds, row, &mut reason);
                reason
            },
        )
        .collect();
    let far = rows.iter().filter(|&&row| !near[row]).map(|&row| scored.table.keys[row].clone()).collect();
    let demarcations = demarcation::demarcations(grounds);
    Ok(Reasons { areas, prices, far, demarcations })
}

/// Rows by falling score, ties by key.
fn by_score(scores: &Scores) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.areas.len()).collect();
    order.sort_by(|&a, &b| {
        falling((scores.additive[a], &scores.areas[a]), (scores.additive[b], &scores.areas[b]))
    });
    order
}

fn is_chosen(grounds: &Grounds<'_>, row: usize) -> bool {
    grounds.solution.has(&grounds.scores.areas[row])
}

fn is_forced(grounds: &Grounds<'_>, row: usize) -> bool {
    let area = grounds.appraisal.assembly.table.areas[row];
    grounds.base.forced.iter().any(|(forced, _)| *forced == area)
}

/// Whether an area is left out by the choice and not by an override.
fn is_open(grounds: &Grounds<'_>, row: usize) -> bool {
    !is_chosen(grounds, row) && !is_forced(grounds, row)
}

/// Whether changes of evidence and weights are sought for each row.
fn near(grounds: &Grounds<'_>, order: &[usize]) -> Vec<bool> {
    let mut near = vec![false; order.len()];
    let mut left = NEAR;
    for &row in order {
        if is_chosen(grounds, row) {
            near[row] = true;
        } else if left > 0 {
            near[row] = true;
            left -= 1;
        }
    }
    near
}

fn standing<'a>(grounds: &Grounds<'a>, row: usize) -> Option<&'a Standing> {
    let key = &grounds.scores.areas[row];
    grounds.explanation.standings.iter().find(|standing| standing.item == *key)
}

/// The reason of an area with nothing but what it is compared with.
fn bare(grounds: &Grounds<'_>, row: usize, first_out: Option<usize>) -> AreaReason {
    let chosen = is_chosen(grounds, row);
    let other = if chosen { first_out } else { weakest_displaced(grounds, row) };
    AreaReason {
        area: grounds.scores.areas[row].clone(),
        chosen,
        forced: is_forced(grounds, row),
        against: other.map(|other| against::against(grounds.scores, row, other)),
        evidence: None,
        weights: None,
        bounds: Vec::new(),
        held_by: Vec::new(),
        verdict: Verdict::Forced,
        hinges: Vec::new(),
    }
}

/// The chosen area of the lowest score that an area left out would displace; if it would displace none, the lowest of all
/// that are not forced in.
fn weakest_displaced(grounds: &Grounds<'_>, row: usize) -> Option<usize> {
    let leaves = standing(grounds, row).map_or(&[][..], |standing| &standing.leaves);
    let displaced = |&other: &usize| leaves.contains(&grounds.scores.areas[other]);
    let free = |&other: &usize| is_chosen(grounds, other) && !is_forced(grounds, other);
    let rising = || by_score(grounds.scores).into_iter().rev();
    rising().find(displaced).or_else(|| rising().find(free))
}

fn judge(grounds: &Grounds<'_>, row: usize, reason: &mut AreaReason) {
    if reason.forced {
        return;
    }
    let area = grounds.appraisal.assembly.table.areas[row];
    (reason.verdict, reason.hinges) = verdict::verdicts(grounds, area, reason);
}
