//! The weighted product.
//!
//! `P(a_i) = Π_j x_ij^(t_j w_j)` with `t_j = 1` for benefits and `-1` for costs, computed as `exp Σ_j t_j w_j ln x_ij`. The unit of
//! a criterion multiplies all scores by the same number, so that no scaling is needed and no alternative can turn two others
//! round.
//!
//! # Source
//! Bridgman (1922), Dimensional Analysis, Yale University Press; Miller & Starr (1969), Executive Decisions and Operations
//! Research, Prentice-Hall.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;
use socta_base::numeric::{bulk, float};

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, TIES_RULE, positive};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "weighted-product",
    aliases: &["wpm"],
    title: "weighted product",
    source: "Bridgman (1922), Dimensional Analysis, Yale; Miller & Starr (1969), Executive Decisions and Operations Research, \
             Prentice-Hall",
    complexity: "O(m n)",
    score: "weighted geometric mean, above 0; highest is best",
    parameters: &[MISSING],
    needs: Needs { weights: true, scale: ScaleLevel::Ratio, criteria: "nothing; cells above 0" },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They multiply all scores by the same number.",
        zero: "An error: a product with a zero leaves nothing of the other criteria.",
        negative: "An error: quotients need a ratio scale.",
        missing: "An error, or the column's mean by parameter, which depends on the alternatives.",
    },
    rank_reversal_free: true,
    gaps: Gaps::OwnMean,
};

/// Why a cell must be above 0.
pub(super) const HINT: &str =
    "a product with a zero leaves nothing of the other criteria, and below 0 there is no power";

/// Natural logarithms of the weighted products. One direction and weight a column.
///
/// # Errors
/// If a cell is not above 0.
pub fn weighted_product(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
) -> Result<Vec<f64>, Refusal> {
    positive(matrix, &extremes(matrix), |_| true, HINT)?;
    let powers: Vec<f64> = weights.iter().zip(directions).map(|(weight, d)| weight * d.sign()).collect();
    let [logarithms] = each_row(matrix, |row| [ln_product(row, &powers)]);
    Ok(logarithms)
}

/// Cells whose logarithms are taken at once.
const PIECE: usize = 64;

/// `Σ_j p_j ln x_j` of positive cells.
pub(super) fn ln_product(row: &[f64], powers: &[f64]) -> f64 {
    let mut total = 0.0;
    for (cells, powers) in row.chunks(PIECE).zip(powers.chunks(PIECE)) {
        let mut piece = [1.0; PIECE];
        piece[..cells.len()].copy_from_slice(cells);
        bulk::ln(&mut piece[..cells.len().next_multiple_of(8)]);
        let [part] = sums(&piece[..cells.len()], [powers], |ln, [power]| [power * ln]);
        total += part;
    }
    total
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct WeightedProduct;

impl Method for WeightedProduct {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let logarithms = weighted_product(given.matrix()?, &given.directions, &given.weights)
            .map_err(|refusal| refusal.named(problem))?;
        let scores = logarithms.iter().map(|logarithm| float::exp(*logarithm)).collect();
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "ln_p", values: Values::Alternatives(logarithms) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    /// By hand: 4 and 9 with equal weights have the geometric mean 6, and a cost divides.
    #[test]
    fn geometric_means() {
        let of = |problem: &Problem| {
            let matrix = problem.matrix().complete().expect("no gaps");
            weighted_product(matrix, &problem.directions(), &[0.5, 0.5])
        };
        let benefits = of(&problem(&[[4.0, 9.0], [1.0, 1.0]], [1, 1], [0.5, 0.5])).expect("positive");
        assert!(near(&benefits, &[float::ln(6.0), 0.0], 1e-12));
        let cost = of(&problem(&[[4.0, 9.0]], [1, -1], [0.5, 0.5])).expect("positive");
        assert!(near(&cost, &[float::ln(2.0 / 3.0)], 1e-12));
        let zero = of(&problem(&[[4.0, 9.0], [1.0, 0.0]], [1, 1], [0.5, 0.5]));
        assert!(matches!(zero, Err(Refusal::NotPositive { row: 1, column: 1, .. })));
    }
}
