//! Where nodes stand before their places are improved.
//!
//! # Source
//! U. Brandes, C. Pich, *Eigensolver Methods for Progressive Multidimensional Scaling of Large Data*, Graph Drawing 2006,
//! LNCS 4372, 42-53 (pivot MDS): the two main directions of the doubly centred squared distances to some pivots. Classical
//! scaling of all distances if every node is a pivot.
//!
//! # Complexity
//! `O(k m)` for the distances to `k` pivots, `O(k² n)` for their products, `O(k²)` a step of the power iteration.

use super::graph::{Graph, pivots};

/// Most pivots.
const PIVOTS: usize = 60;
/// Steps of the power iteration; a start need not be exact.
const STEPS: usize = 60;
/// How far nodes with the same distances to all pivots are set apart, in links.
const JITTER: f64 = 0.05;

/// Places of a connected graph, about one unit a link.
pub(super) fn start(graph: &Graph) -> Vec<(f64, f64)> {
    let pivots = pivots(graph, PIVOTS);
    let centred = centred(graph.nodes(), &pivots);
    let products = products(&centred);
    let first = direction(&products, None);
    let second = direction(&products, Some(&first));
    let along =
        |row: &[f64], direction: &[f64]| -> f64 { row.iter().zip(direction).map(|(a, b)| a * b).sum() };
    // A direction of all distances has the square root of the length of its image, up to the share of pivots.
    let scale = |direction: &[f64]| {
        let image: f64 = centred.iter().map(|row| along(row, direction) * along(row, direction)).sum();
        let share = graph.nodes() as f64 / pivots.len().max(1) as f64;
        if image > 0.0 { (share / image.sqrt()).sqrt() } else { 0.0 }
    };
    let (across, down) = (scale(&first), scale(&second));
    (0..)
        .zip(&centred)
        .map(|(node, row)| {
            let (x, y) = scattered(node);
            (across * along(row, &first) + JITTER * x, down * along(row, &second) + JITTER * y)
        })
        .collect()
}

/// The point `at` of a sequence that fills the square `-1/2..1/2` evenly.
///
/// # Source
/// M. Roberts, *The Unreasonable Effectiveness of Quasirandom Sequences* (2018): multiples of the powers of the inverse of
/// the plastic number.
fn scattered(at: u32) -> (f64, f64) {
    let part = |step: f64| (f64::from(at) * step) % 1.0 - 0.5;
    (part(0.754_877_666_246_692_7), part(0.569_840_290_998_053_3))
}

/// Squared distances to the pivots, without the means of rows and columns, times -1/2.
fn centred(nodes: usize, pivots: &[(usize, Vec<u32>)]) -> Vec<Vec<f64>> {
    let squared =
        |node: usize| pivots.iter().map(move |(_, steps)| f64::from(steps[node]) * f64::from(steps[node]));
    let mut rows: Vec<Vec<f64>> = (0..nodes).map(|node| squared(node).collect()).collect();
    let count = pivots.len().max(1) as f64;
    let means: Vec<f64> = rows.iter().map(|row| row.iter().sum::<f64>() / count).collect();
    let columns: Vec<f64> =
        (0..pivots.len()).map(|at| rows.iter().map(|row| row[at]).sum::<f64>() / nodes as f64).collect();
    let mean = means.iter().sum::<f64>() / nodes as f64;
    for (row, of_row) in rows.iter_mut().zip(&means) {
        for (value, of_column) in row.iter_mut().zip(&columns) {
            *value = -0.5 * (*value - of_row - of_column + mean);
        }
    }
    rows
}

/// Products of the columns with each other.
fn products(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = rows.first().map_or(0, Vec::len);
    let mut products = vec![vec![0.0; width]; width];
    for row in rows {
        for (line, a) in products.iter_mut().zip(row) {
            for (sum, b) in line.iter_mut().zip(row) {
                *sum += a * b;
            }
        }
    }
    products
}

/// The main direction of a symmetric matrix, or the main one at right angles to another.
fn direction(matrix: &[Vec<f64>], other: Option<&[f64]>) -> Vec<f64> {
    // Cubes, because a sequence in even steps may be at right angles to what is looked for, as it is for four nodes in a row.
    let mut vector: Vec<f64> = (1..).zip(matrix).map(|(at, _)| scattered(at * at * at).0 + 0.1).collect();
    for _ in 0..STEPS {
        let mut next: Vec<f64> =
            matrix.iter().map(|line| line.iter().zip(&vector).map(|(a, b)| a * b).sum()).collect();
        if let Some(other) = other {
            let shared: f64 = next.iter().zip(other).map(|(a, b)| a * b).sum();
            for (value, of_other) in next.iter_mut().zip(other) {
                *value -= shared * of_other;
            }
        }
        let length = next.iter().map(|value| value * value).sum::<f64>().sqrt();
        if length < 1e-12 {
            return vec![0.0; vector.len()];
        }
        vector = next.into_iter().map(|value| value / length).collect();
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_already_a_line() {
        for nodes in 2..20 {
            let edges: Vec<(usize, usize)> = (1..nodes).map(|node| (node - 1, node)).collect();
            let places = start(&Graph::new(nodes, &edges));
            let ends = (places[nodes - 1].0 - places[0].0).abs();
            assert!((ends - (nodes as f64 - 1.0)).abs() < 0.1, "{places:?}");
        }
    }

    #[test]
    fn no_two_nodes_start_on_one_spot() {
        let edges: Vec<(usize, usize)> = (1..150).map(|leaf| (0, leaf)).collect();
        let mut places = start(&Graph::new(150, &edges));
        places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        assert!(places.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
