//! What would change in the scores without a provider on whom many areas depend.

use crate::advisory::voice::{Voice, code, text};
use crate::advisory::{Align, Block, Text};
use crate::comparison::{Removal, ScoreChange};
use crate::networks::services::Who;

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
    let rows: Vec<Vec<Text>> = removals.iter().filter_map(|removal| row(voice, removal)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("services-column-network", Align::Start),
        ("removal-column-areas", Align::End),
        ("removal-column-largest", Align::Start),
        ("removal-column-ranks", Align::End),
        ("removal-column-enters", Align::Start),
        ("removal-column-leaves", Align::Start),
    ];
    vec![
        voice.paragraph("removal-opening", &[]),
        voice.table("removals", &voice.say("removal-table"), &columns, rows),
    ]
}

/// None if what is known of the provider is restricted.
fn row(voice: &Voice<'_>, removal: &Removal) -> Option<Vec<Text>> {
    let results = voice.material.results;
    let mut enablers = results.networks.markets.enablers.first.iter();
    enablers.find(|enabler| enabler.who == Who::Network(removal.network) && enabler.may_be_shown)?;
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
        code(voice.material.dossier.network_ids.get(removal.network.index())),
        removal.effect.changes.len().to_string().into(),
        if largest.is_empty() { none() } else { largest.join("; ") }.into(),
        moved.to_string().into(),
        voice.areas(&removal.effect.enters).into(),
        voice.areas(&removal.effect.leaves).into(),
    ])
}
