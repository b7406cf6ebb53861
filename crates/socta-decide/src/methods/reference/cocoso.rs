//! CoCoSo: a compromise of three strategies that join a weighted sum and a sum of powers.
//!
//! `r_ij` is the cell from the worst (0) to the best (1) of its criterion; `S_i = Σ_j w_j r_ij`, `P_i = Σ_j r_ij^w_j`;
//! `k_ia = (P_i + S_i) / Σ_i (P_i + S_i)`, `k_ib = S_i / min S + P_i / min P`,
//! `k_ic = (λ S_i + (1 - λ) P_i) / (λ max S + (1 - λ) max P)`;
//! `k_i = (k_ia k_ib k_ic)^(1/3) + (k_ia + k_ib + k_ic) / 3`.
//!
//! # Source
//! Yazdani, Zarate, Zavadskas & Turskis (2019), A combined compromise solution (CoCoSo) method for multi-criteria
//! decision-making problems, Management Decision 57(9):2501-2519.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;
use socta_base::numeric::sum::pairwise;
use socta_base::numeric::{bulk, float};

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, Steps, TIES_RULE, steps};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "cocoso",
    aliases: &[],
    title: "CoCoSo",
    source: "Yazdani, Zarate, Zavadskas & Turskis (2019), Management Decision 57(9):2501-2519",
    complexity: "O(m n)",
    score: "k, compromise of three strategies, above 0; highest is best",
    parameters: &[
        Parameter {
            name: "lambda",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.5 },
            meaning: "λ: weight of the sum against the powers in the third strategy.",
        },
        MISSING,
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Interval,
        criteria: "nothing; best and worst are taken from the data",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They are worth 0 for all and add nothing; if all criteria are such, an error.",
        zero: "Nothing special; a criterion with weight 0 adds nothing.",
        negative: "Nothing special: only differences count.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct CocosoScores {
    /// `S`: weighted sum.
    pub s: Vec<f64>,
    /// `P`: sum of powers.
    pub p: Vec<f64>,
    /// `k_a`: share of all sums.
    pub k_a: Vec<f64>,
    /// `k_b`: multiples of the worst.
    pub k_b: Vec<f64>,
    /// `k_c`: balanced compromise, share of the best.
    pub k_c: Vec<f64>,
    /// `k`: appraisal score.
    pub k: Vec<f64>,
}

/// CoCoSo on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If an alternative is worst on every criterion, because the second strategy divides by its sum.
pub fn cocoso(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
    lambda: f64,
) -> Result<CocosoScores, Refusal> {
    let Steps { worst, units, .. } = steps(matrix, directions, &vec![1.0; weights.len()])?;
    let [s, p] = each_row(matrix, |row| sum_and_powers(row, &worst, &units, weights));
    if let Some(row) = s.iter().position(|sum| *sum <= 0.0) {
        let what = "its weighted sum, because it is worst on every criterion,";
        return Err(Refusal::ZeroDivisor { row, what });
    }
    Ok(strategies(s, p, lambda))
}

/// Cells whose powers are taken at once.
const PIECE: usize = 64;

/// `S` and `P` of a row.
fn sum_and_powers(row: &[f64], worst: &[f64], units: &[f64], weights: &[f64]) -> [f64; 2] {
    let (mut s, mut p) = (0.0, 0.0);
    let columns = worst.chunks(PIECE).zip(units.chunks(PIECE)).zip(weights.chunks(PIECE));
    for (cells, ((worst, units), weights)) in row.chunks(PIECE).zip(columns) {
        let mut piece = [1.0; PIECE];
        for (((r, x), worst), unit) in piece.iter_mut().zip(cells).zip(worst).zip(units) {
            *r = (x - worst) * unit;
        }
        let [part] = sums(&piece[..cells.len()], [weights], |r, [weight]| [weight * r]);
        s += part;
        let whole = cells.len().next_multiple_of(8);
        bulk::ln(&mut piece[..whole]);
        for (r, weight) in piece.iter_mut().zip(weights) {
            // A criterion without weight adds nothing, and neither does one on which the alternative is worst.
            *r = if *weight > 0.0 { weight * *r } else { f64::NEG_INFINITY };
        }
        bulk::exp(&mut piece[..whole]);
        let [part] = sums(&piece[..cells.len()], [weights], |power, _| [power]);
        p += part;
    }
    [s, p]
}

/// The three strategies and their compromise, of positive sums.
fn strategies(s: Vec<f64>, p: Vec<f64>, lambda: f64) -> CocosoScores {
    let end = |of: &[f64], start: f64, choose: fn(f64, f64) -> f64| of.iter().copied().fold(start, choose);
    let (least_s, least_p) = (end(&s, f64::INFINITY, f64::min), end(&p, f64::INFINITY, f64::min));
    let (most_s, most_p) = (end(&s, 0.0, f64::max), end(&p, 0.0, f64::max));
    let total = pairwise(&s) + pairwise(&p);
    let most = lambda * most_s + (1.0 - lambda) * most_p;
    let both = || s.iter().zip(&p);
    let k_a: Vec<f64> = both().map(|(s, p)| (p + s) / total).collect();
    let k_b: Vec<f64> = both().map(|(s, p)| s / least_s + p / least_p).collect();
    let k_c: Vec<f64> = both().map(|(s, p)| (lambda * s + (1.0 - lambda) * p) / most).collect();
    let join = |((a, b), c): ((&f64, &f64), &f64)| float::cbrt(a * b * c) + (a + b + c) / 3.0;
    let k = k_a.iter().zip(&k_b).zip(&k_c).map(join).collect();
    CocosoScores { s, p, k_a, k_b, k_c, k }
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Cocoso;

impl Method for Cocoso {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = cocoso(given.matrix()?, &given.directions, &given.weights, parameters.number("lambda"))
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "s", values: Values::Alternatives(found.s) },
            Detail { name: "p", values: Values::Alternatives(found.p) },
            Detail { name: "k_a", values: Values::Alternatives(found.k_a) },
            Detail { name: "k_b", values: Values::Alternatives(found.k_b) },
            Detail { name: "k_c", values: Values::Alternatives(found.k_c) },
        ];
        Ok(Outcome { scores: found.k, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    fn scores(problem: &Problem) -> Result<Vec<f64>, Refusal> {
        let weights = problem.weights().expect("given").values;
        let matrix = problem.matrix().complete().expect("no gaps");
        cocoso(matrix, &problem.directions(), &weights, 0.5).map(|found| found.k)
    }

    /// Printed to three digits.
    #[test]
    fn yazdani_2019() {
        let rows = [
            [60.0, 0.4, 2540.0, 500.0, 990.0],
            [6.35, 0.15, 1016.0, 3000.0, 1041.0],
            [6.8, 0.1, 1727.2, 1500.0, 1676.0],
            [10.0, 0.2, 1000.0, 2000.0, 965.0],
            [2.5, 0.1, 560.0, 500.0, 915.0],
            [4.5, 0.08, 1016.0, 350.0, 508.0],
            [3.0, 0.1, 1778.0, 1000.0, 920.0],
        ];
        let found =
            scores(&problem(&rows, [1, -1, 1, 1, 1], [0.036, 0.192, 0.326, 0.326, 0.12])).expect("sums");
        assert!(near(&found, &[2.041, 2.788, 2.882, 2.416, 1.299, 1.443, 2.519], 6e-4), "{found:?}");
    }

    #[test]
    fn who_is_worst_everywhere_has_no_multiple() {
        let worst = scores(&problem(&[[1.0, 5.0], [2.0, 4.0], [1.0, 6.0]], [1, -1], [0.5, 0.5]));
        assert!(matches!(worst, Err(Refusal::ZeroDivisor { row: 2, .. })), "{worst:?}");
    }
}
