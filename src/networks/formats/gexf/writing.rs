//! A graph as GEXF 1.3: attributes with types and titles, and times of links as their ends or spells.

use std::collections::BTreeSet;

use super::super::fields;
use super::super::graph::{Attributes, Directions, GraphFile, GraphLink, GraphNode, Losses};
use super::super::typed::{Kind, kind_of};
use super::super::xml::escape;

/// What GEXF says of a link in its own words.
const NATIVE: [&str; 5] = ["label", "kind", "weight", "from_date", "to_date"];

/// Writes a graph.
pub(in crate::networks::formats) fn write(graph: &GraphFile, losses: &mut Losses) -> String {
    let nodes: Vec<Attributes> = graph.nodes.iter().map(node_values).collect();
    let links: Vec<Attributes> = graph.links.iter().map(link_values).collect();
    let (of_nodes, of_links) = (titles(&nodes), titles(&links));
    let dated = graph.links.iter().any(|link| !link.spells.is_empty());
    let directed = graph.directions() == Directions::Directed;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n",
    );
    meta(&graph.attributes, &mut out, losses);
    out.push_str(&format!(
        "  <graph mode=\"{}\" defaultedgetype=\"{}\"{}>\n",
        if dated { "dynamic" } else { "static" },
        if directed { "directed" } else { "undirected" },
        if dated { " timeformat=\"date\"" } else { "" },
    ));
    declare("node", &of_nodes, &mut out, losses);
    declare("edge", &of_links, &mut out, losses);
    out.push_str("    <nodes>\n");
    for (node, attributes) in graph.nodes.iter().zip(&nodes) {
        let id = escape(&node.id, losses);
        let label = escape(node.label.as_deref().unwrap_or(&node.id), losses);
        let values = values(&of_nodes, attributes, losses);
        out.push_str(&format!("      <node id=\"{id}\" label=\"{label}\">\n{values}      </node>\n"));
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for (link, attributes) in graph.links.iter().zip(&links) {
        edge(graph, link, (&of_links, attributes), directed, &mut out, losses);
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

fn node_values(node: &GraphNode) -> Attributes {
    let mut all = node.written();
    all.remove("label");
    all
}

fn link_values(link: &GraphLink) -> Attributes {
    let mut all = fields::written(link);
    all.retain(|name, _| !NATIVE.contains(&name.as_str()));
    all
}

/// Only these have a place in the file's own words.
fn meta(attributes: &Attributes, out: &mut String, losses: &mut Losses) {
    let known = ["creator", "description", "keywords", "lastmodifieddate"];
    losses.add(
        "attributes of the graph as a whole",
        attributes.keys().filter(|name| !known.contains(&name.as_str())).count(),
    );
    let date = attributes.get("lastmodifieddate").map_or_else(String::new, |date| {
        format!(" lastmodifieddate=\"{}\"", escape(&date.to_string(), losses))
    });
    out.push_str(&format!("  <meta{date}>\n"));
    for name in &known[..3] {
        if let Some(value) = attributes.get(*name) {
            out.push_str(&format!("    <{name}>{}</{name}>\n", escape(&value.to_string(), losses)));
        }
    }
    out.push_str("  </meta>\n");
}

type Titles = Vec<(String, Kind)>;

/// One declaration for each name and type, because a name may stand for several types.
fn titles(all: &[Attributes]) -> Titles {
    let titles: BTreeSet<(String, Kind)> =
        all.iter().flatten().map(|(name, value)| (name.clone(), kind_of(value))).collect();
    titles.into_iter().collect()
}

fn declare(class: &str, titles: &Titles, out: &mut String, losses: &mut Losses) {
    if titles.is_empty() {
        return;
    }
    out.push_str(&format!("    <attributes class=\"{class}\">\n"));
    for (at, (title, kind)) in titles.iter().enumerate() {
        let kind = match kind {
            Kind::Flag => "boolean",
            Kind::Whole => "long",
            Kind::Number => "double",
            Kind::Text => "string",
        };
        let title = escape(title, losses);
        out.push_str(&format!("      <attribute id=\"{at}\" title=\"{title}\" type=\"{kind}\"/>\n"));
    }
    out.push_str("    </attributes>\n");
}

fn values(titles: &Titles, attributes: &Attributes, losses: &mut Losses) -> String {
    if attributes.is_empty() {
        return String::new();
    }
    let mut out = String::from("        <attvalues>\n");
    for (name, value) in attributes {
        let wanted = (name.as_str(), kind_of(value));
        if let Ok(at) = titles.binary_search_by(|(name, kind)| (name.as_str(), *kind).cmp(&wanted)) {
            let value = escape(&value.to_string(), losses);
            out.push_str(&format!("          <attvalue for=\"{at}\" value=\"{value}\"/>\n"));
        }
    }
    out.push_str("        </attvalues>\n");
    out
}

fn edge(
    graph: &GraphFile,
    link: &GraphLink,
    (titles, attributes): (&Titles, &Attributes),
    directed: bool,
    out: &mut String,
    losses: &mut Losses,
) {
    let id = |node: u32| graph.nodes.get(node as usize).map_or("", |node| node.id.as_str());
    let own = link.id.as_ref().map_or_else(String::new, |id| format!(" id=\"{}\"", escape(id, losses)));
    let mut tag = format!(
        "      <edge{own} source=\"{}\" target=\"{}\"",
        escape(id(link.from), losses),
        escape(id(link.to), losses)
    );
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            tag.push_str(&format!(" {name}=\"{}\"", escape(&value, losses)));
        }
    };
    let other = if link.directed { "directed" } else { "undirected" };
    put("type", (link.directed != directed).then(|| other.to_owned()));
    put("label", link.label.clone());
    put("kind", link.kind.clone());
    put("weight", link.weight.map(|weight| format!("{weight:?}")));
    let day = |day: Option<crate::dossier::Date>| day.map(|day| day.to_string());
    let mut inner = values(titles, attributes, losses);
    if let [spell] = link.spells.as_slice() {
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                tag.push_str(&format!(" {name}=\"{value}\""));
            }
        };
        put("start", day(spell.from));
        put("end", day(spell.to));
    } else if !link.spells.is_empty() {
        inner.push_str("        <spells>\n");
        for spell in &link.spells {
            let from = day(spell.from).map_or_else(String::new, |day| format!(" start=\"{day}\""));
            let to = day(spell.to).map_or_else(String::new, |day| format!(" end=\"{day}\""));
            inner.push_str(&format!("          <spell{from}{to}/>\n"));
        }
        inner.push_str("        </spells>\n");
    }
    out.push_str(&format!("{tag}>\n{inner}      </edge>\n"));
}
