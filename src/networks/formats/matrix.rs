//! A CSV matrix: who is tied to whom, with a header row and a header column.
//!
//! A cell is a strength; empty and 0 are no link. If rows and columns have the same names (in any order), it is an
//! adjacency matrix: symmetric ones make undirected links, the others directed ones, and the diagonal makes links from a
//! node to itself. If no name is in both, it is an incidence matrix: rows and columns are nodes of two kinds, and links
//! join one of each. Anything between the two is a fault.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cells::{self, Cell};
use super::fields::strength;
use super::graph::{GraphFile, GraphLink, GraphNode};
use crate::diagnostics::Code;
use crate::source::{Fault, Faults};

/// Kinds of the nodes of an incidence matrix: those of its rows, and those of its columns.
pub const MODES: [&str; 2] = ["row", "column"];

/// Reads a matrix.
pub(super) fn read(text: &str, faults: &mut Faults) -> GraphFile {
    let rows = cells::rows(text, faults);
    let Some((header, body)) = rows.split_first() else {
        faults.push(Fault::new(Code::MatrixMalformed, 0..0, "there is no header row"));
        return GraphFile::default();
    };
    let columns = names(header.iter().skip(1), "column", faults);
    let lines = names(body.iter().filter_map(|row| row.first()), "row", faults);
    let values: Vec<Vec<Option<f64>>> = body.iter().map(|row| values(row, header.len(), faults)).collect();
    let shared = lines.keys().filter(|name| columns.contains_key(*name)).count();
    let matrix = Matrix { header, body, values };
    if shared == lines.len() && shared == columns.len() {
        return matrix.adjacency(&columns);
    }
    if shared == 0 {
        let message = format!(
            "rows and columns have no name in common: {} nodes of one kind are tied to {} of another",
            lines.len(),
            columns.len()
        );
        faults.push(Fault::new(Code::TwoModeGraph, header[0].span.clone(), message));
        return matrix.incidence();
    }
    let found: Option<(&str, Range<usize>)> = only_in(&lines, &columns).or_else(|| only_in(&columns, &lines));
    let (name, span) = found.unwrap_or(("", 0..1));
    let message = format!("`{name}` names a row or a column, but not both, while {shared} others name both");
    faults.push(Fault::new(Code::MatrixMalformed, span, message));
    GraphFile::default()
}

/// The first name that is in one of the two only.
fn only_in<'a>(
    one: &BTreeMap<&'a str, &Cell>,
    other: &BTreeMap<&str, &Cell>,
) -> Option<(&'a str, Range<usize>)> {
    let found = one.iter().find(|(name, _)| !other.contains_key(*name));
    found.map(|(name, cell)| (*name, cell.span.clone()))
}

/// Names with their cells; a name that is empty or there twice is a fault.
fn names<'a>(
    cells: impl Iterator<Item = &'a Cell>,
    what: &str,
    faults: &mut Faults,
) -> BTreeMap<&'a str, &'a Cell> {
    let mut names: BTreeMap<&str, &Cell> = BTreeMap::new();
    for cell in cells {
        let name = cell.text.trim();
        if name.is_empty() {
            let message = format!("a {what} has no name");
            faults.push(Fault::new(Code::MatrixMalformed, cell.span.clone(), message));
        } else if let Some(first) = names.get(name) {
            let message = format!("two {what}s are called `{name}`");
            let fault = Fault::new(Code::MatrixMalformed, cell.span.clone(), message);
            faults.push(fault.related(first.span.clone(), "first here"));
        } else {
            names.insert(name, cell);
        }
    }
    names
}

fn values(row: &[Cell], expected: usize, faults: &mut Faults) -> Vec<Option<f64>> {
    if row.len() != expected {
        let message = format!("{} fields where the header has {expected}", row.len());
        let span = row.first().map_or(0..0, |cell| cell.span.clone());
        faults.push(Fault::new(Code::CsvFieldCount, span, message));
    }
    let value = |cell: &Cell| {
        let text = cell.text.trim();
        let nothing = text.is_empty() || text.parse::<f64>().is_ok_and(|value| value == 0.0);
        if nothing {
            return None;
        }
        strength(text, cell.span.clone()).map_err(|fault| faults.push(fault)).ok()
    };
    row.iter().skip(1).map(value).collect()
}

struct Matrix<'a> {
    header: &'a [Cell],
    body: &'a [Vec<Cell>],
    values: Vec<Vec<Option<f64>>>,
}

impl Matrix<'_> {
    /// Every cell that is a link: its row and its column, from 0, and its strength.
    fn cells(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.values.iter().enumerate().flat_map(|(row, values)| {
            let value = move |(column, value): (usize, &Option<f64>)| value.map(|it| (row, column, it));
            values.iter().enumerate().filter_map(value)
        })
    }

    fn line(&self, row: usize) -> &str {
        self.body.get(row).and_then(|row| row.first()).map_or("", |cell| cell.text.trim())
    }

    fn adjacency(&self, columns: &BTreeMap<&str, &Cell>) -> GraphFile {
        let order: Vec<&str> = self.header.iter().skip(1).map(|cell| cell.text.trim()).collect();
        let position: BTreeMap<&str, usize> =
            order.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let at = |row: usize| position.get(self.line(row)).copied().unwrap_or(0);
        let cells: BTreeMap<(usize, usize), f64> = self
            .cells()
            .filter(|cell| cell.1 < order.len())
            .map(|(row, to, value)| ((at(row), to), value))
            .collect();
        let symmetric = cells.iter().all(|((from, to), value)| cells.get(&(*to, *from)) == Some(value));
        let nodes = order.iter().filter(|name| columns.contains_key(*name)).map(|name| GraphNode::new(*name));
        let wanted = cells.iter().filter(|((from, to), _)| !symmetric || from <= to);
        let links = wanted.map(|((from, to), value)| weighted(*from, *to, *value, !symmetric));
        GraphFile { nodes: nodes.collect(), links: links.collect(), ..GraphFile::default() }
    }

    fn incidence(&self) -> GraphFile {
        let node =
            |name: &str, kind: &str| GraphNode { kind: Some(kind.to_owned()), ..GraphNode::new(name.trim()) };
        let lines = (0..self.body.len()).map(|row| node(self.line(row), MODES[0]));
        let columns = self.header.iter().skip(1).map(|cell| node(&cell.text, MODES[1]));
        let width = self.header.len() - 1;
        let links = self.cells().filter(|cell| cell.1 < width);
        let links = links.map(|(row, column, value)| weighted(row, self.body.len() + column, value, false));
        GraphFile { nodes: lines.chain(columns).collect(), links: links.collect(), ..GraphFile::default() }
    }
}

fn weighted(from: usize, to: usize, value: f64, directed: bool) -> GraphLink {
    let end = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    GraphLink { weight: Some(value), ..GraphLink::new(end(from), end(to), directed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceText;

    fn found(text: &str) -> (GraphFile, Vec<(Code, u32, u32)>) {
        let mut faults = Faults::default();
        let graph = read(text, &mut faults);
        let findings = faults.into_findings(&SourceText::new("m.csv", text.as_bytes()));
        let place = |finding: &crate::diagnostics::Finding| {
            let place = finding.place.as_ref().expect("a place");
            (finding.code, place.line, place.column)
        };
        (graph, findings.iter().map(place).collect())
    }

    fn links(graph: &GraphFile) -> Vec<(&str, &str, f64, bool)> {
        let id = |at: u32| graph.nodes[at as usize].id.as_str();
        let link = |link: &GraphLink| (id(link.from), id(link.to), link.weight.unwrap_or(0.0), link.directed);
        graph.links.iter().map(link).collect()
    }

    #[test]
    fn a_symmetric_matrix_is_undirected_whatever_the_order_of_its_rows() {
        let (graph, faults) = found(",a,b,c\nc,2,0,\nb,1,,0\na,0,1,2\n");
        assert_eq!(faults, []);
        assert_eq!(links(&graph), [("a", "b", 1.0, false), ("a", "c", 2.0, false)]);
    }

    #[test]
    fn another_one_is_directed_from_row_to_column() {
        let (graph, faults) = found(",a,b\na,0,3\nb,0,1\n");
        assert_eq!(faults, []);
        assert_eq!(links(&graph), [("a", "b", 3.0, true), ("b", "b", 1.0, true)]);
    }

    #[test]
    fn without_a_name_in_common_it_has_two_modes_and_says_so() {
        let (graph, faults) = found("who,drugs,fraud\nn1,1,\nn2,1,1\nn3,,\n");
        assert_eq!(faults, [(Code::TwoModeGraph, 1, 1)]);
        assert_eq!(graph.nodes.len(), 5);
        assert_eq!(
            links(&graph),
            [("n1", "drugs", 1.0, false), ("n2", "drugs", 1.0, false), ("n2", "fraud", 1.0, false)]
        );
        assert_eq!(
            (graph.nodes[0].kind.as_deref(), graph.nodes[3].kind.as_deref()),
            (Some("row"), Some("column"))
        );
    }

    #[test]
    fn faults_have_their_places() {
        assert_eq!(
            found(",a,b\na,0,x\nb,1\n").1,
            [(Code::WeightNotPositive, 2, 5), (Code::CsvFieldCount, 3, 1)]
        );
        assert_eq!(found(",a,a\na,0,1\n").1, [(Code::MatrixMalformed, 1, 4)]);
        assert_eq!(found(",a,b\na,0,1\nc,1,0\n").1, [(Code::MatrixMalformed, 3, 1)]);
        assert_eq!(found(",a,b\na,0,-1\nb,-1,0\n").1.len(), 2);
    }
}
