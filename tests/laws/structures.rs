//! Laws of structure calls on generated networks: planted structures are found, threads do not matter.

use socta::generate::planted::{VARIANTS, observed};
use socta::networks::kernels::communities::communities;
use socta::networks::structure::call::{StructureModel, TYPES};
use socta::networks::structure::features::features;
use socta::networks::structure::refusal::refusal;
use socta::networks::structure::structure;
use socta::networks::uncertain::Replicas;
use socta::networks::{Csr, Edge, EdgeSet, StructureClass};
use socta::numeric::random::Source;

fn planted(variant: usize, size: u32, lost: f64, index: u64) -> Csr {
    let mut stream = Source::new(77, &["law", VARIANTS[variant].name]).stream(index);
    let ties = VARIANTS[variant].draw(size, &mut stream);
    let seen = observed(size, &ties, lost, 0.05, &mut stream);
    let edges = seen.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect();
    EdgeSet::undirected(size as usize, edges).of_equal_strength().ties()
}

#[test]
fn planted_structures_are_found() {
    // Sizes and seed are not those of the training. The bounds are below what `docs/guide/structure-types.md` reports.
    for (lost, least) in [(0.0, 0.97), (0.2, 0.93)] {
        let (mut right, mut all) = (0, 0);
        for (variant, planting) in VARIANTS.iter().enumerate() {
            for (index, size) in [25, 40, 60, 95, 130].into_iter().cycle().take(15).enumerate() {
                let ties = planted(variant, size, lost, index as u64);
                let Some(found) = features(&ties, 10) else { continue };
                let name = planting.structure.as_str();
                let true_class =
                    TYPES.iter().find(|kind| kind.key() == name).copied().and_then(StructureClass::of);
                all += 1;
                right += usize::from(Some(StructureModel::shipped().call(&found).class) == true_class);
            }
        }
        assert!(right as f64 >= least * f64::from(all), "{right} of {all} at {lost}");
    }
}

#[test]
fn planted_networks_are_not_taken_for_projections() {
    let mut refused = 0;
    for variant in 0..VARIANTS.len() {
        for index in 0..20 {
            refused += usize::from(refusal(&planted(variant, 30 + 6 * index as u32, 0.0, index)).is_some());
        }
    }
    assert!(refused <= 3, "{refused} of 340");
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let ties = planted(3, 60, 0.1, 5);
    let probability: Vec<f64> = (0..ties.arcs() / 2).map(|tie| 0.5 + (tie % 5) as f64 / 10.0).collect();
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
        pool.install(|| {
            let replicas = Replicas::new(&ties, &probability, 3, "threads");
            format!("{:?} {:?}", structure(&ties, None, &replicas, 100), communities(&ties, 1))
        })
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(7));
}
