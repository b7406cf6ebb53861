//! What information is worth, against what it is worth when somebody tries it out.

use std::sync::Arc;

use proptest::prelude::*;
use socta::portfolio::{Gap, Information};
use socta::priorities::{Problem, Solution, micro_units, solve};
use socta::robustness::{FixedWeights, Uncertain, Views};
use socta::scoring::{Part, Shape, Shocks, SourcePart, Value};

use super::worlds::{World, levels, uniform, worlds};
use super::{SEED, analysed};

/// Views of a run that is made for one answer.
const VIEWS: u64 = 6_000;
/// What a mean over so many views may miss in a comparison of sets, in points of score: about four standard errors.
const ERROR: f64 = 0.008;
/// Answers on a figure that are tried.
const TRIED: usize = 8;

/// Mean score of each row over all views, as values of the items.
fn expected(uncertain: &Uncertain) -> Vec<i64> {
    let views = Views::new(uncertain, SEED, VIEWS).expect("they can be drawn");
    let mut sums = vec![0.0; views.alternatives()];
    for index in 0..views.blocks() {
        let block = views.block(index);
        for (sum, scores) in sums.iter_mut().zip(block.scores.chunks_exact(block.width)) {
            *sum += scores.iter().sum::<f64>();
        }
    }
    sums.iter().map(|sum| micro_units(sum / VIEWS as f64).expect("a score")).collect()
}

fn at(problem: &Problem, values: &[i64]) -> Solution {
    let mut problem = problem.clone();
    problem.items.iter_mut().zip(values).for_each(|(item, value)| item.value = *value);
    solve(&problem).expect("there is a choice")
}

/// What the best set is worth more than another one at these values, in points of score.
fn gain(problem: &Problem, values: &[i64], other: &Solution) -> f64 {
    let theirs: i64 = problem
        .items
        .iter()
        .zip(values)
        .filter(|(item, _)| other.has(&item.key))
        .map(|(_, value)| value)
        .sum();
    (at(problem, values).value - theirs) as f64 / 1e6
}

/// The answers that a cell can give, with their probabilities.
fn answers(cell: &Value) -> Vec<(f64, f64)> {
    match cell.parts() {
        [Part { shape: Shape::Uniform(low, high), .. }] => (0..TRIED)
            .map(|step| (1.0 / TRIED as f64, low + (high - low) * (step as f64 + 0.5) / TRIED as f64))
            .collect(),
        parts => parts.iter().map(|part| (part.weight, part.shape.low())).collect(),
    }
}

/// The value of knowing a cell: fix it at each answer, run again, choose again, and average.
fn tried_out(world: &World, cell: usize, base: &Solution) -> f64 {
    let tried = answers(&world.uncertain.cells[cell]).into_iter().map(|(share, value)| {
        let mut fixed = world.uncertain.clone();
        fixed.cells[cell] = Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Point(value) }]);
        share * gain(&world.problem, &expected(&fixed), base)
    });
    tried.sum()
}

fn gap<'a>(found: &'a Information, world: &World, cell: usize) -> Option<&'a Gap> {
    let columns = world.uncertain.criteria.len();
    let (item, criterion) =
        (&world.problem.items[cell / columns].key, &world.uncertain.criteria[cell % columns]);
    found.gaps.iter().find(|gap| gap.item == *item && gap.criterion == criterion.name)
}

fn informed(world: &World) -> Information {
    analysed(world, VIEWS).1.information.expect("cells are values")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn gaps_are_ranked_as_when_each_is_resolved(world in worlds(5)) {
        let found = informed(&world);
        let base = at(&world.problem, &expected(&world.uncertain));
        let open: Vec<usize> =
            (0..world.uncertain.cells.len()).filter(|&at| !world.uncertain.cells[at].is_certain()).collect();
        let both: Vec<(f64, f64)> = open
            .iter()
            .map(|&cell| {
                let stated = gap(&found, &world, cell).map_or(0.0, |gap| gap.perfect.gain);
                (stated, tried_out(&world, cell, &base))
            })
            .collect();
        for (stated, tried) in &both {
            prop_assert!((stated - tried).abs() < ERROR, "{both:?}");
        }
        for (one, other) in both.iter().flat_map(|one| both.iter().map(move |other| (one, other))) {
            if one.1 > other.1 + 2.0 * ERROR {
                prop_assert!(one.0 > other.0, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn no_answer_is_worth_more_than_the_truth(world in worlds(6)) {
        let found = informed(&world);
        prop_assert!(found.gaps.windows(2).all(|pair| pair[0].perfect.gain >= pair[1].perfect.gain));
        for gap in &found.gaps {
            // A report that is right more often is worth more, and the truth most.
            let worths: Vec<f64> =
                std::iter::once(gap.perfect.gain).chain(gap.reports.iter().map(|report| report.gain)).collect();
            prop_assert!(worths.windows(2).all(|pair| pair[0] >= pair[1] - 1e-5), "{gap:?}");
            prop_assert!(gap.perfect.change > 0.0 && gap.perfect.change <= 1.0);
            prop_assert!(!(gap.enters.is_empty() && gap.leaves.is_empty()));
            let together = found.evidence.gain;
            prop_assert!(gap.perfect.gain <= together.value + 4.0 * together.error + 1e-3, "{gap:?} {together:?}");
        }
    }
}

/// Two areas of which the first criterion rests on one source, one on a source of its own, and one that is certain.
fn of_one_source(correlation: f64) -> World {
    let shares = [0.3, 0.3, 0.4];
    let half = |value: f64| Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Point(value) }]);
    let cells = vec![
        vec![levels(shares), half(0.5)],
        vec![levels(shares), half(0.48)],
        vec![levels(shares), half(0.45)],
        vec![half(0.5), uniform(0.3, 0.6)],
    ];
    let mut world = World::of(cells, &[0, 1, 2, 3], 2, 2);
    let report = |source| SourcePart { weight: 1.0, source, parts: levels(shares).parts().to_vec() };
    world.uncertain.weights = Arc::new(FixedWeights::new(&[0.5, 0.5]).expect("a positive sum"));
    world.uncertain.shocks = Shocks {
        correlation,
        sources: vec!["s".to_owned()],
        cells: [(0, vec![report(Some(0))]), (2, vec![report(Some(0))])].into_iter().collect(),
        ..Shocks::default()
    };
    world
}

/// The value of knowing a cell from views alone: group them by its value, and choose in each group.
fn grouped(world: &World, cell: usize, base: &Solution) -> f64 {
    let views = Views::new(&world.uncertain, SEED, 40_000).expect("they can be drawn");
    let rows = views.alternatives();
    let mut groups: Vec<(u64, f64, Vec<f64>)> = Vec::new();
    for index in 0..views.blocks() {
        let (block, values) = (views.block(index), views.values(index, views.width(index)));
        for view in 0..block.width {
            let value = values[cell * block.width + view];
            let place = groups.iter().position(|group| group.1 == value).unwrap_or_else(|| {
                groups.push((0, value, vec![0.0; rows]));
                groups.len() - 1
            });
            groups[place].0 += 1;
            for (row, sum) in groups[place].2.iter_mut().enumerate() {
                *sum += block.scores[row * block.width + view];
            }
        }
    }
    let worth = |(count, _, sums): &(u64, f64, Vec<f64>)| {
        let mean = |sum: &f64| micro_units(sum / *count as f64).expect("a score");
        let values: Vec<i64> = sums.iter().map(mean).collect();
        *count as f64 / 40_000.0 * gain(&world.problem, &values, base)
    };
    groups.iter().map(worth).sum()
}

#[test]
fn what_is_found_out_on_one_area_is_heard_on_others_of_its_source() {
    let mut worths = Vec::new();
    for correlation in [0.0, 0.5, 1.0] {
        let world = of_one_source(correlation);
        let found = informed(&world);
        let base = at(&world.problem, &expected(&world.uncertain));
        for cell in [0, 2, 4] {
            let stated = gap(&found, &world, cell).map_or(0.0, |gap| gap.perfect.gain);
            let views = grouped(&world, cell, &base);
            assert!((stated - views).abs() < 0.004, "{correlation} {cell}: {stated} {views}");
        }
        worths.push(gap(&found, &world, 0).map_or(0.0, |gap| gap.perfect.gain));
    }
    // What moves both areas of a source moves no line between them.
    assert!(worths[0] > worths[2] + 0.01 || worths[2] > worths[0] + 0.01, "{worths:?}");
}

#[test]
fn what_cannot_change_the_list_is_not_asked() {
    let mut world = World::plain(4, 4);
    let found = informed(&world);
    assert!(found.gaps.is_empty() && found.evidence.change.value == 0.0 && found.weights.change.value == 0.0);
    assert_eq!(found.uncertain, 12);
    // One place less, and every area may be the one to go.
    world.problem.bounds.priorities = 3;
    let found = informed(&world);
    assert!(found.evidence.gain.value > 0.0 && found.weights.change.value > 0.0, "{found:?}");
}
