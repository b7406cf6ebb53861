//! Which weights would decide an area the other way.
//!
//! One weight alone: [`super::line`] gives the best choice all along it, for all areas at once; the nearest stretch on which
//! an area stands on the other side is where it turns. The turning point is then narrowed down with the choice itself, in
//! micro-units, and stated as [`super::stated`] says. A weight counts as turning the area only if no score lies just
//! between two micro-units, so that the area turns however the same weights are written down.
//!
//! All weights together: among the admissible weights those nearest to the model are sought under which the best choice
//! of the other kind (with the area, or without it) is worth at least as much as every choice of its own kind that gets in
//! the way; such choices are added one by one until the choice made anew turns the area. If no admissible weights do,
//! the whole simplex is searched. The answer turns the area for certain; that no smaller one does is certain only while
//! the same choice of the other kind stays the best of its kind, and while no network takes its value from another area.
//!
//! # Source
//! Wolters & Mareschal (1995), European Journal of Operational Research 81(2):281-290, for the linear program.

use rayon::prelude::*;

use crate::priorities::Solver;
use crate::robustness::preferences::Admissible;
use crate::robustness::weight_range;

use super::line::{Course, Line, line};
use super::scored::{Scored, is_steady};
use super::stated::{LESS, STEPS, beyond, narrowed};
use super::{SingleWeight, WeightTurn};

/// Single weights that are stated for an area.
const STATED: usize = 3;
/// Solutions along one weight in one direction; fewer where there are many areas.
const MOST_SOLUTIONS: u32 = 200;
/// From this many areas on, a line is followed only so far; the second is for networks that count once.
const MANY: [usize; 2] = [200, 100];
const FEW_SOLUTIONS: u32 = 16;
/// A change of a weight below this is none.
pub(super) const NOTHING: f64 = 1e-9;

/// Solutions along one line: so many, or fewer where there are many areas.
pub(super) fn most_solutions(scored: &Scored<'_>, most: u32) -> u32 {
    let many = MANY[usize::from(!scored.networks.is_empty())];
    if scored.problem.items.len() < many { most } else { most.min(FEW_SOLUTIONS) }
}

/// The lines along every weight, both ways, with their criteria.
pub(super) struct Lines(Vec<(usize, Line)>);

impl Lines {
    /// Follows every weight to 0 and to 1. Empty if some criterion does not count for some area, so that scores bend.
    pub(super) fn new(scored: &Scored<'_>) -> Self {
        let Ok(solver) = Solver::new(scored.problem) else { return Self(Vec::new()) };
        let most = most_solutions(scored, MOST_SOLUTIONS);
        let ways: Vec<(usize, f64)> = (0..scored.weights.len())
            .filter(|&criterion| scored.is_complete() && scored.weights[criterion] < 1.0 - NOTHING)
            .flat_map(|criterion| [(criterion, 0.0), (criterion, 1.0)])
            .collect();
        let follow = |solver: &mut Solver<'_>, (criterion, end): (usize, f64)| {
            let scores = |weight: f64| scored.scores(&scored.moved(criterion, weight));
            let course = Course { from: scored.weights[criterion], to: end, scores: &scores, most };
            Some((criterion, line(scored, solver, &course)?))
        };
        Self(ways.into_par_iter().map_init(|| solver.clone(), follow).flatten().collect())
    }

    fn is_complete(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(_, line)| line.complete)
    }

    /// For each line the nearest stretch on which an item stands on the other side, the smallest change first.
    fn turns(&self, scored: &Scored<'_>, item: usize, chosen: bool) -> Vec<(usize, f64, f64)> {
        let turned = |(criterion, line): &(usize, Line)| {
            let stretch = line.stretches.iter().find(|stretch| stretch.chosen[item] != chosen)?;
            Some((*criterion, stretch.from, stretch.to))
        };
        let mut turns: Vec<(usize, f64, f64)> = self.0.iter().filter_map(turned).collect();
        let change = |turn: &(usize, f64, f64)| (turn.1 - scored.weights[turn.0]).abs();
        turns.sort_by(|a, b| change(a).total_cmp(&change(b)).then(a.0.cmp(&b.0)));
        turns
    }
}

/// An item and the side on which it stands.
pub(super) struct Turned<'a, 's> {
    pub(super) scored: &'a Scored<'a>,
    pub(super) solver: &'a mut Solver<'s>,
    pub(super) item: usize,
    pub(super) chosen: bool,
}

/// The smallest changes of weights that turn an item.
pub(super) fn weights(turned: &mut Turned<'_, '_>, lines: &Lines, region: &Admissible) -> WeightTurn {
    let scored = turned.scored;
    let nearest = lines.turns(scored, turned.item, turned.chosen);
    let mut single: Vec<SingleWeight> = Vec::new();
    for (criterion, from, to) in nearest.into_iter().take(STATED) {
        let (low, high) = weight_range(scored.table, criterion);
        let is_within = |weight: f64| (low - NOTHING..=high + NOTHING).contains(&weight);
        let Some(weight) = turned.stated(criterion, [from, to], is_within) else { continue };
        single.push(SingleWeight {
            criterion: scored.table.criteria[criterion].key.clone(),
            weight: scored.weights[criterion],
            turned: weight,
            within_range: is_within(weight),
        });
    }
    let change = |turn: &SingleWeight| (turn.turned - turn.weight).abs();
    single.sort_by(|a, b| change(a).total_cmp(&change(b)));
    let joint = scored.is_complete().then(|| turned.joint(Some(region)).or_else(|| turned.joint(None)));
    WeightTurn { single, joint: joint.flatten(), restricted: false, complete: lines.is_complete() }
}

impl Turned<'_, '_> {
    /// Whether the item has turned under these weights; none if that may depend on the last bits of a score.
    pub(super) fn side(&mut self, weights: &[f64]) -> Option<bool> {
        let scores = self.scored.scores(weights);
        if !is_steady(&scores) {
            return None;
        }
        let chosen = self.scored.chosen(self.solver, &scores)?;
        Some(chosen[self.item].is_some() != self.chosen)
    }

    /// The weight nearest to the model at which the item has turned, where it is known to turn between two weights.
    fn stated(
        &mut self,
        criterion: usize,
        [from, to]: [f64; 2],
        is_within: impl Fn(f64) -> bool,
    ) -> Option<f64> {
        let scored = self.scored;
        let weight = scored.weights[criterion];
        let outwards = if to < weight { -1.0 } else { 1.0 };
        let at = |step: i64| (weight + outwards * step as f64 / STEPS as f64).clamp(0.0, 1.0);
        let step = |weight_at: f64| ((weight_at - weight).abs() * STEPS as f64).ceil() as i64;
        let mut turns = |step: i64| self.side(&scored.moved(criterion, at(step))) == Some(true);
        let exact = at(narrowed(step(from), step(to), &mut turns)?);
        let mut holds = |turned: f64| {
            let less = weight + LESS * (turned - weight);
            self.side(&scored.moved(criterion, turned)) == Some(true)
                && self.side(&scored.moved(criterion, less)) == Some(false)
        };
        let fits = |turned: &f64| (0.0..=1.0).contains(turned) && is_within(*turned) == is_within(exact);
        let found = beyond(weight, exact).filter(fits).find(|turned| holds(*turned));
        Some(found.unwrap_or(exact))
    }
}
