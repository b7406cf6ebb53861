//! Annexes: evidence, conflicts, figures, sources, crosswalk, glossary, inputs, certificate.

mod positions;

use crate::advisory::release::Release;
use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, code, count, strong, text};
use crate::advisory::{Align, Block, Text};
use crate::dossier::{LinkEnd, Merge, Observation, SourceKind, Subject};
use crate::model::{Layer, label};
use crate::words;

/// Evidence tables stay readable up to this many rows; the whole evidence stands in the tables of the run.
const LARGEST_TABLE: usize = 2_000;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(voice, "evidence", "annex-evidence")];
    blocks.extend(evidence(voice));
    blocks.extend(conflicts(voice));
    blocks.extend(merges(voice));
    blocks.extend(figures(voice));
    blocks.extend(sources(voice));
    blocks.extend(crosswalk(voice));
    blocks.extend(positions::write(voice));
    blocks.push(heading(voice, "glossary", "annex-glossary"));
    blocks.push(glossary(voice));
    blocks.push(heading(voice, "inputs", "annex-manifest"));
    blocks.push(inputs(voice));
    blocks.push(heading(voice, "certificate", "annex-certificate"));
    blocks.push(certificate(voice));
    blocks
}

fn heading(voice: &Voice<'_>, part: &str, key: &str) -> Block {
    Block::Heading { level: 1, id: format!("annex-{part}"), title: voice.say(key) }
}

fn is_scored(voice: &Voice<'_>, report: &Observation) -> bool {
    voice
        .material
        .results
        .scores
        .assembly
        .table
        .criteria
        .iter()
        .any(|criterion| criterion.indicator == report.indicator)
}

impl Voice<'_> {
    /// Name of what an observation is about.
    fn subject(&self, subject: Subject) -> String {
        match subject {
            Subject::Area(area) => self.area(area),
            Subject::Network(network) => self.material.dossier.network_ids.get(network.index()).to_owned(),
        }
    }

    fn contributor(&self, report: &Observation) -> String {
        let contributor = &self.material.dossier.contributors[report.contributor.index()];
        label(&contributor.labels, self.language(), &contributor.key).to_owned()
    }

    fn source_kind(&self, kind: SourceKind) -> String {
        self.say(&format!("source-{}", words::of(kind)))
    }
}

/// The pair of evaluation codes, as `B2`.
fn codes(report: &Observation) -> String {
    format!("{}{}", words::of(report.grade.source), words::of(report.grade.information))
}

fn evidence(voice: &Voice<'_>) -> [Block; 2] {
    let observations = &voice.material.dossier.observations;
    let (released, withheld) = Release::all(observations.iter().filter(|report| is_scored(voice, report)));
    let source = |report: &Observation| {
        report
            .source
            .map_or_else(String::new, |source| voice.material.dossier.sources[source.index()].key.clone())
    };
    let rows = released.iter().take(LARGEST_TABLE).map(|report| {
        vec![
            Text::from(voice.subject(report.subject)),
            voice.indicator(report.indicator).into(),
            voice.answer(report).into(),
            voice.contributor(report).into(),
            code(codes(report)),
            voice.source_kind(report.source_kind).into(),
            code(source(report)),
            report.note.trim().into(),
        ]
    });
    let columns = [
        ("picture-column-area", Align::Start),
        ("sheet-column-indicator", Align::Start),
        ("annex-column-answer", Align::Start),
        ("annex-column-contributor", Align::Start),
        ("annex-column-code", Align::Start),
        ("annex-column-kind", Align::Start),
        ("annex-column-source", Align::Start),
        ("annex-column-note", Align::Start),
    ];
    let arguments = [("shown", count(released.len())), ("withheld", count(withheld.total()))];
    [
        voice.paragraph("annex-evidence-text", &arguments),
        voice.table("evidence", &voice.say("annex-evidence"), &columns, rows.collect()),
    ]
}

fn conflicts(voice: &Voice<'_>) -> Option<Block> {
    let observations = &voice.material.dossier.observations;
    let rows: Vec<Vec<Text>> = voice
        .scored_cells()
        .filter_map(|cell| cell.conflict.as_ref().map(|conflict| (cell, conflict)))
        .map(|(cell, conflict)| {
            let (mut released, _) = Release::all(conflict.reports.iter().map(|&at| &observations[at]));
            released.sort_by_key(|report| (level_order(report), report.row));
            let said = |report: Option<&&Observation>| {
                report.map_or_else(
                    || voice.say("not-applicable"),
                    |report| {
                        format!("{}: {} ({})", voice.contributor(report), voice.answer(report), codes(report))
                    },
                )
            };
            let shown: Vec<&Observation> = released.iter().map(|released| released.get()).collect();
            vec![
                Text::from(voice.area(cell.area)),
                voice.indicator(cell.indicator).into(),
                said(shown.first()).into(),
                said(shown.last()).into(),
            ]
        })
        .collect();
    let columns = [
        ("picture-column-area", Align::Start),
        ("sheet-column-indicator", Align::Start),
        ("annex-column-lowest", Align::Start),
        ("annex-column-highest", Align::Start),
    ];
    (!rows.is_empty()).then(|| voice.table("conflicts", &voice.say("annex-conflicts"), &columns, rows))
}

fn level_order(report: &Observation) -> Option<crate::dossier::Level> {
    match report.answer {
        crate::dossier::Answer::Level(level) => Some(level),
        crate::dossier::Answer::Unknown | crate::dossier::Answer::Figure(_) => None,
    }
}

/// Networks and persons that several contributors report, unless the network may not be shown.
fn merges(voice: &Voice<'_>) -> Option<Block> {
    let dossier = voice.material.dossier;
    let network = |end: LinkEnd| match end {
        LinkEnd::Network(network) => Some(network),
        LinkEnd::Actor(actor) => dossier.actors[actor.index()].network,
    };
    let shown = |end: LinkEnd| {
        network(end).is_none_or(|network| Release::of(&dossier.networks[network.index()]).is_ok())
    };
    let row = |merge: &Merge| {
        let (kind, kept) = match merge.kept {
            LinkEnd::Network(network) => ("annex-merge-network", dossier.network_ids.get(network.index())),
            LinkEnd::Actor(actor) => ("annex-merge-actor", dossier.actor_ids.get(actor.index())),
        };
        let contributor = merge.contributor.map_or_else(String::new, |at| {
            let contributor = &dossier.contributors[at.index()];
            label(&contributor.labels, voice.language(), &contributor.key).to_owned()
        });
        vec![
            Text::from(voice.say(kind)),
            code(merge.merged.as_str()),
            code(kept),
            code(merge.key.as_str()),
            contributor.into(),
        ]
    };
    let rows: Vec<Vec<Text>> =
        dossier.notes.merges.iter().filter(|merge| shown(merge.kept)).take(LARGEST_TABLE).map(row).collect();
    let columns = [
        ("annex-column-kind", Align::Start),
        ("annex-column-merged", Align::Start),
        ("annex-column-kept", Align::Start),
        ("annex-column-merge-key", Align::Start),
        ("annex-column-contributor", Align::Start),
    ];
    (!rows.is_empty()).then(|| voice.table("merges", &voice.say("annex-merges"), &columns, rows))
}

fn figures(voice: &Voice<'_>) -> Vec<Block> {
    let context = |report: &&Observation| {
        let layer = voice.material.catalogue.indicators[report.indicator.index()].layer;
        matches!(layer, Layer::Context | Layer::Output)
    };
    let observations = voice.material.dossier.observations.iter().filter(context);
    let (released, _) = Release::all(observations);
    let rows: Vec<Vec<Text>> = released
        .iter()
        .take(LARGEST_TABLE)
        .map(|report| {
            vec![
                Text::from(voice.subject(report.subject)),
                voice.indicator(report.indicator).into(),
                voice.answer(report).into(),
                voice.period(report.period).into(),
                voice.cited(report).into(),
                report.note.trim().into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("picture-column-area", Align::Start),
        ("annex-column-figure", Align::Start),
        ("annex-column-value", Align::End),
        ("annex-column-period", Align::Start),
        ("annex-column-source", Align::Start),
        ("annex-column-note", Align::Start),
    ];
    vec![
        heading(voice, "figures", "annex-figures"),
        voice.paragraph("annex-figures-text", &[]),
        voice.table("figures", &voice.say("annex-figures"), &columns, rows),
    ]
}

fn sources(voice: &Voice<'_>) -> Vec<Block> {
    let dossier = voice.material.dossier;
    // A source is named only if something that rests on it may be shown.
    let (released, _) = Release::all(&dossier.observations);
    let shown =
        |at: usize| released.iter().any(|report| report.source.is_some_and(|source| source.index() == at));
    let rows: Vec<Vec<Text>> = dossier
        .sources
        .iter()
        .enumerate()
        .filter(|&(at, _)| shown(at))
        .map(|(_, source)| {
            vec![
                code(source.key.as_str()),
                Text::from(source.title.as_str()),
                source.publisher.as_str().into(),
                source.year.map_or_else(String::new, |year| year.to_string()).into(),
                source.location.as_str().into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("annex-column-key", Align::Start),
        ("annex-column-title", Align::Start),
        ("annex-column-publisher", Align::Start),
        ("annex-column-year", Align::End),
        ("annex-column-where", Align::Start),
    ];
    vec![
        heading(voice, "sources", "annex-sources"),
        voice.table("sources", &voice.say("annex-sources"), &columns, rows),
    ]
}

fn crosswalk(voice: &Voice<'_>) -> Option<Block> {
    let rows: Vec<Vec<Text>> = voice
        .material
        .dossier
        .areas
        .iter()
        .flat_map(|area| {
            let name = label(&area.labels, voice.language(), &area.key);
            area.editions.iter().map(move |(list, key)| {
                vec![Text::from(name), code(area.key.as_str()), list.as_str().into(), key.as_str().into()]
            })
        })
        .collect();
    let columns = [
        ("picture-column-area", Align::Start),
        ("annex-column-key", Align::Start),
        ("annex-column-edition", Align::Start),
        ("annex-column-there", Align::Start),
    ];
    (!rows.is_empty()).then(|| voice.table("crosswalk", &voice.say("annex-crosswalk"), &columns, rows))
}

fn glossary(voice: &Voice<'_>) -> Block {
    let terms = [
        ("glossary-acceptability", "glossary-acceptability-text"),
        ("glossary-certainty", "glossary-certainty-text"),
        ("glossary-chsg", "glossary-chsg-text"),
        ("glossary-core", "glossary-core-text"),
        ("glossary-coverage", "glossary-coverage-text"),
        ("glossary-oap", "glossary-oap-text"),
        ("glossary-top", "glossary-top-text"),
        ("glossary-pad", "glossary-pad-text"),
        ("glossary-value", "glossary-value-text"),
    ];
    Block::Definitions(
        terms.iter().map(|(term, meaning)| (strong(voice.say(term)), voice.say(meaning).into())).collect(),
    )
}

fn inputs(voice: &Voice<'_>) -> Block {
    let provenance = &voice.material.results.provenance;
    let mut rows: Vec<Vec<Text>> = voice
        .material
        .dossier
        .inputs
        .iter()
        .map(|file| {
            vec![
                code(file.name.as_str()),
                voice.words.number(file.bytes as f64, 0).into(),
                code(file.sha256.as_str()),
                voice.say(if file.invented { "yes" } else { "no" }).into(),
            ]
        })
        .collect();
    let mut named = vec![
        (voice.say("cover-model"), provenance.model_hash.clone()),
        (voice.say("cover-catalogue"), provenance.catalogue_hash.clone()),
    ];
    let positions = voice.material.results.networks.key_positions.iter();
    named.extend(positions.map(|found| (voice.say("annex-positions-criteria"), found.sha256.clone())));
    named.extend(provenance.scenario.iter().map(|(_, hash)| (voice.say("cover-scenario"), hash.clone())));
    let none = voice.say("not-applicable");
    rows.extend(
        named
            .into_iter()
            .map(|(name, hash)| vec![name.into(), none.as_str().into(), code(hash), none.as_str().into()]),
    );
    let columns = [
        ("annex-column-file", Align::Start),
        ("annex-column-bytes", Align::End),
        ("annex-column-hash", Align::Start),
        ("annex-column-invented", Align::Start),
    ];
    voice.table("inputs", &voice.say("annex-manifest"), &columns, rows)
}

fn certificate(voice: &Voice<'_>) -> Block {
    let value = voice.material.results.proposal.solution.value;
    let [value, bound] = [value, value].map(as_score);
    let number = |value: f64| text(voice.words.number(value, 6));
    voice.paragraph(
        "annex-certificate-text",
        &[("value", number(value)), ("bound", number(bound)), ("gap", number(bound - value))],
    )
}
