//! Weights under statements: what a second of drawing is worth, in independent samples.
//!
//! For each set of statements the sampler that is chosen and the random walk beside it: the walk's thinning, what one of
//! its samples is worth by batch means, and effective samples a second of processor time on one thread.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures looks at the clock and prints what it found"
)]

use std::time::Instant;

use socta_decide::Statement;
use socta_decide::smaa::WeightSampler;
use socta_decide::smaa::preferences::{Drawing, StatedWeights, criteria_region, effective_size};

const WIDTH: usize = 1_000;
const BLOCKS: u64 = 50;

fn statement(text: &str) -> Statement {
    serde_json::from_str(text).expect("a statement")
}

/// A chain of ratios `c0 >= 1.2 c1 >= ...`, which no sorting keeps.
fn chain(count: usize, times: f64) -> Vec<Statement> {
    let ratio = |at: usize| {
        statement(&format!(r#"{{"kind": "ratio", "of": "c{at}", "to": "c{}", "at_least": {times}}}"#, at + 1))
    };
    (0..count - 1).map(ratio).collect()
}

fn cases() -> Vec<(&'static str, usize, Vec<Statement>)> {
    let range = |low: f64| vec![statement(&format!(r#"{{"kind": "range", "of": "c0", "low": {low}}}"#))];
    let half = statement(
        r#"{"kind": "linear", "terms": {"c0": 1, "c1": 1, "c2": 1, "c3": 1, "c4": 1}, "sense": "at-least", "bound": 0.6}"#,
    );
    let same = statement(r#"{"kind": "linear", "terms": {"c5": 1, "c6": -1}, "sense": "equal", "bound": 0}"#);
    vec![
        ("n = 20, w0 >= 0.3", 20, range(0.3)),
        ("n = 20, five weigh 0.6", 20, vec![half.clone()]),
        ("n = 20, five weigh 0.6, w5 = w6", 20, vec![half.clone(), same]),
        ("n = 20, chain of ratios 1.2", 20, chain(20, 1.2)),
        ("n = 50, w0 >= 0.3", 50, range(0.3)),
        ("n = 50, five weigh 0.6", 50, vec![half]),
        ("n = 50, chain of ratios 1.05", 50, chain(50, 1.05)),
    ]
}

fn line(name: &str, made: f64, sampler: &StatedWeights) {
    let Drawing { by, acceptance, thinning, efficiency, .. } = sampler.drawing();
    let mut all = vec![Vec::new(); sampler.criteria()];
    let mut weights = vec![0.0; sampler.criteria() * WIDTH];
    let mut seconds = 0.0;
    for block in 0..BLOCKS {
        let start = Instant::now();
        sampler.fill(1, block, WIDTH, &mut weights);
        seconds += start.elapsed().as_secs_f64();
        all.iter_mut().zip(weights.chunks_exact(WIDTH)).for_each(|(all, own)| all.extend_from_slice(own));
    }
    let drawn = (BLOCKS as usize * WIDTH) as f64;
    let worth = all.iter().map(|own| effective_size(own, 100) / drawn).fold(1.0, f64::min);
    println!(
        "{name:34} {by:?}: thinning {thinning:?}, acceptance {acceptance:?}, worth {efficiency:.2} said, {worth:.2} found, \
         {:.0} effective samples a second, {made:.3} s to make",
        drawn * worth / seconds
    );
}

fn main() {
    for (name, count, statements) in cases() {
        let names: Vec<String> = (0..count).map(|at| format!("c{at}")).collect();
        let region = criteria_region(&names, &statements);
        let start = Instant::now();
        let chosen = region.sampler().expect("feasible");
        line(name, start.elapsed().as_secs_f64(), &chosen);
        let start = Instant::now();
        let walk = StatedWeights::by_walk(&region.polytope).expect("feasible");
        if walk != chosen {
            line("  by walk", start.elapsed().as_secs_f64(), &walk);
        }
    }
}
