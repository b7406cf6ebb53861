//! Robust portfolio modelling: which sets are not dominated, and which items are in all of them.
//!
//! A set dominates another if it is worth at least as much under all admissible weights and all values that are left open,
//! and more under some. What the two share drops out, so that it is enough to compare what each has alone: the least of
//! `Σ_c w_c (Σ low of the one - Σ high of the other)` over the admissible weights is a linear program. An item is **core** if
//! it is in every non-dominated set, **exterior** if it is in none, and **borderline** else; its **core index** is the share of
//! non-dominated sets that have it. More knowledge can only make fewer sets non-dominated: a core item stays core and an
//! exterior one exterior.
//!
//! Values are not negative, so that a set to which something could be added is never needed: only sets that fill the bounds
//! are listed, by branching over bundles and items. Where there are too many of them, or the choice has rules beyond its
//! bounds, nothing is said here, and the sets that are the best in some view stand in.
//!
//! # Source
//! Liesiö, Mild & Salo (2007), Preference programming for robust portfolio modeling and project selection, EJOR
//! 181:1488-1505; Liesiö, Mild & Salo (2008), EJOR 190:679-695.
//!
//! # Complexity
//! O(P²) comparisons of P sets that fill the bounds, most of them settled at a point; the others are linear programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::numeric::linear::Unsolved;
use crate::numeric::polytope::Polytope;
use crate::numeric::rank::falling;
use crate::priorities::{Direction, Item, ModeOption, Problem};
use crate::robustness::Uncertain;

use super::set::Set;

/// Sets that fill the bounds, at most.
const MOST_SETS: usize = 1_500;
/// Branches that are followed in search of them, at most.
const MOST_STEPS: usize = 200_000;
/// Linear programs, at most.
const MOST_PROGRAMS: usize = 4_000;
/// Differences of scores below this are none.
const NOTHING: f64 = 1e-9;

/// Where an item stands among the non-dominated sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// In all of them.
    Core,
    /// In some.
    Borderline,
    /// In none.
    Exterior,
}

/// The non-dominated sets of a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NonDominated {
    /// Sets that fill the bounds.
    pub sets: usize,
    /// How many sets no other dominates.
    pub non_dominated: usize,
    /// Core index of each item, in the order of the problem.
    pub core: Vec<f64>,
    /// Class of each item.
    pub classes: Vec<Class>,
}

/// What is known of the values of items on criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Knowledge {
    /// As expected.
    Expected,
    /// Anything that the evidence leaves open.
    Intervals,
}

/// Items with the ends of their values, and admissible weights.
pub(super) struct Choice<'a> {
    problem: &'a Problem,
    region: &'a Polytope,
    low: Vec<Vec<f64>>,
    high: Vec<Vec<f64>>,
}

impl<'a> Choice<'a> {
    /// The choice under some knowledge; none if a criterion does not count for an item, or its values are not bounded, or
    /// the choice has rules beyond its bounds.
    pub(super) fn new(
        problem: &'a Problem,
        rows: &[usize],
        uncertain: &Uncertain,
        region: &'a Polytope,
        knowledge: Knowledge,
    ) -> Option<Self> {
        let columns = uncertain.criteria.len();
        if !is_plain(problem) || region.shares() != columns {
            return None;
        }
        let ends = |row: &usize| -> Option<(Vec<f64>, Vec<f64>)> {
            let cells = uncertain.cells.get(row * columns..(row + 1) * columns)?;
            let ends = cells.iter().map(|cell| match knowledge {
                Knowledge::Expected => cell.mean().map(|mean| (mean, mean)),
                Knowledge::Intervals => cell.low().zip(cell.high()),
            });
            Some(ends.collect::<Option<Vec<_>>>()?.into_iter().unzip())
        };
        let (low, high): (Vec<_>, Vec<_>) =
            rows.iter().map(ends).collect::<Option<Vec<_>>>()?.into_iter().unzip();
        let bounded = low.iter().chain(&high).flatten().all(|value| value.is_finite() && *value >= 0.0);
        bounded.then_some(Self { problem, region, low, high })
    }

    /// The non-dominated sets; none if there are too many sets or the arithmetic fails.
    pub(super) fn solve(&self) -> Option<NonDominated> {
        let sets = Filling::of(self.problem)?;
        let centre = self.region.interior().ok()?.centre;
        // A set that dominates another is worth at least as much at the centre, so that later ones never dominate.
        let worth = |set: &Set| -> f64 {
            set.members()
                .map(|at| at_weights(&centre, &self.low[at]) + at_weights(&centre, &self.high[at]))
                .sum()
        };
        let mut ordered: Vec<(f64, &Set)> = sets.iter().map(|set| (worth(set), set)).collect();
        ordered.sort_by(|a, b| falling((a.0, a.1), (b.0, b.1)));
        let mut points = vec![centre];
        let mut kept: Vec<&Set> = Vec::new();
        let mut programs = 0;
        for (_, set) in ordered {
            let mut dominated = false;
            for other in &kept {
                if self.dominates(other, set, &mut points, &mut programs).ok()? {
                    dominated = true;
                    break;
                }
            }
            if programs > MOST_PROGRAMS {
                return None;
            }
            if !dominated {
                kept.push(set);
            }
        }
        Some(self.written(sets.len(), &kept))
    }

    fn written(&self, sets: usize, kept: &[&Set]) -> NonDominated {
        let count = |at: usize| kept.iter().filter(|set| set.has(at)).count();
        let counts: Vec<usize> = (0..self.problem.items.len()).map(count).collect();
        let class = |count: &usize| match *count {
            0 => Class::Exterior,
            all if all == kept.len() => Class::Core,
            _ => Class::Borderline,
        };
        NonDominated {
            sets,
            non_dominated: kept.len(),
            core: counts.iter().map(|count| *count as f64 / kept.len().max(1) as f64).collect(),
            classes: counts.iter().map(class).collect(),
        }
    }

    /// Whether one set dominates another. Weights at which it does not are remembered.
    fn dominates(
        &self,
        one: &Set,
        other: &Set,
        points: &mut Vec<Vec<f64>>,
        programs: &mut usize,
    ) -> Result<bool, Unsolved> {
        let least = self.difference(one, other, &self.low, &self.high);
        if points.iter().any(|weights| at_weights(weights, &least) < -NOTHING) {
            return Ok(false);
        }
        *programs += 1;
        let found = self.region.least(&least)?;
        if found.cost < -NOTHING {
            points.push(found.values);
            return Ok(false);
        }
        // It must be worth more somewhere.
        let most = self.difference(one, other, &self.high, &self.low);
        let negative: Vec<f64> = most.iter().map(|value| -value).collect();
        Ok(self.region.least(&negative)?.cost < -NOTHING)
    }

    /// By criterion, what the first set has alone at its ends, less what the second has alone at the other ends.
    fn difference(&self, one: &Set, other: &Set, own: &[Vec<f64>], theirs: &[Vec<f64>]) -> Vec<f64> {
        let mut sum = vec![0.0; self.region.shares()];
        for at in one.beyond(other) {
            sum.iter_mut().zip(&own[at]).for_each(|(sum, value)| *sum += value);
        }
        for at in other.beyond(one) {
            sum.iter_mut().zip(&theirs[at]).for_each(|(sum, value)| *sum -= value);
        }
        sum
    }
}

fn at_weights(weights: &[f64], values: &[f64]) -> f64 {
    weights.iter().zip(values).map(|(weight, value)| weight * value).sum()
}

/// Whether nothing but bounds and overrides limits the choice, neither modes nor bonuses add to a value, and each item has a mode that
/// uses least of everything.
fn is_plain(problem: &Problem) -> bool {
    let least = |item: &Item| item.options.is_empty() || least_mode(item).is_some();
    let adds = |item: &Item| item.options.iter().any(|option| option.extra != 0);
    let adds = |item: &Item| adds(item) || item.bonus != 0;
    !problem.has_rules()
        && problem.bounds.least_value.is_none()
        && problem.items.iter().all(|item| least(item) && !adds(item))
}

/// The mode that uses least of everything, if there is one.
fn least_mode(item: &Item) -> Option<&ModeOption> {
    let uses = |option: &ModeOption| (option.takes_place, option.plans, option.goals);
    item.options.iter().find(|option| {
        item.options.iter().all(|other| {
            let ((place, plans, goals), other) = (uses(option), uses(other));
            place <= other.0 && plans <= other.1 && goals <= other.2
        })
    })
}

/// The sets that fill the bounds of a problem.
struct Filling<'a> {
    problem: &'a Problem,
    /// Items by bundle.
    order: Vec<usize>,
    /// What all items from each place on would use at most.
    rest: Vec<Used>,
    sets: Vec<Set>,
    steps: usize,
}

/// What is used, in the modes that use least.
#[derive(Debug, Clone, Copy, Default)]
struct Used {
    places: u32,
    plans: u32,
    goals: u32,
    /// Whether the bundle of the last item has a place.
    open: bool,
}

impl<'a> Filling<'a> {
    /// All of them; none if there are too many.
    fn of(problem: &'a Problem) -> Option<Vec<Set>> {
        let mut order: Vec<usize> = (0..problem.items.len()).collect();
        order.sort_by_key(|&at| (problem.items[at].bundle, at));
        let mut rest = vec![Used::default(); order.len() + 1];
        for place in (0..order.len()).rev() {
            let Some(option) = least_mode(&problem.items[order[place]]) else {
                rest[place] = rest[place + 1];
                continue;
            };
            // Every item counts as a bundle of its own, which can only be too much.
            rest[place] = Used {
                places: rest[place + 1].places + u32::from(option.takes_place),
                plans: rest[place + 1].plans + u32::from(option.plans),
                goals: rest[place + 1].goals + u32::from(option.goals),
                open: false,
            };
        }
        let mut filling = Self { problem, order, rest, sets: Vec::new(), steps: 0 };
        let mut taken = Vec::new();
        filling.branch(0, Used::default(), &mut taken, &mut Vec::new())?;
        filling.sets.sort();
        Some(filling.sets)
    }

    /// What is used with one more item; none if it does not fit.
    fn with(&self, used: Used, at: usize, first: bool) -> Option<Used> {
        let open = used.open && !first;
        let item = &self.problem.items[at];
        let option = least_mode(item)?;
        let opens = option.takes_place && !open;
        let next = Used {
            places: used.places + u32::from(opens),
            plans: used.plans + u32::from(option.plans),
            goals: used.goals + u32::from(option.goals),
            open: open || option.takes_place,
        };
        let bounds = &self.problem.bounds;
        (next.places <= bounds.priorities && next.plans <= bounds.plans && next.goals <= bounds.goals)
            .then_some(next)
    }

    /// Decides one item after the other; `left` are those that were left out although they are free.
    fn branch(
        &mut self,
        place: usize,
        used: Used,
        taken: &mut Vec<usize>,
        left: &mut Vec<usize>,
    ) -> Option<()> {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.sets.len() > MOST_SETS {
            return None;
        }
        if left.iter().any(|&at| self.fits_anyway(used, place, at)) {
            return Some(());
        }
        let Some(&at) = self.order.get(place) else {
            if left.iter().all(|&at| !self.fits_too(taken, at)) {
                self.sets.push(Set::of(self.problem.items.len(), taken.iter().copied()));
            }
            return Some(());
        };
        let item = &self.problem.items[at];
        let first = place == 0 || self.problem.items[self.order[place - 1]].bundle != item.bundle;
        let direction = item.direction();
        if direction != Some(Direction::Out)
            && let Some(next) = self.with(used, at, first)
        {
            taken.push(at);
            self.branch(place + 1, next, taken, left)?;
            taken.pop();
        }
        if direction == Some(Direction::In) {
            return Some(());
        }
        let free = direction.is_none();
        if free {
            left.push(at);
        }
        let skipped = Used { open: used.open && !first, ..used };
        self.branch(place + 1, skipped, taken, left)?;
        if free {
            left.pop();
        }
        Some(())
    }

    /// Whether an item that was left out fits even if everything that follows is taken.
    fn fits_anyway(&self, used: Used, place: usize, at: usize) -> bool {
        let Some(option) = least_mode(&self.problem.items[at]) else { return false };
        let (rest, bounds) = (self.rest[place], &self.problem.bounds);
        used.places + rest.places + u32::from(option.takes_place) <= bounds.priorities
            && used.plans + rest.plans + u32::from(option.plans) <= bounds.plans
            && used.goals + rest.goals + u32::from(option.goals) <= bounds.goals
    }

    /// Whether an item fits beside these.
    fn fits_too(&self, taken: &[usize], at: usize) -> bool {
        let mut all: Vec<usize> = taken.iter().copied().chain(std::iter::once(at)).collect();
        all.sort_by_key(|&at| (self.problem.items[at].bundle, at));
        let mut used = Used::default();
        for (place, &item) in all.iter().enumerate() {
            let bundle = |at: usize| self.problem.items[at].bundle;
            let first = place == 0 || bundle(all[place - 1]) != bundle(item);
            match self.with(used, item, first) {
                Some(next) => used = next,
                None => return false,
            }
        }
        true
    }
}
