//! Which areas share more networks than their sizes explain.
//!
//! A link of two areas has no direction, and it says nothing of why networks are active in both. Three numbers stand beside
//! the number of shared networks: how many the [null model](super::null_model) expects, the probability of as many or more under
//! it, and the q-value, so that among all pairs that are called significant at most a twentieth is expected to be chance.
//!
//! # Source
//!
//! Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289-300; every pair of areas with networks is one test, those that share none
//! among them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::incidence::Involved;
use super::null_model::NullModel;
use super::swap;
use crate::dossier::AreaIx;

/// A link is significant up to this q-value.
pub const SIGNIFICANT: f64 = 0.05;

/// Random tables are drawn with this seed.
pub(super) const SEED: u64 = 1;

/// Two areas that share networks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MarketLink {
    /// The area that comes first in the dossier.
    pub one: AreaIx,
    /// The other one.
    pub other: AreaIx,
    /// Networks that are active in both, `1..`.
    pub shared: u32,
    /// Expected number of shared networks under the null model.
    pub expected: f64,
    /// `shared` over `expected`; above 1 means more than sizes explain.
    pub lift: f64,
    /// Probability of at least as many under the null model, `0..=1`.
    pub p: f64,
    /// The same after correction for the number of pairs, `0..=1`.
    pub q: f64,
    /// Share of random tables with exactly the same sizes of networks and areas that have at least as many, counting the
    /// dossier itself, `0..=1`; none if the dossier is too large to draw them.
    pub by_swaps: Option<f64>,
}

impl MarketLink {
    /// Whether the two share more networks than sizes explain, as far as correction for the number of pairs lets us say.
    #[must_use]
    pub fn significant(&self) -> bool {
        self.q <= SIGNIFICANT
    }
}

/// The links, and how many random tables were drawn for them, if any were asked for.
pub(super) fn links(involved: &Involved, checked: bool) -> (Vec<MarketLink>, u64) {
    let shared = involved.table.shared();
    if shared.is_empty() {
        return (Vec::new(), 0);
    }
    let model = NullModel::fit(&involved.table);
    let tables = if checked { swap::affordable(&involved.table) } else { 0 };
    let reached =
        if tables > 0 { swap::at_least(&involved.table, &shared, tables, SEED) } else { Vec::new() };
    let areas = involved.areas.len();
    let found: Vec<(f64, f64)> =
        shared.iter().map(|&((one, other), observed)| model.pair(one, other, observed)).collect();
    let p: Vec<f64> = found.iter().map(|found| found.1).collect();
    let q = false_discovery_rate(&p, areas * (areas - 1) / 2);
    let link = |at: usize| {
        let ((one, other), observed) = shared[at];
        MarketLink {
            one: involved.areas[one as usize],
            other: involved.areas[other as usize],
            shared: observed,
            expected: found[at].0,
            lift: f64::from(observed) / found[at].0,
            p: p[at],
            q: q[at],
            by_swaps: reached.get(at).map(|&reached| (1.0 + f64::from(reached)) / (1.0 + tables as f64)),
        }
    };
    ((0..shared.len()).map(link).collect(), tables)
}

/// q-values of Benjamini & Hochberg; tests that are not among `p` have the probability 1.
fn false_discovery_rate(p: &[f64], tests: usize) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]).then(a.cmp(&b)));
    let mut q = vec![1.0; p.len()];
    let mut least = 1.0f64;
    for (rank, &at) in order.iter().enumerate().rev() {
        least = least.min(p[at] * tests as f64 / (rank + 1) as f64);
        q[at] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_benjamini_and_hochberg() {
        // Their section 4.1: fifteen tests, of which the first four are rejected at 0.05.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0000,
        ];
        let q = false_discovery_rate(&p, 15);
        assert_eq!(q.iter().filter(|&&q| q <= 0.05).count(), 4);
        assert!((q[3] - 0.0095 * 15.0 / 4.0).abs() < 1e-12);
        assert!(q.windows(2).all(|pair| pair[0] <= pair[1]));
        // Tests of which only the number is known make the others harder.
        assert_eq!(false_discovery_rate(&p, 60).iter().filter(|&&q| q <= 0.05).count(), 3);
    }
}
