//! A pair of CSV tables for i2 Analyst's Notebook, and a third that says what their columns are: written, not read.
//!
//! An import specification of i2 maps columns to the identity, label, type, attributes, strength, dates and gradings of
//! entities and links; the third table names the part of the chart that each column is meant for. Identifiers are stable, so
//! that a later import updates the same entities.

use std::collections::BTreeSet;

use super::cells::Rows;
use super::fields;
use super::graph::{Attributes, GraphFile, Losses};

/// The three files by name.
pub(super) struct Tables {
    /// One row an entity.
    pub(super) entities: String,
    /// One row a link.
    pub(super) links: String,
    /// One row a column of the other two.
    pub(super) columns: String,
}

/// A column: its name, the part of the chart it is meant for, and what it holds.
type Column = (&'static str, &'static str, &'static str);

const ENTITY: [Column; 3] = [
    ("entity_id", "Identity", "pseudonymous identifier; the same entity always has the same"),
    ("entity_label", "Label", "what people read; the identifier where nothing else is known"),
    ("entity_type", "Type", "what it is; `Entity` where that is not known"),
];

const LINK: [Column; 15] = [
    ("link_id", "Link identity", "identifier of the link"),
    ("from_id", "Identity of end 1", "identifier of the entity where the link starts"),
    ("to_id", "Identity of end 2", "identifier of the entity where the link ends"),
    ("direction", "Direction", "`->` if the direction means something, else `--`"),
    ("link_label", "Link label", "what people read"),
    ("link_type", "Link type", "what it is; `Link` where that is not known"),
    ("strength", "Strength", "confirmed: observed; unconfirmed: inferred; tentative: predicted"),
    ("weight", "Attribute (number)", "strength as a number above 0, never a distance"),
    ("start_date", "Start date", "first day, as 2024-05-17"),
    ("end_date", "End date", "last day"),
    ("probability", "Attribute (number)", "that the link exists, from 0 to 1"),
    ("source_grade", "Grade 1", "evaluation of the source: A, B, C or X"),
    ("information_grade", "Grade 2", "evaluation of the information: 1 to 4"),
    ("handling_grade", "Grade 3", "handling code: H0 to H3"),
    ("origin", "Source reference", "from whom the information comes in the end"),
];

/// Writes a graph.
pub(super) fn write(graph: &GraphFile, losses: &mut Losses) -> Tables {
    losses.add("attributes of the graph as a whole", graph.attributes.len());
    let nodes: Vec<&Attributes> = graph.nodes.iter().map(|node| &node.attributes).collect();
    let links: Vec<&Attributes> = graph.links.iter().map(|link| &link.attributes).collect();
    let (of_nodes, of_links) = (further(&nodes), further(&links));
    Tables {
        entities: entities(graph, &of_nodes),
        links: link_rows(graph, &of_links, losses),
        columns: columns(&of_nodes, &of_links),
    }
}

/// Names of attributes; their columns have a prefix, so that none has the name of a fixed column.
fn further<'a>(all: &[&'a Attributes]) -> BTreeSet<&'a str> {
    all.iter().flat_map(|attributes| attributes.keys().map(String::as_str)).collect()
}

fn header(fixed: &[Column], further: &BTreeSet<&str>) -> Vec<String> {
    let fixed = fixed.iter().map(|column| column.0.to_owned());
    fixed.chain(further.iter().map(|name| format!("attribute_{name}"))).collect()
}

fn put(row: &[String], rows: &mut Rows) {
    rows.put(row.iter().map(String::as_str));
}

fn values<'a>(attributes: &'a Attributes, names: &'a BTreeSet<&str>) -> impl Iterator<Item = String> {
    names.iter().map(|name| attributes.get(*name).map(ToString::to_string).unwrap_or_default())
}

fn entities(graph: &GraphFile, further: &BTreeSet<&str>) -> String {
    let mut out = Rows::new(header(&ENTITY, further).iter().map(String::as_str));
    for node in &graph.nodes {
        let label = node.label.as_ref().unwrap_or(&node.id).clone();
        let kind = node.kind.clone().unwrap_or_else(|| "Entity".to_owned());
        let row = [node.id.clone(), label, kind].into_iter().chain(values(&node.attributes, further));
        put(&row.collect::<Vec<_>>(), &mut out);
    }
    out.finish()
}

fn link_rows(graph: &GraphFile, further: &BTreeSet<&str>, losses: &mut Losses) -> String {
    let mut out = Rows::new(header(&LINK, further).iter().map(String::as_str));
    let end = |at: u32| graph.nodes.get(at as usize).map_or("", |node| node.id.as_str()).to_owned();
    for (at, link) in graph.links.iter().enumerate() {
        losses.add("further spells of links, joined into one", link.spells.len().saturating_sub(1));
        let said = fields::written(link);
        let said = |name: &str| said.get(name).map(ToString::to_string).unwrap_or_default();
        let strength = match link.basis {
            crate::dossier::LinkBasis::Observed => "confirmed",
            crate::dossier::LinkBasis::Inferred => "unconfirmed",
            crate::dossier::LinkBasis::Predicted => "tentative",
        };
        let row = [
            link.id.clone().unwrap_or_else(|| format!("L{}", at + 1)),
            end(link.from),
            end(link.to),
            if link.directed { "->" } else { "--" }.to_owned(),
            said("label"),
            link.kind.clone().unwrap_or_else(|| "Link".to_owned()),
            strength.to_owned(),
            said("weight"),
            said("from_date"),
            said("to_date"),
            said("probability"),
            said("source_code"),
            said("information_code"),
            said("handling"),
            said("origin"),
        ];
        put(&row.into_iter().chain(values(&link.attributes, further)).collect::<Vec<_>>(), &mut out);
    }
    out.finish()
}

fn columns(of_nodes: &BTreeSet<&str>, of_links: &BTreeSet<&str>) -> String {
    let mut out = Rows::new(["file", "column", "part_of_the_chart", "meaning"]);
    let tables: [(&str, &[Column], &BTreeSet<&str>); 2] =
        [("entities.csv", &ENTITY, of_nodes), ("links.csv", &LINK, of_links)];
    for (file, fixed, further) in tables {
        for (name, part, meaning) in fixed {
            out.put([file, name, part, meaning]);
        }
        for name in further {
            let column = format!("attribute_{name}");
            let meaning =
                format!("`{name}` of the graph or a computed measure; see docs/guide/graph-formats.md");
            out.put([file, column.as_str(), "Attribute", meaning.as_str()]);
        }
    }
    out.finish()
}
