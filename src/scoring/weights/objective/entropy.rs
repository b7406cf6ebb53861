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

use super::several;
use crate::numeric::float::ln;
use crate::numeric::sum::pairwise;
use crate::scoring::weights::{Card, Cells, Input, Needs, Weighing, WeightError, Weighting};
use crate::scoring::{Complete, Parameters, ScaleLevel, Values};

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
    let largest: Vec<f64> = matrix.extremes().into_iter().map(|(_, high)| high).collect();
    let mut found = EntropyWeights { entropy: vec![], divergence: vec![] };
    for (column, high) in largest.into_iter().enumerate() {
        if high <= 0.0 {
            return Err(column);
        }
        // Divided by the largest first, so that the sum of large cells does not overflow.
        let cells: Vec<f64> = matrix.column(column).into_iter().map(|x| x / high).collect();
        let total = pairwise(&cells);
        let term = |x: &f64| {
            let share = x / total;
            if share > 0.0 { share * ln(share) } else { 0.0 }
        };
        let terms: Vec<f64> = cells.iter().map(term).collect();
        // Equal cells are found by comparing, because rounding would leave them a tiny weight.
        let equal = cells.iter().all(|x| *x == cells[0]);
        let entropy = if equal { 1.0 } else { (-pairwise(&terms) / evenness).clamp(0.0, 1.0) };
        found.entropy.push(entropy);
        found.divergence.push(1.0 - entropy);
    }
    Ok(found)
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
            .with("entropy", Values::Criteria(found.entropy))
            .with("divergence", Values::Criteria(found.divergence)))
    }
}
