//! One kernel on one graph of a file, measured from inside; and how the kernels grow.
//!
//! ```text
//! cargo bench -p socta-graphs --bench graphs -- TASK EDGES.csv [PIVOTS]   one JSON line: CPU seconds of reading and of the kernel, peak memory
//! cargo bench -p socta-graphs --bench graphs -- growth                    R-MAT graphs of 10,000 to 5 million ties, as CSV
//! cargo bench -p socta-graphs --bench graphs -- groups [COUNT]            networks of 110 actors, every measure, 1,000 replicas
//! cargo bench -p socta-graphs --bench graphs -- write rmat|ba SCALE|NODES TIES EDGES.csv
//! ```
//!
//! `benches/peers/graphs.py` puts other programs beside it, one after the other on the same files.

#![expect(clippy::print_stdout, reason = "a program that measures prints what it found")]

use std::fmt::Write as _;
use std::hint::black_box;

use rayon::prelude::*;
use socta_base::Identifiers;
use socta_graphs::kernels::betweenness::{Sources, shortest_paths};
use socta_graphs::kernels::communities::{communities, modularity};
use socta_graphs::kernels::components::components;
use socta_graphs::kernels::k_core::core_numbers;
use socta_graphs::kernels::pagerank::pagerank;
use socta_graphs::key_players::{Goal, key_players};
use socta_graphs::positions::{Criteria, Ground, PositionMeasure, key_positions};
use socta_graphs::uncertain::Belief;
use socta_graphs::{Csr, edge_list};

#[path = "../../../benches/shared/process_time.rs"]
mod process_time;
#[path = "shared/random_graphs.rs"]
mod random_graphs;
use random_graphs::{attached, graph, quartered};

/// The measures of the published criteria.
const PUBLISHED: [PositionMeasure; 4] = [
    PositionMeasure::Betweenness,
    PositionMeasure::EffectiveSize,
    PositionMeasure::Harmonic,
    PositionMeasure::Pagerank,
];

/// CPU seconds of all threads of the process so far.
fn cpu() -> f64 {
    process_time::process_time().unwrap_or(f64::NAN)
}

/// Largest memory of the process so far, in megabytes.
fn peak() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
}

/// What a kernel found, in one number that other programs can be held against.
fn run(task: &str, ties: &Csr, pivots: usize) -> f64 {
    match task {
        "read" => ties.arcs() as f64 / 2.0,
        "components" => components(ties).count() as f64,
        "k-core" => core_numbers(ties).iter().map(|core| f64::from(*core)).fold(0.0, f64::max),
        "pagerank" => pagerank(ties, ties, false).into_iter().fold(0.0, f64::max),
        "leiden" => modularity(ties, &communities(ties, 1)).unwrap_or(f64::NAN),
        "betweenness" => shortest_paths(ties, false, Sources::All).betweenness.iter().sum(),
        "betweenness-some" => {
            let every = (ties.nodes() / pivots.max(1)).max(1);
            let some = (0..ties.nodes() as u32).step_by(every).collect();
            shortest_paths(ties, false, Sources::Pivots(some)).betweenness.iter().sum()
        }
        "betweenness-error" => error_of_pivots(ties, pivots),
        "key-players" => {
            key_players(ties, Goal::Fragment, 3).and_then(|found| found.best.value).unwrap_or(f64::NAN)
        }
        other => {
            println!("no task `{other}`");
            f64::NAN
        }
    }
}

/// How far betweenness from some sources lies from the exact one: mean difference of the hundred that are highest, relative.
fn error_of_pivots(ties: &Csr, pivots: usize) -> f64 {
    let exact = shortest_paths(ties, false, Sources::All).betweenness;
    let every = (ties.nodes() / pivots.max(1)).max(1);
    let some = (0..ties.nodes() as u32).step_by(every).collect();
    let estimate = shortest_paths(ties, false, Sources::Pivots(some)).betweenness;
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|&a, &b| exact[b].total_cmp(&exact[a]));
    let error = |&at: &usize| (estimate[at] - exact[at]).abs() / exact[at];
    order.iter().take(100).map(error).sum::<f64>() / 100.0
}

fn one(task: &str, file: &str, pivots: usize) {
    let mut text = std::fs::File::open(file).expect("the edge list is there");
    let read = edge_list::read_from(&mut text, None, false).expect("an edge list without faults");
    let names = read.ids;
    // As the other programs do: ties that are listed twice count once.
    let ties = read.set.of_equal_strength().into_ties();
    let reading = cpu();
    let found = run(task, &ties, pivots);
    black_box(names);
    println!(
        r#"{{"read": {reading:.3}, "kernel": {:.3}, "peak": {:.0}, "found": {found}}}"#,
        cpu() - reading,
        peak()
    );
}

fn growth() {
    println!("ties,task,cpu");
    for (scale, edges) in
        [(11, 10_000), (14, 50_000), (15, 150_000), (17, 500_000), (19, 1_500_000), (20, 5_000_000)]
    {
        let ties = graph(1 << scale, &quartered(scale, edges));
        for task in ["components", "k-core", "pagerank", "leiden"] {
            // Small graphs are done many times, because the system counts in hundredths of a second.
            let (before, mut times) = (cpu(), 0);
            while times == 0 || cpu() - before < 0.3 {
                black_box(run(task, &ties, 0));
                times += 1;
            }
            println!("{edges},{task},{:.6}", (cpu() - before) / f64::from(times));
        }
    }
}

/// Every measure there is, and the structure and gaps of the published criteria, with 1,000 replicas.
fn groups(count: usize) {
    let ties = graph(110, &attached(110, 3));
    let mut ids = Identifiers::default();
    for node in 0..ties.nodes() {
        ids.push(&format!("p{node:03}"));
    }
    let beliefs = vec![Belief { probability: 0.7, independent: 1, reports: 1 }; ties.arcs() / 2];
    let all: Vec<PositionMeasure> =
        PositionMeasure::ALL.into_iter().filter(|measure| !measure.needs_groups()).collect();
    for (name, measures) in [("published", &PUBLISHED[..]), ("all measures", &all)] {
        let criteria = Criteria::of(measures);
        let before = cpu();
        (0..count).into_par_iter().for_each(|at| {
            let ground = Ground {
                ids: &ids,
                ties: &ties,
                beliefs: &beliefs,
                groups: None,
                seed: at as u64,
                name: "b",
            };
            black_box(key_positions(ground, &criteria));
        });
        println!("{count} networks of 110 actors, {name}: {:.3} s CPU each", (cpu() - before) / count as f64);
    }
    println!("the published criteria have {} measures", PUBLISHED.len());
}

fn write(arguments: &[&str]) {
    let [kind, size, ties, file] = arguments else { return println!("write rmat|ba SIZE TIES FILE") };
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let edges = match *kind {
        "rmat" => quartered(number(size), number(ties) as usize),
        _ => attached(number(size), number(ties)),
    };
    let mut text = String::from("source,target\n");
    for (from, to) in edges {
        let _ = writeln!(text, "{from},{to}");
    }
    std::fs::write(file, text).expect("the folder is there");
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|text| text != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["growth"] => growth(),
        ["groups", rest @ ..] => groups(rest.first().and_then(|text| text.parse().ok()).unwrap_or(4)),
        ["write", rest @ ..] => write(rest),
        [task, file, rest @ ..] => {
            one(task, file, rest.first().and_then(|text| text.parse().ok()).unwrap_or(500));
        }
        _ => println!("see the head of benches/graphs.rs"),
    }
}
