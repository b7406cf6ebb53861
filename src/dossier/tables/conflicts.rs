//! What only shows when observations are compared: rows that are there twice, facts that contradict each other, answers
//! to different editions of a questionnaire.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::diagnostics::Code;
use crate::dossier::table::Table;
use crate::dossier::{Answer, Bound, ContributorIx, Figure, Observation, Period};
use crate::source::{Fault, Faults};

use super::observations::{Context, EDITION, Read};
use super::unlike;

/// Share of a figure by which "about" may miss it before two figures are called contradictory.
const ABOUT: f64 = 0.1;
/// Steps between two levels from which on one contributor contradicts itself.
const STEPS: usize = 2;

/// Reports duplicates, conflicts and mismatched editions; gives the observations without the duplicates.
///
/// # Complexity
///
/// `O(n log n)`: each row is compared with the extremes of its group, not with every other row.
pub(crate) fn check(
    rows: Vec<Read>,
    table: &Table<'_>,
    context: &Context<'_>,
    faults: &mut Faults,
) -> Vec<Observation> {
    let rows = without_duplicates(rows, table, faults);
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        groups.entry((row.observation.subject, row.observation.indicator)).or_default().push(position);
    }
    for group in groups.values() {
        levels(&rows, group, table, faults);
        figures(&rows, group, table, faults);
        unlike::check(&rows, group, table, context, faults);
        editions(&rows, group, table, context, faults);
    }
    rows.into_iter().map(|row| row.observation).collect()
}

fn span(table: &Table<'_>, row: &Read) -> std::ops::Range<usize> {
    crate::dossier::table::row_span(table.bytes(), row.start as usize)
}

fn without_duplicates(rows: Vec<Read>, table: &Table<'_>, faults: &mut Faults) -> Vec<Read> {
    let mut kept: Vec<Read> = Vec::with_capacity(rows.len());
    let mut seen: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for row in rows {
        let alike = seen.entry(fingerprint(&row.observation)).or_default();
        let first = alike.iter().find(|at| is_same(&kept[**at].observation, &row.observation));
        if let Some(first) = first {
            let first = &kept[*first];
            let message = format!("the same observation stands in line {}", first.observation.row.0);
            let fault = Fault::new(Code::DuplicateObservation, span(table, &row), message);
            faults.push(fault.related(span(table, first), "first here"));
        } else {
            alike.push(kept.len());
            kept.push(row);
        }
    }
    kept
}

fn fingerprint(it: &Observation) -> u64 {
    let mut hasher = FxHasher::default();
    (it.subject, it.indicator, it.contributor, it.period, it.source, &it.note).hash(&mut hasher);
    match it.answer {
        Answer::Level(level) => level.hash(&mut hasher),
        Answer::Unknown => u8::MAX.hash(&mut hasher),
        Answer::Figure(figure) => {
            [figure.value, figure.low, figure.high].map(|it| it.map(f64::to_bits)).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Whether two observations agree in everything but the line.
fn is_same(one: &Observation, other: &Observation) -> bool {
    (one.subject, one.indicator, one.contributor, one.period, one.source, one.trend)
        == (other.subject, other.indicator, other.contributor, other.period, other.source, other.trend)
        && one.answer == other.answer
        && one.edition == other.edition
        && (one.grade, one.handling, one.source_kind) == (other.grade, other.handling, other.source_kind)
        && one.note == other.note
}

/// One contributor that gives levels two or more steps apart for the same period.
fn levels(rows: &[Read], group: &[usize], table: &Table<'_>, faults: &mut Faults) {
    let mut firsts: BTreeMap<(ContributorIx, Option<Period>), [Option<usize>; 4]> = BTreeMap::new();
    for position in group {
        let it = &rows[*position].observation;
        let Answer::Level(level) = it.answer else { continue };
        let seen = firsts.entry((it.contributor, it.period)).or_default();
        let far = |other: &usize| other.abs_diff(level.index()) >= STEPS;
        if let Some(first) = (0..4).filter(far).find_map(|other| seen[other]) {
            let message = "the same contributor gives a level two steps apart for the same period";
            let fault = Fault::new(Code::ConflictingFacts, span(table, &rows[*position]), message);
            faults.push(fault.related(span(table, &rows[first]), "contradicts this"));
        }
        seen[level.index()].get_or_insert(*position);
    }
}

/// Figures for the same period whose intervals do not meet.
fn figures(rows: &[Read], group: &[usize], table: &Table<'_>, faults: &mut Faults) {
    type Extremes = Option<((f64, usize), (f64, usize))>;
    let mut extremes: BTreeMap<Option<Period>, Extremes> = BTreeMap::new();
    for position in group {
        let it = &rows[*position].observation;
        let Answer::Figure(figure) = it.answer else { continue };
        let (low, high) = interval(&figure);
        let seen = extremes.entry(it.period).or_default();
        let Some((largest_low, smallest_high)) = seen else {
            *seen = Some(((low, *position), (high, *position)));
            continue;
        };
        let first = if high < largest_low.0 {
            Some(largest_low.1)
        } else if low > smallest_high.0 {
            Some(smallest_high.1)
        } else {
            None
        };
        if let Some(first) = first {
            let message = "this figure and another one for the same period cannot both be right";
            let fault = Fault::new(Code::ConflictingFacts, span(table, &rows[*position]), message);
            faults.push(fault.related(span(table, &rows[first]), "contradicts this"));
        }
        if low > largest_low.0 {
            *largest_low = (low, *position);
        }
        if high < smallest_high.0 {
            *smallest_high = (high, *position);
        }
    }
}

/// The interval in which a figure says that the truth lies.
fn interval(figure: &Figure) -> (f64, f64) {
    let value = figure.value;
    let (low, high) = match figure.bound {
        Bound::Exact => (value, value),
        Bound::About => (value.map(|it| it - it.abs() * ABOUT), value.map(|it| it + it.abs() * ABOUT)),
        Bound::AtLeast => (value, None),
        Bound::AtMost => (None, value),
    };
    let low = figure.low.or(low).unwrap_or(f64::NEG_INFINITY);
    (low, figure.high.or(high).unwrap_or(f64::INFINITY))
}

/// Answers to two editions of which one lacks the question.
fn editions(rows: &[Read], group: &[usize], table: &Table<'_>, context: &Context<'_>, faults: &mut Faults) {
    let edition = |position: usize| rows[position].observation.edition.as_deref();
    let Some(indicator) = group.first().map(|first| context.indicator(rows[*first].observation.indicator))
    else {
        return;
    };
    for position in group {
        let it = &rows[*position].observation;
        let Some(own) = edition(*position) else { continue };
        if it.trend.is_some() || indicator.editions.contains_key(own) {
            continue;
        }
        let Some(other) = group.iter().find(|other| edition(**other).is_some_and(|other| other != own))
        else {
            continue;
        };
        let message = format!(
            "`{}` has no question in the edition `{own}`, so this cannot be compared with `{}`",
            indicator.key,
            edition(*other).unwrap_or_default()
        );
        let at = table.span(rows[*position].start as usize, EDITION);
        let fault = Fault::new(Code::EditionMismatch, at, message);
        faults.push(fault.related(table.span(rows[*other].start as usize, EDITION), "the other edition"));
    }
}
