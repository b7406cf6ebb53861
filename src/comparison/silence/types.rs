//! What can be said where nobody reported, as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use socta_decide::silence::{LEVELS, MeasuredOdds, Pool, measured_odds};

use crate::dossier::AreaIx;
use crate::numeric::float::exp;

/// What silence does to the order, and what holds whatever silence means. Every statement holds under each of the odds; ψ stands
/// for the odds that a High is reported over those of a Low.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Silence {
    /// Values of ψ under each of which a statement has to hold.
    pub odds: Vec<f64>,
    /// The value of ψ that the model's policy amounts to: at it an unseen cell is worth on average what the policy gives. None if no
    /// cell is unseen, or if the policy leaves such cells out.
    pub implied: Option<f64>,
    /// Shares of the levels in the reports on each criterion, in the order of the table: the least alarming level first, drawn
    /// towards those of all criteria where there are few reports; all 0 where reports on the criterion may not be shown.
    pub usual: Vec<[f64; 4]>,
    /// Whether reported levels say anything beyond the amount of reports.
    pub levels: LevelsSay,
    /// The order under each policy: ψ of 1, 3 and 10, and the model's own.
    pub policies: Vec<PolicyOrder>,
    /// How many pairs of areas hold.
    pub pairs: PairCount,
    /// Pairs of areas that hold under all odds with a probability of 0.8 or more.
    pub holding: Vec<HoldingPair>,
    /// Pairs whose expected scores change places at a value of ψ from 0.01 to 100; of more than 60 areas only those next to the
    /// line.
    pub turns: Vec<TurningPair>,
    /// How many places the areas are compared for.
    pub places: Places,
    /// Every scored area, in the order of the table.
    pub areas: Vec<SilentArea>,
    /// Why there is no numbered order; none if there may be one.
    pub refusal: Option<Refusal>,
    /// Empty cells, drawn at random, of which the answers would measure ψ.
    pub sample: Vec<EmptyCell>,
}

/// ψ as a sample of researched cells shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasuredPsi {
    /// The odds.
    pub odds: f64,
    /// Standard error of their natural logarithm.
    pub error: f64,
    /// Odds within which they lie in nine cases of ten.
    pub range: [f64; 2],
}

/// Whether areas differ in their reported levels by more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LevelsSay {
    /// Sum of the squared residuals of the areas, each by the certainty of its reports.
    pub statistic: f64,
    /// Share of shuffles of reports within their indicators that reach it, `0..=1`.
    pub p: f64,
    /// Number of shuffles.
    pub shuffles: u32,
}

/// The order under one policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PolicyOrder {
    /// Value of ψ; none for a policy that has none.
    pub odds: Option<f64>,
    /// Whether it is the policy of the model.
    pub own: bool,
    /// Score of each area, in the order of the table.
    pub scores: Vec<f64>,
    /// Areas by falling score; ties by key.
    pub order: Vec<AreaIx>,
    /// Spearman's correlation of the score with the weight that reports cover: the order if only the existence of reports is kept.
    /// None where one of the two does not vary.
    pub with_coverage: Option<f64>,
    /// Spearman's correlation of the score with the mean of what is reported: the order if the amount of reports is equalised.
    /// None where one of the two does not vary.
    pub with_known_mean: Option<f64>,
}

/// How many pairs of areas hold under all odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PairCount {
    /// All pairs.
    pub all: usize,
    /// Pairs that hold with a probability of 0.8 or more.
    pub holding: usize,
    /// Pairs that hold with a probability of 0.9 or more.
    pub strong: usize,
    /// Pairs of which the bounds do not meet, so that their order holds whatever nobody saw.
    pub disjoint: usize,
}

/// Two areas of which one is above the other under all odds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HoldingPair {
    /// The area above.
    pub above: AreaIx,
    /// The area below.
    pub below: AreaIx,
    /// Probability under the weakest of the odds, `0.8..=1`.
    pub least: f64,
}

/// Two areas whose expected scores change places.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TurningPair {
    /// The area that is above at the model's weights if a High is reported more readily than `odds` say.
    pub above: AreaIx,
    /// The area that is then below.
    pub below: AreaIx,
    /// Value of ψ at which they change places.
    pub odds: f64,
}

/// How many places there are, and for how many areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Places {
    /// Areas that stand for a place.
    pub candidates: usize,
    /// Most of them that bounds and rules let in together.
    pub most: usize,
    /// Places that the groups are told by: those that there are, or half of the areas where nearly every area has one.
    pub compared: usize,
}

impl Places {
    /// Share of the candidates from which on places tell nothing apart.
    const EVERYBODY: f64 = 0.9;

    /// Share of the candidates that can be in, `0..=1`.
    #[must_use]
    pub fn base_rate(&self) -> f64 {
        self.most as f64 / self.candidates.max(1) as f64
    }

    /// Whether nearly every candidate can be in, so that being in says nothing.
    #[must_use]
    pub fn say_nothing(&self) -> bool {
        self.base_rate() >= Self::EVERYBODY
    }
}

/// Where an area stands, whatever silence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Among the first with a probability of 0.8 or more under all odds.
    In,
    /// Neither in nor out: a matter of judgement.
    Open,
    /// Among the first with a probability of 0.2 or less under all odds.
    Out,
    /// Fewer than three known cells: too little known to be put anywhere.
    TooLittle,
}

/// What holds of one area under all odds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SilentArea {
    /// The area.
    pub area: AreaIx,
    /// Cells on which something is reported.
    pub known: usize,
    /// Share of the weight that reports cover, each by its certainty, `0..=1`.
    pub coverage: f64,
    /// Mean value of what is reported, `0..=1`; none if nothing is, or if reports on the area may not be shown.
    pub known_mean: Option<f64>,
    /// Lowest and highest score if what nobody saw may be anything.
    pub bounds: [f64; 2],
    /// Where it stands.
    pub group: Group,
    /// Least and largest probability over the odds to be among the first.
    pub first: [f64; 2],
    /// Best and worst rank that the pairs which hold leave open.
    pub ranks: [usize; 2],
    /// Tier, from 1; every pair across two tiers holds.
    pub tier: usize,
}

/// Why there is no numbered order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Reported levels differ between areas by no more than chance.
    LevelsSayNothing,
    /// Fewer than a quarter of the pairs hold.
    FewPairsHold,
}

/// A cell on which nothing is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EmptyCell {
    /// The area.
    pub area: AreaIx,
    /// Position of the criterion in the table.
    #[serde(with = "crate::keyed::position::criterion")]
    #[schemars(with = "String")]
    pub criterion: usize,
}

/// Half of the width of the range in which a measured ψ is taken to lie, in standard errors: nine in ten.
const WIDTH: f64 = 1.645;

impl Silence {
    /// ψ as answers to empty cells show it. An answer is the position of a criterion in the table and a level, the most alarming
    /// one last; positions beyond the table and levels beyond the fourth are no answers.
    #[must_use]
    pub fn measured(&self, answers: &[(usize, usize)]) -> MeasuredPsi {
        let exists = |answer: &(usize, usize)| answer.0 < self.usual.len() && answer.1 < LEVELS;
        let answers: Vec<(usize, usize)> = answers.iter().copied().filter(exists).collect();
        let pool = Pool { overall: [1.0 / LEVELS as f64; LEVELS], by_criterion: self.usual.clone() };
        let MeasuredOdds { logarithm, error } = measured_odds(&pool, &answers);
        let at = |errors: f64| exp(logarithm + errors * error);
        MeasuredPsi { odds: at(0.0), error, range: [at(-WIDTH), at(WIDTH)] }
    }

    /// The order under the model's own policy.
    #[must_use]
    pub fn own(&self) -> Option<&PolicyOrder> {
        self.policies.iter().find(|policy| policy.own)
    }

    /// What is said of an area.
    #[must_use]
    pub fn area(&self, area: AreaIx) -> Option<&SilentArea> {
        self.areas.iter().find(|found| found.area == area)
    }

    /// The value of ψ at which two areas change places.
    #[must_use]
    pub fn turn(&self, one: AreaIx, other: AreaIx) -> Option<&TurningPair> {
        let both = [one, other];
        self.turns.iter().find(|turn| both.contains(&turn.above) && both.contains(&turn.below))
    }

    /// Whether one area is above the other under all odds.
    #[must_use]
    pub fn holds(&self, above: AreaIx, below: AreaIx) -> Option<&HoldingPair> {
        self.holding.iter().find(|pair| pair.above == above && pair.below == below)
    }
}
