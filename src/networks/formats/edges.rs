//! A CSV edge list: `source,target`, the names of [`fields`](super::fields), and any other columns as attributes.
//!
//! With it may go a list of nodes: `id`, perhaps `label` and `kind`, and any other columns. An empty field is the same as
//! none. A column `directed` holds `true` or `false`; without it, the links are undirected unless the caller says otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::building::Building;
use super::cells::{self, Cell};
use super::graph::{Attributes, GraphFile, GraphLink, GraphNode, Losses, Scalar};
use super::typed::{Kind, guess, kind_of, parse};
use crate::diagnostics::Code;
use crate::source::{Fault, Faults};

/// Reads the links; nodes are those that links name, after those of `building`.
pub(super) fn read_links(text: &str, directed: bool, building: &mut Building, faults: &mut Faults) {
    let rows = cells::rows(text, faults);
    let Some((header, rows)) = open(&rows, &["source", "target"], faults) else { return };
    let columns = Columns::of(header, rows, &["source", "target", "id", "directed"]);
    let (source, target) = (columns.at("source"), columns.at("target"));
    for row in rows.iter().filter(|row| row.len() == header.len()) {
        let Some((source, target)) = source.zip(target).map(|(from, to)| (&row[from], &row[to])) else {
            return;
        };
        let mut link = GraphLink::new(0, 0, directed);
        if let Some(cell) = columns.cell("directed", row) {
            match parse(Kind::Flag, &cell.text, cell.span.clone()) {
                Ok(value) => link.directed = value == Scalar::Flag(true),
                Err(fault) => faults.push(fault),
            }
        }
        link.id = columns.cell("id", row).map(|cell| cell.text.clone());
        for (name, value, cell) in columns.values(row) {
            if let Err(fault) = link.put(name, value, cell.span.clone()) {
                faults.push(fault);
            }
        }
        let ends = [("source", source), ("target", target)];
        for (name, cell) in ends.iter().filter(|(_, cell)| cell.text.is_empty()) {
            faults.push(Fault::new(Code::CsvEmptyField, cell.span.clone(), format!("`{name}` is empty")));
        }
        if ends.iter().all(|(_, cell)| !cell.text.is_empty()) {
            building.mention(&source.text, source.span.clone());
            building.mention(&target.text, target.span.clone());
            let span = source.span.start..target.span.end.max(source.span.end);
            building.link(link, &source.text, &target.text, span, faults);
        }
    }
}

/// Reads a list of nodes.
pub(super) fn read_nodes(text: &str, building: &mut Building, faults: &mut Faults) {
    let rows = cells::rows(text, faults);
    let Some((header, rows)) = open(&rows, &["id"], faults) else { return };
    let columns = Columns::of(header, rows, &["id"]);
    for row in rows.iter().filter(|row| row.len() == header.len()) {
        let Some(id) = columns.at("id").map(|at| &row[at]) else { return };
        if id.text.is_empty() {
            faults.push(Fault::new(Code::CsvEmptyField, id.span.clone(), "`id` is empty"));
            continue;
        }
        let mut node = GraphNode::new(id.text.as_str());
        columns.values(row).for_each(|(name, value, _)| node.put(name, value));
        building.node(node, id.span.clone(), faults);
    }
}

/// The header and the rows, if the header has what it must have. Rows of another length are faults.
fn open<'a>(
    rows: &'a [Vec<Cell>],
    required: &[&str],
    faults: &mut Faults,
) -> Option<(&'a [Cell], &'a [Vec<Cell>])> {
    let (header, rows) = rows.split_first()?;
    let mut seen = BTreeSet::new();
    for cell in header {
        if !seen.insert(cell.text.trim()) {
            let message = format!("two columns are called `{}`", cell.text.trim());
            faults.push(Fault::new(Code::CsvDuplicateColumn, cell.span.clone(), message));
        }
    }
    for name in required.iter().filter(|name| !seen.contains(**name)) {
        let message = format!("the column `{name}` is missing");
        faults.push(Fault::new(Code::CsvMissingColumn, header[0].span.clone(), message));
    }
    for row in rows.iter().filter(|row| row.len() != header.len()) {
        let message = format!("{} fields where the header has {}", row.len(), header.len());
        faults.push(Fault::new(Code::CsvFieldCount, row[0].span.clone(), message));
    }
    (required.iter().all(|name| seen.contains(name))).then_some((header, rows))
}

/// The columns of a table with the type that all their fields agree on.
struct Columns<'a> {
    positions: BTreeMap<&'a str, usize>,
    /// Position, name and whether it is a column of texts, for every column that is an attribute.
    further: Vec<(usize, &'a str, bool)>,
}

impl<'a> Columns<'a> {
    fn of(header: &'a [Cell], rows: &[Vec<Cell>], taken: &[&str]) -> Self {
        let name = |(at, cell): (usize, &'a Cell)| (cell.text.trim(), at);
        let further = header.iter().enumerate().map(name).filter(|(name, _)| !taken.contains(name));
        let column = |(name, at): (&'a str, usize)| {
            let fields = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.text.is_empty());
            let kinds: BTreeSet<Kind> = fields.map(|cell| kind_of(&guess(&cell.text))).collect();
            let numbers = kinds.iter().all(|kind| matches!(kind, Kind::Whole | Kind::Number));
            (at, name, kinds.len() > 1 && !numbers)
        };
        Self {
            positions: header.iter().enumerate().map(name).collect(),
            further: further.filter(|(name, _)| !name.is_empty()).map(column).collect(),
        }
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }

    /// A field that is not empty.
    fn cell<'r>(&self, name: &str, row: &'r [Cell]) -> Option<&'r Cell> {
        self.at(name).and_then(|at| row.get(at)).filter(|cell| !cell.text.is_empty())
    }

    /// The fields of a row that are not empty, as values.
    fn values<'r>(&self, row: &'r [Cell]) -> impl Iterator<Item = (&'a str, Scalar, &'r Cell)> {
        self.further.iter().filter_map(|&(at, name, text)| {
            let cell = row.get(at).filter(|cell| !cell.text.is_empty())?;
            let value = if text { Scalar::Text(cell.text.clone()) } else { guess(&cell.text) };
            Some((name, value, cell))
        })
    }
}

/// Reads an edge list, with a list of nodes if there is one.
pub(super) fn read(text: &str, directed: bool, mut building: Building, faults: &mut Faults) -> GraphFile {
    read_links(text, directed, &mut building, faults);
    building.finish(faults)
}

/// Writes the links.
pub(super) fn write(graph: &GraphFile, losses: &mut Losses) -> String {
    let links: Vec<Attributes> = graph.links.iter().map(super::fields::written).collect();
    let spells: usize = graph.links.iter().map(|link| link.spells.len().saturating_sub(1)).sum();
    losses.add("further spells of links, joined into one", spells);
    losses.add("attributes of the graph as a whole", graph.attributes.len());
    let tied: BTreeSet<u32> = graph.links.iter().flat_map(|link| [link.from, link.to]).collect();
    losses.add("nodes without links", graph.nodes.len() - tied.len());
    let said = |node: &&GraphNode| node.label.is_some() || node.kind.is_some() || !node.attributes.is_empty();
    losses.add("nodes of which more is said than their identifier", graph.nodes.iter().filter(said).count());
    table(graph, &links)
}

/// The table of links with all their columns.
pub(super) fn table(graph: &GraphFile, links: &[Attributes]) -> String {
    let names: BTreeSet<&str> = links.iter().flat_map(|all| all.keys().map(String::as_str)).collect();
    let with_id = graph.links.iter().any(|link| link.id.is_some());
    let first = ["source", "target", "directed"].into_iter().chain(with_id.then_some("id"));
    let mut rows = cells::Rows::new(first.chain(names.iter().copied()));
    for (link, attributes) in graph.links.iter().zip(links) {
        let id = |node: u32| graph.nodes.get(node as usize).map_or("", |node| node.id.as_str()).to_owned();
        let mut row = vec![id(link.from), id(link.to), link.directed.to_string()];
        row.extend(with_id.then(|| link.id.clone().unwrap_or_default()));
        row.extend(
            names.iter().map(|name| attributes.get(*name).map(ToString::to_string).unwrap_or_default()),
        );
        rows.put(row.iter().map(String::as_str));
    }
    rows.finish()
}
