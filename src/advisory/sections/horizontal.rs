//! 7. Horizontal threats and common horizontal strategic goals: which goal serves which priority.

use crate::advisory::voice::{Voice, text};
use crate::advisory::{Align, AreaResult, Block, Column, Proposed, Table, Text};
use crate::dossier::AreaIx;
use crate::priorities::{Mode, reported_use};

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let goals: Vec<&AreaResult> = voice
        .material
        .results
        .areas
        .iter()
        .filter(|result| matches!(result.mode, Some(Mode::Chsg | Mode::Both)))
        .collect();
    let mut blocks = vec![voice.paragraph("horizontal-opening", &[])];
    if goals.is_empty() {
        let threshold = voice.material.model.selection.horizontal_from.to_string();
        blocks.push(voice.paragraph("horizontal-none", &[("threshold", text(threshold))]));
    } else {
        blocks.push(matrix(voice, &goals));
        blocks.push(voice.paragraph("horizontal-table-note", &[]));
    }
    let left_out: Vec<AreaIx> = voice
        .material
        .results
        .areas
        .iter()
        .filter(|result| {
            result.mode.is_none() && voice.material.dossier.areas[result.area.index()].horizontal
        })
        .map(|result| result.area)
        .collect();
    if !left_out.is_empty() {
        blocks.push(voice.paragraph("horizontal-left-out", &[("list", text(voice.areas(&left_out)))]));
    }
    blocks
}

/// Goals against priorities: how likely medium or high use of the goal's area is reported for the priority.
fn matrix(voice: &Voice<'_>, goals: &[&AreaResult]) -> Block {
    let priorities: Vec<&Proposed> =
        voice.material.results.proposed.iter().filter(|proposed| proposed.takes_place).collect();
    let mut columns = vec![Column { title: voice.say("horizontal-column-priority"), align: Align::Start }];
    columns.extend(goals.iter().map(|goal| Column { title: voice.area(goal.area), align: Align::End }));
    let rows = priorities.iter().map(|priority| {
        let mut row = vec![Text::from(voice.bundle(priority.bundle))];
        row.extend(goals.iter().map(|goal| Text::from(cell(voice, goal.area, priority))));
        row
    });
    Block::Table(Table {
        id: "goals".to_owned(),
        caption: voice.say("horizontal-table"),
        columns,
        rows: rows.collect(),
    })
}

fn cell(voice: &Voice<'_>, goal: AreaIx, priority: &Proposed) -> String {
    if priority.areas.contains(&goal) {
        return voice.say("horizontal-itself");
    }
    let material = voice.material;
    let shares = priority
        .areas
        .iter()
        .filter_map(|&area| reported_use(material.dossier, &material.results.evidence, goal, area));
    let largest =
        shares.fold(None, |largest: Option<f64>, share| Some(largest.map_or(share, |l| l.max(share))));
    largest.map_or_else(|| voice.say("not-applicable"), |share| voice.probability(share))
}
