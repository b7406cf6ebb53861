//! The report: what was run, what follows from it and what does not, as the format-free document of the program.

mod charts;
mod sentences;
mod silence;
mod tables;

pub use silence::{silence_cells, silence_markdown};
pub use tables::{cells, markdown_table};

use super::experiment::Experiment;
use super::silence::SilenceStudy;
use super::summary::Summary;
use crate::advisory::{Advisory, Block, Section, Text, Tone};
use crate::locale::Words;

/// The report as a document.
#[must_use]
pub fn report(
    experiment: &Experiment,
    summary: &Summary,
    study: Option<&SilenceStudy>,
    words: &Words,
) -> Advisory {
    let mut sections = of_methods(experiment, summary, words);
    if experiment.slots.is_empty() {
        // Without data there is nothing to say of methods.
        sections.truncate(1);
    }
    sections.extend(study.map(|study| silence::section(study, &experiment.plan, sections.len() + 1, words)));
    Advisory {
        schema: Advisory::SCHEMA.to_owned(),
        language: words.language().tag.to_owned(),
        title: experiment.plan.title.clone(),
        subtitle: words.say("bench-subtitle", &[("plan", experiment.plan.name.as_str().into())]),
        marking: String::new(),
        sections,
    }
}

/// The sections on methods, that of what was run first.
fn of_methods(experiment: &Experiment, summary: &Summary, words: &Words) -> Vec<Section> {
    let say = sentences::Sentences { experiment, summary, words };
    let draw = charts::Charts { experiment, summary, words };
    let tables = tables::Tables { experiment, summary, words };
    let mut sections = Vec::new();
    let mut add = |id: &str, blocks: Vec<Block>| {
        let number = sections.len() + 1;
        let title = words.say(&format!("bench-section-{id}"), &[]);
        sections.push(Section { number, id: id.to_owned(), title, blocks });
    };
    add("run", run(experiment, summary, &say, &tables));
    add("follows", vec![Block::List(say.follows())]);
    let caution = Block::Callout { tone: Tone::Caution, text: words.say("bench-invented", &[]).into() };
    add("does-not-follow", vec![caution, Block::List(say.does_not_follow())]);
    add("methods", overall(&say, &draw, &tables));
    add("truths", {
        let mut blocks: Vec<Block> = draw.heat("data").map(Block::Chart).into_iter().collect();
        blocks.push(Block::Table(tables.differences()));
        blocks
    });
    let axes = by_setting(&draw);
    if !axes.is_empty() {
        add("settings", axes);
    }
    let stability: Vec<Block> = draw.disturbed().into_iter().map(Block::Chart).collect();
    if !stability.is_empty() {
        add("disturbed", stability);
    }
    let mut calibration = vec![Block::Paragraph(say.calibration())];
    calibration.extend(draw.reliability().map(Block::Chart));
    calibration.extend(tables.calibration().map(Block::Table));
    add("calibration", calibration);
    add("agreement", draw.agreement().map(Block::Chart).into_iter().collect());
    add("refusals", vec![Block::Paragraph(say.refusals()), Block::Table(tables.refusals())]);
    sections
}

fn run(
    experiment: &Experiment,
    summary: &Summary,
    say: &sentences::Sentences<'_>,
    tables: &tables::Tables<'_>,
) -> Vec<Block> {
    let plan = &experiment.plan;
    let mut blocks = Vec::new();
    if !plan.description.is_empty() {
        blocks.push(Block::Paragraph(plan.description.as_str().into()));
    }
    if !experiment.slots.is_empty() {
        blocks.push(Block::Paragraph(say.run()));
    }
    let words = say.words;
    let definition = |key: &str, meaning: String| (Text::from(words.say(key, &[])), Text::from(meaning));
    let identity = words.say("bench-identity-text", &[("sha", summary.identity.as_str().into())]);
    let intervals = words.say("bench-intervals-text", &[("resamples", plan.resamples.to_string().into())]);
    let noise: Vec<String> = plan.noise.iter().map(ToString::to_string).collect();
    blocks.push(Block::Definitions(vec![
        definition("bench-identity", identity),
        definition("bench-seed", plan.seed.to_string()),
        definition("bench-k", plan.top_k.to_string()),
        definition("bench-noise", words.list(&noise)),
        definition("bench-intervals", intervals),
    ]));
    if !experiment.data.is_empty() {
        blocks.push(Block::Table(tables.data()));
    }
    blocks
}

fn overall(
    say: &sentences::Sentences<'_>,
    draw: &charts::Charts<'_>,
    tables: &tables::Tables<'_>,
) -> Vec<Block> {
    let mut blocks = vec![Block::Table(tables.overall())];
    blocks.extend(draw.overall().map(Block::Chart));
    blocks.push(Block::Paragraph(say.mean_ranks()));
    blocks.extend(tables.mean_ranks().map(Block::Table));
    blocks
}

fn by_setting(draw: &charts::Charts<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for name in ["noise", "missing", "contributors", "weights"] {
        blocks.extend(draw.curves(name).map(Block::Chart));
        blocks.extend(draw.heat(name).map(Block::Chart));
    }
    blocks
}
