//! `networks.csv`.

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::dossier::check::is_key;
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::Head;
use crate::dossier::register::Register;
use crate::dossier::row::Row;
use crate::dossier::table::{Located, Table};
use crate::dossier::{
    ContributorIx, Handling, Identifiers, Level, LinkEnd, Merge, Network, NetworkIx, Structure, TableName,
    words,
};
use crate::source::{Fault, Faults};

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Networks,
    meaning: "A criminal network, by a pseudonymous identifier.",
    columns: &[
        required("id", "pseudonymous identifier"),
        optional("structure", "standard_hierarchy, regional_hierarchy, clustered_hierarchy, core_group, ..."),
        optional("mafia_type", "yes or no"),
        optional("size_min", "smallest estimate of its members"),
        optional("size_max", "largest estimate of its members"),
        optional("active_since", "first year in which it was active"),
        optional("countries", "number of countries in which it is active"),
        optional("corruption", "High, Medium, Low, Unknown or Nil"),
        optional("violence", "High, Medium, Low, Unknown or Nil"),
        optional("legal_business", "High, Medium, Low, Unknown or Nil"),
        optional("countermeasures", "High, Medium, Low, Unknown or Nil"),
        optional("contributor", "key of the contributor who reports it"),
        optional("merge_group", "shared by the rows that report one and the same network"),
        optional("handling", "handling code: H0, H1, H2 or H3; H0 if it is empty"),
    ],
};

const ID: usize = TABLE.at("id");
const STRUCTURE: usize = TABLE.at("structure");
const MAFIA_TYPE: usize = TABLE.at("mafia_type");
const SIZE_MIN: usize = TABLE.at("size_min");
const SIZE_MAX: usize = TABLE.at("size_max");
const ACTIVE_SINCE: usize = TABLE.at("active_since");
const COUNTRIES: usize = TABLE.at("countries");
const CORRUPTION: usize = TABLE.at("corruption");
const VIOLENCE: usize = TABLE.at("violence");
const LEGAL_BUSINESS: usize = TABLE.at("legal_business");
const COUNTERMEASURES: usize = TABLE.at("countermeasures");
const CONTRIBUTOR: usize = TABLE.at("contributor");
const MERGE_GROUP: usize = TABLE.at("merge_group");
const HANDLING: usize = TABLE.at("handling");

/// Largest size of a network that is believed.
const LARGEST: i64 = 1_000_000;

/// The networks after merging.
#[derive(Debug)]
pub(crate) struct Networks {
    /// In the order of the table.
    pub networks: Vec<Network>,
    /// Their identifiers.
    pub identifiers: Identifiers,
    /// Every identifier of the table, those of merged rows among them.
    pub register: Register<NetworkIx>,
    /// Rows that were merged into an earlier one.
    pub merges: Vec<Merge>,
}

impl Networks {
    /// No networks, because there is no table of them.
    #[must_use]
    pub(crate) fn none() -> Self {
        let register = Register::with_capacity(0);
        Self { networks: Vec::new(), identifiers: Identifiers::default(), register, merges: Vec::new() }
    }
}

/// A row that has an identifier; the network is none if something else in the row is faulty.
struct Entry {
    id: Located,
    group: Located,
    start: u32,
    contributor: Option<ContributorIx>,
    network: Option<Network>,
}

/// Reads the networks and merges those that are the same.
pub(crate) fn read(table: &Table<'_>, head: &Head, faults: &mut Faults) -> Networks {
    let rows = table.rows(faults, |row| read_row(row, head));
    let mut read = Networks::none();
    read.register = Register::with_capacity(rows.len());
    let mut groups: BTreeMap<&str, (NetworkIx, u32)> = BTreeMap::new();
    let mut starts: Vec<u32> = Vec::with_capacity(rows.len());
    for entry in rows {
        let id = table.text(entry.id);
        if let Some(first) = read.register.position(id.as_bytes()) {
            let message = format!("the network `{id}` is there a second time");
            let fault = Fault::new(Code::DuplicateNetwork, table.span(entry.start as usize, ID), message);
            let first = table.span(starts[first as usize] as usize, ID);
            faults.push(fault.related(first, "first here"));
            continue;
        }
        let target = entry.network.map(|network| {
            let group = table.text(entry.group);
            if let Some((first, at)) = groups.get(group).filter(|_| !group.is_empty()) {
                let kept = &read.networks[first.index()];
                if !report_contradiction(table, (entry.start, *at), kept, &network, faults) {
                    let kept = read.identifiers.get(first.index());
                    report_merged(table, id, entry.start, kept, *at, faults);
                }
                fill_in(&mut read.networks[first.index()], &network);
                read.merges.push(Merge {
                    kept: LinkEnd::Network(*first),
                    key: group.to_owned(),
                    merged: id.to_owned(),
                    contributor: entry.contributor,
                });
                return *first;
            }
            let new = NetworkIx(read.identifiers.push(id));
            read.networks.push(network);
            if !group.is_empty() {
                groups.insert(group, (new, entry.start));
            }
            new
        });
        // Doubled identifiers were left out above.
        let _ = read.register.insert(id, target);
        starts.push(entry.start);
    }
    if !table.is_whole(faults) {
        read.register.mark_incomplete();
    }
    read
}

fn report_merged(table: &Table<'_>, id: &str, start: u32, first: &str, at: u32, faults: &mut Faults) {
    faults.add(Code::SameNetworkTwice, || {
        let message = format!("`{id}` is the same network as `{first}` and is counted as that one");
        let fault = Fault::new(Code::SameNetworkTwice, table.span(start as usize, MERGE_GROUP), message);
        fault.related(table.span(at as usize, MERGE_GROUP), "counted here")
    });
}

/// Says whether rows contradict each other. They may differ in what is a judgement, but not in what cannot be true of one
/// network.
fn report_contradiction(
    table: &Table<'_>,
    (later, first): (u32, u32),
    kept: &Network,
    merged: &Network,
    faults: &mut Faults,
) -> bool {
    let least = |network: &Network| network.size_min.unwrap_or(0);
    let most = |network: &Network| network.size_max.unwrap_or(u32::MAX);
    let (column, words) = if kept.structure != Structure::Unknown
        && merged.structure != Structure::Unknown
        && kept.structure != merged.structure
    {
        (STRUCTURE, "reported structures differ")
    } else if least(kept) > most(merged) || least(merged) > most(kept) {
        (SIZE_MIN, "reported sizes have no number in common")
    } else {
        return false;
    };
    faults.add(Code::MergeContradiction, || {
        let message = format!("the merged rows contradict each other: their {words}");
        let fault = Fault::new(Code::MergeContradiction, table.span(later as usize, column), message);
        fault.related(table.span(first as usize, column), "counted here")
    });
    true
}

/// What the first report leaves open is taken from a later one. What a later one forbids to show stays forbidden.
fn fill_in(first: &mut Network, later: &Network) {
    if first.structure == Structure::Unknown {
        first.structure = later.structure;
    }
    first.mafia_type |= later.mafia_type;
    if first.size_min.is_none() && first.size_max.is_none() {
        (first.size_min, first.size_max) = (later.size_min, later.size_max);
    }
    first.active_since = first.active_since.or(later.active_since);
    first.countries = if first.countries == 0 { later.countries } else { first.countries };
    first.corruption = first.corruption.or(later.corruption);
    first.violence = first.violence.or(later.violence);
    first.legal_business = first.legal_business.or(later.legal_business);
    first.countermeasures = first.countermeasures.or(later.countermeasures);
    first.handling = first.handling.max(later.handling);
}

fn read_row(row: &mut Row<'_>, head: &Head) -> Option<Entry> {
    let id = row.required(ID, "id");
    if let Some(id) = id.filter(|id| !is_key(id, true)) {
        row.warn(Code::KeyMalformed, ID, || format!("`{id}` cannot be an identifier"));
    }
    if let Some(id) = id.filter(|id| head.area_register.position(id.as_bytes()).is_some()) {
        row.reject(Code::IdentifierInTwoTables, ID, || format!("`{id}` is also the key of an area"));
    }
    let structure = row.choice(STRUCTURE, words::STRUCTURES, Code::CsvUnknownValue);
    let mafia_type = row.choice(MAFIA_TYPE, words::YES_NO, Code::CsvUnknownValue);
    let size_min: Option<u32> = row.whole(SIZE_MIN, 1..=LARGEST);
    let size_max: Option<u32> = row.whole(SIZE_MAX, 1..=LARGEST);
    if let Some((least, most)) = size_min.zip(size_max).filter(|(least, most)| least > most) {
        row.reject(Code::SizeReversed, SIZE_MIN, || {
            format!("the smallest size {least} is above the largest {most}")
        });
    }
    let active_since: Option<u16> = row.whole(ACTIVE_SINCE, 1800..=2199);
    if let (Some(year), Some(reference)) = (active_since, head.reference_date)
        && year > reference.year
    {
        row.reject(Code::AfterReferenceDate, ACTIVE_SINCE, || {
            format!("active since {year}, but the reference date of the dossier is {reference}")
        });
    }
    let countries = row.whole(COUNTRIES, 1..=250);
    let mut level = |column| row.choice(column, words::LEVELS, Code::CsvUnknownValue).flatten();
    let [corruption, violence, legal_business, countermeasures]: [Option<Level>; 4] =
        [level(CORRUPTION), level(VIOLENCE), level(LEGAL_BUSINESS), level(COUNTERMEASURES)];
    let contributor = match row.bytes(CONTRIBUTOR) {
        [] => None,
        _ => row.resolve(
            CONTRIBUTOR,
            &head.contributor_register,
            Code::UnknownContributor,
            "a declared contributor",
        ),
    };
    let handling = row.choice(HANDLING, words::HANDLING, Code::HandlingCodeInvalid);
    id?;
    let network = Network {
        structure: structure.unwrap_or(Structure::Unknown),
        mafia_type: mafia_type.unwrap_or(false),
        size_min,
        size_max,
        active_since,
        countries: countries.unwrap_or(0),
        corruption,
        violence,
        legal_business,
        countermeasures,
        handling: handling.unwrap_or(Handling::H0),
    };
    Some(Entry {
        id: row.located(ID),
        group: row.located(MERGE_GROUP),
        start: row.start(),
        contributor,
        network: row.unless_rejected(network),
    })
}
