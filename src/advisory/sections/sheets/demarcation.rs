//! Every two proposed priorities that share something, side by side.

use crate::advisory::reasons::CLOSE;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Align, Block, Text};
use crate::comparison::{Demarcation, LeadsBy};

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
    blocks.extend(voice.invented_networks());
    blocks.push(voice.paragraph(
        "demarcation-text",
        &[("count", count(all.len())), ("close", count(close)), ("threshold", text(voice.percent(CLOSE)))],
    ));
    let columns = [
        ("demarcation-column-leads", Align::Start),
        ("demarcation-column-other", Align::Start),
        ("demarcation-column-networks", Align::End),
        ("demarcation-column-share", Align::End),
        ("demarcation-column-links", Align::End),
        ("demarcation-column-sources", Align::End),
        ("demarcation-column-by", Align::Start),
    ];
    let rows = all.iter().take(LISTED).map(|one| row(voice, one)).collect();
    blocks.push(voice.table("demarcations", &voice.say("demarcation-heading"), &columns, rows));
    if all.len() > LISTED {
        blocks.push(voice.paragraph("demarcation-more", &[("count", count(all.len() - LISTED))]));
    }
    blocks
}

fn row(voice: &Voice<'_>, one: &Demarcation) -> Vec<Text> {
    let by = match one.by {
        LeadsBy::Networks => {
            let main = one.networks.main.map(|main| text(main.to_string()));
            let [own, theirs] = main;
            voice.with("demarcation-by-networks", &[("own", own), ("theirs", theirs)])
        }
        LeadsBy::Score => voice.say("demarcation-by-score"),
    };
    vec![
        voice.bundle_named(&one.leads).into(),
        voice.bundle_named(&one.other).into(),
        one.networks.shared.to_string().into(),
        voice.percent(one.share()).into(),
        one.links.to_string().into(),
        one.sources.shared.to_string().into(),
        by.into(),
    ]
}
