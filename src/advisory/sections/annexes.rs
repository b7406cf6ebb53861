//! Annexes: evidence, conflicts, figures, sources, crosswalk, glossary, inputs, certificate.

mod positions;

use crate::advisory::cells::word;
use crate::advisory::release::Release;
use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, code, count, strong, text};
use crate::advisory::{Block, Cell, Text};
use crate::dossier::{ContributorIx, LinkEnd, Merge, Observation, SourceKind, Subject};
use crate::model::{Layer, label};
use crate::tables::Value;
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

    fn subject_cell(&self, subject: Subject) -> Cell {
        let values = match subject {
            Subject::Area(area) => [self.area_key(area).into(), self.area(area).into(), Value::Nothing],
            Subject::Network(network) => {
                let id = self.material.dossier.network_ids.get(network.index());
                [Value::Nothing, Value::Nothing, id.into()]
            }
        };
        Cell::said(self.subject(subject), values)
    }

    fn contributor_cell(&self, report: &Observation) -> Cell {
        let contributor = &self.material.dossier.contributors[report.contributor.index()];
        Cell::key(&contributor.key, self.contributor(report))
    }

    fn contributor(&self, report: &Observation) -> String {
        self.contributor_marked(report.contributor)
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
        let key = voice.source_key(report);
        Cell::said(code(key.unwrap_or_default()), [key.into()])
    };
    let rows = released.iter().take(LARGEST_TABLE).map(|report| {
        vec![
            voice.subject_cell(report.subject),
            voice.indicator_cell(report.indicator),
            voice.answer_cell(report),
            voice.contributor_cell(report),
            Cell::code(&codes(report)),
            Cell::key(word(&report.source_kind), voice.source_kind(report.source_kind)),
            source(report),
            report.note.trim().into(),
        ]
    });
    let columns = [
        voice.area_column().string("network"),
        voice.start("sheet-column-indicator").labelled("indicator"),
        Voice::answer_column(voice.start("annex-column-answer")),
        voice.start("annex-column-contributor").labelled("contributor"),
        voice.start("annex-column-code").string("grade"),
        voice.start("annex-column-kind").string("kind"),
        voice.start("annex-column-source").string("source"),
        voice.start("annex-column-note").string("note"),
    ];
    let arguments = [("shown", count(released.len())), ("withheld", count(withheld.total()))];
    [
        voice.paragraph("annex-evidence-text", &arguments),
        voice.table("evidence", &voice.say("annex-evidence"), columns, rows.collect()),
    ]
}

fn conflicts(voice: &Voice<'_>) -> Option<Block> {
    let observations = &voice.material.dossier.observations;
    let rows: Vec<Vec<Cell>> = voice
        .scored_cells()
        .filter_map(|cell| cell.conflict.as_ref().map(|conflict| (cell, conflict)))
        .map(|(cell, conflict)| {
            let (mut released, _) = Release::all(conflict.reports.iter().map(|&at| &observations[at]));
            released.sort_by_key(|report| (level_order(report), report.row));
            let said = |report: Option<&&Observation>| {
                voice.known(report, |report| {
                    let codes = codes(report);
                    let words = format!("{}: {} ({codes})", voice.contributor(report), voice.answer(report));
                    let contributor = &voice.material.dossier.contributors[report.contributor.index()].key;
                    let level = level_order(report).map(|level| word(&level));
                    Cell::said(words, [contributor.into(), level.into(), codes.into()])
                })
            };
            let shown: Vec<&Observation> = released.iter().map(|released| released.get()).collect();
            vec![
                voice.area_cell(cell.area),
                voice.indicator_cell(cell.indicator),
                said(shown.first()),
                said(shown.last()),
            ]
        })
        .collect();
    let columns = [
        voice.area_column(),
        voice.start("sheet-column-indicator").labelled("indicator"),
        voice
            .start("annex-column-lowest")
            .string("lowest_contributor")
            .string("lowest_level")
            .string("lowest_grade"),
        voice
            .start("annex-column-highest")
            .string("highest_contributor")
            .string("highest_level")
            .string("highest_grade"),
    ];
    (!rows.is_empty()).then(|| voice.table("conflicts", &voice.say("annex-conflicts"), columns, rows))
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
            LinkEnd::Network(network) => ("network", dossier.network_ids.get(network.index())),
            LinkEnd::Actor(actor) => ("actor", dossier.actor_ids.get(actor.index())),
        };
        let contributor = |at: ContributorIx| {
            Cell::key(&dossier.contributors[at.index()].key, voice.contributor_marked(at))
        };
        vec![
            voice.choice("annex-merge-", kind),
            Cell::code(&merge.merged),
            Cell::code(kept),
            Cell::code(&merge.key),
            merge.contributor.map_or_else(|| Cell::Nothing(Text::from(String::new())), contributor),
        ]
    };
    let rows: Vec<Vec<Cell>> =
        dossier.notes.merges.iter().filter(|merge| shown(merge.kept)).take(LARGEST_TABLE).map(row).collect();
    let columns = [
        voice.start("annex-column-kind").string("kind"),
        voice.start("annex-column-merged").string("merged"),
        voice.start("annex-column-kept").string("kept"),
        voice.start("annex-column-merge-key").string("merge_key"),
        voice.start("annex-column-contributor").labelled("contributor"),
    ];
    (!rows.is_empty()).then(|| voice.table("merges", &voice.say("annex-merges"), columns, rows))
}

fn figures(voice: &Voice<'_>) -> Vec<Block> {
    let context = |report: &&Observation| {
        let layer = voice.material.catalogue.indicators[report.indicator.index()].layer;
        matches!(layer, Layer::Context | Layer::Output)
    };
    let observations = voice.material.dossier.observations.iter().filter(context);
    let (released, _) = Release::all(observations);
    let rows: Vec<Vec<Cell>> = released
        .iter()
        .take(LARGEST_TABLE)
        .map(|report| {
            vec![
                voice.subject_cell(report.subject),
                voice.indicator_cell(report.indicator),
                voice.answer_cell(report),
                voice.period_cell(report.period),
                voice.cited_cell(report),
                report.note.trim().into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        voice.area_column().string("network"),
        voice.start("annex-column-figure").labelled("indicator"),
        Voice::answer_column(voice.end("annex-column-value")),
        voice.start("annex-column-period").date("from").date("to"),
        voice.start("annex-column-source").string("source"),
        voice.start("annex-column-note").string("note"),
    ];
    vec![
        heading(voice, "figures", "annex-figures"),
        voice.paragraph("annex-figures-text", &[]),
        voice.table("figures", &voice.say("annex-figures"), columns, rows),
    ]
}

fn sources(voice: &Voice<'_>) -> Vec<Block> {
    let dossier = voice.material.dossier;
    // A source is named only if something that rests on it may be shown.
    let (released, _) = Release::all(&dossier.observations);
    let shown =
        |at: usize| released.iter().any(|report| report.source.is_some_and(|source| source.index() == at));
    let rows: Vec<Vec<Cell>> = dossier
        .sources
        .iter()
        .enumerate()
        .filter(|&(at, _)| shown(at))
        .map(|(_, source)| {
            vec![
                Cell::code(&source.key),
                source.title.as_str().into(),
                source.publisher.as_str().into(),
                source.year.map_or_else(|| Cell::Nothing(Text::from(String::new())), Cell::count),
                source.location.as_str().into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        voice.start("annex-column-key").string("source").keyed(),
        voice.start("annex-column-title").string("title"),
        voice.start("annex-column-publisher").string("publisher"),
        voice.end("annex-column-year").integer("year"),
        voice.start("annex-column-where").string("location"),
    ];
    vec![
        heading(voice, "sources", "annex-sources"),
        voice.table("sources", &voice.say("annex-sources"), columns, rows),
    ]
}

fn crosswalk(voice: &Voice<'_>) -> Option<Block> {
    let rows: Vec<Vec<Cell>> = voice
        .material
        .dossier
        .areas
        .iter()
        .flat_map(|area| {
            let name = label(&area.labels, voice.language(), &area.key);
            area.editions.iter().map(move |(list, key)| {
                vec![name.into(), Cell::code(&area.key), list.as_str().into(), key.as_str().into()]
            })
        })
        .collect();
    let columns = [
        voice.start("picture-column-area").string("area_label"),
        voice.start("annex-column-key").string("area").keyed(),
        voice.start("annex-column-edition").string("edition").keyed(),
        voice.start("annex-column-there").string("key_there").keyed(),
    ];
    (!rows.is_empty()).then(|| voice.table("crosswalk", &voice.say("annex-crosswalk"), columns, rows))
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
    let mut rows: Vec<Vec<Cell>> = voice
        .material
        .dossier
        .inputs
        .iter()
        .map(|file| {
            vec![
                Cell::code(&file.name),
                Cell::Count { count: file.bytes, grouped: true },
                Cell::code(&file.sha256),
                voice.yes_no(file.invented),
            ]
        })
        .collect();
    let mut named = vec![
        ("model", "cover-model", provenance.model_hash.as_str()),
        ("catalogue", "cover-catalogue", &provenance.catalogue_hash),
    ];
    let positions = voice.material.results.networks.key_positions.iter();
    named.extend(positions.map(|found| ("criteria", "annex-positions-criteria", found.sha256.as_str())));
    named.extend(provenance.scenario.iter().map(|(_, hash)| ("scenario", "cover-scenario", hash.as_str())));
    rows.extend(named.into_iter().map(|(key, name, hash)| {
        vec![Cell::key(key, voice.say(name)), voice.nothing(), Cell::code(hash), voice.nothing()]
    }));
    let columns = [
        voice.start("annex-column-file").string("file").keyed(),
        voice.end("annex-column-bytes").integer("bytes").unit("byte"),
        voice.start("annex-column-hash").string("sha256"),
        voice.start("annex-column-invented").boolean("invented"),
    ];
    voice.table("inputs", &voice.say("annex-manifest"), columns, rows)
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
