//! Ballots for the tests of votes.

use crate::aggregation::pairwise::Ballot;

/// The capital of Tennessee, a textbook example: Memphis, Nashville, Chattanooga, Knoxville.
pub(super) fn tennessee() -> Vec<Ballot> {
    [(42.0, [1, 2, 3, 4]), (26.0, [4, 1, 2, 3]), (15.0, [4, 3, 1, 2]), (17.0, [4, 3, 2, 1])]
        .map(|(weight, ranks)| Ballot { weight, ..Ballot::of_ranks(&ranks) })
        .to_vec()
}
