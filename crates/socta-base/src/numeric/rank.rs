//! Ranks with ties.
//!
//! Rank 1 is best. Ties get the same rank, and the next rank is skipped (competition ranking, "1224"): the rank of an
//! alternative is 1 plus the number of alternatives that are better.
//!
//! Two scores tie if rounding alone could separate them. Sorted scores are walked from the best to the worst, and a new
//! rank begins where the step to the next one is larger than [`EPSILON`] times the largest absolute score. Ties are
//! therefore transitive and do not depend on the order of the input.

use std::cmp::Ordering;

/// Smallest difference of two scores that counts, relative to the largest absolute score.
pub const EPSILON: f64 = 1e-12;

/// Which end of the scores is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Best {
    /// The highest score has rank 1.
    Highest,
    /// The lowest score has rank 1.
    Lowest,
}

/// How two things stand to each other in falling order of a value, ties by rising key: for `sort_by`, as
/// `list.sort_by(|a, b| falling((a.score, &a.key), (b.score, &b.key)))`.
#[must_use]
pub fn falling<K: Ord>(one: (f64, K), other: (f64, K)) -> Ordering {
    other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1))
}

/// Positions from best to worst; ties in the order of the input.
///
/// # Complexity
/// O(n log n).
#[must_use]
pub fn order(scores: &[f64], best: Best) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..scores.len()).collect();
    positions.sort_by(|&a, &b| match best {
        Best::Highest => scores[b].total_cmp(&scores[a]),
        Best::Lowest => scores[a].total_cmp(&scores[b]),
    });
    positions
}

/// Competition ranks of the scores, in the order of the input.
///
/// # Complexity
/// O(n log n).
#[must_use]
pub fn competition(scores: &[f64], best: Best) -> Vec<u32> {
    let order = order(scores, best);
    let step = EPSILON * scores.iter().fold(0.0_f64, |largest, score| largest.max(score.abs()));
    let mut ranks = vec![0_u32; scores.len()];
    let mut rank = 1_u32;
    let mut before: Option<f64> = None;
    for (position, &at) in (1_u32..).zip(&order) {
        if before.is_some_and(|score| (score - scores[at]).abs() > step) {
            rank = position;
        }
        ranks[at] = rank;
        before = Some(scores[at]);
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_a_rank_and_the_next_is_skipped() {
        assert_eq!(competition(&[0.3, 0.9, 0.3, 0.1], Best::Highest), [2, 1, 2, 4]);
        assert_eq!(competition(&[0.3, 0.9, 0.3, 0.1], Best::Lowest), [2, 4, 2, 1]);
        assert_eq!(competition(&[], Best::Highest), Vec::<u32>::new());
    }

    #[test]
    fn falling_values_and_rising_keys() {
        let mut list = [(0.5, "b"), (0.9, "c"), (0.5, "a"), (f64::NAN, "d")];
        list.sort_by(|a, b| falling(*a, *b));
        assert_eq!(list.map(|(_, key)| key), ["d", "c", "a", "b"]);
    }

    #[test]
    fn rounding_does_not_separate() {
        assert_eq!(competition(&[0.1 + 0.2, 0.3, 0.299], Best::Highest), [1, 1, 3]);
        assert_eq!(competition(&[0.0, 0.0], Best::Highest), [1, 1]);
    }
}
