//! Summary: the proposal in one table, and what the evidence separates.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{AreaResult, Block, Proposed, Tone};
use crate::comparison::SeparatedPairs;

use super::{disclosed, portfolio, proposed, silence};

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let mut blocks = vec![opening(voice), proposed::table(voice)];
    blocks.extend(disclosed::overrides(voice));
    if voice.material.results.areas.iter().all(|result| result.mode.is_some()) {
        let words = voice.say("summary-no-choice");
        blocks.push(Block::Callout { tone: Tone::Caution, text: words.into() });
    } else {
        blocks.extend(silence::guard(voice));
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
    let candidates = material.results.areas.len();
    let most = material.results.silence.as_ref().map_or(candidates, |silence| silence.places.most);
    let opening = voice.with(
        "summary-opening",
        &[
            ("areas", text(candidates.to_string())),
            ("most", text(most.to_string())),
            ("rate", text(voice.percent(most as f64 / candidates.max(1) as f64))),
            ("priorities", count(places)),
            ("k", text(bounds.priorities.to_string())),
            ("plans", count(sum(|proposed| proposed.plans) as usize)),
            ("n", text(bounds.plans.to_string())),
            ("goals", count(sum(|proposed| proposed.goals) as usize)),
            ("g", text(bounds.goals.to_string())),
        ],
    );
    let model = crate::model::label(&material.model.title, voice.language(), &material.model.name);
    let forced = count(material.results.proposal.overrides.len());
    let method = voice.with("summary-method", &[("model", text(model)), ("forced", forced)]);
    let parts = [Some(opening), voice.first_statistic(), Some(method)];
    Block::Paragraph(parts.into_iter().flatten().collect::<Vec<_>>().join(" ").into())
}

/// What the simulated views agree on, in words.
fn separation(voice: &Voice<'_>) -> Vec<Block> {
    let material = voice.material;
    let mut blocks = silence::groups(voice);
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
    if let Some(words) = voice.one_of(last.area, out.area) {
        return Some(Block::Paragraph(words.into()));
    }
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
