//! The smallest change of all weights together that makes two areas change places.
//!
//! One weight alone ([`super::swaps`]) is not always the cheapest way, and sometimes none. Among the admissible weights
//! that give the lower area at least the score of the higher one, those nearest to the weights of the model are sought:
//! the least `Σ |w_j - w_j°|`, a linear program. If no admissible weights do it, the whole simplex is searched and the
//! answer says so; if none at all do, the higher area is at least as threatening under all weights.
//!
//! # Source
//! Minimal change of weights as a linear program: Wolters & Mareschal (1995), European Journal of Operational Research
//! 81(2):281-290.
//!
//! # Complexity
//! One or two linear programs of 2 n variables a pair, for n criteria.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_decide::smaa::preferences::Admissible;
use socta_decide::smaa::{PAIRED_ALTERNATIVES, smallest_change};

use crate::numeric::linear::Unsolved;
use crate::numeric::rank::falling;
use crate::numeric::rank::{Best, order};
use crate::scoring::{ThreatTable, Value, score_all};

/// Changes of a weight below this are none.
const NOTHING: f64 = 1e-9;

/// The smallest change of all weights that makes two areas score the same; beyond it they change places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct JointSwap {
    /// Position of the area that scores higher.
    #[serde(with = "crate::keyed::position::alternative")]
    #[schemars(with = "String")]
    pub above: usize,
    /// Position of the area that scores lower.
    #[serde(with = "crate::keyed::position::alternative")]
    #[schemars(with = "String")]
    pub below: usize,
    /// Difference of their scores now.
    pub gap: f64,
    /// What it takes; none if no weights do it, or different criteria count for the two, so that their scores are no longer
    /// linear in the weights.
    pub change: Option<WeightChange>,
}

/// A change of weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WeightChange {
    /// Weight that has to move from some criteria to others, `0..=1`: half of `Σ |w_j - w_j°|`.
    pub moved: f64,
    /// All weights after it.
    pub weights: Vec<f64>,
    /// Criteria whose weight changes, the largest change first, each with its change.
    #[serde(with = "crate::keyed::position::criteria_with_numbers")]
    #[schemars(with = "Vec<(String, f64)>")]
    pub criteria: Vec<(usize, f64)>,
    /// Whether these weights are admissible.
    pub admissible: bool,
}

/// The smallest changes for all neighbours in the additive ranking, from the top; of at most the first 200 areas.
#[must_use]
pub fn joint_swaps(table: &ThreatTable, region: &Admissible) -> Vec<JointSwap> {
    let scores = score_all(table, &[]).additive;
    let mut order = order(&scores, Best::Highest);
    order.truncate(PAIRED_ALTERNATIVES);
    let pairs: Vec<&[usize]> = order.windows(2).collect();
    pairs.into_par_iter().map(|pair| between(table, region, &scores, pair[0], pair[1])).collect()
}

/// The smallest change for two areas; `above` scores at least as high as `below`.
#[must_use]
pub fn joint_swap(table: &ThreatTable, region: &Admissible, above: usize, below: usize) -> JointSwap {
    between(table, region, &score_all(table, &[]).additive, above, below)
}

fn between(
    table: &ThreatTable,
    region: &Admissible,
    scores: &[f64],
    above: usize,
    below: usize,
) -> JointSwap {
    let gap = (scores[above] - scores[below]).max(0.0);
    let change = leads(table, above, below).and_then(|leads| {
        let weights = table.weights();
        nearest(&weights, &leads, Some(region)).or_else(|_| nearest(&weights, &leads, None)).ok()
    });
    JointSwap { above, below, gap, change }
}

/// By how much the expected value of the one leads, by criterion; none if different criteria count for them.
fn leads(table: &ThreatTable, above: usize, below: usize) -> Option<Vec<f64>> {
    let pairs = table.row(above).iter().zip(table.row(below));
    pairs
        .map(|(upper, lower): (&Value, &Value)| match (upper.mean(), lower.mean()) {
            (Some(upper), Some(lower)) => Some(upper - lower),
            (None, None) => Some(0.0),
            _ => None,
        })
        .collect()
}

/// The weights nearest to these under which nobody leads.
fn nearest(weights: &[f64], leads: &[f64], region: Option<&Admissible>) -> Result<WeightChange, Unsolved> {
    let now: f64 = leads.iter().zip(weights).map(|(a, b)| a * b).sum();
    let changes = smallest_change(weights, &[(leads, -now)], region)?;
    let mut criteria: Vec<(usize, f64)> =
        changes.iter().copied().enumerate().filter(|(_, change)| change.abs() > NOTHING).collect();
    criteria.sort_by(|a, b| falling((a.1.abs(), a.0), (b.1.abs(), b.0)));
    Ok(WeightChange {
        moved: changes.iter().map(|change| change.abs()).sum::<f64>() / 2.0,
        weights: weights.iter().zip(&changes).map(|(weight, change)| (weight + change).max(0.0)).collect(),
        criteria,
        admissible: region.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_weights_by_hand() {
        // Leads 0.4 and -0.2: 0.5 * 0.4 - 0.5 * 0.2 = 0.1, so 1/6 has to move.
        let found = nearest(&[0.5, 0.5], &[0.4, -0.2], None).expect("possible");
        assert!((found.moved - 1.0 / 6.0).abs() < 1e-9, "{found:?}");
        assert!((found.weights[0] - 1.0 / 3.0).abs() < 1e-9);
        assert_eq!(found.criteria.len(), 2);
        assert_eq!(nearest(&[0.5, 0.5], &[0.4, 0.2], None), Err(Unsolved::Infeasible));
    }
}
