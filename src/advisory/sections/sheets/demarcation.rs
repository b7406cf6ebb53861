//! Every two proposed priorities that share something, side by side.

use crate::advisory::cells::word;
use crate::advisory::reasons::CLOSE;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell};
use crate::comparison::{Demarcation, LeadsBy};
use crate::tables::Value;

/// Pairs that are listed.
const LISTED: usize = 40;

/// The table of all pairs; nothing if no two priorities share anything.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let all = &voice.material.results.reasons.demarcations;
    if all.is_empty() {
        return Vec::new();
    }
    let close = all.iter().filter(|one| Voice::is_close(one)).count();
    let mut blocks = vec![Block::Heading {
        level: 1,
        id: "demarcation".to_owned(),
        title: voice.say("demarcation-heading"),
    }];
    blocks.extend(voice.demarcating_networks());
    blocks.push(voice.paragraph(
        "demarcation-text",
        &[("count", count(all.len())), ("close", count(close)), ("threshold", text(voice.percent(CLOSE)))],
    ));
    let columns = [
        voice.start("demarcation-column-leads").labelled("leading").keyed(),
        voice.start("demarcation-column-other").labelled("other").keyed(),
        voice.end("demarcation-column-networks").integer("shared_networks"),
        voice.end("demarcation-column-share").share("share"),
        voice.start("demarcation-column-emphases").list("emphases"),
        voice.end("demarcation-column-links").integer("links"),
        voice.end("demarcation-column-sources").integer("shared_sources"),
        voice
            .start("demarcation-column-by")
            .string("decided_by")
            .integer("main_leading")
            .integer("main_other"),
    ];
    let rows = all.iter().take(LISTED).map(|one| row(voice, one)).collect();
    blocks.push(voice.table("demarcations", &voice.say("demarcation-heading"), columns, rows));
    if all.len() > LISTED {
        blocks.push(voice.paragraph("demarcation-more", &[("count", count(all.len() - LISTED))]));
    }
    blocks
}

fn emphases(voice: &Voice<'_>, one: &Demarcation) -> Cell {
    let names: Vec<String> =
        one.emphases.iter().map(|key| Voice::within(&voice.indicator_by_key(key))).collect();
    if names.is_empty() {
        voice.nothing()
    } else {
        Cell::said(names.join("; "), [Value::list(&one.emphases)])
    }
}

fn row(voice: &Voice<'_>, one: &Demarcation) -> Vec<Cell> {
    let by = match one.by {
        LeadsBy::Networks => {
            let [own, theirs] = one.networks.main.map(|main| text(main.to_string()));
            voice.with("demarcation-by-networks", &[("own", own), ("theirs", theirs)])
        }
        LeadsBy::Score => voice.say("demarcation-by-score"),
    };
    let [own, theirs] = one.networks.main;
    vec![
        Cell::key(&one.leads, voice.bundle_named(&one.leads)),
        Cell::key(&one.other, voice.bundle_named(&one.other)),
        Cell::count(one.networks.shared),
        Cell::share(one.share(), 0),
        emphases(voice, one),
        Cell::count(one.links),
        Cell::count(one.sources.shared),
        Cell::said(by, [word(&one.by).into(), own.into(), theirs.into()]),
    ]
}
