//! Normative choices and overrides: what is decided and not found, by whom, and at what price.

use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{Align, Block, Text};
use crate::model::label;

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
    let names = |keys: &[String]| -> Text {
        let names: Vec<String> = keys.iter().map(|key| voice.area_named(key)).collect();
        if names.is_empty() { voice.say("none").into() } else { names.join("; ").into() }
    };
    let rows = voice.material.results.reasons.prices.iter().map(|price| {
        vec![
            Text::from(voice.constraint(&price.constraint)),
            voice.score(as_score(price.price)).into(),
            names(&price.enters),
            names(&price.leaves),
        ]
    });
    let columns = [
        ("prices-column-constraint", Align::Start),
        ("prices-column-price", Align::End),
        ("prices-column-enters", Align::Start),
        ("prices-column-leaves", Align::Start),
    ];
    let title = voice.say("prices-heading");
    vec![
        Block::Heading { level: 1, id: "prices-heading".to_owned(), title: title.clone() },
        voice.paragraph("prices-text", &[]),
        voice.table("prices", &title, &columns, rows.collect()),
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
    let scored = if model.score_invented { "yes" } else { "no" };
    let limits = [
        ("k", text(bounds.priorities.to_string())),
        ("n", text(bounds.plans.to_string())),
        ("g", text(bounds.goals.to_string())),
    ];
    let rows = [
        (voice.say("choices-weights"), voice.list(&weights)),
        (voice.say("method-unknown"), voice.policy(model.unknown)),
        (voice.say("method-absent"), voice.policy(model.absent)),
        (voice.say("choices-bounds-name"), voice.with("choices-bounds", &limits)),
        (voice.say("choices-contributors"), voice.contributor_rule()),
        (voice.say("choices-invented-name"), voice.with("choices-invented", &[("scored", text(scored))])),
    ];
    let rows = rows.into_iter().map(|(choice, value)| vec![Text::from(choice), value.into()]);
    let columns = [("choices-column-choice", Align::Start), ("choices-column-value", Align::Start)];
    voice.table("choices-made", &voice.say("section-choices"), &columns, rows.collect())
}

fn overrides(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.proposal.overrides.iter().map(|forced| {
        let key = if forced.force_in { "choices-forced-in" } else { "choices-forced-out" };
        vec![
            Text::from(voice.with(key, &[("area", text(voice.area(forced.area)))])),
            forced.author.as_str().into(),
            forced.reason.as_str().into(),
            voice.signed(-forced.price).into(),
        ]
    });
    let columns = [
        ("choices-column-override", Align::Start),
        ("choices-column-author", Align::Start),
        ("choices-column-reason", Align::Start),
        ("choices-column-effect", Align::End),
    ];
    voice.table("overrides", &voice.say("choices-overrides"), &columns, rows.collect())
}
