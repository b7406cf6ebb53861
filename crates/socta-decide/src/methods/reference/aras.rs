//! ARAS: share of the optimal alternative.
//!
//! An optimal alternative `x_0` takes the best cell of each criterion. Benefits are divided by the sum of the column, `x_0`
//! included, costs enter by their reciprocals divided by the sum of those; `S_i = Σ_j w_j x̄_ij`; `K_i = S_i / S_0`.
//!
//! # Source
//! Zavadskas & Turskis (2010), A new additive ratio assessment (ARAS) method in multicriteria decision-making, Technological
//! and Economic Development of Economy 16(2):159-172.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes_and_sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{
    Given, MISSING, MISSING_RULE, TIES_RULE, best_and_worst, finite, not_negative, positive,
};
use crate::methods::quotients::{NOTHING, Quotient, Quotients, Shares};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "aras",
    aliases: &[],
    title: "ARAS",
    source: "Zavadskas & Turskis (2010), Technological and Economic Development of Economy 16(2):159-172",
    complexity: "O(m n)",
    score: "utility degree K, share of the optimal alternative, 0 to 1; highest is best",
    parameters: &[MISSING],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ratio,
        criteria: "nothing; the optimal alternative is taken from the data",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They add the same to all.",
        zero: "Allowed for benefits, and a column of zeros adds nothing; an error for costs, which enter by their reciprocal.",
        negative: "An error: shares of a sum need a ratio scale.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct ArasScores {
    /// `x_0`: the optimal value of each criterion.
    pub optimal: Vec<f64>,
    /// `S_0`: optimality of the optimal alternative.
    pub s_optimal: f64,
    /// `S`: optimality of each alternative.
    pub s: Vec<f64>,
    /// `K`: utility degree, `0..=1`.
    pub k: Vec<f64>,
}

/// ARAS on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If a cell is negative, or a cost is not above 0.
pub fn aras(matrix: Complete<'_>, directions: &[Direction], weights: &[f64]) -> Result<ArasScores, Refusal> {
    let costs: Vec<f64> = directions.iter().map(|d| if *d == Direction::Min { 1.0 } else { 0.0 }).collect();
    let (extremes, totals) =
        extremes_and_sums(matrix, &costs, |x, cost| if cost > 0.0 { x.recip() } else { x });
    not_negative(matrix, &extremes, "shares of a sum need a ratio scale from 0")?;
    positive(matrix, &extremes, |column| costs[column] > 0.0, "a cost enters by its reciprocal")?;
    let (optimal, _) = best_and_worst(extremes, directions);
    let mut columns: Vec<Quotient> = Vec::with_capacity(weights.len());
    for (column, total) in totals.iter().enumerate() {
        let best = optimal[column];
        columns.push(match directions[column] {
            Direction::Max if best > 0.0 => [0.0, 1.0, total + best, 0.0],
            Direction::Max => NOTHING,
            Direction::Min => [1.0, 0.0, 0.0, total + best.recip()],
        });
    }
    finite(&totals, "the sum of a criterion")?;
    let shares = Shares::new(&Quotients::new(&columns)?, weights)?;
    let s_optimal = shares.sum(&optimal);
    let [s] = each_row(matrix, |row| [shares.sum(row)]);
    let k = s.iter().map(|s| if s_optimal > 0.0 { s / s_optimal } else { 0.0 }).collect();
    Ok(ArasScores { optimal, s_optimal, s, k })
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Aras;

impl Method for Aras {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = aras(given.matrix()?, &given.directions, &given.weights)
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "optimal", values: Values::Criteria(found.optimal) },
            Detail { name: "s_optimal", values: Values::Scalar(found.s_optimal) },
            Detail { name: "s", values: Values::Alternatives(found.s) },
        ];
        Ok(Outcome { scores: found.k, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    fn scores(problem: &Problem) -> Result<ArasScores, Refusal> {
        let weights = problem.weights().expect("given").values;
        aras(problem.matrix().complete().expect("no gaps"), &problem.directions(), &weights)
    }

    /// By hand: with the optimal (4, 1) the benefit column adds up to 10 and the reciprocals of the cost column to 2.75.
    #[test]
    fn shares_of_the_optimal_alternative() {
        let found = scores(&problem(&[[4.0, 2.0], [2.0, 1.0], [0.0, 4.0]], [1, -1], [0.5, 0.5]))
            .expect("a ratio scale");
        assert!(near(&[found.s_optimal], &[0.2 + 0.5 / 2.75], 1e-12));
        let expected = [0.2 + 0.25 / 2.75, 0.1 + 0.5 / 2.75, 0.125 / 2.75];
        assert!(near(&found.s, &expected, 1e-12), "{found:?}");
    }

    #[test]
    fn costs_must_be_positive() {
        let free = scores(&problem(&[[4.0, 2.0], [2.0, 0.0]], [1, -1], [0.5, 0.5]));
        assert!(matches!(free, Err(Refusal::NotPositive { row: 1, column: 1, .. })));
        let nothing = scores(&problem(&[[0.0], [0.0]], [1], [1.0])).expect("benefits may be 0");
        assert_eq!(nothing.k, [0.0, 0.0]);
    }
}
