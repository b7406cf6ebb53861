//! One benchmark a stage, and the whole run, on the public evidence of 2021 and on an invented dossier of middle size.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use criterion::{Criterion, criterion_group, criterion_main};
use socta::diagnostics::Silent;
use socta::dossier::{self, Dossier};
use socta::evidence::{ApartFrom, Reading};
use socta::generate::{self, Sink};
use socta::model::{Catalogue, ScoringModel, read_model};
use socta::networks;
use socta::networks::uncertain::DEFAULT_CERTAINTIES;
use socta::pipeline::{self, Inputs, Settings};
use socta::priorities::{self, Bounds, BundleKey, Item, Problem, mode_options};
use socta::robustness::{self, SmaaSettings};
use socta::scoring::{appraise, registry, score_all};

/// Files in memory.
#[derive(Clone, Default)]
struct Memory(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

struct Open(Memory, String);

impl Write for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.0.0.lock().map_err(|_| io::Error::other("poisoned"))?;
        files.entry(self.1.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink for Memory {
    fn open(&mut self, name: &str) -> io::Result<Box<dyn Write>> {
        Ok(Box::new(Open(self.clone(), name.to_owned())))
    }
}

/// An invented dossier in a folder that goes away with the benchmark.
fn invented() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    let mut memory = Memory::default();
    let settings = generate::Settings {
        seed: 1,
        areas: 60,
        networks: 2_000,
        actors: 40_000,
        links: 150_000,
        ..Default::default()
    };
    generate::generate(&settings, &mut memory).expect("memory takes everything");
    for (name, bytes) in memory.0.lock().expect("nobody else holds it").iter() {
        std::fs::write(folder.path().join(name), bytes).expect("the folder can be written");
    }
    folder
}

fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers/eu-2021")
}

fn model(catalogue: &Catalogue) -> ScoringModel {
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    read_model("equal-weights", catalogue, &methods).value.expect("a preset is good").model
}

fn stages(criterion: &mut Criterion) {
    let catalogue = Catalogue::built_in();
    let model = model(&catalogue);
    let invented = invented();
    for (name, folder) in [("eu-2021", public()), ("invented", invented.path().to_path_buf())] {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        group.bench_function("read", |bench| bench.iter(|| dossier::read(black_box(&folder), &catalogue)));
        let dossier: Dossier = dossier::read(&folder, &catalogue).value.expect("the dossier is good");
        group.bench_function("networks", |bench| {
            bench.iter(|| networks::analyse(black_box(&dossier), &DEFAULT_CERTAINTIES));
        });
        let reading = Reading {
            dossier: &dossier,
            catalogue: &catalogue,
            model: &model,
            without: &[],
            apart_from: ApartFrom::Nothing,
        };
        group.bench_function("score", |bench| {
            bench.iter(|| score_all(&appraise(black_box(reading), &[]).assembly.table, registry()));
        });
        let table = appraise(reading, &[]).assembly.table;
        let settings = SmaaSettings { seed: 1, samples: 10_000, top_k: 10, confidence_samples: 0 };
        group.bench_function("robustness-10000", |bench| {
            bench.iter(|| robustness::smaa(black_box(&table), &settings));
        });
        let run = Settings {
            run: String::new(),
            seed: 1,
            samples: 10_000,
            precision: None,
            language: None,
            tool: "bench".to_owned(),
            warnings: 0,
        };
        let inputs = Inputs {
            dossier: &dossier,
            packed_from: None,
            catalogue: (&catalogue, ""),
            model: (&model, ""),
            scenario: None,
            presets: &[],
            stakeholders: None,
            decisions: &[],
            key_positions: None,
        };
        group.bench_function("whole-10000", |bench| {
            bench.iter(|| pipeline::assess(black_box(inputs), &run, &Silent));
        });
        group.finish();
    }
}

/// Leaves in bundles of three, values that differ little, and bounds that bind.
fn problem(leaves: u32) -> Problem {
    let item = |leaf: u32| Item {
        key: format!("area-{leaf:04}"),
        bundle: (leaf / 3) as usize,
        value: i64::from(400_000 + (leaf * 7_919) % 200_000),
        options: mode_options(
            leaf.is_multiple_of(11).then_some(socta::dossier::CarriedBy::Goal),
            leaf % 7,
            5,
        ),
        ..Item::default()
    };
    Problem {
        items: (0..leaves).map(item).collect(),
        bundles: (0..leaves.div_ceil(3))
            .map(|bundle| BundleKey { key: format!("bundle-{bundle:04}") })
            .collect(),
        bounds: Bounds { priorities: 10, plans: 15, goals: 3, least_value: None },
        ..Problem::default()
    }
}

fn select(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("select");
    group.sample_size(10);
    for leaves in [20, 60, 200] {
        let problem = problem(leaves);
        group.bench_function(format!("certify-{leaves}"), |bench| {
            bench.iter(|| priorities::certify(black_box(&problem)));
        });
    }
    group.finish();
}

criterion_group!(benches, stages, select);
criterion_main!(benches);
