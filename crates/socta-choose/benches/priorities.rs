//! The choice with and without rules: how long it takes, and what is left unproved where it is hard.
//!
//! `cargo bench -p socta-choose --bench priorities` runs criterion on random problems.
//! `cargo bench -p socta-choose --bench priorities -- --lines [PARTS]` reads a problem a line from standard input and prints for each what was
//! found, what is proved, and the processor time: `tests/peers/priorities.py` and `benches/peers/priorities.py` put another
//! solver beside it. `PARTS` limits the parts of all choices that are looked at.

use std::hint::black_box;
use std::io::BufRead;

use criterion::Criterion;
use socta_base::numeric::random::{self, Stream};
use socta_choose::{
    Bounds, BundleKey, Coverage, Element, Exclusion, Item, ModeOption, Prerequisite, Problem, Resource,
    Solver, Use, certify_within, check,
};

#[path = "../../../benches/shared/thread_time.rs"]
mod thread_time;
use thread_time::processor;

/// Every eleventh item by a goal alone, two of seven others by a plan with or without a goal, the rest by a plan.
fn options(leaf: usize) -> Vec<ModeOption> {
    match leaf % 7 {
        _ if leaf.is_multiple_of(11) => vec![ModeOption::GOAL],
        5 | 6 => vec![ModeOption::PLAN, ModeOption::BOTH],
        _ => vec![ModeOption::PLAN],
    }
}

/// A random problem with rules of every kind, as an assessment has them.
fn problem(leaves: usize, stream: &mut Stream) -> Problem {
    let key = |at: usize| format!("item-{at:04}");
    let groups = leaves / 2;
    let mut items = Vec::with_capacity(leaves);
    for leaf in 0..leaves {
        let covers = (0..groups).filter(|_| stream.chance(0.15)).map(|at| format!("group-{at:03}")).collect();
        let amount = 1 + stream.below(4);
        items.push(Item {
            key: key(leaf),
            bundle: leaf / 3,
            value: stream.below(600_000) as i64,
            options: options(leaf),
            covers,
            uses: vec![Use { resource: "hands".into(), mode: None, amount }],
            ..Item::default()
        });
    }
    let element =
        |at| Element { key: format!("group-{at:03}"), value: 20_000 + 1_000 * (at as i64 * 37 % 90) };
    let list = |from: usize| (0..4).map(|at| key((from + 5 * at) % leaves)).collect::<Vec<String>>();
    Problem {
        items,
        bundles: (0..leaves.div_ceil(3)).map(|at| BundleKey { key: format!("bundle-{at:03}") }).collect(),
        bounds: Bounds { priorities: 10, plans: 15, goals: 3, least_value: None },
        elements: (0..groups).map(element).collect(),
        coverage: (0..3).map(|at| Coverage { key: format!("c{at}"), items: list(at), least: 1 }).collect(),
        exclusions: (0..3)
            .map(|at| Exclusion { key: format!("e{at}"), items: list(at + 7), most: 1 })
            .collect(),
        prerequisites: vec![Prerequisite { item: key(2), any_of: vec![key(4), key(9)] }],
        resources: vec![Resource { key: "hands".into(), limit: 25 }],
        ..Problem::default()
    }
}

/// A problem without rules: bundles of three, and bounds that take a third of the leaves.
fn plain(leaves: usize) -> Problem {
    let item = |leaf: usize| Item {
        key: format!("item-{leaf:04}"),
        bundle: leaf / 3,
        options: options(leaf),
        ..Item::default()
    };
    let [priorities, plans, goals] = [9, 5, 20].map(|part| (leaves / part) as u32);
    Problem {
        items: (0..leaves).map(item).collect(),
        bundles: (0..leaves.div_ceil(3)).map(|at| BundleKey { key: format!("bundle-{at:04}") }).collect(),
        bounds: Bounds { priorities, plans, goals, least_value: None },
        ..Problem::default()
    }
}

/// The choice at other values, again and again, as a simulation asks for it.
fn views(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("plain");
    group.sample_size(10);
    for leaves in [20, 50, 100, 200, 500] {
        let problem = plain(leaves);
        let mut stream = random::stream(2, leaves as u64);
        let mut solver = Solver::new(&problem).expect("the problem has no fault");
        let mut values = vec![0; leaves];
        group.bench_function(format!("choose-{leaves}"), |bench| {
            bench.iter(|| {
                values.iter_mut().for_each(|value| *value = 100_000 + stream.below(700_000) as i64);
                solver.set_values(&values).expect("in range");
                solver.choose().map(Iterator::count)
            });
        });
    }
    group.finish();
}

fn rules(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("rules");
    group.sample_size(10);
    for leaves in [20, 30, 60] {
        let mut stream = random::stream(1, leaves as u64);
        let problem = problem(leaves, &mut stream);
        let mut solver = Solver::new(&problem).expect("the problem has no fault");
        let mut values: Vec<i64> = problem.items.iter().map(|item| item.value).collect();
        group.bench_function(format!("choose-{leaves}"), |bench| {
            bench.iter(|| {
                values.iter_mut().for_each(|value| *value = (*value + 7_919) % 600_000);
                solver.set_values(&values).expect("in range");
                solver.choose().map(Iterator::count)
            });
        });
        group.bench_function(format!("certify-{leaves}"), |bench| {
            bench.iter(|| certify_within(black_box(&problem), u64::MAX));
        });
    }
    group.finish();
}

#[expect(clippy::print_stdout, reason = "this is what the benchmark is asked for")]
fn lines(parts: u64) {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let problem: Problem = serde_json::from_str(&line).expect("a problem a line");
        let begin = processor().unwrap_or_default();
        let proved = certify_within(&problem, parts);
        let proving = processor().unwrap_or_default() - begin;
        let Ok((solution, certificate)) = proved else {
            println!(
                r#"{{"value": null, "cpu": {:e}, "why": {:?}}}"#,
                proving.as_secs_f64(),
                proved.map(|_| ()).expect_err("none").to_string()
            );
            continue;
        };
        let begin = processor().unwrap_or_default();
        let checked = check(&problem, &certificate);
        let checking = processor().unwrap_or_default() - begin;
        let bytes = serde_json::to_vec(&certificate).expect("plain data").len();
        println!(
            "{}",
            serde_json::json!({
                "value": solution.value,
                "gap": solution.gap,
                "accepted": checked.as_ref().is_ok_and(|checked| checked.gap == solution.gap),
                "fault": checked.as_ref().err().map(ToString::to_string),
                "entries": checked.map_or(0, |checked| checked.states),
                "bytes": bytes,
                "cpu": proving.as_secs_f64(),
                "check_cpu": checking.as_secs_f64(),
                "chosen": solution.modes(),
            })
        );
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.split_first() {
        Some((first, rest)) if first == "--lines" => {
            lines(rest.first().and_then(|parts| parts.parse().ok()).unwrap_or(200_000));
        }
        _ => {
            let mut bench = Criterion::default().configure_from_args();
            views(&mut bench);
            rules(&mut bench);
            bench.final_summary();
        }
    }
}
