//! The choice over all views: the public dossiers with 100,000 views, and how it grows with the number of leaves.
//!
//! Seconds are processor time of one thread, so that a loaded machine tells the same; where the system does not give it,
//! the clock is read instead.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures looks at the clock and prints what it found"
)]

use std::sync::Arc;
use std::time::Instant;

use socta::diagnostics::Silent;
use socta::dossier::CarriedBy;
use socta::evidence::{ApartFrom, Reading};
use socta::portfolio::{self, Question};
use socta::priorities::{
    self, Bounds, BundleKey, Formulation, Item, PROBLEM_SCHEMA, Problem, micro_units, mode_options,
};
use socta::robustness::{SimplexWeights, Uncertain, UncertainCriterion, ValueMap, Views, uncertain};
use socta::scoring::{Direction, Part, Shape, Shocks, Value, appraise, score_all};

#[path = "shared/public_evidence.rs"]
mod public_evidence;

/// Nanoseconds that this thread has computed, if the system tells.
fn processor() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

/// Seconds on one thread.
fn seconds(work: impl FnOnce() + Send) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        let (start, before) = (Instant::now(), processor());
        work();
        before.zip(processor()).map_or_else(|| start.elapsed().as_secs_f64(), |(from, to)| to - from)
    })
}

fn line(name: &str, problem: &Problem, uncertain: &Uncertain, samples: u64) {
    let proposal = priorities::solve(problem).expect("there is a choice");
    let question =
        Question { problem, proposal: &proposal, uncertain, seed: 1, samples, region: None, reports: &[] };
    let drawing = seconds(|| {
        let views = Views::new(uncertain, 1, samples).expect("they can be drawn");
        (0..views.blocks()).for_each(|index| drop(std::hint::black_box(views.block(index))));
    });
    let mut found = None;
    let all = seconds(|| found = portfolio::analyse(&question, &Silent).ok());
    let distinct = found.map_or(0, |found| found.distinct);
    let each = 1e6 * (all - drawing) / samples as f64;
    println!(
        "| {name} | {} | {samples} | {drawing:.2} | {all:.2} | {each:.1} | {distinct} |",
        problem.items.len()
    );
}

fn public(name: &str) {
    let (catalogue, dossier, model) = public_evidence::read(name);
    let reading = Reading {
        dossier: &dossier,
        catalogue: &catalogue,
        model: &model,
        without: &[],
        apart_from: ApartFrom::Nothing,
    };
    let appraisal = appraise(reading, &[]);
    let table = &appraisal.assembly.table;
    let dependents = priorities::dependents(&dossier, table, &appraisal.evidence, &|_| 0);
    let scores = score_all(table, &[]).additive;
    let problem = priorities::formulate(Formulation {
        dossier: &dossier,
        table,
        scores: &scores,
        dependents: &dependents,
        bounds: model.selection,
        rules: &model.selection_rules,
        forced: &[],
    });
    line(name, &problem, &uncertain(table).expect("the ranges admit weights"), 100_000);
}

/// Leaves in bundles of three with wide values, and bounds that take a third of them.
fn invented(leaves: usize, samples: u64) {
    let keys: Vec<String> = (0..leaves).map(|leaf| format!("area-{leaf:04}")).collect();
    let criteria = 8;
    let low = |leaf: usize, criterion: usize| ((leaf * 7_919 + criterion * 104_729) % 600) as f64 / 1_000.0;
    let cell = |at: usize| {
        let low = low(at / criteria, at % criteria);
        Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Uniform(low, low + 0.4) }])
    };
    let uncertain = Uncertain {
        alternatives: keys.clone(),
        criteria: (0..criteria)
            .map(|at| UncertainCriterion {
                name: format!("c{at}"),
                direction: Direction::Max,
                map: ValueMap::IDENTITY,
            })
            .collect(),
        cells: (0..leaves * criteria).map(cell).collect(),
        weights: Arc::new(SimplexWeights::new(criteria)),
        shocks: Shocks::default(),
    };
    let mean = |leaf: usize| (0..criteria).map(|at| low(leaf, at) + 0.2).sum::<f64>() / criteria as f64;
    let item = |(leaf, key): (usize, &String)| Item {
        key: key.clone(),
        bundle: leaf / 3,
        value: micro_units(mean(leaf)).unwrap_or(0),
        options: mode_options(leaf.is_multiple_of(11).then_some(CarriedBy::Goal), (leaf % 7) as u32, 5),
        forced: None,
        ..Item::default()
    };
    let problem = Problem {
        schema: PROBLEM_SCHEMA.to_owned(),
        items: keys.iter().enumerate().map(item).collect(),
        bundles: (0..leaves.div_ceil(3)).map(|at| BundleKey { key: format!("bundle-{at:04}") }).collect(),
        bounds: Bounds {
            priorities: leaves as u32 / 9,
            plans: leaves as u32 / 5,
            goals: leaves as u32 / 20,
            least_value: None,
        },
        ..Problem::default()
    };
    line("invented", &problem, &uncertain, samples);
}

fn main() {
    println!("| dossier | leaves | views | drawing, s | all, s | choice, µs a view | sets |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    ["eu-2021", "eu-2025"].into_iter().for_each(public);
    for (leaves, samples) in [(20, 20_000), (50, 20_000), (100, 10_000), (200, 5_000), (500, 2_000)] {
        invented(leaves, samples);
    }
}
