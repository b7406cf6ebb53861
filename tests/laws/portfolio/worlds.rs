//! Small uncertain problems with a choice to be made in them.

use std::sync::Arc;

use proptest::prelude::*;
use socta::priorities::{Bounds, BundleKey, Item, PROBLEM_SCHEMA, Problem, micro_units, mode_options};
use socta::robustness::{SimplexWeights, Uncertain, UncertainCriterion, ValueMap};
use socta::scoring::{Direction, Part, Shape, Shocks, Value};

/// A problem and what its values are drawn from.
#[derive(Debug, Clone)]
pub struct World {
    pub problem: Problem,
    pub uncertain: Uncertain,
}

/// A level that is not known for certain.
pub fn levels(shares: [f64; 3]) -> Value {
    let part = |(weight, value)| Part { weight, shape: Shape::Point(value) };
    Value::Mixture(shares.into_iter().zip([0.0, 0.5, 1.0]).map(part).collect())
}

/// Equally likely anywhere between two values.
pub fn uniform(low: f64, high: f64) -> Value {
    Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Uniform(low, high) }])
}

impl World {
    /// Items in bundles, each a row of cells; at most `priorities` bundles and `plans` plans.
    pub fn of(cells: Vec<Vec<Value>>, bundles: &[usize], priorities: u32, plans: u32) -> Self {
        let criteria = cells.first().map_or(0, Vec::len);
        let keys: Vec<String> = (0..cells.len()).map(|at| format!("a{at}")).collect();
        let mean = |row: &[Value]| row.iter().filter_map(Value::mean).sum::<f64>() / row.len().max(1) as f64;
        let item = |(at, key): (usize, &String)| Item {
            key: key.clone(),
            bundle: bundles[at],
            value: micro_units(mean(&cells[at])).expect("a score"),
            options: mode_options(
                (at % 5 == 4).then_some(socta::dossier::CarriedBy::Goal),
                (at % 4) as u32,
                3,
            ),
            forced: None,
            ..Item::default()
        };
        let problem = Problem {
            schema: PROBLEM_SCHEMA.to_owned(),
            items: keys.iter().enumerate().map(item).collect(),
            bundles: (0..=bundles.iter().copied().max().unwrap_or(0))
                .map(|at| BundleKey { key: format!("b{at}") })
                .collect(),
            bounds: Bounds { priorities, plans, goals: 1, least_value: None },
            ..Problem::default()
        };
        let criterion = |at| UncertainCriterion {
            name: format!("c{at}"),
            direction: Direction::Max,
            map: ValueMap::IDENTITY,
        };
        let uncertain = Uncertain {
            alternatives: keys,
            criteria: (0..criteria).map(criterion).collect(),
            cells: cells.into_iter().flatten().collect(),
            weights: Arc::new(SimplexWeights::new(criteria)),
            shocks: Shocks::default(),
        };
        Self { problem, uncertain }
    }

    /// Items of their own that take a place and a plan each, of which K are chosen.
    pub fn plain(items: usize, k: u32) -> Self {
        let low = |at: usize, criterion: usize| ((at * 37 + criterion * 61) % 50) as f64 / 100.0;
        let row = |at: usize| {
            (0..3).map(|criterion| uniform(low(at, criterion), low(at, criterion) + 0.5)).collect()
        };
        let bundles: Vec<usize> = (0..items).collect();
        let mut world = Self::of((0..items).map(row).collect(), &bundles, k, k);
        world.problem.items.iter_mut().for_each(|item| item.options = mode_options(None, 0, 1));
        world
    }
}

fn cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        (1..9_u32, 1..9_u32, 1..9_u32).prop_map(|(a, b, c)| {
            let sum = f64::from(a + b + c);
            levels([a, b, c].map(|share| f64::from(share) / sum))
        }),
        (0..40_u32, 5..60_u32)
            .prop_map(|(low, width)| { uniform(f64::from(low) / 100.0, f64::from(low + width) / 100.0) }),
        (0..100_u32).prop_map(|at| {
            Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Point(f64::from(at) / 100.0) }])
        }),
    ]
}

/// Up to `most` items on three criteria, in up to three bundles, with bounds that leave something out.
pub fn worlds(most: usize) -> impl Strategy<Value = World> {
    (3..=most).prop_flat_map(|items| {
        let cells = prop::collection::vec(prop::collection::vec(cell(), 3), items);
        let bundles = prop::collection::vec(0..3_usize, items);
        (cells, bundles, 1..3_u32, 1..4_u32)
            .prop_map(|(cells, bundles, priorities, plans)| World::of(cells, &bundles, priorities, plans))
    })
}
