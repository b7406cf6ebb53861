//! DOT, the language of Graphviz: written, not read.
//!
//! Source: *The DOT Language*, graphviz.org. All texts are quoted; a name of an attribute that DOT has a meaning for (`color`,
//! `shape`, ...) would change the drawing and is written with the prefix `socta_`.

use super::graph::{Attributes, Directions, GraphFile, GraphNode, Losses, Scalar};

/// Attributes of Graphviz that a file of data must not set by chance.
const DRAWN: [&str; 24] = [
    "area",
    "arrowhead",
    "arrowsize",
    "arrowtail",
    "center",
    "color",
    "comment",
    "constraint",
    "dir",
    "fillcolor",
    "fontcolor",
    "fontname",
    "fontsize",
    "group",
    "height",
    "image",
    "len",
    "pos",
    "rank",
    "shape",
    "size",
    "style",
    "URL",
    "width",
];

/// Writes a graph.
pub(super) fn write(graph: &GraphFile, losses: &mut Losses) -> String {
    let directed = graph.directions() != Directions::Undirected;
    let arrow = if directed { "->" } else { "--" };
    let mut out = format!("{} G {{\n", if directed { "digraph" } else { "graph" });
    for (name, value) in &graph.attributes {
        out.push_str(&format!("  {}={};\n", name_of(name), value_of(value)));
    }
    for node in &graph.nodes {
        out.push_str(&format!("  {}{};\n", quoted(&node.id), list(&node.written())));
    }
    let id = |at: u32| graph.nodes.get(at as usize).map_or("", |node: &GraphNode| node.id.as_str());
    for link in &graph.links {
        let mut attributes = super::fields::written(link);
        if let Some(own) = &link.id {
            attributes.insert("id".to_owned(), Scalar::Text(own.clone()));
        }
        if directed && !link.directed {
            attributes.insert("dir".to_owned(), Scalar::Text("none".to_owned()));
        }
        losses.add("further spells of links, joined into one", link.spells.len().saturating_sub(1));
        let list = list_of(&attributes, |name| name == "dir" && directed && !link.directed);
        out.push_str(&format!("  {} {arrow} {}{list};\n", quoted(id(link.from)), quoted(id(link.to))));
    }
    out.push_str("}\n");
    out
}

fn list(attributes: &Attributes) -> String {
    list_of(attributes, |_| false)
}

/// A list of attributes; `own` are names that the writer itself gave.
fn list_of(attributes: &Attributes, own: impl Fn(&str) -> bool) -> String {
    if attributes.is_empty() {
        return String::new();
    }
    let entry = |(name, value): (&String, &Scalar)| {
        let name = if own(name) { name.clone() } else { name_of(name) };
        format!("{name}={}", value_of(value))
    };
    format!(" [{}]", attributes.iter().map(entry).collect::<Vec<_>>().join(", "))
}

fn name_of(name: &str) -> String {
    if DRAWN.contains(&name) { quoted(&format!("socta_{name}")) } else { quoted(name) }
}

fn value_of(value: &Scalar) -> String {
    quoted(&value.to_string())
}

/// A quoted text. A backslash begins an escape in labels, so it is doubled.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => {}
            // DOT reads C strings.
            '\0' => quoted.push('\u{fffd}'),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::super::graph::GraphLink;
    use super::*;

    #[test]
    fn texts_are_quoted_and_drawing_is_not_changed_by_data() {
        let mut node = GraphNode::new("a \"b\"\\");
        node.attributes.insert("color".to_owned(), Scalar::Text("secret".to_owned()));
        let links = vec![GraphLink::new(0, 1, true), GraphLink::new(1, 0, false)];
        let graph = GraphFile { nodes: vec![node, GraphNode::new("c")], links, ..GraphFile::default() };
        let expected = "digraph G {\n  \"a \\\"b\\\"\\\\\" [\"socta_color\"=\"secret\"];\n  \"c\";\n  \
                        \"a \\\"b\\\"\\\\\" -> \"c\";\n  \"c\" -> \"a \\\"b\\\"\\\\\" [dir=\"none\"];\n}\n";
        assert_eq!(write(&graph, &mut Losses::default()), expected);
    }
}
