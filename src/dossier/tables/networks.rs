//! `networks.csv`.

use crate::diagnostics::Code;
use crate::dossier::check::is_key;
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::Head;
use crate::dossier::row::Row;
use crate::dossier::table::Table;
use crate::dossier::{Handling, Level, LinkEnd, Network, NetworkIx, Structure, TableName, words};
use crate::source::Faults;

use super::merging::{Entry, Kind, Merged, Reported, merge};
use super::reported_by::contributor;

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

const KIND: Kind = Kind {
    name: "network",
    same: "network",
    id: ID,
    group: MERGE_GROUP,
    doubled: Code::DuplicateNetwork,
    merged: Code::SameNetworkTwice,
};

impl Reported for Network {
    type Index = NetworkIx;

    fn index(position: u32) -> NetworkIx {
        NetworkIx(position)
    }

    fn position(index: NetworkIx) -> usize {
        index.index()
    }

    fn end(index: NetworkIx) -> LinkEnd {
        LinkEnd::Network(index)
    }

    /// Rows may differ in what is a judgement, but not in what cannot be true of one network. One contradiction is enough.
    fn contradictions(&self, later: &Self) -> Vec<(usize, &'static str)> {
        let least = |network: &Self| network.size_min.unwrap_or(0);
        let most = |network: &Self| network.size_max.unwrap_or(u32::MAX);
        let known = self.structure != Structure::Unknown && later.structure != Structure::Unknown;
        if known && self.structure != later.structure {
            vec![(STRUCTURE, "reported structures differ")]
        } else if least(self) > most(later) || least(later) > most(self) {
            vec![(SIZE_MIN, "reported sizes have no number in common")]
        } else {
            Vec::new()
        }
    }

    /// What a later report forbids to show stays forbidden.
    fn fill_in(&mut self, later: &Self) {
        if self.structure == Structure::Unknown {
            self.structure = later.structure;
        }
        self.mafia_type |= later.mafia_type;
        if self.size_min.is_none() && self.size_max.is_none() {
            (self.size_min, self.size_max) = (later.size_min, later.size_max);
        }
        self.active_since = self.active_since.or(later.active_since);
        self.countries = if self.countries == 0 { later.countries } else { self.countries };
        self.corruption = self.corruption.or(later.corruption);
        self.violence = self.violence.or(later.violence);
        self.legal_business = self.legal_business.or(later.legal_business);
        self.countermeasures = self.countermeasures.or(later.countermeasures);
        self.handling = self.handling.max(later.handling);
    }
}

/// Reads the networks and merges those that are the same.
pub(crate) fn read(table: &Table<'_>, head: &Head, faults: &mut Faults) -> Merged<Network> {
    let rows = table.rows(faults, |row| read_row(row, head));
    merge(table, rows, &KIND, faults)
}

fn read_row(row: &mut Row<'_>, head: &Head) -> Option<Entry<Network>> {
    let id = row.required(ID, "id");
    if let Some(id) = id.filter(|id| !is_key(id, true)) {
        row.warn(Code::KeyMalformed, ID, || format!("`{id}` cannot be an identifier"));
    }
    if let Some(id) = id.filter(|id| head.area_register.position(id.as_bytes()).is_some()) {
        row.reject(Code::IdentifierInTwoTables, ID, || format!("`{id}` is also the key of an area"));
    }
    let structure = row.word(STRUCTURE, Code::CsvUnknownValue);
    let mafia_type = row.choice(MAFIA_TYPE, words::YES_NO, Code::CsvUnknownValue);
    let (size_min, size_max) = sizes(row);
    let active_since = active_since(row, head);
    let countries = row.whole(COUNTRIES, 1..=250);
    let mut level = |column| row.choice(column, words::LEVELS, Code::CsvUnknownValue).flatten();
    let [corruption, violence, legal_business, countermeasures]: [Option<Level>; 4] =
        [level(CORRUPTION), level(VIOLENCE), level(LEGAL_BUSINESS), level(COUNTERMEASURES)];
    let contributor = contributor(row, CONTRIBUTOR, head);
    let handling = row.word(HANDLING, Code::HandlingCodeInvalid);
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
        thing: row.unless_rejected(network),
    })
}

/// The smallest and the largest estimate of the members.
fn sizes(row: &mut Row<'_>) -> (Option<u32>, Option<u32>) {
    let size_min: Option<u32> = row.whole(SIZE_MIN, 1..=LARGEST);
    let size_max: Option<u32> = row.whole(SIZE_MAX, 1..=LARGEST);
    if let Some((least, most)) = size_min.zip(size_max).filter(|(least, most)| least > most) {
        row.reject(Code::SizeReversed, SIZE_MIN, || {
            format!("the smallest size {least} is above the largest {most}")
        });
    }
    (size_min, size_max)
}

fn active_since(row: &mut Row<'_>, head: &Head) -> Option<u16> {
    let active_since: Option<u16> = row.whole(ACTIVE_SINCE, 1800..=2199);
    if let (Some(year), Some(reference)) = (active_since, head.reference_date)
        && year > reference.year
    {
        row.reject(Code::AfterReferenceDate, ACTIVE_SINCE, || {
            format!("active since {year}, but the reference date of the dossier is {reference}")
        });
    }
    active_since
}
