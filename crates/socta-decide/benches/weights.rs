//! Weights from the data of a large matrix, and a normalisation of it.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use socta_base::numeric::random::Source;
use socta_decide::normalise::{self, normalise};
use socta_decide::weights::{self, Input};
use socta_decide::{Criterion as Column, Direction, Matrix, Problem};

fn problem(rows: usize, columns: usize) -> Problem {
    let mut stream = Source::new(1, &["benchmark"]).stream(0);
    let cells: Vec<Option<f64>> = (0..rows * columns).map(|_| Some(1.0 + 99.0 * stream.uniform())).collect();
    let direction = |column: usize| if column.is_multiple_of(3) { Direction::Min } else { Direction::Max };
    let criteria = (0..columns).map(|at| Column::new(&format!("c{at}"), direction(at), 1.0)).collect();
    let matrix = Matrix::new(columns, &cells).expect("full rows");
    Problem::new((0..rows).map(|row| format!("a{row}")).collect(), criteria, matrix).expect("no fault")
}

fn large(c: &mut Criterion) {
    let problem = problem(100_000, 50);
    let mut group = c.benchmark_group("weights 100000 x 50");
    group.sample_size(10);
    for method in ["entropy", "standard-deviation", "merec", "critic"] {
        group.bench_function(method, |bencher| {
            bencher.iter(|| {
                black_box(weights::run(Input::Matrix(&problem), method, &[]).expect("positive cells"))
            });
        });
    }
    let step = normalise::find("min-max").expect("a step");
    group.bench_function("normalise min-max", |bencher| {
        bencher.iter(|| black_box(normalise(&problem, step).expect("positive cells")));
    });
    group.finish();
}

criterion_group!(benches, large);
criterion_main!(benches);
