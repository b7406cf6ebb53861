//! Key positions, if they were asked for: candidates with what speaks for them, and links to confirm first.

use super::heading;
use crate::advisory::cells::word;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, Column, Text, Tone};
use crate::networks::positions::{
    ActorPositions, CollectionGap, DossierPositions, Mover, NetworkPositions, Position, PositionMeasure,
};

/// Candidates, and links, that a table shows; all of them stand in the results.
const LARGEST_TABLE: usize = 200;

impl Voice<'_> {
    /// Whether this document shows key positions.
    pub(in crate::advisory) fn shows_positions(&self) -> bool {
        self.material.results.networks.key_positions.as_ref().is_some_and(|found| found.criteria.in_documents)
    }
}

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let found = voice.material.results.networks.key_positions.as_ref();
    let Some(found) = found.filter(|found| found.criteria.in_documents) else { return Vec::new() };
    let mut blocks = vec![
        heading(voice, "key-positions", "annex-positions"),
        Block::Callout { tone: Tone::Caution, text: voice.say("annex-positions-wording").into() },
    ];
    blocks.extend(voice.invented_networks());
    blocks.push(criteria(voice, found));
    blocks.push(reasons(voice, found));
    blocks.push(basis(voice, found));
    let candidates = listed(found, |network| &network.candidates);
    if !candidates.is_empty() {
        blocks.push(who(voice, found, &candidates));
        blocks.push(values(voice, &candidates));
    }
    let gaps = listed(found, |network| &network.gaps);
    if !gaps.is_empty() {
        blocks.push(voice.paragraph("annex-gaps-text", &[]));
        blocks.push(questions(voice, &gaps));
    }
    blocks
}

/// What stands in a table, network by network.
fn listed<'a, T>(
    found: &'a DossierPositions,
    of: fn(&'a NetworkPositions) -> &'a Vec<T>,
) -> Vec<(&'a NetworkPositions, &'a T)> {
    let all = found.networks.iter().flat_map(|network| of(network).iter().map(move |one| (network, one)));
    all.take(LARGEST_TABLE).collect()
}

fn criteria(voice: &Voice<'_>, found: &DossierPositions) -> Block {
    let criteria = &found.criteria;
    voice.paragraph(
        "annex-positions-text",
        &[
            ("criteria", text(criteria.id.as_str())),
            ("version", text(criteria.version.as_str())),
            ("hash", text(found.sha256.as_str())),
            ("within", text(criteria.within.to_string())),
            ("likely", text(voice.percent(criteria.likely))),
            ("agreeing", text(criteria.agreeing.to_string())),
            ("measures", text(criteria.measures.len().to_string())),
            ("fewest", text(criteria.fewest_actors.to_string())),
            ("replicas", text(criteria.replicas.to_string())),
            ("seed", text(found.seed.to_string())),
        ],
    )
}

/// Why each measure counts, as the criteria say.
fn reasons(voice: &Voice<'_>, found: &DossierPositions) -> Block {
    let entry = |entry: &crate::networks::positions::CriteriaMeasure| {
        (voice.measure(entry.measure).into(), Text::from(entry.reason.as_str()))
    };
    Block::Definitions(found.criteria.measures.iter().map(entry).collect())
}

fn basis(voice: &Voice<'_>, found: &DossierPositions) -> Block {
    let candidates = found.networks.iter().map(|network| network.candidates.len()).sum();
    let with = found.networks.iter().filter(|network| !network.candidates.is_empty()).count();
    let gaps: usize = found.networks.iter().map(|network| network.gaps.len()).sum();
    voice.paragraph(
        "annex-positions-basis",
        &[
            ("candidates", count(candidates)),
            ("networks", count(with)),
            ("looked", count(found.networks.len() + found.without)),
            ("refused", count(found.refused)),
            ("withheld", count(found.withheld)),
            ("ties", count(found.ties_withheld)),
            ("cut", text(if candidates.max(gaps) > LARGEST_TABLE { "yes" } else { "no" })),
            ("most", text(LARGEST_TABLE.to_string())),
        ],
    )
}

/// A candidate a row, with the probabilities of being among the first.
fn who(
    voice: &Voice<'_>,
    found: &DossierPositions,
    candidates: &[(&NetworkPositions, &ActorPositions)],
) -> Block {
    let within = found.criteria.within.to_string();
    let mut columns = vec![
        voice.start("annex-positions-column-network").string("network").keyed(),
        voice.start("annex-positions-column-actor").string("actor").keyed(),
        voice.end("annex-positions-column-agreeing").integer("agreeing"),
    ];
    let measures: Vec<PositionMeasure> =
        candidates[0].1.positions.iter().map(|position| position.measure).collect();
    columns.extend(measures.iter().map(|&measure| {
        let arguments = [("measure", text(voice.measure(measure))), ("within", text(within.as_str()))];
        let title = voice.with("annex-positions-column-within", &arguments);
        Column::end(title).share(&format!("p_within_{}", word(&measure)))
    }));
    columns.extend([
        voice.end("annex-positions-column-ties").integer("ties"),
        voice.end("annex-positions-column-reports").integer("reports"),
        voice.end("annex-positions-column-one").integer("one_origin"),
    ]);
    let row = |(network, actor): &(&NetworkPositions, &ActorPositions)| {
        let mut row = vec![Cell::code(&network.id), Cell::code(&actor.id), Cell::count(actor.agreeing)];
        row.extend(actor.positions.iter().map(|position| Cell::probability(position.within)));
        row.extend([actor.ties, actor.reports, actor.one_origin].map(Cell::count));
        row
    };
    let rows = candidates.iter().map(row).collect();
    voice.table("key-positions", &voice.say("annex-positions-table"), columns, rows)
}

/// A measure of a candidate a row: the value on all reported links and its interval.
fn values(voice: &Voice<'_>, candidates: &[(&NetworkPositions, &ActorPositions)]) -> Block {
    let number = |value: f64| Cell::number(value, if value.abs() < 1.0 { 3 } else { 1 });
    let row = |network: &NetworkPositions, actor: &ActorPositions, position: &Position| {
        let interval = |found: crate::networks::uncertain::Interval| {
            voice.around("interval", [("low", number(found.low)), ("high", number(found.high))])
        };
        vec![
            Cell::code(&network.id),
            Cell::code(&actor.id),
            Cell::key(word(&position.measure), voice.measure(position.measure)),
            voice.known(position.value, number),
            voice.known(position.rank, Cell::count),
            voice.known(position.interval, |found| number(found.median)),
            voice.known(position.interval, interval),
        ]
    };
    let rows = candidates.iter().flat_map(|(network, actor)| {
        actor.positions.iter().map(|position| row(network, actor, position)).collect::<Vec<_>>()
    });
    let columns = [
        voice.start("annex-positions-column-network").string("network").keyed(),
        voice.start("annex-positions-column-actor").string("actor").keyed(),
        voice.start("annex-positions-column-measure").string("measure").keyed(),
        voice.end("annex-positions-column-value").number("value"),
        voice.end("annex-positions-column-rank").integer("rank"),
        voice.end("annex-positions-column-median").number("median"),
        voice.end("annex-positions-column-interval").number("p05").number("p95"),
    ];
    voice.table("key-position-values", &voice.say("annex-positions-values"), columns, rows.collect())
}

/// A link a row, with who would rise and who would fall if it were confirmed.
fn questions(voice: &Voice<'_>, gaps: &[(&NetworkPositions, &CollectionGap)]) -> Block {
    let mover = |mover: &Option<Mover>| {
        voice.known(mover.as_ref(), |mover| {
            let actor = Cell::key(mover.id.as_str(), mover.id.as_str());
            voice.around("annex-gaps-mover", [("actor", actor), ("change", Cell::number(mover.change, 2))])
        })
    };
    let row = |(network, gap): &(&NetworkPositions, &CollectionGap)| {
        vec![
            Cell::code(&network.id),
            Cell::code(&gap.a),
            Cell::code(&gap.b),
            Cell::probability(gap.probability),
            Cell::count(gap.reports),
            Cell::number(gap.value, 3),
            mover(&gap.rises),
            mover(&gap.falls),
        ]
    };
    let columns = [
        voice.start("annex-positions-column-network").string("network").keyed(),
        voice.start("annex-gaps-column-from").string("from").keyed(),
        voice.start("annex-gaps-column-to").string("to").keyed(),
        voice.end("annex-gaps-column-probability").share("probability"),
        voice.end("annex-positions-column-reports").integer("reports"),
        voice.end("annex-gaps-column-value").number("value"),
        voice.start("annex-gaps-column-rises").string("rises").number("rises_by"),
        voice.start("annex-gaps-column-falls").string("falls").number("falls_by"),
    ];
    voice.table("collection-gaps", &voice.say("annex-gaps-table"), columns, gaps.iter().map(row).collect())
}

impl Voice<'_> {
    fn measure(&self, measure: PositionMeasure) -> String {
        self.say(match measure {
            PositionMeasure::Betweenness => "measure-betweenness",
            PositionMeasure::EffectiveSize => "measure-effective-size",
            PositionMeasure::Pagerank => "measure-pagerank",
            PositionMeasure::Harmonic => "measure-harmonic",
            PositionMeasure::Degree => "measure-degree",
            PositionMeasure::Strength => "measure-strength",
            PositionMeasure::Constraint => "measure-constraint",
            PositionMeasure::Brokerage => "measure-brokerage",
            PositionMeasure::BrokerageAcross => "measure-brokerage-across",
            PositionMeasure::Participation => "measure-participation",
        })
    }
}
