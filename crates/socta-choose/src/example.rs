//! Small problems for the unit tests of this stage.

use crate::item::{Direction, Item, ModeOption, Override};
use crate::problem::{Bounds, BundleKey, PROBLEM_SCHEMA, Problem};

/// Items `a0`, `a1`, ... given as (bundle, value), each carried by one plan.
pub(crate) fn problem(items: &[(usize, i64)], priorities: u32, plans: u32) -> Problem {
    let item = |(index, &(bundle, value)): (usize, &(usize, i64))| Item {
        key: format!("a{index}"),
        bundle,
        value,
        options: vec![ModeOption::PLAN],
        forced: None,
        ..Item::default()
    };
    let bundles = items.iter().map(|(bundle, _)| bundle + 1).max().unwrap_or(0);
    Problem {
        schema: PROBLEM_SCHEMA.into(),
        items: items.iter().enumerate().map(item).collect(),
        bundles: (0..bundles).map(|index| BundleKey { key: format!("b{index}") }).collect(),
        bounds: Bounds { priorities, plans, goals: 3, least_value: None },
        ..Problem::default()
    }
}

/// Forces an item.
pub(crate) fn force(problem: &mut Problem, index: usize, direction: Direction) {
    problem.items[index].forced = Some(Override::new(direction, "a chair", "a reason"));
}
