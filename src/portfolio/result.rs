//! What was found over all views.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::robustness::Estimate;

use super::candidates::Candidates;
use super::counts::Counts;
use super::every_view::Field;
use super::information::Information;
use super::nondominated::NonDominated;

/// Sets that are listed.
const LISTED: usize = 10;

/// Shares of the views in which something is carried in each mode.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModeShares {
    /// By an operational action plan alone.
    pub oap: Estimate,
    /// By a strategic goal alone.
    pub chsg: Estimate,
    /// By both.
    pub both: Estimate,
}

/// How often an item is chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemShare {
    /// Key of the item.
    pub item: String,
    /// Whether it is proposed.
    pub proposed: bool,
    /// Share of the views in which it is chosen.
    pub selected: Estimate,
    /// The same, by mode.
    pub modes: ModeShares,
}

/// How often a bundle is chosen: at least one of its items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BundleShare {
    /// Key of the bundle.
    pub bundle: String,
    /// Whether it is proposed.
    pub proposed: bool,
    /// Share of the views in which it is chosen.
    pub selected: Estimate,
    /// The same, by mode of all its chosen items together.
    pub modes: ModeShares,
}

/// A set that is the best in some views.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FrequentSet {
    /// Share of the views in which it is chosen.
    pub share: Estimate,
    /// Whether it is the proposed one.
    pub proposed: bool,
    /// Keys of its items that are not proposed, in the order of the problem.
    pub enters: Vec<String>,
    /// Keys of the proposed items that it lacks.
    pub leaves: Vec<String>,
}

/// How much less the proposal is worth than the best set of a view, in points of score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Shortfall {
    /// Mean over all views.
    pub mean: Estimate,
    /// What 95 % of the views do not exceed, to within 0.00025.
    pub high: f64,
    /// The largest that was met.
    pub largest: f64,
}

/// What is chosen over all views.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Portfolio {
    /// Views in which the choice was solved.
    pub views: u64,
    /// Views in which nothing fits the bounds; they count as views in which nothing is chosen.
    pub without_choice: u64,
    /// Share of the views in which the proposed set is a best one.
    pub proposal_best: Estimate,
    /// How far the proposal falls short.
    pub shortfall: Shortfall,
    /// Mean value of the best set of a view, in points of score.
    pub best: Estimate,
    /// Items, in the order of the problem.
    pub items: Vec<ItemShare>,
    /// Bundles, in the order of the problem.
    pub bundles: Vec<BundleShare>,
    /// Different sets that are the best in some view; a lower bound if `others` is not 0.
    pub distinct: u64,
    /// Views whose best set was met too late to be counted apart.
    pub others: u64,
    /// The most frequent sets, the most frequent first.
    pub sets: Vec<FrequentSet>,
    /// Sets that could be proposed instead, side by side; none if nothing fits at expected values.
    pub candidates: Option<Candidates>,
    /// Non-dominated sets over all admissible weights, at the expected evidence; none if they are too many to be listed.
    pub over_weights: Option<NonDominated>,
    /// The same over all admissible weights and all values that the evidence leaves open.
    pub over_everything: Option<NonDominated>,
    /// What to find out next; none if a cell is not its own value, which only a problem from outside can bring about.
    pub information: Option<Information>,
}

impl Portfolio {
    /// What was found on an item.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&ItemShare> {
        self.items.iter().find(|share| share.item == key)
    }

    /// What was found on a bundle.
    #[must_use]
    pub fn bundle(&self, key: &str) -> Option<&BundleShare> {
        self.bundles.iter().find(|share| share.bundle == key)
    }
}

/// The counts as a result.
pub(super) fn written(field: &Field<'_>, counts: &Counts) -> Portfolio {
    let efficiency = field.views.efficiency();
    let problem = field.problem;
    let share = |count: u64| Estimate::share_of(count, counts.views, counts.views as f64 * efficiency);
    let modes =
        |modes: &[u64; 3]| ModeShares { oap: share(modes[0]), chsg: share(modes[1]), both: share(modes[2]) };
    let item = |(at, count): (usize, &[u64; 3])| ItemShare {
        item: problem.items[at].key.clone(),
        proposed: field.proposed.has(at),
        selected: share(count.iter().sum()),
        modes: modes(count),
    };
    let has = |bundle: usize| field.proposed.members().any(|at| problem.items[at].bundle == bundle);
    let bundle = |(at, count): (usize, &super::counts::BundleCount)| BundleShare {
        bundle: problem.bundles[at].key.clone(),
        proposed: has(at),
        selected: share(count.modes.iter().sum()),
        modes: modes(&count.modes),
    };
    Portfolio {
        views: counts.views,
        without_choice: counts.none,
        proposal_best: share(counts.agreed),
        shortfall: Shortfall {
            mean: counts.shortfalls.sums.estimate(efficiency),
            high: counts.shortfalls.quantile(0.95),
            largest: counts.shortfalls.largest as f64 / 1e6,
        },
        best: counts.best.estimate(efficiency),
        items: counts.items.iter().enumerate().map(item).collect(),
        bundles: counts.bundles.iter().enumerate().map(bundle).collect(),
        distinct: counts.sets.len() as u64,
        others: counts.others,
        sets: counts
            .frequent()
            .into_iter()
            .take(LISTED)
            .map(|(set, count)| FrequentSet {
                share: share(count),
                proposed: set == field.proposed,
                enters: field.keys(set.beyond(field.proposed)),
                leaves: field.keys(field.proposed.beyond(set)),
            })
            .collect(),
        candidates: None,
        over_weights: None,
        over_everything: None,
        information: None,
    }
}
