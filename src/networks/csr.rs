//! A compressed-row view of a graph: what the kernels run on.
//!
//! The meaning of a graph (who, which kind of link, how well known) lives elsewhere; this view answers one question, "who
//! is next to whom", from four flat arrays. On a sweep over all neighbours that is 40 to 60 times faster than a graph of
//! linked lists.
//!
//! # Example
//!
//! ```
//! use socta::networks::{Csr, Edge, EdgeSet};
//!
//! let ties = [Edge::new(0, 1, 2.0), Edge::new(1, 0, 1.0), Edge::new(1, 2, 1.0), Edge::new(2, 2, 1.0)];
//! let set = EdgeSet::undirected(3, ties.to_vec());
//! assert_eq!((set.edges.len(), set.merged, set.self_links), (2, 1, 1));
//! let graph: Csr = set.ties();
//! assert_eq!(graph.neighbours(1), [0, 2]);
//! assert_eq!(graph.weights(1), [3.0, 1.0]);
//! ```

use rayon::slice::ParallelSliceMut;

/// Above this number of edges the sort is shared between threads.
const PARALLEL_SORT: usize = 1 << 16;

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
    /// An edge.
    #[must_use]
    pub fn new(from: u32, to: u32, weight: f64) -> Self {
        Self { from, to, weight }
    }

    /// Both ends as one number, by which edges are ordered.
    fn key(&self) -> u64 {
        u64::from(self.from) << 32 | u64::from(self.to)
    }
}

/// The edges of a simple graph: ordered by their ends, no two alike, none from a node to itself.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeSet {
    /// Number of nodes.
    pub nodes: usize,
    /// Whether an edge from a to b is another one than from b to a.
    pub directed: bool,
    /// The edges.
    pub edges: Vec<Edge>,
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
    /// The views made from the set panic if an edge has an end that is not below `nodes`.
    #[must_use]
    pub fn undirected(nodes: usize, mut edges: Vec<Edge>) -> Self {
        for edge in &mut edges {
            if edge.from > edge.to {
                std::mem::swap(&mut edge.from, &mut edge.to);
            }
        }
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

    fn simplify(nodes: usize, directed: bool, mut edges: Vec<Edge>) -> Self {
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
        let merged = distinct - edges.len();
        Self { nodes, directed, edges, merged, self_links }
    }

    /// Position of the edge between two nodes, which is its edge id.
    #[must_use]
    pub fn position(&self, from: u32, to: u32) -> Option<usize> {
        let swap = !self.directed && from > to;
        let key = if swap { Edge::new(to, from, 0.0) } else { Edge::new(from, to, 0.0) }.key();
        self.edges.binary_search_by_key(&key, Edge::key).ok()
    }

    /// Who is tied to whom, whatever the direction. Of a directed set, the weights of both directions are added, and the
    /// edge ids are those of the undirected ties.
    #[must_use]
    pub fn ties(&self) -> Csr {
        if self.directed {
            return Self::undirected(self.nodes, self.edges.clone()).ties();
        }
        let mut builder = Builder::new(self.nodes);
        for edge in &self.edges {
            builder.count(edge.from);
            builder.count(edge.to);
        }
        let mut rows = builder.rows();
        // Filling in the order of the set leaves every row sorted: all smaller neighbours of a node come first.
        for (id, edge) in (0u32..).zip(&self.edges) {
            rows.add(edge.from, edge.to, edge.weight, id);
            rows.add(edge.to, edge.from, edge.weight, id);
        }
        rows.finish()
    }

    /// Who is reached by an edge: of a directed set its arcs, else the same as [`EdgeSet::ties`].
    #[must_use]
    pub fn outgoing(&self) -> Csr {
        if !self.directed {
            return self.ties();
        }
        self.arcs(|edge| (edge.from, edge.to))
    }

    /// From whom an edge comes.
    #[must_use]
    pub fn incoming(&self) -> Csr {
        if !self.directed {
            return self.ties();
        }
        self.arcs(|edge| (edge.to, edge.from))
    }

    fn arcs(&self, ends: impl Fn(&Edge) -> (u32, u32)) -> Csr {
        let mut builder = Builder::new(self.nodes);
        for edge in &self.edges {
            builder.count(ends(edge).0);
        }
        let mut rows = builder.rows();
        for (id, edge) in (0u32..).zip(&self.edges) {
            let (row, neighbour) = ends(edge);
            rows.add(row, neighbour, edge.weight, id);
        }
        rows.finish()
    }
}

/// Neighbours, weights and edge ids of every node, row after row; rows are sorted by neighbour.
#[derive(Debug, Clone, PartialEq)]
pub struct Csr {
    offsets: Vec<u32>,
    neighbours: Vec<u32>,
    weights: Vec<f64>,
    edges: Vec<u32>,
}

impl Csr {
    /// Rows in any order of neighbours and without edge ids, for kernels that build graphs of groups.
    pub(super) fn without_edge_ids(offsets: Vec<u32>, neighbours: Vec<u32>, weights: Vec<f64>) -> Self {
        Self { offsets, neighbours, weights, edges: Vec::new() }
    }

    /// Number of nodes.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of entries: twice the number of undirected ties, or the number of arcs.
    #[must_use]
    pub fn arcs(&self) -> usize {
        self.neighbours.len()
    }

    /// Where the entries of a node stand.
    #[must_use]
    pub fn row(&self, node: usize) -> std::ops::Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
    }

    /// Number of neighbours.
    #[must_use]
    pub fn degree(&self, node: usize) -> usize {
        self.row(node).len()
    }

    /// The neighbours of a node, in rising order.
    #[must_use]
    pub fn neighbours(&self, node: usize) -> &[u32] {
        &self.neighbours[self.row(node)]
    }

    /// Weights in the order of [`Csr::neighbours`].
    #[must_use]
    pub fn weights(&self, node: usize) -> &[f64] {
        &self.weights[self.row(node)]
    }

    /// Edge ids in the order of [`Csr::neighbours`]; both entries of an undirected tie have the same.
    #[must_use]
    pub fn edges(&self, node: usize) -> &[u32] {
        &self.edges[self.row(node)]
    }

    /// Sum of the weights of a node's entries.
    #[must_use]
    pub fn strength(&self, node: usize) -> f64 {
        self.weights(node).iter().sum()
    }

    /// Writes the entries whose edge id is wanted into `into`, whatever that held before; nodes, edge ids and the order of
    /// rows stay. Buffers of `into` are used again.
    pub fn retain_into(&self, wanted: impl Fn(u32) -> bool, into: &mut Self) {
        into.offsets.clear();
        into.neighbours.clear();
        into.weights.clear();
        into.edges.clear();
        into.offsets.push(0);
        for node in 0..self.nodes() {
            for at in self.row(node) {
                let edge = self.edges[at];
                if wanted(edge) {
                    into.neighbours.push(self.neighbours[at]);
                    into.weights.push(self.weights[at]);
                    into.edges.push(edge);
                }
            }
            into.offsets.push(into.neighbours.len() as u32);
        }
    }

    /// Writes the entries between nodes that are not gone into `into`; nodes that are gone stay as nodes without entries.
    pub fn without_into(&self, gone: &[bool], into: &mut Self) {
        into.offsets.clear();
        into.neighbours.clear();
        into.weights.clear();
        into.edges.clear();
        into.offsets.push(0);
        for (node, &away) in gone.iter().enumerate() {
            if !away {
                for at in self.row(node).filter(|&at| !gone[self.neighbours[at] as usize]) {
                    into.neighbours.push(self.neighbours[at]);
                    into.weights.push(self.weights[at]);
                    into.edges.push(self.edges[at]);
                }
            }
            into.offsets.push(into.neighbours.len() as u32);
        }
    }

    /// The part between the given nodes, which take the positions 0, 1, ... in the order given. For undirected views.
    #[must_use]
    pub fn induced(&self, nodes: &[u32]) -> Self {
        let mut position = vec![u32::MAX; self.nodes()];
        for (new, &old) in (0u32..).zip(nodes) {
            position[old as usize] = new;
        }
        let mut kept = Vec::new();
        for (new, &old) in (0u32..).zip(nodes) {
            for (&neighbour, &weight) in self.neighbours(old as usize).iter().zip(self.weights(old as usize))
            {
                let other = position[neighbour as usize];
                if other != u32::MAX && new < other {
                    kept.push(Edge::new(new, other, weight));
                }
            }
        }
        EdgeSet::undirected(nodes.len(), kept).ties()
    }
}

/// Counts the entries of each row.
struct Builder {
    offsets: Vec<u32>,
}

impl Builder {
    fn new(nodes: usize) -> Self {
        Self { offsets: vec![0; nodes + 1] }
    }

    fn count(&mut self, row: u32) {
        self.offsets[row as usize + 1] += 1;
    }

    fn rows(mut self) -> Rows {
        for row in 1..self.offsets.len() {
            self.offsets[row] += self.offsets[row - 1];
        }
        let arcs = self.offsets.last().map_or(0, |&end| end as usize);
        let next = self.offsets.clone();
        let csr = Csr {
            offsets: self.offsets,
            neighbours: vec![0; arcs],
            weights: vec![0.0; arcs],
            edges: vec![0; arcs],
        };
        Rows { csr, next }
    }
}

/// Rows of known length, being filled.
struct Rows {
    csr: Csr,
    next: Vec<u32>,
}

impl Rows {
    fn add(&mut self, row: u32, neighbour: u32, weight: f64, edge: u32) {
        let at = self.next[row as usize] as usize;
        self.next[row as usize] += 1;
        self.csr.neighbours[at] = neighbour;
        self.csr.weights[at] = weight;
        self.csr.edges[at] = edge;
    }

    fn finish(self) -> Csr {
        self.csr
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_share_edge_ids() {
        let edges = [(3, 1), (0, 3), (1, 0)].map(|(a, b)| Edge::new(a, b, 1.0));
        let graph = EdgeSet::undirected(4, edges.to_vec()).ties();
        assert_eq!(graph.neighbours(3), [0, 1]);
        assert_eq!(graph.edges(3), [1, 2]);
        assert_eq!(graph.edges(0), [0, 1]);
        assert_eq!(graph.degree(2), 0);
        assert_eq!(graph.arcs(), 6);
    }

    #[test]
    fn directions_are_kept_apart_until_ties_are_asked_for() {
        let arcs =
            vec![Edge::new(1, 0, 2.0), Edge::new(0, 1, 3.0), Edge::new(2, 1, 1.0), Edge::new(2, 1, 4.0)];
        let set = EdgeSet::directed(3, arcs);
        assert_eq!((set.edges.len(), set.merged), (3, 1));
        assert_eq!(set.outgoing().neighbours(1), [0]);
        assert_eq!(set.incoming().neighbours(1), [0, 2]);
        assert_eq!(set.incoming().weights(1), [3.0, 5.0]);
        assert_eq!(set.ties().weights(0), [5.0]);
    }

    #[test]
    fn an_induced_part_takes_new_positions() {
        let edges = [(0, 1), (1, 2), (2, 3), (0, 3)].map(|(a, b)| Edge::new(a, b, f64::from(a + b)));
        let part = EdgeSet::undirected(4, edges.to_vec()).ties().induced(&[3, 2, 1]);
        assert_eq!(part.neighbours(1), [0, 2]);
        assert_eq!(part.weights(1), [5.0, 3.0]);
    }

    #[test]
    fn an_empty_graph_has_no_rows() {
        let graph = EdgeSet::undirected(0, Vec::new()).ties();
        assert_eq!((graph.nodes(), graph.arcs()), (0, 0));
    }
}
