//! Every scoring method at three sizes, beside the time that reading the matrix takes.
//!
//! `cargo bench -p socta-decide --bench methods` runs criterion. `cargo bench -p socta-decide --bench methods -- --json [NAME...]` prints one JSON line a
//! method and size instead, with wall and processor time of the middle one of several rounds: `benches/peers/methods.py`
//! puts other programs beside it. What is timed is `Method::run`, from a checked problem to scores and intermediate results,
//! and with `ranked` also the ranks.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion as Bench, Throughput};
use rayon::prelude::*;
use socta_base::numeric::random;
use socta_decide::{
    Criterion, Direction, Matrix, Method, Parameters, Problem, ValueScale, evaluate, registry,
};

#[path = "../../../benches/shared/thread_time.rs"]
mod thread_time;
use thread_time::processor;

/// Alternatives and criteria.
const SIZES: [(usize, usize); 3] = [(1_000, 20), (10_000, 50), (100_000, 50)];
/// Rounds, of which the one in the middle counts.
const ROUNDS: usize = 5;
/// Time that the runs of a round take together, at least: many times that between two looks of the system at the clock.
const ROUND: Duration = Duration::from_millis(150);
/// Largest problem for methods that compare all pairs.
const PAIRS: usize = 1_000;

/// Uniform cells from .05 to 1 on a scale from 0 to 1; each fourth criterion is a cost.
fn problem(rows: usize, columns: usize) -> Problem {
    let mut stream = random::stream(1, 0);
    let cells: Vec<Option<f64>> = (0..rows * columns).map(|_| Some(0.05 + 0.95 * stream.uniform())).collect();
    let criterion = |column: usize| {
        let cost = column % 4 == 3;
        Criterion {
            scale: Some(ValueScale::Span { low: 0.0, high: 1.0 }),
            profiles: if cost { vec![0.7, 0.4] } else { vec![0.4, 0.7] },
            ..Criterion::new(
                &format!("c{column}"),
                if cost { Direction::Min } else { Direction::Max },
                (column + 1) as f64,
            )
        }
    };
    let names = (0..rows).map(|row| format!("a{row}")).collect();
    let matrix = Matrix::new(columns, &cells).expect("full rows");
    Problem::new(names, (0..columns).map(criterion).collect(), matrix).expect("no fault")
}

/// What reading as many cells once takes: nothing that looks at every cell can be faster.
fn read_once(cells: &[f64]) -> f64 {
    let block = |cells: &[f64]| {
        let mut sums = [0.0_f64; 16];
        for chunk in cells.chunks_exact(16) {
            sums.iter_mut().zip(chunk).for_each(|(sum, cell)| *sum += cell);
        }
        sums.iter().sum::<f64>()
    };
    cells.par_chunks(1 << 15).map(block).collect::<Vec<f64>>().into_iter().sum()
}

fn fits(method: &dyn Method, rows: usize) -> bool {
    // What is written first is what holds without further wishes: PROMETHEE is quadratic with Gaussian preferences only.
    let usual = method.card().complexity.split([',', ';']).next().unwrap_or_default();
    !usual.contains("m²") || rows <= PAIRS
}

fn all(bench: &mut Bench) {
    for (rows, columns) in SIZES {
        let problem = problem(rows, columns);
        let mut group = bench.benchmark_group(format!("{rows}x{columns}"));
        group.sample_size(10).throughput(Throughput::Elements((rows * columns) as u64));
        let cells = vec![0.5; rows * columns];
        group.bench_function("read-once", |bench| bench.iter(|| read_once(black_box(&cells))));
        for method in registry().iter().filter(|method| fits(**method, rows)) {
            let parameters = Parameters::defaults(method.card().parameters);
            group.bench_function(BenchmarkId::from_parameter(method.card().name), |bench| {
                bench.iter(|| method.run(black_box(&problem), &parameters).is_ok());
            });
        }
        group.finish();
    }
}

/// Wall and processor time in seconds of one run, in the round in the middle.
#[expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn time(run: impl Fn()) -> (f64, Option<f64>) {
    run();
    let mut rounds = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let (begin, used) = (Instant::now(), processor());
        let mut runs = 0_u32;
        while begin.elapsed() < ROUND {
            run();
            runs += 1;
        }
        let wall = begin.elapsed().as_secs_f64() / f64::from(runs);
        let used = processor().zip(used).map(|(now, then)| (now - then).as_secs_f64() / f64::from(runs));
        rounds.push((wall, used));
    }
    rounds.sort_by(|a, b| a.1.unwrap_or(a.0).total_cmp(&b.1.unwrap_or(b.0)));
    rounds[ROUNDS / 2]
}

#[expect(clippy::print_stdout, reason = "this is what the benchmark is asked for")]
fn line(name: &str, what: &str, (rows, columns): (usize, usize), (wall, used): (f64, Option<f64>)) {
    let threads = rayon::current_num_threads();
    let used = used.map_or_else(|| "null".to_owned(), |used| format!("{used:e}"));
    println!(
        r#"{{"method": "{name}", "what": "{what}", "rows": {rows}, "columns": {columns}, "threads": {threads}, "wall": {wall:e}, "cpu": {used}}}"#
    );
}

fn table(wanted: &[String]) {
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    for size in SIZES {
        let problem = problem(size.0, size.1);
        let cells = vec![0.5; size.0 * size.1];
        line(
            "read-once",
            "bound",
            size,
            time(|| {
                black_box(read_once(black_box(&cells)));
            }),
        );
        for method in registry().iter().filter(|method| fits(**method, size.0) && asked(method.card().name)) {
            let name = method.card().name;
            let mut settings = vec![("scores", Parameters::defaults(method.card().parameters))];
            if name == "additive" {
                let given = [("scaling".to_owned(), "min-max".to_owned())];
                let by_data = Parameters::read(name, method.card().parameters, &given);
                settings.push(("scores, min-max", by_data.expect("declared")));
            }
            for (what, parameters) in settings {
                line(
                    name,
                    what,
                    size,
                    time(|| drop(black_box(method.run(black_box(&problem), &parameters)))),
                );
            }
            let parameters = Parameters::defaults(method.card().parameters);
            let ranked = || drop(black_box(evaluate(*method, black_box(&problem), &parameters)));
            line(name, "ranked", size, time(ranked));
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.split_first() {
        Some((first, names)) if first == "--json" => table(names),
        _ => {
            let mut bench = Bench::default().configure_from_args();
            all(&mut bench);
            bench.final_summary();
        }
    }
}
