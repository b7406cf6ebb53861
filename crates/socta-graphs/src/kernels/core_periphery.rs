//! Core and periphery: the split of a network into a part where everybody knows everybody and a part where nobody does.
//!
//! # Source
//!
//! Borgatti & Everett 2000, "Models of core/periphery structures" (the discrete pattern: core-core ties 1,
//! periphery-periphery ties 0, ties between left out); Lip 2011, "A fast algorithm for the discrete core/periphery
//! bipartitioning problem", arXiv:1102.5511. Lip shows that the number of cells that contradict the pattern,
//! `Z(S) = k(k-1)/2 + m - Σ_{i in S} d_i` for a core S of size k, is least for a prefix of the order by degree. The fit r
//! is the correlation of the ties with the pattern, for that core.
//!
//! # Complexity
//!
//! O(n + m) time and memory (nodes are ordered by counting their degrees).
//!
//! # Example
//!
//! A complete graph of four with one pendant node on each: the core is the four, Z = 0, r = 1.

use crate::csr::Csr;

/// The best core, and how good it is.
#[derive(Debug, Clone, PartialEq)]
pub struct CorePeriphery {
    /// The smallest of the best cores, in rising order; at equal degree the smaller node is taken.
    pub core: Vec<u32>,
    /// Nodes that are in some but not in all of the best cores, in rising order: their place is not known. Empty
    /// if there is no tie at all.
    pub tied: Vec<u32>,
    /// Z: missing core-core ties plus periphery-periphery ties.
    pub errors: u64,
    /// Correlation r with the ideal pattern, `-1..=1`; none if the core or the periphery has fewer than two nodes or if all
    /// compared pairs are alike.
    pub fit: Option<f64>,
    /// Share of possible ties within the core; none below two nodes.
    pub core_density: Option<f64>,
    /// Share of possible ties within the periphery; none below two nodes.
    pub periphery_density: Option<f64>,
    /// Share of possible ties between core and periphery; none if one of them is empty.
    pub between_density: Option<f64>,
}

/// The discrete core of a graph. An empty graph has an empty core.
#[must_use]
pub fn core_periphery(ties: &Csr) -> CorePeriphery {
    let order = by_falling_degree(ties);
    let degree = |rank: usize| ties.degree(order[rank] as usize);
    // The k-th node lowers Z as long as its degree exceeds k - 1.
    let size = (0..order.len()).take_while(|&rank| degree(rank) > rank).count();
    let mut core = order[..size].to_vec();
    core.sort_unstable();
    let mut inside = vec![false; order.len()];
    for &node in &core {
        inside[node as usize] = true;
    }
    let core_ties = core
        .iter()
        .flat_map(|&node| ties.neighbours(node as usize))
        .filter(|&&neighbour| inside[neighbour as usize])
        .count() as u64
        / 2;
    let core_degrees: u64 = core.iter().map(|&node| ties.degree(node as usize) as u64).sum();
    let all = (ties.arcs() / 2) as u64;
    let counts = Cells {
        core_pairs: pairs(size),
        core_ties,
        periphery_pairs: pairs(order.len() - size),
        periphery_ties: all + core_ties - core_degrees,
    };
    CorePeriphery {
        tied: tied(ties, &order, size),
        core,
        errors: counts.core_pairs - counts.core_ties + counts.periphery_ties,
        fit: counts.fit(),
        core_density: share(counts.core_ties, counts.core_pairs),
        periphery_density: share(counts.periphery_ties, counts.periphery_pairs),
        between_density: share(core_degrees - 2 * core_ties, (size * (order.len() - size)) as u64),
    }
}

/// Nodes in falling order of degree, then in rising order.
fn by_falling_degree(ties: &Csr) -> Vec<u32> {
    let nodes = ties.nodes();
    let largest = (0..nodes).map(|node| ties.degree(node)).max().unwrap_or(0);
    let mut next = vec![0usize; largest + 2];
    for node in 0..nodes {
        next[largest - ties.degree(node) + 1] += 1;
    }
    for rank in 1..next.len() {
        next[rank] += next[rank - 1];
    }
    let mut order = vec![0u32; nodes];
    for (id, node) in (0u32..).zip(0..nodes) {
        let slot = &mut next[largest - ties.degree(node)];
        order[*slot] = id;
        *slot += 1;
    }
    order
}

/// Nodes that can change sides at no cost: equal degree on both sides of the boundary, or a degree that equals the size of
/// the core (such a node may join it).
fn tied(ties: &Csr, order: &[u32], size: usize) -> Vec<u32> {
    let degree = |rank: usize| ties.degree(order[rank] as usize);
    if size == order.len() || size == 0 {
        return Vec::new();
    }
    let (last, first_out) = (degree(size - 1), degree(size));
    let free = if last == first_out || first_out == size { Some(first_out) } else { None };
    let mut nodes: Vec<u32> =
        order.iter().copied().filter(|&node| Some(ties.degree(node as usize)) == free).collect();
    nodes.sort_unstable();
    nodes
}

/// Counts of the compared pairs.
struct Cells {
    core_pairs: u64,
    core_ties: u64,
    periphery_pairs: u64,
    periphery_ties: u64,
}

impl Cells {
    fn fit(&self) -> Option<f64> {
        let (core, periphery) = (self.core_pairs as f64, self.periphery_pairs as f64);
        let compared = core + periphery;
        let tied = (self.core_ties + self.periphery_ties) as f64 / compared;
        if self.core_pairs == 0 || self.periphery_pairs == 0 || tied <= 0.0 || tied >= 1.0 {
            return None;
        }
        let difference = self.core_ties as f64 / core - self.periphery_ties as f64 / periphery;
        Some(difference * (core * periphery).sqrt() / (compared * (tied * (1.0 - tied)).sqrt()))
    }
}

fn pairs(nodes: usize) -> u64 {
    let nodes = nodes as u64;
    nodes * nodes.saturating_sub(1) / 2
}

fn share(part: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, star};

    #[test]
    fn an_ideal_core_fits_perfectly() {
        let mut ties: Vec<(u32, u32)> = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b))).collect();
        ties.extend((0..4).map(|core| (core, core + 4)));
        let split = core_periphery(&graph(8, &ties));
        assert_eq!(split.core, [0, 1, 2, 3]);
        assert_eq!((split.errors, split.fit), (0, Some(1.0)));
        assert_eq!((split.core_density, split.periphery_density), (Some(1.0), Some(0.0)));
        assert_eq!(split.between_density, Some(0.25));
        assert!(split.tied.is_empty());
    }

    #[test]
    fn the_leaves_of_a_star_may_join_its_centre() {
        let split = core_periphery(&star(5));
        assert_eq!((split.core.as_slice(), split.errors, split.fit), ([0].as_slice(), 0, None));
        assert_eq!(split.tied, [1, 2, 3, 4]);
    }

    #[test]
    fn in_a_complete_graph_anybody_may_be_left_out() {
        let split = core_periphery(&complete(5));
        assert_eq!((split.core.as_slice(), split.errors), ([0, 1, 2, 3].as_slice(), 0));
        assert_eq!(split.tied, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn no_ties_no_core() {
        assert!(core_periphery(&graph(3, &[])).core.is_empty());
        assert_eq!(core_periphery(&graph(0, &[])).errors, 0);
    }
}
