//! Mandate and inputs: what was reported, by whom, and where nothing was.

use std::collections::BTreeSet;

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, Chart, ChartKind, Tone};
use crate::dossier::{Answer, AreaIx, ContributorIx, Subject};
use crate::model::label;

/// Below this share of covered weight an area is a white spot.
const WHITE_SPOT: f64 = 0.5;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let story = label(&voice.material.dossier.story, voice.language(), "");
    let mut blocks = vec![opening(voice)];
    if !story.is_empty() {
        blocks.push(Block::Paragraph(story.into()));
    }
    blocks.push(counted(voice));
    blocks.push(contributors(voice));
    blocks.push(coverage_text(voice));
    blocks.push(coverage_chart(voice));
    blocks.extend(white_spots(voice));
    blocks.push(conflicts(voice));
    blocks.push(withheld(voice));
    blocks
}

fn opening(voice: &Voice<'_>) -> Block {
    let dossier = voice.material.dossier;
    let number = |count: usize| text(voice.words.number(count as f64, 0));
    voice.paragraph(
        "mandate-opening",
        &[
            ("title", text(label(&dossier.title, voice.language(), &dossier.name))),
            ("from", text(dossier.window.from.to_string())),
            ("to", text(dossier.window.to.to_string())),
            ("observations", number(dossier.observations.len())),
            ("contributors", number(dossier.contributors.len())),
            ("sources", number(dossier.sources.len())),
            ("networks", number(dossier.networks.len())),
            ("actors", number(dossier.actors.len())),
            ("links", number(dossier.links.len())),
            ("factors", number(dossier.factors.len())),
        ],
    )
}

fn counted(voice: &Voice<'_>) -> Block {
    let material = voice.material;
    let scored: BTreeSet<_> =
        material.results.scores.assembly.table.criteria.iter().map(|criterion| criterion.indicator).collect();
    let observations = &material.dossier.observations;
    let left = observations.iter().filter(|observation| voice.is_left_out(observation)).count();
    let is_scored = observations
        .iter()
        .filter(|observation| scored.contains(&observation.indicator) && !voice.is_left_out(observation))
        .count();
    let invented = observations.iter().filter(|observation| observation.invented).count();
    voice.paragraph(
        "mandate-counted",
        &[
            ("scored", text(is_scored.to_string())),
            ("context", text((observations.len() - is_scored - left).to_string())),
            ("left", count(left)),
            ("invented", text(invented.to_string())),
        ],
    )
}

fn contributors(voice: &Voice<'_>) -> Block {
    let dossier = voice.material.dossier;
    let all = dossier.observations.len().max(1);
    let hidden = dossier.restricted_contributors();
    let named = (0_u32..).map(ContributorIx).zip(&dossier.contributors);
    let rows = named.filter(|(at, _)| !hidden.contains(&at.index())).map(|(at, contributor)| {
        let own = || dossier.observations.iter().filter(move |observation| observation.contributor == at);
        let areas: BTreeSet<AreaIx> = own()
            .filter_map(|observation| match observation.subject {
                Subject::Area(area) => Some(area),
                Subject::Network(_) => None,
            })
            .collect();
        let shown = || own().filter(|observation| observation.handling.may_be_shown());
        let unknown = shown().filter(|observation| observation.answer == Answer::Unknown).count();
        let reports = own().count();
        vec![
            Cell::key(&contributor.key, voice.contributor_marked(at)),
            Cell::count(reports),
            Cell::count(areas.len()),
            Cell::count(shown().count() - unknown),
            Cell::count(unknown),
            Cell::share(reports as f64 / all as f64, 0),
        ]
    });
    let columns = [
        voice.start("mandate-column-contributor").labelled("contributor").keyed(),
        voice.end("mandate-column-reports").integer("reports"),
        voice.end("mandate-column-areas").integer("areas"),
        voice.end("mandate-column-known").integer("known"),
        voice.end("mandate-column-unknown").integer("unknown"),
        voice.end("mandate-column-share").share("share"),
    ];
    voice.table("contributors", &voice.say("mandate-contributors"), columns, rows.collect())
}

fn coverage_text(voice: &Voice<'_>) -> Block {
    let coverage = &voice.material.results.evidence.coverage;
    let mean = coverage.iter().map(|area| area.known).sum::<f64>() / coverage.len().max(1) as f64;
    let lowest = coverage.iter().min_by(|a, b| a.known.total_cmp(&b.known));
    voice.paragraph(
        "mandate-coverage-text",
        &[
            ("mean", text(voice.percent(mean))),
            ("lowest", text(lowest.map_or_else(String::new, |lowest| voice.percent(lowest.known)))),
            ("area", text(lowest.map_or_else(String::new, |lowest| voice.area(lowest.area)))),
        ],
    )
}

fn coverage_chart(voice: &Voice<'_>) -> Block {
    let table = &voice.material.results.scores.assembly.table;
    let layers: Vec<_> = table.layers.iter().filter(|layer| !voice.is_derived(layer)).collect();
    let rows = table.areas.iter().map(|&area| {
        let shares = layers
            .iter()
            .map(|layer| voice.layer_coverage(area, layer))
            .map(|share| (share > 0.0).then_some(share));
        (voice.area(area), shares.collect())
    });
    Block::Chart(Chart {
        id: "coverage".to_owned(),
        caption: voice.say("mandate-coverage"),
        description: voice.say("mandate-coverage-description"),
        axis: voice.say("summary-column-coverage"),
        kind: ChartKind::Heat {
            columns: layers.iter().map(|layer| voice.layer(layer.layer)).collect(),
            rows: rows.collect(),
        },
    })
}

fn white_spots(voice: &Voice<'_>) -> Option<Block> {
    let low = |known: f64| known < WHITE_SPOT;
    let spots: Vec<AreaIx> = voice
        .material
        .results
        .evidence
        .coverage
        .iter()
        .filter(|area| low(area.known))
        .map(|area| area.area)
        .collect();
    Some(if spots.is_empty() {
        voice.paragraph("mandate-white-none", &[])
    } else {
        let words = voice.with("mandate-white", &[("list", text(voice.areas(&spots)))]);
        Block::Callout { tone: Tone::Caution, text: words.into() }
    })
}

fn conflicts(voice: &Voice<'_>) -> Block {
    let conflicts = voice.scored_cells().filter(|cell| cell.conflict.is_some()).count();
    if conflicts == 0 {
        voice.paragraph("mandate-conflicts-none", &[])
    } else {
        voice.paragraph("mandate-conflicts", &[("count", count(conflicts))])
    }
}

fn withheld(voice: &Voice<'_>) -> Block {
    let observations = &voice.material.dossier.observations;
    let restricted = observations.iter().filter(|observation| !observation.handling.may_be_shown()).count();
    if restricted == 0 {
        voice.paragraph("mandate-withheld-none", &[])
    } else {
        let contributors = voice.material.dossier.restricted_contributors().len();
        voice.paragraph(
            "mandate-withheld",
            &[("count", count(restricted)), ("contributors", count(contributors))],
        )
    }
}
