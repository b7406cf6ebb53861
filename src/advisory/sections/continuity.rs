//! Continuity: what the proposal keeps, drops and adds against the cycle before.

use crate::advisory::voice::{Voice, text};
use crate::advisory::{Block, Cell};
use crate::dossier::{AreaIx, PreviousPriority};
use crate::model::label;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let previous = &voice.material.dossier.previous;
    if previous.is_empty() {
        return vec![voice.paragraph("continuity-none", &[])];
    }
    let columns = [
        voice.start("continuity-column-earlier").labelled("earlier").keyed(),
        voice.end("continuity-column-plans").integer("plans"),
        voice.end("continuity-column-goals").integer("goals"),
        voice.start("continuity-column-now").list("kept").list("dropped"),
    ];
    let rows = previous.iter().map(|priority| row(voice, priority)).collect();
    let before: Vec<AreaIx> = previous.iter().flat_map(|priority| priority.areas.iter().copied()).collect();
    let proposed: Vec<AreaIx> = voice
        .material
        .results
        .areas
        .iter()
        .filter(|result| result.mode.is_some())
        .map(|result| result.area)
        .collect();
    let new: Vec<AreaIx> = proposed.iter().copied().filter(|area| !before.contains(area)).collect();
    let news = if new.is_empty() {
        voice.paragraph("continuity-new-none", &[])
    } else {
        voice.paragraph("continuity-new", &[("list", text(voice.areas(&new)))])
    };
    let same = (proposed.len() - new.len()).to_string();
    let arguments = [("same", text(same)), ("proposed", text(proposed.len().to_string()))];
    vec![
        voice.paragraph("continuity-opening", &[]),
        voice.table("earlier-priorities", &voice.say("continuity-table"), columns, rows),
        news,
        voice.paragraph("continuity-baseline", &arguments),
    ]
}

fn row(voice: &Voice<'_>, priority: &PreviousPriority) -> Vec<Cell> {
    let is_in = |area: &AreaIx| voice.result(*area).is_some_and(|result| result.mode.is_some());
    let (kept, lost): (Vec<AreaIx>, Vec<AreaIx>) = priority.areas.iter().copied().partition(is_in);
    let now = match (kept.is_empty(), lost.is_empty()) {
        (true, true) => voice.say("continuity-unknown"),
        (false, true) => voice.say("continuity-kept"),
        (true, false) => {
            let best = lost.iter().filter_map(|&area| voice.result(area)).min_by_key(|result| result.rank);
            let rank = best.map_or(0, |result| result.rank);
            let order = if voice.no_order().is_some() { "no" } else { "yes" };
            voice.with("continuity-dropped", &[("rank", text(rank.to_string())), ("order", text(order))])
        }
        (false, false) => {
            let arguments = [("kept", text(voice.areas(&kept))), ("lost", text(voice.areas(&lost)))];
            voice.with("continuity-partly", &arguments)
        }
    };
    let number = |count: Option<u32>| voice.known(count, Cell::count);
    vec![
        Cell::key(&priority.key, label(&priority.labels, voice.language(), &priority.key)),
        number(priority.plans),
        number(priority.goals),
        Cell::said(now, [voice.area_keys(&kept), voice.area_keys(&lost)]),
    ]
}
