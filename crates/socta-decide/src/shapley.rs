//! What each criterion adds to a score by any method, against a baseline, by sampling.
//!
//! The Shapley value of a criterion is the mean, over all orders of the criteria, of what the score changes when the
//! criterion passes from the value of the baseline to that of the alternative after those before it in the order. For an
//! additive score it is the weighted difference of the values ([`super::attribution`]); for the others the mean is taken
//! over random orders, and its standard error stands beside it. The values add up to the difference of the scores in
//! every order, and so in the mean.
//!
//! # Source
//! Shapley (1953), A Value for n-Person Games; sampling: Castro, Gómez & Tejada (2009), Polynomial calculation of the Shapley
//! value based on sampling, Computers & Operations Research 36(5):1726-1730.
//!
//! # Complexity
//! n + 1 scores an order for n criteria; orders in parallel, each with its own random stream.

use rayon::prelude::*;
use serde::Serialize;
use socta_base::numeric::random::Source;

use crate::matrix::Matrix;
use crate::method::{Method, evaluate};
use crate::method_error::MethodError;
use crate::parameter::Parameters;
use crate::problem::Problem;

/// A Shapley value with its standard error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShapleyValue {
    /// Mean over the sampled orders.
    pub value: f64,
    /// Standard error of the mean; 0 if every order gives the same.
    pub error: f64,
}

/// A score, taken apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shapley {
    /// Score with the values of the baseline throughout.
    pub base: f64,
    /// Score of the alternative.
    pub score: f64,
    /// One value a criterion; they add up to `score - base`.
    pub values: Vec<ShapleyValue>,
    /// Orders that were drawn.
    pub orders: u64,
}

/// The Shapley values of a game: `worth` says what a coalition of players is worth.
///
/// # Errors
/// The first that `worth` gives, by order.
pub fn sampled<E: Send>(
    players: usize,
    worth: impl Fn(&[bool]) -> Result<f64, E> + Sync,
    orders: u64,
    seed: u64,
) -> Result<Shapley, E> {
    let source = Source::new(seed, &["shapley"]);
    let base = worth(&vec![false; players])?;
    let score = worth(&vec![true; players])?;
    let one = |index: u64| -> Result<Vec<f64>, E> {
        let mut order: Vec<usize> = (0..players).collect();
        source.stream(index).shuffle(&mut order);
        let (mut inside, mut before) = (vec![false; players], base);
        let mut added = vec![0.0; players];
        for player in order {
            inside[player] = true;
            let after = worth(&inside)?;
            added[player] = after - before;
            before = after;
        }
        Ok(added)
    };
    let drawn: Vec<Vec<f64>> = (0..orders).into_par_iter().map(one).collect::<Result<_, E>>()?;
    let value = |player: usize| {
        let count = drawn.len().max(1) as f64;
        let mean = drawn.iter().map(|added| added[player]).sum::<f64>() / count;
        let squares = drawn.iter().map(|added| (added[player] - mean) * (added[player] - mean)).sum::<f64>();
        let error = if drawn.len() > 1 { (squares / (count - 1.0) / count).sqrt() } else { 0.0 };
        ShapleyValue { value: mean, error }
    };
    Ok(Shapley { base, score, values: (0..players).map(value).collect(), orders })
}

/// Takes the score of an alternative by a method apart, against another alternative of the same problem.
///
/// Where the alternative is to have the values of the other, they take the place of its own in its row; the other rows
/// stay, so that methods which compare alternatives with one another still see all of them.
///
/// # Errors
/// Those of the method.
pub fn of_method(
    method: &dyn Method,
    problem: &Problem,
    parameters: &Parameters,
    rows: [usize; 2],
    orders: u64,
    seed: u64,
) -> Result<Shapley, MethodError> {
    let [row, other] = rows;
    let columns = problem.criteria().len();
    let alternatives = problem.alternatives();
    let cells: Vec<Option<f64>> = (0..alternatives.len())
        .flat_map(|at| (0..columns).map(move |column| (at, column)))
        .map(|(at, column)| problem.matrix().get(at, column))
        .collect();
    let overflow = || MethodError::Overflow { what: "a value" };
    let worth = |own: &[bool]| -> Result<f64, MethodError> {
        let mut changed = cells.clone();
        for (column, _) in own.iter().enumerate().filter(|(_, own)| !**own) {
            changed[row * columns + column] = cells[other * columns + column];
        }
        let matrix = Matrix::new(columns, &changed).map_err(|_| overflow())?;
        let changed = Problem::new(alternatives.to_vec(), problem.criteria().to_vec(), matrix);
        let scores = evaluate(method, &changed.map_err(|_| overflow())?, parameters)?.scores;
        scores.get(row).copied().ok_or_else(overflow)
    };
    sampled(columns, worth, orders, seed)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::methods::find;
    use crate::problem::criterion::Criterion;

    /// Castro, Gómez & Tejada (2009), section 4: the airport game with 100 players.
    #[test]
    fn the_airport_game() {
        let groups = [
            (8, 0.01),
            (12, 0.020_869_565),
            (6, 0.033_369_565),
            (14, 0.046_883_079),
            (8, 0.063_549_745),
            (9, 0.082_780_515),
            (13, 0.106_036_329),
            (10, 0.139_369_662),
            (10, 0.189_369_662),
            (10, 0.289_369_662),
        ];
        let players: Vec<(f64, f64)> = groups
            .iter()
            .zip(1..)
            .flat_map(|(&(count, value), cost)| vec![(f64::from(cost), value); count])
            .collect();
        let worth = |inside: &[bool]| -> Result<f64, Infallible> {
            let costs =
                inside.iter().zip(&players).filter(|(inside, _)| **inside).map(|(_, player)| player.0);
            Ok(costs.fold(0.0, f64::max))
        };
        let found = sampled(100, worth, 1_000, 1).expect("nothing fails");
        assert_eq!((found.base, found.score), (0.0, 10.0));
        let sum: f64 = found.values.iter().map(|value| value.value).sum();
        assert!((sum - 10.0).abs() < 1e-9);
        for (player, (value, (_, expected))) in found.values.iter().zip(&players).enumerate() {
            // 100 means against their own errors: the largest of so many deviations stays below five.
            let off = (value.value - expected).abs();
            assert!(off <= 5.0 * value.error.max(0.004), "{player}: {value:?} {expected}");
        }
        // The mean over the players of a group has a tenth of the variance, and comes near.
        let last = &found.values[90..];
        let mean = last.iter().map(|value| value.value).sum::<f64>() / 10.0;
        assert!((mean - 0.289_369_662).abs() < 0.02, "{mean}");
    }

    fn problem() -> Problem {
        let criteria = [0.4, 0.3, 0.2, 0.1]
            .iter()
            .enumerate()
            .map(|(at, &weight)| Criterion::of_values(&format!("c{at}"), weight));
        let cells = [0.9, 0.2, 0.5, 0.4, 0.3, 0.8, 0.6, 0.1, 0.5, 0.5, 0.9, 0.7].map(Some);
        let names = ["a", "b", "c"].map(str::to_owned).to_vec();
        let matrix = Matrix::new(4, &cells).expect("finite");
        Problem::new(names, criteria.collect(), matrix).expect("sound")
    }

    #[test]
    fn an_additive_score_needs_no_sampling() {
        let method = find("additive").expect("it is there");
        let parameters = Parameters::defaults(method.card().parameters);
        let found = of_method(method, &problem(), &parameters, [0, 1], 7, 1).expect("a result");
        for (value, expected) in found.values.iter().zip([0.4 * 0.6, -0.3 * 0.6, -0.2 * 0.1, 0.1 * 0.3]) {
            assert!((value.value - expected).abs() < 1e-12 && value.error < 1e-12, "{value:?}");
        }
    }

    /// The mean over all 24 orders of four criteria, counted out.
    fn exact(worth: impl Fn(&[bool]) -> f64) -> Vec<f64> {
        let coalition = |mask: u32| -> Vec<bool> { (0..4).map(|at| mask >> at & 1 == 1).collect() };
        let factorial = |n: u32| -> f64 { (1..=n).map(f64::from).product() };
        (0..4_u32)
            .map(|player| {
                (0..16_u32)
                    .filter(|mask| mask >> player & 1 == 0)
                    .map(|mask| {
                        let size = mask.count_ones();
                        let share = factorial(size) * factorial(3 - size) / factorial(4);
                        share * (worth(&coalition(mask | 1 << player)) - worth(&coalition(mask)))
                    })
                    .sum()
            })
            .collect()
    }

    #[test]
    fn other_methods_come_within_their_error() {
        let (problem, method) = (problem(), find("topsis").expect("it is there"));
        let parameters = Parameters::defaults(method.card().parameters);
        let worth = |own: &[bool]| {
            let cell = |row: usize, column: usize| {
                let from = if row == 0 && !own[column] { 1 } else { row };
                problem.matrix().get(from, column)
            };
            let cells: Vec<Option<f64>> = (0..3)
                .flat_map(|row| (0..4).map(move |column| (row, column)))
                .map(|(r, c)| cell(r, c))
                .collect();
            let matrix = Matrix::new(4, &cells).expect("finite");
            let names = problem.alternatives().to_vec();
            let changed = Problem::new(names, problem.criteria().to_vec(), matrix).expect("sound");
            evaluate(method, &changed, &parameters).expect("a result").scores[0]
        };
        let found = of_method(method, &problem, &parameters, [0, 1], 400, 3).expect("a result");
        let sum: f64 = found.values.iter().map(|value| value.value).sum();
        assert!((sum - (found.score - found.base)).abs() < 1e-12);
        assert!(found.values.iter().any(|value| value.error > 1e-6), "topsis is not additive");
        for (value, expected) in found.values.iter().zip(exact(worth)) {
            assert!((value.value - expected).abs() <= 4.0 * value.error + 1e-12, "{value:?} {expected}");
        }
    }
}
