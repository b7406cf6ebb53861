//! The networks of a dossier as a graph file.
//!
//! Nodes are networks, areas (`area:KEY`) and persons by their pseudonym; links are involvement, membership, contact and
//! what is reported between two networks or two persons. What the handling codes do not allow to be shown is not in it: a
//! network with its members, and single links. Predicted links are in it, and say so.

use std::collections::BTreeMap;

use super::fields::handling_word;
use super::graph::{GraphFile, GraphLink, GraphNode, Scalar, Spell};
use crate::dossier::{Dossier, Handling, Level, Link, LinkBasis, LinkEnd, NetworkIx, Role, Structure};
use crate::model::label;
use crate::words;

/// Kinds of the nodes.
const NETWORK: &str = "network";
const AREA: &str = "area";
const PERSON: &str = "person";

/// The graph of a dossier, and what is missing from it.
#[derive(Debug, Clone, PartialEq)]
pub struct DossierGraph {
    /// What may be shown.
    pub graph: GraphFile,
    /// Networks left out because of their handling code.
    pub networks_withheld: usize,
    /// Persons left out because their network is.
    pub actors_withheld: usize,
    /// Links left out because of their handling code or that of a network at their end.
    pub links_withheld: usize,
}

/// The graph of a dossier, with labels in its language.
#[must_use]
pub fn graph_of(dossier: &Dossier) -> DossierGraph {
    let mut builder = Builder { dossier, graph: GraphFile::default(), positions: BTreeMap::new() };
    builder.networks();
    builder.areas();
    let actors_withheld = builder.actors();
    let networks_withheld =
        dossier.networks.iter().filter(|network| !network.handling.may_be_shown()).count();
    builder.involvement();
    let links_withheld = builder.links();
    DossierGraph { graph: builder.graph, networks_withheld, actors_withheld, links_withheld }
}

impl GraphFile {
    /// The persons of a dossier's graph and the links between them, rivalries left out: what is measured of a dossier.
    #[must_use]
    pub fn persons(&self) -> Self {
        let is_person = |node: &&GraphNode| node.kind.as_deref() == Some(PERSON);
        let mut position = vec![None; self.nodes.len()];
        let persons = self.nodes.iter().enumerate().filter(|(_, node)| is_person(node));
        for (new, (old, _)) in persons.enumerate() {
            position[old] = u32::try_from(new).ok();
        }
        let at = |node: u32| position.get(node as usize).copied().flatten();
        let link = |link: &GraphLink| {
            let (from, to) = (at(link.from)?, at(link.to)?);
            let rivalry = link.kind.as_deref() == Some("rivalry");
            (!rivalry).then(|| GraphLink { from, to, ..link.clone() })
        };
        Self {
            nodes: self.nodes.iter().filter(is_person).cloned().collect(),
            links: self.links.iter().filter_map(link).collect(),
            attributes: self.attributes.clone(),
        }
    }
}

/// Where something of the dossier stands in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    End(LinkEnd),
    Area(u32),
}

struct Builder<'a> {
    dossier: &'a Dossier,
    graph: GraphFile,
    positions: BTreeMap<Who, u32>,
}

impl Builder<'_> {
    fn node(&mut self, who: Who, node: GraphNode) {
        let at = u32::try_from(self.graph.nodes.len()).unwrap_or(u32::MAX);
        self.positions.insert(who, at);
        self.graph.nodes.push(node);
    }

    fn networks(&mut self) {
        for (at, network) in (0u32..).zip(&self.dossier.networks) {
            if !network.handling.may_be_shown() {
                continue;
            }
            let id = self.dossier.network_ids.get(at as usize);
            let mut node = GraphNode { kind: Some(NETWORK.to_owned()), ..GraphNode::new(id) };
            let mut put = |name: &str, value: Option<Scalar>| {
                if let Some(value) = value {
                    node.attributes.insert(name.to_owned(), value);
                }
            };
            let whole = |value: Option<u32>| value.map(|value| Scalar::Whole(i64::from(value)));
            let reported = network.structure != Structure::Unknown;
            put("structure", reported.then(|| Scalar::Text(words::of(network.structure).to_owned())));
            put("mafia_type", Some(Scalar::Flag(network.mafia_type)));
            put("size_min", whole(network.size_min));
            put("size_max", whole(network.size_max));
            put("active_since", whole(network.active_since.map(u32::from)));
            put("countries", (network.countries > 0).then(|| Scalar::Whole(i64::from(network.countries))));
            let level = |level: Option<Level>| level.map(|level| Scalar::Text(format!("{level:?}")));
            put("corruption", level(network.corruption));
            put("violence", level(network.violence));
            put("legal_business", level(network.legal_business));
            put("countermeasures", level(network.countermeasures));
            let restricted = network.handling != Handling::H0;
            put("handling", restricted.then(|| Scalar::Text(handling_word(network.handling).to_owned())));
            self.node(Who::End(LinkEnd::Network(NetworkIx(at))), node);
        }
    }

    fn areas(&mut self) {
        for (at, area) in (0u32..).zip(&self.dossier.areas) {
            let name = label(&area.labels, &self.dossier.language, &area.key).to_owned();
            let id = format!("area:{}", area.key);
            let node = GraphNode { kind: Some(AREA.to_owned()), label: Some(name), ..GraphNode::new(id) };
            self.node(Who::Area(at), node);
        }
    }

    /// Returns how many are left out.
    fn actors(&mut self) -> usize {
        let mut withheld = 0;
        for (at, actor) in (0u32..).zip(&self.dossier.actors) {
            let network = actor.network.map(LinkEnd::Network).map(Who::End);
            let of = network.map(|network| self.positions.get(&network).copied());
            if of == Some(None) {
                withheld += 1;
                continue;
            }
            let id = self.dossier.actor_ids.get(at as usize);
            let mut node = GraphNode { kind: Some(PERSON.to_owned()), ..GraphNode::new(id) };
            if actor.role != Role::Unknown {
                node.attributes.insert("role".to_owned(), Scalar::Text(words::of(actor.role).to_owned()));
            }
            if let Some(network) = actor.network {
                let name = self.dossier.network_ids.get(network.index()).to_owned();
                node.attributes.insert("network".to_owned(), Scalar::Text(name));
            }
            let from = u32::try_from(self.graph.nodes.len()).unwrap_or(u32::MAX);
            self.node(Who::End(LinkEnd::Actor(crate::dossier::ActorIx(at))), node);
            if let Some(to) = of.flatten() {
                self.graph.links.push(of_kind(from, to, "membership"));
            }
        }
        withheld
    }

    fn involvement(&mut self) {
        for involvement in &self.dossier.involvement {
            let network = self.positions.get(&Who::End(LinkEnd::Network(involvement.network)));
            let area = self.positions.get(&Who::Area(involvement.area.0));
            if let Some((&from, &to)) = network.zip(area) {
                let mut link = of_kind(from, to, "involvement");
                link.attributes.insert("main".to_owned(), Scalar::Flag(involvement.main));
                self.graph.links.push(link);
            }
        }
    }

    /// Returns how many are left out.
    fn links(&mut self) -> usize {
        let notes = &self.dossier.notes;
        let mut withheld = 0;
        let reported = (0u32..).zip(&self.dossier.links).map(|(at, link)| (Some(at), link));
        for (at, link) in reported.chain(notes.predicted.iter().map(|link| (None, link))) {
            let end = |end| self.positions.get(&Who::End(end)).copied();
            let ends = end(link.from).zip(end(link.to)).filter(|_| link.handling.may_be_shown());
            let Some((from, to)) = ends else {
                withheld += 1;
                continue;
            };
            let mut written = reported_link(link, from, to);
            match at {
                None => written.basis = LinkBasis::Predicted,
                Some(at) => {
                    if notes.inferred.binary_search(&at).is_ok() {
                        written.basis = LinkBasis::Inferred;
                    }
                    let spell = notes.period(at).map(|it| Spell { from: Some(it.from), to: Some(it.to) });
                    written.spells.extend(spell);
                    let reports = notes.joined(at).len();
                    if reports > 0 {
                        let reports = i64::try_from(reports + 1).unwrap_or(i64::MAX);
                        written.attributes.insert("reports".to_owned(), Scalar::Whole(reports));
                    }
                }
            }
            self.graph.links.push(written);
        }
        withheld
    }
}

fn of_kind(from: u32, to: u32, kind: &str) -> GraphLink {
    GraphLink { kind: Some(kind.to_owned()), ..GraphLink::new(from, to, true) }
}

fn reported_link(link: &Link, from: u32, to: u32) -> GraphLink {
    let mut written = GraphLink {
        kind: Some(words::of(link.kind).to_owned()),
        weight: link.strength.map(weight),
        source_code: Some(link.grade.source),
        information_code: Some(link.grade.information),
        handling: Some(link.handling).filter(|code| *code != Handling::H0),
        ..GraphLink::new(from, to, link.kind.is_directed())
    };
    if let Some(strength) = link.strength {
        written.attributes.insert("strength".to_owned(), Scalar::Text(format!("{strength:?}")));
    }
    written
}

/// The same numbers as in drawings.
fn weight(level: Level) -> f64 {
    match level {
        Level::High => 3.0,
        Level::Medium => 2.0,
        Level::Low | Level::Nil => 1.0,
    }
}
