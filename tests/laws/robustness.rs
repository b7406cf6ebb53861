//! Laws of the robustness analysis, exact volumes and published results.

use proptest::collection::vec;
use proptest::prelude::*;
use socta::dossier::{AreaIx, IndicatorIx};
use socta::model::{Layer, Range};
use socta::robustness::{
    Robustness, RobustnessError, SmaaSettings, necessary_preference, ordinal_dominance, smaa, swap, swaps,
    top_k,
};
use socta::scoring::{Part, Shape, TableCriterion, TableLayer, ThreatTable, Value, score_all};

const SETTINGS: SmaaSettings = SmaaSettings { seed: 2026, samples: 20_000, top_k: 2, confidence_samples: 0 };

fn position(at: usize) -> u32 {
    u32::try_from(at).expect("few")
}

/// A table of one layer with these ranges of weights; the weights themselves are the middles of the ranges, rescaled.
fn table(ranges: &[(f64, f64)], cells: Vec<Value>) -> ThreatTable {
    let areas = cells.len() / ranges.len();
    let middles: f64 = ranges.iter().map(|(low, high)| (low + high) / 2.0).sum();
    let criterion = |(at, &(low, high)): (usize, &(f64, f64))| {
        let weight = (low + high) / 2.0 / middles;
        TableCriterion {
            indicator: IndicatorIx(position(at)),
            key: format!("c{at}"),
            layer: Layer::Market,
            weight,
            share: weight,
            range: Range { low, high },
        }
    };
    ThreatTable {
        areas: (0..areas).map(|at| AreaIx(position(at))).collect(),
        keys: (0..areas).map(|area| format!("a{area:04}")).collect(),
        criteria: ranges.iter().enumerate().map(criterion).collect(),
        layers: vec![TableLayer {
            layer: Layer::Market,
            weight: 1.0,
            range: Range { low: 1.0, high: 1.0 },
            criteria: (0..ranges.len()).collect(),
        }],
        cells,
        shocks: socta::scoring::Shocks::default(),
    }
}

fn one(shape: Shape) -> Value {
    Value::Mixture(vec![Part { weight: 1.0, shape }])
}

fn point(value: f64) -> Value {
    one(Shape::Point(value))
}

fn shares(found: &Robustness, area: usize) -> Vec<f64> {
    found.alternatives[area].acceptability.iter().map(|share| share.value).collect()
}

fn close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < tolerance, "{found} {expected}");
    }
}

/// With w = (x, 1 - x) the scores are x, 1 - x and 0.6; they cross at 0.4, 0.5 and 0.6.
#[test]
fn exact_volumes_of_two_criteria() {
    let cells = || vec![point(1.0), point(0.0), point(0.0), point(1.0), point(0.6), point(0.6)];
    let settings = SmaaSettings { samples: 100_000, confidence_samples: 1_000, ..SETTINGS };
    let free = smaa(&table(&[(0.0, 1.0), (0.0, 1.0)], cells()), &settings).expect("feasible");
    let central = |found: &Robustness, area: usize| {
        let weights = found.alternatives[area].central_weights.as_ref()?;
        Some(weights.iter().map(|weight| weight.value).collect::<Vec<_>>())
    };
    for (area, expected) in [[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0.0]].iter().enumerate() {
        close(&shares(&free, area), expected, 0.006);
        assert_eq!(free.alternatives[area].confidence.map(|share| share.value), Some(1.0));
    }
    for (area, expected) in [[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]].iter().enumerate() {
        close(&central(&free, area).expect("it is sometimes first"), expected, 0.002);
    }
    // The first criterion weighs at least as much as the second: w1 in 0.5..=1.
    let ordered = smaa(&table(&[(0.5, 1.0), (0.0, 0.5)], cells()), &settings).expect("feasible");
    for (area, expected) in [[0.8, 0.2, 0.0], [0.0, 0.0, 1.0], [0.2, 0.8, 0.0]].iter().enumerate() {
        close(&shares(&ordered, area), expected, 0.006);
    }
    assert_eq!(central(&ordered, 1), None, "never first: undefined, not zero");
    assert_eq!(ordered.alternatives[1].confidence, None);
    close(&central(&ordered, 2).expect("sometimes first"), &[0.55, 0.45], 0.002);
}

/// Lahdelma, Hokkanen & Salminen (1998), EJOR 106(1):137-143, section 5: printed as whole percentages.
#[test]
fn lahdelma_hokkanen_salminen_1998_municipal_plan() {
    let means = [
        [5.0, -1.5, 15.0, 4.0],
        [2.5, -3.8, 25.0, 2.5],
        [3.0, -2.8, 10.0, 2.8],
        [3.0, -3.2, 16.0, 3.2],
        [2.0, -6.7, 0.0, 1.0],
        [4.0, -3.4, 30.0, 3.5],
    ];
    let mut cells = Vec::new();
    for row in means {
        for (column, mean) in row.into_iter().enumerate() {
            let half = [0.5, 0.1 * f64::abs(mean), 10.0, 0.5][column];
            let column: Vec<f64> = means.iter().map(|row| row[column]).collect();
            let low = column.iter().copied().fold(f64::INFINITY, f64::min);
            let high = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            // Values reach beyond 0..=1 here; the same shift and unit on all criteria leave every ranking as it is.
            let value = |x: f64| ((x - low) / (high - low) + 1.0) / 3.0;
            cells.push(one(Shape::Uniform(value(mean - half), value(mean + half))));
        }
    }
    let settings = SmaaSettings { samples: 100_000, confidence_samples: 20_000, ..SETTINGS };
    let found = smaa(&table(&[(0.0, 1.0); 4], cells), &settings).expect("feasible");
    let published = [
        (0.74, Some(0.99)),
        (0.01, Some(0.12)),
        (0.0, Some(0.0)),
        (0.0, Some(0.01)),
        (0.0, None),
        (0.25, Some(0.71)),
    ];
    for (area, (first, confidence)) in found.alternatives.iter().zip(published) {
        assert!((area.first.value - first).abs() < 0.01, "{} {first}", area.first.value);
        // Where hardly any sample is first, neither the paper's nor our central weights are sure.
        if let Some(confidence) = confidence.filter(|_| first >= 0.01) {
            let own = area.confidence.expect("it is sometimes first").value;
            assert!((own - confidence).abs() < 0.02, "{own} {confidence}");
        }
    }
    assert_eq!(found.alternatives[4].confidence, None);
}

/// P(X > Y) for X uniform in .2..1 and Y uniform in 0...6 is 1 - .4² / (2 * .8 * .6).
#[test]
fn two_uniforms_exactly() {
    let cells = vec![one(Shape::Uniform(0.2, 1.0)), one(Shape::Uniform(0.0, 0.6))];
    let found = smaa(&table(&[(1.0, 1.0)], cells), &SETTINGS).expect("feasible");
    let share = found.alternatives[0].first;
    assert!((share.value - 5.0 / 6.0).abs() < 4.0 * share.error, "{share:?}");
    assert!((found.alternatives[0].score.value - 0.6).abs() < 4.0 * found.alternatives[0].score.error);
    assert!(
        (found.alternatives[0].score_low - 0.24).abs() < 0.01
            && (found.alternatives[0].score_high - 0.96).abs() < 0.01
    );
    assert!(!found.weights_vary);
}

#[test]
fn nothing_to_draw_is_exact() {
    let cells = vec![point(0.5), point(0.5), point(0.5), point(0.5), point(0.1), point(0.9)];
    let found = smaa(&table(&[(0.5, 0.5), (0.5, 0.5)], cells), &SETTINGS).expect("feasible");
    assert_eq!(found.tie_rate.value, 1.0);
    for area in &found.alternatives {
        assert_eq!((area.first.value, area.first.error), (1.0, 0.0));
        assert_eq!((area.score_low, area.score_high, area.score.error), (0.5, 0.5, 0.0));
    }
}

#[test]
fn impossible_requests_are_errors() {
    let good = table(&[(1.0, 1.0)], vec![point(0.5)]);
    assert_eq!(smaa(&good, &SmaaSettings { samples: 0, ..SETTINGS }), Err(RobustnessError::NoSamples));
    let bad = table(&[(0.1, 0.2), (0.1, 0.2)], vec![point(0.5), point(0.5)]);
    assert!(matches!(smaa(&bad, &SETTINGS), Err(RobustnessError::Weights { .. })));
    assert!(matches!(necessary_preference(&bad), Err(RobustnessError::Weights { .. })));
    let nobody = table(&[(1.0, 1.0)], Vec::new());
    assert!(smaa(&nobody, &SETTINGS).is_ok_and(|found| found.alternatives.is_empty()));
}

fn value() -> impl Strategy<Value = Value> {
    let step = (0..=8_i32).prop_map(|step| f64::from(step) / 8.0);
    let shape = prop_oneof![
        4 => step.clone().prop_map(Shape::Point),
        1 => (step.clone(), step.clone()).prop_map(|(a, b)| Shape::Uniform(a.min(b), a.max(b) + 0.01)),
        1 => (step.clone(), step.clone(), step, any::<bool>()).prop_map(|(a, b, c, pert)| {
            let mut ends = [a, b, c];
            ends.sort_by(f64::total_cmp);
            let [low, mode, high] = ends;
            if pert { Shape::Pert(low, mode, high + 0.01) } else { Shape::Triangular(low, mode, high + 0.01) }
        }),
    ];
    let unit = |shape: Shape| match shape {
        Shape::Point(_) => shape,
        _ => shape.mapped(0.0, 1.0 / 1.01),
    };
    let mixture = vec((1..5_i32, shape), 1..4).prop_map(move |parts| {
        let total: f64 = parts.iter().map(|(weight, _)| f64::from(*weight)).sum();
        let part =
            |(weight, shape): (i32, Shape)| Part { weight: f64::from(weight) / total, shape: unit(shape) };
        Value::Mixture(parts.into_iter().map(part).collect())
    });
    prop_oneof![9 => mixture, 1 => Just(Value::Excluded)]
}

fn tables() -> impl Strategy<Value = ThreatTable> {
    (2..7_usize, 1..5_usize).prop_flat_map(|(areas, criteria)| {
        let range = (0.0..0.9_f64 / criteria as f64, 0.0..0.5_f64)
            .prop_map(move |(low, more)| (low, low + more + 1.0 / criteria as f64));
        (vec(range, criteria), vec(value(), areas * criteria))
            .prop_map(|(ranges, cells)| table(&ranges, cells))
    })
}

fn recoded(table: &ThreatTable, code: impl Fn(usize, f64) -> f64) -> ThreatTable {
    let columns = table.criteria.len();
    let cells = table.cells.iter().enumerate().map(|(at, value)| match value {
        Value::Excluded => Value::Excluded,
        Value::Mixture(parts) => Value::Mixture(
            parts
                .iter()
                .map(|part| Part { shape: Shape::Point(code(at % columns, part.shape.low())), ..*part })
                .collect(),
        ),
    });
    ThreatTable { cells: cells.collect(), ..table.clone() }
}

fn with_weight(table: &ThreatTable, criterion: usize, weight: f64) -> ThreatTable {
    let mut changed = table.clone();
    let before = table.criteria[criterion].weight;
    assert!(before < 1.0, "there is another weight");
    for (at, entry) in changed.criteria.iter_mut().enumerate() {
        entry.weight = if at == criterion { weight } else { entry.weight * (1.0 - weight) / (1.0 - before) };
    }
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn shares_add_up(table in tables()) {
        let settings = SmaaSettings { samples: 1_500, ..SETTINGS };
        let found = smaa(&table, &settings).expect("feasible");
        for (i, area) in found.alternatives.iter().enumerate() {
            let total: f64 = shares(&found, i).iter().sum();
            prop_assert!((total - 1.0).abs() < 1e-9);
            prop_assert!(area.rank_low <= area.rank_median && area.rank_median <= area.rank_high);
            prop_assert!(area.score_low <= area.score_median && area.score_median <= area.score_high);
            let mean: f64 = shares(&found, i).iter().zip(1..).map(|(share, rank)| share * f64::from(rank)).sum();
            prop_assert!((mean - area.expected_rank.value).abs() < 1e-9);
            for k in 0..found.alternatives.len() {
                prop_assert!(found.pairwise[i][k].value + found.pairwise[k][i].value <= 1.0 + 1e-12);
            }
            if let Some(weights) = &area.central_weights {
                prop_assert!((weights.iter().map(|weight| weight.value).sum::<f64>() - 1.0).abs() < 1e-9);
            }
        }
        if found.tie_rate.value == 0.0 {
            for rank in 0..found.alternatives.len() {
                let total: f64 = (0..found.alternatives.len()).map(|area| shares(&found, area)[rank]).sum();
                prop_assert!((total - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn threads_do_not_change_a_bit(table in tables()) {
        let settings = SmaaSettings { samples: 4_321, confidence_samples: 1_100, ..SETTINGS };
        let at = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
            let found = pool.install(|| smaa(&table, &settings)).expect("feasible");
            serde_json::to_string(&found).expect("plain values")
        };
        let alone = at(1);
        prop_assert_eq!(&alone, &at(2));
        prop_assert_eq!(&alone, &at(7));
    }

    #[test]
    fn areas_can_change_places_to_the_bit(table in tables()) {
        let settings = SmaaSettings { samples: 2_000, ..SETTINGS };
        let columns = table.criteria.len();
        let mut turned = table.clone();
        turned.keys.reverse();
        turned.areas.reverse();
        turned.cells = table.cells.chunks(columns).rev().flatten().cloned().collect();
        let (found, turned) = (smaa(&table, &settings).expect("f"), smaa(&turned, &settings).expect("f"));
        let back: Vec<_> = turned.alternatives.into_iter().rev().collect();
        prop_assert_eq!(found.alternatives, back);
    }

    #[test]
    fn the_quick_count_is_the_same_count(table in tables(), k in 0..5_u32) {
        let settings = SmaaSettings { samples: 1_234, top_k: k, ..SETTINGS };
        let found = smaa(&table, &settings).expect("feasible");
        let quick = top_k(&table, &settings).expect("feasible");
        prop_assert_eq!(found.alternatives.iter().map(|area| area.top).collect::<Vec<_>>(), quick);
    }

    #[test]
    fn many_areas_are_ranked_as_few_are(table in tables()) {
        // Areas that always come last change nothing for the others, but make the analysis sort instead of compare.
        let mut many = table.clone();
        for cell in &mut many.cells {
            if matches!(cell, Value::Excluded) {
                *cell = point(0.5);
            } else if let Value::Mixture(parts) = cell {
                parts.push(Part { weight: 0.0, shape: Shape::Point(1.0) });
                for part in parts {
                    part.shape = part.shape.mapped(0.1, 0.5);
                }
            }
        }
        let few = many.clone();
        let areas = few.keys.len();
        for extra in areas..areas + 201 {
            many.keys.push(format!("a{extra:04}"));
            many.areas.push(AreaIx(position(extra)));
            many.cells.extend(vec![point(0.0); many.criteria.len()]);
        }
        let settings = SmaaSettings { samples: 700, ..SETTINGS };
        let (few, many) = (smaa(&few, &settings).expect("feasible"), smaa(&many, &settings).expect("feasible"));
        prop_assert!(many.pairwise.is_empty() && many.alternatives[0].acceptability.is_empty());
        for (a, b) in few.alternatives.iter().zip(&many.alternatives) {
            prop_assert_eq!(a.expected_rank, b.expected_rank);
            prop_assert_eq!((a.rank_low, a.rank_median, a.rank_high), (b.rank_low, b.rank_median, b.rank_high));
            prop_assert_eq!((a.top, a.first), (b.top, b.first));
            // One is kept in single precision, the other in whole steps.
            prop_assert!((a.score.value - b.score.value).abs() <= 1e-7, "{:?} {:?}", a.score, b.score);
            prop_assert!((a.score_median - b.score_median).abs() <= 0.006);
        }
    }

    #[test]
    fn what_is_necessary_happens_in_every_sample(table in tables()) {
        let necessary = necessary_preference(&table).expect("feasible");
        let found = smaa(&table, &SmaaSettings { samples: 1_000, ..SETTINGS }).expect("feasible");
        for &(i, k) in &necessary.pairs {
            prop_assert_eq!(found.pairwise[k][i].value, 0.0);
        }
        for (area, result) in found.alternatives.iter().enumerate() {
            prop_assert!(necessary.best_rank[area] <= result.rank_low);
            prop_assert!(necessary.worst_rank[area] >= result.rank_high);
        }
    }

    #[test]
    fn ordinal_dominance_survives_every_coding(table in tables(), a in 0.05..1.0_f64, b in 0.05..1.0_f64) {
        // Step codings generate all monotone ones.
        let table = recoded(&table, |_, x| x);
        let found = ordinal_dominance(&table).expect("few areas");
        let shared = score_all(&recoded(&table, |_, x| f64::from(u8::from(x >= a))), &[]).additive;
        let own_code = |column: usize, x: f64| f64::from(u8::from(x >= if column.is_multiple_of(2) { a } else { b }));
        let own = score_all(&recoded(&table, own_code), &[]).additive;
        for &(i, k) in &found.own_coding {
            prop_assert!(own[i] >= own[k] - 1e-9 && found.shared(i, k));
        }
        for &(i, k) in &found.shared_coding {
            prop_assert!(shared[i] >= shared[k] - 1e-9);
        }
    }

    #[test]
    fn pairs_that_are_not_ordinally_dominant_have_a_coding_against_them(table in tables()) {
        let table = recoded(&table, |_, x| x);
        let found = ordinal_dominance(&table).expect("few areas");
        let areas = table.keys.len();
        let mut against = vec![false; areas * areas];
        let unscored = score_all(&table, &[]).unscored;
        for step in 1..=16 {
            let threshold = f64::from(step) / 16.0;
            for cut in [threshold, threshold / 1.01] {
                let code = |_: usize, x: f64| f64::from(u8::from(x >= cut - 1e-9));
                let scores = score_all(&recoded(&table, code), &[]).additive;
                for i in 0..areas {
                    for k in 0..areas {
                        against[i * areas + k] |= scores[i] < scores[k] - 1e-9;
                    }
                }
            }
        }
        for i in (0..areas).filter(|i| !unscored.contains(i)) {
            for k in (0..areas).filter(|k| *k != i && !unscored.contains(k)) {
                prop_assert_eq!(found.shared(i, k), !against[i * areas + k], "{} {}", i, k);
            }
        }
    }

    #[test]
    fn scores_tie_at_the_weight_of_a_swap(table in tables()) {
        let scores = score_all(&table, &[]).additive;
        for found in swaps(&table) {
            prop_assert!((scores[found.above] - scores[found.below] - found.gap).abs() < 1e-9);
            prop_assert_eq!(&found, &swap(&table, found.above, found.below));
            let Some(criterion) = found.criterion else { continue };
            let moved = score_all(&with_weight(&table, criterion, found.weight_at_swap), &[]).additive;
            prop_assert!((moved[found.above] - moved[found.below]).abs() < 1e-6, "{found:?}");
        }
    }

    #[test]
    fn the_mean_score_is_the_expected_score_at_fixed_weights(table in tables()) {
        let mut fixed = table.clone();
        for criterion in &mut fixed.criteria {
            criterion.range = Range { low: criterion.share, high: criterion.share };
        }
        let expected = score_all(&fixed, &[]);
        let found = smaa(&fixed, &SmaaSettings { samples: 5_000, ..SETTINGS }).expect("feasible");
        for (i, area) in found.alternatives.iter().enumerate() {
            let distance = (area.score.value - expected.additive[i]).abs();
            prop_assert!(distance <= 5.0 * area.score.error + 1e-7, "{distance} {:?}", area.score);
            let (low, high) = expected.bounds[i];
            // Scores of views are kept in single precision.
            let inside = area.score_low >= low - 1e-7 && area.score_high <= high + 1e-7;
            prop_assert!(inside, "{} to {}, not within {low} to {high}", area.score_low, area.score_high);
        }
    }
}
