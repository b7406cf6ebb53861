//! `actors.csv`.

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::dossier::check::is_key;
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::Head;
use crate::dossier::register::Register;
use crate::dossier::row::Row;
use crate::dossier::table::{Located, Table};
use crate::dossier::{
    Actor, ActorIx, ContributorIx, Identifiers, LinkEnd, Merge, NetworkIx, Role, TableName, words,
};
use crate::source::{Fault, Faults};

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

/// The actors after merging.
#[derive(Debug)]
pub(crate) struct Actors {
    /// In the order of the table.
    pub actors: Vec<Actor>,
    /// Their identifiers.
    pub identifiers: Identifiers,
    /// Every identifier of the table, those of merged rows among them.
    pub register: Register<ActorIx>,
    /// Rows that were merged into an earlier one.
    pub merges: Vec<Merge>,
}

impl Actors {
    /// No actors, because there is no table of them.
    #[must_use]
    pub(crate) fn none() -> Self {
        Self {
            actors: Vec::new(),
            identifiers: Identifiers::default(),
            register: Register::with_capacity(0),
            merges: Vec::new(),
        }
    }
}

/// A row that has an identifier; the actor is none if something else in the row is faulty.
struct Entry {
    id: Located,
    group: Located,
    start: u32,
    contributor: Option<ContributorIx>,
    actor: Option<Actor>,
}

/// Reads the actors and merges those that are the same. Positions in the register are those of the table's rows with an
/// identifier of their own; faulty rows keep theirs.
pub(crate) fn read(
    table: &Table<'_>,
    head: &Head,
    networks: &Register<NetworkIx>,
    faults: &mut Faults,
) -> Actors {
    let rows = table.rows(faults, |row| read_row(row, head, networks));
    let mut read = Actors::none();
    read.register = Register::with_capacity(rows.len());
    read.actors = Vec::with_capacity(rows.len());
    let mut groups: BTreeMap<&str, (ActorIx, u32)> = BTreeMap::new();
    let mut starts: Vec<u32> = Vec::with_capacity(rows.len());
    for entry in rows {
        let id = table.text(entry.id);
        if let Some(first) = read.register.position(id.as_bytes()) {
            faults.add(Code::DuplicateActor, || {
                let message = format!("the actor `{id}` is there a second time");
                let fault = Fault::new(Code::DuplicateActor, table.span(entry.start as usize, ID), message);
                fault.related(table.span(starts[first as usize] as usize, ID), "first here")
            });
            continue;
        }
        let target = entry.actor.map(|actor| {
            let group = table.text(entry.group);
            if let Some(&(first, at)) = groups.get(group).filter(|_| !group.is_empty()) {
                merge(table, &mut read, &entry, actor, (first, at), faults);
                return first;
            }
            let new = ActorIx(read.identifiers.push(id));
            read.actors.push(actor);
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

/// Counts a row as an earlier one, says so, and takes over what that one leaves open.
fn merge(
    table: &Table<'_>,
    read: &mut Actors,
    entry: &Entry,
    actor: Actor,
    (first, at): (ActorIx, u32),
    faults: &mut Faults,
) {
    let id = table.text(entry.id);
    let kept = read.actors[first.index()];
    let roles = kept.role != Role::Unknown && actor.role != Role::Unknown && kept.role != actor.role;
    let networks = kept.network.zip(actor.network).is_some_and(|(one, other)| one != other);
    for (wrong, column, words) in [(networks, NETWORK, "networks"), (roles, ROLE, "roles")] {
        if wrong {
            faults.add(Code::MergeContradiction, || {
                let message = format!("the merged rows contradict each other: their {words} differ");
                let fault =
                    Fault::new(Code::MergeContradiction, table.span(entry.start as usize, column), message);
                fault.related(table.span(at as usize, column), "counted here")
            });
        }
    }
    if !networks && !roles {
        faults.add(Code::SameActorTwice, || {
            let kept = read.identifiers.get(first.index());
            let message = format!("`{id}` is the same person as `{kept}` and is counted as that one");
            let fault =
                Fault::new(Code::SameActorTwice, table.span(entry.start as usize, MERGE_GROUP), message);
            fault.related(table.span(at as usize, MERGE_GROUP), "counted here")
        });
    }
    let kept = &mut read.actors[first.index()];
    kept.network = kept.network.or(actor.network);
    if kept.role == Role::Unknown {
        kept.role = actor.role;
    }
    read.merges.push(Merge {
        kept: LinkEnd::Actor(first),
        key: table.text(entry.group).to_owned(),
        merged: id.to_owned(),
        contributor: entry.contributor,
    });
}

fn read_row(row: &mut Row<'_>, head: &Head, networks: &Register<NetworkIx>) -> Option<Entry> {
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
    let role = row.choice(ROLE, words::ROLES, Code::CsvUnknownValue).unwrap_or(Role::Unknown);
    let contributor = match row.bytes(CONTRIBUTOR) {
        [] => None,
        _ => row.resolve(
            CONTRIBUTOR,
            &head.contributor_register,
            Code::UnknownContributor,
            "a declared contributor",
        ),
    };
    let actor = row.unless_rejected(Actor { network, role });
    let (id, group) = (row.located(ID), row.located(MERGE_GROUP));
    Some(Entry { id, group, start: row.start(), contributor, actor })
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
