//! Summary: the proposal in one table, and what the evidence separates.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{AreaResult, Block, Proposed, Text, Tone};
use crate::comparison::SeparatedPairs;

use super::{disclosed, portfolio, proposed};

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let mut blocks = vec![opening(voice), proposed::table(voice)];
    blocks.extend(disclosed::overrides(voice));
    if voice.material.results.areas.iter().all(|result| result.mode.is_some()) {
        let words = voice.say("summary-no-choice");
        blocks.push(Block::Callout { tone: Tone::Caution, text: words.into() });
    }
    blocks.extend(separation(voice));
    blocks.extend(portfolio::in_short(voice));
    blocks.extend(narrow(voice));
    if let Some(flat) = flat(voice) {
        blocks.push(flat);
    }
    blocks
}

fn opening(voice: &Voice<'_>) -> Block {
    let material = voice.material;
    let bounds = material.model.selection;
    let places = material.results.proposal.proposed.iter().filter(|proposed| proposed.takes_place).count();
    let sum = |of: fn(&Proposed) -> u32| material.results.proposal.proposed.iter().map(of).sum::<u32>();
    voice.paragraph(
        "summary-opening",
        &[
            ("areas", text(material.results.areas.len().to_string())),
            ("priorities", count(places)),
            ("k", text(bounds.priorities.to_string())),
            ("plans", count(sum(|proposed| proposed.plans) as usize)),
            ("n", text(bounds.plans.to_string())),
            ("goals", count(sum(|proposed| proposed.goals) as usize)),
            ("g", text(bounds.goals.to_string())),
            ("forced", count(material.results.proposal.overrides.len())),
            (
                "model",
                text(crate::model::label(&material.model.title, voice.language(), &material.model.name)),
            ),
        ],
    )
}

/// What the simulated views agree on, in words.
fn separation(voice: &Voice<'_>) -> Vec<Block> {
    let material = voice.material;
    let k = material.model.selection.priorities.to_string();
    let mut blocks = Vec::new();
    let headline = &material.results.headline;
    if let Some(SeparatedPairs { all, separated }) = headline.pairs {
        blocks.push(voice.paragraph(
            "summary-separate",
            &[
                ("pairs", text(all.to_string())),
                ("separated", text(separated.to_string())),
                ("share", text(voice.percent(separated as f64 / all.max(1) as f64))),
                ("open", text((all - separated).to_string())),
            ],
        ));
    }
    let groups = [
        ("summary-robust", "summary-robust-none", &headline.robust),
        ("summary-borderline", "summary-borderline-none", &headline.borderline),
        ("summary-out", "summary-out-none", &headline.out),
    ];
    let items = groups.iter().map(|(key, none, areas)| {
        if areas.is_empty() {
            voice.with(none, &[("k", text(&k))])
        } else {
            voice.with(key, &[("k", text(&k)), ("list", text(voice.areas(areas)))])
        }
    });
    blocks.push(Block::List(items.map(Text::from).collect()));
    blocks
}

/// A caution if nearly everything that is reported is High.
fn flat(voice: &Voice<'_>) -> Option<Block> {
    let share = voice.material.results.headline.high?;
    (share > 0.8).then(|| Block::Callout {
        tone: Tone::Caution,
        text: voice.with("summary-flat", &[("high", text(voice.percent(share)))]).into(),
    })
}

/// That the step at the line is smaller than what is not known on either side of it.
fn narrow(voice: &Voice<'_>) -> Option<Block> {
    let out = voice.first_left_out()?;
    let last = voice
        .material
        .results
        .areas
        .iter()
        .rfind(|result| result.mode.is_some() && result.rank < out.rank)?;
    let gap = last.score - out.score;
    let width = |result: &AreaResult| result.interval[1] - result.interval[0];
    (gap < width(last).min(width(out))).then(|| {
        let arguments = [
            ("last", text(voice.area(last.area))),
            ("next", text(voice.area(out.area))),
            ("gap", text(voice.score(gap))),
        ];
        voice.paragraph("summary-narrow", &arguments)
    })
}
