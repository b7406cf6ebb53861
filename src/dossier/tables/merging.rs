//! Tables in which several rows may report one and the same thing: its identifiers, and what the rows become together.

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::dossier::register::Register;
use crate::dossier::table::{Located, Table};
use crate::dossier::{ContributorIx, Identifiers, LinkEnd, Merge};
use crate::source::{Fault, Faults};

/// How the table of a kind of thing is called and laid out.
pub(super) struct Kind {
    /// What an identifier stands for, as `actor`.
    pub name: &'static str,
    /// What is reported twice, as `person`.
    pub same: &'static str,
    /// Column of the identifier.
    pub id: usize,
    /// Column of the group of rows that report the same.
    pub group: usize,
    /// An identifier that is there a second time.
    pub doubled: Code,
    /// A row that is counted as an earlier one.
    pub merged: Code,
}

/// A thing that several rows may report.
pub(crate) trait Reported: Copy {
    /// Position among the rows that are left after merging.
    type Index: Copy;

    /// The index of a position.
    fn index(position: u32) -> Self::Index;

    /// The position of an index.
    fn position(index: Self::Index) -> usize;

    /// The thing as the end of a link.
    fn end(index: Self::Index) -> LinkEnd;

    /// What cannot be true of one thing in two reports of it: the columns, each with what differs in them.
    fn contradictions(&self, later: &Self) -> Vec<(usize, &'static str)>;

    /// Takes over from a later report what this one leaves open.
    fn fill_in(&mut self, later: &Self);
}

/// The things of a table after merging.
#[derive(Debug)]
pub(crate) struct Merged<T: Reported> {
    /// In the order of the table.
    pub list: Vec<T>,
    /// Identifiers of the rows that are left.
    pub identifiers: Identifiers,
    /// Every identifier of the table, those of merged rows among them.
    pub register: Register<T::Index>,
    /// Rows that were merged into an earlier one.
    pub merges: Vec<Merge>,
}

impl<T: Reported> Merged<T> {
    /// No things, because there is no table of them.
    #[must_use]
    pub(crate) fn none() -> Self {
        Self::with_capacity(0)
    }

    fn with_capacity(count: usize) -> Self {
        Self {
            list: Vec::with_capacity(count),
            identifiers: Identifiers::default(),
            register: Register::with_capacity(count),
            merges: Vec::new(),
        }
    }
}

/// A row that has an identifier; the thing is none if something else in the row is faulty.
pub(super) struct Entry<T> {
    pub id: Located,
    pub group: Located,
    pub start: u32,
    pub contributor: Option<ContributorIx>,
    pub thing: Option<T>,
}

/// Merges the rows that report the same. Positions in the register are those of the table's rows with an identifier of their
/// own; faulty rows keep theirs.
pub(super) fn merge<T: Reported>(
    table: &Table<'_>,
    rows: Vec<Entry<T>>,
    kind: &Kind,
    faults: &mut Faults,
) -> Merged<T> {
    let mut read = Merged::with_capacity(rows.len());
    let mut groups: BTreeMap<&str, (T::Index, u32)> = BTreeMap::new();
    let mut starts: Vec<u32> = Vec::with_capacity(rows.len());
    for entry in rows {
        let id = table.text(entry.id);
        if let Some(first) = read.register.position(id.as_bytes()) {
            report(
                table,
                kind.doubled,
                kind.id,
                (entry.start, starts[first as usize], "first here"),
                faults,
                || format!("the {} `{id}` is there a second time", kind.name),
            );
            continue;
        }
        let target = entry.thing.map(|thing| {
            let group = table.text(entry.group);
            if let Some(&(first, at)) = groups.get(group).filter(|_| !group.is_empty()) {
                add(table, &mut read, (&entry, &thing), (first, at), kind, faults);
                return first;
            }
            let new = T::index(read.identifiers.push(id));
            read.list.push(thing);
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
fn add<T: Reported>(
    table: &Table<'_>,
    read: &mut Merged<T>,
    (entry, thing): (&Entry<T>, &T),
    (first, at): (T::Index, u32),
    kind: &Kind,
    faults: &mut Faults,
) {
    let id = table.text(entry.id);
    let places = (entry.start, at, "counted here");
    let kept = &mut read.list[T::position(first)];
    let contradictions = kept.contradictions(thing);
    for &(column, words) in &contradictions {
        report(table, Code::MergeContradiction, column, places, faults, || {
            format!("the merged rows contradict each other: their {words}")
        });
    }
    if contradictions.is_empty() {
        report(table, kind.merged, kind.group, places, faults, || {
            let kept = read.identifiers.get(T::position(first));
            format!("`{id}` is the same {} as `{kept}` and is counted as that one", kind.same)
        });
    }
    kept.fill_in(thing);
    read.merges.push(Merge {
        kept: T::end(first),
        key: table.text(entry.group).to_owned(),
        merged: id.to_owned(),
        contributor: entry.contributor,
    });
}

/// Reports a fault in a column of a row, with the same column of the row that it belongs to.
fn report(
    table: &Table<'_>,
    code: Code,
    column: usize,
    (row, other, words): (u32, u32, &str),
    faults: &mut Faults,
    message: impl FnOnce() -> String,
) {
    faults.add(code, || {
        let fault = Fault::new(code, table.span(row as usize, column), message());
        fault.related(table.span(other as usize, column), words)
    });
}
