//! Linear programs: the only place that knows their solver.
//!
//! Least cost over variables with bounds and linear constraints. Every answer is checked against the constraints as they
//! were stated before it is given out; what cannot be checked is a failure and not an answer.
//!
//! # Source
//! Simplex method: Dantzig (1963), Linear Programming and Extensions, as the crate `microlp` does it.
//!
//! # Complexity
//! Exponential at worst; in practice a few passes over the constraints.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};

/// How far a solution may miss a constraint, relative to its size.
const TOLERANCE: f64 = 1e-7;

/// How a constraint compares its two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// The terms add up to at most the bound.
    AtMost,
    /// The terms add up to at least the bound.
    AtLeast,
    /// The terms add up to the bound.
    Equal,
}

/// Why a program has no solution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsolved {
    /// No values keep all constraints.
    #[error("no values keep all constraints")]
    Infeasible,
    /// The cost falls without end.
    #[error("the cost falls without end")]
    Unbounded,
    /// The solver gave up, or its answer did not keep the constraints.
    #[error("the linear program could not be solved in floating-point numbers")]
    Numeric,
}

/// Values of the variables at the least cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimum {
    /// The least cost.
    pub cost: f64,
    /// One value a variable, in the order in which they were added, within its bounds.
    pub values: Vec<f64>,
}

/// Terms, sense and bound of a constraint.
type Constraint = (Vec<(usize, f64)>, Sense, f64);

/// A linear program to be minimised.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// Cost, lower and upper bound of each variable.
    variables: Vec<(f64, f64, f64)>,
    rows: Vec<Constraint>,
}

impl Program {
    /// A program without variables.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a variable with its cost and its bounds, which may be infinite; returns its position.
    pub fn variable(&mut self, cost: f64, low: f64, high: f64) -> usize {
        self.variables.push((cost, low, high));
        self.variables.len() - 1
    }

    /// Adds `Σ coefficient × variable` against a bound. Variables that do not exist are left aside; one that is named
    /// twice counts with the sum of its coefficients.
    pub fn constrain(&mut self, terms: impl IntoIterator<Item = (usize, f64)>, sense: Sense, bound: f64) {
        let mut row: Vec<(usize, f64)> = Vec::new();
        for (at, coefficient) in terms.into_iter().filter(|(at, _)| *at < self.variables.len()) {
            match row.iter_mut().find(|(other, _)| *other == at) {
                Some((_, sum)) => *sum += coefficient,
                None => row.push((at, coefficient)),
            }
        }
        self.rows.push((row, sense, bound));
    }

    /// The least cost and values that reach it.
    ///
    /// # Errors
    /// If no values keep the constraints, the cost falls without end, or the arithmetic fails.
    pub fn solve(&self) -> Result<Optimum, Unsolved> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let handles: Vec<Variable> =
            self.variables.iter().map(|&(cost, low, high)| problem.add_var(cost, (low, high))).collect();
        for (row, sense, bound) in &self.rows {
            let compare = match sense {
                Sense::AtMost => ComparisonOp::Le,
                Sense::AtLeast => ComparisonOp::Ge,
                Sense::Equal => ComparisonOp::Eq,
            };
            let terms: Vec<(Variable, f64)> =
                row.iter().map(|&(at, coefficient)| (handles[at], coefficient)).collect();
            problem.add_constraint(terms.as_slice(), compare, *bound);
        }
        let outcome = problem.solve().map_err(|error| match error {
            Error::Infeasible => Unsolved::Infeasible,
            Error::Unbounded => Unsolved::Unbounded,
            _ => Unsolved::Numeric,
        })?;
        let solution = outcome.into_solution().map_err(|_| Unsolved::Numeric)?;
        let values: Vec<f64> = handles
            .iter()
            .zip(&self.variables)
            .map(|(&handle, &(_, low, high))| solution.var_value(handle).max(low).min(high))
            .collect();
        if !self.keeps(&values) {
            return Err(Unsolved::Numeric);
        }
        let cost = self.variables.iter().zip(&values).map(|((cost, ..), value)| cost * value).sum();
        Ok(Optimum { cost, values })
    }

    /// Whether these values keep every constraint, within rounding.
    fn keeps(&self, values: &[f64]) -> bool {
        self.rows.iter().all(|(row, sense, bound)| {
            let sum: f64 = row.iter().map(|&(at, coefficient)| coefficient * values[at]).sum();
            let size: f64 = row.iter().map(|&(at, coefficient)| (coefficient * values[at]).abs()).sum();
            let slack = TOLERANCE * (1.0 + size + bound.abs());
            match sense {
                Sense::AtMost => sum <= bound + slack,
                Sense::AtLeast => sum >= bound - slack,
                Sense::Equal => (sum - bound).abs() <= slack,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_by_hand() {
        // Most of x + 2y with x + y <= 4, 2x + y >= 2, y <= 3: x = 1, y = 3.
        let mut program = Program::new();
        let x = program.variable(-1.0, 0.0, f64::INFINITY);
        let y = program.variable(-2.0, 0.0, 3.0);
        program.constrain([(x, 1.0), (y, 1.0)], Sense::AtMost, 4.0);
        program.constrain([(x, 1.0), (x, 1.0), (y, 1.0)], Sense::AtLeast, 2.0);
        let found = program.solve().expect("feasible");
        assert!((found.cost + 7.0).abs() < 1e-9, "{found:?}");
        assert!((found.values[x] - 1.0).abs() < 1e-9 && (found.values[y] - 3.0).abs() < 1e-9);
    }

    #[test]
    fn impossible_and_endless_programs_are_told_apart() {
        let mut program = Program::new();
        let x = program.variable(-1.0, 0.0, f64::INFINITY);
        assert_eq!(program.solve(), Err(Unsolved::Unbounded));
        program.constrain([(x, 1.0)], Sense::AtMost, -1.0);
        assert_eq!(program.solve(), Err(Unsolved::Infeasible));
        let mut program = Program::new();
        let x = program.variable(0.0, 0.0, 1.0);
        program.constrain([(x, f64::NAN)], Sense::Equal, 1.0);
        assert_eq!(program.solve(), Err(Unsolved::Numeric));
    }
}
