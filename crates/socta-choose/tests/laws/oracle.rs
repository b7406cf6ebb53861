//! Random problems, and the plain way to solve them: try everything.

use std::cmp::{Ordering, Reverse};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use socta_choose::{
    Bounds, BundleKey, Coverage, Direction, Element, Exclusion, Item, Mode, ModeOption, Override,
    Prerequisite, Problem, Resource, Use,
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
    Override::new(direction, "a chair", "a reason")
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
                key: format!("item.{}", (index * 7) % 31),
                bundle,
                value,
                forced: direction.filter(|way| *way == Direction::Out || !options.is_empty()).map(forced),
                options,
                ..Item::default()
            };
            Problem {
                items: drafts.into_iter().enumerate().map(item).collect(),
                bundles: (0..bundles)
                    .map(|index| BundleKey { key: format!("b{}", (index * 3) % 7) })
                    .collect(),
                bounds: Bounds { priorities, plans, goals, least_value },
                ..Problem::default()
            }
        })
    })
}

/// What is added to one item: its bonus, numbers that stand for what it covers and uses, and the plan that it shares.
type More = (i64, Vec<bool>, Vec<u64>, Option<u8>);
/// Lists of items by number, with a limit.
type Lists = Vec<(Vec<usize>, u32)>;

/// Problems with rules of every kind, of at most `items` items.
pub(crate) fn problems_with_rules(items: usize) -> impl Strategy<Value = Problem> {
    let bonus = prop_oneof![3 => Just(0_i64), 1 => -2_i64..4];
    let shared = prop_oneof![1 => Just(None), 2 => (1_u8..3).prop_map(Some)];
    let more = vec((bonus, vec(prop::bool::weighted(0.3), 5), vec(0_u64..4, 6), shared), items);
    let lists = || vec((vec(0..items.max(1), 1..5), 0_u32..3), 0..3);
    let values = vec(value().prop_map(i64::abs), 5);
    let kept = vec(prop::bool::weighted(0.6), 7);
    (problems(items), more, (lists(), lists(), lists()), values, (0_u64..9, 0_u64..15), kept).prop_map(
        |(mut problem, more, lists, values, limits, kept)| {
            if problem.items.is_empty() {
                return problem;
            }
            add_elements(&mut problem, &more, &values, kept[0]);
            add_lists(&mut problem, lists, &kept);
            if kept[4] {
                add_resources(&mut problem, &more, limits);
            }
            if kept[5] {
                share_plans(&mut problem, &more);
            }
            if kept[6] {
                ask_for_modes(&mut problem);
            }
            problem
        },
    )
}

fn add_elements(problem: &mut Problem, more: &[More], values: &[i64], kept: bool) {
    for (item, (bonus, covers, ..)) in problem.items.iter_mut().zip(more) {
        item.bonus = *bonus;
        let covered = covers.iter().enumerate().filter(|(_, covers)| kept && **covers);
        item.covers = covered.map(|(at, _)| format!("group.{at}")).collect();
    }
    if kept {
        let element = |(at, value): (usize, &i64)| Element { key: format!("group.{at}"), value: *value };
        problem.elements = values.iter().enumerate().map(element).collect();
    }
}

fn add_lists(problem: &mut Problem, lists: (Lists, Lists, Lists), kept: &[bool]) {
    let keys: Vec<String> = problem.items.iter().map(|item| item.key.clone()).collect();
    let named = |list: &[usize]| {
        let mut named: Vec<String> = list.iter().map(|at| keys[at % keys.len()].clone()).collect();
        named.sort();
        named.dedup();
        named
    };
    for (at, (list, limit)) in lists.0.iter().enumerate().filter(|_| kept[1]) {
        problem.coverage.push(Coverage { key: format!("c{at}"), items: named(list), least: *limit });
    }
    for (at, (list, limit)) in lists.1.iter().enumerate().filter(|_| kept[2]) {
        problem.exclusions.push(Exclusion { key: format!("e{at}"), items: named(list), most: *limit });
    }
    for (list, item) in lists.2.iter().filter(|_| kept[3]) {
        let item = keys[*item as usize % keys.len()].clone();
        let any_of: Vec<String> = named(list).into_iter().filter(|key| *key != item).collect();
        if !any_of.is_empty() {
            problem.prerequisites.push(Prerequisite { item, any_of });
        }
    }
}

fn add_resources(problem: &mut Problem, more: &[More], limits: (u64, u64)) {
    let one = |resource: &str, mode, amount| Use { resource: resource.into(), mode, amount };
    for (item, (_, _, uses, _)) in problem.items.iter_mut().zip(more) {
        item.uses = vec![
            one("hands", None, uses[0]),
            one("hands", Some(Mode::Both), uses[1]),
            one("cost", Some(Mode::Oap), uses[2] * 1000 + uses[3]),
            one("cost", Some(Mode::Chsg), uses[4] * 100 + uses[5]),
        ];
    }
    let resource = |key: &str, limit| Resource { key: key.into(), limit };
    problem.resources = vec![resource("hands", limits.0), resource("cost", limits.1 * 500)];
}

/// Items of one bundle with the same number share as many plans as the number says.
fn share_plans(problem: &mut Problem, more: &[More]) {
    for (item, (.., shared)) in problem.items.iter_mut().zip(more) {
        let Some(plans) = *shared else { continue };
        item.shared_plan = Some(format!("plan.{}.{plans}", item.bundle));
        item.options.iter_mut().filter(|option| option.plans > 0).for_each(|option| option.plans = plans);
    }
}

/// Who is forced in must be in the last of the offered modes.
fn ask_for_modes(problem: &mut Problem) {
    for item in &mut problem.items {
        let mode = item.options.last().map(|option| option.mode);
        item.forced
            .iter_mut()
            .filter(|forced| forced.direction == Direction::In)
            .for_each(|forced| forced.mode = mode);
    }
}

/// A choice: option by item of the problem.
type Choice = Vec<Option<usize>>;

/// Value of a choice: of its items with their bonuses, and of what they cover together.
fn value_of(problem: &Problem, choice: &Choice) -> i64 {
    let taken = || choice.iter().zip(&problem.items).filter_map(|(option, item)| Some((item, (*option)?)));
    let own: i64 = taken().map(|(item, option)| item.value + item.bonus + item.options[option].extra).sum();
    let covered = |element: &&Element| taken().any(|(item, _)| item.covers.contains(&element.key));
    own + problem.elements.iter().filter(covered).map(|element| element.value).sum::<i64>()
}

/// Whether a choice keeps the rules.
fn keeps_rules(problem: &Problem, choice: &Choice) -> bool {
    let has = |key: &String| {
        problem.items.iter().zip(choice).any(|(item, option)| item.key == *key && option.is_some())
    };
    let number = |keys: &[String]| keys.iter().filter(|key| has(key)).count();
    let used = |resource: &Resource| -> u64 {
        let taken = choice.iter().zip(&problem.items).filter_map(|(option, item)| Some((item, (*option)?)));
        taken
            .flat_map(|(item, option)| item.uses.iter().map(move |used| (used, item.options[option].mode)))
            .filter(|(used, mode)| {
                used.resource == resource.key && (used.mode.is_none() || used.mode == Some(*mode))
            })
            .map(|(used, _)| used.amount)
            .sum()
    };
    problem.coverage.iter().all(|rule| number(&rule.items) >= rule.least as usize)
        && problem.exclusions.iter().all(|rule| number(&rule.items) <= rule.most as usize)
        && problem.prerequisites.iter().all(|rule| !has(&rule.item) || number(&rule.any_of) > 0)
        && problem.resources.iter().all(|resource| used(resource) <= resource.limit)
}

/// Plans of a choice; those that items share are taken once.
fn plans_of(problem: &Problem, choice: &Choice) -> u32 {
    let mut shared = std::collections::BTreeMap::new();
    let mut own = 0;
    for (item, option) in problem.items.iter().zip(choice) {
        let plans = option.map_or(0, |option| u32::from(item.options[option].plans));
        match &item.shared_plan {
            None => own += plans,
            Some(key) => {
                let most = shared.entry(key).or_insert(0);
                *most = plans.max(*most);
            }
        }
    }
    own + shared.values().sum::<u32>()
}

/// The tie rule, as it is written.
fn better(problem: &Problem, order: &[usize], a: &Choice, b: &Choice) -> Ordering {
    let sums = |choice: &Choice| {
        let taken = choice.iter().enumerate();
        let taken = taken.filter_map(|(item, option)| Some((&problem.items[item], (*option)?)));
        let taken: Vec<ModeOption> = taken.map(|(item, option)| item.options[option]).collect();
        (
            value_of(problem, choice),
            Reverse(plans_of(problem, choice)),
            taken.iter().filter(|option| option.mode == Mode::Both).count(),
            Reverse(taken.iter().map(|option| u32::from(option.goals)).sum::<u32>()),
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
    let (mut goals, mut open) = (0, vec![false; problem.bundles.len()]);
    for (item, option) in problem.items.iter().zip(choice) {
        let covered = problem.elements.iter().filter(|element| item.covers.contains(&element.key));
        let alone = item.value + covered.map(|element| element.value).sum::<i64>();
        let worthy = problem.bounds.least_value.is_none_or(|least| alone >= least);
        let allowed = match item.direction() {
            Some(Direction::In) => option.is_some_and(|option| item.may_be(item.options[option].mode)),
            Some(Direction::Out) => option.is_none(),
            None => option.is_none() || worthy,
        };
        if !allowed {
            return false;
        }
        if let Some(option) = option.map(|option| item.options[option]) {
            goals += u32::from(option.goals);
            open[item.bundle] |= option.takes_place;
        }
    }
    let places = open.iter().filter(|open| **open).count();
    let bounds = problem.bounds;
    places <= bounds.priorities as usize
        && plans_of(problem, choice) <= bounds.plans
        && goals <= bounds.goals
        && keeps_rules(problem, choice)
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
            greatest = greatest.max(Some(value_of(problem, choice)));
        }
    });
    greatest
}

/// Every set of items that can be chosen, with the value of its best modes.
pub(crate) fn all_sets(problem: &Problem) -> Vec<(Vec<bool>, i64)> {
    let mut sets = std::collections::BTreeMap::new();
    all_feasible(problem, |choice| {
        let value = value_of(problem, choice);
        let best = sets.entry(choice.iter().map(Option::is_some).collect()).or_insert(value);
        *best = value.max(*best);
    });
    sets.into_iter().collect()
}
