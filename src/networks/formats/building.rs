//! A graph while it is read: identifiers become positions, and what has no place is counted.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fields;
use super::graph::{GraphFile, GraphLink, GraphNode};
use crate::diagnostics::Code;
use crate::source::{Fault, Faults};

/// What a file may hold that a [`GraphFile`] cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ignored {
    /// An edge between more than two nodes.
    Hyperedge,
    /// A port of a node.
    Port,
    /// A second graph in one file.
    FurtherGraph,
    /// An element that the format does not know, or that only drawing programs use.
    Element,
    /// An earlier value of an attribute that changes with time.
    EarlierValue,
    /// A date that is counted in steps, or a moment of another calendar.
    Step,
    /// An entity that is neither somebody nor a link.
    Entity,
    /// A link between things that are not taken over.
    LinkElsewhere,
}

impl Ignored {
    /// What it is, after a count.
    fn words(self) -> &'static str {
        match self {
            Self::Hyperedge => "hyperedges",
            Self::Port => "ports",
            Self::FurtherGraph => "further graphs",
            Self::Element => "elements of drawings or extensions",
            Self::EarlierValue => "earlier values of attributes that change with time",
            Self::Step => "times that are no dates",
            Self::Entity => "entities that are neither somebody nor a link",
            Self::LinkElsewhere => "links to such entities",
        }
    }
}

/// The state of reading.
#[derive(Debug, Default)]
pub(super) struct Building {
    /// What has been read.
    pub(super) graph: GraphFile,
    positions: BTreeMap<String, (u32, Range<usize>)>,
    /// Links whose ends are names yet, by position in the graph.
    ends: Vec<(String, String, Range<usize>)>,
    ignored: BTreeMap<Ignored, (usize, Range<usize>)>,
}

impl Building {
    /// Adds a node, unless there is one of that identifier.
    pub(super) fn node(&mut self, node: GraphNode, span: Range<usize>, faults: &mut Faults) {
        if let Some((_, first)) = self.positions.get(&node.id) {
            let message = format!("the node `{}` is there a second time", node.id);
            let fault = Fault::new(Code::GraphDuplicateNode, span, message);
            faults.push(fault.related(first.clone(), "first here"));
            return;
        }
        let at = u32::try_from(self.graph.nodes.len()).unwrap_or(u32::MAX);
        self.positions.insert(node.id.clone(), (at, span));
        self.graph.nodes.push(node);
    }

    /// Whether there is a node of that identifier.
    pub(super) fn has(&self, id: &str) -> bool {
        self.positions.contains_key(id)
    }

    /// Adds a node of which only the identifier is known, if there is none.
    pub(super) fn mention(&mut self, id: &str, span: Range<usize>) {
        if !self.has(id) {
            let at = u32::try_from(self.graph.nodes.len()).unwrap_or(u32::MAX);
            self.positions.insert(id.to_owned(), (at, span));
            self.graph.nodes.push(GraphNode::new(id));
        }
    }

    /// Adds a link; its ends may be declared later.
    pub(super) fn link(
        &mut self,
        link: GraphLink,
        from: &str,
        to: &str,
        span: Range<usize>,
        faults: &mut Faults,
    ) {
        if let Some(fault) = fields::check_spells(&link, span.clone()) {
            faults.push(fault);
        }
        self.graph.links.push(link);
        self.ends.push((from.to_owned(), to.to_owned(), span));
    }

    /// Counts something that has no place.
    pub(super) fn ignore(&mut self, what: Ignored, span: Range<usize>) {
        self.ignored.entry(what).or_insert((0, span)).0 += 1;
    }

    /// The graph, with every link between known nodes.
    pub(super) fn finish(mut self, faults: &mut Faults) -> GraphFile {
        let mut kept = Vec::with_capacity(self.graph.links.len());
        for (mut link, (from, to, span)) in std::mem::take(&mut self.graph.links).into_iter().zip(&self.ends)
        {
            let mut end = |id: &str| {
                let found = self.positions.get(id).map(|(at, _)| *at);
                if found.is_none() {
                    faults.add(Code::GraphUnknownNode, || {
                        Fault::new(Code::GraphUnknownNode, span.clone(), format!("there is no node `{id}`"))
                    });
                }
                found
            };
            if let (Some(from), Some(to)) = (end(from), end(to)) {
                (link.from, link.to) = (from, to);
                kept.push(link);
            }
        }
        self.graph.links = kept;
        for (what, (count, span)) in self.ignored {
            let message = format!("not taken over: {count} {}", what.words());
            faults.push(Fault::new(Code::GraphPartIgnored, span, message));
        }
        self.graph
    }
}
