//! Laws of the choice over all views: it is the choice of each view, counted.

#[path = "portfolio/information.rs"]
mod information;
#[path = "portfolio/sets.rs"]
mod sets;
#[path = "portfolio/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use socta::diagnostics::Silent;
use socta::portfolio::{self, Portfolio, Question, ReportKind};
use socta::priorities::{self, Problem, Solution, micro_units};
use socta::robustness::{Plan, SmaaSettings, Uncertain, Views, simulate};

use worlds::{World, worlds};

const SEED: u64 = 11;

fn reports() -> Vec<ReportKind> {
    [("A1", 0.95), ("B2", 0.7)]
        .map(|(code, certainty)| ReportKind { code: code.to_owned(), certainty })
        .to_vec()
}

fn analysed(world: &World, samples: u64) -> (Solution, Portfolio) {
    let proposal = priorities::solve(&world.problem).expect("there is a choice");
    let question = Question {
        problem: &world.problem,
        proposal: &proposal,
        uncertain: &world.uncertain,
        seed: SEED,
        samples,
        region: None,
        reports: &reports(),
    };
    let found = portfolio::analyse(&question, &Silent).expect("it can be solved in every view");
    (proposal, found)
}

/// The choice of each view, each solved from scratch, with what it is worth beyond the proposal.
fn one_by_one(
    problem: &Problem,
    uncertain: &Uncertain,
    proposal: &Solution,
    samples: u64,
) -> Vec<(Solution, i64)> {
    let views = Views::new(uncertain, SEED, samples).expect("they can be drawn");
    let mut all = Vec::new();
    for index in 0..views.blocks() {
        let block = views.block(index);
        for view in 0..block.width {
            let mut problem = problem.clone();
            for (at, item) in problem.items.iter_mut().enumerate() {
                item.value = micro_units(block.scores[at * block.width + view]).expect("a score");
            }
            let best = priorities::solve(&problem).expect("there is a choice");
            let proposed: i64 =
                problem.items.iter().filter(|item| proposal.has(&item.key)).map(|item| item.value).sum();
            all.push((best.clone(), best.value - proposed));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_counted_is_the_choice_of_each_view(world in worlds(6)) {
        let (proposal, found) = analysed(&world, 60);
        let all = one_by_one(&world.problem, &world.uncertain, &proposal, 60);
        for (at, share) in found.items.iter().enumerate() {
            let key = &world.problem.items[at].key;
            let count = all.iter().filter(|(best, _)| best.has(key)).count();
            prop_assert_eq!((share.selected.value * 60.0).round() as usize, count);
            let modes = [share.modes.oap, share.modes.chsg, share.modes.both].map(|mode| mode.value);
            prop_assert!((modes.iter().sum::<f64>() - share.selected.value).abs() < 1e-12);
        }
        for share in &found.bundles {
            let has = |best: &Solution| best.bundles.iter().any(|bundle| bundle.bundle == share.bundle);
            let count = all.iter().filter(|(best, _)| has(best)).count();
            prop_assert_eq!((share.selected.value * 60.0).round() as usize, count);
        }
        let agreed = all.iter().filter(|(_, shortfall)| *shortfall == 0).count();
        prop_assert_eq!((found.proposal_best.value * 60.0).round() as usize, agreed);
        let mean = all.iter().map(|(_, shortfall)| *shortfall as f64 / 1e6).sum::<f64>() / 60.0;
        prop_assert!((found.shortfall.mean.value - mean).abs() < 1e-9);
        let mut sets: Vec<Vec<String>> =
            all.iter().map(|(best, _)| best.items.iter().map(|item| item.item.clone()).collect()).collect();
        sets.sort();
        sets.dedup();
        prop_assert_eq!(found.distinct as usize, sets.len());
    }
}

#[test]
fn without_bundles_and_plans_the_chosen_are_the_top_k() {
    let world = World::plain(9, 4);
    let settings = SmaaSettings { seed: SEED, samples: 4_000, top_k: 4, confidence_samples: 0 };
    let counted = simulate(&world.uncertain, &Plan::of(settings), &Silent).expect("it can be simulated");
    let (_, found) = analysed(&world, 4_000);
    for (share, area) in found.items.iter().zip(&counted.alternatives) {
        // Scores that agree to a micro-unit may be told apart by the one and not by the other.
        assert!((share.selected.value - area.top.value).abs() < 0.001, "{}", area.key);
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let world = World::plain(12, 5);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| serde_json::to_string(&analysed(&world, 9_000).1).expect("JSON"))
    };
    assert_eq!(with(1), with(3));
}
