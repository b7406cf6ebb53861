//! The edges of a simple graph, in rows by the node where they start.

use rayon::slice::ParallelSliceMut;

use crate::strengths::Strengths;

/// Above this number of edges the sort is shared between threads.
const PARALLEL_SORT: usize = 1 << 16;
/// After so many edges were taken from the end of a long list its memory is given back.
const GIVEN_BACK: usize = 1 << 18;

/// A weighted edge between two nodes; the weight is a strength, never a distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// Where it starts (of an undirected edge: the smaller end, once it is in an [`EdgeSet`]).
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Strength, positive and finite.
    pub weight: f64,
}

impl Edge {
    /// An edge with a strength.
    #[must_use]
    pub fn new(from: u32, to: u32, weight: f64) -> Self {
        Self { from, to, weight }
    }

    /// Both ends as one number, by which edges are ordered.
    fn key(&self) -> u64 {
        key(self.from, self.to)
    }
}

/// Both ends of an edge as one number.
pub(crate) fn key(from: u32, to: u32) -> u64 {
    u64::from(from) << 32 | u64::from(to)
}

/// The ends of an edge.
pub(crate) fn ends(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}

/// Edges as they are listed: in any order, with repetitions and loops.
#[derive(Debug, Clone, Default)]
pub(crate) struct Listed {
    /// Both ends of each.
    pub(crate) keys: Vec<u64>,
    /// The strength of each.
    pub(crate) strengths: Strengths,
}

impl Listed {
    pub(crate) fn push(&mut self, from: u32, to: u32, strength: f64) {
        self.keys.push(key(from, to));
        self.strengths.push(strength);
    }
}

/// Edges in the order of their ends; the position of an edge is its edge id.
#[derive(Debug, Clone, PartialEq)]
pub struct Edges {
    /// Where the edges of each node start, and where those of the last one end.
    pub(crate) starts: Vec<u32>,
    /// Where each edge ends.
    pub(crate) to: Vec<u32>,
    pub(crate) strengths: Strengths,
}

impl Edges {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.to.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.to.is_empty()
    }

    /// The edge with an id.
    #[must_use]
    pub fn get(&self, id: usize) -> Option<Edge> {
        let to = *self.to.get(id)?;
        let from = self.starts.partition_point(|&start| start as usize <= id).checked_sub(1)?;
        Some(Edge::new(from as u32, to, self.strengths.at(id)))
    }

    /// All edges.
    pub fn iter(&self) -> impl Iterator<Item = Edge> {
        let rows = self.starts.windows(2).map(|row| row[1] - row[0]);
        let from = (0_u32..).zip(rows).flat_map(|(from, count)| std::iter::repeat_n(from, count as usize));
        let ends = from.zip(&self.to).zip(self.strengths.part(0..self.len()));
        ends.map(|((from, &to), weight)| Edge::new(from, to, weight))
    }
}

/// The edges of a simple graph: ordered by their ends, no two alike, none from a node to itself.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeSet {
    /// Number of nodes.
    pub nodes: usize,
    /// Whether an edge from a to b is another one than from b to a.
    pub directed: bool,
    /// Edges in the order of their ends.
    pub edges: Edges,
    /// How many edges went into one that was there already; their weights were added.
    pub merged: usize,
    /// How many edges from a node to itself were dropped.
    pub self_links: usize,
}

impl EdgeSet {
    /// An undirected simple graph. The order of `edges` has no influence on the result, not even on the last bit of a sum.
    ///
    /// # Panics
    ///
    /// If an edge has an end that is not below `nodes`.
    #[must_use]
    pub fn undirected(nodes: usize, edges: Vec<Edge>) -> Self {
        Self::simplify(nodes, false, edges)
    }

    /// A directed simple graph.
    ///
    /// # Panics
    ///
    /// As [`EdgeSet::undirected`].
    #[must_use]
    pub fn directed(nodes: usize, edges: Vec<Edge>) -> Self {
        Self::simplify(nodes, true, edges)
    }

    /// The simple graph of listed edges. Memory of the list is given back while the graph is made of it.
    pub(crate) fn of(nodes: usize, directed: bool, mut listed: Listed) -> Self {
        if listed.strengths.are_ones() {
            return Self::simplify_equal(nodes, directed, listed.keys);
        }
        let mut edges = Vec::with_capacity(listed.keys.len());
        while let Some((key, weight)) = listed.keys.pop().zip(listed.strengths.pop()) {
            let (from, to) = ends(key);
            edges.push(Edge { from, to, weight });
            give_back(&mut listed.keys);
        }
        Self::simplify(nodes, directed, edges)
    }

    /// The same nodes and edges, all of strength 1.
    #[must_use]
    pub fn of_equal_strength(mut self) -> Self {
        self.edges.strengths = Strengths::Ones(self.edges.len());
        self
    }

    /// The undirected set of who is tied to whom; the weights of both directions are added.
    #[must_use]
    pub fn without_directions(&self) -> Self {
        if self.directed {
            return Self::undirected(self.nodes, self.edges.iter().collect());
        }
        Self { merged: 0, self_links: 0, ..self.clone() }
    }

    fn simplify(nodes: usize, directed: bool, mut edges: Vec<Edge>) -> Self {
        if edges.iter().all(|edge| edge.weight == 1.0) {
            return Self::simplify_equal(nodes, directed, edges.iter().map(Edge::key).collect());
        }
        if !directed {
            edges.iter_mut().filter(|edge| edge.from > edge.to).for_each(|edge| {
                std::mem::swap(&mut edge.from, &mut edge.to);
            });
        }
        let given = edges.len();
        edges.retain(|edge| edge.from != edge.to);
        let self_links = given - edges.len();
        // The weight takes part in the order, so that weights of parallel edges are added in the same order always.
        let order = |a: &Edge, b: &Edge| a.key().cmp(&b.key()).then_with(|| a.weight.total_cmp(&b.weight));
        if edges.len() < PARALLEL_SORT {
            edges.sort_unstable_by(order);
        } else {
            edges.par_sort_unstable_by(order);
        }
        let distinct = edges.len();
        edges.dedup_by(|next, kept| {
            let same = next.key() == kept.key();
            if same {
                kept.weight += next.weight;
            }
            same
        });
        let mut starts = vec![0; nodes + 1];
        let mut strengths = Strengths::default();
        for edge in &edges {
            starts[edge.from as usize + 1] += 1;
            strengths.push(edge.weight);
        }
        add_up(&mut starts);
        let merged = distinct - edges.len();
        let to = edges.iter().map(|edge| edge.to).collect();
        Self { nodes, directed, edges: Edges { starts, to, strengths }, merged, self_links }
    }

    /// Edges of strength 1.
    fn simplify_equal(nodes: usize, directed: bool, mut keys: Vec<u64>) -> Self {
        if !directed {
            for both in &mut keys {
                let (from, to) = ends(*both);
                *both = key(from.min(to), from.max(to));
            }
        }
        let given = keys.len();
        keys.retain(|&key| key >> 32 != key & u64::from(u32::MAX));
        let self_links = given - keys.len();
        if keys.len() < PARALLEL_SORT || rayon::current_num_threads() == 1 {
            keys.sort_unstable();
        } else {
            keys.par_sort_unstable();
        }
        let given = keys.len();
        let distinct = keys.chunk_by(|a, b| a == b).count();
        let mut starts = vec![0; nodes + 1];
        let (mut to, mut strengths) = (vec![0; distinct], Strengths::Ones(distinct));
        // From the end, so that what is done with can be given back.
        for at in (0..distinct).rev() {
            let Some(key) = keys.pop() else { break };
            let mut times = 1.0;
            while keys.last() == Some(&key) {
                keys.pop();
                times += 1.0;
            }
            let ends = ends(key);
            starts[ends.0 as usize + 1] += 1;
            to[at] = ends.1;
            if times > 1.0 {
                strengths.set(at, times);
            }
            give_back(&mut keys);
        }
        add_up(&mut starts);
        let edges = Edges { starts, to, strengths };
        Self { nodes, directed, edges, merged: given - distinct, self_links }
    }

    /// Position of the edge between two nodes, which is its edge id.
    #[must_use]
    pub fn position(&self, from: u32, to: u32) -> Option<usize> {
        let (from, to) = if !self.directed && from > to { (to, from) } else { (from, to) };
        let start = *self.edges.starts.get(from as usize)? as usize;
        let end = *self.edges.starts.get(from as usize + 1)? as usize;
        self.edges.to[start..end].binary_search(&to).ok().map(|at| start + at)
    }
}

/// Gives the free memory of a long list back from time to time.
fn give_back(keys: &mut Vec<u64>) {
    if keys.len().is_multiple_of(GIVEN_BACK) && keys.len() + GIVEN_BACK <= keys.capacity() {
        keys.shrink_to_fit();
    }
}

/// Turns lengths, each one place behind, into starts.
pub(crate) fn add_up(lengths: &mut [u32]) {
    let mut sum = 0;
    for length in lengths {
        sum += *length;
        *length = sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_strengths_give_the_same_as_any() {
        let pairs = [(2, 1), (1, 2), (0, 3), (3, 3), (1, 0), (2, 1), (0, 3)];
        for directed in [false, true] {
            let of = |weight: f64| {
                let edges = pairs.iter().map(|&(a, b)| Edge::new(a, b, weight)).collect();
                if directed { EdgeSet::directed(4, edges) } else { EdgeSet::undirected(4, edges) }
            };
            let (one, half) = (of(1.0), of(0.5));
            assert_eq!((one.merged, one.self_links), (half.merged, half.self_links));
            let doubled = |edge: Edge| Edge { weight: 2.0 * edge.weight, ..edge };
            assert!(one.edges.iter().eq(half.edges.iter().map(doubled)));
            let mut listed = Listed::default();
            pairs.iter().for_each(|&(a, b)| listed.push(a, b, 0.5));
            assert_eq!(EdgeSet::of(4, directed, listed), half);
        }
    }

    #[test]
    fn an_edge_is_found_by_its_id_and_its_ends() {
        let edges = [(4, 1), (1, 2), (1, 4), (4, 0)].map(|(a, b)| Edge::new(a, b, f64::from(a) + 0.5));
        for set in [EdgeSet::directed(6, edges.to_vec()), EdgeSet::undirected(6, edges.to_vec())] {
            for (id, edge) in set.edges.iter().enumerate() {
                assert_eq!(set.edges.get(id), Some(edge));
                assert_eq!(set.position(edge.from, edge.to), Some(id));
                let both_ways = !set.directed || edge.from + edge.to == 5;
                assert_eq!(set.position(edge.to, edge.from).is_some(), both_ways);
            }
            assert_eq!(
                (set.edges.get(set.edges.len()), set.position(5, 0), set.position(9, 0)),
                (None, None, None)
            );
        }
    }

    #[test]
    fn ties_without_ids_are_the_same_ties() {
        let edges = [(3, 1), (0, 3), (1, 0), (3, 1), (2, 4)].map(|(a, b)| Edge::new(a, b, 1.0));
        for set in [EdgeSet::undirected(5, edges.to_vec()), EdgeSet::directed(5, edges.to_vec())] {
            let (with, without) = (set.ties(), set.into_ties());
            for node in 0..5 {
                assert_eq!(with.neighbours(node), without.neighbours(node));
                assert!(with.weights(node).eq(without.weights(node)));
                assert!(without.edges(node).is_empty());
            }
        }
    }
}
