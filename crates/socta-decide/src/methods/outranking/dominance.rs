//! Pairwise dominance: what can be said without weights and without numbers.
//!
//! `a` dominates `b` if it is at least as good on every criterion and better on one. The score of an alternative is the
//! number it dominates less the number that dominate it. Its front is 1 if nothing dominates it, else one more than the
//! highest front of those that do. Any increasing recoding of a criterion leaves all of it as it is.
//!
//! # Source
//! Pareto (1906); fronts by repeated removal of the non-dominated: Goldberg (1989), Genetic Algorithms in Search,
//! Optimization, and Machine Learning, Addison-Wesley, p. 201.
//!
//! # Complexity
//! O(m² n) for m alternatives and n criteria.

use rayon::prelude::*;
use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::matrix::{Direction, Matrix};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::at_most;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::cell_missing;

static CARD: Card = Card {
    name: "dominance",
    aliases: &["pareto"],
    title: "pairwise dominance",
    source: "Pareto (1906); fronts as in Goldberg (1989), Genetic Algorithms, Addison-Wesley",
    complexity: "O(m² n), for at most 20,000 alternatives",
    score: "number of dominated less number of dominating alternatives; highest is best",
    parameters: &[Parameter {
        name: "missing",
        kind: Kind::Choice { options: &["error", "incomparable"], default: "error" },
        meaning: "Missing cells: refuse, or let an alternative with a missing cell neither dominate nor be dominated.",
    }],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "nothing; a criterion with weight 0 does not count",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "They neither make nor prevent dominance.",
        zero: "Nothing special.",
        negative: "Nothing special: only the order counts.",
        missing: "An error; by parameter, a missing cell prevents dominance both ways.",
    },
    rank_reversal_free: false,
    gaps: Gaps::Choice("missing", "incomparable"),
};

/// Largest number of alternatives.
const MOST: usize = 20_000;

/// Who dominates how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DominanceCounts {
    /// Number of alternatives that each one dominates.
    pub dominates: Vec<u32>,
    /// Number of alternatives that dominate each one.
    pub dominated_by: Vec<u32>,
    /// Front of each one, from 1.
    pub front: Vec<u32>,
}

/// Dominance on a matrix; a missing cell prevents dominance both ways. One direction a column; columns that do not count
/// are left out of `columns`.
#[must_use]
pub fn dominance(matrix: &Matrix, directions: &[Direction], columns: &[usize]) -> DominanceCounts {
    // Rows of what counts, higher is better; none where a cell is missing.
    let rows: Vec<Option<Vec<f64>>> = (0..matrix.rows())
        .map(|row| columns.iter().map(|&c| matrix.get(row, c).map(|x| x * directions[c].sign())).collect())
        .collect();
    let dominates = |a: usize, b: usize| match (&rows[a], &rows[b]) {
        (Some(a), Some(b)) => a.iter().zip(b).all(|(x, y)| x >= y) && a != b,
        _ => false,
    };
    let everyone = 0..matrix.rows();
    let counts: Vec<(u32, u32)> = everyone
        .clone()
        .into_par_iter()
        .map(|a| {
            everyone.clone().fold((0, 0), |(below, above), b| {
                (below + u32::from(dominates(a, b)), above + u32::from(dominates(b, a)))
            })
        })
        .collect();
    let (below, above): (Vec<u32>, Vec<u32>) = counts.into_iter().unzip();
    // Whoever dominates is itself dominated by fewer, so that its front is known first.
    let mut order: Vec<usize> = everyone.collect();
    order.sort_by_key(|&row| above[row]);
    let mut front = vec![1_u32; matrix.rows()];
    for (position, &row) in order.iter().enumerate() {
        let highest =
            order[..position].iter().filter(|&&other| dominates(other, row)).map(|&o| front[o]).max();
        front[row] = highest.map_or(1, |highest| highest + 1);
    }
    DominanceCounts { dominates: below, dominated_by: above, front }
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Dominance;

impl Method for Dominance {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let matrix = problem.matrix();
        at_most(MOST, problem, "dominance of all pairs")?;
        if parameters.choice("missing") == "error" && matrix.first_missing().is_some() {
            return Err(cell_missing(
                problem,
                "set the parameter missing=incomparable to leave such pairs open",
            ));
        }
        let counts = |column: &usize| problem.criteria()[*column].weight != Some(0.0);
        let columns: Vec<usize> = (0..matrix.columns()).filter(counts).collect();
        let found = dominance(matrix, &problem.directions(), &columns);
        let score = |(below, above): (&u32, &u32)| f64::from(*below) - f64::from(*above);
        let scores = found.dominates.iter().zip(&found.dominated_by).map(score).collect();
        let details = vec![
            Detail { name: "dominates", values: Values::Counts(found.dominates) },
            Detail { name: "dominated_by", values: Values::Counts(found.dominated_by) },
            Detail { name: "front", values: Values::Counts(found.front) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(cells: &[Option<f64>], directions: &[Direction]) -> DominanceCounts {
        let matrix = Matrix::new(directions.len(), cells).expect("full rows");
        dominance(&matrix, directions, &(0..directions.len()).collect::<Vec<_>>())
    }

    #[test]
    fn fronts_are_peeled() {
        // a = (3, 1) and b = (1, 3) are not dominated; c = (1, 1) by both; d = (0, 0) by all; e equals a.
        let cells = [3.0, 1.0, 1.0, 3.0, 1.0, 1.0, 0.0, 0.0, 3.0, 1.0].map(Some);
        let found = counts(&cells, &[Direction::Max, Direction::Max]);
        assert_eq!(found.dominates, [2, 2, 1, 0, 2]);
        assert_eq!(found.dominated_by, [0, 0, 3, 4, 0]);
        assert_eq!(found.front, [1, 1, 2, 3, 1]);
    }

    #[test]
    fn costs_and_gaps() {
        let found = counts(&[Some(1.0), Some(2.0), None], &[Direction::Min]);
        assert_eq!(found.dominates, [1, 0, 0]);
        assert_eq!(found.dominated_by, [0, 1, 0]);
        assert_eq!(found.front, [1, 2, 1]);
    }
}
