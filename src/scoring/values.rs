//! The values of a table: what is reported, what doubt leaves open, and what nobody knows.

use std::collections::{BTreeMap, BTreeSet};

use socta_decide::silence::{Habits, LEVELS, Pool, Reported, shifts};
use socta_decide::smaa::{Shocks, SourcePart, Unseen};
use socta_decide::{Part, Shape, Value};

use super::seen::{Seen, Told, rising};
use super::source::Source;
use super::table::TableCriterion;
use super::value_function::Function;
use crate::dossier::{AreaIx, SourceIx};
use crate::evidence::{Belief, Cell};
use crate::model::{IndicatorWeight, MissingPolicy};

/// Areas × criteria, and what a value is where nobody knows.
pub(super) struct Values<'a> {
    source: &'a Source<'a>,
    areas: &'a [AreaIx],
    criteria: &'a [TableCriterion],
    functions: Vec<Function<'a>>,
    pub(super) seen: Seen,
    /// Values of unseen cells of each criterion, under the model's odds; none under another policy.
    unseen: Option<Vec<Vec<Part>>>,
}

/// What stands behind a value.
enum Known<'a> {
    /// Nobody reported.
    Absent,
    /// Reports, of which some or all may say that they do not know.
    Reports(&'a Cell),
    /// A figure that follows from networks.
    Computed(Shape),
}

impl<'a> Values<'a> {
    pub(super) fn new(
        source: &'a Source<'a>,
        areas: &'a [AreaIx],
        criteria: &'a [TableCriterion],
        entries: &[&'a IndicatorWeight],
    ) -> Self {
        let model = source.reading.model;
        let function = |(criterion, entry): (&TableCriterion, &&'a IndicatorWeight)| {
            Function::of(model, &entry.value_function, source.raises(criterion.indicator))
        };
        let functions: Vec<Function<'a>> = criteria.iter().zip(entries).map(function).collect();
        let mut values = Self { source, areas, criteria, functions, seen: Seen::default(), unseen: None };
        values.seen = values.all_seen();
        values.unseen = model.odds().map(|odds| values.all_unseen(odds));
        values
    }

    /// Every cell of the table, row by row.
    fn places(&self) -> impl Iterator<Item = (AreaIx, usize)> + '_ {
        self.areas.iter().flat_map(|&area| (0..self.criteria.len()).map(move |criterion| (area, criterion)))
    }

    fn known(&self, area: AreaIx, criterion: usize) -> Known<'a> {
        let indicator = self.criteria[criterion].indicator;
        if self.source.reading.catalogue.indicators[indicator.index()].derived {
            let mut all = self.source.derived.iter();
            let found = all.find(|value| value.area == area && value.indicator == indicator);
            return found.map_or(Known::Absent, |value| {
                Known::Computed(self.functions[criterion].triangle(value.low, value.value, value.high, false))
            });
        }
        self.source.evidence.cell(area, indicator).map_or(Known::Absent, Known::Reports)
    }

    fn all_seen(&self) -> Seen {
        let dossier = self.source.reading.dossier;
        let weights: Vec<f64> = self.criteria.iter().map(|criterion| criterion.weight).collect();
        let mut shares = vec![vec![0.0; dossier.contributors.len()]; self.areas.len()];
        let mut cells = Vec::with_capacity(self.areas.len() * self.criteria.len());
        for (row, shares) in shares.iter_mut().enumerate() {
            for (criterion, weight) in weights.iter().enumerate() {
                cells.push(match self.known(self.areas[row], criterion) {
                    Known::Absent => Reported::default(),
                    Known::Computed(shape) => Told::figures(vec![Part { weight: 1.0, shape }]).reported,
                    Known::Reports(cell) => self.reported(cell, criterion, *weight, shares),
                });
            }
        }
        Seen {
            cells,
            values: self.functions.iter().map(rising).collect(),
            weights,
            habits: Habits {
                reporters: dossier.contributors.iter().map(|one| one.key.clone()).collect(),
                shares,
            },
        }
    }

    /// What the reports on a cell say together. Doubt is that of each report: two that contradict each other are sure of both.
    fn reported(&self, cell: &Cell, criterion: usize, weight: f64, shares: &mut [f64]) -> Reported {
        let mut found = Reported::default();
        for testimony in &cell.testimonies {
            let told = Told::of(&self.functions[criterion], &testimony.belief).reported;
            let counts = testimony.weight * (1.0 - cell.unknown) * told.certainty;
            found.certainty += counts;
            found.levels.iter_mut().zip(told.levels).for_each(|(sum, share)| *sum += counts * share);
            shares[testimony.contributor.index()] += weight * counts;
        }
        if found.certainty <= 1e-12 {
            return Reported::default();
        }
        let levels = found.levels.map(|sum| sum / found.certainty);
        Reported { certainty: found.certainty.min(1.0), levels }
    }

    fn all_unseen(&self, odds: f64) -> Vec<Vec<Part>> {
        let shares = self.pool().unseen(odds);
        let parts = |(shares, values): (&[f64; LEVELS], &[f64; LEVELS])| {
            let part = |(&weight, &value)| Part { weight, shape: Shape::Point(value) };
            shares.iter().zip(values).map(part).collect()
        };
        shares.iter().zip(&self.seen.values).map(parts).collect()
    }

    /// What is usual on the criteria; nothing where there is nothing to compare.
    fn pool(&self) -> Pool {
        self.seen.reports().map_or_else(|_| Pool::nothing(self.criteria.len()), |reports| Pool::of(&reports))
    }

    /// The values, row by row.
    pub(super) fn cells(&self) -> Vec<Value> {
        self.places().map(|(area, criterion)| self.value(area, criterion)).collect()
    }

    fn value(&self, area: AreaIx, criterion: usize) -> Value {
        let model = self.source.reading.model;
        let cell = match self.known(area, criterion) {
            Known::Absent => return self.missing(model.absent, criterion),
            Known::Computed(shape) => return Value::Mixture(vec![Part { weight: 1.0, shape }]),
            Known::Reports(cell) => cell,
        };
        let Some(belief) = &cell.belief else { return self.missing(model.unknown, criterion) };
        let known = match &self.unseen {
            None => self.functions[criterion].parts(belief),
            Some(_) => {
                let told = cell.testimonies.iter().flat_map(|testimony| {
                    scaled(self.believed(&testimony.belief, criterion), testimony.weight)
                });
                together(told.collect())
            }
        };
        match self.missing(model.unknown, criterion) {
            Value::Mixture(rest) if cell.unknown > 0.0 => {
                let mut parts = scaled(known, 1.0 - cell.unknown);
                parts.extend(scaled(rest, cell.unknown));
                Value::Mixture(if self.unseen.is_some() { together(parts) } else { parts })
            }
            _ => Value::Mixture(known),
        }
    }

    /// The values that one report leaves open: what it says, and what its doubt stands for.
    fn believed(&self, belief: &Belief, criterion: usize) -> Vec<Part> {
        let function = &self.functions[criterion];
        match &self.unseen {
            None => function.parts(belief),
            Some(unseen) => {
                let Told { mut parts, reported } = Told::of(function, belief);
                let doubt = 1.0 - reported.certainty;
                if doubt > 0.0 {
                    parts.extend(scaled(unseen[criterion].clone(), doubt));
                }
                together(parts)
            }
        }
    }

    /// What nobody knows, by the declared policy.
    fn missing(&self, policy: MissingPolicy, criterion: usize) -> Value {
        let whole = |shape| Value::Mixture(vec![Part { weight: 1.0, shape }]);
        match (policy, &self.unseen) {
            (MissingPolicy::Exclude, _) => Value::Excluded,
            (MissingPolicy::AsValue { value }, _) => whole(Shape::Point(value)),
            (MissingPolicy::Unseen { .. }, Some(unseen)) => Value::Mixture(unseen[criterion].clone()),
            (MissingPolicy::Interval | MissingPolicy::Unseen { .. }, _) => {
                let (low, high) = self.functions[criterion].span();
                whole(Shape::Uniform(low, high))
            }
        }
    }

    /// What values have in common: those that rest on a source on which another value rests too, and those of one area that
    /// nobody saw.
    pub(super) fn shocks(&self) -> Shocks {
        Shocks { unseen: self.shifts(), ..self.of_sources() }
    }

    fn shifts(&self) -> BTreeMap<usize, Unseen> {
        let (Some(_), Ok(reports)) = (&self.unseen, self.seen.reports()) else { return BTreeMap::new() };
        let rows = self.seen.cells.chunks(self.criteria.len().max(1));
        let shares = rows.map(|row| row.iter().map(|cell| 1.0 - cell.certainty).collect());
        let all = shifts(&reports, &Pool::of(&reports)).into_iter().zip(shares);
        all.map(|(deviation, shares)| Unseen { deviation, shares }).enumerate().collect()
    }

    fn of_sources(&self) -> Shocks {
        let model = self.source.reading.model;
        let found = |(at, (area, criterion))| match self.known(area, criterion) {
            Known::Reports(cell) => Some((at, criterion, cell)),
            Known::Absent | Known::Computed(_) => None,
        };
        let places: Vec<(usize, usize, &Cell)> = self.places().enumerate().filter_map(found).collect();
        let mut cells_of: BTreeMap<SourceIx, usize> = BTreeMap::new();
        for (.., cell) in &places {
            let own: BTreeSet<SourceIx> = cell.testimonies.iter().filter_map(|found| found.source).collect();
            own.into_iter().for_each(|source| *cells_of.entry(source).or_default() += 1);
        }
        let shared: Vec<SourceIx> =
            cells_of.into_iter().filter(|(_, cells)| *cells > 1).map(|(source, _)| source).collect();
        let position = |source: SourceIx| shared.binary_search(&source).ok();
        let key = |source: &SourceIx| self.source.reading.dossier.sources[source.index()].key.clone();
        if model.source_correlation <= 0.0 {
            return Shocks::default();
        }
        let rests = |cell: &Cell| cell.testimonies.iter().any(|one| one.source.and_then(position).is_some());
        let cells = places.iter().filter(|(.., cell)| rests(cell));
        Shocks {
            correlation: model.source_correlation,
            sources: shared.iter().map(key).collect(),
            cells: cells
                .map(|&(at, criterion, cell)| (at, self.source_parts(cell, criterion, position)))
                .collect(),
            unseen: BTreeMap::new(),
        }
    }

    /// The reports on a value one by one, and the share of those who do not know, by the declared policy.
    fn source_parts(
        &self,
        cell: &Cell,
        criterion: usize,
        position: impl Fn(SourceIx) -> Option<usize>,
    ) -> Vec<SourcePart> {
        let rest = match self.missing(self.source.reading.model.unknown, criterion) {
            Value::Mixture(parts) if cell.unknown > 0.0 => parts,
            _ => Vec::new(),
        };
        let unknown = if rest.is_empty() { 0.0 } else { cell.unknown };
        let known = cell.testimonies.iter().map(|found| SourcePart {
            weight: found.weight * (1.0 - unknown),
            source: found.source.and_then(&position),
            parts: self.believed(&found.belief, criterion),
        });
        let mut parts: Vec<SourcePart> = known.collect();
        if unknown > 0.0 {
            parts.push(SourcePart { weight: unknown, source: None, parts: rest });
        }
        parts
    }
}

fn scaled(parts: Vec<Part>, by: f64) -> Vec<Part> {
    parts.into_iter().map(|part| Part { weight: part.weight * by, ..part }).collect()
}

/// Parts of which those of the same shape are one, in the order in which they first occur.
fn together(parts: Vec<Part>) -> Vec<Part> {
    let mut all: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match all.iter_mut().find(|other| other.shape == part.shape) {
            Some(other) => other.weight += part.weight,
            None => all.push(part),
        }
    }
    all
}
