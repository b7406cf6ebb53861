//! A plain edge list from another program: `source,target[,weight]` and further columns.
//!
//! Rules: a weight is a strength, positive and finite; parallel edges become one, with their weights added, and are
//! counted; edges from a node to itself are dropped and counted; nodes are ordered by identifier (bytes), so the order of
//! the rows has no influence on any result. A list of nodes (`id` and further columns) adds nodes without edges and
//! attributes.
//!
//! # Example
//!
//! ```
//! use socta::networks::edge_list::read;
//!
//! let graph = read(b"source,target,weight\nb,a,2\na,b,1\nb,c,4\n", Some(b"id,role\nd,driver\n"), false)?;
//! assert_eq!((graph.ids.len(), graph.set.edges.len(), graph.set.merged), (4, 2, 1));
//! assert_eq!(graph.set.edges[0].weight, 3.0);
//! assert!(read(b"source,target,weight\na,b,-1\n", None, false).is_err());
//! # Ok::<(), socta::networks::edge_list::EdgeListError>(())
//! ```

mod faults;
mod given;
mod graded;
mod interner;
mod rows;

pub use faults::{EdgeListError, Fault, ListFile, PlacedFault};
pub(super) use given::Given;
pub use graded::beliefs;

use std::borrow::Cow;

use rayon::slice::ParallelSliceMut;

use self::interner::Interner;
use self::rows::Rows;
use super::csr::{Edge, EdgeSet};
use crate::dossier::Identifiers;

/// No value: the row of a node is not in the list of nodes, or an edge was dropped.
const NONE: u32 = u32::MAX;

/// A further column: its distinct values, and which of them each row has.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Name of the column.
    pub name: String,
    values: Identifiers,
    codes: Vec<u32>,
}

impl Attribute {
    /// Value at a row; none if there is none.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&str> {
        self.code(row).map(|code| self.values.get(code as usize))
    }

    /// Number of the value at a row, the same for equal values; none if there is none.
    #[must_use]
    pub fn code(&self, row: usize) -> Option<u32> {
        self.codes.get(row).copied().filter(|&code| code != NONE)
    }
}

/// A simple graph with the names of its nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeGraph {
    /// Names of the nodes, in rising order.
    pub ids: Identifiers,
    /// The edges.
    pub set: EdgeSet,
    /// Whether strengths differ: a weight column was given, or parallel edges were merged.
    pub weighted: bool,
    /// Number of rows of the edge list.
    pub rows: usize,
    /// Further columns of the list of nodes, by position of the node.
    pub node_attributes: Vec<Attribute>,
    /// Further columns of the edge list, by row.
    pub edge_attributes: Vec<Attribute>,
    /// Position of each row's edge in `set.edges`, [`u32::MAX`] for a dropped one; empty without further columns.
    pub row_edges: Vec<u32>,
}

impl EdgeGraph {
    /// A further column of the list of nodes.
    ///
    /// # Errors
    ///
    /// There is none of this name; says which there are.
    pub fn node_attribute(&self, name: &str) -> Result<&Attribute, String> {
        self.node_attributes.iter().find(|attribute| attribute.name == name).ok_or_else(|| {
            let names: Vec<&str> = self.node_attributes.iter().map(|other| other.name.as_str()).collect();
            let has = if names.is_empty() { "no further columns".to_owned() } else { names.join(", ") };
            format!("the list of nodes has no column `{name}`; it has {has}")
        })
    }
}

/// Reads an edge list and, if there is one, a list of nodes.
///
/// # Errors
///
/// [`EdgeListError`] with every fault of both files.
pub fn read(edges: &[u8], nodes: Option<&[u8]>, directed: bool) -> Result<EdgeGraph, EdgeListError> {
    let mut error = EdgeListError::default();
    let mut interner = Interner::new();
    let links = read_edges(edges, &mut interner, &mut error);
    let listed = nodes.map(|nodes| read_nodes(nodes, &mut interner, &mut error)).unwrap_or_default();
    if error.total > 0 {
        return Err(error);
    }
    let (ids, position) = in_order(&interner.into_identifiers());
    let mut given = links.edges;
    for edge in &mut given {
        edge.from = position[edge.from as usize];
        edge.to = position[edge.to as usize];
    }
    let rows = given.len();
    let ends: Vec<(u32, u32)> = if links.attributes.is_empty() {
        Vec::new()
    } else {
        given.iter().map(|edge| (edge.from, edge.to)).collect()
    };
    let set =
        if directed { EdgeSet::directed(ids.len(), given) } else { EdgeSet::undirected(ids.len(), given) };
    Ok(EdgeGraph {
        weighted: links.has_weights || set.merged > 0,
        rows,
        node_attributes: by_node(listed, &position),
        edge_attributes: links.attributes,
        row_edges: ends.into_iter().map(|ends| edge_of(&set, ends)).collect(),
        ids,
        set,
    })
}

/// What the edge list says.
struct Links {
    edges: Vec<Edge>,
    has_weights: bool,
    attributes: Vec<Attribute>,
}

fn read_edges(bytes: &[u8], interner: &mut Interner, error: &mut EdgeListError) -> Links {
    let mut links = Links { edges: Vec::new(), has_weights: false, attributes: Vec::new() };
    let Some(mut table) = Table::open(bytes, ListFile::Edges, &["source", "target"], error) else {
        return links;
    };
    let (source, target) = (table.required[0], table.required[1]);
    let weight = table.optional("weight");
    links.has_weights = weight.is_some();
    let mut further = table.further();
    // Lists are often grouped by source; its position is then known already.
    let mut last: (Cow<'_, str>, u32) = (Cow::Borrowed(""), NONE);
    while let Some(line) = table.next(error) {
        let fields = &table.fields;
        let strength = match weight.map(|at| strength(&fields[at])) {
            None => 1.0,
            Some(Ok(strength)) => strength,
            Some(Err(fault)) => {
                error.push(ListFile::Edges, line, fault);
                continue;
            }
        };
        for (at, name) in [(source, "source"), (target, "target")] {
            if fields[at].is_empty() {
                error.push(ListFile::Edges, line, Fault::EmptyIdentifier(name));
            }
        }
        if last.1 == NONE || last.0 != fields[source] {
            last = (fields[source].clone(), interner.intern(&fields[source]).0);
        }
        links.edges.push(Edge::new(last.1, interner.intern(&fields[target]).0, strength));
        for column in &mut further {
            column.add(fields);
        }
        if links.edges.len() > i32::MAX as usize {
            error.push(ListFile::Edges, line, Fault::TooLarge);
            break;
        }
    }
    links.attributes = further.into_iter().map(Column::finish).collect();
    links
}

fn read_nodes(
    bytes: &[u8],
    interner: &mut Interner,
    error: &mut EdgeListError,
) -> (Vec<u32>, Vec<Attribute>) {
    let Some(mut table) = Table::open(bytes, ListFile::Nodes, &["id"], error) else {
        return (Vec::new(), Vec::new());
    };
    let id = table.required[0];
    let mut further = table.further();
    let mut listed = Vec::new();
    let mut seen = Vec::new();
    while let Some(line) = table.next(error) {
        let name = &table.fields[id];
        if name.is_empty() {
            error.push(ListFile::Nodes, line, Fault::EmptyIdentifier("id"));
        }
        let node = interner.intern(name).0;
        if seen.len() <= node as usize {
            seen.resize(node as usize + 1, false);
        }
        if std::mem::replace(&mut seen[node as usize], true) {
            error.push(ListFile::Nodes, line, Fault::RepeatedNode(name.to_string()));
        }
        listed.push(node);
        for column in &mut further {
            column.add(&table.fields);
        }
    }
    (listed, further.into_iter().map(Column::finish).collect())
}

fn strength(text: &str) -> Result<f64, Fault> {
    match text.trim().parse::<f64>() {
        Ok(weight) if weight.is_finite() && weight > 0.0 => Ok(weight),
        _ => Err(Fault::Weight(text.to_owned())),
    }
}

/// The identifiers in rising order, and the new position of each old one.
fn in_order(ids: &Identifiers) -> (Identifiers, Vec<u32>) {
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    order.par_sort_unstable_by(|&a, &b| ids.get(a as usize).cmp(ids.get(b as usize)));
    let mut sorted = Identifiers::default();
    let mut position = vec![0; ids.len()];
    for &old in &order {
        position[old as usize] = sorted.push(ids.get(old as usize));
    }
    (sorted, position)
}

/// Attributes of listed nodes, moved to the positions of the nodes.
fn by_node((listed, attributes): (Vec<u32>, Vec<Attribute>), position: &[u32]) -> Vec<Attribute> {
    let moved = |attribute: Attribute| {
        let mut codes = vec![NONE; position.len()];
        for (&node, &code) in listed.iter().zip(&attribute.codes) {
            codes[position[node as usize] as usize] = code;
        }
        Attribute { codes, ..attribute }
    };
    attributes.into_iter().map(moved).collect()
}

fn edge_of(set: &EdgeSet, (from, to): (u32, u32)) -> u32 {
    let ends = if set.directed || from < to { (from, to) } else { (to, from) };
    let found = set.edges.binary_search_by_key(&ends, |edge| (edge.from, edge.to));
    found.map_or(NONE, |at| at as u32)
}

/// A CSV text whose header is known.
struct Table<'a> {
    file: ListFile,
    rows: Rows<'a>,
    header: Vec<String>,
    /// Positions of the columns that must be there.
    required: Vec<usize>,
    /// Columns that are read and no attributes.
    taken: Vec<usize>,
    fields: Vec<Cow<'a, str>>,
}

impl<'a> Table<'a> {
    fn open(
        bytes: &'a [u8],
        file: ListFile,
        names: &[&'static str],
        error: &mut EdgeListError,
    ) -> Option<Self> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(fault) => {
                let valid = &bytes[..fault.valid_up_to()];
                let line = 1 + valid.iter().filter(|&&byte| byte == b'\n').count() as u64;
                error.push(file, line, Fault::NotUtf8(bytes[fault.valid_up_to()]));
                return None;
            }
        };
        let mut rows = Rows::new(text);
        let mut fields = Vec::new();
        let (line, header) = rows.next(&mut fields).unwrap_or((1, Err(Fault::Empty)));
        if let Err(fault) = header {
            error.push(file, line, fault);
            return None;
        }
        let header: Vec<String> = fields.iter().map(|name| name.trim().to_owned()).collect();
        let before = error.total;
        for (at, name) in header.iter().enumerate() {
            if header[..at].contains(name) {
                error.push(file, line, Fault::RepeatedColumn(name.clone()));
            }
        }
        let mut required = Vec::new();
        for &missing in names {
            match header.iter().position(|name| name == missing) {
                Some(at) => required.push(at),
                None => error.push(file, line, Fault::MissingColumn { missing, found: quoted(&header) }),
            }
        }
        let taken = required.clone();
        (error.total == before).then_some(Self { file, rows, header, required, taken, fields })
    }

    fn optional(&mut self, name: &str) -> Option<usize> {
        let at = self.header.iter().position(|column| column == name)?;
        self.taken.push(at);
        Some(at)
    }

    fn further(&self) -> Vec<Column> {
        let columns = self.header.iter().enumerate().filter(|(at, _)| !self.taken.contains(at));
        columns.map(|(at, name)| Column::new(at, name.clone())).collect()
    }

    /// Line of the next good row, whose fields are then in `fields`; none at the end.
    fn next(&mut self, error: &mut EdgeListError) -> Option<u64> {
        loop {
            let (line, row) = self.rows.next(&mut self.fields)?;
            let (expected, found) = (self.header.len(), self.fields.len());
            match row {
                Err(fault) => error.push(self.file, line, fault),
                Ok(()) if found != expected => {
                    error.push(self.file, line, Fault::FieldCount { expected, found });
                }
                Ok(()) => return Some(line),
            }
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A further column while it is read.
struct Column {
    at: usize,
    name: String,
    values: Interner,
    codes: Vec<u32>,
}

impl Column {
    fn new(at: usize, name: String) -> Self {
        Self { at, name, values: Interner::new(), codes: Vec::new() }
    }

    fn add(&mut self, fields: &[Cow<'_, str>]) {
        self.codes.push(self.values.intern(&fields[self.at]).0);
    }

    fn finish(self) -> Attribute {
        Attribute { name: self.name, values: self.values.into_identifiers(), codes: self.codes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(edges: &str, nodes: Option<&str>) -> Vec<String> {
        let error = read(edges.as_bytes(), nodes.map(str::as_bytes), false).expect_err("it has faults");
        assert_eq!(error.total, error.faults.len());
        error.faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_order_of_rows_and_columns_does_not_matter() {
        let one = read(b"source,target,weight\nb,a,0.1\na,b,0.2\nc,a,0.3\na,b,0.3\n", None, false);
        let other = read(b"weight,target,source\n0.3,b,a\n0.3,a,c\n0.2,b,a\n0.1,a,b\n", None, false);
        assert_eq!(one, other);
    }

    #[test]
    fn further_columns_are_kept() {
        let edges = b"source,target,when,kind\nb,a,2001,call\na,a,2002,call\na,b,2003,meeting\n";
        let graph = read(edges, Some(b"id,role\nz,\nb,boss\n"), false).expect("it is well-formed");
        assert_eq!(graph.edge_attributes[1].get(2), Some("meeting"));
        assert_eq!(graph.row_edges, [0, NONE, 0]);
        assert_eq!((graph.set.self_links, graph.set.merged, graph.weighted), (1, 1, true));
        let role = &graph.node_attributes[0];
        assert_eq!([0, 1, 2].map(|node| role.get(node)), [None, Some("boss"), Some("")]);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let found =
            faults("source,target,weight\na,b,0\na,b\n,c,1\na,c,inf\n\"a\"x,b,1\n", Some("id\nq\nq\n"));
        assert_eq!(found.len(), 6, "{found:#?}");
        assert!(found[0].starts_with("edges, line 2: weight `0`"), "{found:#?}");
        assert!(found[1].contains("2 fields where the header has 3"), "{found:#?}");
        assert_eq!(found[2], "edges, line 4: `source` is empty");
        assert!(found[5].contains("nodes, line 3: node `q` is listed twice"), "{found:#?}");
    }

    #[test]
    fn headers_are_checked() {
        assert!(faults("", None)[0].contains("a header row is needed"));
        assert!(
            faults("from,to\na,b\n", None)[0].contains("`source` is missing; the header has `from`, `to`")
        );
        assert!(faults("source,target,source\n", None)[0].contains("two columns"));
        assert!(faults("source,target\n", Some("name\n"))[0].contains("`id` is missing"));
        let bytes = read(b"source,target\na,\xff\n", None, true).expect_err("it is not UTF-8");
        assert_eq!(bytes.to_string(), "edges, line 2: not UTF-8: byte 0xff");
    }

    #[test]
    fn only_the_first_faults_are_kept() {
        let edges = format!("source,target\n{}", "a\n".repeat(250));
        let error = read(edges.as_bytes(), None, false).expect_err("rows are short");
        assert_eq!((error.faults.len(), error.total), (100, 250));
        assert!(error.to_string().ends_with("and 150 more"));
    }

    #[test]
    fn no_edges_is_a_graph_too() {
        let graph = read(b"source,target\n", None, false).expect("a header is enough");
        assert_eq!((graph.ids.len(), graph.rows), (0, 0));
    }
}
