//! Monitoring plan: what to count, from which last figure on, and when to look again.

use std::collections::BTreeMap;

use crate::advisory::release::Release;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{Block, Cell, Tone};
use crate::dossier::{Answer, AreaIx, Date, IndicatorIx, Observation, Subject};
use crate::model::Layer;

use super::questions;

/// What the units of an index begin with.
const INDEX: &str = "score";

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let period = voice.material.dossier.cycle.period;
    let mut blocks = vec![voice.paragraph("monitoring-opening", &[])];
    blocks.extend(table(voice));
    blocks.extend([
        voice.paragraph("monitoring-review", &[("date", text(day(voice, middle(period.from, period.to))))]),
        voice.paragraph("monitoring-evaluation", &[("date", text(day(voice, period.to)))]),
        Block::Callout { tone: Tone::Note, text: voice.say("monitoring-separate").into() },
    ]);
    blocks.extend(questions::write(voice));
    blocks
}

fn day(voice: &Voice<'_>, date: Date) -> String {
    voice.words.date(date.year, date.month, date.day)
}

/// The first day of the month half-way between two days.
fn middle(from: Date, to: Date) -> Date {
    let months = |date: Date| u32::from(date.year) * 12 + u32::from(date.month) - 1;
    let half = (months(from) + months(to)).div_ceil(2);
    Date {
        year: u16::try_from(half / 12).unwrap_or(from.year),
        month: u8::try_from(half % 12 + 1).unwrap_or(1),
        day: 1,
    }
}

/// What a driver can count: the last published figure of each indicator of an area, in its own unit. A score between 0 and 1
/// is no goal, because nobody can count it.
fn followed<'a>(voice: &Voice<'a>, area: AreaIx) -> Vec<&'a Observation> {
    let material = voice.material;
    let mut last: BTreeMap<IndicatorIx, &Observation> = BTreeMap::new();
    for report in &material.dossier.observations {
        let figure = matches!(report.answer, Answer::Figure(_));
        let own = report.subject == Subject::Area(area) && figure && counts(voice, report);
        if let (true, Ok(report)) = (own, Release::of(report)) {
            let report = report.get();
            let place = last.entry(report.indicator).or_insert(report);
            if end(report) > end(place) {
                *place = report;
            }
        }
    }
    last.into_values().collect()
}

/// The last day that a figure speaks of.
fn end(report: &Observation) -> Option<Date> {
    report.period.map(|period| period.to)
}

/// Whether a report counts in the run and its indicator is something in the world: no index that somebody else makes, nothing
/// that is computed from the dossier, and no result of law enforcement.
fn counts(voice: &Voice<'_>, report: &Observation) -> bool {
    let material = voice.material;
    let indicator = &material.catalogue.indicators[report.indicator.index()];
    let index = indicator.unit.as_deref().is_none_or(|unit| unit.starts_with(INDEX));
    let trusted = !report.invented || material.dossier.invented || material.model.score_invented;
    trusted && !index && !indicator.derived && indicator.layer != Layer::Output && !voice.is_left_out(report)
}

fn table(voice: &Voice<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut without = Vec::new();
    for proposed in &voice.material.results.proposal.proposed {
        for &area in &proposed.areas {
            let reports = followed(voice, area);
            if reports.is_empty() {
                without.push(area);
            }
            rows.extend(reports.into_iter().map(|report| row(voice, proposed.bundle, area, report)));
        }
    }
    let columns = [
        voice.start("monitoring-column-priority").labelled("priority").keyed(),
        voice.area_column().keyed(),
        voice.start("monitoring-column-indicator").labelled("indicator").keyed(),
        Voice::answer_column(voice.end("monitoring-column-last")),
        voice.start("monitoring-column-of").string("population"),
        voice.start("annex-column-period").date("from").date("to"),
        voice.start("annex-column-source").string("source"),
    ];
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(voice.table("monitoring-indicators", &voice.say("monitoring-table"), columns, rows));
    }
    if !without.is_empty() {
        blocks.push(voice.paragraph("monitoring-none", &[("list", text(voice.areas(&without)))]));
    }
    blocks
}

fn row(voice: &Voice<'_>, bundle: usize, area: AreaIx, report: &Observation) -> Vec<Cell> {
    let of = voice.material.catalogue.indicators[report.indicator.index()].population.as_deref();
    vec![
        voice.bundle_cell(bundle),
        voice.area_cell(area),
        voice.indicator_cell(report.indicator),
        voice.answer_cell(report),
        voice.known(of, Cell::from),
        voice.period_cell(report.period),
        voice.cited_cell(report),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_review_is_half_way() {
        let day = |year, month, day| Date { year, month, day };
        assert_eq!(middle(day(2022, 1, 1), day(2025, 12, 31)), day(2024, 1, 1));
        assert_eq!(middle(day(2012, 1, 1), day(2013, 12, 31)), day(2013, 1, 1));
    }
}
