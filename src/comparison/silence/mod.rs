//! What silence does to the order, and what holds whatever silence means.
//!
//! The method is that of [`socta_decide::silence`]; here it is asked of the table of a run. `types` says what comes out.

mod sample;
mod types;

pub use types::*;

use socta_decide::silence::{
    MIDDLE_ODDS, ODDS, Order, Pool, ReportFault, Reports, SHUFFLES, Sureness, Turns, chances, implied_odds,
    levels_test, order, scores,
};

use super::agreement::{mid_ranks, spearman};
use crate::dossier::AreaIx;
use crate::model::{MissingPolicy, ScoringModel};
use crate::numeric::rank::falling;
use crate::scoring::{Assembly, Scores, ThreatTable};

/// Probability from which on a statement is made.
pub const LIKELY: f64 = 0.8;
/// Probability from which on it is called strong.
pub const STRONG: f64 = 0.9;
/// Chance of shuffled levels to differ as much, above which levels say nothing.
const CHANCE: f64 = 0.1;
/// Share of the pairs that have to hold for a numbered order.
const PAIRS: f64 = 0.25;
/// Known cells from which on an area can be put somewhere.
pub const KNOWN_CELLS: usize = 3;
/// Areas up to which the turns of all pairs are kept.
const ALL_TURNS: usize = 60;
/// Areas on either side of the line between which turns are kept in any case.
const BESIDE: usize = 3;

/// What is asked.
pub struct SilenceInput<'a> {
    /// What is reported, and the table.
    pub assembly: &'a Assembly,
    /// Scores of the run.
    pub scores: &'a Scores,
    /// Policies of the run.
    pub model: &'a ScoringModel,
    /// Most areas that bounds and rules let in together.
    pub most: usize,
    /// Whether each criterion is computed and cannot be asked for.
    pub computed: &'a dyn Fn(usize) -> bool,
    /// Seed of shuffles, draws and the sample.
    pub seed: u64,
}

/// What silence does.
///
/// # Errors
/// If there are fewer than two areas, or nothing is known.
pub fn silence(asked: &SilenceInput<'_>) -> Result<Silence, ReportFault> {
    let reports = asked.assembly.seen.reports()?;
    let odds = asked.odds();
    let pool = Pool::of(&reports);
    let habits = &asked.assembly.seen.habits;
    let sureness = Sureness { odds: odds.clone(), least: LIKELY, extra: habits.between() };
    let found = order(&reports, &sureness);
    let places = asked.places();
    let under: Vec<_> = odds.iter().map(|&odds| scores(&reports, &pool, odds)).collect();
    let first = chances(&asked.table().keys, &under, habits, places.compared, asked.seed);
    let test = levels_test(&reports, asked.seed);
    let levels = LevelsSay { statistic: test.statistic, p: test.p, shuffles: SHUFFLES };
    let holding = asked.holding(&found);
    let areas: Vec<SilentArea> =
        (0..reports.alternatives()).map(|row| asked.area(row, &reports, &found, &first)).collect();
    let pairs = count(&areas, &holding);
    Ok(Silence {
        implied: asked.implied(&reports),
        usual: pool.by_criterion.clone(),
        policies: asked.policies(&reports, &pool),
        turns: asked.turns(&reports),
        sample: sample::empty_cells(asked.table(), &asked.assembly.seen, asked.computed, asked.seed),
        refusal: refusal(&levels, pairs),
        odds,
        levels,
        pairs,
        holding,
        places,
        areas,
    })
}

fn count(areas: &[SilentArea], holding: &[HoldingPair]) -> PairCount {
    let apart = |row: &usize, other: usize| {
        let (one, other) = (areas[*row].bounds, areas[other].bounds);
        one[0] > other[1] || other[0] > one[1]
    };
    PairCount {
        all: areas.len() * (areas.len() - 1) / 2,
        holding: holding.len(),
        strong: holding.iter().filter(|pair| pair.least >= STRONG).count(),
        disjoint: (0..areas.len()).map(|at| (0..at).filter(|row| apart(row, at)).count()).sum(),
    }
}

fn refusal(levels: &LevelsSay, pairs: PairCount) -> Option<Refusal> {
    if levels.p > CHANCE {
        Some(Refusal::LevelsSayNothing)
    } else {
        ((pairs.holding as f64) < PAIRS * pairs.all as f64).then_some(Refusal::FewPairsHold)
    }
}

impl SilenceInput<'_> {
    fn table(&self) -> &ThreatTable {
        &self.assembly.table
    }

    /// Odds under each of which a statement has to hold: the ends of the reasonable range, and what the model declares.
    fn odds(&self) -> Vec<f64> {
        let mut odds: Vec<f64> = ODDS.into_iter().chain(self.model.odds()).collect();
        odds.sort_by(f64::total_cmp);
        odds.dedup();
        odds
    }

    fn places(&self) -> Places {
        let candidates = self.table().keys.len();
        let most = self.most.min(candidates);
        let given = Places { candidates, most, compared: most };
        // Where every area has a place, the upper half tells areas apart.
        if given.say_nothing() { Places { compared: (candidates / 2).max(1), ..given } } else { given }
    }

    /// What the model's policy amounts to.
    fn implied(&self, reports: &Reports) -> Option<f64> {
        match self.model.absent {
            MissingPolicy::Exclude => None,
            MissingPolicy::AsValue { value } => implied_odds(reports, value),
            MissingPolicy::Interval => implied_odds(reports, 0.5),
            MissingPolicy::Unseen { odds } => Some(odds),
        }
    }

    fn policies(&self, reports: &Reports, pool: &Pool) -> Vec<PolicyOrder> {
        let own = self.model.odds();
        let tried = [ODDS[0], MIDDLE_ODDS, ODDS[1]];
        let under = |odds: f64| self.policy(reports, Some(odds), scores(reports, pool, odds).expected);
        let mut all: Vec<PolicyOrder> = tried.into_iter().map(under).collect();
        for policy in &mut all {
            policy.own = policy.odds == own;
        }
        if all.iter().all(|policy| !policy.own) {
            let mut policy = self.policy(reports, own, self.scores.additive.clone());
            policy.own = true;
            all.push(policy);
        }
        all
    }

    fn policy(&self, reports: &Reports, odds: Option<f64>, scores: Vec<f64>) -> PolicyOrder {
        let table = self.table();
        let mut rows: Vec<usize> = (0..scores.len()).collect();
        rows.sort_by(|&a, &b| falling((scores[a], &table.keys[a]), (scores[b], &table.keys[b])));
        let coverage: Vec<f64> = (0..scores.len()).map(|row| reports.coverage(row)).collect();
        let known = (0..scores.len()).filter_map(|row| Some((scores[row], reports.known_mean(row)?)));
        let (of_known, means): (Vec<f64>, Vec<f64>) = known.unzip();
        PolicyOrder {
            odds,
            own: false,
            order: rows.into_iter().map(|row| table.areas[row]).collect(),
            with_coverage: spearman(&mid_ranks(&scores), &mid_ranks(&coverage)),
            with_known_mean: spearman(&mid_ranks(&of_known), &mid_ranks(&means)),
            scores,
        }
    }

    fn holding(&self, found: &Order) -> Vec<HoldingPair> {
        let n = self.table().areas.len();
        let name = |at: usize| HoldingPair {
            above: self.table().areas[at / n],
            below: self.table().areas[at % n],
            least: found.above[at],
        };
        (0..n * n).filter(|&at| found.holds[at]).map(name).collect()
    }

    fn area(&self, row: usize, reports: &Reports, found: &Order, first: &[Vec<f64>]) -> SilentArea {
        let all = || first.iter().map(|chances| chances[row]);
        let (least, most) = (all().fold(1.0, f64::min), all().fold(0.0, f64::max));
        let known = reports.known(row);
        let (best, worst) = found.ranks[row];
        SilentArea {
            area: self.table().areas[row],
            known,
            coverage: reports.coverage(row),
            known_mean: reports.known_mean(row),
            bounds: reports.bounds(row),
            group: match () {
                () if known < KNOWN_CELLS => Group::TooLittle,
                () if least >= LIKELY => Group::In,
                () if most <= 1.0 - LIKELY => Group::Out,
                () => Group::Open,
            },
            first: [least, most],
            ranks: [best, worst],
            tier: found.tiers[row] + 1,
        }
    }

    /// Where pairs change places.
    fn turns(&self, reports: &Reports) -> Vec<TurningPair> {
        let n = self.table().areas.len();
        let turns = Turns::new(reports);
        let named = |(one, other): (usize, usize)| {
            let odds = turns.of(one, other)?;
            let pool = Pool::of(reports);
            let after = scores(reports, &pool, odds * 1.001).expected;
            let areas: [AreaIx; 2] = [self.table().areas[one], self.table().areas[other]];
            let [above, below] = if after[one] > after[other] { areas } else { [areas[1], areas[0]] };
            Some(TurningPair { above, below, odds })
        };
        let pairs = (0..n).flat_map(|one| (one + 1..n).map(move |other| (one, other)));
        let beside = self.beside();
        let kept = |(one, other): &(usize, usize)| {
            n <= ALL_TURNS || (beside.contains(one) && beside.contains(other))
        };
        pairs.filter(kept).filter_map(named).collect()
    }

    /// The rows next to the line, by the scores of the run.
    fn beside(&self) -> Vec<usize> {
        let (scores, keys) = (&self.scores.additive, &self.table().keys);
        let mut rows: Vec<usize> = (0..scores.len()).collect();
        rows.sort_by(|&a, &b| falling((scores[a], &keys[a]), (scores[b], &keys[b])));
        let line = self.places().most;
        rows.into_iter().skip(line.saturating_sub(BESIDE)).take(2 * BESIDE).collect()
    }
}
