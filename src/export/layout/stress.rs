//! Places whose distances are as near as can be to the number of links on the way.
//!
//! # Source
//! E. R. Gansner, Y. Koren, S. North, *Graph Drawing by Stress Majorization*, Graph Drawing 2004, LNCS 3383, 239-250:
//! minimise the sum over pairs of `w (|p_i - p_j| - d)²` with `w = 1 / d²` and `d` the length of the shortest path, by
//! moving one node after another to the weighted mean of where its partners want it. M. Ortmann, M. Klimenta, U. Brandes,
//! *A Sparse Stress Model*, J. Graph Algorithms Appl. 21 (2017) 791-821: in a large graph the partners are the neighbours
//! and some pivots, a pivot with the weight of those who are nearer to it than to the others and at most half as far from
//! it as the node.
//!
//! # Complexity
//! `O(n m)` for the paths and `O(n²)` a round for up to [`FULL`] nodes; `O(k m)` and `O(k n + m)` with `k` pivots beyond.

use super::graph::{Graph, pivots};

/// Nodes up to which all pairs count.
const FULL: usize = 300;
/// Pivots beyond.
const PIVOTS: usize = 100;
/// Most rounds.
const ROUNDS: usize = 300;
/// A round in which nobody moves farther than this, in links, is the last one.
const STILL: f64 = 1e-3;

/// Who wants each node how far away.
pub(super) struct Terms {
    of: Vec<Vec<Term>>,
}

#[derive(Clone, Copy)]
struct Term {
    other: u32,
    distance: f64,
    weight: f64,
}

impl Terms {
    /// Terms of a connected graph.
    pub(super) fn of(graph: &Graph) -> Self {
        if graph.nodes() <= FULL { Self::full(graph) } else { Self::sparse(graph, PIVOTS) }
    }

    fn full(graph: &Graph) -> Self {
        let term = |(other, &steps): (u32, &u32)| {
            let distance = f64::from(steps);
            (steps > 0).then(|| Term { other, distance, weight: 1.0 / (distance * distance) })
        };
        let row = |node| (0..).zip(&graph.steps(node)).filter_map(term).collect();
        Self { of: (0..graph.nodes()).map(row).collect() }
    }

    fn sparse(graph: &Graph, most: usize) -> Self {
        let pivots = pivots(graph, most);
        let nearest = |node: usize| (0..pivots.len()).min_by_key(|&at| (pivots[at].1[node], at)).unwrap_or(0);
        // Steps from a pivot to those who are nearest to it, in rising order.
        let mut regions: Vec<Vec<u32>> = vec![Vec::new(); pivots.len()];
        for node in 0..graph.nodes() {
            let at = nearest(node);
            regions[at].push(pivots[at].1[node]);
        }
        for region in &mut regions {
            region.sort_unstable();
        }
        let row = |node: usize| {
            let neighbours = graph.neighbours(node).iter();
            let mut terms: Vec<Term> =
                neighbours.map(|&other| Term { other, distance: 1.0, weight: 1.0 }).collect();
            for ((pivot, steps), region) in pivots.iter().zip(&regions) {
                let away = steps[node];
                if away > 1 {
                    let near = region.partition_point(|&step| 2 * step <= away) as f64;
                    let distance = f64::from(away);
                    let weight = near / (distance * distance);
                    terms.push(Term { other: *pivot as u32, distance, weight });
                }
            }
            terms
        };
        Self { of: (0..graph.nodes()).map(row).collect() }
    }
}

/// Moves one node after another to where the others want it.
pub(super) fn majorise(places: &mut [(f64, f64)], terms: &Terms) {
    for _ in 0..ROUNDS {
        let mut farthest = 0.0f64;
        for node in 0..places.len() {
            let (x, y) = wanted(node, places, &terms.of[node]);
            let (dx, dy) = (x - places[node].0, y - places[node].1);
            farthest = farthest.max(dx * dx + dy * dy);
            places[node] = (x, y);
        }
        if farthest < STILL * STILL {
            break;
        }
    }
}

/// The mean of the points at the right distance from each partner.
fn wanted(node: usize, places: &[(f64, f64)], terms: &[Term]) -> (f64, f64) {
    let (x, y) = places[node];
    let (mut sum_x, mut sum_y, mut weights) = (0.0, 0.0, 0.0);
    for term in terms {
        let (their_x, their_y) = places[term.other as usize];
        let (dx, dy) = (x - their_x, y - their_y);
        let length = (dx * dx + dy * dy).sqrt();
        // Two nodes on one spot have no direction; the order of the nodes gives them one.
        let (ux, uy) = if length > 1e-9 {
            (dx / length, dy / length)
        } else {
            (if node < term.other as usize { -1.0 } else { 1.0 }, 0.0)
        };
        sum_x += term.weight * (their_x + term.distance * ux);
        sum_y += term.weight * (their_y + term.distance * uy);
        weights += term.weight;
    }
    if weights > 0.0 { (sum_x / weights, sum_y / weights) } else { (x, y) }
}

#[cfg(test)]
mod tests {
    use super::super::start::start;
    use super::*;

    /// Stress of all pairs at the best scale, a pair.
    fn stress(places: &[(f64, f64)], graph: &Graph) -> f64 {
        let (mut cross, mut square, mut pairs) = (0.0, 0.0, 0.0);
        for one in 0..places.len() {
            for (other, &steps) in graph.steps(one).iter().enumerate().take(one) {
                let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
                let ratio = (dx * dx + dy * dy).sqrt() / f64::from(steps);
                cross += ratio;
                square += ratio * ratio;
                pairs += 1.0;
            }
        }
        1.0 - cross * cross / (square * pairs)
    }

    fn grid(width: usize) -> Graph {
        let at = |x: usize, y: usize| y * width + x;
        let across = (0..width).flat_map(|y| (1..width).map(move |x| (at(x - 1, y), at(x, y))));
        let down = (1..width).flat_map(|y| (0..width).map(move |x| (at(x, y - 1), at(x, y))));
        Graph::new(width * width, &across.chain(down).collect::<Vec<_>>())
    }

    #[test]
    fn pivots_do_nearly_as_well_as_all_pairs() {
        let grid = grid(12);
        let laid_out = |terms: &Terms| {
            let mut places = start(&grid);
            majorise(&mut places, terms);
            stress(&places, &grid)
        };
        let (full, sparse) = (laid_out(&Terms::full(&grid)), laid_out(&Terms::sparse(&grid, 30)));
        assert!(full < 0.03, "{full}");
        assert!(sparse < 1.3 * full, "{sparse} {full}");
    }

    #[test]
    fn majorising_lowers_stress() {
        let ring: Vec<(usize, usize)> = (0..20).map(|node| (node, (node + 1) % 20)).collect();
        let graph = Graph::new(20, &ring);
        let mut places = start(&graph);
        let before = stress(&places, &graph);
        majorise(&mut places, &Terms::of(&graph));
        assert!(stress(&places, &graph) < before);
    }
}
