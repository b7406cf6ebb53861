//! What would change without the key players of areas.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell};
use crate::comparison::{KeyRemoval, ScoreChange};
use crate::dossier::AreaIx;
use crate::networks::{AreaLoss, MOST_KEY_PLAYERS, SetLoss};
use crate::tables::Value;

/// Areas that are shown.
const MOST: usize = 12;

/// The largest set of an area, and what it would do to scores.
pub(in crate::advisory::sections) struct LargestLoss<'a> {
    pub(in crate::advisory::sections) loss: &'a AreaLoss,
    pub(in crate::advisory::sections) set: &'a SetLoss,
    /// None if networks enter no score.
    pub(in crate::advisory::sections) removal: Option<&'a KeyRemoval>,
}

impl LargestLoss<'_> {
    /// How the area's own score changes; none if it does not.
    pub(in crate::advisory::sections) fn own(&self) -> Option<&ScoreChange> {
        self.removal?.effect.changes.iter().find(|change| change.area == self.loss.area)
    }
}

impl<'a> Voice<'a> {
    /// What the loss of the largest set of an area would do; none if its layer is too small.
    pub(in crate::advisory::sections) fn largest_loss(&self, area: AreaIx) -> Option<LargestLoss<'a>> {
        let results = self.material.results;
        let loss = results.networks.key_losses.iter().find(|loss| loss.area == area)?;
        let set = loss.sets.last()?;
        let mut removals = results.networks.key_removals.iter().flatten();
        let removal = removals.find(|removal| removal.area == area && removal.size == set.size);
        Some(LargestLoss { loss, set, removal })
    }
}

/// Nothing, if no area has a layer of actors that is large enough.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let results = voice.material.results;
    let scored = results.networks.key_removals.is_some();
    let losses = results.networks.key_losses.iter().filter_map(|loss| voice.largest_loss(loss.area));
    let rows: Vec<Vec<Cell>> = losses.take(MOST).map(|loss| row(voice, &loss, scored)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut columns = vec![
        voice.start("key-loss-column-area").labelled("area").keyed(),
        voice.end("key-loss-column-actors").integer("actors").integer("ties"),
        voice.end("key-loss-column-taken").integer("taken").integer("equal_sets").boolean("equal_sets_exact"),
        voice.end("key-loss-column-apart").share("unreachable_before").share("unreachable_after"),
        voice.end("key-loss-column-reach").number("reach_before").number("reach_after"),
        voice.end("key-loss-column-lost").integer("links_lost"),
    ];
    if scored {
        columns.push(
            voice
                .end("key-loss-column-score")
                .number("score_before")
                .number("score_after")
                .integer("rank_before")
                .integer("rank_after"),
        );
        columns.push(voice.end("key-loss-column-others").integer("other_scores"));
        columns.push(voice.start("key-loss-column-proposal").list("enters").list("leaves"));
    }
    let mut blocks: Vec<Block> = voice.invented_networks().into_iter().collect();
    blocks.push(voice.paragraph("key-loss-opening", &[("most", count(MOST_KEY_PLAYERS))]));
    blocks.extend((!scored).then(|| voice.paragraph("key-loss-not-scored", &[])));
    blocks.push(voice.table("key-losses", &voice.say("key-loss-table"), columns, rows));
    blocks
}

fn row(voice: &Voice<'_>, largest: &LargestLoss<'_>, scored: bool) -> Vec<Cell> {
    let LargestLoss { loss, set, removal } = largest;
    let number = |value: f64| Cell::number(value, 1);
    let share = |value: Option<f64>| voice.known(value, |value| Cell::share(value, 0));
    let pair = |before, after| voice.around("key-loss-pair", [("before", before), ("after", after)]);
    let grouped = |count: usize| Cell::Count { count: count as u64, grouped: true };
    let taken = [
        ("taken", text(set.size.to_string())),
        ("equals", text(set.equals.to_string())),
        ("exact", text(if set.exact { "yes" } else { "no" })),
    ];
    let mut row = vec![
        voice.area_cell(loss.area),
        voice.around("key-loss-actors", [("actors", grouped(loss.actors)), ("ties", grouped(loss.ties))]),
        Cell::said(
            voice.with("key-loss-taken", &taken),
            [set.size.into(), set.equals.into(), set.exact.into()],
        ),
        pair(share(set.fragmentation_before), share(set.fragmentation_after)),
        pair(number(set.reach.reach_before), number(set.reach.reach_after)),
        Cell::count(set.lost_links),
    ];
    if scored {
        row.push(largest.own().map_or_else(
            || voice.nothing_as("key-loss-same"),
            |change| voice.around("key-loss-score", score_change(change)),
        ));
        let effect = removal.map(|removal| &removal.effect);
        let changes = effect.map_or(0, |effect| effect.changes.len());
        row.push(Cell::count(changes - usize::from(largest.own().is_some())));
        let moved = effect.filter(|effect| !effect.enters.is_empty() || !effect.leaves.is_empty());
        row.push(moved.map_or_else(
            || {
                Cell::said(
                    voice.say("key-loss-proposal-same"),
                    [Value::list::<String>([]), Value::list::<String>([])],
                )
            },
            |effect| {
                let (enters, leaves) = (voice.areas_cell(&effect.enters), voice.areas_cell(&effect.leaves));
                voice.around("key-loss-proposal", [("enters", enters), ("leaves", leaves)])
            },
        ));
    }
    row
}

/// Score and rank before and after.
fn score_change(change: &ScoreChange) -> [(&'static str, Cell); 4] {
    [
        ("before", Cell::number(change.before, 3)),
        ("after", Cell::number(change.after, 3)),
        ("from", Cell::count(change.rank_before)),
        ("to", Cell::count(change.rank_after)),
    ]
}
