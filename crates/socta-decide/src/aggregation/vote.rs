//! The three votes over the same ballots.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::aggregation::kemeny::{Kemeny, kemeny};
use crate::aggregation::pairwise::{Ballot, Pairwise};

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
    use socta_base::numeric::rank::{Best, competition};
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
mod tests {
    use super::*;
    use crate::aggregation::examples::tennessee;

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
