//! The best choice along a line: which areas are chosen from where to where.
//!
//! One number runs from its place in the model to an end: a weight, while the others keep their proportions, or the score
//! of one area. Every score is a straight line then, the value of each choice too, and the value of the best choice is
//! their upper envelope: a convex function with finitely many corners. They are found by the method of Eisner and
//! Severance: solve at both ends; where the lines of the two choices cross, solve again; either nothing is better there, and
//! the crossing is a corner, or the better choice takes its place between the two. The side nearer to the model is
//! followed first, so that a limit on the work leaves the far end open.
//!
//! Networks that count once bend the lines: a network is worth the smallest share of a score over its areas, which is
//! concave, and a choice loses it for every further area that it works in, so that the value of a choice is convex. Between
//! the corners of these shares it is straight again, and the envelope is convex all along: the line is divided where
//! a share turns that counts for one of the two choices, and nowhere else.
//!
//! # Source
//! Eisner & Severance (1976), Mathematical techniques for efficient record segmentation in large shared databases,
//! Journal of the ACM 23(4):619-635.
//!
//! # Complexity
//! Two solutions a corner, and one a turn of a share.

use crate::priorities::Solver;

use super::scored::Scored;

/// Corners nearer to one another than this are one.
const NOTHING: f64 = 2e-6;

/// From this share of the networks on, an area whose networks others cover is worth nothing more, and rounding decides
/// whether it is chosen, here so and there otherwise: a line cannot be followed then.
const ALL_SHARED: f64 = 0.999;

/// A stretch of the line on which one choice is best.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// Where it begins and ends, the nearer one to the model first.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Whether each item is chosen, in the order of the problem.
    pub(super) chosen: Vec<bool>,
}

/// The stretches of a line, from the model outwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) stretches: Vec<Stretch>,
    /// Whether it was followed to its end; if not, the last stretches only say what is chosen where they end.
    pub(super) complete: bool,
}

/// What runs along a line.
pub(super) struct Course<'a> {
    /// Where it begins and ends.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Scores of all items somewhere on it: straight lines.
    pub(super) scores: &'a dyn Fn(f64) -> Vec<Option<f64>>,
    /// Solutions at most.
    pub(super) most: u32,
}

/// A choice that is best somewhere.
#[derive(Debug, Clone)]
struct Best {
    at: f64,
    taken: Vec<Option<u8>>,
    /// Elements that more than one of its items covers, with the number of further ones.
    again: Vec<(usize, f64)>,
}

impl Best {
    fn chosen(&self) -> Vec<bool> {
        self.taken.iter().map(Option::is_some).collect()
    }
}

/// What is followed.
struct Walk<'a, 's> {
    scored: &'a Scored<'a>,
    solver: &'a mut Solver<'s>,
    course: &'a Course<'a>,
    /// Score of each item at both ends.
    ends: Vec<(f64, f64)>,
    /// Of each element the places strictly within the line at which its value turns, from the model outwards.
    turns: Vec<Vec<f64>>,
    /// Networks of each item.
    number: Vec<f64>,
    /// Solutions that are left.
    left: u32,
}

/// The best choices along a course on which every score is known. None if nothing fits the bounds.
pub(super) fn line(scored: &Scored<'_>, solver: &mut Solver<'_>, course: &Course<'_>) -> Option<Line> {
    let mut walk = Walk::new(scored, solver, course);
    let start = walk.solve(course.from)?;
    let last = walk.solve(course.to)?;
    // The envelope from the model on: corners still to be followed stand on a stack, the nearest on top.
    let mut stack = vec![last];
    let mut now = start;
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut from = now.at;
    while let Some(next) = stack.pop() {
        let turn = walk.turn(&now, &next);
        if (turn.is_none() && now.taken == next.taken) || (next.at - now.at).abs() < NOTHING {
            // Nothing lies between; where only the rounding differs, the farther choice counts from here on.
            if now.taken != next.taken {
                stretches.push(Stretch { from, to: next.at, chosen: now.chosen() });
                from = next.at;
            }
            now = next;
            continue;
        }
        let crossing = if turn.is_none() { walk.crossing(&now, &next) } else { None };
        let Some(middle) = turn.or(crossing) else {
            stretches.push(Stretch { from, to: next.at, chosen: now.chosen() });
            (from, now) = (next.at, next);
            continue;
        };
        if walk.left == 0 {
            stretches.push(Stretch { from, to: now.at, chosen: now.chosen() });
            stack.push(next);
            return Some(Line { stretches: known(stretches, now.at, stack), complete: false });
        }
        let found = walk.solve(middle)?;
        if turn.is_some() {
            stack.push(next);
            stack.push(found);
            continue;
        }
        let better = walk.value(&found, middle) > walk.value(&now, middle) + walk.rounding(&now);
        if better && found.taken != now.taken && found.taken != next.taken {
            stack.push(next);
            stack.push(found);
        } else {
            stretches.push(Stretch { from, to: middle, chosen: now.chosen() });
            from = middle;
            now = next;
        }
    }
    stretches.push(Stretch { from, to: course.to, chosen: now.chosen() });
    Some(Line { stretches, complete: scored.share < ALL_SHARED })
}

/// What was solved beyond the part that was followed, each with what lies before it: there it is chosen at the end at least.
fn known(mut stretches: Vec<Stretch>, mut from: f64, mut beyond: Vec<Best>) -> Vec<Stretch> {
    while let Some(next) = beyond.pop() {
        stretches.push(Stretch { from, to: next.at, chosen: next.chosen() });
        from = next.at;
    }
    stretches
}

impl<'a, 's> Walk<'a, 's> {
    fn new(scored: &'a Scored<'a>, solver: &'a mut Solver<'s>, course: &'a Course<'a>) -> Self {
        let at = |place: f64| (course.scores)(place).into_iter().map(Option::unwrap_or_default);
        let mut number = vec![0.0; scored.row_of.len()];
        scored.networks.iter().flatten().for_each(|&item| number[item] += 1.0);
        let ends = at(course.from).zip(at(course.to)).collect();
        let mut walk = Self { scored, solver, course, ends, turns: Vec::new(), number, left: course.most };
        walk.turns = scored.networks.iter().map(|items| walk.turns_of(items)).collect();
        walk
    }

    /// Where a place stands between both ends, `0..=1`.
    fn share(&self, place: f64) -> f64 {
        (place - self.course.from) / (self.course.to - self.course.from)
    }

    fn score(&self, item: usize, share: f64) -> f64 {
        self.ends[item].0 + share * (self.ends[item].1 - self.ends[item].0)
    }

    /// Where the smallest of the shares that these items give their network passes from one to the next.
    fn turns_of(&self, items: &[usize]) -> Vec<f64> {
        let line = |item: usize| {
            let (begin, end) = self.ends[item];
            (begin / self.number[item], (end - begin) / self.number[item])
        };
        let lines: Vec<(f64, f64)> = items.iter().map(|&item| line(item)).collect();
        let first = lines.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let Some(mut least) = first else { return Vec::new() };
        let (mut at, mut turns) = (0.0, Vec::new());
        loop {
            // The next line that falls below: where it crosses, the steepest fall of those that cross there.
            let crossing = |line: &(f64, f64)| (line.0 - least.0) / (least.1 - line.1);
            let next = lines
                .iter()
                .filter(|line| line.1 < least.1)
                .map(|line| (crossing(line), *line))
                .filter(|(place, _)| (at..1.0).contains(place))
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.1.total_cmp(&b.1.1)));
            let Some((place, line)) = next else { return turns };
            if place > 0.0 && turns.last() != Some(&place) {
                turns.push(place);
            }
            (at, least) = (place, line);
        }
    }

    /// The nearest turn of a share, strictly between two choices, that bends the value of one of them.
    fn turn(&self, now: &Best, next: &Best) -> Option<f64> {
        let (low, high) = (self.share(now.at), self.share(next.at));
        let length = (self.course.to - self.course.from).abs();
        let within = |turn: &&f64| (**turn - low) * length > NOTHING && (high - **turn) * length > NOTHING;
        let elements = now.again.iter().chain(&next.again);
        let turns = elements.filter_map(|(element, _)| self.turns[*element].iter().find(within));
        let nearest = turns.copied().min_by(f64::total_cmp)?;
        Some(self.course.from + nearest * (self.course.to - self.course.from))
    }

    fn solve(&mut self, place: f64) -> Option<Best> {
        self.left = self.left.saturating_sub(1);
        let taken = self.scored.chosen(self.solver, &(self.course.scores)(place))?;
        let further = |(element, items): (usize, &Vec<usize>)| {
            let covering = items.iter().filter(|&&item| taken[item].is_some()).count();
            (covering > 1).then(|| (element, (covering - 1) as f64))
        };
        let again = self.scored.networks.iter().enumerate().filter_map(further).collect();
        Some(Best { at: place, taken, again })
    }

    /// Value of a choice somewhere, in units of the score.
    fn value(&self, best: &Best, place: f64) -> f64 {
        let share = self.share(place);
        let mut value = 0.0;
        for (at, (option, item)) in best.taken.iter().zip(&self.scored.problem.items).enumerate() {
            let Some(option) = option.and_then(|at| item.options.get(usize::from(at))) else { continue };
            value += self.score(at, share) + (option.extra + item.bonus) as f64 / 1e6;
        }
        for (element, further) in &best.again {
            let parts = self.scored.networks[*element].iter();
            let parts = parts.map(|&item| self.score(item, share) / self.number[item]);
            value -= further * self.scored.share * parts.fold(f64::INFINITY, f64::min).max(0.0);
        }
        value
    }

    /// What rounding moves the value of a choice by at most: half a micro-unit an item, and two for every element that it
    /// covers once more.
    fn rounding(&self, best: &Best) -> f64 {
        let items = best.taken.len().max(1) as f64;
        1e-6 * (items + 2.0 * best.again.iter().map(|(_, further)| further).sum::<f64>())
    }

    /// Where the values of two choices cross, strictly between the places at which they are best; both are straight there.
    fn crossing(&self, now: &Best, next: &Best) -> Option<f64> {
        let lead = self.value(now, now.at) - self.value(next, now.at);
        let lag = self.value(next, next.at) - self.value(now, next.at);
        let place = now.at + (next.at - now.at) * (lead / (lead + lag));
        let (low, high) = (now.at.min(next.at), now.at.max(next.at));
        (place.is_finite() && low < place && place < high).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::priorities::{Bounds, BundleKey, Element, Item, Problem, mode_options};
    use crate::scoring::ThreatTable;

    /// One place for two areas together that share a network, or for a third one.
    fn problem() -> Problem {
        let item = |(index, bundle): (usize, usize)| Item {
            key: format!("a{index}"),
            bundle,
            options: mode_options(None, 0, 1),
            covers: if bundle == 0 { vec!["network".to_owned()] } else { Vec::new() },
            ..Item::default()
        };
        Problem {
            items: [(0, 0), (1, 0), (2, 1)].map(item).to_vec(),
            bundles: ["both", "third"].map(|key| BundleKey { key: key.to_owned() }).to_vec(),
            bounds: Bounds { priorities: 1, plans: 3, goals: 0, least_value: None },
            elements: vec![Element { key: "network".to_owned(), value: 0 }],
            ..Problem::default()
        }
    }

    fn followed(share: f64, most: u32) -> Line {
        let problem = problem();
        let shocks = Default::default();
        let (areas, keys, criteria, layers, cells) = Default::default();
        let table = ThreatTable { areas, keys, criteria, layers, cells, shocks };
        let mut scored = Scored::new(&table, &problem, share);
        scored.row_of = vec![0, 1, 2];
        let mut solver = Solver::new(&problem).expect("it has no fault");
        // The one falls while the other rises; the third stays.
        let scores = |at: f64| vec![Some(0.9 - 0.8 * at), Some(0.1 + 0.8 * at), Some(0.8)];
        line(&scored, &mut solver, &Course { from: 0.0, to: 1.0, scores: &scores, most }).expect("it fits")
    }

    #[test]
    fn a_choice_that_is_best_only_while_two_areas_are_alike_is_found() {
        // Of two alike areas with 0.8 of their scores shared 0.6 is left: less than the third. Of unlike ones 0.92.
        let found = followed(0.8, 50);
        assert!(found.complete);
        let third: Vec<bool> = found.stretches.iter().map(|stretch| stretch.chosen[2]).collect();
        assert_eq!(third, [false, true, false]);
        // 0.9 - 0.8 t + 0.2 (0.1 + 0.8 t) = 0.8.
        let (from, to) = (found.stretches[1].from, found.stretches[1].to);
        assert!((from - 0.1875).abs() < 1e-5 && (to - 0.8125).abs() < 1e-5, "{from} {to}");
        assert!(followed(0.1, 50).stretches.iter().all(|stretch| !stretch.chosen[2]));
    }

    #[test]
    fn what_was_not_followed_is_said() {
        assert!(!followed(0.8, 2).complete);
    }
}
