//! `links.csv`.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostics::Code;
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::Head;
use crate::dossier::register::{Register, Sought};
use crate::dossier::row::Row;
use crate::dossier::table::Table;
use crate::dossier::{
    ActorIx, Date, Grade, Handling, JoinedReport, Level, Link, LinkBasis, LinkEnd, LinkKind, NetworkIx,
    Period, TableName, words,
};
use crate::source::{Fault, Faults};

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Links,
    meaning: "A link between two actors, or between two networks.",
    columns: &[
        required("from", "identifier of an actor or a network; who supplies, serves, launders or commands"),
        required("to", "identifier of another actor or network"),
        required("kind", "cooperation, supply, service, laundering, kinship, authority or rivalry"),
        optional("strength", "High, Medium, Low or Unknown"),
        optional("source_code", "evaluation of the source: A, B, C or X; X if it is empty"),
        optional("information_code", "evaluation of the information: 1 to 4; 4 if it is empty"),
        optional("handling", "handling code: H0, H1, H2 or H3; H0 if it is empty"),
        optional("from_date", "first day, month or year"),
        optional("to_date", "last day, month or year"),
        optional("basis", "observed, inferred or predicted; predicted links are never measured"),
    ],
};

const FROM: usize = TABLE.at("from");
const TO: usize = TABLE.at("to");
const KIND: usize = TABLE.at("kind");
const STRENGTH: usize = TABLE.at("strength");
const SOURCE_CODE: usize = TABLE.at("source_code");
const INFORMATION_CODE: usize = TABLE.at("information_code");
const HANDLING: usize = TABLE.at("handling");
const FROM_DATE: usize = TABLE.at("from_date");
const TO_DATE: usize = TABLE.at("to_date");
const BASIS: usize = TABLE.at("basis");

/// Who can be linked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends<'a> {
    /// Persons.
    pub actors: &'a Register<ActorIx>,
    /// Networks.
    pub networks: &'a Register<NetworkIx>,
}

/// The links after joining.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// In the order of the table; see [`crate::dossier::LayerNotes`] for the rest.
    pub links: Vec<Link>,
    /// Periods of the links that carry dates, by position of the link.
    pub periods: Vec<(u32, Period)>,
    /// Positions of the links that are inferred.
    pub inferred: Vec<u32>,
    /// Further reports.
    pub joined: Vec<JoinedReport>,
    /// Links that are predicted.
    pub predicted: Vec<Link>,
}

/// A link and the start of its row.
struct Entry {
    link: Link,
    start: u32,
    /// Day on which it begins, as a number; links of different times are not the same. 0 without dates.
    begins: u32,
    basis: LinkBasis,
}

/// The links in the order of the table, without those that are there twice. Links that are the same only because their
/// ends were merged are joined, and each keeps its report.
///
/// # Complexity
///
/// `O(n log n)` in the number of links, by sorting packed keys.
pub(crate) fn read(table: &Table<'_>, head: &Head, ends: Ends<'_>, faults: &mut Faults) -> Links {
    let mut rows = table.rows(faults, |row| read_row(row, head, ends));
    let mut links = Links::default();
    if rows.iter().any(|entry| entry.basis == LinkBasis::Predicted) {
        let predicted = rows.extract_if(.., |entry| entry.basis == LinkBasis::Predicted);
        links.predicted = predicted.map(|entry| entry.link).collect();
    }
    let doubled = doubled(&rows);
    let mut fates = Fates::new(table, if doubled.is_empty() { 0 } else { rows.len() });
    for (first, second) in doubled {
        fates.decide(&rows, first, second, faults);
    }
    fates.joined.sort_unstable();
    links.links = Vec::with_capacity(rows.len());
    for (row, entry) in rows.iter().enumerate() {
        if fates.is_gone(row) {
            continue;
        }
        let at = u32::try_from(links.links.len()).unwrap_or(u32::MAX);
        links.periods.extend(period(table, entry).map(|period| (at, period)));
        links.inferred.extend((entry.basis == LinkBasis::Inferred).then_some(at));
        let mut link = entry.link;
        for (origin, other) in fates.joined(row) {
            let other = &rows[other as usize].link;
            link.strength = link.strength.max(other.strength);
            link.handling = link.handling.max(other.handling);
            links.joined.push(JoinedReport { link: at, origin, grade: other.grade });
        }
        links.links.push(link);
    }
    links.joined.sort_unstable();
    links
}

/// When a link held. Few links carry dates, so they are read a second time instead of being kept for all.
fn period(table: &Table<'_>, entry: &Entry) -> Option<Period> {
    if entry.begins == 0 {
        return None;
    }
    let date = |column: usize| {
        let field =
            table.has(column).then(|| table.bytes().get(table.span(entry.start as usize, column)))??;
        let text = std::str::from_utf8(field).ok()?.trim().trim_matches('"').trim();
        Date::parse_period(text)
    };
    match (date(FROM_DATE), date(TO_DATE)) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some(one),
        (Some(first), Some(last)) => Some(Period { from: first.from, to: last.to }),
    }
}

/// The ends of a row as they are written.
type Written<'t> = (&'t [u8], &'t [u8]);

/// What becomes of the rows that repeat an earlier one.
struct Fates<'t> {
    table: &'t Table<'t>,
    gone: Vec<bool>,
    /// First row, origin and joined row; ordered once all are known.
    joined: Vec<(u32, u32, u32)>,
    /// A number for each pair of identifiers under which a joined row reports.
    origins: BTreeMap<Written<'t>, u32>,
    /// Pairs of identifiers under which each first row is reported already.
    seen: BTreeMap<u32, Vec<Written<'t>>>,
}

impl<'t> Fates<'t> {
    fn new(table: &'t Table<'t>, rows: usize) -> Self {
        let gone = vec![false; rows];
        Self { table, gone, joined: Vec::new(), origins: BTreeMap::new(), seen: BTreeMap::new() }
    }

    fn is_gone(&self, row: usize) -> bool {
        self.gone.get(row).copied().unwrap_or(false)
    }

    /// The ends of a row as they are written, in an order that does not depend on the row.
    fn written(&self, entry: &Entry) -> Written<'t> {
        let field = |column: usize| {
            let span = self.table.span(entry.start as usize, column);
            self.table.bytes().get(span).unwrap_or_default().trim_ascii()
        };
        let (from, to) = (field(FROM), field(TO));
        if entry.link.kind.is_directed() || from <= to { (from, to) } else { (to, from) }
    }

    fn decide(&mut self, rows: &[Entry], first: u32, second: u32, faults: &mut Faults) {
        self.gone[second as usize] = true;
        let one = self.written(&rows[first as usize]);
        let other = self.written(&rows[second as usize]);
        let seen = self.seen.entry(first).or_insert_with(|| vec![one]);
        if seen.contains(&other) {
            faults.add(Code::DuplicateLink, || {
                let row = |position: u32| self.table.span(rows[position as usize].start as usize, FROM);
                let message = "a link of this kind between these two is there already";
                Fault::new(Code::DuplicateLink, row(second), message).related(row(first), "first here")
            });
            return;
        }
        seen.push(other);
        let next = u32::try_from(self.origins.len()).unwrap_or(u32::MAX);
        let origin = *self.origins.entry(other).or_insert(next);
        self.joined.push((first, origin, second));
    }

    /// Origins and rows that are joined into a row.
    fn joined(&self, row: usize) -> impl Iterator<Item = (u32, u32)> {
        let start = self.joined.partition_point(|(first, ..)| (*first as usize) < row);
        let wanted = self.joined[start..].iter().take_while(move |(first, ..)| *first as usize == row);
        wanted.map(|&(_, origin, second)| (origin, second))
    }
}

/// Rows that repeat an earlier one, each with the first, in the order of the table.
fn doubled(rows: &[Entry]) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u64, u32, u32)> = rows
        .par_iter()
        .enumerate()
        .map(|(position, entry)| {
            let (from, to) = (pack(entry.link.from), pack(entry.link.to));
            let swap = !entry.link.kind.is_directed() && from > to;
            let (from, to) = if swap { (to, from) } else { (from, to) };
            let rest = entry.begins << 4 | entry.link.kind as u32;
            (u64::from(from) << 32 | u64::from(to), rest, u32::try_from(position).unwrap_or(u32::MAX))
        })
        .collect();
    keys.par_sort_unstable();
    let mut doubled = Vec::new();
    let mut first = 0;
    for position in 1..keys.len() {
        let (one, other) = (keys[first], keys[position]);
        if (one.0, one.1) == (other.0, other.1) {
            doubled.push((one.2, other.2));
        } else {
            first = position;
        }
    }
    doubled.sort_unstable_by_key(|(_, second)| *second);
    doubled
}

/// An end as a number; both of a link are of one kind, so a position is enough but for the top bit.
fn pack(end: LinkEnd) -> u32 {
    match end {
        LinkEnd::Actor(actor) => actor.0,
        LinkEnd::Network(network) => network.0 | 1 << 31,
    }
}

fn read_row(row: &mut Row<'_>, head: &Head, ends: Ends<'_>) -> Option<Entry> {
    let from = end(row, FROM, "from", ends);
    let to = end(row, TO, "to", ends);
    check_ends(row, from, to);
    let kind: Option<LinkKind> = row.required_word(KIND, "kind", Code::CsvUnknownValue);
    let strength: Option<Level> = row.choice(STRENGTH, words::STRENGTHS, Code::CsvUnknownValue).flatten();
    let source = row.word(SOURCE_CODE, Code::SourceCodeInvalid);
    let information = row.word(INFORMATION_CODE, Code::InformationCodeInvalid);
    let handling = row.word(HANDLING, Code::HandlingCodeInvalid);
    let basis = row.word(BASIS, Code::CsvUnknownValue).unwrap_or(LinkBasis::Observed);
    let period = row.period(FROM_DATE, TO_DATE);
    if let Some((period, reference)) =
        period.zip(head.reference_date).filter(|(period, at)| period.from > *at)
    {
        let column = if row.bytes(FROM_DATE).is_empty() { TO_DATE } else { FROM_DATE };
        row.reject(Code::AfterReferenceDate, column, || {
            format!("the link begins on {}, after the reference date {reference}", period.from)
        });
    }
    let grade = Grade {
        source: source.unwrap_or(words::UNGRADED.source),
        information: information.unwrap_or(words::UNGRADED.information),
    };
    let handling = handling.unwrap_or(Handling::H0);
    let link = Link { from: from?, to: to?, kind: kind?, strength, grade, handling };
    row.unless_rejected(Entry {
        link,
        start: row.start(),
        begins: period.map_or(0, |it| number(it.from)),
        basis,
    })
}

fn end(row: &mut Row<'_>, column: usize, name: &str, ends: Ends<'_>) -> Option<LinkEnd> {
    row.required(column, name)?;
    let id = row.bytes(column);
    let actor = ends.actors.find(id);
    if let Sought::Found(actor) = actor {
        return Some(LinkEnd::Actor(actor));
    }
    match (actor, ends.networks.find(id)) {
        (_, Sought::Found(network)) if ends.actors.position(id).is_none() => Some(LinkEnd::Network(network)),
        (Sought::Unknown, Sought::Unknown) => {
            let text = row.text(column);
            let message = format!("`{text}` is neither an actor nor a network of this dossier");
            row.reject_unknown(column, Code::LinkUnknownEnd, &message, |asked| {
                ends.actors.suggest(text, asked).or_else(|| ends.networks.suggest(text, asked))
            });
            None
        }
        _ => {
            row.drop_silently();
            None
        }
    }
}

fn check_ends(row: &mut Row<'_>, from: Option<LinkEnd>, to: Option<LinkEnd>) {
    let (Some(from), Some(to)) = (from, to) else { return };
    if from == to {
        let (one, other) = (row.text(FROM), row.text(TO));
        row.reject(Code::SelfLink, TO, || match one == other {
            true => format!("both ends of the link are `{one}`"),
            false => format!(
                "both ends of the link are {}, because `{one}` and `{other}` were merged",
                if matches!(from, LinkEnd::Actor(_)) { "the same person" } else { "the same network" }
            ),
        });
    } else if std::mem::discriminant(&from) != std::mem::discriminant(&to) {
        let words = |end| if matches!(end, LinkEnd::Actor(_)) { "an actor" } else { "a network" };
        let (one, other) = (row.text(FROM), row.text(TO));
        row.reject(Code::LinkMixedEnds, TO, || {
            format!("`{one}` is {}, but `{other}` is {}", words(from), words(to))
        });
    }
}

/// A day as a number that keeps apart what is not the same day; below `2^28`.
fn number(day: Date) -> u32 {
    (u32::from(day.year) * 16 + u32::from(day.month)) * 32 + u32::from(day.day)
}
