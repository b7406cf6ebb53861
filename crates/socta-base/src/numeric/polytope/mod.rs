//! Parts of the simplex that linear statements cut out: `w >= 0`, `Σ w = 1`, `A w <= b`.
//!
//! Each row belongs to a group, which stands for the statement that it comes from, so that a contradiction can name
//! statements and not rows. [`Polytope::least`] is the bottom of any linear function over it, [`Polytope::interior`] finds
//! its affine hull and its Chebyshev centre, [`Polytope::conflict`] the smallest group of statements that cannot hold
//! together.

mod conflict;
mod interior;

pub use conflict::Conflict;
pub use interior::{Interior, Wall};

use super::linear::{Optimum, Program, Sense, Unsolved};

/// Rounding that a point may carry and still keep a row.
pub const ROUNDING: f64 = 1e-9;

/// One linear statement on the shares.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// One coefficient a share.
    pub coefficients: Vec<f64>,
    /// How the two sides compare.
    pub sense: Sense,
    /// The other side.
    pub bound: f64,
    /// The statement that it belongs to.
    pub group: usize,
}

impl Row {
    /// The left side at these shares.
    #[must_use]
    pub fn at(&self, shares: &[f64]) -> f64 {
        self.coefficients.iter().zip(shares).map(|(coefficient, share)| coefficient * share).sum()
    }

    /// Whether it is about no share and yet asks for something: no shares keep it.
    fn is_impossible(&self) -> bool {
        self.coefficients.iter().all(|coefficient| *coefficient == 0.0) && !self.holds(&[])
    }

    /// Whether these shares keep it, within rounding.
    #[must_use]
    pub fn holds(&self, shares: &[f64]) -> bool {
        let over = self.at(shares) - self.bound;
        match self.sense {
            Sense::AtMost => over <= ROUNDING,
            Sense::AtLeast => over >= -ROUNDING,
            Sense::Equal => over.abs() <= ROUNDING,
        }
    }
}

/// A part of the simplex.
#[derive(Debug, Clone, PartialEq)]
pub struct Polytope {
    shares: usize,
    rows: Vec<Row>,
}

impl Polytope {
    /// The whole simplex of this many shares.
    #[must_use]
    pub fn new(shares: usize) -> Self {
        Self { shares, rows: Vec::new() }
    }

    /// Adds a row of a statement from its terms; shares that do not exist are left aside.
    pub fn row(
        &mut self,
        group: usize,
        terms: impl IntoIterator<Item = (usize, f64)>,
        sense: Sense,
        bound: f64,
    ) {
        let mut coefficients = vec![0.0; self.shares];
        for (at, coefficient) in terms {
            if let Some(sum) = coefficients.get_mut(at) {
                *sum += coefficient;
            }
        }
        self.rows.push(Row { coefficients, sense, bound, group });
    }

    /// Number of shares.
    #[must_use]
    pub fn shares(&self) -> usize {
        self.shares
    }

    /// The rows, in the order in which they were added; that shares are not negative and add up to 1 is not among them.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether these shares are a point of it, within rounding.
    #[must_use]
    pub fn contains(&self, shares: &[f64]) -> bool {
        let sum: f64 = shares.iter().sum();
        shares.len() == self.shares
            && (sum - 1.0).abs() <= ROUNDING
            && shares.iter().all(|share| *share >= -ROUNDING)
            && self.rows.iter().all(|row| row.holds(shares))
    }

    /// The least of a linear function over it, and where.
    ///
    /// # Errors
    /// If it is empty or the arithmetic fails.
    pub fn least(&self, of: &[f64]) -> Result<Optimum, Unsolved> {
        let mut program = self.program(|group| group < usize::MAX, of);
        program.constrain((0..self.shares).map(|at| (at, 1.0)), Sense::Equal, 1.0);
        program.solve()
    }

    /// The rows of some groups as a linear program with these costs, without the sum.
    fn program(&self, counts: impl Fn(usize) -> bool, costs: &[f64]) -> Program {
        let mut program = Program::new();
        for at in 0..self.shares {
            program.variable(costs.get(at).copied().unwrap_or(0.0), 0.0, 1.0);
        }
        for row in self.rows.iter().filter(|row| counts(row.group)) {
            program.constrain(terms(&row.coefficients), row.sense, row.bound);
        }
        program
    }
}

/// The coefficients that are not 0, with their positions.
fn terms(coefficients: &[f64]) -> impl Iterator<Item = (usize, f64)> + '_ {
    coefficients.iter().copied().enumerate().filter(|(_, coefficient)| *coefficient != 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_a_function_is_at_a_corner() {
        // w1 >= 2 w2 and w3 >= 0.1: the most that w2 can be is 0.3.
        let mut polytope = Polytope::new(3);
        polytope.row(0, [(0, 1.0), (1, -2.0)], Sense::AtLeast, 0.0);
        polytope.row(1, [(2, 1.0)], Sense::AtLeast, 0.1);
        let found = polytope.least(&[0.0, -1.0, 0.0]).expect("not empty");
        assert!((found.cost + 0.3).abs() < 1e-9, "{found:?}");
        assert!(polytope.contains(&found.values));
        assert!(!polytope.contains(&[0.3, 0.6, 0.1]));
        assert!(!polytope.contains(&[0.8, 0.1, 0.2]));
    }
}
