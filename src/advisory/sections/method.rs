//! The method in one page: every normative choice, and who made it.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, Text};
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
        (
            "method-grades",
            voice.say(if model.odds().is_some() { "method-grades-unseen" } else { "method-grades-value" }),
        ),
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
                    ("forced", count(voice.material.results.proposal.overrides.len())),
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
            ("told", count(effect.told.0)),
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
            MissingPolicy::Unseen { odds } => {
                self.with("policy-unseen", &[("odds", text(self.words.number(odds, 1)))])
            }
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

    fn range(range: Range) -> Cell {
        Cell::Interval { low: range.low, high: range.high, decimals: 0, share: true }
    }
}

fn layers(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.scores.assembly.table.layers.iter().map(|layer| {
        vec![
            voice.layer_cell(layer.layer),
            Cell::share(layer.weight, 0),
            Voice::range(layer.range),
            Cell::count(layer.criteria.len()),
        ]
    });
    let columns = [
        voice.start("method-column-layer").labelled("layer").keyed(),
        voice.end("method-column-weight").share("weight"),
        voice.end("method-column-layer-range").share("weight_low").share("weight_high"),
        voice.end("method-indicators").integer("indicators"),
    ];
    voice.table("layer-weights", &voice.say("method-layer-weights"), columns, rows.collect())
}

fn weights(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.scores.assembly.table.criteria.iter().map(|criterion| {
        vec![
            voice.indicator_cell(criterion.indicator),
            voice.layer_cell(criterion.layer),
            Cell::share(criterion.weight, 1),
            Voice::range(criterion.range),
        ]
    });
    let columns = [
        voice.start("method-column-indicator").labelled("indicator").keyed(),
        voice.start("method-column-layer").labelled("layer"),
        voice.end("method-column-weight").share("weight"),
        voice.end("method-column-range").share("share_low").share("share_high"),
    ];
    voice.table("weights", &voice.say("method-weights"), columns, rows.collect())
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
            Reason::NoEvidence => "no-evidence",
            Reason::Invented => "invented",
        };
        vec![
            Cell::key(&criterion.indicator, voice.indicator_by_key(&criterion.indicator)),
            voice.layer_cell(criterion.layer),
            Cell::share(criterion.weight, 1),
            voice.choice("reason-", reason),
        ]
    });
    let columns = [
        voice.start("method-column-indicator").labelled("indicator").keyed(),
        voice.start("method-column-layer").labelled("layer"),
        voice.end("method-column-weight").share("weight"),
        voice.start("method-column-reason").string("reason"),
    ];
    [
        voice.paragraph("method-left-out-text", &[("weight", text(voice.percent(weight)))]),
        voice.table("left-out-criteria", &voice.say("method-left-out"), columns, rows.collect()),
    ]
}
