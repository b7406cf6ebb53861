//! Laws of statements on the weights of a table: the walk at two levels draws what rejection leaves, certain statements
//! agree with what is drawn.

use proptest::collection::vec;
use proptest::prelude::*;
use socta::dossier::{AreaIx, IndicatorIx};
use socta::model::{Layer, Range, ScoringModel, Statement};
use socta::numeric::linear::Sense;
use socta::numeric::polytope::Polytope;
use socta::numeric::{float, random};
use socta::robustness::preferences::{DrawnBy, admissible, effective_size, possible, sampler};
use socta::robustness::{WeightSampler, coded_preference, joint_swaps, layered_weights, sobol_indices};
use socta::scoring::{Part, Shape, Shocks, TableCriterion, TableLayer, ThreatTable, Value};

const WIDTH: usize = 1_000;

/// The standard error of a difference of two independent figures with these.
fn together(one: f64, other: f64) -> f64 {
    (one * one + other * other).sqrt()
}

/// Samples of some blocks, criterion by criterion.
fn drawn(sampler: &dyn WeightSampler, blocks: u64) -> Vec<Vec<f64>> {
    let mut all = vec![Vec::new(); sampler.criteria()];
    let mut weights = vec![0.0; sampler.criteria() * WIDTH];
    for block in 0..blocks {
        sampler.fill(7, block, WIDTH, &mut weights);
        all.iter_mut().zip(weights.chunks_exact(WIDTH)).for_each(|(all, own)| all.extend_from_slice(own));
    }
    all
}

/// Mean and its standard error by the effective number of samples.
fn mean(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
    (mean, (variance / effective_size(values, 100).min(count)).sqrt())
}

/// Every sample is a point of the polytope.
fn keeps(polytope: &Polytope, all: &[Vec<f64>]) {
    for sample in 0..all[0].len() {
        let weights: Vec<f64> = all.iter().map(|own| own[sample]).collect();
        assert!(polytope.contains(&weights), "{weights:?}");
    }
}

fn statement(text: &str) -> Statement {
    serde_json::from_str(text).expect("a statement")
}

/// A table of two layers of three criteria each and one area.
fn two_layers() -> ThreatTable {
    let layers = [Layer::Market, Layer::Actor];
    let open = Range { low: 0.0, high: 1.0 };
    let criterion = |at: usize| TableCriterion {
        indicator: IndicatorIx(u32::try_from(at).expect("few")),
        key: format!("c{at}"),
        layer: layers[at / 3],
        weight: 1.0 / 6.0,
        share: 1.0 / 3.0,
        range: open,
    };
    let layer = |(at, layer): (usize, &Layer)| TableLayer {
        layer: *layer,
        weight: 0.5,
        range: Range { low: 0.3, high: 0.7 },
        criteria: (3 * at..3 * at + 3).collect(),
    };
    ThreatTable {
        areas: vec![AreaIx(0)],
        keys: vec!["a".to_owned()],
        criteria: (0..6).map(criterion).collect(),
        layers: layers.iter().enumerate().map(layer).collect(),
        cells: vec![Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Point(0.5) }]); 6],
        shocks: Shocks::default(),
    }
}

/// The model of that table with these statements.
fn model(preferences: Vec<Statement>) -> ScoringModel {
    let text = include_str!("../../fixtures/broken/good-model.json");
    let mut model: ScoringModel = serde_json::from_str(text).expect("a model");
    for (at, layer) in model.layers.iter_mut().enumerate() {
        let first = layer.indicators[0].clone();
        layer.range = Some(Range { low: 0.3, high: 0.7 });
        layer.indicators = (3 * at..3 * at + 3)
            .map(|criterion| {
                let mut entry = first.clone();
                entry.indicator = format!("c{criterion}");
                entry.range = Some(Range { low: 0.0, high: 1.0 });
                entry
            })
            .collect();
    }
    model.preferences = preferences;
    model
}

/// Statements narrow the two-level distribution down and do not replace it by another: the walk draws what is left of
/// plain two-level weights when those that break a statement are thrown away.
#[test]
fn the_walk_at_two_levels_draws_what_rejection_leaves() {
    let table = two_layers();
    let statements = vec![
        statement(r#"{"kind": "order", "tiers": [["c0"], ["c3"], ["c1"], ["c4"]]}"#),
        statement(r#"{"kind": "ratio", "of": "c4", "to": "c2", "at_least": 1.5}"#),
    ];
    let model = model(statements);
    let region = admissible(&table, &model);
    let (walk, drawing) = sampler(&table, &model, &admissible(&table, &model)).expect("feasible");
    assert_eq!(drawing.by, DrawnBy::HitAndRun);
    let walked = drawn(walk.as_ref(), 20);
    keeps(&region.polytope, &walked);
    let plain = drawn(&layered_weights(&table).expect("feasible"), 600);
    let kept: Vec<usize> = (0..plain[0].len())
        .filter(|&at| region.polytope.contains(&plain.iter().map(|own| own[at]).collect::<Vec<_>>()))
        .collect();
    assert!(kept.len() > 800 && kept.len() < 6_000, "{}", kept.len());
    for (walked, plain) in walked.iter().zip(&plain) {
        let plain: Vec<f64> = kept.iter().map(|&at| plain[at]).collect();
        let ((one, first), (other, second)) = (mean(walked), mean(&plain));
        assert!((one - other).abs() < 4.5 * together(first, second), "{one} ± {first}, {other} ± {second}");
    }
}

/// Ishigami & Homma (1990): `sin x1 + a sin² x2 + b x3⁴ sin x1` on `-π..π` with a = 7, b = 0.1. The indices are known: first
/// order 0.3139, 0.4424, 0, total 0.5576, 0.4424, 0.2437 (Saltelli et al. 2008, Global Sensitivity Analysis, p. 196).
#[test]
fn the_indices_of_the_ishigami_function() {
    let of = |x: &[f64; 3]| {
        let [one, two, three] = x.map(|x| (x * 2.0 - 1.0) * std::f64::consts::PI);
        let sine = |x: f64| float::cos(x - std::f64::consts::FRAC_PI_2);
        sine(one) + 7.0 * sine(two) * sine(two) + 0.1 * three * three * three * three * sine(one)
    };
    let mut stream = random::stream(11, 0);
    let mut draw = || [stream.uniform(), stream.uniform(), stream.uniform()];
    let pairs: Vec<([f64; 3], [f64; 3])> = (0..20_000).map(|_| (draw(), draw())).collect();
    let (a, b): (Vec<f64>, Vec<f64>) = pairs.iter().map(|(a, b)| (of(a), of(b))).unzip();
    let mixed = |factor: usize| {
        let one = |(a, b): &([f64; 3], [f64; 3])| {
            let mut point = *a;
            point[factor] = b[factor];
            of(&point)
        };
        pairs.iter().map(one).collect::<Vec<f64>>()
    };
    let found = sobol_indices(&a, &b, &[mixed(0), mixed(1), mixed(2)]).expect("it varies");
    for (index, (first, total)) in found.iter().zip([(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)]) {
        assert!((index.first.value - first).abs() < 4.0 * index.first.error, "{index:?} {first}");
        assert!((index.total.value - total).abs() < 4.0 * index.total.error, "{index:?} {total}");
        assert!(index.first.error < 0.03 && index.total.error < 0.02, "{index:?}");
        assert!(
            index.total.value >= index.first.value - 3.0 * together(index.first.error, index.total.error)
        );
    }
}

fn shape() -> impl Strategy<Value = Shape> {
    (0.0..1.0_f64, 0.0..0.4_f64).prop_map(|(low, width)| Shape::Uniform(low * 0.6, low * 0.6 + width))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_certain_is_never_contradicted_by_a_draw(shapes in vec(shape(), 4 * 6), times in 0.2..3.0_f64) {
        let mut table = two_layers();
        table.areas = (0..4).map(AreaIx).collect();
        table.keys = (0..4).map(|at| format!("a{at}")).collect();
        table.cells =
            shapes.into_iter().map(|shape| Value::Mixture(vec![Part { weight: 1.0, shape }])).collect();
        let ratio = format!(r#"{{"kind": "ratio", "of": "c0", "to": "layer:actor", "at_least": {}}}"#, times / 3.0);
        let model = model(vec![statement(&ratio)]);
        let Ok((sampler, _)) = sampler(&table, &model, &admissible(&table, &model)) else { return Ok(()) };
        let found = possible(&table, &admissible(&table, &model), &[]).expect("feasible");
        let weights = drawn(sampler.as_ref(), 1);
        for sample in 0..200 {
            // One value a cell, turned through its range by the number of the sample.
            let score = |area: usize| -> f64 {
                table.row(area).iter().zip(&weights).enumerate().map(|(at, (value, own))| {
                    let u = ((sample * (area + 2) * (at + 3)) % 17) as f64 / 16.0;
                    own[sample] * value.parts()[0].shape.quantile(u)
                }).sum()
            };
            let scores: Vec<f64> = (0..4).map(score).collect();
            prop_assert!(found.necessary.iter().all(|&(i, k)| scores[i] >= scores[k] - 1e-9));
            for area in 0..4 {
                let rank = 1 + scores.iter().filter(|other| **other > scores[area] + 1e-9).count() as u32;
                prop_assert!((found.best_rank[area]..=found.worst_rank[area]).contains(&rank));
                prop_assert!(rank > 1 || found.first[area], "{area} is first, which was excluded");
            }
        }
    }

    #[test]
    fn a_joint_swap_flips_exactly_and_keeps_what_is_admissible(shapes in vec(shape(), 4 * 6)) {
        let mut table = two_layers();
        table.areas = (0..4).map(AreaIx).collect();
        table.keys = (0..4).map(|at| format!("a{at}")).collect();
        table.cells =
            shapes.into_iter().map(|shape| Value::Mixture(vec![Part { weight: 1.0, shape }])).collect();
        let model = model(vec![statement(r#"{"kind": "ratio", "of": "c0", "to": "c3", "at_least": 0.5}"#)]);
        let region = admissible(&table, &model);
        for swap in joint_swaps(&table, &region) {
            let lead = |weights: &[f64]| -> f64 {
                let pairs = table.row(swap.above).iter().zip(table.row(swap.below)).zip(weights);
                pairs.map(|((a, b), weight)| weight * (a.mean().unwrap_or(0.0) - b.mean().unwrap_or(0.0))).sum()
            };
            let now = table.weights();
            let part = |change: &[f64], share: f64| -> Vec<f64> {
                now.iter().zip(change).map(|(now, then)| now + share * (then - now)).collect()
            };
            let Some(change) = &swap.change else {
                // No weights at all: the upper one leads on every criterion.
                let leads = (0..6).map(|at| { let mut unit = [0.0; 6]; unit[at] = 1.0; lead(&unit) });
                prop_assert!(leads.into_iter().all(|lead| lead > -1e-7));
                continue;
            };
            prop_assert!(lead(&change.weights).abs() < 1e-7, "{}", lead(&change.weights));
            if swap.gap > 1e-6 {
                prop_assert!(lead(&part(&change.weights, 0.99)) > 0.0 && lead(&part(&change.weights, 1.01)) < 0.0);
            }
            let over = |row: &socta::numeric::polytope::Row| match row.sense {
                Sense::AtLeast => row.bound - row.at(&change.weights),
                _ => row.at(&change.weights) - row.bound,
            };
            prop_assert!(!change.admissible || region.polytope.rows().iter().all(|row| over(row) < 1e-7));
            let moved: f64 = now.iter().zip(&change.weights).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0;
            prop_assert!((moved - change.moved).abs() < 1e-9);
            // No weights that were drawn are nearer and turn the pair around.
            if change.admissible {
                let (sampler, _) = sampler(&table, &model, &admissible(&table, &model)).expect("feasible");
                let drawn = drawn(sampler.as_ref(), 1);
                for sample in 0..100 {
                    let weights: Vec<f64> = drawn.iter().map(|own| own[sample]).collect();
                    let far: f64 = now.iter().zip(&weights).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0;
                    prop_assert!(lead(&weights) > -1e-9 || far >= moved - 1e-7, "{far} {moved}");
                }
            }
        }
    }

    /// Against every coding of four levels by one step a criterion, of which all codings are mixtures.
    #[test]
    fn coded_preference_is_exact(shares in vec(vec(0.05..1.0_f64, 4), 2 * 3)) {
        let mut table = two_layers();
        table.criteria.truncate(3);
        table.layers.truncate(1);
        table.layers[0].weight = 1.0;
        for (criterion, weight) in table.criteria.iter_mut().zip([0.5, 0.3, 0.2]) {
            (criterion.weight, criterion.share) = (weight, weight);
        }
        (table.areas, table.keys) = (vec![AreaIx(0), AreaIx(1)], vec!["a".to_owned(), "b".to_owned()]);
        let levels = [0.0, 0.3, 0.6, 1.0];
        let cell = |shares: &Vec<f64>| {
            let sum: f64 = shares.iter().sum();
            let part = |(share, value): (&f64, f64)| Part { weight: share / sum, shape: Shape::Point(value) };
            Value::Mixture(shares.iter().zip(levels).map(part).collect())
        };
        table.cells = shares.iter().map(cell).collect();
        let found = coded_preference(&table, &admissible(&table, &model(Vec::new()))).expect("few areas");
        let above = |area: usize, criterion: usize, step: usize| -> f64 {
            table.row(area)[criterion].parts()[step..].iter().map(|part| part.weight).sum()
        };
        for (i, k) in [(0, 1), (1, 0)] {
            let mut least = f64::INFINITY;
            for steps in 0..27_usize {
                let step = |criterion: u32| 1 + steps / 3_usize.pow(criterion) % 3;
                let difference: f64 = (0..3).map(|criterion| {
                    let step = step(u32::try_from(criterion).expect("few"));
                    table.criteria[criterion].weight * (above(i, criterion, step) - above(k, criterion, step))
                }).sum();
                least = least.min(difference);
            }
            prop_assert_eq!(found.at_weights.contains(&(i, k)), least >= -1e-9);
            prop_assert!(!found.at_all_weights.contains(&(i, k)) || least >= -1e-9);
        }
    }
}
