//! Part of the sensitivity section: several stakeholders with their own weights.

use crate::advisory::cells::details;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, Column, Text};
use crate::robustness::{StakeholderView, StakeholderViews};
use crate::tables::Value;

use super::variation::heading;

/// Coalitions that are listed for an area.
const LISTED: usize = 4;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let Some(found) = &voice.doubts().stakeholders else { return Vec::new() };
    let mut blocks = vec![heading(voice, "stakeholders", "stakeholders-title")];
    if found.invented {
        blocks.push(voice.paragraph("stakeholders-invented", &[]));
    }
    if found.top_k != voice.material.model.selection.priorities as usize {
        blocks.push(voice.paragraph("stakeholders-half", &[("k", text(found.top_k.to_string()))]));
    }
    let ranked = voice.ranked();
    let inside = |rows: &[usize]| voice.rows(ranked.iter().copied().filter(|row| rows.contains(row)));
    blocks.push(voice.paragraph(
        "stakeholders-text",
        &[
            ("count", count(found.views.len())),
            ("k", text(found.top_k.to_string())),
            ("unanimous", text(inside(&found.unanimous))),
            ("contested", text(inside(&found.contested))),
            ("together", text(inside(&found.together))),
        ],
    ));
    let decisive: Vec<String> = found
        .views
        .iter()
        .filter(|view| !view.enters_without.is_empty() || !view.leaves_without.is_empty())
        .map(|view| view.key.clone())
        .collect();
    blocks.push(if decisive.is_empty() {
        voice.paragraph("stakeholders-decisive-none", &[])
    } else {
        voice.paragraph("stakeholders-decisive", &[("list", text(voice.list(&decisive)))])
    });
    blocks.push(views(voice, found));
    blocks.extend(vote(voice, found));
    blocks.push(voice.paragraph("stakeholders-support-text", &[("k", text(found.top_k.to_string()))]));
    blocks.push(support(voice, found, &ranked));
    blocks
}

/// What a vote of the stakeholders' orders would put first.
fn vote(voice: &Voice<'_>, found: &StakeholderViews) -> Option<Block> {
    let vote = found.vote.as_ref()?;
    let first = |ranks: &[u32]| {
        let mut rows: Vec<usize> = (0..ranks.len()).collect();
        rows.sort_by_key(|&row| (ranks[row], row));
        text(voice.rows(rows.into_iter().take(found.top_k)))
    };
    let kemeny = vote.kemeny.order.iter().copied().take(found.top_k);
    Some(voice.paragraph(
        "stakeholders-vote",
        &[
            ("k", text(found.top_k.to_string())),
            ("borda", first(&vote.borda_ranks)),
            ("copeland", first(&vote.copeland_ranks)),
            ("kemeny", text(voice.rows(kemeny))),
        ],
    ))
}

fn views(voice: &Voice<'_>, found: &StakeholderViews) -> Block {
    let table = &voice.material.results.scores.assembly.table;
    let row = |view: &StakeholderView| {
        let areas = |rows: &[usize]| rows.iter().map(|&row| table.areas[row]).collect::<Vec<_>>();
        let own: Vec<usize> = view.order.iter().copied().take(found.top_k).collect();
        let swings = |share: f64| Cell::share(share, 0);
        vec![
            Cell::key(view.key.as_str(), view.key.as_str()),
            voice.areas_cell(&areas(&own)),
            voice.changes_cell(&areas(&view.enters_without), &areas(&view.leaves_without)),
            view.swings.map_or_else(|| Cell::Nothing(Text::default()), swings),
        ]
    };
    let k = text(found.top_k.to_string());
    let columns = vec![
        voice.start("stakeholders-column-who").string("stakeholder").keyed(),
        Column::start(voice.with("stakeholders-column-top", &[("k", k)])).list("areas"),
        voice.start("stakeholders-column-without").list("enters_without").list("leaves_without"),
        voice.end("stakeholders-column-swings").share("swings"),
    ];
    let rows = found.views.iter().map(row).collect();
    voice.table("stakeholders", &voice.say("stakeholders-title"), columns, rows)
}

/// Areas that somebody supports, by rank.
fn support(voice: &Voice<'_>, found: &StakeholderViews, ranked: &[usize]) -> Block {
    let table = &voice.material.results.scores.assembly.table;
    let rows = ranked.iter().filter(|row| !found.support[**row].coalitions.is_empty()).map(|&row| {
        let support = &found.support[row];
        let names = |members: &[usize]| {
            members.iter().map(|&at| found.views[at].key.as_str()).collect::<Vec<_>>().join(" + ")
        };
        let mut coalitions: Vec<String> =
            support.coalitions.iter().take(LISTED).map(|members| names(members)).collect();
        if support.coalitions.len() > LISTED {
            coalitions.push("…".to_owned());
        }
        vec![
            voice.area_cell(table.areas[row]),
            Cell::two(Cell::count(support.alone.len()), " / ", Cell::count(found.views.len())),
            support.share.map_or_else(|| Cell::Nothing(Text::default()), |share| Cell::share(share, 0)),
            Cell::said(coalitions.join("; "), []),
        ]
    });
    let members = ranked.iter().flat_map(|&row| {
        let area = voice.area_key(table.areas[row]);
        (1..).zip(&found.support[row].coalitions).map(move |(number, members): (usize, &Vec<usize>)| {
            let keys = members.iter().map(|&at| found.views[at].key.as_str());
            vec![area.into(), number.into(), Value::list(keys)]
        })
    });
    let title = voice.say("stakeholders-coalitions");
    let heading = || voice.start("stakeholders-column-coalitions");
    let fields = vec![
        voice.start("picture-column-area").string("area").keyed(),
        heading().integer("coalition").keyed(),
        heading().list("members"),
    ];
    let members = details("members", &title, fields, members.collect());
    let columns = [
        voice.area_column().keyed(),
        voice.end("stakeholders-column-alone").integer("alone").integer("stakeholders"),
        voice.end("stakeholders-column-share").share("share"),
        voice.start("stakeholders-column-coalitions"),
    ];
    voice.detailed(voice.table("coalitions", &title, columns, rows.collect()), vec![members])
}
