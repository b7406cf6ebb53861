//! The order of two areas under every coding of the levels, exactly, pair by pair.
//!
//! A coding gives each criterion an increasing function from its scale to `0..=1` that is 0 at the lowest and 1 at the
//! highest end, so that weights keep their meaning as swings. The functions of this kind are mixtures of steps from 0 to 1,
//! and the expected score is linear in them; its least over all codings is therefore reached at one step a criterion. With
//! `P_i(X_j > x)` the probability that area i lies above the step, the least difference of two areas is
//! `Σ_j w_j min_x (P_i(X_j > x) - P_k(X_j > x))`: area i scores at least as high as k under every coding if and only if it
//! is not negative, and under every coding and all admissible weights if and only if its least over those is not, a linear
//! program. A criterion on which k is better may be outweighed, which plain dominance on each criterion does not see.
//!
//! # Source
//! Extreme points of increasing functions are steps: Shaked & Shanthikumar (2007), Stochastic Orders, theorem 1.A.1;
//! preference under all compatible value functions: Greco, Mousseau & Słowiński (2008), EJOR 191:416-436.
//!
//! # Complexity
//! O(n p²) a pair for mixtures of p parts, and one linear program where the model's weights do not settle it; for at most
//! 200 areas.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_decide::smaa::preferences::Admissible;
use socta_decide::smaa::{PAIRED_ALTERNATIVES, RobustnessError};

use super::ordinal::{at_most, below, breakpoints, least_quadratic};
use crate::numeric::linear::Unsolved;
use crate::scoring::{Part, ThreatTable, Value};

/// Differences of scores below this are none.
const NOTHING: f64 = 1e-9;

/// Pairs whose order needs no coding of the levels; positions in the table, ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CodedPreference {
    /// (i, k): i is expected to score at least as high as k under every coding, at the model's weights.
    #[serde(with = "crate::keyed::position::alternative_pairs")]
    #[schemars(with = "Vec<(String, String)>")]
    pub at_weights: Vec<(usize, usize)>,
    /// (i, k): and under all admissible weights too. Only pairs for which the same criteria count.
    #[serde(with = "crate::keyed::position::alternative_pairs")]
    #[schemars(with = "Vec<(String, String)>")]
    pub at_all_weights: Vec<(usize, usize)>,
}

/// Finds all pairs whose order needs no coding of the levels.
///
/// # Errors
/// If there are more than 200 areas, or the admissible weights cannot be computed.
pub fn coded_preference(
    table: &ThreatTable,
    region: &Admissible,
) -> Result<CodedPreference, RobustnessError> {
    let areas = table.keys.len();
    if areas > PAIRED_ALTERNATIVES {
        return Err(RobustnessError::TooMany { alternatives: areas });
    }
    let rows: Vec<Vec<(bool, bool)>> = (0..areas)
        .into_par_iter()
        .map(|i| (0..areas).map(|k| pair(table, region, i, k)).collect())
        .collect::<Result<_, Unsolved>>()
        .map_err(RobustnessError::Unsolved)?;
    let pairs = |of: fn(&(bool, bool)) -> bool| {
        let hits = |(i, row): (usize, &Vec<(bool, bool)>)| -> Vec<(usize, usize)> {
            row.iter().enumerate().filter(|(_, found)| of(found)).map(|(k, _)| (i, k)).collect()
        };
        rows.iter().enumerate().flat_map(hits).collect()
    };
    Ok(CodedPreference { at_weights: pairs(|found| found.0), at_all_weights: pairs(|found| found.1) })
}

fn pair(table: &ThreatTable, region: &Admissible, i: usize, k: usize) -> Result<(bool, bool), Unsolved> {
    if i == k {
        return Ok((false, false));
    }
    let (upper, lower) = (table.row(i), table.row(k));
    let weights = table.weights();
    let counted = |row: &[Value]| -> f64 {
        row.iter()
            .zip(&weights)
            .filter(|(value, _)| !value.parts().is_empty())
            .map(|(_, weight)| weight)
            .sum()
    };
    let (own, other) = (counted(upper), counted(lower));
    if own <= 0.0 || other <= 0.0 {
        return Ok((false, false));
    }
    let least: f64 = upper
        .iter()
        .zip(lower)
        .zip(&weights)
        .map(|((a, b), weight)| least_step(a.parts(), weight / own, b.parts(), weight / other))
        .sum();
    let at_weights = least >= -NOTHING;
    let same = upper.iter().zip(lower).all(|(a, b)| a.parts().is_empty() == b.parts().is_empty());
    // The model's weights are admissible as a rule, and then refute the wider statement.
    if !same || (!at_weights && region.polytope.contains(&weights)) {
        return Ok((at_weights, false));
    }
    let steps: Vec<f64> =
        upper.iter().zip(lower).map(|(a, b)| least_step(a.parts(), 1.0, b.parts(), 1.0)).collect();
    Ok((at_weights, region.polytope.least(&steps)?.cost >= -NOTHING))
}

/// Least of `a P_i(X > x) - b P_k(X > x)` over the steps within the scale. Between breakpoints both are quadratic, so three
/// points and the vertex settle it.
fn least_step(upper: &[Part], a: f64, lower: &[Part], b: f64) -> f64 {
    let inside = |x: &f64| *x > 0.0 && *x < 1.0;
    let mut breaks: Vec<f64> =
        upper.iter().chain(lower).flat_map(|part| breakpoints(part.shape)).filter(inside).collect();
    breaks.extend([0.0, 1.0]);
    breaks.sort_by(f64::total_cmp);
    breaks.dedup();
    let above = |parts: &[Part], cdf: f64| if parts.is_empty() { 0.0 } else { 1.0 - cdf };
    let at = |x: f64| a * above(upper, at_most(upper, x)) - b * above(lower, at_most(lower, x));
    let before = |x: f64| a * above(upper, below(upper, x)) - b * above(lower, below(lower, x));
    let least = |ends: &[f64]| least_quadratic(at(ends[0]), at((ends[0] + ends[1]) / 2.0), before(ends[1]));
    breaks.windows(2).map(least).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::Shape;

    #[test]
    fn the_least_step_by_hand() {
        let levels = |shares: [f64; 4]| -> Vec<Part> {
            let values = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];
            shares
                .into_iter()
                .zip(values)
                .map(|(weight, value)| Part { weight, shape: Shape::Point(value) })
                .collect()
        };
        // Above Nil 0.9 against 1, above Low 0.6 against 0.5, above Medium 0.5 against 0.
        let (one, other) = (levels([0.1, 0.3, 0.1, 0.5]), levels([0.0, 0.5, 0.5, 0.0]));
        assert!((least_step(&one, 1.0, &other, 1.0) + 0.1).abs() < 1e-12);
        assert!((least_step(&other, 1.0, &one, 1.0) + 0.5).abs() < 1e-12);
        // What is certain to be high leads by everything.
        assert_eq!(least_step(&levels([0.0, 0.0, 0.0, 1.0]), 1.0, &levels([1.0, 0.0, 0.0, 0.0]), 1.0), 1.0);
    }
}
