//! What other bounds on priorities and plans would bring.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::faults::ProblemFault;
use crate::item::Item;
use crate::problem::{Bounds, Problem};
use crate::solver::Solver;

/// The best choice under other bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontierPoint {
    /// Bound on priorities at this point.
    pub priorities: u32,
    /// Bound on plans at this point.
    pub plans: u32,
    /// Value of the best choice in micro-units; absent if the overrides cannot be met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// What a better choice could be worth more at most, in micro-units; 0 if the choice is proved best.
    #[serde(default, skip_serializing_if = "crate::item::is_zero")]
    pub gap: i64,
    /// Keys of the chosen items, ascending.
    pub items: Vec<String>,
}

/// The best choice for each number of priorities and of plans from 0 to what could be used at all.
///
/// # Errors
/// If the problem has a fault.
pub fn whole_frontier(problem: &Problem) -> Result<Vec<FrontierPoint>, ProblemFault> {
    let [places, plans] = problem.most_useful();
    frontier(problem, 0..=places, 0..=plans)
}

impl Problem {
    /// Most priorities and most plans that a choice could use at all.
    pub(crate) fn most_useful(&self) -> [u32; 2] {
        let most = |item: &Item| item.options.iter().map(|option| option.plans).max().map_or(0, u32::from);
        let places = u32::try_from(self.bundles.len()).unwrap_or(u32::MAX);
        [places, self.items.iter().map(most).sum()]
    }
}

/// The best choice for each number of priorities and each number of plans, in the order given; goals stay as they are.
///
/// # Errors
/// If the problem has a fault.
///
/// # Complexity
/// One solution a pair; numbers of priorities in parallel.
pub fn frontier(
    problem: &Problem,
    priorities: impl IntoIterator<Item = u32>,
    plans: impl IntoIterator<Item = u32> + Clone + Sync,
) -> Result<Vec<FrontierPoint>, ProblemFault> {
    let solver = Solver::new(problem)?;
    let priorities: Vec<u32> = priorities.into_iter().collect();
    let row = |&priorities: &u32| {
        let mut solver = solver.clone();
        let point = |plans| point(&mut solver, Bounds { priorities, plans, ..problem.bounds });
        plans.clone().into_iter().map(point).collect::<Vec<FrontierPoint>>()
    };
    Ok(priorities.par_iter().map(row).collect::<Vec<_>>().concat())
}

fn point(solver: &mut Solver<'_>, bounds: Bounds) -> FrontierPoint {
    solver.set_bounds(bounds);
    let best = solver.best().map(|_| solver.written());
    let mut items: Vec<String> =
        best.iter().flat_map(|solution| &solution.items).map(|chosen| chosen.item.clone()).collect();
    items.sort();
    FrontierPoint {
        priorities: bounds.priorities,
        plans: bounds.plans,
        gap: best.as_ref().map_or(0, |solution| solution.gap),
        value: best.map(|solution| solution.value),
        items,
    }
}
