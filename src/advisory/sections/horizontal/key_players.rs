//! What would change without the key players of areas.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Align, Block, Text};
use crate::comparison::{KeyRemoval, ScoreChange};
use crate::dossier::AreaIx;
use crate::networks::{AreaLoss, MOST_KEY_PLAYERS, SetLoss};

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
    let rows: Vec<Vec<Text>> = losses.take(MOST).map(|loss| row(voice, &loss, scored)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut columns = vec![
        ("key-loss-column-area", Align::Start),
        ("key-loss-column-actors", Align::End),
        ("key-loss-column-taken", Align::End),
        ("key-loss-column-apart", Align::End),
        ("key-loss-column-reach", Align::End),
        ("key-loss-column-lost", Align::End),
    ];
    if scored {
        columns.push(("key-loss-column-score", Align::End));
        columns.push(("key-loss-column-others", Align::End));
        columns.push(("key-loss-column-proposal", Align::Start));
    }
    let mut blocks = vec![voice.paragraph("key-loss-opening", &[("most", count(MOST_KEY_PLAYERS))])];
    blocks.extend((!scored).then(|| voice.paragraph("key-loss-not-scored", &[])));
    blocks.push(voice.table("key-losses", &voice.say("key-loss-table"), &columns, rows));
    blocks
}

fn row(voice: &Voice<'_>, largest: &LargestLoss<'_>, scored: bool) -> Vec<Text> {
    let LargestLoss { loss, set, removal } = largest;
    let number = |value: f64| text(voice.words.number(value, 1));
    let share = |value: Option<f64>| {
        text(value.map_or_else(|| voice.say("not-applicable"), |value| voice.percent(value)))
    };
    let pair = |before, after| voice.with("key-loss-pair", &[("before", before), ("after", after)]);
    let actors =
        [("actors", text(voice.words.count(loss.actors))), ("ties", text(voice.words.count(loss.ties)))];
    let taken = [
        ("taken", text(set.size.to_string())),
        ("equals", text(set.equals.to_string())),
        ("exact", text(if set.exact { "yes" } else { "no" })),
    ];
    let mut row = vec![
        voice.area(loss.area),
        voice.with("key-loss-actors", &actors),
        voice.with("key-loss-taken", &taken),
        pair(share(set.fragmentation_before), share(set.fragmentation_after)),
        pair(number(set.reach.reach_before), number(set.reach.reach_after)),
        set.lost_links.to_string(),
    ];
    if scored {
        row.push(largest.own().map_or_else(|| voice.say("key-loss-same"), |change| score(voice, change)));
        let effect = removal.map(|removal| &removal.effect);
        let changes = effect.map_or(0, |effect| effect.changes.len());
        row.push((changes - usize::from(largest.own().is_some())).to_string());
        let moved = effect.filter(|effect| !effect.enters.is_empty() || !effect.leaves.is_empty());
        row.push(moved.map_or_else(
            || voice.say("key-loss-proposal-same"),
            |effect| {
                let (enters, leaves) = (voice.areas(&effect.enters), voice.areas(&effect.leaves));
                voice.with("key-loss-proposal", &[("enters", text(enters)), ("leaves", text(leaves))])
            },
        ));
    }
    row.into_iter().map(Text::from).collect()
}

fn score(voice: &Voice<'_>, change: &ScoreChange) -> String {
    let arguments = [
        ("before", text(voice.score(change.before))),
        ("after", text(voice.score(change.after))),
        ("from", text(change.rank_before.to_string())),
        ("to", text(change.rank_after.to_string())),
    ];
    voice.with("key-loss-score", &arguments)
}
