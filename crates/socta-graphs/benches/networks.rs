//! Kernels on random graphs: betweenness, components, k-core, PageRank, key players, replicas.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use socta_base::Identifiers;
use socta_graphs::Csr;
use socta_graphs::disruption::{Strategy, attack};
use socta_graphs::kernels::betweenness::{Sources, shortest_paths};
use socta_graphs::kernels::components::components;
use socta_graphs::kernels::k_core::core_numbers;
use socta_graphs::kernels::pagerank::pagerank;
use socta_graphs::key_players::{Goal, key_players};
use socta_graphs::positions::{Criteria, Ground, PositionMeasure, key_positions};
use socta_graphs::uncertain::{Belief, Replicas};

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

/// A graph of preferential attachment.
fn grown(nodes: u32, ties: u32) -> Csr {
    graph(nodes as usize, &attached(nodes, ties))
}

fn large(criterion: &mut Criterion) {
    let ba = grown(10_000, 5);
    let mut bench = criterion.benchmark_group("ba-10k-50k");
    bench.sample_size(10);
    bench.bench_function("betweenness-exact", |bench| {
        bench.iter(|| shortest_paths(black_box(&ba), false, Sources::All));
    });
    bench.bench_function("key-players-3-fragment", |bench| {
        bench.iter(|| key_players(black_box(&ba), Goal::Fragment, 3));
    });
    bench.finish();
    let rmat = graph(1 << 18, &quartered(18, 1_250_000));
    let mut bench = criterion.benchmark_group("rmat-262k-1250k");
    bench.sample_size(10);
    bench.bench_function("components", |bench| bench.iter(|| components(black_box(&rmat))));
    bench.bench_function("k-core", |bench| bench.iter(|| core_numbers(black_box(&rmat))));
    bench.bench_function("pagerank", |bench| bench.iter(|| pagerank(black_box(&rmat), &rmat, false)));
    bench.finish();
}

/// The work that is done most: a network of 110 actors, its indicators, 1,000 times.
fn small(criterion: &mut Criterion) {
    let ties = grown(110, 3);
    let mut ids = Identifiers::default();
    for node in 0..ties.nodes() {
        ids.push(&format!("p{node:03}"));
    }
    let beliefs = vec![Belief { probability: 0.7, independent: 1, reports: 1 }; ties.arcs() / 2];
    let probability = vec![0.7; ties.arcs() / 2];
    let ground = Ground { ids: &ids, ties: &ties, beliefs: &beliefs, groups: None, seed: 1, name: "bench" };
    let mut bench = criterion.benchmark_group("group-110");
    bench.sample_size(10);
    bench.bench_function("replicas-1000-drawn", |bench| {
        bench.iter(|| {
            Replicas::new(black_box(&ties), &probability, 1, "bench").map(1_000, |draw| draw.ties.arcs())
        });
    });
    bench.bench_function("key-positions-1000", |bench| {
        bench.iter(|| key_positions(black_box(ground), &Criteria::of(&PUBLISHED)));
    });
    for size in [2, 3] {
        for goal in Goal::ALL {
            let id = BenchmarkId::new(format!("key-players-{goal:?}"), size);
            bench.bench_function(id, |bench| bench.iter(|| key_players(black_box(&ties), goal, size)));
        }
    }
    bench.bench_function("attack-betweenness", |bench| {
        bench.iter(|| attack(black_box(&ties), &Strategy::Betweenness, 20, 1));
    });
    bench.finish();
}

criterion_group!(benches, small, large);
criterion_main!(benches);
