//! Random problems, and the plain way to solve them: try everything.

use std::cmp::{Ordering, Reverse};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use socta::priorities::{
    Bounds, BundleKey, Direction, Item, Mode, ModeOption, Override, PROBLEM_SCHEMA, Problem,
};

/// One item, with a number for its bundle.
type Draft = (usize, i64, Vec<ModeOption>, Option<Direction>);

fn options(negative_extra: bool) -> impl Strategy<Value = Vec<ModeOption>> {
    let extra = if negative_extra { -2_i64..3 } else { 0..1 };
    let option = (extra, 0_u8..3, 0_u8..2, any::<bool>());
    (subsequence(vec![Mode::Oap, Mode::Chsg, Mode::Both], 0..=3), vec(option, 3)).prop_map(
        |(modes, options)| {
            let one = |(mode, (extra, plans, goals, takes_place))| ModeOption {
                mode,
                extra,
                plans,
                goals,
                takes_place,
            };
            modes.into_iter().zip(options).map(one).collect()
        },
    )
}

/// Values with many ties, or with hardly any.
fn value() -> impl Strategy<Value = i64> {
    prop_oneof![-2_i64..6, select(vec![700_000_i64, 900_000, 1_000_000]), 0_i64..1_000_000]
}

fn draft(bundles: usize) -> impl Strategy<Value = Draft> {
    let forced = prop_oneof![
        8 => Just(None),
        1 => Just(Some(Direction::In)),
        1 => Just(Some(Direction::Out)),
    ];
    (0..bundles, value(), options(true), forced)
}

fn forced(direction: Direction) -> Override {
    Override { direction, author: "a chair".into(), reason: "a reason".into() }
}

/// Problems with every kind of constraint, of at most `items` items.
pub(crate) fn problems(items: usize) -> impl Strategy<Value = Problem> {
    let least = prop_oneof![3 => Just(None), 1 => (-1_i64..4).prop_map(Some)];
    let bounds = (0_u32..5, 0_u32..9, 0_u32..4, least);
    (1_usize..6).prop_flat_map(move |bundles| {
        (vec(draft(bundles), 0..=items), bounds.clone()).prop_map(move |(drafts, bounds)| {
            let (priorities, plans, goals, least_value) = bounds;
            let item = |(index, (bundle, value, options, direction)): (usize, Draft)| Item {
                // Keys that do not sort as they are numbered.
                key: format!("area.{}", (index * 7) % 31),
                bundle,
                value,
                forced: direction.filter(|way| *way == Direction::Out || !options.is_empty()).map(forced),
                options,
            };
            Problem {
                schema: PROBLEM_SCHEMA.into(),
                items: drafts.into_iter().enumerate().map(item).collect(),
                bundles: (0..bundles)
                    .map(|index| BundleKey { key: format!("b{}", (index * 3) % 7) })
                    .collect(),
                bounds: Bounds { priorities, plans, goals, least_value },
            }
        })
    })
}

/// A choice: option by item of the problem.
type Choice = Vec<Option<usize>>;

/// The tie rule, as it is written.
fn better(problem: &Problem, order: &[usize], a: &Choice, b: &Choice) -> Ordering {
    let sums = |choice: &Choice| {
        let taken = choice.iter().enumerate();
        let taken = taken.filter_map(|(item, option)| Some((&problem.items[item], (*option)?)));
        let taken: Vec<(i64, ModeOption)> =
            taken.map(|(item, option)| (item.value, item.options[option])).collect();
        (
            taken.iter().map(|(value, option)| value + option.extra).sum::<i64>(),
            Reverse(taken.iter().map(|(_, option)| u32::from(option.plans)).sum::<u32>()),
            taken.iter().filter(|(_, option)| option.mode == Mode::Both).count(),
            Reverse(taken.iter().map(|(_, option)| u32::from(option.goals)).sum::<u32>()),
            Reverse(taken.len()),
        )
    };
    let mode =
        |choice: &Choice, item: usize| choice[item].map(|option| problem.items[item].options[option].mode);
    let by_key = order.iter().map(|&item| match (mode(a, item), mode(b, item)) {
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    sums(a).cmp(&sums(b)).then_with(|| by_key.fold(Ordering::Equal, Ordering::then))
}

/// Items by bundle key and item key.
fn canonical(problem: &Problem) -> Vec<usize> {
    let mut order: Vec<usize> = (0..problem.items.len()).collect();
    order.sort_by_key(|&index| {
        let item = &problem.items[index];
        (&problem.bundles[item.bundle].key, &item.key)
    });
    order
}

fn is_feasible(problem: &Problem, choice: &Choice) -> bool {
    let (mut plans, mut goals, mut open) = (0, 0, vec![false; problem.bundles.len()]);
    for (item, option) in problem.items.iter().zip(choice) {
        let worthy = problem.bounds.least_value.is_none_or(|least| item.value >= least);
        let allowed = match item.direction() {
            Some(Direction::In) => option.is_some(),
            Some(Direction::Out) => option.is_none(),
            None => option.is_none() || worthy,
        };
        if !allowed {
            return false;
        }
        if let Some(option) = option.map(|option| item.options[option]) {
            plans += u32::from(option.plans);
            goals += u32::from(option.goals);
            open[item.bundle] |= option.takes_place;
        }
    }
    let places = open.iter().filter(|open| **open).count();
    let bounds = problem.bounds;
    places <= bounds.priorities as usize && plans <= bounds.plans && goals <= bounds.goals
}

/// Shows every feasible choice.
fn all_feasible(problem: &Problem, mut visit: impl FnMut(&Choice)) {
    let mut choice: Choice = vec![None; problem.items.len()];
    loop {
        if is_feasible(problem, &choice) {
            visit(&choice);
        }
        let is_last = |item: usize| choice[item].map_or(0, |at| at + 1) == problem.items[item].options.len();
        let Some(position) = (0..choice.len()).find(|&item| !is_last(item)) else { return };
        choice[..position].fill(None);
        choice[position] = Some(choice[position].map_or(0, |at| at + 1));
    }
}

/// The best choice by trying all of them, as modes by key; `None` if none is feasible.
pub(crate) fn brute_force(problem: &Problem) -> Option<Vec<(String, Mode)>> {
    let order = canonical(problem);
    let mut best: Option<Choice> = None;
    all_feasible(problem, |choice| {
        if best.as_ref().is_none_or(|best| better(problem, &order, choice, best) == Ordering::Greater) {
            best = Some(choice.clone());
        }
    });
    best.map(|best| {
        let taken = problem.items.iter().zip(best);
        let mut taken: Vec<(String, Mode)> =
            taken.filter_map(|(item, option)| Some((item.key.clone(), item.options[option?].mode))).collect();
        taken.sort();
        taken
    })
}

/// The greatest value of all feasible choices whose items satisfy a condition.
pub(crate) fn greatest_value(problem: &Problem, accepts: impl Fn(&[bool]) -> bool) -> Option<i64> {
    let mut greatest = None;
    all_feasible(problem, |choice| {
        let has: Vec<bool> = choice.iter().map(Option::is_some).collect();
        if accepts(&has) {
            let taken = problem.items.iter().zip(choice);
            let value =
                taken.filter_map(|(item, option)| Some(item.value + item.options[(*option)?].extra)).sum();
            greatest = greatest.max(Some(value));
        }
    });
    greatest
}
