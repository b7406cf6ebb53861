//! Sets that could be proposed instead: of best expected value, of least maximal regret, most often the best; and what each
//! gives up against the others.
//!
//! Regret is what the best set of a view is worth more. Its maximum over views grows with their number, so that it is
//! compared over the same first views for all sets, and their number is said. Compared are the proposal, the set of best
//! expected value, and those that are the best in some view, the most frequent first.
//!
//! # Source
//! Savage (1951), The theory of statistical decision, Journal of the American Statistical Association 46:55-67; Kouvelis &
//! Yu (1997), Robust Discrete Optimization and Its Applications.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::numeric::sum::mean;
use crate::priorities::{ProblemFault, Solver};
use crate::robustness::Estimate;

use super::counts::{Counts, Sums};
use super::every_view::Field;
use super::information::decision::{Decision, chosen};
use super::set::Set;

/// Sets that are compared.
const MOST: usize = 256;
/// Values that are added up at most: views times sets times items.
const WORK: usize = 40_000_000;
/// Views over which regret is compared, unless there are many items.
const MOST_VIEWS: u64 = 8_192;
/// Fewest views.
const FEWEST_VIEWS: u64 = 256;

/// What a set stands out by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The set is proposed.
    Proposal,
    /// The expected value of the set is the best.
    Expected,
    /// The largest regret of the set is the least.
    Regret,
    /// The set is the best in more views than any other.
    Frequent,
}

/// A set that could be proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// What it stands out by.
    pub roles: Vec<Role>,
    /// Keys of its items that are not proposed, in the order of the problem.
    pub enters: Vec<String>,
    /// Keys of the proposed items that it lacks.
    pub leaves: Vec<String>,
    /// Expected value, in points of score.
    pub expected: f64,
    /// Share of all views in which it is the one chosen.
    pub best: Estimate,
    /// Mean regret over the compared views, in points of score.
    pub regret: Estimate,
    /// Largest regret over the compared views, in points of score.
    pub worst: f64,
}

/// Sets side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Candidates {
    /// Views over which regret was compared: the first so many.
    pub views: u64,
    /// Sets that were compared.
    pub compared: usize,
    /// Sets that stand out, the proposal first.
    pub sets: Vec<Candidate>,
}

/// Regret of one set over some views.
#[derive(Debug, Clone, Copy, Default)]
struct Regret {
    sums: Sums,
    worst: i64,
}

/// Compares the sets.
pub(super) fn compare(
    field: &Field<'_>,
    counts: &Counts,
    decision: &Decision<'_>,
) -> Result<Candidates, ProblemFault> {
    let frequent = counts.frequent();
    let mut sets: Vec<&Set> = vec![field.proposed];
    let others = std::iter::once(&decision.best).chain(frequent.iter().map(|(set, _)| *set));
    for set in others {
        if sets.len() < MOST && !sets.contains(&set) {
            sets.push(set);
        }
    }
    let members = mean(&sets.iter().map(|set| set.members().count() as f64).collect::<Vec<_>>()).max(1.0);
    let afford = (WORK as f64 / (sets.len() as f64 * members)) as u64;
    let wanted = afford.clamp(FEWEST_VIEWS, MOST_VIEWS).min(field.views.samples());
    let regrets = regrets(field, &sets, wanted)?;
    let least = (0..sets.len()).min_by_key(|&at| (regrets[at].worst, regrets[at].sums, sets[at]));
    let role = |at: usize| {
        let mut roles = Vec::new();
        let mut add = |role, holds: bool| roles.extend(holds.then_some(role));
        add(Role::Proposal, at == 0);
        add(Role::Expected, *sets[at] == decision.best);
        add(Role::Regret, least == Some(at));
        add(Role::Frequent, frequent.first().is_some_and(|(set, _)| *set == sets[at]));
        roles
    };
    let efficiency = field.views.efficiency();
    let share = |set: &Set| {
        let count = frequent.iter().find(|(other, _)| *other == set).map_or(0, |(_, count)| *count);
        Estimate::share_of(count, counts.views, counts.views as f64 * efficiency)
    };
    let candidate = |at: usize| Candidate {
        roles: role(at),
        enters: field.keys(sets[at].beyond(field.proposed)),
        leaves: field.keys(field.proposed.beyond(sets[at])),
        expected: field.worths.set(sets[at], &decision.values) as f64 / 1e6,
        best: share(sets[at]),
        regret: regrets[at].sums.estimate(efficiency),
        worst: regrets[at].worst as f64 / 1e6,
    };
    let standing_out = (0..sets.len()).filter(|&at| !role(at).is_empty());
    Ok(Candidates { views: wanted, compared: sets.len(), sets: standing_out.map(candidate).collect() })
}

/// Regret of each set over the first views.
fn regrets(field: &Field<'_>, sets: &[&Set], wanted: u64) -> Result<Vec<Regret>, ProblemFault> {
    let solver = Solver::new(field.problem)?;
    let mut starts = Vec::new();
    let mut next = 0;
    for index in 0..field.views.blocks() {
        if next >= wanted {
            break;
        }
        starts.push((index, wanted - next));
        next += field.views.width(index) as u64;
    }
    let blocks: Vec<Vec<Regret>> = starts
        .into_par_iter()
        .map(|(index, left)| block(field, sets, solver.clone(), index, left as usize))
        .collect::<Result<_, _>>()?;
    let mut total = vec![Regret::default(); sets.len()];
    for block in &blocks {
        for (total, regret) in total.iter_mut().zip(block) {
            total.sums.add(&regret.sums);
            total.worst = total.worst.max(regret.worst);
        }
    }
    Ok(total)
}

fn block(
    field: &Field<'_>,
    sets: &[&Set],
    mut solver: Solver<'_>,
    index: u64,
    left: usize,
) -> Result<Vec<Regret>, ProblemFault> {
    let block = field.views.block(index);
    let mut regrets = vec![Regret::default(); sets.len()];
    let mut values = vec![0; field.problem.items.len()];
    for view in 0..block.width.min(left) {
        field.values(&block, view, &mut values);
        let Some(best) = chosen(field.worths, &mut solver, &values)? else { continue };
        let best = field.worths.set(&best, &values);
        for (regret, set) in regrets.iter_mut().zip(sets) {
            let lost = (best - field.worths.set(set, &values)).max(0);
            regret.sums.push(lost);
            regret.worst = regret.worst.max(lost);
        }
    }
    Ok(regrets)
}
