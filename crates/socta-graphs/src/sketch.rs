//! What a picture of a plain network shows: plain nodes and edges with their groups, no drawing.
//!
//! Labelled are the actors through whom most shortest paths run and the cut points, because a picture in which everybody has
//! a name shows nobody; all of them if there are few.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::csr::Csr;
use crate::edge_list::{EdgeGraph, QuestionError};
use crate::edge_set::Edge;
use crate::kernels::betweenness::{Sources, shortest_paths};
use crate::kernels::communities::communities;
use crate::kernels::core_periphery::core_periphery;
use crate::kernels::cut_points::cut_points;
use crate::key_players::{Goal, key_players};
use crate::positions::CollectionGap;
use crate::uncertain::Belief;
use socta_base::numeric::rank::falling;

/// Seed of the communities; the one of the table of actors.
const SEED: u64 = 0;
/// Networks of up to so many actors have a label each.
const ALL_LABELLED: usize = 25;
/// Brokers that are labelled in larger networks.
const BROKERS: usize = 12;
/// Labels in larger networks in all, with cut points.
const LABELS: usize = 20;
/// Collection gaps that are shown.
const GAPS: usize = 5;
/// Weight of ties if all are equally strong.
const EVEN: f64 = 0.2;
/// Column of the list of nodes by which large networks are drawn together, if there is one.
const NETWORK: &str = "network";

/// What the colours of a picture stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Colour {
    /// Communities, found by the strength of ties.
    Community,
    /// Core and periphery; all have one colour.
    Core,
    /// A column of the list of nodes.
    Column(String),
}

/// A group of actors.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SketchGroup {
    /// A value of a column.
    Named(String),
    /// The column says nothing.
    Unknown,
    /// A community of more than one actor, by its number from 1, the largest first.
    Community(usize),
    /// Actors without ties.
    Alone,
    /// All actors, where nothing tells them apart.
    All,
    /// So many groups beyond those that can be told apart.
    Others(usize),
}

/// An actor of a sketch.
#[derive(Debug, Clone, PartialEq)]
pub struct SketchActor {
    /// Identifier, if it is labelled.
    pub label: Option<String>,
    /// Position among the groups.
    pub group: usize,
    /// Position among the clusters.
    pub cluster: usize,
    /// Whether it belongs to the core.
    pub core: bool,
    /// Whether the network falls apart without it.
    pub cut: bool,
    /// Betweenness relative to the highest one, `0..=1`.
    pub size: f64,
    /// Whether it is one of the key players that are shown.
    pub key: bool,
}

/// A tie of a sketch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SketchTie {
    /// Position of one end.
    pub from: usize,
    /// Position of the other end.
    pub to: usize,
    /// Strength relative to the strongest tie, `0..=1`; the same for all if strengths do not differ.
    pub weight: f64,
    /// Probability that it exists, `0..=1`.
    pub certainty: f64,
    /// Whether it is one of the collection gaps that are shown.
    pub gap: bool,
}

/// A plain network as drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    /// Groups that have a colour, the largest first.
    pub groups: Vec<SketchGroup>,
    /// Clusters that stand for their members where there are too many to draw each.
    pub clusters: Vec<SketchGroup>,
    /// Actors, ordered by identifier.
    pub actors: Vec<SketchActor>,
    /// Ties, whatever their direction.
    pub ties: Vec<SketchTie>,
}

impl Sketch {
    /// A sketch of a graph. `beliefs` are those in each of its ties, in the order of
    /// [`EdgeSet::without_directions`](crate::EdgeSet::without_directions); at most `most` groups have a look of their own.
    ///
    /// # Errors
    ///
    /// A column that is not there.
    pub fn of(
        graph: &EdgeGraph,
        colour: &Colour,
        beliefs: &[Belief],
        most: usize,
    ) -> Result<Self, QuestionError> {
        let set = graph.set.without_directions();
        let ties = set.ties();
        let communities = by_community(&ties);
        let of_actor = match colour {
            Colour::Community => communities.clone(),
            Colour::Core => vec![SketchGroup::All; ties.nodes()],
            Colour::Column(name) => by_column(graph, name)?,
        };
        let networks = by_column(graph, NETWORK).unwrap_or(communities);
        let (groups, group) = numbered(&of_actor, most);
        let (clusters, cluster) = numbered(&networks, usize::MAX);
        let weights = set.edges.iter().map(|edge| edge.weight);
        let (weakest, strongest) =
            weights.fold((f64::MAX, f64::MIN), |(low, high), w| (low.min(w), high.max(w)));
        let tie = |(edge, belief): (Edge, &Belief)| SketchTie {
            from: edge.from as usize,
            to: edge.to as usize,
            weight: if weakest < strongest { edge.weight / strongest } else { EVEN },
            certainty: belief.probability,
            gap: false,
        };
        Ok(Self {
            groups,
            clusters,
            actors: actors(graph, &ties, &group, &cluster),
            ties: set.edges.iter().zip(beliefs).map(tie).collect(),
        })
    }

    /// Marks the set of so many key players whose removal leaves fewest pairs that reach each other, and gives them labels. The
    /// graph must be that of the sketch.
    pub fn mark_key_players(&mut self, graph: &EdgeGraph, size: usize) {
        let ties = graph.set.without_directions().into_ties();
        let Some(found) = key_players(&ties, Goal::Fragment, size) else { return };
        for member in found.best.members {
            if let Some(actor) = self.labelled(graph, graph.ids.get(member as usize)) {
                actor.key = true;
            }
        }
    }

    /// Marks the first collection gaps, and gives their ends labels. The graph must be that of the sketch.
    pub fn mark_gaps(&mut self, graph: &EdgeGraph, gaps: &[CollectionGap]) {
        for gap in gaps.iter().take(GAPS) {
            let ends = [&gap.a, &gap.b].map(|id| graph.position(id));
            let joins = |tie: &&mut SketchTie| {
                let (from, to) = (Some(tie.from as u32), Some(tie.to as u32));
                [from, to] == ends || [to, from] == ends
            };
            self.ties.iter_mut().filter(joins).for_each(|tie| tie.gap = true);
            self.labelled(graph, &gap.a);
            self.labelled(graph, &gap.b);
        }
    }

    /// Gives an actor its label.
    fn labelled(&mut self, graph: &EdgeGraph, id: &str) -> Option<&mut SketchActor> {
        let actor = self.actors.get_mut(graph.position(id)? as usize)?;
        actor.label = Some(id.to_owned());
        Some(actor)
    }

    /// Number of actors in the core, and of cut points.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let count = |which: fn(&SketchActor) -> bool| self.actors.iter().filter(|actor| which(actor)).count();
        (count(|actor| actor.core), count(|actor| actor.cut))
    }
}

fn actors(graph: &EdgeGraph, ties: &Csr, group: &[usize], cluster: &[usize]) -> Vec<SketchActor> {
    let sizes = shortest_paths(ties, false, Sources::affordable(ties, 1)).betweenness;
    let largest = sizes.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let core = flags(ties.nodes(), &core_periphery(ties).core);
    let cut = flags(ties.nodes(), &cut_points(ties).articulation_points);
    let labelled = labelled(&sizes, &cut);
    (0..ties.nodes())
        .map(|at| SketchActor {
            label: labelled[at].then(|| graph.ids.get(at).to_owned()),
            group: group[at],
            cluster: cluster[at],
            core: core[at],
            cut: cut[at],
            size: sizes[at] / largest,
            key: false,
        })
        .collect()
}

fn flags(nodes: usize, set: &[u32]) -> Vec<bool> {
    let mut flags = vec![false; nodes];
    for &node in set {
        flags[node as usize] = true;
    }
    flags
}

/// Whose label is shown.
fn labelled(sizes: &[f64], cut: &[bool]) -> Vec<bool> {
    if sizes.len() <= ALL_LABELLED {
        return vec![true; sizes.len()];
    }
    let mut order: Vec<usize> = (0..sizes.len()).filter(|&at| sizes[at] > 0.0).collect();
    order.sort_by(|&a, &b| falling((sizes[a], a), (sizes[b], b)));
    let mut labelled = vec![false; sizes.len()];
    let (brokers, others) = order.split_at(order.len().min(BROKERS));
    let cuts = others.iter().filter(|&&at| cut[at]).take(LABELS - BROKERS);
    for &at in brokers.iter().chain(cuts) {
        labelled[at] = true;
    }
    labelled
}

fn by_column(graph: &EdgeGraph, name: &str) -> Result<Vec<SketchGroup>, QuestionError> {
    let attribute = graph.node_attribute(name)?;
    let group = |at: usize| match attribute.get(at).map(str::trim).filter(|value| !value.is_empty()) {
        Some(value) => SketchGroup::Named(value.to_owned()),
        None => SketchGroup::Unknown,
    };
    Ok((0..graph.ids.len()).map(group).collect())
}

/// Communities by their size, those of one size by their first members.
fn by_community(ties: &Csr) -> Vec<SketchGroup> {
    let of = communities(ties, SEED);
    let mut sizes = vec![0usize; of.iter().max().map_or(0, |&last| last as usize + 1)];
    for &community in &of {
        sizes[community as usize] += 1;
    }
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&at| (Reverse(sizes[at]), at));
    let mut number = vec![0; sizes.len()];
    for (place, &at) in order.iter().enumerate() {
        number[at] = place + 1;
    }
    let group = |node: usize| match ties.degree(node) {
        0 => SketchGroup::Alone,
        _ => SketchGroup::Community(number[of[node] as usize]),
    };
    (0..of.len()).map(group).collect()
}

/// The different groups, the largest first, and the position of each actor's; the smallest beyond `most` are one.
fn numbered(of: &[SketchGroup], most: usize) -> (Vec<SketchGroup>, Vec<usize>) {
    let mut sizes: BTreeMap<&SketchGroup, usize> = BTreeMap::new();
    for group in of {
        *sizes.entry(group).or_default() += 1;
    }
    let mut order: Vec<&SketchGroup> = sizes.keys().copied().collect();
    order.sort_by_key(|group| (Reverse(sizes[group]), *group));
    let shown = if order.len() > most { most.saturating_sub(1) } else { order.len() };
    let place: BTreeMap<&SketchGroup, usize> =
        order.iter().enumerate().map(|(at, group)| (*group, at.min(shown))).collect();
    let positions = of.iter().map(|group| place[group]).collect();
    let mut groups: Vec<SketchGroup> = order[..shown].iter().map(|group| (*group).clone()).collect();
    if shown < order.len() {
        groups.push(SketchGroup::Others(order.len() - shown));
    }
    (groups, positions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge_list::read;

    fn sketch(edges: &str, nodes: Option<&str>, colour: &Colour) -> Result<Sketch, QuestionError> {
        let graph = read(edges.as_bytes(), nodes.map(str::as_bytes), false).expect("it is well-formed");
        let ties = graph.set.without_directions().edges.len();
        let believed = vec![Belief { probability: 1.0, independent: 1, reports: 1 }; ties];
        Sketch::of(&graph, colour, &believed, 3)
    }

    const TWO: &str = "source,target,weight\na,b,1\nb,c,1\na,c,4\nc,d,1\nd,e,1\ne,f,1\nd,f,1\n";

    #[test]
    fn brokers_and_cut_points_are_seen() {
        let found = sketch(TWO, Some("id\nz\n"), &Colour::Community).expect("no column is needed");
        let cut: Vec<&str> = found
            .actors
            .iter()
            .filter(|actor| actor.cut)
            .filter_map(|actor| actor.label.as_deref())
            .collect();
        assert_eq!(cut, ["c", "d"]);
        assert_eq!(found.groups, [SketchGroup::Community(1), SketchGroup::Community(2), SketchGroup::Alone]);
        assert_eq!((found.ties[1].weight, found.ties[0].weight, found.actors[2].size), (1.0, 0.25, 1.0));
    }

    #[test]
    fn a_column_gives_the_colours_and_the_smallest_groups_are_joined() {
        let nodes = "id,area\na,x\nb,x\nc,x\nd,y\ne,y\nf,w\nz,v\n";
        let area = Colour::Column("area".to_owned());
        let found = sketch(TWO, Some(nodes), &area).expect("the column is there");
        let named = |name: &str| SketchGroup::Named(name.to_owned());
        assert_eq!(found.groups, [named("x"), named("y"), SketchGroup::Others(2)]);
        let groups: Vec<usize> = found.actors.iter().map(|actor| actor.group).collect();
        assert_eq!(groups, [0, 0, 0, 1, 1, 2, 2]);
        assert_eq!(found.clusters.len(), 3);
        let missing = sketch(TWO, Some("id,role\na,x\n"), &area).expect_err("there is no such column");
        assert_eq!(missing.to_string(), "the list of nodes has no column `area`; it has role");
    }

    #[test]
    fn in_a_large_network_only_some_have_labels() {
        let mut edges = String::from("source,target\n");
        for at in 1..200 {
            edges.push_str(&format!("p{:03},p{at:03}\n", at / 2));
        }
        let found = sketch(&edges, None, &Colour::Core).expect("no column is needed");
        assert_eq!(found.actors.iter().filter(|actor| actor.label.is_some()).count(), LABELS);
        assert_eq!(found.groups, [SketchGroup::All]);
    }
}
