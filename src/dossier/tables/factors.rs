//! `factors.csv`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostics::Code;
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::Head;
use crate::dossier::register::Register;
use crate::dossier::row::Row;
use crate::dossier::table::{Table, row_span};
use crate::dossier::{AreaIx, Factor, SourceIx, TableName};
use crate::source::{Fault, Faults};

use super::reported_by::reference;

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Factors,
    meaning: "A crime-relevant factor that pushes an area.",
    columns: &[
        required("factor", "one of the eight factors, as `technology`"),
        required("area", "key of a leaf"),
        required("push", "direction and strength, -2 to 2; positive raises the threat"),
        required("horizon", "years until it works, 0 to 30"),
        optional("reference", "key of `sources.csv`"),
        optional("rationale", "why"),
    ],
};

const FACTOR: usize = TABLE.at("factor");
const AREA: usize = TABLE.at("area");
const PUSH: usize = TABLE.at("push");
const HORIZON: usize = TABLE.at("horizon");
const REFERENCE: usize = TABLE.at("reference");
const RATIONALE: usize = TABLE.at("rationale");

/// The factors in the order of the table, without those that are there twice.
///
/// # Complexity
///
/// `O(n log n)` in the number of rows.
pub(crate) fn read(
    table: &Table<'_>,
    head: &Head,
    sources: Option<&Register<SourceIx>>,
    faults: &mut Faults,
) -> Vec<Factor> {
    let rows = table.rows(faults, |row| {
        let factor = read_row(row, head, sources)?;
        row.unless_rejected((factor, row.start() as usize))
    });
    let mut firsts: BTreeMap<_, usize> = BTreeMap::new();
    let mut factors = Vec::with_capacity(rows.len());
    for (factor, start) in rows {
        let Factor { factor: kind, area, push, horizon, source, rationale } = &factor;
        match firsts.entry((*kind, *area, *push, *horizon, *source, rationale.clone())) {
            Entry::Vacant(entry) => {
                entry.insert(start);
                factors.push(factor);
            }
            Entry::Occupied(first) => {
                let fault = Fault::new(
                    Code::DuplicateFactor,
                    row_span(table.bytes(), start),
                    "the same factor stands above",
                );
                faults.push(fault.related(row_span(table.bytes(), *first.get()), "first here"));
            }
        }
    }
    factors
}

fn read_row(row: &mut Row<'_>, head: &Head, sources: Option<&Register<SourceIx>>) -> Option<Factor> {
    let factor = row.required_word(FACTOR, "factor", Code::CsvUnknownValue);
    let area = leaf(row, AREA, head, Code::FactorUnknownArea);
    let push = row.required(PUSH, "push").and_then(|_| row.whole(PUSH, -2..=2));
    let horizon = row.required(HORIZON, "horizon").and_then(|_| row.whole(HORIZON, 0..=30));
    let source = reference(row, REFERENCE, sources);
    let rationale = row.text(RATIONALE).to_owned();
    Some(Factor { factor: factor?, area: area?, push: push?, horizon: horizon?, source, rationale })
}

/// A leaf of the tree of areas, whose key has to be there.
pub(super) fn leaf(row: &mut Row<'_>, column: usize, head: &Head, code: Code) -> Option<AreaIx> {
    let key = row.required(column, "area")?;
    let area = row.resolve(column, &head.area_register, code, "an area of this dossier")?;
    if !head.areas[area.index()].leaf {
        row.reject(code, column, || format!("`{key}` has parts of its own; a leaf is needed"));
        return None;
    }
    Some(area)
}
