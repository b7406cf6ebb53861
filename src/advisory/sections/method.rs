//! The method in one page: every normative choice, and who made it.

use crate::advisory::voice::{Voice, text};
use crate::advisory::{Align, Block, Text};
use crate::model::{ContributorRule, MissingPolicy, Range};
use crate::robustness::SourceEffect;
use crate::scoring::Reason;

use super::doubts::drawing;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let mut blocks = vec![
        voice.paragraph("method-opening", &[]),
        Block::Definitions(choices(voice)),
        layers(voice),
        weights(voice),
    ];
    blocks.extend(statements(voice));
    if !voice.material.results.scores.assembly.left_out.is_empty() {
        blocks.extend(left_out(voice));
    }
    blocks
}

fn choices(voice: &Voice<'_>) -> Vec<(Text, Text)> {
    let model = voice.material.model;
    let table = &voice.material.results.scores.assembly.table;
    let provenance = &voice.material.results.provenance;
    let bounds = model.selection;
    let rows = [
        ("method-model", model.description.clone()),
        ("method-author", model.author.clone()),
        (
            "method-indicators",
            voice.with(
                "method-indicators-value",
                &[
                    ("count", text(table.criteria.len().to_string())),
                    ("layers", text(table.layers.len().to_string())),
                ],
            ),
        ),
        ("method-unknown", voice.policy(model.unknown)),
        ("method-absent", voice.policy(model.absent)),
        ("method-grades", voice.say("method-grades-value")),
        ("method-contributors", voice.contributor_rule()),
        (
            "method-robustness",
            voice.with(
                "method-robustness-value",
                &[
                    ("samples", text(voice.words.number(provenance.samples as f64, 0))),
                    ("error", text(voice.words.number(provenance.largest_error, 4))),
                ],
            ),
        ),
        ("method-drawing", drawing(voice)),
        (
            "method-selection",
            voice.with(
                "method-selection-value",
                &[
                    ("k", text(bounds.priorities.to_string())),
                    ("n", text(bounds.plans.to_string())),
                    ("g", text(bounds.goals.to_string())),
                ],
            ),
        ),
    ];
    let mut rows = rows.to_vec();
    if let Some(effect) = &voice.material.results.robustness.source_effect {
        let at = rows.iter().position(|(key, _)| *key == "method-selection").unwrap_or(rows.len());
        rows.insert(at, ("method-sources", sources(voice, effect)));
    }
    rows.into_iter().map(|(key, value)| (voice.say(key).into(), value.into())).collect()
}

/// What it changes that reports of one source move together.
fn sources(voice: &Voice<'_>, effect: &SourceEffect) -> String {
    let width = |width| text(voice.words.number(width, 3));
    voice.with(
        "method-sources-value",
        &[
            ("correlation", text(voice.words.number(effect.correlation, 2))),
            ("sources", text(effect.sources.to_string())),
            ("cells", text(effect.cells.to_string())),
            ("width", width(effect.width.0)),
            ("width-alone", width(effect.width.1)),
            ("told", text(effect.told.0.to_string())),
            ("told-alone", text(effect.told.1.to_string())),
        ],
    )
}

impl Voice<'_> {
    /// A policy for what is missing, in words.
    pub(super) fn policy(&self, policy: MissingPolicy) -> String {
        match policy {
            MissingPolicy::Exclude => self.say("policy-exclude"),
            MissingPolicy::AsValue { value } => {
                self.with("policy-as-value", &[("value", text(self.words.number(value, 2)))])
            }
            MissingPolicy::Interval => self.say("policy-interval"),
        }
    }

    /// How contributors are weighted, in words.
    pub(super) fn contributor_rule(&self) -> String {
        self.say(match self.material.model.contributors {
            ContributorRule::Equal => "rule-equal",
            ContributorRule::ByReport => "rule-by-report",
            ContributorRule::Given { .. } => "rule-given",
        })
    }

    fn range(&self, range: Range) -> Text {
        self.interval(&self.percent(range.low), &self.percent(range.high)).into()
    }
}

fn layers(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.scores.assembly.table.layers.iter().map(|layer| {
        vec![
            Text::from(voice.layer(layer.layer)),
            voice.percent(layer.weight).into(),
            voice.range(layer.range),
            layer.criteria.len().to_string().into(),
        ]
    });
    let columns = [
        ("method-column-layer", Align::Start),
        ("method-column-weight", Align::End),
        ("method-column-layer-range", Align::End),
        ("method-indicators", Align::End),
    ];
    voice.table("layer-weights", &voice.say("method-layer-weights"), &columns, rows.collect())
}

fn weights(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.scores.assembly.table.criteria.iter().map(|criterion| {
        vec![
            Text::from(voice.indicator(criterion.indicator)),
            voice.layer(criterion.layer).into(),
            voice.words.percent(criterion.weight, 1).into(),
            voice.range(criterion.range),
        ]
    });
    let columns = [
        ("method-column-indicator", Align::Start),
        ("method-column-layer", Align::Start),
        ("method-column-weight", Align::End),
        ("method-column-range", Align::End),
    ];
    voice.table("weights", &voice.say("method-weights"), &columns, rows.collect())
}

/// The statements on weights that the simulated ones keep.
fn statements(voice: &Voice<'_>) -> Vec<Block> {
    let doubts = voice.doubts();
    let mut blocks = Vec::new();
    if !doubts.statements.is_empty() {
        blocks.push(voice.paragraph("method-statements", &[]));
        blocks.push(Block::List(doubts.statements.iter().map(|one| Text::from(one.as_str())).collect()));
    }
    if !doubts.left_aside.is_empty() {
        let list = text(doubts.left_aside.join("; "));
        blocks.push(voice.paragraph("method-statements-left", &[("list", list)]));
    }
    if !doubts.broken.is_empty() {
        let list = text(doubts.broken.join("; "));
        blocks.push(voice.paragraph("method-statements-broken", &[("list", list)]));
    }
    blocks
}

fn left_out(voice: &Voice<'_>) -> [Block; 2] {
    let left_out = &voice.material.results.scores.assembly.left_out;
    let weight: f64 = left_out.iter().map(|criterion| criterion.weight).sum();
    let rows = left_out.iter().map(|criterion| {
        let reason = match criterion.reason {
            Reason::NoEvidence => "reason-no-evidence",
            Reason::Invented => "reason-invented",
        };
        vec![
            Text::from(voice.indicator_by_key(&criterion.indicator)),
            voice.layer(criterion.layer).into(),
            voice.words.percent(criterion.weight, 1).into(),
            voice.say(reason).into(),
        ]
    });
    let columns = [
        ("method-column-indicator", Align::Start),
        ("method-column-layer", Align::Start),
        ("method-column-weight", Align::End),
        ("method-column-reason", Align::Start),
    ];
    [
        voice.paragraph("method-left-out-text", &[("weight", text(voice.percent(weight)))]),
        voice.table("left-out-criteria", &voice.say("method-left-out"), &columns, rows.collect()),
    ]
}
