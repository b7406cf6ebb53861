//! Attack curves and the index R.
//!
//! After each removal the strategy is computed anew. Among equals the first is taken, in the order of identifiers; what
//! other orders give is the [`Band`].
//!
//! `R = 1/N Σ_{Q=1..N} s(Q)`, s(Q) being the share of the N actors who are in the largest component after Q removals: 0 if
//! everything falls apart at once, near 1/2 if nothing helps.
//!
//! # Source
//!
//! Albert, Jeong & Barabási 2000, Nature 406:378-382 (curves); Schneider, Moreira, Andrade, Havlin & Herrmann 2011, PNAS
//! 108:3838-3841 (R).
//!
//! # Complexity
//!
//! A computation of the strategy a removal: O(n m) for betweenness, O(n + m) for degree.

use serde::Serialize;

use super::equals::{self, Band};
use super::left::largest;
use super::strategy::Strategy;
use crate::csr::Csr;
use socta_base::numeric::random::Source;

/// Runs of the random strategy.
const RANDOM_RUNS: u64 = 100;
/// Visits that the whole curve may take; beyond, it is cut and R is not known.
const MOST_EFFORT: u64 = 20_000_000_000;

/// What removing one after the other does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttackCurve {
    /// Key of the strategy.
    pub strategy: &'static str,
    /// Who is removed, in this order: the first among equals (for random removal: the first run).
    pub order: Vec<u32>,
    /// Size of the largest component after 0, 1, 2, ... removals in that order.
    pub largest: Vec<u32>,
    /// What other orders among equals give; for random removal over 100 runs.
    pub band: Band,
    /// R of that order (for random removal: the mean over the runs), `0..=1/2`; none if the curve was cut.
    pub robustness: Option<f64>,
}

/// The curve of a strategy over at most `steps` removals. `seed` matters for random removal only.
#[must_use]
pub fn attack(ties: &Csr, strategy: &Strategy, steps: usize, seed: u64) -> AttackCurve {
    let steps = steps.min(ties.nodes());
    let source = Source::new(seed, &["attack"]);
    if *strategy == Strategy::Random {
        let runs: Vec<Walk> = (0..RANDOM_RUNS).map(|run| walk(ties, strategy, &source, run)).collect();
        let mean = runs.iter().filter_map(|run| robustness(ties.nodes(), &run.largest)).sum::<f64>();
        let band = Band::of_runs(runs.iter().map(|run| &run.largest[..=steps]));
        let first = &runs[0];
        return AttackCurve {
            strategy: strategy.key(),
            order: first.order[..steps].to_vec(),
            largest: first.largest[..=steps].to_vec(),
            band,
            robustness: Some(mean / RANDOM_RUNS as f64).filter(|_| ties.nodes() > 0),
        };
    }
    let whole = walk(ties, strategy, &source, 0);
    let shown = steps.min(whole.order.len());
    AttackCurve {
        strategy: strategy.key(),
        order: whole.order[..shown].to_vec(),
        largest: whole.largest[..=shown].to_vec(),
        band: equals::band(ties, strategy, shown),
        robustness: robustness(ties.nodes(), &whole.largest),
    }
}

/// R of a whole curve, from no removal to the last actor; none if the curve is shorter, or for nobody.
#[must_use]
pub fn robustness(nodes: usize, largest: &[u32]) -> Option<f64> {
    let sum: f64 = largest.iter().skip(1).map(|&size| f64::from(size)).sum();
    let all = nodes as f64;
    (nodes > 0 && largest.len() == nodes + 1).then(|| sum / all / all)
}

/// An order and its curve, as far as it goes.
struct Walk {
    order: Vec<u32>,
    largest: Vec<u32>,
}

/// Removes one after the other until nobody is left, the strategy ends or it takes too long.
fn walk(ties: &Csr, strategy: &Strategy, source: &Source, run: u64) -> Walk {
    let mut stream = source.stream(run);
    let mut gone = vec![false; ties.nodes()];
    let mut left = ties.clone();
    let mut walk = Walk { order: Vec::new(), largest: vec![largest(ties, &gone)] };
    let mut effort = 0u64;
    while walk.order.len() < ties.nodes() && effort < MOST_EFFORT {
        let here = walk.largest.last().copied().unwrap_or(0);
        // Nobody is tied to anybody any more: any order gives the same.
        let equals = if here <= 1 && !matches!(strategy, Strategy::Given(_)) {
            (0u32..).zip(&gone).filter(|&(_, &gone)| !gone).map(|(node, _)| node).take(1).collect()
        } else {
            effort += strategy.effort(&left);
            strategy.next(&left, &gone, walk.order.len())
        };
        let Some(next) = strategy.pick(&equals, &mut stream) else { break };
        gone[next as usize] = true;
        ties.without_into(&gone, &mut left);
        walk.order.push(next);
        walk.largest.push(largest(&left, &gone));
    }
    walk
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, path, star};

    #[test]
    fn a_star_falls_at_once() {
        for strategy in [Strategy::Degree, Strategy::Betweenness, Strategy::KeyPlayers] {
            let curve = attack(&star(8), &strategy, 3, 1);
            assert_eq!(
                (curve.order[0], curve.largest.as_slice()),
                (0, [8, 1, 1, 1].as_slice()),
                "{strategy:?}"
            );
            // s(Q) is 1/8 seven times, and 0.
            assert_eq!(curve.robustness, Some(7.0 / 64.0));
        }
    }

    #[test]
    fn a_clique_gives_way_one_by_one() {
        let curve = attack(&complete(6), &Strategy::Degree, 6, 1);
        assert_eq!(curve.largest, [6, 5, 4, 3, 2, 1, 0]);
        assert_eq!(curve.robustness, Some(15.0 / 36.0));
        assert_eq!((curve.band.low, curve.band.high), (curve.largest.clone(), curve.largest));
    }

    #[test]
    fn a_path_is_cut_in_the_middle() {
        let curve = attack(&path(7), &Strategy::Betweenness, 3, 1);
        assert_eq!(
            (curve.order.as_slice(), curve.largest.as_slice()),
            ([3, 1, 5].as_slice(), [7, 3, 3, 1].as_slice())
        );
        assert_eq!(attack(&path(9), &Strategy::CollectiveInfluence(1), 1, 1).largest, [9, 6]);
    }

    #[test]
    fn a_given_order_is_kept() {
        let curve = attack(&path(5), &Strategy::Given(vec![0, 4, 2]), 5, 1);
        assert_eq!(
            (curve.order.as_slice(), curve.largest.as_slice()),
            ([0, 4, 2].as_slice(), [5, 4, 3, 1].as_slice())
        );
        assert_eq!(curve.robustness, None);
        assert_eq!(attack(&path(5), &Strategy::Given(vec![2, 2]), 5, 1).order, [2]);
    }

    #[test]
    fn random_removal_is_a_mean_of_runs() {
        let curve = attack(&star(9), &Strategy::Random, 1, 1);
        let mean = curve.band.mean[1];
        // The centre goes first in a ninth of the runs; five standard errors.
        assert!(
            (mean - (8.0 * 8.0 + 1.0) / 9.0).abs() < 5.0 * 7.0 * (8.0f64 / 81.0 / 100.0).sqrt(),
            "{mean}"
        );
        assert_eq!(curve, attack(&star(9), &Strategy::Random, 1, 1));
        assert_ne!(curve, attack(&star(9), &Strategy::Random, 1, 2));
    }

    #[test]
    fn nobody_is_no_curve() {
        let empty = crate::shapes::graph(0, &[]);
        for strategy in [Strategy::Degree, Strategy::Random] {
            let curve = attack(&empty, &strategy, 3, 1);
            assert_eq!((curve.largest.as_slice(), curve.robustness), ([0].as_slice(), None));
        }
    }
}
