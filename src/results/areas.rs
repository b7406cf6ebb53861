//! What the stages found about each area, joined.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dossier::AreaIx;
use crate::priorities::{Mode, Problem, Solution, solve};

/// What one criterion adds to the score of an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contribution {
    /// Position of the criterion in the table.
    #[serde(with = "crate::keyed::position::criterion")]
    #[schemars(with = "String")]
    pub criterion: usize,
    /// Expected value, `0..=1`; none if the criterion does not count for the area, or counts and may not be told.
    pub value: Option<f64>,
    /// Weight for this area, `0..=1`.
    pub weight: f64,
}

impl Contribution {
    /// Whether the criterion counts and its value is not told, because it rests on reports alone that may not be shown.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        self.value.is_none() && self.weight > 0.0
    }

    /// Weight times value.
    #[must_use]
    pub fn amount(&self) -> f64 {
        self.weight * self.value.unwrap_or(0.0)
    }
}

/// Everything that is said of one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaResult {
    /// The area.
    pub area: AreaIx,
    /// Key of the area.
    pub key: String,
    /// Score at the expected evidence, `0..=1`.
    pub score: f64,
    /// Rank by that score, from 1.
    pub rank: usize,
    /// 5th and 95th percentile of the score over the simulated views.
    pub interval: [f64; 2],
    /// Score with every open cell at its lower and at its upper end.
    pub bounds: [f64; 2],
    /// Mean rank over the simulated views.
    pub expected_rank: f64,
    /// 5th and 95th percentile of the rank.
    pub ranks: [usize; 2],
    /// Share of the views in which it is in the top K.
    pub top: f64,
    /// Standard error of `top`.
    pub top_error: f64,
    /// Key of its band.
    pub band: String,
    /// Criteria whose value is not told, in whole or in part, because reports on them may not be shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub restricted: usize,
    /// Contributions by criterion, in the order of the table.
    pub contributions: Vec<Contribution>,
    /// How it is proposed to be carried out; none if it is not proposed.
    pub mode: Option<Mode>,
    /// Sum of the pushes of its crime-relevant factors, and their number.
    pub push: (i32, usize),
    /// Score in the outlook.
    pub outlook: f64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A proposed priority or strategic goal: a bundle with at least one chosen area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proposed {
    /// Position of the bundle in the dossier.
    #[serde(with = "crate::keyed::position::group")]
    #[schemars(with = "String")]
    pub bundle: usize,
    /// Chosen areas, by falling score.
    pub areas: Vec<AreaIx>,
    /// Operational action plans.
    pub plans: u32,
    /// Strategic goals.
    pub goals: u32,
    /// Whether it takes one of the K places; if not, it is horizontal.
    pub takes_place: bool,
}

/// That an area makes use of an enabler, by the indicator that the dossier names for it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportedUse {
    /// The enabler.
    pub enabler: AreaIx,
    /// The area that uses it.
    pub by: AreaIx,
    /// Probability that the use is medium or high, `0..=1`.
    pub share: f64,
}

/// An area forced in or out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Override {
    /// The area.
    pub area: AreaIx,
    /// In (true) or out.
    pub force_in: bool,
    /// Mode in which it must be carried; absent if that is left open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Who decided so.
    pub author: String,
    /// Why.
    pub reason: String,
    /// Total score that it costs against the free choice.
    pub price: f64,
}

/// What it means for the choice that a scenario packs the areas into other bundles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Packing {
    /// Value of the best set under the scenario's bundles, in micro-units.
    pub value: i64,
    /// Value of the best set under the dossier's own bundles and the same bounds, in micro-units; none if nothing fits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<i64>,
    /// Keys of the areas that only the best set under the scenario's bundles has, ascending.
    pub enters: Vec<String>,
    /// Keys of the areas that only the best set under the dossier's own bundles has, ascending.
    pub leaves: Vec<String>,
}

impl Packing {
    /// Compares the choice with the best one of the problem with the dossier's own bundles.
    #[must_use]
    pub fn between(own: &Problem, choice: &Solution) -> Self {
        let best = solve(own).ok();
        let none = Solution::default();
        let other = best.as_ref().unwrap_or(&none);
        Packing {
            value: choice.value,
            own: best.as_ref().map(|best| best.value),
            enters: choice.beyond(other),
            leaves: other.beyond(choice),
        }
    }
}

/// Whose order it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MethodKind {
    /// That of one class of methods.
    Class,
    /// That of a vote of the classes.
    Vote,
}

/// An order beside that of the deciding method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MethodView {
    /// Names of the methods that never rank differently, or the name of the vote.
    pub names: Vec<String>,
    /// Whose order it is.
    pub kind: MethodKind,
    /// Whether it depends on where the zero of the declared scale lies.
    pub on_zero: bool,
    /// Areas by falling score, or why the method does not apply.
    pub order: Result<Vec<AreaIx>, String>,
    /// Kendall's tau-b with the deciding method.
    pub tau: Option<f64>,
}

/// The smallest change of one weight that swaps two neighbours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WeightSwap {
    /// The higher and the lower one.
    pub pair: [AreaIx; 2],
    /// Position of the criterion.
    #[serde(with = "crate::keyed::position::criterion")]
    #[schemars(with = "String")]
    pub criterion: usize,
    /// Weight now.
    pub now: f64,
    /// Weight at which they swap.
    pub swap: f64,
    /// Whether that lies within the declared range.
    pub inside: bool,
}
