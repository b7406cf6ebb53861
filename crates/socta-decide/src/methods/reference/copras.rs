//! COPRAS: benefits add up, and costs count by the reciprocal of their sum.
//!
//! `d_ij = w_j x_ij / Σ_i x_ij`; `S⁺_i` and `S⁻_i` add up `d_ij` over benefits and over costs;
//! `Q_i = S⁺_i + Σ_k S⁻_k / (S⁻_i Σ_k 1 / S⁻_k)`; the score is the utility degree `U_i = Q_i / max Q`. Without costs, `Q = S⁺`.
//!
//! # Source
//! Zavadskas & Kaklauskas (1996), Multiple criteria evaluation of buildings, Vilnius: Technika; as in Zavadskas, Kaklauskas,
//! Peldschus & Turskis (2007), Baltic Journal of Road and Bridge Engineering 2(4):195-203.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;
use socta_base::numeric::sum::pairwise;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes_and_sums, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, TIES_RULE, finite, not_negative, per_unit};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "copras",
    aliases: &[],
    title: "COPRAS",
    source: "Zavadskas & Kaklauskas (1996), Multiple criteria evaluation of buildings, Vilnius: Technika",
    complexity: "O(m n)",
    score: "utility degree U, share of the best, 0 to 1; highest is best",
    parameters: &[MISSING],
    needs: Needs { weights: true, scale: ScaleLevel::Ratio, criteria: "nothing" },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They add the same to all.",
        zero: "Allowed, and a column of zeros adds nothing; an error if all costs of one alternative are 0 and those of another are not.",
        negative: "An error: shares of a sum need a ratio scale.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the usual symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct CoprasScores {
    /// `S⁺`: sum over the benefits.
    pub s_plus: Vec<f64>,
    /// `S⁻`: sum over the costs.
    pub s_minus: Vec<f64>,
    /// `Q`: relative significance.
    pub q: Vec<f64>,
    /// `U`: utility degree, `0..=1`.
    pub utility: Vec<f64>,
}

/// COPRAS on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If a cell is negative, or all costs of one alternative are 0.
pub fn copras(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
) -> Result<CoprasScores, Refusal> {
    let (extremes, totals) = extremes_and_sums(matrix, weights, |x, _| x);
    not_negative(matrix, &extremes, "shares of a sum need a ratio scale from 0")?;
    finite(&totals, "the sum of a criterion")?;
    let units = per_unit(weights, &totals)?;
    let of = |wanted: Direction| -> Vec<f64> {
        let unit = |(unit, direction): (&f64, &Direction)| if *direction == wanted { *unit } else { 0.0 };
        units.iter().zip(directions).map(unit).collect()
    };
    let (benefits, costs) = (of(Direction::Max), of(Direction::Min));
    let [s_plus, s_minus] =
        each_row(matrix, |row| sums(row, [&benefits, &costs], |x, [benefit, cost]| [x * benefit, x * cost]));
    let total = pairwise(&s_minus);
    let q: Vec<f64> = if total > 0.0 {
        if let Some(row) = s_minus.iter().position(|cost| *cost <= 0.0) {
            return Err(Refusal::ZeroDivisor { row, what: "the sum of its costs" });
        }
        let reciprocals = pairwise(&s_minus.iter().map(|cost| cost.recip()).collect::<Vec<_>>());
        s_plus.iter().zip(&s_minus).map(|(plus, minus)| plus + total / (minus * reciprocals)).collect()
    } else {
        s_plus.clone()
    };
    let best = q.iter().copied().fold(0.0, f64::max);
    let utility = q.iter().map(|q| if best > 0.0 { q / best } else { 0.0 }).collect();
    Ok(CoprasScores { s_plus, s_minus, q, utility })
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Copras;

impl Method for Copras {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = copras(given.matrix()?, &given.directions, &given.weights)
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "s_plus", values: Values::Alternatives(found.s_plus) },
            Detail { name: "s_minus", values: Values::Alternatives(found.s_minus) },
            Detail { name: "q", values: Values::Alternatives(found.q) },
        ];
        Ok(Outcome { scores: found.utility, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    fn utility(problem: &Problem) -> Result<Vec<f64>, Refusal> {
        let weights = problem.weights().expect("given").values;
        let matrix = problem.matrix().complete().expect("no gaps");
        copras(matrix, &problem.directions(), &weights).map(|found| found.utility)
    }

    /// Input as published; output by the published formula, which two other programs reproduce.
    #[test]
    #[expect(clippy::approx_constant, reason = "6.283 is a length of a road")]
    fn zavadskas_2007_road_design() {
        let rows = [
            [30.0, 12.487, 6.261, 10.88, 7.61],
            [20.0, 12.372, 5.961, 10.88, 7.46],
            [27.0, 11.096, 6.262, 9.92, 6.69],
            [18.0, 10.982, 5.962, 9.92, 6.54],
            [24.0, 11.017, 6.283, 9.98, 7.0],
            [16.0, 10.903, 5.983, 9.98, 6.85],
        ];
        let problem = problem(&rows, [1, -1, -1, -1, -1], [0.53, 0.1175, 0.1175, 0.1175, 0.1175]);
        let found = utility(&problem).expect("positive");
        assert!(
            near(&found, &[1.0, 0.802_182, 0.972_407, 0.796_483, 0.905_922, 0.750_312], 1e-6),
            "{found:?}"
        );
    }

    /// By hand, the same but for a cost of 1, 2 and 5: less cost must be better.
    #[test]
    fn costs_lower_the_score() {
        let found =
            utility(&problem(&[[3.0, 1.0], [3.0, 2.0], [3.0, 5.0]], [1, -1], [0.5, 0.5])).expect("positive");
        assert!(near(&found, &[1.0, 32.0 / 47.0, 23.0 / 47.0], 1e-12), "{found:?}");
        let benefits = utility(&problem(&[[3.0], [6.0]], [1], [1.0])).expect("positive");
        assert_eq!(benefits, [0.5, 1.0]);
        let free = utility(&problem(&[[3.0, 0.0], [6.0, 1.0]], [1, -1], [0.5, 0.5]));
        assert!(matches!(free, Err(Refusal::ZeroDivisor { row: 0, .. })));
    }
}
