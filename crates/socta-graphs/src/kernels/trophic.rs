//! Trophic levels: a height of each actor such that arcs go one level down, as well as that can be had.
//!
//! With w_ij = 1 for an arc (or its strength), u_i the sum of the weights in and out of i and v_i their difference (in minus out), the levels solve
//! `(diag(u) - W - Wᵀ) h = v`; they are fixed up to a constant in each weak component, whose smallest level is set to 0. The
//! incoherence is `F0 = Σ w_ij (h_j - h_i - 1)² / Σ w_ij`: 0 for perfect levels, 1 for none.
//!
//! # Source
//!
//! MacKay, Johnson & Sansom 2020, "How directed is a directed network?", R. Soc. Open Sci. 7:201138. Unlike the levels of
//! Johnson et al. 2014 they need no basal nodes. Solved by conjugate gradients (Hestenes & Stiefel 1952), preconditioned by
//! the diagonal.
//!
//! # Complexity
//!
//! O(m) a step, at most 2 n + 100 steps; O(n) memory.
//!
//! # Example
//!
//! A chain of command a → b → c: levels 0, 1, 2 and incoherence 0.

use super::components::components;
use crate::csr::Csr;

/// The iteration ends when the residual has fallen by this factor.
const ENOUGH: f64 = 1e-13;

/// Levels and how well they hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// Level of each node, `>= 0`; 0 for one without arcs.
    pub levels: Vec<f64>,
    /// F0, `0..=1`; none without arcs.
    pub incoherence: Option<f64>,
}

/// The levels of a directed graph; `weighted`: by its strengths, else by its arcs.
#[must_use]
pub fn trophic(outgoing: &Csr, incoming: &Csr, weighted: bool) -> Levels {
    let arcs = Arcs { outgoing, incoming, weighted };
    let nodes = outgoing.nodes();
    let (out, into): (Vec<f64>, Vec<f64>) =
        (0..nodes).map(|node| (arcs.strength(outgoing, node), arcs.strength(incoming, node))).unzip();
    let weight: Vec<f64> = out.iter().zip(&into).map(|(out, into)| out + into).collect();
    let right: Vec<f64> = out.iter().zip(&into).map(|(out, into)| into - out).collect();
    let mut levels = solve(&arcs, &weight, &right);
    lower_to_zero(outgoing, incoming, &mut levels);
    let (mut wrong, mut all) = (0.0, 0.0);
    for from in 0..nodes {
        for (at, &to) in outgoing.neighbours(from).iter().enumerate() {
            let tie = arcs.weight(outgoing, from, at);
            let off = levels[to as usize] - levels[from] - 1.0;
            wrong += tie * off * off;
            all += tie;
        }
    }
    Levels { levels, incoherence: (all > 0.0).then(|| wrong / all) }
}

/// Both views, and what an arc weighs.
struct Arcs<'a> {
    outgoing: &'a Csr,
    incoming: &'a Csr,
    weighted: bool,
}

impl Arcs<'_> {
    fn weight(&self, view: &Csr, node: usize, at: usize) -> f64 {
        if self.weighted { view.weight(node, at) } else { 1.0 }
    }

    fn strength(&self, view: &Csr, node: usize) -> f64 {
        if self.weighted { view.strength(node) } else { view.degree(node) as f64 }
    }
}

fn solve(arcs: &Arcs<'_>, weight: &[f64], right: &[f64]) -> Vec<f64> {
    let nodes = weight.len();
    let scaled = |vector: &[f64]| -> Vec<f64> {
        vector
            .iter()
            .zip(weight)
            .map(|(value, &weight)| if weight > 0.0 { value / weight } else { 0.0 })
            .collect()
    };
    let mut levels = vec![0.0; nodes];
    let mut rest = right.to_vec();
    let mut near = scaled(&rest);
    let mut way = near.clone();
    let mut size = dot(&rest, &near);
    let enough = size * ENOUGH * ENOUGH;
    for _ in 0..2 * nodes + 100 {
        if size <= enough {
            break;
        }
        let image = apply(arcs, weight, &way);
        let bend = dot(&way, &image);
        if bend <= 0.0 {
            break;
        }
        let step = size / bend;
        for at in 0..nodes {
            levels[at] += step * way[at];
            rest[at] -= step * image[at];
        }
        near = scaled(&rest);
        let next = dot(&rest, &near);
        let keep = next / size;
        size = next;
        for (way, near) in way.iter_mut().zip(&near) {
            *way = near + keep * *way;
        }
    }
    levels
}

fn apply(arcs: &Arcs<'_>, weight: &[f64], vector: &[f64]) -> Vec<f64> {
    let around = |view: &Csr, node: usize| -> f64 {
        view.neighbours(node)
            .iter()
            .enumerate()
            .map(|(at, &to)| arcs.weight(view, node, at) * vector[to as usize])
            .sum()
    };
    (0..weight.len())
        .map(|node| weight[node] * vector[node] - around(arcs.outgoing, node) - around(arcs.incoming, node))
        .collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The smallest level of each weak component becomes 0.
fn lower_to_zero(outgoing: &Csr, incoming: &Csr, levels: &mut [f64]) {
    let mut edges = Vec::new();
    for view in [outgoing, incoming] {
        for (from, node) in (0_u32..).zip(0..view.nodes()) {
            edges.extend(view.neighbours(node).iter().map(|&to| crate::Edge::new(from, to, 1.0)));
        }
    }
    let parts = components(&crate::EdgeSet::undirected(levels.len(), edges).ties());
    let mut least = vec![f64::INFINITY; parts.count()];
    for (&level, &part) in levels.iter().zip(&parts.of) {
        least[part as usize] = least[part as usize].min(level);
    }
    for (level, &part) in levels.iter_mut().zip(&parts.of) {
        *level -= least[part as usize];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge_set::{Edge, EdgeSet};

    fn of(nodes: usize, arcs: &[(u32, u32, f64)]) -> Levels {
        let set = EdgeSet::directed(nodes, arcs.iter().map(|&(a, b, w)| Edge::new(a, b, w)).collect());
        trophic(&set.outgoing(), &set.incoming(), true)
    }

    #[test]
    fn mackay_2020_a_chain_has_perfect_levels() {
        let found = of(4, &[(0, 1, 1.0), (1, 2, 5.0), (3, 2, 1.0)]);
        for (level, expected) in found.levels.iter().zip([0.0, 1.0, 2.0, 1.0]) {
            assert!((level - expected).abs() < 1e-9, "{found:?}");
        }
        assert!(found.incoherence.is_some_and(|found| found.abs() < 1e-12));
    }

    #[test]
    fn a_feed_forward_triangle_is_between() {
        // Levels 0, 2/3, 4/3 minimise (a - 1)² + (b - a - 1)² + (b - 1)² with F0 = 1/9.
        let found = of(3, &[(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0)]);
        for (level, expected) in found.levels.iter().zip([0.0, 2.0 / 3.0, 4.0 / 3.0]) {
            assert!((level - expected).abs() < 1e-9, "{found:?}");
        }
        assert!(found.incoherence.is_some_and(|found| (found - 1.0 / 9.0).abs() < 1e-9));
    }

    #[test]
    fn nothing_has_no_levels() {
        assert_eq!(of(2, &[]), Levels { levels: vec![0.0; 2], incoherence: None });
    }
}
