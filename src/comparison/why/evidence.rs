//! What would have to be found out for an area to be decided the other way.
//!
//! A finding establishes one answer on one indicator of the area beyond doubt, whatever is reported now. Levels are tried in
//! the order of their distance from the expected value, figures to a millionth of the indicator's values; everything is
//! chosen anew. Because the place of an area never gets worse with its score, the change of score that turns it
//! ([`crate::priorities::Standing::change`]) answers for every finding at once. Only an answer by which another area counts
//! its dependents changes more than a score; there the choice is solved for every level.
//!
//! # Complexity
//! O(n²) an area for n criteria, beside 20 scores a figure.

use crate::dossier::Level;
use crate::priorities::{Standing, mode_options, reported_use, solve};
use crate::scoring::AnswerScale;

use super::scored::{Scored, micro, score};
use super::{EvidenceTurn, Finding, Found, Grounds};

/// Steps into which the values of an indicator are divided.
const STEPS: i64 = 1_000_000;

/// One area and how its score must change.
struct Turning<'a> {
    grounds: &'a Grounds<'a>,
    scored: &'a Scored<'a>,
    row: usize,
    item: usize,
    chosen: bool,
    /// At this value of its item it is decided the other way, and at every one beyond.
    threshold: i64,
}

/// The smallest changes of evidence that turn the area in a row.
pub(super) fn evidence(
    grounds: &Grounds<'_>,
    scored: &Scored<'_>,
    row: usize,
    standing: &Standing,
) -> EvidenceTurn {
    let chosen = standing.mode.is_some();
    let (Some(change), Some(item)) = (standing.change, scored.item_of(row)) else {
        return EvidenceTurn::default();
    };
    let threshold = standing.value + if chosen { -change } else { change };
    let turning = Turning { grounds, scored, row, item, chosen, threshold };
    let single = turning.single();
    let together = if single.is_empty() { turning.together() } else { Vec::new() };
    EvidenceTurn { single, together }
}

impl Turning<'_> {
    fn expected(&self) -> &[Option<f64>] {
        &self.scored.expected[self.row]
    }

    /// Score of the area with one value established.
    fn score_with(&self, criterion: usize, value: f64) -> Option<f64> {
        let mut row = self.expected().to_vec();
        row[criterion] = Some(value);
        score(&row, &self.scored.weights)
    }

    fn crosses(&self, score: Option<f64>) -> bool {
        let value = micro(score);
        if self.chosen { value <= self.threshold } else { value >= self.threshold }
    }

    fn scale(&self, criterion: usize) -> Option<AnswerScale> {
        let reading = self.grounds.base.reading;
        AnswerScale::of(reading.model, reading.catalogue, &self.scored.table.criteria[criterion].key)
    }

    /// The value from which a finding moves the score: the expected one, or the area's own score if the indicator does not
    /// count yet.
    fn from(&self, criterion: usize) -> f64 {
        let own = || score(self.expected(), &self.scored.weights);
        self.expected()[criterion].or_else(own).unwrap_or(0.0)
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

    fn single(&self) -> Vec<Finding> {
        let criteria = 0..self.scored.table.criteria.len();
        let mut found: Vec<(f64, Finding)> = criteria
            .filter_map(|criterion| {
                let finding = match self.scale(criterion)? {
                    AnswerScale::Levels(values) => self.level(criterion, values)?,
                    figures @ AnswerScale::Figures(_) => self.figure(criterion, &figures)?,
                };
                Some(((finding.turned - self.from(criterion)).abs(), finding))
            })
            .collect();
        // The sort is stable, so that ties stay in the order of the criteria.
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.into_iter().map(|(_, finding)| finding).collect()
    }

    /// The nearest level that turns the area.
    fn level(&self, criterion: usize, values: [f64; 4]) -> Option<Finding> {
        let from = self.from(criterion);
        let mut levels = Level::ALL.map(|level| (values[level.index()], level));
        levels.sort_by(|a, b| (a.0 - from).abs().total_cmp(&(b.0 - from).abs()));
        let (value, level) =
            levels.into_iter().find(|&(value, level)| self.level_turns(criterion, value, level))?;
        // The cast is exact: there are four levels.
        Some(self.finding(criterion, Found::Level(level.index() as u8), value))
    }

    fn level_turns(&self, criterion: usize, value: f64, level: Level) -> bool {
        let score = self.score_with(criterion, value);
        match self.dependency(criterion) {
            None => self.crosses(score),
            Some(other) => self.turns_anew(other, level, micro(score)),
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
    fn turns_anew(&self, other: usize, level: Level, value: i64) -> bool {
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
        let horizontal = dossier.areas[other_area.index()].horizontal;
        let mut problem = self.scored.problem.clone();
        problem.items[self.item].value = value;
        problem.items[other].options =
            mode_options(horizontal, dependents, base.reading.model.selection.horizontal_from);
        solve(&problem).is_ok_and(|solution| solution.has(&problem.items[self.item].key) != self.chosen)
    }

    /// The nearest figure that turns the area.
    fn figure(&self, criterion: usize, scale: &AnswerScale) -> Option<Finding> {
        let (low, high) = scale.span();
        let end = if self.chosen { low } else { high };
        let crosses = |value: f64| self.crosses(self.score_with(criterion, value));
        if !crosses(end) {
            return None;
        }
        let from = self.from(criterion).clamp(low, high);
        let at = |step: i64| from + (end - from) * (step as f64 / STEPS as f64);
        let (mut short, mut enough) = (0, STEPS);
        while enough - short > 1 {
            let middle = i64::midpoint(short, enough);
            if crosses(at(middle)) { enough = middle } else { short = middle }
        }
        // A figure is what would be reported: its value may differ from the one sought by the last bit.
        let candidates = [enough, (enough + 1).min(STEPS), STEPS];
        candidates.into_iter().find_map(|step| {
            let figure = scale.figure_of(at(step))?;
            let value = scale.of_figure(figure)?;
            crosses(value).then(|| self.finding(criterion, Found::Figure(figure), value))
        })
    }

    /// The fewest findings that turn the area together: each at the better end of its scale, the most effective first.
    fn together(&self) -> Vec<Finding> {
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
        gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
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
