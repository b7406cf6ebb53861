//! `involvement.csv`.

use crate::diagnostics::Code;
use crate::dossier::columns::{Description, required};
use crate::dossier::head::Head;
use crate::dossier::register::Register;
use crate::dossier::row::Row;
use crate::dossier::table::{Located, Table};
use crate::dossier::{Involvement, NetworkIx, TableName, words};
use crate::source::{Fault, Faults};

use super::factors::leaf;

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Involvement,
    meaning: "That a network is active in an area.",
    columns: &[
        required("network", "identifier of the network"),
        required("area", "key of a leaf"),
        required("role", "main or secondary"),
    ],
};

const NETWORK: usize = TABLE.at("network");
const AREA: usize = TABLE.at("area");
const ROLE: usize = TABLE.at("role");

/// An involvement, and where it stands.
#[derive(Debug, Clone, Copy)]
struct Entry {
    involvement: Involvement,
    start: u32,
    /// The network as written: rows of merged networks agree without being doubled.
    id: Located,
}

/// The involvement, ordered by network and area; of two rows for one pair, `main` counts.
pub(crate) fn read(
    table: &Table<'_>,
    head: &Head,
    networks: &Register<NetworkIx>,
    faults: &mut Faults,
) -> Vec<Involvement> {
    let mut rows = table.rows(faults, |row| read_row(row, head, networks));
    rows.sort_by_key(|entry| (entry.involvement.network, entry.involvement.area, entry.start));
    for pair in rows.chunk_by(|one, other| same_pair(&one.involvement, &other.involvement)) {
        report_doubled(pair, table, faults);
    }
    let mut kept: Vec<Entry> = Vec::with_capacity(rows.len());
    for entry in rows {
        match kept.last_mut().filter(|last| same_pair(&last.involvement, &entry.involvement)) {
            Some(last) => last.involvement.main |= entry.involvement.main,
            None => kept.push(entry),
        }
    }
    for network in kept.chunk_by(|one, other| one.involvement.network == other.involvement.network) {
        report_two_main(network, table, faults);
    }
    kept.into_iter().map(|entry| entry.involvement).collect()
}

fn same_pair(one: &Involvement, other: &Involvement) -> bool {
    (one.network, one.area) == (other.network, other.area)
}

fn report_doubled(pair: &[Entry], table: &Table<'_>, faults: &mut Faults) {
    for (position, entry) in pair.iter().enumerate().skip(1) {
        let id = table.text(entry.id);
        let Some(first) = pair[..position].iter().find(|other| table.text(other.id) == id) else { continue };
        faults.add(Code::DuplicateInvolvement, || {
            let message = format!("`{id}` is already active in this area");
            let fault =
                Fault::new(Code::DuplicateInvolvement, table.span(entry.start as usize, NETWORK), message);
            fault.related(table.span(first.start as usize, NETWORK), "first here")
        });
    }
}

fn report_two_main(network: &[Entry], table: &Table<'_>, faults: &mut Faults) {
    let mut main: Vec<&Entry> = network.iter().filter(|entry| entry.involvement.main).collect();
    main.sort_by_key(|entry| entry.start);
    let Some((first, others)) = main.split_first() else { return };
    for entry in others {
        faults.add(Code::TwoMainAreas, || {
            let message = format!("`{}` has another main area already", table.text(entry.id));
            let fault = Fault::new(Code::TwoMainAreas, table.span(entry.start as usize, ROLE), message);
            fault.related(table.span(first.start as usize, ROLE), "first here")
        });
    }
}

fn read_row(row: &mut Row<'_>, head: &Head, networks: &Register<NetworkIx>) -> Option<Entry> {
    let network = row.required(NETWORK, "network").and_then(|_| {
        row.resolve(NETWORK, networks, Code::InvolvementUnknownNetwork, "a network of networks.csv")
    });
    let area = leaf(row, AREA, head, Code::InvolvementUnknownArea);
    let main = row
        .required(ROLE, "role")
        .and_then(|_| row.choice(ROLE, words::INVOLVEMENT_ROLES, Code::CsvUnknownValue));
    let involvement = Involvement { network: network?, area: area?, main: main? };
    row.unless_rejected(Entry { involvement, start: row.start(), id: row.located(NETWORK) })
}
