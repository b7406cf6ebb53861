//! VIKOR: the compromise between the sum of regrets and the largest regret.
//!
//! `f*_j` is the best and `f⁻_j` the worst value of a criterion; `d_ij = w_j (f*_j - x_ij) / (f*_j - f⁻_j)`;
//! `S_i = Σ_j d_ij`, `R_i = max_j d_ij`;
//! `Q_i = v (S_i - S*) / (S⁻ - S*) + (1 - v) (R_i - R*) / (R⁻ - R*)`. The alternative `a'` with the lowest `Q` is proposed alone
//! if it has an acceptable advantage (C1: `Q(a'') - Q(a') >= 1 / (m - 1)` for the second one, `a''`) and is stable (C2: it is
//! also best by `S` or by `R`). If C2 alone fails, `a'` and `a''` are proposed; if C1 fails, all whose `Q` lies less than
//! `1 / (m - 1)` above the lowest.
//!
//! # Source
//! Opricovic & Tzeng (2004), Compromise solution by MCDM methods, EJOR 156:445-455.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria, the compromise set included.

use socta_base::numeric::rank::{self, Best};

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, largest, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, Steps, steps};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "vikor",
    aliases: &[],
    title: "VIKOR",
    source: "Opricovic & Tzeng (2004), EJOR 156:445-455",
    complexity: "O(m n)",
    score: "Q, distance to the compromise, 0 to 1; lowest is best",
    parameters: &[
        Parameter {
            name: "v",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.5 },
            meaning: "Weight of the sum of regrets against the largest regret.",
        },
        MISSING,
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Interval,
        criteria: "nothing; best and worst are taken from the data",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank; alternatives that tie for the best Q are all in the compromise set.",
        equal_columns: "They add no regret; if all S or all R are equal, that part of Q is 0.",
        zero: "Nothing special.",
        negative: "Nothing special: only differences count.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct VikorScores {
    /// `S`: sum of weighted regrets, `0..=1`.
    pub s: Vec<f64>,
    /// `R`: largest weighted regret, `0..=1`.
    pub r: Vec<f64>,
    /// `Q`, `0..=1`; lowest is best.
    pub q: Vec<f64>,
    /// What is proposed.
    pub compromise: Compromise,
}

/// The compromise set and why it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compromise {
    /// C1: the best is better than the second by at least `1 / (m - 1)`.
    pub advantage: bool,
    /// C2: the best by `Q` is also best by `S` or by `R`.
    pub stable: bool,
    /// Positions of the proposed alternatives, in increasing order.
    pub members: Vec<usize>,
}

/// VIKOR on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If the range of a column is not finite.
pub fn vikor(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
    v: f64,
) -> Result<VikorScores, Refusal> {
    let Steps { best, units, .. } = steps(matrix, directions, weights)?;
    let regret = |x: f64, [best, unit]: [f64; 2]| (best - x) * unit;
    let by: [&[f64]; 2] = [&best, &units];
    let [s, r] = each_row(matrix, |row| {
        let [s] = sums(row, by, |x, column| [regret(x, column)]);
        [s, largest(row, by, regret)]
    });
    let q: Vec<f64> =
        share(&s).zip(share(&r)).map(|(by_sum, by_largest)| v * by_sum + (1.0 - v) * by_largest).collect();
    let compromise = compromise(&s, &r, &q);
    Ok(VikorScores { s, r, q, compromise })
}

/// Position between the smallest and the largest, `0..=1`; 0 if there is no difference but rounding.
fn share(numbers: &[f64]) -> impl Iterator<Item = f64> {
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let differ = high - low > rank::EPSILON * high.abs();
    numbers.iter().map(move |number| if differ { (number - low) / (high - low) } else { 0.0 })
}

fn compromise(s: &[f64], r: &[f64], q: &[f64]) -> Compromise {
    let [best_s, best_r, best_q] = [s, r, q].map(least);
    let first = |row: usize| q[row] <= best_q;
    let stable = (0..q.len()).any(|row| first(row) && (s[row] <= best_s || r[row] <= best_r));
    let needed = 1.0 / (q.len() as f64 - 1.0).max(1.0);
    // Rounding alone must not take away an advantage of exactly 1 / (m - 1).
    let near = |row: usize| q[row] < best_q + needed - rank::EPSILON;
    let tied = (0..q.len()).filter(|row| first(*row)).count() > 1;
    let advantage = !tied && (0..q.len()).all(|row| first(row) || !near(row));
    let others: Vec<f64> = q.iter().copied().filter(|q| *q > best_q).collect();
    let second = least(&others);
    let proposed = |row: usize| match (advantage, stable) {
        (true, true) => first(row),
        (true, false) => first(row) || q[row] <= second,
        (false, _) => first(row) || near(row),
    };
    Compromise { advantage, stable, members: (0..q.len()).filter(|row| proposed(*row)).collect() }
}

/// The smallest number, and as much above it as rounding may make; infinity of nothing.
fn least(numbers: &[f64]) -> f64 {
    let largest = numbers.iter().fold(0.0_f64, |largest, number| largest.max(number.abs()));
    numbers.iter().copied().fold(f64::INFINITY, f64::min) + rank::EPSILON * largest
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Vikor;

impl Method for Vikor {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = vikor(given.matrix()?, &given.directions, &given.weights, parameters.number("v"))
            .map_err(|refusal| refusal.named(problem))?;
        let Compromise { advantage, stable, members } = found.compromise;
        let mut proposed = vec![0; found.q.len()];
        members.into_iter().for_each(|row| proposed[row] = 1);
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "s", values: Values::Alternatives(found.s) },
            Detail { name: "r", values: Values::Alternatives(found.r) },
            Detail { name: "q", values: Values::Alternatives(found.q.clone()) },
            Detail { name: "compromise", values: Values::Counts(proposed) },
            Detail { name: "c1", values: Values::Scalar(f64::from(u8::from(advantage))) },
            Detail { name: "c2", values: Values::Scalar(f64::from(u8::from(stable))) },
        ];
        Ok(Outcome { scores: found.q, best: Best::Lowest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    fn scores(problem: &Problem) -> VikorScores {
        let weights = problem.weights().expect("given").values;
        let matrix = problem.matrix().complete().expect("no gaps");
        vikor(matrix, &problem.directions(), &weights, 0.5).expect("finite")
    }

    #[test]
    fn opricovic_tzeng_2004_mountain_climbing() {
        let found = scores(&problem(&[[1.0, 3000.0], [2.0, 3750.0], [5.0, 4500.0]], [-1, 1], [0.5, 0.5]));
        assert!(near(&found.s, &[0.5, 0.375, 0.5], 1e-9), "{found:?}");
        assert!(near(&found.r, &[0.5, 0.25, 0.5], 1e-9));
        assert!(near(&found.q, &[1.0, 0.0, 1.0], 1e-9));
        assert_eq!(found.compromise, Compromise { advantage: true, stable: true, members: vec![1] });
    }

    /// The gap of .25 is smaller than 1/3, so that the second one is proposed too.
    #[test]
    fn scikit_criteria_compromise_set() {
        let rows = [[5.0, 8.0, 4.0], [7.0, 6.0, 8.0], [8.0, 8.0, 6.0], [7.0, 4.0, 6.0]];
        let found = scores(&problem(&rows, [1, 1, 1], [0.3, 0.4, 0.3]));
        assert!(near(&found.s, &[0.6, 0.3, 0.15, 0.65], 1e-9), "{found:?}");
        assert!(near(&found.r, &[0.3, 0.2, 0.15, 0.4], 1e-9));
        assert!(near(&found.q, &[0.75, 0.25, 0.0, 1.0], 1e-9));
        assert_eq!(found.compromise, Compromise { advantage: false, stable: true, members: vec![1, 2] });
    }

    /// By hand, of the definitions: stable alone, advantage alone, ties.
    #[test]
    fn compromise_sets() {
        let unstable = compromise(&[0.2, 0.1, 0.9], &[0.3, 0.4, 0.2], &[0.0, 0.6, 1.0]);
        assert_eq!(unstable, Compromise { advantage: true, stable: false, members: vec![0, 1] });
        let tied = compromise(&[0.1, 0.1, 0.9], &[0.1, 0.1, 0.9], &[0.0, 0.0, 1.0]);
        assert_eq!(tied, Compromise { advantage: false, stable: true, members: vec![0, 1] });
        let one = compromise(&[0.0], &[0.0], &[0.0]);
        assert_eq!(one, Compromise { advantage: true, stable: true, members: vec![0] });
    }
}
