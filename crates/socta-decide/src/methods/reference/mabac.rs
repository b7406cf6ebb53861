//! MABAC: distance to the border approximation area.
//!
//! `n_ij` is the cell from the worst (0) to the best (1) of its criterion; `v_ij = w_j (n_ij + 1)`;
//! `g_j = (Π_i v_ij)^(1/m)`; `S_i = Σ_j (v_ij - g_j)`. The border is the same for all alternatives, so that the order is that
//! of a weighted sum with min-max scaling.
//!
//! # Source
//! Pamučar & Ćirović (2015), The selection of transport and handling resources in logistics centers using Multi-Attributive
//! Border Approximation area Comparison (MABAC), Expert Systems with Applications 42:3016-3028.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::float;
use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, fold, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, Steps, TIES_RULE, steps};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "mabac",
    aliases: &[],
    title: "MABAC",
    source: "Pamučar & Ćirović (2015), Expert Systems with Applications 42:3016-3028",
    complexity: "O(m n)",
    score: "distance to the border approximation area, about 0 in the middle; highest is best",
    parameters: &[MISSING],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Interval,
        criteria: "nothing; best and worst are taken from the data",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They lie on their border and add nothing.",
        zero: "Nothing special.",
        negative: "Nothing special: only differences count.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct MabacScores {
    /// `g`: border approximation area of each criterion.
    pub g: Vec<f64>,
    /// `S`: sum of the distances.
    pub s: Vec<f64>,
}

/// MABAC on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If the range of a column is not finite.
pub fn mabac(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
) -> Result<MabacScores, Refusal> {
    let Steps { worst, units, .. } = steps(matrix, directions, &vec![1.0; weights.len()])?;
    let logarithms = logarithms(matrix, &worst, &units);
    let border = |(logarithm, weight): (&f64, &f64)| weight * float::exp(logarithm / matrix.len() as f64);
    let g: Vec<f64> = logarithms.iter().zip(weights).map(border).collect();
    let [s] = each_row(matrix, |row| {
        sums(row, [&worst, &units, weights, &g], |x, [worst, unit, weight, border]| {
            [weight * (1.0 + (x - worst) * unit) - border]
        })
    });
    Ok(MabacScores { g, s })
}

/// `Σ_i ln (n_ij + 1)` of each column. All factors lie between 1 and 2, so that a block of rows can be multiplied without
/// overflow and needs one logarithm.
fn logarithms(matrix: Complete<'_>, worst: &[f64], units: &[f64]) -> Vec<f64> {
    type Products = (Vec<f64>, Vec<f64>, u32);
    let close = |(products, sums, count): &mut Products| {
        for (product, sum) in products.iter_mut().zip(sums) {
            *sum += float::ln(*product);
            *product = 1.0;
        }
        *count = 0;
    };
    let add = |part: &mut Products, row: &[f64]| {
        for (((product, x), worst), unit) in part.0.iter_mut().zip(row).zip(worst).zip(units) {
            *product *= 1.0 + (x - worst) * unit;
        }
        part.2 += 1;
        // 2 to the power 512 is still a number.
        if part.2 == 512 {
            close(part);
        }
    };
    let start = || (vec![1.0; units.len()], vec![0.0; units.len()], 0);
    let mut whole = fold(matrix, start, add, |whole, mut part| {
        close(&mut part);
        whole.1.iter_mut().zip(part.1).for_each(|(sum, part)| *sum += part);
    });
    close(&mut whole);
    whole.1
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Mabac;

impl Method for Mabac {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = mabac(given.matrix()?, &given.directions, &given.weights)
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "g", values: Values::Criteria(found.g) },
        ];
        Ok(Outcome { scores: found.s, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    fn scores(problem: &Problem) -> MabacScores {
        let weights = problem.weights().expect("given").values;
        mabac(problem.matrix().complete().expect("no gaps"), &problem.directions(), &weights).expect("finite")
    }

    /// Printed to four digits.
    #[test]
    fn pamucar_cirovic_2015() {
        let rows = [
            [22600.0, 3800.0, 2.0, 5.0, 1.06, 3.0, 3.5, 2.8, 24.5, 6.5],
            [19500.0, 4200.0, 3.0, 2.0, 0.95, 3.0, 3.4, 2.2, 24.0, 7.0],
            [21700.0, 4000.0, 1.0, 3.0, 1.25, 3.2, 3.3, 2.5, 24.5, 7.3],
            [20600.0, 3800.0, 2.0, 5.0, 1.05, 3.25, 3.2, 2.0, 22.5, 11.0],
            [22500.0, 3800.0, 4.0, 3.0, 1.35, 3.2, 3.7, 2.1, 23.0, 6.3],
            [23250.0, 4210.0, 3.0, 5.0, 1.45, 3.6, 3.5, 2.8, 23.5, 7.0],
            [20300.0, 3850.0, 2.0, 5.0, 0.9, 3.25, 3.0, 2.6, 21.5, 6.0],
        ];
        let weights = [0.146, 0.144, 0.119, 0.121, 0.115, 0.101, 0.088, 0.068, 0.05, 0.048];
        let found = scores(&problem(&rows, [-1, 1, 1, 1, -1, -1, 1, 1, 1, 1], weights));
        let published = [0.0826, 0.2183, -0.0488, 0.0246, -0.0704, 0.0465, 0.0464];
        assert!(near(&found.s, &published, 6e-5), "{found:?}");
    }

    /// The product of 3,000 rows, half of them worth 2 and half 1, overflows; its root is the root of 2.
    #[test]
    fn long_products_do_not_overflow() {
        let rows: Vec<[f64; 1]> = (0..3_000_i32).map(|row| [f64::from(row % 2)]).collect();
        let found = scores(&problem(&rows, [1], [1.0]));
        assert!(near(&found.g, &[std::f64::consts::SQRT_2], 1e-12), "{:?}", found.g);
        let flat = scores(&problem(&[[7.0], [7.0]], [-1], [1.0]));
        assert_eq!(flat.s, [0.0, 0.0]);
    }
}
