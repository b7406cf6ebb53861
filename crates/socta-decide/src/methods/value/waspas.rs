//! WASPAS: a weighted sum and a weighted product, joined.
//!
//! `x̄_ij = x_ij / max_i x_ij` for benefits and `min_i x_ij / x_ij` for costs; `Q¹_i = Σ_j w_j x̄_ij`, `Q²_i = Π_j x̄_ij^w_j`;
//! `Q_i = λ Q¹_i + (1 - λ) Q²_i`.
//!
//! # Source
//! Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), Optimization of weighted aggregated sum product assessment,
//! Elektronika ir Elektrotechnika 122(6):3-6.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::float;
use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, TIES_RULE, finite, positive};
use crate::methods::quotients::{Quotient, Quotients, Shares, linear_of};
use crate::methods::value::product::{HINT, ln_product};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "waspas",
    aliases: &[],
    title: "WASPAS",
    source: "Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), Elektronika ir Elektrotechnika 122(6):3-6",
    complexity: "O(m n)",
    score: "Q, weighted sum and weighted product joined, 0 to 1 with linear scaling; highest is best",
    parameters: &[
        Parameter {
            name: "lambda",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.5 },
            meaning: "λ: weight of the sum against the product.",
        },
        Parameter {
            name: "scaling",
            kind: Kind::Choice { options: &["linear", "none"], default: "linear" },
            meaning: "How columns are made comparable: shares of the largest cell, for costs the smallest cell divided by the cell \
                      (as published); or not at all, with reciprocals of costs.",
        },
        MISSING,
    ],
    needs: Needs { weights: true, scale: ScaleLevel::Ratio, criteria: "nothing; cells above 0" },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They are worth their weight for all.",
        zero: "An error: a product with a zero leaves nothing of the other criteria.",
        negative: "An error: quotients need a ratio scale.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Both parts and their join, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct WaspasScores {
    /// `Q¹`: weighted sum.
    pub sum: Vec<f64>,
    /// Natural logarithm of `Q²`, the weighted product.
    pub ln_product: Vec<f64>,
    /// `Q`: both joined.
    pub joined: Vec<f64>,
}

/// WASPAS on numbers; with `linear` scaling, else with reciprocals of costs alone. The weights add up to 1; one direction and
/// weight a column.
///
/// # Errors
/// If a cell is not above 0.
pub fn waspas(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
    lambda: f64,
    linear: bool,
) -> Result<WaspasScores, Refusal> {
    let extremes = extremes(matrix);
    positive(matrix, &extremes, |_| true, HINT)?;
    let scale = |((direction, low), high): ((&Direction, &f64), &f64)| match (linear, direction) {
        (true, _) => linear_of(*direction, *low, *high),
        (false, Direction::Max) => [0.0, 1.0, 1.0, 0.0],
        (false, Direction::Min) => [1.0, 0.0, 0.0, 1.0],
    };
    let columns: Vec<Quotient> =
        directions.iter().zip(&extremes.low).zip(&extremes.high).map(scale).collect();
    let scaled = Quotients::new(&columns)?;
    let shares = Shares::new(&scaled, weights)?;
    let powers: Vec<f64> = weights.iter().zip(directions).map(|(weight, d)| weight * d.sign()).collect();
    // A scaled value is a cell, or its reciprocal, times a number of its column: the logarithms of those numbers come once.
    let sizes: Vec<f64> = (0..weights.len()).map(|column| scaled.value(column, 1.0)).collect();
    let constant = ln_product(&sizes, weights);
    let [sum, ln_product] = each_row(matrix, |row| [shares.sum(row), ln_product(row, &powers) + constant]);
    finite(&ln_product, "a product")?;
    let join = |(sum, ln): (&f64, &f64)| lambda * sum + (1.0 - lambda) * float::exp(*ln);
    let joined = sum.iter().zip(&ln_product).map(join).collect();
    Ok(WaspasScores { sum, ln_product, joined })
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Waspas;

impl Method for Waspas {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let lambda = parameters.number("lambda");
        let linear = parameters.choice("scaling") == "linear";
        let found = waspas(given.matrix()?, &given.directions, &given.weights, lambda, linear)
            .map_err(|refusal| refusal.named(problem))?;
        let log10 = found.ln_product.iter().map(|ln| ln * std::f64::consts::LOG10_E).collect();
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "wsm", values: Values::Alternatives(found.sum) },
            Detail { name: "log10_wpm", values: Values::Alternatives(log10) },
        ];
        Ok(Outcome { scores: found.joined, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    /// JMcDM, test/mcdm/testwaspas.jl, to six digits.
    #[test]
    fn jmcdm_lambda_half() {
        let rows = [
            [3.0, 12.5, 2.0, 120.0, 14.0, 3.0],
            [5.0, 15.0, 3.0, 110.0, 38.0, 4.0],
            [3.0, 13.0, 2.0, 120.0, 19.0, 3.0],
            [4.0, 14.0, 2.0, 100.0, 31.0, 4.0],
            [3.0, 15.0, 1.5, 125.0, 40.0, 4.0],
        ];
        let weights = [0.221, 0.159, 0.175, 0.127, 0.117, 0.201];
        let problem = problem(&rows, [1, -1, -1, 1, -1, 1], weights);
        let matrix = problem.matrix().complete().expect("no gaps");
        let found = waspas(matrix, &problem.directions(), &weights, 0.5, true).expect("positive");
        let published = [0.805_021, 0.775_06, 0.770_181, 0.796_424, 0.788_239];
        assert!(near(&found.joined, &published, 1e-6), "{found:?}");
    }

    /// scikit-criteria, tests/agg/test_waspas.py: without scaling, with weights that add up to 0.9997.
    #[test]
    fn scikit_criteria_without_scaling() {
        let rows = [
            [0.5099, 0.0465, 0.2427, 0.3246, 0.1166],
            [0.2123, 0.7622, 0.2051, 0.3259, 0.5295],
            [0.028, 0.0456, 0.2134, 0.1151, 0.1359],
            [0.2496, 0.1455, 0.3386, 0.2342, 0.2177],
        ];
        let weights = [0.3672, 0.0933, 0.2405, 0.277, 0.0217];
        let problem = problem(&rows, [1; 5], weights);
        let matrix = problem.matrix().complete().expect("no gaps");
        let found = waspas(matrix, &problem.directions(), &weights, 0.5, false).expect("positive");
        assert!(near(&found.sum, &[0.3423875, 0.300_160_82, 0.100_690_51, 0.256_259_06], 1e-7), "{found:?}");
        let log10: Vec<f64> = found.ln_product.iter().map(|ln| ln * std::f64::consts::LOG10_E).collect();
        let published = [-0.535_237_96, -0.564_486_93, -1.135_542_17, -0.601_539_86];
        assert!(near(&log10, &published, 1e-7), "{log10:?}");
    }
}
