//! `sources.csv`.

use crate::diagnostics::Code;
use crate::dossier::check::is_key;
use crate::dossier::columns::{Description, required};
use crate::dossier::head::Head;
use crate::dossier::register::Register;
use crate::dossier::row::Row;
use crate::dossier::table::Table;
use crate::dossier::{Source, SourceIx, TableName};
use crate::source::{Fault, Faults};

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Sources,
    meaning: "A source that observations and factors refer to.",
    columns: &[
        required("key", "key that `reference` names"),
        required("title", "title of the source"),
        required("publisher", "who published it"),
        required("year", "year of publication; may be empty"),
        required("location", "where it is found: an address, a page; may be empty"),
    ],
};

const KEY: usize = TABLE.at("key");
const TITLE: usize = TABLE.at("title");
const PUBLISHER: usize = TABLE.at("publisher");
const YEAR: usize = TABLE.at("year");
const LOCATION: usize = TABLE.at("location");

/// The sources ordered by key, and their register.
pub(crate) fn read(table: &Table<'_>, head: &Head, faults: &mut Faults) -> (Vec<Source>, Register<SourceIx>) {
    let latest = head.reference_date.map(|date| i64::from(date.year));
    let mut rows = table.rows(faults, |row| read_row(row, latest));
    rows.sort_by(|one, other| (&one.key, one.start).cmp(&(&other.key, other.start)));
    let mut register = Register::with_capacity(rows.len());
    let mut sources: Vec<Source> = Vec::with_capacity(rows.len());
    let mut first = 0;
    for Entry { key, start, source } in rows {
        let index = SourceIx(u32::try_from(sources.len()).unwrap_or(u32::MAX));
        if register.insert(&key, source.is_some().then_some(index)).is_err() {
            let message = format!("the source `{key}` is there a second time");
            let fault = Fault::new(Code::DuplicateSource, table.span(start, KEY), message);
            faults.push(fault.related(table.span(first, KEY), "first here"));
            continue;
        }
        first = start;
        sources.extend(source);
    }
    if !table.is_whole(faults) {
        register.mark_incomplete();
    }
    (sources, register)
}

/// A row with a key; the source is none if something else in it is faulty.
struct Entry {
    key: String,
    start: usize,
    source: Option<Source>,
}

fn read_row(row: &mut Row<'_>, latest: Option<i64>) -> Option<Entry> {
    let key = row.required(KEY, "key");
    let title = row.required(TITLE, "title");
    if let Some(key) = key.filter(|key| !is_key(key, true)) {
        row.warn(Code::KeyMalformed, KEY, || format!("`{key}` cannot be a key"));
    }
    let year: Option<u16> = row.whole(YEAR, 1500..=2199);
    if let Some((year, latest)) = year.zip(latest).filter(|(year, latest)| i64::from(*year) > *latest) {
        row.warn(Code::AfterReferenceDate, YEAR, || {
            format!("the source is of {year}, but the reference date of the dossier lies in {latest}")
        });
    }
    let key = key?.to_owned();
    let source = Source {
        key: key.clone(),
        title: title.unwrap_or_default().to_owned(),
        publisher: row.text(PUBLISHER).to_owned(),
        year,
        location: row.text(LOCATION).to_owned(),
    };
    Some(Entry { key, start: row.start() as usize, source: row.unless_rejected(source) })
}
