//! Entropy weights: the less evenly a criterion is shared out, the more it weighs.
//!
//! `p_ij = x_ij / Σ_i x_ij`, `e_j = -Σ_i p_ij ln p_ij / ln m` with `0 ln 0 = 0`, `d_j = 1 - e_j`, `w_j = d_j / Σ d`.
//!
//! # Source
//! Shannon (1948), A mathematical theory of communication; as weights: Zeleny (1982), Multiple Criteria Decision Making,
//! McGraw-Hill; Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer.
//!
//! # Complexity
//! O(m n).

use rayon::prelude::*;
use socta_base::numeric::float::ln;
use socta_base::numeric::sum::pairwise;

use crate::card::ScaleLevel;
use crate::matrix::Complete;
use crate::outcome::Values;
use crate::parameter::Parameters;
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::method::{Input, Weighing, WeightError, Weighting};
use crate::weights::objective::spread::{columns, several};

static CARD: Card = Card {
    name: "entropy",
    aliases: &["shannon-entropy"],
    title: "entropy weights",
    source: "Zeleny (1982), Multiple Criteria Decision Making, McGraw-Hill; Shannon (1948)",
    complexity: "O(m n)",
    meaning: "How unevenly a criterion is shared out among these alternatives, not how much it matters. Directions do not count. \
              Adding a constant to a criterion changes its weight, so that the cells need a true zero.",
    parameters: &[],
    needs: Needs::Matrix,
    scale: ScaleLevel::Ratio,
    cells: Cells::NotNegative,
    equal: "Weight 0; an error if all criteria are such, and for a criterion of zeros.",
};

/// Weights and intermediate results, by the usual symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct EntropyWeights {
    /// `e_j`: entropy of each criterion, `0..=1`; 1 for equal cells.
    pub entropy: Vec<f64>,
    /// `d_j = 1 - e_j`: divergence, to which the weights are proportional.
    pub divergence: Vec<f64>,
}

/// Entropy weights on cells of 0 or more, of two or more alternatives. A column of zeros has no shares and gives its
/// position as the error.
///
/// # Errors
/// The first column of zeros.
pub fn entropy(matrix: Complete<'_>) -> Result<EntropyWeights, usize> {
    let evenness = ln(matrix.len() as f64);
    let columns = columns(matrix);
    if let Some(zeros) = columns.iter().position(|column| column.iter().all(|x| *x <= 0.0)) {
        return Err(zeros);
    }
    let entropy: Vec<f64> = columns.into_par_iter().map(|column| one_entropy(column, evenness)).collect();
    let divergence = entropy.iter().map(|entropy| 1.0 - entropy).collect();
    Ok(EntropyWeights { entropy, divergence })
}

/// The entropy of cells of which one is above 0, against that of equal cells.
fn one_entropy(mut cells: Vec<f64>, evenness: f64) -> f64 {
    // Equal cells are found by comparing, because rounding would leave them a tiny weight.
    if cells.iter().all(|x| *x == cells[0]) {
        return 1.0;
    }
    // Divided by the largest first, so that the sum of large cells does not overflow.
    let largest = cells.iter().copied().fold(0.0, f64::max);
    cells.iter_mut().for_each(|x| *x /= largest);
    let total = pairwise(&cells);
    cells.iter_mut().for_each(|x| {
        let share = *x / total;
        *x = if share > 0.0 { share * ln(share) } else { 0.0 };
    });
    (-pairwise(&cells) / evenness).clamp(0.0, 1.0)
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Entropy;

impl Weighting for Entropy {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        let (problem, matrix) = input.matrix(&CARD)?;
        several(matrix, &CARD)?;
        let zeros = |column: usize| problem.criteria()[column].name.clone();
        let found = entropy(matrix).map_err(|at| WeightError::ZeroColumn { criterion: zeros(at) })?;
        let weighing = Weighing::of(&found.divergence, "all alternatives are equal on every criterion")?;
        Ok(weighing
            .detailed("entropy", Values::Criteria(found.entropy))
            .detailed("divergence", Values::Criteria(found.divergence)))
    }
}
