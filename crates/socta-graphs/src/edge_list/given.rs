//! A graph that is there already, under the rules of an edge list.

use super::interner::Interner;
use super::{Attribute, EdgeGraph, EdgeSet, edge_of, in_order};
use crate::edge_set::Edge;

/// Nodes and edges with their columns, from whatever file they come.
#[derive(Debug, Clone, Default)]
pub struct Given {
    ids: socta_base::Identifiers,
    /// The edges, between positions in the order of [`Given::node`].
    pub edges: Vec<Edge>,
    /// Whether strengths were given.
    pub weighted: bool,
    /// Name and values of each attribute, one a node.
    pub node_columns: Vec<(String, Vec<String>)>,
    /// Name and values of each attribute, one an edge.
    pub edge_columns: Vec<(String, Vec<String>)>,
}

impl Given {
    /// Adds a node; identifiers must be distinct.
    pub fn node(&mut self, id: &str) {
        self.ids.push(id);
    }

    /// The simple graph: parallel edges are joined, edges from a node to itself dropped.
    pub fn graph(self, directed: bool) -> EdgeGraph {
        let (ids, position) = in_order(&self.ids);
        let mut edges = self.edges;
        for edge in &mut edges {
            edge.from = position[edge.from as usize];
            edge.to = position[edge.to as usize];
        }
        let rows = edges.len();
        let ends: Vec<(u32, u32)> = match self.edge_columns.is_empty() {
            true => Vec::new(),
            false => edges.iter().map(|edge| (edge.from, edge.to)).collect(),
        };
        let set = match directed {
            true => EdgeSet::directed(ids.len(), edges),
            false => EdgeSet::undirected(ids.len(), edges),
        };
        let moved = |(name, values): (String, Vec<String>)| {
            let mut sorted = vec![String::new(); values.len()];
            for (value, &at) in values.into_iter().zip(&position) {
                sorted[at as usize] = value;
            }
            attribute(name, sorted)
        };
        EdgeGraph {
            weighted: self.weighted || set.merged > 0,
            rows,
            node_attributes: self.node_columns.into_iter().map(moved).collect(),
            edge_attributes: self
                .edge_columns
                .into_iter()
                .map(|(name, values)| attribute(name, values))
                .collect(),
            row_edges: ends.into_iter().map(|ends| edge_of(&set, ends)).collect(),
            ids,
            set,
        }
    }
}

fn attribute(name: String, values: Vec<String>) -> Attribute {
    let mut interner = Interner::new();
    let codes = values.iter().map(|value| interner.intern(value).0).collect();
    Attribute { name, values: interner.into_identifiers(), codes }
}
