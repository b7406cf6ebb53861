//! Which weights would decide an area the other way.
//!
//! One weight alone: [`super::line`] gives the best choice all along it, for all areas at once; the nearest stretch on which
//! an area stands on the other side is where it turns. The turning point is then narrowed down to a millionth with the
//! choice itself, in micro-units, so that at the stated weight the area has turned and a millionth nearer it has not.
//!
//! All weights together: among the admissible weights those nearest to the model are sought under which the best choice
//! of the other kind (with the area, or without it) is worth at least as much as every choice of its own kind that gets in
//! the way; such choices are added one by one until the choice made anew turns the area. If no admissible weights do,
//! the whole simplex is searched. The answer turns the area for certain; that no smaller one does is certain only while
//! the same choice of the other kind stays the best of its kind.
//!
//! # Source
//! Wolters & Mareschal (1995), European Journal of Operational Research 81(2):281-290, for the linear program.

use rayon::prelude::*;

use crate::numeric::linear::{Program, Sense};
use crate::priorities::{Direction, Override, Solver, solve};
use crate::robustness::preferences::Admissible;
use crate::robustness::weight_range;

use super::line::{Line, line};
use super::scored::Scored;
use super::{JointWeights, SingleWeight, WeightStep, WeightTurn};

/// Single weights that are stated for an area.
const STATED: usize = 3;
/// Solutions along one weight in one direction; fewer where there are many areas.
const MOST_SOLUTIONS: u32 = 200;
/// From this many areas on, a line is followed only so far.
const MANY: usize = 200;
const FEW_SOLUTIONS: u32 = 16;
/// Choices that may get in the way of a joint change.
const ROUNDS: usize = 8;
/// By how much the other kind must be worth more, in units of the score: a few micro-units for rounding.
const MARGIN: f64 = 1e-5;
/// The parts of a change that are told apart.
const STEPS: i64 = 1_000_000;
/// A change of a weight below this is none.
const NOTHING: f64 = 1e-9;

/// The lines along every weight, both ways, with their criteria.
pub(super) struct Lines(Vec<(usize, Line)>);

impl Lines {
    /// Follows every weight to 0 and to 1. Empty if some criterion does not count for some area, so that scores bend.
    pub(super) fn new(scored: &Scored<'_>) -> Self {
        let Ok(solver) = Solver::new(scored.problem) else { return Self(Vec::new()) };
        let most = if scored.problem.items.len() < MANY { MOST_SOLUTIONS } else { FEW_SOLUTIONS };
        let ways: Vec<(usize, f64)> = (0..scored.weights.len())
            .filter(|&criterion| scored.is_complete() && scored.weights[criterion] < 1.0 - NOTHING)
            .flat_map(|criterion| [(criterion, 0.0), (criterion, 1.0)])
            .collect();
        let follow = |solver: &mut Solver<'_>, (criterion, end): (usize, f64)| {
            Some((criterion, line(scored, solver, criterion, end, most)?))
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
        let Some(weight) = turned.narrowed(criterion, from, to) else { continue };
        let (low, high) = weight_range(scored.table, criterion);
        single.push(SingleWeight {
            criterion: scored.table.criteria[criterion].key.clone(),
            weight: scored.weights[criterion],
            turned: weight,
            within_range: (low - NOTHING..=high + NOTHING).contains(&weight),
        });
    }
    let change = |turn: &SingleWeight| (turn.turned - turn.weight).abs();
    single.sort_by(|a, b| change(a).total_cmp(&change(b)));
    let joint = scored.is_complete().then(|| turned.joint(Some(region)).or_else(|| turned.joint(None)));
    WeightTurn { single, joint: joint.flatten(), complete: lines.is_complete() }
}

impl Turned<'_, '_> {
    fn turns(&mut self, weights: &[f64]) -> bool {
        let chosen = self.scored.chosen(self.solver, weights);
        chosen.is_some_and(|chosen| chosen[self.item].is_some() != self.chosen)
    }

    /// The weight nearest to the model at which the item has turned, in steps of a millionth, where it is known to turn
    /// between `from` and `to`.
    fn narrowed(&mut self, criterion: usize, from: f64, to: f64) -> Option<f64> {
        let weight = self.scored.weights[criterion];
        let outwards = if to < weight { -1.0 } else { 1.0 };
        let at = |step: i64| (weight + outwards * step as f64 / STEPS as f64).clamp(0.0, 1.0);
        let step = |weight_at: f64| ((weight_at - weight).abs() * STEPS as f64).ceil() as i64;
        let (first, last) = (step(from), step(to));
        // Where it turns is known but for rounding: doubled steps beyond it find a weight at which it has turned.
        let mut beyond = 1;
        let mut enough = first.max(1);
        while !self.turns(&self.scored.moved(criterion, at(enough))) {
            if enough >= last {
                return None;
            }
            enough = (first + beyond).min(last);
            beyond *= 2;
        }
        let mut short = (first - beyond).max(0);
        if short > 0 && self.turns(&self.scored.moved(criterion, at(short))) {
            (enough, short) = (short, 0);
        }
        self.halved(short, enough, |turned, step| turned.turns(&turned.scored.moved(criterion, at(step))))
            .map(at)
    }

    /// The smallest step known to turn, between one that does not and one that does; a hundredth less does not either.
    fn halved(&mut self, short: i64, enough: i64, turns: impl Fn(&mut Self, i64) -> bool) -> Option<i64> {
        let (mut short, mut enough) = (short, enough);
        loop {
            while enough - short > 1 {
                let middle = i64::midpoint(short, enough);
                if turns(self, middle) { enough = middle } else { short = middle }
            }
            let less = enough - (enough / 100).max(1);
            if less <= 0 || less == short || !turns(self, less) {
                return Some(enough);
            }
            (short, enough) = (0, less);
        }
    }

    /// The smallest change of all weights, within the admissible ones or anywhere.
    fn joint(&mut self, region: Option<&Admissible>) -> Option<JointWeights> {
        let scored = self.scored;
        let mut forced = scored.problem.clone();
        let direction = if self.chosen { Direction::Out } else { Direction::In };
        let tried = String::new;
        forced.items[self.item].forced = Some(Override { direction, author: tried(), reason: tried() });
        let other = solve(&forced).ok()?;
        let keys = |item: &crate::priorities::Item| other.has(&item.key);
        let other: Vec<bool> = scored.problem.items.iter().map(keys).collect();
        let mut in_the_way: Vec<Vec<f64>> = Vec::new();
        let mut weights = scored.weights.clone();
        for _ in 0..ROUNDS {
            let chosen = scored.chosen(self.solver, &weights)?;
            if chosen[self.item].is_some() != self.chosen {
                return self.shortened(&weights, region.is_some());
            }
            in_the_way.push(self.lead(&chosen, &other));
            weights = nearest(&scored.weights, &in_the_way, region)?;
        }
        None
    }

    /// By how much the choice that gets in the way leads, by criterion.
    fn lead(&self, chosen: &[Option<u8>], other: &[bool]) -> Vec<f64> {
        let mut lead = vec![0.0; self.scored.weights.len()];
        for (item, (own, theirs)) in chosen.iter().zip(other).enumerate() {
            let sign = f64::from(i8::from(own.is_some()) - i8::from(*theirs));
            let row = &self.scored.expected[self.scored.row_of[item]];
            for (sum, value) in lead.iter_mut().zip(row) {
                *sum += sign * value.unwrap_or(0.0);
            }
        }
        lead
    }

    /// The smallest part of a change that still turns the item.
    fn shortened(&mut self, weights: &[f64], admissible: bool) -> Option<JointWeights> {
        let from = self.scored.weights.clone();
        let part = |step: i64| -> Vec<f64> {
            let share = step as f64 / STEPS as f64;
            from.iter().zip(weights).map(|(old, new)| old + share * (new - old)).collect()
        };
        let step = self.halved(0, STEPS, |turned, step| turned.turns(&part(step)))?;
        let weights = part(step);
        let criteria = &self.scored.table.criteria;
        let mut changes: Vec<WeightStep> = weights
            .iter()
            .zip(&from)
            .zip(criteria)
            .map(|((new, old), criterion)| WeightStep { criterion: criterion.key.clone(), change: new - old })
            .filter(|step| step.change.abs() > NOTHING)
            .collect();
        changes.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
        let moved = changes.iter().map(|step| step.change.abs()).sum::<f64>() / 2.0;
        Some(JointWeights { moved, weights, changes, admissible })
    }
}

/// The weights nearest to these under which none of these choices leads.
fn nearest(weights: &[f64], leads: &[Vec<f64>], region: Option<&Admissible>) -> Option<Vec<f64>> {
    let count = weights.len();
    let mut program = Program::new();
    // Gains stand first and losses behind them; w = w° + gain - loss.
    for weight in weights {
        program.variable(1.0, 0.0, 1.0 - weight);
    }
    for weight in weights {
        program.variable(1.0, 0.0, *weight);
    }
    let changed = |row: &[f64]| -> Vec<(usize, f64)> {
        let gains = row.iter().copied().enumerate();
        let losses = row.iter().enumerate().map(|(at, coefficient)| (count + at, -coefficient));
        gains.chain(losses).filter(|(_, coefficient)| *coefficient != 0.0).collect()
    };
    let now = |row: &[f64]| -> f64 { row.iter().zip(weights).map(|(a, b)| a * b).sum() };
    program.constrain(changed(&vec![1.0; count]), Sense::Equal, 0.0);
    for lead in leads {
        program.constrain(changed(lead), Sense::AtMost, -now(lead) - MARGIN);
    }
    for row in region.into_iter().flat_map(|region| region.polytope.rows()) {
        program.constrain(changed(&row.coefficients), row.sense, row.bound - now(&row.coefficients));
    }
    let found = program.solve().ok()?;
    let change = |at: usize| found.values[at] - found.values[count + at];
    Some((0..count).map(|at| (weights[at] + change(at)).max(0.0)).collect())
}
