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
        subtitle: format!("A benchmark of scoring methods; plan {}", experiment.plan.name),
        marking: String::new(),
        sections,
    }
}

/// The sections on methods, that of what was run first.
fn of_methods(experiment: &Experiment, summary: &Summary, words: &Words) -> Vec<Section> {
    let say = sentences::Sentences { experiment, summary, words };
    let draw = charts::Charts { experiment, summary };
    let mut sections = Vec::new();
    let mut add = |id: &str, title: &str, blocks: Vec<Block>| {
        let number = sections.len() + 1;
        sections.push(Section { number, id: id.to_owned(), title: title.to_owned(), blocks });
    };
    add("run", "What was run", run(experiment, summary, &say));
    add("follows", "What follows", vec![Block::List(say.follows())]);
    let caution = Block::Callout {
        tone: Tone::Caution,
        text: "A benchmark on invented data says how methods behave, not which crime areas matter.".into(),
    };
    add("does-not-follow", "What does not follow", vec![caution, Block::List(say.does_not_follow())]);
    add("methods", "The methods over all data with a planted truth", overall(summary, words, &say, &draw));
    add("truths", "By planted truth and way of observing", {
        let mut blocks: Vec<Block> = draw.heat("data").map(Block::Chart).into_iter().collect();
        blocks.push(Block::Table(tables::differences(experiment, summary)));
        blocks
    });
    let axes = by_setting(&draw);
    if !axes.is_empty() {
        add("settings", "By noise, missing cells, contributors and knowledge of weights", axes);
    }
    let stability: Vec<Block> = draw.disturbed().into_iter().map(Block::Chart).collect();
    if !stability.is_empty() {
        add("disturbed", "Rank reversal and stability", stability);
    }
    let mut calibration = vec![Block::Paragraph(say.calibration())];
    calibration.extend(draw.reliability().map(Block::Chart));
    calibration.extend(tables::calibration(summary).map(Block::Table));
    add("calibration", "Calibration of P(top K)", calibration);
    add("agreement", "How much the methods agree", draw.agreement().map(Block::Chart).into_iter().collect());
    add(
        "refusals",
        "What was refused",
        vec![Block::Paragraph(say.refusals()), Block::Table(tables::refusals(summary))],
    );
    sections
}

fn run(experiment: &Experiment, summary: &Summary, say: &sentences::Sentences<'_>) -> Vec<Block> {
    let plan = &experiment.plan;
    let mut blocks = Vec::new();
    if !plan.description.is_empty() {
        blocks.push(Block::Paragraph(plan.description.as_str().into()));
    }
    if !experiment.slots.is_empty() {
        blocks.push(Block::Paragraph(say.run()));
    }
    let definition = |term: &str, meaning: String| (Text::from(term), Text::from(meaning));
    blocks.push(Block::Definitions(vec![
        definition(
            "Identity",
            format!("SHA-256 {} of plan, data, methods and program version", summary.identity),
        ),
        definition("Seed", plan.seed.to_string()),
        definition("K", plan.top_k.to_string()),
        definition(
            "Noise",
            say.words.list(&plan.noise.iter().map(ToString::to_string).collect::<Vec<String>>()),
        ),
        definition(
            "Intervals",
            format!(
                "95 %, bootstrap of {} resamples of clusters that share their random numbers",
                plan.resamples
            ),
        ),
    ]));
    if !experiment.data.is_empty() {
        blocks.push(Block::Table(tables::data(experiment)));
    }
    blocks
}

fn overall(
    summary: &Summary,
    words: &Words,
    say: &sentences::Sentences<'_>,
    draw: &charts::Charts<'_>,
) -> Vec<Block> {
    let mut blocks = vec![Block::Table(tables::overall(summary, words))];
    blocks.extend(draw.overall().map(Block::Chart));
    blocks.push(Block::Paragraph(say.mean_ranks()));
    blocks.extend(tables::mean_ranks(summary, words).map(Block::Table));
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
