//! The best-worst method, linear model: weights from comparisons with the best and the worst criterion alone.
//!
//! `a_Bj` says how many times as important the best criterion is as `j`, `a_jW` how many times as important `j` is as the
//! worst. The weights make `ξ = max_j { |w_B - a_Bj w_j|, |w_j - a_jW w_W| }` smallest. Contradictions are measured on the
//! judgements themselves: `CR^I = max_j |a_Bj a_jW - a_BW| / (a_BW² - a_BW)`, with a threshold that depends on `a_BW` and `n`.
//!
//! # Source
//! Rezaei (2015), Best-worst multi-criteria decision-making method, Omega 53:49-57; Rezaei (2016), Some properties and a
//! linear model, Omega 64:126-130; input-based consistency and its thresholds: Liang, Brunelli & Rezaei (2020), Omega 96:102175.
//!
//! # Complexity
//! A linear program of n + 1 variables and 4 n - 5 rows.

use socta_base::numeric::linear::{Program, Sense, Unsolved};

use crate::card::ScaleLevel;
use crate::outcome::Values;
use crate::parameter::Parameters;
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::judgements::checked::BestWorstVectors;
use crate::weights::method::{Input, LookAt, Weighing, WeightError, Weighting};

static CARD: Card = Card {
    name: "best-worst",
    aliases: &["bwm", "best-worst-method"],
    title: "best-worst method, linear model",
    source: "Rezaei (2016), Omega 64:126-130",
    complexity: "a linear program of n + 1 variables",
    meaning: "Importance as the comparisons with the best and the worst criterion state it, with the largest misfit made smallest.",
    parameters: &[],
    needs: Needs::BestWorst,
    scale: ScaleLevel::Ordinal,
    cells: Cells::Any,
    equal: "Equal weights, and consistent.",
};

/// Largest input-based consistency ratio that passes, by `a_BW` from 3 to 9 and `n` from 3 to 9: Liang, Brunelli & Rezaei
/// (2020).
const THRESHOLDS: [[f64; 7]; 7] = [
    [0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667],
    [0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683],
    [0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960],
    [0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262],
    [0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403],
    [0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657],
    [0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662],
];

/// Weights and intermediate results, by the paper's symbols.
#[derive(Debug, Clone, PartialEq)]
pub struct BestWorstWeights {
    /// Weights, adding up to 1.
    pub weights: Vec<f64>,
    /// `ξ^L`: the largest misfit, in units of weight, 0 or more.
    pub xi: f64,
    /// `CR^I_j` of each criterion, 0 or more.
    pub ratios: Vec<f64>,
    /// `CR^I`: the largest of them.
    pub ratio: f64,
    /// Largest `CR^I` that passes; 0 where the judgements leave no room for contradiction.
    pub threshold: f64,
}

/// The linear best-worst method on numbers; `vectors` must be checked, as those of [`crate::weights::Judgements`] are.
///
/// # Errors
/// If the linear program cannot be solved in floating-point numbers.
pub fn best_worst(vectors: &BestWorstVectors) -> Result<BestWorstWeights, Unsolved> {
    let BestWorstVectors { best, worst, to_others, to_worst } = vectors;
    let n = to_others.len();
    let mut program = Program::new();
    let weights: Vec<usize> = (0..n).map(|_| program.variable(0.0, 0.0, 1.0)).collect();
    let xi = program.variable(1.0, 0.0, f64::INFINITY);
    program.constrain(weights.iter().map(|w| (*w, 1.0)), Sense::Equal, 1.0);
    let mut within = |greater: usize, factor: f64, smaller: usize| {
        let terms = [(greater, 1.0), (smaller, -factor)];
        program.constrain(terms.into_iter().chain([(xi, -1.0)]), Sense::AtMost, 0.0);
        program.constrain(terms.into_iter().chain([(xi, 1.0)]), Sense::AtLeast, 0.0);
    };
    for j in 0..n {
        if j != *best {
            within(weights[*best], to_others[j], weights[j]);
        }
        if j != *worst && j != *best {
            within(weights[j], to_worst[j], weights[*worst]);
        }
    }
    let found = program.solve()?;
    let ratios = input_based_ratios(vectors);
    Ok(BestWorstWeights {
        weights: found.values[..n].to_vec(),
        xi: found.cost,
        ratio: ratios.iter().copied().fold(0.0, f64::max),
        ratios,
        threshold: threshold(to_others[*worst], n),
    })
}

fn input_based_ratios(vectors: &BestWorstVectors) -> Vec<f64> {
    let BestWorstVectors { worst, to_others, to_worst, .. } = vectors;
    let span = to_others[*worst];
    let ratio = |(over, under): (&f64, &f64)| {
        if span > 1.0 { (over * under - span).abs() / (span * span - span) } else { 0.0 }
    };
    to_others.iter().zip(to_worst).map(ratio).collect()
}

/// Beyond the table its nearest row and column count; below it nothing may contradict.
fn threshold(span: f64, n: usize) -> f64 {
    if span < 2.5 || n < 3 {
        return 0.0;
    }
    // The table has whole numbers only; the nearest one counts.
    let row = (span.round().clamp(3.0, 9.0) as usize) - 3;
    THRESHOLDS[row][n.clamp(3, 9) - 3]
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct BestWorst;

impl Weighting for BestWorst {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        let vectors = input.judged(&CARD, |judgements| judgements.best_worst())?;
        let found =
            best_worst(vectors).map_err(|reason| WeightError::Unsolved { method: CARD.name, reason })?;
        let mut weighing = Weighing::of(&found.weights, "the linear program gives no weight to anything")?
            .detailed("xi", Values::Scalar(found.xi))
            .detailed("consistency_ratio", Values::Scalar(found.ratio))
            .detailed("consistency_threshold", Values::Scalar(found.threshold))
            .detailed("consistency_ratios", Values::Criteria(found.ratios.clone()));
        if found.ratio > found.threshold {
            weighing.look_at.push(look_at(vectors, &found, &input.criteria()));
        }
        Ok(weighing)
    }
}

/// The criterion whose two judgements fit worst; the first of equals.
fn look_at(vectors: &BestWorstVectors, found: &BestWorstWeights, names: &[String]) -> LookAt {
    let at = found.ratios.iter().position(|ratio| *ratio >= found.ratio).unwrap_or(0);
    let [best, worst, middle] = [vectors.best, vectors.worst, at].map(|at| names[at].clone());
    let (over, under) = (vectors.to_others[at], vectors.to_worst[at]);
    let words = format!(
        "`{best}` against `{middle}` is {over}, and `{middle}` against `{worst}` is {under}; then `{best}` against `{worst}` \
         would be {}, but it is {}",
        over * under,
        vectors.to_others[vectors.worst],
    );
    LookAt { criteria: vec![best, middle, worst], words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vectors(best: usize, worst: usize, to_others: &[f64], to_worst: &[f64]) -> BestWorstVectors {
        BestWorstVectors { best, worst, to_others: to_others.to_vec(), to_worst: to_worst.to_vec() }
    }

    fn close(found: &[f64], expected: &[f64]) -> bool {
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-8)
    }

    /// R package BWM 0.1.0, test-example-data.R, after Rezaei (2016): quality, price, comfort, safety, style of a car.
    #[test]
    fn rezaei_2016_car() {
        let found = best_worst(&vectors(1, 4, &[2.0, 1.0, 4.0, 3.0, 8.0], &[4.0, 8.0, 2.0, 3.0, 1.0]));
        let found = found.expect("a linear program");
        let expected = [0.229_508_20, 0.448_087_43, 0.114_754_10, 0.153_005_46, 0.054_644_81];
        assert!(close(&found.weights, &expected), "{found:?}");
        // That test divides by the consistency index 4.47 of a_BW = 8.
        assert!((found.xi / 4.47 - 0.002_444_958).abs() < 1e-8, "{found:?}");
        assert!((found.ratio - 1.0 / 56.0).abs() < 1e-15 && found.ratio < found.threshold);
    }

    /// The same package: consistent judgements come back.
    #[test]
    fn rezaei_2016_car_consistent() {
        let found = best_worst(&vectors(1, 4, &[2.0, 1.0, 4.0, 2.0, 8.0], &[4.0, 8.0, 2.0, 4.0, 1.0]));
        let found = found.expect("a linear program");
        assert!(close(&found.weights, &[4.0 / 19.0, 8.0 / 19.0, 2.0 / 19.0, 4.0 / 19.0, 1.0 / 19.0]));
        assert!(found.xi.abs() < 1e-12 && found.ratio == 0.0);
    }

    #[test]
    fn what_contradicts_is_named() {
        let contradictory = vectors(0, 2, &[1.0, 8.0, 8.0], &[8.0, 8.0, 1.0]);
        let found = best_worst(&contradictory).expect("a linear program");
        assert!(found.ratio > found.threshold, "{found:?}");
        let names = ["a", "b", "c"].map(str::to_owned);
        let words = look_at(&contradictory, &found, &names).words;
        assert_eq!(
            words,
            "`a` against `b` is 8, and `b` against `c` is 8; then `a` against `c` would be 64, but it is 8"
        );
    }

    #[test]
    fn thresholds_are_those_of_the_nearest_entry() {
        assert_eq!(threshold(3.0, 3), 0.1667);
        assert_eq!(threshold(8.0, 5), 0.2958);
        assert_eq!(threshold(9.0, 30), 0.3662);
        assert_eq!(threshold(2.0, 5), 0.0);
    }
}
