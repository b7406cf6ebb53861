//! GraphML: yEd, Gephi, NetworkX, igraph.
//!
//! Source: Brandes, Eiglsperger, Herman, Himsolt & Marshall 2001, *GraphML progress report*, and the primer of
//! graphml.graphdrawing.org. Keys with types and defaults, `edgedefault` and the direction of each edge are read; graphs
//! inside nodes are flattened, and their nodes get an attribute `parent`; labels of yEd are taken from its own elements.
//! Hyperedges, ports and further graphs have no place in a [`GraphFile`] and are counted.

use std::collections::{BTreeMap, BTreeSet};

use super::building::{Building, Ignored};
use super::graph::{Attributes, Directions, GraphFile, GraphLink, GraphNode, Losses, Scalar};
use super::typed::{Kind, kind_of, parse};
use super::xml::{Piece, Pieces, Tag, escape};
use crate::diagnostics::Code;
use crate::source::{Fault, Faults};

/// What a key belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    Graph,
    Node,
    Edge,
}

/// A declared key.
struct Key {
    /// What it is for; none is everything.
    scope: Option<Scope>,
    /// Name of the attribute; none where only the content says it (yEd).
    name: Option<String>,
    kind: Kind,
    default: Option<Scalar>,
}

/// Reads a document.
pub(super) fn read(text: &str, faults: &mut Faults) -> GraphFile {
    let mut reader = GraphMl {
        pieces: Pieces::new(text),
        keys: BTreeMap::new(),
        building: Building::default(),
        graphs: 0,
        undeclared: BTreeSet::new(),
    };
    reader.document(faults);
    if reader.graphs == 0 && !reader.pieces.failed() {
        faults.push(Fault::new(Code::GraphElementMissing, 0..1, "there is no `<graph>` in the file"));
    }
    reader.building.finish(faults)
}

struct GraphMl<'a> {
    pieces: Pieces<'a>,
    keys: BTreeMap<String, Key>,
    building: Building,
    graphs: usize,
    /// Keys without a declaration that have been reported.
    undeclared: BTreeSet<String>,
}

impl GraphMl<'_> {
    fn document(&mut self, faults: &mut Faults) {
        while let Some(piece) = self.pieces.next(faults) {
            let Piece::Start(tag) = piece else { continue };
            match tag.name.as_str() {
                "graphml" => {}
                "key" => self.key(&tag, faults),
                "graph" if self.graphs == 0 => {
                    self.graphs = 1;
                    self.graph(&tag, None, faults);
                }
                "graph" => self.ignore(Ignored::FurtherGraph, &tag, faults),
                "data" | "desc" => drop(self.pieces.text_of(faults)),
                _ => self.ignore(Ignored::Element, &tag, faults),
            }
        }
    }

    fn ignore(&mut self, what: Ignored, tag: &Tag, faults: &mut Faults) {
        self.building.ignore(what, tag.span.clone());
        self.pieces.text_of(faults);
    }

    fn key(&mut self, tag: &Tag, faults: &mut Faults) {
        let id = tag.required("id", faults);
        let scope = match tag.get("for") {
            Some("node") => Some(Scope::Node),
            Some("edge") => Some(Scope::Edge),
            Some("graph") => Some(Scope::Graph),
            _ => None,
        };
        let kind = match tag.get("attr.type") {
            Some("boolean") => Kind::Flag,
            Some("int" | "long" | "integer") => Kind::Whole,
            Some("float" | "double") => Kind::Number,
            _ => Kind::Text,
        };
        let name = tag.get("attr.name").map(str::to_owned);
        let mut default = None;
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::Start(inner) if inner.name == "default" => {
                    let text = self.pieces.text_of(faults);
                    default = parse(kind, &text, inner.span).map_err(|fault| faults.push(fault)).ok();
                }
                Piece::Start(_) => drop(self.pieces.text_of(faults)),
                Piece::Text(_) => {}
                Piece::End => break,
            }
        }
        if let Some(id) = id {
            self.keys.insert(id, Key { scope, name, kind, default });
        }
    }

    /// A graph; `parent` is the node that it is inside of.
    fn graph(&mut self, tag: &Tag, parent: Option<&str>, faults: &mut Faults) {
        let directed = tag.get("edgedefault") != Some("undirected");
        let mut attributes = Attributes::new();
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) => match inner.name.as_str() {
                    "node" => self.node(&inner, parent, faults),
                    "edge" => self.edge(&inner, directed, faults),
                    "data" => {
                        if let Some((name, value)) = self.data(&inner, Scope::Graph, faults) {
                            attributes.insert(name, value);
                        }
                    }
                    "desc" => drop(self.pieces.text_of(faults)),
                    "hyperedge" => self.ignore(Ignored::Hyperedge, &inner, faults),
                    _ => self.ignore(Ignored::Element, &inner, faults),
                },
            }
        }
        if parent.is_none() {
            self.defaults(Scope::Graph, |name, value| {
                attributes.entry(name.to_owned()).or_insert(value);
            });
            self.building.graph.attributes = attributes;
        }
    }

    /// Hands over the default of every key of a scope.
    fn defaults(&self, scope: Scope, mut put: impl FnMut(&str, Scalar)) {
        for key in self.keys.values().filter(|key| key.scope.is_none_or(|of| of == scope)) {
            if let (Some(name), Some(value)) = (&key.name, &key.default) {
                put(name, value.clone());
            }
        }
    }

    fn node(&mut self, tag: &Tag, parent: Option<&str>, faults: &mut Faults) {
        let id = tag.required("id", faults);
        let mut node = GraphNode::new(id.clone().unwrap_or_default());
        self.defaults(Scope::Node, |name, value| node.put(name, value));
        if let Some(parent) = parent {
            node.attributes.insert("parent".to_owned(), Scalar::Text(parent.to_owned()));
        }
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) => match inner.name.as_str() {
                    "data" => {
                        if let Some((name, value)) = self.data(&inner, Scope::Node, faults) {
                            node.put(&name, value);
                        }
                    }
                    "graph" => self.graph(&inner, Some(id.as_deref().unwrap_or_default()), faults),
                    "desc" => drop(self.pieces.text_of(faults)),
                    "port" => self.ignore(Ignored::Port, &inner, faults),
                    _ => self.ignore(Ignored::Element, &inner, faults),
                },
            }
        }
        if id.is_some() {
            self.building.node(node, tag.span.clone(), faults);
        }
    }

    fn edge(&mut self, tag: &Tag, default: bool, faults: &mut Faults) {
        let (source, target) = (tag.required("source", faults), tag.required("target", faults));
        let directed = match tag.get("directed") {
            Some("true" | "1") => true,
            Some("false" | "0") => false,
            _ => default,
        };
        let mut link = GraphLink::new(0, 0, directed);
        link.id = tag.get("id").filter(|id| !id.is_empty()).map(str::to_owned);
        let span = tag.span.clone();
        let mut wrong = Vec::new();
        self.defaults(Scope::Edge, |name, value| wrong.extend(link.put(name, value, span.clone()).err()));
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) if inner.name == "data" => {
                    if let Some((name, value)) = self.data(&inner, Scope::Edge, faults) {
                        wrong.extend(link.put(&name, value, inner.span).err());
                    }
                }
                Piece::Start(inner) if inner.name == "desc" => drop(self.pieces.text_of(faults)),
                Piece::Start(inner) => self.ignore(Ignored::Element, &inner, faults),
            }
        }
        wrong.into_iter().for_each(|fault| faults.push(fault));
        if let (Some(source), Some(target)) = (source, target) {
            self.building.link(link, &source, &target, tag.span.clone(), faults);
        }
    }

    /// The name and value of a `<data>` element; none if it holds nothing that can be kept.
    fn data(&mut self, tag: &Tag, scope: Scope, faults: &mut Faults) -> Option<(String, Scalar)> {
        let id = tag.required("key", faults);
        let mut text = String::new();
        let mut label = None;
        let mut depth = 1;
        while depth > 0 {
            match self.pieces.next(faults)? {
                Piece::Start(inner) if inner.name == "NodeLabel" || inner.name == "EdgeLabel" => {
                    label = Some(self.pieces.text_of(faults).trim().to_owned());
                }
                Piece::Start(_) => depth += 1,
                Piece::End => depth -= 1,
                Piece::Text(part) if depth == 1 => text.push_str(&part),
                Piece::Text(_) => {}
            }
        }
        let id = id?;
        let Some(key) = self.keys.get(&id) else {
            if self.undeclared.insert(id.clone()) {
                let message = format!("no `<key>` declares `{id}`");
                faults.push(Fault::new(Code::GraphUndeclaredKey, tag.span.clone(), message));
            }
            return None;
        };
        if let Some(label) = label {
            return (scope != Scope::Graph).then(|| ("label".to_owned(), Scalar::Text(label)));
        }
        let name = key.name.clone()?;
        parse(key.kind, &text, tag.span.clone())
            .map_err(|fault| faults.push(fault))
            .ok()
            .map(|value| (name, value))
    }
}

/// Writes a graph.
pub(super) fn write(graph: &GraphFile, losses: &mut Losses) -> String {
    let nodes: Vec<Attributes> = graph.nodes.iter().map(GraphNode::written).collect();
    let links: Vec<Attributes> = graph.links.iter().map(super::fields::written).collect();
    let spells: usize = graph.links.iter().map(|link| link.spells.len().saturating_sub(1)).sum();
    losses.add("further spells of links, joined into one", spells);
    let keys = Keys::of(&graph.attributes, &nodes, &links);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n  \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n  \
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    keys.declare(&mut out, losses);
    let directed = graph.directions() == Directions::Directed;
    let default = if directed { "directed" } else { "undirected" };
    out.push_str(&format!("  <graph id=\"G\" edgedefault=\"{default}\">\n"));
    keys.data(Scope::Graph, &graph.attributes, "    ", &mut out, losses);
    for (node, attributes) in graph.nodes.iter().zip(&nodes) {
        out.push_str(&format!("    <node id=\"{}\">\n", escape(&node.id, losses)));
        keys.data(Scope::Node, attributes, "      ", &mut out, losses);
        out.push_str("    </node>\n");
    }
    for (link, attributes) in graph.links.iter().zip(&links) {
        let id = |node: u32| graph.nodes.get(node as usize).map_or("", |node| node.id.as_str());
        let own = link.id.as_ref().map_or_else(String::new, |id| format!(" id=\"{}\"", escape(id, losses)));
        let other = if link.directed == directed { "" } else { " directed=\"true\"" };
        let (from, to) = (escape(id(link.from), losses), escape(id(link.to), losses));
        out.push_str(&format!("    <edge{own} source=\"{from}\" target=\"{to}\"{other}>\n"));
        keys.data(Scope::Edge, attributes, "      ", &mut out, losses);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// The keys that a graph needs: one for each scope, name and type, because a name may stand for several types.
struct Keys(Vec<(Scope, String, Kind)>);

impl Keys {
    fn of(graph: &Attributes, nodes: &[Attributes], links: &[Attributes]) -> Self {
        let mut keys = BTreeSet::new();
        let mut add = |scope, attributes: &Attributes| {
            keys.extend(attributes.iter().map(|(name, value)| (scope, name.clone(), kind_of(value))));
        };
        add(Scope::Graph, graph);
        nodes.iter().for_each(|attributes| add(Scope::Node, attributes));
        links.iter().for_each(|attributes| add(Scope::Edge, attributes));
        Self(keys.into_iter().collect())
    }

    fn declare(&self, out: &mut String, losses: &mut Losses) {
        for (at, (scope, name, kind)) in self.0.iter().enumerate() {
            let scope = match scope {
                Scope::Graph => "graph",
                Scope::Node => "node",
                Scope::Edge => "edge",
            };
            let kind = match kind {
                Kind::Flag => "boolean",
                Kind::Whole => "long",
                Kind::Number => "double",
                Kind::Text => "string",
            };
            let name = escape(name, losses);
            out.push_str(&format!(
                "  <key id=\"d{at}\" for=\"{scope}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n"
            ));
        }
    }

    fn data(
        &self,
        scope: Scope,
        attributes: &Attributes,
        indent: &str,
        out: &mut String,
        losses: &mut Losses,
    ) {
        for (name, value) in attributes {
            let wanted = (scope, name.as_str(), kind_of(value));
            let found =
                self.0.binary_search_by(|(scope, name, kind)| (*scope, name.as_str(), *kind).cmp(&wanted));
            if let Ok(at) = found {
                let value = escape(&value.to_string(), losses);
                out.push_str(&format!("{indent}<data key=\"d{at}\">{value}</data>\n"));
            }
        }
    }
}
