//! A decision problem: named alternatives and criteria with their matrix.

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

/// A fault of a problem as such, whatever file it came from. Positions count from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProblemFault {
    /// There is no alternative.
    #[error("there is no alternative")]
    NoAlternative,
    /// There is no criterion.
    #[error("there is no criterion")]
    NoCriterion,
    /// An alternative has no name.
    #[error("an alternative has no name")]
    UnnamedAlternative {
        /// Its row.
        row: usize,
    },
    /// A criterion has no name.
    #[error("a criterion has no name")]
    UnnamedCriterion {
        /// Its column.
        column: usize,
    },
    /// Two alternatives have the same name.
    #[error("the alternative `{name}` is there twice")]
    DuplicateAlternative {
        /// Row of the second one.
        row: usize,
        /// The name.
        name: String,
    },
    /// Two criteria have the same name.
    #[error("the criterion `{name}` is there twice")]
    DuplicateCriterion {
        /// Column of the second one.
        column: usize,
        /// The name.
        name: String,
    },
    /// A weight is negative or not finite.
    #[error("the weight {weight} of `{criterion}` is not a finite number of 0 or more")]
    BadWeight {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// The weight.
        weight: f64,
    },
    /// All weights are 0, or their sum is not finite.
    #[error("the weights add up to {sum}; a ranking needs a positive, finite sum")]
    BadWeightSum {
        /// Their sum.
        sum: f64,
    },
    /// The ends of a scale are not in order.
    #[error("the scale of `{criterion}` goes from {low} to {high}; its first end must lie below its second")]
    ScaleOrder {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// First end.
        low: f64,
        /// Second end.
        high: f64,
    },
    /// The breakpoints of a value function cannot be one.
    #[error("the value function of `{criterion}` {reason}")]
    BadPoints {
        /// Column of the criterion.
        column: usize,
        /// Name of the criterion.
        criterion: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// The matrix has another shape than the names.
    #[error(
        "the matrix has {rows} rows and {columns} columns for {alternatives} alternatives and {criteria} criteria"
    )]
    Shape {
        /// Rows of the matrix.
        rows: usize,
        /// Columns of the matrix.
        columns: usize,
        /// Number of alternatives.
        alternatives: usize,
        /// Number of criteria.
        criteria: usize,
    },
}

impl ProblemFault {
    /// The row that is at fault, if it is one.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::UnnamedAlternative { row } | Self::DuplicateAlternative { row, .. } => Some(*row),
            _ => None,
        }
    }

    /// The column that is at fault, if it is one.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        match self {
            Self::UnnamedCriterion { column }
            | Self::DuplicateCriterion { column, .. }
            | Self::BadWeight { column, .. }
            | Self::ScaleOrder { column, .. }
            | Self::BadPoints { column, .. } => Some(*column),
            _ => None,
        }
    }
}

/// A checked decision problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    alternatives: Vec<String>,
    criteria: Vec<Criterion>,
    matrix: Matrix,
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
        let mut faults = faults_of_names(&alternatives, &criteria);
        let shape = (alternatives.len(), criteria.len());
        if !alternatives.is_empty() && !criteria.is_empty() && (matrix.rows(), matrix.columns()) != shape {
            let (rows, columns) = (matrix.rows(), matrix.columns());
            let (alternatives, criteria) = shape;
            faults.push(ProblemFault::Shape { rows, columns, alternatives, criteria });
        }
        for (column, criterion) in criteria.iter().enumerate() {
            faults.extend(faults_of_criterion(column, criterion));
        }
        let given: Vec<f64> = criteria.iter().filter_map(|criterion| criterion.weight).collect();
        let sum: f64 = given.iter().sum();
        if !given.is_empty() && given.iter().all(|weight| *weight >= 0.0) && !(sum > 0.0 && sum.is_finite()) {
            faults.push(ProblemFault::BadWeightSum { sum });
        }
        if faults.is_empty() { Ok(Self { alternatives, criteria, matrix }) } else { Err(faults) }
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

fn faults_of_names(alternatives: &[String], criteria: &[Criterion]) -> Vec<ProblemFault> {
    let mut faults = Vec::new();
    if alternatives.is_empty() {
        faults.push(ProblemFault::NoAlternative);
    }
    if criteria.is_empty() {
        faults.push(ProblemFault::NoCriterion);
    }
    let mut seen = std::collections::BTreeSet::new();
    for (row, name) in alternatives.iter().enumerate() {
        if name.trim().is_empty() {
            faults.push(ProblemFault::UnnamedAlternative { row });
        } else if !seen.insert(name.as_str()) {
            faults.push(ProblemFault::DuplicateAlternative { row, name: name.clone() });
        }
    }
    seen.clear();
    for (column, Criterion { name, .. }) in criteria.iter().enumerate() {
        if name.trim().is_empty() {
            faults.push(ProblemFault::UnnamedCriterion { column });
        } else if !seen.insert(name.as_str()) {
            faults.push(ProblemFault::DuplicateCriterion { column, name: name.clone() });
        }
    }
    faults
}

fn faults_of_criterion(column: usize, criterion: &Criterion) -> Vec<ProblemFault> {
    let mut faults = Vec::new();
    let name = || criterion.name.clone();
    if let Some(weight) = criterion.weight.filter(|weight| !(weight.is_finite() && *weight >= 0.0)) {
        faults.push(ProblemFault::BadWeight { column, criterion: name(), weight });
    }
    match &criterion.scale {
        Some(ValueScale::Span { low, high }) if !(low < high && (high - low).is_finite()) => {
            faults.push(ProblemFault::ScaleOrder { column, criterion: name(), low: *low, high: *high });
        }
        Some(ValueScale::Points(points)) => {
            if let Some(reason) = fault_of_points(points, criterion.direction) {
                faults.push(ProblemFault::BadPoints { column, criterion: name(), reason });
            }
        }
        _ => {}
    }
    faults
}

fn fault_of_points(points: &[(f64, f64)], direction: Direction) -> Option<&'static str> {
    let pairs = || points.iter().zip(points.iter().skip(1));
    if points.len() < 2 {
        Some("has fewer than two breakpoints")
    } else if points.iter().any(|(x, _)| !x.is_finite()) {
        Some("has a breakpoint that is not finite")
    } else if points.iter().any(|(_, value)| !(0.0..=1.0).contains(value)) {
        Some("leaves the range from 0 to 1")
    } else if !pairs().all(|(here, next)| here.0 < next.0 && (next.0 - here.0).is_finite()) {
        Some("has breakpoints that do not increase")
    } else if !pairs().all(|(here, next)| (next.1 - here.1) * direction.sign() >= 0.0) {
        Some("runs against the direction of the criterion")
    } else {
        None
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

    #[test]
    fn value_functions_must_be_monotone_on_increasing_breakpoints() {
        let rising = [(0.0, 0.0), (1.0, 0.5), (2.0, 1.0)];
        assert_eq!(fault_of_points(&rising, Direction::Max), None);
        assert!(fault_of_points(&rising, Direction::Min).is_some());
        assert!(fault_of_points(&rising[..1], Direction::Max).is_some());
        assert!(fault_of_points(&[(0.0, 0.0), (0.0, 1.0)], Direction::Max).is_some());
        assert!(fault_of_points(&[(0.0, 0.0), (1.0, 1.5)], Direction::Max).is_some());
        assert!(fault_of_points(&[(f64::NAN, 0.0), (1.0, 1.0)], Direction::Max).is_some());
    }
}
