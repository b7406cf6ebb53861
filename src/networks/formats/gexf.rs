//! GEXF 1.2 and 1.3: Gephi's own format.
//!
//! Source: GEXF 1.3 primer and schema, gexf.net. Typed attributes with defaults, nested nodes (an attribute `parent`),
//! `start`, `end` and `<spells>` of links, weights, kinds and labels are read. Dates of nodes are kept as their attributes
//! `start` and `end`. Attributes that change with time keep their last value; the others are counted, as are positions,
//! colours and sizes, and times that are no dates.

pub(super) mod writing;

use std::collections::{BTreeMap, BTreeSet};

use super::building::{Building, Ignored};
use super::fields;
use super::graph::{GraphFile, GraphLink, GraphNode, Scalar, Spell};
use super::typed::{Kind, parse};
use super::xml::{Piece, Pieces, Tag};
use crate::diagnostics::Code;
use crate::source::{Fault, Faults};

/// A declared attribute.
struct Declared {
    title: String,
    kind: Kind,
    default: Option<Scalar>,
}

/// Reads a document.
pub(super) fn read(text: &str, faults: &mut Faults) -> GraphFile {
    let mut reader = Gexf {
        pieces: Pieces::new(text),
        nodes: BTreeMap::new(),
        edges: BTreeMap::new(),
        building: Building::default(),
        graphs: 0,
        directed: false,
        dated: true,
        undeclared: BTreeSet::new(),
    };
    reader.document(faults);
    if reader.graphs == 0 && !reader.pieces.failed() {
        faults.push(Fault::new(Code::GraphElementMissing, 0..1, "there is no `<graph>` in the file"));
    }
    reader.building.finish(faults)
}

struct Gexf<'a> {
    pieces: Pieces<'a>,
    nodes: BTreeMap<String, Declared>,
    edges: BTreeMap<String, Declared>,
    building: Building,
    graphs: usize,
    directed: bool,
    /// Whether times are dates.
    dated: bool,
    /// Attributes without a declaration that have been reported.
    undeclared: BTreeSet<String>,
}

impl Gexf<'_> {
    fn document(&mut self, faults: &mut Faults) {
        while let Some(piece) = self.pieces.next(faults) {
            let Piece::Start(tag) = piece else { continue };
            match tag.name.as_str() {
                "gexf" => {}
                "meta" => self.meta(&tag, faults),
                "graph" if self.graphs == 0 => {
                    self.graphs = 1;
                    self.graph(&tag, faults);
                }
                "graph" => self.ignore(Ignored::FurtherGraph, &tag, faults),
                _ => self.ignore(Ignored::Element, &tag, faults),
            }
        }
    }

    fn ignore(&mut self, what: Ignored, tag: &Tag, faults: &mut Faults) {
        self.building.ignore(what, tag.span.clone());
        self.pieces.text_of(faults);
    }

    fn meta(&mut self, tag: &Tag, faults: &mut Faults) {
        let attributes = &mut self.building.graph.attributes;
        let mut put = |name: &str, text: &str| {
            attributes.insert(name.to_owned(), Scalar::Text(text.to_owned()));
        };
        if let Some(date) = tag.get("lastmodifieddate") {
            put("lastmodifieddate", date);
        }
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) => put(&inner.name, &self.pieces.text_of(faults)),
            }
        }
    }

    fn graph(&mut self, tag: &Tag, faults: &mut Faults) {
        self.directed = tag.get("defaultedgetype") == Some("directed");
        // Without a time format, times are dates in 1.3 and numbers in some writers; each is then looked at.
        let format = tag.get("timeformat");
        self.dated = !matches!(format, Some("double" | "integer" | "float" | "long"));
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) => match inner.name.as_str() {
                    "attributes" => self.declarations(&inner, faults),
                    "nodes" => self.nodes(None, faults),
                    "edges" => self.edges(faults),
                    _ => self.ignore(Ignored::Element, &inner, faults),
                },
            }
        }
    }

    fn declarations(&mut self, tag: &Tag, faults: &mut Faults) {
        let of_nodes = tag.get("class") != Some("edge");
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) if inner.name == "attribute" => {
                    self.declaration(&inner, of_nodes, faults);
                }
                Piece::Start(_) => drop(self.pieces.text_of(faults)),
            }
        }
    }

    fn declaration(&mut self, tag: &Tag, of_nodes: bool, faults: &mut Faults) {
        let id = tag.required("id", faults);
        let kind = match tag.get("type") {
            Some("integer" | "long" | "short" | "byte" | "biginteger") => Kind::Whole,
            Some("float" | "double" | "bigdecimal") => Kind::Number,
            Some("boolean") => Kind::Flag,
            _ => Kind::Text,
        };
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
            let title = tag.get("title").filter(|title| !title.is_empty()).unwrap_or(&id).to_owned();
            let into = if of_nodes { &mut self.nodes } else { &mut self.edges };
            into.insert(id, Declared { title, kind, default });
        }
    }

    fn nodes(&mut self, parent: Option<&str>, faults: &mut Faults) {
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) if inner.name == "node" => self.node(&inner, parent, faults),
                Piece::Start(inner) => self.ignore(Ignored::Element, &inner, faults),
            }
        }
    }

    fn node(&mut self, tag: &Tag, parent: Option<&str>, faults: &mut Faults) {
        let id = tag.required("id", faults);
        let mut node = GraphNode::new(id.clone().unwrap_or_default());
        for declared in self.nodes.values() {
            if let Some(value) = &declared.default {
                node.put(&declared.title, value.clone());
            }
        }
        // A label that repeats the identifier says nothing.
        node.label = tag.get("label").filter(|it| !it.is_empty() && *it != node.id).map(str::to_owned);
        for name in ["start", "end"] {
            if let Some(time) = tag.get(name) {
                node.attributes.insert(name.to_owned(), Scalar::Text(time.to_owned()));
            }
        }
        if let Some(parent) = parent.or(tag.get("pid")) {
            node.attributes.insert("parent".to_owned(), Scalar::Text(parent.to_owned()));
        }
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) => match inner.name.as_str() {
                    "attvalues" => {
                        for (name, value, _) in self.values(true, faults) {
                            node.put(&name, value);
                        }
                    }
                    "nodes" => self.nodes(Some(id.as_deref().unwrap_or_default()), faults),
                    "edges" => self.edges(faults),
                    _ => self.ignore(Ignored::Element, &inner, faults),
                },
            }
        }
        if id.is_some() {
            self.building.node(node, tag.span.clone(), faults);
        }
    }

    /// The values of a node or an edge; of a value that changes with time only the last.
    fn values(
        &mut self,
        of_nodes: bool,
        faults: &mut Faults,
    ) -> Vec<(String, Scalar, std::ops::Range<usize>)> {
        let mut values: Vec<(String, Scalar, std::ops::Range<usize>)> = Vec::new();
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(tag) => {
                    self.pieces.text_of(faults);
                    let Some((name, value)) = self.value(&tag, of_nodes, faults) else { continue };
                    match values.iter_mut().find(|(other, ..)| *other == name) {
                        Some(earlier) => {
                            self.building.ignore(Ignored::EarlierValue, earlier.2.clone());
                            *earlier = (name, value, tag.span);
                        }
                        None => values.push((name, value, tag.span)),
                    }
                }
            }
        }
        values
    }

    fn value(&mut self, tag: &Tag, of_nodes: bool, faults: &mut Faults) -> Option<(String, Scalar)> {
        // `id` stood for `for` before 1.2.
        let id = match tag.get("for").or(tag.get("id")) {
            Some(id) => id.to_owned(),
            None => tag.required("for", faults)?,
        };
        let declared = if of_nodes { &self.nodes } else { &self.edges };
        let Some(declared) = declared.get(&id) else {
            if self.undeclared.insert(id.clone()) {
                let message = format!("no `<attribute>` declares `{id}`");
                faults.push(Fault::new(Code::GraphUndeclaredKey, tag.span.clone(), message));
            }
            return None;
        };
        let text = tag.get("value").unwrap_or_default();
        let value = parse(declared.kind, text, tag.span.clone()).map_err(|fault| faults.push(fault)).ok()?;
        Some((declared.title.clone(), value))
    }

    fn edges(&mut self, faults: &mut Faults) {
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) if inner.name == "edge" => self.edge(&inner, faults),
                Piece::Start(inner) => self.ignore(Ignored::Element, &inner, faults),
            }
        }
    }

    fn edge(&mut self, tag: &Tag, faults: &mut Faults) {
        let (source, target) = (tag.required("source", faults), tag.required("target", faults));
        let directed = match tag.get("type") {
            Some("directed") => true,
            Some("undirected" | "mutual") => false,
            _ => self.directed,
        };
        let mut link = GraphLink::new(0, 0, directed);
        link.id = tag.get("id").filter(|id| !id.is_empty()).map(str::to_owned);
        let mut wrong = Vec::new();
        for declared in self.edges.values() {
            if let Some(value) = &declared.default {
                wrong.extend(link.put(&declared.title, value.clone(), tag.span.clone()).err());
            }
        }
        for name in ["label", "kind", "weight"] {
            if let Some(value) = tag.get(name) {
                wrong.extend(link.put(name, Scalar::Text(value.to_owned()), tag.span.clone()).err());
            }
        }
        let own = self.spell(tag, faults);
        let mut spells = Vec::new();
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) => match inner.name.as_str() {
                    "attvalues" => {
                        for (name, value, span) in self.values(false, faults) {
                            wrong.extend(link.put(&name, value, span).err());
                        }
                    }
                    "spells" => spells.extend(self.spells(faults)),
                    _ => self.ignore(Ignored::Element, &inner, faults),
                },
            }
        }
        // Spells stand within the time of the edge itself.
        if spells.is_empty() {
            spells.extend(Some(own).filter(Spell::is_dated));
        }
        link.spells.extend(spells);
        wrong.into_iter().for_each(|fault| faults.push(fault));
        if let (Some(source), Some(target)) = (source, target) {
            self.building.link(link, &source, &target, tag.span.clone(), faults);
        }
    }

    fn spells(&mut self, faults: &mut Faults) -> Vec<Spell> {
        let mut spells = Vec::new();
        while let Some(piece) = self.pieces.next(faults) {
            match piece {
                Piece::End => break,
                Piece::Text(_) => {}
                Piece::Start(inner) => {
                    self.pieces.text_of(faults);
                    spells.push(self.spell(&inner, faults));
                }
            }
        }
        spells.retain(Spell::is_dated);
        spells
    }

    /// The time of an element. Times that are no dates are counted.
    fn spell(&mut self, tag: &Tag, faults: &mut Faults) -> Spell {
        let given = |name: &str, open: &str| tag.get(name).or(tag.get(open)).filter(|time| !time.is_empty());
        let times = [given("start", "startopen"), given("end", "endopen")];
        let number = times.iter().flatten().any(|time| !time.contains('-') && time.parse::<f64>().is_ok());
        let year = times.iter().flatten().all(|time| time.len() == 4);
        if times.iter().flatten().count() > 0 && (!self.dated || (number && !year)) {
            self.building.ignore(Ignored::Step, tag.span.clone());
            return Spell::default();
        }
        let mut day = |time: Option<&str>, last: bool| {
            let read = if last { fields::last_day } else { fields::first_day };
            time.and_then(|time| read(time, tag.span.clone()).map_err(|fault| faults.push(fault)).ok())
        };
        Spell { from: day(times[0], false), to: day(times[1], true) }
    }
}
