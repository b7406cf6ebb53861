//! EDAS: distance from the average alternative, above and below it.
//!
//! `AV_j` is the mean of a criterion; for benefits `PDA_ij = max(0, x_ij - AV_j) / AV_j` and
//! `NDA_ij = max(0, AV_j - x_ij) / AV_j`, for costs the other way round; `SP_i = Σ_j w_j PDA_ij`, `SN_i = Σ_j w_j NDA_ij`;
//! `AS_i = (SP_i / max SP + 1 - SN_i / max SN) / 2`.
//!
//! # Source
//! Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis (2015), Multi-criteria inventory classification using a new method of
//! Evaluation based on Distance from Average Solution (EDAS), Informatica 26(3):435-451.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{each_row, extremes_and_sums, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, MISSING_RULE, TIES_RULE, finite};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "edas",
    aliases: &[],
    title: "EDAS",
    source: "Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis (2015), Informatica 26(3):435-451",
    complexity: "O(m n)",
    score: "appraisal score AS, 0 to 1; highest is best",
    parameters: &[MISSING],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ratio,
        criteria: "nothing; the average alternative is taken from the data",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "They add nothing; if all are such, every score is 0.5.",
        zero: "Nothing special; a column of zeros adds nothing.",
        negative: "Allowed while the mean of the criterion is above 0, else an error.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Scores and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct EdasScores {
    /// `AV`: mean of each criterion.
    pub average: Vec<f64>,
    /// `SP`: weighted sum of the positive distances.
    pub sp: Vec<f64>,
    /// `SN`: weighted sum of the negative distances.
    pub sn: Vec<f64>,
    /// Appraisal score `AS`, `0..=1`.
    pub appraisal: Vec<f64>,
}

/// EDAS on numbers. The weights add up to 1; one direction and weight a column.
///
/// # Errors
/// If the mean of a column with different cells is not above 0.
pub fn edas(matrix: Complete<'_>, directions: &[Direction], weights: &[f64]) -> Result<EdasScores, Refusal> {
    let (extremes, totals) = extremes_and_sums(matrix, weights, |x, _| x);
    finite(&totals, "the sum of a criterion")?;
    let mut average: Vec<f64> = totals.iter().map(|total| total / matrix.len() as f64).collect();
    let mut units = Vec::with_capacity(weights.len());
    for (column, mean) in average.iter_mut().enumerate() {
        if extremes.low[column] >= extremes.high[column] {
            // The mean of equal cells may be rounded, and what it differs by would be made large below.
            *mean = extremes.low[column];
            units.push(0.0);
        } else if *mean > 0.0 {
            units.push(directions[column].sign() * weights[column] / *mean);
        } else {
            return Err(Refusal::MeanNotPositive { column, mean: *mean });
        }
    }
    finite(&units, "the weight of a unit")?;
    let [sp, sn] = each_row(matrix, |row| {
        sums(row, [&average, &units], |x, [mean, unit]| {
            let distance = (x - mean) * unit;
            if distance > 0.0 { [distance, 0.0] } else { [0.0, -distance] }
        })
    });
    let largest = |sums: &[f64]| sums.iter().copied().fold(0.0, f64::max);
    let (most_above, most_below) = (largest(&sp), largest(&sn));
    let share = |sum: f64, most: f64| if most > 0.0 { sum / most } else { 0.0 };
    let pairs = sp.iter().zip(&sn);
    let appraisal = pairs
        .map(|(above, below)| 0.5 * (share(*above, most_above) + 1.0 - share(*below, most_below)))
        .collect();
    Ok(EdasScores { average, sp, sn, appraisal })
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Edas;

impl Method for Edas {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let found = edas(given.matrix()?, &given.directions, &given.weights)
            .map_err(|refusal| refusal.named(problem))?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "average", values: Values::Criteria(found.average) },
            Detail { name: "sp", values: Values::Alternatives(found.sp) },
            Detail { name: "sn", values: Values::Alternatives(found.sn) },
        ];
        Ok(Outcome { scores: found.appraisal, best: Best::Highest, ranks: None, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::examples::{near, problem};

    fn scores(problem: &Problem) -> Result<Vec<f64>, Refusal> {
        let weights = problem.weights().expect("given").values;
        let matrix = problem.matrix().complete().expect("no gaps");
        edas(matrix, &problem.directions(), &weights).map(|found| found.appraisal)
    }

    /// Yazdani, Torkayesh, Santibanez-Gonzalez & Otaghsara (2020), Sustainable Operations and Computers 1:35-42, to three
    /// digits.
    #[test]
    fn yazdani_2020() {
        let rows = [
            [3873.0, 39.55, 0.27, 0.87, 150.0, 0.07, 12.0, 2130.0],
            [5067.0, 67.26, 0.23, 0.23, 40.0, 0.02, 21.0, 2200.0],
            [2213.0, 24.69, 0.08, 0.17, 200.0, 0.04, 35.0, 570.0],
            [6243.0, 132.0, 0.07, 0.25, 100.0, 0.04, 16.0, 100.0],
            [8312.0, 460.47, 0.05, 0.21, 25.0, 0.1, 25.0, 200.0],
        ];
        let weights = [0.131, 0.113, 0.126, 0.125, 0.126, 0.129, 0.132, 0.117];
        let found = scores(&problem(&rows, [-1, -1, -1, 1, 1, -1, 1, 1], weights)).expect("positive");
        assert!(near(&found, &[0.841, 0.632, 0.883, 0.457, 0.104], 6e-4), "{found:?}");
    }

    #[test]
    fn rounding_of_a_mean_makes_no_distance() {
        let same = problem(&[[0.1, 0.0], [0.1, 0.0], [0.1, 0.0]], [1, -1], [0.5, 0.5]);
        assert_eq!(scores(&same), Ok(vec![0.5; 3]));
        let about_zero = problem(&[[-1.0], [1.0]], [1], [1.0]);
        assert_eq!(scores(&about_zero), Err(Refusal::MeanNotPositive { column: 0, mean: 0.0 }));
    }
}
