//! Monitoring plan: what to follow, from which baseline, and when to look again.

use crate::advisory::voice::{Voice, text};
use crate::advisory::{AreaResult, Block, Cell, Tone};
use crate::dossier::Date;
use crate::numeric::rank::falling;

use super::questions;

/// Indicators followed for each area.
const FOLLOWED: usize = 3;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let period = voice.material.dossier.cycle.period;
    let mut blocks = vec![
        voice.paragraph("monitoring-opening", &[]),
        table(voice),
        voice.paragraph("monitoring-review", &[("date", text(day(voice, middle(period.from, period.to))))]),
        voice.paragraph("monitoring-evaluation", &[("date", text(day(voice, period.to)))]),
        Block::Callout { tone: Tone::Note, text: voice.say("monitoring-separate").into() },
    ];
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

fn table(voice: &Voice<'_>) -> Block {
    let mut rows = Vec::new();
    for proposed in &voice.material.results.proposal.proposed {
        for result in proposed.areas.iter().filter_map(|&area| voice.result(area)) {
            rows.extend(indicators(voice, result).map(|(indicator, baseline)| {
                vec![
                    voice.bundle_cell(proposed.bundle),
                    voice.area_cell(result.area),
                    indicator,
                    baseline,
                    voice.nothing_as("monitoring-target-open"),
                ]
            }));
        }
    }
    let columns = [
        voice.start("monitoring-column-priority").labelled("priority").keyed(),
        voice.area_column().keyed(),
        voice.start("monitoring-column-indicator").labelled("indicator").keyed(),
        voice.end("monitoring-column-baseline").number("baseline"),
        voice.start("monitoring-column-target").number("target"),
    ];
    voice.table("monitoring-indicators", &voice.say("monitoring-table"), columns, rows)
}

/// The heaviest contributions of an area, and the heaviest gap, each with its baseline.
fn indicators(voice: &Voice<'_>, result: &AreaResult) -> impl Iterator<Item = (Cell, Cell)> {
    let mut known: Vec<_> = result
        .contributions
        .iter()
        .filter(|contribution| voice.is_known(result.area, contribution.criterion))
        .collect();
    known.sort_by(|a, b| falling((a.amount(), &a.criterion), (b.amount(), &b.criterion)));
    let mut rows: Vec<(Cell, Cell)> = known
        .into_iter()
        .take(FOLLOWED - 1)
        .map(|contribution| {
            let value = voice.known(contribution.value, |value| Cell::number(value, 3));
            (voice.criterion_cell(contribution.criterion), value)
        })
        .collect();
    if let Some(&(_, criterion)) = voice.gaps(result).first() {
        rows.push((voice.criterion_cell(criterion), voice.nothing_as("monitoring-baseline-open")));
    }
    rows.into_iter()
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
