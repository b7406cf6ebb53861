//! At which weight do two areas change places?
//!
//! One weight is moved and the others keep their proportions. With `R_i = (u_i - w_j v_ij) / (1 - w_j)`, `D_R = R_i - R_k`
//! and `D_j = v_ij - v_kj`, the additive scores are equal at `w_j* = D_R / (D_R - D_j)`. Where criteria do not count for
//! one of the areas its weights are rescaled, and the scores are quotients of linear functions of the weight: the condition
//! is then quadratic, and solved as such.
//!
//! # Source
//! One-at-a-time weight sensitivity: Triantaphyllou & Sánchez (1997), Decision Sciences 28(1):151-194; the quadratic for
//! rescaled weights is derived here.
//!
//! # Complexity
//! O(n²) a pair for n criteria.

use serde::Serialize;

use crate::numeric::rank::{Best, order};
use crate::scoring::{ThreatTable, score_all};

/// Weight that a swap leaves at least for all other criteria together.
const LEAST_REST: f64 = 1e-6;
/// Weights and differences below this are none.
const NOTHING: f64 = 1e-12;

/// The smallest change of one weight that makes two areas change places.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Swap {
    /// Position of the area that scores higher.
    pub above: usize,
    /// Position of the area that scores lower.
    pub below: usize,
    /// Position of the criterion whose weight does it with the smallest change; none if no single weight can.
    pub criterion: Option<usize>,
    /// Weight of the criterion in the model, `0..=1`.
    pub weight: f64,
    /// The weight at which both score the same, `0..=1`.
    pub weight_at_swap: f64,
    /// Whether that weight lies within the admissible range of the criterion (its share times its layer's weight).
    pub within_range: bool,
    /// Difference of their scores now, 0 or more.
    pub gap: f64,
}

/// The swaps of all neighbours in the additive ranking, from the top; ties are ordered by position.
#[must_use]
pub fn swaps(table: &ThreatTable) -> Vec<Swap> {
    let scores = score_all(table, &[]).additive;
    let order = order(&scores, Best::Highest);
    order.windows(2).map(|pair| swap(table, pair[0], pair[1])).collect()
}

/// The swap of two areas; `above` scores at least as high as `below`.
#[must_use]
pub fn swap(table: &ThreatTable, above: usize, below: usize) -> Swap {
    let (upper, lower) = (Side::of(table, above), Side::of(table, below));
    let gap = upper.score() - lower.score();
    let mut found = Swap {
        above,
        below,
        criterion: None,
        weight: 0.0,
        weight_at_swap: 0.0,
        within_range: false,
        gap: gap.max(0.0),
    };
    for (criterion, entry) in table.criteria.iter().enumerate() {
        let Some(weight) = crossing(&upper, &lower, criterion, entry.weight) else { continue };
        let nearer = (weight - entry.weight).abs() < (found.weight_at_swap - found.weight).abs() - NOTHING;
        if found.criterion.is_none() || nearer {
            found.criterion = Some(criterion);
            found.weight = entry.weight;
            found.weight_at_swap = weight;
        }
    }
    if let Some(criterion) = found.criterion {
        let (low, high) = weight_range(table, criterion);
        found.within_range = (low - NOTHING..=high + NOTHING).contains(&found.weight_at_swap);
    }
    found
}

/// An area's expected values with the weights of the model.
struct Side<'a> {
    weights: Vec<f64>,
    values: Vec<Option<f64>>,
    table: &'a ThreatTable,
}

impl<'a> Side<'a> {
    fn of(table: &'a ThreatTable, area: usize) -> Self {
        let values = table.row(area).iter().map(crate::scoring::Value::mean).collect();
        Self { weights: table.weights(), values, table }
    }

    fn score(&self) -> f64 {
        let (sum, known) = self.without(self.table.criteria.len());
        if known > 0.0 { sum / known } else { 0.0 }
    }

    /// Weighted sum and weight of all criteria that count, without this one.
    fn without(&self, criterion: usize) -> (f64, f64) {
        let mut found = (0.0, 0.0);
        for (at, (value, weight)) in self.values.iter().zip(&self.weights).enumerate() {
            if let Some(value) = value.filter(|_| at != criterion) {
                found = (found.0 + weight * value, found.1 + weight);
            }
        }
        found
    }

    /// Numerator and denominator of the score as functions of the weight w of a criterion, each as (at w = 0, slope).
    fn lines(&self, criterion: usize, weight: f64) -> ((f64, f64), (f64, f64)) {
        let (sum, known) = self.without(criterion);
        let (sum, known) = (sum / (1.0 - weight), known / (1.0 - weight));
        let (value, counts) = self.values[criterion].map_or((0.0, 0.0), |value| (value, 1.0));
        ((sum, value - sum), (known, counts - known))
    }
}

/// The weight nearest to the present one at which both sides score the same and their order turns.
fn crossing(upper: &Side<'_>, lower: &Side<'_>, criterion: usize, weight: f64) -> Option<f64> {
    if weight >= 1.0 - NOTHING {
        return None;
    }
    let ((a, b), (c, d)) = upper.lines(criterion, weight);
    let ((e, f), (g, h)) = lower.lines(criterion, weight);
    // (a + b w)(g + h w) - (e + f w)(c + d w) = 0.
    let constant = a * g - e * c;
    let linear = a * h + b * g - e * d - f * c;
    let square = b * h - f * d;
    // A weight that leaves next to nothing for the others decides alone; nobody would call that a swap.
    let inside = |w: &f64| (-NOTHING..=1.0 - LEAST_REST).contains(w);
    // Where nothing that counts for an area has weight left, it has no score to tie with.
    let both_scored = |w: &f64| c + d * w > NOTHING && g + h * w > NOTHING;
    roots(square, linear, constant)
        .into_iter()
        .flatten()
        .filter(|w| inside(w) && both_scored(w))
        // Adding 0 turns a negative zero into a plain one.
        .map(|w| w.clamp(0.0, 1.0) + 0.0)
        .min_by(|x, y| (x - weight).abs().total_cmp(&(y - weight).abs()))
}

/// Roots at which the quadratic changes its sign.
fn roots(square: f64, linear: f64, constant: f64) -> [Option<f64>; 2] {
    if square.abs() < NOTHING {
        return if linear.abs() < NOTHING { [None, None] } else { [Some(-constant / linear), None] };
    }
    let discriminant = linear * linear - 4.0 * square * constant;
    if discriminant <= 0.0 {
        return [None, None];
    }
    // The form that does not subtract nearly equal numbers.
    let half = -(linear + discriminant.sqrt().copysign(linear)) / 2.0;
    [Some(half / square), (half.abs() > 0.0).then(|| constant / half)]
}

/// Admissible range of a criterion's weight in the whole: its share times its layer's weight.
#[must_use]
pub fn weight_range(table: &ThreatTable, criterion: usize) -> (f64, f64) {
    let share = table.criteria[criterion].range;
    let layer = table.layers.iter().find(|layer| layer.criteria.contains(&criterion));
    layer
        .map_or((share.low, share.high), |layer| (layer.range.low * share.low, layer.range.high * share.high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_change_the_sign() {
        assert_eq!(roots(0.0, 2.0, -1.0), [Some(0.5), None]);
        assert_eq!(roots(0.0, 0.0, 1.0), [None, None]);
        assert_eq!(roots(1.0, -1.0, 0.25), [None, None]);
        let [one, other] = roots(1.0, -0.7, 0.1);
        let mut found = [one.unwrap_or(f64::NAN), other.unwrap_or(f64::NAN)];
        found.sort_by(f64::total_cmp);
        assert!((found[0] - 0.2).abs() < 1e-12 && (found[1] - 0.5).abs() < 1e-12);
    }
}
