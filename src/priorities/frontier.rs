//! What other bounds on priorities and plans would bring.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::faults::ProblemFault;
use super::problem::{Bounds, Problem};
use super::solver::Solver;

/// The best choice under other bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontierPoint {
    /// At most this many priorities.
    pub priorities: u32,
    /// At most this many plans.
    pub plans: u32,
    /// Value of the best choice in micro-units; absent if the overrides cannot be met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// Keys of its items, ascending.
    pub items: Vec<String>,
}

/// The best choice for each number of priorities and of plans from 0 to what could be used at all.
///
/// # Errors
/// If the problem has a fault.
pub fn whole_frontier(problem: &Problem) -> Result<Vec<FrontierPoint>, ProblemFault> {
    let most = |item: &super::problem::Item| {
        item.options.iter().map(|option| option.plans).max().map_or(0, u32::from)
    };
    let places = u32::try_from(problem.bundles.len()).unwrap_or(u32::MAX);
    frontier(problem, 0..=places, 0..=problem.items.iter().map(most).sum())
}

/// The best choice for each number of priorities and each number of plans, in the order given; goals stay as they are.
///
/// # Errors
/// If the problem has a fault.
///
/// # Complexity
/// One solution a pair.
pub fn frontier(
    problem: &Problem,
    priorities: impl IntoIterator<Item = u32>,
    plans: impl IntoIterator<Item = u32> + Clone,
) -> Result<Vec<FrontierPoint>, ProblemFault> {
    let mut solver = Solver::new(problem)?;
    let mut points = Vec::new();
    for k in priorities {
        for n in plans.clone() {
            solver.set_bounds(Bounds { priorities: k, plans: n, ..problem.bounds });
            let best = solver.best().map(|_| solver.written());
            let mut items: Vec<String> =
                best.iter().flat_map(|solution| &solution.items).map(|chosen| chosen.item.clone()).collect();
            items.sort();
            let value = best.map(|solution| solution.value);
            points.push(FrontierPoint { priorities: k, plans: n, value, items });
        }
    }
    Ok(points)
}
