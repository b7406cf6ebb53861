//! Ballots, and what they say of each pair of alternatives.

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
