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
//! use socta_graphs::edge_list::read;
//!
//! let graph = read(b"source,target,weight\nb,a,2\na,b,1\nb,c,4\n", Some(b"id,role\nd,driver\n"), false)?;
//! assert_eq!((graph.ids.len(), graph.set.edges.len(), graph.set.merged), (4, 2, 1));
//! assert_eq!(graph.set.edges.get(0).map(|edge| edge.weight), Some(3.0));
//! assert!(read(b"source,target,weight\na,b,-1\n", None, false).is_err());
//! # Ok::<(), socta_graphs::edge_list::EdgeListError>(())
//! ```

mod error;
mod faults;
mod given;
mod interner;
mod rows;

pub use error::QuestionError;
pub use faults::{EdgeListError, Fault, ListFile, PlacedFault};
pub use given::Given;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;

use rayon::slice::ParallelSliceMut;

use self::faults::Mark;
use self::interner::Interner;
use self::rows::Rows;
use crate::edge_set::{self, EdgeSet, Listed, ends};
use socta_base::Identifiers;

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
    /// A column of values; none where a row has no value.
    #[must_use]
    pub fn of<'a>(name: &str, values: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut known = BTreeMap::new();
        let mut found = Self { name: name.to_owned(), values: Identifiers::default(), codes: Vec::new() };
        for value in values {
            let code = value.map(|value| *known.entry(value).or_insert_with(|| found.values.push(value)));
            found.codes.push(code.unwrap_or(NONE));
        }
        found
    }

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
    /// Edges between the positions of the nodes.
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
    /// Position of a node; none if no node has this name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.ids.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.ids.get(middle) < name { low = middle + 1 } else { high = middle }
        }
        (low < self.ids.len() && self.ids.get(low) == name).then_some(low as u32)
    }

    /// A further column of the list of nodes.
    ///
    /// # Errors
    ///
    /// There is none of this name; says which there are.
    pub fn node_attribute(&self, name: &str) -> Result<&Attribute, QuestionError> {
        self.node_attributes.iter().find(|attribute| attribute.name == name).ok_or_else(|| {
            let names: Vec<&str> = self.node_attributes.iter().map(|other| other.name.as_str()).collect();
            QuestionError::NoColumn { name: name.to_owned(), known: names.join(", ") }
        })
    }
}

/// Reads an edge list and, if there is one, a list of nodes.
///
/// # Errors
///
/// [`EdgeListError`] with every fault of both files.
pub fn read(edges: &[u8], nodes: Option<&[u8]>, directed: bool) -> Result<EdgeGraph, EdgeListError> {
    let (mut edges, mut nodes) = (edges, nodes);
    read_from(&mut edges, nodes.as_mut().map(|nodes| nodes as &mut dyn Read), directed)
}

/// The same as [`read`] from files, which are never held as a whole.
///
/// # Errors
///
/// As [`read`]; [`Fault::Unreadable`] if a file cannot be read to its end.
pub fn read_from(
    edges: &mut dyn Read,
    nodes: Option<&mut dyn Read>,
    directed: bool,
) -> Result<EdgeGraph, EdgeListError> {
    let mut error = EdgeListError::default();
    let mut interner = Interner::new();
    let links = read_edges(edges, &mut interner, &mut error);
    let listed = nodes.map(|nodes| read_nodes(nodes, &mut interner, &mut error)).unwrap_or_default();
    if error.total > 0 {
        return Err(error);
    }
    let (ids, position) = in_order(&interner.into_identifiers());
    let node_attributes = by_node(listed, &position);
    let mut given = links.listed;
    for key in &mut given.keys {
        let (from, to) = ends(*key);
        *key = edge_set::key(position[from as usize], position[to as usize]);
    }
    drop(position);
    let rows = given.keys.len();
    let of_rows = if links.attributes.is_empty() { Vec::new() } else { given.keys.clone() };
    let set = EdgeSet::of(ids.len(), directed, given);
    Ok(EdgeGraph {
        weighted: links.has_weights || set.merged > 0,
        rows,
        node_attributes,
        edge_attributes: links.attributes,
        row_edges: of_rows.into_iter().map(|key| edge_of(&set, ends(key))).collect(),
        ids,
        set,
    })
}

/// What the edge list says.
struct Links {
    listed: Listed,
    has_weights: bool,
    attributes: Vec<Attribute>,
}

fn read_edges(from: &mut dyn Read, interner: &mut Interner, error: &mut EdgeListError) -> Links {
    let mut links = Links { listed: Listed::default(), has_weights: false, attributes: Vec::new() };
    let Some(mut table) = Table::open(from, ListFile::Edges, &["source", "target"], error) else {
        return links;
    };
    let (source, target) = (table.required[0], table.required[1]);
    let weight = table.optional("weight");
    links.has_weights = weight.is_some();
    let mut further = table.further();
    while let Some(line) = table.next(error) {
        let strength = match weight.map(|at| strength(&table.field(at))) {
            None => 1.0,
            Some(Ok(strength)) => strength,
            Some(Err(fault)) => {
                error.push(ListFile::Edges, line, fault);
                continue;
            }
        };
        for (at, name) in [(source, "source"), (target, "target")] {
            if table.field(at).is_empty() {
                error.push(ListFile::Edges, line, Fault::EmptyIdentifier(name));
            }
        }
        let (from, to) = (interner.intern(&table.field(source)).0, interner.intern(&table.field(target)).0);
        links.listed.push(from, to, strength);
        for column in &mut further {
            column.add(&table);
        }
        if links.listed.keys.len() > i32::MAX as usize {
            error.push(ListFile::Edges, line, Fault::TooLarge);
            break;
        }
    }
    links.attributes = further.into_iter().map(Column::finish).collect();
    links
}

fn read_nodes(
    from: &mut dyn Read,
    interner: &mut Interner,
    error: &mut EdgeListError,
) -> (Vec<u32>, Vec<Attribute>) {
    let Some(mut table) = Table::open(from, ListFile::Nodes, &["id"], error) else {
        return (Vec::new(), Vec::new());
    };
    let id = table.required[0];
    let mut further = table.further();
    let mut listed = Vec::new();
    let mut seen = Vec::new();
    while let Some(line) = table.next(error) {
        let name = table.field(id);
        if name.is_empty() {
            error.push(ListFile::Nodes, line, Fault::EmptyIdentifier("id"));
        }
        let node = interner.intern(&name).0;
        if seen.len() <= node as usize {
            seen.resize(node as usize + 1, false);
        }
        if std::mem::replace(&mut seen[node as usize], true) {
            error.push(ListFile::Nodes, line, Fault::RepeatedNode(name.to_string()));
        }
        listed.push(node);
        for column in &mut further {
            column.add(&table);
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
    // The first bytes of each stand beside it, so that few comparisons have to look at the text.
    let first = |id: &str| {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(id.bytes()).for_each(|(to, from)| *to = from);
        u64::from_be_bytes(bytes)
    };
    let mut order: Vec<(u64, u32)> =
        (0..ids.len() as u32).map(|at| (first(ids.get(at as usize)), at)).collect();
    order.par_sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| ids.get(a.1 as usize).cmp(ids.get(b.1 as usize)))
    });
    let mut sorted = Identifiers::default();
    let mut position = vec![0; ids.len()];
    for (_, old) in order {
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
    set.position(from, to).map_or(NONE, |at| at as u32)
}

/// A CSV text whose header is known.
struct Table<R> {
    file: ListFile,
    rows: Rows<R>,
    header: Vec<String>,
    /// Positions of the columns that must be there.
    required: Vec<usize>,
    /// Columns that are read and no attributes.
    taken: Vec<usize>,
    /// What was wrong before this file.
    before: Mark,
}

impl<R: Read> Table<R> {
    fn open(from: R, file: ListFile, names: &[&'static str], error: &mut EdgeListError) -> Option<Self> {
        let before = error.mark();
        let opened = Rows::new(from).and_then(|mut rows| {
            let (line, header) = rows.next()?.unwrap_or((1, Err(Fault::Empty)));
            header.map_err(|fault| (line, fault))?;
            Ok((rows, line))
        });
        let (rows, line) = opened.map_err(|(line, fault)| error.push(file, line, fault)).ok()?;
        let header: Vec<String> = (0..rows.width()).map(|at| rows.field(at).trim().to_owned()).collect();
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
        (error.mark() == before).then_some(Self { file, rows, header, required, taken, before })
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

    fn field(&self, at: usize) -> Cow<'_, str> {
        self.rows.field(at)
    }

    /// Line of the next good row, whose fields are then there; none at the end. If the text breaks off, that is all that is
    /// said of it.
    fn next(&mut self, error: &mut EdgeListError) -> Option<u64> {
        loop {
            let row = self.rows.next().unwrap_or_else(|(line, fault)| {
                error.back_to(self.before);
                error.push(self.file, line, fault);
                None
            });
            let (expected, found) = (self.header.len(), self.rows.width());
            match row? {
                (line, Err(fault)) => error.push(self.file, line, fault),
                (line, Ok(())) if found != expected => {
                    error.push(self.file, line, Fault::FieldCount { expected, found });
                }
                (line, Ok(())) => return Some(line),
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

    fn add<R: Read>(&mut self, table: &Table<R>) {
        self.codes.push(self.values.intern(&table.field(self.at)).0);
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
