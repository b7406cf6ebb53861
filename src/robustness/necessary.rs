//! What holds for every admissible value and weight.
//!
//! Area i is necessarily preferred to k if its additive score is at least that of k whatever the uncertain cells and the
//! weights turn out to be. That is the case if the least of `Σ w_j (low_ij - high_kj)` over the admissible weights is not
//! negative; with ranges at two levels the least is found layer by layer, filling the cheapest shares first.
//!
//! Where a criterion does not count for one of the two areas, their weights are rescaled differently and the least is no
//! longer linear; then only the plain bound is used that the lowest value of i is at least the highest of k.
//!
//! # Source
//! Necessary preference: Greco, Mousseau & Słowiński (2008), EJOR 191:416-436. The inner problem is a continuous knapsack
//! (Dantzig 1957).
//!
//! # Complexity
//! O(m² n log n) for m areas and n criteria; for at most 200 areas.

use rayon::prelude::*;
use serde::Serialize;
use socta_decide::smaa::{PAIRED_ALTERNATIVES, RobustnessError, ShareSampler};

use crate::model::Range;
use crate::scoring::{ThreatTable, Value};

/// Differences of scores below this are none.
const NOTHING: f64 = 1e-12;

/// The necessary preferences among the areas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Necessary {
    /// Pairs (i, k) of positions such that i scores at least as high as k in every case, ordered.
    pub pairs: Vec<(usize, usize)>,
    /// Best rank that each area could reach as far as these pairs tell.
    pub best_rank: Vec<u32>,
    /// Worst rank that each area could fall to as far as these pairs tell.
    pub worst_rank: Vec<u32>,
}

impl Necessary {
    /// Whether i scores at least as high as k in every case.
    #[must_use]
    pub fn holds(&self, i: usize, k: usize) -> bool {
        self.pairs.binary_search(&(i, k)).is_ok()
    }
}

/// Finds all necessary preferences.
///
/// # Errors
/// If there are more than 200 areas, or the ranges admit no weights.
pub fn necessary_preference(table: &ThreatTable) -> Result<Necessary, RobustnessError> {
    let areas = table.keys.len();
    if areas > PAIRED_ALTERNATIVES {
        return Err(RobustnessError::TooMany { alternatives: areas });
    }
    let weights = Admissible::of(table)?;
    let least: Vec<Vec<f64>> = (0..areas)
        .into_par_iter()
        .map(|i| (0..areas).map(|k| if i == k { -1.0 } else { least(table, &weights, i, k) }).collect())
        .collect();
    let mut found = Necessary { pairs: Vec::new(), best_rank: vec![1; areas], worst_rank: vec![0; areas] };
    let last = u32::try_from(areas).unwrap_or(u32::MAX);
    found.worst_rank.fill(last);
    for (i, row) in least.iter().enumerate() {
        for (k, least) in row.iter().enumerate().filter(|(k, _)| *k != i) {
            if *least >= -NOTHING {
                found.pairs.push((i, k));
            }
            if *least > NOTHING {
                found.best_rank[k] += 1;
                found.worst_rank[i] -= 1;
            }
        }
    }
    Ok(found)
}

/// Ranges of weights, tightened so that each end can be reached.
struct Admissible {
    layers: Vec<(f64, f64)>,
    within: Vec<Vec<(f64, f64)>>,
}

impl Admissible {
    fn of(table: &ThreatTable) -> Result<Self, RobustnessError> {
        let bounds = |ranges: Vec<Range>, what: &str| match ShareSampler::new(&ranges) {
            Ok(sampler) => Ok(sampler.bounds().collect::<Vec<_>>()),
            Err(error) => Err(RobustnessError::Weights { what: what.to_owned(), error }),
        };
        let ranges = table.layers.iter().map(|layer| layer.range).collect::<Vec<_>>();
        let layers = if ranges.is_empty() { Vec::new() } else { bounds(ranges, "the layers")? };
        let mut within = Vec::with_capacity(layers.len());
        for layer in &table.layers {
            let ranges = layer.criteria.iter().map(|&at| table.criteria[at].range).collect();
            within.push(bounds(ranges, "a layer")?);
        }
        Ok(Self { layers, within })
    }
}

/// Least of score(i) - score(k), or a bound below it that has the right sign.
fn least(table: &ThreatTable, weights: &Admissible, i: usize, k: usize) -> f64 {
    let (upper, lower) = (table.row(i), table.row(k));
    let same_criteria = upper.iter().zip(lower).all(|(a, b)| a.mean().is_some() == b.mean().is_some());
    if !same_criteria || upper.iter().all(|value| value.mean().is_none()) {
        let lowest = upper.iter().filter_map(Value::low).reduce(f64::min);
        let highest = lower.iter().filter_map(Value::high).reduce(f64::max);
        return lowest.zip(highest).map_or(-1.0, |(low, high)| low - high);
    }
    let difference = |at: usize| match (upper[at].low(), lower[at].high()) {
        (Some(low), Some(high)) => low - high,
        // It counts for neither.
        _ => 0.0,
    };
    let by_layer: Vec<f64> = table
        .layers
        .iter()
        .zip(&weights.within)
        .map(|(layer, bounds)| {
            let differences: Vec<f64> = layer.criteria.iter().map(|&at| difference(at)).collect();
            least_mean(&differences, bounds)
        })
        .collect();
    least_mean(&by_layer, &weights.layers)
}

/// Least weighted mean over weights that keep their bounds and add up to 1: the cheapest first.
fn least_mean(terms: &[f64], bounds: &[(f64, f64)]) -> f64 {
    let mut order: Vec<usize> = (0..terms.len()).collect();
    order.sort_by(|&a, &b| terms[a].total_cmp(&terms[b]));
    let mut rest = 1.0 - bounds.iter().map(|(low, _)| low).sum::<f64>();
    let mut sum = 0.0;
    for at in order {
        let (low, high) = bounds[at];
        let more = rest.clamp(0.0, high - low);
        rest -= more;
        sum += (low + more) * terms[at];
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_mean_fills_the_cheapest_first() {
        let bounds = [(0.1, 0.5), (0.2, 0.4), (0.1, 0.6)];
        // By hand: 0.1 + 0.4 of the cheapest, 0.2 + 0.2 of the next, 0.1 of the last.
        let least = least_mean(&[-1.0, 0.0, 2.0], &bounds);
        assert!((least - (-0.5 + 0.2)).abs() < 1e-12, "{least}");
        assert_eq!(least_mean(&[3.0], &[(1.0, 1.0)]), 3.0);
    }
}
