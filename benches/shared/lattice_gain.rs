//! What lattices are worth against random points.

#![expect(clippy::print_stdout, reason = "a program that measures prints what it found")]

use socta_base::diagnostics::Silent;
use socta_decide::smaa::{AlternativeRobustness, Plan, SmaaSettings, Uncertain, simulate};

/// How many random points one lattice point is worth: the ratio of the variances of all first ranks, and of all expected
/// ranks, each added up over the alternatives.
pub fn gain(name: &str, problem: &Uncertain) {
    for bits in [14, 17, 20] {
        let settings = SmaaSettings { seed: 1, samples: 1 << bits, top_k: 10, confidence_samples: 0 };
        let variances = |quasi| {
            let plan = Plan { quasi, ..Plan::of(settings) };
            let found = simulate(problem, &plan, &Silent).expect("a sound problem");
            let sum = |error: fn(&AlternativeRobustness) -> f64| -> f64 {
                found.alternatives.iter().map(|one| error(one) * error(one)).sum()
            };
            (sum(|one| one.first.error), sum(|one| one.expected_rank.error))
        };
        let (random, quasi) = (variances(false), variances(true));
        let line = (random.0 / quasi.0, random.1 / quasi.1);
        println!("lattice, {name:32} 2^{bits}: first {:6.1}, expected rank {:6.1}", line.0, line.1);
    }
}
