//! What else could be proposed: lists that are nearly as good, and what other bounds would bring.

use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, count, strong, text};
use crate::advisory::{Block, Cell, Chart, ChartKind, Column, Curve};
use crate::priorities::{Alternatives, FrontierPoint, Solution};

use super::variation::heading;

/// Numbers of priorities that the table shows below and above the bound.
const ROWS: [u32; 2] = [4, 2];
/// Numbers of plans that the table shows below and above the bound.
const COLUMNS: [u32; 2] = [4, 3];

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let found = &voice.material.results.proposal.alternatives;
    let mut blocks = vec![heading(voice, "alternatives", "alternatives-heading"), near(voice, found)];
    blocks.extend(near_sets(voice, found));
    blocks.push(from_the_top(voice, found));
    blocks.push(heading(voice, "frontier", "frontier-heading"));
    blocks.push(voice.paragraph("frontier-text", &[]));
    blocks.push(table(voice, &found.frontier.points));
    blocks.extend(useful(voice, found));
    blocks.extend(chart(voice, found));
    if found.frontier.points.iter().any(|point| point.gap > 0) {
        blocks.push(voice.paragraph("frontier-gap", &[]));
    }
    blocks
}

fn near(voice: &Voice<'_>, found: &Alternatives) -> Block {
    if found.near.choices.len() == 1 && !found.near.complete {
        return voice.paragraph("alternatives-unsought", &[]);
    }
    let best = voice.material.results.proposal.solution.value.max(1);
    let all = if found.near.complete { "alternatives-all" } else { "alternatives-some" };
    let arguments = [
        ("count", count(found.near.choices.len())),
        ("gap", text(voice.score(as_score(found.near.gap)))),
        ("share", text(voice.percent(found.near.gap as f64 / best as f64))),
        ("all", text(voice.say(all))),
    ];
    voice.paragraph("alternatives-near", &arguments)
}

/// The sets that are nearly as good, by what they change; nothing if there is none but the proposed one.
fn near_sets(voice: &Voice<'_>, found: &Alternatives) -> Option<Block> {
    let proposed = &voice.material.results.proposal.solution;
    let row = |choice: &Solution| {
        let (enters, leaves) = (choice.beyond(proposed), proposed.beyond(choice));
        let (enters, leaves) = (voice.keyed(&enters), voice.keyed(&leaves));
        vec![
            voice.set_cell(&enters, &leaves, enters.is_empty() && leaves.is_empty()),
            Cell::number(as_score(choice.value), 3),
            Cell::number(as_score(proposed.value.saturating_sub(choice.value)), 3),
        ]
    };
    let columns = [
        voice.start("portfolio-column-changes").list("enters").list("leaves"),
        voice.end("alternatives-column-total").number("value"),
        voice.end("alternatives-column-less").number("loss"),
    ];
    let rows: Vec<Vec<Cell>> = found.near.choices.iter().map(row).collect();
    (rows.len() > 1).then(|| voice.table("near-sets", &voice.say("alternatives-table"), columns, rows))
}

/// What a reader would get who takes areas from the top of the ranking.
fn from_the_top(voice: &Voice<'_>, found: &Alternatives) -> Block {
    let difference = &found.greedy.difference;
    if difference.only_exact.is_empty() && difference.only_other.is_empty() {
        return voice.paragraph("alternatives-greedy-same", &[]);
    }
    let changes = voice.changes(&voice.keyed(&difference.only_other), &voice.keyed(&difference.only_exact));
    let arguments = [
        ("changes", text(changes)),
        ("lost", text(voice.score(as_score(difference.value_lost)))),
        ("bound", text(voice.score(as_score(found.greedy.bound)))),
    ];
    voice.paragraph("alternatives-greedy", &arguments)
}

/// Total score by numbers of priorities and of plans near the bounds; that of the run stands out.
fn table(voice: &Voice<'_>, points: &[FrontierPoint]) -> Block {
    let bounds = voice.material.model.selection;
    let within = |value: u32, bound: u32, [below, above]: [u32; 2]| {
        value > 0 && value >= bound.saturating_sub(below) && value <= bound.saturating_add(above)
    };
    let most = |of: fn(&FrontierPoint) -> u32| points.iter().map(of).max().unwrap_or(0);
    let (most_k, most_n) = (most(|point| point.priorities), most(|point| point.plans));
    let shown = |point: &&FrontierPoint| {
        within(point.priorities, bounds.priorities.min(most_k), ROWS)
            && within(point.plans, bounds.plans.min(most_n), COLUMNS)
    };
    let shown: Vec<&FrontierPoint> = points.iter().filter(shown).collect();
    let rows = shown.chunk_by(|a, b| a.priorities == b.priorities).map(|row| {
        let cell = |point: &&FrontierPoint| {
            let Some(value) = point.value.map(as_score) else { return voice.nothing() };
            let own =
                point.priorities == bounds.priorities.min(most_k) && point.plans == bounds.plans.min(most_n);
            if own { Cell::said(strong(voice.score(value)), [value.into()]) } else { Cell::number(value, 3) }
        };
        let head = row.first().map_or(0, |point| point.priorities);
        std::iter::once(Cell::count(head)).chain(row.iter().map(cell)).collect()
    });
    let mut columns = vec![voice.end("frontier-column-priorities").integer("priorities").keyed()];
    let first = shown.first().map_or(0, |point| point.priorities);
    let plans = shown.iter().take_while(|point| point.priorities == first);
    columns.extend(plans.map(|point| {
        let title = voice.with("frontier-column-plans", &[("count", count(point.plans as usize))]);
        Column::end(title).number(&format!("value_with_{}_plans", point.plans))
    }));
    voice.table("frontier", &voice.say("frontier-table"), columns, rows.collect())
}

/// The fewest priorities and plans with which nothing is left to gain, if every pair was looked at.
fn useful(voice: &Voice<'_>, found: &Alternatives) -> Option<Block> {
    let most = found.frontier.points.iter().filter_map(|point| point.value).max()?;
    let full = || found.frontier.points.iter().filter(|point| point.value == Some(most));
    let priorities = full().map(|point| point.priorities).min()?;
    let plans = full().filter(|point| point.priorities == priorities).map(|point| point.plans).min()?;
    let arguments = [
        ("priorities", text(priorities.to_string())),
        ("plans", text(plans.to_string())),
        ("most", text(voice.score(as_score(most)))),
    ];
    found.frontier.whole.then(|| voice.paragraph("frontier-useful", &arguments))
}

/// Total score over the number of plans, for some numbers of priorities; only if every pair was looked at.
fn chart(voice: &Voice<'_>, found: &Alternatives) -> Option<Block> {
    let points = &found.frontier.points;
    let most = points.iter().map(|point| point.priorities).max().filter(|_| found.frontier.whole)?;
    let bound = voice.material.model.selection.priorities.min(most);
    let mut numbers = vec![bound.div_ceil(4), bound.div_ceil(2), bound, most];
    numbers.dedup();
    let curve = |&priorities: &u32| {
        let own = points.iter().filter(|point| point.priorities == priorities);
        let of = |point: &FrontierPoint| Some((f64::from(point.plans), as_score(point.value?)));
        Curve {
            label: voice.with("frontier-curve", &[("count", count(priorities as usize))]),
            points: own.filter_map(of).collect(),
        }
    };
    let series: Vec<Curve> = numbers.iter().filter(|number| **number > 0).map(curve).collect();
    series.iter().any(|curve| curve.points.len() > 1).then(|| {
        Block::Chart(Chart {
            id: "frontier-chart".to_owned(),
            caption: voice.say("frontier-chart"),
            description: voice.say("frontier-chart-text"),
            axis: voice.say("alternatives-column-total"),
            kind: ChartKind::Curves { series, across: voice.say("frontier-across"), diagonal: false },
        })
    })
}
