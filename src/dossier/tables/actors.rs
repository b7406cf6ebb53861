//! `actors.csv`.

use crate::diagnostics::Code;
use crate::dossier::check::is_key;
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::Head;
use crate::dossier::register::Register;
use crate::dossier::row::Row;
use crate::dossier::table::Table;
use crate::dossier::{Actor, ActorIx, LinkEnd, NetworkIx, Role, TableName};
use crate::source::Faults;

use super::merging::{Entry, Kind, Merged, Reported, merge};
use super::reported_by::contributor;

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Actors,
    meaning: "A person, by a pseudonymous identifier.",
    columns: &[
        required("id", "pseudonymous identifier; never a name"),
        optional("network", "identifier of the network that the person belongs to"),
        optional("role", "leader, manager, coordinator, field_operator, facilitator, broker, ..."),
        optional("contributor", "key of the contributor who reports it"),
        optional("merge_group", "shared by the rows that report one and the same person"),
    ],
};

const ID: usize = TABLE.at("id");
const NETWORK: usize = TABLE.at("network");
const ROLE: usize = TABLE.at("role");
const CONTRIBUTOR: usize = TABLE.at("contributor");
const MERGE_GROUP: usize = TABLE.at("merge_group");

const KIND: Kind = Kind {
    name: "actor",
    same: "person",
    id: ID,
    group: MERGE_GROUP,
    doubled: Code::DuplicateActor,
    merged: Code::SameActorTwice,
};

impl Reported for Actor {
    type Index = ActorIx;

    fn index(position: u32) -> ActorIx {
        ActorIx(position)
    }

    fn position(index: ActorIx) -> usize {
        index.index()
    }

    fn end(index: ActorIx) -> LinkEnd {
        LinkEnd::Actor(index)
    }

    fn contradictions(&self, later: &Self) -> Vec<(usize, &'static str)> {
        let known = self.role != Role::Unknown && later.role != Role::Unknown;
        let networks = self.network.zip(later.network).is_some_and(|(one, other)| one != other);
        let wrong = [
            (networks, (NETWORK, "networks differ")),
            (known && self.role != later.role, (ROLE, "roles differ")),
        ];
        wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, what)| what).collect()
    }

    fn fill_in(&mut self, later: &Self) {
        self.network = self.network.or(later.network);
        if self.role == Role::Unknown {
            self.role = later.role;
        }
    }
}

/// Reads the actors and merges those that are the same.
pub(crate) fn read(
    table: &Table<'_>,
    head: &Head,
    networks: &Register<NetworkIx>,
    faults: &mut Faults,
) -> Merged<Actor> {
    let rows = table.rows(faults, |row| read_row(row, head, networks));
    merge(table, rows, &KIND, faults)
}

fn read_row(row: &mut Row<'_>, head: &Head, networks: &Register<NetworkIx>) -> Option<Entry<Actor>> {
    let id = row.required(ID, "id")?;
    if is_personal_name(id) {
        row.reject(Code::PersonalName, ID, || format!("`{id}` looks like the name of a person"));
    } else if !is_key(id, true) {
        row.warn(Code::KeyMalformed, ID, || format!("`{id}` cannot be an identifier"));
    } else if networks.position(id.as_bytes()).is_some() {
        row.reject(Code::IdentifierInTwoTables, ID, || {
            format!("`{id}` is also the identifier of a network in networks.csv")
        });
    }
    let network = match row.bytes(NETWORK) {
        [] => None,
        _ => row.resolve(NETWORK, networks, Code::ActorUnknownNetwork, "a network of networks.csv"),
    };
    let role = row.word(ROLE, Code::CsvUnknownValue).unwrap_or(Role::Unknown);
    let contributor = contributor(row, CONTRIBUTOR, head);
    let thing = row.unless_rejected(Actor { network, role });
    let (id, group) = (row.located(ID), row.located(MERGE_GROUP));
    Some(Entry { id, group, start: row.start(), contributor, thing })
}

/// Whether an identifier consists of two or more capitalised words, as `Jane Q. Example` or `Jane_Example`, with or without
/// particles between them, as `Jan van der Berg`.
#[must_use]
pub fn is_personal_name(id: &str) -> bool {
    let words = id.split([' ', '_', '-', '.', ',']).filter(|word| !word.is_empty());
    let mut kinds = words.map(Word::of);
    let (mut names, mut last) = (0, Word::Other);
    let good = kinds.all(|kind| {
        names += usize::from(kind == Word::Name);
        last = kind;
        kind != Word::Other && (kind != Word::Particle || names > 0)
    });
    good && names >= 2 && last != Word::Particle
}

/// What a word of an identifier can be in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Capitalised.
    Name,
    /// A single capital. It makes no name, but does not spoil one either.
    Initial,
    /// A short word in lower case, as `de` or `von`.
    Particle,
    /// Nothing that stands in a name.
    Other,
}

impl Word {
    fn of(word: &str) -> Self {
        let small =
            |rest: &str| rest.chars().all(|letter| letter.is_lowercase() || letter == '\'' || letter == '’');
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if first.is_uppercase() && letters.as_str().is_empty() => Self::Initial,
            Some(first) if first.is_uppercase() && small(letters.as_str()) => Self::Name,
            Some(_) if word.chars().count() <= 3 && small(word) => Self::Particle,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_personal_name;

    #[test]
    fn names_are_told_from_pseudonyms() {
        for name in
            ["Jane Example", "Jane Q. Example", "Jane_Example", "Jane-Example", "Øre Ås", "Pim de Jong"]
        {
            assert!(is_personal_name(name), "{name}");
        }
        for pseudonym in [
            "A100",
            "A-100",
            "actor 12",
            "N1.A2",
            "Broker",
            "B",
            "A-B",
            "X1_Y2",
            "",
            "DK-A",
            "de Jong",
            "Jan van",
            "Port of 3",
        ] {
            assert!(!is_personal_name(pseudonym), "{pseudonym}");
        }
    }
}
