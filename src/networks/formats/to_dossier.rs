//! A graph as the tables of a dossier: `actors.csv`, `networks.csv`, `links.csv`, and `mapping.md`, which says what became of
//! what.
//!
//! A dossier knows persons and criminal networks, and links between two of a kind. Companies, places, tools and the like have
//! no place in it; neither has a number as a strength, because levels are judgements. Whatever is not taken over is counted.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::Rows;
use super::fields;
use super::graph::{GraphFile, GraphLink, GraphNode, Scalar, Spell};
use super::privacy::is_person;
use crate::dossier::is_personal_name;
use crate::source::files::sha256;

/// The files by name.
pub(super) struct Tables {
    pub(super) actors: String,
    pub(super) networks: String,
    pub(super) links: String,
    pub(super) mapping: String,
}

/// Kinds of nodes that are criminal networks.
const NETWORKS: [&str; 6] =
    ["criminal-network", "criminal_network", "group", "intrusion-set", "network", "threat-actor"];

/// Roles of `actors.csv`.
const ROLES: [&str; 7] =
    ["leader", "manager", "coordinator", "field_operator", "facilitator", "broker", "professional_enabler"];

/// Columns of `networks.csv` that a node may fill by an attribute of that name.
const OF_NETWORKS: [&str; 11] = [
    "structure",
    "mafia_type",
    "size_min",
    "size_max",
    "active_since",
    "countries",
    "corruption",
    "violence",
    "legal_business",
    "countermeasures",
    "handling",
];

/// Kinds of links, as they are written elsewhere and in `links.csv`.
const LINKS: [(&str, &str); 14] = [
    ("associate", "cooperation"),
    ("authority", "authority"),
    ("cooperation", "cooperation"),
    ("family", "kinship"),
    ("kin", "kinship"),
    ("kinship", "kinship"),
    ("laundering", "laundering"),
    ("related-to", "cooperation"),
    ("rivalry", "rivalry"),
    ("service", "service"),
    ("supplies", "supply"),
    ("supply", "supply"),
    ("unknownlink", "cooperation"),
    ("works-with", "cooperation"),
];

/// Kinds of links that say to which network a person belongs.
const MEMBERSHIPS: [&str; 3] = ["member-of", "membership", "part-of"];

/// What is written for a kind that `links.csv` does not have.
const OTHERWISE: &str = "cooperation";

/// What became of what: part of the graph, what it was, what it is; with how often.
type Mapping = BTreeMap<(&'static str, String, String), usize>;

/// What a node becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Become {
    Actor,
    Network,
    Nothing,
}

/// Writes a graph.
pub(super) fn write(graph: &GraphFile) -> Tables {
    let mut writer = Writer { graph, ids: Vec::new(), parts: Vec::new(), mapping: Mapping::new() };
    writer.nodes();
    let member_of = writer.memberships();
    let networks = writer.networks(&member_of);
    let actors = writer.actors(&member_of);
    let links = writer.links();
    Tables { actors, networks, links, mapping: report(&writer.mapping) }
}

struct Writer<'a> {
    graph: &'a GraphFile,
    /// Identifier of each node in the tables.
    ids: Vec<String>,
    parts: Vec<Become>,
    mapping: Mapping,
}

impl<'a> Writer<'a> {
    /// The nodes that become one and the same, with their positions.
    fn all(&self, part: Become) -> Vec<(u32, &'a GraphNode)> {
        let nodes = (0u32..).zip(&self.graph.nodes);
        nodes.filter(|(at, _)| self.part(*at) == part).collect()
    }

    fn note(&mut self, part: &'static str, read: impl Into<String>, written: impl Into<String>) {
        *self.mapping.entry((part, read.into(), written.into())).or_default() += 1;
    }

    fn nodes(&mut self) {
        let mut taken = BTreeSet::new();
        for node in &self.graph.nodes {
            let kind = node.kind.as_deref().unwrap_or_default();
            let part = becomes(kind);
            let written = match part {
                Become::Actor => "actors.csv",
                Become::Network => "networks.csv",
                Become::Nothing => "not taken over",
            };
            self.note("kind of node", if kind.is_empty() { "(none)" } else { kind }, written);
            let good = is_key(&node.id) && !is_personal_name(&node.id) && !taken.contains(&node.id);
            let id = if good {
                node.id.clone()
            } else {
                if part != Become::Nothing {
                    self.note("identifier", "no identifier of a dossier", "pseudonym made from it");
                }
                format!("X-{}", sha256(node.id.as_bytes()).get(..12).unwrap_or_default())
            };
            taken.insert(id.clone());
            self.ids.push(id);
            self.parts.push(part);
        }
    }

    fn part(&self, node: u32) -> Become {
        self.parts.get(node as usize).copied().unwrap_or(Become::Nothing)
    }

    fn id(&self, node: u32) -> &str {
        self.ids.get(node as usize).map_or("", String::as_str)
    }

    /// The network of each person: by its attribute `network`, else by the first link that says so.
    fn memberships(&mut self) -> BTreeMap<u32, String> {
        let mut member_of = BTreeMap::new();
        for (at, node) in (0u32..).zip(&self.graph.nodes) {
            let named = node.attributes.get("network").map(ToString::to_string).filter(|it| !it.is_empty());
            if let Some(network) = named.filter(|_| self.part(at) == Become::Actor) {
                let declared = self.graph.nodes.iter().zip(&self.ids).find(|(node, _)| node.id == network);
                let id = declared.map_or_else(|| network.clone(), |(_, id)| id.clone());
                if is_key(&id) {
                    member_of.insert(at, id);
                } else {
                    self.note("attribute of persons", "network", "not taken over: no identifier");
                }
            }
        }
        for link in self.graph.links.iter().filter(|link| is_membership(link)) {
            let ends = [(link.from, link.to), (link.to, link.from)];
            let pair = ends.into_iter().find(|&(person, network)| {
                self.part(person) == Become::Actor && self.part(network) == Become::Network
            });
            if let Some((person, network)) = pair {
                let id = self.id(network).to_owned();
                match member_of.get(&person) {
                    Some(other) if *other != id => {
                        self.note("membership", "a further network of a person", "not taken over");
                    }
                    _ => drop(member_of.insert(person, id)),
                }
            }
        }
        member_of
    }

    fn networks(&mut self, member_of: &BTreeMap<u32, String>) -> String {
        let mut out = Rows::new(std::iter::once("id").chain(OF_NETWORKS));
        let mut declared = BTreeSet::new();
        for (at, node) in self.all(Become::Network) {
            declared.insert(self.id(at).to_owned());
            let mut row = vec![self.id(at).to_owned()];
            row.extend(OF_NETWORKS.iter().map(|name| of_network(node, name)));
            out.put(row.iter().map(String::as_str));
            self.left(node, &OF_NETWORKS, "attribute of networks");
        }
        let further: BTreeSet<&String> = member_of.values().filter(|id| !declared.contains(*id)).collect();
        for id in further {
            self.note("attribute of persons", "network", "a row of networks.csv that no node stands for");
            let row = std::iter::once(id.as_str()).chain(OF_NETWORKS.iter().map(|_| ""));
            out.put(row);
        }
        out.finish()
    }

    fn actors(&mut self, member_of: &BTreeMap<u32, String>) -> String {
        let mut out = Rows::new(["id", "network", "role"]);
        for (at, node) in self.all(Become::Actor) {
            let role = node.attributes.get("role").map(ToString::to_string).unwrap_or_default();
            let known = role.is_empty() || role == "unknown" || ROLES.contains(&role.as_str());
            if !known {
                self.note("role", role.as_str(), "unknown");
            }
            let network = member_of.get(&at).map_or("", String::as_str);
            out.put([self.id(at), network, if known { role.as_str() } else { "unknown" }]);
            self.left(node, &["role", "network"], "attribute of persons");
        }
        out.finish()
    }

    /// Notes the attributes that have no place.
    fn left(&mut self, node: &GraphNode, taken: &[&str], part: &'static str) {
        if node.label.is_some() {
            self.note(part, "label", "not taken over");
        }
        for name in node.attributes.keys().filter(|name| !taken.contains(&name.as_str())) {
            self.note(part, name.as_str(), "not taken over");
        }
    }

    fn links(&mut self) -> String {
        let columns = ["source_code", "information_code", "handling"];
        let header = ["from", "to", "kind", "strength"].into_iter().chain(columns);
        let mut out = Rows::new(header.chain(["from_date", "to_date", "basis"]));
        let graph = self.graph;
        let mut seen = BTreeSet::new();
        for link in graph.links.iter() {
            let (from, to) = (self.part(link.from), self.part(link.to));
            if is_membership(link) && from != to {
                continue;
            }
            if link.from == link.to || from != to || from == Become::Nothing {
                let why = match link.from == link.to {
                    true => "not taken over: from a node to itself",
                    false => "not taken over: not between two persons or two networks",
                };
                self.note("link", link.kind.clone().unwrap_or_else(|| "(none)".to_owned()), why);
                continue;
            }
            let kind = self.kind(link);
            let strength = self.strength(link);
            let said = fields::written(link);
            let said = |name: &str| said.get(name).map(ToString::to_string).unwrap_or_default();
            for spell in spells(link) {
                let day =
                    |day: Option<crate::dossier::Date>| day.map(|it| it.to_string()).unwrap_or_default();
                let mut row = vec![self.id(link.from).to_owned(), self.id(link.to).to_owned()];
                row.extend([kind.to_owned(), strength.clone()]);
                row.extend(columns.iter().map(|name| said(name)));
                row.extend([day(spell.from), day(spell.to), said("basis")]);
                if seen.insert(row.clone()) {
                    out.put(row.iter().map(String::as_str));
                } else {
                    self.note("link", kind, "not taken over: the same row is there already");
                }
            }
            self.left_of(link);
        }
        out.finish()
    }

    fn kind(&mut self, link: &GraphLink) -> &'static str {
        let read = link.kind.clone().unwrap_or_default();
        let found = LINKS.iter().find(|(name, _)| *name == read.to_lowercase()).map(|(_, kind)| *kind);
        let shown = if read.is_empty() { "(none)".to_owned() } else { read };
        match found {
            Some(kind) => self.note("kind of link", shown, kind),
            None => self.note("kind of link", shown, format!("{OTHERWISE}, because no kind fits")),
        }
        found.unwrap_or(OTHERWISE)
    }

    /// A strength is a level; a number is none.
    fn strength(&mut self, link: &GraphLink) -> String {
        match link.attributes.get("strength").map(ToString::to_string) {
            Some(level) if ["High", "Medium", "Low", "Unknown"].contains(&level.as_str()) => level,
            _ => {
                if link.weight.is_some() {
                    self.note("field of links", "weight", "not taken over: a number is no level");
                }
                String::new()
            }
        }
    }

    fn left_of(&mut self, link: &GraphLink) {
        let given = [
            ("id", link.id.is_some()),
            ("label", link.label.is_some()),
            ("probability", link.probability.is_some()),
            ("origin", link.origin.is_some()),
        ];
        for (name, _) in given.into_iter().filter(|(_, given)| *given) {
            self.note("field of links", name, "not taken over");
        }
        for name in link.attributes.keys().filter(|name| *name != "strength") {
            self.note("field of links", name.as_str(), "not taken over");
        }
    }
}

fn becomes(kind: &str) -> Become {
    if NETWORKS.contains(&kind.to_lowercase().as_str()) {
        Become::Network
    } else if kind.is_empty() || is_person(kind) || kind == "LegalEntity" {
        Become::Actor
    } else {
        Become::Nothing
    }
}

fn is_membership(link: &GraphLink) -> bool {
    link.kind.as_deref().is_some_and(|kind| MEMBERSHIPS.contains(&kind.to_lowercase().as_str()))
}

/// The spells of a link; one that says nothing if it has none.
fn spells(link: &GraphLink) -> Vec<Spell> {
    if link.spells.is_empty() { vec![Spell::default()] } else { link.spells.clone() }
}

/// A field of `networks.csv`.
fn of_network(node: &GraphNode, name: &str) -> String {
    match node.attributes.get(name) {
        Some(Scalar::Flag(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

/// Whether a text can be an identifier of a dossier.
fn is_key(text: &str) -> bool {
    let good = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    text.starts_with(|it: char| it.is_ascii_alphanumeric()) && text.chars().all(good)
}

/// The mapping as a table to be read.
fn report(mapping: &Mapping) -> String {
    let plain = |text: &str| text.replace('|', "\\|").replace(['\n', '\r'], " ");
    let mut out = String::from(
        "# What became of the graph\n\n\
         Nothing else was changed. Add `dossier.json`, `observations.csv` and `involvement.csv`, and run `socta check`.\n\n\
         | part of the graph | read | written | count |\n| --- | --- | --- | --- |\n",
    );
    for ((part, read, written), count) in mapping {
        out.push_str(&format!("| {part} | {} | {} | {count} |\n", plain(read), plain(written)));
    }
    out
}
