//! Joining the reports on one (area, indicator).

use std::collections::BTreeMap;

use crate::dossier::{
    Answer, AreaIx, Bound, ContributorIx, Figure, IndicatorIx, Level, Observation, Subject,
};
use crate::model::ContributorRule;

use super::{Belief, Cell, Certainties, Conflict, FigurePart, Reading, Testimony};

/// "About" means within this share of the figure on either side.
const ABOUT: f64 = 0.1;

/// Joins the reports on every (area, indicator); the result is ordered by area and indicator.
///
/// # Source
/// Discounting: Shafer, *A Mathematical Theory of Evidence* (1976), ch. 11; pooling: Stone, *The opinion pool*, Annals of
/// Mathematical Statistics 32 (1961) 1339-1342.
///
/// # Complexity
/// O(r log r) in the number of reports.
#[must_use]
pub fn join(reading: Reading<'_>) -> Vec<Cell> {
    let mut reports: BTreeMap<(AreaIx, IndicatorIx), Vec<usize>> = BTreeMap::new();
    for (at, observation) in reading.dossier.observations.iter().enumerate() {
        if let Subject::Area(area) = observation.subject
            && reading.counts(observation)
        {
            reports.entry((area, observation.indicator)).or_default().push(at);
        }
    }
    let join = Join { reading, certainties: Certainties::of(reading.model) };
    reports.into_iter().map(|((area, indicator), reports)| join.cell(area, indicator, reports)).collect()
}

struct Join<'a> {
    reading: Reading<'a>,
    certainties: Certainties,
}

impl Join<'_> {
    fn report(&self, at: usize) -> &Observation {
        &self.reading.dossier.observations[at]
    }

    fn cell(&self, area: AreaIx, indicator: IndicatorIx, reports: Vec<usize>) -> Cell {
        let reports = self.latest_figures(reports);
        let mut by_contributor: BTreeMap<ContributorIx, Vec<usize>> = BTreeMap::new();
        for &at in &reports {
            by_contributor.entry(self.report(at).contributor).or_default().push(at);
        }
        let range = self.reading.catalogue.indicators[indicator.index()].range.unwrap_or([0.0, 1.0]);
        let mut pool = Pool::default();
        let mut sources = 0;
        let mut testimonies = Vec::new();
        for (&contributor, own) in &by_contributor {
            let known: Vec<usize> =
                own.iter().copied().filter(|&at| self.report(at).answer != Answer::Unknown).collect();
            let groups = self.independent(&known);
            sources += groups.len();
            let weight = self.weight(contributor, groups.len().max(1));
            self.testify(&groups, weight, range, &mut testimonies);
            pool.add(weight, self.belief(&groups, range));
        }
        let (belief, unknown) = pool.finish();
        let known: f64 = testimonies.iter().map(|testimony: &Testimony| testimony.weight).sum();
        testimonies.iter_mut().for_each(|testimony| testimony.weight /= known);
        Cell {
            area,
            indicator,
            belief,
            testimonies,
            unknown,
            contributors: by_contributor.len(),
            sources,
            certainty: reports.iter().map(|&at| self.certainties.get(self.report(at).grade)).sum::<f64>()
                / reports.len() as f64,
            conflict: self.conflict(&reports),
            restricted: reports.iter().filter(|&&at| !self.report(at).handling.may_be_shown()).count(),
            reports,
        }
    }

    /// Of figures only the latest period counts; older ones are history, not a second opinion.
    fn latest_figures(&self, reports: Vec<usize>) -> Vec<usize> {
        let end = |at: &usize| match self.report(*at).answer {
            Answer::Figure(_) => self.report(*at).period.map(|period| period.to),
            Answer::Level(_) | Answer::Unknown => None,
        };
        let Some(latest) = reports.iter().filter_map(end).max() else { return reports };
        reports.into_iter().filter(|at| end(at).is_none_or(|to| to == latest)).collect()
    }

    /// Reports that share a source are one report; each report without a source stands alone.
    fn independent(&self, reports: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut of_source = BTreeMap::new();
        for &at in reports {
            match self.report(at).source {
                Some(source) => {
                    let group = *of_source.entry(source).or_insert_with(|| {
                        groups.push(Vec::new());
                        groups.len() - 1
                    });
                    groups[group].push(at);
                }
                None => groups.push(vec![at]),
            }
        }
        groups
    }

    fn weight(&self, contributor: ContributorIx, groups: usize) -> f64 {
        match &self.reading.model.contributors {
            ContributorRule::Equal => 1.0,
            ContributorRule::ByReport => groups as f64,
            ContributorRule::Given { weights, other } => {
                let key = &self.reading.dossier.contributors[contributor.index()].key;
                weights.get(key).copied().unwrap_or(*other)
            }
        }
    }

    /// Mean belief of a contributor's independent groups; none if it knows nothing.
    fn belief(&self, groups: &[Vec<usize>], range: [f64; 2]) -> Option<Belief> {
        let mut pool = Pool::default();
        for group in groups {
            let mut within = Pool::default();
            for &at in group {
                let observation = self.report(at);
                let certainty = self.certainties.get(observation.grade);
                within.add(1.0, discounted(observation.answer, certainty, range));
            }
            pool.add(1.0, within.finish().0);
        }
        pool.finish().0
    }

    /// The reports of a contributor one by one, with their share of its weight.
    fn testify(&self, groups: &[Vec<usize>], weight: f64, range: [f64; 2], into: &mut Vec<Testimony>) {
        for group in groups {
            let share = weight / (groups.len() * group.len()) as f64;
            for &at in group {
                let observation = self.report(at);
                let certainty = self.certainties.get(observation.grade);
                if let Some(belief) = discounted(observation.answer, certainty, range).filter(|_| share > 0.0)
                {
                    let (contributor, source) = (observation.contributor, observation.source);
                    into.push(Testimony { weight: share, contributor, source, belief });
                }
            }
        }
    }

    fn conflict(&self, reports: &[usize]) -> Option<Conflict> {
        let levels: Vec<(Level, usize)> = reports
            .iter()
            .filter_map(|&at| match self.report(at).answer {
                Answer::Level(level) => Some((level, at)),
                Answer::Unknown | Answer::Figure(_) => None,
            })
            .collect();
        let (lowest, highest) = (levels.iter().min()?.0, levels.iter().max()?.0);
        let steps = highest.index() - lowest.index();
        (steps >= 2).then(|| Conflict {
            reports: levels
                .iter()
                .filter(|(level, _)| *level == lowest || *level == highest)
                .map(|&(_, at)| at)
                .collect(),
            distance: steps as f64,
        })
    }
}

/// What one report makes us believe, at a certainty in `0..=1`, on a scale with this range.
fn discounted(answer: Answer, certainty: f64, range: [f64; 2]) -> Option<Belief> {
    match answer {
        Answer::Unknown => None,
        Answer::Level(level) => {
            let mut levels = [(1.0 - certainty) / 4.0; 4];
            levels[level.index()] += certainty;
            Some(Belief::Levels(levels))
        }
        Answer::Figure(figure) => {
            let (low, mode, high) = interval(figure, range);
            let stated = FigurePart { weight: certainty, low, mode, high, flat: false };
            let middle = f64::midpoint(range[0], range[1]);
            let anything = FigurePart {
                weight: 1.0 - certainty,
                low: range[0],
                mode: middle,
                high: range[1],
                flat: true,
            };
            Some(Belief::Figure(vec![stated, anything]))
        }
    }
}

/// Smallest, most likely and largest value that a figure leaves open on a scale with this range.
fn interval(figure: Figure, [floor, ceiling]: [f64; 2]) -> (f64, f64, f64) {
    let clip = |value: f64| value.clamp(floor, ceiling);
    let given = figure.value.or_else(|| Some(f64::midpoint(figure.low?, figure.high?)));
    let mode = clip(given.or(figure.low).or(figure.high).unwrap_or(floor));
    let (low, high) = match figure.bound {
        Bound::Exact => (mode, mode),
        Bound::About => (mode - ABOUT * mode.abs(), mode + ABOUT * mode.abs()),
        Bound::AtLeast => (mode, ceiling),
        Bound::AtMost => (floor, mode),
    };
    (clip(figure.low.unwrap_or(low)).min(mode), mode, clip(figure.high.unwrap_or(high)).max(mode))
}

/// A weighted mean of beliefs.
#[derive(Default)]
struct Pool {
    total: f64,
    known: f64,
    levels: [f64; 4],
    parts: Vec<FigurePart>,
}

impl Pool {
    fn add(&mut self, weight: f64, belief: Option<Belief>) {
        self.total += weight;
        let Some(belief) = belief else { return };
        self.known += weight;
        match belief {
            Belief::Levels(levels) => {
                for (sum, share) in self.levels.iter_mut().zip(levels) {
                    *sum += weight * share;
                }
            }
            Belief::Figure(parts) => {
                self.parts.extend(
                    parts.into_iter().map(|part| FigurePart { weight: weight * part.weight, ..part }),
                );
            }
        }
    }

    /// The mean, and the share of the weight that knew nothing.
    fn finish(self) -> (Option<Belief>, f64) {
        if self.known <= 0.0 {
            return (None, 1.0);
        }
        let unknown = (1.0 - self.known / self.total).max(0.0);
        let belief = if self.parts.is_empty() {
            Belief::Levels(self.levels.map(|sum| sum / self.known))
        } else {
            let scaled = |part: FigurePart| FigurePart { weight: part.weight / self.known, ..part };
            Belief::Figure(self.parts.into_iter().map(scaled).filter(|part| part.weight > 0.0).collect())
        };
        (Some(belief), unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_width_and_not_a_multiplier() {
        let weak = discounted(Answer::Level(Level::High), 0.2, [0.0, 1.0]);
        assert_eq!(weak, Some(Belief::Levels([0.2, 0.2, 0.2, 0.4])));
        let sure = discounted(Answer::Level(Level::High), 1.0, [0.0, 1.0]);
        assert_eq!(sure, Some(Belief::Levels([0.0, 0.0, 0.0, 1.0])));
    }

    #[test]
    fn a_lower_bound_is_open_to_the_top_of_the_scale() {
        let figure = Figure { value: Some(60.0), low: None, high: None, bound: Bound::AtLeast };
        assert_eq!(interval(figure, [0.0, 100.0]), (60.0, 60.0, 100.0));
        let almost = Figure { bound: Bound::AtMost, ..figure };
        assert_eq!(interval(almost, [0.0, 100.0]), (0.0, 60.0, 60.0));
    }

    #[test]
    fn a_stated_interval_wins_over_the_bound() {
        let figure = Figure { value: Some(139.0), low: Some(92.0), high: Some(188.0), bound: Bound::About };
        assert_eq!(interval(figure, [0.0, 1000.0]), (92.0, 139.0, 188.0));
    }

    #[test]
    fn who_knows_nothing_moves_weight_to_unknown_but_not_the_belief() {
        let mut pool = Pool::default();
        pool.add(1.0, Some(Belief::Levels([0.0, 0.0, 0.0, 1.0])));
        pool.add(3.0, None);
        assert_eq!(pool.finish(), (Some(Belief::Levels([0.0, 0.0, 0.0, 1.0])), 0.75));
    }
}
