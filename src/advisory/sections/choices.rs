//! Normative choices and overrides: what is decided and not found, by whom, and at what price.

use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{Block, Cell};
use crate::model::label;
use crate::tables::Value;

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
        voice.start("prices-column-constraint").string("constraint").string("of").string("says"),
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
    let limits = [
        ("k", text(bounds.priorities.to_string())),
        ("n", text(bounds.plans.to_string())),
        ("g", text(bounds.goals.to_string())),
    ];
    let rows = [
        ("layer_weights", "choices-weights", voice.list(&weights)),
        ("unknown", "method-unknown", voice.policy(model.unknown)),
        ("absent", "method-absent", voice.policy(model.absent)),
        ("bounds", "choices-bounds-name", voice.with("choices-bounds", &limits)),
        ("contributors", "choices-contributors", voice.contributor_rule()),
        (
            "score_invented",
            "choices-invented-name",
            voice.with("choices-invented", &[("scored", text(scored))]),
        ),
    ];
    let rows = rows.into_iter().map(|(key, title, says)| vec![Cell::key(key, voice.say(title)), says.into()]);
    let columns = [
        voice.start("choices-column-choice").labelled("choice").keyed(),
        voice.start("choices-column-value").string("says"),
    ];
    voice.table("choices-made", &voice.say("section-choices"), columns, rows.collect())
}

fn overrides(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.proposal.overrides.iter().map(|forced| {
        let key = if forced.force_in { "choices-forced-in" } else { "choices-forced-out" };
        vec![
            Cell::said(
                voice.with(key, &[("area", text(voice.area(forced.area)))]),
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
