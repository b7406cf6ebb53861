//! Figures of one area and indicator that count different things.

use crate::diagnostics::Code;
use crate::dossier::table::Table;
use crate::dossier::{Answer, Date, Period};
use crate::model::Measure;
use crate::source::{Fault, Faults};

use super::observations::{Context, POPULATION, Read};

/// How many times as long as another a period may be before two flows are unlike: two years beside one are.
const LONGER: f64 = 1.75;

/// Reports figures that count others than their indicator or each other, and flows of periods of unlike length.
pub(super) fn check(
    rows: &[Read],
    group: &[usize],
    table: &Table<'_>,
    context: &Context<'_>,
    faults: &mut Faults,
) {
    let figures: Vec<&Read> = group
        .iter()
        .map(|position| &rows[*position])
        .filter(|row| matches!(row.observation.answer, Answer::Figure(_)))
        .collect();
    let Some(indicator) = figures.first().map(|row| context.indicator(row.observation.indicator)) else {
        return;
    };
    populations(&figures, indicator.population.as_deref(), table, faults);
    if indicator.measure == Some(Measure::Flow) {
        lengths(&figures, table, faults);
    }
}

fn populations(figures: &[&Read], own: Option<&str>, table: &Table<'_>, faults: &mut Faults) {
    let at = |row: &Read| table.span(row.start as usize, POPULATION);
    let stated = figures.iter().filter_map(|row| Some((*row, row.population.as_deref()?)));
    let mut first: Option<(&Read, &str)> = None;
    for (row, population) in stated {
        let (seen, expected) = *first.get_or_insert((row, own.unwrap_or(population)));
        if population == expected {
            continue;
        }
        let message = format!("this figure counts `{population}`, not `{expected}`");
        let fault = Fault::new(Code::UnlikeFigures, at(row), message);
        faults.push(if own.is_some() { fault } else { fault.related(at(seen), "the other figure") });
    }
}

fn lengths(figures: &[&Read], table: &Table<'_>, faults: &mut Faults) {
    let length = |row: &Read| row.observation.period.map(days);
    let dated = figures.iter().filter_map(|row| Some((*row, length(row)?)));
    let Some((shortest, fewest)) = dated.clone().min_by(|a, b| a.1.total_cmp(&b.1)) else { return };
    let span = |row: &Read| crate::dossier::table::row_span(table.bytes(), row.start as usize);
    for (row, days) in dated.filter(|(_, days)| *days >= LONGER * fewest) {
        let message = format!("this figure is of {days:.0} days, and another one of {fewest:.0}");
        let fault = Fault::new(Code::UnlikeFigures, span(row), message);
        faults.push(fault.related(span(shortest), "the shorter period"));
    }
}

/// Days of a period, in a calendar whose months have the same length; whole years are compared, not single days.
fn days(period: Period) -> f64 {
    let day = |date: Date| {
        365.0 * f64::from(date.year) + 365.0 / 12.0 * (f64::from(date.month) - 1.0) + f64::from(date.day)
    };
    (day(period.to) - day(period.from)).max(0.0) + 1.0
}
