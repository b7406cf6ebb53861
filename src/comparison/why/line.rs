//! The best choice along one weight: which areas are chosen from where to where.
//!
//! One weight runs from its place in the model to 0 or to 1 while the others keep their proportions. Every score is a
//! straight line then, the value of each choice too, and the value of the best choice is their upper envelope: a convex
//! function with finitely many corners. They are found by the method of Eisner and Severance: solve at both ends; where the
//! lines of the two choices cross, solve again; either nothing is better there, and the crossing is a corner, or the
//! better choice takes its place between the two. The side nearer to the model is followed first, so that a limit on
//! the work leaves the far end open.
//!
//! # Source
//! Eisner & Severance (1976), Mathematical techniques for efficient record segmentation in large shared databases,
//! Journal of the ACM 23(4):619-635.
//!
//! # Complexity
//! Two solutions a corner.

use crate::priorities::Solver;

use super::scored::{Scored, score};

/// Corners nearer to one another than this are one.
const NOTHING: f64 = 2e-6;

/// A stretch of the line on which one choice is best.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// Weights at which it begins and ends, the nearer one to the model first.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Whether each item is chosen, in the order of the problem.
    pub(super) chosen: Vec<bool>,
}

/// The stretches of a line, from the model outwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) stretches: Vec<Stretch>,
    /// Whether it was followed to its end.
    pub(super) complete: bool,
}

/// A choice at a weight, and its value as a line: at weight 0, and its rise to weight 1, in units of the score.
#[derive(Debug, Clone)]
struct Best {
    at: f64,
    taken: Vec<Option<u8>>,
    zero: f64,
    slope: f64,
}

impl Best {
    fn value(&self, weight: f64) -> f64 {
        self.zero + self.slope * weight
    }

    fn chosen(&self) -> Vec<bool> {
        self.taken.iter().map(Option::is_some).collect()
    }
}

/// What is followed.
struct Walk<'a, 's> {
    scored: &'a Scored<'a>,
    solver: &'a mut Solver<'s>,
    criterion: usize,
    /// Score of each item at weight 0 and at weight 1.
    ends: Vec<(f64, f64)>,
    /// Solutions that are left.
    left: u32,
}

/// The best choices along the weight of a criterion from the model to `end`, with at most `most` solutions. Every
/// criterion must count for every area, and the weight in the model be below 1. None if nothing fits the bounds.
pub(super) fn line(
    scored: &Scored<'_>,
    solver: &mut Solver<'_>,
    criterion: usize,
    end: f64,
    most: u32,
) -> Option<Line> {
    let at_end = |weight: f64| {
        let weights = scored.moved(criterion, weight);
        scored.row_of.iter().map(move |&row| score(&scored.expected[row], &weights).unwrap_or(0.0))
    };
    let ends = at_end(0.0).zip(at_end(1.0)).collect();
    let mut walk = Walk { scored, solver, criterion, ends, left: most };
    let start = walk.solve(scored.weights[criterion])?;
    let last = walk.solve(end)?;
    // The envelope from the model on: corners still to be followed stand on a stack, the nearest on top.
    let mut stack = vec![last];
    let mut now = start;
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut from = now.at;
    while let Some(next) = stack.pop() {
        if now.taken == next.taken || (next.at - now.at).abs() < NOTHING {
            // Nothing lies between; where only the rounding differs, the farther choice counts from here on.
            if now.taken != next.taken {
                stretches.push(Stretch { from, to: next.at, chosen: now.chosen() });
                from = next.at;
            }
            now = next;
            continue;
        }
        let Some(crossing) = crossing(&now, &next) else {
            stretches.push(Stretch { from, to: next.at, chosen: now.chosen() });
            (from, now) = (next.at, next);
            continue;
        };
        if walk.left == 0 {
            stretches.push(Stretch { from, to: now.at, chosen: now.chosen() });
            return Some(Line { stretches, complete: false });
        }
        let middle = walk.solve(crossing)?;
        // Rounding to micro-units moves the value of a choice by half of one an item at most.
        let rounding = 1e-6 * now.taken.len().max(1) as f64;
        let better = middle.value(crossing) > now.value(crossing) + rounding;
        if better && middle.taken != now.taken && middle.taken != next.taken {
            stack.push(next);
            stack.push(middle);
        } else {
            stretches.push(Stretch { from, to: crossing, chosen: now.chosen() });
            from = crossing;
            now = next;
        }
    }
    stretches.push(Stretch { from, to: end, chosen: now.chosen() });
    Some(Line { stretches, complete: true })
}

impl Walk<'_, '_> {
    fn solve(&mut self, weight: f64) -> Option<Best> {
        self.left = self.left.saturating_sub(1);
        let weights = self.scored.moved(self.criterion, weight);
        let taken = self.scored.chosen(self.solver, &weights)?;
        let (mut zero, mut one) = (0.0, 0.0);
        for ((option, item), ends) in taken.iter().zip(&self.scored.problem.items).zip(&self.ends) {
            let Some(option) = option.and_then(|at| item.options.get(usize::from(at))) else { continue };
            let extra = option.extra as f64 / 1e6;
            zero += ends.0 + extra;
            one += ends.1 + extra;
        }
        Some(Best { at: weight, taken, zero, slope: one - zero })
    }
}

/// Where the lines of two choices cross, strictly between the weights at which they are best.
fn crossing(now: &Best, next: &Best) -> Option<f64> {
    let weight = (next.zero - now.zero) / (now.slope - next.slope);
    let (low, high) = (now.at.min(next.at), now.at.max(next.at));
    (weight.is_finite() && low < weight && weight < high).then_some(weight)
}
