//! The domain graph: networks, areas and actors as typed nodes, what joins them as typed edges.
//!
//! Meaning lives here, time is spent on the [`Csr`](super::Csr) view. The stage itself needs the graph at the level of
//! networks and areas only: links between actors of two networks are summed up as one [`Contact`] of their networks. Actor by
//! actor, the graph of a large dossier (a million actors, five million links) would take a few hundred megabytes and answer
//! nothing that the compressed rows do not answer sooner; whoever wants it (an exporter of graph files) asks for
//! [`Detail::Actors`].
//!
//! # Complexity
//!
//! O(n + m log m) time, O(n + m) memory for m links.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{NodeIndex, UnGraph};
use rayon::prelude::*;

use crate::dossier::{ActorIx, AreaIx, Dossier, Link, LinkEnd, LinkKind, NetworkIx};

/// How far down the graph goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Networks and areas.
    Networks,
    /// Networks, areas and actors, with every link. It shows more than a document may: filter by handling code.
    Actors,
}

/// What stands at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// A criminal network.
    Network(NetworkIx),
    /// A crime area.
    Area(AreaIx),
    /// A person.
    Actor(ActorIx),
}

/// What joins two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// A network is active in an area; `main` if that is its main activity.
    Involvement {
        /// Whether it is the main activity.
        main: bool,
    },
    /// Two networks have to do with each other.
    Contact(Contact),
    /// An actor belongs to a network.
    Membership,
    /// A link between two actors: its position in [`Dossier::links`].
    Link(u32),
}

/// All links between two networks, their actors' links among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// Number of links, without rivalries.
    pub links: u32,
    /// Number of rivalries.
    pub rivalries: u32,
    /// Whether the one that stands later in the dossier renders services to, or launders for, the earlier one.
    pub serves_earlier: bool,
    /// Whether the earlier one renders services to, or launders for, the later one.
    pub serves_later: bool,
}

impl Contact {
    /// Of two networks, by all that is said of them.
    fn of(said: impl Iterator<Item = Said> + Clone) -> Self {
        let count = |what: Said| said.clone().filter(|&one| one == what).count() as u32;
        let rivalries = count(Said::Rivalry);
        Self {
            links: said.clone().count() as u32 - rivalries,
            rivalries,
            serves_earlier: count(Said::ServesEarlier) > 0,
            serves_later: count(Said::ServesLater) > 0,
        }
    }

    /// As the network `of` sees the other one.
    fn seen_by(&self, of: NetworkIx, other: NetworkIx) -> Option<Partner> {
        (self.links > 0).then_some(Partner {
            network: other,
            links: self.links,
            serves: if of < other { self.serves_earlier } else { self.serves_later },
        })
    }
}

/// Contacts of pairs of networks, the one that stands earlier in the dossier first.
pub(super) type Contacts = BTreeMap<(NetworkIx, NetworkIx), Contact>;

/// What a link says of two networks, and the actors at its ends.
type SaidBy = (Said, [Option<ActorIx>; 2]);

/// The links of some pairs of networks, kept so that contacts can be counted without some actors.
pub(super) struct Between {
    /// By the pair of networks, the earlier one first.
    links: BTreeMap<(NetworkIx, NetworkIx), Vec<SaidBy>>,
}

impl Between {
    /// All pairs that one of the actors joins by a link of his own. `actors` are in rising order.
    pub(super) fn of(dossier: &Dossier, actors: &[ActorIx]) -> Self {
        let one_of = |actor: &ActorIx| actors.binary_search(actor).is_ok();
        let touched: BTreeSet<(NetworkIx, NetworkIx)> = dossier
            .links
            .par_iter()
            .filter(|link| ends(link).iter().flatten().any(one_of))
            .filter_map(|link| pair(dossier, link))
            .collect();
        let mut links: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let kept: Vec<_> = dossier
            .links
            .par_iter()
            .filter_map(|link| {
                let key = pair(dossier, link).filter(|key| touched.contains(key))?;
                let (from, _) = networks_of(dossier, link)?;
                Some((key, (said(link, from == key.0), ends(link))))
            })
            .collect();
        for (key, link) in kept {
            links.entry(key).or_default().push(link);
        }
        Self { links }
    }

    /// The contacts that change if these actors are gone, and the number of links that are lost, rivalries left out.
    pub(super) fn without(&self, actors: &[ActorIx]) -> (Contacts, u32) {
        let stays = |link: &&SaidBy| !link.1.iter().flatten().any(|actor| actors.contains(actor));
        let (mut contacts, mut lost) = (Contacts::new(), 0);
        for (&key, links) in &self.links {
            let left: Vec<Said> = links.iter().filter(stays).map(|link| link.0).collect();
            if left.len() < links.len() {
                let before = Contact::of(links.iter().map(|link| link.0));
                let after = Contact::of(left.iter().copied());
                lost += before.links - after.links;
                contacts.insert(key, after);
            }
        }
        (contacts, lost)
    }
}

/// The actors at the ends of a link.
fn ends(link: &Link) -> [Option<ActorIx>; 2] {
    [link.from, link.to].map(|end| match end {
        LinkEnd::Actor(actor) => Some(actor),
        LinkEnd::Network(_) => None,
    })
}

/// The two networks that a link joins, the earlier one first; none within a network.
fn pair(dossier: &Dossier, link: &Link) -> Option<(NetworkIx, NetworkIx)> {
    let (from, to) = networks_of(dossier, link)?;
    (from != to).then_some((from.min(to), from.max(to)))
}

/// The graph and the positions of its nodes: networks first, then areas, then actors, each as in the dossier.
#[derive(Debug, Clone)]
pub struct DomainGraph {
    /// The graph.
    pub graph: UnGraph<Node, Relation>,
    networks: usize,
}

impl DomainGraph {
    /// The graph of a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier, detail: Detail) -> Self {
        let mut graph = UnGraph::default();
        for network in 0..dossier.networks.len() as u32 {
            graph.add_node(Node::Network(NetworkIx(network)));
        }
        for area in 0..dossier.areas.len() as u32 {
            graph.add_node(Node::Area(AreaIx(area)));
        }
        let mut domain = Self { graph, networks: dossier.networks.len() };
        for involvement in &dossier.involvement {
            let ends = (domain.network(involvement.network), domain.area(involvement.area));
            domain.graph.add_edge(ends.0, ends.1, Relation::Involvement { main: involvement.main });
        }
        for (earlier, later, contact) in contacts(dossier) {
            let ends = (domain.network(earlier), domain.network(later));
            domain.graph.add_edge(ends.0, ends.1, Relation::Contact(contact));
        }
        if detail == Detail::Actors {
            domain.add_actors(dossier);
        }
        domain
    }

    /// Node of a network.
    #[must_use]
    pub fn network(&self, network: NetworkIx) -> NodeIndex {
        NodeIndex::new(network.index())
    }

    /// Node of an area.
    #[must_use]
    pub fn area(&self, area: AreaIx) -> NodeIndex {
        NodeIndex::new(self.networks + area.index())
    }

    /// The networks that a network has to do with other than as a rival, and whether they serve it, in the order of the
    /// dossier.
    #[must_use]
    pub fn partners(&self, network: NetworkIx) -> Vec<Partner> {
        let mut partners: Vec<Partner> = self
            .graph
            .edges(self.network(network))
            .filter_map(|edge| match (edge.weight(), self.graph[petgraph::visit::EdgeRef::target(&edge)]) {
                (Relation::Contact(contact), Node::Network(other)) => contact.seen_by(network, other),
                _ => None,
            })
            .collect();
        partners.sort_unstable_by_key(|partner| partner.network);
        partners
    }

    /// [`DomainGraph::partners`] with something taken away.
    pub(super) fn partners_without(&self, network: NetworkIx, gone: Gone<'_>) -> Vec<Partner> {
        let partners = self.partners(network).into_iter();
        match gone {
            Gone::Nothing => partners.collect(),
            Gone::Network(gone) => partners.filter(|partner| partner.network != gone).collect(),
            Gone::Contacts(changed) => {
                let left = |partner: Partner| {
                    let other = partner.network;
                    let now = changed.get(&(network.min(other), network.max(other)));
                    now.map_or(Some(partner), |contact| contact.seen_by(network, other))
                };
                partners.filter_map(left).collect()
            }
        }
    }

    fn add_actors(&mut self, dossier: &Dossier) {
        let first = self.graph.node_count();
        for (actor, at) in dossier.actors.iter().zip(0u32..) {
            let node = self.graph.add_node(Node::Actor(ActorIx(at)));
            if let Some(network) = actor.network {
                self.graph.add_edge(self.network(network), node, Relation::Membership);
            }
        }
        for (link, at) in dossier.links.iter().zip(0u32..) {
            if let (LinkEnd::Actor(from), LinkEnd::Actor(to)) = (link.from, link.to) {
                let node = |actor: ActorIx| NodeIndex::new(first + actor.index());
                self.graph.add_edge(node(from), node(to), Relation::Link(at));
            }
        }
    }
}

/// What is taken away before links between networks are counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Gone<'a> {
    /// Nothing.
    Nothing,
    /// A network with all that it does.
    Network(NetworkIx),
    /// Some links: these contacts are left of those that they were part of.
    Contacts(&'a Contacts),
}

impl Gone<'_> {
    /// The network that is gone.
    pub(super) fn network(self) -> Option<NetworkIx> {
        match self {
            Self::Network(network) => Some(network),
            Self::Nothing | Self::Contacts(_) => None,
        }
    }
}

/// A network that another one has to do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partner {
    /// Which one.
    pub network: NetworkIx,
    /// Number of links between the two.
    pub links: u32,
    /// Whether it renders services to, or launders for, the one that was asked for.
    pub serves: bool,
}

/// The networks at the ends of a link, if it has one at each end.
pub(super) fn networks_of(dossier: &Dossier, link: &Link) -> Option<(NetworkIx, NetworkIx)> {
    let network = |end: LinkEnd| match end {
        LinkEnd::Network(network) => Some(network),
        LinkEnd::Actor(actor) => dossier.actors[actor.index()].network,
    };
    Some((network(link.from)?, network(link.to)?))
}

/// What a link says of two networks. The order of the variants is of no importance, but it must not change between runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Tie,
    Rivalry,
    ServesEarlier,
    ServesLater,
}

fn said(link: &Link, from_is_earlier: bool) -> Said {
    match link.kind {
        LinkKind::Rivalry => Said::Rivalry,
        LinkKind::Service | LinkKind::Laundering if from_is_earlier => Said::ServesLater,
        LinkKind::Service | LinkKind::Laundering => Said::ServesEarlier,
        _ => Said::Tie,
    }
}

/// Pairs of different networks with links between them, in the order of the dossier.
fn contacts(dossier: &Dossier) -> Vec<(NetworkIx, NetworkIx, Contact)> {
    let mut links: Vec<(u32, u32, Said)> = dossier
        .links
        .par_iter()
        .filter_map(|link| {
            let (from, to) = networks_of(dossier, link)?;
            (from != to).then(|| (from.0.min(to.0), from.0.max(to.0), said(link, from < to)))
        })
        .collect();
    links.par_sort_unstable();
    links
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|pair| (NetworkIx(pair[0].0), NetworkIx(pair[0].1), Contact::of(pair.iter().map(|link| link.2))))
        .collect()
}
