//! What would have to be found out for an area to be decided the other way.
//!
//! A finding establishes one answer on one indicator of the area beyond doubt, whatever is reported now. Under the policy `unseen`
//! what is usual on the indicator stays as it is, though a report would move it a little. Levels are tried in
//! the order of their distance from the expected value, figures to a millionth of the indicator's values; everything is
//! chosen anew. Because the place of an area never gets worse with its score, the change of score that turns it
//! ([`crate::priorities::Standing::change`]) answers for every finding at once. Only an answer by which another area counts
//! its dependents changes more than a score; there the choice is solved for every level.
//!
//! Where networks that work in several areas count once, a score changes what others are worth, and an area may even lose its
//! place by a higher score. Then the choice is solved for every level, and [`super::line`] follows the score of the area
//! both ways: it says between which scores the area is decided the other way, and so between which figures.
//!
//! # Complexity
//! O(n²) an area for n criteria, beside 20 scores a figure; with networks three solutions a criterion of levels, some twenty a
//! figure, and [`MOST_SOLUTIONS`] at most for each way of the score.

use crate::dossier::Level;
use crate::numeric::rank::falling;
use crate::priorities::{Solver, Standing, mode_options, reported_use, solve};
use crate::scoring::AnswerScale;

use super::line::{Course, Line, line};
use super::scored::{NEAR_ROUNDING, Scored, micro, score};
use super::stated::{LESS, STEPS, beyond, narrowed};
use super::weights::most_solutions;
use super::{EvidenceTurn, Finding, Found, Grounds};

/// Solutions along the score of an area in one direction.
const MOST_SOLUTIONS: u32 = 100;

/// When an area is decided the other way.
enum Turn<'a, 's> {
    /// At this value of its item, in micro-units, and at every one beyond.
    At(i64),
    /// At the scores at which the choice says so; the lines follow the score down and up.
    Chosen { solver: &'a mut Solver<'s>, scores: Vec<Option<f64>>, lines: [Option<Line>; 2] },
}

/// One area and how its score must change.
struct Turning<'a, 's> {
    grounds: &'a Grounds<'a>,
    scored: &'a Scored<'a>,
    row: usize,
    item: usize,
    chosen: bool,
    turn: Turn<'a, 's>,
}

/// The smallest changes of evidence that turn the area in a row.
pub(super) fn evidence<'a>(
    grounds: &'a Grounds<'a>,
    scored: &'a Scored<'a>,
    row: usize,
    standing: &Standing,
    solver: &'a mut Solver<'_>,
) -> EvidenceTurn {
    let chosen = standing.mode.is_some();
    let (Some(change), Some(item)) = (standing.change, scored.item_of(row)) else {
        return EvidenceTurn { complete: true, ..EvidenceTurn::default() };
    };
    let turn = if scored.networks.is_empty() {
        Turn::At(standing.value + if chosen { -change } else { change })
    } else {
        chosen_along(scored, item, row, solver)
    };
    let mut turning = Turning { grounds, scored, row, item, chosen, turn };
    let (score, complete) = (turning.nearest_score(), turning.is_complete());
    let single = turning.single();
    let together = if single.is_empty() { turning.together() } else { Vec::new() };
    EvidenceTurn { single, together, score, restricted: 0, complete }
}

/// What is chosen while the score of one item runs down to 0 and up to 1.
fn chosen_along<'a, 's>(
    scored: &Scored<'_>,
    item: usize,
    row: usize,
    solver: &'a mut Solver<'s>,
) -> Turn<'a, 's> {
    let scores = scored.scores(&scored.weights);
    let own = score(&scored.expected[row], &scored.weights).unwrap_or(0.0);
    let with = |score: f64| {
        let mut scores = scores.clone();
        scores[item] = Some(score);
        scores
    };
    let most = most_solutions(scored, MOST_SOLUTIONS);
    let lines = [0.0, 1.0].map(|to| {
        let course = Course { from: own, to, scores: &with, most };
        if own == to { None } else { line(scored, solver, &course) }
    });
    Turn::Chosen { solver, scores, lines }
}

impl Turning<'_, '_> {
    fn expected(&self) -> &[Option<f64>] {
        &self.scored.expected[self.row]
    }

    /// Score of the area with one value established.
    fn score_with(&self, criterion: usize, value: f64) -> Option<f64> {
        let mut row = self.expected().to_vec();
        row[criterion] = Some(value);
        score(&row, &self.scored.weights)
    }

    /// Score of the area now.
    fn score_now(&self) -> f64 {
        score(self.expected(), &self.scored.weights).unwrap_or(0.0)
    }

    fn crosses(&mut self, score: Option<f64>) -> bool {
        match &mut self.turn {
            Turn::At(threshold) => {
                let value = micro(score);
                if self.chosen { value <= *threshold } else { value >= *threshold }
            }
            Turn::Chosen { solver, scores, .. } => {
                let old = scores[self.item];
                scores[self.item] = score;
                let chosen = self.scored.chosen(solver, scores);
                scores[self.item] = old;
                chosen.is_some_and(|chosen| chosen[self.item].is_some() != self.chosen)
            }
        }
    }

    /// Whether the area is decided as said at this score, whatever the last bits of it.
    fn surely(&mut self, score: Option<f64>, crosses: bool) -> bool {
        let moved = |by: f64| score.map(|score| score + by);
        let [below, above] = [-NEAR_ROUNDING, NEAR_ROUNDING].map(moved);
        self.crosses(below) == crosses && (micro(below) == micro(above) || self.crosses(above) == crosses)
    }

    /// Scores between which the area is decided the other way, one stretch each way at most, the nearest first: each from its
    /// nearer end.
    fn stretches(&self) -> Vec<[f64; 2]> {
        match &self.turn {
            Turn::At(threshold) => {
                let score = *threshold as f64 / 1e6;
                let end = if self.chosen { 0.0 } else { 1.0 };
                // A chosen area is out at 0 whatever its score was worth; that says nothing.
                let is_there = if self.chosen { score > 0.0 } else { score <= 1.0 };
                if is_there { vec![[score, end]] } else { Vec::new() }
            }
            Turn::Chosen { lines, .. } => {
                let turned = |line: &Line| {
                    let found =
                        line.stretches.iter().find(|stretch| stretch.chosen[self.item] != self.chosen)?;
                    (found.from > 0.0 || found.to > 0.0).then_some([found.from, found.to])
                };
                let mut found: Vec<[f64; 2]> = lines.iter().flatten().filter_map(turned).collect();
                let now = self.score_now();
                found.sort_by(|a, b| (a[0] - now).abs().total_cmp(&(b[0] - now).abs()));
                found
            }
        }
    }

    /// The nearest score at which the area is decided the other way.
    fn nearest_score(&mut self) -> Option<f64> {
        let stretches = self.stretches();
        let now = self.score_now();
        if let (Turn::At(_), [[score, _]]) = (&self.turn, stretches.as_slice()) {
            return Some(*score);
        }
        let mut found = stretches.into_iter().filter_map(|[from, to]| {
            let at = |step: i64| now + (to - now) * (step as f64 / STEPS as f64);
            let first = ((from - now) / (to - now) * STEPS as f64).floor() as i64;
            narrowed(first, STEPS, &mut |step| self.surely(Some(at(step)), true)).map(at)
        });
        found.next()
    }

    /// Whether the score was followed all the way.
    fn is_complete(&self) -> bool {
        match &self.turn {
            Turn::At(_) => true,
            Turn::Chosen { lines, .. } => lines.iter().flatten().all(|line| line.complete),
        }
    }

    fn scale(&self, criterion: usize) -> Option<AnswerScale> {
        let reading = self.grounds.base.reading;
        AnswerScale::of(reading.model, reading.catalogue, &self.scored.table.criteria[criterion].key)
    }

    /// The value from which a finding moves the score: the expected one, or the area's own score if the indicator does not
    /// count yet.
    fn from(&self, criterion: usize) -> f64 {
        self.expected()[criterion].unwrap_or_else(|| self.score_now())
    }

    fn finding(&self, criterion: usize, found: Found, turned: f64) -> Finding {
        Finding {
            criterion: self.scored.table.criteria[criterion].key.clone(),
            found,
            value: self.expected()[criterion],
            turned,
            score: self.score_with(criterion, turned).unwrap_or(0.0),
        }
    }

    fn single(&mut self) -> Vec<Finding> {
        let mut found: Vec<(f64, Finding)> = Vec::new();
        for criterion in 0..self.scored.table.criteria.len() {
            let finding = match self.scale(criterion) {
                Some(AnswerScale::Levels(values)) => self.level(criterion, values),
                Some(figures @ AnswerScale::Figures(_)) => self.figure(criterion, &figures),
                None => None,
            };
            let change = |finding: &Finding| (finding.turned - self.from(criterion)).abs();
            found.extend(finding.map(|finding| (change(&finding), finding)));
        }
        // The sort is stable, so that ties stay in the order of the criteria.
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.into_iter().map(|(_, finding)| finding).collect()
    }

    /// The nearest level that turns the area.
    fn level(&mut self, criterion: usize, values: [f64; 4]) -> Option<Finding> {
        let from = self.from(criterion);
        let mut levels = Level::ALL.map(|level| (values[level.index()], level));
        levels.sort_by(|a, b| (a.0 - from).abs().total_cmp(&(b.0 - from).abs()));
        let (value, level) =
            levels.into_iter().find(|&(value, level)| self.level_turns(criterion, value, level))?;
        // The cast is exact: there are four levels.
        Some(self.finding(criterion, Found::Level(level.index() as u8), value))
    }

    fn level_turns(&mut self, criterion: usize, value: f64, level: Level) -> bool {
        let score = self.score_with(criterion, value);
        match self.dependency(criterion) {
            None => self.crosses(score),
            Some(other) => self.turns_anew(other, level, score),
        }
    }

    /// The item of the area that counts its dependents by this indicator, if there is one beside the area itself.
    fn dependency(&self, criterion: usize) -> Option<usize> {
        let dossier = self.grounds.base.reading.dossier;
        let table = self.scored.table;
        let indicator = table.criteria[criterion].indicator;
        let counts = |area: &crate::dossier::AreaIx| {
            dossier.areas[area.index()].evidenced_by == Some(indicator) && *area != table.areas[self.row]
        };
        let row = table.areas.iter().position(counts)?;
        self.scored.item_of(row)
    }

    /// Whether the area is decided the other way when another one counts its dependents anew.
    fn turns_anew(&self, other: usize, level: Level, score: Option<f64>) -> bool {
        let base = self.grounds.base;
        let (dossier, table) = (base.reading.dossier, self.scored.table);
        let (own, other_area) = (table.areas[self.row], table.areas[self.scored.row_of[other]]);
        let uses = |area: crate::dossier::AreaIx| {
            if area == own && area != other_area {
                return level >= Level::Medium;
            }
            let evidence = &self.grounds.appraisal.evidence;
            reported_use(dossier, evidence, other_area, area).is_some_and(|share| share > 0.5)
        };
        let count = table.areas.iter().filter(|&&area| uses(area)).count();
        let dependents = u32::try_from(count)
            .unwrap_or(u32::MAX)
            .max(base.dependents_by_networks(base.reading.model, other_area));
        let carried_by = dossier.areas[other_area.index()].carrier();
        let scored = self.scored;
        let now = scored.scores(&scored.weights).into_iter().enumerate();
        let values: Vec<i64> =
            now.map(|(at, now)| micro(if at == self.item { score } else { now })).collect();
        let mut problem = scored.problem_at(&values);
        problem.items[other].options =
            mode_options(carried_by, dependents, base.reading.model.selection.horizontal_from);
        solve(&problem).is_ok_and(|solution| solution.has(&problem.items[self.item].key) != self.chosen)
    }

    /// The nearest figure that turns the area.
    fn figure(&mut self, criterion: usize, scale: &AnswerScale) -> Option<Finding> {
        let (low, high) = scale.span();
        let from = self.from(criterion).clamp(low, high);
        let gain = |value: f64| self.score_with(criterion, value);
        // Where the score of every value lies on a straight line, a stretch of scores is a stretch of values.
        let (zero, one) = (gain(0.0)?, gain(1.0)?);
        let mut found: Vec<(f64, Found, f64)> = Vec::new();
        for [near, far] in self.stretches() {
            let [near, end] = [near, far].map(|score| ((score - zero) / (one - zero)).clamp(low, high));
            if !end.is_finite() || end == from {
                continue;
            }
            let at = |step: i64| from + (end - from) * (step as f64 / STEPS as f64);
            let first = ((near - from) / (end - from) * STEPS as f64).floor() as i64;
            let mut turns = |step: i64| self.crosses(self.score_with(criterion, at(step)));
            let Some(step) = narrowed((first - 1).clamp(0, STEPS), STEPS, &mut turns) else { continue };
            let stated = self.stated(criterion, scale, [from, at(step), end]);
            found.extend(stated.map(|(figure, value)| ((value - from).abs(), Found::Figure(figure), value)));
        }
        let nearest = found.into_iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(self.finding(criterion, nearest.1, nearest.2))
    }

    /// The figure that is stated for a value at which the area has turned, with its value: a short one if that turns the
    /// area for certain and a hundredth less does not.
    fn stated(
        &mut self,
        criterion: usize,
        scale: &AnswerScale,
        [from, value, end]: [f64; 3],
    ) -> Option<(f64, f64)> {
        let [now, exact, last] = [from, value, end].map(|value| scale.figure_of(value));
        if let (Some(now), Some(exact), Some(last)) = (now, exact, last) {
            let is_there = |figure: &f64| (*figure - last) * (exact - last) >= 0.0;
            for figure in beyond(now, exact).filter(is_there) {
                let Some(value) = scale.of_figure(figure) else { continue };
                let less = from + LESS * (value - from);
                if self.surely(self.score_with(criterion, value), true)
                    && self.surely(self.score_with(criterion, less), false)
                {
                    return Some((figure, value));
                }
            }
        }
        // A figure is what would be reported: its value may differ from the one sought by the last bit.
        let further = value + (end - from) / STEPS as f64;
        [value, further, end].into_iter().find_map(|value| {
            let figure = scale.figure_of(value)?;
            let value = scale.of_figure(figure)?;
            self.crosses(self.score_with(criterion, value)).then_some((figure, value))
        })
    }

    /// The fewest findings that turn the area together: each at the better end of its scale, the most effective first.
    fn together(&mut self) -> Vec<Finding> {
        if self.expected().iter().any(Option::is_none) {
            return Vec::new();
        }
        let mut gains: Vec<(f64, usize, f64)> = Vec::new();
        for criterion in 0..self.scored.table.criteria.len() {
            let Some(scale) = self.scale(criterion) else { continue };
            let (low, high) = scale.span();
            let end = if self.chosen { low } else { high };
            let gain = self.scored.weights[criterion] * (end - self.from(criterion)).abs();
            gains.push((gain, criterion, end));
        }
        gains.sort_by(|a, b| falling((a.0, a.1), (b.0, b.1)));
        let (mut row, mut findings) = (self.expected().to_vec(), Vec::new());
        for (_, criterion, end) in gains.into_iter().filter(|gain| gain.0 > 0.0) {
            row[criterion] = Some(end);
            let score = score(&row, &self.scored.weights);
            let Some(found) = self.scale(criterion).and_then(|scale| extreme(&scale, end)) else { continue };
            findings.push(Finding { score: score.unwrap_or(0.0), ..self.finding(criterion, found, end) });
            if self.crosses(score) {
                return findings;
            }
        }
        Vec::new()
    }
}

/// The answer at an end of a scale.
fn extreme(scale: &AnswerScale, end: f64) -> Option<Found> {
    match scale {
        AnswerScale::Levels(values) => {
            let level = Level::ALL.into_iter().find(|level| values[level.index()] == end)?;
            Some(Found::Level(level.index() as u8))
        }
        AnswerScale::Figures(_) => scale.figure_of(end).map(Found::Figure),
    }
}
