//! SMAA-2 of the public evidence of 2021 under equal weights: processor time, and what lattices are worth. The parts are
//! measured one by one by `cargo bench -p socta-decide --bench smaa`.

#![expect(clippy::print_stdout, reason = "a program that measures prints what it found")]

use std::hint::black_box;

use socta::diagnostics::Silent;
use socta::evidence::{ApartFrom, Reading};
use socta::robustness::{Plan, SmaaSettings, simulate, uncertain};
use socta::scoring::appraise;

#[path = "shared/best_of_three.rs"]
mod best_of_three;
#[path = "shared/lattice_gain.rs"]
mod lattice_gain;
#[path = "shared/public_evidence.rs"]
mod public_evidence;

fn main() {
    let (catalogue, dossier, model) = public_evidence::read("eu-2021");
    let reading = Reading {
        dossier: &dossier,
        catalogue: &catalogue,
        model: &model,
        without: &[],
        apart_from: ApartFrom::Nothing,
    };
    let problem = uncertain(&appraise(reading, &[]).assembly.table).expect("the preset admits weights");
    let settings = SmaaSettings { seed: 1, samples: 100_000, top_k: 10, confidence_samples: 0 };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of threads");
    let (cpu, wall) = one.install(|| {
        best_of_three::best_of_three(|| {
            black_box(simulate(&problem, &Plan::of(settings), &Silent).expect("a sound problem"));
        })
    });
    println!("eu-2021, equal weights, 100000 samples {cpu:8.3} CPU s ({wall:.3} s)");
    lattice_gain::gain("eu-2021", &problem);
}
