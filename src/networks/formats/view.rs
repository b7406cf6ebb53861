//! From a graph of a file to the simple graph that is measured, and back with what was measured.

use std::collections::BTreeMap;

use super::graph::{Directions, GraphFile, GraphLink, Scalar};
use crate::dossier::LinkBasis as Basis;
use crate::networks::Edge;
use crate::networks::edge_list::{EdgeGraph, Given};
use crate::networks::{ActorTable, Value};

/// What is measured of a graph, and what is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The simple graph. Its node attributes are the kinds and attributes of the nodes, its edge attributes what is known of
    /// each link.
    pub graph: EdgeGraph,
    /// Links that are predicted only, left out.
    pub predicted: usize,
}

impl GraphFile {
    /// The simple graph to be measured. Predicted links are left out. If it is `directed`, a link without a direction counts
    /// both ways.
    #[must_use]
    pub fn measured(&self, directed: bool) -> Measured {
        let mut given = Given::default();
        self.nodes.iter().for_each(|node| given.node(&node.id));
        given.node_columns = columns(self.nodes.iter().map(|node| {
            let mut all: BTreeMap<String, String> =
                node.attributes.iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
            let mut put = |name: &str, value: &Option<String>| {
                if let Some(value) = value {
                    all.insert(name.to_owned(), value.clone());
                }
            };
            put("label", &node.label);
            put("kind", &node.kind);
            all
        }));
        let kept: Vec<&GraphLink> = self.links.iter().filter(|link| link.basis != Basis::Predicted).collect();
        let mut said = Vec::with_capacity(kept.len());
        for link in &kept {
            let mut attributes = super::fields::written(link);
            given.weighted |= link.weight.is_some();
            attributes.remove("weight");
            let row: BTreeMap<String, String> =
                attributes.into_iter().map(|(name, value)| (name, value.to_string())).collect();
            let weight = link.weight.unwrap_or(1.0);
            given.edges.push(Edge::new(link.from, link.to, weight));
            if directed && !link.directed && link.from != link.to {
                given.edges.push(Edge::new(link.to, link.from, weight));
                said.push(row.clone());
            }
            said.push(row);
        }
        given.edge_columns = columns(said.into_iter());
        Measured { graph: given.graph(directed), predicted: self.links.len() - kept.len() }
    }

    /// Whether it is measured as a directed graph unless the user says otherwise: if all links have a direction.
    #[must_use]
    pub fn is_directed(&self) -> bool {
        self.directions() == Directions::Directed
    }

    /// Adds the measures of its actors as attributes. What a node had under the name of a measure gets `_as_read` behind its
    /// name, unless it is the same.
    pub fn annotate(&mut self, actors: &ActorTable) {
        let position: BTreeMap<&str, usize> =
            (0..actors.ids.len()).map(|actor| (actors.ids.get(actor), actor)).collect();
        for node in &mut self.nodes {
            let Some(&actor) = position.get(node.id.as_str()) else { continue };
            for measure in &actors.measures {
                let value = match measure.get(actor) {
                    Value::Count(count) => Scalar::Whole(i64::from(count)),
                    Value::Number(number) if number.is_finite() => Scalar::Number(number),
                    Value::Flag(flag) => Scalar::Flag(flag),
                    Value::Number(_) | Value::Undefined => continue,
                };
                if let Some(earlier) = node.attributes.remove(measure.name.as_ref()).filter(|it| *it != value)
                {
                    node.attributes.insert(format!("{}_as_read", measure.name), earlier);
                }
                node.attributes.insert(measure.name.clone().into_owned(), value);
            }
        }
    }
}

/// Rows of named values as columns; what a row does not have is empty.
fn columns(rows: impl Iterator<Item = BTreeMap<String, String>>) -> Vec<(String, Vec<String>)> {
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for row in rows {
        for (name, value) in row {
            let column = columns.entry(name).or_default();
            column.resize(count, String::new());
            column.push(value);
        }
        count += 1;
    }
    columns.values_mut().for_each(|column| column.resize(count, String::new()));
    columns.into_iter().collect()
}
