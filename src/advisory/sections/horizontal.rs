//! Horizontal threats and common horizontal strategic goals: which goal serves which priority.

mod key_players;
mod markets;
mod removal;
mod services;

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{AreaResult, Block, Cell, Column, NetworkPicture, PictureEdge, PictureNode, Proposed};
use crate::dossier::AreaIx;
use crate::priorities::Mode;

/// Areas up to which the map is legible.
const LARGEST_MAP: usize = 40;

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
    blocks.extend(map(voice));
    if let Some(change) = change(voice) {
        blocks.extend(voice.invented_networks());
        blocks.push(change);
    }
    blocks.extend(markets::write(voice));
    blocks.extend(services::write(voice));
    blocks.extend(removal::write(voice));
    blocks.extend(key_players::write(voice));
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

/// What changed among the dated links between the halves of the window. Counts only, so nothing restricted is shown.
fn change(voice: &Voice<'_>) -> Option<Block> {
    let found = voice.material.results.networks.halves?;
    let share = |part: usize, whole: usize| text(voice.percent(part as f64 / whole.max(1) as f64));
    let either = found.ties_first + found.ties_second - found.ties_both;
    Some(voice.paragraph(
        "horizontal-change",
        &[
            ("dated", count(found.dated)),
            ("links", text(found.links.to_string())),
            ("first", text(voice.period(Some(found.first)))),
            ("second", text(voice.period(Some(found.second)))),
            ("earlier", text(found.ties_first.to_string())),
            ("later", text(found.ties_second.to_string())),
            ("both", share(found.ties_both, either)),
            ("entered", count(found.actors_entered)),
            ("left", count(found.actors_left)),
        ],
    ))
}

/// Goals against priorities: how likely medium or high use of the goal's area is reported for the priority.
fn matrix(voice: &Voice<'_>, goals: &[&AreaResult]) -> Block {
    let priorities: Vec<&Proposed> =
        voice.material.results.proposal.proposed.iter().filter(|proposed| proposed.takes_place).collect();
    let mut columns = vec![voice.start("horizontal-column-priority").labelled("priority").keyed()];
    columns.extend(goals.iter().map(|goal| {
        Column::end(voice.area(goal.area)).share(&format!("use_of_{}", voice.area_key(goal.area)))
    }));
    let rows = priorities.iter().map(|priority| {
        let mut row = vec![voice.bundle_cell(priority.bundle)];
        row.extend(goals.iter().map(|goal| cell(voice, goal.area, priority)));
        row
    });
    voice.table("goals", &voice.say("horizontal-table"), columns, rows.collect())
}

fn cell(voice: &Voice<'_>, goal: AreaIx, priority: &Proposed) -> Cell {
    if priority.areas.contains(&goal) {
        return voice.nothing_as("horizontal-itself");
    }
    let uses = voice.material.results.proposal.uses.iter();
    let shares = uses
        .filter(|found| found.enabler == goal && priority.areas.contains(&found.by))
        .map(|found| found.share);
    let largest =
        shares.fold(None, |largest: Option<f64>, share| Some(largest.map_or(share, |l| l.max(share))));
    voice.known(largest, Cell::probability)
}

/// Areas as nodes, joined by the networks that they share.
fn map(voice: &Voice<'_>) -> Vec<Block> {
    let map = &voice.material.results.networks.map;
    if map.edges.is_empty() || map.areas.len() > LARGEST_MAP {
        return Vec::new();
    }
    let is_proposed = |area: AreaIx| voice.result(area).is_some_and(|result| result.mode.is_some());
    let nodes = map.areas.iter().map(|drawn| PictureNode {
        label: voice.area(drawn.area),
        group: usize::from(!is_proposed(drawn.area)),
        size: drawn.size,
        // Areas have neither core nor periphery.
        core: true,
        ..PictureNode::default()
    });
    let edges = map.edges.iter().map(|edge| PictureEdge {
        from: edge.from,
        to: edge.to,
        weight: edge.weight,
        certainty: edge.certainty,
        gap: false,
    });
    let picture = Block::Picture(NetworkPicture {
        id: "area-map".to_owned(),
        caption: voice.say("horizontal-map"),
        description: voice
            .with("horizontal-map-description", &[("areas", text(map.areas.len().to_string()))]),
        groups: vec![voice.say("picture-group-proposed"), voice.say("picture-group-not-proposed")],
        clusters: Vec::new(),
        nodes: nodes.collect(),
        edges: edges.collect(),
    });
    voice.invented_networks().into_iter().chain([picture]).collect()
}
