//! How the cells of each criterion become values of the additive model.

use crate::columns::{Extremes, extremes, extremes_and_lengths, extremes_and_sums};
use crate::matrix::{Direction, Matrix};
use crate::method_error::MethodError;
use crate::methods::quotients;
use crate::methods::quotients::{NOTHING, Quotient, linear_of};
use crate::methods::value::declared::{Outside, value};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, ValueScale};
use crate::refusal::Refusal;

/// How the cells of a criterion become values.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Column {
    /// By a quotient of linear functions.
    Quotient(Quotient),
    /// By a value function with breakpoints.
    Points(ValueScale, Direction),
}

/// How the cells of all criteria become values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scaling {
    /// Columns, one a criterion.
    pub(super) columns: Vec<Column>,
    /// Whether cells outside a declared scale count as its nearer end.
    clip: bool,
}

impl Scaling {
    /// The scaling that the parameters choose.
    pub(super) fn of(problem: &Problem, parameters: &Parameters) -> Result<Self, MethodError> {
        let chosen = parameters.choice("scaling");
        if chosen != "declared" {
            let named = |refusal: Refusal| refusal.named(problem);
            let columns = by_data(problem, chosen).map_err(named)?;
            return Ok(Self { columns, clip: false });
        }
        let columns: Result<Vec<Column>, MethodError> = problem.criteria().iter().map(declared).collect();
        let columns = columns?;
        let outside = parameters.choice("outside");
        if outside == "error" {
            within(problem)?;
        }
        Ok(Self { columns, clip: outside == "clip" })
    }

    /// The quotients, if no column has breakpoints and none is clipped.
    pub(super) fn quotients(&self) -> Option<Vec<Quotient>> {
        let quotient = |column: &Column| match column {
            Column::Quotient(quotient) if !self.clip => Some(*quotient),
            _ => None,
        };
        self.columns.iter().map(quotient).collect()
    }

    /// The value of a cell.
    pub(super) fn value(&self, column: usize, x: f64) -> f64 {
        match &self.columns[column] {
            Column::Quotient(quotient) if self.clip => quotients::value(x, *quotient).clamp(0.0, 1.0),
            Column::Quotient(quotient) => quotients::value(x, *quotient),
            Column::Points(scale, direction) => {
                let outside = if self.clip { Outside::Clip } else { Outside::Extrapolate };
                value(scale, *direction, x, outside)
            }
        }
    }
}

/// From the worse end of the scale to the better one.
fn span(direction: Direction, low: f64, high: f64) -> Quotient {
    match direction {
        Direction::Max => [-low, 1.0, high - low, 0.0],
        Direction::Min => [-high, 1.0, low - high, 0.0],
    }
}

fn declared(criterion: &Criterion) -> Result<Column, MethodError> {
    match &criterion.scale {
        Some(ValueScale::Span { low, high }) => Ok(Column::Quotient(span(criterion.direction, *low, *high))),
        Some(scale) => Ok(Column::Points(scale.clone(), criterion.direction)),
        None => Err(MethodError::ScaleMissing {
            criterion: criterion.name.clone(),
            hint: "declare one, or set the parameter scaling=min-max or scaling=none",
        }),
    }
}

/// Refuses the first known cell outside its declared scale.
fn within(problem: &Problem) -> Result<(), MethodError> {
    let matrix = problem.matrix();
    let found = known_extremes(matrix);
    for (column, criterion) in problem.criteria().iter().enumerate() {
        let (low, high) = match &criterion.scale {
            Some(ValueScale::Span { low, high }) => (*low, *high),
            Some(ValueScale::Points(points)) => match (points.first(), points.last()) {
                (Some(first), Some(last)) => (first.0, last.0),
                _ => continue,
            },
            None => continue,
        };
        if found.low[column] >= low && found.high[column] <= high {
            continue;
        }
        let cells = matrix.column(column).enumerate();
        let outside =
            cells.filter_map(|(row, cell)| Some((row, cell?))).find(|(_, x)| !(low..=high).contains(x));
        if let Some((row, value)) = outside {
            return Err(MethodError::OutsideScale {
                alternative: problem.alternatives()[row].clone(),
                criterion: criterion.name.clone(),
                value,
                low,
                high,
                hint: "widen the scale, or set the parameter outside=clip",
            });
        }
    }
    Ok(())
}

/// Smallest and largest known cell of each column; infinities the wrong way round where nothing is known.
fn known_extremes(matrix: &Matrix) -> Extremes {
    if let Some(complete) = matrix.complete() {
        return extremes(complete);
    }
    let columns = || 0..matrix.columns();
    let low = |column| matrix.column(column).flatten().fold(f64::INFINITY, f64::min);
    let high = |column| matrix.column(column).flatten().fold(f64::NEG_INFINITY, f64::max);
    Extremes { low: columns().map(low).collect(), high: columns().map(high).collect() }
}

/// Scalings that depend on the known cells of the column.
fn by_data(problem: &Problem, chosen: &str) -> Result<Vec<Column>, Refusal> {
    let matrix = problem.matrix();
    let directions = problem.directions();
    let (extremes, sizes) = match chosen {
        "sum" => known_sums(matrix, &directions),
        "vector" => known_lengths(matrix),
        _ => (known_extremes(matrix), vec![0.0; matrix.columns()]),
    };
    if matches!(chosen, "linear" | "sum") {
        ratio(matrix, &directions, &extremes)?;
    }
    let quotient = |column: usize| -> Result<Column, Refusal> {
        let (direction, size) = (directions[column], sizes[column]);
        let (low, high) = (extremes.low[column], extremes.high[column]);
        let quotient = match (chosen, direction) {
            ("none", _) => [0.0, direction.sign(), 1.0, 0.0],
            ("linear", _) => linear_of(direction, low, high),
            ("sum", Direction::Min) => [size.recip(), 0.0, 0.0, 1.0],
            ("vector", Direction::Min) if size > 0.0 => [size, -1.0, size, 0.0],
            // A cost of which nobody has anything is as good as can be.
            ("vector", Direction::Min) => [1.0, 0.0, 1.0, 0.0],
            ("sum" | "vector", Direction::Max) if size > 0.0 => [0.0, 1.0, size, 0.0],
            ("min-max", _) if low < high => span(direction, low, high),
            _ => NOTHING,
        };
        // A column of which nothing is known has no value to overflow.
        if low <= high && !quotient.iter().all(|part| part.is_finite()) {
            return Err(Refusal::Overflow { what: "a scaled value" });
        }
        Ok(Column::Quotient(quotient))
    };
    (0..matrix.columns()).map(quotient).collect()
}

/// Refuses what has no shares: cells below 0, and costs that are not above 0.
fn ratio(matrix: &Matrix, directions: &[Direction], extremes: &Extremes) -> Result<(), Refusal> {
    for (column, direction) in directions.iter().enumerate() {
        let cost = *direction == Direction::Min;
        let bad = |x: f64| if cost { x <= 0.0 } else { x < 0.0 };
        if !bad(extremes.low[column]) {
            continue;
        }
        let found = matrix.column(column).enumerate().filter_map(|(row, cell)| Some((row, cell?)));
        if let Some((row, value)) = found.into_iter().find(|(_, x)| bad(*x)) {
            return Err(match cost {
                true => Refusal::NotPositive { row, column, value, hint: "a cost enters by its reciprocal" },
                false => Refusal::Negative { row, column, value, hint: "shares need a ratio scale from 0" },
            });
        }
    }
    Ok(())
}

/// Sums of the known cells, for costs of their reciprocals.
fn known_sums(matrix: &Matrix, directions: &[Direction]) -> (Extremes, Vec<f64>) {
    let costs: Vec<f64> = directions.iter().map(|d| if *d == Direction::Min { 1.0 } else { 0.0 }).collect();
    let term = |x: f64, cost: f64| if cost > 0.0 { x.recip() } else { x };
    if let Some(complete) = matrix.complete() {
        return extremes_and_sums(complete, &costs, term);
    }
    let sum = |(column, cost): (usize, &f64)| matrix.column(column).flatten().map(|x| term(x, *cost)).sum();
    (known_extremes(matrix), costs.iter().enumerate().map(sum).collect())
}

/// Euclidean lengths of the columns, of the known cells.
fn known_lengths(matrix: &Matrix) -> (Extremes, Vec<f64>) {
    if let Some(complete) = matrix.complete() {
        return extremes_and_lengths(complete);
    }
    let extremes = known_extremes(matrix);
    let length = |column: usize| {
        let largest = extremes.low[column].abs().max(extremes.high[column].abs());
        let squares = matrix.column(column).flatten().map(|x| (x / largest) * (x / largest));
        if largest > 0.0 && largest.is_finite() { squares.sum::<f64>().sqrt() * largest } else { 0.0 }
    };
    let lengths = (0..matrix.columns()).map(length).collect();
    (extremes, lengths)
}
