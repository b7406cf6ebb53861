//! Sets that could be proposed instead, and sets that nothing matches, against all sets there are.

use proptest::prelude::*;
use socta::diagnostics::Silent;
use socta::numeric::linear::Sense;
use socta::numeric::polytope::Polytope;
use socta::portfolio::{self, NonDominated, Question, Role};
use socta::priorities::{Direction, Override, Problem, micro_units, solve};
use socta::robustness::Views;

use super::SEED;
use super::worlds::{World, worlds};

/// Weights of three criteria of which none weighs less than the next.
fn ordered() -> Polytope {
    let mut polytope = Polytope::new(3);
    polytope.row(0, [(0, 1.0), (1, -1.0)], Sense::AtLeast, 0.0);
    polytope.row(1, [(1, 1.0), (2, -1.0)], Sense::AtLeast, 0.0);
    polytope
}

/// Its corners.
const CORNERS: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]];

fn analysed(world: &World, samples: u64) -> portfolio::Portfolio {
    let region = ordered();
    let proposal = solve(&world.problem).expect("there is a choice");
    let question = Question {
        problem: &world.problem,
        proposal: &proposal,
        uncertain: &world.uncertain,
        seed: SEED,
        samples,
        region: Some(&region),
        reports: &[],
    };
    portfolio::analyse(&question, &Silent).expect("it can be solved in every view")
}

/// Every set that fits the bounds, by forcing all items.
fn feasible(problem: &Problem) -> Vec<u32> {
    let fits = |set: &u32| {
        let mut problem = problem.clone();
        for (at, item) in problem.items.iter_mut().enumerate() {
            let direction = if set >> at & 1 == 1 { Direction::In } else { Direction::Out };
            item.forced = Some(Override::new(direction, "", ""));
        }
        solve(&problem).is_ok()
    };
    (0..1_u32 << problem.items.len()).filter(fits).collect()
}

/// Core indices by comparing all sets at the corners of the weights.
fn by_corners(world: &World, ends: &dyn Fn(usize) -> (f64, f64)) -> (usize, Vec<f64>) {
    let items = world.problem.items.len();
    let at = |item: usize, corner: &[f64; 3], high: bool| -> f64 {
        let end = |criterion: usize| {
            let (low, top) = ends(item * 3 + criterion);
            if high { top } else { low }
        };
        (0..3).map(|criterion| corner[criterion] * end(criterion)).sum()
    };
    let alone = |one: u32, other: u32, corner: &[f64; 3], high: bool| -> f64 {
        (0..items).filter(|item| one & !other & 1 << item != 0).map(|item| at(item, corner, high)).sum()
    };
    let dominates = |one: u32, other: u32| {
        let over = |high: bool| {
            CORNERS.map(|corner| alone(one, other, &corner, high) - alone(other, one, &corner, !high))
        };
        over(false).iter().all(|over| *over >= -1e-9) && over(true).iter().any(|over| *over > 1e-9)
    };
    let all = feasible(&world.problem);
    let kept: Vec<u32> =
        all.iter().copied().filter(|&set| !all.iter().any(|&other| dominates(other, set))).collect();
    let core =
        |item: usize| kept.iter().filter(|set| *set >> item & 1 == 1).count() as f64 / kept.len() as f64;
    (kept.len(), (0..items).map(core).collect())
}

fn same(found: Option<&NonDominated>, expected: &(usize, Vec<f64>)) -> bool {
    found.is_some_and(|found| {
        found.non_dominated == expected.0
            && found.core.iter().zip(&expected.1).all(|(found, expected)| (found - expected).abs() < 1e-12)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn linear_programs_and_corners_keep_the_same_sets(world in worlds(6)) {
        let found = analysed(&world, 1);
        let cells = &world.uncertain.cells;
        let means = by_corners(&world, &|at| {
            let mean = cells[at].mean().expect("it counts");
            (mean, mean)
        });
        prop_assert!(same(found.over_weights.as_ref(), &means), "{:?} {means:?}", found.over_weights);
        let ends = by_corners(&world, &|at| {
            (cells[at].low().expect("it counts"), cells[at].high().expect("it counts"))
        });
        prop_assert!(same(found.over_everything.as_ref(), &ends), "{:?} {ends:?}", found.over_everything);
        // More knowledge never takes an item out of the core.
        let everything = found.over_everything.expect("it was compared");
        let weights = found.over_weights.expect("it was compared");
        for (wide, narrow) in everything.core.iter().zip(&weights.core) {
            prop_assert!(*wide < 1.0 || *narrow == 1.0);
            prop_assert!(*wide > 0.0 || *narrow == 0.0);
        }
    }

    #[test]
    fn each_set_gives_up_what_is_stated(world in worlds(6)) {
        let found = analysed(&world, 80);
        let candidates = found.candidates.expect("something fits");
        let items = &world.problem.items;
        let proposal = solve(&world.problem).expect("there is a choice");
        let views = Views::new(&world.uncertain, SEED, 80).expect("they can be drawn");
        let block = views.block(0);
        let mut losses: Vec<Vec<f64>> = vec![Vec::new(); candidates.sets.len()];
        let mut worst_of_all = vec![0_i64; 1 << items.len()];
        for view in 0..80 {
            let mut problem = world.problem.clone();
            for (at, item) in problem.items.iter_mut().enumerate() {
                item.value = micro_units(block.scores[at * block.width + view]).expect("a score");
            }
            let best = solve(&problem).expect("there is a choice").value;
            for (losses, set) in losses.iter_mut().zip(&candidates.sets) {
                let has = |key: &String| {
                    (proposal.has(key) && !set.leaves.contains(key)) || set.enters.contains(key)
                };
                let own: i64 = problem.items.iter().filter(|item| has(&item.key)).map(|item| item.value).sum();
                losses.push((best - own) as f64 / 1e6);
            }
            for (set, worst) in worst_of_all.iter_mut().enumerate() {
                let own: i64 =
                    (0..items.len()).filter(|at| set >> at & 1 == 1).map(|at| problem.items[at].value).sum();
                *worst = (*worst).max(best - own);
            }
        }
        for (losses, set) in losses.iter().zip(&candidates.sets) {
            let worst = losses.iter().copied().fold(0.0, f64::max);
            prop_assert!((set.worst - worst).abs() < 1e-9);
            prop_assert!((set.regret.value - losses.iter().sum::<f64>() / 80.0).abs() < 1e-9);
        }
        let with = |role: Role| candidates.sets.iter().find(|set| set.roles.contains(&role)).expect("a set");
        let (least, best) = (with(Role::Regret), with(Role::Expected));
        prop_assert!(candidates.sets.iter().all(|set| set.worst >= least.worst));
        prop_assert!(candidates.sets.iter().all(|set| set.expected <= best.expected + 1e-9));
        prop_assert!(candidates.sets[0].roles.contains(&Role::Proposal));
        // No set at all that fits has less regret than the bound that these sets leave.
        let bound = feasible(&world.problem).into_iter().map(|set| worst_of_all[set as usize]).min();
        prop_assert!(bound.is_some_and(|bound| bound as f64 / 1e6 <= least.worst + 1e-9));
    }
}
