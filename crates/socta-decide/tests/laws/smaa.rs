//! Laws of the simulation of any decision problem: exact results, agreement of its ways, the same bytes at any number of
//! threads.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use socta_base::diagnostics::Silent;
use socta_base::numeric::float;
use socta_decide::smaa::plain::{self, SmaaError, SmaaResult};
use socta_decide::smaa::{
    Estimate, Plan, Robustness, Shocks, SmaaSettings, SourcePart, Uncertain, Unseen, Views, simulate,
};
use socta_decide::{Part, Shape, Value};

const SETTINGS: SmaaSettings =
    SmaaSettings { seed: 2026, samples: 50_000, top_k: 2, confidence_samples: 20_000 };

fn read(problem: &Json) -> plain::Input {
    plain::read(problem.to_string().as_bytes()).expect("a sound problem")
}

fn run(problem: &Json, method: &str, plan: &Plan) -> SmaaResult {
    plain::run(&read(problem), method, &[], plan, &Silent).expect("a sound problem")
}

fn in_pool<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool").install(work)
}

fn criteria(count: usize) -> Vec<Json> {
    (0..count).map(|at| json!({"name": format!("c{at}"), "direction": "max", "scale": [0, 1]})).collect()
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("a{at}")).collect()
}

/// Four alternatives on three criteria, of all shapes.
fn mixed() -> Json {
    json!({"alternatives": names(4), "criteria": criteria(3), "matrix": [
        [0.6, [0.2, 0.7], {"triangular": [0.1, 0.3, 0.9]}],
        [{"pert": [0.1, 0.4, 0.9]}, 0.5, {"levels": {"0": 0.3, "0.5": 0.4, "1": 0.3}}],
        [{"normal": [0.5, 0.1]}, {"normal": [0.5, 0.2, 0, 1]}, [0.3, 0.6]],
        [[0.3, 0.6], null, 0.45]]})
}

fn close(a: f64, b: f64, error: f64) -> bool {
    (a - b).abs() <= 5.0 * error + 1e-9
}

#[test]
fn an_ordinal_level_between_two_others_may_be_anywhere_between_them() {
    // The middle of three levels is uniform: a beats b where it exceeds .4, and b beats c in half of the samples.
    let problem = json!({"alternatives": ["a", "b", "c"], "criteria": [
        {"name": "level", "direction": "min", "level": "ordinal", "weight": 1},
        {"name": "number", "direction": "max", "scale": [0, 1], "weight": 1}],
        "matrix": [[2, 0], [3, 0.4], [1, 0]]});
    let found = run(&problem, "additive", &Plan::of(SETTINGS)).figures;
    assert!((found.pairwise[0][1] - 0.6).abs() < 0.012, "{:?}", found.pairwise);
    assert_eq!((found.pairwise[2][0], found.pairwise[2][1]), (1.0, 1.0));
}

#[test]
fn normal_scores_are_drawn_as_normal_cells_are() {
    let cell =
        |at: usize| json!({"normal": [0.4 + 0.05 * ((at * 7) % 5) as f64, 0.1 + 0.02 * (at % 3) as f64]});
    let matrix: Vec<Vec<Json>> =
        (0..4).map(|row| (0..3).map(|column| cell(row * 3 + column)).collect()).collect();
    // No cell comes near the ends of these scales, so that the method with parameters, which sees the drawn cells, takes all.
    let mut criteria = criteria(3);
    criteria.iter_mut().for_each(|criterion| criterion["scale"] = json!([-3, 4]));
    let problem = json!({"alternatives": names(4), "criteria": criteria, "matrix": matrix});
    let (plan, input) = (Plan::of(SETTINGS), read(&problem));
    let scores = plain::run(&input, "additive", &[], &plan, &Silent).expect("a sound problem");
    let parameters = [("outside".to_owned(), "error".to_owned())];
    let cells = plain::run(&input, "additive", &parameters, &plan, &Silent).expect("a sound problem");
    agree(&scores, &cells);
    // Confidence factors are integrated on one side and drawn on the other, at central weights that differ by their errors.
    for (a, b) in scores.figures.confidence.iter().zip(&cells.figures.confidence) {
        assert!((a.expect("first") - b.expect("first")).abs() < 0.03);
    }
}

fn agree(one: &SmaaResult, other: &SmaaResult) {
    let (a, b) = (&one.figures, &other.figures);
    let (ea, eb) = (&one.errors, &other.errors);
    for at in 0..a.acceptability.len() {
        let error = float::hypot;
        assert!(close(
            a.acceptability[at],
            b.acceptability[at],
            error(ea.acceptability[at], eb.acceptability[at])
        ));
        assert!(close(a.top[at], b.top[at], error(ea.top[at], eb.top[at])));
        assert!(close(
            a.expected_rank[at],
            b.expected_rank[at],
            error(ea.expected_rank[at], eb.expected_rank[at])
        ));
    }
}

#[test]
fn lattices_and_random_points_agree() {
    let plan = Plan::of(SETTINGS);
    let random = run(&mixed(), "additive", &plan);
    let quasi = run(&mixed(), "additive", &Plan { quasi: true, ..plan });
    assert_eq!((quasi.sampling, quasi.samples), ("quasi", 32_768));
    agree(&random, &quasi);
}

#[test]
fn any_method_that_is_the_additive_one_finds_the_same() {
    // A single criterion is ranked alike by every method that respects it.
    let problem = json!({"alternatives": names(3), "criteria": criteria(1),
        "matrix": [[[0.2, 0.8]], [[0.3, 0.6]], [[0.1, 0.95]]]});
    let plan = Plan::of(SmaaSettings { samples: 20_000, ..SETTINGS });
    let fast = run(&problem, "additive", &plan);
    let slow = run(&problem, "topsis", &plan);
    agree(&fast, &slow);
    for (a, b) in fast.figures.confidence.iter().zip(&slow.figures.confidence) {
        assert!((a.expect("first") - b.expect("first")).abs() < 0.02);
    }
}

#[test]
fn a_precision_is_reached_with_the_same_samples_at_any_number_of_threads() {
    for quasi in [false, true] {
        let settings = SmaaSettings { samples: 10_000_000, confidence_samples: 0, ..SETTINGS };
        let plan = Plan { precision: Some(0.002), quasi, ..Plan::of(settings) };
        let one = in_pool(1, || run(&mixed(), "additive", &plan));
        let three = in_pool(3, || run(&mixed(), "additive", &plan));
        assert_eq!(one, three);
        assert_eq!(one.precision_reached, Some(true));
        let largest = one.errors.acceptability.iter().chain(&one.errors.top).fold(0.0_f64, |a, b| a.max(*b));
        assert!(largest <= 0.002 && one.samples < 1_000_000, "{largest} {}", one.samples);
    }
    let few = Plan { precision: Some(0.0001), ..Plan::of(SmaaSettings { samples: 9_000, ..SETTINGS }) };
    assert_eq!(run(&mixed(), "additive", &few).precision_reached, Some(false));
}

#[test]
fn threads_do_not_change_a_bit_of_any_way() {
    let settings = SmaaSettings { samples: 7_000, confidence_samples: 1_100, ..SETTINGS };
    for (method, quasi) in [("additive", false), ("additive", true), ("promethee2", false)] {
        let plan = Plan { quasi, ..Plan::of(settings) };
        let mut problem = mixed();
        problem["matrix"][3][1] = json!(0.2);
        let found = [1, 2, 5].map(|threads| in_pool(threads, || run(&problem, method, &plan)));
        assert_eq!(found[0], found[1], "{method}");
        assert_eq!(found[0], found[2], "{method}");
    }
}

#[test]
fn statements_on_weights_are_kept_or_refused() {
    let mut problem = mixed();
    problem["preferences"] = json!([{"kind": "order", "tiers": [["c2"], ["c0", "c1"]]}]);
    let found = run(&problem, "additive", &Plan::of(SETTINGS));
    assert_eq!(found.weights, "stated");
    for weights in found.figures.central_weights.iter().flatten() {
        assert!(weights[2] >= weights[0] && weights[2] >= weights[1], "{weights:?}");
    }
    problem["preferences"] =
        json!([{"kind": "range", "of": "c0", "low": 0.8}, {"kind": "range", "of": "c1", "low": 0.3}]);
    assert!(matches!(plain::read(problem.to_string().as_bytes()), Err(SmaaError::Robustness(_))));
    problem["preferences"] = json!([{"kind": "range", "of": "c9", "low": 0.8}]);
    assert!(matches!(plain::read(problem.to_string().as_bytes()), Err(SmaaError::Unsupported(_))));
    problem["matrix"][0][0] = json!({"gamma": 1});
    assert!(matches!(plain::read(problem.to_string().as_bytes()), Err(SmaaError::Input(_))));
}

/// Two alternatives with two cells each, all of which rest on one source or on one each.
fn reported(correlation: f64, shared: bool) -> Uncertain {
    let levels = |shares: [f64; 3]| -> Vec<Part> {
        let part = |(weight, value)| Part { weight, shape: Shape::Point(value) };
        shares.into_iter().zip([0.0, 0.5, 1.0]).map(part).collect()
    };
    let cells =
        [levels([0.1, 0.8, 0.1]), levels([0.2, 0.6, 0.2]), levels([0.3, 0.4, 0.3]), levels([0.1, 0.1, 0.8])];
    let problem = json!({"alternatives": names(2), "criteria": criteria(2), "matrix": [[0, 0], [0, 0]]});
    let mut uncertain = read(&problem).uncertain;
    let report = |parts: &Vec<Part>| vec![SourcePart { weight: 1.0, source: Some(0), parts: parts.clone() }];
    uncertain.shocks = Shocks {
        correlation,
        sources: vec!["study".to_owned()],
        cells: if shared { cells.iter().map(report).enumerate().collect() } else { BTreeMap::new() },
        unseen: BTreeMap::new(),
    };
    uncertain.cells = cells.into_iter().map(Value::Mixture).collect();
    uncertain
}

fn found(problem: &Uncertain) -> Robustness {
    simulate(problem, &Plan::of(SmaaSettings { samples: 100_000, ..SETTINGS }), &Silent).expect("sound")
}

#[test]
fn a_shared_source_moves_cells_together_and_leaves_each_as_it_is() {
    let alone = found(&reported(0.0, false));
    let (none, half, full) =
        (found(&reported(0.0, true)), found(&reported(0.5, true)), found(&reported(1.0, true)));
    let spread = |found: &Robustness, at: usize| found.alternatives[at].score.error;
    for at in 0..2 {
        for other in [&none, &half, &full] {
            let error = float::hypot(alone.alternatives[at].score.error, other.alternatives[at].score.error);
            assert!(close(alone.alternatives[at].score.value, other.alternatives[at].score.value, error));
        }
        // Without correlation the spread is that of cells which know nothing of each other; with it, it grows.
        assert!((spread(&none, at) / spread(&alone, at) - 1.0).abs() < 0.02);
        assert!(spread(&half, at) > 1.03 * spread(&none, at) && spread(&full, at) > 1.03 * spread(&half, at));
    }
    let first = |found: &Robustness| found.alternatives[1].first;
    let error = float::hypot(first(&alone).error, first(&none).error);
    assert!(close(first(&alone).value, first(&none).value, error));
}

fn cell() -> impl Strategy<Value = Json> {
    let unit = (0..=20_i32).prop_map(|step| f64::from(step) / 20.0);
    (unit.clone(), unit.clone(), unit, 0..7_u8).prop_map(|(a, b, c, form)| {
        let mut ends = [a, b, c];
        ends.sort_by(f64::total_cmp);
        let [low, mode, high] = ends;
        match form {
            0 => json!(a),
            1 => json!([low, high]),
            2 => json!({"triangular": ends}),
            3 => json!({"pert": ends}),
            4 => json!({"normal": [mode, 0.05 + high - low]}),
            5 => json!({"normal": [mode, 0.2, low, high + 0.01]}),
            _ => json!({"levels": {low.to_string(): 0.25, (high + 0.01).to_string(): 0.75}}),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn shares_add_up_and_dominance_is_certain(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 3), 2..6),
        given in any::<bool>(),
    ) {
        let mut matrix: Vec<Vec<Json>> = rows;
        matrix.push(vec![json!(9), json!(9), json!(9)]);
        let count = matrix.len();
        let mut criteria = criteria(3);
        if given {
            criteria.iter_mut().for_each(|criterion| criterion["weight"] = json!(0.5));
        }
        let problem = json!({"alternatives": names(count), "criteria": criteria, "matrix": matrix});
        let settings = SmaaSettings { samples: 3_000, confidence_samples: 500, ..SETTINGS };
        let found = run(&problem, "additive", &Plan::of(settings)).figures;
        // The last one is far beyond all others.
        prop_assert_eq!(found.acceptability[count - 1], 1.0);
        prop_assert_eq!(found.confidence[count - 1], Some(1.0));
        prop_assert!(found.central_weights[..count - 1].iter().all(Option::is_none));
        for (row, shares) in found.rank_acceptability.iter().enumerate() {
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            let mean: f64 = (1_u32..).zip(shares).map(|(rank, share)| f64::from(rank) * share).sum();
            prop_assert!((mean - found.expected_rank[row]).abs() < 1e-9);
            for column in 0..count {
                prop_assert!(found.pairwise[row][column] + found.pairwise[column][row] <= 1.0 + 1e-9);
            }
        }
        if found.tie_rate == 0.0 {
            for rank in 0..count {
                let sum: f64 = found.rank_acceptability.iter().map(|shares| shares[rank]).sum();
                prop_assert!((sum - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn classes_are_a_partition(rows in proptest::collection::vec(proptest::collection::vec(cell(), 2), 1..4)) {
        let count = rows.len();
        let problem = json!({"alternatives": names(count), "criteria": criteria(2), "matrix": rows});
        let settings = SmaaSettings { samples: 2_000, confidence_samples: 0, ..SETTINGS };
        let plan = Plan { limits: vec![0.3, 0.6], ..Plan::of(settings) };
        let found = simulate(&read(&problem).uncertain, &plan, &Silent).expect("sound");
        for area in &found.alternatives {
            let sum: f64 = area.classes.iter().map(|share: &Estimate| share.value).sum();
            prop_assert!(area.classes.len() == 3 && (sum - 1.0).abs() < 1e-9);
            if area.score_low > 0.6 {
                prop_assert!(area.classes[0].value >= 0.9);
            }
        }
    }
}

#[test]
fn unseen_cells_of_one_alternative_move_together_by_their_weight() {
    let mut problem = reported(0.0, false);
    let unseen = Unseen { deviation: 0.2, shares: vec![1.0, 0.25] };
    problem.shocks.unseen = BTreeMap::from([(0, unseen)]);
    problem.weights =
        std::sync::Arc::new(socta_decide::smaa::FixedWeights::new(&[0.5, 0.5]).expect("positive"));
    let moments = |problem: &Uncertain| {
        let views = Views::new(problem, 3, 65_536).expect("it can be drawn");
        let own = |index: u64| {
            let block = views.block(index);
            block.scores[..block.width].to_vec()
        };
        let scores: Vec<f64> = (0..views.blocks()).flat_map(own).collect();
        let mean = scores.iter().sum::<f64>() / scores.len() as f64;
        let spread = scores.iter().map(|score| (score - mean) * (score - mean)).sum::<f64>();
        (mean, spread / scores.len() as f64)
    };
    let (mean, variance) = moments(&problem);
    problem.shocks.unseen.clear();
    let (alone, least) = moments(&problem);
    // The shift leaves the mean, and adds the square of the open weight, 0.5 + 0.125, times its variance.
    assert!((mean - alone).abs() < 0.003, "{mean} {alone}");
    assert!((variance - least - 0.625 * 0.625 * 0.04).abs() < 0.0006, "{variance} {least}");
}
