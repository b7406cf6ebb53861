//! Cover: what this is, for whom, made from what.

use crate::advisory::voice::{Voice, text};
use crate::advisory::{Block, Text, Tone};
use crate::model::label;

use super::disclosed;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let dossier = voice.material.dossier;
    let mut blocks = Vec::new();
    if dossier.invented {
        blocks.push(invented(voice.say("cover-invented-all")));
    } else if dossier.networks_invented {
        let scored = if voice.material.model.score_invented { "yes" } else { "no" };
        blocks.push(invented(voice.with("cover-invented-networks", &[("scored", text(scored))])));
    }
    blocks.extend(disclosed::scenario(voice));
    blocks.push(Block::Definitions(facts(voice)));
    blocks
}

fn invented(words: String) -> Block {
    Block::Callout { tone: Tone::Invented, text: words.into() }
}

fn facts(voice: &Voice<'_>) -> Vec<(Text, Text)> {
    let facts = speaks_of(voice).into_iter().chain(made_from(voice));
    facts.map(|(key, value)| (voice.say(key).into(), value.into())).collect()
}

/// What the document speaks of.
fn speaks_of(voice: &Voice<'_>) -> Vec<(&'static str, String)> {
    let dossier = voice.material.dossier;
    let cycle = &dossier.cycle;
    let months = [
        ("from", text(cycle.period.from.to_string())),
        ("to", text(cycle.period.to.to_string())),
        ("months", text(cycle.plan_months.to_string())),
    ];
    let mut facts = vec![
        ("cover-status", voice.say("cover-status-value")),
        ("cover-dossier", label(&dossier.title, voice.language(), &dossier.name).to_owned()),
        ("cover-cycle", voice.with("cover-cycle-value", &months)),
    ];
    if !cycle.legal_references.is_empty() {
        facts.push(("cover-legal", cycle.legal_references.join("; ")));
    }
    let date = ("date", text(dossier.reference_date.to_string()));
    facts.push(("cover-reference", voice.with("cover-reference-value", &[date])));
    facts
}

/// What the document is made from, and by what.
fn made_from(voice: &Voice<'_>) -> Vec<(&'static str, String)> {
    let model = voice.material.model;
    let provenance = &voice.material.results.provenance;
    let file = |version: &str, hash: &str| [("version", text(version)), ("hash", text(short(hash)))];
    let named = |version: &str, hash: &str| voice.with("cover-catalogue-value", &file(version, hash));
    let scenario = provenance
        .scenario
        .as_ref()
        .map_or_else(|| voice.say("cover-scenario-none"), |(name, hash)| scenario_named(voice, name, hash));
    let name = ("name", text(label(&model.title, voice.language(), &model.name)));
    let [version, hash] = file(&model.version, &provenance.model_hash);
    let sampling = [
        ("samples", text(voice.words.number(provenance.samples as f64, 0))),
        ("seed", text(provenance.seed.to_string())),
    ];
    vec![
        ("cover-model", voice.with("cover-model-value", &[name, version, hash])),
        ("cover-scenario", scenario),
        ("cover-catalogue", named(&voice.material.catalogue.version, &provenance.catalogue_hash)),
        ("cover-run", voice.with("cover-run-value", &[("run", text(&provenance.run))])),
        ("cover-samples", voice.with("cover-samples-value", &sampling)),
        ("cover-tool", provenance.tool.clone()),
        ("cover-marking", voice.marking()),
    ]
}

fn scenario_named(voice: &Voice<'_>, name: &str, hash: &str) -> String {
    voice.with("cover-scenario-value", &[("name", text(name)), ("hash", text(short(hash)))])
}

/// The start of a hash, enough to tell two files apart; the whole one stands in the manifest.
fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}
