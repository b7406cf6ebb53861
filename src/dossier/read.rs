//! From a folder to a [`Dossier`]: the files one after another, each read, hashed and checked.

use std::borrow::Cow;
use std::path::Path;

use crate::diagnostics::{Code, Finding, Findings, SourceText};
use crate::model::Catalogue;
use crate::source::files::{self, Stored};
use crate::source::{Checked, Faults, json, text};

use super::bundling;
use super::columns::Description;
use super::file::{DossierFile, SCHEMA};
use super::folder::{Folder, HEAD};
use super::head::{self, Head};
use super::observed;
use super::released::is_restricted_line;
use super::table::Table;
use super::tables::merging::Merged;
use super::tables::{actors, conflicts, factors, involvement, links, networks, observations, sources};
use super::{
    Actor, Dossier, Factor, InputFile, Involvement, LayerNotes, Network, Observation, Source, TableName,
};

/// Reads and checks a dossier.
///
/// The value is there whenever a dossier can be made from what is not faulty; the findings say whether it may be used.
/// Rows with an error are left out of it. The findings are in the order of files, lines and columns.
#[must_use]
pub fn read(folder: &Path, catalogue: &Catalogue) -> Checked<Dossier> {
    let mut reading =
        Reading { folder: Folder::open(folder), findings: Findings::default(), inputs: Vec::new() };
    let value = reading.dossier(catalogue);
    reading.findings.sort();
    Checked { value, findings: reading.findings }
}

/// The state of reading one dossier.
struct Reading {
    folder: Folder,
    findings: Findings,
    inputs: Vec<InputFile>,
}

impl Reading {
    fn dossier(&mut self, catalogue: &Catalogue) -> Option<Dossier> {
        let (head, paths) = self.head(catalogue)?;
        let used: Vec<String> = paths.iter().map(|(_, path)| path.clone()).collect();
        self.folder.report_unknown(&used, &mut self.findings);
        let mut tables = Tables { reading: self, head: &head, paths };
        let sources = tables.read(&sources::TABLE, |table, faults| sources::read(table, &head, faults));
        let known = match &sources {
            Found::Read((_, register)) => Some(register),
            Found::Absent | Found::Unreadable => None,
        };
        let layer = Layer::read(&mut tables);
        let factors = tables
            .read(&factors::TABLE, |table, faults| factors::read(table, &head, known, faults))
            .or_default();
        let context = observations::Context::new(&head, &layer.networks.register, known, catalogue);
        let observations = tables.read(&observations::TABLE, |table, faults| {
            let rows = observations::read(table, &context, faults);
            conflicts::check(rows, table, &context, faults)
        });
        if matches!(observations, Found::Absent) {
            let message = "there is no file `observations.csv` (or `observations.csv.gz`)";
            self.findings.push(Finding::new(Code::FileMissing, message));
        }
        let Found::Read(observations) = observations else { return None };
        let sources = match sources {
            Found::Read((sources, _)) => sources,
            Found::Absent | Found::Unreadable => Vec::new(),
        };
        self.inputs.sort_by(|one, other| one.name.cmp(&other.name));
        let inputs = std::mem::take(&mut self.inputs);
        let mut dossier = assemble(self.folder.name(), head, sources, observations, layer, factors, inputs)?;
        let with_invented = dossier.networks_invented || dossier.invented;
        dossier.notes.observed = observed::of_networks(&dossier.observations, catalogue, with_invented);
        Some(dossier)
    }

    /// Reads `dossier.json`, and finds the tables that it names by path.
    fn head(&mut self, catalogue: &Catalogue) -> Option<(Head, Vec<(TableName, String)>)> {
        let stored = self.stored(HEAD)?;
        self.inputs.push(input(&stored, files::sha256(&stored.bytes), false));
        let mut faults = Faults::default();
        let bytes = readable(&stored.bytes, &mut faults);
        let document = match &bytes {
            Some(bytes) => json::read::<DossierFile>(as_text(bytes), SCHEMA, &mut faults),
            None => None,
        };
        let mut paths = Vec::new();
        let head = document.map(|document| {
            let head = head::check(document, catalogue, &mut faults);
            for (table, path, span) in &head.paths {
                if let Some(path) = self.folder.named(path, span.clone(), &mut faults) {
                    paths.push((*table, path));
                }
            }
            head
        });
        self.conclude(&stored.name, bytes.as_deref().unwrap_or(&stored.bytes), faults);
        if let (Some(head), Some(input)) = (&head, self.inputs.first_mut()) {
            input.invented = head.invented;
        }
        Some((head?, paths))
    }

    fn stored(&mut self, name: &str) -> Option<Stored> {
        if !self.folder.check_inside(name, &mut self.findings) {
            return None;
        }
        match files::read(&self.folder.path(name), name) {
            Ok(stored) => Some(stored),
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    fn conclude(&mut self, name: &str, bytes: &[u8], faults: Faults) {
        if !faults.is_empty() {
            self.findings.extend(faults.into_findings(&SourceText::new(name, bytes)));
        }
    }
}

/// The checked parts of a dossier as one; none if the head lacks what every dossier has.
fn assemble(
    name: String,
    head: Head,
    sources: Vec<Source>,
    observations: Vec<Observation>,
    layer: Layer,
    factors: Vec<Factor>,
    inputs: Vec<InputFile>,
) -> Option<Dossier> {
    let networks_invented = head.is_invented(TableName::Networks);
    let notes = LayerNotes {
        merges: layer.networks.merges.into_iter().chain(layer.actors.merges).collect(),
        periods: layer.links.periods,
        inferred: layer.links.inferred,
        joined: layer.links.joined,
        predicted: layer.links.predicted,
        ..LayerNotes::default()
    };
    let lists_bundles = head.lists_bundles;
    let mut dossier = Dossier {
        name,
        title: head.title,
        story: head.story,
        cycle: head.cycle?,
        reference_date: head.reference_date?,
        window: head.window?,
        language: head.language,
        invented: head.invented,
        handling: head.handling,
        areas: head.areas,
        bundles: head.bundles,
        previous: head.previous,
        contributors: head.contributors,
        sources,
        observations,
        networks: layer.networks.list,
        network_ids: layer.networks.identifiers,
        actors: layer.actors.list,
        actor_ids: layer.actors.identifiers,
        links: layer.links.links,
        notes,
        involvement: layer.involvement,
        factors,
        networks_invented,
        inputs,
    };
    if !lists_bundles {
        bundling::propose(&mut dossier);
    }
    Some(dossier)
}

/// The four tables of the network layer, each of which refers to those before it.
struct Layer {
    networks: Merged<Network>,
    actors: Merged<Actor>,
    links: links::Links,
    involvement: Vec<Involvement>,
}

impl Layer {
    fn read(tables: &mut Tables<'_>) -> Self {
        let head = tables.head;
        let networks = tables
            .read(&networks::TABLE, |table, faults| networks::read(table, head, faults))
            .or_else_unreadable(Merged::none, |none| none.register.mark_incomplete());
        let actors = tables
            .read(&actors::TABLE, |table, faults| actors::read(table, head, &networks.register, faults))
            .or_else_unreadable(Merged::none, |none| none.register.mark_incomplete());
        let ends = links::Ends { actors: &actors.register, networks: &networks.register };
        let links =
            tables.read(&links::TABLE, |table, faults| links::read(table, head, ends, faults)).or_default();
        let involvement = tables
            .read(&involvement::TABLE, |table, faults| {
                involvement::read(table, head, &networks.register, faults)
            })
            .or_default();
        Self { networks, actors, links, involvement }
    }
}

/// What became of a table.
enum Found<T> {
    /// The file was read.
    Read(T),
    /// The file is not there.
    Absent,
    /// The file is there, but cannot be read. What refers to it gets no findings of its own.
    Unreadable,
}

impl<T> Found<T> {
    fn or_else_unreadable(self, empty: impl FnOnce() -> T, mark: impl FnOnce(&mut T)) -> T {
        match self {
            Self::Read(value) => value,
            Self::Absent => empty(),
            Self::Unreadable => {
                let mut value = empty();
                mark(&mut value);
                value
            }
        }
    }

    fn or_default(self) -> T
    where
        T: Default,
    {
        self.or_else_unreadable(T::default, |_| {})
    }
}

/// The tables of a dossier whose head is known.
struct Tables<'a> {
    reading: &'a mut Reading,
    head: &'a Head,
    paths: Vec<(TableName, String)>,
}

impl Tables<'_> {
    /// Reads a table while its bytes are hashed.
    fn read<T: Send>(
        &mut self,
        description: &Description,
        read: impl FnOnce(&Table<'_>, &mut Faults) -> T + Send,
    ) -> Found<T> {
        let table = description.table;
        let declared = self.head.paths.iter().any(|(named, ..)| *named == table);
        let named = self.paths.iter().find(|(named, _)| *named == table).map(|(_, path)| path.clone());
        let name = match named {
            Some(path) => path,
            None if declared => return Found::Unreadable,
            None => match self.reading.folder.table(table, &mut self.reading.findings) {
                Some(name) => name,
                None => return Found::Absent,
            },
        };
        let Some(stored) = self.reading.stored(&name) else { return Found::Unreadable };
        let (sha256, (value, findings)) =
            rayon::join(|| files::sha256(&stored.bytes), || read_table(&stored, description, read));
        self.reading.inputs.push(input(&stored, sha256, self.head.is_invented(table)));
        self.reading.findings.merge(findings);
        value.map_or(Found::Unreadable, Found::Read)
    }
}

fn read_table<T>(
    stored: &Stored,
    description: &Description,
    read: impl FnOnce(&Table<'_>, &mut Faults) -> T,
) -> (Option<T>, Findings) {
    let unpacked = if stored.name.ends_with(".gz") {
        match files::unpack(stored) {
            Ok(bytes) => Cow::Owned(bytes),
            Err(finding) => return (None, Findings { list: vec![*finding] }),
        }
    } else {
        Cow::Borrowed(stored.bytes.as_slice())
    };
    let mut faults = Faults::default();
    let bytes = readable(&unpacked, &mut faults);
    let value = bytes.as_deref().map(|bytes| {
        let table = Table::open(description, bytes, &mut faults);
        read(&table, &mut faults)
    });
    let text = SourceText::new(stored.name.as_str(), bytes.as_deref().unwrap_or(&unpacked));
    let text = text.hiding(is_restricted_line);
    let findings = if faults.is_empty() { Vec::new() } else { faults.into_findings(&text) };
    (value, Findings { list: findings })
}

/// The bytes as UTF-8, copied only if something is wrong with them; none if there is nothing to read.
fn readable<'b>(bytes: &'b [u8], faults: &mut Faults) -> Option<Cow<'b, [u8]>> {
    if text::is_readable(bytes) {
        return Some(Cow::Borrowed(bytes));
    }
    let mut copy = bytes.to_vec();
    text::make_readable(&mut copy, faults).then_some(Cow::Owned(copy))
}

fn as_text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

fn input(stored: &Stored, sha256: String, invented: bool) -> InputFile {
    InputFile { name: stored.name.clone(), bytes: stored.bytes.len() as u64, sha256, invented }
}
