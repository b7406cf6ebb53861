//! Normative choices and overrides: what is decided and not found, by whom, and at what price.

use crate::advisory::cells::details;
use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{Block, Cell};
use crate::model::{ContributorRule, MissingPolicy, label};
use crate::results::Packing;
use crate::scoring::TableLayer;
use crate::tables::{DataTable, Value};

use super::variation::policy_key;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let model = voice.material.model;
    let by = [
        ("model", text(label(&model.title, voice.language(), &model.name))),
        ("author", text(&model.author)),
    ];
    let mut blocks = vec![voice.paragraph("choices-opening", &[]), voice.paragraph("choices-by", &by)];
    if let Some((scenario, _)) = &voice.material.results.provenance.scenario {
        blocks.push(voice.paragraph("choices-by-scenario", &[("scenario", text(scenario))]));
    }
    blocks.extend(voice.material.results.proposal.packing.as_ref().map(|packing| packed(voice, packing)));
    blocks.push(choices(voice));
    blocks.extend(super::rules::write(voice));
    blocks.push(Block::Heading {
        level: 1,
        id: "overrides-heading".to_owned(),
        title: voice.say("choices-overrides"),
    });
    blocks.push(if voice.material.results.proposal.overrides.is_empty() {
        voice.paragraph("choices-overrides-none", &[])
    } else {
        overrides(voice)
    });
    blocks.extend(prices(voice));
    blocks
}

/// What the bundles of the scenario change.
fn packed(voice: &Voice<'_>, packing: &Packing) -> Block {
    let value = ("value", text(voice.score(as_score(packing.value))));
    let Some(own) = packing.own else { return voice.paragraph("choices-packing-none", &[value]) };
    let names = |keys: &[String]| {
        let names: Vec<String> = keys.iter().map(|key| voice.area_named(key)).collect();
        text(if names.is_empty() { voice.say("none") } else { names.join("; ") })
    };
    let arguments = [
        value,
        ("own", text(voice.score(as_score(own)))),
        ("price", text(voice.signed(as_score(packing.value - own)))),
        ("enters", names(&packing.enters)),
        ("leaves", names(&packing.leaves)),
    ];
    voice.paragraph("choices-packing", &arguments)
}

/// What each bound, each rule and each override costs.
fn prices(voice: &Voice<'_>) -> Vec<Block> {
    let names = |keys: &[String]| {
        let names: Vec<String> = keys.iter().map(|key| voice.area_named(key)).collect();
        let words = if names.is_empty() { voice.say("none") } else { names.join("; ") };
        Cell::said(words, [Value::list(keys)])
    };
    let rows = voice.material.results.reasons.prices.iter().map(|price| {
        vec![
            voice.constraint_cell(&price.constraint),
            Cell::number(as_score(price.price), 3),
            names(&price.enters),
            names(&price.leaves),
        ]
    });
    let columns = [
        voice.start("prices-column-constraint").string("constraint").string("of"),
        voice.end("prices-column-price").number("price"),
        voice.start("prices-column-enters").list("enters"),
        voice.start("prices-column-leaves").list("leaves"),
    ];
    let title = voice.say("prices-heading");
    vec![
        Block::Heading { level: 1, id: "prices-heading".to_owned(), title: title.clone() },
        voice.paragraph("prices-text", &[]),
        voice.table("prices", &title, columns, rows.collect()),
    ]
}

fn choices(voice: &Voice<'_>) -> Block {
    let model = voice.material.model;
    let bounds = model.selection;
    let weights: Vec<String> = voice
        .material
        .results
        .scores
        .assembly
        .table
        .layers
        .iter()
        .map(|layer| format!("{} {}", voice.layer(layer.layer), voice.percent(layer.weight)))
        .collect();
    let scored = match (voice.material.dossier.invented, model.score_invented) {
        (true, _) => "all",
        (false, true) => "yes",
        (false, false) => "no",
    };
    let policy = |policy: MissingPolicy| match policy {
        MissingPolicy::AsValue { value } => [policy_key(policy).into(), value.into()],
        _ => [policy_key(policy).into(), Value::Nothing],
    };
    let contributors = match model.contributors {
        ContributorRule::Equal => "equal",
        ContributorRule::ByReport => "by-report",
        ContributorRule::Given { .. } => "given",
    };
    let contributors = [contributors.into(), Value::Nothing];
    let limits = [
        ("k", text(bounds.priorities.to_string())),
        ("n", text(bounds.plans.to_string())),
        ("g", text(bounds.goals.to_string())),
    ];
    let rows = [
        ("layer_weights", "choices-weights", voice.list(&weights), Default::default()),
        ("unknown", "method-unknown", voice.policy(model.unknown), policy(model.unknown)),
        ("absent", "method-absent", voice.policy(model.absent), policy(model.absent)),
        ("bounds", "choices-bounds-name", voice.with("choices-bounds", &limits), Default::default()),
        ("contributors", "choices-contributors", voice.contributor_rule(), contributors),
        (
            "score_invented",
            "choices-invented-name",
            voice.with("choices-invented", &[("scored", text(scored))]),
            [scored.into(), Value::Nothing],
        ),
    ];
    let rows = rows
        .into_iter()
        .map(|(key, title, words, values)| vec![Cell::key(key, voice.say(title)), Cell::said(words, values)]);
    let columns = [
        voice.start("choices-column-choice").labelled("choice").keyed(),
        voice.start("choices-column-value").string("setting").number("value"),
    ];
    let title = voice.say("section-choices");
    let table = voice.table("choices-made", &title, columns, rows.collect());
    voice.detailed(table, vec![numbers(voice, &title)])
}

/// The choices that are several numbers, one a row: weights of layers, and bounds.
fn numbers(voice: &Voice<'_>, title: &str) -> DataTable {
    let bounds = voice.material.model.selection;
    let layers = voice.material.results.scores.assembly.table.layers.iter();
    let weight =
        |layer: &TableLayer| vec!["layer_weights".into(), layer.layer.key().into(), layer.weight.into()];
    let bound = |(of, most): (&str, u32)| vec!["bounds".into(), of.into(), f64::from(most).into()];
    let bounds = [("priorities", bounds.priorities), ("plans", bounds.plans), ("goals", bounds.goals)];
    let columns = vec![
        voice.start("choices-column-choice").string("choice").keyed(),
        voice.start("choices-column-choice").string("of").keyed(),
        voice.end("choices-column-value").number("value"),
    ];
    details("numbers", title, columns, layers.map(weight).chain(bounds.into_iter().map(bound)).collect())
}

fn overrides(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.proposal.overrides.iter().map(|forced| {
        let key = match (forced.force_in, forced.mode) {
            (false, _) => "choices-forced-out",
            (true, None) => "choices-forced-in",
            (true, Some(_)) => "choices-forced-in-mode",
        };
        let mode = forced.mode.map_or_else(String::new, |mode| voice.mode(mode));
        vec![
            Cell::said(
                voice.with(key, &[("area", text(voice.area(forced.area))), ("mode", text(mode))]),
                [voice.area_key(forced.area).into(), voice.area(forced.area).into(), forced.force_in.into()],
            ),
            forced.author.as_str().into(),
            forced.reason.as_str().into(),
            Cell::Number { value: -forced.price, decimals: 3, signed: true },
        ]
    });
    let columns = [
        voice.start("choices-column-override").labelled("area").keyed().boolean("forced_in"),
        voice.start("choices-column-author").string("author"),
        voice.start("choices-column-reason").string("reason"),
        voice.end("choices-column-effect").number("effect"),
    ];
    voice.table("overrides", &voice.say("choices-overrides"), columns, rows.collect())
}
