//! A decision problem: named alternatives and criteria with their matrix.

mod check;
mod fault;

pub use fault::ProblemFault;

use super::{Direction, Matrix, MethodError, Preference, ScaleLevel};

/// How the cells of a criterion become values in `0..=1`.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueScale {
    /// Linear between the two ends of a declared scale; the direction says which end is best.
    Span {
        /// Smallest value of the scale.
        low: f64,
        /// Largest value of the scale, above `low`.
        high: f64,
    },
    /// Linear between breakpoints `(x, value)` with increasing `x` (Keeney & Raiffa 1976). A criterion to be minimised
    /// carries decreasing values.
    Points(Vec<(f64, f64)>),
}

/// Thresholds of the ELECTRE methods, in the criterion's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// `q`: largest difference that does not count, 0 or more.
    pub indifference: f64,
    /// `p`: smallest difference that counts fully, at least `q`.
    pub preference: f64,
    /// `v`: difference from which the criterion forbids outranking, above `p`; none for no veto.
    pub veto: Option<f64>,
}

/// A criterion of a decision problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Its name, unique in the problem.
    pub name: String,
    /// Which end is good.
    pub direction: Direction,
    /// Weight, 0 or more, in any unit; methods divide by the sum. None if the input gives none.
    pub weight: Option<f64>,
    /// Declared scale or value function.
    pub scale: Option<ValueScale>,
    /// Preference function of the outranking methods.
    pub preference: Option<Preference>,
    /// Thresholds of the ELECTRE methods.
    pub thresholds: Option<Thresholds>,
    /// Declared level of measurement; none if the input does not say.
    pub level: Option<ScaleLevel>,
    /// Dimension that it belongs to, such as `harm` or `likelihood`, for methods that keep dimensions apart.
    pub group: Option<String>,
    /// Value that is sought, where it is neither end of the scale (the expected solution point of SPOTIS).
    pub ideal: Option<f64>,
    /// Limits between classes, from the worst to the best, for methods that sort into classes.
    pub profiles: Vec<f64>,
}

impl Criterion {
    /// A criterion whose cells are values in `0..=1` already, to be maximised.
    #[must_use]
    pub fn of_values(name: &str, weight: f64) -> Self {
        let scale = Some(ValueScale::Span { low: 0.0, high: 1.0 });
        Self { scale, ..Self::new(name, Direction::Max, weight) }
    }

    /// A criterion with name, direction and weight alone.
    #[must_use]
    pub fn new(name: &str, direction: Direction, weight: f64) -> Self {
        Self {
            name: name.to_owned(),
            direction,
            weight: Some(weight),
            scale: None,
            preference: None,
            thresholds: None,
            level: None,
            group: None,
            ideal: None,
            profiles: Vec::new(),
        }
    }
}

/// A number that is given to a set of criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct SetValue {
    /// Columns of the criteria.
    pub criteria: Vec<usize>,
    /// The number.
    pub value: f64,
}

/// What sets of criteria are worth together, for methods that know interaction.
#[derive(Debug, Clone, PartialEq)]
pub enum SetValues {
    /// Interaction indices of pairs, `-1..=1`, beside weights that are importance (Shapley) indices. Pairs that are left
    /// out do not interact.
    Interactions(Vec<SetValue>),
    /// A capacity: the weight of each set of criteria, `0..=1`. The whole set has 1 if it is left out; every other set
    /// must be there.
    Capacity(Vec<SetValue>),
    /// Moebius masses of the sets. Sets that are left out have 0.
    Moebius(Vec<SetValue>),
}

impl SetValues {
    /// The sets and their numbers.
    #[must_use]
    pub fn sets(&self) -> &[SetValue] {
        match self {
            Self::Interactions(sets) | Self::Capacity(sets) | Self::Moebius(sets) => sets,
        }
    }
}

/// What a problem says beside alternatives, criteria and cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extras {
    /// Names of the classes that the profiles of the criteria bound, from the worst to the best; empty if they have none.
    pub classes: Vec<String>,
    /// What sets of criteria are worth together.
    pub sets: Option<SetValues>,
}

/// A checked decision problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    alternatives: Vec<String>,
    criteria: Vec<Criterion>,
    matrix: Matrix,
    extras: Extras,
}

/// Weights that add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// One a criterion.
    pub values: Vec<f64>,
    /// Sum of the weights as they were given.
    pub sum: f64,
}

impl Problem {
    /// Checks the parts and joins them.
    ///
    /// # Errors
    /// Every fault at once, in the order shape, alternatives, criteria.
    pub fn new(
        alternatives: Vec<String>,
        criteria: Vec<Criterion>,
        matrix: Matrix,
    ) -> Result<Self, Vec<ProblemFault>> {
        Self::with(alternatives, criteria, matrix, Extras::default())
    }

    /// Checks the parts and joins them, with class names and values of sets.
    ///
    /// # Errors
    /// Every fault at once, in the order shape, alternatives, criteria, extras.
    pub fn with(
        alternatives: Vec<String>,
        criteria: Vec<Criterion>,
        matrix: Matrix,
        extras: Extras,
    ) -> Result<Self, Vec<ProblemFault>> {
        let faults = check::faults(&alternatives, &criteria, &matrix, &extras);
        if faults.is_empty() { Ok(Self { alternatives, criteria, matrix, extras }) } else { Err(faults) }
    }

    /// Puts other cells, row by row, and other weights into the problem; names and scales stay, so that nothing has to be
    /// checked again. What is not finite is missing.
    pub(crate) fn redraw(
        &mut self,
        cells: impl Iterator<Item = Option<f64>>,
        weights: impl Iterator<Item = f64>,
    ) {
        self.matrix.refill(cells);
        for (criterion, weight) in self.criteria.iter_mut().zip(weights) {
            criterion.weight = Some(weight);
        }
    }

    /// Names of the alternatives, one a row.
    #[must_use]
    pub fn alternatives(&self) -> &[String] {
        &self.alternatives
    }

    /// The criteria, one a column.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The cells.
    #[must_use]
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// Class names and values of sets.
    #[must_use]
    pub fn extras(&self) -> &Extras {
        &self.extras
    }

    /// The directions, one a column.
    #[must_use]
    pub fn directions(&self) -> Vec<Direction> {
        self.criteria.iter().map(|criterion| criterion.direction).collect()
    }

    /// The weights, divided by their sum.
    ///
    /// # Errors
    /// If a criterion has no weight: weights are never silently equal.
    pub fn weights(&self) -> Result<Weights, MethodError> {
        let mut values = Vec::with_capacity(self.criteria.len());
        for criterion in &self.criteria {
            let weight = criterion.weight;
            values.push(
                weight.ok_or_else(|| MethodError::WeightMissing { criterion: criterion.name.clone() })?,
            );
        }
        let sum: f64 = values.iter().sum();
        // Weights that add up to 1 but for rounding stay as they were written.
        if (sum - 1.0).abs() > 1e-12 {
            values.iter_mut().for_each(|weight| *weight /= sum);
        }
        Ok(Weights { values, sum })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix() -> Matrix {
        Matrix::new(2, &[Some(1.0), Some(2.0)]).expect("one row of two")
    }

    #[test]
    fn weights_are_divided_by_their_sum_and_never_made_up() {
        let mut criteria =
            vec![Criterion::new("a", Direction::Max, 3.0), Criterion::new("b", Direction::Min, 1.0)];
        let problem = Problem::new(vec!["x".to_owned()], criteria.clone(), matrix()).expect("no fault");
        assert_eq!(problem.weights(), Ok(Weights { values: vec![0.75, 0.25], sum: 4.0 }));
        criteria[1].weight = None;
        let problem = Problem::new(vec!["x".to_owned()], criteria, matrix()).expect("no fault");
        assert_eq!(problem.weights(), Err(MethodError::WeightMissing { criterion: "b".to_owned() }));
    }

    #[test]
    fn all_faults_are_found_at_once() {
        let mut criteria =
            vec![Criterion::new("a", Direction::Max, -1.0), Criterion::new("a", Direction::Max, f64::NAN)];
        criteria[0].scale = Some(ValueScale::Span { low: 1.0, high: 1.0 });
        criteria[1].scale = Some(ValueScale::Points(vec![(0.0, 1.0), (1.0, 0.0)]));
        let names = vec!["x".to_owned(), "x".to_owned(), String::new()];
        let faults = Problem::new(names, criteria, matrix()).expect_err("full of faults");
        assert_eq!(faults.len(), 8, "{faults:?}");
        assert!(matches!(faults[0], ProblemFault::DuplicateAlternative { row: 1, .. }));
    }
}
