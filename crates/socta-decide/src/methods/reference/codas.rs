//! CODAS: far from the anti-ideal by the Euclidean distance, and where that is nearly equal by the taxicab distance.
//!
//! `r_ij = w_j x_ij / max_i x_ij` for benefits and `w_j min_i x_ij / x_ij` for costs; `ns_j = min_i r_ij`; `E_i` and `T_i` are the
//! Euclidean and the taxicab distance of `r_i` to `ns`; `H_i = Σ_k [(E_i - E_k) + ψ(E_i - E_k) (T_i - T_k)]` with `ψ(x) = 1` if
//! `|x| >= τ`, else 0.
//!
//! The sum over all pairs is not formed: sorted by `E`, the alternatives within `τ` of one lie side by side, and prefix sums of
//! `T` give what they would have added.
//!
//! # Source
//! Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene (2016), A new combinative distance-based assessment (CODAS)
//! method for multi-criteria decision-making, Economic Computation and Economic Cybernetics Studies and Research
//! 50(3):25-44.
//!
//! # Complexity
//! O(m n + m log m) for m alternatives and n criteria.

use rayon::slice::ParallelSliceMut;
use socta_base::numeric::rank::{Best, EPSILON};
use socta_base::numeric::sum::pairwise;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, TIES_RULE, best_and_worst};
use crate::methods::quotients::{Shares, linear};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "codas",
    aliases: &[],
    title: "CODAS",
    source: "Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene (2016), Economic Computation and Economic Cybernetics \
             Studies and Research 50(3):25-44",
    complexity: "O(m n + m log m)",
    score: "H, sum of advantages over all others; they add up to 0; highest is best",
    parameters: &[
        Parameter {
            name: "tau",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.02 },
            meaning: "τ: difference of Euclidean distances from which taxicab distances count too.",
        },
        MISSING,
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ratio,
        criteria: "nothing; the anti-ideal is taken from the data",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They add nothing to any distance.",
        zero: "Allowed for benefits, and a column of zeros adds nothing; an error for costs, which enter by their reciprocal.",
        negative: "An error: quotients need a ratio scale.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct CodasScores {
    /// `ns`: worst weighted scaled value of each criterion.
    pub anti_ideal: Vec<f64>,
    /// `E`: Euclidean distance to it.
    pub e: Vec<f64>,
    /// `T`: taxicab distance to it.
    pub t: Vec<f64>,
    /// `H`: assessment score.
    pub h: Vec<f64>,
}

/// CODAS on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If a cell is negative, or a cost is not above 0.
pub fn codas(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
    tau: f64,
) -> Result<CodasScores, Refusal> {
    let extremes = extremes(matrix);
    let scaled = linear(matrix, &extremes, directions)?;
    let (_, worst) = best_and_worst(extremes, directions);
    let lowest = worst.iter().zip(weights).enumerate().map(|(column, (x, w))| w * scaled.value(column, *x));
    let anti_ideal: Vec<f64> = lowest.collect();
    let Shares { multiples, reciprocals } = Shares::new(&scaled, weights)?;
    let mut of_benefits = anti_ideal.clone();
    reciprocals.iter().for_each(|(column, _)| of_benefits[*column] = 0.0);
    let [e, t] = each_row(matrix, |row| {
        let [mut squares, mut taxicab] = sums(row, [&multiples, &of_benefits], |x, [multiple, lowest]| {
            let above = x * multiple - lowest;
            [above * above, above.abs()]
        });
        for (column, share) in &reciprocals {
            let above = share / row[*column] - anti_ideal[*column];
            squares += above * above;
            taxicab += above.abs();
        }
        [squares.sqrt(), taxicab]
    });
    let h = assess(&e, &t, tau);
    Ok(CodasScores { anti_ideal, e, t, h })
}

/// `H` of all alternatives.
fn assess(e: &[f64], t: &[f64], tau: f64) -> Vec<f64> {
    let count = e.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.par_sort_unstable_by(|&a, &b| e[a].total_cmp(&e[b]).then(a.cmp(&b)));
    let sorted: Vec<f64> = order.iter().map(|&row| e[row]).collect();
    let mut below = Vec::with_capacity(count + 1);
    below.push(0.0);
    let mut sum = 0.0;
    for &row in &order {
        sum += t[row];
        below.push(sum);
    }
    let (all_e, all_t) = (pairwise(e), pairwise(t));
    let mut h = vec![0.0; count];
    // Those from `from` to before `to` differ by less than τ. No distance is above 1, so that rounding alone, which may
    // depend on the unit of a criterion, does not reach τ.
    let least = tau - EPSILON;
    let (mut from, mut to) = (0, 0);
    for (at, &row) in order.iter().enumerate() {
        while from < at && (sorted[at] - sorted[from]).abs() >= least {
            from += 1;
        }
        to = to.max(at);
        while to < count && (sorted[at] - sorted[to]).abs() < least {
            to += 1;
        }
        // With τ = 0 nobody is near, not even the alternative itself.
        let near = to.saturating_sub(from);
        let near_t = if near > 0 { below[to] - below[from] } else { 0.0 };
        let far = (count - near) as f64;
        h[row] = (count as f64 * e[row] - all_e) + (far * t[row] - (all_t - near_t));
    }
    h
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Codas;

impl Method for Codas {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = codas(given.matrix()?, &given.directions, &given.weights, parameters.number("tau"))
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "anti_ideal", values: Values::Criteria(found.anti_ideal) },
            Detail { name: "e", values: Values::Alternatives(found.e) },
            Detail { name: "t", values: Values::Alternatives(found.t) },
        ];
        Ok(Outcome { scores: found.h, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    /// The definition, over all pairs.
    fn all_pairs(e: &[f64], t: &[f64], tau: f64) -> Vec<f64> {
        let pair = |i: usize, k: usize| {
            let step = e[i] - e[k];
            step + if step.abs() >= tau - EPSILON { t[i] - t[k] } else { 0.0 }
        };
        (0..e.len()).map(|i| (0..e.len()).map(|k| pair(i, k)).sum()).collect()
    }

    #[test]
    fn sorting_gives_the_sums_over_all_pairs() {
        let numbers =
            |step: usize| (0..200).map(|at| ((at * step) % 211) as f64 / 400.0).collect::<Vec<f64>>();
        let (e, t) = (numbers(37), numbers(101));
        for tau in [0.0, 0.0026, 0.02, 0.1, 1.0] {
            assert!(near(&assess(&e, &t, tau), &all_pairs(&e, &t, tau), 1e-9), "{tau}");
        }
        let tied = [0.25, 0.25, 0.5];
        for tau in [0.0, 0.02] {
            assert!(near(
                &assess(&tied, &[1.0, 2.0, 3.0], tau),
                &all_pairs(&tied, &[1.0, 2.0, 3.0], tau),
                1e-12
            ));
        }
    }

    /// By hand: scaled to (1, .5), (.5, 1), (.5, .5), the last one is the anti-ideal.
    #[test]
    fn distances_to_the_anti_ideal() {
        let problem = problem(&[[4.0, 2.0], [2.0, 1.0], [2.0, 2.0]], [1, -1], [0.5, 0.5]);
        let matrix = problem.matrix().complete().expect("no gaps");
        let found = codas(matrix, &problem.directions(), &[0.5, 0.5], 0.02).expect("positive");
        assert_eq!((found.e, found.t), (vec![0.25, 0.25, 0.0], vec![0.25, 0.25, 0.0]));
        assert!(near(&found.h, &[0.5, 0.5, -1.0], 1e-12), "{:?}", found.h);
    }
}
