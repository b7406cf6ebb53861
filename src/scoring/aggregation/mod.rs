//! Rankings of several voters made one: methods, contributors, stakeholders or criteria may vote.
//!
//! # Source
//! Borda (1781), Mémoire sur les élections au scrutin, Académie royale des sciences; Copeland (1951), A reasonable social welfare
//! function, University of Michigan; Kemeny (1959), Mathematics without numbers, Daedalus 88(4):577-591.

mod bound;
mod kemeny;

pub use bound::lower_bound;
pub use kemeny::{Kemeny, MOST_EXACT, kemeny};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The ranking of one voter.
#[derive(Debug, Clone, PartialEq)]
pub struct Ballot {
    /// What the voter weighs, 0 or more.
    pub weight: f64,
    /// One place an alternative, lower is better, ties allowed; none is no opinion on the alternative.
    pub places: Vec<Option<f64>>,
}

impl Ballot {
    /// The ballot of a voter who ranks everything and weighs 1.
    #[must_use]
    pub fn of_ranks(ranks: &[u32]) -> Self {
        Self { weight: 1.0, places: ranks.iter().map(|rank| Some(f64::from(*rank))).collect() }
    }
}

/// For each pair of alternatives, the weight of the voters who place the first before the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairwise {
    alternatives: usize,
    ahead: Vec<f64>,
    /// Weight of those who tie the pair, for Borda.
    tied: Vec<f64>,
}

impl Pairwise {
    /// Counts the ballots, each of which speaks of so many alternatives.
    ///
    /// # Complexity
    /// O(v m²) for v voters and m alternatives.
    #[must_use]
    pub fn new(alternatives: usize, ballots: &[Ballot]) -> Self {
        let mut ahead = vec![0.0; alternatives * alternatives];
        let mut tied = ahead.clone();
        for ballot in ballots {
            for (a, first) in ballot.places.iter().enumerate().take(alternatives) {
                for (b, second) in ballot.places.iter().enumerate().take(alternatives) {
                    match first.zip(*second) {
                        Some((first, second)) if first < second => {
                            ahead[a * alternatives + b] += ballot.weight;
                        }
                        Some((first, second)) if first == second => {
                            tied[a * alternatives + b] += ballot.weight;
                        }
                        _ => {}
                    }
                }
            }
        }
        Self { alternatives, ahead, tied }
    }

    /// Number of alternatives.
    #[must_use]
    pub fn alternatives(&self) -> usize {
        self.alternatives
    }

    /// Weight of the voters who place `a` before `b`.
    #[must_use]
    pub fn ahead(&self, a: usize, b: usize) -> f64 {
        self.ahead[a * self.alternatives + b]
    }

    /// By how much more weight `a` is placed before `b` than behind.
    #[must_use]
    pub fn margin(&self, a: usize, b: usize) -> f64 {
        self.ahead(a, b) - self.ahead(b, a)
    }

    /// Smallest difference of weights that is more than rounding.
    pub(crate) fn slack(&self) -> f64 {
        1e-9 * self.ahead.iter().fold(0.0_f64, |largest, weight| largest.max(*weight))
    }

    /// Borda scores: a voter gives an alternative one point for each that it is placed before, and half a point for each
    /// that it is tied with, times the voter's weight.
    #[must_use]
    pub fn borda(&self) -> Vec<f64> {
        let points = |a: usize| {
            let others = (0..self.alternatives).filter(|&b| b != a);
            others.map(|b| self.ahead(a, b) + self.tied[a * self.alternatives + b] / 2.0).sum()
        };
        (0..self.alternatives).map(points).collect()
    }

    /// Copeland scores: number of alternatives that it beats by majority, less the number that beat it.
    #[must_use]
    pub fn copeland(&self) -> Vec<f64> {
        let slack = self.slack();
        let duel = |margin: f64| f64::from(i8::from(margin > slack) - i8::from(margin < -slack));
        let score = |a: usize| (0..self.alternatives).map(|b| duel(self.margin(a, b))).sum();
        (0..self.alternatives).map(score).collect()
    }
}

/// The three votes over the same ballots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Vote {
    /// Borda scores; highest is best.
    pub borda: Vec<f64>,
    /// Ranks by Borda.
    pub borda_ranks: Vec<u32>,
    /// Copeland scores; highest is best.
    pub copeland: Vec<f64>,
    /// Ranks by Copeland.
    pub copeland_ranks: Vec<u32>,
    /// Kemeny's order.
    pub kemeny: Kemeny,
}

/// Counts the ballots in all three ways.
#[must_use]
pub fn vote(alternatives: usize, ballots: &[Ballot]) -> Vote {
    use crate::numeric::rank::{Best, competition};
    let pairwise = Pairwise::new(alternatives, ballots);
    let (borda, copeland) = (pairwise.borda(), pairwise.copeland());
    Vote {
        borda_ranks: competition(&borda, Best::Highest),
        copeland_ranks: competition(&copeland, Best::Highest),
        borda,
        copeland,
        kemeny: kemeny(&pairwise),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The capital of Tennessee, a textbook example: Memphis, Nashville, Chattanooga, Knoxville.
    pub(crate) fn tennessee() -> Vec<Ballot> {
        [(42.0, [1, 2, 3, 4]), (26.0, [4, 1, 2, 3]), (15.0, [4, 3, 1, 2]), (17.0, [4, 3, 2, 1])]
            .map(|(weight, ranks)| Ballot { weight, ..Ballot::of_ranks(&ranks) })
            .to_vec()
    }

    #[test]
    fn tennessee_capital() {
        let vote = vote(4, &tennessee());
        assert_eq!(vote.borda, [126.0, 194.0, 173.0, 107.0]);
        assert_eq!(vote.copeland, [-3.0, 3.0, 1.0, -1.0]);
        assert_eq!(vote.kemeny.order, [1, 2, 3, 0]);
        // 600 pairs of opinions less the 393 that the order keeps.
        assert_eq!((vote.kemeny.disagreement, vote.kemeny.bound), (207.0, 207.0));
        assert_eq!(vote.kemeny.optima, Some(1.0));
    }

    #[test]
    fn ties_give_half_points_and_no_opinion_none() {
        let ballots = [
            Ballot { weight: 1.0, places: vec![Some(1.0), Some(1.0), None] },
            Ballot { weight: 2.0, places: vec![None, Some(2.0), Some(1.0)] },
        ];
        let pairwise = Pairwise::new(3, &ballots);
        assert_eq!(pairwise.borda(), [0.5, 0.5, 2.0]);
        assert_eq!(pairwise.copeland(), [0.0, -1.0, 1.0]);
    }
}
