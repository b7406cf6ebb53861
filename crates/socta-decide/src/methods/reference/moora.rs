//! MOORA: the ratio system and the reference point.
//!
//! `x*_ij = x_ij / √Σ_i x_ij²`. The ratio system takes `y_i = Σ_benefits w_j x*_ij - Σ_costs w_j x*_ij`; the reference point takes
//! `max_j w_j |r_j - x*_ij|` with `r_j` the best `x*` of the criterion.
//!
//! # Source
//! Brauers & Zavadskas (2006), The MOORA method and its application to privatization in a transition economy, Control and
//! Cybernetics 35(2):445-469.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes_and_lengths, largest, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, TIES_RULE, best_and_worst, finite, per_unit};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "moora",
    aliases: &[],
    title: "MOORA",
    source: "Brauers & Zavadskas (2006), Control and Cybernetics 35(2):445-469",
    complexity: "O(m n)",
    score: "ratio system: benefits less costs, -1 to 1, highest is best; reference point: largest distance, lowest is best",
    parameters: &[
        Parameter {
            name: "part",
            kind: Kind::Choice { options: &["ratio-system", "reference-point"], default: "ratio-system" },
            meaning: "Which of the two parts of the method scores.",
        },
        MISSING,
    ],
    needs: Needs { weights: true, scale: ScaleLevel::Ratio, criteria: "nothing" },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They add the same to all.",
        zero: "A column of zeros stays one and adds nothing.",
        negative: "Taken as they are; the scores then depend on the zero point.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores of both parts.
#[derive(Debug, Clone, PartialEq)]
pub struct MooraScores {
    /// `r`: best weighted scaled value of each criterion.
    pub reference: Vec<f64>,
    /// `y`: benefits less costs; highest is best.
    pub ratio_system: Vec<f64>,
    /// Largest distance to the reference point; lowest is best.
    pub reference_point: Vec<f64>,
}

/// MOORA on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If the length of a column is not finite.
pub fn moora(
    matrix: Complete<'_>,
    directions: &[Direction],
    weights: &[f64],
) -> Result<MooraScores, Refusal> {
    let (extremes, lengths) = extremes_and_lengths(matrix);
    finite(&lengths, "the length of a criterion")?;
    let units = per_unit(weights, &lengths)?;
    let (best, _) = best_and_worst(extremes, directions);
    let reference: Vec<f64> = best.iter().zip(&units).map(|(best, unit)| best * unit).collect();
    let signed: Vec<f64> = units.iter().zip(directions).map(|(unit, d)| unit * d.sign()).collect();
    let [ratio_system, reference_point] = each_row(matrix, |row| {
        let [ratio] = sums(row, [&signed], |x, [unit]| [x * unit]);
        [ratio, largest(row, [&reference, &units], |x, [best, unit]| (best - x * unit).abs())]
    });
    Ok(MooraScores { reference, ratio_system, reference_point })
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Moora;

impl Method for Moora {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = moora(given.matrix()?, &given.directions, &given.weights)
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "reference", values: Values::Criteria(found.reference) },
            Detail { name: "ratio_system", values: Values::Alternatives(found.ratio_system.clone()) },
            Detail { name: "reference_point", values: Values::Alternatives(found.reference_point.clone()) },
        ];
        let (scores, best) = match parameters.choice("part") {
            "reference-point" => (found.reference_point, Best::Lowest),
            _ => (found.ratio_system, Best::Highest),
        };
        Ok(Outcome { scores, best, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    /// By hand: both columns have the length 5.
    #[test]
    fn both_parts() {
        let problem = problem(&[[3.0, 4.0], [4.0, 3.0]], [1, -1], [0.5, 0.5]);
        let matrix = problem.matrix().complete().expect("no gaps");
        let found = moora(matrix, &problem.directions(), &[0.5, 0.5]).expect("finite");
        assert!(near(&found.ratio_system, &[-0.1, 0.1], 1e-12), "{found:?}");
        assert!(near(&found.reference, &[0.4, 0.3], 1e-12));
        assert!(near(&found.reference_point, &[0.1, 0.0], 1e-12));
    }
}
