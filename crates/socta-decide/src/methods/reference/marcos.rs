//! MARCOS: utility between an ideal and an anti-ideal alternative.
//!
//! `r_ij = x_ij / max_i x_ij` for benefits and `min_i x_ij / x_ij` for costs; `S_i = Σ_j w_j r_ij`, also for the ideal `AI` (the
//! best of each criterion) and the anti-ideal `AAI` (the worst); `K⁻ = S / S_AAI`, `K⁺ = S / S_AI`;
//! `f(K⁻) = K⁺ / (K⁺ + K⁻)`, `f(K⁺) = K⁻ / (K⁺ + K⁻)`;
//! `f(K) = (K⁺ + K⁻) / (1 + (1 - f(K⁺)) / f(K⁺) + (1 - f(K⁻)) / f(K⁻))`. Both `f` are the same for all alternatives, so that the
//! order is that of `S`. Where `S_AAI` is 0, `K⁻` does not exist and `f(K)` is its limit `K⁺`.
//!
//! # Source
//! Stević, Pamučar, Puška & Chatterjee (2020), Sustainable supplier selection in healthcare industries using a new MCDM
//! method: MARCOS, Computers & Industrial Engineering 140:106231.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, TIES_RULE, best_and_worst};
use crate::methods::quotients::{Shares, linear};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "marcos",
    aliases: &[],
    title: "MARCOS",
    source: "Stević, Pamučar, Puška & Chatterjee (2020), Computers & Industrial Engineering 140:106231",
    complexity: "O(m n)",
    score: "f(K), utility between anti-ideal and ideal, 0 or more; highest is best",
    parameters: &[MISSING],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ratio,
        criteria: "nothing; ideal and anti-ideal are taken from the data",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They are worth their weight for all.",
        zero: "Allowed for benefits, and a column of zeros is worth 0; an error for costs, which enter by their reciprocal.",
        negative: "An error: quotients need a ratio scale.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct MarcosScores {
    /// `S`: weighted sum of the scaled values.
    pub s: Vec<f64>,
    /// `S_AI`: that of the ideal.
    pub s_ideal: f64,
    /// `S_AAI`: that of the anti-ideal.
    pub s_anti_ideal: f64,
    /// `f(K)`: utility.
    pub utility: Vec<f64>,
}

/// MARCOS on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If a cell is negative, or a cost is not above 0.
pub fn marcos(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
) -> Result<MarcosScores, Refusal> {
    let extremes = extremes(matrix);
    let scaled = linear(matrix, &extremes, directions)?;
    let shares = Shares::new(&scaled, weights)?;
    let (best, worst) = best_and_worst(extremes, directions);
    let (s_ideal, s_anti_ideal) = (shares.sum(&best), shares.sum(&worst));
    let [s] = each_row(matrix, |row| [shares.sum(row)]);
    // f(K) = S times this factor, whatever the alternative.
    let factor = if s_ideal <= 0.0 {
        0.0
    } else if s_anti_ideal <= 0.0 {
        1.0 / s_ideal
    } else {
        let [plus, minus] = [s_ideal.recip(), s_anti_ideal.recip()];
        (plus + minus) / (1.0 + plus / minus + minus / plus)
    };
    let utility = s.iter().map(|s| s * factor).collect();
    Ok(MarcosScores { s, s_ideal, s_anti_ideal, utility })
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Marcos;

impl Method for Marcos {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = marcos(given.matrix()?, &given.directions, &given.weights)
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "s", values: Values::Alternatives(found.s) },
            Detail { name: "s_ideal", values: Values::Scalar(found.s_ideal) },
            Detail { name: "s_anti_ideal", values: Values::Scalar(found.s_anti_ideal) },
        ];
        Ok(Outcome { scores: found.utility, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    fn scores(problem: &Problem) -> Result<MarcosScores, Refusal> {
        let weights = problem.weights().expect("given").values;
        marcos(problem.matrix().complete().expect("no gaps"), &problem.directions(), &weights)
    }

    /// Ulutas, Karabasevic, Popovic, Stanujkic, Nguyen & Karaköy (2020), Mathematics 8(10):1672, to four digits.
    #[test]
    fn ulutas_2020() {
        let rows = [
            [660.0, 1000.0, 1600.0, 18.0, 1200.0],
            [800.0, 1000.0, 1600.0, 24.0, 900.0],
            [980.0, 1000.0, 2500.0, 24.0, 900.0],
            [920.0, 1500.0, 1600.0, 24.0, 900.0],
            [1380.0, 1500.0, 1500.0, 24.0, 1150.0],
            [1230.0, 1000.0, 1600.0, 24.0, 1150.0],
            [680.0, 1500.0, 1600.0, 18.0, 1100.0],
            [960.0, 2000.0, 1600.0, 12.0, 1150.0],
        ];
        let problem = problem(&rows, [-1, 1, 1, 1, 1], [0.1061, 0.3476, 0.333, 0.1185, 0.0949]);
        let found = scores(&problem).expect("positive").utility;
        let published = [0.5649, 0.5543, 0.641, 0.6174, 0.6016, 0.5453, 0.6282, 0.6543];
        assert!(near(&found, &published, 6e-5), "{found:?}");
    }

    #[test]
    fn without_an_anti_ideal_utility_the_limit_stands() {
        let found =
            scores(&problem(&[[0.0, 0.0], [1.0, 2.0], [0.5, 2.0]], [1, 1], [0.5, 0.5])).expect("benefits");
        assert_eq!((found.s_ideal, found.s_anti_ideal), (1.0, 0.0));
        assert_eq!(found.utility, [0.0, 1.0, 0.75]);
        let nothing = scores(&problem(&[[0.0], [0.0]], [1], [1.0])).expect("benefits");
        assert_eq!(nothing.utility, [0.0, 0.0]);
        let cost = scores(&problem(&[[1.0], [0.0]], [-1], [1.0]));
        assert!(matches!(cost, Err(Refusal::NotPositive { row: 1, column: 0, .. })));
    }
}
