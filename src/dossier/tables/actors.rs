//! `actors.csv`.

use crate::diagnostics::Code;
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::is_key;
use crate::dossier::register::Register;
use crate::dossier::row::{Located, Row};
use crate::dossier::table::Table;
use crate::dossier::{Actor, ActorIx, NetworkIx, Role, TableName, words};
use crate::source::{Fault, Faults};

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Actors,
    meaning: "A person, by a pseudonymous identifier.",
    columns: &[
        required("id", "pseudonymous identifier; never a name"),
        optional("network", "identifier of the network that the person belongs to"),
        optional("role", "leader, manager, coordinator, field_operator, facilitator, broker, ..."),
    ],
};

const ID: usize = TABLE.at("id");
const NETWORK: usize = TABLE.at("network");
const ROLE: usize = TABLE.at("role");

/// A row that has an identifier; the actor is none if something else in the row is faulty.
struct Entry {
    id: Located,
    start: u32,
    actor: Option<Actor>,
}

/// The actors in the order of the table, and their register. Positions in the register are those of the table's rows with
/// an identifier of their own; faulty rows keep theirs.
pub(crate) fn read(
    table: &Table<'_>,
    networks: &Register<NetworkIx>,
    faults: &mut Faults,
) -> (Vec<Actor>, Register<ActorIx>) {
    let rows = table.rows(faults, |row| read_row(row, networks));
    let mut register = Register::with_capacity(rows.len());
    let mut actors = Vec::with_capacity(rows.len());
    let mut starts: Vec<u32> = Vec::with_capacity(rows.len());
    for entry in rows {
        let id = table.text(entry.id);
        let index = ActorIx(u32::try_from(actors.len()).unwrap_or(u32::MAX));
        match register.insert(id, entry.actor.map(|_| index)) {
            Ok(_) => {
                actors.extend(entry.actor);
                starts.push(entry.start);
            }
            Err(first) => faults.add(Code::DuplicateActor, || {
                let message = format!("the actor `{id}` is there a second time");
                let fault = Fault::new(Code::DuplicateActor, table.span(entry.start as usize, ID), message);
                fault.related(table.span(starts[first as usize] as usize, ID), "first here")
            }),
        }
    }
    if !table.is_whole(faults) {
        register.mark_incomplete();
    }
    (actors, register)
}

fn read_row(row: &mut Row<'_>, networks: &Register<NetworkIx>) -> Option<Entry> {
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
    let actor = row.unless_rejected(Actor { network, role });
    Some(Entry { id: row.located(ID), start: row.start(), actor })
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
