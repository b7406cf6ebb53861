//! SMAA-2 of 30 alternatives and 20 criteria with uniform evidence and open weights: the whole, and its parts one by one.
//!
//! `benches/peers/smaa.py` does the same with NumPy and with pysensmcda. Times are CPU seconds of the process, the best of
//! three, so that another load on the machine counts as little as possible:
//!
//! ```text
//! cargo bench -p socta-decide --bench smaa -- [SAMPLES]
//! ```

#![expect(clippy::print_stdout, reason = "a program that measures prints what it found")]

use std::hint::black_box;
use std::sync::Arc;

use socta_base::diagnostics::Silent;
use socta_base::numeric::random::{Source, stream};
use socta_decide::smaa::{
    Plan, Shocks, SimplexWeights, SmaaSettings, Uncertain, UncertainCriterion, ValueMap, WeightSampler,
    simulate,
};
use socta_decide::{Direction, Part, Shape, Value};

#[path = "../../../benches/shared/best_of_three.rs"]
mod best_of_three;
#[path = "../../../benches/shared/lattice_gain.rs"]
mod lattice_gain;
use best_of_three::best_of_three as time;
use lattice_gain::gain;

const ALTERNATIVES: usize = 30;
const CRITERIA: usize = 20;
const BLOCK: usize = 2_048;

/// Cells within a random range each, as in `benches/peers/smaa.py`.
fn problem(shape: impl Fn(f64, f64) -> Shape) -> Uncertain {
    let mut numbers = stream(1, 0);
    let mut cell = || {
        let (middle, half) = (0.2 + 0.6 * numbers.uniform(), 0.2 * numbers.uniform());
        Value::Mixture(vec![Part { weight: 1.0, shape: shape(middle - half, middle + half) }])
    };
    let criterion = |at| UncertainCriterion {
        name: format!("c{at}"),
        direction: Direction::Max,
        map: ValueMap::IDENTITY,
    };
    Uncertain {
        cells: (0..ALTERNATIVES * CRITERIA).map(|_| cell()).collect(),
        alternatives: (0..ALTERNATIVES).map(|at| format!("a{at}")).collect(),
        criteria: (0..CRITERIA).map(criterion).collect(),
        weights: Arc::new(SimplexWeights::new(CRITERIA)),
        shocks: Shocks::default(),
    }
}

fn run(problem: &Uncertain, samples: u64, confidence: u64, quasi: bool) {
    let settings = SmaaSettings { seed: 1, samples, top_k: 10, confidence_samples: confidence };
    let plan = Plan { quasi, ..Plan::of(settings) };
    black_box(simulate(problem, &plan, &Silent).expect("a sound problem"));
}

/// Random words of all cells.
fn words(samples: usize) {
    let sources: Vec<Source> =
        (0..ALTERNATIVES * CRITERIA).map(|at| Source::new(1, &["bench", &at.to_string()])).collect();
    let mut words = vec![0; BLOCK];
    for index in 0..(samples / BLOCK) as u64 {
        for source in &sources {
            source.lanes(index).fill(&mut words);
            black_box(&mut words);
        }
    }
}

/// As many words from the cipher that all other streams use.
fn cipher(samples: usize) {
    let mut numbers = vec![0.0; BLOCK];
    for index in 0..(samples / BLOCK) as u64 {
        for cell in 0..(ALTERNATIVES * CRITERIA) as u64 {
            stream(cell, index).fill_uniform32(&mut numbers);
            black_box(&mut numbers);
        }
    }
}

/// Multiplications and additions of all scores.
fn multiply_add(samples: usize) {
    let weights = vec![0.05_f32; CRITERIA * BLOCK];
    let values = vec![0.5_f32; BLOCK];
    let mut scores = vec![0.0_f32; ALTERNATIVES * BLOCK];
    for _ in 0..samples / BLOCK {
        for scores in scores.chunks_exact_mut(BLOCK) {
            for weights in weights.chunks_exact(BLOCK) {
                for ((score, weight), value) in scores.iter_mut().zip(weights).zip(&values) {
                    *score += weight * value;
                }
            }
            black_box(&mut *scores);
        }
    }
}

/// Comparisons of all pairs, counted by sample.
fn ranking(samples: usize) {
    let mut numbers = stream(2, 0);
    let keys: Vec<f32> = (0..ALTERNATIVES * BLOCK).map(|_| numbers.uniform() as f32).collect();
    let mut ranks = vec![0_i32; ALTERNATIVES * BLOCK];
    for _ in 0..samples / BLOCK {
        for (start, end) in (0..BLOCK).step_by(128).map(|start| (start, start + 128)) {
            for upper in 0..ALTERNATIVES {
                let (head, tail) = ranks.split_at_mut((upper + 1) * BLOCK);
                let above = &mut head[upper * BLOCK..][start..end];
                let left = &keys[upper * BLOCK..][start..end];
                for (right, below) in
                    keys[(upper + 1) * BLOCK..].chunks_exact(BLOCK).zip(tail.chunks_exact_mut(BLOCK))
                {
                    let pairs = left.iter().zip(&right[start..end]);
                    for ((a, b), (above, below)) in pairs.zip(above.iter_mut().zip(&mut below[start..end])) {
                        *above += i32::from(a < b);
                        *below += i32::from(a > b);
                    }
                }
            }
        }
        black_box(&mut ranks);
    }
}

fn weights(samples: usize) {
    let sampler = SimplexWeights::new(CRITERIA);
    let mut weights = vec![0.0; CRITERIA * BLOCK];
    for index in 0..(samples / BLOCK) as u64 {
        sampler.fill(1, index, BLOCK, &mut weights);
        black_box(&mut weights);
    }
}

fn main() {
    let samples: u64 = std::env::args().filter_map(|text| text.parse().ok()).next().unwrap_or(1_000_000);
    let count = samples as usize;
    let uniform = problem(Shape::Uniform);
    let normal = problem(|low, high| Shape::Normal((low + high) / 2.0, (high - low) / 3.46));
    let pool =
        |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
    let one = pool(1);
    println!("{ALTERNATIVES} x {CRITERIA}, {samples} samples, CPU s (wall s)");
    let line = |name: &str, (cpu, wall): (f64, f64)| println!("{name:44} {cpu:8.3} ({wall:.3})");
    line("part: random words of the cells", time(|| words(count)));
    line("part: the same from ChaCha with 8 rounds", time(|| cipher(count)));
    line("part: weights", time(|| weights(count)));
    line("part: multiply and add", time(|| multiply_add(count)));
    line("part: ranking by pairs", time(|| ranking(count)));
    let whole = |problem: &Uncertain, confidence, quasi| {
        one.install(|| time(|| run(problem, samples, confidence, quasi)))
    };
    line("ranks, central weights, pairs; uniform", whole(&uniform, 0, false));
    line("the same with confidence factors", whole(&uniform, samples, false));
    line("ranks, central weights, pairs; lattices", whole(&uniform, 0, true));
    line("ranks, central weights, pairs; normal", whole(&normal, 0, false));
    line("the same with confidence factors", whole(&normal, 1, false));
    line("uniform, two threads", pool(2).install(|| time(|| run(&uniform, samples, 0, false))));
    gain("30 x 20, uniform cells", &uniform);
    gain("30 x 20, certain cells", &problem(|low, _| Shape::Point(low)));
    let mut few = problem(Shape::Uniform);
    few.alternatives.truncate(5);
    few.criteria.truncate(4);
    few.cells.truncate(20);
    few.weights = Arc::new(SimplexWeights::new(4));
    gain("5 x 4, uniform cells", &few);
}
