//! Measures of hierarchy, for links that are declared as authority: who gives orders to whom.
//!
//! **Talk is not command.** On intercepted calls these measures tell how the ties were written down. They are refused where
//! nine of ten arcs or more are answered ([`reciprocity`](super::reciprocity)), which orders are not.
//!
//! With n actors and weak components of n_c actors:
//!
//! - *connectedness*: 1 - share of the pairs that no ties join;
//! - *hierarchy*: 1 - pairs that reach each other / pairs of which one reaches the other;
//! - *efficiency*: 1 - Σ (ties - (n_c - 1)) / Σ (n_c - 1)(n_c - 2)/2;
//! - *least upper boundedness*: 1 - pairs without a superior who is below all their other common superiors / the same sum;
//!   everybody is a superior of himself;
//! - *global reaching centrality*: Σ (largest C - C_i) / (n - 1) for shares C of the others that are reached;
//! - *flow hierarchy*: share of the arcs that lie on no circle;
//! - *levels and incoherence*: see [`super::trophic`].
//!
//! # Source
//!
//! Krackhardt 1994, "Graph theoretical dimensions of informal organizations"; Mones, Vicsek & Vicsek 2012, PLOS ONE 7:e33799;
//! Luo & Magee 2011, Complexity 16(6):53-64.
//!
//! # Complexity
//!
//! O(n m + n² n_c²/64) time at worst, O(n²/8) bytes; [`MOST`] actors.
//!
//! # Example
//!
//! A tree of command: all of Krackhardt's four and flow hierarchy are 1, incoherence is 0.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::components::components;
use super::reciprocity::reciprocity;
use super::trophic::trophic;
use crate::csr::Csr;

/// Most actors that are looked at.
pub const MOST: usize = 2_000;
/// Reciprocity above which arcs are talk.
pub const TALK: f64 = 0.9;

/// Measures of hierarchy; what has no possible case is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Hierarchy {
    /// Share of answered arcs, `0..=1`: the higher, the less the rest means.
    pub reciprocity: f64,
    /// Krackhardt's connectedness, `0..=1`.
    pub connectedness: Option<f64>,
    /// Krackhardt's hierarchy, `0..=1`.
    pub hierarchy: Option<f64>,
    /// Krackhardt's efficiency, `0..=1`.
    pub efficiency: Option<f64>,
    /// Krackhardt's least upper boundedness, `0..=1`.
    pub least_upper_boundedness: Option<f64>,
    /// Global reaching centrality, `0..=1`.
    pub global_reaching_centrality: Option<f64>,
    /// Flow hierarchy, `0..=1`.
    pub flow_hierarchy: Option<f64>,
    /// Trophic incoherence F0: 0 for perfect levels, 1 for none.
    pub incoherence: Option<f64>,
    /// Level of each actor, the highest authority at 0 and those below it at larger numbers.
    #[serde(skip)]
    pub levels: Vec<f64>,
}

/// Why there are no measures of hierarchy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum NoHierarchy {
    /// There are no arcs.
    NoArcs,
    /// Most arcs are answered: talk, not command.
    Mutual {
        /// Share of answered arcs.
        reciprocity: f64,
    },
    /// Too many actors.
    TooManyActors {
        /// Number of actors.
        actors: usize,
        /// Most actors for which this is measured: [`MOST`].
        most: usize,
    },
}

/// Measures of the arcs from superior to subordinate. Strength plays no part.
///
/// # Errors
///
/// [`NoHierarchy`] where the measures would mean nothing.
pub fn hierarchy(outgoing: &Csr, incoming: &Csr, ties: &Csr) -> Result<Hierarchy, NoHierarchy> {
    let Some(answered) = reciprocity(outgoing) else { return Err(NoHierarchy::NoArcs) };
    if answered > TALK {
        return Err(NoHierarchy::Mutual { reciprocity: answered });
    }
    if outgoing.nodes() > MOST {
        return Err(NoHierarchy::TooManyActors { actors: outgoing.nodes(), most: MOST });
    }
    let parts = components(ties);
    let sizes: Vec<f64> = parts.sizes.iter().map(|&size| f64::from(size)).collect();
    let pairs = |size: f64| size * (size - 1.0) / 2.0;
    let spare: f64 = sizes.iter().map(|&size| ((size - 1.0) * (size - 2.0) / 2.0).max(0.0)).sum();
    let least: f64 = sizes.iter().map(|size| size - 1.0).sum();
    let all = pairs(outgoing.nodes() as f64);
    let below = Reach::of(outgoing);
    let above = Reach::of(incoming);
    let (mutual, either) = below.pairs();
    let levels = trophic(outgoing, incoming, false);
    let without = |violations: f64, of: f64| (of > 0.0).then(|| 1.0 - violations / of);
    Ok(Hierarchy {
        reciprocity: answered,
        connectedness: without(all - sizes.iter().map(|&size| pairs(size)).sum::<f64>(), all),
        hierarchy: without(mutual as f64, either as f64),
        efficiency: without(ties.arcs() as f64 / 2.0 - least, spare),
        least_upper_boundedness: without(above.unbounded(&parts.of) as f64, spare),
        global_reaching_centrality: below.centrality(),
        flow_hierarchy: Some(below.on_no_circle(outgoing)),
        incoherence: levels.incoherence,
        levels: levels.levels,
    })
}

/// Whom each node reaches, itself among them, as sets of bits.
struct Reach {
    nodes: usize,
    words: usize,
    bits: Vec<u64>,
}

impl Reach {
    fn of(arcs: &Csr) -> Self {
        let nodes = arcs.nodes();
        let words = nodes.div_ceil(64);
        let mut reach = Self { nodes, words, bits: vec![0; nodes * words] };
        let mut stack = Vec::new();
        for start in 0..nodes {
            let row = &mut reach.bits[start * words..(start + 1) * words];
            row[start / 64] |= 1 << (start % 64);
            stack.push(start as u32);
            while let Some(node) = stack.pop() {
                for &next in arcs.neighbours(node as usize) {
                    let (word, bit) = (next as usize / 64, 1_u64 << (next % 64));
                    if row[word] & bit == 0 {
                        row[word] |= bit;
                        stack.push(next);
                    }
                }
            }
        }
        reach
    }

    fn row(&self, node: usize) -> &[u64] {
        &self.bits[node * self.words..(node + 1) * self.words]
    }

    fn has(&self, from: usize, to: usize) -> bool {
        self.row(from)[to / 64] >> (to % 64) & 1 == 1
    }

    /// Pairs that reach each other, and pairs of which at least one reaches the other.
    fn pairs(&self) -> (usize, usize) {
        let (mut mutual, mut either) = (0, 0);
        for a in 0..self.nodes {
            for b in a + 1..self.nodes {
                let (there, back) = (self.has(a, b), self.has(b, a));
                mutual += usize::from(there && back);
                either += usize::from(there || back);
            }
        }
        (mutual, either)
    }

    fn centrality(&self) -> Option<f64> {
        let others = (self.nodes as f64) - 1.0;
        let share = |node: usize| {
            let reached: u32 = self.row(node).iter().map(|word| word.count_ones()).sum();
            (f64::from(reached) - 1.0) / others
        };
        let shares: Vec<f64> = (0..self.nodes).map(share).collect();
        let most = shares.iter().copied().fold(0.0, f64::max);
        (self.nodes > 1).then(|| shares.iter().map(|share| most - share).sum::<f64>() / others)
    }

    fn on_no_circle(&self, outgoing: &Csr) -> f64 {
        let of = |node: usize| {
            outgoing.neighbours(node).iter().filter(|&&to| !self.has(to as usize, node)).count()
        };
        (0..self.nodes).map(of).sum::<usize>() as f64 / outgoing.arcs() as f64
    }

    /// Pairs of one component without a least upper bound; the rows are the superiors of each node.
    fn unbounded(&self, component: &[u32]) -> usize {
        let mut common = vec![0_u64; self.words];
        let mut count = 0;
        for a in 0..self.nodes {
            for b in (a + 1..self.nodes).filter(|&b| component[a] == component[b]) {
                for (word, (x, y)) in common.iter_mut().zip(self.row(a).iter().zip(self.row(b))) {
                    *word = x & y;
                }
                count += usize::from(!self.has_least(&common));
            }
        }
        count
    }

    /// Whether one of the set is below all others of it.
    fn has_least(&self, set: &[u64]) -> bool {
        let within = |node: usize| set.iter().zip(self.row(node)).all(|(set, above)| set & !above == 0);
        set.iter().enumerate().any(|(word, &bits)| {
            let mut rest = bits;
            while rest != 0 {
                let node = word * 64 + rest.trailing_zeros() as usize;
                if within(node) {
                    return true;
                }
                rest &= rest - 1;
            }
            false
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge_set::{Edge, EdgeSet};

    fn of(nodes: usize, arcs: &[(u32, u32)]) -> Result<Hierarchy, NoHierarchy> {
        let edges = arcs.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect();
        let set = EdgeSet::directed(nodes, edges);
        hierarchy(&set.outgoing(), &set.incoming(), &set.ties())
    }

    #[test]
    fn a_tree_of_command_is_a_perfect_hierarchy() {
        // Forty in four levels of three each: reached by the head 39, by the next 12, by theirs 3.
        let arcs: Vec<(u32, u32)> = (1..40).map(|node| ((node - 1) / 3, node)).collect();
        let found = of(40, &arcs).expect("orders are not answered");
        let four = [
            found.connectedness,
            found.hierarchy,
            found.efficiency,
            found.least_upper_boundedness,
            found.flow_hierarchy,
        ];
        assert_eq!(four, [Some(1.0); 5]);
        let expected = (3.0 * 27.0 + 9.0 * 36.0 + 27.0 * 39.0) / (39.0 * 39.0);
        assert!((found.global_reaching_centrality.expect("forty actors") - expected).abs() < 1e-12);
        assert!(found.incoherence.expect("there are arcs").abs() < 1e-12);
        assert!(
            (found.levels[0]).abs() < 1e-9 && (found.levels[39] - 3.0).abs() < 1e-9,
            "{:?}",
            found.levels
        );
    }

    #[test]
    fn krackhardt_1994_two_heads_over_the_same_two_have_no_least_bound() {
        // Both 0 and 1 command 2 and 3: pairs (0, 1) without a common superior, (2, 3) with two that are not ordered.
        let found = of(4, &[(0, 2), (0, 3), (1, 2), (1, 3)]).expect("orders are not answered");
        assert_eq!(found.least_upper_boundedness, Some(1.0 - 2.0 / 3.0));
        assert_eq!(found.efficiency, Some(1.0 - 1.0 / 3.0));
        assert_eq!(found.hierarchy, Some(1.0));
    }

    #[test]
    fn a_circle_is_no_hierarchy() {
        let found = of(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]).expect("no arc is answered");
        assert_eq!((found.hierarchy, found.flow_hierarchy), (Some(0.0), Some(0.0)));
        assert_eq!(found.global_reaching_centrality, Some(0.0));
        assert!((found.incoherence.expect("there are arcs") - 1.0).abs() < 1e-12);
    }

    #[test]
    fn talk_is_refused() {
        assert_eq!(of(2, &[(0, 1), (1, 0)]), Err(NoHierarchy::Mutual { reciprocity: 1.0 }));
        assert_eq!(of(2, &[]), Err(NoHierarchy::NoArcs));
        assert!(matches!(of(2_001, &[(0, 1)]), Err(NoHierarchy::TooManyActors { .. })));
    }

    #[test]
    fn parts_count_by_themselves() {
        let found = of(6, &[(0, 1), (0, 2), (3, 4), (3, 5)]).expect("orders are not answered");
        assert_eq!(found.connectedness, Some(1.0 - 9.0 / 15.0));
        assert_eq!((found.efficiency, found.least_upper_boundedness), (Some(1.0), Some(1.0)));
    }
}
