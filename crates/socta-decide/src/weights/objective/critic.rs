//! CRITIC: criteria importance through intercriteria correlation.
//!
//! On min-max values, `C_j = σ_j Σ_k (1 - r_jk)` with standard deviations `σ` and Pearson correlations `r`; `w_j = C_j / Σ C`.
//! What repeats another criterion weighs less.
//!
//! # Source
//! Diakoulaki, Mavrotas & Papayannakis (1995), Determining objective weights in multiple criteria problems: the CRITIC
//! method, Computers & Operations Research 22(7):763-770.
//!
//! # Complexity
//! O(m n²).

use std::cmp::Ordering;

use rayon::prelude::*;
use socta_base::numeric::sum::{mean, pairwise};

use crate::card::ScaleLevel;
use crate::matrix::{Complete, Direction};
use crate::outcome::Values;
use crate::parameter::Parameters;
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::method::{Input, Weighing, WeightError, Weighting};
use crate::weights::objective::spread::{deviation, min_max_columns, product, several};

static CARD: Card = Card {
    name: "critic",
    aliases: &[],
    title: "CRITIC",
    source: "Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7):763-770",
    complexity: "O(m n²)",
    meaning: "How much a criterion tells these alternatives apart that no other criterion tells, not how much it matters. \
              Units and zero points do not count.",
    parameters: &[],
    needs: Needs::Matrix,
    scale: ScaleLevel::Interval,
    cells: Cells::Any,
    equal: "An error: correlations with a constant do not exist.",
};

/// Weights and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct CriticWeights {
    /// `σ_j` of the min-max values, `0..=0.5`.
    pub deviation: Vec<f64>,
    /// Correlations `r_jk` of the criteria, `-1..=1`.
    pub correlation: Vec<Vec<f64>>,
    /// `Σ_k (1 - r_jk)`: how far a criterion goes against the others, 0 or more.
    pub conflict: Vec<f64>,
    /// `C_j`: to which the weights are proportional.
    pub information: Vec<f64>,
}

/// CRITIC on numbers; no column is constant.
#[must_use]
pub fn critic(matrix: Complete<'_>, directions: &[Direction]) -> CriticWeights {
    let columns = min_max_columns(matrix, directions);
    let deviations: Vec<f64> = columns.par_iter().map(|column| deviation(column)).collect();
    let correlations = correlations(&columns, &deviations);
    let against = |row: &Vec<f64>| pairwise(&row.iter().map(|r| 1.0 - r).collect::<Vec<_>>());
    let conflict: Vec<f64> = correlations.iter().map(against).collect();
    let information = deviations.iter().zip(&conflict).map(|(sigma, conflict)| sigma * conflict).collect();
    CriticWeights { deviation: deviations, correlation: correlations, conflict, information }
}

/// Pearson's correlations of columns that are not constant.
fn correlations(columns: &[Vec<f64>], deviations: &[f64]) -> Vec<Vec<f64>> {
    let centred = |column: &Vec<f64>| {
        let middle = mean(column);
        column.iter().map(|x| x - middle).collect()
    };
    let centred: Vec<Vec<f64>> = columns.par_iter().map(centred).collect();
    let count = columns.first().map_or(0, Vec::len) as f64;
    let r = |j: usize, k: usize| {
        (product(&centred[j], &centred[k]) / count / (deviations[j] * deviations[k])).clamp(-1.0, 1.0)
    };
    let below = |j: usize| (0..j).map(|k| r(j, k)).collect();
    let below: Vec<Vec<f64>> = (0..columns.len()).into_par_iter().map(below).collect();
    let entry = |j: usize, k: usize| match j.cmp(&k) {
        Ordering::Less => below[k][j],
        Ordering::Equal => 1.0,
        Ordering::Greater => below[j][k],
    };
    (0..columns.len()).map(|j| (0..columns.len()).map(|k| entry(j, k)).collect()).collect()
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Critic;

impl Weighting for Critic {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        let (problem, matrix) = input.matrix(&CARD)?;
        several(matrix, &CARD)?;
        if let Some(constant) = matrix.extremes().iter().position(|(low, high)| low == high) {
            let criterion = problem.criteria()[constant].name.clone();
            return Err(WeightError::ConstantColumn { criterion });
        }
        let found = critic(matrix, &problem.directions());
        let weighing = Weighing::of(&found.information, "all criteria move together")?;
        let rows = found.correlation.into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
        Ok(weighing
            .detailed("deviation", Values::Criteria(found.deviation))
            .detailed("conflict", Values::Criteria(found.conflict))
            .detailed("information", Values::Criteria(found.information))
            .detailed("correlation", Values::Matrix(rows)))
    }
}
