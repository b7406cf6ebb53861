//! What holds for every admissible weight and value, and what for some.
//!
//! Area i is **necessarily preferred** to k if its additive score is at least that of k whatever the uncertain cells and
//! the weights turn out to be: the least of `Σ w_j (low_ij - high_kj)` over the admissible weights, a linear program, is not
//! negative. Area i is **potentially first** if some admissible weights and values put it on top: its cells at their upper
//! ends, those of all others at their lower ends, and weights that give it at least the score of each of them. The ranks
//! that an area can reach are bounded by the necessary preferences: as many areas are above it in every case as are
//! strictly and necessarily preferred to it. Those bounds are certain; whether the best and the worst of them are reached
//! is a mixed-integer question that is left to the simulation, which shows ranks that are.
//!
//! Where a criterion does not count for one of two areas, their weights are rescaled differently; then only the plain bound
//! is used that the lowest value of the one is at least the highest of the other.
//!
//! # Source
//! Necessary and possible preference: Greco, Mousseau & Słowiński (2008), EJOR 191:416-436; extreme ranks: Kadziński,
//! Greco & Słowiński (2012), EJOR 217:541-553.
//!
//! # Complexity
//! At most m² linear programs of n variables for m areas and n criteria; most pairs are settled by one point or by
//! dominance. For at most 200 areas.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_decide::smaa::preferences::Admissible;
use socta_decide::smaa::{PAIRED_ALTERNATIVES, RobustnessError};

use crate::numeric::linear::{Sense, Unsolved};
use crate::numeric::sum::dot;
use crate::scoring::{ThreatTable, Value};

/// Differences of scores below this are none.
const NOTHING: f64 = 1e-9;

/// What is certain of the order of the areas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Possible {
    /// Pairs (i, k) of positions such that i scores at least as high as k in every case, ordered.
    #[serde(with = "crate::keyed::position::alternative_pairs")]
    #[schemars(with = "Vec<(String, String)>")]
    pub necessary: Vec<(usize, usize)>,
    /// Whether each area is first in some case.
    pub first: Vec<bool>,
    /// No case gives the area a better rank than this.
    pub best_rank: Vec<u32>,
    /// No case gives it a worse one.
    pub worst_rank: Vec<u32>,
}

/// What holds for all and for some admissible weights and values. `seen_first` names areas that a simulation has seen on
/// top, for which nothing has to be computed.
///
/// # Errors
/// If there are more than 200 areas, or nothing is admissible.
pub fn possible(
    table: &ThreatTable,
    region: &Admissible,
    seen_first: &[bool],
) -> Result<Possible, RobustnessError> {
    let areas = table.keys.len();
    if areas > PAIRED_ALTERNATIVES {
        return Err(RobustnessError::TooMany { alternatives: areas });
    }
    let centre = region.polytope.interior().map_err(RobustnessError::Unsolved)?.centre;
    let search = Search { table, region, points: [centre, table.weights()] };
    let least: Vec<Vec<f64>> = (0..areas)
        .into_par_iter()
        .map(|i| (0..areas).map(|k| if i == k { Ok(-1.0) } else { search.least(i, k) }).collect())
        .collect::<Result<_, Unsolved>>()
        .map_err(RobustnessError::Unsolved)?;
    let last = u32::try_from(areas).unwrap_or(u32::MAX);
    let mut found = Possible {
        necessary: Vec::new(),
        first: Vec::new(),
        best_rank: vec![1; areas],
        worst_rank: vec![last; areas],
    };
    for (i, row) in least.iter().enumerate() {
        for (k, least) in row.iter().enumerate().filter(|(k, _)| *k != i) {
            if *least >= -NOTHING {
                found.necessary.push((i, k));
            }
            if *least > NOTHING {
                found.best_rank[k] += 1;
                found.worst_rank[i] -= 1;
            }
        }
    }
    found.first = (0..areas)
        .into_par_iter()
        .map(|i| match (seen_first.get(i), found.best_rank[i]) {
            (Some(true), _) => Ok(true),
            (_, 2..) => Ok(false),
            _ => search.first(i),
        })
        .collect::<Result<_, Unsolved>>()
        .map_err(RobustnessError::Unsolved)?;
    Ok(found)
}

struct Search<'a> {
    table: &'a ThreatTable,
    region: &'a Admissible,
    /// Weights that refute most pairs; the first of them are admissible.
    points: [Vec<f64>; 2],
}

impl Search<'_> {
    /// Least of score(i) - score(k), or something of the same sign.
    fn least(&self, i: usize, k: usize) -> Result<f64, Unsolved> {
        let (upper, lower) = (self.table.row(i), self.table.row(k));
        let Some(gaps) = gaps(upper, lower) else {
            let lowest = upper.iter().filter_map(Value::low).reduce(f64::min);
            let highest = lower.iter().filter_map(Value::high).reduce(f64::max);
            return Ok(lowest.zip(highest).map_or(-1.0, |(low, high)| low - high));
        };
        let smallest = gaps.iter().copied().fold(f64::INFINITY, f64::min);
        let at = |point: &Vec<f64>| dot(point, &gaps);
        let refuted = at(&self.points[0]).min(if self.region.polytope.contains(&self.points[1]) {
            at(&self.points[1])
        } else {
            f64::INFINITY
        });
        if refuted < -NOTHING || smallest > NOTHING {
            return Ok(refuted.min(smallest));
        }
        Ok(self.region.polytope.least(&gaps)?.cost)
    }

    /// Whether some admissible weights and values put an area on top of all others that the same criteria count for.
    fn first(&self, i: usize) -> Result<bool, Unsolved> {
        let mut polytope = self.region.polytope.clone();
        for k in (0..self.table.keys.len()).filter(|&k| k != i) {
            if let Some(gaps) = gaps(self.table.row(k), self.table.row(i)) {
                polytope.row(usize::MAX - 1, gaps.into_iter().enumerate(), Sense::AtMost, 0.0);
            }
        }
        match polytope.least(&[]) {
            Ok(_) => Ok(true),
            Err(Unsolved::Infeasible) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

/// Lowest value of the one less highest value of the other, by criterion; none if different criteria count for them or
/// none does.
fn gaps(upper: &[Value], lower: &[Value]) -> Option<Vec<f64>> {
    let counts = |value: &Value| !value.parts().is_empty();
    if !upper.iter().zip(lower).all(|(a, b)| counts(a) == counts(b)) || !upper.iter().any(counts) {
        return None;
    }
    let gap = |(a, b): (&Value, &Value)| a.low().zip(b.high()).map_or(0.0, |(low, high)| low - high);
    // A criterion that counts for neither takes its weight away from both alike, so the sign of the sum decides.
    Some(upper.iter().zip(lower).map(gap).collect())
}
