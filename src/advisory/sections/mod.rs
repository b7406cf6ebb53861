//! The sections, one file each. A section takes the material and returns blocks; it computes nothing that a
//! stage should have computed.

mod alternatives;
mod annexes;
mod choices;
mod continuity;
mod cover;
mod disclosed;
mod doubts;
mod horizontal;
mod lists;
mod mandate;
mod method;
mod monitoring;
mod not_proposed;
mod picture;
mod portfolio;
mod proposed;
mod questions;
mod rules;
mod sensitivity;
mod sheets;
mod silence;
mod stakeholders;
mod summary;
mod variation;

use super::voice::Voice;
use super::{Block, Section};

type Writer = fn(&Voice<'_>) -> Vec<Block>;

/// Identifier, message key of the title, and writer of each section, in the order of the document.
const SECTIONS: &[(&str, &str, Writer)] = &[
    ("cover", "section-cover", cover::write),
    ("summary", "section-summary", summary::write),
    ("lists-beside", "section-lists", lists::write),
    ("mandate", "section-mandate", mandate::write),
    ("method", "section-method", method::write),
    ("threat-picture", "section-picture", picture::write),
    ("sheets", "section-sheets", sheets::write),
    ("horizontal", "section-horizontal", horizontal::write),
    ("not-proposed", "section-not-proposed", not_proposed::write),
    ("sensitivity", "section-sensitivity", sensitivity::write),
    ("continuity", "section-continuity", continuity::write),
    ("choices", "section-choices", choices::write),
    ("monitoring", "section-monitoring", monitoring::write),
    ("annexes", "section-annexes", annexes::write),
];

/// Writes all sections that have something to say.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Section> {
    let written = SECTIONS.iter().map(|&(id, title, writer)| (id, title, writer(voice)));
    let said = written.filter(|(_, _, blocks)| !blocks.is_empty()).zip(1..);
    said.map(|((id, title, blocks), number)| Section {
        number,
        id: id.to_owned(),
        title: voice.say(title),
        blocks,
    })
    .collect()
}
