//! What an area is made of against one on the other side of the line.
//!
//! For an additive score the difference of the contributions of a criterion is its exact Shapley value (see
//! [`crate::scoring::attribution`]), and together they are the difference of the scores.

use crate::scoring::Scores;

use super::{Against, Part};

/// The contributions of one row against another.
pub(super) fn against(scores: &Scores, row: usize, other: usize) -> Against {
    let amount = |row: usize, at: usize| scores.contributions[row][at].unwrap_or(0.0);
    let mut parts: Vec<Part> = scores
        .criteria
        .iter()
        .enumerate()
        .map(|(at, key)| Part { criterion: key.clone(), difference: amount(row, at) - amount(other, at) })
        .collect();
    // The sort is stable, so that ties stay in the order of the criteria.
    parts.sort_by(|a, b| b.difference.abs().total_cmp(&a.difference.abs()));
    Against {
        other: scores.areas[other].clone(),
        difference: scores.additive[row] - scores.additive[other],
        parts,
    }
}
