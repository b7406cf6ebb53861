//! What would change in the scores without a provider on whom many areas depend.

use crate::advisory::cells::details;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{Block, Cell};
use crate::comparison::{Removal, ScoreChange};
use crate::networks::services::Who;
use crate::tables::DataTable;

/// Changes that are named for a provider.
const MOST_CHANGES: usize = 3;

/// Nothing, if no provider has clients in several areas.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let results = voice.material.results;
    if !results.networks.markets.enablers.first.iter().any(|enabler| enabler.areas.len() > 1) {
        return Vec::new();
    }
    let Some(removals) = &results.networks.removals else {
        return vec![voice.paragraph("removal-not-scored", &[])];
    };
    let rows: Vec<Vec<Cell>> = removals.iter().filter_map(|removal| row(voice, removal)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        voice.start("services-column-network").string("network").keyed(),
        voice.end("removal-column-areas").integer("areas"),
        voice.start("removal-column-largest"),
        voice.end("removal-column-ranks").integer("ranks_changed"),
        voice.start("removal-column-enters").list("enters"),
        voice.start("removal-column-leaves").list("leaves"),
    ];
    let table = voice.table("removals", &voice.say("removal-table"), columns, rows);
    vec![voice.paragraph("removal-opening", &[]), voice.detailed(table, vec![changes(voice, removals)])]
}

/// Every score that changes.
fn changes(voice: &Voice<'_>, removals: &[Removal]) -> DataTable {
    let rows = removals.iter().filter(|removal| shown(voice, removal)).flat_map(|removal| {
        let network = voice.material.dossier.network_ids.get(removal.network.index());
        removal.effect.changes.iter().map(move |change| {
            vec![
                network.into(),
                voice.area_key(change.area).into(),
                change.before.into(),
                change.after.into(),
                change.rank_before.into(),
                change.rank_after.into(),
            ]
        })
    });
    let heading = || voice.start("removal-column-largest");
    let fields = vec![
        voice.start("services-column-network").string("network").keyed(),
        voice.start("picture-column-area").string("area").keyed(),
        heading().number("score_before").number("score_after").integer("rank_before").integer("rank_after"),
    ];
    details("scores", &voice.say("removal-table"), fields, rows.collect())
}

/// Whether what is known of the provider may be shown.
fn shown(voice: &Voice<'_>, removal: &Removal) -> bool {
    let mut enablers = voice.material.results.networks.markets.enablers.first.iter();
    enablers.any(|enabler| enabler.who == Who::Network(removal.network) && enabler.may_be_shown)
}

/// None if what is known of the provider is restricted.
fn row(voice: &Voice<'_>, removal: &Removal) -> Option<Vec<Cell>> {
    if !shown(voice, removal) {
        return None;
    }
    let change = |change: &ScoreChange| {
        let arguments = [
            ("area", text(voice.area(change.area))),
            ("before", text(voice.score(change.before))),
            ("after", text(voice.score(change.after))),
            ("from", text(change.rank_before.to_string())),
            ("to", text(change.rank_after.to_string())),
        ];
        voice.with("removal-change", &arguments)
    };
    let largest: Vec<String> = removal.effect.changes.iter().take(MOST_CHANGES).map(change).collect();
    let moved =
        removal.effect.changes.iter().filter(|change| change.rank_before != change.rank_after).count();
    let none = || voice.say("none");
    Some(vec![
        voice.network_cell(removal.network),
        Cell::count(removal.effect.changes.len()),
        Cell::said(if largest.is_empty() { none() } else { largest.join("; ") }, []),
        Cell::count(moved),
        voice.areas_cell(&removal.effect.enters),
        voice.areas_cell(&removal.effect.leaves),
    ])
}
