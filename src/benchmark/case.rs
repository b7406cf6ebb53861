//! A case: one data set as the methods see it, with what it is measured against.

use crate::numeric::random::Stream;
use crate::scoring::{Criterion, Direction, Matrix, Problem, ProblemFault, Value, ValueScale};

use super::measures::Reference;
use super::weights;

/// Deviation of the logarithm of a shaken weight.
const WEIGHT_SHAKE: f64 = 0.2;
/// Standard deviation of a shaken value, as a share of the scale.
const VALUE_SHAKE: f64 = 0.05;

/// One data set as the methods see it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The problem.
    pub problem: Problem,
    /// Both ends of what a cell of each criterion may be: of its scale, or of the data if it declares none.
    pub ends: Vec<(f64, f64)>,
    /// Whether the cells are levels, which stay whole numbers.
    pub levels: bool,
    /// What rankings are compared with; none if each method is compared with its own ranking of the undisturbed data.
    pub truth: Option<Reference>,
    /// What an analyst believes of each cell, row by row; empty if calibration is not measured.
    pub beliefs: Vec<Value>,
    /// Whether the analyst takes the weights for known.
    pub weights_known: bool,
}

impl Case {
    /// Number of alternatives.
    #[must_use]
    pub fn alternatives(&self) -> usize {
        self.problem.alternatives().len()
    }

    fn cells(&self) -> Vec<Option<f64>> {
        (0..self.alternatives()).flat_map(|row| self.problem.matrix().row(row)).collect()
    }

    fn names(&self) -> Vec<String> {
        self.problem.alternatives().to_vec()
    }

    fn with(&self, names: Vec<String>, criteria: Vec<Criterion>, cells: &[Option<f64>]) -> Option<Problem> {
        let matrix = Matrix::new(criteria.len(), cells).ok()?;
        Problem::with(names, criteria, matrix, self.problem.extras().clone()).ok()
    }

    /// With one more alternative that a random other one dominates: on each criterion it lies between that one and the bad
    /// end.
    #[must_use]
    pub fn with_dominated(&self, stream: &mut Stream) -> Option<Problem> {
        let above = stream.below(self.alternatives() as u64) as usize;
        let (mut names, mut cells) = (self.names(), self.cells());
        for (column, criterion) in self.problem.criteria().iter().enumerate() {
            let share = stream.uniform();
            let worst = match criterion.direction {
                Direction::Max => self.ends[column].0,
                Direction::Min => self.ends[column].1,
            };
            let moved = |cell: f64| self.whole(cell + share * (worst - cell), column);
            cells.push(self.problem.matrix().get(above, column).map(moved));
        }
        names.push("added".to_owned());
        self.with(names, self.problem.criteria().to_vec(), &cells)
    }

    /// With a copy of a random alternative.
    #[must_use]
    pub fn with_copy(&self, stream: &mut Stream) -> Option<Problem> {
        let copied = stream.below(self.alternatives() as u64) as usize;
        let (mut names, mut cells) = (self.names(), self.cells());
        cells.extend(self.problem.matrix().row(copied));
        names.push("copy".to_owned());
        self.with(names, self.problem.criteria().to_vec(), &cells)
    }

    /// Without a random alternative, and which one that is.
    #[must_use]
    pub fn without_one(&self, stream: &mut Stream) -> Option<(usize, Problem)> {
        let removed = stream.below(self.alternatives() as u64) as usize;
        let (mut names, mut cells) = (self.names(), self.cells());
        names.remove(removed);
        let columns = self.problem.criteria().len();
        cells.drain(removed * columns..(removed + 1) * columns);
        Some((removed, self.with(names, self.problem.criteria().to_vec(), &cells)?))
    }

    /// With weights that are shaken by about a fifth.
    #[must_use]
    pub fn with_shaken_weights(&self, stream: &mut Stream) -> Option<Problem> {
        let given = self.problem.weights().ok()?.values;
        let weights = weights::shaken(&given, WEIGHT_SHAKE, stream);
        let mut criteria = self.problem.criteria().to_vec();
        criteria.iter_mut().zip(weights).for_each(|(criterion, weight)| criterion.weight = Some(weight));
        self.with(self.names(), criteria, &self.cells())
    }

    /// With values that are shaken by a twentieth of their scale.
    #[must_use]
    pub fn with_shaken_values(&self, stream: &mut Stream) -> Option<Problem> {
        let columns = self.problem.criteria().len();
        let mut cells = self.cells();
        for (at, cell) in cells.iter_mut().enumerate() {
            let (low, high) = self.ends[at % columns];
            let error = VALUE_SHAKE * (high - low) * stream.normal();
            *cell = cell.map(|value| {
                self.whole((value + error).clamp(low.min(value), high.max(value)), at % columns)
            });
        }
        self.with(self.names(), self.problem.criteria().to_vec(), &cells)
    }

    /// The nearest level, if cells are levels.
    fn whole(&self, value: f64, column: usize) -> f64 {
        let (low, high) = self.ends[column];
        if self.levels { value.round().clamp(low, high) } else { value }
    }
}

/// Both ends of each criterion: of its scale, or of the known cells.
#[must_use]
pub fn ends(problem: &Problem) -> Vec<(f64, f64)> {
    let of_data = |column: usize| {
        let known = || problem.matrix().column(column).flatten();
        let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
        if low <= high { (low, high) } else { (0.0, 0.0) }
    };
    let of = |(column, criterion): (usize, &Criterion)| match &criterion.scale {
        Some(ValueScale::Span { low, high }) => (*low, *high),
        Some(ValueScale::Points(points)) => match (points.first(), points.last()) {
            (Some(first), Some(last)) => (first.0, last.0),
            _ => of_data(column),
        },
        None => of_data(column),
    };
    problem.criteria().iter().enumerate().map(of).collect()
}

/// A matrix of somebody else as a case: noise in standard deviations of each column, missing cells, other weights.
///
/// # Errors
/// If what follows is no problem any more.
pub fn of_matrix(
    problem: &Problem,
    told: &[f64],
    noise: f64,
    missing: impl Fn(usize, usize) -> bool,
    stream: &mut Stream,
) -> Result<Case, Vec<ProblemFault>> {
    let (columns, rows) = (problem.criteria().len(), problem.alternatives().len());
    let ends = ends(problem);
    let deviations: Vec<f64> = (0..columns).map(|column| deviation(problem, column)).collect();
    let mut cells = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let error = noise * deviations[column] * stream.normal();
            let (low, high) = ends[column];
            let seen = |value: f64| (value + error).clamp(low.min(value), high.max(value));
            let cell = problem.matrix().get(row, column);
            // Nobody is left without any known cell.
            let gone = column > 0 && missing(row, column);
            cells.push(cell.map(|value| if noise > 0.0 { seen(value) } else { value }).filter(|_| !gone));
        }
    }
    let mut criteria = problem.criteria().to_vec();
    criteria.iter_mut().zip(told).for_each(|(criterion, weight)| criterion.weight = Some(*weight));
    let fault = |_| vec![ProblemFault::NoCriterion];
    let matrix = Matrix::new(columns, &cells).map_err(fault)?;
    let problem = Problem::with(problem.alternatives().to_vec(), criteria, matrix, problem.extras().clone())?;
    Ok(Case { problem, ends, levels: false, truth: None, beliefs: Vec::new(), weights_known: false })
}

/// Standard deviation of the known cells of a column.
fn deviation(problem: &Problem, column: usize) -> f64 {
    let known: Vec<f64> = problem.matrix().column(column).flatten().collect();
    let mean = crate::numeric::sum::mean(&known);
    let square: f64 = known.iter().map(|value| (value - mean) * (value - mean)).sum();
    (square / known.len().max(1) as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random;
    use crate::scoring::{Parameters, evaluate, find};

    fn case() -> Case {
        let criteria = vec![
            Criterion {
                scale: Some(ValueScale::Span { low: 0.0, high: 10.0 }),
                ..Criterion::new("gain", Direction::Max, 0.7)
            },
            Criterion::new("cost", Direction::Min, 0.3),
        ];
        let cells = [5.0, 2.0, 7.0, 8.0, 1.0, 4.0].map(Some);
        let matrix = Matrix::new(2, &cells).expect("three rows");
        let names = ["a", "b", "c"].map(str::to_owned).to_vec();
        let problem = Problem::new(names, criteria, matrix).expect("no fault");
        let ends = ends(&problem);
        Case { problem, ends, levels: false, truth: None, beliefs: Vec::new(), weights_known: true }
    }

    #[test]
    fn what_is_added_is_dominated() {
        let case = case();
        let method = find("dominance").expect("it exists");
        for index in 0..20 {
            let problem = case.with_dominated(&mut random::stream(1, index)).expect("a problem");
            let found =
                evaluate(method, &problem, &Parameters::defaults(method.card().parameters)).expect("ranked");
            assert_eq!(found.ranks.len(), 4);
            let row: Vec<f64> = problem.matrix().row(3).flatten().collect();
            let dominated = (0..3).any(|other| {
                let other: Vec<f64> = problem.matrix().row(other).flatten().collect();
                other[0] >= row[0] && other[1] <= row[1]
            });
            assert!(dominated, "{row:?}");
        }
    }

    #[test]
    fn disturbances_change_what_they_should() {
        let case = case();
        let stream = || random::stream(4, 0);
        let (removed, problem) = case.without_one(&mut stream()).expect("a problem");
        assert_eq!(problem.alternatives().len(), 2);
        assert!(!problem.alternatives().contains(&case.problem.alternatives()[removed]));
        assert_eq!(case.with_copy(&mut stream()).expect("a problem").alternatives().len(), 4);
        let weights = case.with_shaken_weights(&mut stream()).expect("a problem");
        assert_ne!(weights.weights(), case.problem.weights());
        assert_eq!(weights.matrix(), case.problem.matrix());
        let values = case.with_shaken_values(&mut stream()).expect("a problem");
        assert!(values.matrix() != case.problem.matrix());
        let inside = values.matrix().column(0).flatten().all(|value| (0.0..=10.0).contains(&value));
        assert!(inside);
    }

    #[test]
    fn a_matrix_without_noise_and_gaps_stays_as_it_is() {
        let case = case();
        let none = |_: usize, _: usize| false;
        let same =
            of_matrix(&case.problem, &[0.7, 0.3], 0.0, none, &mut random::stream(1, 0)).expect("a problem");
        assert_eq!(same.problem, case.problem);
        let gaps = of_matrix(&case.problem, &[0.7, 0.3], 0.1, |_, _| true, &mut random::stream(1, 0));
        let gaps = gaps.expect("a problem").problem;
        assert_eq!((gaps.matrix().missing(), gaps.matrix().get(0, 1)), (3, None));
    }
}
