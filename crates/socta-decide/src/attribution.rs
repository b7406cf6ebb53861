//! What each criterion adds to an additive score, against a baseline.
//!
//! `φ_ij = w_j (v_ij - v̄_j)`: for an additive score this is the exact Shapley value of the criterion, and `Σ_j φ_ij` is the
//! score of the alternative less the score of the baseline.
//!
//! # Source
//! Lundberg & Lee (2017), A Unified Approach to Interpreting Model Predictions, NeurIPS 30, Corollary 1 (linear case);
//! Shapley (1953), A Value for n-Person Games.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use serde::Serialize;
use socta_base::numeric::sum;

use crate::method::{Method, evaluate};
use crate::method_error::MethodError;
use crate::methods::value::additive::Additive;
use crate::outcome::Values;
use crate::parameter::{Parameters, Setting};
use crate::problem::Problem;

/// What the scores are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// The mean of all alternatives.
    Mean,
    /// The alternative in this row, from 0.
    Alternative(usize),
}

/// Additive scores, taken apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attribution {
    /// Score of the baseline.
    pub base: f64,
    /// Score of each alternative.
    pub scores: Vec<f64>,
    /// `φ`: one row an alternative, one entry a criterion; each row adds up to the score less `base`.
    pub phi: Vec<Vec<f64>>,
}

/// Takes weighted values `w_j v_ij` apart, one row an alternative. A row that is no alternative is the mean.
#[must_use]
pub fn attribution(weighted: &[Vec<f64>], baseline: Baseline) -> Attribution {
    let columns = weighted.first().map_or(0, Vec::len);
    let mean = |column: usize| {
        let cells: Vec<f64> = weighted.iter().filter_map(|row| row.get(column).copied()).collect();
        sum::mean(&cells)
    };
    let reference: Vec<f64> = match baseline {
        Baseline::Alternative(row) if row < weighted.len() => weighted[row].clone(),
        _ => (0..columns).map(mean).collect(),
    };
    let against = |row: &Vec<f64>| row.iter().zip(&reference).map(|(cell, base)| cell - base).collect();
    Attribution {
        base: sum::pairwise(&reference),
        scores: weighted.iter().map(|row| sum::pairwise(row)).collect(),
        phi: weighted.iter().map(against).collect(),
    }
}

/// Takes the additive scores of a problem on declared scales apart.
///
/// # Errors
/// Those of the additive value model; a missing cell is one, because rescaled weights are no common baseline.
pub fn of_problem(problem: &Problem, baseline: Baseline) -> Result<Attribution, MethodError> {
    let mut parameters = Parameters::defaults(Additive.card().parameters);
    parameters.set("missing", Setting::Choice("error"));
    parameters.set("contributions", Setting::Flag(true));
    let found = evaluate(&Additive, problem, &parameters)?;
    let rows = found.details.iter().find_map(|detail| match &detail.values {
        Values::Matrix(rows) if detail.name == "contributions" => Some(rows),
        _ => None,
    });
    let known = |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.unwrap_or(0.0)).collect();
    let weighted: Vec<Vec<f64>> = rows.into_iter().flatten().map(known).collect();
    Ok(attribution(&weighted, baseline))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_adds_up_to_the_score_less_the_base() {
        let weighted = [vec![0.5, 0.25, 0.125], vec![0.0, 0.5, 0.25], vec![0.25, 0.0, 0.0]];
        for (baseline, base) in
            [(Baseline::Mean, 0.625), (Baseline::Alternative(1), 0.75), (Baseline::Alternative(9), 0.625)]
        {
            let found = attribution(&weighted, baseline);
            assert!((found.base - base).abs() < 1e-15);
            for (row, score) in found.phi.iter().zip(&found.scores) {
                assert!((row.iter().sum::<f64>() - (score - base)).abs() < 1e-15, "{found:?}");
            }
        }
        assert_eq!(attribution(&weighted, Baseline::Alternative(2)).phi[2], [0.0; 3]);
        assert!(attribution(&[], Baseline::Mean).phi.is_empty());
    }
}
