//! Places of the nodes of a network on a plane, so that distances show the number of links between them.
//!
//! The start is two rings, the core inside, the periphery outside; there is no random number, so that the same network
//! always gives the same picture.
//!
//! # Source
//! E. R. Gansner, Y. Koren, S. North, *Graph Drawing by Stress Majorization*, Graph Drawing 2004, LNCS 3383, 239-250:
//! minimise the sum over pairs of `w (|p_i - p_j| - d)²` with `w = 1 / d²` and `d` the length of the shortest path, by
//! moving one node after another to the weighted mean of where its partners want it.
//!
//! # Complexity
//! `O(n m)` for the paths and `O(n²)` a round, 120 rounds.

use std::collections::VecDeque;

/// Rounds of majorisation; the picture no longer changes visibly after some 60 at a few hundred nodes.
const ROUNDS: usize = 120;

/// Places in the unit square, one a node. `edges` name nodes by position; those that name none are passed over.
pub(super) fn places(core: &[bool], edges: &[(usize, usize)]) -> Vec<(f64, f64)> {
    let distances = distances(core.len(), edges);
    let mut places = rings(core);
    for _ in 0..ROUNDS {
        for node in 0..places.len() {
            places[node] = wanted(node, &places, &distances[node]);
        }
    }
    fit(&mut places);
    places
}

/// Two rings around the middle: the core at radius 0.4, the periphery at radius 1.
fn rings(core: &[bool]) -> Vec<(f64, f64)> {
    let inner = core.iter().filter(|core| **core).count();
    let counts = [core.len() - inner, inner];
    let mut placed = [0, 0];
    core.iter()
        .map(|core| {
            let ring = usize::from(*core);
            let (x, y) = on_circle(placed[ring], counts[ring]);
            placed[ring] += 1;
            let radius = [1.0, 0.4][ring];
            (radius * x, radius * y)
        })
        .collect()
}

/// The point `at` of `count` on the unit circle, by the rational parametrisation of a half circle, which needs no
/// trigonometric function. The points are not quite evenly spaced; as a start that is enough.
fn on_circle(at: usize, count: usize) -> (f64, f64) {
    let share = 4.0 * (number(at) + 0.5) / number(count.max(1));
    let (t, side) = if share < 2.0 { (share - 1.0, 1.0) } else { (3.0 - share, -1.0) };
    let square = t * t;
    (side * (1.0 - square) / (1.0 + square), 2.0 * t / (1.0 + square))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Lengths of the shortest paths between all nodes; parts that hang together with nothing are set a little further apart
/// than anything that hangs together.
fn distances(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<f64>> {
    let mut neighbours = vec![Vec::new(); nodes];
    for (from, to) in edges {
        if from != to && *from < nodes && *to < nodes {
            neighbours[*from].push(*to);
            neighbours[*to].push(*from);
        }
    }
    let steps: Vec<Vec<Option<usize>>> = (0..nodes).map(|node| breadth_first(node, &neighbours)).collect();
    let longest = steps.iter().flatten().flatten().copied().max().unwrap_or(0);
    // A far part at the full diameter would press everything else into a dot.
    let apart = number(longest.min(4)) + 1.5;
    steps.iter().map(|row| row.iter().map(|step| step.map_or(apart, number)).collect()).collect()
}

fn breadth_first(start: usize, neighbours: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut steps = vec![None; neighbours.len()];
    steps[start] = Some(0);
    let mut queue = VecDeque::from([(start, 0)]);
    while let Some((node, step)) = queue.pop_front() {
        for next in &neighbours[node] {
            if steps[*next].is_none() {
                steps[*next] = Some(step + 1);
                queue.push_back((*next, step + 1));
            }
        }
    }
    steps
}

/// Where the others want a node: the mean of the points at the right distance from each, weighted by `1 / d²`.
fn wanted(node: usize, places: &[(f64, f64)], distances: &[f64]) -> (f64, f64) {
    let (x, y) = places[node];
    let (mut sum_x, mut sum_y, mut weights) = (0.0, 0.0, 0.0);
    for (other, (their_x, their_y)) in places.iter().enumerate() {
        if other == node {
            continue;
        }
        let distance = distances[other];
        let weight = 1.0 / (distance * distance);
        let (dx, dy) = (x - their_x, y - their_y);
        let length = (dx * dx + dy * dy).sqrt();
        // Two nodes on one spot have no direction; the order of the nodes gives them one.
        let (ux, uy) = if length > 1e-9 {
            (dx / length, dy / length)
        } else {
            (if node < other { -1.0 } else { 1.0 }, 0.0)
        };
        sum_x += weight * (their_x + distance * ux);
        sum_y += weight * (their_y + distance * uy);
        weights += weight;
    }
    if weights > 0.0 { (sum_x / weights, sum_y / weights) } else { (x, y) }
}

/// Moves and stretches the places into the unit square; one direction at most by half as much again as the other.
fn fit(places: &mut [(f64, f64)]) {
    let ends = |values: &mut dyn Iterator<Item = f64>| {
        values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
    };
    let (left, right) = ends(&mut places.iter().map(|place| place.0));
    let (top, bottom) = ends(&mut places.iter().map(|place| place.1));
    let across = (right - left).max((bottom - top) / 1.5).max(1e-9);
    let down = (bottom - top).max((right - left) / 1.5).max(1e-9);
    for place in places {
        place.0 = 0.5 + (place.0 - (left + right) / 2.0) / across;
        place.1 = 0.5 + (place.1 - (top + bottom) / 2.0) / down;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(places: &[(f64, f64)], one: usize, other: usize) -> f64 {
        let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
        (dx * dx + dy * dy).sqrt()
    }

    #[test]
    fn a_path_becomes_a_line() {
        let places = places(&[false; 4], &[(0, 1), (1, 2), (2, 3)]);
        let unit = length(&places, 0, 1);
        assert!((length(&places, 0, 3) / unit - 3.0).abs() < 0.05, "{places:?}");
    }

    #[test]
    fn the_core_of_a_star_is_in_its_middle() {
        let edges: Vec<(usize, usize)> = (1..9).map(|leaf| (0, leaf)).collect();
        let mut core = vec![false; 9];
        core[0] = true;
        let places = places(&core, &edges);
        for leaf in 1..9 {
            assert!(length(&places, 0, leaf) > 0.3 && length(&places, 0, leaf) < 0.7, "{places:?}");
        }
    }

    #[test]
    fn every_place_is_inside_and_nothing_is_lost() {
        for nodes in 0..12 {
            let places = places(&vec![true; nodes], &[(0, 1), (1, 1), (5, 99)]);
            assert_eq!(places.len(), nodes);
            assert!(places.iter().all(|(x, y)| (-0.001..=1.001).contains(x) && (-0.001..=1.001).contains(y)));
        }
    }

    #[test]
    fn points_lie_on_the_circle_and_differ() {
        for count in [1, 2, 3, 7, 50] {
            let points: Vec<(f64, f64)> = (0..count).map(|at| on_circle(at, count)).collect();
            for (at, (x, y)) in points.iter().enumerate() {
                assert!((x * x + y * y - 1.0).abs() < 1e-12);
                assert!(
                    points[..at].iter().all(|(a, b)| (a - x).abs() + (b - y).abs() > 1e-3),
                    "{count} {at}"
                );
            }
        }
    }
}
