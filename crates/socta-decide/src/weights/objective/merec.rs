//! MEREC: weights by the effect of leaving a criterion out.
//!
//! `n_ij = min_k x_kj / x_ij` for benefits and `x_ij / max_k x_kj` for costs; `S_i = ln(1 + Σ_j |ln n_ij| / n)`, `S'_ij` the
//! same without criterion `j`; `E_j = Σ_i |S'_ij - S_i|`, `w_j = E_j / Σ E`.
//!
//! # Source
//! Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene (2021), Determination of objective weights using a new
//! method based on the removal effects of criteria (MEREC), Symmetry 13(4):525.
//!
//! # Complexity
//! O(m n).

use rayon::prelude::*;
use socta_base::numeric::float::{ln, ln_1p};
use socta_base::numeric::sum::pairwise;

use crate::card::ScaleLevel;
use crate::matrix::{Complete, Direction};
use crate::outcome::Values;
use crate::parameter::Parameters;
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::method::{Input, Weighing, WeightError, Weighting};
use crate::weights::objective::spread::several;

static CARD: Card = Card {
    name: "merec",
    aliases: &["removal-effects"],
    title: "MEREC",
    source: "Keshavarz-Ghorabaee et al. (2021), Symmetry 13(4):525",
    complexity: "O(m n)",
    meaning: "How much the performance of these alternatives changes when a criterion is left out, not how much it matters. \
              Only quotients count, so that the cells need a true zero.",
    parameters: &[],
    needs: Needs::Matrix,
    scale: ScaleLevel::Ratio,
    cells: Cells::Positive,
    equal: "Weight 0; an error if all criteria are such.",
};

/// Rows whose effects are added up before those of others; fixed, so that the sums are the same at any number of threads.
const BLOCK: usize = 1_024;

/// Weights and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct MerecWeights {
    /// `S_i`: overall performance of each alternative, 0 or more.
    pub performance: Vec<f64>,
    /// `E_j`: effect of leaving each criterion out, to which the weights are proportional.
    pub effects: Vec<f64>,
}

/// MEREC on cells above 0.
#[must_use]
pub fn merec(matrix: Complete<'_>, directions: &[Direction]) -> MerecWeights {
    // The logarithm of a quotient, without the quotient, which may vanish.
    let ends: Vec<f64> = matrix
        .extremes()
        .into_iter()
        .zip(directions)
        .map(|((low, high), direction)| ln(if *direction == Direction::Max { low } else { high }))
        .collect();
    let rows: Vec<&[f64]> = matrix.rows().collect();
    let blocks: Vec<(Vec<f64>, Vec<f64>)> = rows.par_chunks(BLOCK).map(|rows| block(rows, &ends)).collect();
    let effect =
        |column: usize| pairwise(&blocks.iter().map(|(_, effects)| effects[column]).collect::<Vec<f64>>());
    MerecWeights {
        effects: (0..ends.len()).map(effect).collect(),
        performance: blocks.iter().flat_map(|(performance, _)| performance.iter().copied()).collect(),
    }
}

/// `S_i` of some rows, and what they add to each `E_j`.
fn block(rows: &[&[f64]], ends: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let count = ends.len() as f64;
    let mut effects = vec![0.0; ends.len()];
    let mut terms = vec![0.0; ends.len()];
    let mut performance = Vec::with_capacity(rows.len());
    for row in rows {
        for ((term, x), end) in terms.iter_mut().zip(*row).zip(ends) {
            *term = (ln(*x) - end).abs();
        }
        let whole = pairwise(&terms);
        let all = ln_1p(whole / count);
        for (effect, term) in effects.iter_mut().zip(&terms) {
            // A term of 0 changes nothing, whatever rounding says.
            if *term > 0.0 {
                *effect += (ln_1p(((whole - term) / count).max(0.0)) - all).abs();
            }
        }
        performance.push(all);
    }
    (performance, effects)
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Merec;

impl Weighting for Merec {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        let (problem, matrix) = input.matrix(&CARD)?;
        several(matrix, &CARD)?;
        let found = merec(matrix, &problem.directions());
        let weighing = Weighing::of(&found.effects, "all alternatives are equal on every criterion")?;
        Ok(weighing
            .detailed("performance", Values::Alternatives(found.performance))
            .detailed("effects", Values::Criteria(found.effects)))
    }
}
