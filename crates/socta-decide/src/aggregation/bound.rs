//! What every order must contradict.
//!
//! Of each pair an order contradicts at least the lighter side. In a circle of three majorities it contradicts one of them
//! too, so that at least the smallest of their margins is added; margins are spent on one circle after the other, so that
//! none is counted twice.
//!
//! # Source
//! Davenport & Kalagnanam (2004), A computational study of the Kemeny rule for preference aggregation, AAAI 2004:697-702.
//!
//! # Complexity
//! O(k³) for k alternatives.

use crate::aggregation::pairwise::Pairwise;

/// Most alternatives in whose circles margins are looked for.
const MOST_CIRCLES: usize = 500;

/// A lower bound of the disagreement of any order of these alternatives.
#[must_use]
pub fn lower_bound(votes: &Pairwise, group: &[usize]) -> f64 {
    let size = group.len();
    let mut bound = 0.0;
    let mut margins = vec![0.0_f64; size * size];
    for (i, &a) in group.iter().enumerate() {
        for (j, &b) in group.iter().enumerate() {
            if i < j {
                bound += votes.ahead(a, b).min(votes.ahead(b, a));
            }
            margins[i * size + j] = votes.margin(a, b).max(0.0);
        }
    }
    if size > MOST_CIRCLES {
        return bound;
    }
    for i in 0..size {
        for j in 0..size {
            for k in 0..size {
                // Each circle is met first at its smallest member.
                if i >= j || i >= k || margins[i * size + j] <= 0.0 {
                    continue;
                }
                let edges = [i * size + j, j * size + k, k * size + i];
                let smallest = edges.iter().map(|edge| margins[*edge]).fold(f64::INFINITY, f64::min);
                if smallest > 0.0 {
                    edges.iter().for_each(|edge| margins[*edge] -= smallest);
                    bound += smallest;
                }
            }
        }
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregation::pairwise::Ballot;

    #[test]
    fn a_circle_costs_its_smallest_margin() {
        let ballots = [[1, 2, 3], [3, 1, 2], [2, 3, 1]].map(|ranks| Ballot::of_ranks(&ranks));
        let votes = Pairwise::new(3, &ballots);
        // Each pair is 2 to 1: three times 1, and a margin of 1 for the circle.
        assert_eq!(lower_bound(&votes, &[0, 1, 2]), 4.0);
        assert_eq!(lower_bound(&votes, &[0, 1]), 1.0);
    }
}
