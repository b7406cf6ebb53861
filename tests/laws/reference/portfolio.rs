//! The non-dominated sets of a plain choice: at most so many items, each with an interval a criterion.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value as Json, json};
use socta::diagnostics::Silent;
use socta::model::Statement;
use socta::portfolio::{Question, analyse};
use socta::priorities::{Bounds, BundleKey, Item, PROBLEM_SCHEMA, Problem, mode_options, solve};
use socta::robustness::preferences::criteria_region;
use socta::robustness::{SimplexWeights, Uncertain, UncertainCriterion, ValueMap};
use socta::scoring::{Direction, Part, Shape, Shocks, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    at_most: u32,
    criteria: Vec<String>,
    statements: Vec<Statement>,
    cells: Vec<Vec<[f64; 2]>>,
}

impl Input {
    fn problem(&self) -> Problem {
        let item = |at: usize| Item {
            key: format!("p{at}"),
            bundle: at,
            value: 1,
            options: mode_options(None, 0, 1),
            forced: None,
            ..Item::default()
        };
        Problem {
            schema: PROBLEM_SCHEMA.to_owned(),
            items: (0..self.cells.len()).map(item).collect(),
            bundles: (0..self.cells.len()).map(|at| BundleKey { key: format!("p{at}") }).collect(),
            bounds: Bounds { priorities: self.at_most, plans: self.at_most, goals: 0, least_value: None },
            ..Problem::default()
        }
    }

    fn uncertain(&self) -> Uncertain {
        let criterion = |name: &String| UncertainCriterion {
            name: name.clone(),
            direction: Direction::Max,
            map: ValueMap::IDENTITY,
        };
        let cell = |[low, high]: [f64; 2]| {
            Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Uniform(low, high) }])
        };
        Uncertain {
            alternatives: (0..self.cells.len()).map(|at| format!("p{at}")).collect(),
            criteria: self.criteria.iter().map(criterion).collect(),
            cells: self.cells.iter().flatten().copied().map(cell).collect(),
            weights: Arc::new(SimplexWeights::new(self.criteria.len())),
            shocks: Shocks::default(),
        }
    }
}

/// What is counted and which core indices there are.
pub fn core(input: &[u8]) -> Result<Json, String> {
    let input: Input = serde_json::from_slice(input).map_err(|error| error.to_string())?;
    let region = criteria_region(&input.criteria, &input.statements).polytope;
    let (problem, uncertain) = (input.problem(), input.uncertain());
    let proposal = solve(&problem).map_err(|error| error.to_string())?;
    let question = Question {
        problem: &problem,
        proposal: &proposal,
        uncertain: &uncertain,
        seed: 1,
        samples: 1,
        region: Some(&region),
        reports: &[],
    };
    let found = analyse(&question, &Silent).map_err(|error| error.to_string())?;
    let (weights, everything) =
        found.over_weights.zip(found.over_everything).ok_or("the sets cannot be listed")?;
    Ok(json!({
        "sets": weights.sets,
        "over_weights": weights.non_dominated,
        "core_over_weights": weights.core,
        "over_everything": everything.non_dominated,
        "core_over_everything": everything.core,
    }))
}
