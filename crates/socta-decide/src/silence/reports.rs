//! Alternatives × criteria: how sure an answer is, and of which level.

use thiserror::Error;

/// Levels of an answer, from none to the highest.
pub const LEVELS: usize = 4;

/// Values of the levels on a scale of 0 to 1, in equal steps.
pub const VALUES: [f64; LEVELS] = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];

/// Why there are no reports to work with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReportFault {
    /// The lengths do not fit to one another.
    #[error("beliefs, weights and numbers of alternatives and criteria do not fit to one another")]
    Shape,
    /// A belief or a weight is no finite number from 0 on, or a belief does not add up to 1.
    #[error("a belief has to add up to 1, and weights have to be finite and not negative")]
    NotANumber,
    /// Fewer than two alternatives.
    #[error("an order needs two alternatives")]
    TooFew,
    /// No cell has a report.
    #[error("no cell has a report; there is nothing to compare")]
    NothingKnown,
}

/// What is reported on one alternative and criterion.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Reported {
    /// Certainty of the reports, `0..=1`; 0 where nothing is reported.
    pub certainty: f64,
    /// Distribution over the levels if the reports are right, the most alarming level last; adds up to 1, or zeros where
    /// nothing is reported.
    pub levels: [f64; LEVELS],
}

impl Reported {
    /// A belief over the levels: what all levels share of it is doubt, the rest is what was reported.
    #[must_use]
    pub fn of(belief: [f64; LEVELS]) -> Self {
        let least = belief.iter().copied().fold(f64::INFINITY, f64::min);
        let certainty = (1.0 - 4.0 * least).clamp(0.0, 1.0);
        if certainty <= 1e-12 {
            return Self::default();
        }
        Self { certainty, levels: belief.map(|share| (share - (1.0 - certainty) / 4.0) / certainty) }
    }
}

/// What is reported on each alternative and criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Reports {
    /// Number of criteria.
    pub(super) criteria: usize,
    /// Values of the levels of each criterion on a scale of 0 to 1, not falling.
    pub(super) values: Vec<[f64; LEVELS]>,
    /// Weight of each criterion.
    pub(super) weights: Vec<f64>,
    /// Certainty of each cell, `0..=1`, row by row; 0 where nothing is reported.
    pub(super) certainty: Vec<f64>,
    /// Distribution over the levels of each cell if its reports are right; zeros where nothing is reported.
    pub(super) levels: Vec<[f64; LEVELS]>,
}

impl Reports {
    /// Reports from beliefs over the levels, row by row; none where nothing is reported. What all levels share of a belief is
    /// doubt, the rest is what was reported.
    ///
    /// # Errors
    /// If lengths do not fit, a number is none, there are fewer than two alternatives, or nothing is known.
    pub fn new(
        alternatives: usize,
        weights: &[f64],
        beliefs: &[Option<[f64; LEVELS]>],
    ) -> Result<Self, ReportFault> {
        let adds_up = |belief: &[f64; LEVELS]| {
            belief.iter().all(is_number) && (belief.iter().sum::<f64>() - 1.0).abs() <= 1e-9
        };
        if !beliefs.iter().flatten().all(adds_up) {
            return Err(ReportFault::NotANumber);
        }
        let cells: Vec<Reported> =
            beliefs.iter().map(|belief| belief.map_or_else(Reported::default, Reported::of)).collect();
        Self::of_cells(alternatives, weights, &vec![VALUES; weights.len()], &cells)
    }

    /// Reports of which certainty and levels are at hand, row by row; `values` are those of the levels of each criterion.
    ///
    /// # Errors
    /// Those of [`Reports::new`].
    pub fn of_cells(
        alternatives: usize,
        weights: &[f64],
        values: &[[f64; LEVELS]],
        cells: &[Reported],
    ) -> Result<Self, ReportFault> {
        let criteria = weights.len();
        let fits = criteria > 0 && values.len() == criteria;
        if !fits || alternatives.checked_mul(criteria) != Some(cells.len()) {
            return Err(ReportFault::Shape);
        }
        if alternatives < 2 {
            return Err(ReportFault::TooFew);
        }
        let numbers = || cells.iter().flat_map(|cell| cell.levels.iter().chain([&cell.certainty]));
        if !weights.iter().chain(values.as_flattened()).chain(numbers()).all(is_number) {
            return Err(ReportFault::NotANumber);
        }
        if cells.iter().all(|cell| cell.certainty == 0.0) {
            return Err(ReportFault::NothingKnown);
        }
        Ok(Self {
            criteria,
            values: values.to_vec(),
            weights: weights.to_vec(),
            certainty: cells.iter().map(|cell| cell.certainty).collect(),
            levels: cells.iter().map(|cell| cell.levels).collect(),
        })
    }

    /// How many alternatives there are.
    #[must_use]
    pub fn alternatives(&self) -> usize {
        self.certainty.len() / self.criteria
    }

    /// Number of cells of an alternative on which there is a report.
    #[must_use]
    pub fn known(&self, alternative: usize) -> usize {
        self.row(alternative).iter().filter(|certainty| **certainty > 0.0).count()
    }

    /// Share of the weight of all criteria that reports on an alternative cover, each by its certainty, `0..=1`.
    #[must_use]
    pub fn coverage(&self, alternative: usize) -> f64 {
        let total: f64 = self.weights.iter().sum();
        let covered: f64 = self
            .row(alternative)
            .iter()
            .zip(&self.weights)
            .map(|(certainty, weight)| certainty * weight)
            .sum();
        if total > 0.0 { covered / total } else { 0.0 }
    }

    /// Mean value of the reported levels of an alternative, each by weight and certainty; none if nothing is reported.
    #[must_use]
    pub fn known_mean(&self, alternative: usize) -> Option<f64> {
        let at = alternative * self.criteria;
        let mut sum = 0.0;
        let mut over = 0.0;
        for (criterion, weight) in self.weights.iter().enumerate() {
            let counts = weight * self.certainty[at + criterion];
            sum += counts * self.value(at + criterion);
            over += counts;
        }
        (over > 0.0).then(|| sum / over)
    }

    /// Lowest and highest score of an alternative if what nobody saw may be anything (Manski 1989).
    #[must_use]
    pub fn bounds(&self, alternative: usize) -> [f64; 2] {
        let with = |level: usize| {
            let score = |(criterion, weight): (usize, &f64)| {
                let at = alternative * self.criteria + criterion;
                let sure = self.certainty[at];
                weight * (sure * self.value(at) + (1.0 - sure) * self.values[criterion][level])
            };
            self.weights.iter().enumerate().map(score).sum()
        };
        [with(0), with(LEVELS - 1)]
    }

    /// Certainties of an alternative.
    pub(super) fn row(&self, alternative: usize) -> &[f64] {
        &self.certainty[alternative * self.criteria..(alternative + 1) * self.criteria]
    }

    /// Sum of the certainties of all cells.
    pub(super) fn total(&self) -> f64 {
        self.certainty.iter().sum()
    }

    /// Expected value of what is reported on a cell.
    pub(super) fn value(&self, at: usize) -> f64 {
        self.worth(&self.levels[at], at % self.criteria)
    }

    /// Expected value of a distribution over the levels of a criterion.
    pub(super) fn worth(&self, levels: &[f64; LEVELS], criterion: usize) -> f64 {
        levels.iter().zip(self.values[criterion]).map(|(share, value)| share * value).sum()
    }

    /// Expected square of that value.
    pub(super) fn square(&self, levels: &[f64; LEVELS], criterion: usize) -> f64 {
        levels.iter().zip(self.values[criterion]).map(|(share, value)| share * value * value).sum()
    }
}

fn is_number(number: &f64) -> bool {
    number.is_finite() && *number >= 0.0
}
